// Two or three designs side by side, differences first. Nothing is added up, and none of them wins.
import { useMemo, useRef, useState } from "preact/hooks";
import { BLANK, designOf, same } from "../engine/design.js";
import { asked as questionsOf } from "../engine/inquiry/unknowns.js";
import { withOwn } from "../engine/own.js";
import { index } from "../engine/sentence.js";
import { MECHANISM_SIDES, OUTCOME_SIDES } from "../engine/words.js";
import { listed } from "../text.js";
import { Caution } from "../ui/caution.jsx";
import { Fold, Mark, memo, useModelChange } from "../ui/parts.jsx";
import { wordOf } from "./prose.js";

const MOST = 2;

/** The designs that the model holds beside the reader's own; a notebook may have put them there. */
const beside = (model) =>
  (model.get("compared") ?? []).map(({ name, design }) => ({ label: name, design: { ...BLANK, ...design } }));

export const Compare = memo(Comparing);

function Comparing({ model, evidence, imagined, place, cautions, asked, design, past }) {
  const [others, setOthers] = useState(() => beside(model));
  const [kept, setKept] = useState([]);
  const select = useRef(null);
  useModelChange(model, "compared", () => setOthers(beside(model)));
  const put = (those) => {
    setOthers(those);
    model.set(
      "compared",
      those.map(({ label, design: one }) => ({ name: label, design: one })),
    );
    model.save_changes();
  };
  const before = past.at(-1)?.design;
  const choices = [
    ...(before && !same(before, design) ? [{ label: "Before the last change", design: before }] : []),
    ...kept,
    ...evidence.schemes.map((scheme) => ({ label: scheme.label, design: designOf(scheme), group: "Studied" })),
    ...imagined.map((one) => ({ label: one.label, design: designOf(one), group: "Imagined" })),
  ];
  const open = choices.filter(({ label }) => !others.some((one) => one.label === label));
  const add = (label) => {
    const one = choices.find((choice) => choice.label === label);
    if (one && others.length < MOST) put([...others, one]);
  };
  const keep = () => setKept([...kept, { label: `Kept design ${kept.length + 1}`, design, group: "Kept by you" }]);
  const options = (group) =>
    open
      .filter((one) => one.group === group)
      .map(({ label }) => (
        <option key={label} value={label}>
          {label}
        </option>
      ));
  return (
    <section class="realist-part realist-below" aria-label="Compare">
      <h2 id="realist-compare" tabIndex={-1}>
        Compare
      </h2>
      <p>Put your design beside one or two others, or beside itself before the last change.</p>
      <div class="realist-buttons">
        <label>
          Compare with{" "}
          <select
            ref={select}
            value=""
            disabled={others.length >= MOST}
            onChange={(event) => add(event.currentTarget.value)}
          >
            <option value="">{others.length >= MOST ? "two are here" : "choose …"}</option>
            {options(undefined)}
            {kept.length > 0 && <optgroup label="Kept by you">{options("Kept by you")}</optgroup>}
            <optgroup label="Studied">{options("Studied")}</optgroup>
            {imagined.length > 0 && <optgroup label="Imagined">{options("Imagined")}</optgroup>}
          </select>
        </label>
        <button type="button" class="realist-quiet" onClick={keep}>
          Keep this design for later
        </button>
      </div>
      {kept.length > 0 && (
        <p class="realist-hint" role="status">
          Kept while this page is open: {listed(kept.map(({ label }) => label))}.
        </p>
      )}
      {others.length > 0 && (
        <>
          <div class="realist-buttons" role="group" aria-label="Compared with yours">
            {others.map(({ label }) => (
              <button
                type="button"
                key={label}
                onClick={() => {
                  put(others.filter((one) => one.label !== label));
                  requestAnimationFrame(() => select.current?.focus()); // by then it can be chosen from again
                }}
              >
                Take away {label}
              </button>
            ))}
          </div>
          <Caution said={cautions.compare} place={place} evidence={evidence} />
          <Differences evidence={evidence} asked={asked} design={design} others={others} />
        </>
      )}
    </section>
  );
}

