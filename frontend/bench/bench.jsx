// The design bench: questions on one side, the answer on the other. It holds no rules; the engine does.
import { render as draw } from "preact";
import "./bench.css";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { appraise } from "../engine/appraisal.js";
import { index } from "../engine/sentence.js";
import { Answer } from "./answer.jsx";
import { changesBetween, summary } from "./prose.js";
import { Questions } from "./questions.jsx";

const BLANK = { answers: {}, assumed: [], knocked_out: [] };

export function designOf(scheme) {
  const known = Object.entries(scheme.answers).filter(([, a]) => a.status === "stated" || a.status === "inferred");
  return { ...BLANK, answers: Object.fromEntries(known.map(([feature, a]) => [feature, a.value])) };
}

const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
const sorted = (design) => ({
  answers: Object.entries(design.answers).sort(([a], [b]) => (a < b ? -1 : 1)),
  assumed: [...design.assumed].sort(),
  knocked_out: [...design.knocked_out].sort(),
});

function Bench({ model }) {
  const evidence = model.get("evidence");
  const place = model.get("place") ?? {};
  const known = useMemo(() => index(evidence.theory), [evidence]);
  const [now, setNow] = useState(() => ({
    design: { ...BLANK, ...model.get("design") },
    start: "",
    past: [],
    said: "",
  }));
  const appraisal = useMemo(() => appraise(evidence.theory, now.design, evidence.schemes), [evidence, now.design]);
  const latest = useRef({ design: now.design, appraisal });
  latest.current = { design: now.design, appraisal };
  const sent = useRef(now.design);
  const tell = (design) => {
    sent.current = design;
    model.set("design", design);
    model.save_changes();
  };

  const move = (design, doing, change = {}) => {
    const after = appraise(evidence.theory, design, evidence.schemes);
    setNow((was) => ({
      ...was,
      past: [...was.past.slice(-199), { design: was.design, start: was.start }],
      ...change,
      design,
      said: `${doing} ${changesBetween(known, latest.current.appraisal, after)}`,
    }));
    tell(design);
  };

  useEffect(() => {
    const arrived = () => {
      const design = { ...BLANK, ...model.get("design") };
      if (same(design, sent.current)) return;
      sent.current = design;
      const after = appraise(evidence.theory, design, evidence.schemes);
      const said = `The notebook set the design. ${changesBetween(known, latest.current.appraisal, after)}`;
      setNow((was) => ({ ...was, past: [...was.past, { design: was.design, start: was.start }], design, said }));
    };
    model.on("change:design", arrived);
    return () => model.off?.("change:design", arrived);
  }, []);

  const actions = {
    answer(feature, value) {
      const answers = { ...now.design.answers };
      if (value === undefined) delete answers[feature.id];
      else answers[feature.id] = value;
      const label = value === undefined ? "not sure" : feature.values.find((v) => v.id === value).label;
      move({ ...now.design, answers }, `${feature.label}: ${label}.`);
    },
    startFrom(scheme) {
      if (!scheme) move(BLANK, "Started from nothing.", { start: "" });
      else move(designOf(scheme), `Started from ${scheme.label}.`, { start: scheme.id });
    },
    suppose(mechanism, how) {
      const without = (part) => now.design[part].filter((id) => id !== mechanism.id);
      const design = { ...now.design, assumed: without("assumed"), knocked_out: without("knocked_out") };
      if (how !== "answered") design[how] = [...design[how], mechanism.id].sort();
      const doing = { answered: "read from your answers", assumed: "assumed", knocked_out: "knocked out" }[how];
      move(design, `${mechanism.label}: ${doing}.`);
    },
    undo() {
      const past = now.past.at(-1);
      if (!past) return;
      const after = appraise(evidence.theory, past.design, evidence.schemes);
      setNow((was) => ({
        ...past,
        past: was.past.slice(0, -1),
        said: `Undone. ${changesBetween(known, latest.current.appraisal, after)}`,
      }));
      tell(past.design);
    },
  };

  return (
    <div class="realist-bench">
      <div class="realist-columns">
        <Questions {...{ known, evidence, place, now, actions }} />
        <div class="realist-right">
          <p class="realist-line" role="status" aria-live="polite">
            <span class="realist-line-now">{summary(known, evidence, appraisal)}</span>
            {now.said && <span class="realist-line-said"> {now.said}</span>}
          </p>
          <Answer {...{ known, evidence, place, design: now.design, appraisal, actions }} />
        </div>
      </div>
    </div>
  );
}

function render({ model, el }) {
  draw(<Bench model={model} />, el);
  return () => draw(null, el);
}

export default { render };
