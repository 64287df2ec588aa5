// Files that a class handed in, side by side: where it agrees, splits and stumbles. No server; the files stay where they are.
import { render as draw } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { download } from "../ui/download.js";
import { decoded, verdict, WEIGHTS } from "./answers.js";
import "../ui/controls.css";
import "./exercises.css";
import { codeWords, csvOf, firstOf, inWords, LARGEST, MOST_FILES, quoted, readFile, titleOf } from "./handin.js";
import { ConfirmButton, LiveRegion } from "./shared.jsx";

const MOST_ALIKE = 0.75;
const HALF = 0.5;

/** What a class made of one item: how many answered, what they chose, and in a word how it stands. */
export function summary(item, key, answers) {
  const firsts = answers.map((answer) => firstOf(item, answer)).filter(Boolean);
  const judged = firsts.map((first) => verdict(item, key, first)).filter(Boolean);
  const right = judged.filter((state) => state === "right").length;
  const counts = new Map();
  for (const first of firsts) counts.set(first.join(" "), (counts.get(first.join(" ")) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return {
    answered: answers.length,
    right,
    judged: judged.length,
    stumbles: judged.length > 0 && right < judged.length * HALF,
    splits: firsts.length > 1 && most < firsts.length * MOST_ALIKE,
  };
}

function ClassView({ model }) {
  const state = model.get("state");
  const keys = useMemo(() => decoded(state.key), [state]);
  const items = useMemo(() => state.sets.flatMap((set) => set.items), [state]);
  const [files, setFiles] = useState([]);
  const [refused, setRefused] = useState([]);
  const [heard, setHeard] = useState("");
  const field = useRef(`r${Math.random().toString(36).slice(2)}`).current;

  const open = async (list) => {
    const taken = [...files];
    const turned = [];
    for (const file of list) {
      if (taken.length >= MOST_FILES)
        turned.push(`${quoted(file.name)} is more than the ${MOST_FILES} files that are opened at once.`);
      else if (file.size > LARGEST)
        turned.push(`${quoted(file.name)} is larger than ${LARGEST / 1000} kB and was not read.`);
      else {
        const read = readFile(state.book, items, file.name, await file.text().catch(() => ""));
        if (read.refused) turned.push(read.refused);
        else if (taken.some((one) => one.text === read.text))
          turned.push(`${quoted(file.name)} is the same as a file that is open already.`);
        else taken.push(read);
      }
    }
    setHeard(`${taken.length - files.length} files opened, ${turned.length} refused.`);
    setFiles(taken);
    setRefused(turned);
  };
  const answered = (item) => files.map((file) => file.answers[item.id]).filter(Boolean);
  const found = new Map(items.map((item) => [item.id, summary(item, keys[item.id], answered(item))]));
  const which = (test) => items.filter((item) => test(found.get(item.id)));
  const sets = state.sets
    .map((set) => ({ set, there: set.items.filter((item) => found.get(item.id).answered) }))
    .filter(({ there }) => there.length);

  return (
    <div class="realist-learn">
      <p class="realist-field">
        <label for={field}>Open the files that your class handed in (.json, as many as you like at once)</label>
        <input
          id={field}
          type="file"
          accept=".json,application/json"
          multiple
          onChange={async (e) => {
            const input = e.currentTarget;
            await open([...input.files]);
            input.value = "";
          }}
        />
      </p>
      {refused.length > 0 && (
        <div class="realist-refused">
          <p>
            <b>Refused:</b>
          </p>
          <ul>
            {refused.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
      {files.length > 0 && (
        <>
          <h3>
            {files.length} {files.length === 1 ? "file" : "files"}
          </h3>
          <ul>
            {files.map((file, i) => (
              <li key={i}>
                {file.file}
                {file.name ? `, ${file.name}` : ""}: {Object.keys(file.answers).length} answered. {file.notes.join(" ")}
              </li>
            ))}
          </ul>
          <p class="realist-buttons">
            <button
              type="button"
              onClick={() => download(csvOf(state.book, files, state.sets, keys, state), "class.csv", "text/csv")}
            >
              Save as a table (.csv)
            </button>
            <ConfirmButton
              label="Close all files"
              question="Close all files? They stay where they are on your disk."
              onSure={() => {
                setFiles([]);
                setRefused([]);
                setHeard("All files are closed.");
              }}
            />
          </p>
          <Listed
            title="Where the class stumbles"
            hint="Fewer than half had it right at first."
            items={which((s) => s.stumbles)}
          />
          <Listed
            title="Where it splits"
            hint="Fewer than three in four gave the same first answer."
            items={which((s) => s.splits)}
          />
          <Listed
            title="Where it agrees"
            hint="Three in four or more gave the same first answer, and half or more had it right."
            items={which((s) => s.judged > 1 && !s.splits && !s.stumbles)}
          />
          {sets.map(({ set, there }) => (
            <section key={set.id}>
              <h3>{titleOf(set)}</h3>
              {there.map((item) => (
                <ClassItem
                  key={item.id}
                  item={item}
                  files={files}
                  state={state}
                  itemKey={keys[item.id]}
                  found={found.get(item.id)}
                />
              ))}
            </section>
          ))}
        </>
      )}
      <LiveRegion text={heard} />
    </div>
  );
}

function Listed({ title, hint, items }) {
  return (
    <>
      <h4>{title}</h4>
      {items.length ? (
        <ul>
          {items.map((item) => (
            <li key={item.id}>
              <a href={`#class-${item.id}`}>
                {item.prompt} {item.text}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p class="realist-hint">Nowhere.</p>
      )}
      <p class="realist-hint">{hint}</p>
    </>
  );
}

function ClassItem({ item, itemKey, found, files, state }) {
  const those = files.filter((file) => file.answers[item.id]);
  const counted = rowsOf(
    item,
    itemKey,
    those.map((file) => file.answers[item.id]),
    state.labels,
  );
  return (
    <section class="realist-item" id={`class-${item.id}`} tabindex="-1">
      <h4>{item.prompt}</h4>
      {item.text && <p class="realist-thing">{item.text}</p>}
      <p>
        {found.answered} answered{found.judged ? `; ${found.right} of ${found.judged} right at first` : ""}.
        {found.stumbles ? " The class stumbles here." : ""}
        {found.splits ? " The class splits here." : ""}
      </p>
      {counted.length > 0 && (
        <div class="realist-scroll" role="region" tabindex="0" aria-label={`Answers to: ${item.prompt} ${item.text}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Answer</th>
                <th scope="col">At first</th>
                <th scope="col">Now</th>
              </tr>
            </thead>
            <tbody>
              {counted.map((row) => (
                <tr key={row.text}>
                  <th scope="row">
                    {row.text}
                    {row.right ? " (right, or defensible)" : ""}
                  </th>
                  <td>{row.first}</td>
                  <td>{row.now}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {(item.kind === "build" || item.kind === "retroduce") && (
        <ul>
          {those.map((file, i) => (
            <li key={i}>
              {file.name ? `${file.name}: ` : ""}
              {inWords(item, file.answers[item.id], state)}
              {item.kind === "retroduce" && file.answers[item.id].weighed.own
                ? ` (says that it ${WEIGHTS[file.answers[item.id].weighed.own]})`
                : ""}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function rowsOf(item, itemKey, answers, labels) {
  if (item.kind === "build") return [];
  if (item.kind === "code" || item.kind === "order") {
    const texts = new Map(item.options.map((o) => [o.id, o.text]));
    const words = (value) =>
      item.kind === "code" ? codeWords(value, labels) : value.map((id) => texts.get(id)).join(" → ");
    const rows = new Map();
    const row = (value) => {
      const text = words(value);
      if (!rows.has(text))
        rows.set(text, {
          text,
          first: 0,
          now: 0,
          right: item.kind === "order" && verdict(item, itemKey, value) === "right",
        });
      return rows.get(text);
    };
    for (const answer of answers) {
      row(answer.first).first += 1;
      row(answer.now).now += 1;
    }
    return [...rows.values()];
  }
  const count = (id, at) => answers.filter((answer) => (answer[at] ?? []).includes(id)).length;
  return item.options
    .filter((o) => o.part !== "rival")
    .map((o) => ({
      text: o.text,
      right: itemKey.options[o.id].right,
      first: count(o.id, "first"),
      now: count(o.id, "now"),
    }));
}

function render({ model, el }) {
  draw(<ClassView model={model} />, el);
  return () => draw(null, el);
}

export default { render };
