// The smallest changes that would bring an outcome about, or free it of what works against it; see realist/inquiry/changes.py.
//
// Tens of thousands of sets of steps are tried, so answers and rules are numbers here, and nothing is made anew in the
// inner loop.
import { withOwn } from "../own.js";
import { isLenient, rulesOf, setsOf } from "../rules.js";
import { constraintsOf } from "./constraints.js";
import { statesAndWords, strongest } from "./differences.js";

const SIDE = { "bring about": "towards", free: "against" };
const TRIED_AT_ONCE = 500;

/**
 * Every inclusion-minimal set of at most `most` steps that reaches the goal and keeps the ties: rows { steps, brings, costs }. It is
 * answered with the reader's own configurations running and with what the reader assumed or took away. Yields the share that is done.
 */
export function* smallestChangesInSteps(theory, design, outcome, goal, most = 3) {
  if (!theory.outcomes.some((one) => one.id === outcome)) throw new RangeError(`there is no outcome "${outcome}"`);
  if (!Object.hasOwn(SIDE, goal)) throw new RangeError(`there is no goal "${goal}"`);
  const whole = withOwn(theory, design);
  const ties = constraintsOf(theory);
  const given = setsOf(design);
  const reached = new GoalTest(whole, ties, given, outcome, goal);
  const sets = yield* minimal(stepsOf(theory, reached.matter, given.answers), reached, most);
  const stood = ties.completed(given.answers);
  const before = sides(whole, stood, given);
  return sets.map((steps) => {
    const answers = new Map(given.answers);
    for (const step of steps) answers.set(step.feature, step.value);
    const after = sides(whole, ties.completed(answers), given);
    return {
      steps: steps.map(({ feature, value, was, kind }) => ({ feature, value, was, kind })),
      brings: ties.implied(answers).filter((one) => stood.get(one.feature) !== one.value),
      costs: costs(before, after),
    };
  });
}

/** The steps that each feature has, each with its number among all. */
function stepsOf(theory, matter, answers) {
  let place = 0;
  return theory.features
    .map((feature, number) => {
      const was = answers.get(feature.id) ?? "";
      if (!matter.has(feature.id) || (was && !feature.changeable_by)) return [];
      const kind = was ? "change" : feature.changeable_by ? "find out or decide" : "find out";
      return feature.values
        .map((value, i) => ({ feature: feature.id, value: value.id, was, kind, number, to: i }))
        .filter((step) => step.value !== was);
    })
    .filter((those) => those.length)
    .map((those) => those.map((step) => ({ ...step, place: place++ })));
}

/** The sets of steps that reach the goal and hold no smaller set that does, in the order of their steps. Yields the share that is tried. */
function* minimal(all, reached, most) {
  if (reached.with([])) return [[]];
  let steps = all;
  const found = new Map();
  const key = (those) => those.map((step) => step.place).join(" ");
  const total = Array.from({ length: most }, (_, i) => ways(all, i + 1)).reduce((a, b) => a + b, 0);
  let [tried, since] = [0, 0];
  for (let size = 1; size <= most; size++) {
    const fresh = [];
    for (const [first, next] of sets(steps, size - 1)) {
      reached.give(first);
      for (let i = next; i < steps.length; i++) {
        for (const step of steps[i]) {
          tried++;
          if (!reached.by(step)) continue;
          const those = [...first, step];
          if (!(size > 2 && holds(those, found, key))) fresh.push(those);
        }
      }
      reached.take(first);
      if (tried - since < TRIED_AT_ONCE) continue;
      since = tried;
      yield tried / total;
    }
    for (const those of fresh) found.set(key(those), those);
    if (size === 1) steps = steps.map((those) => those.filter((step) => !found.has(key([step]))));
  }
  return [...found.values()].sort((one, other) => {
    for (let i = 0; i < Math.min(one.length, other.length); i++)
      if (one[i].place !== other[i].place) return one[i].place - other[i].place;
    return one.length - other.length;
  });
}

/** How many sets of so many steps there are, no two on one feature. */
function ways(steps, size) {
  const counts = [1, ...Array(size).fill(0)];
  for (const those of steps) for (let k = size; k > 0; k--) counts[k] += counts[k - 1] * those.length;
  return counts[size];
}

