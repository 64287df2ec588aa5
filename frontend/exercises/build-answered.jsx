// What the evidence has that is like a configuration that a learner built.
import { conditionClause, SEEN } from "../engine/sentence.js";
import { filled, listed } from "../text.js";
import { Sentence } from "../ui/parts.jsx";
import { designFor, sendToBench } from "./bench-link.js";
import { Afterword, VisuallyHidden } from "./shared.jsx";

/** Where a configuration was seen, as prose; an either-or stays one. */
export function seenIn(schemes, c) {
  const labels = schemes.filter((scheme) => c.scope.some((s) => s.scheme === scheme.id)).map((scheme) => scheme.label);
  if (!labels.length) return SEEN.suggested;
  if (c.scope.some((s) => s.told_of === "either-or"))
    return filled(SEEN.either, { schemes: `either ${listed(labels, "or")}` });
  return labels.length === schemes.length ? SEEN.all : listed(labels);
}

export function headline(found, known, schemes) {
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

export function Answered({ found, draft, known, state, itemKey, place, number }) {
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
            Send it to the design bench <VisuallyHidden>configuration {number}</VisuallyHidden>
          </button>
        </p>
      )}
      {place.bench && found.missing.length > 0 && (
        <p class="realist-hint">
          Once nothing is lacking, you can send it to the design bench and watch it run as your own.
        </p>
      )}
      <Afterword itemKey={itemKey} place={place} />
    </div>
  );
}
