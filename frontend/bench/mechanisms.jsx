// The mechanisms, each with what triggers and blocks it, and how it is read.
import { MECHANISM_SIDES } from "../engine/words.js";
import { stopped } from "../text.js";
import { Chip, Fold, Mark, memo } from "../ui/parts.jsx";
import { Side, tone, Word } from "./sides.jsx";

export function Mechanisms({ known, appraisal, design, actions }) {
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
