// One question at a time, large enough for a room: hands are counted, an answer is carried on with, and what follows is shown after.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { appraise } from "../engine/appraisal.js";
import { BLANK, designOf } from "../engine/design.js";
import { asked } from "../engine/inquiry/unknowns.js";
import { conditionClause, index, sentence } from "../engine/sentence.js";
import { settled } from "../engine/ties.js";
import { linkOf } from "../sharing/link.js";
import { listed, stopped } from "../text.js";
import { Passage, Passages } from "../ui/parts.jsx";

const MOST_HANDS = 9999;

/** The questions that matter, from the top down. */
const questionsOf = (theory) =>
  theory.levels.flatMap((level) => asked(theory).filter((feature) => feature.level === level.id));

/** What an answer changed: configurations by where they now stand, and outcomes whose words changed. */
function consequences(evidence, known, before, after) {
  const was = appraise(evidence.theory, before, evidence.schemes);
  const now = appraise(evidence.theory, after, evidence.schemes);
  const moved = evidence.theory.configurations.filter(
    (c) => was.configurations[c.id].state !== now.configurations[c.id].state,
  );
  return {
    active: moved.filter((c) => now.configurations[c.id].state === "active"),
    closed: moved
      .filter((c) => now.configurations[c.id].state === "not met")
      .map((c) => ({
        ...c,
        needs: listed(
          c.conditions
            .filter((_, i) => now.configurations[c.id].conditions[i] === "fails")
            .map((condition) => conditionClause(known, condition)),
        ),
      })),
    open: moved.filter((c) => now.configurations[c.id].state === "open"),
    outcomes: evidence.theory.outcomes
      .filter((o) => was.outcomes[o.id].word !== now.outcomes[o.id].word)
      .map((o) => ({ label: o.label, was: was.outcomes[o.id].word, now: now.outcomes[o.id].word })),
  };
}

export function Projector({ evidence, groups, place }) {
  const { bench } = place;
  const { theory } = evidence;
  const known = useMemo(() => index(theory), [theory]);
  const questions = useMemo(() => questionsOf(theory), [theory]);
  const [design, setDesign] = useState(BLANK);
  const [at, setAt] = useState(0);
  const [hands, setHands] = useState({});
  const [picked, setPicked] = useState("");
  const [shown, setShown] = useState(null);
  const stage = useRef(null);
  const heading = useRef(null);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) heading.current?.focus();
  }, [at]);

  const starts = [
    { label: "nothing", design: BLANK },
    ...evidence.schemes.map((scheme) => ({ label: scheme.label, design: designOf(scheme) })),
    ...groups.map((group) => ({ label: group.name, design: group.design })),
  ];
  const question = questions[at];
  const go = (to) => {
    moved.current = true;
    setAt(Math.min(questions.length - 1, Math.max(0, to)));
    setPicked("");
    setShown(null);
  };
  const reveal = () => {
    const { answers, moved: brought } = settled(theory, design.answers, question.id, picked);
    const after = { ...design, answers };
    setShown({ ...consequences(evidence, known, design, after), brought });
    setDesign(after);
  };
  const count = (value, text) => {
    const number = Number.parseInt(text, 10);
    setHands({
      ...hands,
      [`${question.id} ${value}`]: Number.isInteger(number) ? String(Math.min(MOST_HANDS, Math.max(0, number))) : "",
    });
  };

  return (
    <section aria-labelledby="realist-projector" class="realist-projector" ref={stage}>
      <h2 id="realist-projector">One question at a time</h2>
      <div class="realist-projector-start">
        <label>
          Start from{" "}
          <select
            onChange={(event) => {
              setDesign(starts[Number(event.target.value)].design);
              setHands({});
              setAt(0);
              setPicked("");
              setShown(null);
            }}
          >
            {starts.map((start, i) => (
              <option value={i}>{start.label}</option>
            ))}
          </select>
        </label>
        <label>
          Question{" "}
          <select value={at} onChange={(event) => go(Number(event.target.value))}>
            {questions.map((one, i) => (
              <option value={i}>{one.label}</option>
            ))}
          </select>
        </label>
        <button
          type="button"
          onClick={() => (document.fullscreenElement ? document.exitFullscreen() : stage.current.requestFullscreen?.())}
        >
          Fill the screen
        </button>
      </div>
      <fieldset class="realist-projector-question" disabled={Boolean(shown)}>
        <legend>
          <h3 tabIndex={-1} ref={heading}>
            {question.question}
          </h3>
        </legend>
        <p class="realist-projector-why">
          {stopped(question.why)} <Passages ids={question.passages} place={place} />
        </p>
        {question.values.map((value) => (
          <div class="realist-projector-answer" key={`${question.id} ${value.id}`}>
            <label>
              <input
                type="radio"
                name="realist-projector-answer"
                checked={picked === value.id}
                onChange={() => setPicked(value.id)}
              />{" "}
              {value.label}
            </label>
            <label class="realist-hands">
              Hands{" "}
              <input
                type="number"
                min="0"
                max={MOST_HANDS}
                inputMode="numeric"
                aria-label={`Hands for: ${value.label}`}
                value={hands[`${question.id} ${value.id}`] ?? ""}
                onInput={(event) => count(value.id, event.target.value)}
              />
            </label>
          </div>
        ))}
      </fieldset>
      <p class="realist-projector-moves">
        <button type="button" onClick={() => go(at - 1)} aria-disabled={at === 0}>
          Back
        </button>
        <button
          type="button"
          class="realist-projector-reveal"
          aria-disabled={!picked || Boolean(shown)}
          onClick={() => picked && !shown && reveal()}
        >
          Show what follows
        </button>
        <button type="button" onClick={() => go(at + 1)} aria-disabled={at === questions.length - 1}>
          Next question
        </button>
      </p>
      <div role="status" class="realist-projector-follows">
        {shown && <Follows known={known} shown={shown} place={place} />}
        {!shown && picked && (
          <p>Carry on with the marked answer, whoever raised a hand for what. Ask first what it would change.</p>
        )}
      </div>
      {bench && (
        <p>
          <a href={`${bench}#${linkOf(theory, design)}`}>Open this design on the bench</a>
        </p>
      )}
    </section>
  );
}

