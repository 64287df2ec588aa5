// Every design in a text that somebody pasted, or in an address that was opened. The same as realist/sharing/pasted.py, where it is
// said how it is found.
import REFUSALS from "../../realist/sharing/refusals.json" with { type: "json" };
import { canonical } from "../engine/canonical.js";
import { filled, size, thousands } from "../text.js";
import { BitsError, CutError } from "./bits.js";
import { length, readLink, VERSION } from "./link.js";
import { BASE64, decoded, MARK, NEWLINE, tokensOf, variants, withoutUnseen } from "./marks.js";
import { SharingError } from "./saved.js";

const TEXT_LIMIT = 500000;
const MOST = 100;
const SHORTEST = 10;
const MOST_SHOWN = 8;

/** What stands between a link and the same link behind it in brackets. */
const IN_BRACKETS = new RegExp(
  `^(?:[^ \\t\\r\\n<([>]|${NEWLINE}[ \\t>]{0,16})*[ \\t]{0,8}[<([](?:[^ \\t\\r\\n>]|${NEWLINE}[ \\t>]{0,16})*$`,
);
const MOST_BETWEEN = 2000;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const refused = (why, names = {}) => new SharingError(filled(REFUSALS[why], names));

/**
 * Every design in a text, as { found, left }: each found one is { line, saved } or { line, refused }, in the order of the text, and
 * `left` the text without the lines of designs that were found whole.
 */
export function designsIn(theory, text) {
  if (text.length > TEXT_LIMIT && size(text) > TEXT_LIMIT) {
    const why = filled(REFUSALS.too_long_text, { most: thousands(TEXT_LIMIT) });
    return { found: [{ line: 1, refused: why }], left: text };
  }
  const places = once(text, [...placesOf(theory, text)]);
  return { found: places.map((place) => place.found), left: leftOf(text, places) };
}

/** What is wrong with a found one, and on which line. */
export const told = ({ line, refused: why }) => filled(REFUSALS.line, { line, why });

/** The one design in a text, as { design, name }; a SharingError where there is none, or more than one, or it is not whole. */
export function designIn(theory, text) {
  const { found } = designsIn(theory, text);
  const whole = found.filter((each) => each.saved);
  const count = new Set(whole.map(({ saved }) => canonical(saved))).size;
  if (count > 1) throw refused("several", { count });
  if (whole.length) return whole[0].saved;
  if (found.length) throw new SharingError(found[0].refused);
  try {
    return readLink(theory, text);
  } catch (error) {
    if (!(error instanceof SharingError)) throw error;
    throw refused("none");
  }
}

function* placesOf(theory, text) {
  const { clean, where } = withoutUnseen(text);
  const marks = [...clean.matchAll(MARK)];
  const tried = marks.map((mark, i) => ({ mark, stop: marks[i + 1]?.index ?? clean.length }));
  const hidden = [...clean.matchAll(BASE64)].map((match) => ({
    match,
    mark: match,
    stop: match.index + match[0].length,
  }));
  const lineOf = lines(text).of;
  let count = 0;
  for (const { mark, stop, match } of [...tried, ...hidden].sort((a, b) => a.mark.index - b.mark.index)) {
    const start = where[mark.index];
    const line = lineOf(start);
    const one = match ? inBase64(theory, match[0], stop) : foundAt(theory, clean, mark, stop);
    if (!one?.found) continue;
    count += 1;
    if (count > MOST) {
      const why = filled(REFUSALS.too_many, { most: MOST });
      yield { found: { line, refused: why }, letters: "", start, end: start, lastLine: line };
      return;
    }
    const last = where[Math.max(one.end - 1, mark.index)];
    yield { found: { line, ...one.found }, letters: one.letters, start, end: last + 1, lastLine: lineOf(last) };
  }
}

function inBase64(theory, token, end) {
  const address = decoded(token);
  const mark = address.matchAll(MARK).next().value;
  return mark && { ...foundAt(theory, address, mark, address.length), end };
}

/** Where each line of a text begins, and `of`, the number of the line on which a place stands. */
function lines(text) {
  const starts = [0];
  for (const match of text.matchAll(new RegExp(NEWLINE, "g"))) starts.push(match.index + match[0].length);
  const of = (place) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { starts, of };
}

