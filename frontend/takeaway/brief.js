// A design brief that carries its evidence. The same as realist/documents/brief/, with its sentences.
import WORDS from "../../realist/documents/brief/words.json" with { type: "json" };
import { appraise } from "../engine/appraisal.js";
import { sorted } from "../engine/canonical.js";
import { asked } from "../engine/inquiry/unknowns.js";
import { smallestChanges, tensions } from "../engine/inquiry.js";
import { withOwn } from "../engine/own.js";
import { gathered } from "../engine/precedent.js";
import { BASIS, conditionClause, index } from "../engine/sentence.js";
import { brokenBy } from "../engine/ties.js";
import {
  EFFECT_WORDS,
  EFFECTS,
  likenessClause,
  mostlySilentClause,
  precedentSentence,
  SILENT,
  SUGGESTED,
} from "../engine/words.js";
import { BitsError } from "../sharing/bits.js";
import { linkOf } from "../sharing/link.js";
import { tidyName } from "../sharing/saved.js";
import { filled, listed, raised, stopped } from "../text.js";
import { bullets, led, ledParagraph, paragraph, section, table } from "./documents.js";
import { front, held, only } from "./front.js";

/** What the evidence says of a design: { title, sections }, of which Markdown, Word and a page are made. */
export function brief(evidence, design, givenName = "", page = "") {
  const name = tidyName(givenName);
  const context = contextOf(evidence, design);
  const found = singleSteps(context);
  const first = front(context, {
    steps: found.steps,
    waiting: unmet(context).waiting,
    misfits: misfits(context),
  });
  const detail = [
    designSection(context),
    expected(context),
    why(context),
    care(context),
    unknown(context),
    changes(context, found),
    monitor(context),
    limits(context),
    standsOn(context, name, page),
  ];
  return { title: name ? filled(WORDS.titled, { name }) : WORDS.title, sections: [...first, ...detail] };
}

