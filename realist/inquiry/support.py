"""What is lost when one mechanism is knocked out of a design, and where an answer of it pulls both ways."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from realist.appraisal import appraise, states
from realist.inquiry.differences import Difference, differences_between
from realist.inquiry.ties import completed
from realist.theory import DIRECTIONS, Design, Rule, Theory


@dataclass(frozen=True, slots=True)
class KnockOut:
    """What a design would lose without one mechanism.

    Attributes
    ----------
    mechanism : str
    configurations, outcomes : tuple of Difference
        Those whose state or words would change, directly or through what rested on it.
    """

    mechanism: str
    configurations: tuple[Difference, ...]
    outcomes: tuple[Difference, ...]


def knock_outs(theory: Theory, design: Design) -> tuple[KnockOut, ...]:
    """What knocking out each mechanism would take away.

    A design is read together with what its answers bring by definition.

    Returns
    -------
    tuple of KnockOut
        A row for each mechanism that is not knocked out already, by id; an empty one where nothing rests on it.

    Examples
    --------
    >>> from realist.evidence import load
    >>> base = load("data/examples/cctv")
    >>> for row in knock_outs(base.theory, base.schemes[0].design):
    ...     print(row.mechanism, [moved.id for moved in row.configurations])
    deployment ['guards-sent', 'not-worth-it', 'uniform-in-sight']
    detection ['caught-in-the-act', 'known-faces']
    deterrence ['long-job', 'not-worth-it', 'uniform-in-sight']
    self-protection []
    surveillance []
    """
    whole = completed(theory, design)
    before = appraise(theory, whole)
    rows = []
    for mechanism in sorted(theory.mechanism.keys() - whole.knocked_out):
        found = differences_between(theory, before, replace(whole, knocked_out=whole.knocked_out | {mechanism}))
        rows.append(KnockOut(mechanism, found.configurations, found.outcomes))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Pull:
    """One side of one outcome on which an answer works.

    Attributes
    ----------
    outcome : str
    directly, through_ripples : tuple of str
        Active configurations that have the answer as a condition; and those that start from an outcome on which it
        works.
    """

    outcome: str
    directly: tuple[str, ...]
    through_ripples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tension:
    """An answer that works towards some outcomes and against others; one outcome may stand on both sides."""

    feature: str
    value: str
    towards: tuple[Pull, ...]
    against: tuple[Pull, ...]


def tensions(theory: Theory, design: Design) -> tuple[Tension, ...]:
    """Answers of a design that pull both ways: each works towards one outcome and against one.

    An answer works on an outcome where an active configuration has it as a condition, or starts from an outcome on
    which the answer works in that direction. A design is read together with what its answers bring by definition.

    Returns
    -------
    tuple of Tension
        A row for each such answer, in the order of the theory's features. Which side weighs more is not said.

    Examples
    --------
    >>> from realist.evidence import load
    >>> base = load("data/examples/cctv")
    >>> row = tensions(base.theory, base.schemes[1].design)[0]
    >>> row.feature, [pull.outcome for pull in row.towards], [pull.outcome for pull in row.against]
    ('cameras', ['sense-of-risk'], ['safety-nearby'])
    """
    whole = completed(theory, design)
    found = states(theory, whole)
    active = [rule for rule in theory.with_own(design.own).rules if found[rule.id] == "active"]
    rows = []
    for feature in theory.features:
        if feature.id in whole.answers:
            directly = {rule.id for rule in active if any(name == feature.id for name, _ in rule.answers)}
            using = _using(active, directly)
            towards, against = (_pulls(active, directly, using, effect) for effect in DIRECTIONS)
            if towards and against:
                rows.append(Tension(feature.id, whole.answers[feature.id], towards, against))
    return tuple(rows)


def _using(active: Iterable[Rule], directly: set[str]) -> set[str]:
    """Those active configurations, and all that start from what they produce."""
    active, using = tuple(active), set(directly)
    while True:
        made = {rule.makes for rule in active if rule.id in using}
        more = {rule.id for rule in active if not made.isdisjoint(rule.needs)} - using
        if not more:
            return using
        using |= more


def _pulls(active: Iterable[Rule], directly: set[str], using: set[str], effect: str) -> tuple[Pull, ...]:
    found: dict[str, tuple[list[str], list[str]]] = {}
    for rule in active:
        if rule.id in using and rule.makes[1] == effect:
            found.setdefault(rule.makes[0], ([], []))[rule.id not in directly].append(rule.id)
    return tuple(Pull(outcome, tuple(near), tuple(far)) for outcome, (near, far) in sorted(found.items()))
