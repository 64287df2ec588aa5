// A design in the address of the page.
import { designsIn } from "./pasted.js";

/** Takes the design out of the address, behind # or before, so that a reload keeps what was changed since. */
export function forgetDesign(theory) {
  const [before] = location.href.split("#");
  const without = designsIn(theory, before).found.length ? before.split("?")[0] : before;
  history.replaceState(history.state, "", without);
}
