"""Reads the tables of an evidence folder within bounds; forgives what a spreadsheet innocently does, and says so."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from realist.evidence.faults import FILE_LIMIT, Fault, FaultsError, RefusedError, read_bytes
from realist.evidence.schema import TABLES, Table
from realist.text import printable, shown

CELL_LIMIT = 10_000
"""Most characters in a cell."""

ROW_LIMIT = 200_000
"""Most rows in a table."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its number in the spreadsheet, and its cells by column."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def codes(self, column: str) -> tuple[str, ...]:
        """The codes of a cell that may hold several."""
        return tuple(self.cells[column].split())


@dataclass(frozen=True, eq=False)
class Tables(Mapping[str, pd.DataFrame]):
    """The tables of a folder as pandas, with what was wrong in the reading and what was forgiven.

    Attributes
    ----------
    folder : Path
    frames : mapping of str to DataFrame
        By table name, in the order of `schema.yml`; text as str with ``""`` for empty, whole numbers as int where all
        are. The index of a frame is the row as a spreadsheet numbers it. A table that could not be read is there
        without rows.
    faults : tuple of Fault
        What stopped a file, or a row of it, from being read.
    broken : frozenset of str
        Tables that could not be read.
    notes : tuple of str
        What was forgiven, each with its file.
    """

    folder: Path
    frames: Mapping[str, pd.DataFrame]
    faults: tuple[Fault, ...] = ()
    broken: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()

    def __getitem__(self, table: str) -> pd.DataFrame:
        return self.frames[table]

    def __iter__(self) -> Iterator[str]:
        return iter(self.frames)

    def __len__(self) -> int:
        return len(self.frames)

    def rows(self, table: str) -> list[Row]:
        """The rows of a table as dictionaries of text, each with its number."""
        frame = self.frames[table]
        names, numbers = frame.columns.tolist(), frame.index.tolist()
        columns = [[str(cell) for cell in frame[name].to_numpy(dtype=object).tolist()] for name in names]
        return [
            Row(number, dict(zip(names, cells, strict=True)))
            for number, cells in zip(numbers, zip(*columns, strict=True), strict=True)
        ]


@dataclass
class _Reading:
    """One file while it is read."""

    file: str
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def refuse(self, reason: str, row: int = 0, column: str = "") -> RefusedError:
        return RefusedError(Fault(self.file, row, column, reason))

    def note(self, what: str) -> None:
        self.notes.append(f"{self.file}: {what}")


def read(folder: str | Path, expected: Mapping[str, Table] = TABLES) -> Tables:
    """Every table of an evidence folder as pandas.

    What a spreadsheet innocently does (a byte-order mark, CRLF, blank rows and columns at the end, columns in another
    order) is forgiven and noted. This reads; `realist.evidence.checks.check` says whether what was read makes sense.

    Parameters
    ----------
    folder : path
    expected : mapping of str to Table
        The tables that it should hold: those of an evidence base where not given.

    Returns
    -------
    Tables
        What could not be read is in ``faults``.

    Raises
    ------
    RefusedError
        Where there is no such folder, and for nothing that a folder holds.

    Examples
    --------
    >>> read("no such folder")
    Traceback (most recent call last):
    realist.evidence.faults.RefusedError: no such folder: there is no folder of that name
    """
    folder = Path(folder)
    try:
        there = folder.is_dir()
    except (OSError, ValueError):
        there = False
    if not there:
        raise RefusedError(Fault(printable(str(folder), 200), 0, "", "there is no folder of that name"))
    frames: dict[str, pd.DataFrame] = {}
    faults: list[Fault] = []
    notes: list[str] = []
    broken: set[str] = set()
    for table in expected.values():
        reading = _Reading(table.file)
        try:
            frames[table.name] = _frame(table, *_read_table(folder, table, reading))
        except RefusedError as refused:
            reading.faults.append(refused.fault)
            broken.add(table.name)
            frames[table.name] = _frame(table, [], [])
        faults += reading.faults
        notes += reading.notes
    return Tables(folder, frames, tuple(faults), frozenset(broken), tuple(notes))


def _read_table(folder: Path, table: Table, reading: _Reading) -> tuple[list[int], list[list[str]]]:
    """Row numbers, and cells in the order of `schema.yml`."""
    try:
        raw = read_bytes(folder / table.file, table.file)
    except RefusedError as refused:
        if refused.fault.reason == "the file is missing":
            raise reading.refuse("the file is missing; a table without rows still has its header row") from None
        raise
    header, rows = _trimmed(_parse(_decode(raw, table.columns, reading), reading), reading)
    places = _places(table, header, reading)
    numbers, cells = [], []
    for number, row in rows:
        numbers.append(number)
        fitted = _fitted(row, len(header), number, reading)
        cells.append([fitted[place] for place in places])
    return numbers, cells


def sheet(path: str | Path, columns: Sequence[str]) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """One CSV file with columns of somebody's own: its header, and its rows with their numbers, the header being row 1.

    What a spreadsheet innocently does is forgiven as in `read`.

    Parameters
    ----------
    path : path
    columns : sequence of str
        Some that it should have.

    Raises
    ------
    FaultsError
        Where it cannot be read or a row has too few or too many cells.
    """
    reading = _Reading(printable(Path(path).name, 200))
    try:
        raw = read_bytes(Path(path), reading.file)
        header, rows = _trimmed(_parse(_decode(raw, columns, reading), reading), reading)
    except RefusedError as refused:
        raise FaultsError([refused.fault]) from None
    fitted = [(number, _fitted(row, len(header), number, reading)) for number, row in rows]
    if reading.faults:
        raise FaultsError(reading.faults)
    return [name.strip() for name in header], fitted


