// Tables as CSV, for a spreadsheet that would run what looks like a formula.

/** What a spreadsheet runs, in any width, past spaces, quotes and what nobody sees; and what some programs start one with. */
const FORMULA = /^[\p{Z}\p{C}"'“”‘’]*[=+\-@|%＝＋－＠﹢﹣﹦−\t\r\n]/u;

/** A text as a cell that no spreadsheet reads as a formula, and that breaks out of nothing. */
function cell(value) {
  const text = String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""').replace(/[\r\n\t]+/g, " ")}"`;
}

/** Rows of texts as CSV: with a mark of its encoding, without which a spreadsheet guesses. */
export const csv = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
