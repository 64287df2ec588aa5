"""Tables that stand beside the evidence, in a folder of their own within it: found, read and checked like the evidence.

What is imagined and what is exercised are kept so. Nothing of the evidence points at them, and an evidence folder need
not have them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from realist.evidence.checks import Report
from realist.evidence.checks.cells import cleaned
from realist.evidence.checks.form import check_tables
from realist.evidence.checks.reading import Sheets
from realist.evidence.datapackage import check_package
from realist.evidence.faults import Fault, FaultsError, RefusedError
from realist.evidence.reader import read
from realist.evidence.schema import Table

Find = Callable[[Sheets], Iterable[Fault]]
"""What only the kind of tables knows to look for; asked once nothing else is wrong with them."""


@dataclass(frozen=True)
class Beside:
    """One kind of tables that an evidence folder may have beside its own.

    Attributes
    ----------
    name : str
        The name of their folder.
    tables : mapping of str to Table
    refused : type
        What is raised where they cannot be used as they are.
    """

    name: str
    tables: Mapping[str, Table]
    refused: type[FaultsError]

    def place(self, folder: str | Path) -> Path | None:
        """Where an evidence folder keeps them; None where it has none."""
        place = Path(folder) / self.name
        try:
            return place if place.is_dir() else None
        except (OSError, ValueError):
            return None

    def load(self, place: str | Path, find: Find) -> Sheets:
        """Their rows.

        Raises
        ------
        FaultsError
            Of the kind that is ``refused``, with everything that is wrong.
        """
        sheets, faults, _ = self._read(place, find)
        if sheets is None or faults:
            raise self.refused(faults)
        return sheets

    def check(self, folder: str | Path, find: Find) -> Report:
        """What is wrong with them and what was forgiven; files are named as they are seen from the evidence folder."""
        place = self.place(folder)
        if place is None:
            return Report((), ())
        _, faults, notes = self._read(place, find)
        return Report(
            tuple(replace(fault, file=f"{self.name}/{fault.file}") for fault in faults),
            tuple(f"{self.name}/{note}" for note in notes),
        )

    def _read(self, place: str | Path, find: Find) -> tuple[Sheets | None, list[Fault], tuple[str, ...]]:
        """The rows, what is wrong, what was forgiven. What rests on a faulty cell waits until it is right."""
        try:
            tables = read(place, self.tables)
        except RefusedError as refused:
            return None, [refused.fault], ()
        rows, found = cleaned(tables, self.tables)
        faults = [*tables.faults, *check_package(tables.folder, self.tables), *found]
        sheets = Sheets(tables.folder, rows, untrusted=set(tables.broken), expected=self.tables)
        sheets.mark_untrusted(faults)
        faults += check_tables(sheets, faults)
        return sheets, sorted(set(faults or find(sheets))), tables.notes
