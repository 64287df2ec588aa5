"""What is wrong in an evidence folder and where, said so that nothing a file holds can harm whoever reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FILE_LIMIT = 30_000_000
"""Most bytes in a file."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong in an evidence folder, where, and what is expected.

    Attributes
    ----------
    file : str
        Name of the file within the folder, or words for a table that is no file.
    row : int
        The row as a spreadsheet numbers it, the header being row 1; the line, where the file is no table. 0 where it is
        about no one row.
    field : str
        Name of the column; empty where it is about no one column.
    reason : str
        One sentence for the person with the spreadsheet.

    Examples
    --------
    >>> print(Fault("findings.csv", 7, "passage", "is empty, and every row needs it"))
    findings.csv, row 7, passage: is empty, and every row needs it
    """

    file: str
    row: int
    field: str
    reason: str

    def __str__(self) -> str:
        numbered = "row" if self.file.endswith(".csv") or "." not in self.file else "line"
        place = [self.file, f"{numbered} {self.row}" if self.row else "", self.field]
        return f"{', '.join(part for part in place if part)}: {self.reason}"


class RefusedError(Exception):
    """A file that is not parsed further; carries its one fault."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


class FaultsError(ValueError):
    """A folder that cannot be used as it is.

    Attributes
    ----------
    faults : tuple of Fault
        Everything that is wrong; the message lists it, a line each.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def read_bytes(path: Path, file: str) -> bytes:
    """The bytes of a file of the folder.

    Raises
    ------
    RefusedError
        Where it is missing, is not a file, cannot be opened or is too large.
    """
    try:
        if not path.exists():
            raise RefusedError(Fault(file, 0, "", "the file is missing"))
        if not path.is_file():
            raise RefusedError(Fault(file, 0, "", "is not a file; expected a file of that name"))
        if path.stat().st_size > FILE_LIMIT:
            raise RefusedError(Fault(file, 0, "", f"is larger than {FILE_LIMIT // 1_000_000} MB and was not read"))
        return path.read_bytes()
    except (OSError, ValueError):
        raise RefusedError(Fault(file, 0, "", "the file cannot be opened; is it open in another program?")) from None
