"""The form of tables: our checks find what Frictionless finds, and Frictionless reads and accepts what we publish."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package
from hypothesis import given, settings
from hypothesis import strategies as st

from realist.evidence.checks import check
from realist.evidence.checks.form import check_form
from realist.evidence.checks.reading import Sheets
from realist.evidence.datapackage import table_schema
from realist.evidence.double_coding import CODINGS
from realist.evidence.imagined import IMAGINED
from realist.evidence.reader import Row, read
from realist.evidence.schema import TABLES, Field, Table
from realist.exercises import EXERCISES
from tests.folders import good_copy, set_cell
from tests.tree import ROOT

DATA = ROOT / "data"
PUBLISHED = {
    "data": (DATA, TABLES),
    "the example": (DATA / "examples" / "cctv", TABLES),
    "imagined cases": (DATA / "imagined", IMAGINED),
    "exercises": (DATA / "exercises", EXERCISES),
    "double coding": (DATA / "double-coding", CODINGS),
}

Place = tuple[str, int, str]
"""Table, row as a spreadsheet numbers it, and field; the field is empty where the error is of a key."""


def found_by_frictionless(package: Package) -> Iterator[tuple[str, Place]]:
    """Each error with its type."""
    for task in package.validate().tasks:
        for error in task.errors:
            told = error.to_descriptor()
            field = "" if error.type == "primary-key" else told.get("fieldName") or told["fieldNames"][0]
            yield error.type, (task.name, told["rowNumber"], field)


@pytest.mark.parametrize("name", PUBLISHED)
def test_frictionless_reads_what_we_publish_and_finds_nothing_wrong(name):
    folder, described = PUBLISHED[name]
    package = Package(str(folder / "datapackage.json"))
    assert list(found_by_frictionless(package)) == []
    tables = read(folder, described)
    there = [table for table in tables if table not in tables.missing]
    assert package.resource_names == there
    assert [resource.path for resource in package.resources] == [described[table].file for table in there]
    for table in there:
        assert len(package.get_table_resource(table).read_rows()) == len(tables.rows(table))


SPOILT = {
    "required": ("levels.csv", 2, "label", ""),
    "vocabulary": ("findings.csv", 3, "kind", "fact"),
    "integer": ("participants.csv", 2, "number", "two"),
    "negative": ("indicators.csv", 2, "number", "-1"),
    "code": ("ties.csv", 2, "tie", "open library"),
    "length of a key": ("glossary.csv", 2, "term", "x" * 601),
    "length": ("mechanisms.csv", 2, "definition", "long " * 200),
    "pattern of a list": ("theory_links.csv", 2, "configurations", "a,b"),
    "reference": ("schemes.csv", 2, "site", "nowhere"),
    "required reference": ("actors.csv", 2, "level", ""),
    "key": ("conditions.csv", 4, "number", "1"),
}


def test_frictionless_and_our_checks_agree_on_a_base_with_one_mistake_of_each_kind(tmp_path):
    folder = good_copy(tmp_path / "base")
    for spoilt in SPOILT.values():
        set_cell(folder, *spoilt)
    theirs = {place for _, place in found_by_frictionless(Package(str(folder / "datapackage.json")))}
    expected = {(file.removesuffix(".csv"), row, column) for file, row, column, _ in SPOILT.values()}
    expected = {(t, r, "" if t == "conditions" else c) for t, r, c in expected}
    assert theirs == expected
    ours = {(f.file.removesuffix(".csv"), f.row, "" if " + " in f.field else f.field) for f in check(folder).faults}
    assert ours == expected


def column(name: str, **options: Any) -> Field:
    return Field(name, "", "", "", **options)


SMALL = {
    "parents": Table(
        "parents",
        "",
        ("parent",),
        (column("parent", required=True, code=True), column("word", one_of=("yes", "no")), column("text")),
    ),
    "children": Table(
        "children",
        "",
        ("parent", "number"),
        (
            column("parent", required=True, refers="parents"),
            column("number", required=True, type="integer"),
            column("other", refers="parents"),
            column("tags", many=True),
        ),
    ),
}
CELLS = {
    "parent": st.sampled_from(["", "a", "b", "c d", "a-1"]),
    "other": st.sampled_from(["", "a", "b", "z"]),
    "word": st.sampled_from(["", "yes", "no", "maybe"]),
    "text": st.sampled_from(["", "short", "x" * 600, "x" * 601]),
    "number": st.sampled_from(["", "1", "01", "2", "-1", "two"]),
    "tags": st.sampled_from(["", "a", "a b", "a,b", "a  b"]),
}


def rows_of(table: str) -> st.SearchStrategy[list[dict[str, str]]]:
    row = st.fixed_dictionaries({name: CELLS[name] for name in SMALL[table].columns})
    return st.lists(row.filter(lambda cells: any(cells.values())), min_size=1, max_size=6)


@settings(max_examples=40, deadline=None)
@given(rows_of("parents"), rows_of("children"))
def test_frictionless_and_our_checks_agree_on_any_rows(parents, children):
    """Save that we say nothing of a reference to a column with a fault, nor of a key that is itself at fault."""
    given_rows = {"parents": parents, "children": children}
    resources = [
        {
            "name": name,
            "data": [list(table.columns), *([row[column] for column in table.columns] for row in given_rows[name])],
            "schema": table_schema(table, SMALL),
        }
        for name, table in SMALL.items()
    ]
    theirs = set(found_by_frictionless(Package.from_descriptor({"resources": resources})))
    records = {name: [Row(n, row) for n, row in enumerate(rows, start=2)] for name, rows in given_rows.items()}
    faults = check_form(Sheets(Path(), records, expected=SMALL))
    ours = {
        (f.file.removesuffix(".csv"), f.row, "" if " + " in f.field or " already" in f.reason else f.field)
        for f in faults
    }
    wrong = {place for kind, place in theirs if kind not in ("primary-key", "foreign-key")}
    assert {place for place in ours if place[2]} >= wrong
    parents_in_doubt = any(table == "parents" and field == "parent" for table, _, field in wrong)
    links = {place for kind, place in theirs if kind == "foreign-key" and place not in wrong}
    assert {p for p in ours if p[2]} - wrong == (set() if parents_in_doubt else links)
    keys = {place for kind, place in theirs if kind == "primary-key"}
    at_fault = {(table, row) for table, row, field in wrong if field in SMALL[table].key}
    assert {k for k in keys if k[:2] not in at_fault} == {p for p in ours if not p[2] and p[:2] not in at_fault}
