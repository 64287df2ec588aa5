"""A truth table of what was observed, and the shortest formulas that fit it: shown for what they cannot tell.

The words are those of qualitative comparative analysis: a *remainder* is a combination that no case has. A formula that
may use remainders covers combinations that nobody saw.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from realist.inquiry.diversity import grid
from realist.theory import Scheme, Theory

Term = tuple[tuple[str, str], ...]
"""Features, by id, each with one answer; all of them together."""
Formula = tuple[Term, ...]
"""Terms, any of which does."""

MOST_FEATURES = 12


@dataclass(frozen=True, slots=True)
class TruthRow:
    """One combination of answers and what was seen of the cases that have it.

    Attributes
    ----------
    answers : tuple of (str, str)
    cases : tuple of str
    seen : {"yes", "no", "both", "not stated", "remainder"}
        Whether what is asked of was seen in its cases; ``remainder`` where there is no case.
    """

    answers: Term
    cases: tuple[str, ...]
    seen: str


def truth_table(
    theory: Theory, schemes: Sequence[Scheme], features: Sequence[str], outcome: str, direction: str
) -> tuple[TruthRow, ...]:
    """Every combination of answers that the ties allow, with the schemes that have it and what was seen of them.

    Parameters
    ----------
    theory : Theory
    schemes : sequence of Scheme
        What each was seen to do is read from its observed outcomes and not from the configurations.
    features : sequence of str
        Questions that every scheme answers.
    outcome, direction : str
        *Yes* where a scheme was seen to work this way on this outcome and no other way; *no* where another way alone.

    Raises
    ------
    ValueError
        If a scheme does not answer a question, or there are more than twelve questions.

    Examples
    --------
    >>> from realist.evidence import load
    >>> base = load("data/examples/cctv")
    >>> rows = truth_table(base.theory, base.schemes, ["watching"], "car-safety", "towards")
    >>> [(dict(row.answers)["watching"], row.seen) for row in rows]
    [('live', 'yes'), ('later', 'both'), ('nobody', 'remainder')]
    """
    if len(features) > MOST_FEATURES:
        raise ValueError(f"{len(features)} questions are too many for a truth table of {MOST_FEATURES}")
    seen = {scheme.id: _seen(scheme, outcome, direction) for scheme in schemes}
    rows = []
    for cell in grid(theory, schemes, features):
        if cell.perhaps:
            raise ValueError(f"{cell.perhaps[0]} does not answer every question; choose among those that it does")
        said = {seen[case] for case in cell.schemes}
        word = "remainder" if not said else said.pop() if len(said) == 1 else "both"
        rows.append(TruthRow(tuple(zip(features, cell.answers, strict=True)), cell.schemes, word))
    return tuple(rows)


def _seen(scheme: Scheme, outcome: str, direction: str) -> str:
    found = {item.direction for item in scheme.outcomes if item.outcome == outcome} - {"not stated"}
    if not found:
        return "not stated"
    return ("yes" if len(found) == 1 else "both") if direction in found else "no"


def formulas(rows: Sequence[TruthRow], *, remainders: bool) -> tuple[Formula, ...]:
    """Every formula of fewest terms that covers all rows that are *yes* and none that is not.

    Parameters
    ----------
    rows : sequence of TruthRow
        As `truth_table` gives them.
    remainders : bool
        Whether a term may cover combinations that no case has. Without them the formula is *conservative*, and with
        them *parsimonious*.

    Returns
    -------
    tuple of Formula
        All of them; where there are several, nothing in the rows tells one from another. None where there is no *yes*.

    Examples
    --------
    >>> said = {"11": "yes", "00": "no", "10": "remainder", "01": "remainder"}
    >>> rows = [TruthRow((("a", a), ("b", b)), (), word) for (a, b), word in said.items()]
    >>> formulas(rows, remainders=True)
    (((('a', '1'),),), ((('b', '1'),),))
    >>> formulas(rows, remainders=False)
    (((('a', '1'), ('b', '1')),),)
    """
    wanted = [row for row in rows if row.seen == "yes"]
    barred = [row for row in rows if row.seen != "yes" and not (remainders and row.seen == "remainder")]
    terms = _shortest(wanted, [set(row.answers) for row in barred])
    for size in range(1, len(wanted) + 1):
        found = [
            several
            for several in combinations(terms, size)
            if all(any(set(term) <= set(row.answers) for term in several) for row in wanted)
        ]
        if found:
            return tuple(found)
    return ()


def _shortest(wanted: Sequence[TruthRow], barred: Sequence[set[tuple[str, str]]]) -> list[Term]:
    """Terms that hold of a wanted row and of no barred one, and of which no part would do."""
    found: list[Term] = []
    for term in _parts(wanted):
        if any(set(term) <= row for row in barred) or any(set(shorter) <= set(term) for shorter in found):
            continue
        found.append(term)
    return found


def _parts(rows: Sequence[TruthRow]) -> Iterator[Term]:
    """All parts of the rows' answers, the shortest first, none twice."""
    known: set[Term] = set()
    for size in range(max((len(row.answers) for row in rows), default=-1) + 1):
        for row in rows:
            for term in combinations(row.answers, size):
                if term not in known:
                    known.add(term)
                    yield term
