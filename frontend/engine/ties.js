// What an answer rules out by definition.

/** The reason why `value` cannot stand beside the other answers, or undefined. */
export function ruledOut(theory, answers, feature, value) {
  for (const tie of theory.ties) {
    const forwards = tie.feature === feature && tie.value === value;
    const backwards = tie.other_feature === feature;
    if (forwards) {
      const other = answers[tie.other_feature];
      if (other === undefined || tie.other_feature === feature) continue;
      if (tie.relation === "excludes" ? other === tie.other_value : other !== tie.other_value) {
        return { feature: tie.other_feature, value: other, because: tie.because };
      }
    } else if (backwards && answers[tie.feature] === tie.value && tie.feature !== feature) {
      if (tie.relation === "excludes" ? value === tie.other_value : value !== tie.other_value) {
        return { feature: tie.feature, value: tie.value, because: tie.because };
      }
    }
  }
  return undefined;
}
