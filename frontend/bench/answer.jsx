// The answer: mechanisms, outcomes by level, configurations as sentences, precedent. Each state unfolds to its reasons.
import { conditionClause, listed, lowered, stopped } from "../engine/sentence.js";
import { EFFECTS, Mark, Passage, Provenance, Sentence, Sign, State, WORKS } from "./parts.jsx";
import { MECHANISM_SIDES, OUTCOME_SIDES, wordOf } from "./prose.js";
import { Picture } from "./picture.jsx";
import { Precedent } from "./precedent.jsx";

export function Answer(props) {
  return (
    <section class="realist-answer" aria-label="What the evidence says of this design">
      <Changes changes={props.changes} />
      <Picture {...props} />
      <Mechanisms {...props} />
      <Outcomes {...props} />
      <Configurations {...props} />
      <Precedent {...props} />
      <p class="realist-hint">
        There is no score here. <em>Not met</em> says only that this way is closed in your design; it is not evidence against the outcome.
      </p>
    </section>
  );
}

function Changes({ changes }) {
  if (!changes?.length) return null;
  return (
    <details class="realist-changes">
      <summary>All that just changed</summary>
      <dl>
        {changes.map(({ heading, items }) => (
          <div key={heading}>
            <dt>{heading}</dt>
            <dd>{items.join("; ")}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Mechanisms({ known, appraisal, design, actions }) {
  return (
    <div class="realist-part">
      <h2 id="realist-mechanisms" tabIndex={-1}>Mechanisms</h2>
      <ul class="realist-cards">
        {known.theory.mechanisms.map((mechanism) => {
          const state = appraisal.mechanisms[mechanism.id];
          const how = design.knocked_out.includes(mechanism.id) ? "knocked_out" : design.assumed.includes(mechanism.id) ? "assumed" : "answered";
          return (
            <li key={mechanism.id} class={`realist-card is-${tone(state.triggered, state.blocked)}`}>
              <details>
                <summary>
                  <Mark kind="mechanism" /> <b>{mechanism.label}</b>
                  <Word known={known} state={state} sides={MECHANISM_SIDES} />
                  {how !== "answered" && <span class="realist-word">{how === "assumed" ? "assumed by you" : "knocked out by you"}</span>}
                </summary>
                <p class="realist-hint">{stopped(mechanism.definition)}</p>
                <Side known={known} heading="Triggered by" side={state.triggered} />
                <Side known={known} heading="Blocked by" side={state.blocked} />
                <label class="realist-suppose">
                  Read it{" "}
                  <select value={how} onChange={(event) => actions.suppose(mechanism, event.currentTarget.value)}>
                    <option value="answered">from the answers</option>
                    <option value="assumed">as assumed: its unknown conditions hold</option>
                    <option value="knocked_out">as knocked out: nothing triggers it</option>
                  </select>
                </label>
              </details>
            </li>
          );
        })}
      </ul>
      <Lost known={known} lost={appraisal.lost} />
    </div>
  );
}

const tone = (towards, against) =>
  towards.state === "active" || against.state === "active" ? "active" : towards.state === "open" || against.state === "open" ? "open" : "none";

function Lost({ known, lost }) {
  if (!lost.length) return null;
  return (
    <div class="realist-lost">
      <h3>What the knock-out takes away</h3>
      <ul>
        {lost.map(({ configuration, was, now }) => (
          <li key={configuration}>
            {known.configuration.get(configuration).nickname}: was {was}, now {now}.
          </li>
        ))}
      </ul>
    </div>
  );
}

function Side({ known, heading, side }) {
  if (side.state === "none") return null;
  return (
    <>
      <h5>
        {heading} {side.by_assumption && <span class="realist-hint">(only as assumed)</span>}
      </h5>
      <ul>
        {[...side.active.map((id) => [id, "active"]), ...side.open.map((id) => [id, "open"])].map(([id, state]) => {
          const c = known.configuration.get(id);
          return (
            <li key={id}>
              <a href={`#cmo-${id}`} onClick={unfold}>
                {c.nickname}
              </a>{" "}
              <State state={state} /> <span class="realist-hint">seen for {c.for_whom}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Opens the configuration that a link leads to, and the fold that it stands in. */
function unfold(event) {
  event.preventDefault();
  const target = document.getElementById(event.currentTarget.getAttribute("href").slice(1));
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  const details = target?.querySelector("details");
  if (details) details.open = true;
  details?.querySelector("summary").focus();
  target?.scrollIntoView({ block: "nearest" });
}

function Outcomes({ known, appraisal }) {
  const { levels, outcomes } = known.theory;
  const one = (outcome) => <Outcome key={outcome.id} {...{ known, appraisal, outcome }} />;
  return (
    <div class="realist-part">
      <h2>Outcomes</h2>
      {levels.map((level) => {
        const here = outcomes.filter((outcome) => outcome.level === level.id);
        if (!here.length) return null;
        const reached = here.filter((outcome) => appraisal.outcomes[outcome.id].word !== "not reached");
        const others = here.filter((outcome) => !reached.includes(outcome));
        return (
          <div key={level.id}>
            <h3>{level.label}</h3>
            <ul class="realist-outcomes">{reached.map(one)}</ul>
            {others.length > 0 && (
              <details class="realist-others">
                <summary>
                  <span class="realist-hint">
                    {reached.length ? "Not reached" : "None is reached by these answers"}: {listed(others.map((o) => lowered(o.label)))}
                  </span>
                </summary>
                <ul class="realist-outcomes">{others.map(one)}</ul>
              </details>
            )}
          </div>
        );
      })}
    </div>
  );
}

function Outcome({ known, appraisal, outcome }) {
  const state = appraisal.outcomes[outcome.id];
  const unmet = known.theory.requirements.filter(
    (r) => r.outcome === outcome.id && ["fails", "unknown"].includes(appraisal.requirements[r.id]),
  );
  return (
    <li class={`is-${tone(state.towards, state.against)}`}>
      <details>
        <summary>
          <Mark kind="outcome" /> <b>{outcome.label}</b> <Word known={known} state={state} sides={OUTCOME_SIDES} />
          {unmet.map((r) => (
            <span class="realist-need" key={r.id}>
              {appraisal.requirements[r.id] === "fails" ? "Said to be needed and missing" : "Said to be needed, not known"}: {r.label}
            </span>
          ))}
        </summary>
        <p class="realist-hint">{stopped(outcome.definition)}</p>
        <Side known={known} heading={`Towards (${outcome.towards})`} side={state.towards} />
        <Side known={known} heading={`Against (${outcome.against})`} side={state.against} />
        <Side known={known} heading="Affects it; the text gives no direction" side={state.affects} />
        {unmet.map((r) => (
          <p key={r.id}>
            {stopped(r.statement)} <span class="realist-hint">Claimed by {r.claimed_by}.</span>
          </p>
        ))}
      </details>
    </li>
  );
}

const SIGNS = { towards: "↗", against: "↘", affects: "↔", triggered: "▸", blocked: "⊣" };

/** A state in words, with a sign for each side that is active; an open side has its sign in brackets. */
function Word({ known, state, sides }) {
  const shown = sides.filter((side) => state[side].state !== "none");
  return (
    <span class="realist-word">
      {shown.length > 0 && (
        <span aria-hidden="true">{shown.map((side) => (state[side].state === "active" ? SIGNS[side] : `(${SIGNS[side]})`)).join(" ")} </span>
      )}
      {wordOf(known, state, sides)}
    </span>
  );
}

const FOLDS = [
  ["active", "Active", "Every condition holds."],
  ["open", "Open", "Nothing rules them out; they wait on what you have not answered."],
  ["not met", "Not met", "At least one condition fails, so this way is closed here. That is not evidence against."],
];

function Configurations(props) {
  const { known, appraisal } = props;
  return (
    <div class="realist-part">
      <h2 id="realist-configurations" tabIndex={-1}>Configurations</h2>
      {FOLDS.map(([state, label, about]) => {
        const here = known.theory.configurations.filter((c) => appraisal.configurations[c.id].state === state);
        if (!here.length) return null;
        return (
          <details class="realist-fold" key={state} open={state === "active"}>
            <summary>
              <State state={state} /> <span class="realist-hint">{about}</span>
            </summary>
            <ul class="realist-configurations" aria-label={label}>
              {here.map((c) => (
                <One key={c.id} c={c} {...props} />
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}

const STATUS = { holds: "holds", own: "holds only by a configuration of your own", assumed: "holds only as assumed", unknown: "not known", fails: "does not hold" };

function One({ c, known, evidence, place, appraisal }) {
  const state = appraisal.configurations[c.id];
  return (
    <li id={`cmo-${c.id}`}>
      <h4>{c.nickname}</h4>
      <p class="realist-tags">
        <span>
          <Sign text={WORKS[c.works]} /> {listed(c.mechanisms.map((id) => known.mechanism.get(id).label.toLowerCase()))}
        </span>
        <span>
          <Sign text={EFFECTS[c.effect]} />
        </span>
        {state.by_assumption && <span class="realist-assumed">only as assumed</span>}
        {state.carried && <span class="realist-assumed">carried beyond where it was seen</span>}
        {state.knocked_out.length > 0 && <span class="realist-assumed">knocked out</span>}
      </p>
      <Sentence known={known} configuration={c} statuses={state.conditions} />
      <details>
        <summary>
          Why, where, and what else might explain it<span class="realist-heard">: {c.nickname}</span>
        </summary>
        <div class="realist-unfolded">
          <h5>Conditions</h5>
          <ul>
            {c.conditions.map((condition, i) => (
              <li key={i}>
                <b>{STATUS[state.conditions[i]]}</b>: {conditionClause(known, condition)}
                {condition.feature === undefined && <span class="realist-hint"> (worked by another configuration)</span>}
              </li>
            ))}
          </ul>
          <dl>
            <dt>
              <Mark kind="resource" /> Resource
            </dt>
            <dd>{c.resource}</dd>
            <dt>
              <Mark kind="mechanism" /> Reasoning
            </dt>
            <dd>
              {known.actor.get(c.actor)?.label ?? c.actor}, {c.for_whom}: {c.reasoning}
            </dd>
            <dt>Seen in</dt>
            <dd>
              {c.scope.length
                ? listed(
                    c.scope.map((s) => {
                      const scheme = evidence.schemes.find((one) => one.id === s.scheme);
                      return scheme.label + (s.told_of === "site" ? ` (told of the whole of ${evidence.sites[scheme.site]})` : "");
                    }),
                    c.scope[0].told_of === "either-or" ? "or" : "and",
                  ) + (c.scope[0].told_of === "either-or" ? "; the text does not say which" : "")
                : "No scheme: it is only suggested"}
            </dd>
            <dt>Standing</dt>
            <dd>
              <Provenance configuration={c} /> {stopped(c.note)}
            </dd>
          </dl>
          <h5>What else might explain it</h5>
          <ul>
            {c.rivals.map((rival, i) => (
              <li key={i}>
                {stopped(rival.text)} <span class="realist-hint">({rival.whose === "ours" ? "our reading" : rival.whose})</span>{" "}
                {rival.findings.map((id) => (
                  <Passage key={id} id={evidence.findings[id].passage} finding={id} place={place} evidence={evidence} />
                ))}
              </li>
            ))}
          </ul>
          <h5>Findings</h5>
          <ul class="realist-findings">
            {c.evidence.map(({ finding, role }) => {
              const f = evidence.findings[finding];
              return (
                <li key={finding}>
                  <b>{role}</b>: {f.statement} <span class="realist-hint">{who(f, evidence)}</span>{" "}
                  <Passage id={f.passage} finding={finding} place={place} evidence={evidence} />
                </li>
              );
            })}
          </ul>
        </div>
      </details>
    </li>
  );
}

function who(finding, evidence) {
  const where = [...finding.sites.map((id) => evidence.sites[id]), ...finding.groups.map((id) => evidence.groups[id])];
  const parts = [finding.standing, finding.voice, ...where, finding.for_whom].filter(Boolean);
  const fresh = parts.filter((part, i) => !parts.slice(0, i).some((said) => said.toLowerCase() === part.toLowerCase()));
  return `(${fresh.join("; ")})`;
}
