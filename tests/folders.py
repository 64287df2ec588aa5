"""Copies of the good evidence base, and a fault laid over one."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from realist.evidence.datapackage import describe

BAD_DATA = Path(__file__).parent / "bad_data"
GOOD = BAD_DATA / "_good"
FAULTS = sorted(path for path in BAD_DATA.iterdir() if path.is_dir() and path != GOOD)


def good_copy(folder: Path) -> Path:
    """The good base in a folder of its own, described."""
    shutil.copytree(GOOD, folder)
    describe(folder)
    return folder


def lay_over(folder: Path, fault: Path) -> None:
    """The files of a fault, in place of the good ones."""
    for path in fault.iterdir():
        if path.name != "expected.txt":
            shutil.copy(path, folder / path.name)


def set_cell(folder: Path, file: str, row: int, column: str, text: str) -> None:
    """One cell changed; the row is numbered as in a spreadsheet."""
    path = folder / file
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    rows[row - 1][rows[0].index(column)] = text
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows(rows)
