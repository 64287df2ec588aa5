"""Smallest changes by a plain brute force, for comparison: try every set of steps, and keep those that hold no smaller.

It completes each design by definition as `realist.inquiry` does, and appraises it whole. Nothing is left out as
pointless, nothing is remembered from one set to the next, and every configuration is looked at.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product

from realist.appraisal import states
from realist.inquiry.ties import TieConstraints
from realist.theory import Design, Theory

Step = tuple[str, str]


def brute_force(theory: Theory, design: Design, outcome: str, goal: str, most: int) -> set[frozenset[Step]]:
    """Return the inclusion-minimal sets of so many steps, each a feature and a value."""
    net = TieConstraints(theory)
    effect = {"bring about": "towards", "free": "against"}[goal]
    ends = [c.id for c in theory.configurations if (c.outcome, c.effect) == (outcome, effect)]

    def reached(steps: tuple[Step, ...]) -> bool:
        answers = {**design.answers, **dict(steps)}
        if not net.keeps(answers):
            return False
        found = states(theory, replace(design, answers=net.completed(answers)))
        if goal == "free":
            return all(found[end] == "not met" for end in ends)
        return any(found[end] == "active" for end in ends)

    options = [
        [(f.id, value) for value in f.value_ids if value != design.answers.get(f.id)]
        for f in theory.features
        if f.changeable_by or f.id not in design.answers
    ]
    found: set[frozenset[Step]] = set()
    for size in range(most + 1):
        for features in combinations(options, size):
            for steps in product(*features):
                some = frozenset(steps)
                if not any(smaller < some for smaller in found) and reached(steps):
                    found.add(some)
    return found
