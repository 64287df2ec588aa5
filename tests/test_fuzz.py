"""A seeded few of the long run (`make fuzz`) that need no browser, and mutants of the evidence that must be caught."""

from __future__ import annotations

import csv
import io
import re
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import strategies as st

from realist import evidence, widgets
from tests.fuzz import canary, designs, folders
from tests.fuzz.catching import caught_by, study
from tests.fuzz.kinds import Kind, Tally, kept, run
from tests.fuzz.mutants import ANSWERS, mutants
from tests.fuzz.texts import FORMULAS, formula
from tests.tree import ROOT, text

SEED = 8
KINDS = [*folders.kinds(), *designs.kinds()]


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_nothing_that_is_brought_in_is_more_than_refused(kind):
    tally = Tally()
    run(kind, kind.few, SEED, tally)
    [(_, cases, refused, accepted, _)] = tally.rows()
    assert cases == refused + accepted >= kind.few / 2


def test_what_fails_is_kept_as_small_as_it_can_be_and_can_be_run_again(monkeypatch, tmp_path):
    monkeypatch.setattr("tests.fuzz.kinds.FOUND", tmp_path)

    def short(case: tuple[bytes, list[int]]) -> bool:
        assert len(case[1]) < 3
        return True

    cases = st.tuples(st.just(b"\xff"), st.lists(st.integers(0, 9)))
    with pytest.raises(AssertionError) as failed:
        run(Kind("some", cases, short, 100, 100), 100, SEED, Tally())
    assert "--again" in "".join(failed.value.__notes__)
    assert kept(tmp_path / "some.json") == ("some", [b"\xff", [0, 0, 0]])


def test_a_stranger_whose_name_is_no_text_stops_no_load():
    with folders.harmed(folders.good(), [("sites.csv", "odd name", 0, 0, "x", b"\xff")]) as folder:
        if len([*folder.glob("*.csv")]) == len([*folders.good().glob("*.csv")]):
            pytest.skip("this system has no such names")
        assert evidence.load(folder).theory.features


def test_what_a_spreadsheet_runs_is_known_by_more_than_its_first_letter():
    assert [text for text in FORMULAS if not formula(text)] == ["'=1+1"]


MUST_FALL = ("change", "negate", "drop", "double")


@pytest.fixture(scope="module")
def base() -> evidence.Evidence:
    return study()


def test_mutants_of_the_evidence_are_caught(base):
    """Three of each way of spoiling a row, in tables of which every row is held; the long run takes all tables."""
    held = {"scheme_answers", "scheme_outcomes", "configurations", "passages", "ties", "schemes", "partnership_types"}
    data = {name: [dict(row.cells) for row in base.tables.rows(name)] for name in base.tables}
    chosen = {
        way: list(islice((m for m in mutants(data, SEED) if m.table in held and m.operation == way), 3))
        for way in MUST_FALL
    }
    assert [str(m) for way in MUST_FALL for m in chosen[way] if not caught_by(base, m)] == []


def test_a_mutant_differs_in_one_row_and_its_cells_are_valid_ones(base):
    data = {name: [dict(row.cells) for row in base.tables.rows(name)] for name in base.tables}
    for mutant in islice(mutants(data, SEED), 100):
        before, after = data[mutant.table], [row for _, row in mutant.rows]
        assert len(after) - len(before) == {"drop": -1, "double": 1}.get(mutant.operation, 0)
        if len(after) == len(before):  # place by place: what a row is changed to may stand elsewhere already
            assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    assert all(table in data and column in data[table][0] for table, column in ANSWERS)


def test_a_row_that_did_not_change_is_caught_by_nobody(base):
    data = {name: [dict(row.cells) for row in base.tables.rows(name)] for name in base.tables}
    mutant = next(mutants(data, SEED))
    rows = tuple(enumerate(data[mutant.table], start=2))
    assert caught_by(base, type(mutant)(mutant.table, "change", 2, "", "nothing", rows)) == ""


def test_evidence_on_its_way_out_holds_no_formula(base):
    """The tables of the repository are themselves CSV that somebody opens in a spreadsheet."""
    for path in sorted(Path(base.folder).rglob("*.csv")):
        rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        assert not [cell for row in rows for cell in row if formula(cell)], path


def test_markup_is_put_into_what_every_widget_shows():
    code = "".join(text(ROOT / "notebooks" / f"{stem}.ipynb") or "" for stem in canary.FEW)
    shown = [name for name in widgets.__all__ if re.search(rf"\b{name}\(", code)]
    assert shown == widgets.__all__, "Name a chapter that shows the others in FEW of tests/fuzz/canary.py"
