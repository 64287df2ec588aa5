"""The types: what may be set, what may not, and what an untrusted design meets."""

from __future__ import annotations

import json
import random
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realist import evidence
from realist.theory import Design, DesignError, FeatureCondition, Theory, read_design
from tests.theories import cases, some_own, theories

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.text() | st.sampled_from(["answers", "assumed", "own", "conditions", "values", "feature"]), inner
        )
    ),
)


@given(theories(), ANYTHING)
def test_an_untrusted_design_fits_or_is_refused_in_words(theory, given):
    try:
        design = read_design(theory, given)
    except DesignError as refused:
        problems = refused.problems
    else:
        problems = ("it fits",)
        assert set(design.answers) <= set(theory.feature)
        assert design.assumed | design.knocked_out <= set(theory.mechanism)
    assert problems
    assert all(len(problem) < 200 for problem in problems)


@given(theories(), ANYTHING, ANYTHING)
def test_an_untrusted_design_of_the_right_shape_is_no_safer(theory, answers, mechanisms):
    given = {"answers": answers, "assumed": mechanisms, "knocked_out": mechanisms, "own": mechanisms}
    try:
        design = read_design(theory, given)
    except DesignError:
        return
    assert design.to_dict()["answers"] == answers


@given(cases())
def test_a_design_survives_the_way_through_json(case):
    theory, design, _ = case
    assert read_design(theory, json.loads(json.dumps(design.to_dict()))) == design


def test_every_problem_of_a_design_is_told_at_once():
    with pytest.raises(DesignError) as refused:
        read_design(Theory(), {"answers": {"a": "b", "c": "d"}, "assumed": ["m"], "colour": 1})
    assert len(refused.value.problems) == 4


def test_every_problem_of_the_readers_own_says_where():
    theory = evidence.load("data/examples/cctv").theory
    good = some_own(theory, random.Random(1))
    whole = Design({}, own=(good, good)).to_dict()
    assert [c.id for c in read_design(theory, whole).own] == ["own-1", "own-2"]
    first, second = whole["own"]
    feature = theory.features[0]
    on = {"feature": feature.id, "values": list(feature.value_ids)}
    for part, wrong, says in (
        ("nickname", " ", 'nothing is said under "nickname"'),
        ("because", "a" * 301, '"because": 301 characters are more than the 300 that it can hold'),
        ("resource", "two\nlines", '"resource": holds a line break or an invisible character (U+000A)'),
        ("actor", "a\u202eb", '"actor": holds a line break or an invisible character (U+202E)'),
        ("reasoning", None, '"reasoning": expected text'),
        ("conditions", [], '"conditions": has none; say when it holds'),
        ("conditions", [on] * 13, '"conditions": 13 are more than the 12 that it can hold'),
        ("conditions", [on, on], '"conditions": asks one question, or one outcome, twice'),
        ("conditions", [{"feature": feature.id}], "condition 1: expected feature and values, or outcome and direction"),
        ("conditions", [{**on, "values": ["x"]}], 'condition 1: "values": there is no answer "x"'),
        ("conditions", [{"outcome": "x", "direction": "up"}], 'condition 1: "direction": there is no "up"'),
        ("mechanisms", [], '"mechanisms": names none; expected at least one'),
        ("mechanisms", ["x"], '"mechanisms": there is no mechanism "x"'),
        ("works", "", 'nothing is said under "works"'),
        ("effect", "up", '"effect": there is no "up"'),
        ("id", "own-1", '"id" is not a part of a configuration'),
        ("evidence", [], '"evidence" is not a part of a configuration'),
    ):
        with pytest.raises(DesignError) as refused:
            read_design(theory, {**whole, "own": [first, {**second, part: wrong}]})
        assert any(problem.startswith(f"own configuration 2: {says}") for problem in refused.value.problems), says
    with pytest.raises(DesignError, match="13 configurations are more than the 12"):
        read_design(theory, {"own": [first] * 13})
    assert read_design(theory, {"own": [{**first, "for_whom": ""}]}).own[0].for_whom == ""


def test_what_a_reader_adds_is_the_readers_whatever_it_comes_as():
    theory = evidence.load("data").theory
    (held,) = Design(own=theory.configurations[:1]).own
    assert (held.id, held.basis, held.because_whose) == ("own-1", "reader", "reader")
    assert (held.scope, held.rivals, held.evidence, held.note) == ((), (), (), "")


def test_a_design_cannot_be_changed_behind_an_appraisal():
    answers = {"a": "b"}
    design = Design(answers)
    answers["a"] = "c"
    assert design.answers["a"] == "b"
    with pytest.raises(TypeError):
        design.answers["a"] = "c"  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        design.assumed = frozenset()  # type: ignore[misc]
    assert len({design, Design({"a": "b"})}) == 1


@given(theories())
def test_the_compiled_theory_is_json_and_holds_every_row(theory):
    compiled = json.loads(json.dumps(theory.compiled()))
    assert [c["id"] for c in compiled["configurations"]] == [c.id for c in theory.configurations]
    for c, plain in zip(theory.configurations, compiled["configurations"], strict=True):
        for condition, said in zip(c.conditions, plain["conditions"], strict=True):
            names = {"feature", "values"} if isinstance(condition, FeatureCondition) else {"outcome", "direction"}
            assert set(said) == names


@pytest.mark.parametrize("folder", ["data", "data/examples/cctv"])
def test_only_questions_that_something_depends_on_are_asked(folder):
    theory = evidence.load(folder).theory
    needed = {
        condition.feature
        for c in theory.configurations
        for condition in c.conditions
        if isinstance(condition, FeatureCondition)
    }
    needed |= {r.condition.feature for r in theory.requirements if isinstance(r.condition, FeatureCondition)}
    assert needed <= {feature.id for feature in theory.asked} <= needed | {"group"}
