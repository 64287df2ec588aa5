// A configuration in words. The theory supplies the clauses; nothing here knows what they are about.
import { listed, lowered } from "../text.js";

export function index(theory) {
  const by = (items) => new Map(items.map((item) => [item.id, item]));
  return {
    theory,
    feature: by(theory.features),
    outcome: by(theory.outcomes),
    mechanism: by(theory.mechanisms),
    actor: by(theory.actors),
    configuration: by(theory.configurations),
  };
}

export function conditionClause(known, condition) {
  if (condition.feature === undefined) return known.outcome.get(condition.outcome)[condition.direction];
  const values = new Map(known.feature.get(condition.feature).values.map((value) => [value.id, value.phrase]));
  const either = condition.values.length > 1 ? "either " : "";
  return (
    either +
    listed(
      condition.values.map((value) => values.get(value)),
      "or",
    )
  );
}

export function outcomeClause(known, configuration) {
  const outcome = known.outcome.get(configuration.outcome);
  if (configuration.effect !== "affects") return outcome[configuration.effect];
  return `${lowered(outcome.label)} changes, though the text does not say which way`;
}

/** What stands between two conditions: a comma would be lost where a condition has alternatives of its own. */
export function between(conditions, i) {
  const mark = conditions.some((condition) => condition.values?.length > 2) ? ";" : conditions.length > 2 ? "," : "";
  if (i === 0) return "";
  return i === conditions.length - 1 ? `${mark === ";" ? ";" : ""} and ` : `${mark} `;
}

/** The whole of it as plain text; the bench shows the same words with marks between them. */
export function sentence(known, c) {
  const when = c.conditions
    .map((condition, i) => between(c.conditions, i) + conditionClause(known, condition))
    .join("");
  const actor = known.actor.get(c.actor)?.label ?? c.actor; // a reader's own may name an actor in the reader's words
  return `When ${when}, with ${c.resource}, ${actor}: ${c.reasoning}; so ${outcomeClause(known, c)}, because ${c.because}.`;
}

export const WHOSE = {
  authors: "the authors’ reason",
  participants: "a reason participants give",
  ours: "our reading",
  reader: "your own reason",
};

export const BASIS = {
  stated: "stated in the text",
  "partly inferred": "partly our inference",
  inferred: "our inference from the text",
  suggested: "only suggested by the authors; nobody saw it",
  reader: "your own",
};
