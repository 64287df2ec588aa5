// The bench in sentences: how the design stands, and what a change did.
import { conditionClause } from "../engine/sentence.js";
import { MECHANISM_SIDES, OUTCOME_SIDES, precedentSentence } from "../engine/words.js";
import { listed, lowered, raised } from "../text.js";

/** Labels gathered under the word that they share, as clauses. */
function gathered(items, silent) {
  const groups = new Map();
  for (const { label, word } of items)
    if (!silent(word)) groups.set(word, [...(groups.get(word) ?? []), lowered(label)]);
  return [...groups].map(
    ([word, names]) => `${listed(names)} ${word.startsWith("may") ? "" : names.length > 1 ? "are " : "is "}${word}`,
  );
}

const isSilent = (word) => word === "not reached" || word === "no evidence" || word.startsWith("may ");

/** A few sentences: what comes of it where it meets the person last, what is triggered and blocked, and what has precedent. */
export function summary(known, evidence, appraisal, design) {
  const { levels, outcomes, mechanisms } = known.theory;
  if (!Object.keys(design.answers).length && !design.assumed.length && !(design.own ?? []).length) {
    return "You have answered nothing yet, so nothing is settled. Answer one question, or start from a scheme, and these lines say what follows.";
  }
  const parts = [];
  const told = (level) =>
    gathered(
      outcomes
        .filter((o) => o.level === level.id)
        .map((o) => ({ label: o.label, word: wordOf(known, appraisal.outcomes[o.id], OUTCOME_SIDES) })),
      isSilent,
    );
  const last = levels.toReversed().find((level) => told(level).length);
  if (last) parts.push(`${last.label}, ${told(last).join("; ")}.`);
  const states = gathered(
    mechanisms.map((m) => ({ label: m.label, word: wordOf(known, appraisal.mechanisms[m.id], MECHANISM_SIDES) })),
    isSilent,
  );
  if (states.length) parts.push(`${raised(states.join("; "))}.`);
  parts.push(precedentLine(evidence, appraisal.precedent));
  return parts.join(" ");
}

export function precedentLine(evidence, precedent) {
  const assumed = precedent.by_assumption ? " Some of it is active only because you assumed a mechanism." : "";
  const own = precedent.by_own
    ? " Some of it is active only because of a configuration of your own, which is no evidence."
    : "";
  if (precedent.word === "nothing active")
    return "Nothing is active yet: what is open waits on questions you have not answered.";
  const label = (id) => evidence.schemes.find((scheme) => scheme.id === id).label;
  return precedentSentence(precedent, label) + assumed + own;
}

const MOVED = [
  ["active", "Now active"],
  ["open", "Now open"],
  ["not met", "Now closed"],
];

/** Why a configuration stands as it now does: what came to hold, what it still waits on, or what it needs and has not. */
function why(known, c, before, after) {
  const clauses = (test) =>
    listed(
      c.conditions
        .filter((_, i) => test(after.conditions[i], before?.conditions[i]))
        .map((condition) => conditionClause(known, condition)),
    );
  if (after.knocked_out.length) return "knocked out";
  switch (after.state) {
    case "active":
      return clauses((now, was) => now !== was && now !== "unknown" && now !== "fails");
    case "open":
      return `waits on whether ${clauses((now) => now === "unknown")}`;
    default:
      return `would need that ${clauses((now) => now === "fails")}`;
  }
}

/** What a change did, in full: each heading with what stands under it; of a configuration, why. */
export function changesBetween(known, before, after) {
  const { configurations, outcomes } = known.theory;
  const moved = configurations.filter(({ id }) => before.configurations[id]?.state !== after.configurations[id].state);
  const parts = MOVED.map(([state, heading]) => ({
    heading,
    items: moved
      .filter(({ id }) => after.configurations[id].state === state)
      .map((c) => ({ text: c.nickname, why: why(known, c, before.configurations[c.id], after.configurations[c.id]) })),
  }));
  parts.push({
    heading: "Outcomes that moved",
    items: outcomes
      .filter(({ id }) => before.outcomes[id].word !== after.outcomes[id].word)
      .map(({ id, label }) => ({
        text: `${lowered(label)} (${wordOf(known, after.outcomes[id], OUTCOME_SIDES)})`,
        why: `was ${before.outcomes[id].word}`,
      })),
  });
  return parts.filter(({ items }) => items.length);
}

/** Where an answer moves nothing yet: what it is one condition of, and what that still waits on. */
export function bearing(known, appraisal, feature) {
  const items = known.theory.configurations
    .filter((c) => {
      const { state, conditions } = appraisal.configurations[c.id];
      return (
        state === "open" &&
        c.conditions.some((condition, i) => condition.feature === feature && conditions[i] === "holds")
      );
    })
    .map((c) => ({ text: c.nickname, why: why(known, c, undefined, appraisal.configurations[c.id]) }));
  return items.length ? [{ heading: "Not enough by itself. Still open", items }] : [];
}

/** The same, short enough to be heard. */
export const inShort = (changes) =>
  changes?.length
    ? changes.map(({ heading, items }) => `${heading}: ${some(items.map(({ text }) => text))}.`).join(" ")
    : "Nothing else changed.";

const some = (items) =>
  items.length > 3 ? `${items.slice(0, 2).join(", ")} and ${items.length - 2} others` : listed(items);

/** The word for a state, marked where what is active rests on less than evidence: an assumption, the reader's own, a suggestion. */
export function wordOf(known, state, sides) {
  const active = sides.map((side) => state[side]).filter((side) => side.state === "active");
  const isOwn = (id) => known.configuration.get(id).basis === "reader";
  const marks = [
    [active.filter((side) => side.by_own), "by your own"],
    [active.filter((side) => side.by_assumption), "as assumed"],
    [
      active.filter((side) => side.active.every((id) => !known.configuration.get(id).scope.length && !isOwn(id))),
      "as suggested",
    ],
  ];
  const said = marks
    .filter(([some]) => some.length)
    .map(([some, mark]) => `${some.length < active.length ? "in part " : ""}only ${mark}`);
  return [state.word, ...said].join(", ");
}
