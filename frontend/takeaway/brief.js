// A design brief that carries its evidence. The same as realist/brief/, sentence by sentence; a test in a browser compares the two.

import { appraise } from "../engine/appraisal.js";
import { sorted } from "../engine/canonical.js";
import { asked } from "../engine/inquiry/unknowns.js";
import { smallestChanges, tensions } from "../engine/inquiry.js";
import { withOwn } from "../engine/own.js";
import { gathered } from "../engine/precedent.js";
import { BASIS, conditionClause, index } from "../engine/sentence.js";
import { EFFECT_WORDS, EFFECTS, likenessClause } from "../engine/words.js";
import { BitsError } from "../sharing/bits.js";
import { linkOf } from "../sharing/link.js";
import { tidyName } from "../sharing/saved.js";
import { listed, plural, raised, stopped } from "../text.js";
import { bullets, paragraph, section, table } from "./documents.js";
import { front, only } from "./front.js";

const EXPECTS = { towards: "More", against: "Less", affects: "A change" };
const NEEDED = {
  fails: "not met",
  unknown: "not known",
  assumed: "met only as assumed",
  own: "met only by the maker’s own",
};
const ROLES = [
  ["supports", ""],
  ["qualifies", "Qualified by "],
  ["contradicts", "Contradicted by "],
];

const WHY =
  "Before the arrow stand the answers above on which it rests and, in brackets, what another configuration brings " +
  "about. Then: with what, whose reasoning, and what it works ↗ towards, ↘ against, or ↔ on. The reason behind each, and " +
  "its rival explanations, are in the evidence base under its name.";
const TESTS =
  "Our proposals, which no source makes. Each row would test the configurations whose numbers stand in it. Ask the " +
  "people in them too whether the reasoning is theirs: an outcome that moves for another reason tests nothing.";
const GOALS = { free: "Frees", "bring about": "Brings about" };
const CHANGES =
  "Single steps that would free an outcome of what works against it, or bring about one that is only waiting, in the " +
  "order of the questions, which says nothing of which is better. A fact to find out is no change that anybody makes: " +
  "its line says what would hold if it were so. Each outcome can also be asked about on the bench.";
const KINDS = { change: "", "find out or decide": "Find out or decide: ", "find out": "If it turns out so: " };
const LIMITS = [
  ["No score.", "It does not say that one design is better than another."],
  ["Not met is not evidence against.", "It says that this way to an outcome is closed. Another may lead there."],
  ["Enough is not needed.", "A configuration says what was enough. What is held to be necessary stands apart."],
  ["Few cases.", "What was not seen together stays unseen, however likely it sounds."],
  ["Another explanation may be the right one.", "Each configuration has its rivals beside it in the evidence base."],
];
const PRECEDENT = {
  "seen together": (where) => `all that is active was seen together in ${where}.`,
  recombined: () =>
    "each part of what is active was seen somewhere; all of it together in no scheme, as far as the study says.",
  "nothing seen": () => "nobody saw what is active; it is only suggested.",
  "nothing active": () => "nothing is active, so there is nothing to compare with what was seen.",
};
const SILENT =
  "The study does not say it there, or says it of one of several schemes and not of which. That is neither likeness " +
  "nor difference.";

/** What the evidence says of a design: { title, sections }, of which Markdown, Word and a page are made. */
export function brief(evidence, design, givenName = "", page = "") {
  const name = tidyName(givenName);
  const said = saidOf(evidence, design);
  const found = singleSteps(said);
  const first = front(said, {
    steps: found.steps,
    waiting: unmet(said).waiting,
    misfits: misfits(said),
    needed: NEEDED,
  });
  const detail = [
    designSection(said),
    expected(said),
    why(said),
    care(said),
    unknown(said),
    changes(said, found),
    monitor(said),
    limits(said),
    standsOn(said, name, page),
  ];
  return { title: name ? `Design brief: ${name}` : "Design brief", sections: [...first, ...detail] };
}

