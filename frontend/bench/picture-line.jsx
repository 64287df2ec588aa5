// One line of the picture, its rails and its marks.
import { Mark, memo, resting } from "../ui/parts.jsx";
import { mechanismNames } from "./chains.js";

const percent = (n) => `${Math.round(n * 1e4) / 100}%`;

/** Where the rail of a mechanism runs: the first stands furthest right, so that the names can step down to them in order. */
export const rail = (count, i) => percent((count - i - 0.2) / (count + SPARE));

/** Room beside the rails, counted in rails: where a line begins, and where its effect stands. */
export const SPARE = 1.5;

/** The rails behind a line; of a head, only those whose names stand above it. */
export function Rails({ count, from = 0 }) {
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

export const ConfigurationLine = memo(({ c, known, rails, given, state: { state, conditions, ...rest }, on, tab }) => {
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

const EffectMark = ({ effect }) => (
  <svg aria-hidden="true" class="realist-way" viewBox="-8 -8 16 16">
    <path class="realist-effect" d={EFFECT_PATHS[effect]} />
  </svg>
);

/** The marks, said once, above the picture. */
export function Legend() {
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
        <EffectMark effect="towards" /> towards
      </li>
      <li>
        <EffectMark effect="against" /> against
      </li>
      <li>
        <EffectMark effect="affects" /> direction not stated
      </li>
      <li>
        <Mark kind="context" /> what holds, <Mark kind="outcome" /> what another line made
      </li>
    </ul>
  );
}
