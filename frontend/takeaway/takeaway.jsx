// What a reader can take away from the bench, and bring back to it: a link, a brief, a file, a design kept in this browser.

import { render as draw } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { fileName, stopped } from "../text.js";
import "./takeaway.css";
import { linkOf, readLink } from "../sharing/link.js";
import { SharingError, tidyName } from "../sharing/saved.js";
import { download } from "../ui/download.js";
import { canLoad, load } from "../ui/load-script.js";
import { memo } from "../ui/parts.jsx";
import { eraseAll, everything } from "../ui/storage.js";
import { keepDesign, keptDesigns, removeDesign } from "./kept.js";
import { papers } from "./papers.js";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const FRAGMENT = "#design=";

/** Where this page is, without what follows #; nothing where it was opened from a folder, whose path is nobody's business. */
const pageAddress = () => (/^https?:$/.test(location.protocol) ? location.href.split("#")[0] : "");

/** A brief as a page of its own, of which the printer sees nothing else. */
function print(made) {
  const el = document.createElement("section");
  el.className = "realist-print";
  el.lang = "en-GB";
  draw(<Printed title={made.title} sections={made.sections} />, el);
  document.body.append(el);
  document.body.classList.add("realist-printing");
  const title = document.title;
  document.title = made.title;
  const done = () => {
    document.body.classList.remove("realist-printing");
    document.title = title;
    el.remove();
  };
  window.addEventListener("afterprint", done, { once: true });
  window.print();
}

const Led = ({ lead, text }) => (
  <>
    {lead && <b>{lead} </b>}
    {text}
  </>
);

