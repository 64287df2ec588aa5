// Retroduce: a pattern, what must be the case, two rivals, what would tell them apart, and only then the authors.
import { useLayoutEffect, useState } from "preact/hooks";
import { LONGEST, verdict, WEIGHTS } from "./answers.js";
import { Each } from "./choose.jsx";
import { Afterword, said, Verdict, VisuallyHidden } from "./shared.jsx";

export function Retroduce({ item, itemKey, number, answer, give, say, place, token }) {
  const rivals = item.options.filter((o) => o.part === "rival");
  const evidence = item.options.filter((o) => o.part === "evidence");
  const kept = { own: "", weighed: {}, first: null, now: null, read: false, ...answer };
  const [own, setOwn] = useState(kept.own);
  const [picked, setPicked] = useState(kept.now ?? []);
  useLayoutEffect(() => {
    setOwn(kept.own);
    setPicked(kept.now ?? []);
  }, [answer === undefined]);
  const field = `${token}-${item.id}`;
  const weighedAll = ["own", ...rivals.map((o) => o.id)].every((id) => kept.weighed[id]);
  const propose = () => {
    if (!own.trim()) return say(`Pattern ${number}: write what must be the case first.`);
    give({ ...kept, own });
    say("Kept. Two rivals stand below it. Weigh all three.");
  };
  const weigh = (id, word) => give({ ...kept, weighed: { ...kept.weighed, [id]: word } });
  const check = () => {
    if (!picked.length) return say("Choose the evidence that would tell them apart first.");
    const now = evidence.map((o) => o.id).filter((id) => picked.includes(id));
    give({ ...kept, first: kept.first ?? now, now });
    say(`Pattern ${number}: ${said(verdict(item, itemKey, now))}`);
  };
  const checked = kept.now && JSON.stringify([...picked].sort()) === JSON.stringify([...kept.now].sort());
  return (
    <>
      <h3 class="realist-prompt">
        <VisuallyHidden>Pattern {number}. </VisuallyHidden>
        {item.prompt}
      </h3>
      <p class="realist-thing">{item.text}</p>
      <p class="realist-field">
        <label for={`${field}-own`}>What must be the case?</label>
        <span class="realist-hint">One or two sentences: who reasons how, and in what circumstances?</span>
        <textarea
          id={`${field}-own`}
          rows="3"
          maxLength={LONGEST}
          value={own}
          onInput={(e) => setOwn(e.target.value)}
        />
      </p>
      <button type="button" onClick={propose}>
        Set it beside two rivals <VisuallyHidden>pattern {number}</VisuallyHidden>
      </button>
      {kept.own && (
        <>
          <h4>Weigh all three against the pattern</h4>
          {[{ id: "own", text: `Yours: ${kept.own}` }, ...rivals].map((o) => (
            <fieldset class="realist-options" key={o.id}>
              <legend>{o.text}</legend>
              {Object.entries(WEIGHTS).map(([word, label]) => (
                <label key={word}>
                  <input
                    type="radio"
                    name={`${field}-${o.id}`}
                    checked={kept.weighed[o.id] === word}
                    onChange={() => weigh(o.id, word)}
                  />
                  <span>It {label}</span>
                </label>
              ))}
              {weighedAll && o.id !== "own" && <p class="realist-reason">{itemKey.options[o.id].because}</p>}
            </fieldset>
          ))}
        </>
      )}
      {kept.own && weighedAll && (
        <>
          <fieldset class="realist-options">
            <legend>
              Which evidence would tell them apart? <span class="realist-hint">Choose all that apply.</span>
            </legend>
            {evidence.map((o) => (
              <label key={o.id}>
                <input
                  type="checkbox"
                  checked={picked.includes(o.id)}
                  onChange={() =>
                    setPicked(picked.includes(o.id) ? picked.filter((id) => id !== o.id) : [...picked, o.id])
                  }
                />
                <span>{o.text}</span>
              </label>
            ))}
          </fieldset>
          <button type="button" onClick={check}>
            Check the evidence <VisuallyHidden>pattern {number}</VisuallyHidden>
          </button>
        </>
      )}
      {checked && (
        <div class="realist-feedback">
          <Verdict state={verdict(item, itemKey, kept.now)}>Compare each with its reason.</Verdict>
          <Each options={evidence} itemKey={itemKey} now={kept.now} />
        </div>
      )}
      {kept.now && !kept.read && (
        <button
          type="button"
          onClick={() => {
            give({ ...kept, read: true });
            say("What the authors say stands below.");
          }}
        >
          See what the authors say <VisuallyHidden>pattern {number}</VisuallyHidden>
        </button>
      )}
      {kept.now && kept.read && (
        <div class="realist-feedback">
          <h4>What the authors say</h4>
          <Afterword itemKey={itemKey} place={place} />
        </div>
      )}
    </>
  );
}
