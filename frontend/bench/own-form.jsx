// The form in which a reader writes a configuration: a sentence with gaps, each fault beside its field.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { MOST_TEXT } from "../engine/design.js";
import { asked } from "../engine/inquiry/unknowns.js";
import { DIRECTIONS, EFFECTS } from "../engine/words.js";
import { lowered } from "../text.js";
import { Sentence } from "../ui/parts.jsx";
import { EMPTY, faults, written } from "./own-draft.js";

export function Form({ known, first, isNew, keep, leave }) {
  const { theory } = known;
  const id = useId();
  const [draft, setDraft] = useState(first);
  const [problems, setProblems] = useState({});
  const [tried, setTried] = useState(false);
  const form = useRef(null);
  const somebody = draft.actor !== "" && !theory.actors.some((actor) => actor.id === draft.actor);
  const [other, setOther] = useState(somebody);

  useEffect(() => form.current?.querySelector("select, input")?.focus(), []);
  useEffect(() => {
    if (tried) form.current?.querySelector("[aria-invalid=true]")?.focus();
  }, [tried]);

  const put = (more) => {
    const next = { ...draft, ...more };
    setDraft(next);
    if (tried) setProblems(faults(theory, next));
  };
  const onSubmit = (event) => {
    event.preventDefault();
    const found = faults(theory, draft);
    setProblems(found);
    if (Object.keys(found).length) setTried(Date.now());
    else keep(written(draft));
  };
  const said = (field) => ({
    "aria-invalid": problems[field] ? "true" : undefined,
    "aria-describedby": problems[field] ? `${id}-${field}-fault` : undefined,
  });
  const Fault = ({ field }) =>
    problems[field] ? (
      <span class="realist-fault" id={`${id}-${field}-fault`}>
        ! {problems[field]}
      </span>
    ) : null;
  const text = (field, label, before, hint) => (
    <div class="realist-gap-line">
      <label for={`${id}-${field}`}>
        <b>{before}</b> <span>{label}</span>
        {hint && <span class="realist-hint"> {hint}</span>}
      </label>
      <input
        id={`${id}-${field}`}
        type="text"
        autocomplete="off"
        value={draft[field]}
        onInput={(event) => put({ [field]: event.currentTarget.value })}
        {...said(field)}
      />
      {draft[field].length > MOST_TEXT * 0.8 && (
        <span class="realist-hint">
          {draft[field].length} of {MOST_TEXT} characters
        </span>
      )}
      <Fault field={field} />
    </div>
  );
  const condition = (i, more) =>
    put({ conditions: draft.conditions.map((one, at) => (at === i ? { ...one, ...more } : one)) });
  const outcome = known.outcome.get(draft.outcome);
  const isWhole = !Object.keys(faults(theory, draft)).length;

  return (
    <form
      class="realist-form"
      ref={form}
      onSubmit={onSubmit}
      noValidate
      aria-label={isNew ? "A configuration of your own" : `Edit ${first.nickname}`}
    >
      {tried && Object.keys(problems).length > 0 && (
        <p class="realist-fault" role="alert">
          {Object.keys(problems).length > 1
            ? `${Object.keys(problems).length} gaps are still open`
            : "One gap is still open"}
          ; each says what it needs.
        </p>
      )}
      <div role="group" aria-label="When" class="realist-gap-line">
        {draft.conditions.map((one, i) => (
          <Condition
            key={i}
            known={known}
            one={one}
            i={i}
            id={id}
            said={said(`condition-${i}`)}
            set={(more) => condition(i, more)}
            remove={
              draft.conditions.length > 1
                ? () => put({ conditions: draft.conditions.filter((_, at) => at !== i) })
                : null
            }
            fault={<Fault field={`condition-${i}`} />}
          />
        ))}
        <button
          type="button"
          class="realist-plain"
          onClick={() => put({ conditions: [...draft.conditions, EMPTY.conditions[0]] })}
        >
          and another condition
        </button>
        <Fault field="conditions" />
      </div>
      {text("resource", "what is there", "with", "what is brought in, such as a person, a room or a rule")}
      <div class="realist-gap-line">
        <label for={`${id}-actor`}>
          <b>then</b> <span>who</span>
        </label>
        <select
          id={`${id}-actor`}
          value={other ? "other" : draft.actor}
          {...(other ? {} : said("actor"))}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            setOther(chosen === "other");
            put({ actor: chosen === "other" ? "" : chosen });
          }}
        >
          <option value="">choose …</option>
          {theory.actors.map((actor) => (
            <option key={actor.id} value={actor.id}>
              {actor.label}
            </option>
          ))}
          <option value="other">somebody else …</option>
        </select>
        {other && (
          <input
            type="text"
            aria-label="Who, in your words"
            autocomplete="off"
            value={draft.actor}
            onInput={(event) => put({ actor: event.currentTarget.value })}
            {...said("actor")}
          />
        )}
        <Fault field="actor" />
      </div>
      {text("for_whom", "which of them", "", "if not all; may stay empty")}
      {text("reasoning", "thinks or feels", "", "in their words, not what they do")}
      <fieldset class="realist-gap-line" {...said("mechanisms")}>
        <legend>
          <b>which</b> triggers or blocks
        </legend>
        <div class="realist-ticks">
          {[
            ["triggers", "triggers"],
            ["blocks", "blocks"],
          ].map(([value, label]) => (
            <label key={value}>
              <input
                type="radio"
                name={`${id}-works`}
                checked={draft.works === value}
                onChange={() => put({ works: value })}
                {...said("works")}
              />{" "}
              {label}
            </label>
          ))}
        </div>
        <Fault field="works" />
        <div class="realist-ticks">
          {theory.mechanisms.map((mechanism) => (
            <label key={mechanism.id}>
              <input
                type="checkbox"
                checked={draft.mechanisms.includes(mechanism.id)}
                onChange={() => put({ mechanisms: toggled(draft.mechanisms, mechanism.id) })}
                {...said("mechanisms")}
              />{" "}
              {lowered(mechanism.label)}
            </label>
          ))}
        </div>
        <Fault field="mechanisms" />
      </fieldset>
      <div class="realist-gap-line">
        <label for={`${id}-outcome`}>
          <b>so</b> <span>what it works on</span>
        </label>
        <select
          id={`${id}-outcome`}
          value={draft.outcome}
          onChange={(event) => put({ outcome: event.currentTarget.value })}
          {...said("outcome")}
        >
          <option value="">choose …</option>
          {theory.levels.map((level) => (
            <optgroup key={level.id} label={level.label}>
              {theory.outcomes
                .filter((o) => o.level === level.id)
                .map((o) => (
                  <option key={o.id} value={o.id}>
                    {o.label}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <Fault field="outcome" />
        <div class="realist-ticks" role="radiogroup" aria-label="Which way">
          {EFFECTS.map((effect) => (
            <label key={effect}>
              <input
                type="radio"
                name={`${id}-effect`}
                checked={draft.effect === effect}
                onChange={() => put({ effect })}
                {...said("effect")}
              />{" "}
              {effect === "affects"
                ? "some way, I cannot say which"
                : `${effect}${outcome ? `: ${outcome[effect]}` : ""}`}
            </label>
          ))}
        </div>
        <Fault field="effect" />
      </div>
      {text("because", "why that follows", "because")}
      {text("nickname", "a name for it", "Called", "short; it stands in the picture")}
      {isWhole && (
        <div class="realist-preview" aria-label="As a sentence" role="group">
          <Sentence known={known} configuration={written(draft)} />
        </div>
      )}
      <div class="realist-buttons">
        <button type="submit" class="realist-do">
          {isNew ? "Let it run" : "Keep the change"}
        </button>
        <button type="button" class="realist-quiet" onClick={leave}>
          Leave it
        </button>
      </div>
    </form>
  );
}

const toggled = (list, one) => (list.includes(one) ? list.filter((each) => each !== one) : [...list, one]);

function Condition({ known, one, i, id, said, set, remove, fault }) {
  const { theory } = known;
  const [kind, on] = one.on.split(" ");
  const feature = kind === "feature" && known.feature.get(on);
  const outcome = kind === "outcome" && known.outcome.get(on);
  return (
    <div class="realist-condition-gap">
      <label for={`${id}-on-${i}`}>
        <b>{i ? "and when" : "When"}</b> <span class="realist-heard">a question or an outcome</span>
      </label>{" "}
      <select
        id={`${id}-on-${i}`}
        value={one.on}
        onChange={(event) => set({ on: event.currentTarget.value, values: [], direction: "" })}
        {...said}
      >
        <option value="">choose …</option>
        {theory.levels.map((level) => (
          <optgroup key={level.id} label={level.label}>
            {asked(theory)
              .filter((f) => f.level === level.id)
              .map((f) => (
                <option key={f.id} value={`feature ${f.id}`}>
                  {f.label}
                </option>
              ))}
          </optgroup>
        ))}
        <optgroup label="What another configuration brought about">
          {theory.outcomes.map((o) => (
            <option key={o.id} value={`outcome ${o.id}`}>
              {o.label}
            </option>
          ))}
        </optgroup>
      </select>
      {feature && (
        <div class="realist-ticks" role="group" aria-label={`${feature.label}: any of these will do`}>
          {feature.values.map((value) => (
            <label key={value.id}>
              <input
                type="checkbox"
                checked={one.values.includes(value.id)}
                onChange={() => set({ values: toggled(one.values, value.id) })}
              />{" "}
              {value.label}
            </label>
          ))}
        </div>
      )}
      {outcome && (
        <div class="realist-ticks" role="radiogroup" aria-label={outcome.label}>
          {DIRECTIONS.map((direction) => (
            <label key={direction}>
              <input
                type="radio"
                name={`${id}-direction-${i}`}
                checked={one.direction === direction}
                onChange={() => set({ direction })}
              />{" "}
              {outcome[direction]}
            </label>
          ))}
        </div>
      )}
      {remove && (
        <button type="button" class="realist-plain" aria-label={`Take away condition ${i + 1}`} onClick={remove}>
          take this condition away
        </button>
      )}
      {fault}
    </div>
  );
}
