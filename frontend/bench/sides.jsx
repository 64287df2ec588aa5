// What stands on each side of a mechanism or an outcome, in a word and as a list.
import { outcomeClause } from "../engine/sentence.js";
import { Chip, resting, reveal, State, Yours } from "../ui/parts.jsx";
import { wordOf } from "./prose.js";

export const tone = (towards, against) =>
  towards.state === "active" || against.state === "active"
    ? "active"
    : towards.state === "open" || against.state === "open"
      ? "open"
      : "none";

/** Those on one side of a state: each by name, with what the person in it thinks, and a way to all of it. */
export function Side({ known, heading, side, as: Heading }) {
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
              <ConfigurationLink c={c} state={state} /> <State state={state} /> {c.basis === "reader" && <Yours />}
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
function ConfigurationLink({ c, state }) {
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

const SIGNS = { towards: "↗", against: "↘", affects: "↔", triggered: "▸", blocked: "⊣" };

/** A state in words, with a sign for each side that is active; an open side has its sign in brackets. */
export function Word({ known, state, sides }) {
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
