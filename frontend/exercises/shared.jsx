// What every exercise shares: hearing the verdict, the reasons, what it rests on, and a place that stays quiet.
import { useLayoutEffect, useReducer, useState } from "preact/hooks";
import { Passage } from "../ui/parts.jsx";
import { answerStoreOf } from "./keep.js";

export function useAnswerStore(title) {
  const keep = answerStoreOf(title);
  const [, redraw] = useReducer((count) => count + 1, 0);
  useLayoutEffect(() => keep.subscribe(redraw), [keep]);
  return keep;
}

/** One live region for a set. It has no role of its own, so that a page can hold several sets and one status. */
export const LiveRegion = ({ text }) => (
  <div class="realist-heard" aria-live="polite" aria-atomic="true">
    {text}
  </div>
);

export const VisuallyHidden = ({ children }) => <span class="realist-heard">{children}</span>;

const WORDS = { right: "Yes.", part: "In part.", wrong: "Not quite." };
const SIGNS = { right: "✓", part: "◐", wrong: "✕" };

export function Verdict({ state, children }) {
  return (
    <p class={`realist-verdict is-${state}`}>
      <span aria-hidden="true">{SIGNS[state]}</span> <b>{WORDS[state]}</b> {children}
    </p>
  );
}
export const said = (state) => WORDS[state];

/** What is read once an item is answered, and what it rests on. */
export function Afterword({ itemKey, place }) {
  const { after, findings, sources } = itemKey;
  return (
    <>
      <p>{after}</p>
      {(findings.length > 0 || sources.length > 0) && (
        <p class="realist-hint">
          Rests on{" "}
          {findings.map((f, i) => (
            <span key={f.finding}>
              {i > 0 && ", "}
              <Passage
                id={f.passage}
                finding={f.finding}
                place={place}
                evidence={{ passages: { [f.passage]: { gist: f.statement } } }}
              />
            </span>
          ))}
          {findings.length > 0 && sources.length > 0 && "; "}
          {sources.map((title, i) => (
            <span key={title}>
              {i > 0 && ", "}
              <i>{title}</i>
            </span>
          ))}
          . The wording of the item and of its reasons is ours.
        </p>
      )}
    </>
  );
}

/** A button that asks before it does what cannot be undone. */
export function ConfirmButton({ label, question, onSure, children }) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" class="realist-quiet" onClick={() => setAsking(true)}>
        {label}
        {children}
      </button>
    );
  }
  const focused = (button) => button?.focus();
  return (
    <span class="realist-sure" role="group" aria-label={question}>
      {question}{" "}
      <button
        type="button"
        onClick={() => {
          setAsking(false);
          onSure();
        }}
      >
        Erase
      </button>{" "}
      <button type="button" ref={focused} onClick={() => setAsking(false)}>
        Keep
      </button>
    </span>
  );
}
