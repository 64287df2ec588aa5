// The design bench: questions on one side, the answer on the other. It holds no rules; the engine does.
import { render as draw } from "preact";
import "../ui/controls.css";
import "../ui/frame.css";
import "./bench.css";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { appraise } from "../engine/appraisal.js";
import { BLANK, designOf, same } from "../engine/design.js";
import { withOwn } from "../engine/own.js";
import { index } from "../engine/sentence.js";
import { settled } from "../engine/ties.js";
import { TakeAway } from "../takeaway/takeaway.jsx";
import { stopped } from "../text.js";
import { afterPaint } from "../ui/after-paint.js";
import { useModelChange } from "../ui/parts.jsx";
import { Answer } from "./answer.jsx";
import { Compare } from "./compare.jsx";
import { Line } from "./line.jsx";
import { NotOpened } from "./not-opened.jsx";
import { bearing, changesBetween, inShort, summary } from "./prose.js";
import { Questions } from "./questions.jsx";
import { taken } from "./sent.js";
import { Tour } from "./tour.jsx";

/** Whether two plain values say the same. */
function alike(one, other) {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => alike(one[name], other[name]));
}

/** The new appraisal with every part of the old one that says the same, so that only what differs is drawn anew. */
function reuseUnchanged(appraisal, before) {
  if (!before || before === appraisal) return appraisal;
  for (const part of ["configurations", "mechanisms", "outcomes"]) {
    for (const [id, was] of Object.entries(before[part])) {
      const now = appraisal[part][id];
      if (now && alike(now, was)) appraisal[part][id] = was;
    }
  }
  return appraisal;
}

const MOST_STEPS = 200;