/** The sets of so many steps, no two on one feature, each with the place of the first feature after them. */
function* sets(steps, size, from = 0, chosen = []) {
  if (chosen.length === size) {
    yield [chosen, from];
    return;
  }
  for (let i = from; i < steps.length; i++)
    for (const step of steps[i]) yield* sets(steps, size, i + 1, [...chosen, step]);
}

/** Whether a smaller set among these steps, of two or more, was found already. */
function holds(those, found, key, from = 0, chosen = []) {
  if (chosen.length > 1 && chosen.length < those.length && found.has(key(chosen))) return true;
  for (let i = from; i < those.length && chosen.length < those.length - 1; i++) {
    if (holds(those, found, key, i + 1, [...chosen, those[i]])) return true;
  }
  return false;
}

/** Whether steps reach a goal and keep the ties. Only the configurations from which the goal can be reached are looked at. */
class GoalTest {
  constructor(whole, ties, { answers, assumed, knockedOut }, outcome, goal) {
    const ready = rulesOf(whole);
    this.free = goal === "free";
    const ends = new Set(ready.working(outcome, SIDE[goal]));
    const leading = leadingTo(ready, ends);
    const depended = leading.flatMap((i) => ready.rules[i].answers.map(([feature]) => feature));
    this.matter = new Set(depended.flatMap((feature) => ties.componentOf.get(feature) ?? [feature]));
    const left = ties.remainingBeside(answers);
    for (const [feature, values] of left) if (!values.length) this.matter.add(feature);

    const names = [...ties.values.keys()];
    const number = new Map(names.map((feature, i) => [feature, i]));
    this.start = Int16Array.from(names, (feature) => ties.values.get(feature).indexOf(answers.get(feature)));
    this.now = Int16Array.from(this.start);
    this.components = ties.components.map((part) => new Component(ties, part, number));
    this.rules = leading
      .filter((i) => !ready.rules[i].triggered.some((m) => knockedOut.has(m)))
      .map((i) => ({
        end: ends.has(i),
        lenient: isLenient(ready.rules[i], assumed),
        asks: ready.rules[i].answers.map(([feature]) => number.get(feature)),
        meets: ready.rules[i].answers.map(([f, values]) =>
          Uint8Array.from(ties.values.get(f), (value) => (values.has(value) ? 1 : 0)),
        ),
        needs: ready.rules[i].needs,
        makes: ready.rules[i].makes,
      }));
    this.assumes = this.rules.some((rule) => rule.lenient);
    this.made = new Uint8Array(ready.sides.size);
    this.reachable = new Uint8Array(ready.sides.size);
    this.waiting = Array(this.rules.length);
  }

  give(steps) {
    for (const step of steps) this.now[step.number] = step.to;
  }

  take(steps) {
    for (const step of steps) this.now[step.number] = this.start[step.number];
  }

  /** Whether the goal is reached with the steps that were given and one more. */
  by(step) {
    this.now[step.number] = step.to;
    const found = this.holds();
    this.now[step.number] = this.start[step.number];
    return found;
  }

  with(steps) {
    this.give(steps);
    const found = this.holds();
    this.take(steps);
    return found;
  }

  holds() {
    const { now, components } = this;
    for (const component of components) {
      component.brings = component.implied(now);
      if (!component.brings) return false;
    }
    for (const { brings } of components) for (let k = 0; k < brings.length; k += 2) now[brings[k]] = brings[k + 1];
    const found = this.free ? !this.fires(true, this.made, null) : this.isActive();
    for (const { brings } of components) for (let k = 0; k < brings.length; k += 2) now[brings[k]] = -1;
    return found;
  }

  isActive() {
    if (!this.assumes) return this.fires(false, this.made, null);
    this.fires(true, this.reachable, null, true);
    return this.fires(false, this.made, this.reachable);
  }

