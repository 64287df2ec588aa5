// Build a configuration: choose or write each part, read it as a sentence, and be answered from the evidence.

import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import { MOST_TEXT } from "../engine/design.js";
import { between, conditionClause, index, outcomeClause, SEEN } from "../engine/sentence.js";
import { DIRECTIONS, EFFECTS, WORK_WORDS } from "../engine/words.js";
import { filled, listed, raised } from "../text.js";
import { Mark, Sentence, Sign } from "../ui/parts.jsx";
import { BLANK_DRAFT } from "./answers.js";
import { designFor, sendToBench } from "./bench-link.js";
import { answer as answerDraft } from "./building.js";
import { After, Hidden } from "./shared.jsx";

const Unsaid = () => <span class="realist-unsaid">…</span>;

/** Where a configuration was seen, as prose; an either-or stays one. */
export function seenIn(schemes, c) {
  const labels = schemes.filter((scheme) => c.scope.some((s) => s.scheme === scheme.id)).map((scheme) => scheme.label);
  if (!labels.length) return SEEN.suggested;
  if (c.scope.some((s) => s.told_of === "either-or"))
    return filled(SEEN.either, { schemes: `either ${listed(labels, "or")}` });
  return labels.length === schemes.length ? SEEN.all : listed(labels);
}

export function Build({ item, itemKey, number, answer, give, say, place, state, token }) {
  const known = useMemo(() => index(state.theory), [state]);
  const [draft, setDraft] = useState(answer?.now ?? BLANK_DRAFT);
  useLayoutEffect(() => setDraft(answer?.now ?? BLANK_DRAFT), [answer === undefined]);
  const set = (name, value) => setDraft({ ...draft, [name]: value });
  const checked = answer && JSON.stringify(answer.now) === JSON.stringify(draft) && fitsTheory(known, draft);
  const found = useMemo(() => checked && answerDraft(state.theory, state.words, draft), [checked, draft]);
  const check = () => {
    give({ now: draft });
    say(`Configuration ${number}: ${headline(answerDraft(state.theory, state.words, draft), known, state.schemes)}`);
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
        <Hidden>Configuration {number}. </Hidden>
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
          See what the evidence has <Hidden>that is like configuration {number}</Hidden>
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
        />
      )}
    </>
  );
}

/** Options under the level that each belongs to. */
const ByLevel = ({ levels, text, value = (one) => one.id }) =>
  levels.map(({ level, items }) => (
    <optgroup key={level.id} label={level.label}>
      {items.map((one) => (
        <option key={one.id} value={value(one)}>
          {text(one)}
        </option>
      ))}
    </optgroup>
  ));

/** One of the study's actors or outcomes, with its mark. */
const Chosen = ({ id, kind, label, levels, value, choose }) => (
  <p class="realist-field">
    <label for={id}>
      <Mark kind={kind} /> {label}
    </label>
    <select id={id} value={value} onChange={(e) => choose(e.target.value)}>
      <option value="">choose…</option>
      <ByLevel levels={levels} text={(one) => one.label} />
    </select>
  </p>
);

