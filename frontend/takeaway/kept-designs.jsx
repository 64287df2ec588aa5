// The designs kept in this browser, and everything else that the book keeps there: all of it can be seen and erased.
import { useEffect, useState } from "preact/hooks";
import { linkOf, readLink } from "../sharing/link.js";
import { SharingError, tidyName } from "../sharing/saved.js";
import { eraseAll, everything } from "../ui/storage.js";
import { keepDesign, keptDesigns, removeDesign } from "./kept.js";

export function keepIt(theory, design, given, say) {
  const name = tidyName(given) || "Without a name";
  const replaced = keptDesigns().some((each) => each.name === name);
  if (!keepDesign(name, linkOf(theory, design, tidyName(given))))
    throw new SharingError("This browser keeps nothing. Save the design as a file.");
  say(replaced ? `“${name}” is kept in place of the one before.` : `“${name}” is kept in this browser.`);
}

/** The designs kept here, and everything else that the book keeps in this browser. */
export function Kept({ evidence, attempt, opened, said, say }) {
  const [seen, setSeen] = useState({ designs: [], all: [] });
  const look = () => setSeen({ designs: keptDesigns(), all: everything() });
  useEffect(look, [said]);
  const { designs, all } = seen;
  return (
    <details class="realist-takeaway-kept" onToggle={look}>
      <summary>
        Kept in this browser:{" "}
        {designs.length ? `${designs.length} ${designs.length === 1 ? "design" : "designs"}` : "no design"}
      </summary>
      {designs.length > 0 && (
        <ul>
          {designs.map((each) => (
            <li key={each.name}>
              <span class="realist-kept-name">{each.name}</span>
              <button
                type="button"
                aria-label={`Open ${each.name}`}
                onClick={() =>
                  attempt(() => opened(readLink(evidence.theory, each.link), "as it was kept"), `${each.name}: `)
                }
              >
                Open
              </button>
              <button
                type="button"
                aria-label={`Remove ${each.name}`}
                onClick={() => {
                  removeDesign(each.name);
                  say(`“${each.name}” is no longer kept.`);
                }}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
      <p>Everything that this book keeps here, under the names that the browser uses:</p>
      {all.length ? (
        <ul class="realist-kept-all">
          {all.map((each) => (
            <li key={`${each.where} ${each.key}`}>
              <code>{each.key}</code>: {each.size} characters, {each.where}
            </li>
          ))}
        </ul>
      ) : (
        <p>Nothing.</p>
      )}
      <button
        type="button"
        onClick={() => {
          eraseAll();
          say(
            "Everything that the book kept in this browser is erased. What is on the screen stays until you leave the page.",
          );
        }}
      >
        Erase all of it
      </button>
    </details>
  );
}
