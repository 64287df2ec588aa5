// In a room: a view for the projector, and the groups' designs side by side. It holds no rules; the engine does.
import { render as draw } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import "../ui/controls.css";
import "../ui/frame.css";
import { Gather } from "./gather.jsx";
import { keepGroups, recalled } from "./groups.js";
import { Projector } from "./projector.jsx";
import "../takeaway/takeaway.css";
import "./room.css";

function Room({ model }) {
  const evidence = model.get("evidence");
  const place = model.get("place") ?? {};
  const { shelf } = model; // a page has one; a kernel's model has none
  const [first] = useState(() => recalled(evidence.theory, shelf));
  const [groups, setGroups] = useState(first.groups);
  const [kept, setKept] = useState(Boolean(shelf));
  const written = useRef(groups);
  useEffect(() => {
    if (!shelf || written.current === groups) return; // what was recalled is not written over before something changes
    written.current = groups;
    setKept(keepGroups(evidence.theory, shelf, groups));
  }, [groups]);
  return (
    <div class="realist-bench realist-room realist-takeaway">
      <Projector evidence={evidence} groups={groups} place={place} />
      <Gather evidence={evidence} groups={groups} setGroups={setGroups} kept={kept} before={first.refused} />
    </div>
  );
}

function render({ model, el }) {
  draw(<Room model={model} />, el);
  return () => draw(null, el);
}

export default { render };
