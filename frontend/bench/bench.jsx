// The design bench: questions on one side, the answer on the other. It holds no rules; the engine does.
import { render as draw } from "preact";
import "./bench.css";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { appraise } from "../engine/appraisal.js";
import { index, stopped } from "../engine/sentence.js";
import { settled } from "../engine/ties.js";
import { Answer } from "./answer.jsx";
import { changesBetween, inShort, summary } from "./prose.js";
import { Questions } from "./questions.jsx";
import { TakeAway } from "../takeaway/takeaway.jsx";

const BLANK = { answers: {}, assumed: [], knocked_out: [], own: [] };

/** The design that a scheme was, as far as the study says, or that an imagined case would be. */
export function designOf(start) {
  if (!start) return BLANK;
  const { answers } = start;
  if (start.imagined) return { ...BLANK, answers: Object.fromEntries(Object.entries(answers).map(([id, a]) => [id, a.value])) };
  const known = Object.entries(answers).filter(([, a]) => a.status === "stated" || a.status === "inferred");
  return { ...BLANK, answers: Object.fromEntries(known.map(([feature, a]) => [feature, a.value])) };
}

const sorted = (design) => [
  Object.entries(design.answers).sort(([a], [b]) => (a < b ? -1 : 1)),
  [...design.assumed].sort(),
  [...design.knocked_out].sort(),
];
export const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

function Bench({ model }) {
  const evidence = model.get("evidence");
  const place = model.get("place") ?? {};
  const imagined = useMemo(() => (model.get("imagined") ?? []).map((v) => ({ ...v, label: v.title, imagined: true })), [model]);
  const known = useMemo(() => index(evidence.theory), [evidence]);
  const asked = (design) => appraise(evidence.theory, design, evidence.schemes);
  const [now, setNow] = useState(() => ({ design: { ...BLANK, ...model.get("design") }, start: null, past: [], doing: "" }));
  const appraisal = useMemo(() => asked(now.design), [evidence, now.design]);
  const latest = useRef(now);
  latest.current = now;
  const sent = useRef(now.design);

  /** Takes the bench to a design, remembers the one before, and tells the model. */
  const move = (design, doing, { start = now.start, step = "", tell = true } = {}) => {
    const was = latest.current;
    const again = step && was.step === step; // arrowing through one question is one step to undo
    setNow({
      design,
      start,
      step,
      doing,
      changes: changesBetween(known, asked(was.design), asked(design)),
      past: again ? was.past : [...was.past.slice(-199), { design: was.design, start: was.start }],
    });
    sent.current = design;
    if (!tell) return;
    model.set("design", design);
    model.save_changes();
  };

  useEffect(() => {
    const arrived = () => {
      const design = { ...BLANK, ...model.get("design") };
      if (!same(design, sent.current)) move(design, "The notebook set the design.", { tell: false });
    };
    model.on("change:design", arrived);
    return () => model.off?.("change:design", arrived);
  }, []);

  const actions = {
    answer(feature, value) {
      const { answers, moved } = settled(evidence.theory, now.design.answers, feature.id, value);
      const label = (id, v) => known.feature.get(id).values.find((one) => one.id === v)?.label ?? "not sure";
      const also = moved.map((m) => ` With it goes ${known.feature.get(m.feature).label}: ${label(m.feature, m.value)}. ${stopped(m.because)}`);
      move({ ...now.design, answers }, `${feature.label}: ${label(feature.id, value)}.${also.join("")}`, { step: feature.id });
    },
    startFrom(start) {
      const from = start ? (start.imagined ? `the imagined case “${start.label}”` : start.label) : "nothing";
      move(designOf(start), `Started from ${from}.`, { start: start ?? null, step: start?.imagined ? "imagined" : "" });
    },
    suppose(mechanism, how) {
      const without = (part) => now.design[part].filter((id) => id !== mechanism.id);
      const design = { ...now.design, assumed: without("assumed"), knocked_out: without("knocked_out") };
      if (how !== "answered") design[how] = [...design[how], mechanism.id].sort();
      const doing = { answered: "read from your answers", assumed: "assumed", knocked_out: "knocked out" }[how];
      move(design, `${mechanism.label}: ${doing}.`, { step: `suppose ${mechanism.id}` });
    },
    undo() {
      const { past } = latest.current;
      if (!past.length) return;
      const { design, start } = past.at(-1);
      move(design, "Undone.", { start });
      setNow((is) => ({ ...is, past: past.slice(0, -1) }));
    },
  };

  return (
    <div class="realist-bench">
      <div class="realist-columns">
        <Questions {...{ known, evidence, imagined, place, now, actions }} />
        <div class="realist-right">
          <Line now={summary(known, evidence, appraisal)} said={now.doing && `${now.doing} ${inShort(now.changes)}`} />
          <Answer {...{ known, evidence, place, design: now.design, changes: now.changes, appraisal, actions }} />
          <TakeAway {...{ evidence, design: now.design, notebook: model.get("notebook"), open: (design, said) => move(design, said, { start: null }) }} />
        </div>
      </div>
    </div>
  );
}

/** The line of prose. Only what changed is announced; on a narrow screen it is cut short until asked for. */
function Line({ now, said }) {
  const [whole, setWhole] = useState(false);
  return (
    <div class={`realist-line ${whole ? "is-whole" : ""}`}>
      <p class="realist-line-now">{now}</p>
      <p class="realist-line-said" role="status" aria-live="polite">
        {said}
      </p>
      <button type="button" class="realist-more" aria-expanded={whole} onClick={() => setWhole(!whole)}>
        {whole ? "Less" : "More"}
      </button>
    </div>
  );
}

function render({ model, el }) {
  draw(<Bench model={model} />, el);
  return () => draw(null, el);
}

export default { render };
