// The answer, in the order in which it is read: picture, outcomes, mechanisms, configurations, where it stands, and what next.

import { useEffect, useRef, useState } from "preact/hooks";
import { outcomeClause } from "../engine/sentence.js";
import { MECHANISM_SIDES, OUTCOME_SIDES } from "../engine/words.js";
import { listed, lowered, stopped } from "../text.js";
import { Chip, Fold, Mark, memo, resting, reveal, State, Yours } from "../ui/parts.jsx";
import { Configurations } from "./configurations.jsx";
import { Inquiry } from "./inquiry/inquiry.jsx";
import { Own } from "./own.jsx";
import { Picture } from "./picture.jsx";
import { Precedent } from "./precedent.jsx";
import { wordOf } from "./prose.js";

/** `pictured` is what the picture draws, which may be a moment ahead of the rest: { known, appraisal, design }. */
export const Answer = memo(({ pictured, known, evidence, model, place, cautions, appraisal, design, actions }) => (
  <section class="realist-answer" aria-label="What the evidence says of this design">
    <Picture known={pictured.known} appraisal={pictured.appraisal} design={pictured.design} />
    <Below
      known={known}
      evidence={evidence}
      model={model}
      place={place}
      cautions={cautions}
      appraisal={appraisal}
      design={design}
      actions={actions}
    />
  </section>
));

const Below = memo(({ known, evidence, model, place, cautions, appraisal, design, actions }) => (
  <>
    <Outcomes known={known} appraisal={appraisal} />
    <Mechanisms known={known} appraisal={appraisal} design={design} actions={actions} />
    <Configurations
      known={known}
      evidence={evidence}
      model={model}
      place={place}
      cautions={cautions}
      appraisal={appraisal}
    />
    <Precedent known={known} evidence={evidence} place={place} cautions={cautions} appraisal={appraisal} />
    <Own known={known} appraisal={appraisal} design={design} actions={actions} />
    <Inquiry known={known} evidence={evidence} design={design} actions={actions} />
    <p class="realist-hint">
      There is no score here. <em>Not met</em> says only that this way is closed in your design; it is not evidence
      against the outcome.
    </p>
  </>
));

/**
 * The lines of prose. Only what changed is announced; on a narrow screen they are cut short until asked for. While they are `held` they
 * take the height that they had, and lie over what is below: it moves when it is drawn anew, and not twice.
 */
export const Line = memo(Lines);

