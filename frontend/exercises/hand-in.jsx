// What a reader has answered in all sets: to save, to hand in, to erase.
import { render as draw } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { fileName } from "../text.js";
import { download } from "../ui/download.js";
import { decoded } from "./answers.js";
import "../ui/controls.css";
import "./exercises.css";
import { fileOf, pageOf, titleOf } from "./handin.js";
import { ConfirmButton, LiveRegion, useAnswerStore } from "./shared.jsx";

function HandIn({ model }) {
  const state = model.get("state");
  const keep = useAnswerStore(state.book.title);
  const keys = useMemo(() => decoded(state.key), [state]);
  const [heard, setHeard] = useState("");
  const field = useRef(`r${Math.random().toString(36).slice(2)}`).current;
  const items = state.sets.flatMap((set) => set.items);
  const answers = keep.answers(items);
  const count = Object.keys(answers).length;
  const begun = state.sets.filter((set) => set.items.some((item) => answers[item.id]));
  const save = (ending, type, text) => {
    const file = fileName(`answers ${keep.record.name}`, ending);
    download(text, file, type);
    setHeard(`Saved as ${file}. It went to your own folder and nowhere else.`);
  };
  return (
    <div class="realist-learn">
      <p>
        {count
          ? `You have answered ${count} of ${items.length} items in this book.`
          : "You have answered nothing yet in this browser."}{" "}
        {keep.lasting
          ? "Answers stay in this browser until you erase them."
          : "This browser keeps nothing, so save before you close the page."}
      </p>
      {begun.length > 0 && (
        <ul>
          {begun.map((set) => (
            <li key={set.id}>
              {titleOf(set)}: {set.items.filter((item) => answers[item.id]).length} of {set.items.length}
            </li>
          ))}
        </ul>
      )}
      <p class="realist-field">
        <label for={field}>A name or number that your tutor knows, if you want one in the file</label>
        <input
          id={field}
          type="text"
          maxLength="80"
          autocomplete="off"
          value={keep.record.name}
          onInput={(e) => keep.name(e.target.value)}
        />
      </p>
      <p class="realist-buttons">
        <button type="button" onClick={() => save("json", "application/json", fileOf(state.book, keep.record, items))}>
          Save a file to hand in (.json)
        </button>
        <button
          type="button"
          onClick={() => save("html", "text/html", pageOf(state.book, keep.record, state.sets, keys, state))}
        >
          Save a page to read (.html)
        </button>
        {(count > 0 || keep.record.name) && (
          <ConfirmButton
            label="Erase everything"
            question="Erase all answers and the name from this browser?"
            onSure={() => {
              keep.eraseAll();
              setHeard("All answers and the name are erased from this browser.");
            }}
          />
        )}
      </p>
      <p class="realist-hint">
        Nothing is sent. You choose whether to give the file to anybody. A name makes it yours: leave it out where you
        would rather not be known.
      </p>
      <LiveRegion text={heard} />
    </div>
  );
}

function render({ model, el }) {
  draw(<HandIn model={model} />, el);
  return () => draw(null, el);
}

export default { render };
