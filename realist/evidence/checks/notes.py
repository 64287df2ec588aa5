"""Notes on what is no fault yet: codes that a spreadsheet will change, question marks in place of letters."""

from __future__ import annotations

import re

from realist.evidence.checks.reading import Sheets
from realist.evidence.encodings import fills, gaps
from realist.evidence.reader import Row
from realist.evidence.schema import Table
from realist.evidence.spreadsheets import becomes
from realist.text import shown

_WORD = re.compile(r"[^\W\d_]{2,}")


def noted(sheets: Sheets) -> list[str]:
    """Every such note on the rows of a folder, each with its file."""
    risks = (codes_at_risk(table, sheets.rows.get(name, [])) for name, table in sheets.expected.items())
    return [*filter(None, risks), *letters_perhaps_lost(sheets)]


def letters_perhaps_lost(sheets: Sheets) -> list[str]:
    """A note for each table that has a question mark where a word elsewhere in the folder has a letter beyond ASCII."""
    words = {
        word
        for rows in sheets.rows.values()
        for row in rows
        if not (text := " ".join(row.cells.values())).isascii()
        for word in _WORD.findall(text)
        if not word.isascii()
    }
    if not words:
        return []
    notes = []
    for name, rows in sheets.rows.items():
        found = next(
            (
                f"row {row.number}, {column}: {shown(gap)} may have lost a letter, for another row has {shown(word)}"
                for row in rows
                for column, cell in row.cells.items()
                if "?" in cell
                for gap in gaps(cell)
                for word in sorted(words)
                if fills(word, gap)
            ),
            "",
        )
        if found:
            notes.append(f"{sheets.expected[name].file}: {found}")
    return notes


def codes_at_risk(table: Table, rows: list[Row]) -> str:
    """What is to be noted of codes that a spreadsheet changes when it next opens the table; empty where nothing is.

    Examples
    --------
    >>> from realist.evidence.schema import TABLES
    >>> codes_at_risk(TABLES["sites"], [Row(2, {"site": "1-2"})])
    'sites.csv: row 2, site: a spreadsheet makes a date of "1-2" when it opens the table; call it "site-1-2"'
    """
    found = [
        (row.number, each.name, row[each.name], becomes(row[each.name]))
        for each in table.fields
        if each.code
        for row in rows
        if row[each.name][:1].isdigit() or row[each.name][-1:].isdigit() or row[each.name][-1:] in "eE"
    ]
    found = [each for each in found if each[3]]
    if not found:
        return ""
    number, column, code, made = found[0]
    meant = shown(f"{column}-{code}")
    also = f", and of {len(found) - 1} more here the like" if len(found) > 1 else ""
    return (
        f"{table.file}: row {number}, {column}: a spreadsheet makes {made} of {shown(code)} when it opens the table"
        f"{also}; call it {meant}"
    )
