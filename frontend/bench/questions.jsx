// The questions, a level at a time. Only those that some configuration depends on are asked.
import { useId } from "preact/hooks";
import { listed, lowered, stopped } from "../engine/sentence.js";
import { wouldMove } from "../engine/ties.js";
import { designOf, same } from "./bench.jsx";
import { Mark, Passages } from "./parts.jsx";

function asked(theory) {
  const conditions = [...theory.configurations.flatMap((c) => c.conditions), ...theory.requirements.map((r) => r.condition)];
  const used = new Set(conditions.map((condition) => condition.feature));
  return theory.features.filter((feature) => used.has(feature.id) || feature.tells === "group");
}

export function Questions({ known, evidence, imagined, place, now, actions }) {
  const { theory } = known;
  const questions = asked(theory);
  const { start } = now;
  const untouched = same(now.design, designOf(start));
  return (
    <section class="realist-questions" aria-label="Questions">
      <div class="realist-start">
        <h2 id="realist-start">Start from</h2>
        <div role="group" aria-labelledby="realist-start" class="realist-buttons">
          <button type="button" aria-pressed={!start && untouched} onClick={() => actions.startFrom(undefined)}>
            Nothing
          </button>
          {evidence.schemes.map((scheme) => (
            <button type="button" key={scheme.id} aria-pressed={start === scheme && untouched} onClick={() => actions.startFrom(scheme)}>
              {scheme.label}
            </button>
          ))}
        </div>
        {imagined.length > 0 && (
          <label class="realist-imagined">
            Or from an imagined case{" "}
            <select
              value={start?.imagined ? start.id : ""}
              onChange={(event) => actions.startFrom(imagined.find((one) => one.id === event.currentTarget.value))}
            >
              <option value="">none</option>
              {imagined.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title}
                </option>
              ))}
            </select>
          </label>
        )}
        <div class="realist-buttons">
          <button type="button" class="realist-quiet" aria-disabled={!now.past.length} onClick={actions.undo}>
            Undo
          </button>
          <button type="button" class="realist-quiet" onClick={() => actions.startFrom(start)}>
            Reset
          </button>
        </div>
        {start?.imagined && <Story story={start} />}
        {start && (
          <p class="realist-hint">
            {stopped(start.about ?? "")}{" "}
            {untouched ? "Change any answer, and it becomes your design." : `Begun from ${start.label} and changed since: it is your design now.`}
          </p>
        )}
        <p class="realist-jumps">
          <a href="#realist-mechanisms" onClick={jump}>Go to the answer</a> <a href="#realist-configurations" onClick={jump}>Go to the configurations</a>
        </p>
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

function Story({ story }) {
  return (
    <div class="realist-story">
      <p>
        <b>Imagined.</b> {story.story}
      </p>
      <details>
        <summary>Questions to argue about</summary>
        <ol>
          {story.questions.map(({ question, look_for: lookFor }) => (
            <li key={question}>
              {question} <span class="realist-hint">{stopped(lookFor)}</span>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

/** Takes the focus along, which a link inside a page of its own does not do everywhere. */
function jump(event) {
  event.preventDefault();
  const target = document.getElementById(event.currentTarget.getAttribute("href").slice(1));
  target?.focus();
  target?.scrollIntoView();
}

function Question({ feature, known, evidence, place, start, now, actions }) {
  const name = useId();
  const chosen = now.design.answers[feature.id];
  const label = (m) => {
    const other = known.feature.get(m.feature);
    return `${lowered(other.label)} (${other.values.find((v) => v.id === m.value)?.label ?? "not sure"})`;
  };
  const also = feature.values
    .filter((value) => value.id !== chosen)
    .map((value) => ({ value, moved: wouldMove(known.theory, now.design.answers, feature.id, value.id) }))
    .filter(({ moved }) => moved.length);
  return (
    <fieldset class="realist-question" aria-describedby={`${name}-notes`}>
      <legend>
        <Mark kind={feature.kind} /> {feature.question}
      </legend>
      {feature.values.map((value) => (
        <label key={value.id}>
          <input type="radio" name={name} checked={chosen === value.id} onChange={() => actions.answer(feature, value.id)} />
          <span>{value.label}</span>
        </label>
      ))}
      <label>
        <input type="radio" name={name} checked={chosen === undefined} onChange={() => actions.answer(feature, undefined)} />
        <span>Not sure</span>
      </label>
      <div id={`${name}-notes`}>
        {also.map(({ value, moved }) => (
          <p class="realist-hint" key={value.id}>
            “{value.label}” would change {listed(moved.map(label))}. {stopped(moved[0].because)}
          </p>
        ))}
        <Preset {...{ feature, evidence, start, chosen }} />
      </div>
      <details class="realist-why">
        <summary>Why this is asked</summary>
        <p>
          {stopped(feature.why)} {feature.changeable_by ? `In the hands of: ${feature.changeable_by} (our reading).` : "Not set by the scheme (our reading)."}{" "}
          <Passages ids={feature.passages} place={place} evidence={evidence} />
        </p>
      </details>
    </fieldset>
  );
}

/** What the study says of the scheme that the reader started from, where it is less than a plain answer. */
function Preset({ feature, evidence, start, chosen }) {
  const answer = start?.answers[feature.id];
  if (start?.imagined) return <p class="realist-hint">{answer ? `The story says: “${answer.because}”.` : "The story does not say."}</p>;
  if (!answer) return null;
  const others = evidence.schemes.filter((scheme) => answer.shared_with.includes(scheme.id)).map((scheme) => scheme.label);
  const meant = feature.values.find((value) => value.id === answer.value);
  const said = {
    "not stated": `The study does not say for ${start.label}.`,
    "either-or": `The study says “${meant?.label}” of one of ${[start.label, ...others].join(" and ")}, not of which.`,
    inferred: `Our inference for ${start.label}.`,
    stated: answer.told_of === "site" ? `Said of the whole of ${evidence.sites[start.site]}, not of this scheme alone.` : "",
  }[answer.status];
  const yours = answer.value && chosen !== answer.value && answer.status !== "either-or";
  const changed = yours ? `${start.label}: ${meant?.label}. ` : "";
  const text = `${changed}${said} ${stopped(answer.note)}`.trim();
  return text ? <p class="realist-hint">{text}</p> : null;
}
