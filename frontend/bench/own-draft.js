// What the form of a reader's own configuration holds while it is written, and what is still wrong with it.
import { readDesign } from "../engine/design.js";

export const EMPTY = {
  nickname: "",
  conditions: [{ on: "", values: [], direction: "" }],
  resource: "",
  actor: "",
  for_whom: "",
  reasoning: "",
  mechanisms: [],
  works: "",
  outcome: "",
  effect: "",
  because: "",
};

/** What the form holds, from a configuration; and the other way round. */
export const drafted = (c) => ({
  ...c,
  conditions: c.conditions.map((k) =>
    k.feature === undefined
      ? { on: `outcome ${k.outcome}`, values: [], direction: k.direction }
      : { on: `feature ${k.feature}`, values: k.values, direction: "" },
  ),
});

export const written = ({ conditions, ...draft }) => ({
  ...draft,
  conditions: conditions.map(({ on, values, direction }) => {
    const [kind, id] = on.split(" ");
    return kind === "outcome" ? { outcome: id, direction } : { feature: id ?? "", values };
  }),
});

const SAY = {
  nickname: "Give it a name by which you will know it.",
  resource: "Say what is there that was not there before.",
  actor: "Choose or name who does the thinking.",
  reasoning: "Say what they think or feel. An activity is not a mechanism.",
  mechanisms: "Choose at least one mechanism.",
  works: "Say whether it triggers or blocks it.",
  outcome: "Choose the outcome that it works on.",
  effect: "Say which way it works.",
  because: "Say why that follows.",
  conditions: "Say when it holds: one condition at least.",
};

/** The problems that the engine finds in a draft, each beside its field: { field: words }. */
export function faults(theory, draft) {
  const { problems } = readDesign(theory, { answers: {}, assumed: [], knocked_out: [], own: [written(draft)] });
  const found = {};
  for (const problem of problems) {
    const [, number, words] = problem.match(/^own configuration 1: (?:condition (\d+): )?(.*)$/s) ?? [
      null,
      undefined,
      problem,
    ];
    const field = number ? `condition-${number - 1}` : (words.match(/"(\w+)"/)?.[1] ?? "nickname");
    const isEmpty = /^nothing is said|names none|has none/.test(words);
    const plain = number
      ? isEmpty || /there is no/.test(words)
        ? "Choose a question or an outcome, and what must hold of it."
        : words
      : isEmpty
        ? SAY[field]
        : `${words.replace(/^"\w+": /, "").replace(/^./, (first) => first.toUpperCase())}.`;
    found[field] ??= plain;
  }
  return found;
}
