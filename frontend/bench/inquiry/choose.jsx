// What must be chosen before a question can be asked: an outcome, and which way.
import { useId, useState } from "preact/hooks";
import { DIRECTIONS } from "../../engine/words.js";

export function ChooseGoal({ known, args, setArgs }) {
  const [outcome, setOutcome] = useState(args?.outcome ?? "");
  const [goal, setGoal] = useState(args?.goal ?? "bring about");
  return (
    <Chooser known={known} outcome={outcome} setOutcome={setOutcome} go={() => setArgs({ outcome, goal, most: 3 })}>
      {(name) =>
        [
          ["bring about", "so that something works towards it"],
          ["free", "so that nothing works against it, or could"],
        ].map(([value, label]) => (
          <label key={value}>
            <input type="radio" name={name} checked={goal === value} onChange={() => setGoal(value)} /> {label}
          </label>
        ))
      }
    </Chooser>
  );
}

export function ChooseSide({ known, args, setArgs }) {
  const [outcome, setOutcome] = useState(args?.outcome ?? "");
  const [direction, setDirection] = useState(args?.direction ?? "towards");
  return (
    <Chooser
      known={known}
      outcome={outcome}
      setOutcome={setOutcome}
      go={() => setArgs({ outcome, direction, most: 200 })}
    >
      {(name) =>
        DIRECTIONS.map((value) => (
          <label key={value}>
            <input type="radio" name={name} checked={direction === value} onChange={() => setDirection(value)} />{" "}
            {value}
            {outcome && `: ${known.outcome.get(outcome)[value]}`}
          </label>
        ))
      }
    </Chooser>
  );
}

function Chooser({ known, outcome, setOutcome, go, children }) {
  const id = useId();
  const { levels, outcomes } = known.theory;
  return (
    <form
      class="realist-chooser"
      onSubmit={(event) => {
        event.preventDefault();
        if (outcome) go();
      }}
    >
      <label for={id}>Outcome</label>{" "}
      <select id={id} required value={outcome} onChange={(event) => setOutcome(event.currentTarget.value)}>
        <option value="">choose …</option>
        {levels.map((level) => (
          <optgroup key={level.id} label={level.label}>
            {outcomes
              .filter((o) => o.level === level.id)
              .map((o) => (
                <option key={o.id} value={o.id}>
                  {o.label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <div class="realist-ticks" role="radiogroup" aria-label="Which way">
        {children(`${id}-way`)}
      </div>
      <button type="submit" class="realist-do">
        Work it out
      </button>
    </form>
  );
}
