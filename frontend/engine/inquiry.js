// The questions over designs, the same as realist/inquiry/, row by row and key by key; a browser test compares them.
//
// Each reads a design together with what its answers bring with them by definition. A reader's own configurations take part in them as in
// an appraisal: what to find out first, what rests on a mechanism, tensions, pathways and smallest changes are answered with them running,
// and a row may name them (their ids start with "own-"). They have no part in diversity, which says what was studied.

import { smallestChangesInSteps } from "./inquiry/changes.js";
import { pathwaysInSteps } from "./inquiry/pathways.js";

export { broken, completed, implied } from "./inquiry/constraints.js";
export { diversity, grid } from "./inquiry/diversity.js";
export { restsOn, tensions } from "./inquiry/support.js";
export { asked, findOutFirst } from "./inquiry/unknowns.js";
export { pathwaysInSteps, smallestChangesInSteps };

function finished(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Every inclusion-minimal set of steps that reaches a goal ("bring about" or "free"): rows { steps, brings, costs }. */
export const smallestChanges = (theory, design, outcome, goal, most = 3) =>
  finished(smallestChangesInSteps(theory, design, outcome, goal, most));

/** The least that suffices for a side of an outcome: { found, word }. `options` is { most, design }; see pathwaysInSteps. */
export const pathways = (theory, outcome, direction, options = {}) =>
  finished(pathwaysInSteps(theory, outcome, direction, options));
