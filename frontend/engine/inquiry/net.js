// What answers bring with them, and what they rule out, by definition alone; see realist/inquiry/ties.py, term by term.
//
// Answers are a Map of feature to value; what is left is a Map of feature to values.

const nets = new WeakMap();

/** The ties of a theory, ready for many questions. */
export function netOf(theory) {
  if (!nets.has(theory)) nets.set(theory, new Net(theory));
  return nets.get(theory);
}

const answer = (feature, value) => `${feature} ${value}`;
const one = (answers) => new Map([...answers].map(([feature, value]) => [feature, [value]]));

class Net {
  constructor(theory) {
    this.values = new Map(theory.features.map((feature) => [feature.id, feature.values.map((value) => value.id)]));
    this.ties = theory.ties.filter(
      (tie) => tie.feature !== tie.other_feature && this.values.has(tie.feature) && this.values.has(tie.other_feature),
    );
    this.parts = joined(this.values, this.ties);
    this.partOf = new Map(this.parts.flatMap((part) => part.map((feature) => [feature, part])));
    this.against = barred(this.values, this.ties);
    this.known = this.parts.map(() => new Map());
    this.reasons = new Map();
  }

  /** The answers left to each tied question; none to any question of a part whose ties cannot be kept. */
  left(domains) {
    const found = new Map();
    this.parts.forEach((part, number) => {
      const key = part.map((feature) => domains.get(feature)?.join(" ") ?? "?").join("|");
      const known = this.known[number];
      if (!known.has(key))
        known.set(
          key,
          leftIn(
            part.map((f) => [f, domains.get(f) ?? this.values.get(f)]),
            this.against,
          ),
        );
      for (const [feature, values] of known.get(key)) found.set(feature, values);
    });
    return found;
  }

  /** Whether the ties can be kept with these answers. */
  keeps(answers) {
    return [...this.left(one(answers)).values()].every((values) => values.length);
  }

  /** The answers, and those that they bring with them. */
  completed(answers) {
    const whole = new Map(answers);
    for (const [feature, values] of this.left(one(answers))) {
      if (!whole.has(feature) && values.length === 1 && this.values.get(feature).length > 1)
        whole.set(feature, values[0]);
    }
    return whole;
  }

  /** What the answers bring with them, and which ties bring it. */
  implied(answers) {
    const whole = this.completed(answers);
    return [...this.values.keys()]
      .filter((feature) => whole.has(feature) && !answers.has(feature))
      .map((feature) => ({
        feature,
        value: whole.get(feature),
        ties: this.because(answers, feature).map((tie) => tie.id),
      }));
  }

  /** The ties that the answers break. */
  broken(answers) {
    const left = this.left(one(answers));
    return this.parts
      .filter((part) => !left.get(part[0]).length)
      .flatMap((part) => {
        const broken = this.ties.filter((tie) => part.includes(tie.feature) && breaks(tie, answers));
        return broken.length ? broken : this.because(answers, part[0]);
      });
  }

  /** Ties that leave a question one answer, or its part no way at all, none of which could be left out. */
  because(answers, feature) {
    const part = this.partOf.get(feature);
    const key = [feature, ...part.map((f) => answers.get(f) ?? "")].join(" ");
    if (!this.reasons.has(key)) {
      const given = part.map((f) => [f, answers.has(f) ? [answers.get(f)] : this.values.get(f)]);
      const left = (ties) => leftIn(given, barred(this.values, ties)).get(feature).join(" ");
      let kept = this.ties.filter((tie) => part.includes(tie.feature));
      const value = left(kept);
      for (const tie of [...kept]) {
        const fewer = kept.filter((other) => other !== tie);
        if (left(fewer) === value) kept = fewer;
      }
      this.reasons.set(key, kept);
    }
    return this.reasons.get(key);
  }
}

function breaks(tie, answers) {
  const other = answers.get(tie.other_feature);
  if (answers.get(tie.feature) !== tie.value || other === undefined) return false;
  return (other === tie.other_value) === (tie.relation === "excludes");
}

/** For each answer, the answers that cannot stand beside it. */
function barred(values, ties) {
  const against = new Map();
  const bar = (a, b) => against.set(a, (against.get(a) ?? new Set()).add(b));
  for (const tie of ties) {
    for (const other of values.get(tie.other_feature)) {
      if ((other === tie.other_value) !== (tie.relation === "excludes")) continue;
      bar(answer(tie.feature, tie.value), answer(tie.other_feature, other));
      bar(answer(tie.other_feature, other), answer(tie.feature, tie.value));
    }
  }
  return against;
}

/** Features that ties join, directly or through others, in the order of the theory. */
function joined(values, ties) {
  const part = new Map([...values.keys()].map((feature) => [feature, new Set([feature])]));
  for (const tie of ties) {
    const both = new Set([...part.get(tie.feature), ...part.get(tie.other_feature)]);
    for (const feature of both) part.set(feature, both);
  }
  const several = [...new Set(part.values())].filter((those) => those.size > 1);
  return several.map((those) => [...values.keys()].filter((feature) => those.has(feature))).sort(inOrder);
}

/** Two lists of texts, compared as Python compares tuples. */
export function inOrder(one, other) {
  for (let i = 0; i < Math.min(one.length, other.length); i++)
    if (one[i] !== other[i]) return one[i] < other[i] ? -1 : 1;
  return one.length - other.length;
}

const leftIn = (domains, against) =>
  new Map(
    domains.map(([feature, values], i) => [
      feature,
      values.filter((value) =>
        can(
          domains.map((domain, k) => (k === i ? [feature, [value]] : domain)),
          against,
        ),
      ),
    ]),
  );

/** Whether every question of a part can have one of its answers, all ties kept. */
function can(domains, against) {
  if (!domains.length) return true;
  const [feature, values] = domains.reduce((least, each) => (each[1].length < least[1].length ? each : least));
  return values.some((value) => {
    const no = against.get(answer(feature, value));
    const rest = [];
    for (const [f, those] of domains) {
      if (f === feature) continue;
      const still = no ? those.filter((v) => !no.has(answer(f, v))) : those;
      if (!still.length) return false;
      rest.push([f, still]);
    }
    return can(rest, against);
  });
}

const mapped = (design) => new Map(Object.entries(design.answers));

/** A design with what its answers bring with them by definition. */
export const completed = (theory, design) => ({
  ...design,
  answers: Object.fromEntries(netOf(theory).completed(mapped(design))),
});

/** What answers, { feature: value }, bring with them by definition, and which ties bring it: { feature, value, ties }. */
export const implied = (theory, answers) => netOf(theory).implied(new Map(Object.entries(answers)));

/** The ties that answers, { feature: value }, break. */
export const broken = (theory, answers) => netOf(theory).broken(new Map(Object.entries(answers)));
