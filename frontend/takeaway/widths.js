// How wide the columns of a table are, in hundredths of the page; the same as realist.word.widths.
import { size, tidy } from "../text.js";

const ONE_LINE = 125; // about how many letters a line of a table holds

export function widths({ head, rows }) {
  const sizes = head.map((_, place) => [head, ...rows].map((row) => size(tidy(row[place]))));
  const longest = sizes.map((column) => Math.max(...column) + 1);
  const oneLine = longest.reduce((one, other) => one + other - 1, 0) <= ONE_LINE;
  const held = oneLine ? longest : sizes.map((column) => column.slice(1).reduce((most, each) => most + each, 1));
  const all = held.reduce((one, other) => one + other, 0);
  const least = head.map((_, place) => {
    const words = [head, ...rows].flatMap((row) => tidy(row[place]).split(" "));
    return Math.max(10, Math.min(18, Math.max(...words.map(size)) + 2));
  });
  const spare = 100 - least.reduce((one, other) => one + other, 0);
  const found = least.map((low, place) => low + Math.floor((spare * held[place]) / all));
  found[held.indexOf(Math.max(...held))] += 100 - found.reduce((one, other) => one + other, 0);
  return found;
}
