"""Reads an appraisal off the closures: every state, with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from realist.appraisal.closure import Closures, Produced, close, is_lenient, produced_by
from realist.appraisal.parts import Appraisal, ConfigurationState, Lost, MechanismState, OutcomeState, Side
from realist.appraisal.precedent import precedent
from realist.appraisal.words import mechanism_word, outcome_word
from realist.theory import EFFECTS, Condition, Configuration, Design, FeatureCondition, Scheme, Theory


def appraise(theory: Theory, design: Design, schemes: Sequence[Scheme] = ()) -> Appraisal:
    """What the theory says of a design, with reasons.

    Parameters
    ----------
    theory : Theory
    design : Design
        Answers, mechanisms assumed or knocked out, and the reader's own configurations, which run among the others. Use
        `realist.theory.read_design` for anything untrusted.
    schemes : sequence of Scheme
        What was observed, in the order of the table, for the statements of precedent.

    Returns
    -------
    Appraisal
        Ids are sorted throughout, so that the order of rows never matters; schemes alone keep theirs.

    Examples
    --------
    >>> appraise(Theory(), Design()).precedent.word
    'nothing active'
    """
    whole = theory.with_own(design.own)
    closures = close(theory, design, design.knocked_out)
    made = _Made(
        plainly=produced_by(whole, closures.without_either),
        without_assumed=produced_by(whole, closures.without_assumed),
        assumed=produced_by(whole, closures.actual),
        possibly=produced_by(whole, closures.possible),
    )
    configurations = _configurations(whole, design, schemes, closures, made)
    requirements = sorted(theory.requirements, key=lambda r: r.id)
    return Appraisal(
        configurations=configurations,
        mechanisms=_mechanisms(whole, design, closures),
        outcomes=_outcomes(whole, closures),
        requirements={r.id: _status(r.condition, design, made, lenient=False) for r in requirements},
        lost=_lost(theory, whole, design, closures),
        precedent=precedent(theory, design, schemes, configurations),
    )


def outcomes_of(theory: Theory, design: Design) -> dict[str, OutcomeState]:
    """What an appraisal says of the outcomes, for those who ask nothing else."""
    return _outcomes(theory.with_own(design.own), close(theory, design, design.knocked_out))


@dataclass(frozen=True, slots=True)
class _Made:
    """Outcomes produced by what is active plainly, with the reader's own, and as assumed, and by what could be."""

    plainly: Produced
    without_assumed: Produced
    assumed: Produced
    possibly: Produced


def _status(condition: Condition, design: Design, made: _Made, *, lenient: bool) -> str:
    """Whether a condition holds, holds by the reader's own, holds as assumed, is unknown or fails."""
    if isinstance(condition, FeatureCondition):
        value = design.answers.get(condition.feature)
        if value is not None:
            return "holds" if value in condition.values else "fails"
        return "assumed" if lenient else "unknown"
    key = (condition.outcome, condition.direction)
    if key in made.plainly:
        return "holds"
    if key in made.without_assumed:
        return "own"
    if key in made.assumed or (lenient and key in made.possibly):
        return "assumed"
    return "unknown" if key in made.possibly else "fails"


def _configurations(
    theory: Theory, design: Design, schemes: Sequence[Scheme], closures: Closures, made: _Made
) -> dict[str, ConfigurationState]:
    group = design.answers.get(theory.group_feature.id) if theory.group_feature else None
    group_of = {scheme.id: scheme.group for scheme in schemes}
    found = {}
    for rule in theory.rules:
        c = theory.configuration[rule.id]
        active = c.id in closures.actual
        silenced = tuple(sorted(rule.triggered & design.knocked_out))
        lenient = is_lenient(rule, design.assumed) and not silenced
        seen = {group_of[scheme] for scheme in c.may_be_seen_in if scheme in group_of}
        state = closures.state(c.id)
        by_assumption, by_own = closures.marks((c.id,) if active else (), (c.id,) if state == "open" else ())
        found[c.id] = ConfigurationState(
            state=state,
            conditions=tuple(_status(condition, design, made, lenient=lenient) for condition in c.conditions),
            by_assumption=by_assumption,
            by_own=by_own,
            knocked_out=silenced,
            carried=active and group is not None and bool(seen) and group not in seen,
        )
    return found


def _mechanisms(theory: Theory, design: Design, closures: Closures) -> dict[str, MechanismState]:
    found = {}
    for mechanism in sorted(theory.mechanism):
        ways = [theory.working.get((mechanism, works), ()) for works in ("triggers", "blocks")]
        triggered, blocked = (_side(those, closures) for those in ways)
        word = mechanism_word(triggered.state, blocked.state, any(ways))
        assumed, knocked_out = mechanism in design.assumed, mechanism in design.knocked_out
        found[mechanism] = MechanismState(triggered, blocked, word, assumed, knocked_out)
    return found


def _outcomes(theory: Theory, closures: Closures) -> dict[str, OutcomeState]:
    found = {}
    for outcome in sorted(theory.outcome):
        ways = [theory.working.get((outcome, effect), ()) for effect in EFFECTS]
        towards, against, affects = (_side(those, closures) for those in ways)
        word = outcome_word(towards.state, against.state, affects.state, any(ways))
        found[outcome] = OutcomeState(towards, against, affects, word)
    return found


def _side(those: Iterable[Configuration], closures: Closures) -> Side:
    active: list[str] = []
    possible: list[str] = []
    for_whom: dict[str, str] = {}
    for c in those:
        state = closures.state(c.id)
        if state == "not met":
            continue
        (active if state == "active" else possible).append(c.id)
        if c.for_whom and for_whom.get(c.for_whom) != "active":
            for_whom[c.for_whom] = state
    by_assumption, by_own = closures.marks(active, possible)
    return Side(
        state="active" if active else "open" if possible else "none",
        by_assumption=by_assumption,
        by_own=by_own,
        active=tuple(active),
        open=tuple(possible),
        for_whom=dict(sorted(for_whom.items())),
    )


def _lost(theory: Theory, whole: Theory, design: Design, now: Closures) -> tuple[Lost, ...]:
    """What a knock-out takes away, directly or through what rested on it."""
    if not design.knocked_out:
        return ()
    was = close(theory, design, frozenset())
    changed = [rule.id for rule in whole.rules if was.state(rule.id) != now.state(rule.id)]
    return tuple(Lost(c, was.state(c), now.state(c)) for c in changed)
