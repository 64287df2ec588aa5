// Where a reader stands: the answers beside each scheme's, what of it was seen together, and who speaks in it.
import { gathered } from "../engine/precedent.js";
import { likenessClause, mostlySilentClause, SILENT, SUGGESTED } from "../engine/words.js";
import { listed, lowered, plural } from "../text.js";
import { Caution } from "../ui/caution.jsx";
import { Fold } from "../ui/parts.jsx";
import { precedentLine } from "./prose.js";

export function Precedent({ known, evidence, place, cautions, appraisal, design }) {
  const { precedent } = appraisal;
  const label = (id) => evidence.schemes.find((scheme) => scheme.id === id).label;
  const nickname = (id) => known.configuration.get(id).nickname;
  const isOwn = (id) => known.configuration.get(id).basis === "reader";
  const own = known.theory.configurations.filter(
    (c) => isOwn(c.id) && appraisal.configurations[c.id].state === "active",
  );
  return (
    <div class="realist-part">
      <h2 id="realist-stand" tabIndex={-1}>
        Where this stands
      </h2>
      <h3>Your answers</h3>
      <Answers known={known} label={label} design={design} precedent={precedent} />
      <h3>What is active</h3>
      <p>{precedentLine(evidence, precedent)}</p>
      {precedent.suggested.length > 0 && (
        <p>
          {SUGGESTED} {listed(precedent.suggested.map(nickname))}.
        </p>
      )}
      {own.length > 0 && <p>Your own, and so seen by nobody in the study: {listed(own.map((c) => c.nickname))}.</p>}
      {precedent.carried.length > 0 && (
        <>
          <p>Carried into a group in which it was not seen: {listed(precedent.carried.map(nickname))}.</p>
          <Caution said={cautions.groups} place={place} evidence={evidence} />
        </>
      )}
      {precedent.never_together.length > 0 && (
        <Fold summary="What was never seen together">
          {() => (
            <ul>
              {gathered(precedent.never_together).map(([one, others]) => (
                <li key={one}>
                  {nickname(one)}: never with {listed(others.map(nickname), "or")}.
                </li>
              ))}
            </ul>
          )}
        </Fold>
      )}
      <h3>Who speaks</h3>
      <Voices known={known} evidence={evidence} place={place} cautions={cautions} appraisal={appraisal} />
    </div>
  );
}

/** The reader's answers beside each scheme's, in the order of the table: no other order is meant. */
function Answers({ known, label, design, precedent }) {
  const count = Object.keys(design.answers).length;
  if (!count || !precedent.answers.length) return <p>No answer yet that could be set beside a scheme’s.</p>;
  const silent = mostlySilentClause(precedent, label);
  const features = (ids) =>
    listed(known.theory.features.filter(({ id }) => ids.includes(id)).map((feature) => lowered(feature.label)));
  return (
    <>
      <p>Of your {plural(count, "answer")},</p>
      <ul>
        {precedent.answers
          .filter((likeness) => !likeness.mostly_silent)
          .map((likeness) => (
            <li key={likeness.scheme}>
              {likenessClause(likeness, label)}.
              {likeness.different.length > 0 && ` It differs on: ${features(likeness.different)}.`}
            </li>
          ))}
        {silent && <li>{silent}.</li>}
      </ul>
      <p class="realist-hint">
        <em>{SILENT[0]}</em> {SILENT[1]}
      </p>
    </>
  );
}

/** Whose voices stand behind what is active, counted over its findings; no voice is the authors' own account. */
function Voices({ known, evidence, place, cautions, appraisal }) {
  const active = known.theory.configurations.filter((c) => appraisal.configurations[c.id].state === "active");
  const findings = [...new Set(active.flatMap((c) => c.evidence.map(({ finding }) => finding)))];
  const behind = counted(findings.map((id) => evidence.voices[id]).filter(Boolean));
  const silent = findings.filter((id) => !evidence.voices[id]).length;
  const all = counted(Object.values(evidence.voices));
  const absent = all.filter(([voice]) => !behind.some(([one]) => one === voice)).map(([voice]) => lowered(voice));
  return (
    <>
      {findings.length > 0 && (
        <p>
          {behind.length
            ? `Heard in the findings behind what is active: ${told(behind)}.`
            : "Nobody's own voice is heard in the findings behind what is active."}
          {silent > 0 &&
            ` In ${silent} of the ${findings.length} findings it is the authors who tell, and no one voice is named.`}
          {behind.length > 0 &&
            absent.length > 0 &&
            ` Not heard here, though heard elsewhere in the study: ${listed(absent)}.`}
        </p>
      )}
      {!findings.length && <p>In the whole of the study, findings give the voice of: {told(all)}.</p>}
      <Caution said={cautions.voices} place={place} evidence={evidence} />
    </>
  );
}

const counted = (voices) => {
  const counts = new Map();
  for (const voice of voices) {
    const name = voice.toLowerCase().replace(/s$/, "");
    const [said, count] = counts.get(name) ?? [voice, 0];
    counts.set(name, [said, count + 1]);
  }
  return [...counts.values()].sort(([, a], [, b]) => b - a);
};
const told = (counts) => listed(counts.map(([voice, count]) => `${lowered(voice)} (${count})`));