/** What stands behind a mark, the letters of it, and where they end; nothing found where the mark is a part of a word. */
function foundAt(theory, text, mark, stop) {
  const tokens = [...tokensOf(text, mark, stop)];
  let [why, first] = ["", ""];
  for (const variant of variants(tokens)) {
    const letters = variant.map(([letter]) => letter).join("");
    let whole = -1;
    let problem = "";
    try {
      whole = sizeOf(letters);
      const saved = readLink(theory, letters.slice(0, whole));
      return { found: { saved }, letters: letters.slice(0, whole), end: variant[whole - 1][1] };
    } catch (error) {
      if (error instanceof CutError) problem = filled(REFUSALS.cut_after, { end: `“…${letters.slice(-MOST_SHOWN)}”` });
      else if (error instanceof SharingError) problem = error.message;
      else throw error;
      if (!(error instanceof CutError) && first && whole === letters.length) why = problem;
    }
    if (!first) [why, first] = [why || problem, letters || "-"];
  }
  const plain = !mark[1] || mark[1] === "%" || text.slice(Math.max(mark.index - 2, 0), mark.index) === "23";
  const fill = tokens.findIndex(([kind]) => kind === "fill");
  const end = fill < 0 ? tokens.length : fill;
  return {
    found: plain ? { refused: why } : null,
    letters: first,
    end: end ? tokens[end - 1][2] : mark.index + mark[0].length,
  };
}

/** How many of the letters are the design's; a SharingError where no version wrote them. */
function sizeOf(letters) {
  const version = letters ? ALPHABET.indexOf(letters[0]) >> 2 : 0;
  if (version > VERSION && letters.length >= SHORTEST) throw refused("later", { version });
  if (version !== VERSION) throw refused("no_design");
  try {
    return length(letters);
  } catch (error) {
    if (error instanceof BitsError) throw refused("edited");
    throw error;
  }
}

/** Without what a mail shows twice: a link as it was written and once more in brackets, or cut short and then whole. */
function once(text, places) {
  const kept = [];
  for (const place of places) {
    const before = kept.at(-1);
    if (!before || !isAgain(text, before, place)) {
      kept.push(place);
      continue;
    }
    const one = before.found.saved || !place.found.saved ? before : place;
    kept[kept.length - 1] = {
      ...one,
      start: Math.min(before.start, place.start),
      end: Math.max(before.end, place.end),
      lastLine: Math.max(before.lastLine, place.lastLine),
    };
  }
  return kept;
}

function isAgain(text, before, place) {
  const [one, other] = [before.letters, place.letters];
  if (!one || !(before.found.saved ? one.startsWith(other) : other.startsWith(one))) return false;
  if (before.found.saved && place.found.saved && one !== other) return false;
  if (place.found.line === before.found.line) return true;
  const between = text.slice(before.end, place.start);
  return size(between) < MOST_BETWEEN && IN_BRACKETS.test(between);
}

/** What stays to be mended: all but the lines of what was found whole; nothing where all was. */
function leftOf(text, places) {
  const wrong = new Set(places.filter((place) => place.found.refused).map((place) => place.found.line));
  if (!places.length) return text;
  if (!wrong.size) return "";
  const whole = places.filter((place) => place.found.saved);
  const gone = new Set();
  for (const { found, lastLine } of whole) for (let line = found.line; line <= lastLine; line += 1) gone.add(line);
  const { starts } = lines(text);
  return starts
    .map((start, i) => {
      const end = starts[i + 1] ?? text.length;
      if (!gone.has(i + 1)) return text.slice(start, end);
      return wrong.has(i + 1) ? cutOut(text, start, end, whole) : "";
    })
    .join("");
}

/** A line without the addresses that were found whole. */
function cutOut(text, start, end, whole) {
  const out = [];
  let at = start;
  for (const place of whole) {
    if (place.end <= start || place.start >= end) continue;
    const before = text.slice(at, Math.max(place.start, at));
    const address = at + 1 + Math.max(...[..." \t\n\r<([\"'"].map((sign) => before.lastIndexOf(sign)));
    out.push(text.slice(at, address));
    at = Math.min(Math.max(place.end, at), end);
  }
  return [...out, text.slice(at, end)].join("");
}
