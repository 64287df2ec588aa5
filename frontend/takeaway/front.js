// The first page of a brief, to be read alone. The same as realist/brief/front.py, sentence by sentence.

import { findOutFirst } from "../engine/inquiry.js";
import { EFFECTS, likenessClause } from "../engine/words.js";
import { listed, raised } from "../text.js";
import { bullets, paragraph, section, table } from "./documents.js";

const MOST_ASKED = 5;

const ALONE =
  "This page can be read alone. Nothing in it is rated, ranked or added up. A number names a configuration and a code a " +
  "finding; the pages that follow set them out. What is not answered is unknown, and not a no.";
const WHICH = " On which they differ, and what silent means, stands under “Where to take care”.";
const FREE = "Nothing that is active here works against an outcome. That does not say that nothing would.";
const NONE_SUPPOSED = "Nothing is assumed or knocked out, and no configuration is the maker’s own.";
const FIRST = "The questions on which most waits. The others stand under “What nobody knows, and whom to ask”.";
const NOBODY = "To find out, for nobody can change it";
const DECIDE = "To decide, at the cost that “Smallest changes” names:";

/** The sections of the first page; `steps` are the single steps, `waiting` the questions on which something waits, `misfits` what cannot hold together. */
export function front(said, { steps, waiting, misfits, needed }) {
  return [
    ["What the design is", theDesign(said)],
    ["What the evidence says of it", seen(said)],
    ["What stands in its way", inTheWay(said, misfits, needed)],
    ["What was not seen, and what is supposed", notSeen(said, needed)],
    ["What to settle next, and with whom", next(said, steps, waiting, needed)],
  ].map(([title, blocks]) => section(title, blocks, true));
}

function theDesign({ theory, design: { answers } }) {
  const phrase = (f) => f.values.find((value) => value.id === answers[f.id]).phrase;
  const told = theory.levels
    .map((level) => [level, theory.features.filter((f) => f.level === level.id && Object.hasOwn(answers, f.id))])
    .filter(([, those]) => those.length)
    .map(([level, those]) => [`${level.label}:`, `${those.map(phrase).join("; ")}.`]);
  return [paragraph(ALONE), told.length ? bullets(told) : paragraph("No question is answered yet.")];
}

function seen({ evidence, theory, design, found, label, refs, titled, beside, seenTogether }) {
  const { word, suggested, answers } = found.precedent;
  const items = [[`${raised(word)}:`, seenTogether]];
  if (suggested.length) items.push(["Only suggested, seen by nobody:", `${titled(suggested)}.`]);
  if (Object.keys(design.answers).length && answers.length) {
    const clauses = beside.told.map((likeness) => likenessClause(label(likeness.scheme), likeness));
    items.push([`${beside.ofAnswers}:`, `${[...clauses, ...beside.silent].join("; ")}.${WHICH}`]);
  }
  const words = new Map();
  for (const outcome of theory.outcomes) {
    const state = found.outcomes[outcome.id];
    if (state.against.active.length || EFFECTS.every((effect) => state[effect].state === "none")) continue;
    const through = refs([...state.towards.active, ...state.affects.active]);
    const told = (through ? `${outcome.label} (${through})` : outcome.label) + only(state.towards, state.affects);
    words.set(state.word, [...(words.get(state.word) ?? []), told]);
  }
  items.push(...[...words].map(([each, those]) => [`${raised(each)}:`, `${those.join("; ")}.`]));
  const schemes = listed(evidence.schemes.map((scheme) => scheme.label));
  return [
    paragraph(`${evidence.title}, version ${evidence.version}. Seen in it: ${schemes}.`, "Evidence:"),
    bullets(items),
  ];
}

