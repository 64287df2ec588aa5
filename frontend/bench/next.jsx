// What to ask next: each question is worked out when it is opened, off the page's own thread, for the design as it then stands.

import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { asking } from "../engine/asking.js";
import { conditionClause } from "../engine/sentence.js";
import { settled } from "../engine/ties.js";
import { DIRECTIONS } from "../engine/words.js";
import { listed, lowered } from "../text.js";
import { Chip, Fold, Mark, still } from "../ui/parts.jsx";

export const Next = still(({ known, evidence, design, actions }) => {
  const asker = useMemo(() => asking(evidence.theory, evidence.schemes), [evidence]);
  useEffect(() => () => asker.close(), [asker]);
  const shared = { asker, known, evidence, design, actions };
  return (
    <div class="realist-part">
      <h2 id="realist-next" tabIndex={-1}>
        Ask what next
      </h2>
      <p>
        Each is worked out for the design as it stands, when you open it. An order of questions says nothing of one
        design against another.
      </p>
      <Topic {...shared} question="findOutFirst" title="What should I find out first?" Rows={FindOut} />
      <Topic
        {...shared}
        question="smallestChanges"
        title="What is the least that I would have to change?"
        Rows={Changes}
        Choose={ChooseGoal}
      />
      <Topic {...shared} question="restsOn" title="What rests on each mechanism?" Rows={Rests} />
      <Topic
        {...shared}
        question="pathways"
        title="By which ways is an outcome reached?"
        Rows={Ways}
        Choose={ChooseSide}
      />
      <Topic {...shared} question="tensions" title="Which of my answers pull both ways?" Rows={Tensions} />
      <Topic {...shared} question="diversity" title="How much of all this did anybody ever see?" Rows={Diversity} />
    </div>
  );
});

function Topic(props) {
  return (
    <Fold class="realist-topic" data-question={props.question} summary={<b>{props.title}</b>}>
      {() => <Asked {...props} />}
    </Fold>
  );
}

const PAUSE = 250; // so that a hand that goes through the answers does not ask after each

function Asked({ asker, known, evidence, design, actions, question, title, Rows, Choose }) {
  const [args, setArgs] = useState(Choose ? null : {});
  const [found, setFound] = useState(null); // { rows, design, args } or { problem }
  const [progress, setProgress] = useState(undefined); // undefined where nothing runs, null where nobody can say how far it is
  const [isStopped, setStopped] = useState(false);
  const running = useRef(null);

  const ask = () => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    setStopped(false);
    setProgress(null);
    asker.ask(question, design, args, { onProgress: setProgress, signal: control.signal, key: question }).then(
      (rows) => {
        setProgress(undefined);
        setFound({ rows, design, args });
      },
      (problem) => {
        if (running.current !== control) return;
        setProgress(undefined);
        if (problem.name !== "AbortError") setFound({ problem: problem.message });
      },
    );
  };
  useEffect(() => {
    if (!args) return undefined;
    const timer = setTimeout(ask, found ? PAUSE : 0);
    return () => clearTimeout(timer);
  }, [args, design]);
  useEffect(() => () => running.current?.abort(), []);

  const isStale = found?.rows && (found.design !== design || found.args !== args);
  return (
    <div class="realist-unfolded">
      {Choose && <Choose {...{ known, args, setArgs }} />}
      {progress !== undefined && (
        <p class="realist-working">
          <progress aria-label={title} {...(progress === null ? {} : { value: progress })} />{" "}
          <button
            type="button"
            class="realist-plain"
            onClick={() => {
              running.current?.abort();
              setStopped(true);
            }}
          >
            Stop
          </button>
        </p>
      )}
      {isStopped && (
        <p>
          Stopped.{" "}
          <button type="button" class="realist-plain" onClick={ask}>
            Work it out
          </button>
        </p>
      )}
      {found?.problem && <p>That could not be worked out: {found.problem}.</p>}
      {isStale && <p class="realist-hint">What stands here is for the design before.</p>}
      {found?.rows && (
        <Rows {...{ known, evidence, actions }} rows={found.rows} design={found.design} args={found.args} />
      )}
      <p class="realist-heard" role="status">
        {found?.rows && progress === undefined && !isStale ? `Worked out: ${title}` : ""}
      </p>
    </div>
  );
}

const labelOf = (known, feature, value) =>
  known.feature.get(feature).values.find((v) => v.id === value)?.label ?? "not sure";
const nicknames = (known, ids) => listed(ids.map((id) => known.configuration.get(id).nickname));
const outcomeOf = (known, id) => lowered(known.outcome.get(id).label);
const NOW = { active: "would run", open: "would be open", "not met": "would be closed" };

