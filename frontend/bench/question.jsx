// One question: its answers, what each would change besides, what the last one did, and what the study says of it.
import { useId } from "preact/hooks";
import { stopped } from "../text.js";
import { Caution } from "../ui/caution.jsx";
import { useDetails } from "../ui/details.js";
import { Chip, Fold, Mark, memo, Passages } from "../ui/parts.jsx";

export const Question = memo(
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
