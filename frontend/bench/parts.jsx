// Small things that every part of the bench shares: marks, states, links to passages, sentences.
import { BASIS, WHOSE, between, conditionClause, outcomeClause } from "../engine/sentence.js";

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
    <svg class={`realist-mark realist-${kind} ${state && `is-${state.replace(" ", "-")}`}`} viewBox="0 0 20 20" role="img" aria-label={kind}>
      {shape}
      <text x="10" y="14" text-anchor="middle" aria-hidden="true">
        {letter}
      </text>
    </svg>
  );
}

const STATE_SIGNS = { active: "●", open: "◌", "not met": "–", none: "–" };

export function State({ state, byAssumption }) {
  return (
    <span class={`realist-state is-${state.replace(" ", "-")}`}>
      <span aria-hidden="true">{STATE_SIGNS[state]}</span> {state}
      {byAssumption ? ", only as assumed" : ""}
    </span>
  );
}

export const WORKS = { triggers: "▸ triggers", blocks: "⊣ blocks" };
export const EFFECTS = { towards: "↗ towards", against: "↘ against", affects: "↔ affects, direction not stated" };

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
  const gist = evidence.passages[id]?.gist;
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
          <span class={statuses ? `realist-condition is-${statuses[i]}` : undefined}>{conditionClause(known, condition)}</span>
        </span>
      ))}
      , <Mark kind="resource" /> <b>with</b> {c.resource}, <Mark kind="mechanism" /> <b>{known.actor.get(c.actor)?.label ?? c.actor}</b>:{" "}
      {c.reasoning}; <Mark kind="outcome" /> <b>so</b> {outcomeClause(known, c)}, <b>because</b> {c.because}.
    </p>
  );
}

export const Provenance = ({ configuration: c }) => (
  <span class="realist-hint">
    {BASIS[c.basis] ?? c.basis}; the “because” is {WHOSE[c.because_whose] ?? c.because_whose}.
  </span>
);
