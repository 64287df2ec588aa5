"""The command line: a design is put to the evidence, and whatever is wrong with it is said in plain sentences."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from realist import evidence
from realist.__main__ import PROBLEMS_SHOWN, main
from realist.appraisal import appraise
from realist.documents.brief import brief, markdown
from realist.sharing import FILE_LIMIT, file_of
from realist.theory import Design, FeatureCondition
from tests.tree import ROOT
from tests.word_text import read_back

CCTV = str(ROOT / "data" / "examples" / "cctv")
BASE = evidence.load(CCTV)
SCHEME = BASE.schemes[0]


@pytest.fixture
def design(tmp_path) -> Path:
    """The first scheme's answers in a file."""
    path = tmp_path / "design.json"
    path.write_text(json.dumps(SCHEME.design.to_dict()), encoding="utf-8")
    return path


def refused(capsys, *arguments: object) -> list[str]:
    """What a command says when it refuses; the test fails where it does not, or is not plain about it."""
    assert main([str(each) for each in arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    assert said.err.endswith("\n")
    assert all(c.isprintable() or c == "\n" for c in said.err)
    return said.err.splitlines()


def test_an_appraisal_is_printed_as_tables(design, capsys):
    assert main(["appraise", str(design), "--data", CCTV]) == 0
    out = capsys.readouterr().out
    found = appraise(BASE.theory, SCHEME.design, BASE.schemes)
    for name, state in found.outcomes.items():
        label = BASE.theory.outcome[name].label
        assert any(line.startswith(f"{label}  ") and state.word in line for line in out.splitlines())
    for name, one in found.configurations.items():
        nickname = BASE.theory.configuration[name].nickname
        assert any(line.startswith(f"{nickname}  ") and f"  {one.state}  " in line for line in out.splitlines())


def test_ones_own_configuration_is_marked_in_tables_as_in_a_brief(tmp_path, capsys):
    """It rests on nobody's observation by nature, and is not said to be seen by nobody; for whom need not be said."""
    feature = BASE.theory.features[0]
    on = (FeatureCondition(feature.id, feature.value_ids[:1]),)
    own = replace(
        BASE.theory.configurations[0], id="own-1", nickname="Ours", for_whom="", conditions=on, works="blocks"
    )
    own = replace(own, effect="affects", basis="reader", scope=(), rivals=(), evidence=())
    nothing_else = frozenset(BASE.theory.mechanism)
    design = Design({feature.id: feature.value_ids[0]}, knocked_out=nothing_else, own=(own,))
    path = tmp_path / "design.json"
    path.write_text(json.dumps(design.to_dict()), encoding="utf-8")
    assert main(["appraise", str(path), "--data", CCTV]) == 0
    out = capsys.readouterr().out
    assert "for whom not said" in out
    mine = [line for line in out.splitlines() if line.startswith("Ours  ")]
    assert any("  active  " in line for line in mine)
    assert not any("seen by nobody" in line for line in mine)


def test_an_appraisal_is_printed_as_json(design, capsys):
    assert main(["appraise", str(design), "--data", CCTV, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == appraise(BASE.theory, SCHEME.design, BASE.schemes).to_dict()


def test_a_scheme_stands_in_place_of_a_file(design, capsys):
    main(["appraise", str(design), "--data", CCTV])
    from_file = capsys.readouterr().out
    assert main(["appraise", "--scheme", SCHEME.id, "--data", CCTV]) == 0
    assert capsys.readouterr().out == from_file
    assert main(["brief", "--scheme", SCHEME.id, "--data", CCTV]) == 0
    assert SCHEME.label in capsys.readouterr().out.splitlines()[0]


def test_the_evidence_folder_is_data_if_left_out(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    own = evidence.load("data")
    assert main(["appraise", "--scheme", own.schemes[0].id, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["configurations"].keys() == own.theory.configuration.keys()


def test_a_brief_is_printed_or_written(design, tmp_path, capsys):
    expected = markdown(brief(BASE, SCHEME.design, "Ours"))
    assert main(["brief", str(design), "--data", CCTV, "--name", "Ours"]) == 0
    assert capsys.readouterr().out == expected
    out = tmp_path / "brief.md"
    assert main(["brief", str(design), "--data", CCTV, "--name", "Ours", "-o", str(out)]) == 0
    assert out.read_bytes() == expected.encode()
    assert capsys.readouterr().out == ""


def test_a_file_that_is_there_is_written_over_only_by_force(design, tmp_path, capsys):
    out = tmp_path / "brief.md"
    out.write_text("mine", encoding="utf-8")
    said = refused(capsys, "brief", design, "--data", CCTV, "-o", out)
    assert said == [f"{out}: is there already and was not changed; --force writes over it"]
    assert out.read_text(encoding="utf-8") == "mine"
    link = tmp_path / "link.md"
    link.symlink_to(out)
    refused(capsys, "brief", design, "--data", CCTV, "-o", link)
    assert out.read_text(encoding="utf-8") == "mine"
    assert main(["brief", str(design), "--data", CCTV, "-o", str(out), "--force"]) == 0
    assert out.read_text(encoding="utf-8").startswith("# Design brief")


def test_a_brief_is_written_for_word(design, tmp_path):
    out, page = tmp_path / "brief.docx", "https://example.org/bench.html"
    assert main(["brief", str(design), "--data", CCTV, "--name", "Ours", "--page", page, "-o", str(out)]) == 0
    texts = [text for _, text in read_back(out.read_bytes())]
    assert texts[0] == "Design brief: Ours"
    assert any(f"{page}#design=" in text for text in texts)


def test_the_name_in_a_saved_file_is_the_brief_s(tmp_path, capsys):
    path = tmp_path / "saved.json"
    path.write_text(file_of(BASE, SCHEME.design, "Theirs"), encoding="utf-8")
    assert main(["brief", str(path), "--data", CCTV]) == 0
    assert capsys.readouterr().out.startswith("# Design brief: Theirs\n")


def test_force_does_not_write_over_the_design_itself(design, capsys):
    before = design.read_bytes()
    (said,) = refused(capsys, "brief", design, "--data", CCTV, "-o", design, "--force")
    assert "is the design itself" in said
    assert design.read_bytes() == before


@pytest.mark.parametrize("place", ["no/such/folder/brief.md", ".", "x\0y"])
def test_a_place_that_cannot_be_written_is_said(design, tmp_path, capsys, place):
    for more in ([], ["--force"]):
        (said,) = refused(capsys, "brief", design, "--data", CCTV, "-o", tmp_path / place, *more)
        assert "cannot be written" in said or "is there already" in said


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b'{\n"answers": {},\n}', "is not JSON"),
        (b"\xff\xfe{\x00}\x00", "is not UTF-8"),
        (b"[" * 90_000, "is nested too deep"),
        (b'{"a":' * 15_000, "is nested too deep"),
        (b"9" * 90_000, "A design is an object"),
        (b"[]", "A design is an object"),
        (b"null", "A design is an object"),
        (b"NaN", "is not JSON"),
        (b'{"answers": []}', "answers: expected an object"),
        (b'{"answers": {"zz": "x"}}', 'there is no question "zz"'),
        (b'{"answers": {"zz": {"x": [1]}}}', 'there is no question "zz"'),
        (b'{"assumed": "all"}', "assumed: expected a list"),
        (b'{"assumed": [["x"]]}', "assumed: expected texts"),
        (b'{"knocked_out": [null]}', "knocked_out: expected texts"),
        (b'{"answers": {}, "more": 1}', '"more" is not a part of a design'),
        (b'{"answers": {}, "answers": {}}', '"answers" stands twice'),
        (b'{"\\u001b[31m\\u202e": 1}', "\\u001b[31m\\u202e"),
        (b'{"\\ud800": 1}', "half a character"),
        (b" " * (FILE_LIMIT + 1), f"larger than {FILE_LIMIT // 1000} kB"),
    ],
)
@pytest.mark.parametrize("command", ["appraise", "brief"])
def test_a_design_that_cannot_be_used_is_refused_in_plain_words(tmp_path, capsys, command, raw, says):
    path = tmp_path / "design.json"
    path.write_bytes(raw)
    said = refused(capsys, command, path, "--data", CCTV)
    assert any(says in line for line in said), said
    assert all(line.startswith(str(path)) for line in said)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    raw=st.one_of(
        st.binary(max_size=200),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["answers", "assumed", "knocked_out", "x"]), inner, max_size=4)
            ),
        ).map(lambda value: json.dumps(value).encode()),
    )
)
def test_any_file_is_answered_or_refused(tmp_path, capsys, raw):
    path = tmp_path / "design.json"
    path.write_bytes(raw)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evidence, "load", lambda folder: BASE)  # it takes longer than all the rest, and is the same
        try:
            status = main(["appraise", str(path), "--data", CCTV, "--json"])
        finally:
            said = capsys.readouterr()
    assert status in (0, 2)
    assert bool(said.out) == (status == 0)
    assert bool(said.err) == (status == 2)


