// What the evidence has that is like a learner's configuration. The same as realist/exercises/building.py; a test compares the two.
import { byId } from "../engine/rules.js";

const MOST_BESIDE = 3;

const holds = (condition, asked) =>
  condition.feature !== undefined
    ? asked.feature === condition.feature && asked.values.every((value) => condition.values.includes(value))
    : asked.outcome === condition.outcome && asked.direction === condition.direction;

function shared(c, draft) {
  const parts = draft.conditions.flatMap((asked, i) =>
    c.conditions.some((condition) => holds(condition, asked)) ? [`condition ${i}`] : [],
  );
  if (draft.actor === c.actor) parts.push("actor");
  if (draft.outcome === c.outcome) parts.push("outcome");
  if (draft.outcome === c.outcome && draft.effect === c.effect) parts.push("effect");
  return [...parts, ...["resource", "reasoning"].filter((name) => draft[name] && draft[name] === c[name])];
}

export function answer(theory, words, draft) {
  const ordered = [...theory.configurations].sort(byId);
  const seen = ordered.filter((c) => c.scope.length);
  const whole = Boolean(draft.conditions.length && draft.actor && draft.outcome && draft.effect);
  const alike = new Map(ordered.map((c) => [c.id, shared(c, draft)]));
  const core = [...draft.conditions.map((_, i) => `condition ${i}`), "actor", "outcome"];
  const holding = ordered.filter((c) => core.every((part) => alike.get(c.id).includes(part)));
  const held = holding.filter((c) => c.scope.length);
  const ways = [
    ["seen", held.filter((c) => c.effect === draft.effect)],
    ["not said which way", held.filter((c) => c.effect === "affects" || draft.effect === "affects")],
    ["other way", held.filter((c) => c.effect !== draft.effect)],
  ];
  const unseen = core.filter((part) => part !== "outcome" && !seen.some((c) => alike.get(c.id).includes(part)));
  if (!seen.some((c) => c.outcome === draft.outcome && c.effect === draft.effect)) unseen.push("effect");
  const [verdict, by] = !whole
    ? ["incomplete", []]
    : (ways.find(([, those]) => those.length) ?? [unseen.length ? "nobody" : "apart", []]);
  const further = (c) =>
    c.conditions.flatMap((condition, i) => (draft.conditions.some((asked) => holds(condition, asked)) ? [] : [i]));
  const sharing = ordered
    .filter((c) => alike.get(c.id).length)
    .sort((a, b) => alike.get(b.id).length - alike.get(a.id).length || byId(a, b));
  return {
    verdict,
    by: by.map((c) => c.id),
    further: Object.fromEntries(by.map((c) => [c.id, further(c)])),
    unseen: whole ? unseen : [],
    suggested: whole ? holding.filter((c) => !c.scope.length && c.effect === draft.effect).map((c) => c.id) : [],
    beside: sharing.slice(0, MOST_BESIDE).map((c) => ({ configuration: c.id, shared: alike.get(c.id) })),
    missing: missing(words, draft),
  };
}

export function missing(words, draft) {
  const found = draft.conditions.length ? [] : ["condition"];
  found.push(...["resource", "actor"].filter((name) => !draft[name].trim()));
  const signs = marks(words, draft.reasoning);
  if (!draft.reasoning.trim()) found.push("reasoning");
  else if (!signs.has("reasoning"))
    found.push(signs.has("activity") ? "activity" : signs.has("outcome") ? "outcome-in-disguise" : "no-thought");
  if (!draft.mechanisms || !draft.works) found.push("mechanism");
  return [...found, ...["outcome", "effect", "because"].filter((name) => !draft[name].trim())];
}

export function marks(words, text) {
  const flat = ` ${(text.match(/[A-Za-z]+/g) ?? []).join(" ").toLowerCase()} `;
  return new Set(Object.entries(words).flatMap(([word, sign]) => (flat.includes(` ${word} `) ? [sign] : [])));
}
