// What the answers to several questions share: labels, and lists of which the first few show.
import { listed, lowered } from "../../text.js";
import { Fold } from "../../ui/parts.jsx";

export const labelOf = (known, feature, value) =>
  known.feature.get(feature).values.find((v) => v.id === value)?.label ?? "not sure";
export const nicknames = (known, ids) => listed(ids.map((id) => known.configuration.get(id).nickname));
export const outcomeOf = (known, id) => lowered(known.outcome.get(id).label);

export const FEW = 5;

/** The first few of many, and the others in a fold. */
export function FirstFew({ items, few = FEW, draw, class: name }) {
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
