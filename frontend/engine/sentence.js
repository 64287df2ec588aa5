// A configuration in words. The theory supplies the clauses; nothing here knows what they are about.
import WORDS from "../../realist/theory/words.json" with { type: "json" };
import { filled, listed, lowered } from "../text.js";

export const { basis: BASIS, whose: WHOSE, seen: SEEN } = WORDS;

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
  const phrases = condition.values.map((value) => values.get(value));
  return phrases.length > 1 ? filled(WORDS.either, { answers: listed(phrases, "or") }) : phrases[0];
}

export function outcomeClause(known, configuration) {
  const outcome = known.outcome.get(configuration.outcome);
  if (configuration.effect !== "affects") return outcome[configuration.effect];
  return filled(WORDS.affected, { outcome: lowered(outcome.label) });
}

/** What stands between two conditions: a comma would be lost where a condition has alternatives of its own. */
export function between(conditions, i) {
  const mark = conditions.some((condition) => condition.values?.length > 2) ? ";" : conditions.length > 2 ? "," : "";
  if (i === 0) return "";
  return i === conditions.length - 1 ? `${mark === ";" ? ";" : ""} and ` : `${mark} `;
}

/** The whole of it as plain text; the bench shows the same words with marks between them. */
export function sentence(known, c) {
  return filled(WORDS.sentence, {
    conditions: c.conditions
      .map((condition, i) => between(c.conditions, i) + conditionClause(known, condition))
      .join(""),
    resource: c.resource,
    actor: known.actor.get(c.actor)?.label ?? c.actor, // a reader's own may name an actor in the reader's words
    reasoning: c.reasoning,
    outcome: outcomeClause(known, c),
    because: c.because,
  });
}
