"""What Frictionless checks (types, required cells, vocabularies, patterns, keys), told in plain sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from frictionless import Error, Package

from realist.evidence.checks.reading import Sheets
from realist.evidence.datapackage import table_schema
from realist.evidence.faults import Fault
from realist.evidence.reader import Row
from realist.evidence.schema import Field, Table
from realist.text import shown

MOST = 1000
"""Most faults of this kind that are told of one table."""


def check_tables(sheets: Sheets, earlier: Iterable[Fault]) -> list[Fault]:
    """Validate the rows against the Data Package.

    Parameters
    ----------
    sheets : Sheets
        Their ``untrusted`` is added to, and rows that repeat a key are taken out.
    earlier : iterable of Fault
        What is known already and is not told again.

    Returns
    -------
    list of Fault
    """
    known = {(fault.file, fault.row, fault.field) for fault in earlier}
    readable = [
        table for table in sheets.expected.values() if table.name not in sheets.untrusted or sheets.rows[table.name]
    ]
    package = Package.from_descriptor(
        {"name": "evidence", "resources": [_resource(table, sheets.rows[table.name], readable) for table in readable]}
    )
    report = package.validate(limit_errors=MOST)
    errors = [(sheets.expected[task.name], error) for task in report.tasks for error in task.errors]
    repeated = _Repeated()
    faults: list[Fault] = []
    for links in (False, True):
        for table, error in errors:
            if (error.type == "foreign-key") is not links:
                continue
            told = _fault(table, error, sheets, repeated)
            if told and not {(told.file, told.row, told.field), (told.file, told.row, "")} & known:
                faults.append(told)
        sheets.mark_untrusted(fault for fault in faults if " already stands in row " not in fault.reason)
    for name, numbers in repeated.rows.items():
        sheets.rows[name] = [row for row in sheets.rows[name] if row.number not in numbers]
    return faults


@dataclass
class _Repeated:
    """By table: rows whose key stands in an earlier row, and the first row of every key."""

    rows: dict[str, set[int]] = field(default_factory=dict)
    firsts: dict[str, dict[tuple[str, ...], int]] = field(default_factory=dict)


class _Data(list[list[str]]):
    """Rows that Frictionless reads and never changes, and so need not copy each time it copies what describes them."""

    def __deepcopy__(self, memo: dict[int, Any]) -> _Data:
        return self


def _resource(table: Table, rows: list[Row], readable: list[Table]) -> dict[str, Any]:
    columns = table.columns
    schema = table_schema(table, {other.name: other for other in readable})
    schema["fields"] = [{k: v for k, v in f.items() if k in ("name", "type", "constraints")} for f in schema["fields"]]
    return {
        "name": table.name,
        "data": _Data([list(columns), *([row[column] for column in columns] for row in rows)]),
        "schema": schema,
    }


def _fault(table: Table, error: Error, sheets: Sheets, repeated: _Repeated) -> Fault | None:
    """One error in our words; None where another message says it already."""
    given = error.to_descriptor()
    place = given.get("rowNumber", 0) - 2
    rows = sheets.rows[table.name]
    if not 0 <= place < len(rows):
        return Fault(table.file, 0, "", error.note)
    row = rows[place]
    if error.type == "primary-key":
        return _repeated(table, row, rows, repeated)
    if error.type == "foreign-key":
        column, target = given["fieldNames"][0], sheets.expected[given["referenceName"]]
        if not sheets.can_check([f"{target.name}.{target.key[0]}"]):
            return None
        return Fault(
            table.file, row.number, column, f"{shown(row[column])} is not in {target.file} (column {target.key[0]})"
        )
    asked = table.field(given["fieldName"])
    return Fault(table.file, row.number, asked.name, _reason(asked, row[asked.name]))


def _repeated(table: Table, row: Row, rows: list[Row], repeated: _Repeated) -> Fault | None:
    key = tuple(row[column] for column in table.key)
    if not any(key):
        return None
    if table.name not in repeated.firsts:
        those = {tuple(other[column] for column in table.key): other.number for other in reversed(rows)}
        repeated.firsts[table.name] = those
    first = repeated.firsts[table.name][key]
    repeated.rows.setdefault(table.name, set()).add(row.number)
    called = " with ".join(shown(cell) for cell in key)
    return Fault(
        table.file, row.number, " + ".join(table.key), f"{called} already stands in row {first}; expected once"
    )


def _reason(field: Field, cell: str) -> str:
    """What a cell should have been."""
    if not cell:
        return f"is empty, and every row needs it; for example: {field.good}"
    if field.one_of:
        return f"{shown(cell)} is not one of: {', '.join(field.one_of)}"
    if field.many:
        return f"{shown(cell)} is not codes with one space between them, such as {field.good}"
    if field.code:
        return f"{shown(cell)} is not a code (letters, digits and hyphens), such as {field.good}"
    if field.type == "integer":
        return f"{shown(cell)} is not a whole number; expected one such as {field.good}"
    return f"is {len(cell)} characters long; cut it to 600 at most, or split the row"
