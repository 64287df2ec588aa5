// How the design stands to what was seen: two statements, never merged.
import { listed, lowered } from "../engine/sentence.js";
import { precedentLine } from "./prose.js";

export function Precedent({ known, evidence, appraisal }) {
  const { precedent } = appraisal;
  const label = (id) => evidence.schemes.find((scheme) => scheme.id === id).label;
  const nickname = (id) => known.configuration.get(id).nickname;
  const features = (ids) => listed(ids.map((id) => lowered(known.feature.get(id).label)));
  return (
    <div class="realist-part">
      <h2>Precedent</h2>
      <h3>Your answers</h3>
      {precedent.nearest.length ? (
        <ul>
          {precedent.answers
            .filter((likeness) => precedent.nearest.includes(likeness.scheme))
            .map((likeness) => (
              <li key={likeness.scheme}>
                Nearest to {label(likeness.scheme)}.{" "}
                {likeness.differ.length ? `They differ on: ${features(likeness.differ)}.` : "No answer of yours differs from what was stated there."}
                {likeness.not_stated.length > 0 && ` The study does not say there: ${features(likeness.not_stated)}.`}
              </li>
            ))}
        </ul>
      ) : (
        <p>No answer yet that could be compared with a scheme.</p>
      )}
      <h3>What is active</h3>
      <p>{precedentLine(known, evidence, precedent)}</p>
      {precedent.beyond.length > 0 && <p>Seen by nobody: {listed(precedent.beyond.map(nickname))}.</p>}
      {precedent.carried.length > 0 && (
        <p>Carried into a group in which it was not seen: {listed(precedent.carried.map(nickname))}.</p>
      )}
      {precedent.never_together.length > 0 && (
        <details>
          <summary>What was never seen together</summary>
          <ul>
            {[...Map.groupBy(precedent.never_together, ([one]) => one)].map(([one, pairs]) => (
              <li key={one}>
                {nickname(one)}: never with {listed(pairs.map(([, other]) => nickname(other)), "or")}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
