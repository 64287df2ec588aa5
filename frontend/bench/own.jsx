// Configurations of the reader's own: a sentence with gaps. What is typed is text and nothing else, and is marked as theirs wherever it shows.
import { useRef, useState } from "preact/hooks";
import { MOST_OWN } from "../engine/design.js";
import { Chip, resting, Sentence, State, Yours } from "../ui/parts.jsx";
import { drafted, EMPTY } from "./own-draft.js";
import { Form } from "./own-form.jsx";

export function Own({ known, appraisal, design, actions }) {
  const own = design.own ?? [];
  const [editing, setEditing] = useState(null); // null closed, otherwise the place in the list; its length for a new one
  const heading = useRef(null);
  const close = () => {
    setEditing(null);
    heading.current?.focus();
  };
  const keep = (c) => {
    const next = editing < own.length ? own.map((one, i) => (i === editing ? c : one)) : [...own, c];
    actions.write(next, `${editing < own.length ? "Changed" : "Added"} your own configuration “${c.nickname}”.`);
    close();
  };
  return (
    <div class="realist-part">
      <h2 id="realist-own" tabIndex={-1} ref={heading}>
        Configurations of your own
      </h2>
      <p>
        Do you know of something that the study does not tell of? Say it as a configuration and watch it run among the
        others. It is marked as yours wherever it shows, and it is no evidence.
      </p>
      {own.length > 0 && (
        <ol class="realist-owned">
          {own.map((c, i) => {
            const one = known.configuration.get(`own-${i + 1}`);
            const state = appraisal.configurations[`own-${i + 1}`];
            if (!one || !state) return null;
            return (
              <li key={i} class="is-own">
                <h3>
                  {c.nickname} <Yours /> <State state={state.state} />
                  {resting({ by_assumption: state.by_assumption }).map((mark) => (
                    <Chip key={mark} kind="assumed">
                      {mark}
                    </Chip>
                  ))}
                </h3>
                <Sentence known={known} configuration={one} statuses={state.conditions} />
                <div class="realist-buttons">
                  <button type="button" aria-label={`Edit ${c.nickname}`} onClick={() => setEditing(i)}>
                    Edit
                  </button>
                  <button
                    type="button"
                    aria-label={`Remove ${c.nickname}`}
                    onClick={() => {
                      actions.write(
                        own.filter((_, at) => at !== i),
                        `Removed your own configuration “${c.nickname}”. Undo brings it back.`,
                      );
                      close();
                    }}
                  >
                    Remove
                  </button>
                </div>
              </li>
            );
          })}
        </ol>
      )}
      {editing === null ? (
        <button
          type="button"
          aria-disabled={own.length >= MOST_OWN}
          onClick={() => own.length < MOST_OWN && setEditing(own.length)}
        >
          Write one{own.length >= MOST_OWN ? `: a design can hold ${MOST_OWN}, and has them` : ""}
        </button>
      ) : (
        <Form
          key={editing}
          known={known}
          keep={keep}
          first={own[editing] ? drafted(own[editing]) : EMPTY}
          isNew={editing >= own.length}
          leave={close}
        />
      )}
    </div>
  );
}
