// The design as a picture, read from left to right like a stave: each configuration is one line, which leaves its conditions, meets its
// mechanisms on their rails and ends at its outcome. No two lines cross, however many there are. Levels fold; its words are a list below.

import { useMemo, useRef, useState } from "preact/hooks";
import { OUTCOME_SIDES } from "../engine/words.js";
import { Fold, Mark, memo, resting } from "../ui/parts.jsx";
import { bands, chainOf, chainWords, mechanismNames } from "./chains.js";
import { jump } from "./jump.js";
import { wordOf } from "./prose.js";

const keyOf = ({ kind, id }) => `${kind} ${id}`;
/** With more lines than these, a level is one line until it is opened. */
const MOST_AT_ONCE = 44;

export const Picture = memo(Pictured);

function Pictured({ known, appraisal, design }) {
  const shown = useMemo(() => bands(known, appraisal), [known, appraisal]);
  const live = shown.flatMap(({ groups }) => groups.flatMap(({ threads }) => threads));
  const left = known.theory.configurations.length - live.length;
  return (
    <div class="realist-part">
      <h2 id="realist-picture" tabIndex={-1}>
        The design as a picture
      </h2>
      <Fold
        class="realist-picture"
        open
        summary="From context through mechanism to outcome, a line for each configuration"
      >
        {() =>
          live.length ? (
            <Stave known={known} appraisal={appraisal} design={design} shown={shown} live={live} left={left} />
          ) : (
            <p class="realist-hint">
              No configuration is active or open in this design, so there is nothing to draw. That is not evidence
              against it.
            </p>
          )
        }
      </Fold>
    </div>
  );
}

