// How much of the space of designs was ever observed; see realist/inquiry/diversity.py. A reader's own configurations have no part in it.
import { netOf } from "./net.js";
import { asked } from "./unknowns.js";

const KNOWN = ["stated", "inferred"];
const MOST_CELLS = 2000;

const knownOf = (net, scheme) =>
  net.completed(
    new Map(
      Object.entries(scheme.answers)
        .filter(([, answer]) => KNOWN.includes(answer.status))
        .map(([feature, answer]) => [feature, answer.value]),
    ),
  );

/** The designs that the ties allow, and those that were observed: { features, possible, for_certain, at_most, schemes }. */
export function diversity(theory, schemes, features = null) {
  const chosen = chosenOf(theory, features);
  const net = netOf(theory);
  const certain = new Set();
  const rows = schemes.map((scheme) => {
    const known = knownOf(net, scheme);
    const fits = count(net, chosen, known);
    if (fits === 1n) certain.add(chosen.map((feature) => known.get(feature)).join(" "));
    return { scheme: scheme.id, not_stated: chosen.filter((feature) => !known.has(feature)), fits: plain(fits) };
  });
  const partly = rows.filter((row) => row.fits > 1).length;
  const possible = plain(count(net, chosen, new Map()));
  return { features: chosen, possible, for_certain: certain.size, at_most: certain.size + partly, schemes: rows };
}

/** Each combination of answers to a few questions, with the schemes that had it: rows { answers, schemes, perhaps }. */
export function grid(theory, schemes, features) {
  const chosen = chosenOf(theory, features);
  const net = netOf(theory);
  const size = count(net, chosen, new Map());
  if (size > MOST_CELLS)
    throw new RangeError(`${size} combinations are too many for a grid of ${MOST_CELLS}; choose fewer questions`);
  const known = schemes.map((scheme) => [scheme.id, knownOf(net, scheme)]);
  return [...combinations(net, chosen, new Map())].map((values) => {
    const cell = new Map(chosen.map((feature, i) => [feature, values[i]]));
    const fits = known.filter(
      ([, has]) =>
        chosen.every((f) => (has.get(f) ?? cell.get(f)) === cell.get(f)) && net.keeps(new Map([...has, ...cell])),
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
function count(net, chosen, known) {
  let found = 1n;
  for (const feature of chosen)
    if (!known.has(feature) && !net.partOf.has(feature)) found *= BigInt(net.values.get(feature).length);
  for (const part of net.parts) {
    let ways = 0n;
    for (const _ of combinations(
      net,
      part.filter((feature) => chosen.includes(feature)),
      known,
    ))
      ways++;
    found *= ways;
  }
  return found;
}

function* combinations(net, chosen, known) {
  if (!chosen.length) {
    if (net.keeps(known)) yield [];
    return;
  }
  const [feature, ...rest] = chosen;
  const left = net.left(new Map([...known].map(([f, value]) => [f, [value]])));
  const values = known.has(feature) ? [known.get(feature)] : (left.get(feature) ?? net.values.get(feature));
  for (const value of values) {
    for (const others of combinations(net, rest, new Map(known).set(feature, value))) yield [value, ...others];
  }
}
