// How a design stands to what was seen; see realist/appraisal/precedent.py.
import { byId, rulesOf } from "./rules.js";

/** How a design stands to what was seen: two statements. A reader's own configurations are no evidence and are left out. */
export function precedent(theory, answers, schemes, configurations) {
  const likenesses = [...schemes].sort(byId).map((scheme) => likeness(theory, answers, scheme));
  const compared = likenesses.filter((l) => l.same.length);
  const fewest = Math.min(...compared.map((l) => l.differ.length));
  const close = compared.filter((l) => l.differ.length === fewest);
  const most = Math.max(...close.map((l) => l.same.length));
  const running = rulesOf(theory).rules.filter((rule) => configurations[rule.id].state === "active");
  const active = running.map((rule) => rule.id);
  const seen = new Map(running.map((rule) => [rule.id, rule.seenIn]));
  const maybe = new Map(running.map((rule) => [rule.id, rule.maybeSeenIn]));
  const beyond = active.filter((id) => !maybe.get(id).size);
  const together = active.length
    ? likenesses.map((l) => l.scheme).filter((scheme) => active.every((id) => seen.get(id).has(scheme)))
    : [];
  const neverTogether = [];
  active.forEach((one, index) => {
    for (const other of active.slice(index + 1)) {
      const [a, b] = [maybe.get(one), maybe.get(other)];
      if (a.size && b.size && ![...a].some((scheme) => b.has(scheme))) neverTogether.push([one, other]);
    }
  });
  const word = !active.length
    ? "nothing active"
    : beyond.length
      ? "beyond what was seen"
      : together.length
        ? "seen together"
        : "recombined";
  return {
    answers: likenesses,
    nearest: close.filter((l) => l.same.length === most).map((l) => l.scheme),
    word,
    together_in: together,
    never_together: neverTogether,
    beyond,
    carried: active.filter((id) => configurations[id].carried),
    by_assumption: active.some((id) => configurations[id].by_assumption),
    by_own: active.some((id) => configurations[id].by_own),
  };
}

function likeness(theory, answers, scheme) {
  const parts = { scheme: scheme.id, same: [], differ: [], not_answered: [], not_stated: [] };
  for (const feature of rulesOf(theory).features) {
    const theirs = Object.hasOwn(scheme.answers, feature) ? scheme.answers[feature] : undefined;
    if (!theirs || !["stated", "inferred"].includes(theirs.status)) parts.not_stated.push(feature);
    else if (!answers.has(feature)) parts.not_answered.push(feature);
    else parts[answers.get(feature) === theirs.value ? "same" : "differ"].push(feature);
  }
  return parts;
}
