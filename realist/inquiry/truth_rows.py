"""The rows of a truth table: one combination each, and every combination once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from realist.text import shown

Term = tuple[tuple[str, str], ...]
"""Conditions, by id, each with one value; all of them together."""

MOST_CONDITIONS = 12
MOST_ROWS = 20_000
MOST_VALUES = 20

WITH_CASES = ("yes", "no", "both", "not stated")
WITHOUT = ("remainder", "ruled out")
SEEN = (*WITH_CASES, *WITHOUT)
PAIRS = (("no", "yes"), ("false", "true"), ("False", "True"))
"""Values that stand for a condition's absence and presence, so that either alone tells of the other."""


@dataclass(frozen=True, slots=True)
class TruthRow:
    """One combination of answers and what was seen of the cases that have it.

    Attributes
    ----------
    answers : tuple of (str, str)
    cases : tuple of str
    seen : {"yes", "no", "both", "not stated", "remainder", "ruled out"}
        Whether the outcome was seen in its cases. A case of which it is not stated takes nothing away from what the
        others say: ``both``, a contradiction, is for cases that say different things, and ``not stated`` for a row
        whose cases are all silent. ``remainder`` where there is no case, and ``ruled out`` where there could be none.
    outcomes : tuple of {"yes", "no", "both", "not stated"}
        What was seen of each of the cases, in their order; empty where only the row as a whole is known.
    unnamed : int
        Cases that have it and are not named.
    """

    answers: Term
    cases: tuple[str, ...]
    seen: str
    outcomes: tuple[str, ...] = ()
    unnamed: int = 0

    @property
    def n(self) -> int | None:
        """The number of its cases; None where it has some and nobody says how many."""
        known = len(self.cases) + self.unnamed
        return None if not known and self.seen in WITH_CASES else known

    @property
    def silent(self) -> tuple[str, ...]:
        """The cases of which the outcome is not stated."""
        if not self.outcomes:
            return self.cases if self.seen == "not stated" else ()
        return tuple(c for c, said in zip(self.cases, self.outcomes, strict=True) if said == "not stated")


def row_of(answers: Term, cases: Mapping[str, str]) -> TruthRow:
    """The row of a combination from its cases and what was seen of each.

    Examples
    --------
    >>> row_of((("a", "1"),), {"B": "yes", "C": "not stated"}).seen
    'yes'
    >>> [row_of((), cases).seen for cases in ({"B": "yes", "C": "no"}, {"C": "not stated"}, {})]
    ['both', 'not stated', 'remainder']
    """
    said = set(cases.values()) - {"not stated"}
    word = said.pop() if len(said) == 1 else "both" if said else "not stated" if cases else "remainder"
    return TruthRow(answers, tuple(cases), word, tuple(cases.values()))


def combinations_of(values: Mapping[str, Sequence[str]]) -> list[Term]:
    """Every combination of the conditions' values, the last condition changing fastest.

    Raises
    ------
    ValueError
        If there are more than 20,000.
    """
    if (size := prod(map(len, values.values()))) > MOST_ROWS:
        raise ValueError(f"{size:,} combinations are too many for a truth table of {MOST_ROWS:,}")
    return [tuple(zip(values, each, strict=True)) for each in product(*values.values())]


