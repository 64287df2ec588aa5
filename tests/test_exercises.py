"""Exercises: sound as data, answerable, without giveaways, and answered from the evidence."""

from __future__ import annotations

import base64
import json
import posixpath
import shutil
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from realist import evidence, exercises
from realist.__main__ import main
from realist.documents.worksheets import worksheet
from realist.evidence import double_coding
from realist.evidence.datapackage import describe
from realist.exercises import EXERCISES, FOLDER, ExercisesError
from realist.exercises.building import CONCLUSIONS, JUDGEMENTS, MISSING, answer, conclusion, read_draft
from realist.exercises.coding import CODED, codings, compared
from realist.exercises.printed import pages, questions
from realist.exercises.showing import alignment, course_state, set_state
from realist.inquiry import vary
from realist.theory import FeatureCondition
from realist.widgets import ClassView, Exercise, HandIn
from tests.folders import good_copy, set_cell
from tests.test_worksheets import chapter
from tests.tree import ROOT

DATA = ROOT / "data"
BAD = ROOT / "tests" / "bad_exercises"
GOOD = BAD / "_good"
FAULTS = sorted(path for path in BAD.iterdir() if path.is_dir() and path != GOOD)
BASE = evidence.load(DATA)
SOME = exercises.load(DATA / FOLDER, BASE)
THEORY = BASE.theory
LONGEST_SHARE = 1 / 3
"""Of the items with one right option among others, the share in which it may be the longest."""
PLACE_SHARE = 1 / 3
"""The share in which it may stand in one and the same place."""


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> evidence.Evidence:
    return evidence.load(good_copy(tmp_path_factory.mktemp("small") / "base"))


def messages(folder: Path, base: evidence.Evidence) -> list[str]:
    describe(folder, EXERCISES)
    try:
        exercises.load(folder, base)
    except ExercisesError as error:
        return [str(fault) for fault in error.faults]
    return []


# As data


def test_the_good_exercises_have_no_fault(tmp_path, small):
    assert messages(Path(shutil.copytree(GOOD, tmp_path / "good")), small) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda path: path.name)
def test_a_fault_gives_its_one_message(tmp_path, small, fault):
    folder = Path(shutil.copytree(GOOD, tmp_path / "bad"))
    for path in fault.glob("*.csv"):
        shutil.copy(path, folder / path.name)
    assert messages(folder, small) == (fault / "expected.txt").read_text(encoding="utf-8").splitlines()


def test_a_fault_folder_is_small_and_differs_and_expects_one_message():
    for fault in FAULTS:
        assert len((fault / "expected.txt").read_text(encoding="utf-8").splitlines()) == 1
        changed = list(fault.glob("*.csv"))
        assert changed
        assert all(path.read_bytes() != (GOOD / path.name).read_bytes() for path in changed), fault.name


def test_a_missing_file_is_told(tmp_path, small):
    folder = Path(shutil.copytree(GOOD, tmp_path / "bad"))
    (folder / "items.csv").unlink()
    assert messages(folder, small)[0].startswith("items.csv: the file is missing")


def test_the_command_line_checks_and_describes_exercises_too(tmp_path, capsys):
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    assert main(["describe", str(data)]) == 0
    assert str(data / FOLDER / "datapackage.json") in capsys.readouterr().out
    assert (data / FOLDER / "datapackage.json").read_bytes() == (DATA / FOLDER / "datapackage.json").read_bytes()
    set_cell(data / FOLDER, "items.csv", 2, "findings", "F-OPC-99z")
    assert main(["check", str(data)]) == 1
    assert capsys.readouterr().out.startswith(f'{FOLDER}/items.csv, row 2, findings: "F-OPC-99z" is not in')
    set_cell(data, "levels.csv", 2, "label", "")
    assert main(["check", str(data)]) == 1
    assert f"note: {FOLDER} was not checked" in capsys.readouterr().out


# As exercises


