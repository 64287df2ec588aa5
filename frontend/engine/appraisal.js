// What a compiled theory says of a design. The same as realist/appraisal/, term by term; a browser test compares the two.
//
// A theory here is the plain object that Theory.compiled() gives. A design is { answers, assumed, knocked_out }.

const key = (outcome, direction) => `${outcome} ${direction}`;
const byId = (one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
const ids = (items) => items.map((item) => item.id).sort();

const silenced = (c, knockedOut) => c.works === "triggers" && c.mechanisms.some((m) => knockedOut.has(m));
const lenient = (c, assumed) => c.works === "triggers" && assumed.size > 0 && c.mechanisms.every((m) => assumed.has(m));

const NOBODY = new Set();

/** The least set of configurations that fire; see `closure` in realist/appraisal/. */
export function closure(theory, answers, { generous = false, knockedOut = NOBODY, assumed = NOBODY, reachable = NOBODY } = {}) {
  const fired = new Set();
  const produced = new Set();
  const met = (condition, readAsMet) => {
    if (condition.feature !== undefined) {
      const value = answers.get(condition.feature);
      return value === undefined ? generous || readAsMet : condition.values.includes(value);
    }
    const made = key(condition.outcome, condition.direction);
    return produced.has(made) || (readAsMet && reachable.has(made));
  };
  let pending = theory.configurations.filter((c) => !silenced(c, knockedOut));
  for (;;) {
    const fresh = pending.filter((c) => {
      const readAsMet = lenient(c, assumed);
      return c.conditions.every((condition) => met(condition, readAsMet));
    });
    if (!fresh.length) return fired;
    for (const c of fresh) {
      fired.add(c.id);
      produced.add(key(c.outcome, c.effect));
    }
    pending = pending.filter((c) => !fired.has(c.id));
  }
}

const producedBy = (theory, fired) =>
  new Set(theory.configurations.filter((c) => fired.has(c.id)).map((c) => key(c.outcome, c.effect)));

function close(theory, answers, assumed, knockedOut) {
  const possible = closure(theory, answers, { generous: true, knockedOut });
  const plain = closure(theory, answers, { knockedOut });
  const actual = assumed.size
    ? closure(theory, answers, { knockedOut, assumed, reachable: producedBy(theory, possible) })
    : plain;
  const state = (id) => (actual.has(id) ? "active" : possible.has(id) ? "open" : "not met");
  return { possible, plain, actual, state };
}

const OUTCOME_WORDS = {
  "active none": "supported",
  "none active": "constrained",
  "active active": "contested",
  "active open": "supported, with an open constraint",
  "open active": "constrained, with an open support",
  "open none": "may be supported",
  "none open": "may be constrained",
  "open open": "may go either way",
};

const MECHANISM_WORDS = {
  "active none": "triggered",
  "none active": "blocked",
  "active active": "triggered and blocked",
  "active open": "triggered, with an open block",
  "open active": "blocked, with an open trigger",
  "open none": "may be triggered",
  "none open": "may be blocked",
  "open open": "may go either way",
};

export function outcomeWord(towards, against, affects, anyExists) {
  const word = OUTCOME_WORDS[`${towards} ${against}`];
  if (word === undefined) {
    if (affects === "none") return anyExists ? "not reached" : "no evidence";
    return `${affects === "active" ? "affected" : "may be affected"}, direction not stated`;
  }
  if (affects === "none") return word;
  return `${word}; also ${affects === "active" ? "affected" : "perhaps affected"}, direction not stated`;
}

export const mechanismWord = (triggered, blocked, anyExists) =>
  MECHANISM_WORDS[`${triggered} ${blocked}`] ?? (anyExists ? "not reached" : "no evidence");

function side(those, closures) {
  const active = [];
  const open = [];
  const forWhom = Object.create(null);
  for (const c of those) {
    const state = closures.state(c.id);
    if (state === "not met") continue;
    (state === "active" ? active : open).push(c.id);
    if (forWhom[c.for_whom] !== "active") forWhom[c.for_whom] = state;
  }
  return {
    state: active.length ? "active" : open.length ? "open" : "none",
    by_assumption: active.length > 0 && !active.some((id) => closures.plain.has(id)),
    active,
    open,
    for_whom: forWhom,
  };
}

/** Everything a theory says of a design, with reasons; ids sorted throughout. */
export function appraise(theory, design, schemes = []) {
  const answers = new Map(Object.entries(design.answers));
  const assumed = new Set(design.assumed);
  const knockedOut = new Set(design.knocked_out);
  const closures = close(theory, answers, assumed, knockedOut);
  const made = producedBy(theory, closures.actual);
  const madePlainly = producedBy(theory, closures.plain);
  const could = producedBy(theory, closures.possible);
  const ordered = [...theory.configurations].sort(byId);
  const groupFeature = theory.features.find((feature) => feature.tells === "group");
  const group = groupFeature && answers.get(groupFeature.id);
  const groupOf = new Map(schemes.map((scheme) => [scheme.id, scheme.group]));

  const status = (condition, readAsMet) => {
    if (condition.feature !== undefined) {
      const value = answers.get(condition.feature);
      if (value !== undefined) return condition.values.includes(value) ? "holds" : "fails";
      return readAsMet ? "assumed" : "unknown";
    }
    const k = key(condition.outcome, condition.direction);
    if (madePlainly.has(k)) return "holds";
    if (made.has(k) || (readAsMet && could.has(k))) return "assumed";
    return could.has(k) ? "unknown" : "fails";
  };

  const configurations = Object.create(null);
  for (const c of ordered) {
    const silencedBy = c.works === "triggers" ? c.mechanisms.filter((m) => knockedOut.has(m)).sort() : [];
    const readAsMet = lenient(c, assumed) && !silencedBy.length;
    const seen = new Set(c.scope.filter((s) => groupOf.has(s.scheme)).map((s) => groupOf.get(s.scheme)));
    configurations[c.id] = {
      state: closures.state(c.id),
      conditions: c.conditions.map((condition) => status(condition, readAsMet)),
      by_assumption: closures.actual.has(c.id) && !closures.plain.has(c.id),
      knocked_out: silencedBy,
      carried: closures.actual.has(c.id) && group !== undefined && seen.size > 0 && !seen.has(group),
    };
  }

  const mechanisms = Object.create(null);
  for (const mechanism of ids(theory.mechanisms)) {
    const own = ordered.filter((c) => c.mechanisms.includes(mechanism));
    const triggered = side(own.filter((c) => c.works === "triggers"), closures);
    const blocked = side(own.filter((c) => c.works === "blocks"), closures);
    mechanisms[mechanism] = {
      triggered,
      blocked,
      word: mechanismWord(triggered.state, blocked.state, own.length > 0),
      assumed: assumed.has(mechanism),
      knocked_out: knockedOut.has(mechanism),
    };
  }

  const outcomes = Object.create(null);
  for (const outcome of ids(theory.outcomes)) {
    const own = ordered.filter((c) => c.outcome === outcome);
    const [towards, against, affects] = ["towards", "against", "affects"].map((effect) =>
      side(own.filter((c) => c.effect === effect), closures),
    );
    const word = outcomeWord(towards.state, against.state, affects.state, own.length > 0);
    outcomes[outcome] = { towards, against, affects, word };
  }

  const requirements = Object.create(null);
  for (const requirement of [...theory.requirements].sort(byId)) {
    requirements[requirement.id] = status(requirement.condition, false);
  }

  return {
    configurations,
    mechanisms,
    outcomes,
    requirements,
    lost: lost(theory, answers, assumed, knockedOut, closures),
    precedent: precedent(theory, answers, schemes, configurations),
  };
}

function lost(theory, answers, assumed, knockedOut, now) {
  if (!knockedOut.size) return [];
  const was = close(theory, answers, assumed, NOBODY);
  return ids(theory.configurations)
    .filter((id) => was.state(id) !== now.state(id))
    .map((id) => ({ configuration: id, was: was.state(id), now: now.state(id) }));
}

function precedent(theory, answers, schemes, configurations) {
  const likenesses = [...schemes].sort(byId).map((scheme) => likeness(theory, answers, scheme));
  const compared = likenesses.filter((l) => l.same.length);
  const fewest = Math.min(...compared.map((l) => l.differ.length));
  const close = compared.filter((l) => l.differ.length === fewest);
  const most = Math.max(...close.map((l) => l.same.length));
  const active = ids(theory.configurations).filter((id) => configurations[id].state === "active");
  const running = theory.configurations.filter((c) => active.includes(c.id));
  const certain = (c) => c.scope.filter((s) => s.told_of !== "either-or").map((s) => s.scheme);
  const seen = new Map(running.map((c) => [c.id, new Set(certain(c))]));
  const maybe = new Map(running.map((c) => [c.id, new Set(c.scope.map((s) => s.scheme))]));
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
  };
}

function likeness(theory, answers, scheme) {
  const parts = { scheme: scheme.id, same: [], differ: [], not_answered: [], not_stated: [] };
  for (const feature of ids(theory.features)) {
    const theirs = Object.hasOwn(scheme.answers, feature) ? scheme.answers[feature] : undefined;
    if (!theirs || !["stated", "inferred"].includes(theirs.status)) parts.not_stated.push(feature);
    else if (!answers.has(feature)) parts.not_answered.push(feature);
    else parts[answers.get(feature) === theirs.value ? "same" : "differ"].push(feature);
  }
  return parts;
}