function Follows({ known, shown, place }) {
  const { active, closed, open, outcomes, brought } = shown;
  if (!active.length && !closed.length && !open.length && !brought.length) {
    return <p>Nothing changes with this answer alone. Another answer may make it matter.</p>;
  }
  return (
    <>
      {brought.map((one) => (
        <p key={one.feature}>
          With it, by definition: {known.feature.get(one.feature).label}
          {one.value === undefined
            ? " is open again"
            : `: ${known.feature.get(one.feature).values.find((v) => v.id === one.value).label}`}
          . {stopped(one.because)}
        </p>
      ))}
      {active.length > 0 && <h4>Now active</h4>}
      {active.map((c) => (
        <p key={c.id}>
          <b>{c.nickname}.</b> {sentence(known, c)} {!c.scope.length && "Only suggested; nobody saw it. "}
          <span class="realist-hint">
            <span class="realist-ours">Our reading of</span>{" "}
            {c.evidence.map(({ finding }) => (
              <span key={finding}>
                <Passage id={finding} finding={finding} place={place} />{" "}
              </span>
            ))}
          </span>
        </p>
      ))}
      {closed.length > 0 && (
        <>
          <h4>Closed: these ways no longer lead there</h4>
          <ul>
            {[...Map.groupBy(closed, (c) => c.needs)].map(([needs, those]) => (
              <li key={needs}>
                Would need that {needs}: {those.map((c) => c.nickname).join("; ")}.
              </li>
            ))}
          </ul>
        </>
      )}
      {open.length > 0 && (
        <>
          <h4>Open again</h4>
          <p>{open.map((c) => c.nickname).join("; ")}.</p>
        </>
      )}
      {outcomes.length > 0 && (
        <>
          <h4>Outcomes</h4>
          <ul>
            {outcomes.map((one) => (
              <li key={one.label}>
                {one.label}: {one.was} → {one.now}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
