"""Checks an evidence folder: every fault as file, row, field and reason, each mistake once.

In this order: that each file can be read (`realist.evidence.reader`); that the description fits
(`realist.evidence.datapackage`); the text of cells (`cells`); values, keys and references (`form`); what tables say of
one another (`references`, `schemes`, `configurations`, `claims`, `statements`, `coding`); and, where nothing else is
wrong, the theory as a whole (`replay`). A check that could only repeat what an earlier one said waits until that is put
right.

A table of which there is no file is one without rows. It is a fault where a row refers to it or needs a row in it; only
`realist.evidence.schema.NEEDED` has to be there in any case.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from realist.evidence.base import Evidence, checksum
from realist.evidence.build import build_schemes, build_theory
from realist.evidence.checks import claims, coding, configurations, references, schemes, statements
from realist.evidence.checks.form import check_tables
from realist.evidence.checks.notes import noted
from realist.evidence.checks.reading import fresh, missing, run
from realist.evidence.checks.replay import disagreements, not_replayed, requirements_without_basis
from realist.evidence.faults import Fault, RefusedError
from realist.evidence.places import names_in, stand_ins
from realist.evidence.reader import Tables, read
from realist.evidence.schema import NEEDED, TABLES
from realist.text import shown

GROUPS = (
    references.CHECKS,
    schemes.TIES,
    (*configurations.CHECKS, *schemes.CHECKS, *claims.CHECKS, *statements.CHECKS),
    coding.CHECKS,
)
"""Checks that are made together, each group on what those before it left in no doubt."""


@dataclass(frozen=True)
class Report:
    """What is wrong in a folder, and what was forgiven.

    Attributes
    ----------
    faults : tuple of Fault
        Sorted by file, row and field.
    notes : tuple of str
    base : Evidence or None
        The evidence base itself, where nothing is wrong with it.
    """

    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    base: Evidence | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        count = {0: "no faults", 1: "1 fault"}.get(len(self.faults), f"{len(self.faults)} faults")
        return "\n".join([*map(str, self.faults), *(f"note: {note}" for note in self.notes), count])


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
    sheets, faults = check_tables(tables)
    notes = [*tables.notes, *noted(sheets)]
    notes += _other_files(tables) if sheets.rows else []
    if NEEDED in sheets.missing:
        absent = missing(NEEDED, "no evidence base can do without it; write its header row at least")
        sheets.mark_untrusted([absent])
        faults += fresh([absent], faults)
    for group in GROUPS if sheets.rows else ():
        found = run(sheets, group)
        sheets.mark_untrusted(found)
        faults += fresh(found, faults)
    base = None
    if not any(fault.file.removesuffix(".csv") in TABLES for fault in faults):
        theory, observed = build_theory(tables), build_schemes(tables)
        found = requirements_without_basis(sheets, theory) or not_replayed(sheets, theory, observed)
        notes += [] if found else disagreements(sheets, theory, observed)
        faults += found
        meta = MappingProxyType({k: v for k, v in sheets.package.items() if k not in ("profile", "resources")})
        if not faults:
            base = Evidence(tables.folder, tables, theory, observed, tuple(notes), meta, checksum(tables))
    elif sheets.rows:
        notes.append(
            "some checks, such as the replay of the theory on the schemes, wait until the faults above are put right"
        )
    return Report(tuple(sorted(set(faults))), tuple(notes), base)


def _other_files(tables: Tables) -> list[str]:
    """Notes on CSV files that are no table of an evidence base."""
    names = {table.file: table.name for table in TABLES.values()}
    absent = [file for file, name in names.items() if name in tables.missing]
    told = stand_ins(names_in(tables.folder), absent).values() if absent else ()
    notes = []
    for name in sorted(path.name for path in tables.folder.glob("*.csv") if path.name not in (*names, *told)):
        near = get_close_matches(name.casefold(), absent, n=1, cutoff=0.75)
        meant = f"; did you mean {shown(near[0])}?" if near else ""
        notes.append(f"{shown(name)} is not a table of an evidence base and was not read{meant}")
    return notes
