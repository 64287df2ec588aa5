// Designs that a reader keeps in this browser, by name. Each is still to be read as something untrusted.
import { shelf } from "../ui/storage.js";

const MOST_KEPT = 100;
const designs = shelf("realist designs");

/** The designs that are kept: { name, link }. */
export function keptDesigns() {
  const found = designs.recall();
  const isDesign = (each) => typeof each?.name === "string" && typeof each?.link === "string";
  return Array.isArray(found) ? found.filter(isDesign) : [];
}

const without = (name) => keptDesigns().filter((each) => each.name !== name);

/** Keeps a design, in place of one of the same name. False where the browser keeps nothing. */
export const keepDesign = (name, link) => designs.keep([...without(name), { name, link }].slice(-MOST_KEPT));

export const removeDesign = (name) => designs.keep(without(name));
