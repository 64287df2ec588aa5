// A map of one's own: ties between partners, where each falls among the labels of the study, and a picture with the same in words.
import { render as draw } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { inWords, place } from "../engine/typology.js";
import { listed } from "../text.js";
import { useModelChange } from "../ui/parts.jsx";
import { Picture } from "./picture.jsx";
import { cleaned, MOST_TIES, mapOf, NAME } from "./untrusted.js";
import "../ui/controls.css";
import "./ties.css";

const blank = (dimensions) => ({
  from: "",
  label: "",
  to: "",
  ...Object.fromEntries(dimensions.map(({ id }) => [id, ""])),
});
const ends = (tie) => `${tie.from} and ${tie.to}`;

function Ties({ model }) {
  const { dimensions, labels, example } = model.get("study");
  const shelf = model.shelf;
  const first = () => mapOf(shelf?.recall() ?? model.get("ties"), dimensions);
  const [ties, setTies] = useState(first);
  const [form, setForm] = useState(() => ({ tie: blank(dimensions), at: -1, fault: "" }));
  const [said, setSaid] = useState("");
  const [past, setPast] = useState([]);
  const [kept, setKept] = useState(true);
  const field = useRef(null);
  const list = useRef(null);

  const move = (next, doing) => {
    setPast([...past.slice(-99), ties]);
    show(next, doing);
  };
  const show = (next, doing) => {
    setTies(next);
    setSaid(doing);
    setForm({ tie: blank(dimensions), at: -1, fault: "" });
    model.set("ties", next);
    model.save_changes();
    if (shelf) setKept(next.length ? shelf.keep(next) : shelf.forget());
  };
  useModelChange(model, "ties", () => setTies(mapOf(model.get("ties"), dimensions)));

  const submit = (event) => {
    event.preventDefault();
    const tie = cleaned(form.tie, dimensions);
    const missing = [
      ["from", "who is on one side"],
      ["to", "who is on the other side"],
      ["label", "what passes between them"],
    ].find(([key]) => !tie[key]);
    let fault = missing ? `Say ${missing[1]}.` : "";
    if (!fault && tie.from.toLowerCase() === tie.to.toLowerCase()) fault = "A tie has two different sides.";
    if (!fault && form.at < 0 && ties.length >= MOST_TIES)
      fault = `A map holds ${MOST_TIES} ties at most. Remove one first.`;
    if (fault) {
      setForm({ ...form, fault });
      event.currentTarget.querySelector(`[name="${missing?.[0] ?? "to"}"]`)?.focus();
      return;
    }
    const next = form.at < 0 ? [...ties, tie] : ties.map((one, i) => (i === form.at ? tie : one));
    move(next, `${form.at < 0 ? "Added" : "Changed"}: ${ends(tie)}.`);
    field.current?.focus();
  };
  const edit = (at) => {
    setForm({ tie: { ...blank(dimensions), ...ties[at] }, at, fault: "" });
    setSaid(`Tie ${at + 1} is in the form.`);
    field.current?.focus();
  };
  const remove = (at) => {
    move(
      ties.filter((_, i) => i !== at),
      `Removed: ${ends(ties[at])}. Undo brings it back.`,
    );
    list.current?.focus();
  };
  const undo = () => {
    if (!past.length) return setSaid("There is nothing to undo.");
    setPast(past.slice(0, -1));
    show(past.at(-1), "Undone.");
  };
  const erase = () => {
    setPast([]);
    setTies([]);
    setForm({ tie: blank(dimensions), at: -1, fault: "" });
    model.set("ties", []);
    model.save_changes();
    const gone = shelf ? shelf.forget() : true;
    setSaid(gone ? "Erased, also from this browser." : "Erased here. The browser would not let us at what it keeps.");
    field.current?.focus();
  };
  const start = () => move(mapOf(example, dimensions), "The example is on the map. It is invented.");

  const names = [...new Set(ties.flatMap((tie) => [tie.from, tie.to]))];
  return (
    <div class="realist-ties">
      <Form
        dimensions={dimensions}
        names={names}
        form={form}
        setForm={setForm}
        submit={submit}
        field={field}
        editing={form.at >= 0}
      />
      <div class="realist-ties-buttons">
        <button type="button" onClick={start} aria-disabled={ties.length > 0} disabled={ties.length > 0}>
          Show an invented example
        </button>
        <button type="button" onClick={undo} disabled={!past.length}>
          Undo
        </button>
        <button type="button" onClick={erase} disabled={!ties.length && !past.length}>
          Erase everything
        </button>
      </div>
      <p class="realist-ties-said" role="status" aria-live="polite">
        {said}
      </p>
      <p class="realist-ties-hint">
        {!shelf
          ? "The ties are kept in this notebook."
          : kept
            ? "What you type stays in this browser. It is kept here until you erase it. On a shared computer, erase it when you are done."
            : "This browser refuses to keep anything, so the map lasts as long as the page is open."}
      </p>
      <section ref={list} tabIndex={-1} aria-label="Your map">
        {ties.length ? (
          <>
            <Picture ties={ties} />
            <Placed ties={ties} dimensions={dimensions} labels={labels} edit={edit} remove={remove} />
          </>
        ) : (
          <p class="realist-ties-hint">There is no tie on the map yet.</p>
        )}
      </section>
    </div>
  );
}

