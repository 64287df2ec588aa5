"""Evidence with one row changed, negated, dropped or doubled, as mutation testing does with a program.

Only what is coded is changed: codes, words of a closed vocabulary, numbers, and the answers that a row names. Sentences
are for a reader to judge. Every new cell is a valid one of its column, so that nothing is caught for its form alone.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from realist.evidence.schema import TABLES, Field, Table

Cells = dict[str, str]
Data = Mapping[str, list[Cells]]

ANSWERS = {
    ("scheme_answers", "value"): "feature",
    ("ties", "value"): "feature",
    ("ties", "other_value"): "other_feature",
    ("conditions", "values"): "feature",
    ("requirements", "values"): "feature",
}
"""Columns that name answers, and the column with the question that they answer."""

NEGATED = {
    "towards": "against", "against": "towards", "affects": "towards", "triggers": "blocks", "blocks": "triggers",
    "implies": "excludes", "excludes": "implies", "yes": "no", "no": "yes", "context": "resource",
    "resource": "context", "supports": "contradicts", "qualifies": "supports", "contradicts": "supports",
    "formal": "informal", "informal": "formal", "between agencies": "inside one agency",
    "inside one agency": "between agencies", "organisation": "person", "person": "organisation",
    "found": "none found", "found in pockets": "none found", "limited": "found", "relatively absent": "found",
    "none found": "found", "scheme": "site", "site": "scheme", "statute": "contract", "contract": "statute",
    "neither": "contract",
}  # fmt: skip
"""What a word of a vocabulary is turned into."""

OPERATIONS = ("change", "negate", "drop", "double")


@dataclass(frozen=True)
class Mutant:
    """One row spoilt: in which table, how, which row (as a spreadsheet numbers it), and in words."""

    table: str
    operation: str
    row: int
    column: str
    said: str
    rows: tuple[tuple[int, Cells], ...]
    """The whole table as it is now, each row with its number."""

    def __str__(self) -> str:
        return (
            f"{self.operation} {self.table}.csv, row {self.row}{', ' + self.column if self.column else ''}: {self.said}"
        )


def mutants(data: Data, seed: int) -> Iterator[Mutant]:
    """Mutants without end, no two alike; a table's share grows with the root of its rows, so that none is forgotten."""
    chance, told = random.Random(seed), set[str]()
    names = [name for name in TABLES if data[name]]
    weights = [len(data[name]) ** 0.5 for name in names]
    while True:
        table = TABLES[chance.choices(names, weights)[0]]
        operation = chance.choices(OPERATIONS, (4, 2, 2, 2))[0]
        made = {"change": changed, "negate": negated, "drop": dropped, "double": doubled}[operation](
            data, table, chance
        )
        if made is not None and str(made) not in told:
            told.add(str(made))
            yield made


def _mutant(data: Data, table: Table, operation: str, place: int, new: Cells | None, column: str, said: str) -> Mutant:
    rows = [(number, row) for number, row in enumerate(data[table.name], start=2)]
    if operation == "drop":
        del rows[place]
    elif operation == "double" and new is not None:
        rows.append((len(rows) + 2, new))
    elif new is not None:
        rows[place] = (place + 2, new)
    return Mutant(table.name, operation, place + 2, column, said, tuple(rows))


def _coded(table: Table) -> list[Field]:
    """The columns of a table in which something is coded; what a row is itself called is not among them."""
    return [
        field
        for field in table.fields
        if field.refers or field.one_of or field.type == "integer" or (table.name, field.name) in ANSWERS
    ]


def changed(data: Data, table: Table, chance: random.Random) -> Mutant | None:
    """One coded cell of a row, to another that its column can hold."""
    fields = _coded(table)
    if not fields:
        return None
    place, field = chance.randrange(len(data[table.name])), chance.choice(fields)
    row = data[table.name][place]
    now = row[field.name]
    if not now and not field.many:
        return None  # what is empty belongs to a row of another shape
    new = _other(data, table, field, row, chance)
    if new is None or new == now:
        return None
    return _mutant(
        data, table, "change", place, {**row, field.name: new}, field.name, f"{now or 'nothing'} → {new or 'nothing'}"
    )


