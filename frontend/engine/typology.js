// Where a tie falls among the labels that a study lists: the rule of realist/placing.py, word by word.

const unsaid = (value) => value === undefined || value === "" || value === "not stated";

function fitOf(words) {
  if (words.includes("holds")) return words.every((said) => said === "holds") ? "every word" : "some words";
  return !words.length || words.includes("not said") ? "not said" : "no word";
}

/** How a tie stands to each label; a tie may fit several wholly, or none. */
export function place(tie, labels) {
  return labels.map(({ id, words }) => {
    const said = words.map(({ word, dimension, value }) => {
      const found = Object.hasOwn(tie, dimension) ? tie[dimension] : undefined;
      return [word, unsaid(found) ? "not said" : found === value ? "holds" : "fails"];
    });
    return { label: id, fit: fitOf(said.map(([, state]) => state)), words: said };
  });
}

/** A place as a phrase. */
export function inWords({ fit, words }) {
  const by = (state) => words.filter(([, said]) => said === state).map(([word]) => word);
  const [holds, fails, open] = [by("holds"), by("fails"), by("not said")];
  const rest = [];
  if (fails.length) rest.push(`not ${fails.join(", not ")}`);
  if (open.length) rest.push(`${open.join(", ")} not said`);
  if (fit === "every word") return `fits: ${holds.join(", ")}`;
  if (fit === "some words") return `in part: ${[holds.join(", "), ...rest].join("; ")}`;
  return fit === "no word" ? "does not fit" : "not said";
}
