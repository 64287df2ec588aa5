// What a configuration can do, and the words for what stands on each side of an outcome or a mechanism and for how answers stand to a scheme's.

export const DIRECTIONS = ["towards", "against"];
export const EFFECTS = [...DIRECTIONS, "affects"];
export const WORKS = ["triggers", "blocks"];

/** The parts of a state on which configurations stand. */
export const OUTCOME_SIDES = EFFECTS;
export const MECHANISM_SIDES = ["triggered", "blocked"];

/** Each with its sign, which survives a photocopy. */
export const EFFECT_WORDS = { towards: "↗ towards", against: "↘ against", affects: "↔ affects, direction not stated" };
export const WORK_WORDS = { triggers: "▸ triggers", blocks: "⊣ blocks" };

const OUTCOME_WORDS = {
  "active none": "supported",
  "none active": "constrained",
  "active active": "contested",
  "active open": "supported, with an open constraint",
  "open active": "constrained, with an open support",
  "open none": "may be supported",
  "none open": "may be constrained",
  "open open": "may go either way",
};

const MECHANISM_WORDS = {
  "active none": "triggered",
  "none active": "blocked",
  "active active": "triggered and blocked",
  "active open": "triggered, with an open block",
  "open active": "blocked, with an open trigger",
  "open none": "may be triggered",
  "none open": "may be blocked",
  "open open": "may go either way",
};

export function outcomeWord(towards, against, affects, anyExists) {
  const word = OUTCOME_WORDS[`${towards} ${against}`];
  if (word === undefined) {
    if (affects === "none") return anyExists ? "not reached" : "no evidence";
    return `${affects === "active" ? "affected" : "may be affected"}, direction not stated`;
  }
  if (affects === "none") return word;
  return `${word}; also ${affects === "active" ? "affected" : "perhaps affected"}, direction not stated`;
}

export const mechanismWord = (triggered, blocked, anyExists) =>
  MECHANISM_WORDS[`${triggered} ${blocked}`] ?? (anyExists ? "not reached" : "no evidence");

/** What a scheme says to a design's answers, as it stands behind "of your answers": three numbers, never one. */
export function likenessClause(label, likeness) {
  const [alike, different, silent] = ["alike", "different", "silent"].map((part) => likeness[part].length || "none");
  return `${label} gave the same on ${alike}, another on ${different}, and is silent on ${silent}`;
}
