// A compiled theory made ready for many closures: rules in the order of their ids, outcomes and effects as numbers.
//
// A theory is not changed once it was read: what is made ready is kept beside it.

export const byId = (one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
const sideKey = (outcome, direction) => `${outcome} ${direction}`;

const ready = new WeakMap();

/** The rules of a theory; see `Rule` in realist/theory/. `side` gives each (outcome, effect) its number, `made` how many there are. */
export function rulesOf(theory) {
  if (!ready.has(theory)) ready.set(theory, prepared(theory));
  return ready.get(theory);
}

function prepared(theory) {
  const numbers = new Map();
  const side = (outcome, direction) => {
    const key = sideKey(outcome, direction);
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key);
  };
  const rules = [...theory.configurations].sort(byId).map((c) => ({
    id: c.id,
    configuration: c,
    triggered: c.works === "triggers" ? c.mechanisms : [],
    answers: c.conditions.filter((k) => k.feature !== undefined).map((k) => [k.feature, new Set(k.values)]),
    needs: c.conditions.filter((k) => k.feature === undefined).map((k) => side(k.outcome, k.direction)),
    makes: side(c.outcome, c.effect),
    maybeSeenIn: new Set(c.scope.map((s) => s.scheme)),
    seenIn: new Set(c.scope.filter((s) => s.told_of !== "either-or").map((s) => s.scheme)),
  }));
  const working = new Map();
  rules.forEach((rule, i) => {
    const c = rule.configuration;
    const keys = new Set([sideKey(c.outcome, c.effect), ...c.mechanisms.map((m) => sideKey(m, c.works))]);
    for (const key of keys) working.set(key, [...(working.get(key) ?? []), i]);
  });
  for (const requirement of theory.requirements) {
    const { condition } = requirement;
    if (condition.feature === undefined) side(condition.outcome, condition.direction);
  }
  return {
    rules,
    side,
    sides: numbers,
    /** The rules that work on an outcome with an effect, or trigger or block a mechanism, by number. */
    working: (what, how) => working.get(sideKey(what, how)) ?? [],
    number: new Map(rules.map((rule, i) => [rule.id, i])),
    groupFeature: theory.features.find((feature) => feature.tells === "group"),
    mechanisms: theory.mechanisms.map((mechanism) => mechanism.id).sort(),
    outcomes: theory.outcomes.map((outcome) => outcome.id).sort(),
    requirements: [...theory.requirements].sort(byId),
  };
}

export const NOBODY = new Set();
const NOTHING = new Uint8Array(0);

/** Whether an assumption takes every mechanism that this configuration triggers as given. */
export const isLenient = (rule, assumed) =>
  rule.triggered.length > 0 && assumed.size > 0 && rule.triggered.every((m) => assumed.has(m));

/**
 * The least set of configurations that fire, as a byte for each rule, and `made`, a byte for each side; see `closure` in
 * realist/appraisal/. `reachable` is the `made` of what could be.
 */
function closure(
  ready,
  answers,
  { generous = false, knockedOut = NOBODY, assumed = NOBODY, reachable = NOTHING } = {},
) {
  const fired = new Uint8Array(ready.rules.length);
  const made = new Uint8Array(ready.sides.size);
  let waiting = [];
  next: for (let i = 0; i < ready.rules.length; i++) {
    const rule = ready.rules[i];
    if (knockedOut.size && rule.triggered.some((m) => knockedOut.has(m))) continue;
    const lenient = generous || isLenient(rule, assumed);
    for (const [feature, values] of rule.answers) {
      const value = answers.get(feature);
      if (value === undefined ? !lenient : !values.has(value)) continue next;
    }
    if (rule.needs.length) waiting.push([i, lenient && !generous]);
    else fired[i] = made[rule.makes] = 1;
  }
  for (;;) {
    const still = waiting.filter(([i, lenient]) => {
      const rule = ready.rules[i];
      for (const need of rule.needs) if (!made[need] && !(lenient && reachable[need])) return true;
      fired[i] = made[rule.makes] = 1;
      return false;
    });
    if (still.length === waiting.length) return { fired, made };
    waiting = still;
  }
}

/** What is active with nothing assumed, what is active as assumed, and what is possible. */
export function closed(ready, answers, assumed, knockedOut) {
  const possible = closure(ready, answers, { generous: true, knockedOut });
  const plain = closure(ready, answers, { knockedOut });
  const actual = assumed.size ? closure(ready, answers, { knockedOut, assumed, reachable: possible.made }) : plain;
  return { plain, actual, possible };
}

export const stateOf = (actual, possible, i) => (actual.fired[i] ? "active" : possible.fired[i] ? "open" : "not met");

/** A design as the closures read it. */
export const setsOf = (design) => ({
  answers: new Map(Object.entries(design.answers)),
  assumed: new Set(design.assumed),
  knockedOut: new Set(design.knocked_out),
});

/** The state of every configuration by number; the reader's own are among them where the theory holds them. */
export function states(theory, design) {
  const ready = rulesOf(theory);
  const { answers, assumed, knockedOut } = setsOf(design);
  const { actual, possible } = closed(ready, answers, assumed, knockedOut);
  return ready.rules.map((_, i) => stateOf(actual, possible, i));
}