def test_there_are_some_sixty_items_over_all_the_kinds_of_set():
    assert len(SOME.items) >= 60
    assert {each.kind for each in SOME.sets} == {"sort", "build", "retroduce", "code", "check"}
    kinds = Counter(item.kind for item in SOME.items)
    assert set(kinds) == {"sort", "choose-one", "choose-all", "order", "predict", "build", "retroduce", "code"}


def one_right(items=SOME.items) -> list:
    return [item for item in items if item.kind in ("choose-one", "predict")]


def longest(items) -> list[str]:
    """The items of which the right option is the longest, alone or with others."""
    return [
        i.id for i in items if max(len(o.text) for o in i.options if o.right) >= max(len(o.text) for o in i.options)
    ]


def test_the_right_option_is_seldom_the_longest():
    those = one_right()
    assert len(longest(those)) <= len(those) * LONGEST_SHARE, longest(those)


def test_the_right_option_stands_in_no_place_too_often():
    places = Counter(next(n for n, o in enumerate(item.options) if o.right) for item in one_right())
    assert max(places.values()) <= sum(places.values()) * PLACE_SHARE, places


def test_no_role_is_the_answer_to_sorting_too_often():
    roles = Counter(role for item in SOME.items if item.kind == "sort" for role in item.right)
    assert len(roles) == 6
    assert max(roles.values()) <= sum(roles.values()) * PLACE_SHARE, roles


def test_where_things_are_put_in_order_they_are_not_shown_in_it():
    shown = [[o.place for o in item.options] for item in SOME.items if item.kind == "order"]
    assert shown
    assert all(places != sorted(places) for places in shown)


def test_some_things_to_sort_have_two_defensible_answers_and_say_so():
    two = [item for item in SOME.items if item.kind == "sort" and len(item.right) == 2]
    assert len(two) >= 3
    assert all("Both answers can be defended" in item.after for item in two)


def test_what_the_programme_sets_up_is_an_arrangement_in_every_item():
    """One rule: what the evidence base has as set up is an arrangement, and what it has as there before is a context."""
    kinds = {feature.id: feature.kind for feature in THEORY.features}
    told = {
        "sort-training-for-all": "launch-training",
        "sort-goes-along": "onward-support",
        "sort-contract": "contract-account",
        "sort-large-area": "geography",
    }
    roles = {item.id: item.right for item in SOME.named("sort-roles").items}
    assert {name: "arrangement" in roles[name] for name in told} == {
        name: kinds[feature] != "context" for name, feature in told.items()
    }
    assert not [name for name, right in roles.items() if {"arrangement", "context"} <= set(right)]


def test_what_frames_asks_is_what_its_chapter_gives():
    letters = {row["label"] for row in BASE.tables.rows("frameworks") if row["framework"] == "VICTORE"}
    (item,) = (one for one in SOME.items if one.id == "frames-2")
    named = [option.because.partition(".")[0] for option in item.options if option.right]
    assert len(named) == 2
    assert set(named) <= letters


def test_nothing_towards_other_services_is_supported_for_want_of_a_configuration():
    """What the chapter says of that row of its table: no configuration speaks of offering nothing."""
    force_b = next(scheme for scheme in BASE.schemes if scheme.id == "B-group-1")
    words = {
        one.value: one.word for one in vary(THEORY, force_b.design, "onward-support") if one.outcome == "person-fit"
    }
    assert (words["nothing"], words["information"]) == ("supported", "contested")
    conditions = [k for c in THEORY.configurations for k in c.conditions if isinstance(k, FeatureCondition)]
    asked = [k.values for k in conditions if k.feature == "onward-support"]
    assert asked
    assert not [values for values in asked if "nothing" in values]


def test_known_mistakes_are_there_to_be_made():
    detected = [item for item in SOME.items if item.kind == "sort" and "spot-disguises" in item.learning_outcomes]
    assert {role for item in detected for role in item.right} >= {"resource", "outcome", "none"}


def test_every_reason_is_a_reason_of_its_own():
    for item in SOME.items:
        reasons = [option.because for option in item.options]
        assert len(set(reasons)) == len(reasons), item.id
        assert all(len(reason.split()) > 3 for reason in reasons), item.id


