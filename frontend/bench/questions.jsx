// The questions, a level at a time. Only those that some configuration depends on are asked.

import { useId, useMemo } from "preact/hooks";
import { designOf, same } from "../engine/design.js";
import { asked } from "../engine/inquiry/unknowns.js";
import { wouldMove } from "../engine/ties.js";
import { listed, lowered, stopped } from "../text.js";
import { Caution } from "../ui/caution.jsx";
import { useDetails } from "../ui/details.js";
import { Chip, Fold, Mark, memo, Passages } from "../ui/parts.jsx";
import { jump } from "./jump.js";

export const Questions = memo(({ known, evidence, model, imagined, place, cautions, now, actions }) => {
  const { theory } = evidence;
  const questions = useMemo(() => asked(theory), [theory]);
  const fixed = questions.filter((feature) => !feature.changeable_by);
  const { start, design } = now;
  const many = (those) => {
    const open = those.filter((feature) => design.answers[feature.id] === undefined).length;
    return <span class="realist-hint">{open ? `${open} of ${those.length} not answered` : "all answered"}</span>;
  };
  const one = (feature) => {
    const touched = now.touched === feature.id;
    return (
      <Question
        key={feature.id}
        feature={feature}
        evidence={evidence}
        model={model}
        place={place}
        start={start}
        actions={actions}
        chosen={design.answers[feature.id]}
        tied={JSON.stringify(tied(known, theory, design.answers, feature))}
        changes={touched ? now.changes : undefined}
        caution={touched ? cautions[feature.id] : undefined}
      />
    );
  };
  return (
    <section class="realist-questions" aria-label="Questions">
      <Start evidence={evidence} imagined={imagined} now={now} actions={actions} />
      {theory.levels.map((level, i) => {
        const here = questions.filter((feature) => feature.level === level.id && feature.changeable_by);
        if (!here.length) return null;
        const given = here.filter((feature) => feature.kind === "context");
        const brought = here.filter((feature) => feature.kind !== "context");
        return (
          <Fold
            class="realist-level"
            key={level.id}
            open={i === 0}
            summary={
              <>
                <span class="realist-level-name">{level.label}</span> {many(here)}
              </>
            }
          >
            {() => (
              <>
                {given.map(one)}
                {brought.length > 0 && given.length > 0 && <p class="realist-apart">What the partnership brings in</p>}
                {brought.map(one)}
              </>
            )}
          </Fold>
        );
      })}
      {fixed.length > 0 && (
        <Fold
          class="realist-level is-fixed"
          summary={
            <>
              <span class="realist-level-name">What nobody can change</span> {many(fixed)}
            </>
          }
        >
          {() => (
            <>
              <p class="realist-hint">Answer these as they are. No change to the scheme will move them.</p>
              {fixed.map(one)}
            </>
          )}
        </Fold>
      )}
    </section>
  );
});

/** What each other answer would change besides, by definition. */
function tied(known, theory, answers, feature) {
  const label = (m) => {
    const other = known.feature.get(m.feature);
    return `${lowered(other.label)} (now “${other.values.find((v) => v.id === answers[m.feature])?.label}”)`;
  };
  const found = {};
  for (const value of feature.values) {
    if (value.id === answers[feature.id]) continue;
    const moved = wouldMove(theory, answers, feature.id, value.id);
    if (moved.length)
      found[value.id] =
        `Cannot stand together with ${listed(moved.map(label))}, which it would change. ${stopped(moved[0].because)}`;
  }
  return found;
}

