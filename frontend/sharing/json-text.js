// The JSON of a design, read with the browser's own parser; what JSON lets through and a design cannot mean is refused. The same as
// realist/sharing/json_text.py, in the same words.
import { shown } from "../text.js";
import { SharingError } from "./saved.js";

const MOST_DEPTH = 40;
const TOO_DEEP = "is nested too deep for a design";
const NOT_JSON = "is not JSON";
const LONE_SURROGATE = "holds half a character; expected text";

/** A string, with the colon that makes a key of it, or a bracket; a string that does not end goes to the end of the text. */
const TOKEN = /("(?:[^"\\]|\\.)*"?)([ \t\n\r]*:)?|[[\]{}]/gs;

/** What a text holds; a SharingError where it is refused. */
export function parseJson(text) {
  const { depth, closed } = outlineOf(text);
  if (depth > MOST_DEPTH) throw new SharingError(TOO_DEEP);
  let isWellFormed = true;
  const look = (key, value) => {
    isWellFormed &&= key.isWellFormed() && (typeof value !== "string" || value.isWellFormed());
    return value;
  };
  let value;
  try {
    value = JSON.parse(text, look);
  } catch {
    throw new SharingError(NOT_JSON);
  }
  for (const keys of closed) {
    const found = new Set();
    for (const key of keys.map((written) => JSON.parse(written))) {
      if (found.has(key)) throw new SharingError(`${shown(key)} stands twice in one object`);
      found.add(key);
    }
  }
  if (!isWellFormed) throw new SharingError(LONE_SURROGATE);
  return value;
}

/** How many brackets are open at once at most, and the keys of each object, as they are written, in the order in which they close. */
function outlineOf(text) {
  const open = [];
  const closed = [];
  let depth = 0;
  for (const [mark, string, colon] of text.matchAll(TOKEN)) {
    if (string) {
      if (colon) open.at(-1)?.push(string);
    } else if (mark === "{" || mark === "[") depth = Math.max(depth, open.push([]));
    else if (open.length) closed.push(open.pop());
  }
  return { depth, closed };
}
