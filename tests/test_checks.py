"""Each mistake gives one clear message, and nothing that a folder holds gives a traceback."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from realist import evidence
from realist.__main__ import main
from realist.evidence.checks import Report, check
from realist.evidence.datapackage import describe
from realist.evidence.encodings import garbled
from realist.evidence.faults import FILE_LIMIT, Fault
from realist.evidence.reader import ROW_LIMIT
from realist.evidence.schema import TABLES
from tests.folders import FAULTS, GOOD, good_copy, lay_over, set_cell

FILES = [table.file for table in TABLES.values()]


@pytest.fixture
def folder(tmp_path):
    return good_copy(tmp_path / "base")


def messages(folder: Path) -> list[str]:
    return [str(fault) for fault in check(folder).faults]


def test_the_good_base_has_no_fault_and_nothing_to_forgive(folder):
    assert check(folder) == Report((), ())


@pytest.mark.parametrize("fault", FAULTS, ids=lambda path: path.name)
def test_a_fault_gives_its_one_message(folder, fault):
    lay_over(folder, fault)
    report = check(folder)
    said = [str(each) for each in report.faults] or [f"note: {note}" for note in report.notes]
    assert said == (fault / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda path: path.name)
def test_a_fault_folder_is_small_and_expects_one_message(fault):
    assert len((fault / "expected.txt").read_text(encoding="utf-8").splitlines()) == 1
    assert sum(path.stat().st_size for path in fault.iterdir()) < 4_000
    changed = [path for path in fault.iterdir() if path.name != "expected.txt"]
    assert changed
    assert all(path.read_bytes() != (GOOD / path.name).read_bytes() for path in changed)


NEEDED_BY_NOTHING = {
    "anomalies.csv",
    "frameworks.csv",
    "glossary.csv",
    "indicators.csv",
    "participants.csv",
    "requirement_evidence.csv",
    "scheme_outcomes.csv",
    "ties.csv",
}


@pytest.mark.parametrize("file", FILES)
def test_a_missing_table_is_told_once_if_a_row_needs_it(folder, file):
    (folder / file).unlink()
    listed = "although datapackage.json lists it; write it, or run python -m realist describe FOLDER"
    assert messages(folder) == [f"{file}: the file is missing, {listed}"]
    describe(folder)
    told = messages(folder)
    if file in NEEDED_BY_NOTHING:
        assert told == []
        assert evidence.load(folder).tables[file.removesuffix(".csv")].empty
    else:
        assert len(told) == 1
        assert re.match(
            rf"{file}: the file is missing, and rows? .* (refers to it|needs? (a row|rows) in it)$", told[0]
        )


def test_a_folder_without_tables_is_told_with_which_to_begin(tmp_path):
    reason = "the file is missing, and so is every other table; begin with this one, whose header row is "
    assert messages(tmp_path) == [f"sources.csv: {reason}source,title,role,seen,note"]


def test_a_folder_with_some_tables_is_told_of_the_one_that_none_can_do_without(tmp_path):
    shutil.copy(GOOD / "levels.csv", tmp_path)
    needed = "configurations.csv: the file is missing, and no evidence base can do without it; "
    assert messages(tmp_path)[0] == f"{needed}write its header row at least"


def test_a_table_under_a_name_that_is_nearly_its_own_is_named_with_it(folder):
    (folder / "anomalies.csv").rename(folder / "anomaly.csv")
    describe(folder)
    (note,) = check(folder).notes
    assert note.endswith('was not read; did you mean "anomalies.csv"?')


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("sources.bib", "the file is missing"),
        ("datapackage.json", "the file is missing; python -m realist describe FOLDER writes it"),
    ],
)
def test_a_missing_companion_is_told_once(folder, file, reason):
    (folder / file).unlink()
    assert check(folder).faults == (Fault(file, 0, "", reason),)


@pytest.mark.parametrize("file", ["levels.csv", "sources.bib", "datapackage.json"])
def test_a_folder_in_place_of_a_file(folder, file):
    (folder / file).unlink()
    (folder / file).mkdir()
    assert messages(folder) == [f"{file}: is not a file; expected a file of that name"]


@pytest.mark.parametrize("file", FILES[3::7])
def test_semicolons_are_told_once(folder, file):
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8")
    assert messages(folder) == [
        f"{file}, row 1: columns are separated by semicolons; save the table as CSV with commas"
    ]


def test_a_cell_of_ten_megabytes(folder):
    set_cell(folder, "glossary.csv", 2, "definition", "a" * 10_000_000)
    assert check(folder).faults == (
        Fault(
            "glossary.csv",
            2,
            "definition",
            "a cell holds more than 10,000 characters, or a quotation mark is never closed; "
            "the table was not read further",
        ),
    )


def test_a_cell_just_over_the_bound_is_told_with_its_column(folder):
    set_cell(folder, "glossary.csv", 2, "definition", "a" * 10_001)
    (fault,) = check(folder).faults
    assert (fault.file, fault.row, fault.field) == ("glossary.csv", 2, "definition")
    assert "10,000 characters" in fault.reason


@pytest.mark.parametrize("file", ["glossary.csv", "sources.bib", "datapackage.json"])
def test_a_file_over_twenty_megabytes_is_not_read(folder, file):
    with (folder / file).open("ab") as stream:
        stream.truncate(FILE_LIMIT + 1)
    assert messages(folder) == [f"{file}: is larger than 30 MB and was not read"]


def test_too_many_rows_are_not_read(folder):
    with (folder / "groups.csv").open("a", encoding="utf-8") as stream:
        stream.writelines(f"g{number},a,b\n" for number in range(ROW_LIMIT))
    assert messages(folder) == ["groups.csv: has more than 200,000 rows and was not read further"]


def test_an_unclosed_quotation_mark_before_much_text(folder):
    path = folder / "glossary.csv"
    path.write_text(path.read_text(encoding="utf-8") + 'echo,"' + "a,b\n" * 100_000, encoding="utf-8")
    (fault,) = check(folder).faults
    assert (fault.file, fault.row) == ("glossary.csv", 3)
    assert "a quotation mark is opened and never closed" in fault.reason


def test_mistakes_in_several_files_are_all_told_and_sorted(folder):
    set_cell(folder, "participants.csv", 2, "number", "two")
    set_cell(folder, "findings.csv", 4, "kind", "fact")
    set_cell(folder, "findings.csv", 2, "statement", "=1+1")
    set_cell(folder, "rivals.csv", 3, "whose", "text")
    set_cell(folder, "rivals.csv", 3, "findings", "P-9a P-9b")
    faults = check(folder).faults
    assert [(fault.file, fault.row, fault.field) for fault in faults] == [
        ("findings.csv", 2, "statement"),
        ("findings.csv", 4, "kind"),
        ("participants.csv", 2, "number"),
        ("rivals.csv", 3, "findings"),
        ("rivals.csv", 3, "findings"),
        ("rivals.csv", 3, "whose"),
    ]
    assert list(faults) == sorted(faults)


def test_a_description_that_departs_in_one_word_names_its_table(folder):
    path = folder / "datapackage.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Whose reasoning changes", "Who changes"), encoding="utf-8"
    )
    (fault,) = check(folder).faults
    assert fault.reason == (
        "does not describe the tables as they are (configurations); run python -m realist describe FOLDER"
    )


@pytest.mark.parametrize("key", ["name", "title", "version", "licenses"])
def test_a_description_says_what_only_people_can_say(folder, key):
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    del package[key]
    path.write_text(json.dumps(package), encoding="utf-8")
    (fault,) = check(folder).faults
    assert (fault.file, fault.field) == ("datapackage.json", key)
    assert fault.reason.startswith("is missing; say ")


def test_what_disagrees_on_replay_is_noted_until_it_is_an_anomaly(folder):
    path = folder / "scheme_outcomes.csv"
    path.write_text(
        path.read_text(encoding="utf-8") + "south-adults,books-read,against,one reader,scheme,P-3a,\n", encoding="utf-8"
    )
    report = check(folder)
    assert report.faults == ()
    assert report.notes == (
        (
            "scheme_outcomes.csv: south-adults, books-read, against: was seen and no configuration is active; "
            "explain it, or record it in anomalies.csv"
        ),
    )
    anomalies = folder / "anomalies.csv"
    anomalies.write_text(
        anomalies.read_text(encoding="utf-8") + "unread,south-adults,books-read,against,Nobody asked,P-3\n",
        encoding="utf-8",
    )
    assert check(folder) == Report((), ())


def test_an_anomaly_where_all_agrees_is_noted(folder):
    anomalies = folder / "anomalies.csv"
    anomalies.write_text(
        anomalies.read_text(encoding="utf-8") + "none,north-adults,books-read,towards,No reason,P-3\n", encoding="utf-8"
    )
    assert check(folder).notes == (
        "anomalies.csv: row 2: the configurations and what was seen agree here; there is no anomaly",
    )


def test_a_stranger_among_the_tables_is_noted(folder):
    shutil.copy(folder / "levels.csv", folder / "my levels.csv")
    report = check(folder)
    assert report.faults == ()
    assert report.notes == ('"my levels.csv" is not a table of an evidence base and was not read',)


def test_messages_hold_nothing_that_a_terminal_would_obey(folder):
    set_cell(folder, "findings.csv", 2, "passage", "\x1b[2J\x07")
    set_cell(folder, "levels.csv", 1, "label", "\x1b]0;title\x07")
    assert all(fault.reason.isprintable() and fault.field.isprintable() for fault in check(folder).faults)
    assert len(check(folder).faults) >= 2


@pytest.mark.parametrize("name", ["nowhere", "a\x00b", "x" * 5_000])
def test_no_such_folder(name):
    (fault,) = check(name).faults
    assert fault.reason == "there is no folder of that name"
    assert str(fault).isprintable()


damage = st.one_of(
    st.binary(max_size=200).map(lambda raw: ("replace", 0, raw)),
    st.tuples(st.just("insert"), st.integers(0, 2_000), st.binary(min_size=1, max_size=20)),
    st.tuples(
        st.just("insert"), st.integers(0, 2_000), st.sampled_from([b'"', b",", b"\n", b"\r", b"\x00", b" ", b"-"])
    ),
    st.tuples(st.just("cut"), st.integers(0, 2_000), st.binary(max_size=40)),
)


def damaged(raw: bytes, how: tuple[str, int, bytes]) -> bytes:
    kind, place, given_bytes = how
    if kind == "replace":
        return given_bytes
    place %= len(raw) + 1
    if kind == "insert":
        return raw[:place] + given_bytes + raw[place:]
    return raw[:place] + raw[place + len(given_bytes) :]


@pytest.fixture(scope="module")
def described(tmp_path_factory):
    return good_copy(tmp_path_factory.mktemp("damaged") / "base")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([*FILES, "sources.bib", "datapackage.json"]), damage)
@example("datapackage.json", ("replace", 0, b"[" * 100_000))
@example("datapackage.json", ("replace", 0, b'{"name": "\\ud800", "title": 3, "resources": {}}'))
@example("sources.bib", ("replace", 0, b"@article{" * 2_000))
@example("sources.bib", ("replace", 0, b"@string{a = b # c}\n@article{x, title = a}"))
@example(
    "conditions.csv",
    ("replace", 0, b"configuration,number,feature,values,outcome,direction\nask-away,9" + b"9" * 5_000),
)
def test_whatever_the_bytes_there_are_faults_and_no_traceback(described, file, how):
    path = described / file
    good = path.read_bytes()
    try:
        path.write_bytes(damaged(good, how))
        report = check(described)
    finally:
        path.write_bytes(good)
    for fault in report.faults:
        assert fault.reason
        assert str(fault).isprintable()
        assert fault.row >= 0
    if how[0] == "replace":
        assert report.faults


def test_the_command_lists_faults_then_notes_then_a_count(folder, capsys):
    set_cell(folder, "participants.csv", 2, "number", "two")
    shutil.copy(folder / "levels.csv", folder / "other.csv")
    assert main(["check", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        'participants.csv, row 2, number: "two" is not a whole number; expected one such as 32',
        'note: "other.csv" is not a table of an evidence base and was not read',
        "note: some checks, such as the replay of the theory on the schemes, wait until the faults above are put right",
        "1 fault",
    ]


def test_the_command_is_silent_but_for_a_last_line_where_all_is_well(folder, capsys):
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().out == "no faults\n"


def test_the_command_from_a_shell_gives_its_exit_status(folder):
    lay_over(folder, FAULTS[0])
    done = subprocess.run(
        [sys.executable, "-m", "realist", "check", str(folder)], capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 1
    assert done.stdout.endswith("1 fault\n")
    assert done.stderr == ""


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_field_has_a_meaning_and_examples(table):
    for field in table.fields:
        assert field.about
        assert field.good
        assert field.good != field.bad
        assert not field.one_of or (field.good in field.one_of and field.bad not in field.one_of)
        assert not field.code or re.fullmatch("[A-Za-z0-9][A-Za-z0-9-]*", field.good)
        assert not field.refers or len(TABLES[field.refers].key) == 1
    assert set(table.key) <= set(table.columns)


def rename(folder: Path, file: str, name: str) -> None:
    """A file under another name, in the described folder."""
    (folder / file).rename(folder / name)


@pytest.mark.parametrize(
    ("file", "name", "to_do"),
    [
        ("findings.csv", "findings.xlsx", 'the workbook "findings.xlsx" stands there in its place; save its sheet as'),
        ("findings.csv", "Findings.ods", 'the workbook "Findings.ods" stands there in its place; save its sheet as'),
        ("sites.csv", "sites.numbers", 'the workbook "sites.numbers" stands there in its place; save its sheet as'),
        (
            "sites.csv",
            "sites.tsv",
            '"sites.tsv" stands there in its place; save it as CSV UTF-8 under the name sites.csv',
        ),
        (
            "sites.csv",
            "sites.txt",
            '"sites.txt" stands there in its place; save it as CSV UTF-8 under the name sites.csv',
        ),
        ("sites.csv", "sites", '"sites" stands there in its place; save it as CSV UTF-8 under the name sites.csv'),
        (
            "sites.csv",
            "sites.json",
            '"sites.json" stands there in its place; save it as CSV UTF-8 under the name sites.csv',
        ),
        ("sites.csv", "sites.csv.txt", '"sites.csv.txt" stands there in its place; rename it sites.csv'),
        ("sites.csv", "Sites.csv", '"Sites.csv" stands there in its place; rename it sites.csv'),
        ("sites.csv", "sites (1).csv", '"sites (1).csv" stands there in its place; rename it sites.csv'),
        ("sites.csv", "sites - Copy.csv", '"sites - Copy.csv" stands there in its place; rename it sites.csv'),
        ("sites.csv", "sites.csv.zip", 'the packed file "sites.csv.zip" stands there in its place; unpack it'),
        (
            "theory_nodes.csv",
            "theory nodes.csv",
            '"theory nodes.csv" stands there in its place; rename it theory_nodes.csv',
        ),
        ("anomalies.csv", "anomalies.xls", 'the workbook "anomalies.xls" stands there in its place; save its sheet as'),
        ("sources.bib", "sources.bib.txt", '"sources.bib.txt" stands there in its place; rename it sources.bib'),
        ("datapackage.json", "datapackage.json.txt", '"datapackage.json.txt" stands there in its place; rename it'),
    ],
)
def test_a_file_under_another_name_or_of_another_kind_is_told_with_what_to_do(folder, file, name, to_do):
    rename(folder, file, name)
    report = check(folder)
    (fault,) = report.faults
    assert str(fault).startswith(f"{file}: the file is missing, and {to_do}")
    assert not any(name in note for note in report.notes)


@pytest.mark.parametrize(
    "name", ["findings.xlsx", "Findings.ods", "findings (1).csv.bak", "~$findings.xlsx", "x.sites"]
)
def test_a_workbook_beside_a_table_that_is_there_is_left_alone(folder, name):
    (folder / name).write_bytes(b"PK")
    assert check(folder) == Report((), ())


def test_a_lock_file_is_not_taken_for_a_table(folder):
    rename(folder, "findings.csv", "~$findings.xlsx")
    (told,) = messages(folder)
    assert "~$" not in told


@pytest.mark.parametrize(
    ("names", "to_do"),
    [
        ([], "begin with this one, whose header row is source,title,role,seen,note"),
        ([".DS_Store", "datapackage.json"], "begin with this one, whose header row is "),
        (
            ["Codebook.csv", "Nodes.csv"],
            'the 2 files here, such as "Codebook.csv", are of another kind; begin with this',
        ),
        (["project.nvp"], 'the file "project.nvp" is of another kind; begin with this one, whose header row is '),
        (
            ["paper.pdf", "coded.mx24"],
            'the 2 files here, such as "coded.mx24", are of another kind; begin with this one',
        ),
        (["evidence.xlsx"], 'save each sheet of the workbook "evidence.xlsx" as CSV UTF-8 under the name of its table'),
        (["evidence.zip"], 'unpack "evidence.zip" and give the folder that comes out of it'),
        (["README.txt", "base/findings.csv"], 'they stand in the folder "base" within this one; give that folder'),
    ],
)
def test_a_folder_without_tables_is_told_in_one_line_with_what_to_do_first(tmp_path, names, to_do):
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("a,b\n1,2\n", encoding="utf-8")
    report = check(tmp_path)
    (told,) = map(str, report.faults)
    assert told.startswith(f"sources.csv: the file is missing, and so is every other table; {to_do}")
    assert report.notes == ()


def test_a_folder_of_tables_with_another_ending_is_told_in_one_line(tmp_path):
    for name in ("sites.tsv", "findings.tsv"):
        (tmp_path / name).write_text("a\tb\n", encoding="utf-8")
    (told,) = messages(tmp_path)
    assert told.endswith(
        '"sites.tsv" stands there in its place; save it as CSV UTF-8 under the name sites.csv, and the others alike'
    )


@pytest.mark.parametrize(
    ("name", "to_do"),
    [
        ("findings.csv", "is one table and no folder; give the folder in which it stands: "),
        ("findings.tsv", "is one table and no folder; give the folder in which it stands: "),
        ("datapackage.json", "is a file and no folder; give the folder in which it stands: "),
        ("evidence.zip", "is a packed file and no folder; unpack it and give the folder that comes out of it"),
        ("evidence.tar.gz", "is a packed file and no folder; unpack it and give the folder that comes out of it"),
        ("Evidence.XLSX", "is a workbook and no folder; save each of its sheets as CSV UTF-8 in a folder, under "),
        ("evidence.ods", "is a workbook and no folder; save each of its sheets as CSV UTF-8 in a folder, under "),
    ],
)
def test_a_file_where_a_folder_is_asked_for_is_told_with_what_to_do(folder, capsys, name, to_do):
    path = folder / name
    path.write_bytes(b"PK")
    (fault,) = check(path).faults
    assert fault.reason.startswith(to_do)
    for command in ("check", "describe"):
        assert main([command, str(path)]) == 1
        said = capsys.readouterr()
        assert to_do in said.out + said.err


def test_a_table_full_of_words_for_empty_is_told_once_and_read_as_if_it_were_empty(folder):
    for file in FILES:
        path = folder / file
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines))
        with path.open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines).writerows([[cell or "NA" for cell in row] for row in rows])
    report = check(folder)
    assert all('holds "NA" for a cell without a value' in fault.reason for fault in report.faults)
    assert len(report.faults) == len({fault.file for fault in report.faults}) > 10


@pytest.mark.parametrize(
    ("file", "row", "column", "word"),
    [
        ("glossary.csv", 2, "term", "NA"),
        ("partners.csv", 2, "label", "NA"),
        ("findings.csv", 2, "note", "None"),
        ("configurations.csv", 3, "resource", "None"),
        ("sites.csv", 2, "about", "NA is what they say"),
    ],
)
def test_a_word_that_somebody_may_have_written_is_not_taken_for_empty(folder, file, row, column, word):
    set_cell(folder, file, row, column, word)
    assert check(folder) == Report((), ())


@pytest.mark.parametrize(
    "text",
    [
        "Meets – on its own", "“É” and “À”", "Ä–Ö of the café’s “naïve” list", "São Paulo, Łódź, İstanbul, Žižek’s",
        "2 × 3 ≠ 5 ± 1 µm, √2 and ¬p", "Привет, Ελλάδα, שלום, 日本", "Is it a café? Or a cafe?", "Mr Å’s #1 of two",
    ],
)  # fmt: skip
def test_letters_signs_and_dashes_of_any_script_are_texts(folder, text):
    set_cell(folder, "schemes.csv", 3, "about", text)
    assert check(folder) == Report((), ())


@given(
    st.text(st.sampled_from("éèüñçøåß’“”–€£"), min_size=1, max_size=8),
    st.sampled_from(["cp1252", "latin-1", "mac_roman"]),
    st.integers(1, 2),
)
def test_letters_read_in_the_wrong_encoding_are_known_and_the_word_is_brought_back(letters, codec, times):
    read_wrongly = word = f"x{'y'.join(letters)}y"
    for _ in range(times):
        raw = read_wrongly.encode()
        read_wrongly = "".join(bytes([byte]).decode(codec, errors="ignore") or chr(byte) for byte in raw)
    assert garbled(f"the {read_wrongly} here")[:2] == (read_wrongly, word)
    assert garbled(f"the {word} here") == ("", "", "")
