"""Which configurations fire: the least fixed point, closed in the ways that an appraisal reads."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from realist.theory import Design, Rule, Theory

Produced = frozenset[tuple[str, str]]


def closure(
    theory: Theory,
    design: Design,
    *,
    generous: bool = False,
    knocked_out: Set[str] = frozenset(),
    assumed: Set[str] = frozenset(),
    reachable: Produced = frozenset(),
) -> frozenset[str]:
    """The least set of configurations that fire: each condition is met by an answer or by a configuration in the set.

    Parameters
    ----------
    generous : bool
        Read an unanswered feature as met.
    knocked_out : set of str
        Mechanisms taken away: what triggers them does not fire, what blocks them stays.
    assumed : set of str
        Mechanisms taken as given: where all those of a triggering configuration are, its unknown conditions are read
        as met.
    reachable : set of (outcome, direction)
        What could be produced; an assumption does not make the impossible possible.
    """
    answers = design.answers
    fired: set[str] = set()
    produced: set[tuple[str, str]] = set()
    waiting: list[tuple[Rule, bool]] = []
    for rule in theory.rules:
        if not rule.triggered.isdisjoint(knocked_out):
            continue
        lenient = generous or is_lenient(rule, assumed)
        for feature, values in rule.answers:
            value = answers.get(feature)
            if not lenient if value is None else value not in values:
                break
        else:
            if rule.needs:
                waiting.append((rule, lenient and not generous))
            else:
                fired.add(rule.id)
                produced.add(rule.makes)
    while waiting:
        still = []
        for rule, lenient in waiting:
            if all(need in produced or (lenient and need in reachable) for need in rule.needs):
                fired.add(rule.id)
                produced.add(rule.makes)
            else:
                still.append((rule, lenient))
        if len(still) == len(waiting):
            break
        waiting = still
    return frozenset(fired)


def is_lenient(rule: Rule, assumed: Set[str]) -> bool:
    """Whether an assumption takes every mechanism that this configuration triggers as given."""
    return bool(rule.triggered) and rule.triggered <= assumed


def produced_by(theory: Theory, fired: Set[str]) -> Produced:
    """Outcomes, each with its effect, that the configurations of a set work on."""
    return frozenset(rule.makes for rule in theory.rules if rule.id in fired)


@dataclass(frozen=True, slots=True)
class Closures:
    """The sets that an appraisal is read off: what could be, what is, and what is without the assumption."""

    possible: frozenset[str]
    actual: frozenset[str]
    plain: frozenset[str]

    def state(self, configuration: str) -> str:
        if configuration in self.actual:
            return "active"
        return "open" if configuration in self.possible else "not met"


def close(theory: Theory, design: Design, knocked_out: Set[str]) -> Closures:
    """Close the theory over a design as often as an appraisal needs, with some mechanisms taken away."""
    possible = closure(theory, design, generous=True, knocked_out=knocked_out)
    plain = closure(theory, design, knocked_out=knocked_out)
    if not design.assumed:
        return Closures(possible, plain, plain)
    reachable = produced_by(theory, possible)
    actual = closure(theory, design, knocked_out=knocked_out, assumed=design.assumed, reachable=reachable)
    return Closures(possible, actual, plain)


def states(theory: Theory, design: Design) -> dict[str, str]:
    """The state of every configuration, without the reasons.

    Examples
    --------
    >>> states(Theory(), Design())
    {}
    """
    closures = close(theory, design, design.knocked_out)
    return {rule.id: closures.state(rule.id) for rule in theory.rules}
