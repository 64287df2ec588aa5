// Narrows a list of configurations by what is chosen above it. Without this script the list stands whole.
import { element } from "../ui/element.js";
import "./browse.css";

/** The ids of the items that have each chosen value; a facet with nothing chosen lets every item through. */
export function chosen(items, choice) {
  const asked = Object.entries(choice).filter(([, value]) => value);
  return Object.keys(items).filter((id) => asked.every(([facet, value]) => items[id][facet]?.includes(value)));
}

function mount(place, at) {
  const { facets, items, noun } = JSON.parse(place.querySelector("script[type='application/json']").textContent);
  const total = Object.keys(items).length;
  const card = (id) => place.querySelector(`#cmo-${CSS.escape(id)}`);
  const form = element("form", { class: "realist-browse-form", "aria-label": `Narrow the list of ${noun}` });
  const selects = new Map();
  for (const facet of facets) {
    const id = `browse-${at}-${facet.id}`;
    const cell = element("div");
    const select = element("select", { id });
    select.append(element("option", { value: "" }, "all"));
    for (const option of facet.options) select.append(element("option", { value: option.id }, option.label));
    select.addEventListener("change", show);
    cell.append(element("label", { for: id }, facet.label), select);
    form.append(cell);
    selects.set(facet.id, select);
  }
  const clear = element("button", { type: "button" }, "Show all");
  clear.addEventListener("click", () => {
    reset();
    selects.values().next().value.focus();
  });
  form.append(clear);
  form.addEventListener("submit", (event) => event.preventDefault());
  const status = element("p", {
    class: "realist-browse-status",
    role: "status",
    "aria-label": `How many ${noun} are shown`,
  });
  place.prepend(form, status);

  function reset() {
    for (const select of selects.values()) select.value = "";
    show();
  }

  function show() {
    const choice = Object.fromEntries([...selects].map(([facet, select]) => [facet, select.value]));
    const shown = new Set(chosen(items, choice));
    for (const id of Object.keys(items)) card(id).hidden = !shown.has(id);
    for (const part of place.querySelectorAll("[data-browse-part]"))
      part.hidden = !part.querySelector("li[id]:not([hidden])");
    const by = facets.filter((facet) => choice[facet.id]);
    const said = by
      .map((facet) => `${facet.label}: ${selects.get(facet.id).selectedOptions[0].textContent}`)
      .join("; ");
    clear.disabled = by.length === 0;
    if (by.length === 0) status.textContent = `All ${total} ${noun} are shown.`;
    else if (shown.size === 0) status.textContent = `None of the ${total} ${noun} fits. ${said}.`;
    else status.textContent = `${shown.size} of ${total} ${noun}. ${said}.`;
  }

  /** A link to a configuration that is filtered away shows the whole list again, and goes there. */
  function arrive() {
    const id = decodeURIComponent(location.hash.slice(1)).replace(/^cmo-/, "");
    if (!Object.hasOwn(items, id) || !card(id).hidden) return;
    reset();
    card(id).scrollIntoView();
  }
  show();
  addEventListener("hashchange", arrive);
}

/** Adds its filters to every list under a root. */
export function mountBrowsers(root) {
  [...root.querySelectorAll("[data-realist-browse]")].forEach(mount);
}
