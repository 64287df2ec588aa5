// What a reader answered, whoever hands it to us: a browser's memory or a file. What does not fit its item is no answer.
import { isObject } from "../engine/canonical.js";
import { MOST_TEXT } from "../engine/design.js";
import { DIRECTIONS, EFFECTS, WORKS } from "../engine/words.js";

export const CHOOSING = ["sort", "choose-one", "choose-all", "predict"];
export const LONGEST = 600;
export const WEIGHTS = { all: "explains all of it", some: "explains some of it", none: "explains none of it" };
export const BLANK_DRAFT = {
  conditions: [],
  resource: "",
  actor: "",
  reasoning: "",
  mechanisms: "",
  works: "",
  outcome: "",
  effect: "",
  because: "",
};

const CODE = /^[A-Za-z0-9][A-Za-z0-9-]*$/;
const isText = (value) => typeof value === "string" && value.length <= LONGEST;
const isCode = (value) => typeof value === "string" && value.length <= 80 && CODE.test(value);
const only = (value, names) => isObject(value) && Object.keys(value).every((name) => names.includes(name));

const idsOf = (item, part = "answer") =>
  item.options.filter((option) => option.part === part).map((option) => option.id);
const someOf = (known, given) =>
  Array.isArray(given) && new Set(given).size === given.length && given.every((id) => known.includes(id));

function chosen(item, given) {
  const known = idsOf(item);
  if (item.kind === "choose-all") return someOf(known, given);
  if (item.kind === "order") return someOf(known, given) && given.length === known.length;
  return someOf(known, given) && given.length === 1;
}

function draft(given) {
  return (
    only(given, Object.keys(BLANK_DRAFT)) &&
    ["resource", "reasoning", "because"].every((name) => isText(given[name]) && given[name].length <= MOST_TEXT) &&
    (given.mechanisms === "" || (isText(given.mechanisms) && given.mechanisms.split(" ").every(isCode))) &&
    ["", ...WORKS].includes(given.works) &&
    ["actor", "outcome"].every((name) => given[name] === "" || isCode(given[name])) &&
    ["", ...EFFECTS].includes(given.effect) &&
    Array.isArray(given.conditions) &&
    given.conditions.length <= 12 &&
    given.conditions.every(
      (c) =>
        (only(c, ["feature", "values"]) &&
          isCode(c.feature) &&
          Array.isArray(c.values) &&
          c.values.length > 0 &&
          c.values.length <= 20 &&
          c.values.every(isCode)) ||
        (only(c, ["outcome", "direction"]) && isCode(c.outcome) && DIRECTIONS.includes(c.direction)),
    )
  );
}

const JUDGEMENT = /^(same|other-resource|different|rival-[1-9][0-9]?)$/;
const judgedOf = (given) =>
  isObject(given) &&
  Object.keys(given).length <= 40 &&
  Object.entries(given).every(([id, one]) => isCode(id) && typeof one === "string" && JUDGEMENT.test(one));

const coded = (given) =>
  only(given, ["mechanisms", "works", "effect"]) &&
  typeof given.mechanisms === "string" &&
  given.mechanisms.length <= 400 &&
  given.mechanisms.split(" ").every(isCode) &&
  WORKS.includes(given.works) &&
  EFFECTS.includes(given.effect);

function retroduced(item, given) {
  if (!only(given, ["own", "weighed", "first", "now", "read"]) || !isText(given.own)) return false;
  const weighable = ["own", ...idsOf(item, "rival")];
  const { weighed = {}, first = null, now = null, read = false } = given;
  const evidence = idsOf(item, "evidence");
  return (
    only(weighed, weighable) &&
    Object.values(weighed).every((word) => Object.hasOwn(WEIGHTS, word)) &&
    [first, now].every((ids) => ids === null || someOf(evidence, ids)) &&
    typeof read === "boolean"
  );
}

/** Whether something is an answer to an item. */
export function fits(item, given) {
  if (!isObject(given)) return false;
  if (item.kind === "retroduce") return retroduced(item, given);
  if (item.kind === "build") return only(given, ["now", "judged"]) && draft(given.now) && judgedOf(given.judged ?? {});
  const each = item.kind === "code" ? coded : (value) => chosen(item, value);
  return only(given, ["first", "now"]) && each(given.first) && each(given.now);
}

/** Answers that fit their items, and how many were left out because the item is not known or the answer is not of it. */
export function sifted(items, given) {
  const known = new Map(items.map((item) => [item.id, item]));
  const answers = {};
  const unknown = [];
  const misfits = [];
  for (const [id, answer] of Object.entries(isObject(given) ? given : {})) {
    if (!known.has(id)) unknown.push(id);
    else if (!fits(known.get(id), answer)) misfits.push(id);
    else answers[id] = answer;
  }
  return { answers, unknown, misfits };
}

/** "right", "part" or "wrong" for what was chosen or put in order; null where nothing is right or wrong. */
export function verdict(item, key, chosenIds) {
  const rights = (part) => item.options.filter((o) => o.part === part && key.options[o.id].right).map((o) => o.id);
  if (item.kind === "order") {
    const places = chosenIds.map((id) => key.options[id].place);
    const inPlace = places.filter((place, i) => place === i + 1).length;
    return inPlace === places.length ? "right" : inPlace ? "part" : "wrong";
  }
  if (item.kind === "choose-all" || item.kind === "retroduce") {
    const right = rights(item.kind === "retroduce" ? "evidence" : "answer");
    const hits = chosenIds.filter((id) => right.includes(id)).length;
    if (hits === right.length && hits === chosenIds.length) return "right";
    return hits ? "part" : "wrong";
  }
  if (!CHOOSING.includes(item.kind)) return null;
  return rights("answer").includes(chosenIds[0]) ? "right" : "wrong";
}

export const decoded = (text) =>
  JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(text), (c) => c.charCodeAt(0))));
