"""Views across the schemes say no more than the evidence base, and their parts are told apart."""

from __future__ import annotations

import re
from itertools import product

import pytest

from realist import evidence
from realist.appraisal import appraise
from realist.inquiry import completed, knock_outs, pathways
from realist.theory import Design, DesignError
from realist.views import across

STUDY = evidence.load("data")
CCTV = evidence.load("data/examples/cctv")
BOTH = [STUDY, CCTV]
SIDES = [(base, outcome.id, way) for base in BOTH for outcome in base.theory.outcomes for way in ("towards", "against")]


@pytest.mark.parametrize("base", BOTH)
def test_where_a_configuration_was_seen_is_what_its_scope_says(base):
    table = across.across(base, base.theory.configurations)
    assert len(table) == len(base.theory.configurations)
    for c, (_, row) in zip(base.theory.configurations, table.iterrows(), strict=True):
        assert f"#cmo-{c.id}" in row["Configuration"]
        for scheme in base.schemes:
            told = {scope.scheme: scope.told_of for scope in c.scope}.get(scheme.id)
            cell = row[scheme.label]
            assert cell.startswith("seen") is (told in ("scheme", "site"))
            assert cell.startswith("either") is (told == "either-or")
            assert (cell == "suggested only") is (not c.scope)


@pytest.mark.parametrize("mechanism", [m.id for m in STUDY.theory.mechanisms])
def test_a_mechanism_is_shown_with_all_that_triggers_or_blocks_it(mechanism):
    shown = set(re.findall(r"#cmo-([\w-]+)", across.of_mechanism(STUDY, mechanism)))
    assert shown == {c.id for c in STUDY.theory.configurations if mechanism in c.mechanisms}


def test_what_is_no_ripple_is_refused():
    chain = ["lost-on-the-way-down", "little-to-sell"]
    assert "Little to sell" in across.ripple(STUDY, chain, "A ripple")
    with pytest.raises(ValueError, match="does not start"):
        across.ripple(STUDY, chain[::-1], "No ripple")


@pytest.mark.parametrize(("base", "outcome", "direction"), SIDES, ids=lambda v: v if isinstance(v, str) else "")
def test_the_roles_of_conditions_are_what_the_appraisal_bears_out(base, outcome, direction):
    """Each way suffices; without one of its INUS conditions the rest of it does not; and there is another way."""
    theory, ways = base.theory, pathways(base.theory, outcome, direction).found

    def reached(conditions) -> bool:
        design = completed(theory, Design(conditions))
        return getattr(appraise(theory, design).outcomes[outcome], direction).state == "active"

    def suffice(conditions) -> bool:
        """However they are met: met by some one answer, they may be part of another way besides."""
        answers = product(*([(c.feature, value) for value in c.values] for c in conditions))
        return all(reached(dict(chosen)) for chosen in answers)

    for way in ways:
        kinds = {across.role(theory, condition, way, ways) for condition in way.conditions}
        assert ("sufficient by itself" in kinds) is (len(way.conditions) == 1)
        if "INUS condition" in kinds:
            assert len(ways) > 1
            assert len(way.conditions) > 1
        assert reached({c.feature: c.values[0] for c in way.conditions})
        for condition in way.conditions:
            needed = across.role(theory, condition, way, ways) != "comes with the others by definition"
            assert suffice([other for other in way.conditions if other is not condition]) is not needed
            if across.role(theory, condition, way, ways) == "in every way that we have":
                assert all(condition.feature in {c.feature for c in other.conditions} for other in ways)
    table = across.roles(base, outcome, direction)
    assert len(table) == sum(len(way.conditions) for way in ways)


@pytest.mark.parametrize("scheme", STUDY.schemes, ids=lambda scheme: scheme.id)
def test_what_is_knocked_out_is_what_rests_on_it(scheme):
    table = across.knocked_out(STUDY, scheme)
    rests = knock_outs(STUDY.theory, scheme.design)
    for (_, row), found in zip(table.iterrows(), rests, strict=True):
        gone = {m.id for m in found.outcomes if m.now == "not reached" and not m.was.startswith("may ")}
        for moved in found.outcomes:
            label = STUDY.theory.outcome[moved.id].label
            label = label[0].lower() + label[1:]
            assert (label in row["Nothing works any more on"]) is (moved.id in gone)
        one = across.held_up(STUDY, scheme, found.mechanism)
        assert one["As it is"].tolist() == [moved.was for moved in found.outcomes]


def test_requirements_say_whose_they_are_and_lead_to_their_findings():
    table = across.requirements(STUDY, "e.html")
    assert table["Whose"].all()
    for r, cell in zip(STUDY.theory.requirements, table["The claim"], strict=True):
        assert all(f"#finding-{one}" in cell for one in r.findings)
    joint = table.set_index("Said to be needed").loc["Answering together for the risk (said of Group 2)"]
    assert joint["Force A Group 2"] == "met"
    assert joint["Force B"] == "cannot be told"


def test_an_answer_that_pulls_both_ways_names_both_ways():
    table = across.pulls(STUDY, next(s for s in STUDY.schemes if s.id == "B-group-1"))
    contract = table[table["Answer"].str.startswith("Account by contract")].iloc[0]
    assert "cmo-counted-and-held-to" in contract["Works towards"]
    assert "cmo-control-or-learning" in contract["Works against"]
    beside = across.pulls(STUDY, next(s for s in STUDY.schemes if s.id == "A-group-1"))
    assert [answer.split(":")[0] for answer in beside["Answer"]] == ["Another scheme alongside"]
    assert "cmo-ours-whatever-it-is-called" in beside.iloc[0]["Works towards"]
    assert "cmo-two-that-look-alike" in beside.iloc[0]["Works against"]


def test_one_other_answer_moves_what_the_appraisal_says_it_moves():
    scheme = next(s for s in STUDY.schemes if s.id == "B-group-1")
    table = across.changed(STUDY, scheme, {"contact-route": "direct"})
    told = {row["What moves"]: (row["As it was"], row["As it would be"]) for _, row in table.iterrows()}
    route = next(value for name, value in told.items() if "cmo-no-way-to-ask" in name)
    assert route == ("active", "not met")
    assert across.changed(STUDY, scheme, {}).empty
    with pytest.raises(DesignError):
        across.changed(STUDY, scheme, {"contact-route": "by pigeon"})