function saidOf(evidence, design) {
  const theory = withOwn(evidence.theory, design);
  const known = index(theory);
  const found = appraise(evidence.theory, design, evidence.schemes);
  const within = (state) =>
    Object.entries(found.configurations)
      .filter(([, one]) => one.state === state)
      .map(([id]) => known.configuration.get(id));
  const active = within("active");
  const numbered = evidence.theory.outcomes
    .flatMap((outcome) =>
      EFFECTS.flatMap((effect) => active.filter((c) => c.outcome === outcome.id && c.effect === effect)),
    )
    .map((c, i) => [i + 1, c]);
  const number = new Map(numbered.map(([n, c]) => [c.id, n]));
  const label = (scheme) => evidence.schemes.find((one) => one.id === scheme).label;
  return {
    evidence,
    theory,
    design,
    known,
    found,
    within,
    numbered,
    named: (ids) => ids.map((id) => known.configuration.get(id).nickname).join("; "),
    titled: (ids, mark = " (the maker’s own)") => {
      const those = [...ids].sort((a, b) => number.get(a) - number.get(b)).map((id) => known.configuration.get(id));
      return those.map((c) => `${number.get(c.id)} ${c.nickname}${c.basis === "reader" ? mark : ""}`).join("; ");
    },
    refs: (ids) =>
      ids
        .map((id) => number.get(id))
        .sort((a, b) => a - b)
        .join(", "),
    numbers: (outcome, effect) =>
      numbered
        .filter(([, c]) => c.outcome === outcome && c.effect === effect)
        .map(([n]) => n)
        .join(", "),
    answer: (feature, value) => known.feature.get(feature).values.find((one) => one.id === value).label,
    label,
    beside: besideSchemes(design, found.precedent.answers, label),
    seenTogether: seenTogether(found.precedent, label),
  };
}

/** The schemes that answer at least half of what the design does, and a clause on the others, if any. */
function besideSchemes(design, answers, label) {
  const silent = answers.filter((likeness) => likeness.mostly_silent).map(({ scheme }) => label(scheme));
  return {
    ofAnswers: `Of the ${plural(Object.keys(design.answers).length, "answer")}`,
    told: answers.filter((likeness) => !likeness.mostly_silent),
    silent: silent.length ? [`${listed(silent)} ${silent.length > 1 ? "are" : "is"} silent on more than half`] : [],
  };
}

/** Whether what is active was seen together, apart from what nobody saw. */
function seenTogether({ word, suggested, together_in: together }, label) {
  const apart = suggested.length && word !== "nothing seen" ? "apart from what is only suggested, " : "";
  return raised(apart + PRECEDENT[word](listed(together.map(label))));
}

function designSection({ theory, design, known, answer }) {
  const { answers } = design;
  const questions = new Set(asked(theory));
  const shown = theory.levels
    .flatMap((level) => theory.features.filter((f) => f.level === level.id))
    .filter((f) => questions.has(f) || Object.hasOwn(answers, f.id));
  const told = theory.levels
    .map((level) => [level, shown.filter((f) => f.level === level.id && Object.hasOwn(answers, f.id))])
    .filter(([, those]) => those.length)
    .map(([level, those]) => [
      `${level.label}:`,
      `${those.map((f) => `${f.label}: ${answer(f.id, answers[f.id])}`).join("; ")}.`,
    ]);
  const silent = shown.filter((f) => !Object.hasOwn(answers, f.id));
  const blocks = [];
  if (told.length) blocks.push(bullets(told));
  if (silent.length)
    blocks.push(paragraph(`${silent.map((f) => f.label).join("; ")}. Each is unknown, and not a no.`, "Not answered:"));
  for (const [lead, chosen] of [
    ["Assumed:", design.assumed],
    ["Knocked out:", design.knocked_out],
  ]) {
    if (chosen.length)
      blocks.push(paragraph(`${listed([...chosen].sort().map((m) => known.mechanism.get(m).label))}.`, lead));
  }
  const own = (design.own ?? []).map((c) => c.nickname);
  if (own.length)
    blocks.push(paragraph(`${own.join("; ")}. Each is a guess to be tested, and no evidence.`, "The maker’s own:"));
  return section("The design", blocks);
}

/** For whom a side is active, and for whom open. */
function whom(works, side) {
  const told = ["active", "open"]
    .map((state) => [state, sorted(Object.keys(side.for_whom)).filter((those) => side.for_whom[those] === state)])
    .filter(([, those]) => those.length)
    .map(([state, those]) => `${state} for ${those.join(" / ")}`);
  if (!told.length && side.state !== "none") told.push(`${side.state}, for whom not said`);
  return told.length ? `${works}${only(side)}: ${told.join(", ")}` : "";
}

