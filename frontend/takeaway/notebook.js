// A notebook in which a design is loaded, from the template that the book was built with. The same as realist.worksheets.design_notebook.
import { plain, tidyName } from "../sharing/saved.js";

/** JSON that is Python too: texts, lists and objects, in ASCII. */
const literal = (value) =>
  JSON.stringify(value, null, 4).replace(/[^ -~\n]/gu, (c) => {
    const point = c.codePointAt(0).toString(16);
    return point.length > 4 ? `\\U${point.padStart(8, "0")}` : `\\u${point.padStart(4, "0")}`;
  });

export function notebookOf(template, design, name) {
  const notebook = JSON.parse(template);
  for (const cell of notebook.cells) {
    const source = [cell.source].flat().join("");
    const filled = source
      .replace('"@DESIGN@"', () => literal(plain(design, "")))
      .replace('"@NAME@"', () => literal(tidyName(name)));
    if (filled !== source) cell.source = filled.split(/(?<=\n)/);
  }
  return `${JSON.stringify(notebook, null, 1)}\n`;
}