def test_every_learning_outcome_is_taught_practised_and_assessed():
    table = alignment(SOME, {"causes": "causes.html"})
    assert len(table) == len(SOME.learning_outcomes)
    assert all(cell for column in ("Taught in", "Practised in", "Assessed in") for cell in table[column])
    assert any('<a href="causes.html">' in cell for cell in table["Taught in"])


def test_every_chapter_that_is_named_is_a_page_of_the_book():
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    pages_ = {posixpath.basename(each["file"]) for part in toc["parts"] for each in part["chapters"]}
    ends = {each.chapter for each in SOME.sets if each.chapter}
    taught = {stem for outcome in SOME.learning_outcomes for stem in outcome.taught}
    assert len(ends) >= 15
    assert ends | taught <= pages_
    assert taught - {"evidence", "how-to-read"} <= ends, "what a chapter teaches is asked for at its end"


# Behind a veil


def test_a_glance_at_the_page_does_not_give_the_answers():
    for each in SOME.sets:
        state = set_state(SOME, BASE, each.id)
        seen = json.dumps(state["sets"], ensure_ascii=False)
        for item in each.items:
            assert item.after not in seen
            assert not [o.because for o in item.options if o.because in seen]
        key = json.loads(base64.b64decode(state["key"]))
        assert {item.id for item in each.items} == set(key)
        assert all(key[i.id]["options"][o.id]["right"] == o.right for i in each.items for o in i.options)


@pytest.mark.parametrize(
    "make",
    [lambda: Exercise(SOME, BASE, "sort-roles", "e.html"), lambda: HandIn(SOME, BASE), lambda: ClassView(SOME, BASE)],
)
def test_a_widget_is_a_widget_and_a_place_in_a_page(make):
    data, _ = make()._repr_mimebundle_()
    assert "data-realist-widget=" in data["text/html"]
    assert SOME.items[0].after not in data["text/html"]


def test_the_course_holds_all_sets():
    assert [each["id"] for each in course_state(SOME, BASE)["sets"]] == [each.id for each in SOME.sets]


# Answered from the evidence


def draft_of(c, **changed) -> dict:
    """A configuration of the evidence as a learner would have made it."""
    conditions = [
        {"feature": k.feature, "values": list(k.values)}
        if isinstance(k, FeatureCondition)
        else {"outcome": k.outcome, "direction": k.direction}
        for k in c.conditions
    ]
    names = ("resource", "actor", "reasoning", "works", "outcome", "effect", "because")
    return {
        "conditions": conditions,
        "mechanisms": " ".join(c.mechanisms),
        **{name: getattr(c, name) for name in names},
        **changed,
    }


def said(draft: dict) -> dict:
    return answer(THEORY, read_draft(THEORY, draft))


def beside(found: dict, name: str) -> dict:
    """How a configuration of the evidence stands beside a learner's, where the learner is to compare the two."""
    return next(one for one in found["compared"] if one["configuration"] == name)


@pytest.mark.parametrize("c", THEORY.configurations, ids=lambda c: c.id)
def test_a_configuration_of_the_evidence_is_known_again_and_lacks_nothing(c):
    found = said(draft_of(c))
    assert found["missing"] == []
    assert found["beside"][0]["configuration"] == c.id
    one = beside(found, c.id)
    assert (one["taken"], one["differs"]) == (["resource", "reasoning"], [])
    assert one["relation"] == ("alike" if c.scope else "suggested")
    if c.scope:
        assert found["verdict"] == "alike"
        assert c.id in found["by"]
        assert found["further"][c.id] == []
    else:
        assert found["verdict"] != "alike"


@pytest.mark.parametrize("reasoning", ["a thought of another kind", "training", "fewer of them", "ÅÄÖ 思う"])
@pytest.mark.parametrize("c", THEORY.configurations, ids=lambda c: c.id)
def test_no_word_of_a_reasoning_decides_anything(c, reasoning):
    """Another reasoning and resource leave all that is said of the rest as it was; whether it was seen is not said."""
    own, other = said(draft_of(c)), said(draft_of(c, reasoning=reasoning, resource="a shelf"))
    same = ("verdict", "by", "further", "unseen", "missing")
    assert [other[name] for name in same] == [own[name] for name in same]
    assert beside(other, c.id) == {**beside(own, c.id), "taken": []}


