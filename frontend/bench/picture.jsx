// The design as a picture, read from left to right like a stave: each configuration is one line, which leaves its conditions, meets its
// mechanisms on their rails and ends at its outcome. No two lines cross, however many there are. The words are in the picture itself.
import { useRef, useState } from "preact/hooks";
import { bands, chainOf, chainWords, mechanismNames } from "./chains.js";
import { Mark } from "./parts.jsx";
import { OUTCOME_SIDES, wordOf } from "./prose.js";

const keyOf = ({ kind, id }) => `${kind} ${id}`;

export function Picture(props) {
  const { known, appraisal } = props;
  const { configurations, mechanisms } = known.theory;
  const [held, hold] = useState(null);
  const [hovered, hover] = useState(null);
  const [stop, setStop] = useState("");
  const frame = useRef(null);

  const shown = bands(known, appraisal);
  const live = shown.flatMap(({ groups }) => groups.flatMap(({ threads }) => threads));
  const left = configurations.length - live.length;
  const touched = mechanisms.filter(({ id }) => live.some((c) => c.mechanisms.includes(id)));
  const stops = [
    ...touched.map(({ id }) => `mechanism ${id}`),
    ...shown.flatMap(({ groups }) => groups.flatMap((g) => [...g.threads.map((c) => `configuration ${c.id}`), `outcome ${g.outcome.id}`])),
  ];
  const part = [hovered, held].find((one) => one && stops.includes(keyOf(one)));
  const chain = part && chainOf(live, part);
  const inChain = new Set(chain && [...chain.own, ...chain.before]);
  const lit = (test) => (!chain ? "" : test ? "is-lit" : "is-dim");

  /** What makes a part answer to pointer and keyboard: one stop for Tab, arrows from there. */
  const answers = (one) => ({
    type: "button",
    "data-part": keyOf(one),
    tabIndex: keyOf(one) === (stops.includes(stop) ? stop : stops[0]) ? 0 : -1,
    onFocus: () => {
      setStop(keyOf(one));
      hold(one);
    },
    onClick: () => hold(one),
  });
  const hovers = (one) => ({
    onPointerEnter: (event) => event.pointerType === "mouse" && hover(one),
    onPointerLeave: () => hover(null),
  });
  const clear = () => {
    hold(null);
    hover(null);
  };
  const onKeyDown = (event) => {
    if (event.key === "Escape" && part) {
      clear();
      return;
    }
    const at = stops.indexOf(event.target.dataset?.part);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: stops.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = stops[Math.min(Math.max(to, 0), stops.length - 1)];
    [...frame.current.querySelectorAll("[data-part]")].find((one) => one.dataset.part === next)?.focus();
  };
  const onFocusOut = (event) => {
    if (!event.currentTarget.contains(event.relatedTarget)) hold(null);
  };

  return (
    <div class="realist-part">
      <h2 id="realist-picture">The design as a picture</h2>
      <details class="realist-picture" open>
        <summary>From context through mechanism to outcome, a line for each configuration</summary>
        <figure ref={frame} onKeyDown={onKeyDown} onfocusout={onFocusOut} style={{ "--rails": touched.length + SPARE }}>
          {live.length > 0 && <Key />}
          {live.length > 0 && (
            <div class="realist-stave" role="group" aria-label="Picture; the arrow keys go from part to part, Escape shows all again">
              <div class="realist-heads">
                {touched.map((mechanism, i) => {
                  const one = { kind: "mechanism", id: mechanism.id };
                  const on = lit([...inChain].some((c) => c.mechanisms.includes(mechanism.id)));
                  return (
                    <div class={`realist-head ${on}`} key={mechanism.id}>
                      <button {...answers(one)} {...hovers(one)} style={{ "--after": i + SPARE + 0.2 }}>
                        <span>{mechanism.label}</span> <Mark kind="mechanism" />
                      </button>
                      <svg aria-hidden="true" class="realist-wire">
                        <Rails count={touched.length} from={touched.length - i} />
                        <line class="realist-rail" x1={rail(touched.length, i)} x2={rail(touched.length, i)} y1="50%" y2="100%" />
                      </svg>
                    </div>
                  );
                })}
              </div>
              {shown.map(({ level, groups }) => (
                <section key={level.id} class="realist-band" aria-label={level.label}>
                  <div class="realist-band-name">
                    <h3>{level.label}</h3>
                    <svg aria-hidden="true" class="realist-wire">
                      <Rails count={touched.length} />
                    </svg>
                  </div>
                  {groups.map(({ outcome, threads }) => {
                    const one = { kind: "outcome", id: outcome.id };
                    const state = appraisal.outcomes[outcome.id];
                    const on = lit([...inChain].some((c) => c.outcome === outcome.id));
                    const open = threads.every((c) => appraisal.configurations[c.id].state === "open");
                    return (
                      <div class="realist-group" key={outcome.id}>
                        <ul>
                          {threads.map((c) => (
                            <Thread key={c.id} {...{ c, touched, answers, hovers, on: lit(inChain.has(c)) }} {...props} />
                          ))}
                        </ul>
                        <div class={`realist-end ${on} ${open ? "is-open" : "is-active"}`}>
                          <button {...answers(one)} {...hovers(one)}>
                            <Mark kind="outcome" /> <b>{outcome.label}</b>
                            <span class="realist-end-word">{wordOf(known, state, OUTCOME_SIDES)}</span>
                          </button>
                        </div>
                      </div>
                    );
                  })}
                </section>
              ))}
            </div>
          )}
          <figcaption>
            {live.length > 0 ? (
              <>
                Point at, tap or move to a line, a mechanism or an outcome to see the chain it stands in.{" "}
                {left > 0 && `Left out: ${left > 1 ? `the ${left} configurations` : "the one configuration"} not met here; that is not evidence against. `}
                How often a mechanism or an outcome is met says nothing of its strength.
              </>
            ) : (
              "No configuration is active or open in this design, so there is nothing to draw. That is not evidence against it. "
            )}{" "}
            <a href="#realist-configurations" onClick={toList}>
              The same as sentences, with their reasons
            </a>
          </figcaption>
          <div class={`realist-chain ${chain ? "is-shown" : ""}`}>
            {chain && held && (
              <button type="button" class="realist-quiet" onClick={clear}>
                Show all
              </button>
            )}
            <p aria-live="polite">
              {chain && <Words words={chainWords(known, appraisal, part, chain)} />}
            </p>
          </div>
        </figure>
      </details>
    </div>
  );
}

