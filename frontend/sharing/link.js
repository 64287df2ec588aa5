// A link that holds a whole design, in the part of an address that no server is sent. The same as realist/sharing/link.py,
// where it is said why it is written so.
import REFUSALS from "../../realist/sharing/refusals.json" with { type: "json" };
import { canonical } from "../engine/canonical.js";
import { filled, size, thousands } from "../text.js";
import { BitsError, CutError, Reader, Writer } from "./bits.js";
import { fingerprint, fitting, OWN, plain, SharingError, tidyName } from "./saved.js";

export const VERSION = 1;
export const LINK_LIMIT = 100000;
const MOST_FACTS = 1023;

const refused = (why, names = {}) => new SharingError(filled(REFUSALS[why], names));

/** Bytes in the letters that an address can hold (base64url, RFC 4648, without padding), and back. */
const written = (raw) =>
  btoa(Array.from(raw, (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

function payload(text) {
  const trimmed = text.trim();
  const found = trimmed.slice(trimmed.lastIndexOf("#") + 1).replace(/^design=/, "");
  if (!/^[A-Za-z0-9_-]+$/.test(found)) throw refused("no_design");
  if (found.length % 4 === 1) throw refused("cut");
  const raw = bytesOf(found);
  return [raw, written(raw) === found]; // the last letter of a link holds nothing besides
}

/** A design as the fragment of an address, `design=…`. */
export function linkOf(theory, design, givenName = "") {
  const name = tidyName(givenName);
  const salt = saltOf(theory);
  const names = namesOf(theory, salt);
  const facts = factsOf(design)
    .map((fact) => names.get(fact.join(" ")))
    .sort((a, b) => a - b);
  const given = plain(design, name);
  const own = (given.own ?? []).map((each) => OWN.map((part) => each[part] ?? ""));
  const out = new Writer();
  out.number(VERSION, 4);
  out.number(salt, 4);
  out.number(fingerprint(canonical(given)), 32);
  out.number(facts.length, 10);
  const width = widthOf(facts.length);
  for (const [i, fact] of facts.entries()) out.rice(fact - (i ? facts[i - 1] : -1) - 1, width);
  for (const text of [name, own.length ? canonical(own) : ""]) {
    out.number(text ? 1 : 0, 1);
    if (text) out.text(text);
  }
  const link = `design=${written(out.bytes())}`;
  if (link.length > LINK_LIMIT) throw new BitsError(REFUSALS.too_much_text);
  return link;
}

/** The design that a link holds, as { design, name }; a SharingError in words otherwise. */
export function readLink(theory, text) {
  if (size(text) > LINK_LIMIT) throw refused("too_long", { most: thousands(LINK_LIMIT) });
  const [raw, whole] = payload(text);
  const reader = new Reader(raw);
  let found;
  try {
    found = readBits(reader);
  } catch (error) {
    if (error instanceof SharingError) throw error;
    if (error instanceof CutError) throw refused("cut");
    if (error instanceof BitsError || error instanceof SyntaxError || error instanceof RangeError)
      throw refused("edited");
    throw error;
  }
  if (!whole) throw refused("edited");
  const { salt, checksum, facts, name, own } = found;
  const parts = partsOf(theory, salt, facts);
  if (own.length) parts.own = own;
  if (fingerprint(canonical(name ? { ...parts, name } : parts)) !== checksum) throw refused("edited");
  return { design: fitting(theory, parts), name };
}

/** How many of the letters that follow `design=` are a design's own: its bits say where they end. CutError where they do not. */
export function length(letters) {
  const reader = new Reader(bytesOf(letters.length % 4 === 1 ? letters.slice(0, -1) : letters));
  reader.number(4 + 4 + 32);
  readFacts(reader);
  for (const _ of ["name", "own"]) if (reader.bit()) reader.text();
  return Math.ceil((Math.ceil(reader.at / 8) * 8) / 6);
}

const tidied = (name) => {
  try {
    return tidyName(name);
  } catch {
    return null;
  }
};

function readBits(reader) {
  const version = reader.number(4);
  if (version > VERSION) throw refused("later", { version });
  if (version < VERSION) throw refused("no_design");
  const salt = reader.number(4);
  const checksum = reader.number(32);
  const facts = readFacts(reader);
  const name = reader.bit() ? reader.text() : "";
  const own = reader.bit() ? readOwn(reader.text()) : [];
  if (!reader.atEnd || tidied(name) !== name) throw new BitsError();
  return { salt, checksum, facts, name, own };
}

function readFacts(reader) {
  const most = reader.number(10);
  const width = widthOf(most);
  const facts = [];
  let before = -1;
  for (let i = 0; i < most; i += 1) {
    before += reader.rice(width, 0xffff - before - 1) + 1;
    if (before > 0xffff) throw new BitsError();
    facts.push(before);
  }
  return facts;
}

function readOwn(text) {
  const found = JSON.parse(text);
  if (!Array.isArray(found) || !found.length) throw new BitsError();
  return found.map((each) => {
    if (!Array.isArray(each) || each.length !== OWN.length) throw new BitsError();
    return Object.fromEntries(OWN.map((part, i) => [part, each[i]]));
  });
}

function partsOf(theory, salt, facts) {
  const known = new Map();
  for (const [fact, name] of namesOf(theory, salt)) known.set(name, [...(known.get(name) ?? []), fact]);
  const strange = facts.filter((fact) => known.get(fact)?.length !== 1);
  if (strange.length) throw refused("other", { strange: strange.length, all: facts.length });
  const answers = new Map();
  const chosen = { assumed: [], knocked_out: [] };
  for (const fact of facts) {
    const [part, code, value] = known.get(fact)[0].split(" ");
    if (part !== "answers") chosen[part].push(code);
    else if (answers.has(code)) throw refused("edited");
    else answers.set(code, value);
  }
  return {
    answers: Object.fromEntries(answers),
    assumed: chosen.assumed.sort(),
    knocked_out: chosen.knocked_out.sort(),
  };
}

const factsOf = (design) => [
  ...Object.entries(design.answers).map(([feature, value]) => ["answers", feature, value]),
  ...design.assumed.map((mechanism) => ["assumed", mechanism, ""]),
  ...design.knocked_out.map((mechanism) => ["knocked_out", mechanism, ""]),
];

/** The 16 bits that stand for each fact that a design can hold; codes hold no space, so a fact is written with spaces. */
function namesOf(theory, salt) {
  const facts = theory.features.flatMap((feature) => feature.values.map((value) => ["answers", feature.id, value.id]));
  for (const part of ["assumed", "knocked_out"]) facts.push(...theory.mechanisms.map((m) => [part, m.id, ""]));
  if (theory.features.length + 2 * theory.mechanisms.length > MOST_FACTS)
    throw new BitsError(REFUSALS.too_many_questions);
  return new Map(facts.map((fact) => [fact.join(" "), folded(fingerprint(`${salt} ${fact.join(" ")}`))]));
}

function saltOf(theory) {
  for (let salt = 0; salt < 16; salt += 1) {
    const names = namesOf(theory, salt);
    if (new Set(names.values()).size === names.size) return salt;
  }
  throw new BitsError(REFUSALS.too_many_answers);
}

const folded = (number) => (number >>> 16) ^ (number & 0xffff);

function widthOf(most) {
  let width = 0;
  while (2 * 2 ** width * (most + 1) <= 0xffff) width += 1;
  return width;
}
