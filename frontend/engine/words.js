// What a configuration can do, and the words for what stands on each side of an outcome or a mechanism and for how a design stands to what was seen.
import STATES from "../../realist/appraisal/words.json" with { type: "json" };
import WORDS from "../../realist/theory/words.json" with { type: "json" };
import { filled, listed, raised } from "../text.js";

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

/** Whether what is active was seen together, apart from what is only suggested; `label` names a scheme. */
export function precedentSentence({ word, suggested, together_in: together }, label) {
  const precedent = filled(STATES.precedent[word], { schemes: listed(together.map(label)) });
  return `${raised(suggested.length && word !== "nothing seen" ? filled(STATES.apart, { precedent }) : precedent)}.`;
}

/** What a scheme says to a design's answers, as it stands behind "of your answers": three numbers, never one. */
export function likenessClause(likeness, label) {
  const [alike, different, silent] = ["alike", "different", "silent"].map(
    (part) => likeness[part].length || STATES.none,
  );
  return filled(STATES.likeness, { scheme: label(likeness.scheme), alike, different, silent });
}

/** The schemes that answer under half of what the design answers, in one clause; empty where there are none. */
export function mostlySilentClause({ answers }, label) {
  const those = answers.filter((likeness) => likeness.mostly_silent).map(({ scheme }) => label(scheme));
  const schemes = listed(those);
  return schemes && filled(STATES.mostly_silent[those.length > 1 ? "more" : "one"], { schemes });
}

export const { silent: SILENT, suggested: SUGGESTED } = STATES;
