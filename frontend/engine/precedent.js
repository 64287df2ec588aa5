// How a design stands to what was seen; see realist/appraisal/precedent.py.
import { rulesOf } from "./rules.js";

/**
 * How a design stands to what was seen: its answers beside each scheme's, in the order of the table, and what is active beside each
 * scope. No scheme is singled out. A reader's own configurations are no evidence and are left out.
 */
export function precedent(theory, answers, schemes, configurations) {
  const active = rulesOf(theory).rules.filter((rule) => configurations[rule.id].state === "active");
  const seen = active.filter((rule) => rule.maybeSeenIn.size);
  const together = schemes.map(({ id }) => id).filter((id) => seen.length && seen.every((rule) => rule.seenIn.has(id)));
  const ids = active.map((rule) => rule.id);
  return {
    answers: schemes.map((scheme) => likeness(answers, scheme)),
    word: wordFor(active, seen, together),
    together_in: together,
    never_together: seen.flatMap((one, i) =>
      seen
        .slice(i + 1)
        .filter((other) => ![...one.maybeSeenIn].some((scheme) => other.maybeSeenIn.has(scheme)))
        .map((other) => [one.id, other.id]),
    ),
    suggested: active.filter((rule) => !rule.maybeSeenIn.size).map((rule) => rule.id),
    carried: ids.filter((id) => configurations[id].carried),
    by_assumption: ids.some((id) => configurations[id].by_assumption),
    by_own: ids.some((id) => configurations[id].by_own),
  };
}

function wordFor(active, seen, together) {
  if (!active.length) return "nothing active";
  if (!seen.length) return "nothing seen";
  return together.length ? "seen together" : "recombined";
}

/** One scheme's answers beside the design's; not stated and either-or are silent: such an answer is not known of this scheme. */
function likeness(answers, scheme) {
  const parts = { scheme: scheme.id, alike: [], different: [], silent: [] };
  for (const [feature, value] of [...answers].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const theirs = Object.hasOwn(scheme.answers, feature) ? scheme.answers[feature] : undefined;
    if (!theirs || !["stated", "inferred"].includes(theirs.status)) parts.silent.push(feature);
    else parts[theirs.value === value ? "alike" : "different"].push(feature);
  }
  return { ...parts, mostly_silent: 2 * parts.silent.length > answers.size };
}

/** Pairs under as few names as a greedy choice finds: whoever stands in most of those left, with all its partners. */
export function gathered(pairs) {
  const found = [];
  for (let left = pairs; left.length; ) {
    const counts = new Map();
    for (const name of left.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
    const [[most]] = [...counts].sort(([a, often], [b, times]) => times - often || (a < b ? -1 : 1));
    const those = left.filter((pair) => pair.includes(most));
    found.push([most, those.map(([one, other]) => (other === most ? one : other))]);
    left = left.filter((pair) => !pair.includes(most));
  }
  return found;
}
