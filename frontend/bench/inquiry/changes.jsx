// The smallest changes that reach a goal, each of which can be tried.
import { settled } from "../../engine/ties.js";
import { listed, lowered } from "../../text.js";
import { FEW, FirstFew, labelOf, outcomeOf } from "./words.jsx";

const STEP = { change: "Change", "find out or decide": "Find out or decide", "find out": "Find out" };

export function Changes({ known, evidence, rows, design, args, actions }) {
  const goal =
    args.goal === "free"
      ? `nothing works against ${outcomeOf(known, args.outcome)}, or could`
      : `something works towards ${outcomeOf(known, args.outcome)}`;
  if (!rows.length)
    return (
      <p>
        No set of up to {args.most} changes would do it: in no such design is it so that {goal}. That says nothing of
        larger changes.
      </p>
    );
  if (!rows[0].steps.length) return <p>It is so already: in your design {goal}.</p>;
  const changesOnly = rows.filter(({ steps }) => steps.every(({ kind }) => kind === "change"));
  const others = rows.filter((row) => !changesOnly.includes(row));
  const draw = (row) => (
    <ChangeSet
      key={JSON.stringify(row.steps)}
      known={known}
      evidence={evidence}
      row={row}
      design={design}
      actions={actions}
    />
  );
  return (
    <>
      <p>
        Each of these is enough by itself so that {goal}, and no part of it can be left out. The order says nothing of
        which is better.
      </p>
      {changesOnly.length > 0 && (
        <>
          <h3>By changing something</h3>
          <FirstFew items={changesOnly} draw={draw} />
        </>
      )}
      {others.length > 0 && (
        <>
          <h3>Once something is found out or decided</h3>
          <FirstFew items={others} draw={draw} few={changesOnly.length ? 3 : FEW} />
        </>
      )}
    </>
  );
}

function ChangeSet({ known, evidence, row: { steps, brings, costs }, design, actions }) {
  const take = () => {
    let { answers } = design;
    for (const { feature, value } of steps) ({ answers } = settled(evidence.theory, answers, feature, value));
    actions.try(
      { ...design, answers },
      `Tried: ${listed(steps.map(({ feature, value }) => `${lowered(known.feature.get(feature).label)} “${labelOf(known, feature, value)}”`))}.`,
    );
  };
  return (
    <li>
      <ul class="realist-steps">
        {steps.map(({ feature, value, was, kind }) => (
          <li key={feature}>
            <b>{STEP[kind]}</b> {lowered(known.feature.get(feature).label)}:{" "}
            {was && `from “${labelOf(known, feature, was)}” to `}“{labelOf(known, feature, value)}”
          </li>
        ))}
      </ul>
      {brings.length > 0 && (
        <p class="realist-hint">
          Brings with it by definition:{" "}
          {listed(
            brings.map(
              ({ feature, value }) =>
                `${lowered(known.feature.get(feature).label)} “${labelOf(known, feature, value)}”`,
            ),
          )}
          .
        </p>
      )}
      {costs.length > 0 ? (
        <p>
          What it would cost:{" "}
          {costs.map(({ outcome, direction }, i) => (
            <span key={outcome + direction}>
              {i > 0 && "; "}
              {direction === "towards"
                ? `nothing active would work towards ${outcomeOf(known, outcome)} any more`
                : `something would now work against ${outcomeOf(known, outcome)}`}
            </span>
          ))}
          .
        </p>
      ) : (
        <p class="realist-hint">Nothing in the evidence says that it would cost anything elsewhere.</p>
      )}
      <button type="button" class="realist-plain" onClick={take}>
        Try it
      </button>{" "}
      <span class="realist-hint">and undo it if you like</span>
    </li>
  );
}
