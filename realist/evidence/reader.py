"""Reads the tables of an evidence folder within bounds; forgives what a spreadsheet innocently does, and says so."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from realist.evidence.faults import FILE_LIMIT, Fault, FaultsError, MissingFileError, RefusedError, read_bytes
from realist.evidence.headers import Numbered, Reading, places_of, without_index, without_separator_line
from realist.evidence.places import folder_at
from realist.evidence.schema import TABLES, Table
from realist.text import printable

if TYPE_CHECKING:
    import pandas as pd

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
class Tables(Mapping[str, "pd.DataFrame"]):
    """The tables of a folder, with what was wrong in the reading and what was forgiven.

    As a mapping it gives each table as pandas: text as str with ``""`` for empty, whole numbers as int where all are.
    The index of a frame is the row as a spreadsheet numbers it. A table that is missing or could not be read is there
    with its columns and without rows.

    Attributes
    ----------
    folder : Path
    schema : mapping of str to Table
        What the tables should be, in the order of the schema file.
    records : mapping of str to sequence of Row
        The rows of each table.
    faults : tuple of Fault
        What stopped a file, or a row of it, from being read.
    broken, missing : frozenset of str
        Tables that could not be read, and tables of which there is no file.
    notes : tuple of str
        What was forgiven, each with its file.
    """

    folder: Path
    schema: Mapping[str, Table]
    records: Mapping[str, Sequence[Row]]
    faults: tuple[Fault, ...] = ()
    broken: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    _frames: dict[str, pd.DataFrame] = field(default_factory=dict, init=False, repr=False)

    def __getitem__(self, table: str) -> pd.DataFrame:
        if table not in self._frames:
            self._frames[table] = frame(self.schema[table], self.records[table])
        return self._frames[table]

    def __iter__(self) -> Iterator[str]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)

    def rows(self, table: str) -> list[Row]:
        """The rows of a table as dictionaries of text, each with its number."""
        return list(self.records[table])


def read(folder: str | Path, expected: Mapping[str, Table] = TABLES) -> Tables:
    """Every table of an evidence folder as pandas.

    What a spreadsheet innocently does (a byte-order mark, CRLF, a line that names the separator, blank rows and columns
    at the end, a first column that numbers the rows, columns in another order) is forgiven and noted. A missing file is
    a table without rows. This reads; `realist.evidence.checks.check` says whether what was read makes sense.

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
        Where there is no such folder, or it is a file; for nothing that a folder holds.

    Examples
    --------
    >>> read("no such folder")
    Traceback (most recent call last):
    realist.evidence.faults.RefusedError: no such folder: there is no folder of that name
    """
    folder = folder_at(folder)
    records: dict[str, tuple[Row, ...]] = {}
    faults: list[Fault] = []
    notes: list[str] = []
    broken: set[str] = set()
    missing: set[str] = set()
    for table in expected.values():
        reading = Reading(table.file)
        records[table.name] = ()
        try:
            records[table.name] = tuple(_read_table(folder, table, reading))
        except MissingFileError:
            missing.add(table.name)
        except RefusedError as refused:
            reading.faults.append(refused.fault)
            broken.add(table.name)
        faults += reading.faults
        notes += reading.notes
    return Tables(folder, expected, records, tuple(faults), frozenset(broken), frozenset(missing), tuple(notes))


def _read_table(folder: Path, table: Table, reading: Reading) -> list[Row]:
    """The rows of a file, their cells in the order of the schema."""
    raw = read_bytes(folder / table.file, table.file)
    header, rows = _trimmed(_parse(_decode(raw, table.columns, reading), reading), reading)
    header, rows = without_index(table.columns, header, rows, reading)
    places = places_of(table, header, rows, reading)
    found = []
    for number, row in rows:
        padded = _padded(row, len(header), number, reading)
        found.append(Row(number, {name: padded[place] for name, place in zip(table.columns, places, strict=True)}))
    return found


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
    reading = Reading(printable(Path(path).name, 200))
    try:
        raw = read_bytes(Path(path), reading.file)
        header, rows = _trimmed(_parse(_decode(raw, columns, reading), reading), reading)
    except RefusedError as refused:
        raise FaultsError([refused.fault]) from None
    padded = [(number, _padded(row, len(header), number, reading)) for number, row in rows]
    if reading.faults:
        raise FaultsError(reading.faults)
    return [name.strip() for name in header], padded


def _trimmed(records: list[list[str]], reading: Reading) -> tuple[list[str], Numbered]:
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


def _decode(raw: bytes, columns: Sequence[str], reading: Reading) -> str:
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
    if "\r" in text:
        reading.note("lines that end in CRLF or CR were read as LF")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = without_separator_line(text, reading)
    if not text.strip():
        raise reading.refuse(f"the file is empty; expected a header row: {','.join(columns)}")
    return text


def _parse(text: str, reading: Reading) -> list[list[str]]:
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


def _too_long(reading: Reading, row: int, column: str) -> RefusedError:
    return reading.refuse(
        f"a cell holds more than {CELL_LIMIT:,} characters, or a quotation mark is never closed; "
        "the table was not read further",
        row,
        column if column.isprintable() and len(column) <= 60 else "",
    )


def _padded(row: list[str], width: int, number: int, reading: Reading) -> list[str]:
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


def frame(table: Table, rows: Sequence[Row]) -> pd.DataFrame:
    """The rows of a table as pandas."""
    import pandas as pd

    index = pd.Index([row.number for row in rows], dtype="int64", name="row")
    columns = {}
    for column in table.fields:
        cells = [row[column.name] for row in rows]
        whole = column.type == "integer" and all(map(is_whole, cells))
        columns[column.name] = pd.Series(list(map(int, cells)) if whole else cells, index, "int64" if whole else "str")
    return pd.DataFrame(columns, index=index)


def is_whole(cell: str) -> bool:
    """Whether a cell holds a whole number that is not negative and not larger than any table needs.

    Examples
    --------
    >>> is_whole("32"), is_whole("-1"), is_whole("thirty")
    (True, False, False)
    """
    return cell.isascii() and cell.isdigit() and len(cell) <= 9
