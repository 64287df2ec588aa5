"""The cells of a table that somebody brings, as text: of a CSV file, or of a pandas frame."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from realist.evidence.faults import Fault, FaultsError
from realist.evidence.reader import ROW_LIMIT, sheet
from realist.text import printable, shown

Source = str | Path | pd.DataFrame

MOST_FAULTS = 50
"""Most faults that are listed."""

WHOLE = re.compile(r"(\d{1,9})\.0+")
"""A whole number as a spreadsheet or pandas writes it where others are missing."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as text: rows with their numbers, and in them a cell for each column of the header."""

    file: str
    header: list[str]
    rows: list[tuple[int, list[str]]]


def sheet_of(source: Source, wanted: Sequence[str]) -> Sheet:
    """A table as text, without blanks around a cell.

    Parameters
    ----------
    source : path or DataFrame
    wanted : sequence of str
        The columns that are asked for; of a frame's others nothing is read.

    Raises
    ------
    FaultsError
        Where a file cannot be read, a cell that is asked for is no text, or there are too many rows.
    """
    if isinstance(source, pd.DataFrame):
        return _of_frame(source, wanted)
    header, rows = sheet(source, wanted)
    return Sheet(printable(Path(source).name, 200), header, [(number, texts(cells)) for number, cells in rows])


def texts(cells: Sequence[object]) -> list[str]:
    """Cells as text.

    Raises
    ------
    ValueError
        Where one is neither text nor a number nor true or false, or there is one text where several are needed.
    """
    if isinstance(cells, str):
        raise ValueError(f"{shown(cells)} is one text, and a list is needed")  # noqa: TRY004 - as for what is in a list
    return [_text(cell) for cell in cells]


def _of_frame(frame: pd.DataFrame, wanted: Sequence[str]) -> Sheet:
    if len(frame) > ROW_LIMIT:
        raise FaultsError([Fault("the frame", 0, "", f"has more than {ROW_LIMIT:,} rows")])
    header = [str(name) for name in frame.columns]
    faults: list[Fault] = []
    rows = [(number, [""] * len(header)) for number in range(1, len(frame) + 1)]
    for place in (place for place, name in enumerate(header) if name in wanted):
        for (number, cells), cell in zip(rows, frame.iloc[:, place].tolist(), strict=True):
            try:
                cells[place] = _text(cell)
            except ValueError as wrong:
                faults.append(Fault("the frame", number, printable(header[place]), str(wrong)))
    if faults:
        raise FaultsError(sorted(faults)[:MOST_FAULTS])
    return Sheet("the frame", header, rows)


def _text(cell: object) -> str:
    """A cell as it would stand in a file: whole numbers without a point, and nothing for a missing value."""
    if isinstance(cell, str):
        found = WHOLE.fullmatch(cell.strip())
        return found[1] if found else cell.strip()
    if cell is None or cell is pd.NA or cell is pd.NaT:
        return ""
    if isinstance(cell, bool | np.bool_ | int | np.integer):
        return str(cell)
    if isinstance(cell, float | np.floating) and not math.isinf(cell):
        return "" if math.isnan(cell) else _text(str(cell))
    raise ValueError(f"holds {shown(repr(cell))}, which is neither text nor a number nor true or false")
