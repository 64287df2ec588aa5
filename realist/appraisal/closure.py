"""Which configurations fire: the least fixed point of the rules, computed once for each reading of what is unknown.

A configuration is a definite clause: all its conditions are positive. A set of such clauses has a least model, which
forward chaining reaches.

References
----------
van Emden, M. H. and Kowalski, R. A. (1976). The semantics of predicate logic as a programming language. *Journal of the
ACM*, 23(4), 733-742.
"""

from __future__ import annotations

from collections.abc import Collection, Set
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
    theory : Theory
        Whose configurations could fire. A reader's own are among them in `Theory.with_own`, and only there.
    design : Design
        Whose answers are read, and nothing else of it.
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
    """The sets that an appraisal is read off.

    Attributes
    ----------
    possible, actual : frozenset of str
        What could be, and what is, with all that the reader assumed and added.
    without_either : frozenset of str
        What is, with nothing assumed and nothing of the reader's own.
    without_own, without_assumed : frozenset of str
        What is with the assumptions alone, and with the reader's own alone.
    possible_without_own : frozenset of str
        What could be without the reader's own.
    """

    possible: frozenset[str]
    actual: frozenset[str]
    without_either: frozenset[str]
    without_own: frozenset[str]
    without_assumed: frozenset[str]
    possible_without_own: frozenset[str]

    def state(self, configuration: str) -> str:
        if configuration in self.actual:
            return "active"
        return "open" if configuration in self.possible else "not met"

    def marks(self, active: Collection[str], possible: Collection[str]) -> tuple[bool, bool]:
        """Whether some configurations stand by an assumption, and whether they stand by the reader's own.

        Parameters
        ----------
        active, possible : collection of str
            Those that are active, and those that are open: one configuration, or one side of an outcome or mechanism.

        Returns
        -------
        by_assumption, by_own : bool
            Where one of them is active with neither, both are false. Otherwise each is true that suffices, and both
            where only both together do. What is open and none of it active stands by the reader's own where it is not
            possible without.
        """
        if not active:
            return False, bool(possible) and self.possible_without_own.isdisjoint(possible)
        if not self.without_either.isdisjoint(active):
            return False, False
        assumption, own = not self.without_own.isdisjoint(active), not self.without_assumed.isdisjoint(active)
        return assumption or not own, own or not assumption


def close(theory: Theory, design: Design, knocked_out: Set[str]) -> Closures:
    """Close the theory over a design as often as an appraisal needs, with some mechanisms taken away."""
    without_either, without_own, possible_without_own = _closed(theory, design, knocked_out)
    if not design.own:
        return Closures(
            possible_without_own, without_own, without_either, without_own, without_either, possible_without_own
        )
    without_assumed, actual, possible = _closed(theory.with_own(design.own), design, knocked_out)
    return Closures(possible, actual, without_either, without_own, without_assumed, possible_without_own)


def _closed(
    theory: Theory, design: Design, knocked_out: Set[str]
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What is active with nothing assumed, what is active as assumed, and what is possible."""
    possible = closure(theory, design, generous=True, knocked_out=knocked_out)
    without_either = closure(theory, design, knocked_out=knocked_out)
    if not design.assumed:
        return without_either, without_either, possible
    reachable = produced_by(theory, possible)
    actual = closure(theory, design, knocked_out=knocked_out, assumed=design.assumed, reachable=reachable)
    return without_either, actual, possible


def states(theory: Theory, design: Design) -> dict[str, str]:
    """The state of every configuration, the reader's own among them, without the reasons.

    Examples
    --------
    >>> states(Theory(), Design())
    {}
    """
    whole = theory.with_own(design.own)
    _, actual, possible = _closed(whole, design, design.knocked_out)
    return {
        rule.id: "active" if rule.id in actual else "open" if rule.id in possible else "not met" for rule in whole.rules
    }
