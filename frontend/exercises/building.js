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

const way = (c, draft) => {
  if (c.effect === draft.effect) return "alike";
  return [c.effect, draft.effect].includes("affects") ? "direction not said" : "other way";
};

export function answer(theory, draft) {
  const ordered = [...theory.configurations].sort(byId);
  const seen = ordered.filter((c) => c.scope.length);
  const whole = Boolean(draft.conditions.length && draft.actor && draft.outcome && draft.effect);
  const alike = new Map(ordered.map((c) => [c.id, shared(c, draft)]));
  const core = [...draft.conditions.map((_, i) => `condition ${i}`), "actor", "outcome"];
  const holding = whole ? ordered.filter((c) => core.every((part) => alike.get(c.id).includes(part))) : [];
  const ways = ["alike", "direction not said", "other way"].map((name) => [
    name,
    holding.filter((c) => c.scope.length && way(c, draft) === name),
  ]);
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
    compared: whole ? comparisons(sharing, holding, draft) : [],
    beside: sharing.slice(0, MOST_BESIDE).map((c) => ({ configuration: c.id, shared: alike.get(c.id) })),
    missing: missing(draft),
  };
}

/** The configurations whose mechanism a learner is to compare with their own. */
function comparisons(sharing, holding, draft) {
  if (!draft.reasoning.trim()) return [];
  const those = sharing.filter((c) => holding.includes(c) && (c.scope.length || c.effect === draft.effect));
  const others = sharing.filter(
    (c) => !holding.includes(c) && c.outcome === draft.outcome && c.effect === draft.effect,
  );
  return [...those, ...others.slice(0, Math.max(0, MOST_BESIDE - those.length))].map((c) => {
    const mechanisms = new Set(draft.mechanisms.split(" ").filter(Boolean));
    const differs = {
      mechanisms: mechanisms.size > 0 && String([...mechanisms].sort()) !== String([...c.mechanisms].sort()),
      works: !["", c.works].includes(draft.works),
    };
    const relation = !c.scope.length ? "suggested" : holding.includes(c) ? way(c, draft) : "elsewhere";
    return {
      configuration: c.id,
      relation,
      taken: ["resource", "reasoning"].filter((name) => draft[name] === c[name]),
      differs: Object.keys(differs).filter((name) => differs[name]),
    };
  });
}

/** What follows where a learner judges a mechanism so, and the configuration stands so to theirs. */
export const conclusion = (conclusions, relation, judgement) =>
  conclusions[`${judgement}, ${relation}`] ?? conclusions[judgement];

function missing(draft) {
  const found = draft.conditions.length ? [] : ["condition"];
  found.push(...["resource", "actor", "reasoning"].filter((name) => !draft[name].trim()));
  if (!draft.mechanisms || !draft.works) found.push("mechanism");
  return [...found, ...["outcome", "effect", "because"].filter((name) => !draft[name].trim())];
}