/** Configurations that move, gathered by what becomes of them. */
function Moves({ known, rows }) {
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

const FEW = 5;

/** The first few of many, and the others in a fold. */
function Some({ items, few = FEW, draw, class: name }) {
  return (
    <>
      <ol class={name}>{items.slice(0, few).map(draw)}</ol>
      {items.length > few && (
        <Fold summary={`The other ${items.length - few}`}>
          {() => (
            <ol class={name} start={few + 1}>
              {items.slice(few).map(draw)}
            </ol>
          )}
        </Fold>
      )}
    </>
  );
}

function FindOut({ known, rows }) {
  const questions = [...Map.groupBy(rows, ({ feature }) => feature)].filter(([, ways]) =>
    ways.some((w) => w.configurations.length),
  );
  if (!questions.length) return <p>Nothing: no open question would settle anything more.</p>;
  return (
    <>
      <p>The questions that could settle most come first.</p>
      <Some
        items={questions}
        draw={([feature, ways]) => (
          <li key={feature}>
            <b>{known.feature.get(feature).question}</b>
            {!known.feature.get(feature).changeable_by && <Chip>to be found out; nobody can change it</Chip>}
            <ul>
              {ways.map(({ value, configurations }) => (
                <li key={value}>
                  If “{labelOf(known, feature, value)}”:{" "}
                  {configurations.length ? <Moves known={known} rows={configurations} /> : "nothing more is settled"}.
                </li>
              ))}
            </ul>
          </li>
        )}
      />
    </>
  );
}

function ChooseGoal({ known, args, setArgs }) {
  const [outcome, setOutcome] = useState(args?.outcome ?? "");
  const [goal, setGoal] = useState(args?.goal ?? "bring about");
  return (
    <Chooser {...{ known, outcome, setOutcome }} go={() => setArgs({ outcome, goal, most: 3 })}>
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

function ChooseSide({ known, args, setArgs }) {
  const [outcome, setOutcome] = useState(args?.outcome ?? "");
  const [direction, setDirection] = useState(args?.direction ?? "towards");
  return (
    <Chooser {...{ known, outcome, setOutcome }} go={() => setArgs({ outcome, direction, most: 200 })}>
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

const STEP = { change: "Change", "find out or decide": "Find out or decide", "find out": "Find out" };

function Changes({ known, evidence, rows, design, args, actions }) {
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
  const draw = (row) => <ChangeSet key={JSON.stringify(row.steps)} {...{ known, evidence, row, design, actions }} />;
  return (
    <>
      <p>
        Each of these is enough by itself so that {goal}, and no part of it can be left out. The order says nothing of
        which is better.
      </p>
      {changesOnly.length > 0 && (
        <>
          <h3>By changing something</h3>
          <Some items={changesOnly} draw={draw} />
        </>
      )}
      {others.length > 0 && (
        <>
          <h3>Once something is found out or decided</h3>
          <Some items={others} draw={draw} few={changesOnly.length ? 3 : FEW} />
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

function Rests({ known, rows }) {
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

function Ways({ known, rows, args }) {
  const { found, word } = rows;
  if (!found.length) return <p>The study tells of no way to it.</p>;
  return (
    <>
      <p>
        Each of these answers, all of them together, is enough for something to work {args.direction}{" "}
        {outcomeOf(known, args.outcome)}, whatever else holds.
        {word === "cut" && " There may be others: there were too many to keep."}
      </p>
      <Some
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

function Tensions({ known, rows }) {
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

const counted = (n) => n.toLocaleString("en-GB");

function Diversity({ evidence, rows }) {
  const { features, possible, for_certain: certain, at_most: most, schemes } = rows;
  const label = (id) => evidence.schemes.find((scheme) => scheme.id === id).label;
  return (
    <>
      <p>
        The {features.length} questions can be answered in {counted(possible)} ways that do not contradict themselves.{" "}
        {certain
          ? `${counted(certain)} of them ${certain > 1 ? "are" : "is"} known to have been seen`
          : "Not one of them is known, in all its answers, to have been seen"}
        , and at most {counted(most)} can have been. This describes what was studied; it says nothing of your design.
      </p>
      <ul>
        {schemes.map(({ scheme, not_stated: silent, fits }) => (
          <li key={scheme}>
            {label(scheme)}:{" "}
            {silent.length
              ? `the study is silent on ${silent.length} of the questions, so ${counted(fits)} designs fit what it says`
              : "every question is answered"}
            .
          </li>
        ))}
      </ul>
    </>
  );
}
