// What to find out first.
import { Chip } from "../../ui/parts.jsx";
import { FirstFew, labelOf, nicknames } from "./words.jsx";

const NOW = { active: "would run", open: "would be open", "not met": "would be closed" };

/** Configurations that move, gathered by what becomes of them. */
function StateChanges({ known, rows }) {
  const by = Map.groupBy(rows, ({ now }) => now);
  return [...by].map(([now, those], i) => (
    <span key={now}>
      {i > 0 && "; "}
      <b>{NOW[now]}</b>:{" "}
      {nicknames(
        known,
        those.map(({ id }) => id),
      )}
    </span>
  ));
}

export function FindOut({ known, rows }) {
  const questions = [...Map.groupBy(rows, ({ feature }) => feature)].filter(([, ways]) =>
    ways.some((w) => w.configurations.length),
  );
  if (!questions.length) return <p>Nothing: no open question would settle anything more.</p>;
  return (
    <>
      <p>The questions that could settle most come first.</p>
      <FirstFew
        items={questions}
        draw={([feature, ways]) => (
          <li key={feature}>
            <b>{known.feature.get(feature).question}</b>
            {!known.feature.get(feature).changeable_by && <Chip>to be found out; nobody can change it</Chip>}
            <ul>
              {ways.map(({ value, configurations }) => (
                <li key={value}>
                  If “{labelOf(known, feature, value)}”:{" "}
                  {configurations.length ? (
                    <StateChanges known={known} rows={configurations} />
                  ) : (
                    "nothing more is settled"
                  )}
                  .
                </li>
              ))}
            </ul>
          </li>
        )}
      />
    </>
  );
}