function Conditions({ known, draft, set, say, field, group }) {
  const [about, setAbout] = useState("");
  const [kind, id] = about.split(" ");
  const feature = kind === "feature" && known.feature.get(id);
  const outcome = kind === "outcome" && known.outcome.get(id);
  const choices = feature
    ? feature.values.map((v) => [v.id, v.phrase])
    : outcome
      ? DIRECTIONS.map((way) => [way, outcome[way]])
      : [];
  const add = (value) => {
    const condition = feature ? { feature: id, values: [value] } : { outcome: id, direction: value };
    set("conditions", [...draft.conditions.filter((c) => (feature ? c.feature !== id : c.outcome !== id)), condition]);
    say(`Condition added: ${conditionClause(known, condition)}.`);
    setAbout("");
  };
  const drop = (i) => {
    say(`Condition taken out: ${conditionClause(known, draft.conditions[i])}.`);
    set(
      "conditions",
      draft.conditions.filter((_, k) => k !== i),
    );
  };
  return (
    <div class="realist-field">
      <label for={field("about")}>
        <Mark kind="context" /> When: a condition
      </label>
      {draft.conditions.length > 0 && (
        <ul class="realist-chips">
          {draft.conditions.map((condition, i) => (
            <li key={i}>
              {conditionClause(known, condition)}{" "}
              <button type="button" onClick={() => drop(i)}>
                Take out <Hidden>{conditionClause(known, condition)}</Hidden>
              </button>
            </li>
          ))}
        </ul>
      )}
      {draft.conditions.length < 12 && (
        <select id={field("about")} value={about} onChange={(e) => setAbout(e.target.value)}>
          <option value="">choose a circumstance…</option>
          <ByLevel
            levels={group(known.theory.features)}
            text={(one) => one.question}
            value={(one) => `feature ${one.id}`}
          />
          <optgroup label="What came of something else">
            {known.theory.outcomes.map((one) => (
              <option key={one.id} value={`outcome ${one.id}`}>
                {one.label}
              </option>
            ))}
          </optgroup>
        </select>
      )}
      {choices.length > 0 && (
        <select aria-label="How does it stand?" value="" onChange={(e) => e.target.value && add(e.target.value)}>
          <option value="">how does it stand?…</option>
          {choices.map(([value, phrase]) => (
            <option key={value} value={value}>
              {phrase}
            </option>
          ))}
        </select>
      )}
    </div>
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

function headline(found, known, schemes) {
  const named = found.by
    .map((id) => `“${known.configuration.get(id).nickname}”, seen in ${seenIn(schemes, known.configuration.get(id))}`)
    .join("; ");
  switch (found.verdict) {
    case "seen":
      return `This is seen: ${named}.`;
    case "not said which way":
      return `This is seen, though a direction is not stated on both sides: ${named}.`;
    case "other way":
      return `Seen, but the effect ran the other way: ${named}.`;
    case "apart":
      return "Each part of it was seen, never together.";
    case "nobody":
      return "Nobody saw this.";
    default:
      return "It is not complete yet, so it cannot be set against what was seen.";
  }
}

function Answered({ found, draft, known, state, itemKey, place, number }) {
  const part = (name) => {
    if (name === "effect")
      return (
        known.outcome.get(draft.outcome).label +
        (draft.effect === "affects" ? ", affected without a direction" : `, ${draft.effect} it`)
      );
    if (name.startsWith("condition")) return conditionClause(known, draft.conditions[Number(name.split(" ")[1])]);
    return known[name] && draft[name] ? known[name].get(draft[name]).label : `the ${name}`;
  };
  const further = found.by.filter((id) => found.further[id].length);
  return (
    <div class="realist-feedback">
      <p class="realist-verdict">
        <b>{headline(found, known, state.schemes)}</b>
      </p>
      {further.map((id) => {
        const c = known.configuration.get(id);
        return (
          <p key={id}>
            “{c.nickname}” also needed what yours leaves out:{" "}
            {listed(found.further[id].map((i) => conditionClause(known, c.conditions[i])))}.
          </p>
        );
      })}
      {found.unseen.length > 0 && <p>No configuration that was seen has: {listed(found.unseen.map(part), "nor")}.</p>}
      {found.suggested.length > 0 && (
        <p>
          The authors suggest it, and nobody saw it:{" "}
          {listed(found.suggested.map((id) => `“${known.configuration.get(id).nickname}”`))}.
        </p>
      )}
      {found.missing.length > 0 && (
        <>
          <p>What it still lacks, as far as a page can tell from the words:</p>
          <ul>
            {found.missing.map((lack) => (
              <li key={lack}>{state.lacks[lack]}</li>
            ))}
          </ul>
        </>
      )}
      {found.beside.length > 0 && (
        <details>
          <summary>Configurations in the evidence that share a part with it</summary>
          {found.beside.map(({ configuration: id, shared }) => {
            const c = known.configuration.get(id);
            return (
              <div key={id} class="realist-beside">
                <p>
                  <b>{c.nickname}</b>, seen in {seenIn(state.schemes, c)}. Shared: {listed(shared.map(part))}.
                </p>
                <Sentence known={known} configuration={c} />
              </div>
            );
          })}
        </details>
      )}
      <p class="realist-hint">
        Conditions, actor, outcome and effect are compared. What you write in your own words is not understood by this
        page; only whether some word in the reasoning speaks of thinking.
      </p>
      {place.bench && !found.missing.length && (
        <p>
          <button
            type="button"
            onClick={() => sendToBench(place.bench, designFor(draft, `Built in exercise ${number}`))}
          >
            Send it to the design bench <Hidden>configuration {number}</Hidden>
          </button>
        </p>
      )}
      {place.bench && found.missing.length > 0 && (
        <p class="realist-hint">
          Once nothing is lacking, you can send it to the design bench and watch it run as your own.
        </p>
      )}
      <After itemKey={itemKey} place={place} />
    </div>
  );
}
