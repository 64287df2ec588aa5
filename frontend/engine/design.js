// A design, and how one is read from something untrusted: a file, a link, what the browser kept. The same problems as realist/theory/
// reading.py and own.py name.
import REFUSALS from "../../realist/theory/refusals.json" with { type: "json" };
import { filled } from "../text.js";
import { isObject, sorted } from "./canonical.js";
import { DIRECTIONS, EFFECTS, WORKS } from "./words.js";

export const MOST_OWN = 12;
export const MOST_TEXT = 300;
const MOST_CONDITIONS = 12;

const PARTS = ["answers", "assumed", "knocked_out", "own"];
const TEXTS = ["nickname", "resource", "actor", "for_whom", "reasoning", "because"];
const FIELDS = [...TEXTS, "conditions", "mechanisms", "works", "outcome", "effect"];
const HIDDEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

const cut = (given) => [...given].slice(0, 60).join("");
const said = (why, names) => filled(REFUSALS[why], names);
const has = (given, names) =>
  isObject(given) && Object.keys(given).length === names.length && names.every((n) => Object.hasOwn(given, n));

/** A design in which nothing is answered. */
export const BLANK = { answers: {}, assumed: [], knocked_out: [], own: [] };

/** The design that a scheme was, as far as the study says, or that an imagined case would be. */
export function designOf(start) {
  if (!start) return BLANK;
  const isKnown = ({ status }) => start.imagined || status === "stated" || status === "inferred";
  const known = Object.entries(start.answers).filter(([, answer]) => isKnown(answer));
  return { ...BLANK, answers: Object.fromEntries(known.map(([feature, { value }]) => [feature, value])) };
}

const parts = (design) => [
  Object.entries(design.answers).sort(([a], [b]) => (a < b ? -1 : 1)),
  [...design.assumed].sort(),
  [...design.knocked_out].sort(),
  design.own ?? [],
];

/** Whether two designs are one, in whatever order they were answered. */
export const same = (one, other) => JSON.stringify(parts(one)) === JSON.stringify(parts(other));

/**
 * A design that fits the theory, or every problem in words: { design, problems }, `design` null where there is a problem.
 * The design is a new object that holds nothing but what was checked.
 */
export function readDesign(theory, given) {
  if (!isObject(given)) return { design: null, problems: [REFUSALS.design] };
  const values = new Map(theory.features.map((feature) => [feature.id, feature.values.map((value) => value.id)]));
  const mechanisms = theory.mechanisms.map((mechanism) => mechanism.id);
  const problems = sorted(Object.keys(given))
    .filter((key) => !PARTS.includes(key))
    .map((key) => said("part", { part: cut(key) }));
  const part = (name, otherwise) => (Object.hasOwn(given, name) ? given[name] : otherwise);
  let answers = part("answers", {});
  if (!isObject(answers)) {
    problems.push(REFUSALS.answers);
    answers = {};
  }
  for (const feature of sorted(Object.keys(answers))) {
    const value = answers[feature];
    if (!values.has(feature)) problems.push(said("question", { feature: cut(feature) }));
    else if (typeof value !== "string") problems.push(said("answer_text", { feature }));
    else if (!values.get(feature).includes(value)) problems.push(said("answer", { feature, value: cut(value) }));
  }
  const chosen = ["assumed", "knocked_out"].map((name) => {
    const items = part(name, []);
    if (!Array.isArray(items)) {
      problems.push(said("mechanisms", { part: name }));
      return [];
    }
    for (const item of items) {
      if (mechanisms.includes(item)) continue;
      const isText = typeof item === "string";
      problems.push(isText ? said("mechanism", { part: name, mechanism: cut(item) }) : said("texts", { part: name }));
    }
    return [...new Set(items)].sort();
  });
  const own = readOwn(
    { values, mechanisms, outcomes: theory.outcomes.map((outcome) => outcome.id) },
    part("own", []),
    problems,
  );
  if (problems.length) return { design: null, problems };
  const ordered = Object.keys(answers).sort();
  const design = {
    answers: Object.fromEntries(ordered.map((feature) => [feature, answers[feature]])),
    assumed: chosen[0],
    knocked_out: chosen[1],
    own,
  };
  return { design, problems };
}

