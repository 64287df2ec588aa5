// The bench in sentences: how the design stands, and what a change did.
import { listed, lowered, raised } from "../engine/sentence.js";

/** One line of prose: what is triggered and blocked, and what has precedent. */
export function summary(known, evidence, appraisal) {
  const groups = new Map();
  for (const mechanism of known.theory.mechanisms) {
    const word = appraisal.mechanisms[mechanism.id].word;
    groups.set(word, [...(groups.get(word) ?? []), lowered(mechanism.label)]);
  }
  const silent = ["not reached", "no evidence"];
  const parts = [...groups]
    .filter(([word]) => !silent.includes(word))
    .map(([word, names]) => `${listed(names)} ${clause(word, names.length > 1)}`);
  const stands = parts.length ? `${raised(parts.join("; "))}.` : "No mechanism is reached by these answers.";
  return `${stands} ${precedentLine(known, evidence, appraisal.precedent)}`;
}

function clause(word, several) {
  const be = several ? "are" : "is";
  return word.startsWith("may") ? word : `${be} ${word}`;
}

const schemeLabels = (evidence, ids) => evidence.schemes.filter((s) => ids.includes(s.id)).map((s) => s.label);

export function precedentLine(known, evidence, precedent) {
  const assumed = precedent.by_assumption ? " Part of it holds only because you assumed a mechanism." : "";
  switch (precedent.word) {
    case "nothing active":
      return "Nothing is active yet: what is open waits on questions you have not answered.";
    case "seen together":
      return `All that is active here was seen together in ${listed(schemeLabels(evidence, precedent.together_in))}.${assumed}`;
    case "recombined":
      return `Each part of what is active was seen somewhere; all of it together in no scheme, as far as the study says.${assumed}`;
    default:
      return `Part of what is active nobody saw; it is only suggested.${assumed}`;
  }
}

const MOVED = [
  ["active", "Now active"],
  ["open", "Now open"],
  ["not met", "No longer met"],
];

/** What a change did to configurations and outcomes, said so that it can be heard once. */
export function changesBetween(known, before, after) {
  const moved = new Map();
  for (const { id, nickname } of known.theory.configurations) {
    const [was, is] = [before.configurations[id].state, after.configurations[id].state];
    if (was !== is) moved.set(is, [...(moved.get(is) ?? []), nickname]);
  }
  const parts = MOVED.filter(([state]) => moved.has(state)).map(([state, say]) => `${say}: ${some(moved.get(state))}.`);
  const outcomes = known.theory.outcomes
    .filter(({ id }) => before.outcomes[id].word !== after.outcomes[id].word)
    .map(({ id, label }) => `${lowered(label)} (${after.outcomes[id].word})`);
  if (outcomes.length) parts.push(`Outcomes that moved: ${some(outcomes)}.`);
  return parts.join(" ") || "Nothing else changed.";
}

const some = (items) => (items.length > 3 ? `${items.slice(0, 2).join(", ")} and ${items.length - 2} others` : listed(items));
