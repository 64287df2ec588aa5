// The first page of a brief, to be read alone. The same as realist/documents/brief/front.py.
import WORDS from "../../realist/documents/brief/words.json" with { type: "json" };
import { findOutFirst } from "../engine/inquiry.js";
import { EFFECTS, likenessClause, mostlySilentClause, precedentSentence, SUGGESTED } from "../engine/words.js";
import { filled, listed, raised } from "../text.js";
import { bullets, led, ledParagraph, paragraph, section, table } from "./documents.js";

const MOST_ASKED = 5;

const FRONT = WORDS.front;

/** The sections of the first page; `steps` are the single steps, `waiting` the questions on which something waits, `misfits` what cannot hold together. */
export function front(context, { steps, waiting, misfits }) {
  return [
    ["design", theDesign(context)],
    ["seen", seen(context)],
    ["in_the_way", inTheWay(context, misfits)],
    ["not_seen", notSeen(context)],
    ["next", next(context, steps, waiting)],
  ].map(([part, blocks]) => section(FRONT[part].title, blocks, true));
}

function theDesign({ theory, design: { answers } }) {
  const phrase = (f) => f.values.find((value) => value.id === answers[f.id]).phrase;
  const told = theory.levels
    .map((level) => [level, theory.features.filter((f) => f.level === level.id && Object.hasOwn(answers, f.id))])
    .filter(([, those]) => those.length)
    .map(([level, those]) => [`${level.label}:`, `${those.map(phrase).join("; ")}.`]);
  return [paragraph(FRONT.design.alone), told.length ? bullets(told) : paragraph(FRONT.design.none)];
}

function seen({ evidence, theory, design, found, label, refs, titled, ofAnswers, speaking }) {
  const { word, suggested, answers } = found.precedent;
  const words = FRONT.seen;
  const items = [[`${raised(word)}:`, precedentSentence(found.precedent, label)]];
  if (suggested.length) items.push([SUGGESTED, `${titled(suggested)}.`]);
  if (Object.keys(design.answers).length && answers.length) {
    const clauses = speaking.map((likeness) => likenessClause(likeness, label));
    const told = [...clauses, mostlySilentClause(found.precedent, label)].filter(Boolean).join("; ");
    items.push([ofAnswers, filled(words.beside, { clauses: told })]);
  }
  const states = new Map();
  for (const outcome of theory.outcomes) {
    const state = found.outcomes[outcome.id];
    if (state.against.active.length || EFFECTS.every((effect) => state[effect].state === "none")) continue;
    const through = refs([...state.towards.active, ...state.affects.active]);
    const told = (through ? `${outcome.label} (${through})` : outcome.label) + only(state.towards, state.affects);
    states.set(state.word, [...(states.get(state.word) ?? []), told]);
  }
  items.push(...[...states].map(([each, those]) => [`${raised(each)}:`, `${those.join("; ")}.`]));
  const schemes = listed(evidence.schemes.map((scheme) => scheme.label));
  return [ledParagraph(words.evidence, { title: evidence.title, version: evidence.version, schemes }), bullets(items)];
}

function inTheWay(context, misfits) {
  const { theory, found, titled } = context;
  const words = FRONT.in_the_way;
  const rows = theory.outcomes
    .map((outcome) => [outcome.label, found.outcomes[outcome.id]])
    .filter(([, state]) => state.against.active.length)
    .map(([label, { against, towards, affects }]) => {
      const other = titled([...towards.active, ...affects.active]) + only(towards, affects);
      return [label, titled(against.active) + only(against), other.trim() || "–"];
    });
  const blocks = [rows.length ? table(words.head, rows) : paragraph(words.none)];
  const items = [...misfits, ...required(context, "fails")];
  if (items.length) blocks.push(bullets(items));
  return blocks;
}

function notSeen(context) {
  const { theory, design, found, known, within, titled } = context;
  const words = FRONT.not_seen;
  const active = within("active");
  const none = theory.outcomes.filter((outcome) =>
    EFFECTS.every((effect) => found.outcomes[outcome.id][effect].state === "none"),
  );
  const mechanisms = (chosen) => listed([...chosen].sort().map((m) => known.mechanism.get(m).label));
  const onlyBy = (mark) =>
    titled(
      active
        .filter((c) => found.configurations[c.id][mark] && (mark !== "by_own" || c.basis !== "reader"))
        .map((c) => c.id),
    );
  const own = (design.own ?? []).map((c, i) =>
    found.configurations[`own-${i + 1}`].state === "active" ? titled([`own-${i + 1}`], "") : c.nickname,
  );
  const { carried } = found.precedent;
  const items = carried.length ? [[WORDS.carried, `${titled(carried)}.`]] : [];
  if (none.length) items.push(led(WORDS.unreached, { outcomes: none.map((outcome) => outcome.label).join("; ") }));
  const parts = [
    [WORDS.assumed, mechanisms(design.assumed)],
    [WORDS.knocked_out, mechanisms(design.knocked_out)],
    [words.own, own.join("; ")],
    [words.by_assumption, onlyBy("by_assumption")],
    [words.by_own, onlyBy("by_own")],
  ];
  items.push(...parts.filter(([, text]) => text).map(([lead, text]) => [lead, `${text}.`]));
  items.push(...required(context, "assumed"), ...required(context, "own"));
  const blocks = items.length ? [bullets(items)] : [];
  if (!design.assumed.length && !design.knocked_out.length && !own.length)
    blocks.push(paragraph(words.nothing_supposed));
  return blocks;
}

function next(context, steps, waiting) {
  const { evidence, theory, design, known } = context;
  const words = FRONT.next;
  const order = [...new Set(findOutFirst(evidence.theory, design).map((way) => way.feature))];
  const asked = order.filter((f) => waiting.has(f)).map((f) => known.feature.get(f));
  const blocks = asked.length ? [] : [paragraph(WORDS.nothing_waits)];
  if (asked.length > MOST_ASKED) blocks.push(paragraph(words.first));
  const whom = new Map();
  for (const f of asked.slice(0, MOST_ASKED))
    whom.set(f.changeable_by || words.nobody, [...(whom.get(f.changeable_by || words.nobody) ?? []), f.question]);
  const items = [...whom].map(([those, questions]) => [`${those}:`, questions.join(" ")]);
  items.push(...required(context, "unknown"));
  const levers = new Set(
    [...steps.values()].filter(({ step }) => step.kind === "change").map(({ step }) => step.feature),
  );
  const those = theory.features.filter((f) => levers.has(f.id));
  if (those.length) items.push([words.decide, `${those.map((f) => f.label).join("; ")}.`]);
  if (items.length) blocks.push(bullets(items));
  return blocks;
}

/** Marks for what follows only from an assumption, or from the maker's own, on some side. */
export const only = (...sides) =>
  (sides.some((side) => side.by_assumption) ? WORDS.only_as_assumed : "") +
  (sides.some((side) => side.by_own) ? WORDS.only_by_own : "");

/** How an item on what is held to be necessary opens. */
export const held = (status) => filled(WORDS.held, { status: WORDS.status[status] });

/** What is held to be necessary and has this status, with the findings: one item, or none. */
function required({ theory, found }, status) {
  const told = theory.requirements
    .filter((r) => found.requirements[r.id] === status)
    .map((r) => `${r.label} (${r.findings.join(", ")})`);
  return told.length ? [[held(status), `${told.join("; ")}.`]] : [];
}