def _trimmed(records: list[list[str]], reading: _Reading) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header and the rows by number, without what is blank at the end and at the right."""
    header, rows = records[0], list(enumerate(records[1:], start=2))
    while rows and not any(cell.strip() for cell in rows[-1][1]):
        rows.pop()
    if len(rows) + 1 < len(records):
        reading.note("blank rows at the end were left out")
    while header and not header[-1].strip() and not any(any(c.strip() for c in r[len(header) - 1 :]) for _, r in rows):
        header = header[:-1]
    if len(header) < len(records[0]):
        reading.note("blank columns at the right were left out")
    return header, rows


def _decode(raw: bytes, columns: Sequence[str], reading: _Reading) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise reading.refuse("is saved as UTF-16; save it as CSV UTF-8")
    if raw.startswith(b"\xef\xbb\xbf"):
        reading.note("a byte-order mark at the start was left out")
        raw = raw[3:]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        row = before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        raise reading.refuse(
            f"is not UTF-8: byte {raw[error.start]:#04x} does not belong there; save the table as CSV UTF-8", row
        ) from None
    if not text.strip():
        raise reading.refuse(f"the file is empty; expected a header row: {','.join(columns)}")
    if "\r" in text:
        reading.note("lines that end in CRLF or CR were read as LF")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _parse(text: str, reading: _Reading) -> list[list[str]]:
    """Records of cells; the first is the header."""
    records: list[list[str]] = []
    before = csv.field_size_limit(FILE_LIMIT)
    try:
        for record in csv.reader(io.StringIO(text, newline=""), strict=True):
            records.append(record)
            if len(records) > ROW_LIMIT + 1:
                raise reading.refuse(f"has more than {ROW_LIMIT:,} rows and was not read further")
            for place, cell in enumerate(record):
                if len(cell) > CELL_LIMIT:
                    raise _too_long(reading, len(records), records[0][place] if place < len(records[0]) else "")
    except csv.Error:
        raise reading.refuse(
            "a quotation mark is opened and never closed, or one inside a text is not doubled; "
            "the table was not read further",
            len(records) + 1,
        ) from None
    finally:
        csv.field_size_limit(before)
    return records


def _too_long(reading: _Reading, row: int, column: str) -> RefusedError:
    return reading.refuse(
        f"a cell holds more than {CELL_LIMIT:,} characters, or a quotation mark is never closed; "
        "the table was not read further",
        row,
        column if column.isprintable() and len(column) <= 60 else "",
    )


def _places(table: Table, header: list[str], reading: _Reading) -> list[int]:
    """Where each column of the table stands in the header."""
    names = [name.strip() for name in header]
    known = [name for name in names if name in table.columns]
    expected = ",".join(table.columns)
    if not known:
        for mark, called in ((";", "semicolons"), ("\t", "tabs"), ("|", "upright bars")):
            if any(mark in name for name in names):
                raise reading.refuse(f"columns are separated by {called}; save the table as CSV with commas", 1)
        raise reading.refuse(f"row 1 does not hold the names of the columns; expected: {expected}", 1)
    missing = [name for name in table.columns if name not in known]
    faults = []
    for name in dict.fromkeys(names):
        if name in known:
            if names.count(name) > 1:
                faults.append(Fault(table.file, 1, name, "the column is there more than once"))
            continue
        match = difflib.get_close_matches(name.casefold(), missing, n=1, cutoff=0.75)
        if match:
            missing.remove(match[0])
        meant = f"; did you mean {shown(match[0])}?" if match else ""
        faults.append(
            Fault(table.file, 1, match[0] if match else "", f"{shown(name)} is not a column of this table{meant}")
        )
    faults += [
        Fault(table.file, 1, name, f"the column is missing; expected the columns {expected}") for name in missing
    ]
    if faults:
        reading.faults += faults[1:]
        raise RefusedError(faults[0])
    if tuple(names) != table.columns:
        reading.note("the columns stand in another order than usual")
    return [names.index(name) for name in table.columns]


def _fitted(row: list[str], width: int, number: int, reading: _Reading) -> list[str]:
    """The row with as many cells as the header."""
    if len(row) > width and not any(cell.strip() for cell in row[width:]):
        return row[:width]
    if not any(cell.strip() for cell in row):
        reading.faults.append(Fault(reading.file, number, "", "the row is empty; take it out"))
    elif len(row) != width:
        hint = "a text with a comma in it needs quotation marks around it" if len(row) > width else "some are missing"
        reading.faults.append(
            Fault(reading.file, number, "", f"the row has {len(row)} cells and the header {width}; {hint}")
        )
    return (row + [""] * width)[:width]


def _frame(table: Table, numbers: list[int], cells: list[list[str]]) -> pd.DataFrame:
    frame = pd.DataFrame(
        cells, index=pd.Index(numbers, dtype="int64", name="row"), columns=list(table.columns), dtype=object
    )
    for column in table.fields:
        whole = column.type == "integer" and all(_whole(cell) for cell in frame[column.name])
        frame[column.name] = frame[column.name].astype("int64" if whole else "str")
    return frame


def _whole(cell: str) -> bool:
    return cell.isascii() and cell.isdigit() and len(cell) <= 9
