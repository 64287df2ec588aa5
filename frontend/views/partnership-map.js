// Draws each partnership map of a page with the one vis-network file of the book, in the colours of the page. The vector picture
// beneath it stays for print and for pages without a script; the table after it says the same in words.

const LARGEST = 1.25; // no map is drawn larger than this

function colours(place) {
  const style = getComputedStyle(place);
  const read = (name) => style.getPropertyValue(name).trim();
  const [ink, quiet, paper, box, edge] = ["ink", "quiet", "paper", "box", "edge"].map((name) => read(`--map-${name}`));
  return { ink, quiet, paper, box, edge, face: read("--pst-font-family-base") || "system-ui, sans-serif" };
}

/** One box as vis-network asks for it: its size, and how to draw it. */
function box(node, look, { size, line }) {
  const { width, height, group } = node;
  const lines = node.label.split("\n");
  return ({ ctx, x, y }) => ({
    nodeDimensions: { width, height },
    drawNode() {
      const { ink, quiet, paper, box: fill, edge, face } = look.now;
      const partner = group === "partner" || group === "role";
      ctx.save();
      ctx.beginPath();
      ctx.roundRect(x - width / 2, y - height / 2, width, height, group === "role" ? 16 : 2);
      ctx.fillStyle = partner ? fill : paper;
      ctx.fill();
      ctx.strokeStyle = edge;
      ctx.lineWidth = 1.5;
      ctx.setLineDash([]);
      if (partner) ctx.stroke();
      ctx.font = `${group === "level" ? "700 " : ""}${size}px ${face}`;
      ctx.fillStyle = group === "level" ? quiet : ink;
      ctx.textAlign = "center";
      ctx.textBaseline = "alphabetic";
      for (const [at, words] of lines.entries())
        ctx.fillText(words, x, y + (at - (lines.length - 1) / 2) * line + size * 0.36);
      ctx.restore();
    },
  });
}

/** Where a line leaves one box for another: the middle of the side that faces it, as a point that vis-network can join. */
function port(from, to) {
  const x = from.x + (Math.sign(to.x - from.x) * from.width) / 2;
  const ctxRenderer = () => ({ nodeDimensions: { width: 0, height: 0 }, drawNode() {} });
  return { id: `${from.id} faces ${to.id}`, x, y: from.y, shape: "custom", ctxRenderer };
}

function draw(place) {
  const { nodes, edges, options, frame, line } = JSON.parse(
    place.querySelector("script[type='application/json']").textContent,
  );
  const look = { now: colours(place) };
  const canvas = document.createElement("div");
  canvas.className = "realist-map-canvas";
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", place.dataset.label);
  place.append(canvas);
  place.classList.add("realist-map-drawn");
  const size = options.nodes.font.size;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ports = new Map();
  const lines = edges.map((edge) => {
    const ends = [byId.get(edge.from), byId.get(edge.to)];
    const [from, to] = [port(ends[0], ends[1]), port(ends[1], ends[0])];
    ports.set(from.id, from).set(to.id, to);
    return { ...edge, from: from.id, to: to.id };
  });
  const boxes = nodes.map(({ id, x, y, ...node }) => ({
    id,
    x,
    y,
    shape: "custom",
    ctxRenderer: box(node, look, { size, line }),
  }));
  const data = { nodes: [...boxes, ...ports.values()], edges: lines };
  const network = new window.vis.Network(canvas, data, {
    ...options,
    edges: { ...options.edges, color: look.now.ink },
  });
  for (const part of canvas.querySelectorAll("[tabindex]")) part.removeAttribute("tabindex"); // a picture takes no focus
  const centre = { x: frame.left + frame.width / 2, y: frame.top + frame.height / 2 };
  const fit = () => {
    if (!canvas.clientWidth) return;
    const scale = Math.min(canvas.clientWidth / frame.width, LARGEST);
    network.setSize("100%", `${Math.ceil(frame.height * scale)}px`);
    network.redraw();
    network.moveTo({ position: centre, scale, animation: false });
    if (place.scrollWidth > place.clientWidth) place.tabIndex = 0;
    else place.removeAttribute("tabindex"); // only what scrolls needs the keyboard
  };
  fit();
  new ResizeObserver(fit).observe(canvas);
  return () => {
    look.now = colours(place);
    network.setOptions({ edges: { color: look.now.ink } });
    network.redraw();
  };
}

/** Draws every map under a root, and again in other colours when the page changes its theme. */
export function mountMaps(root) {
  if (!window.vis) return;
  const redraw = [...root.querySelectorAll("[data-realist-map]")].map(draw);
  if (!redraw.length) return;
  const all = () => {
    for (const one of redraw) one();
  };
  new MutationObserver(all).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  for (const query of ["(forced-colors: active)", "(prefers-color-scheme: dark)"])
    matchMedia(query).addEventListener("change", all);
}
