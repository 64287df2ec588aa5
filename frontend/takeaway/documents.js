// A document as plain structure, and its face in Markdown. The same as realist/documents/model.py, byte for byte.
import { filled, tidy } from "../text.js";

export const paragraph = (text, lead = "") => ({ kind: "paragraph", text, lead });
/** A lead with its text, both filled; and the same as a paragraph. */
export const led = ([lead, text], names = {}) => [filled(lead, names), filled(text, names)];
export const ledParagraph = (template, names) => {
  const [lead, text] = led(template, names);
  return paragraph(text, lead);
};
export const bullets = (items) => ({ kind: "bullets", items });
export const table = (head, rows) => ({ kind: "table", head, rows });
/** `front` puts it on the first page, which stands alone and in larger type where there are pages. */
export const section = (title, blocks, front = false) => ({ title, blocks, front });

const MARKUP = /[\\`*_[\]<>&|~${}^#]/g;
const OPENS = /^[-+=:%(]/;
const NUMBERED = /^(\p{Nd}+|[a-zA-Z]|[ivxlcdmIVXLCDM]+)([.)])(?= |$)/u;
const RUN = /([\p{L}\p{N}_.+:/@%?=,;!'()#-]+)/u;
const ADDRESS =
  /:\/\/|@|(?<![\p{L}\p{N}_])[wW]{3}\.|[mM][aA][iI][lL][tT][oO]:|[xX][mM][pP]{2}:|[\p{L}\p{N}_-]\.[\p{L}\p{Nl}\p{No}]{2}|#design=/u;

/** A text that shows as itself wherever Markdown is read: no emphasis, link, HTML, maths, role or list. */
export const escaped = (text) =>
  tidy(text)
    .split(RUN)
    .map((run, place) => (place % 2 && ADDRESS.test(run) ? `\`${run}\`` : run.replace(MARKUP, "\\$&")))
    .join("")
    .replace(NUMBERED, "$1\\$2")
    .replace(OPENS, "\\$&");

const trimmed = (text) => text.replace(/\p{Z}+$/u, "");
const opened = (lead, text) => (tidy(lead) ? trimmed(`**${escaped(lead)}** ${escaped(text)}`) : escaped(text));
const row = (cells) => `| ${cells.join(" | ")} |`;

const BLOCKS = {
  paragraph: ({ lead, text }) => opened(lead, text),
  bullets: ({ items }) => items.map(([lead, text]) => `- ${opened(lead, text)}`).join("\n"),
  table: ({ head, rows }) =>
    [row(head.map(escaped)), row(head.map(() => "---")), ...rows.map((cells) => row(cells.map(escaped)))].join("\n"),
};

/** A document as Markdown (CommonMark, with tables as GitHub writes them). */
export const markdown = ({ title, sections }) =>
  `${[`# ${escaped(title)}`, ...sections.flatMap((one) => [`## ${escaped(one.title)}`, ...one.blocks.map((block) => BLOCKS[block.kind](block))])].join("\n\n")}\n`;