function readOwn(known, given, problems) {
  if (!Array.isArray(given)) {
    problems.push(REFUSALS.own);
    return [];
  }
  if (given.length > MOST_OWN) {
    problems.push(said("own_most", { count: given.length, most: MOST_OWN }));
    return [];
  }
  return given.map((item, i) => {
    const found = [];
    const configuration = readConfiguration(known, item, found);
    problems.push(...found.map((problem) => said("in_own", { number: i + 1, problem })));
    return configuration;
  });
}

/** One configuration of the reader's own; what is wrong is added to `problems`, in words a form can show beside its field. */
function readConfiguration(known, item, problems) {
  if (!isObject(item)) {
    problems.push(REFUSALS.object);
    return null;
  }
  for (const key of sorted(Object.keys(item)))
    if (!FIELDS.includes(key)) problems.push(said("own_part", { part: cut(key) }));
  const part = (name, otherwise) => (Object.hasOwn(item, name) ? item[name] : otherwise);
  const texts = Object.fromEntries(TEXTS.map((field) => [field, readText(part(field, ""), field, problems)]));
  return {
    nickname: texts.nickname,
    conditions: readConditions(known, part("conditions", []), problems),
    resource: texts.resource,
    actor: texts.actor,
    for_whom: texts.for_whom,
    reasoning: texts.reasoning,
    mechanisms: several(part("mechanisms", []), "mechanisms", known.mechanisms, "mechanism", problems),
    works: one(part("works", ""), "works", WORKS, problems),
    outcome: one(part("outcome", ""), "outcome", known.outcomes, problems),
    effect: one(part("effect", ""), "effect", EFFECTS, problems),
    because: texts.because,
  };
}

function readText(text, field, problems) {
  if (typeof text !== "string") {
    problems.push(said("text", { field }));
    return "";
  }
  if (!text.trim()) {
    if (field !== "for_whom") problems.push(said("nothing", { field }));
    return "";
  }
  const length = [...text].length;
  const hidden = text.match(HIDDEN)?.[0];
  if (length > MOST_TEXT) problems.push(said("long", { field, count: length, most: MOST_TEXT }));
  else if (hidden) {
    const code = hidden.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    problems.push(said("hidden", { field, code }));
  }
  return text;
}

function one(code, field, known, problems) {
  if (typeof code !== "string") problems.push(said("text", { field }));
  else if (!code) problems.push(said("nothing", { field }));
  else if (!known.includes(code)) problems.push(said("code", { field, code: cut(code) }));
  return code;
}

function several(codes, field, known, what, problems) {
  if (!Array.isArray(codes)) {
    problems.push(said("list", { field }));
    return [];
  }
  if (!codes.length) problems.push(said("none", { field }));
  const wrong = codes.slice(0, known.length + 1).filter((code) => !known.includes(code));
  for (const code of wrong)
    problems.push(
      typeof code === "string" ? said("code_of", { field, what, code: cut(code) }) : said("codes", { field }),
    );
  if (!wrong.length && new Set(codes).size < codes.length) problems.push(said("twice", { field }));
  return [...codes];
}

function readConditions(known, given, problems) {
  if (!Array.isArray(given)) {
    problems.push(said("list", { field: "conditions" }));
    return [];
  }
  if (!given.length) problems.push(REFUSALS.conditions_none);
  if (given.length > MOST_CONDITIONS) {
    problems.push(said("conditions_most", { count: given.length, most: MOST_CONDITIONS }));
    return [];
  }
  const conditions = given.map((item, i) => {
    const found = [];
    const condition = readCondition(known, item, found);
    problems.push(...found.map((problem) => said("in_condition", { number: i + 1, problem })));
    return found.length ? null : condition;
  });
  const on = conditions
    .filter(Boolean)
    .map((k) => (k.feature === undefined ? `${k.outcome} ${k.direction}` : k.feature));
  if (new Set(on).size < on.length) problems.push(REFUSALS.conditions_twice);
  return conditions;
}

function readCondition(known, item, problems) {
  if (has(item, ["feature", "values"])) {
    const feature = one(item.feature, "feature", [...known.values.keys()], problems);
    if (problems.length) return null;
    return { feature, values: several(item.values, "values", known.values.get(feature), "answer", problems) };
  }
  if (has(item, ["outcome", "direction"])) {
    return {
      outcome: one(item.outcome, "outcome", known.outcomes, problems),
      direction: one(item.direction, "direction", DIRECTIONS, problems),
    };
  }
  problems.push(REFUSALS.condition);
  return null;
}
