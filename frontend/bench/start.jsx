// Where a design begins: nothing, a scheme that was studied, or an imagined case; and steps taken back.
import { designOf, same } from "../engine/design.js";
import { stopped } from "../text.js";
import { jump } from "./jump.js";

export function Start({ evidence, imagined, now, actions }) {
  const { start } = now;
  const untouched = same({ ...now.design, own: [] }, designOf(start));
  return (
    <div class="realist-start">
      <h2 id="realist-start">Start from</h2>
      <div role="group" aria-labelledby="realist-start" class="realist-buttons">
        <button type="button" aria-pressed={!start && untouched} onClick={() => actions.startFrom(undefined)}>
          Nothing
        </button>
        {evidence.schemes.map((scheme) => (
          <button
            type="button"
            key={scheme.id}
            aria-pressed={start === scheme && untouched}
            onClick={() => actions.startFrom(scheme)}
          >
            {scheme.label}
          </button>
        ))}
      </div>
      {imagined.length > 0 && (
        <label class="realist-imagined">
          Or from an imagined case{" "}
          <select
            value={start?.imagined ? start.id : ""}
            onChange={(event) => actions.startFrom(imagined.find((one) => one.id === event.currentTarget.value))}
          >
            <option value="">none</option>
            {imagined.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="realist-buttons" role="group" aria-label="Steps">
        <button
          type="button"
          class="realist-quiet"
          aria-disabled={!now.past.length}
          aria-keyshortcuts="Control+Z"
          onClick={actions.undo}
        >
          Undo
        </button>
        <button
          type="button"
          class="realist-quiet"
          aria-disabled={!now.future.length}
          aria-keyshortcuts="Control+Y"
          onClick={actions.redo}
        >
          Redo
        </button>
        <button type="button" class="realist-quiet" onClick={() => actions.startFrom(start)}>
          Reset
        </button>
      </div>
      {start?.imagined && <Story story={start} />}
      {start && (
        <p class="realist-hint">
          {stopped(start.about ?? "")}{" "}
          {untouched
            ? "Change any answer, and it becomes your design."
            : `Begun from ${start.label} and changed since: it is your design now.`}
        </p>
      )}
      <p class="realist-jumps">
        <a href="#realist-answer" onClick={jump}>
          Go to the answer
        </a>{" "}
        <a href="#realist-configurations" onClick={jump}>
          Go to the configurations
        </a>
      </p>
    </div>
  );
}

function Story({ story }) {
  return (
    <div class="realist-story">
      <p>
        <b>Imagined.</b> {story.story}
      </p>
      <details>
        <summary>Questions to argue about</summary>
        <ol>
          {story.questions.map(({ question, look_for: lookFor }) => (
            <li key={question}>
              {question} <span class="realist-hint">{stopped(lookFor)}</span>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}
