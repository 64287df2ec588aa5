// The picture in words: every configuration by its state, each a sentence that unfolds to its reasons. Drawn as far as it is opened.
import { conditionClause, SEEN } from "../engine/sentence.js";
import { EFFECT_WORDS, WORK_WORDS } from "../engine/words.js";
import { filled, listed, raised, stopped } from "../text.js";
import { Caution } from "../ui/caution.jsx";
import { useDetails } from "../ui/details.js";
import { Chip, Fold, Mark, memo, Passage, Provenance, resting, Sentence, Sign, State, Yours } from "../ui/parts.jsx";

const FOLDS = [
  ["active", "Active", "Every condition holds."],
  ["open", "Open", "Nothing rules them out; they wait on what you have not answered."],
  ["not met", "Not met", "At least one condition fails, so this way is closed here. That is not evidence against."],
];

export function Configurations({ known, evidence, model, place, cautions, appraisal }) {
  return (
    <div class="realist-part">
      <h2 id="realist-configurations" tabIndex={-1}>
        Configurations
      </h2>
      {FOLDS.map(([state, label, about]) => {
        const here = known.theory.configurations.filter((c) => appraisal.configurations[c.id].state === state);
        if (!here.length) return null;
        return (
          <Fold
            class="realist-fold"
            key={state}
            data-state={state}
            open={state === "active"}
            summary={
              <>
                <State state={state} />
                <span class="realist-hint">
                  : {here.length}. {about}
                </span>
              </>
            }
          >
            {() => (
              <ol class="realist-configurations" aria-label={label}>
                {here.map((c) => (
                  <Entry
                    key={c.id}
                    c={c}
                    known={known}
                    evidence={evidence}
                    model={model}
                    place={place}
                    caution={cautions.groups}
                    state={appraisal.configurations[c.id]}
                  />
                ))}
              </ol>
            )}
          </Fold>
        );
      })}
    </div>
  );
}

const STATUS = {
  holds: "holds",
  own: "holds only by a configuration of your own",
  assumed: "holds only as assumed",
  unknown: "not known",
  fails: "does not hold",
};

const Entry = memo(({ c, known, evidence, model, place, state, caution }) => {
  const own = c.basis === "reader";
  return (
    <li id={`cmo-${c.id}`} class={own ? "is-own" : undefined}>
      <Fold
        summary={
          <>
            <b class="realist-name">{c.nickname}</b>
            <span class="realist-tags">
              <Sign text={WORK_WORDS[c.works]} />{" "}
              {listed(c.mechanisms.map((id) => known.mechanism.get(id).label.toLowerCase()))},{" "}
              <Sign text={EFFECT_WORDS[c.effect]} /> {known.outcome.get(c.outcome).label.toLowerCase()}{" "}
              {own && <Yours />}
              {resting(state, !own && !c.scope.length && state.state === "active").map((mark) => (
                <Chip key={mark} kind="assumed">
                  {mark}
                </Chip>
              ))}
              {state.carried && <Chip kind="carried">carried beyond where it was seen</Chip>}
              {state.knocked_out.length > 0 && <Chip kind="assumed">knocked out</Chip>}
            </span>
          </>
        }
      >
        {() => (
          <div class="realist-unfolded">
            <Sentence known={known} configuration={c} statuses={state.conditions} />
            {state.carried && <Caution said={caution} place={place} evidence={evidence} />}
            <h3>Conditions</h3>
            <ul>
              {c.conditions.map((condition, i) => (
                <li key={i}>
                  <b>{STATUS[state.conditions[i]]}</b>: {conditionClause(known, condition)}
                  {condition.feature === undefined && (
                    <span class="realist-hint"> (worked by another configuration)</span>
                  )}
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
                {known.actor.get(c.actor)?.label ?? c.actor}
                {c.for_whom && `, ${c.for_whom}`}: {c.reasoning}
              </dd>
              <dt>Seen in</dt>
              <dd>{own ? "Nowhere that the study tells of: you wrote it" : seenIn(c, evidence)}</dd>
            </dl>
            {!own && <Grounds c={c} model={model} place={place} evidence={evidence} />}
          </div>
        )}
      </Fold>
    </li>
  );
});

function seenIn(c, evidence) {
  if (!c.scope.length) return raised(SEEN.suggested);
  const either = c.scope[0].told_of === "either-or";
  const where = c.scope.map((s) => {
    const scheme = evidence.schemes.find((one) => one.id === s.scheme);
    return scheme.label + (s.told_of === "site" ? ` (told of the whole of ${evidence.sites[scheme.site]})` : "");
  });
  return either ? filled(SEEN.either, { schemes: listed(where, "or") }) : listed(where);
}

/** What comes when it is first asked for: standing, rivals and findings. */
function Grounds({ c, model, place, evidence }) {
  const details = useDetails(model);
  if (details === null)
    return (
      <p class="realist-hint" role="status">
        The findings are on their way …
      </p>
    );
  if (details === false)
    return (
      <p role="status">
        The findings could not be loaded with this page. The chapters Configurations and Evidence hold them too.
      </p>
    );
  const { rivals, note } = details.configurations[c.id];
  return (
    <>
      <p>
        <Provenance configuration={c} /> {stopped(note)}
      </p>
      <h3>What else might explain it</h3>
      <ul>
        {rivals.map((rival, i) => (
          <li key={i}>
            {stopped(rival.text)}{" "}
            <span class="realist-hint">({rival.whose === "ours" ? "our reading" : rival.whose})</span>{" "}
            {rival.findings.map((id) => (
              <Passage key={id} id={details.findings[id].passage} finding={id} place={place} evidence={details} />
            ))}
          </li>
        ))}
      </ul>
      <h3>Findings</h3>
      <ul class="realist-findings">
        {c.evidence.map(({ finding, role }) => {
          const f = details.findings[finding];
          return (
            <li key={finding}>
              <b>{role}</b>: {f.statement} <span class="realist-hint">{who(f, evidence)}</span>{" "}
              <Passage id={f.passage} finding={finding} place={place} evidence={details} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

function who(finding, evidence) {
  const where = [...finding.sites.map((id) => evidence.sites[id]), ...finding.groups.map((id) => evidence.groups[id])];
  const parts = [finding.standing, finding.voice, ...where, finding.for_whom].filter(Boolean);
  const fresh = parts.filter((part, i) => !parts.slice(0, i).some((said) => said.toLowerCase() === part.toLowerCase()));
  return `(${fresh.join("; ")})`;
}
