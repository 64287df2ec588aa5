// Where a text stops being the JSON of a design, said the same whichever parser a browser has. The same as realist/sharing/json_text.py.
import { shown } from "../text.js";

const DEEPEST = 40;
const DEEP = "is nested too deep for a design";
const HALF = "holds half a character; expected text";

const TOKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has none of them in its strings
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null))/y;
const VALUE = ["value", "value or end"];
/** Where each kind of token may stand. */
const MAY = {
  "{": VALUE,
  "[": VALUE,
  word: VALUE,
  key: ["key", "key or end"],
  ":": ["colon"],
  ",": ["more in {", "more in ["],
  "}": ["key or end", "more in {"],
  "]": ["value or end", "more in ["],
  end: ["end"],
  none: [],
};
const bare = (text) => text.replace(/^[ \t\n\r]+/, "");

/** The first thing wrong with a text that should be JSON, in words; empty where nothing is. */
export function faultOf(text) {
  const open = [];
  let may = "value";
  for (const [start, mark, string] of tokens(text)) {
    const kind = string && MAY.key.includes(may) ? "key" : mark;
    const word = string ? JSON.parse(string) : "";
    if (!word.isWellFormed()) return HALF;
    if (!MAY[kind].includes(may)) return `line ${text.slice(0, start).split("\n").length}: is not JSON`;
    if (kind === "key" && open.at(-1).has(word)) return `${shown(word)} stands twice in one object`;
    if (kind === "key") open.at(-1).add(word);
    may = after(kind, open);
    if (open.length > DEEPEST) return DEEP;
  }
  return "";
}

/** Where each token starts, its mark or kind, and its text where it is a string; last the end, or what is none. */
function* tokens(text) {
  let at = 0;
  for (;;) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    if (!token) break;
    at += token[0].length;
    yield [at - bare(token[0]).length, token[1] ?? "word", token[2] ?? ""];
  }
  const rest = bare(text.slice(at)).length;
  yield [text.length - rest, rest ? "none" : "end", ""];
}

/** What may come after a token; `open` holds the keys of each object, and null for each list. */
function after(kind, open) {
  if (kind === "{" || kind === "[") {
    open.push(kind === "{" ? new Set() : null);
    return kind === "{" ? "key or end" : "value or end";
  }
  if (kind === "}" || kind === "]") open.pop();
  if (kind === "key" || kind === ":") return kind === "key" ? "colon" : "value";
  const inside = open.length ? (open.at(-1) ? "{" : "[") : "";
  if (kind === ",") return inside === "{" ? "key" : "value";
  return inside ? `more in ${inside}` : "end";
}
