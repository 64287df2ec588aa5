"""Numbers that a chapter prints, each computed from an evidence base and known by a name."""

from __future__ import annotations

import re
from collections.abc import Callable

from realist.evidence.reader import Tables
from realist.text import NUMBER_WORDS


def number(tables: Tables, name: str) -> str:
    """A number of the evidence base as running text has it: under ten in words, from ten in figures.

    Parameters
    ----------
    tables : Tables
        As `realist.evidence.reader.read` gives them, or the ``tables`` of an evidence base.
    name : str
        What is wanted, and of which row, with a full stop between them:

        ``participants.ROW``
            who took part, as printed;
        ``share.ROW``
            that row as a share of the row marked as the total of what it counts, in whole per cent, without the sign;
        ``count.TABLE``
            the rows of a table;
        ``figure.FINDING``
            the last whole number that a finding states.

    Raises
    ------
    ValueError
        Where the evidence base has nothing of that name, or no such number in it. The message says which.

    Examples
    --------
    >>> from realist.evidence.reader import read
    >>> number(read("data/examples/cctv"), "count.schemes")
    'two'
    """
    what, _, row = name.partition(".")
    if what not in KINDS:
        raise ValueError(f"no number is called {name!r}: it starts with {', '.join(sorted(KINDS))}")
    found = KINDS[what](tables, row)
    return NUMBER_WORDS[found] if found < len(NUMBER_WORDS) else f"{found:,}"


def _participants(tables: Tables, row: str) -> int:
    return int(_row(tables, "participants", "row", row)["number"])


def _share(tables: Tables, row: str) -> int:
    part = _row(tables, "participants", "row", row)
    whole = [
        each for each in tables.rows("participants") if each["total"] == "yes" and each["counts"] == part["counts"]
    ]
    if len(whole) != 1:
        raise ValueError(f"{row!r} has no one total to be a share of")
    return round(100 * int(part["number"]) / int(whole[0]["number"]))


def _count(tables: Tables, table: str) -> int:
    if table not in tables:
        raise ValueError(f"there is no table {table!r} to count")
    return len(tables.rows(table))


def _figure(tables: Tables, finding: str) -> int:
    numbers = re.findall(r"(?<![\w.,])\d+(?!\w|[.,]\d)", _row(tables, "findings", "finding", finding)["statement"])
    if not numbers:
        raise ValueError(f"finding {finding!r} states no number")
    return int(numbers[-1])


def _row(tables: Tables, table: str, key: str, code: str) -> dict[str, str]:
    found = [row.cells for row in tables.rows(table) if row[key] == code]
    if not found:
        raise ValueError(f"table {table} has no row {code!r}")
    return dict(found[0])


KINDS: dict[str, Callable[[Tables, str], int]] = {
    "participants": _participants,
    "share": _share,
    "count": _count,
    "figure": _figure,
}
