// What a design rests on, and where an answer of it pulls both ways; see realist/inquiry/support.py.
import { withOwn } from "../own.js";
import { rulesOf, setsOf } from "../rules.js";
import { DIRECTIONS } from "../words.js";
import { constraintsOf } from "./constraints.js";
import { differences, statesAndWords } from "./differences.js";

/** What knocking out each mechanism would take away: a row { mechanism, configurations, outcomes } for each not knocked out already. */
export function restsOn(theory, design) {
  const whole = withOwn(theory, design);
  const { answers, assumed, knockedOut } = setsOf(design);
  const full = constraintsOf(theory).completed(answers);
  const before = statesAndWords(whole, full, assumed, knockedOut);
  return rulesOf(whole)
    .mechanisms.filter((mechanism) => !knockedOut.has(mechanism))
    .map((mechanism) => {
      const after = statesAndWords(whole, full, assumed, new Set([...knockedOut, mechanism]));
      return { mechanism, ...differences(whole, before, after) };
    });
}

/** Answers that work towards some outcomes and against others: rows { feature, value, towards, against } of pulls. */
export function tensions(theory, design) {
  const whole = withOwn(theory, design);
  const { answers, assumed, knockedOut } = setsOf(design);
  const full = constraintsOf(theory).completed(answers);
  const { states } = statesAndWords(whole, full, assumed, knockedOut);
  const active = rulesOf(whole).rules.filter((_, i) => states[i] === "active");
  return theory.features
    .filter((feature) => full.has(feature.id))
    .map((feature) => {
      const directly = new Set(active.filter((rule) => rule.answers.some(([name]) => name === feature.id)));
      const using = usedBy(active, directly);
      const [towards, against] = DIRECTIONS.map((effect) => pulls(active, directly, using, effect));
      return { feature: feature.id, value: full.get(feature.id), towards, against };
    })
    .filter((row) => row.towards.length && row.against.length);
}

/** Those active configurations, and all that start from what they produce. */
function usedBy(active, directly) {
  const using = new Set(directly);
  for (;;) {
    const made = new Set([...using].map((rule) => rule.makes));
    const more = active.filter((rule) => !using.has(rule) && rule.needs.some((need) => made.has(need)));
    if (!more.length) return using;
    for (const rule of more) using.add(rule);
  }
}

function pulls(active, directly, using, effect) {
  const found = new Map();
  for (const rule of active) {
    const { outcome, effect: way } = rule.configuration;
    if (!using.has(rule) || way !== effect) continue;
    if (!found.has(outcome)) found.set(outcome, { outcome, directly: [], through_ripples: [] });
    found.get(outcome)[directly.has(rule) ? "directly" : "through_ripples"].push(rule.id);
  }
  return [...found.values()].sort((a, b) => (a.outcome < b.outcome ? -1 : 1));
}
