// Krippendorff's alpha for two coders and nominal codes, as realist/agreement.py has it from a library; a test compares the two.

/** `pairs` are [first, second], a unit each. Null where there is no unit, or one code throughout. */
export function alpha(pairs) {
  const counts = new Map();
  for (const code of pairs.flat()) counts.set(code, (counts.get(code) ?? 0) + 1);
  if (counts.size < 2) return null;
  const n = 2 * pairs.length;
  const differing = 2 * pairs.filter(([one, other]) => one !== other).length;
  const alike = [...counts.values()].reduce((sum, count) => sum + count * count, 0);
  return 1 - ((n - 1) * differing) / (n * n - alike);
}

const agreement = (pairs) => ({
  units: pairs.length,
  alike: pairs.filter(([one, other]) => one === other).length,
  alpha: alpha(pairs),
});

export const CODED = ["mechanisms", "works", "effect"];

/** A reader's coding against the settled one, and the two passes against each other; see realist/exercises/coding.py. */
export function compared(book, coded) {
  const known = Object.keys(coded)
    .filter((c) => Object.hasOwn(book, c))
    .sort();
  return Object.fromEntries(
    CODED.map((name) => [
      name,
      [
        agreement(known.map((c) => [coded[c][name], book[c].settled[name]])),
        agreement(known.map((c) => [book[c].first[name], book[c].second[name]])),
      ],
    ]),
  );
}
