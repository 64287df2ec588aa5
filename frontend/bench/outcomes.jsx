// The outcomes by level, each with what works on it.
import { OUTCOME_SIDES } from "../engine/words.js";
import { listed, lowered, stopped } from "../text.js";
import { Fold, Mark, memo } from "../ui/parts.jsx";
import { Side, tone, Word } from "./sides.jsx";

export function Outcomes({ known, appraisal }) {
  const { levels, outcomes } = known.theory;
  const one = (outcome) => (
    <Outcome
      key={outcome.id}
      known={known}
      outcome={outcome}
      state={appraisal.outcomes[outcome.id]}
      needs={known.theory.requirements
        .filter((r) => r.outcome === outcome.id && ["fails", "unknown"].includes(appraisal.requirements[r.id]))
        .map((r) => `${appraisal.requirements[r.id]} ${r.id}`)
        .join(" ")}
    />
  );
  return (
    <div class="realist-part">
      <h2 id="realist-outcomes" tabIndex={-1}>
        Outcomes
      </h2>
      {levels.map((level) => {
        const here = outcomes.filter((outcome) => outcome.level === level.id);
        if (!here.length) return null;
        const reached = here.filter((outcome) => appraisal.outcomes[outcome.id].word !== "not reached");
        const others = here.filter((outcome) => !reached.includes(outcome));
        return (
          <div key={level.id}>
            <h3>{level.label}</h3>
            <ul class="realist-outcomes">{reached.map(one)}</ul>
            {others.length > 0 && (
              <Fold
                class="realist-others"
                summary={
                  <span class="realist-hint">
                    {reached.length ? "Not reached" : "None is reached by these answers"}:{" "}
                    {listed(others.map((o) => lowered(o.label)))}
                  </span>
                }
              >
                {() => <ul class="realist-outcomes">{others.map(one)}</ul>}
              </Fold>
            )}
          </div>
        );
      })}
    </div>
  );
}

const Outcome = memo(({ known, outcome, state, needs }) => {
  const stands = needs ? needs.split(" ") : [];
  const unmet = known.theory.requirements
    .filter((r) => stands.includes(r.id))
    .map((r) => [r, stands[stands.indexOf(r.id) - 1]]);
  return (
    <li class={`realist-entry is-${tone(state.towards, state.against)}`} data-outcome={outcome.id}>
      <Fold
        summary={
          <>
            <Mark kind="outcome" /> <b>{outcome.label}</b> <Word known={known} state={state} sides={OUTCOME_SIDES} />
            {unmet.map(([r, how]) => (
              <span class="realist-need" key={r.id}>
                {how === "fails" ? "Said to be needed and missing" : "Said to be needed, not known"}: {r.label}
              </span>
            ))}
          </>
        }
      >
        {() => (
          <div class="realist-unfolded">
            <p class="realist-hint">{stopped(outcome.definition)}</p>
            <Side as="h4" known={known} heading={`Towards (${outcome.towards})`} side={state.towards} />
            <Side as="h4" known={known} heading={`Against (${outcome.against})`} side={state.against} />
            <Side as="h4" known={known} heading="Affects it; the text gives no direction" side={state.affects} />
            {unmet.map(([r]) => (
              <p key={r.id}>
                {stopped(r.statement)} <span class="realist-hint">Claimed by {r.claimed_by}.</span>
              </p>
            ))}
          </div>
        )}
      </Fold>
    </li>
  );
});
