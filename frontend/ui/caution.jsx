// What must be said at a place: findings with their passages, or a reading of ours that says that it is one.
import { stopped } from "../text.js";
import { Passage } from "./parts.jsx";

export function Caution({ said, place, evidence }) {
  if (!said?.length) return null;
  return (
    <p class="realist-caution">
      {said.map(({ text, findings }) => (
        <span key={text}>
          {stopped(text)}{" "}
          {findings.length ? (
            findings.map((id) => <Passage key={id} id={id} finding={id} place={place} evidence={evidence} />)
          ) : (
            <span class="realist-ours">our reading</span>
          )}{" "}
        </span>
      ))}
    </p>
  );
}
