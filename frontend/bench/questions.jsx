// The questions, a level at a time. Only those that some configuration depends on are asked.
import { useId } from "preact/hooks";
import { stopped } from "../engine/sentence.js";
import { ruledOut } from "../engine/ties.js";
import { Mark, Passages } from "./parts.jsx";

function asked(theory) {
  const conditions = [...theory.configurations.flatMap((c) => c.conditions), ...theory.requirements.map((r) => r.condition)];
  const used = new Set(conditions.map((condition) => condition.feature));
  return theory.features.filter((feature) => used.has(feature.id) || feature.tells === "group");
}

export function Questions({ known, evidence, place, now, actions }) {
  const { theory } = known;
  const questions = asked(theory);
  const start = evidence.schemes.find((scheme) => scheme.id === now.start);
  return (
    <section class="realist-questions" aria-label="Questions">
      <div class="realist-start">
        <h3 id="realist-start">Start from</h3>
        <div role="group" aria-labelledby="realist-start" class="realist-buttons">
          <button type="button" aria-pressed={!start} onClick={() => actions.startFrom(undefined)}>
            Nothing
          </button>
          {evidence.schemes.map((scheme) => (
            <button type="button" key={scheme.id} aria-pressed={start === scheme} onClick={() => actions.startFrom(scheme)}>
              {scheme.label}
            </button>
          ))}
        </div>
        <div class="realist-buttons">
          <button type="button" class="realist-quiet" aria-disabled={!now.past.length} onClick={actions.undo}>
            Undo
          </button>
          <button type="button" class="realist-quiet" onClick={() => actions.startFrom(start)}>
            Reset
          </button>
        </div>
        {start && <p class="realist-hint">{stopped(start.about)} Change any answer: it becomes your design, and no longer theirs.</p>}
      </div>
      {theory.levels.map((level, place_) => {
        const here = questions.filter((feature) => feature.level === level.id);
        if (!here.length) return null;
        const open = here.filter((feature) => now.design.answers[feature.id] === undefined).length;
        return (
          <details class="realist-level" key={level.id} open={place_ === 0}>
            <summary>
              <span class="realist-level-name">{level.label}</span>{" "}
              <span class="realist-hint">{open ? `${open} of ${here.length} not answered` : "all answered"}</span>
            </summary>
            {here.map((feature) => (
              <Question key={feature.id} {...{ feature, known, evidence, place, start, now, actions }} />
            ))}
          </details>
        );
      })}
    </section>
  );
}

function Question({ feature, known, evidence, place, start, now, actions }) {
  const name = useId();
  const chosen = now.design.answers[feature.id];
  const options = feature.values.map((value) => ({ ...value, out: ruledOut(known.theory, now.design.answers, feature.id, value.id) }));
  const closed = options.filter((option) => option.out && option.id !== chosen);
  return (
    <fieldset class="realist-question">
      <legend>
        <Mark kind={feature.kind} /> {feature.question}
      </legend>
      {options.map((value) => (
        <label key={value.id} class={value.out && value.id !== chosen ? "realist-out" : undefined}>
          <input
            type="radio"
            name={name}
            checked={chosen === value.id}
            disabled={value.out && value.id !== chosen}
            onChange={() => actions.answer(feature, value.id)}
          />
          <span>{value.label}</span>
        </label>
      ))}
      <label>
        <input type="radio" name={name} checked={chosen === undefined} onChange={() => actions.answer(feature, undefined)} />
        <span>Not sure</span>
      </label>
      {closed.map((value) => (
        <p class="realist-hint" key={value.id}>
          “{value.label}” cannot stand with “{known.feature.get(value.out.feature).values.find((v) => v.id === value.out.value).label}”:{" "}
          {stopped(value.out.because)}
        </p>
      ))}
      <Preset {...{ feature, evidence, start, chosen }} />
      <details class="realist-why">
        <summary>Why this is asked</summary>
        <p>
          {stopped(feature.why)} {feature.changeable_by ? `Could be changed by: ${feature.changeable_by}.` : "Nobody can change this."}{" "}
          <Passages ids={feature.passages} place={place} evidence={evidence} />
        </p>
      </details>
    </fieldset>
  );
}

/** What the study says of the scheme that the reader started from, where it is less than a plain answer. */
function Preset({ feature, evidence, start, chosen }) {
  const answer = start?.answers[feature.id];
  if (!answer) return null;
  const others = evidence.schemes.filter((scheme) => answer.shared_with.includes(scheme.id)).map((scheme) => scheme.label);
  const meant = feature.values.find((value) => value.id === answer.value);
  const said = {
    "not stated": `The study does not say for ${start.label}.`,
    "either-or": `The study says “${meant?.label}” of one of ${[start.label, ...others].join(" and ")}, not of which.`,
    inferred: `Our inference for ${start.label}.`,
    stated: answer.told_of === "site" ? `Said of the whole of ${evidence.sites[start.site]}, not of this scheme alone.` : "",
  }[answer.status];
  const changed = answer.value && chosen !== answer.value && answer.status !== "either-or" ? ` ${start.label}: ${meant?.label}.` : "";
  const text = `${said}${changed} ${stopped(answer.note)}`.trim();
  return text ? <p class="realist-hint">{text}</p> : null;
}
