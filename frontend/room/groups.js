// The groups of a room, kept in this browser as names and links. What it gives back is read like anything from outside.
import { linkOf, readLink } from "../sharing/link.js";
import { NAME_LIMIT, SharingError, tidyName } from "../sharing/saved.js";

export const MOST_GROUPS = 24;

export const safeName = (text) => {
  try {
    return tidyName(text) || "Without a name";
  } catch {
    return "Without a name";
  }
};

/** What was kept: { groups, refused }, the groups as { name, design } and, in words, those that can no longer be opened. */
export function recalled(theory, shelf) {
  const given = shelf?.recall();
  const groups = [];
  const refused = [];
  for (const each of Array.isArray(given) ? given.slice(0, MOST_GROUPS) : []) {
    if (typeof each?.name !== "string" || typeof each.link !== "string") continue;
    const name = safeName(each.name.slice(0, 2 * NAME_LIMIT));
    try {
      groups.push({ name, design: readLink(theory, each.link).design });
    } catch (error) {
      if (!(error instanceof SharingError)) throw error;
      refused.push(`${name}, kept in this browser: ${error.message}`);
    }
  }
  return { groups, refused };
}

/** Keeps the groups in place of those before, or forgets them where there is none. False where the browser did not. */
export function keepGroups(theory, shelf, groups) {
  if (!groups.length) return shelf.forget();
  try {
    return shelf.keep(groups.map(({ name, design }) => ({ name, link: linkOf(theory, design) })));
  } catch {
    return false; // a design that holds more than a link can
  }
}