function expected({ theory, found }) {
  const rows = [];
  const beyond = [];
  for (const outcome of theory.outcomes) {
    const state = found.outcomes[outcome.id];
    const told = EFFECTS.map((effect) => whom(EFFECT_WORDS[effect], state[effect])).filter(Boolean);
    if (told.length) rows.push([outcome.label, state.word, told.join("; ")]);
    else beyond.push(outcome.label);
  }
  const blocks = [];
  if (rows.length) blocks.push(table(["Outcome", "In this design", "For whom, as far as the text says"], rows));
  if (beyond.length)
    blocks.push(paragraph(`${beyond.join("; ")}. This says nothing for or against them.`, "Not reached:"));
  return section("What can be expected, and for whom", blocks);
}

function why(said) {
  const title = "Why: the configurations that are active";
  if (!said.numbered.length)
    return section(title, [paragraph("No configuration is active in this design as far as it is answered.")]);
  const rows = said.numbered.map(([number, c]) => [`${number} ${c.nickname}`, because(said, c), standing(said, c)]);
  return section(title, [paragraph(WHY), table(["Configuration", "What happens", "Stands on"], rows)]);
}

function because({ known }, c) {
  const conditions = c.conditions.map((k) =>
    k.feature !== undefined ? known.feature.get(k.feature).label : `(${known.outcome.get(k.outcome)[k.direction]})`,
  );
  return `${conditions.join("; ")} → with ${c.resource}, ${known.actor.get(c.actor)?.label ?? c.actor}: ${c.reasoning} ${EFFECT_WORDS[c.effect][0]} ${known.outcome.get(c.outcome).label}.`;
}

function standing(said, c) {
  if (c.basis === "reader")
    return ["The maker’s own, and no evidence.", ...marks(said, c).map((mark) => stopped(raised(mark)))].join(" ");
  const told = [stopped(raised(BASIS[c.basis]))];
  for (const [role, lead] of ROLES) {
    const findings = c.evidence.filter((bearing) => bearing.role === role).map((bearing) => bearing.finding);
    if (findings.length) told.push(`${lead}${findings.join(", ")}.`);
  }
  return [...told, ...marks(said, c).map((mark) => stopped(raised(mark)))].join(" ");
}

/** What to know of a configuration before leaning on it in this design. */
function marks({ found, known }, c) {
  const state = found.configurations[c.id];
  const marked = state.by_assumption ? ["active only because of what is assumed"] : [];
  if (state.state === "active" && !c.scope.length && c.basis !== "reader") marked.push("seen by nobody");
  if (state.by_own && c.basis !== "reader") marked.push("active only because of the maker’s own configurations");
  if (state.carried) marked.push("carried beyond the group in which it was seen");
  const silenced = state.knocked_out.map((m) => known.mechanism.get(m).label);
  return silenced.length ? [...marked, `knocked out with ${listed(silenced)}`] : marked;
}

function care(said) {
  const items = [contested, tensed, bothWays, misfits, precedent, answers, supposed, needed].flatMap((part) =>
    part(said),
  );
  return section("Where to take care", [paragraph("Numbers are those of the configurations above."), bullets(items)]);
}

const contested = ({ theory, found, refs }) =>
  theory.outcomes
    .map((outcome) => [outcome, found.outcomes[outcome.id]])
    .filter(([, { towards, against }]) => towards.active.length && against.active.length)
    .map(([{ label }, { towards, against }]) => [
      "Contested:",
      `${label}; towards through ${refs(towards.active)}; against through ${refs(against.active)}.`,
    ]);

const bothWays = ({ theory, found, refs }) =>
  theory.mechanisms
    .map((mechanism) => [mechanism, found.mechanisms[mechanism.id]])
    .filter(([, { triggered, blocked }]) => triggered.active.length && blocked.active.length)
    .map(([{ label }, { triggered, blocked }]) => [
      "In tension:",
      `${label}; triggered through ${refs(triggered.active)}; blocked through ${refs(blocked.active)}.`,
    ]);

const tensed = ({ evidence, design, known, answer }) =>
  tensions(evidence.theory, design).map((found) => {
    const [towards, against] = [found.towards, found.against].map((pulls) =>
      pulls.map((pull) => known.outcome.get(pull.outcome).label).join(", "),
    );
    const told = `${known.feature.get(found.feature).label}: ${answer(found.feature, found.value)}`;
    return ["One answer pulls both ways:", `${told}; towards ${towards}; against ${against}.`];
  });

