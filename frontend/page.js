// The built book: mounts every widget of a page from the state that stands beside it. No kernel, no server, no module.
import bench from "./bench/bench.jsx";
import { appraise } from "./engine/appraisal.js";
import { canonical, digest } from "./engine/canonical.js";
import { index, sentence } from "./engine/sentence.js";
import { mountMaps } from "./maps.js";
import "./maps.css";

const WIDGETS = { bench };

/** What a widget asks of a kernel's model, answered by the page. */
class PageModel {
  constructor(state) {
    this.state = state;
    this.listeners = new Map();
  }
  get(name) {
    return this.state[name];
  }
  set(name, value) {
    this.state[name] = value;
    for (const listener of this.listeners.get(`change:${name}`) ?? []) listener();
  }
  save_changes() {}
  on(event, listener) {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }
  off(event, listener) {
    this.listeners.set(event, (this.listeners.get(event) ?? []).filter((one) => one !== listener));
  }
}

function mount() {
  for (const place of document.querySelectorAll("[data-realist-widget]")) {
    const widget = WIDGETS[place.dataset.realistWidget];
    const state = place.querySelector("script[type='application/json']");
    if (!widget || !state) continue;
    const model = new PageModel(JSON.parse(state.textContent));
    const el = document.createElement("div");
    widget.render({ model, el });
    place.replaceChildren(el);
    place.model = model;
  }
  mountMaps(document);
}

// Tests and curious readers can ask the page's engine the same questions as Python's.
window.realist = { appraise, canonical, digest, sentence: (theory, c) => sentence(index(theory), c) };

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mount);
else mount();
