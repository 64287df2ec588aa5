// What to find out first: each unknown answered each way, and what that would settle; see realist/inquiry/unknowns.py.
import { withOwn } from "../own.js";
import { setsOf } from "../rules.js";
import { constraintsOf } from "./constraints.js";
import { differences, statesAndWords } from "./differences.js";

/** The features that some configuration or requirement depends on, and the one that tells the group. */
export function asked(theory) {
  const conditions = [
    ...theory.configurations.flatMap((c) => c.conditions),
    ...theory.requirements.map((r) => r.condition),
  ];
  const used = new Set(conditions.map((condition) => condition.feature));
  const group = theory.features.find((feature) => feature.tells === "group");
  if (group) used.add(group.id);
  return theory.features.filter((feature) => used.has(feature.id));
}

/** A row { feature, value, brings, configurations, outcomes } for each open question and each answer that the ties allow. */
export function findOutFirst(theory, design) {
  const whole = withOwn(theory, design);
  const ties = constraintsOf(theory);
  const { answers: given, assumed, knockedOut } = setsOf(design);
  const now = ties.completed(given);
  const left = ties.remainingBeside(now);
  const before = statesAndWords(whole, now, assumed, knockedOut);
  const questions = asked(whole)
    .filter((feature) => !now.has(feature.id))
    .map((feature) =>
      (left.get(feature.id) ?? feature.values.map((value) => value.id)).map((value) => {
        const answers = new Map(now).set(feature.id, value);
        const after = statesAndWords(whole, ties.completed(answers), assumed, knockedOut);
        return { feature: feature.id, value, brings: ties.implied(answers), ...differences(whole, before, after) };
      }),
    );
  const settles = (ways) => new Set(ways.flatMap((way) => way.configurations.map((moved) => moved.id))).size;
  const counted = questions.map((ways) => [settles(ways), ways]);
  return counted.sort(([one], [other]) => other - one).flatMap(([, ways]) => ways);
}