const Differences = memo(({ evidence, asked, design, others }) => {
  const columns = useMemo(
    () =>
      [{ label: "Yours", design }, ...others].map((one) => ({
        ...one,
        known: index(withOwn(evidence.theory, one.design)),
        appraisal: asked(one.design),
      })),
    [design, others],
  );
  const { theory } = evidence;
  const row = (id, label, kind, tell) => {
    const cells = columns.map(tell);
    return { id, label, kind, cells, differs: new Set(cells).size > 1 };
  };
  const parts = [
    [
      "Answers",
      questionsOf(theory).map((f) =>
        row(
          f.id,
          f.label,
          f.kind,
          ({ design: d }) => f.values.find((v) => v.id === d.answers[f.id])?.label ?? "not sure",
        ),
      ),
    ],
    [
      "Mechanisms",
      theory.mechanisms.map((m) =>
        row(m.id, m.label, "mechanism", (c) => wordOf(c.known, c.appraisal.mechanisms[m.id], MECHANISM_SIDES)),
      ),
    ],
    [
      "Outcomes",
      theory.outcomes.map((o) =>
        row(o.id, o.label, "outcome", (c) => wordOf(c.known, c.appraisal.outcomes[o.id], OUTCOME_SIDES)),
      ),
    ],
  ];
  return (
    <div class="realist-compared" style={{ "--designs": columns.length }}>
      {parts.map(([heading, rows]) => {
        const differ = rows.filter((one) => one.differs);
        const alike = rows.filter((one) => !one.differs);
        return (
          <section key={heading} aria-label={heading}>
            <h3>{heading}</h3>
            {differ.length > 0 ? <Rows rows={differ} columns={columns} /> : <p>No difference.</p>}
            {alike.length > 0 && (
              <Fold
                summary={
                  <span class="realist-hint">
                    The same in {columns.length > 2 ? "all" : "both"}: {alike.length}
                  </span>
                }
              >
                {() => (
                  <ul>
                    {alike.map((one) => (
                      <li key={one.id}>
                        {one.label}: {one.cells[0]}
                      </li>
                    ))}
                  </ul>
                )}
              </Fold>
            )}
          </section>
        );
      })}
      <section aria-label="Configurations">
        <h3>Configurations</h3>
        {columns.slice(1).map((one) => (
          <Gains key={one.label} mine={columns[0]} other={one} />
        ))}
      </section>
    </div>
  );
});

function Rows({ rows, columns }) {
  return (
    <>
      <p class="realist-row is-head" aria-hidden="true">
        <span />
        {columns.map(({ label }) => (
          <b key={label}>{label}</b>
        ))}
      </p>
      <ul class="realist-rows">
        {rows.map(({ id, label, kind, cells }) => (
          <li class="realist-row" key={id}>
            <b>
              <Mark kind={kind} /> {label}
            </b>
            {cells.map((cell, i) => (
              <span key={i}>
                <span class="realist-of">{columns[i].label}: </span>
                {i > 0 && cell === cells[0] ? <span class="realist-hint">as yours</span> : cell}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

function Gains({ mine, other }) {
  const names = (here, there) =>
    here.known.theory.configurations.filter((c) => {
      const mate = twin(c, there);
      return (
        here.appraisal.configurations[c.id].state === "active" &&
        (!mate || there.appraisal.configurations[mate.id].state !== "active")
      );
    });
  const gained = names(mine, other);
  const lost = names(other, mine);
  const told = (those) => listed(those.map((c) => c.nickname + (c.basis === "reader" ? " (your own)" : "")));
  return (
    <>
      <p>
        <b>Active in yours and not in “{other.label}”:</b> {gained.length ? `${told(gained)}.` : "none."}
      </p>
      <p>
        <b>Active in “{other.label}” and not in yours:</b> {lost.length ? `${told(lost)}.` : "none."}
      </p>
    </>
  );
}

/** The same configuration in another design; one of the reader's own is known by what it says, not by its place. */
function twin(c, there) {
  if (c.basis !== "reader") return there.known.configuration.get(c.id);
  const said = JSON.stringify({ ...c, id: "" });
  return there.known.theory.configurations.find(
    (one) => one.basis === "reader" && JSON.stringify({ ...one, id: "" }) === said,
  );
}
