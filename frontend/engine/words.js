// The words for what stands on each side of an outcome or a mechanism. They are names for pairs.

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
