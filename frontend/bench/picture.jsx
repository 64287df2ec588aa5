// The design as a picture, read from left to right: each configuration is one line, which leaves its conditions, crosses the vertical rails
// of its mechanisms and ends at its outcome. No two lines cross. Levels fold. The list of configurations below says the same in words.
import { useMemo, useRef, useState } from "preact/hooks";
import { OUTCOME_SIDES } from "../engine/words.js";
import { Fold, Mark, memo } from "../ui/parts.jsx";
import { bands, chainOf, chainWords } from "./chains.js";
import { jump } from "./jump.js";
import { ConfigurationLine, Legend, Rails, rail, SPARE } from "./picture-line.jsx";
import { wordOf } from "./prose.js";

const keyOf = ({ kind, id }) => `${kind} ${id}`;

/** With more lines than these, a level is one line until it is opened. No scheme that was studied has as many. */
const MOST_AT_ONCE = 48;

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
            <Diagram known={known} appraisal={appraisal} design={design} shown={shown} live={live} left={left} />
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

function Diagram({ known, appraisal, design, shown, live, left }) {
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
      <Legend />
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
                            <ConfigurationLine
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
                        <OutcomeEnd
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

const OutcomeEnd = memo(({ known, outcome, state, on, isOpen, tab }) => (
  <div class={`realist-end ${on} ${isOpen ? "is-open" : "is-active"}`}>
    <button type="button" data-part={`outcome ${outcome.id}`} tabIndex={tab}>
      <Mark kind="outcome" /> <b>{outcome.label}</b>{" "}
      <span class="realist-end-word">{wordOf(known, state, OUTCOME_SIDES)}</span>
    </button>
  </div>
));