function misfits({ theory, design, known, answer }) {
  const items = [];
  for (const tie of theory.ties) {
    const other = design.answers[tie.other_feature];
    if (design.answers[tie.feature] !== tie.value || other === undefined) continue;
    if ((other === tie.other_value) !== (tie.relation === "excludes")) continue;
    const pair = [
      [tie.feature, tie.value],
      [tie.other_feature, other],
    ];
    const both = pair.map(([f, v]) => `${known.feature.get(f).label}: ${answer(f, v)}`).join(" / ");
    items.push(["Cannot hold together, by definition:", `${both}. ${stopped(tie.because)}`]);
  }
  return items;
}

function precedent({ found, refs, seenTogether }) {
  const { word, suggested, carried, never_together: never, by_own: byOwn } = found.precedent;
  const items = [[`${raised(word)}:`, seenTogether]];
  if (byOwn) items.push(["Mind:", "Some of it is active only because of the maker’s own configurations."]);
  if (suggested.length) items.push(["Only suggested, seen by nobody:", `${refs(suggested)}.`]);
  if (carried.length) items.push(["Carried beyond the group in which it was seen:", `${refs(carried)}.`]);
  const pairs = gathered(never).map(([one, others]) => `${refs([one])} with ${refs(others)}`);
  if (pairs.length) items.push(["Never seen together in one scheme:", `${pairs.join("; ")}.`]);
  return items;
}

/** The answers beside each scheme's, in the order of the table; no other order is meant. */
function answers({ evidence, design, found, known, answer, label, beside }) {
  if (!(Object.keys(design.answers).length && found.precedent.answers.length)) return [];
  const told = beside.told.map((likeness) => {
    const theirs = evidence.schemes.find((scheme) => scheme.id === likeness.scheme).answers;
    const different = likeness.different.map(
      (f) => `${known.feature.get(f).label} (there: ${answer(f, theirs[f].value)})`,
    );
    const other = different.length ? ` It differs on ${different.join("; ")}.` : "";
    return `${likenessClause(label(likeness.scheme), likeness)}.${other}`;
  });
  const items = [...told, ...beside.silent.map((clause) => `${clause}.`)].map((text) => [`${beside.ofAnswers}:`, text]);
  return [...items, ["Silent:", SILENT]];
}

function supposed({ found, within, refs, named }) {
  const items = [];
  const assumed = within("active").filter((c) => found.configurations[c.id].by_assumption);
  if (assumed.length) items.push(["Active only because of what is assumed:", `${refs(assumed.map((c) => c.id))}.`]);
  const lost = found.lost.map((one) => `${named([one.configuration])} (${one.was} → ${one.now})`);
  if (lost.length) items.push(["What the knock-out takes away:", `${lost.join("; ")}.`]);
  return items;
}

const needed = ({ theory, found, known }) =>
  theory.requirements
    .filter((requirement) => found.requirements[requirement.id] !== "holds")
    .map((r) => [
      `Held to be necessary, and ${NEEDED[found.requirements[r.id]]}:`,
      `${stopped(r.statement)} For: ${known.outcome.get(r.outcome).label}. Held by: ${r.claimed_by}. ${r.findings.join(", ")}.`,
    ]);

/** What is not known and something waits on: questions, and what other configurations may lead to. */
function unmet({ found, known, within }) {
  const waiting = new Map();
  const ripples = new Map();
  for (const c of within("open")) {
    c.conditions.forEach((condition, i) => {
      if (found.configurations[c.id].conditions[i] !== "unknown") return;
      const [where, key] =
        condition.feature !== undefined ? [waiting, condition.feature] : [ripples, conditionClause(known, condition)];
      where.set(key, [...(where.get(key) ?? []), c.id]);
    });
  }
  return { waiting, ripples };
}

function unknown(said) {
  const { theory, named } = said;
  const { waiting, ripples } = unmet(said);
  const rows = theory.features
    .filter((f) => waiting.has(f.id))
    .map((f) => [f.question, named(waiting.get(f.id)), f.changeable_by || "Nobody can change it: find out"]);
  const blocks = [];
  if (rows.length) blocks.push(table(["Not answered", "What waits on it", "Whom to ask"], rows));
  if (ripples.size) {
    const told = [...ripples].map(([clause, those]) => [`Whether ${clause}:`, `${named(those)}.`]);
    blocks.push(paragraph("", "And on what another configuration may lead to:"), bullets(told));
  }
  if (!blocks.length) blocks.push(paragraph("Nothing waits on an answer that is missing."));
  return section("What nobody knows, and whom to ask", blocks);
}