def test_nothing_is_compared_before_there_is_a_reasoning():
    c = THEORY.configuration["run-past-you"]
    assert said(draft_of(c, reasoning=" "))["compared"] == []
    assert said(draft_of(c, actor=""))["compared"] == []


def test_what_ends_alike_in_other_circumstances_is_compared_too_since_its_rival_may_be_meant():
    c = THEORY.configuration["court-or-course"]
    time = [{"feature": "who-explains", "values": ["street-officer"]}]
    found = said(draft_of(c, conditions=time, reasoning="the next call waits", actor="new-officers"))
    assert beside(found, c.id)["relation"] == "elsewhere"
    assert len(found["compared"]) == 3
    assert c.rivals


def test_what_is_named_otherwise_is_told():
    c = THEORY.configuration["run-past-you"]
    found = said(draft_of(c, mechanisms="accountability", works="blocks"))
    assert beside(found, c.id)["differs"] == ["mechanisms", "works"]


@given(
    st.sampled_from(THEORY.configurations),
    st.sampled_from(["towards", "against", "affects"]),
    st.sampled_from(["a thought", "", *(c.reasoning for c in THEORY.configurations)]),
    st.sampled_from([c.actor for c in THEORY.configurations]),
    st.integers(0, 3),
)
def test_every_comparison_ends_alike_or_holds_the_circumstances_and_can_be_concluded(c, effect, reasoning, actor, kept):
    conditions = draft_of(c)["conditions"][:kept]
    found = said(draft_of(c, effect=effect, reasoning=reasoning, actor=actor, conditions=conditions))
    for one in found["compared"]:
        other = THEORY.configuration[one["configuration"]]
        assert other.outcome == c.outcome
        assert one["relation"] in ("direction not said", "other way") or other.effect == effect
        for judgement in JUDGEMENTS:
            assert conclusion(one["relation"], judgement).endswith((".", "?"))
    assert set(found["by"]) <= {one["configuration"] for one in found["compared"]} or not reasoning


def test_every_conclusion_is_of_a_judgement_and_a_relation():
    relations = {"alike", "direction not said", "other way", "elsewhere", "suggested"}
    assert set(JUDGEMENTS) <= set(CONCLUSIONS)
    assert {key.partition(", ")[0] for key in CONCLUSIONS} == set(JUDGEMENTS)
    assert {key.partition(", ")[2] for key in CONCLUSIONS} <= relations | {""}


def test_the_effect_turned_round_is_seen_to_run_the_other_way():
    c = THEORY.configuration["better-than-nothing"]
    found = said(draft_of(c, effect="against"))
    assert (found["verdict"], found["by"]) == ("other way", [c.id])
    assert beside(found, c.id)["relation"] == "other way"


def test_a_direction_where_the_text_gives_none_is_said_to_be_ours():
    found = said(draft_of(THEORY.configuration["sure-either-way"], effect="towards"))
    assert (found["verdict"], found["by"]) == ("direction not said", ["sure-either-way"])


def test_what_a_seen_configuration_needs_besides_is_named():
    c = THEORY.configuration["run-past-you"]
    found = said(draft_of(c, conditions=[{"feature": "contact-route", "values": ["direct"]}]))
    assert (found["verdict"], found["further"][c.id]) == ("alike", [0, 2])


def test_parts_that_were_seen_and_never_together_are_apart():
    one = THEORY.configuration["this-is-your-door"]
    found = said(draft_of(one, conditions=[{"feature": "launch-training", "values": ["whole-frontline"]}]))
    assert (found["verdict"], found["unseen"]) == ("apart", [])


def test_a_part_that_nobody_saw_is_named():
    found = said(
        draft_of(THEORY.configuration["run-past-you"], conditions=[{"feature": "support-need", "values": ["critical"]}])
    )
    assert (found["verdict"], found["unseen"]) == ("nobody", ["condition 0"])


