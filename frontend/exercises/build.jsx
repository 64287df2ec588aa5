// Build a configuration: choose or write each part, read it as a sentence, and be answered from the evidence.
import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import { MOST_TEXT } from "../engine/design.js";
import { between, conditionClause, index, outcomeClause } from "../engine/sentence.js";
import { EFFECTS, WORK_WORDS } from "../engine/words.js";
import { raised } from "../text.js";
import { Mark, Sign } from "../ui/parts.jsx";
import { BLANK_DRAFT } from "./answers.js";
import { Answered, headline } from "./build-answered.jsx";
import { ByLevel, Chosen, Conditions } from "./build-conditions.jsx";
import { answer as answerDraft } from "./building.js";
import { VisuallyHidden } from "./shared.jsx";

const UNJUDGED = {};

const Unsaid = () => <span class="realist-unsaid">…</span>;

export function Build({ item, itemKey, number, answer, give, say, place, state, token }) {
  const known = useMemo(() => index(state.theory), [state]);
  const [draft, setDraft] = useState(answer?.now ?? BLANK_DRAFT);
  useLayoutEffect(() => setDraft(answer?.now ?? BLANK_DRAFT), [answer === undefined]);
  const set = (name, value) => setDraft({ ...draft, [name]: value });
  const checked = answer && JSON.stringify(answer.now) === JSON.stringify(draft) && fitsTheory(known, draft);
  const found = useMemo(() => checked && answerDraft(state.theory, draft), [checked, draft]);
  const check = () => {
    give({ now: draft });
    say(`Configuration ${number}: ${headline(answerDraft(state.theory, draft), known, state.schemes)}`);
  };
  const chosen = draft.mechanisms ? draft.mechanisms.split(" ") : [];
  const toggle = (id) =>
    set("mechanisms", (chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]).sort().join(" "));
  const field = (name) => `${token}-${item.id}-${name}`;
  const group = (items) =>
    state.theory.levels
      .map((level) => ({ level, items: items.filter((one) => one.level === level.id) }))
      .filter(({ items: some }) => some.length);
  const asEvidence = (name) => (
    <select
      aria-label={`Take the ${name} of a configuration in the evidence`}
      value=""
      onChange={(e) => e.target.value && set(name, known.configuration.get(e.target.value)[name])}
    >
      <option value="">or take one from the evidence…</option>
      <ByLevel levels={group(state.theory.configurations)} text={(c) => c[name]} />
    </select>
  );
  const written = (name, label, hint) => (
    <p class="realist-field">
      <label for={field(name)}>
        {name !== "because" && <Mark kind={name === "resource" ? "resource" : "mechanism"} />} {label}
      </label>
      <span class="realist-hint">{hint}</span>
      <textarea
        id={field(name)}
        rows="2"
        maxLength={MOST_TEXT}
        value={draft[name]}
        onInput={(e) => set(name, e.target.value)}
      />
      {name !== "because" && asEvidence(name)}
    </p>
  );
  return (
    <>
      <h3 class="realist-prompt">
        <VisuallyHidden>Configuration {number}. </VisuallyHidden>
        {item.prompt}
      </h3>
      {item.text && <p class="realist-hint">{item.text}</p>}
      <Conditions known={known} draft={draft} set={set} say={say} field={field} group={group} />
      {written("resource", "With: the resource", "What reaches somebody that was not there before?")}
      <Chosen
        id={field("actor")}
        kind="mechanism"
        label="Who: the actor"
        levels={group(state.theory.actors)}
        value={draft.actor}
        choose={(id) => set("actor", id)}
      />
      {written("reasoning", "Thinks: their reasoning", "What do they think, feel or conclude?")}
      <fieldset class="realist-options">
        <legend>
          <Mark kind="mechanism" /> Under which of the mechanisms does that come?{" "}
          <span class="realist-hint">One or more.</span>
        </legend>
        {state.theory.mechanisms.map((m) => (
          <label key={m.id}>
            <input type="checkbox" checked={chosen.includes(m.id)} onChange={() => toggle(m.id)} />
            <span>{m.label}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="realist-options is-row">
        <legend>Is it triggered or blocked?</legend>
        {Object.entries(WORK_WORDS).map(([works, text]) => (
          <label key={works}>
            <input
              type="radio"
              name={field("works")}
              checked={draft.works === works}
              onChange={() => set("works", works)}
            />
            <span>
              <Sign text={text} />
            </span>
          </label>
        ))}
      </fieldset>
      <Chosen
        id={field("outcome")}
        kind="outcome"
        label="So: the outcome"
        levels={group(state.theory.outcomes)}
        value={draft.outcome}
        choose={(id) => set("outcome", id)}
      />
      {draft.outcome && (
        <fieldset class="realist-options">
          <legend>Which way?</legend>
          {EFFECTS.map((effect) => (
            <label key={effect}>
              <input
                type="radio"
                name={field("effect")}
                checked={draft.effect === effect}
                onChange={() => set("effect", effect)}
              />
              <span>{raised(outcomeClause(known, { outcome: draft.outcome, effect }))}</span>
            </label>
          ))}
        </fieldset>
      )}
      {written("because", "Because", "Why would anybody reason so in these circumstances?")}
      <DraftSentence known={known} draft={draft} />
      <p class="realist-buttons">
        <button type="button" onClick={check}>
          See what the evidence has <VisuallyHidden>that is like configuration {number}</VisuallyHidden>
        </button>
        <button type="button" class="realist-quiet" onClick={() => setDraft(BLANK_DRAFT)}>
          Start it again
        </button>
      </p>
      {found && (
        <Answered
          found={found}
          draft={draft}
          known={known}
          state={state}
          itemKey={itemKey}
          place={place}
          number={number}
          say={say}
          token={field("judged")}
          judged={answer.judged ?? UNJUDGED}
          judge={(id, judgement) => give({ now: draft, judged: { ...answer.judged, [id]: judgement } })}
        />
      )}
    </>
  );
}

/** What was kept or handed in may be of another theory. */
function fitsTheory(known, draft) {
  const fits = (c) =>
    c.feature === undefined
      ? known.outcome.has(c.outcome)
      : c.values.every((v) => known.feature.get(c.feature)?.values.some((one) => one.id === v));
  return (
    (!draft.actor || known.actor.has(draft.actor)) &&
    (!draft.outcome || known.outcome.has(draft.outcome)) &&
    draft.conditions.every(fits) &&
    (!draft.mechanisms || draft.mechanisms.split(" ").every((id) => known.mechanism.has(id)))
  );
}

function DraftSentence({ known, draft: c }) {
  if (!fitsTheory(known, c)) return null;
  return (
    <p class="realist-sentence">
      <Mark kind="context" /> <b>When</b>{" "}
      {c.conditions.length ? (
        c.conditions.map((k, i) => between(c.conditions, i) + conditionClause(known, k)).join("")
      ) : (
        <Unsaid />
      )}
      , <Mark kind="resource" /> <b>with</b> {c.resource || <Unsaid />}, <Mark kind="mechanism" />{" "}
      <b>{c.actor ? known.actor.get(c.actor).label : <Unsaid />}</b>: {c.reasoning || <Unsaid />};{" "}
      <Mark kind="outcome" /> <b>so</b> {c.outcome && c.effect ? outcomeClause(known, c) : <Unsaid />}, <b>because</b>{" "}
      {c.because || <Unsaid />}.
    </p>
  );
}
