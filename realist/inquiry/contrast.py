"""Two designs taken apart: one answer of the first changed for that of the second at a time, and what moves."""

from __future__ import annotations

from dataclasses import dataclass, replace

from realist.appraisal import appraise
from realist.inquiry.differences import Difference, differences_between
from realist.inquiry.ties import TieConstraints, completed
from realist.theory import Design, Theory


@dataclass(frozen=True, slots=True)
class Swap:
    """One answer of a design given up for another.

    Attributes
    ----------
    feature, was, value : str
    follows : tuple of Difference
        Other answers that had to change, be dropped or be given, since the ties leave no choice: what it was, and what
        it is; empty text where there is no answer.
    configurations, outcomes : tuple of Difference
        Those whose state or words it changes. None of either says that nothing moves by this change alone.
    """

    feature: str
    was: str
    value: str
    follows: tuple[Difference, ...]
    configurations: tuple[Difference, ...]
    outcomes: tuple[Difference, ...]


def swapped(theory: Theory, design: Design, *changes: tuple[str, str]) -> Design:
    """A design with some answers changed, together with what its answers bring by definition.

    Answers that cannot stand beside the new ones by definition give way to them.

    Parameters
    ----------
    theory : Theory
    design : Design
    *changes : tuple of str
        Feature and answer, each.

    Raises
    ------
    ValueError
        If the new answers cannot stand together.

    Examples
    --------
    >>> from realist.evidence import load
    >>> theory = load("data/examples/cctv").theory
    >>> after = swapped(theory, Design({"cameras": "working", "watching": "live"}), ("cameras", "dummies"))
    >>> sorted(after.answers.items())
    [('cameras', 'dummies'), ('watching', 'nobody')]
    """
    net = TieConstraints(theory)
    answers = dict(changes)
    if not net.keeps(answers):
        raise ValueError(f"these answers cannot stand together: {answers}")
    for feature, value in design.answers.items():
        if feature not in answers and net.keeps({**answers, feature: value}):
            answers[feature] = value
    return completed(theory, replace(design, answers=answers))


def swaps(theory: Theory, design: Design, other: Design) -> tuple[Swap, ...]:
    """Each answer on which two designs differ, changed alone.

    Parameters
    ----------
    theory : Theory
    design : Design
        Where each change starts from; read, as the other is, together with what its answers bring by definition.
    other : Design
        Where the new answers come from. What it does not answer is not changed.

    Returns
    -------
    tuple of Swap
        A row for each, in the order of the theory's features, which says nothing of which matters more. What two
        changes do together is more or less than what each does alone: see `swapped` for both at once.

    Examples
    --------
    >>> from realist.evidence import load
    >>> base = load("data/examples/cctv")
    >>> first, second = (scheme.design for scheme in base.schemes)
    >>> {swap.feature: len(swap.outcomes) for swap in swaps(base.theory, second, first)}["usage"]
    1
    """
    start, end = completed(theory, design), completed(theory, other)
    before = appraise(theory, start)
    rows = []
    for feature in theory.features:
        was, value = start.answers.get(feature.id), end.answers.get(feature.id)
        if was is None or value is None or was == value:
            continue
        after = swapped(theory, start, (feature.id, value))
        found = differences_between(theory, before, after)
        others = [f.id for f in theory.features if f.id != feature.id]
        follows = tuple(
            Difference(name, start.answers.get(name, ""), after.answers.get(name, ""))
            for name in others
            if start.answers.get(name) != after.answers.get(name)
        )
        rows.append(Swap(feature.id, was, value, follows, found.configurations, found.outcomes))
    return tuple(rows)
