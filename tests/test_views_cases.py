"""Cases side by side: nothing is called observed that was not, and silence is never an answer."""

from __future__ import annotations

import re

import pytest

from realist import evidence
from realist.views import cases
from tests.tree import ROOT

PAGE = "evidence.html"


@pytest.fixture(scope="module", params=["data", "data/examples/cctv"])
def base(request) -> evidence.Evidence:
    return evidence.load(ROOT / request.param)


@pytest.fixture(scope="module")
def study() -> evidence.Evidence:
    return evidence.load(ROOT / "data")


def shown(base, frame) -> set[str]:
    """The features whose questions stand in a table."""
    return {feature.id for feature in base.theory.features if feature.question in set(frame.iloc[:, 0])}


def test_every_pair_of_questions_places_each_told_scheme_once(base):
    for one in base.theory.features:
        for other in base.theory.features:
            frame = cases.crossed(base, one.id, other.id)
            assert frame.shape == (len(one.values), 1 + len(other.values))
            said = " ".join(frame.iloc[:, 1:].to_numpy().flatten())
            for scheme in base.schemes:
                told = "not stated" not in (scheme.answer[one.id].status, scheme.answer[other.id].status)
                found = len(re.findall(rf"{re.escape(scheme.label)}(?! Group)\b", said))
                assert found == told, (one.id, other.id, scheme.label)


def test_no_commissioned_scheme_for_the_wider_group_was_seen(study):
    """The confound that the chapter on the cases rests on."""
    frame = cases.crossed(study, "delivery", "group").set_index("Who delivers the scheme?")
    assert list(frame.loc["A provider under contract"]) == ["Force B and Force C", "not observed"]
    assert set(frame.iloc[0]) == {"Force A Group 1", "Force A Group 2"}


def test_what_goes_with_a_feature_is_shared_by_no_two_schemes_that_differ_on_it(base):
    for feature in base.theory.features:
        bundle = shown(base, cases.bundled(base, feature.id, PAGE))
        assert feature.id not in bundle
        for other in base.theory.features:
            told = [
                (s.answer[feature.id].value, s.answer[other.id].value)
                for s in base.schemes
                if "not stated" not in (s.answer[feature.id].status, s.answer[other.id].status)
            ]
            parted = len({here for here, _ in told}) > 1 and not any(
                a != c and b == d for a, b in told for c, d in told
            )
            assert (other.id in bundle) == (parted and other.id != feature.id)


def test_the_bundle_of_the_study_holds_rivals_and_leaves_out_what_the_models_share(study):
    bundle = shown(study, cases.bundled(study, "delivery", PAGE))
    assert {"team-place", "board", "launch-training", "aim"} <= bundle
    assert not {"group", "who-explains", "evidence-habit", "payment"} & bundle


def test_two_schemes_differ_where_one_is_told_and_the_other_is_not(study):
    frame = cases.differing(study, "A-group-1", "A-group-2", PAGE)
    assert list(frame.columns) == ["Question", "Force A Group 1", "Force A Group 2"]
    for _, one, other in frame.itertuples(index=False):
        assert one != other
    assert {"group", "launch-training", "who-explains"} <= shown(study, frame)
    assert "delivery" not in shown(study, frame)


def test_silences_are_those_of_the_answers(base):
    for scheme in base.schemes:
        silent = sum(1 for answer in scheme.answer.values() if not answer.findings)
        assert cases.silences(base)[scheme.label] == silent


def test_the_levels_together_hold_every_question_once(base):
    questions = [question for one in base.theory.levels for question in cases.level(base, one.id, PAGE)["Question"]]
    assert sorted(questions) == sorted(feature.question for feature in base.theory.features)


def test_each_case_is_introduced_with_its_group_and_its_passages(base):
    frame = cases.introduced(base, PAGE)
    assert list(frame["Case"]) == [scheme.label for scheme in base.schemes]
    assert all('href="evidence.html#passage-' in where for where in frame["Where"])


def test_counts_add_up_to_the_rows_that_they_count(base):
    from realist.theory.wording import STANDING

    assert sum(cases.share_of_standings(base, STANDING).values()) == len(base.tables.rows("findings"))
    quotations = [row for row in base.tables.rows("passages") if row["kind"] == "quotation"]
    assert sum(cases.quoted(base).values()) == len(quotations)
    numbers = list(cases.quoted(base).values())
    assert numbers == sorted(numbers, reverse=True)


def test_what_the_chapters_say_of_their_charts_is_so(study):
    """Their text alternatives are sentences, and sentences do not follow the data by themselves."""
    from realist.theory.wording import STANDING

    silent = cases.silences(study)
    assert max(silent, key=lambda label: silent[label]) == "Force A Group 1"
    assert min(silent, key=lambda label: silent[label]) == "Force A Group 2"
    standings = cases.share_of_standings(study, STANDING)
    order = sorted(standings, key=lambda label: -standings[label])
    assert order[:3] == [STANDING["observed"], STANDING["claimed"], STANDING["believed"]]
    people = [
        row for row in study.tables.rows("participants") if row["counts"] == "participants" and row["total"] == "no"
    ]
    by_number = sorted(people, key=lambda row: int(row["number"]))
    assert (by_number[0]["role"], by_number[-1]["role"]) == ("OPCC", "Service users")
    employed = {"Navigator", "Police Officer", "Superintendent", "Chief Inspector", "Custody Sergeant"}
    assert set(cases.quoted(study)) == employed
