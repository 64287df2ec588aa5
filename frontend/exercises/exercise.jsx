// One set of exercises: its items, one live region, and what is kept of the answers.
import { render as draw } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { decoded } from "./answers.js";
import { Build } from "./build.jsx";
import { Choose, Order } from "./choose.jsx";
import { Agreement, Code } from "./code.jsx";
import "../ui/controls.css";
import "./exercises.css";
import { Retroduce } from "./retroduce.jsx";
import { ConfirmButton, LiveRegion, useAnswerStore, VisuallyHidden } from "./shared.jsx";

const KINDS = {
  sort: Choose,
  "choose-one": Choose,
  "choose-all": Choose,
  predict: Choose,
  order: Order,
  build: Build,
  retroduce: Retroduce,
  code: Code,
};

function Exercise({ model }) {
  const state = model.get("state");
  const place = model.get("place") ?? {};
  const [chosen] = state.sets;
  const key = useMemo(() => decoded(state.key), [state]);
  const coding = useMemo(() => state.coding && decoded(state.coding), [state]);
  const keep = useAnswerStore(state.book.title);
  const [heard, setHeard] = useState("");
  const token = useRef(`r${Math.random().toString(36).slice(2)}`).current;
  const answers = keep.answers(chosen.items);
  const count = Object.keys(answers).length;
  const paged = chosen.kind !== "check" && chosen.items.length > 1;
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      chosen.items.findIndex((item) => !answers[item.id]),
    ),
  );
  const top = useRef();
  const go = (to) => {
    setAt(to);
    requestAnimationFrame(() => top.current?.querySelector(".realist-item")?.focus());
  };
  const give = (id, answer) => {
    keep.answer(id, answer);
    model.set("answers", keep.answers(chosen.items));
    model.save_changes();
  };
  return (
    <div class="realist-learn" data-set={chosen.id}>
      <p class="realist-about">{chosen.about}</p>
      {paged && (
        <div class="realist-pages" role="group" aria-label={`Items of ${chosen.title}`}>
          {chosen.items.map((item, i) => (
            <button
              type="button"
              key={item.id}
              aria-current={i === at ? "true" : undefined}
              class={answers[item.id] ? "is-answered" : ""}
              onClick={() => go(i)}
            >
              {i + 1}
              <VisuallyHidden>{answers[item.id] ? "answered" : ""}</VisuallyHidden>
            </button>
          ))}
        </div>
      )}
      <ol class="realist-items" ref={top}>
        {chosen.items.map((item, i) => {
          if (paged && i !== at) return null;
          const Kind = KINDS[item.kind];
          return (
            <li
              key={item.id}
              class="realist-item"
              id={`item-${item.id}`}
              value={i + 1}
              tabIndex={paged ? -1 : undefined}
            >
              <span class="realist-number" aria-hidden="true">
                {i + 1}
              </span>
              <Kind
                item={item}
                place={place}
                state={state}
                coding={coding}
                token={token}
                itemKey={key[item.id]}
                number={i + 1}
                answer={answers[item.id]}
                give={(answer) => give(item.id, answer)}
                say={setHeard}
              />
              {paged && i + 1 < chosen.items.length && (
                <p class="realist-next">
                  <button type="button" onClick={() => go(i + 1)}>
                    Next{" "}
                    <VisuallyHidden>
                      item, {i + 2} of {chosen.items.length}
                    </VisuallyHidden>
                  </button>
                </p>
              )}
            </li>
          );
        })}
      </ol>
      {coding && <Agreement items={chosen.items} answers={answers} coding={coding} />}
      <div class="realist-kept">
        <span>
          Answered: {count} of {chosen.items.length}.{" "}
          {keep.lasting
            ? "Kept in this browser and nowhere else."
            : "This browser keeps nothing: answers last as long as the page is open."}
        </span>{" "}
        {place["hand-in"] && <a href={place["hand-in"]}>Keep or hand in all answers</a>}{" "}
        {count > 0 && (
          <ConfirmButton
            label="Erase these answers"
            question="Erase the answers to this set?"
            onSure={() => {
              keep.erase(chosen.items.map((item) => item.id));
              setHeard("The answers to this set are erased.");
            }}
          />
        )}
      </div>
      <LiveRegion text={heard} />
    </div>
  );
}

function render({ model, el }) {
  draw(<Exercise model={model} />, el);
  return () => draw(null, el);
}

export default { render };
