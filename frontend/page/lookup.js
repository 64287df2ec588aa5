// Narrows the page of evidence down to what holds some words and is of some kind. Everything is in the page already, so this works from a
// folder. A form that no script serves stays hidden.
import { plural } from "../text.js";

/** The same letters whatever their case or their quotation marks. */
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[‘’]/g, "'").replace(/\s+/g, " ");

/** One passage with the text of its own, apart from its findings, and each finding with its text and its kinds. */
function read(block) {
  const findings = [...block.querySelectorAll(".evidence-findings > li")].map((el) => ({
    el,
    text: plain(el.textContent),
    kinds: new Set(el.classList),
  }));
  const own = [...block.children].filter((child) => !child.classList.contains("evidence-findings"));
  return {
    el: block,
    text: plain(own.map((child) => child.textContent).join(" ")),
    findings,
    section: block.closest("section"),
  };
}

/** What is shown: a passage whose own text has every word, whole; otherwise those of its findings that have every word. */
function chosen(passage, words, kinds) {
  const has = (text) => words.every((word) => text.includes(word));
  const fits = passage.findings.filter((finding) => kinds.every((kind) => finding.kinds.has(kind)));
  const whole = has(passage.text);
  return { shown: new Set(fits.filter((finding) => whole || has(finding.text))), alone: whole && !kinds.length };
}

/** Marks what was looked for, where the browser can do so without touching the page. */
function mark(passages, words) {
  if (!globalThis.CSS?.highlights || !globalThis.Highlight) return;
  const ranges = [];
  for (const { el } of words.length ? passages.filter((passage) => !passage.el.hidden) : []) {
    const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.toLowerCase().replace(/[‘’]/g, "'");
      for (const word of words) {
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          ranges.push(range);
        }
      }
    }
  }
  CSS.highlights.set("realist-found", new Highlight(...ranges));
}

function mount(root) {
  const form = root.querySelector("form[data-lookup]");
  if (!form) return;
  const passages = [...root.querySelectorAll(".evidence-passage")].map(read);
  const sections = new Set(passages.map((passage) => passage.section));
  const status = form.querySelector("[data-lookup-count]");
  const all = passages.reduce((sum, passage) => sum + passage.findings.length, 0);
  let later = 0;

  function show() {
    const words = plain(form.elements.words.value).trim().split(" ").filter(Boolean);
    const kinds = [...form.querySelectorAll("select")].map((select) => select.value).filter(Boolean);
    let findings = 0;
    let shownPassages = 0;
    for (const passage of passages) {
      const { shown, alone } = chosen(passage, words, kinds);
      for (const finding of passage.findings) finding.el.hidden = !shown.has(finding);
      passage.el.hidden = !shown.size && !alone;
      findings += shown.size;
      if (!passage.el.hidden) shownPassages += 1;
    }
    for (const section of sections) {
      if (section) section.hidden = passages.every((passage) => passage.section !== section || passage.el.hidden);
    }
    mark(passages, words);
    const told = `${plural(findings, "finding")} in ${plural(shownPassages, "passage")}`;
    const said = words.length || kinds.length ? `${told}, of ${all} in ${passages.length}` : `All ${told}`;
    status.textContent = shownPassages ? said : `Nothing fits. ${said}`;
  }

  /** A link to something that is filtered out shows it: whoever follows it did not ask for the filter. */
  function follow() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[hidden]")) return;
    form.reset();
    show();
    target.scrollIntoView();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(show, 120);
  });
  form.addEventListener("reset", () => setTimeout(show));
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => event.target.closest?.("a[href^='#']") && setTimeout(follow)); // also to where one is already
  form.hidden = false;
  show();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => mount(document));
else mount(document);
