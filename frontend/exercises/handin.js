// What leaves the browser: one file to hand in, one page to read. And what comes back from others, which is not trusted.
import { csv } from "../sharing/csv.js";
import { lowered, tidy } from "../text.js";
import { CHOOSING, sifted, verdict, WEIGHTS } from "./answers.js";

const KIND = "realist-exercises";
export const LARGEST = 500_000;
export const MOST_FILES = 200;
const VERSION = 1;

export const fileOf = (book, record, items) =>
  JSON.stringify(
    { kind: KIND, version: VERSION, book, name: record.name, answers: sifted(items, record.answers).answers },
    null,
    1,
  );

/** What somebody wrote, quoted, on one line and not for long. */
export const quoted = (text) => `“${tidy(String(text)).slice(0, 60)}”`;

/** The answers that a file holds, or why it is refused. */
export function readFile(book, items, name, text) {
  const refuse = (reason) => ({ refused: `${quoted(name)} ${reason}` });
  if (text.length > LARGEST) return refuse(`is larger than ${LARGEST / 1000} kB and was not read.`);
  let given;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return refuse("is not JSON. Was another file chosen, or was this one cut off on its way?");
  }
  if (typeof given !== "object" || given === null || Array.isArray(given) || given.kind !== KIND)
    return refuse("is not a file of answers from this book.");
  if (given.version !== VERSION) return refuse("is of another version of such files.");
  if (given.book?.title !== book.title) return refuse("belongs to another book.");
  if (typeof given.name !== "string" || given.name.length > 80)
    return refuse("gives a name that is not a text of at most 80 characters.");
  if (typeof given.answers !== "object" || given.answers === null || Array.isArray(given.answers))
    return refuse("holds no answers.");
  const { answers, unknown, misfits } = sifted(items, given.answers);
  if (misfits.length) return refuse(`holds an answer that does not fit its question: ${quoted(misfits[0])}.`);
  const notes = [];
  if (given.book.version !== book.version) notes.push("It was made with another version of the book.");
  if (unknown.length)
    notes.push(`${unknown.length} of its answers are to questions that this book does not have and were left out.`);
  return { file: tidy(name).slice(0, 120), name: tidy(given.name), answers, notes, text };
}

/** An answer in words. */
export function inWords(item, answer, words) {
  if (!answer) return "";
  const texts = new Map(item.options.map((o) => [o.id, o.text]));
  if (item.kind === "code") return codeWords(answer.now, words.labels);
  if (item.kind === "retroduce") return answer.own;
  if (item.kind === "build")
    return [draftWords(answer.now, words.labels, words.clauses), ...judgedWords(answer.judged ?? {}, words)].join(" ");
  return (answer.now ?? []).map((id) => texts.get(id)).join("; ");
}

export const codeWords = (coded, labels) =>
  `${coded.mechanisms
    .split(" ")
    .map((id) => labels[id] ?? id)
    .join(", ")}; ${coded.works}; ${coded.effect}`;

function draftWords(c, labels, clauses) {
  const when = c.conditions.map((k) =>
    k.feature === undefined
      ? clauses[`${k.outcome} ${k.direction}`]
      : k.values.map((v) => clauses[`${k.feature} ${v}`] ?? v).join(" or "),
  );
  const way =
    c.effect === "affects" ? `${labels[c.outcome] ?? "…"} changes` : (clauses[`${c.outcome} ${c.effect}`] ?? "…");
  return `When ${when.join(" and ") || "…"}, with ${c.resource || "…"}, ${labels[c.actor] ?? "…"}: ${c.reasoning || "…"}; so ${way}, because ${c.because || "…"}.`;
}

/** How its reasoning was judged to stand to that of configurations which the book has. */
const judgedWords = (judged, { nicknames, judgements }) =>
  Object.entries(judged)
    .filter(([id]) => Object.hasOwn(nicknames, id))
    .map(([id, one]) => `Beside “${nicknames[id]}”: ${lowered(judgements[one.startsWith("rival") ? "rival" : one])}.`);

/** Which evidence this was, for whatever leaves the browser; the title of the book goes without saying there. */
const named = ({ version, checksum }) => `version ${version}, SHA-256 ${checksum}`;

