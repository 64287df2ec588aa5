"""What to find out first: each unknown answered each way, and what that would settle."""

from __future__ import annotations

from dataclasses import dataclass, replace

from realist.appraisal import appraise
from realist.inquiry.differences import Difference, differences_between
from realist.inquiry.ties import Implied, TieConstraints
from realist.theory import Design, Theory


@dataclass(frozen=True, slots=True)
class AnswerEffect:
    """One answer to an open question, and what it would settle.

    Attributes
    ----------
    feature, value : str
    brings : tuple of Implied
        What this answer would bring with it by definition.
    configurations : tuple of Difference
        Those whose state it changes: open before, and active or not met after. (What is active only by an assumption
        may fall as well.)
    outcomes : tuple of Difference
        Those whose words it changes.
    """

    feature: str
    value: str
    brings: tuple[Implied, ...]
    configurations: tuple[Difference, ...]
    outcomes: tuple[Difference, ...]


def find_out_first(theory: Theory, design: Design) -> tuple[AnswerEffect, ...]:
    """Every open question answered each way that the ties allow, and what that would settle.

    A design is read together with what its answers bring by definition: nobody needs to find that out. Questions on
    which nothing depends are not asked, nor those whose ties the answers break already.

    Parameters
    ----------
    theory : Theory
    design : Design
        With a reader's own configurations, it asks what they depend on as well.

    Returns
    -------
    tuple of AnswerEffect
        A row for each question and answer. Questions that could settle most configurations come first, then as the
        theory has them. An order of questions says nothing of one design against another.

    Examples
    --------
    >>> from realist.evidence import load
    >>> theory = load("data/examples/cctv").theory
    >>> ways = find_out_first(theory, Design({"cameras": "working", "watching": "live"}))
    >>> ways[0].feature, ways[0].value, [moved.id for moved in ways[0].configurations if moved.now == "active"]
    ('response', 'near', ['caught-in-the-act', 'guards-sent', 'uniform-in-sight'])
    """
    net = TieConstraints(theory)
    now = replace(design, answers=net.completed(design.answers))
    left = net.remaining({feature: (value,) for feature, value in now.answers.items()})
    before = appraise(theory, now)
    asked: list[tuple[AnswerEffect, ...]] = []
    for feature in theory.with_own(design.own).asked:
        if feature.id in now.answers:
            continue
        ways = []
        for value in left.get(feature.id, feature.value_ids):
            answers = {**now.answers, feature.id: value}
            found = differences_between(theory, before, replace(now, answers=net.completed(answers)))
            ways.append(AnswerEffect(feature.id, value, net.implied(answers), found.configurations, found.outcomes))
        asked.append(tuple(ways))
    asked.sort(key=lambda ways: -len({moved.id for way in ways for moved in way.configurations}))
    return tuple(way for ways in asked for way in ways)
