// The questions by name, and a way of working on them in slices, so that the page stays responsive and a stale one can be dropped.
import * as inquiry from "./inquiry.js";
import { pause } from "./task.js";

/** Each gives rows, or the steps of a generator that returns them. */
const QUESTIONS = {
  findOutFirst: ({ theory, design }) => inquiry.findOutFirst(theory, design),
  smallestChanges: ({ theory, design }, { outcome, goal, most }) =>
    inquiry.smallestChangesInSteps(theory, design, outcome, goal, most),
  restsOn: ({ theory, design }) => inquiry.restsOn(theory, design),
  pathways: ({ theory, design }, { outcome, direction, most }) =>
    inquiry.pathwaysInSteps(theory, outcome, direction, { most, design }),
  tensions: ({ theory, design }) => inquiry.tensions(theory, design),
  diversity: ({ theory, schemes }, { features }) => inquiry.diversity(theory, schemes, features),
  grid: ({ theory, schemes }, { features }) => inquiry.grid(theory, schemes, features),
  implied: ({ theory, design }) => inquiry.implied(theory, design.answers),
  completed: ({ theory, design }) => inquiry.completed(theory, design),
};

/**
 * Answers a question a few milliseconds at a time. `stale()` is asked between slices; where it says so, the answer is undefined. Progress
 * is a share from 0 to 1, or null where nobody can say how much there is to do.
 */
export async function answered({ theory, schemes }, question, design, args, { slice, stale, onProgress }) {
  if (!Object.hasOwn(QUESTIONS, question)) throw new RangeError(`there is no question "${question}"`);
  await pause();
  if (stale()) return undefined;
  const found = QUESTIONS[question]({ theory, schemes, design }, args);
  if (typeof found?.next !== "function") return found;
  for (let since = performance.now(); ; ) {
    const { done, value } = found.next();
    if (done) return value;
    if (performance.now() - since < slice) continue;
    onProgress(value);
    await pause();
    if (stale()) return undefined;
    since = performance.now();
  }
}