const Words = ({ words: [name, rest] }) => (
  <>
    <b>{name}.</b> {rest}
  </>
);

function toList(event) {
  event.preventDefault();
  const target = document.getElementById("realist-configurations");
  target?.focus({ preventScroll: true });
  target?.scrollIntoView();
}

const percent = (n) => `${Math.round(n * 1e4) / 100}%`;
/** Where the rail of a mechanism runs: the first stands furthest right, so that the names can step down to them in order. */
const rail = (count, i) => percent((count - i - 0.2) / (count + SPARE));
/** Room beside the rails, counted in rails: where a line begins, and where its effect stands. */
const SPARE = 1.5;

/** The rails behind a line; of a head, only those whose names stand above it. */
function Rails({ count, from = 0 }) {
  return Array.from({ length: count }, (_, i) => i)
    .filter((i) => count - 1 - i >= from)
    .map((i) => <line key={i} class="realist-rail" x1={rail(count, i)} x2={rail(count, i)} y1="0" y2="100%" />);
}

/** A mark of a fixed size in the middle of a line, at a share of its width. */
const At = ({ x, children }) => (
  <svg x={x} y="50%" overflow="visible">
    {children}
  </svg>
);

const WORK_PATHS = { triggers: "M-11.5 -4 L-5 0 L-11.5 4 Z", blocks: "M-8.5 -6.5 V6.5" };
const EFFECT_PATHS = {
  towards: "M-5 5 L5 -5 M-2 -5 H5 V2",
  against: "M-5 -5 L5 5 M5 -2 V5 H-2",
  affects: "M-6.5 0 H6.5 M-3 -3.5 L-6.5 0 L-3 3.5 M3 -3.5 L6.5 0 L3 3.5",
};

