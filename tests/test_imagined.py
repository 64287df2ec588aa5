"""What is imagined is well formed, grounded in its own stories, unlike what was seen, and apart from it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import get_type_hints

import pytest

from realist import evidence
from realist.__main__ import main
from realist.appraisal import appraise
from realist.evidence.checks import Report
from realist.evidence.datapackage import descriptor, written
from realist.evidence.imagined import FOLDER, IMAGINED, ImaginedError, Vignette, check_imagined, imagined_in, vignettes
from realist.theory import Design, Theory
from tests.folders import set_cell
from tests.test_anonymity import names
from tests.tree import ROOT

DATA = ROOT / "data"
IMAGINED_DATA = DATA / FOLDER
BASE = evidence.load(DATA)
TOLD = vignettes(IMAGINED_DATA, BASE.theory)
BY_ID = {vignette.id: vignette for vignette in TOLD}
NAMED = [vignette.id for vignette in TOLD]
UNLIKE = 3
"""Fewest answers in which a vignette differs from each scheme that was seen."""


@pytest.fixture
def folder(tmp_path) -> Path:
    """The imagined cases, in a folder of their own."""
    return Path(shutil.copytree(IMAGINED_DATA, tmp_path / FOLDER))


def wrong(folder: Path) -> list[str]:
    with pytest.raises(ImaginedError) as caught:
        vignettes(folder, BASE.theory)
    return [str(fault) for fault in caught.value.faults]


def row_of(folder: Path, file: str, *cells: str) -> int:
    """The number of the row that begins with those cells."""
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(",".join(cells) + ","))


def states(design: Design) -> dict[str, str]:
    return {name: found.state for name, found in appraise(BASE.theory, design, BASE.schemes).configurations.items()}


def changed(vignette: str, outcome: str, **answers: str) -> str:
    """The words for an outcome once some answers are changed; an empty answer is not sure."""
    ours = {feature.replace("_", "-"): value for feature, value in answers.items()}
    given = {**BY_ID[vignette].design.answers, **ours}
    design = Design({feature: value for feature, value in given.items() if value})
    return appraise(BASE.theory, design, BASE.schemes).outcomes[outcome].word


def test_there_are_enough_and_the_folder_has_no_fault():
    assert len(TOLD) >= 10
    assert check_imagined(DATA, BASE.theory) == Report((), ())


@pytest.mark.parametrize("vignette", TOLD, ids=NAMED)
def test_a_story_is_short_and_ends_in_a_dilemma(vignette):
    assert 60 <= len(vignette.story.split()) <= 110
    assert len(vignette.answers) >= 8
    assert len(vignette.questions) >= 2
    assert [question.number for question in vignette.questions] == list(range(1, len(vignette.questions) + 1))
    assert all(question.question.endswith("?") for question in vignette.questions)


@pytest.mark.parametrize("vignette", TOLD, ids=NAMED)
def test_a_story_points_at_no_place_and_no_force_of_the_study(vignette):
    said = " ".join([vignette.title, vignette.story])
    assert names(said) == []
    assert not re.search(r"\b[Ff]orce [ABC]\b|\bthe study\b", said)
    inner = re.findall(r"(?<![.?!:] )(?<!^)\b[A-Z][a-z]+", vignette.story)
    assert set(inner) <= {"Easter", "March", "Tuesday", "Friday"}, "Only days and seasons are named, never people"


@pytest.mark.parametrize("vignette", TOLD, ids=NAMED)
def test_what_an_answer_brings_by_definition_is_answered_too(vignette):
    answers = vignette.design.answers
    missing = [
        tie.id
        for tie in BASE.theory.ties
        if tie.relation == "implies" and answers.get(tie.feature) == tie.value and tie.other_feature not in answers
    ]
    assert missing == []


@pytest.mark.parametrize("vignette", TOLD, ids=NAMED)
def test_no_vignette_copies_a_scheme(vignette):
    likeness = appraise(BASE.theory, vignette.design, BASE.schemes).precedent.answers
    assert len(likeness) == len(BASE.schemes)
    assert [scheme.scheme for scheme in likeness if len(scheme.different) < UNLIKE] == []


@pytest.mark.parametrize("vignette", TOLD, ids=NAMED)
def test_a_question_uses_names_that_the_bench_uses(vignette):
    theory = BASE.theory
    labels = [each.label for part in (theory.features, theory.outcomes, theory.mechanisms) for each in part]
    for question in vignette.questions:
        assert any(label.lower() in question.look_for.lower() for label in labels), question.look_for


def test_together_they_reach_every_configuration_and_every_answer():
    reached = [states(vignette.design) for vignette in TOLD]
    assert {name for found in reached for name, state in found.items() if state == "active"} == set(
        BASE.theory.configuration
    )
    given = {(answer.feature, answer.value) for vignette in TOLD for answer in vignette.answers}
    assert given == {(feature.id, value) for feature in BASE.theory.features for value in feature.value_ids}


def test_no_two_vignettes_answer_alike():
    assert len({vignette.design for vignette in TOLD}) == len(TOLD)
    assert len({vignette.title for vignette in TOLD}) == len(TOLD)


REACHED = {"team_place": "police-premises", "contact_route": "direct", "team_size": "small"}
TRAINED = {"launch_training": "whole-frontline"}


@pytest.mark.parametrize(
    ("vignette", "outcome", "answers", "word"),
    [
        ("last-ferry", "scheme-knowledge", {}, "constrained, with an open support"),
        ("last-ferry", "scheme-knowledge", TRAINED, "supported, with an open constraint"),
        ("last-ferry", "outside-ties", {"onward_support": "accompanied"}, "supported"),
        ("bus-depot", "risk-ownership", {"shared_account": "no"}, "supported"),
        ("bus-depot", "officer-team-ties", {"team_place": "police-premises"}, "not reached"),
        ("bus-depot", "officer-team-ties", {"team_size": "small"}, "not reached"),
        ("bus-depot", "officer-team-ties", {"contact_route": "direct"}, "not reached"),
        ("bus-depot", "officer-team-ties", {"contact_route": "direct", "team_size": "small"}, "may be supported"),
        ("bus-depot", "officer-team-ties", REACHED, "supported"),
        ("three-councils", "planned-model", {"council_arrangements": "alike"}, "constrained"),
        ("three-councils", "officer-team-ties", {}, "not reached"),
        ("three-councils", "aims-understood", {}, "constrained"),
        ("empty-chair", "officer-team-ties", {}, "not reached"),
        ("empty-chair", "scheme-launched", {"leadership": "entrepreneur"}, "supported"),
        ("at-the-till", "scheme-knowledge", {}, "supported, with an open constraint"),
        ("at-the-till", "terms-known", {}, "constrained"),
        ("at-the-till", "terms-known", {"payment": "free"}, "not reached"),
        ("mud-and-wristbands", "standard-delivery", {}, "supported"),
        ("two-trays", "group-distinction", {}, "constrained"),
        ("two-trays", "recording", {}, "contested"),
        ("two-trays", "knowledge-kept", {"school_lesson": "yes"}, "not reached"),
        ("two-trays", "knowledge-kept", {"school_lesson": "yes", "ongoing_training": "one-off"}, "constrained"),
        ("long-road", "sustained-provision", {}, "supported"),
        ("long-road", "timely-support", {}, "supported"),
        ("long-road", "strategic-commitment", {}, "not reached"),
        ("long-road", "strategic-commitment", {"leadership": "entrepreneur"}, "supported"),
        ("new-broom", "offer-understood", {}, "contested"),
        ("new-broom", "scheme-knowledge", {"tutor_teaching": ""}, "may go either way"),
        ("before-lunch", "officer-team-ties", {}, "not reached"),
        ("two-talkers", "benefits-explained", {"who_explains": "deliverer"}, "not reached"),
        ("not-speaking", "group-distinction", {"run_alongside": "same-team"}, "constrained"),
        ("not-speaking", "without-prosecution", {}, "not reached"),
    ],
)
def test_what_a_question_says_of_the_bench_is_so(vignette, outcome, answers, word):
    assert changed(vignette, outcome, **answers) == word


def test_the_long_road_sets_what_was_seen_against_what_was_only_suggested():
    outcomes = appraise(BASE.theory, BY_ID["long-road"].design, BASE.schemes).outcomes
    configuration = BASE.theory.configuration
    assert {configuration[c].basis for c in outcomes["sustained-provision"].towards.active} == {"suggested"}
    assert "suggested" not in {configuration[c].basis for c in outcomes["timely-support"].towards.active}


def test_the_package_says_imagined_and_describes_the_tables():
    given = json.loads((IMAGINED_DATA / "datapackage.json").read_text(encoding="utf-8"))
    assert given["description"].startswith("Imagined, not evidence.")
    assert [licence["name"] for licence in given["licenses"]] == ["CC-BY-4.0"]
    assert (IMAGINED_DATA / "datapackage.json").read_text(encoding="utf-8") == written(descriptor(given, IMAGINED))
    assert [key["reference"]["resource"] for r in given["resources"] for key in r["schema"].get("foreignKeys", [])] == [
        "vignettes",
        "vignettes",
    ]


def test_evidence_knows_nothing_of_what_is_imagined(tmp_path):
    assert not set(IMAGINED) & set(BASE.tables)
    assert get_type_hints(Vignette).keys() == {"id", "title", "story", "answers", "questions"}
    without = shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns(FOLDER))
    assert evidence.load(without).checksum == BASE.checksum
    assert imagined_in(without) is None
    assert check_imagined(without, BASE.theory) == Report((), ())


@pytest.mark.parametrize(
    ("file", "row", "column", "text", "reason"),
    [
        ("vignettes.csv", 2, "story", "", "is empty, and every row needs it; for example: "),
        ("vignettes.csv", 2, "title", "=1+1", 'starts with "=", which a spreadsheet would run'),
        ("vignettes.csv", 2, "story", "a" * 601, "is 601 characters long"),
        ("vignette_answers.csv", 3, "vignette", "nowhere", '"nowhere" is not in vignettes.csv (column vignette)'),
        ("vignette_answers.csv", 3, "feature", "moon", '"moon" is not a question of the evidence base (features.csv)'),
        ("vignette_answers.csv", 3, "value", "moon", '"moon" is not an answer of "leadership"; its answers are: '),
        ("vignette_answers.csv", 3, "because", "It is so", '"It is so" does not stand in the story; '),
        ("vignette_answers.csv", 3, "because", "", "is empty, and every row needs it; for example: "),
        ("vignette_questions.csv", 2, "number", "one", '"one" is not a whole number; expected one such as 1'),
        ("vignette_questions.csv", 2, "look_for", "", "is empty, and every row needs it; for example: "),
    ],
)
def test_a_fault_is_told_by_file_row_and_field(folder, file, row, column, text, reason):
    set_cell(folder, file, row, column, text)
    told = wrong(folder)
    assert len(told) == 1
    assert told[0].startswith(f"{file}, row {row}, {column}: {reason}")


def test_a_broken_tie_is_told_with_both_rows(folder):
    row = row_of(folder, "vignette_answers.csv", "bus-depot", "contract-account")
    set_cell(folder, "vignette_answers.csv", row, "value", "yes")
    place = f"vignette_answers.csv, row {row}, value"
    assert wrong(folder) == [f'{place}: "yes" breaks the tie "in-house-no-contract" (ties.csv) with row {row - 1}']


def test_an_answer_that_a_tie_rules_out_is_told(folder):
    row = row_of(folder, "vignette_answers.csv", "bus-depot", "team-size")
    set_cell(folder, "vignette_answers.csv", row, "value", "no-team")
    assert [message.partition(" breaks ")[2].partition(" (")[0] for message in wrong(folder)] == [
        'the tie "no-size-no-place"',
        'the tie "team-size-in-house"',
    ]


@pytest.mark.parametrize("what", ["answer", "question"])
def test_a_story_without_answers_or_questions_is_told(folder, what):
    path = folder / f"vignette_{what}s.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("last-ferry,")), encoding="utf-8")
    reason = f'"last-ferry" has no {what} in vignette_{what}s.csv; give it one or more'
    assert wrong(folder) == [f"vignettes.csv, row 2, vignette: {reason}"]


def test_an_answer_given_twice_is_told(folder):
    path = folder / "vignette_answers.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[1]]), encoding="utf-8")
    place = f"vignette_answers.csv, row {len(lines) + 1}, vignette + feature"
    assert wrong(folder) == [f'{place}: "last-ferry" with "group" already stands in row 2; expected once']


def test_a_missing_file_is_told(folder):
    (folder / "vignette_questions.csv").unlink()
    listed = "although datapackage.json lists it; write it, or run python -m realist describe FOLDER"
    reason = f"the file is missing, {listed}"
    assert wrong(folder) == [f"vignette_questions.csv: {reason}"]


def test_a_theory_of_another_field_refuses_every_answer():
    with pytest.raises(ImaginedError) as caught:
        vignettes(IMAGINED_DATA, Theory())
    assert len(caught.value.faults) == sum(len(vignette.answers) for vignette in TOLD)


def test_the_command_line_checks_what_is_imagined_too(tmp_path, capsys):
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    assert main(["check", str(data)]) == 0
    capsys.readouterr()
    set_cell(data / FOLDER, "vignette_answers.csv", 3, "value", "moon")
    assert main(["check", str(data)]) == 1
    assert capsys.readouterr().out.startswith(f'{FOLDER}/vignette_answers.csv, row 3, value: "moon" is not an answer')
    set_cell(data, "levels.csv", 2, "label", "")
    assert main(["check", str(data)]) == 1
    assert f"note: {FOLDER} was not checked" in capsys.readouterr().out


def test_describing_an_evidence_folder_describes_what_is_imagined_too(tmp_path, capsys):
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    package = data / FOLDER / "datapackage.json"
    before = package.read_bytes()
    package.write_text(json.dumps({**json.loads(before), "resources": []}), encoding="utf-8")
    assert main(["describe", str(data)]) == 0
    assert str(package) in capsys.readouterr().out
    assert package.read_bytes() == before
