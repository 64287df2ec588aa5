// The questions, a level at a time. Only those that some configuration depends on are asked.
import { useMemo } from "preact/hooks";
import { asked } from "../engine/inquiry/unknowns.js";
import { wouldMove } from "../engine/ties.js";
import { listed, lowered, stopped } from "../text.js";
import { Fold, memo } from "../ui/parts.jsx";
import { Question } from "./question.jsx";
import { Start } from "./start.jsx";

export const Questions = memo(({ known, evidence, model, imagined, place, cautions, now, actions }) => {
  const { theory } = evidence;
  const questions = useMemo(() => asked(theory), [theory]);
  const fixed = questions.filter((feature) => !feature.changeable_by);
  const { start, design } = now;
  const many = (those) => {
    const open = those.filter((feature) => design.answers[feature.id] === undefined).length;
    return <span class="realist-hint">{open ? `${open} of ${those.length} not answered` : "all answered"}</span>;
  };
  const one = (feature) => {
    const touched = now.touched === feature.id;
    return (
      <Question
        key={feature.id}
        feature={feature}
        evidence={evidence}
        model={model}
        place={place}
        start={start}
        actions={actions}
        chosen={design.answers[feature.id]}
        tied={JSON.stringify(tied(known, theory, design.answers, feature))}
        changes={touched ? now.changes : undefined}
        caution={touched ? cautions[feature.id] : undefined}
      />
    );
  };
  return (
    <section class="realist-questions" aria-label="Questions">
      <Start evidence={evidence} imagined={imagined} now={now} actions={actions} />
      {theory.levels.map((level, i) => {
        const here = questions.filter((feature) => feature.level === level.id && feature.changeable_by);
        if (!here.length) return null;
        const given = here.filter((feature) => feature.kind === "context");
        const brought = here.filter((feature) => feature.kind !== "context");
        return (
          <Fold
            class="realist-level"
            key={level.id}
            open={i === 0}
            summary={
              <>
                <span class="realist-level-name">{level.label}</span> {many(here)}
              </>
            }
          >
            {() => (
              <>
                {given.map(one)}
                {brought.length > 0 && given.length > 0 && <p class="realist-apart">What the partnership brings in</p>}
                {brought.map(one)}
              </>
            )}
          </Fold>
        );
      })}
      {fixed.length > 0 && (
        <Fold
          class="realist-level is-fixed"
          summary={
            <>
              <span class="realist-level-name">What nobody can change</span> {many(fixed)}
            </>
          }
        >
          {() => (
            <>
              <p class="realist-hint">Answer these as they are. No change to the scheme will move them.</p>
              {fixed.map(one)}
            </>
          )}
        </Fold>
      )}
    </section>
  );
});

/** What each other answer would change besides, by definition. */
export function tied(known, theory, answers, feature) {
  const label = (m) => {
    const other = known.feature.get(m.feature);
    return `${lowered(other.label)} (now “${other.values.find((v) => v.id === answers[m.feature])?.label}”)`;
  };
  const found = {};
  for (const value of feature.values) {
    if (value.id === answers[feature.id]) continue;
    const moved = wouldMove(theory, answers, feature.id, value.id);
    if (moved.length)
      found[value.id] =
        `Cannot stand together with ${listed(moved.map(label))}, which it would change. ${stopped(moved[0].because)}`;
  }
  return found;
}