function Node({ works }) {
  return (
    <>
      {works === "blocks" && <path class="realist-gap" d="M-7 0 H0" />}
      <path class={`realist-works is-${works}`} d={WORK_PATHS[works]} />
      <circle class="realist-node" r="4.75" />
    </>
  );
}

function Thread({ c, touched, known, design, appraisal, answers, hovers, on }) {
  const { state, conditions, by_assumption: assumed } = appraisal.configurations[c.id];
  const one = { kind: "configuration", id: c.id };
  const count = touched.length;
  return (
    <li
      class={`realist-thread is-${state} ${assumed ? "is-assumed" : ""} ${on}`}
      data-state={state}
      data-works={c.works}
      data-effect={c.effect}
      {...hovers(one)}
    >
      <button {...answers(one)}>
        <span class="realist-heard">{c.nickname}: </span>
        {c.conditions.map((condition, i) => (
          <Condition key={i} {...{ condition, known, design, status: conditions[i] }} />
        ))}
        {(assumed || !c.scope.length) && (
          <span class="realist-only">{[assumed && "only as assumed", !c.scope.length && "only suggested"].filter(Boolean).join(", ")}</span>
        )}
        <span class="realist-heard">
          , {state}, {c.works} {mechanismNames(known, c)}, {c.effect}
        </span>
      </button>
      <svg aria-hidden="true" class="realist-wire">
        <Rails count={count} />
        <line class="realist-line-of" x1="0" x2={percent((count + 0.55) / (count + SPARE))} y1="50%" y2="50%" />
        {touched.map(
          ({ id }, i) =>
            c.mechanisms.includes(id) && (
              <At key={id} x={rail(count, i)}>
                <Node works={c.works} />
              </At>
            ),
        )}
        <At x={percent((count + 1) / (count + SPARE))}>
          <path class="realist-effect" d={EFFECT_PATHS[c.effect]} />
        </At>
      </svg>
    </li>
  );
}

/** Whether the label of an answer is plain without its question: no other answer has it, and it is more than a yes or a no. */
const speaksAlone = ({ theory }, { label }) =>
  label.split(" ").length > 2 && !/^(yes|no)\b/i.test(label) && theory.features.flatMap((f) => f.values).filter((v) => v.label === label).length === 1;

function Condition({ condition, known, design, status }) {
  if (condition.feature === undefined) {
    return (
      <span class={`realist-given is-${status}`}>
        <Mark kind="outcome" />
        <span>
          {known.outcome.get(condition.outcome).label} <Way effect={condition.direction} />
          <span class="realist-heard">{condition.direction}</span>
          {status === "unknown" && " (open)"}
        </span>
      </span>
    );
  }
  const feature = known.feature.get(condition.feature);
  const value = feature.values.find(({ id }) => id === design.answers[condition.feature]);
  return (
    <span class={`realist-given is-${status}`}>
      <Mark kind="context" />
      <span>
        <span class={value && speaksAlone(known, value) ? "realist-heard" : undefined}>{feature.label}: </span>
        {value ? value.label : status === "assumed" ? "assumed" : "not answered"}
      </span>
    </span>
  );
}

const Way = ({ effect }) => (
  <svg aria-hidden="true" class="realist-way" viewBox="-8 -8 16 16">
    <path class="realist-effect" d={EFFECT_PATHS[effect]} />
  </svg>
);

/** The marks, said once, above the picture. */
function Key() {
  const sample = (children) => (
    <svg aria-hidden="true" width="34" height="16">
      {children}
    </svg>
  );
  const line = (x1, x2) => <line class="realist-line-of" x1={x1} x2={x2} y1="50%" y2="50%" />;
  const wired = (works) => sample([line(0, 34), <At x="20"><Node works={works} /></At>]);
  return (
    <ul class="realist-key" aria-label="Marks of the picture">
      <li class="is-active">{wired("triggers")} triggers</li>
      <li class="is-active">{wired("blocks")} blocks</li>
      <li class="is-active">{sample(line(0, 34))} active</li>
      <li class="is-open">{sample([line(0, 34), <At x="20"><circle class="realist-node" r="4.75" /></At>])} open</li>
      <li><Way effect="towards" /> towards</li>
      <li><Way effect="against" /> against</li>
      <li><Way effect="affects" /> direction not stated</li>
    </ul>
  );
}
