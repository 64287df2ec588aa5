"""Checks of the text of single cells, and the cleaning that lets the other checks go on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from realist.evidence.checks.empty import emptied
from realist.evidence.encodings import garbled, lost_letter
from realist.evidence.faults import Fault
from realist.evidence.reader import Row, Tables
from realist.evidence.schema import CODE, Field, Table
from realist.evidence.spreadsheets import EMPTY, error_value, odd_hyphen, with_hyphens
from realist.text import invisible, shown

FORMULA = "=+-@＝＋－＠"
"""What a spreadsheet would take for the start of a formula, and run; some read the wide forms as the narrow ones."""

QUOTES = "\"'“”‘’"
"""What may stand before it and be stripped on the way into a spreadsheet."""

SPACE = "has a space at its start or end; take it out"
"""The one fault after which a cell can be concluded from all the same, since it is read without its spaces."""

ANSWERS = frozenset({"value", "other_value"})
"""Columns that hold the code of an answer, although no one table says which answers there are."""

_CODES = re.compile(f"{CODE}(?: {CODE})*")
_WITH_ZEROS = re.compile(r"(\d{1,9})(?:\.(?:0{0,2}|0{4,})|,00?)|(\d)(?:\.0+)?[Ee]\+?00?")


def cleaned(tables: Tables) -> tuple[dict[str, list[Row]], list[Fault]]:
    """The rows as they were meant, and a fault for each cell that a table should not hold as it is.

    Stray spaces, what stands for empty and the zeros behind whole numbers are gone, so that no check speaks of them
    again; the last two are told once, a table and a column.
    """
    rows: dict[str, list[Row]] = {}
    faults: list[Fault] = []
    plain: set[str] = set()
    for name, table in tables.schema.items():
        found = _Cleaning(table, plain)
        rows[name] = [row for each in tables.rows(name) for row in found.take(each)]
        faults += found.told()
    if any(cell in plain for cell in EMPTY):
        faults += emptied(tables.schema, rows)
    return rows, faults


@dataclass
class _Cleaning:
    """One table while it is cleaned; ``plain`` are texts in which there is nothing to see, whatever their field."""

    table: Table
    plain: set[str]
    faults: list[Fault] = field(default_factory=list)
    zeros: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)

    def take(self, row: Row) -> Iterator[Row]:
        """The row without stray spaces; nothing where it is empty."""
        stripped = {column: cell.strip() for column, cell in row.cells.items()}
        if not any(stripped.values()):
            return
        for each in self.table.fields:
            cell = row.cells[each.name]
            if cell in self.plain or not cell:
                continue
            if cell in EMPTY or _nothing_to_see(cell):
                self.plain.add(cell)
                continue
            whole = _WITH_ZEROS.fullmatch(stripped[each.name]) if each.type == "integer" else None
            if whole:
                stripped[each.name] = whole[1] or whole[2]
                self.zeros.setdefault(each.name, []).append((row.number, cell, stripped[each.name]))
                continue
            reason = _wrong(each, cell)
            if reason:
                self.faults.append(Fault(self.table.file, row.number, each.name, reason))
        yield Row(row.number, stripped)

    def told(self) -> list[Fault]:
        """Every fault of the table, the zeros behind whole numbers once a column."""
        for column, found in self.zeros.items():
            number, cell, meant = found[0]
            more = f"{len(found) - 1} more cells" if len(found) > 2 else "one more cell"
            also = f", and {more} of this column in the same way" if len(found) > 1 else ""
            reason = f"{shown(cell)} is not written as a whole number; write {meant}{also}"
            self.faults.append(Fault(self.table.file, number, column, reason))
        return self.faults


_ODD = re.compile(r"\d+[.,]|\d[Ee.]|Err|Feh")


def _nothing_to_see(cell: str) -> bool:
    """Whether a cell is one of the many in which nothing can be wrong, whatever its field; those are not looked at."""
    return cell.isascii() and cell.isprintable() and cell[0].isalnum() and cell[-1] != " " and not _ODD.match(cell)


def _wrong(field: Field, cell: str) -> str:
    text = cell.strip()
    return (
        _unreadable(text)
        or _hidden(cell)
        or _other_hyphen(field, text)
        or (SPACE if cell != text else "")
        or _run(field, text)
    )


def _unreadable(text: str) -> str:
    """What was lost when another program read the cell or worked it out."""
    if error_value(text):
        return f"holds {shown(text)}, which a spreadsheet puts for what it cannot show; write what belongs there"
    lost = lost_letter(text)
    if lost:
        return f"has lost a letter at {shown(lost)}; write the word again"
    word, meant, encoding = garbled(text)
    if not word:
        return ""
    was = f"holds {shown(word)} for {shown(meant)}: " if word != meant else f"has lost letters at {shown(word)}: "
    return f"{was}the table was once opened as {encoding} and not as UTF-8; write the word again"


def _hidden(cell: str) -> str:
    hidden = invisible(cell)
    if hidden in ("\n", "\r", "\t") and hidden:
        return "holds a line break or a tab; expected one line of plain text"
    if hidden and hidden != "\u00ad":
        return f"holds an invisible character (U+{ord(hidden):04X}); expected plain text"
    return ""


def _other_hyphen(field: Field, text: str) -> str:
    """A code or a word of a vocabulary whose hyphen is another character; a soft hyphen in any text."""
    character, called = odd_hyphen(text)
    if not character:
        return ""
    meant = with_hyphens(text)
    if character == "\u00ad" and field.prose and field.name not in ANSWERS:
        return f"holds {called} (U+00AD), which is mostly invisible; take it out"
    coded = meant in field.one_of if field.one_of else not field.prose or field.name in ANSWERS
    if not coded or not (field.one_of or _CODES.fullmatch(meant)):
        return ""
    return f"holds {called} (U+{ord(character):04X}), which only looks like a hyphen; write {shown(meant)}"


def _run(field: Field, text: str) -> str:
    if field.type != "integer" and text.lstrip(QUOTES).startswith(tuple(FORMULA)):
        first = shown(text.lstrip(QUOTES)[0])
        return f"starts with {first}, which a spreadsheet would run as a formula; start it with a letter"
    return ""
