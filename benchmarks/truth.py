"""Formulas of fewest terms against two textbook ways to solve the same prime implicant chart."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import combinations
from time import perf_counter
from typing import Any

from benchmarks.rows import Measured, Row
from realist.inquiry import TruthRow, formulas
from realist.inquiry.minimise import prime_implicants

Cover = frozenset[int]
SIZES = (8, 12, 16, 20)


def every_choice(columns: Sequence[int]) -> set[Cover]:
    """Every cover of fewest columns, by trying all choices of one column, then of two, and so on."""
    rows = _all(columns)
    for size in range(len(columns) + 1):
        found = {frozenset(some) for some in combinations(range(len(columns)), size) if _all(columns, some) == rows}
        if found:
            return found
    return set()


def petrick(columns: Sequence[int]) -> set[Cover]:
    """Every cover of which no column could be left out: the chart multiplied out a row at a time (Petrick 1956)."""
    found: list[Cover] = [frozenset()]
    for row in range(_all(columns).bit_length()):
        covering = [place for place, column in enumerate(columns) if column >> row & 1]
        products = {some | {place} for some in found for place in covering} or set(found)
        found = []
        for some in sorted(products, key=len):
            if not any(other <= some for other in found):
                found.append(some)
    return set(found)


def _all(columns: Sequence[int], some: Sequence[int] | None = None) -> int:
    covered = 0
    for place in range(len(columns)) if some is None else some:
        covered |= columns[place]
    return covered


def chart(rows: Sequence[TruthRow], *, remainders: bool) -> list[int]:
    """The prime implicant chart of a complete table: for each prime implicant the rows that it covers, a bit each."""
    said = [(tuple(value for _, value in row.answers), row.seen) for row in rows]
    wanted = [values for values, word in said if word == "yes"]
    barred = [values for values, word in said if word != "yes" and not (remainders and word == "remainder")]
    return [
        sum(1 << at for at, row in enumerate(wanted) if all(row[place] == value for place, value in term))
        for term in prime_implicants(wanted, barred)
    ]


def apart(number: int, conditions: int = 6) -> list[TruthRow]:
    """A table with so many rows that are yes, of which no two differ on one condition only; the others are no."""
    even = [bits for bits in range(1 << conditions) if bits.bit_count() % 2 == 0]
    yes = set(random.Random(number).sample(even, number))
    return [_row(bits, conditions, "yes" if bits in yes else "no") for bits in range(1 << conditions)]


def drawn(number: int, conditions: int = 6) -> list[TruthRow]:
    """A table with so many rows that are yes and as many that are no, drawn at random; the others are remainders."""
    known = random.Random(number).sample(range(1 << conditions), 2 * number)
    words = {bits: "yes" if place < number else "no" for place, bits in enumerate(known)}
    return [_row(bits, conditions, words.get(bits, "remainder")) for bits in range(1 << conditions)]


def _row(bits: int, conditions: int, word: str) -> TruthRow:
    answers = tuple((chr(ord("A") + place), str(bits >> place & 1)) for place in range(conditions))
    return TruthRow(answers, (), word)


def measured() -> Measured:
    """Rows for this part."""
    return Measured([*map(_conservative, SIZES), *map(_parsimonious, SIZES)])


def _conservative(number: int) -> Row:
    return Row(
        "Conservative formula: rows that do not combine",
        f"all of fewest terms, {number} rows that are yes",
        _ms(lambda table: formulas(table, remainders=False), apart(number)),
        "ms",
        "every choice of prime implicants, fewest first",
        _ms(lambda table: every_choice(chart(table, remainders=False)), apart(number)),
    )


def _parsimonious(number: int) -> Row:
    return Row(
        "Parsimonious formulas: as many rows yes as no, six conditions",
        f"all of fewest terms, {number} rows that are yes",
        _ms(lambda table: formulas(table, remainders=True), drawn(number)),
        "ms",
        "Petrick's method, which gives longer ones too",
        _ms(lambda table: petrick(chart(table, remainders=True)), drawn(number)),
    )


def _ms(work: Callable[[list[TruthRow]], Any], table: list[TruthRow]) -> float:
    start = perf_counter()
    work(table)
    return (perf_counter() - start) * 1000
