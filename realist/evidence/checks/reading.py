"""What the checks look at: the rows that could be read, and which columns cannot be concluded from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from realist.evidence.faults import Fault
from realist.evidence.reader import Row
from realist.evidence.schema import TABLES, Table


@dataclass
class Sheets:
    """The tables of a folder, cleaned of stray spaces, while they are checked.

    Attributes
    ----------
    rows : dict of str to list of Row
        By table. Rows whose key stands already in an earlier row are left out once that is known.
    untrusted : set of str
        ``"table"`` where rows cannot be trusted, ``"table.column"`` where a cell of that column is at fault. One
        mistake is told once: a check that would conclude something from an untrusted column waits until it is mended.
    expected : mapping of str to Table
        The tables that the folder can hold: those of an evidence base where not given.
    missing : frozenset of str
        Tables of which there is no file. They have no rows.
    """

    folder: Path
    rows: dict[str, list[Row]]
    untrusted: set[str] = field(default_factory=set)
    expected: Mapping[str, Table] = field(default_factory=lambda: TABLES)
    missing: frozenset[str] = frozenset()

    def mark_untrusted(self, faults: Iterable[Fault]) -> None:
        """Take note of what earlier checks found."""
        for fault in faults:
            table = fault.file.removesuffix(".csv")
            if table not in self.expected:
                continue
            columns = fault.field.split(" + ") if fault.field and fault.row > 1 else []
            if not columns:
                self.untrusted.add(table)
            self.untrusted |= {f"{table}.{column}" for column in columns}

    def can_check(self, needs: Iterable[str]) -> bool:
        """Whether every table (and column, where named so) can be concluded from."""
        return not any(need in self.untrusted or need.partition(".")[0] in self.untrusted for need in needs)

    def keys(self, table: str) -> dict[str, Row]:
        """The rows of a table by its code; the first where there are two."""
        found: dict[str, Row] = {}
        for row in self.rows[table]:
            found.setdefault(row[self.expected[table].key[0]], row)
        return found

    @cached_property
    def answers(self) -> dict[str, list[str]]:
        """The answers of every feature, in their order."""
        found: dict[str, list[str]] = {row["feature"]: [] for row in self.rows["features"]}
        for row in self.rows["feature_values"]:
            found.setdefault(row["feature"], []).append(row["value"])
        return found

    def by(self, table: str, column: str) -> dict[str, list[Row]]:
        """The rows of a table gathered by what a column says."""
        gathered: dict[str, list[Row]] = {}
        for row in self.rows[table]:
            gathered.setdefault(row[column], []).append(row)
        return gathered


@dataclass(frozen=True, slots=True)
class Check:
    """A function that finds faults, and the tables and columns without which it would only repeat an earlier one."""

    find: Callable[[Sheets], Iterator[Fault]]
    needs: tuple[str, ...]


def run(sheets: Sheets, checks: Iterable[Check]) -> list[Fault]:
    """The faults that those checks find which can be made."""
    return [fault for check in checks if sheets.can_check(check.needs) for fault in check.find(sheets)]


def fresh(found: Iterable[Fault], earlier: Iterable[Fault]) -> list[Fault]:
    """Faults of cells (and rows) of which no earlier check has a fault."""
    known = {(fault.file, fault.row, fault.field) for fault in earlier}
    return [f for f in found if not {(f.file, f.row, f.field), (f.file, f.row, "")} & known]


def missing(table: str, because: str) -> Fault:
    """A table that is not there, and why it is needed: told once, in place of a fault for each row that needs it."""
    return Fault(f"{table}.csv", 0, "", f"the file is missing, and {because}")
