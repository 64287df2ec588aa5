// The map as a picture: partners stand beneath each other, and each tie is an arc between two of them, with its number on it.
import { useEffect, useRef, useState } from "preact/hooks";

const LINE = 20;
const GAP = 14;
const LETTER = 8.2; // a generous width of one letter at the size in which names are set

function wrapped(name, letters) {
  const lines = [""];
  for (const word of name.split(" ")) {
    const [head, ...rest] = word.match(new RegExp(`.{1,${letters}}`, "gu")) ?? [""];
    if (lines.at(-1) && lines.at(-1).length + 1 + head.length > letters) lines.push(head);
    else lines[lines.length - 1] = `${lines.at(-1)} ${head}`.trim();
    lines.push(...rest);
  }
  return lines;
}

/** Each arc in the nearest lane where it meets no other between the same heights. */
function lanes(arcs) {
  const taken = [];
  const short = [...arcs].sort((a, b) => a.bottom - a.top - (b.bottom - b.top) || a.number - b.number);
  for (const arc of short) {
    let lane = 0;
    while (taken[lane]?.some((other) => arc.top <= other.bottom && other.top <= arc.bottom)) lane += 1;
    taken[lane] ??= [];
    taken[lane].push(arc);
    arc.lane = lane;
  }
  return taken.length;
}

export function Picture({ ties }) {
  const place = useRef(null);
  const [width, setWidth] = useState(288);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.max(240, Math.min(620, Math.floor(entry.contentRect.width)))),
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  const partners = [...new Set(ties.flatMap((tie) => [tie.from, tie.to]))];
  const column = Math.round(width * 0.5);
  const rows = new Map();
  let y = 4;
  for (const name of partners) {
    const lines = wrapped(name, Math.max(8, Math.floor((column - 20) / LETTER)));
    rows.set(name, { lines, y, height: lines.length * LINE + 8 });
    y += lines.length * LINE + 8 + GAP;
  }
  const met = new Map();
  const port = (name) => {
    const used = met.get(name) ?? 0;
    met.set(name, used + 1);
    const share = ties.filter((tie) => tie.from === name || tie.to === name).length;
    const { y: top, height } = rows.get(name);
    return top + (height * (used + 1)) / (share + 1);
  };
  const arcs = ties.map((tie, i) => {
    const [a, b] = [port(tie.from), port(tie.to)];
    return { number: i + 1, tie, top: Math.min(a, b), bottom: Math.max(a, b) };
  });
  const depth = lanes(arcs);
  const step = Math.min(46, (width - column - 18) / Math.max(1, depth));
  const alt = ties
    .map((tie, i) => `${i + 1}: ${tie.from} with ${tie.to}, ${tie.formality || "formality not said"}.`)
    .join(" ");
  return (
    <figure class="realist-ties-figure" ref={place}>
      <svg role="img" aria-label={`Your map. ${alt}`} width={width} height={y} viewBox={`0 0 ${width} ${y}`}>
        {arcs.map(({ number, tie, top, bottom, lane }) => {
          const x = column + 14 + (lane + 0.5) * step;
          const bend = Math.min(12, (bottom - top) / 2, x - column);
          const line = `M${column} ${top}H${x - bend}Q${x} ${top} ${x} ${top + bend}V${bottom - bend}Q${x} ${bottom} ${x - bend} ${bottom}H${column}`;
          return <path key={number} d={line} class={`realist-tie is-${tie.formality || "unsaid"}`} />;
        })}
        {[...rows].map(([name, { lines, y: top, height }]) => (
          <g key={name}>
            <rect x="1" y={top} width={column - 1} height={height} rx="3" />
            {lines.map((words, i) => (
              <text key={i} x="10" y={top + 4 + LINE * (i + 0.72)}>
                {words}
              </text>
            ))}
          </g>
        ))}
        {arcs.map(({ number, top, bottom, lane }) => {
          const [x, at] = [column + 14 + (lane + 0.5) * step, (top + bottom) / 2];
          return (
            <g key={number} class="realist-tie-number">
              <circle cx={x} cy={at} r="10" />
              <text x={x} y={at + 4.5} text-anchor="middle">
                {number}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption>Solid: formal. Dashed: informal. Dotted: not said. The numbers are those of the list.</figcaption>
    </figure>
  );
}
