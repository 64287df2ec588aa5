// What changes between two readings of a theory: states of configurations, and words of outcomes.
import { closed, NOBODY, rulesOf, stateOf } from "../rules.js";
import { EFFECTS, outcomeWord } from "../words.js";

/** The state of each rule, by number, and the words of each outcome. The theory holds the reader's own already. */
export function statesAndWords(theory, answers, assumed = NOBODY, knockedOut = NOBODY) {
  const ready = rulesOf(theory);
  const { actual, possible } = closed(ready, answers, assumed, knockedOut);
  const states = ready.rules.map((_, i) => stateOf(actual, possible, i));
  const words = ready.outcomes.map((outcome) => {
    const ways = EFFECTS.map((effect) => ready.working(outcome, effect));
    const [towards, against, affects] = ways.map((those) => strongest(those.map((i) => states[i])));
    return outcomeWord(
      towards,
      against,
      affects,
      ways.some((those) => those.length),
    );
  });
  return { states, words };
}

export const strongest = (states) => (states.includes("active") ? "active" : states.includes("open") ? "open" : "none");

/** Rows { id, was, now } of the configurations and the outcomes that change. */
export function differences(theory, before, after) {
  const { rules, outcomes } = rulesOf(theory);
  return {
    configurations: differing(
      rules.map((rule) => rule.id),
      before.states,
      after.states,
    ),
    outcomes: differing(outcomes, before.words, after.words),
  };
}

const differing = (ids, before, after) =>
  ids.map((id, i) => ({ id, was: before[i], now: after[i] })).filter((one) => one.was !== one.now);
