"""The first rows of a table: where its columns stand, under which names, and what other programs put before them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from realist.evidence.faults import Fault, RefusedError
from realist.evidence.schema import Table
from realist.text import shown

Numbered = list[tuple[int, list[str]]]
"""Rows of cells, each with its number in the spreadsheet."""

TITLE_ROWS = 10
"""Rows in which the names of the columns are looked for, where the first does not hold them."""

_SEPARATOR_LINE = re.compile(r'"?sep=.?"?[,;\t ]*(?:\n|$)', re.IGNORECASE)
_INDEX = re.compile(
    r"|unnamed: ?\d+(?:[._]\w+)*|x(?:\.\d+)?|\.\.\.\d+|index|level_\d+|row[._ ]?(?:names?|id)|v1", re.IGNORECASE
)
"""Names that R and pandas give to a column that only numbers the rows."""

_WHOLE = re.compile(r"\d{1,9}(?:\.0)?")


@dataclass
class Reading:
    """One file while it is read."""

    file: str
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def refuse(self, reason: str, row: int = 0, column: str = "") -> RefusedError:
        return RefusedError(Fault(self.file, row, column, reason))

    def note(self, what: str) -> None:
        self.notes.append(f"{self.file}: {what}")


def without_separator_line(text: str, reading: Reading) -> str:
    r"""The text without a first line that tells a spreadsheet how columns are separated; spreadsheets hide it as well.

    Examples
    --------
    >>> without_separator_line("sep=,\nsite,label\n", Reading("sites.csv"))
    'site,label\n'
    """
    line = _SEPARATOR_LINE.match(text)
    if not line:
        return text
    reading.note("a first line that names the separator was left out")
    return text[line.end() :]


def without_index(
    columns: Sequence[str], header: list[str], rows: Numbered, reading: Reading
) -> tuple[list[str], Numbered]:
    """The header and the rows without what R and pandas put before them: columns that only number the rows."""
    before = len(header)
    while header and _INDEX.fullmatch(header[0].strip()) and header[0].strip() not in columns and _counts(rows):
        header, rows = header[1:], [(number, row[1:]) for number, row in rows]
    unnamed = bool(rows) and all(len(row) == len(header) + 1 for _, row in rows) and _counts(rows)
    if unnamed:
        rows = [(number, row[1:]) for number, row in rows]
    if unnamed or len(header) < before:
        reading.note("a first column that only numbers the rows was left out")
    return header, rows


def _counts(rows: Numbered) -> bool:
    """Whether the first cells are whole numbers, each once."""
    cells = [row[0].strip() if row else "" for _, row in rows]
    return len(set(cells)) == len(cells) and all(map(_WHOLE.fullmatch, cells))


def places_of(table: Table, header: list[str], rows: Numbered, reading: Reading) -> list[int]:
    """Where each column of the table stands in the header.

    Raises
    ------
    RefusedError
        Where a column is missing or is not one of the table; further such faults are added to the reading.
    """
    names = [name.strip() for name in header]
    meant = _meant(table, names)
    if not any(meant):
        raise reading.refuse(_no_names(table, names, rows), 1)
    faults = _twice(table, names, meant) + _otherwise(table, names, meant)
    missing = [name for name in table.columns if name not in meant]
    for place, name in enumerate(names):
        if meant[place]:
            continue
        if not name:
            faults += _unnamed(table, place, rows, reading)
        elif name not in names[:place]:
            faults.append(_unknown(table, name, missing))
    expected = ",".join(table.columns)
    faults += [
        Fault(table.file, 1, name, f"the column is missing; expected the columns {expected}") for name in missing
    ]
    if faults:
        reading.faults += faults[1:]
        raise RefusedError(faults[0])
    if names != header:
        reading.note("spaces around the names of columns were left out")
    if tuple(name for name in names if name) != table.columns:
        reading.note("the columns stand in another order than usual")
    return [names.index(name) for name in table.columns]


def _meant(table: Table, names: list[str]) -> list[str]:
    """For each name the column that it names, capitals, spaces and hidden characters aside; empty where none."""
    if all(name in table.columns for name in names):
        return names
    known = {_canonical(name): name for name in table.columns}
    return [name if name in table.columns else known.get(_canonical(name), "") for name in names]


def _canonical(name: str) -> str:
    seen = "".join(c if c.isprintable() or c.isspace() else "" for c in name.removeprefix("ï»¿"))
    return re.sub(r"[\s._-]+", "_", seen.strip().strip("\"'").strip().casefold())


def _no_names(table: Table, names: list[str], rows: Numbered) -> str:
    for mark, called in ((";", "semicolons"), ("\t", "tabs"), ("|", "upright bars")):
        if any(mark in name for name in names):
            return f"columns are separated by {called}; save the table as CSV with commas"
    for number, row in rows[:TITLE_ROWS]:
        if sum(map(bool, _meant(table, [cell.strip() for cell in row]))) > 1:
            return f"the names of the columns stand in row {number}; take out the rows above them"
    return f"row 1 does not hold the names of the columns; expected: {','.join(table.columns)}"


def _twice(table: Table, names: list[str], meant: list[str]) -> list[Fault]:
    faults = []
    for column in dict.fromkeys(name for name in meant if meant.count(name) > 1 and name):
        written = list(dict.fromkeys(name for name, each in zip(names, meant, strict=True) if each == column))
        reason = "the column is there more than once"
        if len(written) > 1:
            reason += f", as {' and as '.join(map(shown, written))}; keep one of them"
        faults.append(Fault(table.file, 1, column, reason))
    return faults


def _otherwise(table: Table, names: list[str], meant: list[str]) -> list[Fault]:
    """One fault for all names that differ from the column's in capitals, spaces or hidden characters."""
    pairs = [(name, each) for name, each in zip(names, meant, strict=True) if each and name != each]
    pairs = [(name, each) for name, each in pairs if meant.count(each) == 1]
    if not pairs:
        return []
    if len(pairs) == 1:
        name, column = pairs[0]
        return [
            Fault(table.file, 1, column, f"{shown(name)} is not a column of this table; did you mean {shown(column)}?")
        ]
    first = ", ".join(f"{shown(column)} for {shown(name)}" for name, column in pairs[:3])
    more = f" and {len(pairs) - 3} more alike" if len(pairs) > 3 else ""
    reason = f"the names of columns have other capitals, spaces or signs than expected; write {first}{more}"
    return [Fault(table.file, 1, "", reason)]


def _unnamed(table: Table, place: int, rows: Numbered, reading: Reading) -> list[Fault]:
    filled = next(((number, row[place]) for number, row in rows if len(row) > place and row[place].strip()), None)
    if filled is None:
        reading.note("a column without a name and without text was left out")
        return []
    number, cell = filled
    reason = f"column {place + 1} has no name and holds {shown(cell)} in row {number}; name it or take it out"
    return [Fault(table.file, 1, "", reason)]


def _unknown(table: Table, name: str, missing: list[str]) -> Fault:
    """A name that no column has; the column that seems to be meant is no longer missing."""
    match = difflib.get_close_matches(name.casefold(), missing, n=1, cutoff=0.75)
    if match:
        missing.remove(match[0])
    meant = f"; did you mean {shown(match[0])}?" if match else ""
    return Fault(table.file, 1, match[0] if match else "", f"{shown(name)} is not a column of this table{meant}")
