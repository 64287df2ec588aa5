// The answers that suffice for an outcome.
import { conditionClause } from "../../engine/sentence.js";
import { listed } from "../../text.js";
import { FirstFew, nicknames, outcomeOf } from "./words.jsx";

export function Pathways({ known, rows, args }) {
  const { found, word } = rows;
  if (!found.length) return <p>The study tells of no way to it.</p>;
  return (
    <>
      <p>
        Each of these answers, all of them together, is enough for something to work {args.direction}{" "}
        {outcomeOf(known, args.outcome)}, whatever else holds.
        {word === "cut" && " There may be others: there were too many to keep."}
      </p>
      <FirstFew
        items={found}
        draw={({ conditions, configurations }) => (
          <li key={JSON.stringify(conditions)}>
            {listed(conditions.map((condition) => conditionClause(known, condition)))}.{" "}
            <span class="realist-hint">By way of {nicknames(known, configurations)}.</span>
          </li>
        )}
      />
    </>
  );
}
