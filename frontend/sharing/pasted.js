// Every design in a text that somebody pasted, or in an address that was opened. The same as realist/sharing/pasted.py, where it is
// said how it is found.
import REFUSALS from "../../realist/sharing/refusals.json" with { type: "json" };
import { canonical } from "../engine/canonical.js";
import { filled, size, thousands } from "../text.js";
import { BitsError, CutError } from "./bits.js";
import { LINK_LIMIT, length, readLink, VERSION } from "./link.js";
import { SharingError } from "./saved.js";

const TEXT_LIMIT = 500000;
const MOST = 100;
const SHORTEST = 10;
const MOST_SHOWN = 8;

const NEWLINE = "(?:\\r\\n?|\\n)";
const SPACE = "[ \\t\\r\\n\\x0b\\x0c\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const UNSEEN =
  "[\\xad\\u034f\\u061c\\u180b-\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff]";
const FOLD = `(?:[ \\t]{0,8}${NEWLINE}[ \\t>|]{0,16})?`;
const SOFT = new RegExp(
  `${UNSEEN}|=(?!(?<=design=)[ \\t]{0,8}${NEWLINE}[ \\t>|]{0,16}[E-H])` +
    `[ \\t]{0,8}${NEWLINE}(?:[ \\t]{0,4}>){0,8}[ \\t]?`,
  "gi",
);
const SIGN =
  "(?:=(?!E2=80)(?:F?=?F?3F?D)?|([%*-])F?((?:2(?:F?5|F?D)F?)*)3F?D|&(?:#0{0,4}61|#x0{0,4}3d|equals);|\\\\u003d|\\\\x3d)";
/** The word with its sign, written as it is or encoded. */
const MARK = new RegExp([..."design"].join(FOLD) + FOLD + SIGN.replaceAll("F?", FOLD), "gi");
const FILL =
  `(?:${SPACE}|[>|]|</?w?br {0,2}/?>|&(?:shy|nbsp|#173|#160|#8203|#xad|#xa0|#x200b|ZeroWidthSpace);` +
  "|[%=-](?:25)*(?:0D|0A|09|20|3E|C2[%=-](?:25)*A[0D]|E2[%=-](?:25)*80[%=-](?:25)*[89A][0-9A-F]" +
  "|EF[%=-](?:25)*BB[%=-](?:25)*BF))";
const ENCODED = "[%*=](?:25)*(5F|2D)|&#(0{0,4}95|0{0,4}45|x0{0,4}5f|x0{0,4}2d);";
const DASH = "[\\u2010-\\u2015\\u2212\\ufe63\\uff0d]|[%=-](?:25)*E2[%=-](?:25)*80[%=-](?:25)*9[0-5]";
const TOKEN = new RegExp(`([A-Za-z0-9_-]+)|${ENCODED}|(${DASH})|(${FILL}+)`, "iy");
/** An address, http and more, as some gateways write it. */
const BASE64 = new RegExp(`${[..."aHR0c"].join(FOLD)}(?:[A-Za-z0-9+/_-]|${NEWLINE}[ \\t>|]{0,16}){24,}`, "g");
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
  const usable = token
    .replaceAll("-", "+")
    .replaceAll("_", "/")
    .replace(/[^A-Za-z0-9+/]/g, "");
  const address = atob(usable.length % 4 === 1 ? usable.slice(0, -1) : usable);
  const mark = address.matchAll(MARK).next().value;
  return mark && { ...foundAt(theory, address, mark, address.length), end };
}

/** A text without what nobody can see and without soft line breaks, and where each character of it stood. */
function withoutUnseen(text) {
  const kept = [];
  const where = [];
  let at = 0;
  const keep = (end) => {
    kept.push(text.slice(at, end));
    for (let place = at; place < end; place += 1) where.push(place);
  };
  for (const match of text.matchAll(SOFT)) {
    keep(match.index);
    at = match.index + match[0].length;
  }
  keep(text.length);
  return { clean: kept.join(""), where: [...where, text.length] };
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

/** What stands behind a mark, piece by piece: a kind (letters, dash or fill), a text, and where it ends. */
function* tokensOf(text, mark, stop) {
  const token = mark[1] === "-" ? hyphenated((mark[2].match(/2d/gi) ?? []).length) : TOKEN;
  let at = mark.index + mark[0].length;
  let left = LINK_LIMIT;
  const within = text.slice(0, stop);
  while (at < stop && left > 0) {
    token.lastIndex = at;
    const match = token.exec(within);
    if (!match) return;
    at = match.index + match[0].length;
    const [, written, sign, entity, dash] = match;
    const code = (sign || entity || "").toLowerCase().replace(/[^0-9a-fx]/g, "");
    if (written) yield ["letters", written.slice(0, left), match.index + Math.min(written.length, left)];
    else if (code) yield ["letters", /(?:5f|95)$/.test(code) ? "_" : "-", at];
    else yield dash ? ["dash", "-", at] : ["fill", match[0], at];
    left -= written ? written.length : 1;
  }
}

/** What Proofpoint's version 2 writes, within itself so many times: a hyphen for each percent sign. */
const hyphenated = (depth) =>
  new RegExp(
    `([A-Za-z0-9]+)|${`-@(?:2@D@){${depth}}(?:2@5@)*(5@F|2@D)`.replaceAll("@", FOLD)}|(?!)()|(${DASH})|(${FILL}+)`,
    "iy",
  );

/** The letters that may be meant, each with where it ends: the first run, all of them, and as a typesetter broke them. */
function* variants(tokens) {
  const fills = [...tokens.keys()].filter((at) => tokens[at][0] === "fill");
  yield lettersOf(fills.length ? tokens.slice(0, fills[0]) : tokens);
  if (fills.length) {
    yield lettersOf(tokens);
    const broken = new Set(
      fills.filter((at) => at && tokens[at - 1][1].endsWith("-") && /[\r\n]/.test(tokens[at][1])).map((at) => at - 1),
    );
    if (broken.size)
      yield lettersOf(tokens.map(([kind, text, end], at) => [kind, broken.has(at) ? text.slice(0, -1) : text, end]));
  }
  if (tokens.some(([kind]) => kind === "dash"))
    yield lettersOf(tokens.map(([kind, text, end]) => [kind, kind === "dash" ? "--" : text, end]));
}

function lettersOf(tokens) {
  const found = [];
  for (const [kind, text, end] of tokens) {
    const begun = kind === "letters" && text.length > 1 ? end - text.length + 1 : null;
    if (kind !== "fill")
      for (let i = 0; i < text.length; i += 1) found.push([text[i], begun === null ? end : begun + i]);
  }
  return found;
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
