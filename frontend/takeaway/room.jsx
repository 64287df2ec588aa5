// In a room: a view for the projector, and the groups' designs side by side. It holds no rules; the engine does.
import { render as draw } from "preact";
import { useState } from "preact/hooks";
import "../bench/bench.css";
import { Gather } from "./gather.jsx";
import { Projector } from "./projector.jsx";
import "./takeaway.css";
import "./room.css";

function Room({ model }) {
  const evidence = model.get("evidence");
  const place = model.get("place") ?? {};
  const [groups, setGroups] = useState([]);
  return (
    <div class="realist-bench realist-room realist-takeaway">
      <Projector {...{ evidence, groups, place }} />
      <Gather {...{ evidence, groups, setGroups }} />
    </div>
  );
}

function render({ model, el }) {
  draw(<Room model={model} />, el);
  return () => draw(null, el);
}

export default { render };
