// Hands a design to the page of the bench. What the bench keeps in this tab is where it looks first.
import { tidy } from "../text.js";
import { shelf, widgetName } from "../ui/storage.js";

/** The design in which a configuration of a reader's own would run: its circumstances answered, and the configuration beside them. */
export function designFor(draft, nickname) {
  const asked = draft.conditions.filter((condition) => condition.feature !== undefined);
  const answers = Object.fromEntries(asked.map(({ feature, values }) => [feature, values[0]]));
  const texts = Object.fromEntries(["resource", "reasoning", "because"].map((name) => [name, tidy(draft[name])]));
  const own = { ...draft, ...texts, nickname, for_whom: "", mechanisms: draft.mechanisms.split(" ") };
  return { answers, assumed: [], knocked_out: [], own: [own] };
}

/** Sets the design for the bench's page and goes there. */
export function sendToBench(page, design) {
  const to = new URL(page, location.href);
  if (!shelf(widgetName(to.pathname, 0), { forTab: true }).keep(design)) return false;
  location.href = to.href;
  return true;
}
