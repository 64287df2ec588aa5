"""Words that a statistics program or a database writes for a cell without a value: told once a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from realist.evidence.faults import Fault
from realist.evidence.reader import Row
from realist.evidence.schema import Field, Table
from realist.evidence.spreadsheets import EMPTY
from realist.text import listed, shown

IN_PROSE = EMPTY - {"None"}
"""Those that nobody would write as a text where a text may be left out."""

NO_NAME = IN_PROSE - {"NA"}
"""Those that nobody would write as a label either."""


def emptied(schema: Mapping[str, Table], rows: dict[str, list[Row]]) -> list[Fault]:
    """Empties the cells that hold such a word, and says so once for each table.

    A word that is a code or a term of this folder is left alone, and so is one that a vocabulary holds. Where somebody
    may have written it as a text, it counts only if the table has it elsewhere too.

    Parameters
    ----------
    schema : mapping of str to Table
    rows : dict of str to list of Row
        By table; the rows with such a cell are replaced.
    """
    codes = {
        row[name]
        for table in schema.values()
        for name in _named(table)
        for row in rows[table.name]
        if row[name] in EMPTY
    }
    faults = []
    for table in schema.values():
        places = list(_places(table, rows[table.name], EMPTY - codes))
        used = {word for _, field, word in places if _surely(field, word)} | _in_columns(places)
        places = [(row, field, word) for row, field, word in places if word in used]
        if not places:
            continue
        gone: dict[int, set[str]] = {}
        for number, field, _ in places:
            gone.setdefault(number, set()).add(field.name)
        rows[table.name] = [
            Row(row.number, {name: "" if name in gone[row.number] else cell for name, cell in row.cells.items()})
            if row.number in gone
            else row
            for row in rows[table.name]
        ]
        free = [(number, field) for number, field, _ in places if not field.required]
        number, field = free[0] if free else places[0][:2]
        faults.append(Fault(table.file, number, field.name, _told(used, len(free))))
    return faults


def _named(table: Table) -> set[str]:
    """The columns in which rows are given their codes and terms."""
    return {field.name for field in table.fields if field.code or (field.name in table.key and field.prose)}


def _places(table: Table, rows: list[Row], words: frozenset[str]) -> Iterator[tuple[int, Field, str]]:
    named = _named(table)
    for row in rows:
        for field in table.fields:
            word = row[field.name]
            if word in words and field.name not in named and word not in field.one_of:
                yield row.number, field, word


def _surely(field: Field, word: str) -> bool:
    if field.prose:
        return word in (NO_NAME if field.required else IN_PROSE)
    return not field.required


def _in_columns(places: Iterable[tuple[int, Field, str]]) -> set[str]:
    """The words that stand in more than one column that may be empty."""
    columns = {(word, field.name) for _, field, word in places if not field.required}
    words = [word for word, _ in columns]
    return {word for word in words if words.count(word) > 1}


def _told(used: set[str], count: int) -> str:
    words = listed([shown(word) for word in sorted(used)], "or")
    if not count:
        return f"holds {words} for a cell without a value, and every row needs one"
    if count == 1:
        return f"holds {words} for a cell without a value; leave it empty"
    more = f"so do {count - 1} more" if count > 2 else "so does one more"
    return f"holds {words} for a cell without a value, and {more} of this table; leave them empty"
