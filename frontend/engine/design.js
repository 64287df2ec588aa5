// A design, and how one is read from something untrusted: a file, a link, what the browser kept. The same problems as realist/theory/
// reading.py and own.py name.
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
  if (!isObject(given))
    return { design: null, problems: ["A design is an object with answers, assumed and knocked_out"] };
  const values = new Map(theory.features.map((feature) => [feature.id, feature.values.map((value) => value.id)]));
  const mechanisms = theory.mechanisms.map((mechanism) => mechanism.id);
  const problems = sorted(Object.keys(given))
    .filter((key) => !PARTS.includes(key))
    .map((key) => `"${cut(key)}" is not a part of a design`);
  const part = (name, otherwise) => (Object.hasOwn(given, name) ? given[name] : otherwise);
  let answers = part("answers", {});
  if (!isObject(answers)) {
    problems.push("answers: expected an object of question and answer");
    answers = {};
  }
  for (const feature of sorted(Object.keys(answers))) {
    const value = answers[feature];
    if (!values.has(feature)) problems.push(`answers: there is no question "${cut(feature)}"`);
    else if (typeof value !== "string") problems.push(`answers: "${feature}" has an answer that is not text`);
    else if (!values.get(feature).includes(value)) problems.push(`answers: "${feature}" has no answer "${cut(value)}"`);
  }
  const chosen = ["assumed", "knocked_out"].map((name) => {
    const items = part(name, []);
    if (!Array.isArray(items)) {
      problems.push(`${name}: expected a list of mechanisms`);
      return [];
    }
    for (const item of items)
      if (!mechanisms.includes(item))
        problems.push(
          typeof item === "string" ? `${name}: there is no mechanism "${cut(item)}"` : `${name}: expected texts`,
        );
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
    problems.push("own: expected a list of configurations");
    return [];
  }
  if (given.length > MOST_OWN) {
    problems.push(`own: ${given.length} configurations are more than the ${MOST_OWN} that a design can hold`);
    return [];
  }
  return given.map((item, i) => {
    const found = [];
    const configuration = readConfiguration(known, item, found);
    problems.push(...found.map((problem) => `own configuration ${i + 1}: ${problem}`));
    return configuration;
  });
}

/** One configuration of the reader's own; what is wrong is added to `problems`, in words a form can show beside its field. */
function readConfiguration(known, item, problems) {
  if (!isObject(item)) {
    problems.push("expected an object");
    return null;
  }
  for (const key of sorted(Object.keys(item)))
    if (!FIELDS.includes(key)) problems.push(`"${cut(key)}" is not a part of a configuration`);
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
    problems.push(`"${field}": expected text`);
    return "";
  }
  if (!text.trim()) {
    if (field !== "for_whom") problems.push(`nothing is said under "${field}"`);
    return "";
  }
  const length = [...text].length;
  const hidden = text.match(HIDDEN)?.[0];
  if (length > MOST_TEXT)
    problems.push(`"${field}": ${length} characters are more than the ${MOST_TEXT} that it can hold`);
  else if (hidden) {
    const code = hidden.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    problems.push(
      `"${field}": holds a line break or an invisible character (U+${code}); expected one line of plain text`,
    );
  }
  return text;
}

function one(code, field, known, problems) {
  if (typeof code !== "string") problems.push(`"${field}": expected text`);
  else if (!code) problems.push(`nothing is said under "${field}"`);
  else if (!known.includes(code)) problems.push(`"${field}": there is no "${cut(code)}"`);
  return code;
}

function several(codes, field, known, what, problems) {
  if (!Array.isArray(codes)) {
    problems.push(`"${field}": expected a list`);
    return [];
  }
  if (!codes.length) problems.push(`"${field}": names none; expected at least one`);
  const wrong = codes.slice(0, known.length + 1).filter((code) => !known.includes(code));
  const said = (code) => (typeof code === "string" ? `there is no ${what} "${cut(code)}"` : "expected texts");
  problems.push(...wrong.map((code) => `"${field}": ${said(code)}`));
  if (!wrong.length && new Set(codes).size < codes.length) problems.push(`"${field}": names one of them twice`);
  return [...codes];
}

function readConditions(known, given, problems) {
  if (!Array.isArray(given)) {
    problems.push('"conditions": expected a list');
    return [];
  }
  if (!given.length) problems.push('"conditions": has none; say when it holds');
  if (given.length > MOST_CONDITIONS) {
    problems.push(`"conditions": ${given.length} are more than the ${MOST_CONDITIONS} that it can hold`);
    return [];
  }
  const conditions = given.map((item, i) => {
    const found = [];
    const condition = readCondition(known, item, found);
    problems.push(...found.map((problem) => `condition ${i + 1}: ${problem}`));
    return found.length ? null : condition;
  });
  const on = conditions
    .filter(Boolean)
    .map((k) => (k.feature === undefined ? `${k.outcome} ${k.direction}` : k.feature));
  if (new Set(on).size < on.length) problems.push('"conditions": asks one question, or one outcome, twice');
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
  problems.push("expected feature and values, or outcome and direction");
  return null;
}
