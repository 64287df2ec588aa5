// Items answered by choosing or by putting in order.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { verdict } from "./answers.js";
import { sendToBench } from "./bench-link.js";
import { Afterword, said, Verdict, VisuallyHidden } from "./shared.jsx";

const DEFENSIBLE = "Two answers can be defended here.";

const alike = (one, other) => JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());

export function Choose({ item, itemKey, number, answer, give, say, place }) {
  const several = item.kind === "choose-all";
  const [picked, setPicked] = useState(answer?.now ?? []);
  useLayoutEffect(() => setPicked(answer?.now ?? []), [answer === undefined]);
  const checked = answer && alike(answer.now, picked);
  const name = `${item.id}-${useRef(Math.random().toString(36).slice(2)).current}`;

  const pick = (id) =>
    setPicked(several ? (picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]) : [id]);
  const check = () => {
    if (!picked.length) return say(`Question ${number}: choose first.`);
    const now = item.options.map((o) => o.id).filter((id) => picked.includes(id));
    give({ first: answer?.first ?? now, now });
    const state = verdict(item, itemKey, now);
    say(`Question ${number}: ${said(state)} ${several ? "" : itemKey.options[now[0]].because}`);
  };

  return (
    <>
      <fieldset class="realist-options">
        <legend>
          <VisuallyHidden>Question {number}. </VisuallyHidden>
          {item.prompt}
          {several && <span class="realist-hint"> Choose all that apply.</span>}
        </legend>
        {item.text && <p class="realist-thing">{item.text}</p>}
        {item.options.map((o) => (
          <label key={o.id}>
            <input
              type={several ? "checkbox" : "radio"}
              name={name}
              checked={picked.includes(o.id)}
              onChange={() => pick(o.id)}
            />
            <span>{o.text}</span>
          </label>
        ))}
      </fieldset>
      <button type="button" onClick={check}>
        Check <VisuallyHidden>question {number}</VisuallyHidden>
      </button>
      {checked && <Reasons item={item} itemKey={itemKey} now={answer.now} place={place} several={several} />}
    </>
  );
}

function Reasons({ item, itemKey, now, place, several }) {
  const state = verdict(item, itemKey, now);
  const rights = item.options.filter((o) => itemKey.options[o.id].right);
  const rest = item.options.filter((o) => several || !now.includes(o.id));
  return (
    <div class="realist-feedback">
      <Verdict state={state}>
        {!several && (rights.length > 1 ? `${DEFENSIBLE} ` : "")}
        {!several && itemKey.options[now[0]].because}
        {several && state !== "right" && "Compare each with its reason."}
      </Verdict>
      {several ? (
        <Each options={rest} itemKey={itemKey} now={now} />
      ) : (
        <details>
          <summary>The other options, with reasons</summary>
          <Each options={rest} itemKey={itemKey} now={now} />
        </details>
      )}
      {item.kind === "predict" && place.bench && (
        <p>
          <button type="button" onClick={() => sendToBench(place.bench, item.design)}>
            See it on the bench <VisuallyHidden>{item.prompt}</VisuallyHidden>
          </button>
        </p>
      )}
      <Afterword itemKey={itemKey} place={place} />
    </div>
  );
}

export function Each({ options, itemKey, now }) {
  return (
    <ul>
      {options.map((o) => (
        <li key={o.id}>
          <b>{o.text}</b>: {itemKey.options[o.id].right ? "yes" : "no"}
          {now.includes(o.id) ? ", and you chose it" : ""}. {itemKey.options[o.id].because}
        </li>
      ))}
    </ul>
  );
}

export function Order({ item, itemKey, number, answer, give, say, place }) {
  const asShown = item.options.map((o) => o.id);
  const [order, setOrder] = useState(answer?.now ?? asShown);
  useLayoutEffect(() => setOrder(answer?.now ?? asShown), [answer === undefined]);
  const checked = answer && JSON.stringify(answer.now) === JSON.stringify(order);
  const texts = new Map(item.options.map((o) => [o.id, o.text]));
  const list = useRef();
  const move = (i, by) => {
    const to = i + by;
    if (to < 0 || to >= order.length) return;
    const next = [...order];
    [next[i], next[to]] = [next[to], next[i]];
    setOrder(next);
    say(`${texts.get(order[i])}: now ${to + 1} of ${order.length}.`);
    const way = by < 0 ? "earlier" : "later";
    requestAnimationFrame(() => list.current?.querySelector(`[data-id="${order[i]}"] [data-way="${way}"]`)?.focus());
  };
  const check = () => {
    give({ first: answer?.first ?? order, now: order });
    say(`Question ${number}: ${said(verdict(item, itemKey, order))}`);
  };
  const state = checked && verdict(item, itemKey, answer.now);
  return (
    <>
      <fieldset class="realist-options">
        <legend>
          <VisuallyHidden>Question {number}. </VisuallyHidden>
          {item.prompt}
        </legend>
        {item.text && <p class="realist-thing">{item.text}</p>}
        <ol class="realist-order" ref={list}>
          {order.map((id, i) => (
            <li key={id} data-id={id}>
              <span>{texts.get(id)}</span>
              <span class="realist-moves">
                {[
                  [-1, "earlier", "↑"],
                  [1, "later", "↓"],
                ].map(([by, way, sign]) => (
                  <button
                    type="button"
                    key={way}
                    data-way={way}
                    aria-disabled={i + by < 0 || i + by >= order.length}
                    onClick={() => move(i, by)}
                  >
                    <span aria-hidden="true">{sign}</span>
                    <VisuallyHidden>
                      Move {way}: {texts.get(id)}
                    </VisuallyHidden>
                  </button>
                ))}
              </span>
            </li>
          ))}
        </ol>
      </fieldset>
      <button type="button" onClick={check}>
        Check <VisuallyHidden>question {number}</VisuallyHidden>
      </button>
      {checked && (
        <div class="realist-feedback">
          <Verdict state={state}>{state === "right" ? "" : "The order, with reasons, is this."}</Verdict>
          <ol>
            {[...item.options]
              .sort((a, b) => itemKey.options[a.id].place - itemKey.options[b.id].place)
              .map((o) => (
                <li key={o.id}>
                  <b>{o.text}</b>. {itemKey.options[o.id].because}
                </li>
              ))}
          </ol>
          <Afterword itemKey={itemKey} place={place} />
        </div>
      )}
    </>
  );
}
