// The built book: mounts every widget of a page from the state that stands beside it. No kernel, no server, no module.
import bench from "./bench/bench.jsx";
import { mountBrowsers } from "./browse/browse.js";
import { mountChains } from "./chain/chain.js";
import { falls, reach } from "./chain/reach.js";
import { alpha, compared } from "./engine/alpha.js";
import { appraise } from "./engine/appraisal.js";
import { canonical, digest } from "./engine/canonical.js";
import { inWords, place } from "./engine/placing.js";
import { readDesign } from "./engine/design.js";
import { index, sentence } from "./engine/sentence.js";
import { brief } from "./takeaway/brief.js";
import { markdown } from "./takeaway/documents.js";
import { fileOf, readFile } from "./takeaway/file.js";
import { linkOf, readLink } from "./takeaway/link.js";
import { notebookOf } from "./takeaway/notebook.js";
import { answer } from "./engine/nearest.js";
import classView from "./exercises/class-view.jsx";
import exercise from "./exercises/exercise.jsx";
import handIn from "./exercises/hand-in.jsx";
import { mountMaps } from "./maps.js";
import { mountTrials } from "./trial/trial.js";
import "./maps.css";
import { shelf } from "./shelf.js";
import ties from "./ties/ties.jsx";

const WIDGETS = { bench, ties, exercise, "hand-in": handIn, "class-view": classView };
const KEPT_LONGER = new Set(["ties"]); // until the reader erases it, and not for this tab alone

/**
 * What a widget asks of a kernel's model, answered by the page. The design is kept in this tab until it is closed (sessionStorage), so
 * that it is still there after a reload or on the way back from a finding.
 */
class PageModel {
  constructor(state, name) {
    this.state = state;
    this.name = name;
    this.listeners = new Map();
    const kept = recalled(name);
    // What was kept still has to fit the theory: the book may have been built anew since.
    const { design } = state.evidence && kept ? readDesign(state.evidence.theory, kept) : {};
    if (design) this.state.design = design;
  }
  get(name) {
    return this.state[name];
  }
  set(name, value) {
    this.state[name] = value;
    for (const listener of this.listeners.get(`change:${name}`) ?? []) listener();
  }
  save_changes() {
    if (this.shelf) return; // the widget keeps its own
    try {
      sessionStorage.setItem(this.name, JSON.stringify(this.state.design));
    } catch {
      // A browser may refuse to keep anything; the design then lasts as long as the page is open.
    }
  }
  on(event, listener) {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }
  off(event, listener) {
    this.listeners.set(event, (this.listeners.get(event) ?? []).filter((one) => one !== listener));
  }
}

function recalled(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

function mount() {
  for (const [i, place] of document.querySelectorAll("[data-realist-widget]").entries()) {
    const widget = WIDGETS[place.dataset.realistWidget];
    const state = place.querySelector("script[type='application/json']");
    if (!widget || !state) continue;
    const model = new PageModel(JSON.parse(state.textContent), `realist ${location.pathname} ${i}`);
    if (KEPT_LONGER.has(place.dataset.realistWidget)) model.shelf = shelf(model.name);
    const el = document.createElement("div");
    widget.render({ model, el });
    place.replaceChildren(el);
    place.model = model;
  }
  mountMaps(document);
  mountChains(document);
  mountBrowsers(document);
  mountTrials(document);
}

// Tests and curious readers can ask the page's engine the same questions as Python's.
window.realist = {
  alpha,
  appraise,
  brief,
  canonical,
  compared,
  digest,
  falls,
  fileOf,
  linkOf,
  markdown,
  nearest: answer,
  notebookOf,
  placed: (tie, labels) => place(tie, labels).map((found) => ({ ...found, said: inWords(found) })),
  reach,
  readDesign,
  readFile,
  readLink,
  sentence: (theory, c) => sentence(index(theory), c),
};

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mount);
else mount();
