// How wide the columns of a table are, in hundredths of the page; the same as realist.word.widths.
import { size, tidy } from "./saved.js";

export function widths({ head, rows }) {
  const held = head.map((_, place) => rows.reduce((most, row) => most + size(tidy(row[place])), 1));
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
