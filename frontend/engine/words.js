// What a configuration can do, and the words for what stands on each side of an outcome or a mechanism: names for pairs.
import STATES from "../../realist/appraisal/words.json" with { type: "json" };
import WORDS from "../../realist/theory/words.json" with { type: "json" };
import { filled } from "../text.js";

export const DIRECTIONS = ["towards", "against"];
export const EFFECTS = [...DIRECTIONS, "affects"];
export const WORKS = ["triggers", "blocks"];

/** The parts of a state on which configurations stand. */
export const OUTCOME_SIDES = EFFECTS;
export const MECHANISM_SIDES = ["triggered", "blocked"];

/** Each with its sign, which survives a photocopy. */
export const EFFECT_WORDS = WORDS.effects;
export const WORK_WORDS = WORDS.works;

const silent = (anyExists) => (anyExists ? STATES.unreached : STATES.untold);

export function outcomeWord(towards, against, affects, anyExists) {
  const word = STATES.outcome[`${towards} ${against}`];
  if (affects === "none") return word ?? silent(anyExists);
  return word ? filled(STATES.also_affected[affects], { word }) : STATES.affected[affects];
}

export const mechanismWord = (triggered, blocked, anyExists) =>
  STATES.mechanism[`${triggered} ${blocked}`] ?? silent(anyExists);
