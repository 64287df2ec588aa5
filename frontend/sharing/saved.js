// A design with the name that somebody gave it, and what both a link and a file need of it. The same as realist/sharing/saved.py.
import REFUSALS from "../../realist/sharing/refusals.json" with { type: "json" };
import { canonical } from "../engine/canonical.js";
import { readDesign } from "../engine/design.js";
import { filled, size, thousands, tidy } from "../text.js";

/** The parts of a configuration of a reader's own, in the order in which a link and a file write them. */
export const OWN = [
  "nickname",
  "conditions",
  "resource",
  "actor",
  "for_whom",
  "reasoning",
  "mechanisms",
  "works",
  "outcome",
  "effect",
  "because",
];

export const NAME_LIMIT = 200;

/** A link or a file that cannot be opened, in words a reader can act on. */
export class SharingError extends Error {}

export function tidyName(name) {
  const found = tidy(name);
  const most = size(found);
  if (most > NAME_LIMIT) throw new SharingError(filled(REFUSALS.name, { count: thousands(most), most: NAME_LIMIT }));
  return found;
}

/** What is shared of a design: its parts, sorted, and its name where it has one. */
export function plain(design, name) {
  const parts = {
    answers: Object.fromEntries(Object.entries(design.answers).sort(([a], [b]) => (a < b ? -1 : 1))),
    assumed: [...design.assumed].sort(),
    knocked_out: [...design.knocked_out].sort(),
  };
  if (design.own?.length)
    parts.own = design.own.map((each) => Object.fromEntries(OWN.map((part) => [part, each[part] ?? ""])));
  if (name) parts.name = name;
  return parts;
}

/** 32 bits that stand for a text (FNV-1a over its UTF-8), to notice an accident and not an attack. */
export function fingerprint(text) {
  let found = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) found = Math.imul(found ^ byte, 0x01000193) >>> 0;
  return found;
}

export const sum = (design, name) => fingerprint(canonical(plain(design, name)));

/** A design that fits the theory, from something untrusted; every problem in words otherwise. */
export function fitting(theory, given) {
  const { design, problems } = readDesign(theory, given);
  if (problems.length) throw new SharingError(problems.join("\n"));
  return design;
}
