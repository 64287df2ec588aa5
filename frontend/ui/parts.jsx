// Small things that every widget shares: marks, states, folds, links to passages, sentences. They know of no bench.
import { Component } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { BASIS, between, conditionClause, outcomeClause, WHOSE } from "../engine/sentence.js";

/** A component that is drawn anew only where one of its properties is another than before, as `memo` of React. */
export function memo(Draw) {
  return class Memo extends Component {
    shouldComponentUpdate(next) {
      const { props } = this;
      const names = Object.keys(next);
      return names.length !== Object.keys(props).length || names.some((name) => next[name] !== props[name]);
    }
    render() {
      return <Draw {...this.props} />;
    }
  };
}

/** Calls `arrived` at each change of a part of a model. It listens before the first paint, so that no early change is lost. */
export function useModelChange(model, part, arrived) {
  useLayoutEffect(() => {
    model.on(`change:${part}`, arrived);
    return () => model.off?.(`change:${part}`, arrived);
  }, [model]);
}

/** A fold whose inside is not drawn before it is opened; `children` is a function. `later` is told each time it opens or closes. */
export function Fold({ summary, children, open = false, later, ...rest }) {
  const [isOpen, setOpen] = useState(open);
  const onToggle = (event) => {
    if (event.target !== event.currentTarget) return;
    setOpen(event.currentTarget.open);
    later?.(event.currentTarget.open);
  };
  return (
    <details {...rest} open={isOpen} onToggle={onToggle}>
      <summary>{summary}</summary>
      {isOpen && children()}
    </details>
  );
}

/** Opens all folds on the way to an element, which may not be drawn yet, and gives it the focus. */
export function reveal(root, folds, id, tries = 12) {
  for (const fold of folds) for (const one of root.querySelectorAll(fold)) one.open = true;
  const target = root.querySelector(`[id="${CSS.escape(id)}"]`);
  if (!target) {
    if (tries) requestAnimationFrame(() => reveal(root, folds, id, tries - 1));
    return;
  }
  for (let at = target; at && at !== root; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  const stop = target.querySelector("summary") ?? target;
  if (stop.tagName === "SUMMARY") stop.parentElement.open = true;
  target.scrollIntoView({ block: "nearest" }); // first: what is far off the screen is not laid out, and cannot take the focus
  stop.focus({ preventScroll: true });
}

const SHAPES = {
  context: ["C", <rect x="1.5" y="1.5" width="17" height="17" rx="2" />],
  resource: ["R", <path d="M1.5 18.5 V7 L10 1.5 L18.5 7 V18.5 Z" />],
  mechanism: ["M", <circle cx="10" cy="10" r="8.7" />],
  outcome: ["O", <path d="M10 .8 L19.2 10 L10 19.2 L.8 10 Z" />],
};

/** A letter in a shape of its own, so that colour is never needed to tell context, resource, mechanism and outcome apart. */
export function Mark({ kind, state = "" }) {
  const [letter, shape] = SHAPES[kind];
  return (
    <svg
      class={`realist-mark realist-${kind} ${state && `is-${state.replace(" ", "-")}`}`}
      viewBox="0 0 20 20"
      role="img"
      aria-label={kind}
    >
      {shape}
      <text x="10" y="14" text-anchor="middle" aria-hidden="true">
        {letter}
      </text>
    </svg>
  );
}

const STATE_SIGNS = { active: "●", open: "◌", "not met": "–", none: "–" };

export function State({ state }) {
  return (
    <span class={`realist-state is-${state.replace(" ", "-")}`}>
      <span aria-hidden="true">{STATE_SIGNS[state]}</span> {state}
    </span>
  );
}

/** What something rests on, where that is less than evidence: an assumption, the reader's own configurations, a suggestion. */
export function resting({ by_assumption: assumed, by_own: own }, suggested = false) {
  return [own && "only by your own", assumed && "only as assumed", suggested && "only suggested"].filter(Boolean);
}

/** Words in a frame that differs by what they say: a chip is never told by its colour. */
export const Chip = ({ kind = "plain", children }) => <span class={`realist-chip is-${kind}`}>{children}</span>;

/** The mark of what a reader wrote. */
export const Yours = () => <Chip kind="own">✎ your own</Chip>;

/** Words that begin with a sign: the sign is for the eye only. */
export function Sign({ text }) {
  const [sign, ...words] = text.split(" ");
  return (
    <>
      <span aria-hidden="true">{sign}</span> {words.join(" ")}
    </>
  );
}

export function Passages({ ids, place, evidence }) {
  return (
    <span class="realist-passages">
      {ids.map((id, i) => (
        <span key={id}>
          {i > 0 && " "}
          <Passage id={id} place={place} evidence={evidence} />
        </span>
      ))}
    </span>
  );
}

export function Passage({ id, place, evidence, finding }) {
  const gist = evidence?.passages?.[id]?.gist;
  const target = finding ? place.finding : place.passage;
  return target ? (
    <a href={`${target}${finding ?? id}`} title={gist}>
      {finding ?? id}
    </a>
  ) : (
    <span title={gist}>{finding ?? id}</span>
  );
}

export function Sentence({ known, configuration: c, statuses }) {
  return (
    <p class="realist-sentence">
      <Mark kind="context" /> <b>When</b>{" "}
      {c.conditions.map((condition, i) => (
        <span key={i}>
          {between(c.conditions, i)}
          <span class={statuses ? `realist-condition is-${statuses[i]}` : undefined}>
            {conditionClause(known, condition)}
          </span>
        </span>
      ))}
      {c.resource && (
        <>
          , <Mark kind="resource" /> <b>with</b> {c.resource}
        </>
      )}
      , <Mark kind="mechanism" /> <b>{known.actor.get(c.actor)?.label ?? c.actor}</b>: {c.reasoning};{" "}
      <Mark kind="outcome" /> <b>so</b> {outcomeClause(known, c)}
      {c.because && (
        <>
          , <b>because</b> {c.because}
        </>
      )}
      .
    </p>
  );
}

export const Provenance = ({ configuration: c }) => (
  <span class="realist-hint">
    {BASIS[c.basis] ?? c.basis}; the “because” is {WHOSE[c.because_whose] ?? c.because_whose}.
  </span>
);
