// How mail and chat write the word `design=` and the letters behind it. The same as realist/sharing/marks.py.
import { LINK_LIMIT } from "./link.js";

export const NEWLINE = "(?:\\r\\n?|\\n)";
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
export const MARK = new RegExp([..."design"].join(FOLD) + FOLD + SIGN.replaceAll("F?", FOLD), "gi");
const FILL =
  `(?:${SPACE}|[>|]|</?w?br {0,2}/?>|&(?:shy|nbsp|#173|#160|#8203|#xad|#xa0|#x200b|ZeroWidthSpace);` +
  "|[%=-](?:25)*(?:0D|0A|09|20|3E|C2[%=-](?:25)*A[0D]|E2[%=-](?:25)*80[%=-](?:25)*[89A][0-9A-F]" +
  "|EF[%=-](?:25)*BB[%=-](?:25)*BF))";
const ENCODED = "[%*=](?:25)*(5F|2D)|&#(0{0,4}95|0{0,4}45|x0{0,4}5f|x0{0,4}2d);";
const DASH = "[\\u2010-\\u2015\\u2212\\ufe63\\uff0d]|[%=-](?:25)*E2[%=-](?:25)*80[%=-](?:25)*9[0-5]";
const TOKEN = new RegExp(`([A-Za-z0-9_-]+)|${ENCODED}|(${DASH})|(${FILL}+)`, "iy");
/** An address, http and more, as some gateways write it. */
export const BASE64 = new RegExp(`${[..."aHR0c"].join(FOLD)}(?:[A-Za-z0-9+/_-]|${NEWLINE}[ \\t>|]{0,16}){24,}`, "g");
/** A text without what nobody can see and without soft line breaks, and where each character of it stood. */
export function withoutUnseen(text) {
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

/** What stands in base64, of either alphabet. */
export function decoded(token) {
  const usable = token
    .replaceAll("-", "+")
    .replaceAll("_", "/")
    .replace(/[^A-Za-z0-9+/]/g, "");
  return atob(usable.length % 4 === 1 ? usable.slice(0, -1) : usable);
}

/** What stands behind a mark, piece by piece: a kind (letters, dash or fill), a text, and where it ends. */
export function* tokensOf(text, mark, stop) {
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
export function* variants(tokens) {
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
