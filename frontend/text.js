// Words and characters: what any part of the front end does with a text. The same as realist/text.py where both have it.

/** The items in a row: "a, b and c". */
export function listed(items, last = "and", mark = ",") {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(`${mark} `)} ${last} ${items.at(-1)}`;
}

/** A template with each `{name}` in it replaced. What is put in may hold anything; a name that is not given is a mistake. */
export const filled = (template, names) =>
  template.replace(/\{([a-z_]+)\}/g, (_, name) => {
    if (!Object.hasOwn(names, name)) throw new RangeError(`"${name}" of a template is not given`);
    return names[name];
  });

export const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

export const lowered = (text) => (/^[A-Z][a-z]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text);
export const raised = (text) => (text ? text[0].toUpperCase() + text.slice(1) : text);

/** A text of the evidence base as a sentence of its own: its tables leave the full stop out. */
export const stopped = (text) => (!text || /[.?!]$/.test(text) ? text : `${text}.`);

/** How many characters a text has, as Python counts them. */
export const size = (text) => [...text].length;

export const thousands = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

/** A text on one line, without what nobody can see; the joiners stay, which some scripts need. */
export const tidy = (text) =>
  text
    .replace(/[\p{C}\p{Z}]/gu, (c) => (c === "\u200c" || c === "\u200d" ? c : " "))
    .replace(/ +/g, " ")
    .replace(/^ | $/g, "");

const MOST_SHOWN = 60;

/** What somebody wrote, quoted so that it can stand in a message: cut short, and what nobody can see as its code. */
export function shown(text) {
  const letters = [...text];
  const escaped = letters
    .slice(0, MOST_SHOWN)
    .map((c) => (c !== " " && /[\p{C}\p{Z}]/u.test(c) ? `\\u${c.codePointAt(0).toString(16).padStart(4, "0")}` : c));
  return `"${escaped.join("")}${letters.length > MOST_SHOWN ? "…" : ""}"`;
}

const RESERVED = /^(?:aux|con|nul|prn|com\d|lpt\d)$/; // names that Windows keeps to itself

/** A file name that every system takes, from whatever a reader typed; letters of every script stay. */
export function fileName(name, ending) {
  const plain = [...name.normalize("NFC")]
    .slice(0, 200)
    .join("")
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[^\p{L}\p{M}\p{Nd}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const stem = [...plain].slice(0, 60).join("").replace(/-+$/g, "") || "design";
  return `${RESERVED.test(stem) ? `design-${stem}` : stem}.${ending}`;
}
