"""Validates an evidence folder: every fault as file, row, field and reason, each mistake once.

What is checked, in this order: that each file can be read (`realist.evidence.reader`); that its cells are plain text
(`cells`); types, vocabularies and keys (`form`); what points at what (`references`); configurations, schemes and
claims, each in its module; and, where nothing else is wrong, the theory as a whole (`replay`). A check that could only
repeat what an earlier one said waits until that is put right.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from realist.evidence.build import build_schemes, build_theory
from realist.evidence.checks import claims, configurations, form, references, schemes
from realist.evidence.checks.cells import cleaned
from realist.evidence.checks.reading import Sheets, run
from realist.evidence.checks.replay import disagreements, not_replayed, requirements_without_basis
from realist.evidence.datapackage import check_package
from realist.evidence.faults import Fault, RefusedError
from realist.evidence.reader import Tables, read
from realist.evidence.schema import TABLES
from realist.text import shown


@dataclass(frozen=True)
class Report:
    """What is wrong in a folder, and what was forgiven.

    Attributes
    ----------
    faults : tuple of Fault
        Sorted by file, row and field.
    notes : tuple of str
    """

    faults: tuple[Fault, ...]
    notes: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(
            [
                *(str(fault) for fault in self.faults),
                *(f"note: {note}" for note in self.notes),
                "no faults"
                if not self.faults
                else "1 fault"
                if len(self.faults) == 1
                else f"{len(self.faults)} faults",
            ]
        )


def check(folder: str | Path) -> Report:
    """Every fault of an evidence folder.

    Parameters
    ----------
    folder : path

    Returns
    -------
    Report
        Whatever the folder holds; a check never raises for it.

    Examples
    --------
    >>> print(check("no such folder"))
    no such folder: there is no folder of that name
    1 fault
    """
    try:
        return check_read(read(folder))
    except RefusedError as refused:
        return Report((refused.fault,), ())


def check_read(tables: Tables) -> Report:
    """The report on tables that were read already."""
    faults = [*tables.faults, *check_package(tables.folder)]
    notes = [*tables.notes, *_strangers(tables.folder)]
    rows, found = cleaned(tables)
    faults += _fresh(found, faults)
    sheets = Sheets(tables.folder, rows)
    sheets.untrusted |= tables.broken
    sheets.mark_untrusted(fault for fault in faults if "space at its start" not in fault.reason)
    found = form.check_tables(sheets, faults)
    faults += found
    for group in (references.CHECKS, schemes.TIES, (*configurations.CHECKS, *schemes.CHECKS, *claims.CHECKS)):
        found = run(sheets, group)
        sheets.mark_untrusted(found)
        faults += _fresh(found, faults)
    if any(fault.file.removesuffix(".csv") in TABLES for fault in faults):
        notes.append(
            "some checks, such as the replay of the theory on the schemes, wait until the faults above are put right"
        )
    else:
        theory, observed = build_theory(tables), build_schemes(tables)
        found = requirements_without_basis(sheets, theory) or not_replayed(sheets, theory, observed)
        notes += [] if found else disagreements(sheets, theory, observed)
        faults += found
    return Report(tuple(sorted(set(faults))), tuple(notes))


def _fresh(found: list[Fault], earlier: list[Fault]) -> list[Fault]:
    """Faults of cells (and rows) that no earlier check has a fault of."""
    known = {(fault.file, fault.row, fault.field) for fault in earlier}
    return [f for f in found if not {(f.file, f.row, f.field), (f.file, f.row, "")} & known]


def _strangers(folder: Path) -> list[str]:
    """Notes on CSV files that are no table of an evidence base."""
    expected = {table.file for table in TABLES.values()}
    found = sorted(path.name for path in folder.glob("*.csv"))
    return [
        f"{shown(name)} is not a table of an evidence base and was not read" for name in found if name not in expected
    ]
