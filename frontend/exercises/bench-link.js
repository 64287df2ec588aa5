// Hands a design to the page of the bench. What the bench keeps in this tab is where it looks first.

/** The design in which a configuration of a reader's own would run: its conditions answered, and the configuration beside them. */
export function designFor(draft) {
  const asked = draft.conditions.filter((condition) => condition.feature !== undefined);
  const answers = Object.fromEntries(asked.map(({ feature, values }) => [feature, values[0]]));
  return { answers, assumed: [], knocked_out: [] };
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
