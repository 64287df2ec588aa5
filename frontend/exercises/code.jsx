// Code retold testimony, and compare with two passes of the book's own coding.
import { useLayoutEffect, useState } from "preact/hooks";
import { CODED, compared } from "../engine/alpha.js";
import { EFFECT_WORDS, WORK_WORDS } from "../engine/words.js";
import { listed, lowered, raised } from "../text.js";
import { Passage, Sign } from "../ui/parts.jsx";
import { Afterword, VisuallyHidden } from "./shared.jsx";

const NAMES = { mechanisms: "Mechanisms, all at once", works: "Role: triggers or blocks", effect: "Effect" };
const COLUMNS = { first: "First pass", second: "Second pass", settled: "Settled" };
const PASSES = { first: "the first pass", second: "the second pass" };
const EMPTY = { mechanisms: "", works: "", effect: "" };

export function Code({ item, itemKey, number, answer, give, say, place, state, coding, token }) {
  const [coded, setCoded] = useState(answer?.now ?? EMPTY);
  useLayoutEffect(() => setCoded(answer?.now ?? EMPTY), [answer === undefined]);
  const chosen = coded.mechanisms ? coded.mechanisms.split(" ") : [];
  const mechanisms = new Map(state.theory.mechanisms.map((m) => [m.id, m]));
  const toggle = (id) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    setCoded({ ...coded, mechanisms: next.sort().join(" ") });
  };
  const book = coding[item.configuration];
  const checked = answer && CODED.every((name) => answer.now[name] === coded[name]);
  const same = (name) => book.settled[name] === coded[name];
  const stands = (name) => {
    if (same(name)) return "as settled";
    const passes = Object.keys(PASSES).filter((which) => book[which][name] === coded[name]);
    return passes.length ? `as ${listed(passes.map((which) => PASSES[which]))}, not as settled` : "as neither pass";
  };
  const check = () => {
    if (!coded.mechanisms || !coded.works || !coded.effect)
      return say(`Testimony ${number}: choose a mechanism, a role and an effect first.`);
    give({ first: answer?.first ?? coded, now: coded });
    const each = CODED.map((name) => `${lowered(NAMES[name])}, ${stands(name)}`);
    say(`Testimony ${number}: ${listed(each, "and", ";")}. The comparison stands below.`);
  };
  const word = (name, code) =>
    name === "mechanisms" ? (
      listed(code.split(" ").map((id) => lowered(mechanisms.get(id)?.label ?? id)))
    ) : (
      <Sign text={(name === "works" ? WORK_WORDS : EFFECT_WORDS)[code]} />
    );
  const radios = (name, words, legend) => (
    <fieldset class="realist-options is-row">
      <legend>{legend}</legend>
      {Object.entries(words).map(([code, text]) => (
        <label key={code}>
          <input
            type="radio"
            name={`${token}-${item.id}-${name}`}
            checked={coded[name] === code}
            onChange={() => setCoded({ ...coded, [name]: code })}
          />
          <span>
            <Sign text={text} />
          </span>
        </label>
      ))}
    </fieldset>
  );
  return (
    <>
      <h3 class="realist-prompt">
        <VisuallyHidden>Testimony {number}. </VisuallyHidden>
        {item.prompt}
      </h3>
      {item.told.map((f) => (
        <blockquote key={f.finding} class="realist-thing">
          <p>{f.statement}</p>
          <p class="realist-hint">
            Retold. {f.who ? `${raised(f.who)}. ` : ""}
            <Passage id={f.passage} place={place} evidence={{ passages: {} }} />
          </p>
        </blockquote>
      ))}
      <fieldset class="realist-options">
        <legend>
          Which mechanisms? <span class="realist-hint">One or more.</span>
        </legend>
        {state.theory.mechanisms.map((m) => (
          <label key={m.id}>
            <input type="checkbox" checked={chosen.includes(m.id)} onChange={() => toggle(m.id)} />
            <span>
              {m.label} <span class="realist-hint">{m.definition}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {radios("works", WORK_WORDS, "Is it triggered or blocked?")}
      {radios("effect", EFFECT_WORDS, item.text)}
      <button type="button" onClick={check}>
        Compare with the book <VisuallyHidden>testimony {number}</VisuallyHidden>
      </button>
      {checked && (
        <div class="realist-feedback">
          <div
            class="realist-scroll"
            role="region"
            tabindex="0"
            aria-label={`Your coding of testimony ${number} and the book's`}
          >
            <table>
              <thead>
                <tr>
                  <td />
                  {["You", ...Object.values(COLUMNS)].map((head) => (
                    <th scope="col" key={head}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {CODED.map((name) => (
                  <tr key={name}>
                    <th scope="row">{NAMES[name]}</th>
                    <td>
                      {word(name, coded[name])} ({stands(name)})
                    </td>
                    {Object.keys(COLUMNS).map((which) => (
                      <td key={which}>{word(name, book[which][name])}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p>
            {book.said.why ? `The two passes differed; ${book.said.how}. ${book.said.why}.` : "The two passes agreed."}
          </p>
          <p class="realist-hint">
            Language models made both passes and settled them; no person coded the study for this book. The settled
            coding is one defensible reading, and not the truth about what was said.
          </p>
          <Afterword itemKey={itemKey} place={place} />
        </div>
      )}
    </>
  );
}

const figure = (value) => (value === null ? "no meaning here" : value.toFixed(2));

/** How far a reader and the book agree so far, beside how far the book's two passes agree. */
export function Agreement({ items, answers, coding }) {
  const coded = Object.fromEntries(
    items.filter((item) => answers[item.id]).map((item) => [item.configuration, answers[item.id].first]),
  );
  const count = Object.keys(coded).length;
  if (!count) return null;
  const found = compared(coding, coded);
  return (
    <section class="realist-item">
      <h3 class="realist-prompt">How far you and the book agree</h3>
      <div class="realist-scroll" role="region" tabindex="0" aria-label="Agreement so far">
        <table>
          <thead>
            <tr>
              <th scope="col">What was coded</th>
              <th scope="col">You and the book: alike</th>
              <th scope="col">Alpha</th>
              <th scope="col">The book's two passes: alike</th>
              <th scope="col">Alpha</th>
            </tr>
          </thead>
          <tbody>
            {CODED.map((name) => (
              <tr key={name} data-coded={name}>
                <th scope="row">{NAMES[name]}</th>
                {found[name].map((one, i) => [
                  <td key={`${i}a`}>
                    {one.alike} of {one.units}
                  </td>,
                  <td key={`${i}b`} class="realist-alpha">
                    {figure(one.alpha)}
                  </td>,
                ])}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        Krippendorff's alpha is 1 where coders agree throughout and 0 where they agree no more than chance would have
        it. Your first coding of each of {count} counts. With so few, one changed code moves it a good deal: read it as
        a question to the codebook, and not as a mark. The book's two passes are those of language models, which may
        well share their blind spots.
      </p>
    </section>
  );
}