const BLOCKS = {
  paragraph: ({ lead, text }) => (
    <p>
      <Led lead={lead} text={text} />
    </p>
  ),
  bullets: ({ items }) => (
    <ul>
      {items.map(([lead, text]) => (
        <li>
          <Led lead={lead} text={text} />
        </li>
      ))}
    </ul>
  ),
  table: ({ head, rows }) => (
    <table>
      <thead>
        <tr>
          {head.map((text) => (
            <th scope="col">{text}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map((text) => (
              <td>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  ),
};

const Sections = ({ sections }) =>
  sections.map((section) => (
    <>
      <h2>{section.title}</h2>
      {section.blocks.map((block) => BLOCKS[block.kind](block))}
    </>
  ));

function Printed({ title, sections }) {
  return (
    <>
      <div class="realist-print-front">
        <h1>{title}</h1>
        <Sections sections={sections.filter((section) => section.front)} />
      </div>
      <Sections sections={sections.filter((section) => !section.front)} />
    </>
  );
}

/**
 * The whole of it. `open(design, said)` puts a design on the bench; `notebook` is the template of a notebook, where there is one.
 */
export const TakeAway = memo(Taking);

function Taking({ evidence, design, notebook, open }) {
  const [name, setName] = useState("");
  const [said, setSaid] = useState("");
  const [refused, setRefused] = useState("");
  const [code, setCode] = useState(null);
  const latest = useRef(null);

  const say = (text) => {
    setRefused("");
    setSaid(text);
  };
  /** Does something that may be refused in words; what is on the screen then stays as it is. */
  const attempt = (act, what = "") => {
    const refuse = (error) => {
      if (!(error instanceof Error) || error instanceof TypeError || error instanceof ReferenceError) throw error; // a fault of ours
      setSaid("");
      setRefused(`${what}${stopped(error.message)} Nothing on the screen was changed.`);
    };
    try {
      const done = act();
      return done instanceof Promise ? done.catch(refuse) : done;
    } catch (error) {
      return refuse(error);
    }
  };
  const link = () => `${pageAddress()}#${linkOf(evidence.theory, design, name)}`;
  const made = async () => (await papers()).brief(evidence, design, name, pageAddress());
  const opened = (saved, from) => {
    open(saved.design, `Opened ${saved.name ? `“${saved.name}”` : "a design"} ${from}.`);
    setName(saved.name);
    setCode(null);
    say(`Opened ${saved.name ? `“${saved.name}”` : "a design without a name"} ${from}.`);
  };
  latest.current = { opened, attempt };

  useEffect(() => {
    const arrived = () => {
      const given = location.hash;
      if (!given.startsWith(FRAGMENT)) return;
      history.replaceState(history.state, "", location.href.split("#")[0]); // a reload keeps what was changed since
      latest.current.attempt(() => latest.current.opened(readLink(evidence.theory, given), "from the link"));
    };
    arrived();
    window.addEventListener("hashchange", arrived);
    return () => window.removeEventListener("hashchange", arrived);
  }, []);
  useEffect(() => setCode(null), [design, name]);

  const copy = async () => {
    const text = link();
    try {
      await navigator.clipboard.writeText(text);
      say(
        pageAddress()
          ? "The link is copied. It holds the whole design, and no server was told of it."
          : "The end of a link is copied. Put it behind the address at which others read this page; yours is a folder of your own.",
      );
    } catch {
      say("This browser does not let the page copy. The link stands below; select it and copy it.");
    }
    setCode((now) => ({ ...now, text }));
  };
  const draw_ = async () => {
    const text = link();
    const qr = await load("qr.js", "realistQr");
    const picture = qr(text);
    if (!picture) throw new SharingError("This design holds more than a QR code can. Copy the link or save the file.");
    setCode({ text, picture });
    say("The QR code stands below.");
  };
  const word = async () => {
    say("Writing the Word file…");
    const [write, document_] = await Promise.all([load("word.js", "realistWord"), made()]);
    download(await write(document_, evidence.title), fileName(document_.title, "docx"), WORD);
    say("The Word file is in your downloads.");
  };
  const file = (ending, type, text) => () =>
    attempt(async () => {
      download(await text(), fileName(name ? `design ${name}` : "design", ending), type);
      say(`The .${ending} file is in your downloads.`);
    });
  const openFile = async (file) => {
    if (!file) return;
    const label = [...file.name].slice(0, 60).join("");
    await attempt(async () => {
      const { FILE_LIMIT, readFile } = await papers();
      const raw = await file.slice(0, FILE_LIMIT + 1).arrayBuffer();
      opened(readFile(evidence.theory, raw), `from the file ${label}`);
    }, `${label}: `);
  };

  return (
    <section class="realist-takeaway" aria-labelledby="realist-takeaway">
      <h2 id="realist-takeaway">Take it away</h2>
      <p>
        <label for="realist-design-name">What you call this design</label>
        <input
          id="realist-design-name"
          value={name}
          maxLength={200}
          autocomplete="off"
          onInput={(event) => setName(event.target.value)}
        />
        <span class="realist-hint">
          It goes with the link, the brief and the file. Nothing you type leaves this browser.
        </span>
      </p>
      <div role="group" aria-label="Take a brief away" class="realist-buttons">
        {canLoad && <Act act={() => attempt(word)}>Brief for Word</Act>}
        <Act act={() => attempt(async () => print(await made()))}>Print the brief</Act>
        <Act act={file("md", "text/markdown", async () => (await papers()).markdown(await made()))}>
          Brief as Markdown
        </Act>
        {notebook && (
          <Act act={file("ipynb", "application/json", async () => (await papers()).notebookOf(notebook, design, name))}>
            Jupyter notebook
          </Act>
        )}
      </div>
      <div role="group" aria-label="Share or keep" class="realist-buttons">
        <Act act={() => attempt(copy)}>Copy a link</Act>
        {canLoad && pageAddress() && <Act act={() => attempt(draw_)}>Show a QR code</Act>}
        <Act act={file("json", "application/json", async () => (await papers()).fileOf(evidence, design, name))}>
          Save as a file
        </Act>
        <Act act={() => attempt(() => keepIt(evidence.theory, design, name, say))}>Keep in this browser</Act>
      </div>
      <p role="status" class="realist-takeaway-said">
        {said}
      </p>
      <p role="alert" class="realist-takeaway-refused">
        {refused}
      </p>
      {code && <Shown text={code.text} picture={code.picture} name={name} />}
      <div class="realist-takeaway-open">
        <p>
          <label for="realist-open-file">Open a file</label>
          <input
            id="realist-open-file"
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              openFile(event.target.files[0]);
              event.target.value = "";
            }}
          />
        </p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const given = event.target.elements.link.value;
            attempt(() => opened(readLink(evidence.theory, given), "from the link"));
          }}
        >
          <label for="realist-open-link">Open a link</label>
          <input id="realist-open-link" name="link" autocomplete="off" spellcheck={false} />
          <button type="submit">Open</button>
        </form>
      </div>
      <Kept evidence={evidence} attempt={attempt} opened={opened} said={said} say={say} />
    </section>
  );
}

const Act = ({ act, children }) => (
  <button type="button" onClick={act}>
    {children}
  </button>
);

function keepIt(theory, design, given, say) {
  const name = tidyName(given) || "Without a name";
  const replaced = keptDesigns().some((each) => each.name === name);
  if (!keepDesign(name, linkOf(theory, design, tidyName(given))))
    throw new SharingError("This browser keeps nothing. Save the design as a file.");
  say(replaced ? `“${name}” is kept in place of the one before.` : `“${name}” is kept in this browser.`);
}

/** The link to select and, where it was asked for, its picture. */
function Shown({ text, picture, name }) {
  return (
    <div class="realist-takeaway-shown">
      <label for="realist-link">The link</label>
      <input id="realist-link" readOnly value={text} onFocus={(event) => event.target.select()} />
      {picture && (
        <svg
          class="realist-qr"
          viewBox={`-4 -4 ${picture.size + 8} ${picture.size + 8}`}
          role="img"
          aria-label={`QR code of the link to ${name ? `the design “${name}”` : "this design"}; the same link stands above as text`}
        >
          <rect x="-4" y="-4" width="100%" height="100%" fill="#fff" />
          <path d={picture.path} fill="#000" shape-rendering="crispEdges" />
        </svg>
      )}
    </div>
  );
}

/** The designs kept here, and everything else that the book keeps in this browser. */
function Kept({ evidence, attempt, opened, said, say }) {
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