def test_many_problems_are_cut_and_counted(tmp_path, capsys):
    path = tmp_path / "design.json"
    path.write_text(json.dumps({"answers": {f"q{n}": "x" for n in range(PROBLEMS_SHOWN + 7)}}), encoding="utf-8")
    said = refused(capsys, "appraise", path, "--data", CCTV)
    assert len(said) == PROBLEMS_SHOWN + 1
    assert said[-1].endswith("and 7 more")


def test_a_file_that_is_not_there_or_is_no_file(tmp_path, capsys):
    assert "there is no file of that name" in refused(capsys, "appraise", tmp_path / "none.json", "--data", CCTV)[0]
    assert "is not a file" in refused(capsys, "appraise", tmp_path, "--data", CCTV)[0]
    assert refused(capsys, "appraise", "a\0b\x1b[2J", "--data", CCTV)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "is not a file" in refused(capsys, "appraise", pipe, "--data", CCTV)[0]


def test_a_byte_order_mark_is_forgiven(tmp_path, capsys):
    path = tmp_path / "design.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(Design().to_dict()).encode())
    assert main(["appraise", str(path), "--data", CCTV]) == 0


def test_an_unknown_scheme_is_told_the_known_ones(capsys):
    (said,) = refused(capsys, "brief", "--scheme", "zz\x1b", "--data", CCTV)
    assert said.startswith('There is no scheme "zz\\u001b"')
    assert all(scheme.id in said for scheme in BASE.schemes)


def test_evidence_that_cannot_be_used_is_refused(design, tmp_path, capsys):
    assert "no folder of that name" in refused(capsys, "appraise", design, "--data", tmp_path / "no")[0]
    assert len(refused(capsys, "brief", design, "--data", tmp_path)) <= PROBLEMS_SHOWN + 1


def test_a_long_name_is_refused(design, capsys):
    assert "characters" in refused(capsys, "brief", design, "--data", CCTV, "--name", "x" * 500)[0]


@pytest.mark.parametrize("arguments", [["appraise"], ["brief"], [], ["appraise", "a.json", "--scheme", "A"]])
def test_a_command_without_what_it_needs_says_how_it_is_used(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err
