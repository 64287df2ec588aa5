// The lines of prose above the answer, which stay in sight.
import { useEffect, useRef, useState } from "preact/hooks";
import { Fold, memo } from "../ui/parts.jsx";

/**
 * The lines of prose. Only what changed is announced; on a narrow screen they are cut short until asked for. While they are `held` they
 * take the height that they had, and lie over what is below: it moves when it is drawn anew, and not twice.
 */
export const Line = memo(Lines);

function Lines({ now, said, changes, held }) {
  const [whole, setWhole] = useState(false);
  const ground = useRef(null);
  const height = useRef("");
  useEffect(() => {
    const watch = new ResizeObserver(([{ borderBoxSize }]) => (height.current = `${borderBoxSize[0].blockSize}px`)); // not asked for at a change
    watch.observe(ground.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div
      class={`realist-line ${whole ? "is-whole" : ""}`}
      id="realist-answer"
      tabIndex={-1}
      style={{ height: held ? height.current : "" }}
    >
      <div class="realist-line-ground" ref={ground}>
        <p class="realist-line-now">{now}</p>
        <p class="realist-line-said" role="status" aria-live="polite">
          {said}
        </p>
        <button type="button" class="realist-more" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? "Less" : "More"}
        </button>
        {changes?.length > 0 && (
          <Fold class="realist-changes" summary="All that just changed, and why">
            {() => (
              <dl>
                {changes.map(({ heading, items }) => (
                  <div key={heading}>
                    <dt>{heading}</dt>
                    {items.map(({ text, why }) => (
                      <dd key={text}>
                        {text}
                        {why && <span class="realist-hint"> ({why})</span>}
                      </dd>
                    ))}
                  </div>
                ))}
              </dl>
            )}
          </Fold>
        )}
      </div>
    </div>
  );
}
