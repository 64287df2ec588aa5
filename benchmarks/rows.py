"""What a part of the benchmarks gives back: rows, each a figure against something named."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """A figure, and what it is measured against.

    Attributes
    ----------
    topic : str
        The table in which it stands. Rows of one topic follow each other.
    what : str
        What was measured, in words that need no code to be read.
    figure : float
        In ``unit``.
    unit : str
        Such as ``µs a design``, ``ms``, ``MB``; ``""`` for a plain count.
    against : str
        What it is compared with: another program, a smaller case, what was asked for.
    other : float
        The same figure of that, in the same unit.

    Raises
    ------
    ValueError
        Where it is compared with nothing, so that no ratio could be told.

    Examples
    --------
    >>> Row("Appraisal", "states", 90.0, "µs a design", "a naive reading", 13_500.0).ratio
    0.006666666666666667
    """

    topic: str
    what: str
    figure: float
    unit: str
    against: str
    other: float

    def __post_init__(self) -> None:
        if not (self.topic and self.what and self.against):
            raise ValueError(f"A row has a topic, says what it is, and against what: {self}")
        if not (math.isfinite(self.figure) and math.isfinite(self.other) and self.other > 0):
            raise ValueError(f"A row compares a number with a number above none: {self}")

    @property
    def ratio(self) -> float:
        """The figure as a multiple of the other: below one is less time, memory or bytes than that."""
        return self.figure / self.other


@dataclass(frozen=True, slots=True)
class Measured:
    """What one part of the benchmarks found.

    Attributes
    ----------
    rows : list of Row
    versions : mapping of str to str
        Of what it was measured with, beyond Python: a browser, the programs that it is compared with.
    """

    rows: list[Row]
    versions: Mapping[str, str] = field(default_factory=dict)


def plain(row: Row) -> dict[str, Any]:
    """The row as JSON keeps it, with its ratio; four figures say all that a clock can."""
    return {
        **asdict(row),
        "figure": rounded(row.figure),
        "other": rounded(row.other),
        "ratio": rounded(row.ratio),
    }


def rounded(number: float) -> float:
    """The number to four figures, a whole one where it is that large.

    Examples
    --------
    >>> rounded(0.0012345678), rounded(123456.7)
    (0.001235, 123457)
    """
    if abs(number) >= 1000 or number == int(number):
        return round(number)
    return float(f"{number:.4g}")


def shown(number: float) -> str:
    """The number for people: three figures below a thousand, and commas above.

    Examples
    --------
    >>> shown(1234567), shown(0.0012345), shown(2)
    ('1,234,567', '0.00123', '2')
    """
    if abs(number) >= 1000 or number == int(number):
        return f"{round(number):,}"
    digits = 0 if abs(number) >= 100 else 1 if abs(number) >= 10 else 2 if abs(number) >= 1 else None
    return f"{number:.{digits}f}" if digits is not None else f"{float(f'{number:.3g}'):f}".rstrip("0").rstrip(".")