function Start({ evidence, imagined, now, actions }) {
  const { start } = now;
  const untouched = same(now.design, designOf(start));
  return (
    <div class="realist-start">
      <h2 id="realist-start">Start from</h2>
      <div role="group" aria-labelledby="realist-start" class="realist-buttons">
        <button type="button" aria-pressed={!start && untouched} onClick={() => actions.startFrom(undefined)}>
          Nothing
        </button>
        {evidence.schemes.map((scheme) => (
          <button
            type="button"
            key={scheme.id}
            aria-pressed={start === scheme && untouched}
            onClick={() => actions.startFrom(scheme)}
          >
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
      <div class="realist-buttons" role="group" aria-label="Steps">
        <button
          type="button"
          class="realist-quiet"
          aria-disabled={!now.past.length}
          aria-keyshortcuts="Control+Z"
          onClick={actions.undo}
        >
          Undo
        </button>
        <button
          type="button"
          class="realist-quiet"
          aria-disabled={!now.future.length}
          aria-keyshortcuts="Control+Y"
          onClick={actions.redo}
        >
          Redo
        </button>
        <button type="button" class="realist-quiet" onClick={() => actions.startFrom(start)}>
          Reset
        </button>
      </div>
      {start?.imagined && <Story story={start} />}
      {start && (
        <p class="realist-hint">
          {stopped(start.about ?? "")}{" "}
          {untouched
            ? "Change any answer, and it becomes your design."
            : `Begun from ${start.label} and changed since: it is your design now.`}
        </p>
      )}
      <p class="realist-jumps">
        <a href="#realist-answer" onClick={jump}>
          Go to the answer
        </a>{" "}
        <a href="#realist-configurations" onClick={jump}>
          Go to the configurations
        </a>
      </p>
    </div>
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

const Question = memo(
  ({ feature, evidence, model, place, start, actions, chosen, tied: tiedText, changes, caution }) => {
    const name = useId();
    const moves = JSON.parse(tiedText);
    const choice = (id, label) => {
      const would = id !== undefined && moves[id];
      return (
        <div class={`realist-choice ${would ? "is-tied" : ""} ${chosen === id ? "is-chosen" : ""}`} key={id ?? ""}>
          <label>
            <input
              type="radio"
              name={name}
              checked={chosen === id}
              aria-describedby={would ? `${name}-${id}` : undefined}
              onChange={() => actions.answer(feature, id)}
            />
            <span>{label}</span>
          </label>
          {would && (
            <p class="realist-hint realist-tied" id={`${name}-${id}`}>
              {would}
            </p>
          )}
          {changes && chosen === id && (
            <Changed changes={changes} caution={caution} place={place} evidence={evidence} />
          )}
        </div>
      );
    };
    return (
      <fieldset class="realist-question" data-feature={feature.id} aria-describedby={`${name}-notes`}>
        <legend>
          <Mark kind={feature.kind} /> {feature.question}
        </legend>
        {feature.values.map((value) => choice(value.id, value.label))}
        {choice(undefined, "Not sure")}
        <div id={`${name}-notes`}>
          <Preset feature={feature} evidence={evidence} start={start} chosen={chosen} />
        </div>
        <Fold
          class="realist-why"
          summary={
            <>
              Why this is asked<span class="realist-heard">: {feature.label}</span>
            </>
          }
        >
          {() => <Why feature={feature} model={model} place={place} />}
        </Fold>
      </fieldset>
    );
  },
);

function Why({ feature, model, place }) {
  const details = useDetails(model);
  return (
    <p>
      {stopped(feature.why)}{" "}
      {feature.changeable_by
        ? `In the hands of: ${feature.changeable_by} (our reading).`
        : "Nobody who runs the scheme sets it (our reading)."}{" "}
      <Passages ids={feature.passages} place={place} evidence={details} />
    </p>
  );
}

const AT_ONCE = 3;

/** What an answer changed, and why, next to it. The line above the answer announces it; this is for the eye. */
function Changed({ changes, caution, place, evidence }) {
  return (
    <div class="realist-changed">
      {!changes.length && <p>This changes nothing else here.</p>}
      {changes.map(({ heading, items }) => (
        <p key={heading}>
          <b>{heading}:</b>{" "}
          {items.slice(0, AT_ONCE).map(({ text, why }, i) => (
            <span key={text}>
              {i > 0 && "; "}
              {text}
              {why && <span class="realist-hint"> ({why})</span>}
            </span>
          ))}
          {items.length > AT_ONCE && `; and ${items.length - AT_ONCE} more`}.
        </p>
      ))}
      <Caution said={caution} place={place} evidence={evidence} />
    </div>
  );
}

/** What the study says of the scheme that the reader started from, where it is less than a plain answer. */
function Preset({ feature, evidence, start, chosen }) {
  const answer = start?.answers[feature.id];
  if (start?.imagined)
    return <p class="realist-hint">{answer ? `The story says: “${answer.because}”.` : "The story does not say."}</p>;
  if (!answer) return null;
  const others = evidence.schemes
    .filter((scheme) => answer.shared_with.includes(scheme.id))
    .map((scheme) => scheme.label);
  const meant = feature.values.find((value) => value.id === answer.value);
  const said = {
    "not stated": `The study does not say for ${start.label}.`,
    "either-or": `The study says “${meant?.label}” of one of ${[start.label, ...others].join(" and ")}, not of which.`,
    inferred: `Our inference for ${start.label}.`,
    stated:
      answer.told_of === "site" ? `Said of the whole of ${evidence.sites[start.site]}, not of this scheme alone.` : "",
  }[answer.status];
  const yours = answer.value && chosen !== answer.value && answer.status !== "either-or";
  const text = `${yours ? `${start.label}: ${meant?.label}. ` : ""}${said} ${stopped(answer.note)}`.trim();
  if (!text) return null;
  return (
    <p class="realist-hint">
      {yours && <Chip kind="changed">changed by you</Chip>} {text}
    </p>
  );
}
