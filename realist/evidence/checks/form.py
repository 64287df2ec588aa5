"""Checks of the form of tables: required cells, words, codes, numbers, lengths, keys, and references between tables.

They are those of the Frictionless Data Package that `realist.evidence.datapackage` writes, over rows that were read
already, and lists of codes besides, which a package cannot express.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice

from realist.evidence.checks.cells import SPACE, cleaned
from realist.evidence.checks.reading import Sheets, fresh, missing
from realist.evidence.checks.references import BIBLIOGRAPHY
from realist.evidence.datapackage import FILE, check_package
from realist.evidence.faults import Fault
from realist.evidence.places import in_place_of, without_tables
from realist.evidence.reader import Row, Tables, is_whole
from realist.evidence.schema import CODE, TEXT_LIMIT, Field, Table
from realist.evidence.spreadsheets import became
from realist.text import shown

MOST = 1000
"""Most faults of one kind that are listed for one table."""

_CODE, _CODES = re.compile(CODE), re.compile(f"{CODE}( {CODE})*")

FindForm = Callable[[Sheets, Table], Iterable[Fault]]


def check_tables(tables: Tables) -> tuple[Sheets, list[Fault]]:
    """The rows of a folder, ready for checks of what they mean, and every fault of their form.

    Parameters
    ----------
    tables : Tables

    Returns
    -------
    sheets : Sheets
        Without stray spaces and without rows that repeat a key; ``untrusted`` says what the faults leave in doubt.
    faults : list of Fault
        Of the reading, the description, the text of cells, their values, keys and references. Where the folder has none
        of its tables, one fault that says with which to begin.
    """
    if tables.missing == set(tables.schema):
        return Sheets(tables.folder, {}, expected={}), [without_tables(tables.folder, tables.schema)]
    absent = [table.file for table in tables.schema.values() if table.name in tables.missing]
    absent += [name for name in (FILE, BIBLIOGRAPHY) if not (tables.folder / name).exists()]
    package, found = check_package(tables)
    faults = [*tables.faults, *in_place_of(tables.folder, absent)]
    faults += fresh(found, faults)
    rows, found = cleaned(tables)
    faults += fresh(found, faults)
    sheets = Sheets(tables.folder, rows, set(tables.broken), tables.schema, tables.missing, package)
    sheets.mark_untrusted(fault for fault in faults if fault.reason != SPACE)
    return sheets, faults + check_form(sheets, faults)


def check_form(sheets: Sheets, earlier: Iterable[Fault] = ()) -> list[Fault]:
    """The faults of values, keys and references.

    Parameters
    ----------
    sheets : Sheets
        Their ``untrusted`` is added to, and rows that repeat a key are taken out.
    earlier : iterable of Fault
        What is known already and is not told again.
    """
    known = list(earlier)
    faults = fresh(_found(sheets, wrong_values), known)
    keys = fresh(_found(sheets, repeated_keys), known)
    sheets.mark_untrusted(faults)
    links = fresh(_found(sheets, dangling_references), [*known, *faults])
    sheets.mark_untrusted(links)
    for table in sheets.expected.values():
        twice = {row.number for row, _ in _repeats(table, sheets.rows[table.name])}
        sheets.rows[table.name] = [row for row in sheets.rows[table.name] if row.number not in twice]
    return [*faults, *keys, *links]


def _found(sheets: Sheets, find: FindForm) -> list[Fault]:
    return [fault for table in sheets.expected.values() for fault in islice(find(sheets, table), MOST)]


def wrong_values(sheets: Sheets, table: Table) -> Iterator[Fault]:
    """Cells that are empty and may not be, or are not what their field holds."""
    for row in sheets.rows[table.name]:
        for field in table.fields:
            reason = _wrong(field, row[field.name])
            if reason:
                yield Fault(table.file, row.number, field.name, reason)


def _wrong(field: Field, cell: str) -> str:
    """What a cell should have been; empty where it is that."""
    if not cell:
        return f"is empty, and every row needs it; for example: {field.good}" if field.required else ""
    if field.one_of:
        return "" if cell in field.one_of else f"{shown(cell)} is not one of: {', '.join(field.one_of)}"
    if field.many:
        return _wrong_codes(field, cell)
    if field.code and not _CODE.fullmatch(cell):
        return f"{shown(cell)} is not a code (letters, digits and hyphens), such as {field.good}{_made_of_it(cell)}"
    if field.type == "integer" and not is_whole(cell):
        return f"{shown(cell)} is not a whole number; expected one such as {field.good}"
    if field.prose and len(cell) > TEXT_LIMIT:
        return f"is {len(cell)} characters long; cut it to {TEXT_LIMIT} at most, or split the row"
    return ""


def _made_of_it(cell: str) -> str:
    """What a spreadsheet may have made of a code, as the end of a sentence."""
    made = became(cell)
    return f"; a spreadsheet may have made {made} of a code" if made else ""


def _wrong_codes(field: Field, cell: str) -> str:
    if not _CODES.fullmatch(cell):
        return f"{shown(cell)} is not codes with one space between them, such as {field.good}{_made_of_it(cell)}"
    codes = cell.split()
    twice = next((code for code in codes if codes.count(code) > 1), "")
    return f"names {shown(twice)} twice" if twice else ""


def repeated_keys(sheets: Sheets, table: Table) -> Iterator[Fault]:
    """Rows whose key stands in an earlier row."""
    for row, first in _repeats(table, sheets.rows[table.name]):
        called = " with ".join(shown(row[column]) for column in table.key)
        reason = f"{called} already stands in row {first}; expected once"
        yield Fault(table.file, row.number, " + ".join(table.key), reason)


def _repeats(table: Table, rows: Iterable[Row]) -> Iterator[tuple[Row, int]]:
    """Rows whose key is not new, each with the number of the row that had it first. A key that is empty is no key."""
    firsts: dict[tuple[str, ...], int] = {}
    fields = [table.field(name) for name in table.key]
    for row in rows:
        cells = [(field, row[field.name]) for field in fields]
        key = tuple(str(int(cell)) if field.type == "integer" and is_whole(cell) else cell for field, cell in cells)
        if any(key) and firsts.setdefault(key, row.number) != row.number:
            yield row, firsts[key]


def dangling_references(sheets: Sheets, table: Table) -> Iterator[Fault]:
    """Codes that are not in the table to which they refer; one fault where that table is not there at all."""
    for field in table.fields:
        target = sheets.expected.get(field.refers)
        if target is None or not sheets.can_check([f"{target.name}.{target.key[0]}"]):
            continue
        known = sheets.keys(target.name)
        for row in sheets.rows[table.name]:
            codes = row.codes(field.name) if field.many else filter(None, [row[field.name]])
            unknown = [code for code in dict.fromkeys(codes) if code not in known]
            if unknown and target.name in sheets.missing:
                yield missing(target.name, f"row {row.number} of {table.file} refers to it")
                sheets.untrusted.add(target.name)
                break
            for code in unknown:
                meant = _meant(code, known)
                reason = f"{shown(code)} is not in {target.file} (column {target.key[0]}){meant}"
                yield Fault(table.file, row.number, field.name, reason)


def _meant(code: str, known: Collection[str]) -> str:
    """What a code may have been before a spreadsheet changed it, as the end of a sentence."""
    zeros = [each for each in known if each != code and each.isdigit() and each.lstrip("0") == code]
    logical = [each for each in known if code in ("TRUE", "FALSE") and each.upper() == code]
    for each in (*zeros, *logical):
        return f"; a spreadsheet may have made {shown(code)} of {shown(each)}"
    return _made_of_it(code)
