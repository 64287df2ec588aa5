// The table in which a tutor gathers several groups' links and files.
import { useEffect, useRef, useState } from "preact/hooks";
import { forgetDesign } from "../sharing/address.js";
import { FILE_LIMIT, readFile } from "../sharing/file.js";
import { designIn, designsIn, told } from "../sharing/pasted.js";
import { NAME_LIMIT, SharingError } from "../sharing/saved.js";
import { download } from "../ui/download.js";
import { csv, sideBySide } from "./gather.js";
import { MOST_GROUPS, safeName } from "./groups.js";

function savedOf(one, words = ({ refused }) => refused) {
  if (!one.saved) throw new SharingError(words(one));
  return one.saved;
}

/**
 * Gathers designs; `groups` are { name, design }, and `setGroups` takes a function from the ones before. `kept` says whether they are
 * kept in this browser, and `before` what of them could not be opened again.
 */
export function Gather({ evidence, groups, setGroups, kept, before = [] }) {
  const [said, setSaid] = useState("");
  const [refused, setRefused] = useState(before);
  const links = useRef(null);
  const status = useRef(null);
  const alert = useRef(null);
  const latest = useRef(null);
  const [added, setAdded] = useState(0);
  useEffect(() => {
    if (added) (refused.length ? alert : status).current.scrollIntoView({ block: "nearest" });
  }, [added]);

  const add = (found) => {
    const read = [];
    const problems = [];
    for (const { label, act } of found) {
      try {
        read.push(act());
      } catch (error) {
        problems.push(label ? `${label}: ${error.message}` : error.message);
      }
    }
    const room = MOST_GROUPS - groups.length;
    if (read.length > room)
      problems.push(`The table holds ${MOST_GROUPS} groups; ${read.length - room} of these were left out.`);
    const fresh = read
      .slice(0, Math.max(0, room))
      .map(({ design, name }, i) => ({ name: name || `Group ${groups.length + i + 1}`, design }));
    setGroups((before) => [...before, ...fresh]);
    setRefused(problems);
    setAdded((now) => now + 1);
    setSaid(fresh.length ? `Added ${fresh.map((group) => group.name).join(", ")}.` : "Nothing was added.");
  };
  const pasted = (event) => {
    event.preventDefault();
    const field = event.target.elements.links;
    const { found, left } = designsIn(evidence.theory, field.value);
    const room = MOST_GROUPS - groups.length;
    if (found.length) add(found.map((one) => ({ act: () => savedOf(one, told) })));
    else add([{ act: () => designIn(evidence.theory, field.value) }]);
    if (found.filter((one) => one.saved).length <= room) field.value = found.length ? left : field.value;
  };
  latest.current = add;
  useEffect(() => {
    const arrived = () => {
      const { found } = designsIn(evidence.theory, location.href);
      if (!found.length) return;
      latest.current(found.map((one) => ({ label: "The address of this page", act: () => savedOf(one) })));
      if (found.every((one) => one.saved)) forgetDesign(evidence.theory);
    };
    arrived();
    window.addEventListener("hashchange", arrived);
    return () => window.removeEventListener("hashchange", arrived);
  }, []);
  const chosen = async (event) => {
    const files = [...event.target.files].slice(0, 200);
    const raws = await Promise.all(files.map((file) => file.slice(0, FILE_LIMIT + 1).arrayBuffer()));
    add(
      files.map((file, i) => ({
        label: [...file.name].slice(0, 60).join(""),
        act: () => readFile(evidence.theory, raws[i]),
      })),
    );
    event.target.value = "";
  };
  const rename = (i, name) =>
    setGroups((before) => before.map((group, at) => (at === i ? { ...group, name: safeName(name) } : group)));
  const table = sideBySide(evidence, groups);

  return (
    <section aria-labelledby="realist-gather" class="realist-gather">
      <h2 id="realist-gather">Designs side by side</h2>
      <form onSubmit={pasted}>
        <label for="realist-links">Links, one a line</label>
        <textarea ref={links} id="realist-links" name="links" rows={3} spellcheck={false} />
        <button type="submit">Add the links</button>
      </form>
      <p>
        <label for="realist-files">Or files</label>
        <input id="realist-files" type="file" multiple accept=".json,application/json" onChange={chosen} />
      </p>
      <p role="status" ref={status}>
        {said}
      </p>
      <div role="alert" ref={alert}>
        {refused.length > 0 && (
          <ul class="realist-takeaway-refused">
            {refused.map((problem) => (
              <li>{problem}</li>
            ))}
          </ul>
        )}
      </div>
      {groups.length > 0 && (
        <>
          <h3>The groups</h3>
          <ul class="realist-groups">
            {groups.map((group, i) => (
              <li key={i}>
                <input
                  aria-label={`Name of group ${i + 1}`}
                  value={group.name}
                  maxLength={NAME_LIMIT}
                  onChange={(event) => rename(i, event.target.value)}
                />
                <button
                  type="button"
                  aria-label={`Take out ${group.name}`}
                  onClick={() => {
                    setGroups((before) => before.filter((_, at) => at !== i));
                    setSaid(`${group.name} is taken out.`);
                  }}
                >
                  Take out
                </button>
              </li>
            ))}
          </ul>
          <p>
            <button
              type="button"
              onClick={() => {
                setGroups(() => []);
                setSaid("All groups are taken out, and none is kept in this browser.");
                links.current?.focus();
              }}
            >
              Take out all groups
            </button>
          </p>
          <p class="realist-hint">
            {kept
              ? "The groups are kept in this browser until you take them out. On a shared computer, take them out when you are done."
              : "The groups are not kept in this browser: they last as long as the page is open. Keep their links or files."}
          </p>
          <Answers
            title={groups.length > 1 ? "Where they differ" : "What it answers"}
            rows={table.differ}
            groups={groups}
            none={groups.length > 1 ? "On every question that somebody answered, they answer alike." : "Nothing yet."}
          />
          <Answers
            title="Where they agree"
            rows={table.agree}
            groups={groups}
            none={groups.length > 1 ? "On no question do all of them answer alike." : "Add a second design to compare."}
          />
          <h3>What each one bets on</h3>
          {table.bets.map((bet, i) => (
            <Bet
              key={i}
              name={bet.name}
              assumed={bet.assumed}
              knockedOut={bet.knockedOut}
              own={bet.own}
              alone={bet.alone}
              several={groups.length > 1}
            />
          ))}
          {table.all.length > 0 && (
            <>
              <h3>What all of them rely on</h3>
              <p>{table.all.join("; ")}.</p>
            </>
          )}
          <p>
            <button
              type="button"
              onClick={() => download(csv(evidence, table, groups), "designs-side-by-side.csv", "text/csv")}
            >
              Save the table as CSV
            </button>
          </p>
        </>
      )}
    </section>
  );
}

function Answers({ title, rows, groups, none }) {
  return (
    <>
      <h3>{title}</h3>
      {rows.length ? (
        <div class="realist-wide" tabIndex={0} role="region" aria-label={`${title}: a table that scrolls sideways`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Question</th>
                {groups.map((group) => (
                  <th scope="col">{group.name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ question, answers }) => (
                <tr key={question}>
                  <th scope="row">{question}</th>
                  {answers.map((answer) => (
                    <td>{answer}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p>{none}</p>
      )}
    </>
  );
}

function Bet({ name, assumed, knockedOut, own, alone, several }) {
  return (
    <div class="realist-bet">
      <h4>{name}</h4>
      <p>
        {assumed ? `Assumes ${assumed}. ` : "Assumes no mechanism. "}
        {knockedOut && `Knocks out ${knockedOut}. `}
        {own.length > 0 && `Configurations of its own: ${own.join("; ")}.`}
      </p>
      {several && (
        <p>
          <b>Only this group relies on:</b>{" "}
          {alone.length ? `${alone.join("; ")}.` : "nothing that the others do without."}
        </p>
      )}
    </div>
  );
}
