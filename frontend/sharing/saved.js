// A design with the name that somebody gave it, and what both a link and a file need of it. The same as realist/sharing/saved.py.
import { canonical } from "../engine/canonical.js";
import { readDesign } from "../engine/design.js";

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

/** A text on one line, without what nobody can see; the same as realist.documents.tidy. */
export const tidy = (text) =>
  text
    .replace(/[\p{C}\p{Z}]/gu, (c) => (c === "\u200c" || c === "\u200d" ? c : " "))
    .replace(/ +/g, " ")
    .replace(/^ | $/g, "");

/** What somebody wrote, quoted so that it can stand in a message; the same as realist.faults.shown. */
export const shown = (text) => {
  const letters = [...text];
  const escaped = letters
    .slice(0, 60)
    .map((c) => (c !== " " && /[\p{C}\p{Z}]/u.test(c) ? `\\u${c.codePointAt(0).toString(16).padStart(4, "0")}` : c));
  return `"${escaped.join("")}${letters.length > 60 ? "…" : ""}"`;
};

export const size = (text) => [...text].length;

export const thousands = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

export function tidyName(name) {
  const found = tidy(name);
  const most = size(found);
  if (most > NAME_LIMIT)
    throw new SharingError(`The name has ${thousands(most)} characters; a name has ${NAME_LIMIT} at most`);
  return found;
}

/** A file name that every system takes, from whatever a reader typed. */
export function fileName(name, ending) {
  const stem =
    [...name]
      .slice(0, NAME_LIMIT)
      .join("")
      .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 60)
      .replace(/-+$/g, "") || "design";
  return `${/^(?:aux|con|nul|prn|com\d|lpt\d)$/.test(stem) ? `design-${stem}` : stem}.${ending}`;
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
