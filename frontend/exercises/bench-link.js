// Hands something to the page of the bench, which adds it to what stands there.
import { tidy } from "../text.js";
import { sentTo } from "../ui/sent.js";

/** A configuration that a learner built, as one of a reader's own in a design. */
export function ownConfiguration(draft, nickname) {
  const texts = Object.fromEntries(["resource", "reasoning", "because"].map((name) => [name, tidy(draft[name])]));
  return { own: [{ ...draft, ...texts, nickname, for_whom: "", mechanisms: draft.mechanisms.split(" ") }] };
}

/** Sets a design, or configurations to add to the one that is there, for the bench's page and goes there. */
export function sendToBench(page, sent) {
  const to = new URL(page, location.href);
  if (!sentTo(to.pathname).keep(sent)) return false;
  location.href = to.href;
  return true;
}
