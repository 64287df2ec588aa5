"""The smallest changes that would bring an outcome about, or free it of what works against it.

Sets of steps are tried by size, and none that holds a smaller set which reaches the goal: a levelwise search, which
finds every inclusion-minimal set up to the size that is asked for.

References
----------
Mannila, H. and Toivonen, H. (1997). Levelwise search and borders of theories in knowledge discovery. *Data Mining and
Knowledge Discovery*, 1(3), 241-258.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Literal

from realist.appraisal import states
from realist.inquiry.ties import Implied, TieConstraints
from realist.theory import Design, Feature, Theory

Goal = Literal["bring about", "free"]
SIDE = {"bring about": "towards", "free": "against"}


@dataclass(frozen=True, slots=True)
class Step:
    """An answer given in place of another, or of none.

    Attributes
    ----------
    feature, value : str
    was : str
        The answer before; empty where it was unknown.
    kind : {"change", "find out or decide", "find out"}
        A known answer changed; an unknown one that somebody could settle either way; one that nobody can change, and
        that can only turn out so.
    """

    feature: str
    value: str
    was: str
    kind: str


@dataclass(frozen=True, slots=True)
class Cost:
    """A side of an outcome that suffers: active towards it and then no longer, or against it and only then."""

    outcome: str
    direction: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Changes:
    """A set of steps that reaches the goal, and of which none could be left out.

    Attributes
    ----------
    steps : tuple of Step
        None where the goal is reached as it is.
    brings : tuple of Implied
        What else it would bring by definition, and did not stand so before.
    costs : tuple of Cost
        What it would cost on any outcome, the one that is sought included.
    """

    steps: tuple[Step, ...]
    brings: tuple[Implied, ...]
    costs: tuple[Cost, ...]


def smallest_changes(theory: Theory, design: Design, outcome: str, goal: Goal, most: int = 3) -> tuple[Changes, ...]:
    """Every inclusion-minimal set of steps that reaches a goal and keeps the ties.

    Parameters
    ----------
    theory : Theory
    design : Design
        Read, as each set of steps is, together with what its answers bring by definition, with the reader's own
        configurations running and what the reader assumed or took away.
    outcome : str
    goal : {"bring about", "free"}
        That some configuration towards the outcome is active; or that none against it is active or open.
    most : int
        Steps in a set, at most.

    Returns
    -------
    tuple of Changes
        Sets of steps in the order of the theory's features and answers, which says nothing of which is better. None
        where no set of so many steps reaches the goal. A known answer is changed only where somebody can change it.

    Raises
    ------
    ValueError
        If there is no such outcome or no such goal.

    Examples
    --------
    >>> from realist.evidence import load
    >>> base = load("data/examples/cctv")
    >>> for found in smallest_changes(base.theory, base.schemes[1].design, "car-safety", "free"):
    ...     print([(step.kind, step.feature, step.value) for step in found.steps], len(found.costs))
    [('change', 'layout', 'open'), ('change', 'response', 'near')] 0
    """
    if outcome not in theory.outcome:
        raise ValueError(f'there is no outcome "{outcome[:60]}"')
    if goal not in SIDE:
        raise ValueError(f'there is no goal "{goal[:60]}"; there are: {", ".join(SIDE)}')
    theory, design = theory.with_own(design.own), replace(design, own=())
    net = TieConstraints(theory)
    reached = _Reached(theory, design, net, outcome, goal)
    before = replace(design, answers=net.completed(design.answers))
    sides = _sides(theory, before)
    stood = set(before.answers.items())
    rows = []
    for steps in _minimal(_steps(reached.features, design), reached, most):
        answers = {**design.answers, **{step.feature: step.value for step in steps}}
        after = _sides(theory, replace(design, answers=net.completed(answers)))
        brings = tuple(b for b in net.implied(answers) if (b.feature, b.value) not in stood)
        rows.append(Changes(steps, brings, _costs(sides, after)))
    return tuple(rows)


def _steps(features: Iterable[Feature], design: Design) -> list[list[Step]]:
    """The steps that each feature has."""
    found = []
    for feature in features:
        was = design.answers.get(feature.id, "")
        if was and not feature.changeable_by:
            continue
        kind = "change" if was else "find out or decide" if feature.changeable_by else "find out"
        found.append([Step(feature.id, value, was, kind) for value in feature.value_ids if value != was])
    return found


def _minimal(steps: list[list[Step]], reached: _Reached, most: int) -> list[tuple[Step, ...]]:
    """The sets of steps that reach the goal and hold no smaller set that does."""
    if reached(()):
        return [()]
    place = {step: number for number, step in enumerate(step for those in steps for step in those)}
    found: set[tuple[Step, ...]] = set()
    for size in range(1, most + 1):
        found.update([those for those in _sets(steps, size) if not _holds(those, found) and reached(those)])
        if size == 1:
            steps = [[step for step in those if (step,) not in found] for those in steps]
    return sorted(found, key=lambda those: [place[step] for step in those])


def _sets(steps: list[list[Step]], size: int) -> Iterator[tuple[Step, ...]]:
    """The sets of so many steps, no two on one feature."""
    for features in combinations(steps, size):
        yield from product(*features)


def _holds(steps: tuple[Step, ...], found: set[tuple[Step, ...]]) -> bool:
    """Whether a smaller set among these steps was found already."""
    return any(some in found for size in range(2, len(steps)) for some in combinations(steps, size))


class _Reached:
    """Whether steps reach a goal and keep the ties.

    Only the configurations from which the goal can be reached are looked at. Answers that meet the same of their
    conditions are alike to it, and are looked at once.
    """

    def __init__(self, theory: Theory, design: Design, net: TieConstraints, outcome: str, goal: Goal) -> None:
        self._design, self._net, self._goal = design, net, goal
        self._ends = frozenset(c.id for c in theory.working.get((outcome, SIDE[goal]), ()))
        self._theory = _leading_to(theory, self._ends)
        self._meets: dict[str, dict[str, frozenset[tuple[str, int]]]] = {}
        for rule in self._theory.rules:
            for number, (feature, values) in enumerate(rule.answers):
                for value in values:
                    met = self._meets.setdefault(feature, {})
                    met[value] = met.get(value, frozenset()) | {(rule.id, number)}
        self._known: dict[tuple[object, ...], bool] = {}
        left = net.remaining({feature: (value,) for feature, value in design.answers.items()})
        matter = {other for feature in self._meets for other in net.part_of(feature)}
        matter |= {feature for feature, values in left.items() if not values}
        self.features = tuple(feature for feature in theory.features if feature.id in matter)

    def __call__(self, steps: tuple[Step, ...]) -> bool:
        answers = {**self._design.answers, **{step.feature: step.value for step in steps}}
        if not self._net.keeps(answers):
            return False
        answers = self._net.completed(answers)
        key = tuple(
            met.get(answers[feature], frozenset()) if feature in answers else None
            for feature, met in self._meets.items()
        )
        if key not in self._known:
            found = states(self._theory, replace(self._design, answers=answers))
            if self._goal == "bring about":
                self._known[key] = any(found[end] == "active" for end in self._ends)
            else:
                self._known[key] = all(found[end] == "not met" for end in self._ends)
        return self._known[key]


def _leading_to(theory: Theory, ends: frozenset[str]) -> Theory:
    """The theory with those configurations alone from which these are reached."""
    kept = set(ends)
    ahead = list(ends)
    rules = {rule.id: rule for rule in theory.rules}
    while ahead:
        for need in rules[ahead.pop()].needs:
            more = {c.id for c in theory.working.get(need, ())} - kept
            kept |= more
            ahead += more
    return replace(theory, configurations=tuple(c for c in theory.configurations if c.id in kept), requirements=())


def _sides(theory: Theory, design: Design) -> dict[tuple[str, str], str]:
    """The strongest state on each side of each outcome."""
    found: dict[tuple[str, str], str] = {}
    strength = ("not met", "open", "active")
    state_of = states(theory, design)
    for rule in theory.rules:
        before = found.get(rule.makes, "not met")
        found[rule.makes] = max(before, state_of[rule.id], key=strength.index)
    return {side: "none" if state == "not met" else state for side, state in found.items()}


def _costs(before: dict[tuple[str, str], str], after: dict[tuple[str, str], str]) -> tuple[Cost, ...]:
    suffers = {"towards": lambda was, now: was == "active" != now, "against": lambda was, now: was != "active" == now}
    return tuple(
        Cost(outcome, direction, was, after[outcome, direction])
        for (outcome, direction), was in sorted(before.items())
        if direction in suffers and suffers[direction](was, after[outcome, direction])
    )
