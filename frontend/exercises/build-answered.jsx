// What the evidence has that is like a configuration that a learner built.
import { conditionClause } from "../engine/sentence.js";
import { listed } from "../text.js";
import { Sentence } from "../ui/parts.jsx";
import { ownConfiguration, sendToBench } from "./bench-link.js";
import { Compared, conclusionOf, seenIn } from "./build-compared.jsx";
import { Afterword, VisuallyHidden } from "./shared.jsx";

/** What is alike in conditions, actor, outcome and effect. Whether it was seen hangs on the reasoning too, which the learner judges. */
export function headline(found, known, schemes) {
  const named = listed(
    found.by.map((id) => {
      const c = known.configuration.get(id);
      return `“${c.nickname}”, seen in ${seenIn(schemes, c)}`;
    }),
    "and",
    ";",
  );
  const ask = found.compared.length ? " Now compare the reasoning." : "";
  switch (found.verdict) {
    case "alike":
      return `Your circumstances, actor, outcome and direction stand together in ${named}.${ask}`;
    case "direction not said":
      return `Your circumstances, actor and outcome stand together in ${named}. A direction is not stated on both sides.${ask}`;
    case "other way":
      return `Your circumstances, actor and outcome stand together in ${named}. There the outcome moved the other way.${ask}`;
    case "apart":
      return `Your circumstances, actor and effect were each seen, never together.${ask}`;
    case "nobody":
      return `Nobody saw all of this.${ask}`;
    default:
      return "It is not complete yet, so it cannot be set against what was seen.";
  }
}

export function Answered({ found, draft, judged, judge, known, state, itemKey, place, number, say, token }) {
  const part = (name) => {
    if (name === "effect")
      return (
        known.outcome.get(draft.outcome).label +
        (draft.effect === "affects" ? ", affected without a direction" : `, ${draft.effect} it`)
      );
    if (name.startsWith("condition")) return conditionClause(known, draft.conditions[Number(name.split(" ")[1])]);
    return known[name] && draft[name] ? known[name].get(draft[name]).label : `the ${name}`;
  };
  const further = found.by.filter((id) => found.further[id].length);
  const compared = new Set(found.compared.map((one) => one.configuration));
  const beside = found.beside.filter((one) => !compared.has(one.configuration));
  return (
    <div class="realist-feedback">
      <p class="realist-verdict">
        <b>{headline(found, known, state.schemes)}</b>
      </p>
      {further.map((id) => {
        const c = known.configuration.get(id);
        return (
          <p key={id}>
            “{c.nickname}” also needed what yours leaves out:{" "}
            {listed(found.further[id].map((i) => conditionClause(known, c.conditions[i])))}.
          </p>
        );
      })}
      {found.unseen.length > 0 && <p>No configuration that was seen has: {listed(found.unseen.map(part), "nor")}.</p>}
      {found.missing.length > 0 && (
        <>
          <p>What it still lacks:</p>
          <ul>
            {found.missing.map((lack) => (
              <li key={lack}>{state.lacks[lack]}</li>
            ))}
          </ul>
        </>
      )}
      {draft.reasoning.trim() !== "" && (
        <>
          <p>Is it a thought? This page cannot tell. Ask of your reasoning:</p>
          <ul>
            {state.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </>
      )}
      {found.compared.map((one, i) => (
        <Compared
          key={one.configuration}
          found={one}
          draft={draft}
          known={known}
          state={state}
          place={place}
          token={token}
          open={i === 0 || judged[one.configuration] !== undefined}
          judged={judged[one.configuration]}
          judge={(judgement) => {
            judge(one.configuration, judgement);
            say(conclusionOf(state, one.relation, judgement));
          }}
        />
      ))}
      {beside.length > 0 && (
        <details>
          <summary>Configurations in the evidence that share a part with it</summary>
          {beside.map(({ configuration: id, shared }) => {
            const c = known.configuration.get(id);
            return (
              <div key={id} class="realist-beside">
                <p>
                  <b>{c.nickname}</b>, seen in {seenIn(state.schemes, c)}. Shared: {listed(shared.map(part))}.
                </p>
                <Sentence known={known} configuration={c} />
              </div>
            );
          })}
        </details>
      )}
      <p class="realist-hint">
        The page compares conditions, actor, outcome and direction. What you write in your own words it does not
        understand: whether two reasonings are one is yours to say.
      </p>
      {place.bench && !found.missing.length && (
        <p>
          <button
            type="button"
            onClick={() => sendToBench(place.bench, ownConfiguration(draft, `Built in exercise ${number}`))}
          >
            Send it to the design bench <VisuallyHidden>configuration {number}</VisuallyHidden>
          </button>
        </p>
      )}
      {place.bench && found.missing.length > 0 && (
        <p class="realist-hint">
          Once nothing is lacking, you can send it to the design bench and watch it run as your own.
        </p>
      )}
      <Afterword itemKey={itemKey} place={place} />
    </div>
  );
}
