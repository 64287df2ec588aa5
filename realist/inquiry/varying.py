"""One feature over all its answers, with the rest of a design as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from realist.appraisal import appraise
from realist.inquiry.ties import TieConstraints
from realist.theory import Design, Theory


@dataclass(frozen=True, slots=True)
class Varied:
    """What stands on an outcome with one answer in place of another.

    Attributes
    ----------
    value : str
        The answer that is tried.
    outcome, word : str
        The outcome, and the words for what stands on its sides. The words of two answers are not to be ranked.
    gave_way : tuple of str
        Features whose answers cannot stand beside this one by definition, and were taken as unknown.
    """

    value: str
    outcome: str
    word: str
    gave_way: tuple[str, ...]


def vary(theory: Theory, design: Design, feature: str) -> tuple[Varied, ...]:
    """Try each answer of a feature in a design, and tell what is said of each outcome.

    Parameters
    ----------
    theory : Theory
    design : Design
        The rest stays as it is, but for what an answer brings with it, or rules out, by definition.
    feature : str

    Returns
    -------
    tuple of Varied
        A row for each answer and outcome, in the order of the theory: ``pandas.DataFrame.pivot`` makes a table of it.

    Raises
    ------
    ValueError
        If there is no such feature.

    Examples
    --------
    >>> from realist.evidence import load
    >>> base = load("data/examples/cctv")
    >>> for row in vary(base.theory, base.schemes[0].design, "watching"):
    ...     if row.outcome == "guards-placed":
    ...         print(row.value, "-", row.word)
    live - supported
    later - not reached
    nobody - not reached
    """
    if feature not in theory.feature:
        raise ValueError(f'there is no question "{feature[:60]}"')
    net = TieConstraints(theory)
    rows = []
    for value in theory.feature[feature].value_ids:
        answers = {feature: value}
        for other in theory.feature:
            given = design.answers.get(other)
            if other != feature and given is not None and net.keeps({**answers, other: given}):
                answers[other] = given
        gave_way = tuple(f.id for f in theory.features if f.id in design.answers and f.id not in answers)
        found = appraise(theory, replace(design, answers=net.completed(answers)))
        rows += [Varied(value, o.id, found.outcomes[o.id].word, gave_way) for o in theory.outcomes]
    return tuple(rows)
