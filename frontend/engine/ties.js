// Ties say which answers imply or exclude one another by definition. What follows from all of them together, inquiry/constraints.js says.

/** Whether answers, a Map of feature to value, break a tie: both its questions are answered, and as it forbids. */
export function brokenBy(tie, answers) {
  const other = answers.get(tie.other_feature);
  if (answers.get(tie.feature) !== tie.value || other === undefined) return false;
  return (other === tie.other_value) === (tie.relation === "excludes");
}

/**
 * The answers, { feature: value }, after one of them was chosen (undefined: taken back). What it implies by a tie is filled in and stands as
 * it does; an answer that breaks a tie with either gives way, and is open again. `moved` lists what else changed: { feature, value, because }.
 */
export function settled(theory, answers, feature, value) {
  const now = new Map(Object.entries(answers));
  const firm = new Set(value === undefined ? [] : [feature]);
  const moved = [];
  const put = (id, to) => (to === undefined ? now.delete(id) : now.set(id, to));
  const move = (id, to, because) => {
    put(id, to);
    firm.add(id);
    moved.push({ feature: id, value: to, because });
  };
  put(feature, value);
  for (let again = true; again; ) {
    again = false;
    for (const tie of theory.ties) {
      const { feature: one, other_feature: other, because } = tie;
      const implies = tie.relation === "implies";
      const fills = implies && now.get(one) === tie.value && !now.has(other);
      if (!fills && !brokenBy(tie, now)) continue;
      if (firm.has(one) && firm.has(other)) continue; // two ties that contradict each other: the checker refuses such a theory
      if (firm.has(other)) move(one, undefined, because);
      else move(other, implies ? tie.other_value : undefined, because);
      again = true;
    }
  }
  return { answers: Object.fromEntries(now), moved };
}

/** What choosing `value` would change besides, so that it can be said before it is chosen. */
export const wouldMove = (theory, answers, feature, value) =>
  settled(theory, answers, feature, value).moved.filter((one) => answers[one.feature] !== undefined);
