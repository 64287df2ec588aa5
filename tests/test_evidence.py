"""Reading forgives what a spreadsheet innocently does, says so, and gives the same evidence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from realist import evidence
from realist.__main__ import main
from realist.evidence.checks import check
from realist.evidence.datapackage import describe
from realist.evidence.schema import TABLES
from realist.text import invisible
from realist.theory import FeatureCondition, OutcomeCondition
from tests.folders import good_copy, set_cell

EXAMPLE = Path(__file__).parent.parent / "data" / "examples" / "cctv"


@pytest.fixture
def folder(tmp_path):
    return good_copy(tmp_path / "base")


def test_tables_are_text_and_whole_numbers_under_the_rows_of_the_spreadsheet(folder):
    tables = evidence.read(folder)
    assert list(tables) == list(TABLES)
    for name, frame in tables.items():
        assert tuple(frame.columns) == TABLES[name].columns
        assert not frame.isna().to_numpy().any()
    conditions = tables["conditions"]
    assert conditions.loc[5, "number"] == 1
    assert conditions["number"].dtype == "int64"
    assert conditions.loc[5, "feature"] == ""
    assert conditions.loc[5, "outcome"] == "books-asked-for"
    assert len(tables["anomalies"]) == 0


def test_a_theory_is_what_its_rows_say(folder):
    base = evidence.load(folder)
    assert base.title == "Reading groups in two libraries"
    assert base.version == "1.0.0"
    assert "resources" not in base.meta
    theory = base.theory
    assert [feature.value_ids for feature in theory.features] == [
        ("library-room", "cafe"),
        ("present", "absent"),
        ("adults", "children"),
    ]
    assert theory.group_feature is theory.feature["readers"]
    assert theory.configuration["nobody-there"].conditions == (
        FeatureCondition("librarian", ("absent",)),
        FeatureCondition("place", ("cafe",)),
    )
    more = theory.configuration["one-more"]
    assert more.conditions == (OutcomeCondition("books-asked-for", "towards"),)
    assert more.seen_in == {"north-adults"}
    assert [(rival.text, rival.whose) for rival in more.rivals] == [("They would have read it in any case", "ours")]
    assert [(bearing.finding, bearing.role) for bearing in more.evidence] == [("P-2a", "supports")]
    assert theory.requirements[0].condition == FeatureCondition("librarian", ("present",))
    assert theory.ties[0].relation == "excludes"


def test_silence_of_a_scheme_is_kept(folder):
    north, south = evidence.load(folder).schemes
    assert dict(north.design.answers) == {"place": "library-room", "librarian": "present", "readers": "adults"}
    assert dict(south.design.answers) == {"place": "cafe", "librarian": "absent"}
    assert south.answer["readers"].status == "not stated"
    assert [(seen.outcome, seen.direction) for seen in south.outcomes] == [("books-asked-for", "against")]


def test_conditions_stand_by_their_number(folder):
    set_cell(folder, "conditions.csv", 3, "number", "2")
    set_cell(folder, "conditions.csv", 4, "number", "1")
    first, second = evidence.load(folder).theory.configuration["nobody-there"].conditions
    assert isinstance(first, FeatureCondition)
    assert isinstance(second, FeatureCondition)
    assert (first.feature, second.feature) == ("place", "librarian")


def test_a_requirement_on_an_outcome(folder):
    for column, text in (
        ("feature", ""),
        ("values", ""),
        ("needs_outcome", "books-read"),
        ("needs_direction", "towards"),
    ):
        set_cell(folder, "requirements.csv", 2, column, text)
    assert evidence.load(folder).theory.requirements[0].condition == OutcomeCondition("books-read", "towards")


def test_evidence_with_faults_is_refused_with_all_of_them(folder):
    set_cell(folder, "participants.csv", 2, "number", "two")
    set_cell(folder, "findings.csv", 4, "kind", "fact")
    with pytest.raises(evidence.EvidenceError) as refused:
        evidence.load(folder)
    assert refused.value.faults == check(folder).faults
    assert str(refused.value).splitlines() == [str(fault) for fault in check(folder).faults]
    assert len(refused.value.faults) == 2


SPREADSHEET_HABITS = {
    "a byte-order mark at the start was left out": lambda raw: b"\xef\xbb\xbf" + raw,
    "lines that end in CRLF or CR were read as LF": lambda raw: raw.replace(b"\n", b"\r\n"),
    "blank rows at the end were left out": lambda raw: raw + b",,\n\n  \n,,\n",
    "blank columns at the right were left out": lambda raw: raw.replace(b"\n", b",,\n"),
    "the columns stand in another order than usual": lambda raw: b"\n".join(
        b",".join(reversed(line.split(b","))) for line in raw.splitlines()
    ),
}


@pytest.mark.parametrize("note", SPREADSHEET_HABITS)
def test_what_a_spreadsheet_innocently_does_is_forgiven_and_said(folder, note):
    before = evidence.load(folder)
    path = folder / "levels.csv"
    path.write_bytes(SPREADSHEET_HABITS[note](path.read_bytes()))
    after = evidence.load(folder)
    assert after.notes == (f"levels.csv: {note}",)
    assert after.theory == before.theory
    assert after.schemes == before.schemes
    assert after.checksum == before.checksum


def test_several_habits_at_once_are_each_said(folder):
    path = folder / "features.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b",,,,,,,,,\r\n\r\n")
    report = check(folder)
    assert report.faults == ()
    assert len(report.notes) == 3
    assert all(note.startswith("features.csv: ") for note in report.notes)


def test_rows_are_numbered_as_in_the_spreadsheet_whatever_is_forgiven(folder):
    set_cell(folder, "features.csv", 3, "kind", "mechanism")
    path = folder / "features.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n")
    assert [(fault.row, fault.field) for fault in check(folder).faults] == [(3, "kind")]


def test_a_changed_cell_changes_the_checksum(folder):
    before = evidence.load(folder).checksum
    set_cell(folder, "glossary.csv", 2, "definition", "Near enough to be heard")
    assert evidence.load(folder).checksum != before


def test_describe_keeps_what_people_said_and_changes_no_byte_when_repeated(folder):
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    package |= {"sources": [{"title": "A study"}], "citation": "Page (2020)", "contributors": [{"title": "Anna Page"}]}
    package["resources"] = "none"
    path.write_text(json.dumps(package), encoding="utf-8")
    assert main(["describe", str(folder)]) == 0
    first = path.read_bytes()
    describe(folder)
    assert path.read_bytes() == first
    assert b"\r" not in first
    again = json.loads(first)
    kept = ("name", "title", "description", "version", "licenses", "sources", "citation", "contributors")
    assert {key: again[key] for key in kept} == {key: package[key] for key in kept}
    assert evidence.load(folder).meta["citation"] == "Page (2020)"


def test_describe_leaves_a_file_alone_that_is_no_description(folder, capsys):
    path = folder / "datapackage.json"
    path.write_text("[1, 2]\n", encoding="utf-8")
    assert main(["describe", str(folder)]) == 1
    assert path.read_text(encoding="utf-8") == "[1, 2]\n"
    assert capsys.readouterr().err.startswith("datapackage.json: is not a description")


def test_describe_where_there_is_no_folder(tmp_path, capsys):
    assert main(["describe", str(tmp_path / "nowhere")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_the_description_says_what_each_field_means(folder):
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            assert "Good: " in field["description"]
            assert "Bad: " in field["description"]


def test_the_second_evidence_base_loads_with_no_code_of_its_own():
    base = evidence.load(EXAMPLE)
    assert len(base.theory.configurations) >= 6
    assert base.schemes
    assert base.checksum == evidence.load(EXAMPLE).checksum


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_reading_any_bytes_gives_a_table_or_a_fault(tmp_path, raw):
    (tmp_path / "levels.csv").write_bytes(raw)
    tables = evidence.read(tmp_path)
    told = [fault for fault in tables.faults if fault.file == "levels.csv"]
    assert ("levels" in tables.broken) <= bool(told)
    assert tuple(tables["levels"].columns) == TABLES["levels"].columns
    assert ("levels" in tables.broken) or list(tables["levels"].index) == list(range(2, len(tables["levels"]) + 2))


cell_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).filter(
    lambda text: not any(mark in text for mark in "\r\x00")
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cell_text.filter(lambda text: bool(text.strip())))
def test_a_cell_is_read_as_it_was_written(tmp_path, text):
    with (tmp_path / "levels.csv").open("w", encoding="utf-8", newline="") as stream:
        stream.write("level,label,about\none,two," + '"' + text.replace('"', '""') + '"\n')
    assert evidence.read(tmp_path)["levels"].loc[2, "about"] == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain", ""),
        ("caf\u00e9 \u00a0 \u2014", ""),
        ("a\u200db", ""),
        ("a\u202eb", "\u202e"),
        ("a\x07b", "\x07"),
        ("a\ufeff", "\ufeff"),
    ],
)
def test_what_nobody_can_see(text, found):
    assert invisible(text) == found
