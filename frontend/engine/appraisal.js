// What a compiled theory says of a design. The same as realist/appraisal/, term by term; a browser test compares the two.
//
// A theory here is the plain object that Theory.compiled() gives. A design is { answers, assumed, knocked_out, own }; `own` may be absent.
import { withOwn } from "./own.js";
import { precedent } from "./precedent.js";
import { closed, isLenient, NOBODY, rulesOf, setsOf, stateOf } from "./rules.js";
import { EFFECTS, mechanismWord, outcomeWord, WORKS } from "./words.js";

/** The sets that an appraisal is read off; see `Closures` in realist/appraisal/. `without` is the theory with nothing of the reader's. */
function close(theory, whole, { answers, assumed }, knockedOut) {
  const ready = rulesOf(whole);
  const { plain: owning, actual, possible } = closed(ready, answers, assumed, knockedOut);
  if (theory === whole) {
    const marks = (active) => {
      const byAssumption = active.length > 0 && !active.some((i) => owning.fired[i]);
      return { by_assumption: byAssumption, by_own: false };
    };
    return { plain: owning, owning, actual, possible, marks };
  }
  const bare = rulesOf(theory);
  const without = closed(bare, answers, assumed, knockedOut);
  const place = ready.rules.map((rule) => bare.number.get(rule.id)); // undefined for the reader's own
  const isIn = (those) => (i) => place[i] !== undefined && those.fired[place[i]] === 1;
  const plain = new Uint8Array(ready.sides.size);
  bare.rules.forEach((rule, i) => {
    if (without.plain.fired[i]) plain[ready.side(rule.configuration.outcome, rule.configuration.effect)] = 1;
  });
  const marks = (active, open) => {
    if (!active.length) return { by_assumption: false, by_own: open.length > 0 && !open.some(isIn(without.possible)) };
    if (active.some(isIn(without.plain))) return { by_assumption: false, by_own: false };
    const assumption = active.some(isIn(without.actual));
    const own = active.some((i) => owning.fired[i]);
    return { by_assumption: assumption || !own, by_own: own || !assumption };
  };
  return { plain: { made: plain }, owning, actual, possible, marks };
}

function side(rules, those, closures) {
  const active = [];
  const open = [];
  const forWhom = Object.create(null);
  for (const i of those) {
    const state = stateOf(closures.actual, closures.possible, i);
    if (state === "not met") continue;
    (state === "active" ? active : open).push(i);
    const whom = rules[i].configuration.for_whom;
    if (whom && forWhom[whom] !== "active") forWhom[whom] = state;
  }
  return {
    state: active.length ? "active" : open.length ? "open" : "none",
    ...closures.marks(active, open),
    active: active.map((i) => rules[i].id),
    open: open.map((i) => rules[i].id),
    for_whom: forWhom,
  };
}

/** Everything a theory says of a design, with reasons, the reader's own configurations among the others; ids sorted throughout. */
export function appraise(theory, design, schemes = []) {
  const whole = withOwn(theory, design);
  const given = setsOf(design);
  const { answers, assumed, knockedOut } = given;
  const ready = rulesOf(whole);
  const { rules } = ready;
  const closures = close(theory, whole, given, knockedOut);
  const { plain, owning, actual, possible } = closures;
  const group = ready.groupFeature && answers.get(ready.groupFeature.id);
  const groupOf = new Map(schemes.map((scheme) => [scheme.id, scheme.group]));

  const status = (condition, readAsMet) => {
    if (condition.feature !== undefined) {
      const value = answers.get(condition.feature);
      if (value !== undefined) return condition.values.includes(value) ? "holds" : "fails";
      return readAsMet ? "assumed" : "unknown";
    }
    const made = ready.side(condition.outcome, condition.direction);
    if (plain.made[made]) return "holds";
    if (owning.made[made]) return "own";
    if (actual.made[made] || (readAsMet && possible.made[made])) return "assumed";
    return possible.made[made] ? "unknown" : "fails";
  };

  const configurations = Object.create(null);
  for (const [i, rule] of rules.entries()) {
    const silencedBy = rule.triggered.filter((m) => knockedOut.has(m)).sort();
    const readAsMet = isLenient(rule, assumed) && !silencedBy.length;
    const state = stateOf(actual, possible, i);
    const seen = rule.configuration.scope.map((s) => groupOf.get(s.scheme)).filter((one) => one !== undefined);
    configurations[rule.id] = {
      state,
      conditions: rule.configuration.conditions.map((condition) => status(condition, readAsMet)),
      ...closures.marks(state === "active" ? [i] : [], state === "open" ? [i] : []),
      knocked_out: silencedBy,
      carried: state === "active" && group !== undefined && seen.length > 0 && !seen.includes(group),
    };
  }

  const mechanisms = Object.create(null);
  for (const mechanism of ready.mechanisms) {
    const ways = WORKS.map((works) => ready.working(mechanism, works));
    const [triggered, blocked] = ways.map((those) => side(rules, those, closures));
    const exists = ways.some((those) => those.length);
    mechanisms[mechanism] = {
      triggered,
      blocked,
      word: mechanismWord(triggered.state, blocked.state, exists),
      assumed: assumed.has(mechanism),
      knocked_out: knockedOut.has(mechanism),
    };
  }

  const outcomes = Object.create(null);
  for (const outcome of ready.outcomes) {
    const ways = EFFECTS.map((effect) => ready.working(outcome, effect));
    const [towards, against, affects] = ways.map((those) => side(rules, those, closures));
    const word = outcomeWord(
      towards.state,
      against.state,
      affects.state,
      ways.some((those) => those.length),
    );
    outcomes[outcome] = { towards, against, affects, word };
  }

  const requirements = Object.create(null);
  for (const requirement of ready.requirements) requirements[requirement.id] = status(requirement.condition, false);

  return {
    configurations,
    mechanisms,
    outcomes,
    requirements,
    lost: lost(whole, given, closures),
    precedent: precedent(theory, answers, schemes, configurations),
  };
}

/** What a knock-out takes away, directly or through what rested on it. */
function lost(whole, given, now) {
  if (!given.knockedOut.size) return [];
  const { rules } = rulesOf(whole);
  const was = closed(rulesOf(whole), given.answers, given.assumed, NOBODY);
  return rules
    .map((rule, i) => ({
      configuration: rule.id,
      was: stateOf(was.actual, was.possible, i),
      now: stateOf(now.actual, now.possible, i),
    }))
    .filter((one) => one.was !== one.now);
}