def complete(rows: Sequence[TruthRow], values: Mapping[str, Sequence[str]] | None = None) -> tuple[TruthRow, ...]:
    """A truth table with every combination of its conditions' values: those without a row are remainders.

    Parameters
    ----------
    rows : sequence of TruthRow
        As `truth_table` gives them, or made by hand: one for a combination.
    values : mapping of str to sequence of str, optional
        The values that a condition could have. Where not given: those in the rows; of *no* and *yes* both where one is
        there; and of whole numbers all from 0 to the largest, as R's package QCA counts them.

    Raises
    ------
    ValueError
        With the row that it is about: if what was seen is none of the words for it, a combination has two rows, rows
        have different conditions, a condition has one value only, or there are too many.

    Examples
    --------
    >>> rows = [TruthRow((("a", "1"), ("b", "1")), (), "yes"), TruthRow((("a", "0"), ("b", "0")), (), "no")]
    >>> [("".join(value for _, value in row.answers), row.seen) for row in complete(rows)]
    [('00', 'no'), ('01', 'remainder'), ('10', 'remainder'), ('11', 'yes')]
    """
    if not rows:
        return ()
    conditions = tuple(name for name, _ in rows[0].answers)
    if len(set(conditions)) > MOST_CONDITIONS:
        raise ValueError(f"{len(conditions)} conditions are too many for a truth table of {MOST_CONDITIONS}")
    known: dict[Term, TruthRow] = {}
    for number, row in enumerate(rows, start=1):
        _check(row, number, conditions)
        if row.answers in known:
            before = known[row.answers]
            raise ValueError(
                f"row {number} has the combination of row {list(known).index(row.answers) + 1} ({_told(row)}), one of "
                f"them {before.seen} and the other {row.seen}; it is one row, and both where its cases differ"
            )
        known[row.answers] = row
    if unknown := [name for name in values or {} if name not in conditions]:
        raise ValueError(f"values are given for {shown(str(unknown[0]))}, which is no condition")
    found = {name: tuple(dict.fromkeys(dict(answers)[name] for answers in known)) for name in conditions}
    whole = combinations_of({name: _values(name, those, (values or {}).get(name)) for name, those in found.items()})
    return tuple(known.get(answers) or TruthRow(answers, (), "remainder") for answers in whole)


def _told(row: TruthRow) -> str:
    return shown(", ".join(f"{name} = {value}" for name, value in row.answers), 200)[1:-1]


def _check(row: TruthRow, number: int, conditions: Sequence[str]) -> None:
    """Refuse a row that says nothing that could be read one way."""
    if not all(isinstance(part, str) for answer in row.answers for part in answer):
        raise ValueError(f"row {number} ({_told(row)}): conditions and their values are text")
    names = tuple(name for name, _ in row.answers)
    if names != tuple(conditions) or len(set(names)) < len(names):
        raise ValueError(
            f"row {number} ({_told(row)}): every row has the same conditions, each once and in the order of the first"
        )
    if row.seen not in SEEN:
        raise ValueError(
            f"row {number} ({_told(row)}): what was seen is {shown(repr(row.seen))[1:-1]}, and the words for it are "
            f"{', '.join(SEEN)}"
        )
    if row.seen in WITHOUT and row.n:
        raise ValueError(f"row {number} ({_told(row)}): is {row.seen}, and has {row.n} case(s)")


def _values(name: str, found: Sequence[str], given: Sequence[str] | None) -> tuple[str, ...]:
    """The values that a condition could have."""
    if given is not None:
        if isinstance(given, str) or len(set(given)) < len(given):
            raise ValueError(f"the values of {shown(name)} are a list of different texts")
        if missing := [value for value in found if value not in given]:
            raise ValueError(f"{shown(missing[0])} is none of the values of {shown(name)} that are given")
        return tuple(given)
    if all(value.isascii() and value.isdigit() and str(int(value)) == value for value in found):
        return _counted(name, found)
    for pair in PAIRS:
        if set(found) <= set(pair):
            return pair
    if len(found) == 1:
        raise ValueError(
            f"the condition {shown(name)} has one value in every row, {shown(found[0])}; say in values which others "
            "there could be, or leave it out"
        )
    return tuple(found)


def _counted(name: str, found: Sequence[str]) -> tuple[str, ...]:
    """Whole numbers from 0 to the largest."""
    if max(map(len, found)) > 2 or (largest := max(map(int, found))) >= MOST_VALUES:
        raise ValueError(f"the values of {shown(name)} are large numbers; say in values which there could be")
    return tuple(map(str, range(max(largest, 1) + 1)))
