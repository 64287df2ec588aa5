// Which answers suffice for an outcome, through ripples, whatever else holds; see realist/inquiry/pathways.py.
//
// An implicant (a product term of many-valued logic; McCluskey 1956, Bell System Technical Journal 35, 1417-1444) is a sorted list of
// [feature, values]; the values are sorted too, so that equal implicants are equal texts.
import { inOrder } from "../canonical.js";
import { withOwn } from "../own.js";
import { rulesOf } from "../rules.js";
import { EFFECTS } from "../words.js";
import { constraintsOf } from "./constraints.js";

const MOST = 200;

/**
 * The least that suffices for a side of an outcome: { found: [{ conditions, configurations }], word }. A reader's own configurations lead
 * there too where a design is given that has some; nothing else of the design is read.
 */
export function* pathwaysInSteps(theory, outcome, direction, { most = MOST, design = {} } = {}) {
  const whole = withOwn(theory, design);
  if (!theory.outcomes.some((one) => one.id === outcome)) throw new RangeError(`there is no outcome "${outcome}"`);
  if (!EFFECTS.includes(direction)) throw new RangeError(`there is no direction "${direction}"`);
  const ready = rulesOf(whole);
  const side = ready.side(outcome, direction);
  const rules = leadingTo(ready.rules, side);
  const { ways, cut } = yield* waysOf(rules, constraintsOf(theory), most);
  const found = (ways.get(side) ?? []).map(({ values }) => ({
    conditions: theory.features
      .filter((feature) => values.has(feature.id))
      .map((feature) => {
        const those = values.get(feature.id);
        return {
          feature: feature.id,
          values: feature.values.map((value) => value.id).filter((value) => those.has(value)),
        };
      }),
    configurations: used(rules, values, side),
  }));
  return { found, word: cut ? "cut" : "all" };
}

/** The rules that make a side, and those that make what they need, and so on. */
function leadingTo(rules, side) {
  const wanted = new Set([side]);
  for (const made of wanted)
    for (const rule of rules) if (rule.makes === made) for (const need of rule.needs) wanted.add(need);
  return rules.filter((rule) => wanted.has(rule.makes));
}

/** The implicants that make each side, found by going round the rules until nothing is new. */
function* waysOf(rules, ties, most) {
  const ways = new Map();
  const has = (side) => (ways.get(side) ?? []).map((implicant) => implicant.key).join("\n");
  let cut = false;
  for (let changed = true, round = 0; changed; round++) {
    changed = false;
    for (const rule of rules) {
      let implicants = allowed([rule.answers], ties);
      for (const need of rule.needs) {
        const joined = function* () {
          for (const one of implicants)
            for (const other of ways.get(need) ?? []) yield [...one.conditions, ...other.conditions];
        };
        const all = yield* allowedInSteps(joined(), ties, round);
        const some = kept(all, most);
        implicants = some.implicants;
        cut ||= some.cut;
      }
      const before = has(rule.makes);
      const some = kept([...(ways.get(rule.makes) ?? []), ...implicants], most);
      ways.set(rule.makes, some.implicants);
      cut ||= some.cut;
      changed ||= has(rule.makes) !== before;
      yield null;
    }
  }
  return { ways, cut };
}

function allowed(joined, ties) {
  const steps = allowedInSteps(joined, ties);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Conditions as implicants, without those answers, and those implicants, that the ties do not allow. */
function* allowedInSteps(joined, ties) {
  const found = new Map();
  let number = 0;
  for (const conditions of joined) {
    if (++number % 500 === 0) yield null;
    const values = new Map();
    for (const [feature, those] of conditions) {
      const already = values.get(feature);
      values.set(feature, already ? new Set([...already].filter((value) => those.has(value))) : those);
    }
    const left = ties.remaining(new Map([...values].map(([feature, those]) => [feature, [...those].sort()])));
    for (const feature of values.keys()) if (left.has(feature)) values.set(feature, new Set(left.get(feature)));
    if ([...values.values()].every((those) => those.size)) {
      const implicant = implicantOf(values);
      found.set(implicant.key, implicant);
    }
  }
  return [...found.values()];
}

function implicantOf(values) {
  const conditions = [...values].sort(([one], [other]) => (one < other ? -1 : 1));
  const sorted = conditions.map(([feature, those]) => [feature, [...those].sort()]);
  return {
    values,
    conditions,
    sorted,
    key: JSON.stringify(sorted),
    width: sorted.reduce((sum, [, those]) => sum + those.length, 0),
  };
}

/** Implicants that no other holds all of, the widest first, and whether some were cut. */
function kept(implicants, most) {
  const distinct = [...new Map(implicants.map((implicant) => [implicant.key, implicant])).values()];
  const found = [];
  for (const implicant of distinct.sort(byNarrowness)) {
    if (found.some((wider) => holds(wider, implicant))) continue;
    if (found.length === most) return { implicants: found, cut: true };
    found.push(implicant);
  }
  return { implicants: found, cut: false };
}

const within = (some, those) => {
  for (const value of some) if (!those.has(value)) return false;
  return true;
};

const holds = (wider, implicant) =>
  wider.conditions.every(([f, those]) => implicant.values.has(f) && within(implicant.values.get(f), those));

/** Fewest questions first, then most answers, then by name: a implicant comes before all those that it holds. */
function byNarrowness(one, other) {
  const coarse = one.conditions.length - other.conditions.length || other.width - one.width;
  if (coarse) return coarse;
  for (let i = 0; i < one.sorted.length; i++) {
    const [[f, those], [g, others]] = [one.sorted[i], other.sorted[i]];
    if (f !== g) return f < g ? -1 : 1;
    const fine = inOrder(those, others);
    if (fine) return fine;
  }
  return 0;
}

/** The rules that fire for every design within the implicant, and from which the side is reached. */
function used(all, values, side) {
  const rules = all.filter((rule) => rule.answers.every(([f, those]) => values.has(f) && within(values.get(f), those)));
  const fired = new Set();
  const made = new Set();
  for (;;) {
    const more = rules.filter((rule) => !fired.has(rule) && rule.needs.every((need) => made.has(need)));
    if (!more.length) break;
    for (const rule of more) fired.add(rule);
    for (const rule of more) made.add(rule.makes);
  }
  const wanted = new Set([side]);
  const found = new Set();
  for (const made of wanted) {
    for (const rule of fired) {
      if (rule.makes !== made) continue;
      found.add(rule.id);
      for (const need of rule.needs) wanted.add(need);
    }
  }
  return [...found].sort();
}
