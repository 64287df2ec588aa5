// One design to try: change an answer and see which configurations stop and which start. The list stands in the page without this script,
// as the starting design has it.
import { appraise } from "../engine/appraisal.js";
import { around } from "../ui/around.js";
import { element } from "../ui/element.js";
import "./trial.css";

function mount(place, at) {
  const { title, theory, answers } = JSON.parse(place.querySelector("script[type='application/json']").textContent);
  const states = (given) => appraise(theory, { answers: given, assumed: [], knocked_out: [] }).configurations;
  const name = new Map(theory.configurations.map((c) => [c.id, c.nickname]));
  const start = states(answers);
  const form = element("form", { class: "realist-trial-form", "aria-label": `Answers: ${title}` });
  const selects = new Map();
  for (const feature of theory.features) {
    const id = `trial-${at}-${feature.id}`;
    const select = element("select", { id });
    select.append(element("option", { value: "" }, "not known"));
    for (const value of feature.values) select.append(element("option", { value: value.id }, value.label));
    select.value = answers[feature.id] ?? "";
    select.addEventListener("change", show);
    const cell = element("div");
    cell.append(element("label", { for: id }, feature.question), select);
    form.append(cell);
    selects.set(feature.id, select);
  }
  const back = element("button", { type: "button" }, "Back to the start");
  back.addEventListener("click", () => {
    for (const [feature, select] of selects) select.value = answers[feature] ?? "";
    show();
  });
  form.append(back);
  form.addEventListener("submit", (event) => event.preventDefault());
  const status = element("p", {
    class: "realist-trial-status",
    role: "status",
    "aria-label": `What changed: ${title}`,
  });
  place.prepend(form, status);

  function show() {
    const given = {};
    for (const [feature, select] of selects) if (select.value) given[feature] = select.value;
    const now = states(given);
    const stopped = [];
    const started = [];
    const unsure = [];
    for (const item of place.querySelectorAll("[data-configuration]")) {
      const id = item.dataset.configuration;
      const { state } = now[id];
      item.dataset.state = state;
      item.querySelector("[data-state-word]").textContent = state;
      if (state === start[id].state) continue;
      if (state === "active") started.push(name.get(id));
      else if (start[id].state === "active") (state === "open" ? unsure : stopped).push(name.get(id));
    }
    const said = [
      ["Stops", stopped],
      ["Starts", started],
      ["No longer sure", unsure],
    ].filter(([, those]) => those.length);
    const changed = [...selects].some(([feature, select]) => select.value !== (answers[feature] ?? ""));
    back.disabled = !changed;
    if (!changed) status.textContent = "This is where we start. Change an answer.";
    else if (!said.length) status.textContent = "No configuration starts or stops.";
    else status.textContent = said.map(([word, those]) => `${word}: ${those.join("; ")}.`).join(" ");
  }
  show();
}

/** Brings every design to try under a root to life. */
export function mountTrials(root) {
  for (const [at, place] of root.querySelectorAll("[data-realist-trial]").entries()) {
    mount(place, at);
    around(place, "has-trial");
  }
}