def test_nothing_at_all_lacks_everything_and_is_compared_with_nothing():
    found = said({})
    assert (found["verdict"], found["beside"], found["compared"]) == ("incomplete", [], [])
    assert found["missing"] == list(MISSING)


@pytest.mark.parametrize(
    "given",
    [
        None,
        [],
        {"actor": "nobody"},
        {"actor": ["officers"]},
        {"effect": "sideways"},
        {"works": "sometimes"},
        {"mechanisms": "magic"},
        {"resource": "x" * 301},
        {"colour": "red"},
        {"outcome": {}},
        {"conditions": "all"},
        {"conditions": [{"outcome": {}, "direction": "towards"}]},
        {"conditions": [{"feature": ["delivery"], "values": ["in-house"]}]},
        {"conditions": [{"feature": "delivery", "values": [["in-house"]]}]},
    ],
)
def test_what_is_no_configuration_is_refused_in_words(given):
    with pytest.raises(ValueError, match=r"\w"):
        read_draft(THEORY, given)


PARTS = st.sampled_from(["conditions", "actor", "feature", "values", "outcome"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda some: st.lists(some, max_size=3) | st.dictionaries(PARTS, some),
)


@given(ANYTHING)
def test_what_is_brought_in_is_answered_or_refused(brought):
    try:
        draft = read_draft(THEORY, brought)
    except ValueError:
        return
    assert answer(THEORY, draft)["verdict"]


# Coding


BOOK = codings(double_coding.read(DATA / "double-coding"))


def test_the_books_coding_agrees_with_itself():
    found = compared(BOOK, {c: one["settled"] for c, one in BOOK.items()})
    assert all(mine.alike == mine.units == len(BOOK) for mine, _ in found.values())
    assert [alpha.alpha for alpha, _ in found.values()] == [1.0, 1.0, 1.0]


def test_only_what_both_coded_counts():
    coded = {"court-or-course": {"mechanisms": "learning", "works": "triggers", "effect": "against"}, "unknown": {}}
    found = compared(BOOK, coded)
    assert list(found) == list(CODED)
    assert [(mine.units, mine.alike) for mine, _ in found.values()] == [(1, 0), (1, 0), (1, 1)]


def test_what_is_coded_was_coded_twice_and_tells_of_different_effects():
    those = [item for item in SOME.items if item.kind == "code"]
    assert len({BOOK[item.configuration]["settled"]["effect"] for item in those}) == 3
    assert any(BOOK[item.configuration]["said"]["why"] for item in those)
    assert any(not BOOK[item.configuration]["said"]["why"] for item in those)


# On paper


def test_every_set_prints_with_and_without_its_key():
    made = pages(SOME, BASE)
    for each in SOME.sets:
        stem = f"print-{each.id}" if not each.chapter else "print-check-yourself"
        for item in each.items:
            reasons = [option.because for option in item.options]
            for text in (item.prompt, *(option.text for option in item.options)):
                assert str(escaped(text)) in made[stem]
            assert not [r for r in reasons if str(escaped(r)) in made[stem]]
            assert all(str(escaped(r)) in made[f"{stem}-tutor"] for r in reasons)
            assert str(escaped(item.after)) in made[f"{stem}-tutor"]


def escaped(text: str) -> str:
    from markupsafe import escape

    return escape(text)


def test_a_worksheet_asks_what_the_chapter_asks_and_a_tutors_copy_answers_it():
    asked = questions(SOME.after_chapter("configurations"))
    made = chapter(("markdown", "# A chapter"), ("code", "1 + 1", "exercise"), ("code", "2", "solution"))
    student = "\n".join(cell.source for cell in worksheet(made, {}, asked).cells)
    tutor = "\n".join(cell.source for cell in worksheet(made, {}, asked, tutor=True).cells)
    for question, told in asked:
        assert question in student
        assert told not in student
        assert question in tutor
        assert told in tutor
    assert "# Your answer" in student
    assert "# Your answer" not in tutor
    assert worksheet(made, {}).cells[-1].source == "# Your answer"
    assert "2" in [cell.source for cell in worksheet(made, {}, tutor=True).cells]
