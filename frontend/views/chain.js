// Lets a reader break and mend the links of a chain: from the table by keyboard, or in the picture by mouse. The picture and the
// table stand in the page without it; this adds the buttons, marks what falls, and says so in a line of text.
import { falls } from "../engine/reach.js";
import { plural } from "../text.js";
import { around } from "../ui/around.js";
import { element } from "../ui/element.js";
import "./chain.css";

const NAMED = 4; // as many fallen steps as the line of text names; the picture and the table mark them all

/** What a reader is told: what is broken, and what no way leads to any longer. */
export function told(chain, broken) {
  const label = new Map(chain.nodes.map((node) => [node.id, node.label]));
  const numbers = chain.links.filter((link) => broken.has(link.id)).map((link) => link.number);
  if (!numbers.length) return "No link is broken. Every step is reached.";
  const listed =
    numbers.length > 6
      ? plural(numbers.length, "link")
      : `${numbers.length === 1 ? "Link" : "Links"} ${numbers.join(", ")}`;
  const fallen = falls(chain, [...broken]);
  const start = `${listed} broken. `;
  if (!fallen.length) return `${start}Every step is still reached by another way.`;
  const more = fallen.length > NAMED ? `; and ${fallen.length - NAMED} more` : "";
  const names = fallen
    .slice(0, NAMED)
    .map((id) => label.get(id))
    .join("; ");
  return `${start}No way leads to ${plural(fallen.length, "step")}: ${names}${more}.`;
}

function mount(figure) {
  const chain = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
  const broken = new Set();
  const rows = new Map();
  for (const link of chain.links) {
    const place = figure.querySelector(`[data-chain-row="${CSS.escape(link.id)}"]`);
    const button = element("button", { type: "button", class: "realist-chain-break" });
    const mark = element("span", { class: "realist-chain-mark" });
    place.append(element("br"), button, mark);
    button.addEventListener("click", () => toggle(link.id));
    rows.set(link.id, { button, mark, row: place.closest("tr") });
  }

  const tools = element("div", {
    class: "realist-chain-tools",
    role: "group",
    "aria-label": `Test the chain: ${chain.title}`,
  });
  const presets = chain.standings.map((standing) => {
    const button = element("button", { type: "button" });
    const those = chain.links.filter((link) => link.standing === standing).map((link) => link.id);
    button.addEventListener("click", () => {
      const all = those.every((id) => broken.has(id));
      for (const id of those) all ? broken.delete(id) : broken.add(id);
      show();
    });
    tools.append(button);
    return { button, those, standing };
  });
  const mend = element("button", { type: "button" }, "Mend every link");
  mend.addEventListener("click", () => {
    broken.clear();
    show();
  });
  tools.append(mend);
  const status = element("p", {
    class: "realist-chain-status",
    role: "status",
    "aria-label": `What still follows: ${chain.title}`,
  });
  const bar = element("div", { class: "realist-chain-bar" });
  bar.append(tools, status);
  figure.querySelector(".realist-chain-view").before(bar);

  for (const part of figure.querySelectorAll("[data-link], [data-badge]")) {
    part.addEventListener("click", () => toggle(part.dataset.link ?? part.dataset.badge));
  }

  function toggle(id) {
    if (!broken.delete(id)) broken.add(id);
    show();
  }

  function show() {
    const fallen = new Set(falls(chain, [...broken]));
    for (const link of chain.links) {
      const cut = broken.has(link.id);
      const idle = !cut && fallen.has(link.from);
      const { button, mark, row } = rows.get(link.id);
      button.textContent = `${cut ? "Mend" : "Break"} link ${link.number}`;
      button.setAttribute("aria-pressed", String(cut));
      mark.textContent = cut ? "× broken" : idle ? "starts from a step that is not reached" : "";
      row.classList.toggle("is-cut", cut || idle);
      const id = CSS.escape(link.id);
      for (const part of figure.querySelectorAll(
        `[data-link="${id}"], [data-badge="${id}"], [data-chain-link="${id}"]`,
      )) {
        part.classList.toggle("is-broken", cut);
        part.classList.toggle("is-idle", idle);
      }
      for (const words of figure.querySelectorAll(`[data-badge="${id}"] text, [data-chain-link="${id}"] b`)) {
        words.dataset.plain ??= words.textContent;
        words.textContent = cut ? `×${link.number}` : words.dataset.plain;
      }
    }
    for (const node of chain.nodes) {
      const id = CSS.escape(node.id);
      for (const step of figure.querySelectorAll(`[data-step="${id}"], [data-chain-step="${id}"]`)) {
        step.classList.toggle("is-fallen", fallen.has(node.id));
      }
    }
    for (const { button, those, standing } of presets) {
      const all = those.every((id) => broken.has(id));
      button.textContent = `${all ? "Mend" : "Break"} all that is ${standing}`;
      button.setAttribute("aria-pressed", String(all));
    }
    mend.disabled = broken.size === 0;
    status.textContent = told(chain, broken);
  }

  figure.classList.add("is-live");
  show();
}

/** Brings every chain under a root to life. */
export function mountChains(root) {
  for (const figure of root.querySelectorAll("[data-realist-chain]")) {
    mount(figure);
    around(figure, "has-chain");
  }
}
