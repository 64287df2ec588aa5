// Ties say which answers imply or exclude one another by definition. Questions and ties are a network of constraints: each question is
// a variable, its answers are the domain, and a tie forbids pairs of answers. The same as realist/inquiry/ties.py, term by term.
//
// An answer remains where some way of answering all questions has it and keeps every tie. That is found by backtracking with forward
// checking, the question with the fewest answers first (Haralick and Elliott 1980, Artificial Intelligence 14, 263-313).
import { inOrder } from "../canonical.js";
import { brokenBy } from "../ties.js";

const networks = new WeakMap();

/** The ties of a theory, ready for many questions. A theory is not changed once it was read. */
export function constraintsOf(theory) {
  if (!networks.has(theory)) networks.set(theory, new TieConstraints(theory));
  return networks.get(theory);
}

const answer = (feature, value) => `${feature} ${value}`;
const fixed = (answers) => new Map([...answers].map(([feature, value]) => [feature, [value]]));

class TieConstraints {
  constructor(theory) {
    this.values = new Map(theory.features.map((feature) => [feature.id, feature.values.map((value) => value.id)]));
    this.ties = theory.ties.filter(
      (tie) => tie.feature !== tie.other_feature && this.values.has(tie.feature) && this.values.has(tie.other_feature),
    );
    this.components = componentsOf(this.values, this.ties);
    this.componentOf = new Map(this.components.flatMap((those) => those.map((feature) => [feature, those])));
    this.forbidden = forbiddenPairs(this.values, this.ties);
    this.solved = this.components.map(() => new Map());
    this.explained = new Map();
  }

  /**
   * The answers that remain to each tied question, where `domains`, a Map of feature to values, says which are left to choose from; a
   * question that is not in it has all its own. None remains to any question of a component whose ties cannot all be kept.
   */
  remaining(domains) {
    const found = new Map();
    this.components.forEach((features, number) => {
      const key = features.map((feature) => domains.get(feature)?.join(" ") ?? "?").join("|");
      const solved = this.solved[number];
      if (!solved.has(key)) {
        const given = features.map((feature) => [feature, domains.get(feature) ?? this.values.get(feature)]);
        solved.set(key, remainingIn(given, this.forbidden));
      }
      for (const [feature, values] of solved.get(key)) found.set(feature, values);
    });
    return found;
  }

  /** The same where some questions are answered. */
  remainingBeside(answers) {
    return this.remaining(fixed(answers));
  }

  /** Whether all questions can be answered so that these answers stand and every tie is kept. */
  allows(answers) {
    return [...this.remainingBeside(answers).values()].every((values) => values.length);
  }

  /** The answers, and those that they imply: where one answer remains. */
  completed(answers) {
    const whole = new Map(answers);
    for (const [feature, values] of this.remainingBeside(answers)) {
      if (!whole.has(feature) && values.length === 1 && this.values.get(feature).length > 1)
        whole.set(feature, values[0]);
    }
    return whole;
  }

  /** What the answers imply, in the order of the questions, and the ties by which. */
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

  /** The ties that answers break; where no two answers break one, those that cannot all be kept. */
  broken(answers) {
    const remaining = this.remainingBeside(answers);
    return this.components
      .filter((features) => !remaining.get(features[0]).length)
      .flatMap((features) => {
        const broken = this.ties.filter((tie) => features.includes(tie.feature) && brokenBy(tie, answers));
        return broken.length ? broken : this.because(answers, features[0]);
      });
  }

  /** A smallest explanation: ties that leave a question what remains to it, none of which could be left out. */
  because(answers, feature) {
    const features = this.componentOf.get(feature);
    const key = [feature, ...features.map((f) => answers.get(f) ?? "")].join(" ");
    if (!this.explained.has(key)) {
      const given = features.map((f) => [f, answers.has(f) ? [answers.get(f)] : this.values.get(f)]);
      const left = (ties) => remainingIn(given, forbiddenPairs(this.values, ties)).get(feature).join(" ");
      let kept = this.ties.filter((tie) => features.includes(tie.feature));
      const value = left(kept);
      for (const tie of [...kept]) {
        const fewer = kept.filter((other) => other !== tie);
        if (left(fewer) === value) kept = fewer;
      }
      this.explained.set(key, kept);
    }
    return this.explained.get(key);
  }
}

/** For each answer, the answers that cannot stand beside it. */
function forbiddenPairs(values, ties) {
  const forbidden = new Map();
  const forbid = (a, b) => forbidden.set(a, (forbidden.get(a) ?? new Set()).add(b));
  for (const tie of ties) {
    const pair = new Map([[tie.feature, tie.value]]);
    for (const other of values.get(tie.other_feature)) {
      if (!brokenBy(tie, pair.set(tie.other_feature, other))) continue;
      forbid(answer(tie.feature, tie.value), answer(tie.other_feature, other));
      forbid(answer(tie.other_feature, other), answer(tie.feature, tie.value));
    }
  }
  return forbidden;
}

/** Questions that ties join, directly or through others (connected components), in the order of the theory. */
function componentsOf(values, ties) {
  const component = new Map([...values.keys()].map((feature) => [feature, new Set([feature])]));
  for (const tie of ties) {
    const both = new Set([...component.get(tie.feature), ...component.get(tie.other_feature)]);
    for (const feature of both) component.set(feature, both);
  }
  const several = [...new Set(component.values())].filter((those) => those.size > 1);
  return several.map((those) => [...values.keys()].filter((feature) => those.has(feature))).sort(inOrder);
}

/** For each question, the answers with which the others can still be answered and every tie kept. */
const remainingIn = (domains, forbidden) =>
  new Map(
    domains.map(([feature, values], i) => [
      feature,
      values.filter((value) =>
        isSatisfiable(
          domains.map((domain, k) => (k === i ? [feature, [value]] : domain)),
          forbidden,
        ),
      ),
    ]),
  );

/** Whether each question can have one of its answers, no two of which are forbidden beside each other. */
function isSatisfiable(domains, forbidden) {
  if (!domains.length) return true;
  const [feature, values] = domains.reduce((least, each) => (each[1].length < least[1].length ? each : least));
  return values.some((value) => {
    const no = forbidden.get(answer(feature, value));
    const rest = [];
    for (const [f, those] of domains) {
      if (f === feature) continue;
      const left = no ? those.filter((v) => !no.has(answer(f, v))) : those;
      if (!left.length) return false;
      rest.push([f, left]);
    }
    return isSatisfiable(rest, forbidden);
  });
}

const mapped = (answers) => new Map(Object.entries(answers));

/** A design with what its answers imply by definition. */
export const completed = (theory, design) => ({
  ...design,
  answers: Object.fromEntries(constraintsOf(theory).completed(mapped(design.answers))),
});

/** What answers, { feature: value }, imply by definition, and the ties by which: { feature, value, ties }. */
export const implied = (theory, answers) => constraintsOf(theory).implied(mapped(answers));

/** The ties that answers, { feature: value }, break. */
export const broken = (theory, answers) => constraintsOf(theory).broken(mapped(answers));