const escaped = (text) => tidy(String(text)).replace(/[&<>"']/g, (c) => `&#${c.codePointAt(0)};`);

/** All answers with their reasons, as a page that opens anywhere and prints. */
export function pageOf(book, record, sets, keys, words) {
  const items = sets.flatMap((set) => set.items);
  const { answers } = sifted(items, record.answers);
  const one = (item) => {
    const answer = answers[item.id];
    const key = keys[item.id];
    const chosen = answer.now;
    const state = CHOOSING.includes(item.kind) || item.kind === "order" ? verdict(item, key, chosen) : null;
    const reasons = CHOOSING.includes(item.kind) ? chosen.map((id) => key.options[id].because) : [];
    const weighed =
      item.kind === "retroduce"
        ? Object.entries(answer.weighed).map(
            ([id, w]) => `${id === "own" ? "Mine" : item.options.find((o) => o.id === id).text}: it ${WEIGHTS[w]}`,
          )
        : [];
    const told = item.told.map((f) => `${f.statement} (${[f.who, f.passage].filter(Boolean).join("; ")})`);
    const lines = [
      ...[item.text, ...told].filter(Boolean).map((line) => `<blockquote>${escaped(line)}</blockquote>`),
      `<p><b>Answer:</b> ${escaped(inWords(item, answer, words))}${state ? ` <i>(${{ right: "right", part: "in part", wrong: "not quite" }[state]})</i>` : ""}</p>`,
      ...weighed.map((line) => `<p>${escaped(line)}</p>`),
      ...[...reasons, key.after].map((line) => `<p>${escaped(line)}</p>`),
    ];
    return `<li><h3>${escaped(item.prompt)}</h3>${lines.join("")}</li>`;
  };
  const parts = sets
    .map((set) => ({ set, answered: set.items.filter((item) => answers[item.id]) }))
    .filter(({ answered }) => answered.length)
    .map(
      ({ set, answered }) =>
        `<section><h2>${escaped(titleOf(set))}</h2><ol>${answered.map(one).join("")}</ol></section>`,
    );
  const style =
    "body{font:1rem/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}blockquote{margin:.5rem 0;padding-left:1rem;border-left:3px solid}li{break-inside:avoid}h3{font-size:1rem}";
  const name = record.name ? `<p>${escaped(record.name)}</p>` : "";
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Answers: ${escaped(book.title)}</title><style>${style}</style></head><body><main><h1>Answers: ${escaped(book.title)}</h1>${name}${parts.join("") || "<p>Nothing is answered yet.</p>"}<p><small>${escaped(`Evidence base: ${named(book)}.`)}</small></p></main></body></html>\n`;
}

export const titleOf = (set) => (set.chapter ? `${set.title}: ${set.chapter.replaceAll("-", " ")}` : set.title);

/** A row for each file and item that was answered. Each names the evidence, so that rows of two classes can be put together. */
export function csvOf(book, files, sets, keys, words) {
  const head = [
    "file",
    "name",
    "set",
    "item",
    "kind",
    "first answer",
    "latest answer",
    "right at first",
    "evidence base",
  ];
  const evidence = named(book);
  const rows = files.flatMap((file) =>
    sets.flatMap((set) =>
      set.items
        .filter((item) => file.answers[item.id])
        .map((item) => {
          const answer = file.answers[item.id];
          const first = firstOf(item, answer);
          const judged = first && verdict(item, keys[item.id], first);
          const at = (which) =>
            inWords(
              item,
              item.kind === "build" || item.kind === "retroduce" ? answer : { ...answer, now: answer[which] },
              words,
            );
          return [
            file.file,
            file.name,
            titleOf(set),
            item.id,
            item.kind,
            at("first"),
            at("now"),
            judged ? { right: "yes", part: "in part", wrong: "no" }[judged] : "",
            evidence,
          ];
        }),
    ),
  );
  return csv([head, ...rows].map((row) => row.map((value) => tidy(String(value)))));
}

/** What somebody chose first, where something was chosen. */
export const firstOf = (item, answer) =>
  item.kind === "build" || item.kind === "code" ? null : (answer.first ?? null);