function Bench({ model }) {
  const evidence = model.get("evidence");
  const imagined = useMemo(
    () => (model.get("imagined") ?? []).map((v) => ({ ...v, label: v.title, imagined: true })),
    [model],
  );
  const [now, setNow] = useState(() => ({
    design: { ...BLANK, ...model.get("design") },
    start: null,
    past: [],
    future: [],
    doing: "",
  }));
  const [notOpened, setNotOpened] = useState("");
  const latest = useRef(now);
  latest.current = now;
  const sent = useRef(now.design);
  const seen = useRef(new WeakMap());

  const asked = useCallback((design) => {
    if (!seen.current.has(design)) seen.current.set(design, appraise(evidence.theory, design, evidence.schemes));
    return seen.current.get(design);
  }, []);
  const knowing = useRef(null);
  const knownOf = (design) => {
    const own = JSON.stringify(design.own ?? []);
    if (knowing.current?.own !== own) knowing.current = { own, known: index(withOwn(evidence.theory, design)) };
    return knowing.current.known;
  };

  /** Takes the bench to a design and tells the model; the one before can be had back. */
  const go = (design, doing, rest) => {
    const was = latest.current;
    const [before, after] = [asked(was.design), asked(design)];
    const moved = changesBetween(knownOf(design), before, after);
    const changes = moved.length || !rest?.touched ? moved : bearing(knownOf(design), after, rest.touched);
    const next = { ...was, touched: undefined, step: "", ...rest, design, doing, changes };
    latest.current = next;
    setNow(next);
    sent.current = design;
    if (rest?.tell === false) return;
    model.set("design", design);
    model.save_changes();
  };

  const actions = useMemo(() => {
    const stand = () => ({ design: latest.current.design, start: latest.current.start, doing: latest.current.doing });
    const move = (design, doing, { step = "", ...rest } = {}) => {
      const was = latest.current;
      const again = step && was.step === step; // arrowing through one question is one step to undo
      go(design, doing, {
        step,
        past: again ? was.past : [...was.past.slice(1 - MOST_STEPS), stand()],
        future: [],
        ...rest,
      });
    };
    const back = (from, to, doing) => {
      const was = latest.current;
      const there = was[from].at(-1);
      if (!there) return;
      go(there.design, doing(there), {
        start: there.start,
        [from]: was[from].slice(0, -1),
        [to]: [...was[to], stand()],
      });
    };
    return {
      answer(feature, value) {
        const { theory } = evidence;
        const { design } = latest.current;
        const { answers, moved } = settled(theory, design.answers, feature.id, value);
        const label = (id, v) =>
          theory.features.find((f) => f.id === id).values.find((one) => one.id === v)?.label ?? "not sure";
        const named = (id) => theory.features.find((f) => f.id === id).label;
        const also = moved.map(
          (m) => ` With it goes ${named(m.feature)}: ${label(m.feature, m.value)}. ${stopped(m.because)}`,
        );
        move({ ...design, answers }, `${feature.label}: ${label(feature.id, value)}.${also.join("")}`, {
          step: feature.id,
          touched: feature.id,
        });
      },
      startFrom(start) {
        const from = start ? (start.imagined ? `the imagined case “${start.label}”` : start.label) : "nothing";
        const { own } = latest.current.design;
        const kept = own.length ? " Your own configurations stay." : "";
        move({ ...designOf(start), own }, `Started from ${from}.${kept}`, {
          start: start ?? null,
          step: start?.imagined ? "imagined" : "",
        });
      },
      /** To a design from elsewhere: a file, a link, what was kept. */
      open: (design, doing) => move({ ...BLANK, ...design }, doing, { start: null }),
      /** To a design worked out for the reader; what it came from stays what it was. */
      try: (design, doing) => move({ ...BLANK, ...design }, doing),
      suppose(mechanism, how) {
        const { design } = latest.current;
        const without = (part) => design[part].filter((id) => id !== mechanism.id);
        const next = { ...design, assumed: without("assumed"), knocked_out: without("knocked_out") };
        if (how !== "answered") next[how] = [...next[how], mechanism.id].sort();
        const doing = { answered: "read from your answers", assumed: "assumed", knocked_out: "knocked out" }[how];
        move(next, `${mechanism.label}: ${doing}.`, { step: `suppose ${mechanism.id}` });
      },
      write(own, doing) {
        move({ ...latest.current.design, own }, doing);
      },
      undo: () => back("past", "future", () => "Undone."),
      redo: () => back("future", "past", () => "Done again."),
    };
  }, [model]);

  useModelChange(model, "design", () => {
    const design = { ...BLANK, ...model.get("design") };
    if (same(design, sent.current)) return;
    const was = latest.current;
    const stood = { design: was.design, start: was.start, doing: was.doing };
    go(design, "The notebook set the design.", {
      tell: false,
      past: [...was.past.slice(1 - MOST_STEPS), stood],
      future: [],
    });
  });

  useLayoutEffect(() => {
    const sent = taken(evidence.theory, latest.current.design);
    if (sent?.design) actions.open(sent.design, sent.doing);
    else if (sent) setNow({ ...latest.current, doing: sent.doing });
  }, []);

  useLayoutEffect(() => {
    const onKey = (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (event.target.closest?.("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])"))
        return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      actions[key === "y" || event.shiftKey ? "redo" : "undo"]();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  // What a touched answer does is said at once, beside it and in the line. When that is painted, first the picture follows, then the rest.
  const drawn = useRef(null);
  if (!drawn.current || !now.touched) drawn.current = { picture: now, rest: now };
  const [, redraw] = useState(null);
  useLayoutEffect(() => {
    if (drawn.current.rest === now) return undefined;
    const to = (those) => () => {
      drawn.current = { ...drawn.current, ...those };
      redraw(drawn.current);
    };
    return afterPaint([to({ picture: now }), to({ rest: now })]);
  }, [now]);
  const { picture, rest } = drawn.current;
  const last = useRef(null);
  const pictured = useMemo(() => {
    last.current = reuseUnchanged(asked(picture.design), last.current);
    return { known: knownOf(picture.design), appraisal: last.current, design: picture.design };
  }, [picture.design]);

  const place = model.get("place") ?? NOTHING;
  const cautions = model.get("cautions") ?? NOTHING;
  const known = knownOf(now.design);
  const line = useMemo(() => summary(known, evidence, asked(now.design), now.design), [known, now.design]);
  return (
    <div class="realist-bench">
      <NotOpened why={notOpened} />
      <Tour />
      <div class="realist-columns">
        <Questions
          evidence={evidence}
          model={model}
          place={place}
          cautions={cautions}
          actions={actions}
          known={known}
          imagined={imagined}
          now={now}
        />
        <div class="realist-right">
          <Line
            now={line}
            said={now.doing && `${now.doing} ${inShort(now.changes)}`}
            changes={now.changes}
            held={picture !== now}
          />
          <Answer
            evidence={evidence}
            model={model}
            place={place}
            cautions={cautions}
            actions={actions}
            pictured={pictured}
            known={knownOf(rest.design)}
            appraisal={asked(rest.design)}
            design={rest.design}
          />
          <TakeAway
            evidence={evidence}
            design={rest.design}
            notebook={model.get("notebook")}
            inBook={Boolean(model.tab)}
            open={actions.open}
            refuse={setNotOpened}
          />
        </div>
      </div>
      <Compare
        evidence={evidence}
        model={model}
        place={place}
        cautions={cautions}
        imagined={imagined}
        asked={asked}
        design={rest.design}
        past={rest.past}
      />
    </div>
  );
}

const NOTHING = {};

function render({ model, el }) {
  draw(<Bench model={model} />, el);
  return () => draw(null, el);
}

export default { render };
