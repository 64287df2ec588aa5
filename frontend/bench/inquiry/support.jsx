// What the design rests on, and where its answers pull both ways.
import { listed } from "../../text.js";
import { Mark } from "../../ui/parts.jsx";
import { labelOf, nicknames, outcomeOf } from "./words.jsx";

export function KnockOuts({ known, rows }) {
  return (
    <ul>
      {rows.map(({ mechanism, configurations, outcomes }) => (
        <li key={mechanism}>
          <Mark kind="mechanism" /> <b>{known.mechanism.get(mechanism).label}</b>{" "}
          {configurations.length ? (
            <>
              Without it,{" "}
              {configurations.map(({ now }) => now).includes("not met")
                ? "these would not run"
                : "these would stand otherwise"}
              :{" "}
              {nicknames(
                known,
                configurations.map(({ id }) => id),
              )}
              .
              {outcomes.length > 0 &&
                ` These outcomes would stand otherwise: ${listed(outcomes.map(({ id, now }) => `${outcomeOf(known, id)} (${now})`))}.`}
            </>
          ) : (
            "Nothing in this design rests on it."
          )}
        </li>
      ))}
    </ul>
  );
}

export function Tensions({ known, rows }) {
  if (!rows.length)
    return <p>None of your answers works towards one outcome and against another, as far as the study tells.</p>;
  const side = (pulls) =>
    listed(
      pulls.map(
        ({ outcome, directly }) => outcomeOf(known, outcome) + (directly.length ? "" : " (through another outcome)"),
      ),
    );
  return (
    <>
      <p>Which side weighs more the study does not say.</p>
      <ul>
        {rows.map(({ feature, value, towards, against }) => (
          <li key={feature}>
            <b>
              {known.feature.get(feature).label}: {labelOf(known, feature, value)}
            </b>
            . Works towards {side(towards)}; and against {side(against)}.
          </li>
        ))}
      </ul>
    </>
  );
}
