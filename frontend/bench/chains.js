// What a part of the picture stands in: the configurations it belongs to, and those whose outcomes they wait on.
import { conditionClause, outcomeClause } from "../engine/sentence.js";
import { listed, lowered, raised } from "../text.js";

const ORDER = { towards: 0, affects: 1, against: 2 };
const rank = (state, c) => (state === "active" ? 0 : 3) + ORDER[c.effect];

/** Levels, their outcomes and the configurations that lead there, with those alone that are active or open. */
export function bands(known, appraisal) {
  const { levels, outcomes, configurations } = known.theory;
  const state = (c) => appraisal.configurations[c.id].state;
  const live = configurations
    .filter((c) => state(c) !== "not met")
    .sort((a, b) => rank(state(a), a) - rank(state(b), b));
  return levels
    .map((level) => ({
      level,
      groups: outcomes
        .filter((outcome) => outcome.level === level.id)
        .map((outcome) => ({ outcome, threads: live.filter((c) => c.outcome === outcome.id) }))
        .filter(({ threads }) => threads.length),
    }))
    .filter(({ groups }) => groups.length);
}

const PARTS = {
  configuration: (id) => (c) => c.id === id,
  mechanism: (id) => (c) => c.mechanisms.includes(id),
  outcome: (id) => (c) => c.outcome === id,
};

/** The chain of a part: its own configurations, and all that they rest on, however far back. */
export function chainOf(live, { kind, id }) {
  const own = live.filter(PARTS[kind](id));
  const chain = new Set(own);
  for (const c of chain) {
    for (const condition of c.conditions) {
      if (condition.outcome === undefined) continue;
      for (const before of live)
        if (before.outcome === condition.outcome && before.effect === condition.direction) chain.add(before);
    }
  }
  return { own, before: [...chain].filter((c) => !own.includes(c)) };
}

/** A chain in words. */
export function chainWords(known, appraisal, part, { own, before }) {
  const rests = before.length
    ? ` ${own.length > 1 ? "Some of it rests" : "It rests"} on ${listed(before.map((c) => quoted(appraisal, c)))}.`
    : "";
  if (part.kind === "configuration") return [own[0].nickname, told(known, appraisal, own[0]) + rests];
  const gathered = (those, name) => (those.length ? [`${name} ${listed(those.map((c) => quoted(appraisal, c)))}`] : []);
  if (part.kind === "mechanism") {
    const said = [
      ...gathered(
        own.filter((c) => c.works === "triggers"),
        "triggered by",
      ),
      ...gathered(
        own.filter((c) => c.works === "blocks"),
        "blocked by",
      ),
    ];
    return [known.mechanism.get(part.id).label, `${raised(said.join("; "))}.${rests}`];
  }
  const way = (c) => `${quoted(appraisal, c)} (${c.works} ${mechanismNames(known, c)})`;
  const said = Object.keys(ORDER).flatMap((effect) => {
    const those = own.filter((c) => c.effect === effect);
    return those.length ? [`${effect === "affects" ? "affected by" : effect}: ${listed(those.map(way))}`] : [];
  });
  return [known.outcome.get(part.id).label, `${raised(said.join("; "))}.${rests}`];
}

export const mechanismNames = (known, c) => listed(c.mechanisms.map((id) => lowered(known.mechanism.get(id).label)));

const quoted = (appraisal, c) => `“${c.nickname}”${appraisal.configurations[c.id].state === "open" ? ", open" : ""}`;

function told(known, appraisal, c) {
  const { state, by_assumption: assumed, by_own: own } = appraisal.configurations[c.id];
  const when = listed(c.conditions.map((condition) => conditionClause(known, condition)));
  return `${raised(state)}${c.basis === "reader" ? ", your own" : own ? ", only by your own" : ""}${assumed ? ", only as assumed" : ""}: when ${when} → ${c.works} ${mechanismNames(known, c)} → ${outcomeClause(known, c)}.`;
}
