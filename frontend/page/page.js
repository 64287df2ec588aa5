// The built book: widgets mounted from the state that stands beside them. No kernel, no server, no module.
import { readDesign } from "../engine/design.js";
import { shelf, widgetName } from "../ui/storage.js";

/**
 * What a widget asks of a kernel's model, answered by the page. The design is kept in this tab until it is closed (sessionStorage), so
 * that it is still there after a reload or on the way back from a finding.
 */
class PageModel {
  constructor(state, name) {
    this.state = state;
    this.name = name;
    this.tab = shelf(name, { forTab: true });
    this.listeners = new Map();
    const kept = this.tab.recall();
    // What was kept still has to fit the theory: the book may have been built anew since.
    const { design } = state.evidence && kept ? readDesign(state.evidence.theory, kept) : {};
    if (design) this.state.design = design;
    addEventListener("pagehide", () => this.keep());
  }
  get(name) {
    return this.state[name];
  }
  set(name, value) {
    this.state[name] = value;
    for (const listener of this.listeners.get(`change:${name}`) ?? []) listener();
  }
  save_changes() {
    if (this.shelf || this.waits) return; // the widget keeps its own, or this is about to
    this.waits = true;
    atLeisure(() => this.keep());
  }
  keep() {
    if (!this.waits) return;
    this.waits = false;
    if (this.state.design) this.tab.keep(this.state.design);
  }
  on(event, listener) {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }
  off(event, listener) {
    this.listeners.set(
      event,
      (this.listeners.get(event) ?? []).filter((one) => one !== listener),
    );
  }
}

/** Soon, but not before the answer is on the screen. */
const atLeisure = (act) =>
  globalThis.requestIdleCallback ? requestIdleCallback(act, { timeout: 1000 }) : setTimeout(act, 100);

/** Mounts every widget of this page that is named in `widgets`; those in `keptLonger` keep what they hold until the reader erases it. */
export function mountWidgets(widgets, keptLonger = []) {
  for (const [i, place] of document.querySelectorAll("[data-realist-widget]").entries()) {
    const widget = widgets[place.dataset.realistWidget];
    const state = place.querySelector("script[type='application/json']");
    if (!widget || !state) continue;
    const model = new PageModel(JSON.parse(state.textContent), widgetName(location.pathname, i));
    if (keptLonger.includes(place.dataset.realistWidget)) model.shelf = shelf(model.name);
    const el = document.createElement("div");
    widget.render({ model, el });
    place.replaceChildren(el);
    place.model = model;
  }
}

/** Once the page is there to be read; never in a browser that the page's first script found too old, where the fallback stays. */
export function onReady(act) {
  if (document.documentElement.hasAttribute("data-too-old")) return;
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", act);
  else act();
}

/** Tests and curious readers can ask the page's engine the same questions as Python's. */
export function expose(engine) {
  window.realist = { ...window.realist, ...engine };
}