function Form({ dimensions, names, form, setForm, submit, field, editing }) {
  const id = useId();
  const set = (key) => (event) =>
    setForm({ ...form, tie: { ...form.tie, [key]: event.currentTarget.value }, fault: "" });
  const text = (key, label, ref) => (
    <label>
      {label}
      <input
        name={key}
        ref={ref}
        value={form.tie[key]}
        maxLength={NAME}
        autocomplete="off"
        list={key === "label" ? undefined : `${id}-names`}
        aria-describedby={form.fault ? `${id}-fault` : undefined}
        onInput={set(key)}
      />
    </label>
  );
  return (
    <form onSubmit={submit} novalidate>
      <fieldset>
        <legend>{editing ? `Change tie ${form.at + 1}` : "Add a tie"}</legend>
        <div class="realist-ties-fields">
          {text("from", "One side", field)}
          {text("label", "What passes between them")}
          {text("to", "The other side")}
          {dimensions.map((dimension) => (
            <label key={dimension.id}>
              {dimension.question}
              <select name={dimension.id} value={form.tie[dimension.id]} onChange={set(dimension.id)}>
                <option value="">not said</option>
                {dimension.values.map(({ id: value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
        <datalist id={`${id}-names`}>
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <p id={`${id}-fault`} class="realist-ties-fault" role="alert">
          {form.fault}
        </p>
        <button type="submit">{editing ? "Change it" : "Add it"}</button>
        {editing && (
          <button type="button" onClick={() => setForm({ tie: blank(dimensions), at: -1, fault: "" })}>
            Leave it as it was
          </button>
        )}
      </fieldset>
    </form>
  );
}

function Without({ labels }) {
  if (!labels.length) return null;
  return (
    <p class="realist-ties-hint">
      No word holds of{" "}
      {listed(
        labels.map(({ id, label }) => `${id}, ${label}`),
        "nor of",
      )}
      .
    </p>
  );
}

function Placed({ ties, dimensions, labels, edit, remove }) {
  const lists = [...new Set(labels.map((label) => label.list))];
  const found = ties.map((tie) => place(tie, labels));
  const named = (at) => `tie ${at + 1}`;
  return (
    <>
      <h3>What the lists make of it</h3>
      <ul class="realist-ties-lists">
        {lists.map((list) => {
          const own = labels.map((label, i) => (label.list === list ? i : -1)).filter((i) => i >= 0);
          const without = found
            .map((places, at) => (own.some((i) => places[i].fit === "every word") ? -1 : at))
            .filter((at) => at >= 0);
          return (
            <li key={list}>
              <b>{list}</b>:{" "}
              {without.length
                ? `no label fits ${listed(without.map(named), "or", ";")} wholly.`
                : "some label fits each of your ties wholly."}
            </li>
          );
        })}
      </ul>
      <h3>The same in words</h3>
      <ol class="realist-ties-list">
        {ties.map((tie, at) => (
          <li key={at}>
            <p>
              <b>{tie.from}</b> and <b>{tie.to}</b>: {tie.label}
            </p>
            <p class="realist-ties-hint">
              {dimensions
                .map(({ id, name, values }) => `${name}: ${values.find((v) => v.id === tie[id])?.label ?? "not said"}`)
                .join("; ")}
            </p>
            <dl>
              {labels.map((label, i) =>
                found[at][i].fit === "no word" ? null : (
                  <div key={label.id} class={`is-${found[at][i].fit.replace(" ", "-")}`}>
                    <dt>
                      {label.id}, {label.label}
                    </dt>
                    <dd>{inWords(found[at][i])}</dd>
                  </div>
                ),
              )}
            </dl>
            <Without labels={labels.filter((_, i) => found[at][i].fit === "no word")} />
            <button type="button" onClick={() => edit(at)}>
              Change<span class="realist-ties-heard"> tie {at + 1}</span>
            </button>{" "}
            <button type="button" onClick={() => remove(at)}>
              Remove<span class="realist-ties-heard"> tie {at + 1}</span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

function render({ model, el }) {
  draw(<Ties model={model} />, el);
  return () => draw(null, el);
}

export default { render };
