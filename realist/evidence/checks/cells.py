"""Checks of the text of single cells, and the cleaning that lets the other checks go on."""

from __future__ import annotations

from realist.evidence.faults import Fault
from realist.evidence.reader import Row, Tables
from realist.evidence.schema import Field
from realist.text import invisible, shown

FORMULA = "=+-@＝＋－＠"
"""What a spreadsheet would take for the start of a formula, and run; some read the wide forms as the narrow ones."""

QUOTES = "\"'“”‘’"
"""What may stand before it and be stripped on the way into a spreadsheet."""

SPACE = "has a space at its start or end; take it out"
"""The one fault after which a cell can be concluded from all the same, since it is read without its spaces."""


def cleaned(tables: Tables) -> tuple[dict[str, list[Row]], list[Fault]]:
    """The rows without stray spaces, and a fault for each cell that a table should not hold as it is."""
    rows: dict[str, list[Row]] = {}
    faults: list[Fault] = []
    for name, table in tables.schema.items():
        rows[name] = []
        for row in tables.rows(name):
            stripped = {column: cell.strip() for column, cell in row.cells.items()}
            if not any(stripped.values()):
                continue
            for field in table.fields:
                reason = _wrong(field, row[field.name])
                if reason:
                    faults.append(Fault(table.file, row.number, field.name, reason))
            rows[name].append(Row(row.number, stripped))
    return rows, faults


def _wrong(field: Field, cell: str) -> str:
    if not cell:
        return ""
    text = cell.strip()
    hidden = invisible(cell)
    if hidden in ("\n", "\r", "\t") and hidden:
        return "holds a line break or a tab; expected one line of plain text"
    if hidden:
        return f"holds an invisible character (U+{ord(hidden):04X}); expected plain text"
    if cell != text:
        return SPACE
    if field.type != "integer" and text.lstrip(QUOTES).startswith(tuple(FORMULA)):
        first = shown(text.lstrip(QUOTES)[0])
        return f"starts with {first}, which a spreadsheet would run as a formula; start it with a letter"
    return ""