  /**
   * Whether an end fires, with what is unknown read as met (generous) or not; `reachable` is what could be made, for what is assumed. Stops
   * at the first, unless all that is made is wanted.
   */
  fires(generous, made, reachable, whole = false) {
    const { rules, now, waiting } = this;
    made.fill(0);
    let found = false;
    let left = 0;
    next: for (let r = 0; r < rules.length; r++) {
      const { asks, meets, lenient, needs, end, makes } = rules[r];
      const readAsMet = generous || (reachable !== null && lenient);
      for (let k = 0; k < asks.length; k++) {
        const value = now[asks[k]];
        if (value < 0 ? !readAsMet : !meets[k][value]) continue next;
      }
      if (needs.length) waiting[left++] = r;
      else {
        made[makes] = 1;
        if (end) found = true;
        if (end && !whole) return true;
      }
    }
    for (let before = -1; left !== before; ) {
      before = left;
      left = 0;
      next: for (let w = 0; w < before; w++) {
        const { lenient, needs, end, makes } = rules[waiting[w]];
        for (let k = 0; k < needs.length; k++) {
          if (!made[needs[k]] && !(reachable !== null && lenient && reachable[needs[k]])) {
            waiting[left++] = waiting[w];
            continue next;
          }
        }
        made[makes] = 1;
        if (end) found = true;
        if (end && !whole) return true;
      }
    }
    return found;
  }
}

/** Questions that ties join: what their answers imply besides, as feature, value, feature, value…, or null where the ties cannot be kept. */
class Component {
  constructor(ties, part, number) {
    this.ties = ties;
    this.part = part;
    this.places = part.map((feature) => number.get(feature));
    this.sizes = part.map((feature) => ties.values.get(feature).length + 1);
    this.countable = this.sizes.reduce((a, b) => a * b, 1) <= Number.MAX_SAFE_INTEGER;
    this.known = new Map();
  }

  implied(now) {
    let key = 0;
    if (!this.countable) key = this.places.map((place) => now[place]).join(" ");
    else for (let k = 0; k < this.places.length; k++) key = key * this.sizes[k] + now[this.places[k]] + 1;
    let found = this.known.get(key);
    if (found === undefined) {
      found = this.propagated(now);
      this.known.set(key, found);
    }
    return found;
  }

  propagated(now) {
    const { ties, part, places } = this;
    const domains = new Map();
    part.forEach((feature, k) => {
      if (now[places[k]] >= 0) domains.set(feature, [ties.values.get(feature)[now[places[k]]]]);
    });
    const left = ties.remaining(domains);
    if (part.some((feature) => !left.get(feature).length)) return null;
    const brought = [];
    part.forEach((feature, k) => {
      const all = ties.values.get(feature);
      const those = left.get(feature);
      if (now[places[k]] < 0 && those.length === 1 && all.length > 1) brought.push(places[k], all.indexOf(those[0]));
    });
    return brought;
  }
}

/** The rules from which these are reached, these included, by number. */
function leadingTo(ready, ends) {
  const kept = new Set(ends);
  for (const i of kept) {
    for (const need of ready.rules[i].needs)
      for (const [j, rule] of ready.rules.entries()) if (rule.makes === need) kept.add(j);
  }
  return [...kept].sort((a, b) => a - b);
}

/** The strongest state on each side of each outcome that some configuration works on, in order. */
function sides(whole, answers, { assumed, knockedOut }) {
  const { rules } = rulesOf(whole);
  const { states } = statesAndWords(whole, answers, assumed, knockedOut);
  const found = new Map();
  rules.forEach(({ configuration: c }, i) => {
    const key = `${c.outcome} ${c.effect}`;
    if (!found.has(key)) found.set(key, { outcome: c.outcome, direction: c.effect, states: [] });
    found.get(key).states.push(states[i]);
  });
  const order = (a, b) =>
    a.outcome !== b.outcome ? (a.outcome < b.outcome ? -1 : 1) : a.direction < b.direction ? -1 : 1;
  return [...found.values()].sort(order).map((one) => ({ ...one, state: strongest(one.states) }));
}

const costs = (before, after) =>
  before
    .map(({ outcome, direction, state }, i) => ({ outcome, direction, was: state, now: after[i].state }))
    .filter(({ direction, was, now }) =>
      direction === "towards"
        ? was === "active" && now !== "active"
        : direction === "against" && was !== "active" && now === "active",
    );