function inTheWay(said, misfits, needed) {
  const { theory, found, titled } = said;
  const rows = theory.outcomes
    .map((outcome) => [outcome.label, found.outcomes[outcome.id]])
    .filter(([, state]) => state.against.active.length)
    .map(([label, { against, towards, affects }]) => {
      const other = titled([...towards.active, ...affects.active]) + only(towards, affects);
      return [label, titled(against.active) + only(against), other.trim() || "–"];
    });
  const blocks = [
    rows.length ? table(["Outcome", "What works against it", "What else works on it"], rows) : paragraph(FREE),
  ];
  const items = [...misfits, ...required(said, needed, "fails")];
  if (items.length) blocks.push(bullets(items));
  return blocks;
}

function notSeen(said, needed) {
  const { theory, design, found, known, within, titled } = said;
  const active = within("active");
  const none = theory.outcomes.filter((outcome) =>
    EFFECTS.every((effect) => found.outcomes[outcome.id][effect].state === "none"),
  );
  const mechanisms = (chosen) => listed([...chosen].sort().map((m) => known.mechanism.get(m).label));
  const onlyBy = (mark) =>
    titled(
      active
        .filter((c) => found.configurations[c.id][mark] && (mark !== "by_own" || c.basis !== "reader"))
        .map((c) => c.id),
    );
  const own = (design.own ?? []).map((c, i) =>
    found.configurations[`own-${i + 1}`].state === "active" ? titled([`own-${i + 1}`], "") : c.nickname,
  );
  const parts = [
    ["Carried beyond the group in which it was seen:", titled(found.precedent.carried)],
    ["Not reached:", none.map((outcome) => outcome.label).join("; "), " This says nothing for or against them."],
    ["Assumed:", mechanisms(design.assumed)],
    ["Knocked out:", mechanisms(design.knocked_out)],
    ["The maker’s own, and no evidence:", own.join("; ")],
    ["Active only as assumed:", onlyBy("by_assumption")],
    ["Active only by the maker’s own:", onlyBy("by_own")],
  ];
  const items = parts.filter(([, text]) => text).map(([lead, text, more = ""]) => [lead, `${text}.${more}`]);
  items.push(...required(said, needed, "assumed"), ...required(said, needed, "own"));
  const blocks = items.length ? [bullets(items)] : [];
  if (!design.assumed.length && !design.knocked_out.length && !own.length) blocks.push(paragraph(NONE_SUPPOSED));
  return blocks;
}

function next(said, steps, waiting, needed) {
  const { evidence, theory, design, known } = said;
  const order = [...new Set(findOutFirst(evidence.theory, design).map((way) => way.feature))];
  const asked = order.filter((f) => waiting.has(f)).map((f) => known.feature.get(f));
  const blocks = asked.length ? [] : [paragraph("Nothing waits on an answer that is missing.")];
  if (asked.length > MOST_ASKED) blocks.push(paragraph(FIRST));
  const whom = new Map();
  for (const f of asked.slice(0, MOST_ASKED))
    whom.set(f.changeable_by || NOBODY, [...(whom.get(f.changeable_by || NOBODY) ?? []), f.question]);
  const items = [...whom].map(([those, questions]) => [`${those}:`, questions.join(" ")]);
  items.push(...required(said, needed, "unknown"));
  const levers = new Set(
    [...steps.values()].filter(({ step }) => step.kind === "change").map(({ step }) => step.feature),
  );
  const those = theory.features.filter((f) => levers.has(f.id));
  if (those.length) items.push([DECIDE, `${those.map((f) => f.label).join("; ")}.`]);
  if (items.length) blocks.push(bullets(items));
  return blocks;
}

/** Marks for what follows only from an assumption, or from the maker's own, on some side. */
export const only = (...sides) =>
  (sides.some((side) => side.by_assumption) ? " (only as assumed)" : "") +
  (sides.some((side) => side.by_own) ? " (only by the maker’s own)" : "");

/** What is held to be necessary and has this status, with the findings: one item, or none. */
function required({ theory, found }, needed, status) {
  const told = theory.requirements
    .filter((r) => found.requirements[r.id] === status)
    .map((r) => `${r.label} (${r.findings.join(", ")})`);
  return told.length ? [[`Held to be necessary, and ${needed[status]}:`, `${told.join("; ")}.`]] : [];
}
