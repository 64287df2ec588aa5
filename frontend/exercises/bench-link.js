// Hands a design to the page of the bench. What the bench keeps in this tab is where it looks first.

const plain = (text) => text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").trim();

/** The design in which a configuration of a reader's own would run: its circumstances answered, and the configuration beside them. */
export function designFor(draft, nickname) {
  const asked = draft.conditions.filter((condition) => condition.feature !== undefined);
  const answers = Object.fromEntries(asked.map(({ feature, values }) => [feature, values[0]]));
  const texts = Object.fromEntries(["resource", "reasoning", "because"].map((name) => [name, plain(draft[name])]));
  const own = { ...draft, ...texts, nickname, for_whom: "", mechanisms: draft.mechanisms.split(" ") };
  return { answers, assumed: [], knocked_out: [], own: [own] };
}

/** Sets the design for the bench's page and goes there. */
export function sendToBench(page, design) {
  const to = new URL(page, location.href);
  try {
    sessionStorage.setItem(`realist ${to.pathname} 0`, JSON.stringify(design));
  } catch {
    return false;
  }
  location.href = to.href;
  return true;
}
