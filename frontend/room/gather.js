// Several groups' designs side by side: where they agree, what each one bets on. Nothing is counted, and no group is put before another.
import { appraise } from "../engine/appraisal.js";
import { withOwn } from "../engine/own.js";
import { index } from "../engine/sentence.js";
import { csv as csvOf } from "../sharing/csv.js";
import { listed } from "../text.js";

const SILENT = "not answered";

/** What the table shows of some groups, each { name, design }. */
export function sideBySide(evidence, groups) {
  const { theory, schemes } = evidence;
  const known = index(theory);
  const active = groups.map(({ design }) => {
    const found = appraise(theory, design, schemes).configurations;
    return Object.keys(found).filter((id) => found[id].state === "active");
  });
  const nickname = (i, id) => withOwn(theory, groups[i].design).configurations.find((c) => c.id === id).nickname;
  const answered = theory.features.filter((f) => groups.some(({ design }) => Object.hasOwn(design.answers, f.id)));
  const label = (f, { design }) => f.values.find((value) => value.id === design.answers[f.id])?.label ?? SILENT;
  const rows = answered.map((f) => ({ question: f.question, answers: groups.map((group) => label(f, group)) }));
  const same = ({ answers }) => groups.length > 1 && answers.every((answer) => answer === answers[0]);
  const seen = (id) => known.configuration.has(id); // each group's own stay its own, whatever their numbers
  const bets = groups.map(({ name, design }, i) => ({
    name,
    assumed: listed(design.assumed.map((m) => known.mechanism.get(m).label)),
    knockedOut: listed(design.knocked_out.map((m) => known.mechanism.get(m).label)),
    own: (design.own ?? []).map((c) => c.nickname),
    alone: active[i]
      .filter((id) => !seen(id) || active.every((those, other) => other === i || !those.includes(id)))
      .map((id) => nickname(i, id)),
  }));
  const all =
    groups.length > 1
      ? active[0].filter((id) => seen(id) && active.every((those) => those.includes(id))).map((id) => nickname(0, id))
      : [];
  return { agree: rows.filter(same), differ: rows.filter((row) => !same(row)), bets, all };
}

/** The table of answers as CSV, for a spreadsheet. Its last row names the evidence, in each group's column, so that it stays a table. */
export function csv({ title, version, about }, { agree, differ, bets }, groups) {
  const evidence = `${title}, version ${version} (SHA-256: ${about.checksum})`; // as realist.evidence.NAMED
  const list = (part) => bets.map((bet) => (Array.isArray(bet[part]) ? bet[part].join("; ") : bet[part]));
  const rows = [
    ["Question", ...groups.map((group) => group.name)],
    ...[...differ, ...agree].map(({ question, answers }) => [question, ...answers]),
    ["Assumed", ...list("assumed")],
    ["Knocked out", ...list("knockedOut")],
    ["Of their own", ...list("own")],
    ["Only this group relies on", ...list("alone")],
    ["Evidence base", ...groups.map(() => evidence)],
  ];
  return csvOf(rows);
}
