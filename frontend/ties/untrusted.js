// What a reader types, or a browser gives back, is bounded and known before it is used.
import { tidy } from "../text.js";

export const NAME = 60; // characters of a name
export const MOST_TIES = 40;

const text = (value) => (typeof value === "string" ? [...tidy(value)].slice(0, NAME).join("").trim() : "");

/** A tie with texts of a bounded length and no place on a dimension that the dimension does not have. */
export function cleaned(tie, dimensions) {
  const known = dimensions.map(({ id, values }) => [id, values.some((value) => value.id === tie?.[id]) ? tie[id] : ""]);
  return { from: text(tie?.from), label: text(tie?.label), to: text(tie?.to), ...Object.fromEntries(known) };
}

/** The ties of a map; what is no tie is left out. */
export function mapOf(given, dimensions) {
  if (!Array.isArray(given)) return [];
  return given
    .slice(0, MOST_TIES)
    .map((tie) => cleaned(tie, dimensions))
    .filter((tie) => tie.from && tie.to && tie.label && tie.from !== tie.to);
}
