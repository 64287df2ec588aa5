// A reader's own configurations: what they are held as, and the theory with them running among its own.

export const OWN = "own-";
export const isOwn = (id) => id.startsWith(OWN);

/** The reader's own configurations of a design as configurations: named by their place, and resting on nothing that was seen. */
const ownOf = (theory, design) =>
  (design.own ?? []).map((c, i) => ({
    ...c,
    id: `${OWN}${i + 1}`,
    level: theory.outcomes.find((outcome) => outcome.id === c.outcome)?.level ?? "",
    because_whose: "reader",
    basis: "reader",
    scope: [],
    rivals: [],
    evidence: [],
    note: "",
  }));

const KEPT = 32;
const joined = new WeakMap();

/** The theory with the reader's own configurations among its own; see `Theory.with_own` in realist/theory/. The last few are kept. */
export function withOwn(theory, design) {
  if (!design.own?.length) return theory;
  if (!joined.has(theory)) joined.set(theory, new Map());
  const kept = joined.get(theory);
  const key = JSON.stringify(design.own);
  if (!kept.has(key)) {
    if (kept.size === KEPT) kept.clear();
    kept.set(key, { ...theory, configurations: [...theory.configurations, ...ownOf(theory, design)] });
  }
  return kept.get(key);
}