/** Each single step that would free an outcome or bring one about, and the outcomes that none reaches. */
function singleSteps(said) {
  const { evidence, theory, design, found } = said;
  const steps = new Map();
  const rest = [];
  for (const outcome of theory.outcomes) {
    const { towards, against } = found.outcomes[outcome.id];
    const goal = against.active.length ? "free" : towards.state === "open" ? "bring about" : null;
    if (!goal) continue;
    const sets = smallestChanges(evidence.theory, design, outcome.id, goal, 1);
    const single = sets.filter((one) => one.steps.length); // none where what the answers bring with them reaches it already
    for (const one of single) {
      const [step] = one.steps;
      const key = `${step.feature} ${step.value}`;
      const does = steps.get(key)?.does ?? new Map();
      does.set(GOALS[goal], [...(does.get(GOALS[goal]) ?? []), outcome.label]);
      steps.set(key, { step, does, cost: costsTold(said, one) });
    }
    if (!sets.length) rest.push(outcome.label);
  }
  return { steps, rest };
}

/** Each single step with what it would do and cost; sets of more are for the bench, since to show some is to choose. */
function changes(said, { steps, rest }) {
  const { theory } = said;
  const order = theory.features.flatMap((f) => f.values.map((value) => `${f.id} ${value.id}`));
  const rows = order
    .filter((key) => steps.has(key))
    .map((key) => steps.get(key))
    .map(({ step, does, cost }) => [
      stepTold(said, step),
      [...does].map(([goal, those]) => `${goal}: ${those.join("; ")}`).join(". "),
      cost,
    ]);
  const blocks = [];
  if (rows.length) blocks.push(paragraph(CHANGES), table(["Step", "What it would do", "What it would cost"], rows));
  if (rest.length) blocks.push(paragraph(`${rest.join("; ")}.`, "No single step, though several together may:"));
  if (!blocks.length)
    blocks.push(paragraph("Nothing works against an outcome here, and nothing towards one is waiting."));
  return section("Smallest changes", blocks);
}

function stepTold({ known, answer }, step) {
  const to = `${known.feature.get(step.feature).label}: ${answer(step.feature, step.value)}`;
  return KINDS[step.kind] + to;
}

/** The outcomes that suffer: active towards one and then no longer, or against it and only then. */
const costsTold = ({ known }, { costs }) =>
  [...new Set(costs.map((cost) => known.outcome.get(cost.outcome).label))].join("; ") || "Nothing that is known";

function monitor({ theory, numbers }) {
  const rows = [];
  for (const outcome of theory.outcomes) {
    const tested = EFFECTS.map((effect) => [effect, numbers(outcome.id, effect)]).filter(([, those]) => those);
    if (!tested.length) continue;
    const told = tested.map(([effect, those]) => `${EXPECTS[effect]}: ${those}`).join(". ");
    for (const i of outcome.indicators) rows.push([outcome.label, i.what, `${i.moment}. ${i.who_knows}`, told]);
    if (!outcome.indicators.length) rows.push([outcome.label, stopped(outcome.definition), "–", told]);
  }
  const title = "What to monitor, to test it";
  if (!rows.length) return section(title, [paragraph("Nothing is active, so there is nothing to test yet.")]);
  const head = ["Outcome", "Indicator", "Moment, and who would know", "What is expected, by configuration"];
  return section(title, [paragraph(TESTS), table(head, rows)]);
}

function limits({ evidence }) {
  const { description, studies } = evidence.about;
  const own = description ? [["The evidence base says of itself.", stopped(description)]] : [];
  const told = studies.map((study) => [`${study.title} (${study.seen}).`, stopped(study.note)]);
  return section("Limits", [bullets([...LIMITS, ...own, ...told])]);
}

function standsOn({ evidence, design }, name, page) {
  const stands = "What it stands on";
  const { about, title, version } = evidence;
  const items = [
    ["Findings.", "Each is named by its code, which leads to its passage in the evidence base."],
    ["Evidence base.", `${title}, version ${version}.`],
    ["SHA-256.", about.checksum],
    ...about.licences.map((told) => ["Licence.", told]),
    ...about.sources.map((told) => ["Source.", told]),
  ];
  try {
    items.push(["To open the design again.", `${page}#${linkOf(evidence.theory, design, name)}`]);
  } catch (error) {
    if (!(error instanceof BitsError)) throw error;
    return section(stands, [
      bullets([...items, ["To open the design again.", "Use its file: no link holds so much."]]),
    ]);
  }
  if (!page) items.push(["Where.", "Put the line above behind the address of the page that holds the bench."]);
  return section(stands, [bullets(items)]);
}
