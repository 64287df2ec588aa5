"""Boolean minimisation: the prime implicants of a truth table, and every choice of fewest of them that covers it.

Notes
-----
This is Quine-McCluskey minimisation [1]_ [2]_, for conditions of two values or more [4]_. Prime implicants are found
from below, for one wanted row at a time, so that combinations that may be covered need not be listed; eQMC [5]_ and
consistency cubes [6]_ spare them too. The prime implicant chart is then solved exactly, by branch and bound:

- a row that one prime implicant alone covers makes it essential, and is branched on first;
- a row that is covered whenever another is, is left out (row dominance);
- how many are needed is found among the columns that no other contains (column dominance), and the covers of that
  size among all columns, since a dominated one may stand in a cover of fewest;
- a branch ends where the open rows that share no column are more than the columns that are left to choose.

Petrick's method [3]_ multiplies the chart out instead. It gives these covers and those of more terms.

References
----------
.. [1] W. V. Quine (1952). The problem of simplifying truth functions. American Mathematical Monthly 59(8), 521-531.
.. [2] E. J. McCluskey (1956). Minimization of Boolean functions. Bell System Technical Journal 35(6), 1417-1444.
.. [3] S. R. Petrick (1956). A direct determination of the irredundant forms of a Boolean function from the set of prime
   implicants. Air Force Cambridge Research Center, TR-56-110.
.. [4] L. Cronqvist and D. Berg-Schlosser (2009). Multi-value QCA (mvQCA). In B. Rihoux and C. C. Ragin (eds),
   Configurational Comparative Methods. Sage, 69-86.
.. [5] A. Duşa and A. Thiem (2015). Enhancing the minimization of Boolean and multivalue output functions with eQMC.
   Journal of Mathematical Sociology 39(2), 92-108.
.. [6] A. Duşa (2018). Consistency cubes: a fast, efficient method for exact Boolean minimization. The R Journal 10(2),
   357-370.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

Values = tuple[str, ...]
"""A combination: one value for each condition."""
Implicant = tuple[tuple[int, str], ...]
"""Conditions, by their place, each with one value."""

MOST_COVERS = 10_000
"""Most formulas that are given; where more fit, the rows tell nothing apart."""

MOST_WORK = 5_000_000
"""Most rows that are looked at while one chart is solved, over all branches: some seconds."""


def prime_implicants(wanted: Sequence[Values], barred: Sequence[Values]) -> list[Implicant]:
    """Every term that holds of a wanted combination and of no barred one, and of which no part would do.

    Parameters
    ----------
    wanted, barred : sequence of tuple of str
        Combinations; what is neither may be covered or not.

    Returns
    -------
    list of Implicant
        Those of fewest conditions first, and then in the order of the wanted combinations that they come from.

    Examples
    --------
    >>> prime_implicants([("1", "1")], [("0", "0")])
    [((0, '1'),), ((1, '1'),)]
    >>> prime_implicants([("1", "1")], [("0", "0"), ("0", "1"), ("1", "0")])
    [((0, '1'), (1, '1'))]
    """
    found: dict[Implicant, None] = {}
    against = np.array(barred, dtype=object).reshape(len(barred), len(wanted[0]) if wanted else 0)
    for row in wanted:
        agree = (against == np.array(row, dtype=object)).astype(np.int64) @ (1 << np.arange(len(row)))
        for places in _least_free(agree, len(row)):
            found[tuple((place, row[place]) for place in places)] = None
    return sorted(found, key=len)


def _least_free(agree: NDArray[np.int64], conditions: int) -> list[tuple[int, ...]]:
    """The smallest sets of conditions on which no barred combination agrees with a wanted one as a whole.

    Parameters
    ----------
    agree : array of int, shape (barred,)
        For each barred combination the conditions on which it agrees, a bit each.
    """
    shared = np.zeros(1 << conditions, dtype=bool)
    shared[agree] = True
    halves = [shared.reshape(-1, 2, 1 << place) for place in range(conditions)]
    for half in halves:
        half[:, 0] |= half[:, 1]
    least = ~shared
    for place, half in enumerate(halves):
        least.reshape(-1, 2, 1 << place)[:, 1] &= half[:, 0]
    return sorted(
        tuple(place for place in range(conditions) if int(bits) >> place & 1) for bits in np.flatnonzero(least)
    )


def minimum_covers(columns: Sequence[int]) -> list[tuple[int, ...]]:
    """Every choice of fewest columns that together cover what all of them cover.

    Parameters
    ----------
    columns : sequence of int
        The chart: for each prime implicant the rows that it covers, a bit each.

    Returns
    -------
    list of tuple of int
        The places of the columns, in order.

    Raises
    ------
    ValueError
        If there are more than 10,000, or the search for them would take too long.

    Examples
    --------
    >>> minimum_covers([0b011, 0b110, 0b101])
    [(0, 1), (0, 2), (1, 2)]
    """
    rows = _telling(columns)
    alike: dict[int, list[int]] = {}
    for place, column in enumerate(columns):
        if shown := column & rows:
            alike.setdefault(shown, []).append(place)
    masks = list(alike)
    largest = [mask for mask in masks if not any(mask & other == mask for other in masks if other != mask)]
    few = _Chart(largest)
    size = next(n for n in range(len(largest) + 1) if any(True for _ in few.covers(rows, n)))
    found: list[tuple[int, ...]] = []
    for cover in _Chart(masks).covers(rows, size):
        each = [alike[masks[place]] for place in cover]
        if len(found) + prod(map(len, each)) > MOST_COVERS:
            raise ValueError(
                f"more than {MOST_COVERS:,} formulas have the fewest terms, which is to say that the rows tell next to "
                "nothing apart; ask of fewer conditions, or let formulas cover less"
            )
        found += [tuple(sorted(places)) for places in product(*each)]
    return sorted(found)


def _telling(columns: Sequence[int]) -> int:
    """The rows of a chart without those that are covered whenever another is."""
    by_row: dict[int, int] = {}
    for row in range(max(columns, default=0).bit_length()):
        if covering := sum(1 << place for place, column in enumerate(columns) if column >> row & 1):
            by_row.setdefault(covering, row)
    return sum(
        1 << row
        for covering, row in by_row.items()
        if not any(other & covering == other for other in by_row if other != covering)
    )


class _Chart:
    """A prime implicant chart, for the search through it."""

    def __init__(self, columns: Sequence[int]) -> None:
        self.columns = columns
        self.work = 0
        width = max(columns, default=0).bit_length()
        self.by_row = [sum(1 << p for p, column in enumerate(columns) if column >> row & 1) for row in range(width)]

    def covers(self, rows: int, size: int, allowed: int = -1) -> Iterator[tuple[int, ...]]:
        """Every cover of the rows by so many columns at most, each once, where no column is more than is needed."""
        if not rows:
            yield ()
            return
        self.work += rows.bit_count()
        if self.work > MOST_WORK:
            raise ValueError("it would take too long to find every formula of fewest terms; ask of fewer conditions")
        open_rows = sorted((self.by_row[row] & allowed for row in _bits(rows)), key=int.bit_count)
        if self._apart(open_rows) > size:
            return
        for place in _bits(open_rows[0]):
            for rest in self.covers(rows & ~self.columns[place], size - 1, allowed):
                yield (place, *rest)
            allowed &= ~(1 << place)

    def _apart(self, open_rows: Sequence[int]) -> int:
        """At least how many columns are needed: rows of which no two share a column."""
        taken = number = 0
        for covering in open_rows:
            if not covering & taken:
                taken |= covering
                number += 1
        return number


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
