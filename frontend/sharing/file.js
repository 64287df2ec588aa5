// A design as a file. The same as realist/sharing/file.py; the format is said in realist/sharing/design.schema.json.
import REFUSALS from "../../realist/sharing/file_refusals.json" with { type: "json" };
import { isObject, sorted } from "../engine/canonical.js";
import { filled, shown } from "../text.js";
import { parseJson } from "./json-text.js";
import { fitting, NAME_LIMIT, plain, SharingError, sum, tidyName } from "./saved.js";

const FORMAT = "realist design";
const VERSION = 1;
export const FILE_LIMIT = 100000;

const told = (why, names = {}) => filled(REFUSALS[why], names);
const refused = (why, names) => new SharingError(told(why, names));

/** The text of a design's file. */
export function fileOf(evidence, design, givenName = "") {
  const name = tidyName(givenName);
  const { title, version } = evidence;
  const { checksum } = evidence.about;
  const saved = {
    format: FORMAT,
    version: VERSION,
    name,
    evidence: { title, version, checksum },
    design: plain(design, ""),
    checksum: sum(design, name).toString(16).padStart(8, "0"),
  };
  return `${JSON.stringify(saved, null, 2)}\n`;
}

/** The design that the bytes of a file hold, as { design, name }; a SharingError in words that can follow the file's name. */
export function readFile(theory, raw) {
  if (raw.byteLength > FILE_LIMIT) throw refused("too_large", { most: FILE_LIMIT / 1000 });
  const found = parsed(raw);
  if (!isObject(found) || !Object.hasOwn(found, "format")) return { design: fitting(theory, found), name: "" };
  if (found.format === FORMAT && Number.isInteger(found.version) && found.version > VERSION)
    throw refused("later", { version: String(BigInt(found.version)).slice(0, 20) });
  const problems = misfits(found);
  if (problems.length) throw new SharingError(problems.slice(0, 20).join("\n"));
  const name = tidyName(found.name ?? "");
  const design = fitting(theory, found.design);
  if (Object.hasOwn(found, "checksum") && parseInt(found.checksum, 16) !== sum(design, name)) throw refused("edited");
  return { design, name };
}

const isText = (value, most) => typeof value === "string" && [...value].length <= most;

/** What of the format a file does not keep. What is inside the design, `fitting` says. */
function misfits(found) {
  const problems = [];
  const parts = ["format", "version", "name", "evidence", "design", "checksum"];
  const strange = sorted(Object.keys(found)).filter((key) => !parts.includes(key));
  problems.push(...strange.map((key) => told("part", { key: shown(key) })));
  if (found.format !== FORMAT) problems.push(told("is", { part: "format", expected: JSON.stringify(FORMAT) }));
  if (found.version !== VERSION) problems.push(told("is", { part: "version", expected: VERSION }));
  if (Object.hasOwn(found, "name") && !isText(found.name, NAME_LIMIT))
    problems.push(told("name", { most: NAME_LIMIT }));
  if (!isObject(found.design)) problems.push(told("design"));
  if (Object.hasOwn(found, "checksum") && !(isText(found.checksum, 8) && /^[0-9a-f]{8}$/.test(found.checksum)))
    problems.push(told("checksum"));
  if (Object.hasOwn(found, "evidence")) problems.push(...evidenceMisfits(found.evidence));
  return problems;
}

function evidenceMisfits(evidence) {
  if (!isObject(evidence)) return [told("evidence")];
  const limits = { title: 1000, version: 100, checksum: 64 };
  const fits = (key) =>
    Object.hasOwn(limits, key) &&
    isText(evidence[key], limits[key]) &&
    (key !== "checksum" || /^[0-9a-f]{64}$/.test(evidence[key]));
  return sorted(Object.keys(evidence))
    .filter((key) => !fits(key))
    .map((key) => told("evidence_part", { key: shown(key) }));
}

function parsed(raw) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    throw refused("not_utf8");
  }
  return parseJson(text);
}
