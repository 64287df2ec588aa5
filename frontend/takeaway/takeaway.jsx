// What a reader can take away from the bench, and bring back to it: a link, a brief, a file, a design kept in this browser.
import { useEffect, useRef, useState } from "preact/hooks";
import "./takeaway.css";
import { forgetDesign } from "../sharing/address.js";
import { linkOf } from "../sharing/link.js";
import { designIn, designsIn } from "../sharing/pasted.js";
import { SharingError } from "../sharing/saved.js";
import { fileName, stopped } from "../text.js";
import { download } from "../ui/download.js";
import { canLoad, load } from "../ui/load-script.js";
import { memo } from "../ui/parts.jsx";
import { Kept, keepIt } from "./kept-designs.jsx";
import { papers } from "./papers.js";
import { print } from "./printed.jsx";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Where this page of the book is, without what follows #; nothing where it was opened from a folder, whose path is private. */
const bookAddress = () => (/^https?:$/.test(location.protocol) ? location.href.split("#")[0] : "");

/**
 * The whole of it. `open(design, said)` puts a design on the bench, and `refuse(why)` says there why the address of the page opened
 * none; `notebook` is the template of a notebook, where there is one; `inBook` is false in a notebook, whose address is the reader's.
 */
export const TakeAway = memo(Taking);

function Taking({ evidence, design, notebook, inBook, open, refuse }) {
  const [name, setName] = useState("");
  const [said, setSaid] = useState("");
  const [refused, setRefused] = useState("");
  const [asked, setAsked] = useState(0); // how often something was refused that was asked for here
  const [code, setCode] = useState(null);
  const alert = useRef(null);
  const pageAddress = () => (inBook ? bookAddress() : "");
  const latest = useRef(null);

  const say = (text) => {
    setRefused("");
    setSaid(text);
  };
  /** Does something that may be refused in words; what is on the screen then stays as it is. */
  const attempt = (act, what = "") => {
    const stay = (error) => {
      if (!(error instanceof Error) || error instanceof TypeError || error instanceof ReferenceError) throw error; // a fault of ours
      setSaid("");
      setRefused(stayed(`${what}${error.message}`));
      setAsked((now) => now + 1);
    };
    try {
      const done = act();
      return done instanceof Promise ? done.catch(stay) : done;
    } catch (error) {
      return stay(error);
    }
  };
  const link = () => `${pageAddress()}#${linkOf(evidence.theory, design, name)}`;
  const made = async () => (await papers()).brief(evidence, design, name, pageAddress());
  const opened = (saved, from) => {
    open(saved.design, `Opened ${saved.name ? `“${saved.name}”` : "a design"} ${from}.`);
    refuse("");
    setName(saved.name);
    setCode(null);
    say(`Opened ${saved.name ? `“${saved.name}”` : "a design without a name"} ${from}.`);
  };
  latest.current = { opened, refuse };

  useEffect(() => {
    const arrived = () => {
      if (!designsIn(evidence.theory, location.href).found.length) return;
      try {
        const saved = designIn(evidence.theory, location.href);
        forgetDesign(evidence.theory);
        latest.current.opened(saved, "from the link");
      } catch (error) {
        if (!(error instanceof SharingError)) throw error;
        latest.current.refuse(error.message);
        setRefused(stayed(error.message));
      }
    };
    arrived();
    window.addEventListener("hashchange", arrived);
    return () => window.removeEventListener("hashchange", arrived);
  }, []);
  useEffect(() => setCode(null), [design, name]);
  useEffect(() => {
    if (asked) alert.current.scrollIntoView({ block: "nearest" });
  }, [asked]);

  const copy = async () => {
    const text = link();
    try {
      await navigator.clipboard.writeText(text);
      say(
        pageAddress()
          ? "The link is copied. It holds the whole design, and no server was told of it."
          : "The end of a link is copied. Put it behind the address at which others read the bench: where you read it is yours alone.",
      );
    } catch {
      say("This browser does not let the page copy. The link stands below; select it and copy it.");
    }
    setCode((now) => ({ ...now, text }));
  };
  const showCode = async () => {
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
        {canLoad && <ActionButton act={() => attempt(word)}>Brief for Word</ActionButton>}
        <ActionButton act={() => attempt(async () => print(await made()))}>Print the brief</ActionButton>
        <ActionButton act={file("md", "text/markdown", async () => (await papers()).markdown(await made()))}>
          Brief as Markdown
        </ActionButton>
        {notebook && (
          <ActionButton
            act={file("ipynb", "application/json", async () => (await papers()).notebookOf(notebook, design, name))}
          >
            Jupyter notebook
          </ActionButton>
        )}
      </div>
      <div role="group" aria-label="Share or keep" class="realist-buttons">
        <ActionButton act={() => attempt(copy)}>Copy a link</ActionButton>
        {canLoad && pageAddress() && <ActionButton act={() => attempt(showCode)}>Show a QR code</ActionButton>}
        <ActionButton
          act={file("json", "application/json", async () => (await papers()).fileOf(evidence, design, name))}
        >
          Save as a file
        </ActionButton>
        <ActionButton act={() => attempt(() => keepIt(evidence.theory, design, name, say))}>
          Keep in this browser
        </ActionButton>
      </div>
      <p role="status" class="realist-takeaway-said">
        {said}
      </p>
      <p role="alert" class="realist-takeaway-refused" ref={alert}>
        {refused}
      </p>
      {code && <SharedLink text={code.text} picture={code.picture} name={name} />}
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
            attempt(() => opened(designIn(evidence.theory, given), "from the link"));
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

const stayed = (why) => `${stopped(why)} Nothing on the screen was changed.`;

const ActionButton = ({ act, children }) => (
  <button type="button" onClick={act}>
    {children}
  </button>
);

/** The link to select and, where it was asked for, its picture. */
function SharedLink({ text, picture, name }) {
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
