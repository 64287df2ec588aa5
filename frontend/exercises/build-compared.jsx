// A learner's mechanism beside one of the evidence. The learner judges whether the two are one; the page says what follows.
import { SEEN } from "../engine/sentence.js";
import { WORK_WORDS } from "../engine/words.js";
import { filled, listed, stopped } from "../text.js";
import { Passage, Sign } from "../ui/parts.jsx";
import { conclusion } from "./building.js";

/** Where a configuration was seen, as prose; an either-or stays one. */
export function seenIn(schemes, c) {
  const labels = schemes.filter((scheme) => c.scope.some((s) => s.scheme === scheme.id)).map((scheme) => scheme.label);
  if (!labels.length) return SEEN.suggested;
  if (c.scope.some((s) => s.told_of === "either-or"))
    return filled(SEEN.either, { schemes: `either ${listed(labels, "or")}` });
  return labels.length === schemes.length ? SEEN.all : listed(labels);
}

const RELATIONS = {
  alike: "It has your circumstances, actor, outcome and direction.",
  "direction not said": "It has your circumstances, actor and outcome. A direction is not stated on both sides.",
  "other way": "It has your circumstances, actor and outcome. Its outcome moved the other way.",
  elsewhere: "It has your outcome and direction. Its circumstances or its actor are others.",
  suggested: "It has your outcome and direction. Nobody saw it.",
};
const PARTS = { resource: "With: the resource", reasoning: "Thinks: the reasoning" };
const RIVAL = "rival-";

/** What can be judged of two mechanisms. A rival explains the same outcome, so it is offered where both move it the same way. */
function choicesOf({ relation }, rivals, judgements) {
  const { rival, ...plain } = judgements;
  if (relation === "other way") return Object.entries(plain);
  return [...Object.entries(plain), ...rivals.map((one, i) => [`${RIVAL}${i + 1}`, `${rival}: ${one.text}`])];
}

export const conclusionOf = (state, relation, judgement) =>
  conclusion(state.conclusions, relation, judgement.startsWith(RIVAL) ? "rival" : judgement);

export function Compared({ found, draft, known, state, place, judged, judge, token, open }) {
  const c = known.configuration.get(found.configuration);
  const choices = choicesOf(found, c.rivals, state.judgements);
  const isTaken = found.taken.length === Object.keys(PARTS).length;
  const given = choices.some(([id]) => id === judged) ? judged : "";
  const judgement = isTaken ? "same" : given;
  const rival = c.rivals[Number(judgement.slice(RIVAL.length)) - 1];
  return (
    <details class="realist-beside" open={open}>
      <summary>
        <b>“{c.nickname}”</b>, seen in {seenIn(state.schemes, c)}
      </summary>
      <p>{RELATIONS[found.relation]}</p>
      <table aria-label={`Your mechanism beside that of “${c.nickname}”`}>
        <thead>
          <tr>
            <th scope="col">Yours</th>
            <th scope="col">“{c.nickname}”</th>
          </tr>
        </thead>
        {Object.entries(PARTS).map(([name, label]) => (
          <tbody key={name}>
            <tr>
              <th colSpan="2" scope="rowgroup">
                {label}
              </th>
            </tr>
            <tr>
              <td>{draft[name] || "nothing yet"}</td>
              <td>{c[name] || "none is told"}</td>
            </tr>
          </tbody>
        ))}
      </table>
      {isTaken ? (
        <p>You took both from it, word for word.</p>
      ) : (
        <fieldset class="realist-options">
          <legend>Is your reasoning that of “{c.nickname}”, a different one, or its rival?</legend>
          {choices.map(([id, text]) => (
            <label key={id}>
              <input type="radio" name={`${token}-${c.id}`} checked={given === id} onChange={() => judge(id)} />
              <span>{text}</span>
            </label>
          ))}
        </fieldset>
      )}
      {judgement && (
        <p class="realist-verdict">
          <b>{conclusionOf(state, found.relation, judgement)}</b>
        </p>
      )}
      {rival && (
        <p class="realist-hint">
          {stopped(rival.text)} ({rival.whose === "ours" ? "our reading" : rival.whose}){" "}
          {rival.findings.map((id) => (
            <Passage key={id} id={id} finding={id} place={place} />
          ))}
        </p>
      )}
      {judgement && judgement !== "different" && !rival && found.differs.length > 0 && (
        <p>
          You put it under {named(known, draft, found.differs.includes("works"))}; the book puts it under{" "}
          {named(known, { ...c, mechanisms: c.mechanisms.join(" ") }, found.differs.includes("works"))}.
        </p>
      )}
    </details>
  );
}

function named(known, { mechanisms, works }, withWorks) {
  const labels = mechanisms.split(" ").map((id) => known.mechanism.get(id)?.label.toLowerCase() ?? "");
  return (
    <>
      {listed(labels.filter(Boolean)) || "none of them"}
      {withWorks && works && (
        <>
          {" ("}
          <Sign text={WORK_WORDS[works]} />)
        </>
      )}
    </>
  );
}
