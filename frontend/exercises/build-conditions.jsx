// The conditions of a configuration that a learner builds, chosen by level.
import { useState } from "preact/hooks";
import { conditionClause } from "../engine/sentence.js";
import { DIRECTIONS } from "../engine/words.js";
import { Mark } from "../ui/parts.jsx";
import { VisuallyHidden } from "./shared.jsx";

/** Options under the level that each belongs to. */
export const ByLevel = ({ levels, text, value = (one) => one.id }) =>
  levels.map(({ level, items }) => (
    <optgroup key={level.id} label={level.label}>
      {items.map((one) => (
        <option key={one.id} value={value(one)}>
          {text(one)}
        </option>
      ))}
    </optgroup>
  ));

/** One of the study's actors or outcomes, with its mark. */
export const Chosen = ({ id, kind, label, levels, value, choose }) => (
  <p class="realist-field">
    <label for={id}>
      <Mark kind={kind} /> {label}
    </label>
    <select id={id} value={value} onChange={(e) => choose(e.target.value)}>
      <option value="">choose…</option>
      <ByLevel levels={levels} text={(one) => one.label} />
    </select>
  </p>
);

export function Conditions({ known, draft, set, say, field, group }) {
  const [about, setAbout] = useState("");
  const [kind, id] = about.split(" ");
  const feature = kind === "feature" && known.feature.get(id);
  const outcome = kind === "outcome" && known.outcome.get(id);
  const choices = feature
    ? feature.values.map((v) => [v.id, v.phrase])
    : outcome
      ? DIRECTIONS.map((way) => [way, outcome[way]])
      : [];
  const add = (value) => {
    const condition = feature ? { feature: id, values: [value] } : { outcome: id, direction: value };
    set("conditions", [...draft.conditions.filter((c) => (feature ? c.feature !== id : c.outcome !== id)), condition]);
    say(`Condition added: ${conditionClause(known, condition)}.`);
    setAbout("");
  };
  const drop = (i) => {
    say(`Condition taken out: ${conditionClause(known, draft.conditions[i])}.`);
    set(
      "conditions",
      draft.conditions.filter((_, k) => k !== i),
    );
  };
  return (
    <div class="realist-field">
      <label for={field("about")}>
        <Mark kind="context" /> When: a condition
      </label>
      <span class="realist-hint" id={field("about-hint")}>
        What was there already, which is a context, or what the programme sets up, which is an arrangement.
      </span>
      {draft.conditions.length > 0 && (
        <ul class="realist-chips">
          {draft.conditions.map((condition, i) => (
            <li key={i}>
              {conditionClause(known, condition)}{" "}
              <button type="button" onClick={() => drop(i)}>
                Take out <VisuallyHidden>{conditionClause(known, condition)}</VisuallyHidden>
              </button>
            </li>
          ))}
        </ul>
      )}
      {draft.conditions.length < 12 && (
        <select
          id={field("about")}
          aria-describedby={field("about-hint")}
          value={about}
          onChange={(e) => setAbout(e.target.value)}
        >
          <option value="">choose a circumstance…</option>
          <ByLevel
            levels={group(known.theory.features)}
            text={(one) => one.question}
            value={(one) => `feature ${one.id}`}
          />
          <optgroup label="What came of something else">
            {known.theory.outcomes.map((one) => (
              <option key={one.id} value={`outcome ${one.id}`}>
                {one.label}
              </option>
            ))}
          </optgroup>
        </select>
      )}
      {choices.length > 0 && (
        <select aria-label="How does it stand?" value="" onChange={(e) => e.target.value && add(e.target.value)}>
          <option value="">how does it stand?…</option>
          {choices.map(([value, phrase]) => (
            <option key={value} value={value}>
              {phrase}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
