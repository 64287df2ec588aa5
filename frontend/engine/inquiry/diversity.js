// How much of the space of designs was ever observed; see realist/inquiry/diversity.py. A reader's own configurations have no part in it.
import { constraintsOf } from "./constraints.js";
import { asked } from "./unknowns.js";

const KNOWN = ["stated", "inferred"];
const MOST_CELLS = 2000;

const knownOf = (ties, scheme) =>
  ties.completed(
    new Map(
      Object.entries(scheme.answers)
        .filter(([, answer]) => KNOWN.includes(answer.status))
        .map(([feature, answer]) => [feature, answer.value]),
    ),
  );

/** The designs that the ties allow, and those that were observed: { features, possible, for_certain, at_most, schemes }. */
export function diversity(theory, schemes, features = null) {
  const chosen = chosenOf(theory, features);
  const ties = constraintsOf(theory);
  const certain = new Set();
  const rows = schemes.map((scheme) => {
    const known = knownOf(ties, scheme);
    const fits = count(ties, chosen, known);
    if (fits === 1n) certain.add(chosen.map((feature) => known.get(feature)).join(" "));
    return { scheme: scheme.id, not_stated: chosen.filter((feature) => !known.has(feature)), fits: plain(fits) };
  });
  const partly = rows.filter((row) => row.fits > 1).length;
  const possible = plain(count(ties, chosen, new Map()));
  return { features: chosen, possible, for_certain: certain.size, at_most: certain.size + partly, schemes: rows };
}

/** Each combination of answers to a few questions, with the schemes that had it: rows { answers, schemes, perhaps }. */
export function grid(theory, schemes, features) {
  const chosen = chosenOf(theory, features);
  const ties = constraintsOf(theory);
  const size = count(ties, chosen, new Map());
  if (size > MOST_CELLS)
    throw new RangeError(`${size} combinations are too many for a grid of ${MOST_CELLS}; choose fewer questions`);
  const known = schemes.map((scheme) => [scheme.id, knownOf(ties, scheme)]);
  return [...combinations(ties, chosen, new Map())].map((values) => {
    const cell = new Map(chosen.map((feature, i) => [feature, values[i]]));
    const fits = known.filter(
      ([, has]) =>
        chosen.every((f) => (has.get(f) ?? cell.get(f)) === cell.get(f)) && ties.allows(new Map([...has, ...cell])),
    );
    const seen = fits.filter(([, has]) => chosen.every((feature) => has.has(feature))).map(([id]) => id);
    return { answers: values, schemes: seen, perhaps: fits.map(([id]) => id).filter((id) => !seen.includes(id)) };
  });
}

function chosenOf(theory, features) {
  if (features === null) return asked(theory).map((feature) => feature.id);
  features.forEach((feature, i) => {
    if (!theory.features.some((one) => one.id === feature)) throw new RangeError(`there is no question "${feature}"`);
    if (features.indexOf(feature) < i) throw new RangeError(`the question "${feature}" is named twice`);
  });
  return [...features];
}

const plain = (number) => (number <= Number.MAX_SAFE_INTEGER ? Number(number) : number);

/** Combinations on the chosen features that can be had with the known answers and all ties kept, as a BigInt. */
function count(ties, chosen, known) {
  let found = 1n;
  for (const feature of chosen)
    if (!known.has(feature) && !ties.componentOf.has(feature)) found *= BigInt(ties.values.get(feature).length);
  for (const part of ties.components) {
    let ways = 0n;
    for (const _ of combinations(
      ties,
      part.filter((feature) => chosen.includes(feature)),
      known,
    ))
      ways++;
    found *= ways;
  }
  return found;
}

function* combinations(ties, chosen, known) {
  if (!chosen.length) {
    if (ties.allows(known)) yield [];
    return;
  }
  const [feature, ...rest] = chosen;
  const left = ties.remainingBeside(known);
  const values = known.has(feature) ? [known.get(feature)] : (left.get(feature) ?? ties.values.get(feature));
  for (const value of values) {
    for (const others of combinations(ties, rest, new Map(known).set(feature, value))) yield [value, ...others];
  }
}