function contextOf(evidence, design) {
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
  const count = Object.keys(design.answers).length;
  return {
    evidence,
    theory,
    design,
    known,
    found,
    within,
    numbered,
    named: (ids) => ids.map((id) => known.configuration.get(id).nickname).join("; "),
    titled: (ids, mark = WORDS.mark_of_own) => {
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
    label: (scheme) => evidence.schemes.find((one) => one.id === scheme).label,
    ofAnswers: filled(WORDS.of_answers[count === 1 ? "one" : "more"], { count }),
    speaking: found.precedent.answers.filter((likeness) => !likeness.mostly_silent),
  };
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
    blocks.push(ledParagraph(WORDS.design.silent, { questions: silent.map((f) => f.label).join("; ") }));
  for (const part of ["assumed", "knocked_out"]) {
    const labels = [...design[part]].sort().map((m) => known.mechanism.get(m).label);
    if (labels.length) blocks.push(paragraph(`${listed(labels)}.`, WORDS[part]));
  }
  const own = (design.own ?? []).map((c) => c.nickname);
  if (own.length) blocks.push(ledParagraph(WORDS.design.own, { configurations: own.join("; ") }));
  return section(WORDS.design.title, blocks);
}

/** For whom a side is active, and for whom open. */
function whom(works, side) {
  const told = ["active", "open"]
    .map((state) => [state, sorted(Object.keys(side.for_whom)).filter((those) => side.for_whom[those] === state)])
    .filter(([, those]) => those.length)
    .map(([state, those]) => filled(WORDS.for_those, { state, those: those.join(" / ") }));
  if (!told.length && side.state !== "none") told.push(filled(WORDS.for_whom_not_said, { state: side.state }));
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
  if (rows.length) blocks.push(table(WORDS.expected.head, rows));
  if (beyond.length) blocks.push(ledParagraph(WORDS.unreached, { outcomes: beyond.join("; ") }));
  return section(WORDS.expected.title, blocks);
}

function why(context) {
  const words = WORDS.why;
  if (!context.numbered.length) return section(words.title, [paragraph(words.none)]);
  const rows = context.numbered.map(([number, c]) => [
    `${number} ${c.nickname}`,
    because(context, c),
    standing(context, c),
  ]);
  return section(words.title, [paragraph(words.note), table(words.head, rows)]);
}

function because({ known }, c) {
  const conditions = c.conditions.map((k) =>
    k.feature !== undefined ? known.feature.get(k.feature).label : `(${known.outcome.get(k.outcome)[k.direction]})`,
  );
  return filled(WORDS.why.because, {
    conditions: conditions.join("; "),
    resource: c.resource,
    actor: known.actor.get(c.actor)?.label ?? c.actor,
    reasoning: c.reasoning,
    sign: EFFECT_WORDS[c.effect][0],
    outcome: known.outcome.get(c.outcome).label,
  });
}

function standing(context, c) {
  const noted = marks(context, c).map((mark) => stopped(raised(mark)));
  if (c.basis === "reader") return [WORDS.why.own, ...noted].join(" ");
  const told = [stopped(raised(BASIS[c.basis]))];
  for (const [role, words] of Object.entries(WORDS.why.roles)) {
    const findings = c.evidence.filter((bearing) => bearing.role === role).map((bearing) => bearing.finding);
    if (findings.length) told.push(filled(words, { findings: findings.join(", ") }));
  }
  return [...told, ...noted].join(" ");
}

/** What to know of a configuration before leaning on it in this design. */
function marks({ found, known }, c) {
  const state = found.configurations[c.id];
  const words = WORDS.marks;
  const marked = state.by_assumption ? [words.by_assumption] : [];
  if (state.state === "active" && !c.scope.length && c.basis !== "reader") marked.push(words.unseen);
  if (state.by_own && c.basis !== "reader") marked.push(words.by_own);
  if (state.carried) marked.push(words.carried);
  const silenced = state.knocked_out.map((m) => known.mechanism.get(m).label);
  return silenced.length ? [...marked, filled(words.knocked_out, { mechanisms: listed(silenced) })] : marked;
}

const CARE = WORDS.care;

function care(context) {
  const items = [contested, tensed, bothWays, misfits, precedent, answers, supposed, needed].flatMap((part) =>
    part(context),
  );
  return section(CARE.title, [paragraph(CARE.note), bullets(items)]);
}

const contested = ({ theory, found, refs }) =>
  theory.outcomes
    .map((outcome) => [outcome, found.outcomes[outcome.id]])
    .filter(([, { towards, against }]) => towards.active.length && against.active.length)
    .map(([{ label }, { towards, against }]) =>
      led(CARE.contested, { outcome: label, towards: refs(towards.active), against: refs(against.active) }),
    );

const bothWays = ({ theory, found, refs }) =>
  theory.mechanisms
    .map((mechanism) => [mechanism, found.mechanisms[mechanism.id]])
    .filter(([, { triggered, blocked }]) => triggered.active.length && blocked.active.length)
    .map(([{ label }, { triggered, blocked }]) =>
      led(CARE.in_tension, { mechanism: label, triggered: refs(triggered.active), blocked: refs(blocked.active) }),
    );

const tensed = ({ evidence, design, known, answer }) =>
  tensions(evidence.theory, design).map((found) => {
    const [towards, against] = [found.towards, found.against].map((pulls) =>
      pulls.map((pull) => known.outcome.get(pull.outcome).label).join(", "),
    );
    const told = `${known.feature.get(found.feature).label}: ${answer(found.feature, found.value)}`;
    return led(CARE.both_ways, { answer: told, towards, against });
  });

function misfits({ theory, design, known, answer }) {
  const answers = new Map(Object.entries(design.answers));
  return theory.ties
    .filter((tie) => brokenBy(tie, answers))
    .map((tie) => {
      const both = [tie.feature, tie.other_feature].map(
        (f) => `${known.feature.get(f).label}: ${answer(f, answers.get(f))}`,
      );
      return [CARE.broken_tie, `${both.join(" / ")}. ${stopped(tie.because)}`];
    });
}

function precedent({ found, label, refs }) {
  const { word, suggested, carried, never_together: never, by_own: byOwn } = found.precedent;
  const items = [[`${raised(word)}:`, precedentSentence(found.precedent, label)]];
  if (byOwn) items.push(led(CARE.by_own));
  if (suggested.length) items.push([SUGGESTED, `${refs(suggested)}.`]);
  if (carried.length) items.push([WORDS.carried, `${refs(carried)}.`]);
  const pairs = gathered(never).map(([one, others]) => filled(CARE.pair, { one: refs([one]), others: refs(others) }));
  if (pairs.length) items.push([CARE.apart, `${pairs.join("; ")}.`]);
  return items;
}

/** The answers beside each scheme's, in the order of the table; no other order is meant. */
function answers({ evidence, design, found, known, answer, label, ofAnswers, speaking }) {
  if (!(Object.keys(design.answers).length && found.precedent.answers.length)) return [];
  const told = speaking.map((likeness) => {
    const theirs = evidence.schemes.find((scheme) => scheme.id === likeness.scheme).answers;
    const questions = likeness.different
      .map((f) => filled(CARE.there, { question: known.feature.get(f).label, answer: answer(f, theirs[f].value) }))
      .join("; ");
    const clause = likenessClause(likeness, label);
    return questions ? filled(CARE.differs, { clause, questions }) : `${clause}.`;
  });
  const silent = mostlySilentClause(found.precedent, label);
  if (silent) told.push(`${silent}.`);
  return [...told.map((text) => [ofAnswers, text]), led(SILENT)];
}

function supposed({ found, within, refs, named }) {
  const items = [];
  const assumed = within("active").filter((c) => found.configurations[c.id].by_assumption);
  if (assumed.length) items.push([CARE.by_assumption, `${refs(assumed.map((c) => c.id))}.`]);
  const lost = found.lost.map((one) => `${named([one.configuration])} (${one.was} → ${one.now})`);
  if (lost.length) items.push([CARE.lost, `${lost.join("; ")}.`]);
  return items;
}

const needed = ({ theory, found, known }) =>
  theory.requirements
    .filter((requirement) => found.requirements[requirement.id] !== "holds")
    .map((r) => [
      held(found.requirements[r.id]),
      filled(CARE.requirement, {
        statement: stopped(r.statement),
        outcome: known.outcome.get(r.outcome).label,
        claimed_by: r.claimed_by,
        findings: r.findings.join(", "),
      }),
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

function unknown(context) {
  const { theory, named } = context;
  const words = WORDS.unknown;
  const { waiting, ripples } = unmet(context);
  const rows = theory.features
    .filter((f) => waiting.has(f.id))
    .map((f) => [f.question, named(waiting.get(f.id)), f.changeable_by || words.nobody]);
  const blocks = [];
  if (rows.length) blocks.push(table(words.head, rows));
  if (ripples.size) {
    const told = [...ripples].map(([clause, those]) => [filled(words.whether, { clause }), `${named(those)}.`]);
    blocks.push(paragraph("", words.ripples), bullets(told));
  }
  if (!blocks.length) blocks.push(paragraph(WORDS.nothing_waits));
  return section(words.title, blocks);
}

const CHANGES = WORDS.changes;

/** Each single step that would free an outcome or bring one about, and the outcomes that none reaches. */
function singleSteps(context) {
  const { evidence, theory, design, found } = context;
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
      does.set(goal, [...(does.get(goal) ?? []), outcome.label]);
      steps.set(key, { step, does, cost: costsTold(context, one) });
    }
    if (!sets.length) rest.push(outcome.label);
  }
  return { steps, rest };
}

/** Each single step with what it would do and cost; sets of more are for the bench, since to show some is to choose. */
function changes(context, { steps, rest }) {
  const { theory } = context;
  const order = theory.features.flatMap((f) => f.values.map((value) => `${f.id} ${value.id}`));
  const rows = order
    .filter((key) => steps.has(key))
    .map((key) => steps.get(key))
    .map(({ step, does, cost }) => [
      stepTold(context, step),
      [...does].map(([goal, those]) => filled(CHANGES.does[goal], { outcomes: those.join("; ") })).join(". "),
      cost,
    ]);
  const blocks = [];
  if (rows.length) blocks.push(paragraph(CHANGES.note), table(CHANGES.head, rows));
  if (rest.length) blocks.push(paragraph(`${rest.join("; ")}.`, CHANGES.rest));
  if (!blocks.length) blocks.push(paragraph(CHANGES.nothing));
  return section(CHANGES.title, blocks);
}

function stepTold({ known, answer }, step) {
  const told = `${known.feature.get(step.feature).label}: ${answer(step.feature, step.value)}`;
  return filled(CHANGES.steps[step.kind], { answer: told });
}

/** The outcomes that suffer: active towards one and then no longer, or against it and only then. */
const costsTold = ({ known }, { costs }) =>
  [...new Set(costs.map((cost) => known.outcome.get(cost.outcome).label))].join("; ") || CHANGES.no_cost;

function monitor({ theory, numbers }) {
  const words = WORDS.monitor;
  const rows = [];
  for (const outcome of theory.outcomes) {
    const tested = EFFECTS.map((effect) => [effect, numbers(outcome.id, effect)]).filter(([, those]) => those);
    if (!tested.length) continue;
    const told = tested.map(([effect, those]) => filled(words.expects[effect], { numbers: those })).join(". ");
    for (const i of outcome.indicators) rows.push([outcome.label, i.what, `${i.moment}. ${i.who_knows}`, told]);
    if (!outcome.indicators.length) rows.push([outcome.label, stopped(outcome.definition), "–", told]);
  }
  if (!rows.length) return section(words.title, [paragraph(words.nothing)]);
  return section(words.title, [paragraph(words.note), table(words.head, rows)]);
}

function limits({ evidence }) {
  const words = WORDS.limits;
  const { description, studies } = evidence.about;
  const own = description ? [[words.own, stopped(description)]] : [];
  const told = studies.map((study) => [`${study.title} (${study.seen}).`, stopped(study.note)]);
  return section(words.title, [bullets([...words.all, ...own, ...told])]);
}

function standsOn({ evidence, design }, name, page) {
  const words = WORDS.stands_on;
  const { about, title, version } = evidence;
  const items = [
    led(words.findings),
    led(words.evidence, { title, version }),
    [words.checksum, about.checksum],
    ...about.licences.map((told) => [words.licence, told]),
    ...about.sources.map((told) => [words.source, told]),
  ];
  try {
    items.push([words.again, `${page}#${linkOf(evidence.theory, design, name)}`]);
  } catch (error) {
    if (!(error instanceof BitsError)) throw error;
    return section(words.title, [bullets([...items, [words.again, words.too_long]])]);
  }
  if (!page) items.push(led(words.where));
  return section(words.title, [bullets(items)]);
}