function Lines({ now, said, changes, held }) {
  const [whole, setWhole] = useState(false);
  const ground = useRef(null);
  const height = useRef("");
  useEffect(() => {
    const watch = new ResizeObserver(([{ borderBoxSize }]) => (height.current = `${borderBoxSize[0].blockSize}px`)); // not asked for at a change
    watch.observe(ground.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div
      class={`realist-line ${whole ? "is-whole" : ""}`}
      id="realist-answer"
      tabIndex={-1}
      style={{ height: held ? height.current : "" }}
    >
      <div class="realist-line-ground" ref={ground}>
        <p class="realist-line-now">{now}</p>
        <p class="realist-line-said" role="status" aria-live="polite">
          {said}
        </p>
        <button type="button" class="realist-more" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? "Less" : "More"}
        </button>
        {changes?.length > 0 && (
          <Fold class="realist-changes" summary="All that just changed, and why">
            {() => (
              <dl>
                {changes.map(({ heading, items }) => (
                  <div key={heading}>
                    <dt>{heading}</dt>
                    {items.map(({ text, why }) => (
                      <dd key={text}>
                        {text}
                        {why && <span class="realist-hint"> ({why})</span>}
                      </dd>
                    ))}
                  </div>
                ))}
              </dl>
            )}
          </Fold>
        )}
      </div>
    </div>
  );
}

function Mechanisms({ known, appraisal, design, actions }) {
  return (
    <div class="realist-part">
      <h2 id="realist-mechanisms" tabIndex={-1}>
        Mechanisms
      </h2>
      <ul class="realist-mechanisms">
        {known.theory.mechanisms.map((mechanism) => (
          <Mechanism
            key={mechanism.id}
            known={known}
            mechanism={mechanism}
            actions={actions}
            state={appraisal.mechanisms[mechanism.id]}
            how={
              design.knocked_out.includes(mechanism.id)
                ? "knocked_out"
                : design.assumed.includes(mechanism.id)
                  ? "assumed"
                  : "answered"
            }
          />
        ))}
      </ul>
      <Lost known={known} lost={appraisal.lost} />
    </div>
  );
}

const tone = (towards, against) =>
  towards.state === "active" || against.state === "active"
    ? "active"
    : towards.state === "open" || against.state === "open"
      ? "open"
      : "none";

const Mechanism = memo(({ known, mechanism, state, how, actions }) => (
  <li class={`realist-entry is-${tone(state.triggered, state.blocked)}`} data-mechanism={mechanism.id}>
    <Fold
      summary={
        <>
          <Mark kind="mechanism" /> <b>{mechanism.label}</b>{" "}
          <Word known={known} state={state} sides={MECHANISM_SIDES} />
          {how !== "answered" && (
            <Chip kind="assumed">{how === "assumed" ? "assumed by you" : "knocked out by you"}</Chip>
          )}
        </>
      }
    >
      {() => (
        <div class="realist-unfolded">
          <p class="realist-hint">{stopped(mechanism.definition)}</p>
          <Side as="h3" known={known} heading="Triggered by" side={state.triggered} />
          <Side as="h3" known={known} heading="Blocked by" side={state.blocked} />
          <label class="realist-suppose">
            Read it{" "}
            <select value={how} onChange={(event) => actions.suppose(mechanism, event.currentTarget.value)}>
              <option value="answered">from the answers</option>
              <option value="assumed">as assumed: its unknown conditions hold</option>
              <option value="knocked_out">as knocked out: nothing triggers it</option>
            </select>
          </label>
        </div>
      )}
    </Fold>
  </li>
));

function Lost({ known, lost }) {
  if (!lost.length) return null;
  return (
    <div class="realist-lost">
      <h3>What the knock-out takes away</h3>
      <ul>
        {lost.map(({ configuration, was, now }) => (
          <li key={configuration}>
            {known.configuration.get(configuration).nickname}: was {was}, now {now}.
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Those on one side of a state: each by name, with what the person in it thinks, and a way to all of it. */
function Side({ known, heading, side, as: Heading }) {
  if (side.state === "none") return null;
  return (
    <>
      <Heading>
        {heading}{" "}
        {resting(side).map((mark) => (
          <Chip key={mark} kind="assumed">
            {mark}
          </Chip>
        ))}
      </Heading>
      <ul>
        {[...side.active.map((id) => [id, "active"]), ...side.open.map((id) => [id, "open"])].map(([id, state]) => {
          const c = known.configuration.get(id);
          return (
            <li key={id}>
              <To c={c} state={state} /> <State state={state} /> {c.basis === "reader" && <Yours />}
              <br />
              <span class="realist-hint">
                {known.actor.get(c.actor)?.label ?? c.actor}: {c.reasoning}; so {outcomeClause(known, c)}.
                {c.for_whom && ` ${c.basis === "reader" ? "For" : "Seen for"} ${c.for_whom}.`}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** A link that opens a configuration in the list, and the fold that it stands in. */
export function To({ c, state }) {
  const go = (event) => {
    event.preventDefault();
    reveal(event.currentTarget.closest(".realist-bench"), [`.realist-fold[data-state="${state}"]`], `cmo-${c.id}`);
  };
  return (
    <a href={`#cmo-${c.id}`} onClick={go}>
      {c.nickname}
    </a>
  );
}

function Outcomes({ known, appraisal }) {
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

const SIGNS = { towards: "↗", against: "↘", affects: "↔", triggered: "▸", blocked: "⊣" };

/** A state in words, with a sign for each side that is active; an open side has its sign in brackets. */
function Word({ known, state, sides }) {
  const shown = sides.filter((side) => state[side].state !== "none");
  const rests = shown.some(
    (side) => state[side].state === "active" && (state[side].by_assumption || state[side].by_own),
  );
  return (
    <span class={`realist-word ${rests ? "is-resting" : ""}`}>
      {shown.length > 0 && (
        <span aria-hidden="true">
          {shown.map((side) => (state[side].state === "active" ? SIGNS[side] : `(${SIGNS[side]})`)).join(" ")}{" "}
        </span>
      )}
      {wordOf(known, state, sides)}
    </span>
  );
}