function Stave({ known, appraisal, design, shown, live, left }) {
  const { mechanisms } = known.theory;
  const [held, hold] = useState(null);
  const [hovered, hover] = useState(null);
  const [stop, setStop] = useState("");
  const [folded, setFolded] = useState({});
  const frame = useRef(null);

  const touched = mechanisms.filter(({ id }) => live.some((c) => c.mechanisms.includes(id)));
  const rails = touched.map(({ id }) => id).join(" ");
  const isOpen = (level) => folded[level.id] ?? live.length <= MOST_AT_ONCE;
  const stops = [
    ...touched.map(({ id }) => `mechanism ${id}`),
    ...shown.flatMap(({ level, groups }) =>
      isOpen(level)
        ? groups.flatMap((g) => [...g.threads.map((c) => `configuration ${c.id}`), `outcome ${g.outcome.id}`])
        : [],
    ),
  ];
  const part = [hovered, held].find((one) => one && stops.includes(keyOf(one)));
  const chain = part && chainOf(live, part);
  const inChain = new Set(chain && [...chain.own, ...chain.before]);
  const lit = (test) => (!chain ? "" : test ? "is-lit" : "is-dim");
  const first = stops.includes(stop) ? stop : stops[0];

  /** One listener for all parts: what is pressed, focused or pointed at says by its attribute what it is. */
  const partOf = (target) => {
    const name = target.closest?.("[data-part]")?.dataset.part ?? target.closest?.("[data-line]")?.dataset.line;
    if (!name) return null;
    const gap = name.indexOf(" ");
    return { kind: name.slice(0, gap), id: name.slice(gap + 1) };
  };
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
    const to = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: stops.length - 1,
    }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = stops[Math.min(Math.max(to, 0), stops.length - 1)];
    [...frame.current.querySelectorAll("[data-part]")].find((one) => one.dataset.part === next)?.focus();
  };
  const listeners = {
    onKeyDown,
    onfocusin: (event) => {
      const one = event.target.dataset?.part && partOf(event.target);
      if (!one) return;
      setStop(keyOf(one));
      hold(one);
    },
    onfocusout: (event) => {
      if (!event.currentTarget.contains(event.relatedTarget)) hold(null);
    },
    onClick: (event) => {
      const one = event.target.closest?.("[data-part]") && partOf(event.target);
      if (one) hold(one);
    },
    onPointerOver: (event) => {
      if (event.pointerType !== "mouse") return;
      const one = partOf(event.target);
      if ((one && keyOf(one)) !== (hovered && keyOf(hovered))) hover(one);
    },
    onPointerLeave: () => hovered && hover(null),
  };
  const tab = (name) => (name === first ? 0 : -1);

  return (
    <figure ref={frame} {...listeners} style={{ "--rails": touched.length + SPARE }}>
      <Key />
      <div
        class="realist-stave"
        role="group"
        aria-label="Picture; the arrow keys go from part to part, Escape shows all again"
      >
        <div class="realist-heads">
          {touched.map(({ id, label }, i) => (
            <div class={`realist-head ${lit([...inChain].some((c) => c.mechanisms.includes(id)))}`} key={id}>
              <button
                type="button"
                data-part={`mechanism ${id}`}
                tabIndex={tab(`mechanism ${id}`)}
                style={{ "--after": i + SPARE + 0.2 }}
              >
                <span>{label}</span> <Mark kind="mechanism" />
              </button>
              <svg aria-hidden="true" class="realist-wire">
                <Rails count={touched.length} from={touched.length - i} />
                <line
                  class="realist-rail"
                  x1={rail(touched.length, i)}
                  x2={rail(touched.length, i)}
                  y1="50%"
                  y2="100%"
                />
              </svg>
            </div>
          ))}
        </div>
        <div class="realist-bands">
          <svg aria-hidden="true" class="realist-rails">
            <Rails count={touched.length} />
          </svg>
          {shown.map(({ level, groups }) => {
            const threads = groups.flatMap((g) => g.threads);
            const open = isOpen(level);
            const active = threads.filter((c) => appraisal.configurations[c.id].state === "active").length;
            const told = [active && `${active} active`, threads.length - active && `${threads.length - active} open`]
              .filter(Boolean)
              .join(", ");
            return (
              <details
                key={level.id}
                class={`realist-band ${open ? "" : lit(threads.some((c) => inChain.has(c)))}`}
                open={open}
                onToggle={(event) => {
                  const is = event.currentTarget.open;
                  if (is !== open) setFolded((was) => ({ ...was, [level.id]: is }));
                }}
              >
                <summary>
                  <b>{level.label}</b> <span class="realist-hint">{told}</span>
                </summary>
                {open &&
                  groups.map(({ outcome, threads: those }) => {
                    const isOpenEnd = those.every((c) => appraisal.configurations[c.id].state === "open");
                    const on = lit([...inChain].some((c) => c.outcome === outcome.id));
                    return (
                      <div class={`realist-group ${isOpenEnd ? "is-waiting" : ""}`} key={outcome.id}>
                        <ul>
                          {those.map((c) => (
                            <Thread
                              key={c.id}
                              c={c}
                              known={known}
                              rails={rails}
                              given={c.conditions.map((k) => design.answers[k.feature] ?? "").join(" ")}
                              state={appraisal.configurations[c.id]}
                              on={lit(inChain.has(c))}
                              tab={tab(`configuration ${c.id}`)}
                            />
                          ))}
                        </ul>
                        <End
                          known={known}
                          outcome={outcome}
                          on={on}
                          isOpen={isOpenEnd}
                          state={appraisal.outcomes[outcome.id]}
                          tab={tab(`outcome ${outcome.id}`)}
                        />
                      </div>
                    );
                  })}
              </details>
            );
          })}
        </div>
      </div>
      <figcaption>
        Point at, tap or move to a line, a mechanism or an outcome to see the chain it stands in.{" "}
        {left > 0 &&
          `Left out: ${left > 1 ? `the ${left} configurations` : "the one configuration"} not met here; that is not evidence against. `}
        How often a mechanism or an outcome is met says nothing of its strength.{" "}
        <a href="#realist-configurations" onClick={jump}>
          The same as sentences, with their reasons
        </a>
      </figcaption>
      <div class={`realist-chain ${chain ? "is-shown" : ""}`}>
        {chain && held && (
          <button type="button" class="realist-quiet" onClick={clear}>
            Show all
          </button>
        )}
        <p aria-live="polite">{chain && <Words words={chainWords(known, appraisal, part, chain)} />}</p>
      </div>
    </figure>
  );
}

const Words = ({ words: [name, rest] }) => (
  <>
    <b>{name}.</b> {rest}
  </>
);

const End = memo(({ known, outcome, state, on, isOpen, tab }) => (
  <div class={`realist-end ${on} ${isOpen ? "is-open" : "is-active"}`}>
    <button type="button" data-part={`outcome ${outcome.id}`} tabIndex={tab}>
      <Mark kind="outcome" /> <b>{outcome.label}</b>{" "}
      <span class="realist-end-word">{wordOf(known, state, OUTCOME_SIDES)}</span>
    </button>
  </div>
));

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

const WORK_PATHS = { triggers: "M-11.5 -4 L-5 0 L-11.5 4 Z", blocks: "M-8.5 -6.5 V6.5" };
const EFFECT_PATHS = {
  towards: "M-5 5 L5 -5 M-2 -5 H5 V2",
  against: "M-5 -5 L5 5 M5 -2 V5 H-2",
  affects: "M-6.5 0 H6.5 M-3 -3.5 L-6.5 0 L-3 3.5 M3 -3.5 L6.5 0 L3 3.5",
};