def _other(data: Data, table: Table, field: Field, row: Cells, chance: random.Random) -> str | None:
    now = row[field.name].split()
    if field.type == "integer":
        return str(int(row[field.name]) + chance.choice((1, 2, 10)))
    if field.one_of:
        return chance.choice([word for word in field.one_of if word != row[field.name]])
    known = _known(data, table, field, row)
    rest = [code for code in known if code not in now]
    if not field.many:
        return chance.choice(rest) if rest else None
    ways: list[Callable[[], list[str]]] = []
    if rest:
        ways.append(lambda: [*now, chance.choice(rest)])
    if len(now) > 1:
        ways.append(lambda: [code for code in now if code != gone])
    if rest and now:
        ways.append(lambda: [chance.choice(rest) if code == gone else code for code in now])
    gone = chance.choice(now) if now else ""
    return " ".join(chance.choice(ways)()) if ways else None


def _known(data: Data, table: Table, field: Field, row: Cells) -> list[str]:
    if (table.name, field.name) in ANSWERS:
        asked = row[ANSWERS[table.name, field.name]]
        return [each["value"] for each in data["feature_values"] if each["feature"] == asked]
    return [each[TABLES[field.refers].key[0]] for each in data[field.refers]] if field.refers else []


def negated(data: Data, table: Table, chance: random.Random) -> Mutant | None:
    """One word of a vocabulary turned round, or answers into all the others that their question has."""
    place = chance.randrange(len(data[table.name]))
    row = data[table.name][place]
    turned: list[tuple[str, str]] = []
    for field in _coded(table):
        if field.one_of and NEGATED.get(row[field.name], "") in field.one_of:
            turned.append((field.name, NEGATED[row[field.name]]))
        elif (table.name, field.name) in ANSWERS and row[field.name]:
            others = [v for v in _known(data, table, field, row) if v not in row[field.name].split()]
            if others and (field.many or len(others) == 1):
                turned.append((field.name, " ".join(others)))
    if not turned:
        return None
    column, new = chance.choice(turned)
    return _mutant(data, table, "negate", place, {**row, column: new}, column, f"{row[column]} → {new}")


def dropped(data: Data, table: Table, chance: random.Random) -> Mutant | None:
    """One row less."""
    place = chance.randrange(len(data[table.name]))
    return _mutant(data, table, "drop", place, None, "", " ".join(data[table.name][place].values())[:80])


def doubled(data: Data, table: Table, chance: random.Random) -> Mutant | None:
    """One row more: the same under another key, where it can have one."""
    place = chance.randrange(len(data[table.name]))
    row = data[table.name][place]
    taken = {tuple(each[column] for column in table.key) for each in data[table.name]}
    new, column = dict(row), ""
    for field in chance.sample([table.field(name) for name in table.key], len(table.key)):
        new = dict(row)
        column = field.name
        if field.code and not field.refers:
            new[field.name] = _next(row[field.name], {each[field.name] for each in data[table.name]})
        elif field.type == "integer":
            new[field.name] = str(max(int(each[field.name]) for each in data[table.name]) + 1)
        else:
            other = _other(data, table, field, row, chance) if field.refers or field.one_of else None
            new[field.name] = other or row[field.name]
        if tuple(new[name] for name in table.key) not in taken:
            break
    return _mutant(data, table, "double", place, new, column, f"{row[column]} as {new[column]}")


def _next(code: str, taken: set[str]) -> str:
    """A code like it that nothing has yet: the next letter where it ends in one after a figure."""
    if re.search(r"\d[a-z]$", code):
        for letter in "abcdefghijklmnopqrstuvwxyz":
            if f"{code[:-1]}{letter}" not in taken:
                return f"{code[:-1]}{letter}"
    return next(f"{code}-{number}" for number in range(2, 99) if f"{code}-{number}" not in taken)
