// What an answer brings with it, or rules out, by definition. Theory.ties holds it as rows.

const conflicts = (tie, answers) =>
  tie.relation === "excludes"
    ? answers[tie.feature] === tie.value && answers[tie.other_feature] === tie.other_value
    : answers[tie.feature] === tie.value && answers[tie.other_feature] !== tie.other_value;

/**
 * The answers after one of them was chosen: what follows from it by definition is filled in, and what it rules out gives way.
 * Returns the answers and a list of what else moved: { feature, value, because }, value undefined where an answer was dropped.
 */
export function settled(theory, answers, feature, value) {
  const now = { ...answers };
  if (value === undefined) delete now[feature];
  else now[feature] = value;
  const firm = new Set(value === undefined ? [] : [feature]); // what was chosen stands; what follows from it stands too
  const moved = [];
  const move = (id, to, because) => {
    if (to === undefined) delete now[id];
    else now[id] = to;
    firm.add(id);
    moved.push({ feature: id, value: to, because });
  };
  for (let again = true; again; ) {
    again = false;
    for (const tie of theory.ties) {
      if (!conflicts(tie, now)) continue;
      if (tie.relation === "implies" && !firm.has(tie.other_feature))
        move(tie.other_feature, tie.other_value, tie.because);
      else if (tie.relation === "excludes" && !firm.has(tie.other_feature))
        move(tie.other_feature, undefined, tie.because);
      else if (!firm.has(tie.feature)) move(tie.feature, undefined, tie.because);
      else continue; // two ties that contradict each other: the checker refuses such a theory
      again = true;
    }
  }
  return { answers: now, moved };
}

/** What choosing `value` would change besides, so that it can be said before it is chosen. */
export const wouldMove = (theory, answers, feature, value) =>
  settled(theory, answers, feature, value).moved.filter((one) => answers[one.feature] !== undefined);