/** How wide and high the drawing of one line is: so much for each rail, counted from its right end, whose place no other rail moves. */
const PITCH = 18.4;
const HIGH = 20;
const at = (x) => `translate(${Math.round(x * 100) / 100} ${HIGH / 2})`;

/** A line that meets a mechanism, `x` from where the drawing begins. */
function Node({ works, x }) {
  return (
    <>
      {works === "blocks" && <path class="realist-gap" d="M-7 0 H0" transform={at(x)} />}
      <path class={`realist-works is-${works}`} d={WORK_PATHS[works]} transform={at(x)} />
      <circle class="realist-node" r="4.75" transform={at(x)} />
    </>
  );
}

const Thread = memo(({ c, known, rails, given, state: { state, conditions, ...rest }, on, tab }) => {
  const touched = rails.split(" ");
  const wide = Math.round((touched.length + SPARE) * PITCH * 100) / 100;
  const own = c.basis === "reader";
  const marks = [own && "your own", ...resting(rest, !own && !c.scope.length)].filter(Boolean);
  const answers = given.split(" ");
  const words = c.conditions.map((condition, i) => inWords(known, condition, answers[i], conditions[i]));
  const works = `${c.works} ${mechanismNames(known, c)}, ${c.effect} ${known.outcome.get(c.outcome).label}`;
  return (
    <li
      class={`realist-thread is-${state} ${rest.by_assumption ? "is-assumed" : ""} ${own || rest.by_own ? "is-own" : ""} ${on}`}
      data-line={`configuration ${c.id}`}
      data-state={state}
      data-works={c.works}
      data-effect={c.effect}
    >
      <button type="button" data-part={`configuration ${c.id}`} tabIndex={tab}>
        <span class="realist-givens">
          {c.conditions.map((condition, i) => (
            <span
              key={i}
              class={`realist-given is-${conditions[i]} ${condition.feature === undefined ? "is-made" : ""}`}
              role="img"
              aria-label={`${words[i]};`}
              title={words[i]}
            />
          ))}
        </span>
        <span class="realist-thread-name">
          {own && "✎ "}
          {c.nickname}
          {marks.length > 0 && <span class="realist-only"> {marks.join(", ")}</span>}
        </span>
        <span class="realist-heard">
          , {state}, {works}
        </span>
      </button>
      <svg aria-hidden="true" class="realist-wire" viewBox={`${-wide} 0 ${wide} ${HIGH}`}>
        <path class="realist-line-of" d={`M${-wide} ${HIGH / 2} H${-PITCH * (SPARE - 0.55)}`} />
        {touched.map(
          (id, i) => c.mechanisms.includes(id) && <Node key={id} works={c.works} x={-PITCH * (i + SPARE + 0.2)} />,
        )}
        <path class="realist-effect" d={EFFECT_PATHS[c.effect]} transform={at(-PITCH * (SPARE - 1))} />
      </svg>
    </li>
  );
});

/** What a condition's mark stands for: said to those who rest on it or hear the line, and whole in the chain. */
function inWords(known, condition, answer, status) {
  if (condition.feature === undefined) {
    return `${known.outcome.get(condition.outcome).label} ${condition.direction}${status === "unknown" ? " (open)" : ""}`;
  }
  const feature = known.feature.get(condition.feature);
  const value = feature.values.find(({ id }) => id === answer);
  return `${feature.label}: ${value ? value.label : status === "assumed" ? "assumed" : "not answered"}`;
}

const Way = ({ effect }) => (
  <svg aria-hidden="true" class="realist-way" viewBox="-8 -8 16 16">
    <path class="realist-effect" d={EFFECT_PATHS[effect]} />
  </svg>
);

/** The marks, said once, above the picture. */
function Key() {
  const sample = (children) => (
    <svg aria-hidden="true" width="34" height={HIGH}>
      {children}
    </svg>
  );
  const line = (x1, x2) => <line class="realist-line-of" x1={x1} x2={x2} y1="50%" y2="50%" />;
  const wired = (works) => sample([line(0, 34), <Node works={works} x={20} />]);
  return (
    <ul class="realist-key" aria-label="Marks of the picture">
      <li class="is-active">{wired("triggers")} triggers</li>
      <li class="is-active">{wired("blocks")} blocks</li>
      <li class="is-active">{sample(line(0, 34))} active</li>
      <li class="is-open">{sample([line(0, 34), <circle class="realist-node" cx="20" cy="50%" r="4.75" />])} open</li>
      <li>
        <Way effect="towards" /> towards
      </li>
      <li>
        <Way effect="against" /> against
      </li>
      <li>
        <Way effect="affects" /> direction not stated
      </li>
      <li>
        <Mark kind="context" /> what holds, <Mark kind="outcome" /> what another line made
      </li>
    </ul>
  );
}
