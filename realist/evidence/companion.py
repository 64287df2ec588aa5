"""Companion tables: a folder of their own within an evidence folder, found, read and checked like the evidence.

Imagined cases, exercises and double coding are companions. Nothing in the evidence refers to them, and an evidence
folder need not have them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from realist.evidence.checks import Report
from realist.evidence.checks.form import check_tables
from realist.evidence.checks.notes import noted
from realist.evidence.checks.reading import Sheets
from realist.evidence.faults import Fault, FaultsError, RefusedError
from realist.evidence.reader import read
from realist.evidence.schema import Table

FindFaults = Callable[[Sheets], Iterable[Fault]]
"""The checks that one kind of companion has of its own; they run once nothing else is wrong with it."""


def nothing_more(sheets: Sheets) -> Iterable[Fault]:
    """No checks but those of form."""
    return ()


@dataclass(frozen=True)
class CompanionTables:
    """One kind of companion.

    Attributes
    ----------
    name : str
        The name of its folder.
    tables : mapping of str to Table
    error : type
        What is raised where it cannot be used as it is.
    """

    name: str
    tables: Mapping[str, Table]
    error: type[FaultsError]

    def folder_in(self, folder: str | Path) -> Path | None:
        """Its folder within an evidence folder; None where there is none."""
        place = Path(folder) / self.name
        try:
            return place if place.is_dir() else None
        except (OSError, ValueError):
            return None

    def load(self, place: str | Path, find: FindFaults = nothing_more) -> Sheets:
        """The rows of its folder.

        Raises
        ------
        FaultsError
            Of the kind ``error``, with everything that is wrong.
        """
        sheets, faults, _ = self._read(place, find)
        if sheets is None or faults:
            raise self.error(faults)
        return sheets

    def check(self, folder: str | Path, find: FindFaults = nothing_more) -> Report:
        """What is wrong with it and what was forgiven; files are named as they are seen from the evidence folder."""
        place = self.folder_in(folder)
        if place is None:
            return Report((), ())
        _, faults, notes = self._read(place, find)
        return Report(
            tuple(replace(fault, file=f"{self.name}/{fault.file}") for fault in faults),
            tuple(f"{self.name}/{note}" for note in notes),
        )

    def _read(self, place: str | Path, find: FindFaults) -> tuple[Sheets | None, list[Fault], tuple[str, ...]]:
        """The rows, what is wrong, and what was forgiven."""
        try:
            tables = read(place, self.tables)
        except RefusedError as refused:
            return None, [refused.fault], ()
        sheets, faults = check_tables(tables)
        return sheets, sorted(set(faults or find(sheets))), (*tables.notes, *noted(sheets))
