"""The questions over designs, each against the plainest way of answering it on theories small enough for that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from itertools import combinations, product
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from realist.appraisal import appraise, closure, states
from realist.evidence import Evidence, load
from realist.inquiry import (
    Implied,
    broken,
    completed,
    diversity,
    find_out_first,
    grid,
    implied,
    knock_outs,
    pathways,
    smallest_changes,
    tensions,
    vary,
)
from realist.theory import Design, FeatureCondition, Outcome, OutcomeCondition, Scheme, SchemeAnswer, Theory, Tie
from tests.theories import configuration, feature, observed, tied_cases, tied_theories

ROOT = Path(__file__).parent.parent
slow = settings(max_examples=100)
"""Brute force takes its time."""


def breaks(tie: Tie, answers: Mapping[str, str]) -> bool:
    one, other = answers.get(tie.feature), answers.get(tie.other_feature)
    if one != tie.value or other is None:
        return False
    return other == tie.other_value if tie.relation == "excludes" else other != tie.other_value


def wholes(theory: Theory, answers: Mapping[str, str]) -> list[dict[str, str]]:
    """Every way to answer every question that keeps these answers and all ties."""
    names = [f.id for f in theory.features]
    options = [[answers[f.id]] if f.id in answers else f.value_ids for f in theory.features]
    every = (dict(zip(names, values, strict=True)) for values in product(*options))
    return [whole for whole in every if not any(breaks(tie, whole) for tie in theory.ties)]


def forced(theory: Theory, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers, and those on which every whole way agrees."""
    every = wholes(theory, answers)
    return {f.id: every[0][f.id] for f in theory.features if every and len({whole[f.id] for whole in every}) == 1}


def partials(theory: Theory) -> list[dict[str, str]]:
    """Every set of answers, whole or not."""
    names = [f.id for f in theory.features]
    every = product(*[("", *f.value_ids) for f in theory.features])
    return [{name: value for name, value in zip(names, values, strict=True) if value} for values in every]


def kept(theory: Theory, design: Design) -> Design:
    """The design as the brute force completes it; a case whose ties cannot be kept is not this test's."""
    assume(wholes(theory, design.answers))
    return replace(design, answers=forced(theory, design.answers))


# Ties


@slow
@given(tied_cases())
def test_implied_is_what_every_way_of_keeping_the_ties_agrees_on(case):
    theory, design = case
    assume(wholes(theory, design.answers))
    expected = forced(theory, design.answers)
    rows = implied(theory, design.answers)
    assert {(row.feature, row.value) for row in rows} == expected.items() - design.answers.items()
    assert completed(theory, design) == replace(design, answers=expected)
    for row in rows:
        because = tuple(tie for tie in theory.ties if tie.id in row.ties)
        assert forced(replace(theory, ties=because), design.answers)[row.feature] == row.value
        for tie in because:
            fewer = replace(theory, ties=tuple(other for other in because if other is not tie))
            assert row.feature not in forced(fewer, design.answers)


@slow
@given(tied_cases())
def test_answers_break_ties_where_there_is_no_way_to_keep_them(case):
    theory, design = case
    found = broken(theory, design.answers)
    assert bool(found) == (not wholes(theory, design.answers))
    outright = [tie for tie in theory.ties if breaks(tie, design.answers)]
    assert set(outright) <= set(found)
    joined = nx.Graph([(tie.feature, tie.other_feature) for tie in theory.ties])
    for part in nx.connected_components(joined):
        ours = tuple(tie for tie in found if tie.feature in part)
        if ours and not set(ours) & set(outright):
            assert not wholes(replace(theory, ties=ours), design.answers)
            for tie in ours:
                assert wholes(replace(theory, ties=tuple(t for t in ours if t is not tie)), design.answers)


def test_ties_are_followed_through_and_ruled_out_answers_count():
    ties = (
        Tie("t0", "x", "v0", "implies", "y", "v1", ""),
        Tie("t1", "y", "v1", "excludes", "z", "v0", ""),
        Tie("t2", "y", "v1", "excludes", "z", "v1", ""),
    )
    theory = Theory(features=(feature("x", 2), feature("y", 2), feature("z", 3)), ties=ties)
    assert implied(theory, {"x": "v0"}) == (Implied("y", "v1", ("t0",)), Implied("z", "v2", ("t0", "t1", "t2")))
    assert implied(theory, {"z": "v0"}) == (Implied("x", "v1", ("t0", "t1")), Implied("y", "v0", ("t1",)))
    assert broken(theory, {"x": "v0", "y": "v0"}) == ties[:1]
    assert broken(theory, {"x": "v0", "z": "v1"}) == (ties[0], ties[2])
    assert not implied(theory, {"x": "v0", "z": "v1"})
    assert completed(theory, Design({"x": "v0", "y": "v0"})).answers == {"x": "v0", "y": "v0"}


# What to find out first


@slow
@given(tied_cases())
def test_each_open_question_is_answered_each_way_and_appraised_again(case):
    theory, design = case
    before = kept(theory, design)
    rows = find_out_first(theory, design)
    expected = {
        (f.id, value)
        for f in theory.with_own(design.own).asked
        if f.id not in before.answers
        for value in {whole[f.id] for whole in wholes(theory, design.answers)}
    }
    assert {(row.feature, row.value) for row in rows} == expected
    assert len(rows) == len(expected)
    was = appraise(theory, before)
    for row in rows:
        answers = forced(theory, {**design.answers, row.feature: row.value})
        now = appraise(theory, replace(design, answers=answers))
        brings = answers.items() - before.answers.items() - {(row.feature, row.value)}
        assert {(b.feature, b.value) for b in row.brings} == brings
        assert {(m.id, m.was, m.now) for m in row.configurations} == {
            (c, was.configurations[c].state, now.configurations[c].state)
            for c in was.configurations
            if was.configurations[c].state != now.configurations[c].state
        }
        assert {(m.id, m.was, m.now) for m in row.outcomes} == {
            (o, was.outcomes[o].word, now.outcomes[o].word)
            for o in was.outcomes
            if was.outcomes[o].word != now.outcomes[o].word
        }
        if not design.assumed:
            assert all(m.was == "open" and m.now in ("active", "not met") for m in row.configurations)


@slow
@given(tied_cases())
def test_what_could_settle_most_is_asked_first(case):
    theory, design = case
    settles: dict[str, set[str]] = {}
    for row in find_out_first(theory, design):
        settles.setdefault(row.feature, set()).update(m.id for m in row.configurations)
    place = [f.id for f in theory.with_own(design.own).asked]
    ranks = [(-len(those), place.index(name)) for name, those in settles.items()]
    assert ranks == sorted(ranks)


# Smallest changes


def admissible(theory: Theory, design: Design, outcome: str, goal: str) -> list[frozenset[tuple[str, str]]]:
    """Every set of up to three steps that reaches the goal, by trying all."""
    options = []
    for f in theory.features:
        was = design.answers.get(f.id)
        free = was is None or f.changeable_by
        options.append([None, *(value for value in f.value_ids if value != was and free)])
    found = []
    for values in product(*options):
        steps = {f.id: value for f, value in zip(theory.features, values, strict=True) if value}
        answers = {**design.answers, **steps}
        if len(steps) > 3 or not wholes(theory, answers):
            continue
        side = appraise(theory, replace(design, answers=forced(theory, answers))).outcomes[outcome]
        if side.towards.state == "active" if goal == "bring about" else side.against.state == "none":
            found.append(frozenset(steps.items()))
    return found


@slow
@given(tied_cases(), st.sampled_from(("bring about", "free")))
def test_smallest_changes_are_all_that_reach_the_goal_and_hold_no_smaller(case, goal):
    theory, design = case
    for outcome in theory.outcome:
        every = admissible(theory, design, outcome, goal)
        smallest = {steps for steps in every if not any(other < steps for other in every)}
        rows = smallest_changes(theory, design, outcome, goal)
        assert {frozenset((s.feature, s.value) for s in row.steps) for row in rows} == smallest
        assert len(rows) == len(smallest)


@slow
@given(tied_cases(), st.sampled_from(("bring about", "free")))
def test_changes_say_what_they_are_and_what_they_cost(case, goal):
    theory, design = case
    whole = kept(theory, design)
    was = appraise(theory, whole).outcomes
    for row in smallest_changes(theory, design, min(theory.outcome), goal):
        for step in row.steps:
            able = theory.feature[step.feature].changeable_by
            assert step.was == design.answers.get(step.feature, "")
            assert step.kind == ("change" if step.was else "find out or decide" if able else "find out")
            assert able or not step.was
        steps = {step.feature: step.value for step in row.steps}
        answers = forced(theory, {**design.answers, **steps})
        brings = answers.items() - whole.answers.items() - steps.items()
        assert {(b.feature, b.value) for b in row.brings} == brings - design.answers.items()
        now = appraise(theory, replace(design, answers=answers)).outcomes
        costs = {(o, "towards", "active", now[o].towards.state) for o in was if was[o].towards.state == "active"}
        costs |= {(o, "against", was[o].against.state, "active") for o in was if now[o].against.state == "active"}
        costs = {(o, side, before, after) for o, side, before, after in costs if before != after}
        assert {(c.outcome, c.direction, c.was, c.now) for c in row.costs} == costs


def small() -> Theory:
    """One changeable question tied to another, one that nobody can change, and a cost."""
    return Theory(
        features=(
            replace(feature("x", 2), changeable_by="us"),
            replace(feature("y", 2), changeable_by="us"),
            feature("place", 2),
        ),
        ties=(Tie("t", "x", "v1", "implies", "y", "v1", ""),),
        outcomes=(Outcome("o", "o", "l", "", "", ""), Outcome("p", "p", "l", "", "", "")),
        configurations=(
            configuration("c", [FeatureCondition("y", ("v1",)), FeatureCondition("place", ("v1",))], "o"),
            configuration("d", [FeatureCondition("x", ("v0",))], "p"),
        ),
    )


def test_an_unknown_is_found_out_or_decided_and_never_changed():
    (row, other) = smallest_changes(small(), Design({"x": "v0"}), "o", "bring about")
    assert [(s.feature, s.kind) for s in row.steps] == [("x", "change"), ("place", "find out")]
    assert [(b.feature, b.value) for b in row.brings] == [("y", "v1")]
    assert [(c.outcome, c.direction, c.was, c.now) for c in row.costs] == [("p", "towards", "active", "none")]
    assert [(s.feature, s.kind) for s in other.steps] == [("y", "find out or decide"), ("place", "find out")]
    assert not other.costs


def test_what_nobody_can_change_closes_a_way_and_what_is_reached_needs_no_step():
    assert smallest_changes(small(), Design({"x": "v0", "place": "v0"}), "o", "bring about") == ()
    (row,) = smallest_changes(small(), Design({"x": "v0"}), "p", "bring about")
    assert not row.steps
    assert not row.costs


def test_a_change_that_a_tie_forbids_goes_with_another():
    (alone,) = smallest_changes(small(), Design({"x": "v1", "y": "v1"}), "p", "bring about")
    assert [(s.feature, s.value) for s in alone.steps] == [("x", "v0")]
    theory = replace(small(), ties=(Tie("t", "x", "v0", "implies", "y", "v0", ""),))
    (both,) = smallest_changes(theory, Design({"x": "v1", "y": "v1"}), "p", "bring about")
    assert [(s.feature, s.value) for s in both.steps] == [("x", "v0"), ("y", "v0")]


def test_a_goal_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match='there is no outcome "q"'):
        smallest_changes(small(), Design(), "q", "free")
    with pytest.raises(ValueError, match='there is no goal "win"'):
        smallest_changes(small(), Design(), "o", "win")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match='there is no outcome "q"'):
        pathways(small(), "q", "towards")
    with pytest.raises(ValueError, match='there is no direction "up"'):
        pathways(small(), "o", "up")


# What a design rests on, and where it pulls both ways


@slow
@given(tied_cases())
def test_what_rests_on_a_mechanism_is_what_its_knock_out_changes(case):
    theory, design = case
    whole = kept(theory, design)
    rows = knock_outs(theory, design)
    assert [row.mechanism for row in rows] == sorted(theory.mechanism.keys() - design.knocked_out)
    was, words = states(theory, whole), appraise(theory, whole).outcomes
    for row in rows:
        without = replace(whole, knocked_out=whole.knocked_out | {row.mechanism})
        now = appraise(theory, without)
        if not whole.knocked_out:
            lost = [(item.configuration, item.was, item.now) for item in now.lost]
            assert [(m.id, m.was, m.now) for m in row.configurations] == lost
        then = states(theory, without)
        assert {m.id: (m.was, m.now) for m in row.configurations} == {
            c: (was[c], then[c]) for c in was if was[c] != then[c]
        }
        assert {m.id for m in row.outcomes} == {o for o in words if words[o].word != now.outcomes[o].word}


@slow
@given(tied_cases())
def test_tensions_follow_active_configurations_from_answer_to_outcome(case):
    theory, design = case
    whole = kept(theory, design)
    found = states(theory, whole)
    active = {c.id: c for c in (*theory.configurations, *design.own) if found[c.id] == "active"}
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(active)
    for one, other in product(active.values(), repeat=2):
        if OutcomeCondition(one.outcome, one.effect) in other.conditions:
            graph.add_edge(one.id, other.id)
    rows = {row.feature: row for row in tensions(theory, design)}
    for name, value in whole.answers.items():
        direct = {
            c.id
            for c in active.values()
            if any(isinstance(k, FeatureCondition) and k.feature == name for k in c.conditions)
        }
        using = direct.union(*(nx.descendants(graph, c) for c in direct))
        sides: dict[str, set[tuple[str, str, bool]]] = {"towards": set(), "against": set(), "affects": set()}
        for c in using:
            sides[active[c].effect].add((active[c].outcome, c, c in direct))
        assert (name in rows) == bool(sides["towards"] and sides["against"])
        if name in rows:
            row = rows[name]
            assert row.value == value
            for side, pulls in (("towards", row.towards), ("against", row.against)):
                told = {(pull.outcome, c, True) for pull in pulls for c in pull.directly}
                told |= {(pull.outcome, c, False) for pull in pulls for c in pull.through_ripples}
                assert told == sides[side]


def test_a_tension_is_followed_through_every_ripple():
    theory = Theory(
        features=(feature("x", 2),),
        outcomes=tuple(Outcome(o, o, "l", "", "", "") for o in "opq"),
        configurations=(
            configuration("first", [FeatureCondition("x", ("v0",))], "o"),
            configuration("second", [OutcomeCondition("o", "towards")], "p"),
            configuration("third", [OutcomeCondition("p", "towards")], "q", "against"),
        ),
    )
    (row,) = tensions(theory, Design({"x": "v0"}))
    assert [(pull.outcome, pull.directly, pull.through_ripples) for pull in (*row.towards, *row.against)] == [
        ("o", ("first",), ()),
        ("p", (), ("second",)),
        ("q", (), ("third",)),
    ]


# One feature over all its answers


@slow
@given(tied_cases(), st.data())
def test_varying_a_feature_keeps_all_of_the_rest_that_can_stay(case, data):
    theory, design = case
    feature = data.draw(st.sampled_from(theory.features))
    rows = vary(theory, design, feature.id)
    assert [(row.value, row.outcome) for row in rows] == [(v, o.id) for v in feature.value_ids for o in theory.outcomes]
    for row in rows:
        rest = {name: value for name, value in design.answers.items() if name != feature.id}
        stays = {feature.id: row.value} | {name: value for name, value in rest.items() if name not in row.gave_way}
        assert set(row.gave_way) <= rest.keys()
        if wholes(theory, {feature.id: row.value}):
            for name in row.gave_way:
                assert not wholes(theory, {**stays, name: rest[name]})
            found = appraise(theory, replace(design, answers=forced(theory, stays)))
            assert row.word == found.outcomes[row.outcome].word


# Pathways


def meets(answers: Mapping[str, str], conditions: tuple[FeatureCondition, ...]) -> bool:
    return all(answers.get(condition.feature) in condition.values for condition in conditions)


def reaches(theory: Theory, answers: Mapping[str, str], outcome: str, direction: str) -> bool:
    made = {(theory.configuration[c].outcome, theory.configuration[c].effect) for c in closure(theory, Design(answers))}
    return (outcome, direction) in made


@settings(max_examples=100)
@given(tied_theories(), st.sampled_from(("towards", "against", "affects")), st.data())
def test_a_design_reaches_a_side_where_it_meets_a_pathway_and_only_there(theory, direction, data):
    outcome = data.draw(st.sampled_from(sorted(theory.outcome)))
    found = pathways(theory, outcome, direction)
    assert found.word == "all"
    for answers in partials(theory):
        if wholes(theory, answers):
            whole = forced(theory, answers)
            met = any(meets(whole, path.conditions) for path in found.found)
            assert reaches(theory, whole, outcome, direction) == met


@slow
@given(tied_theories())
def test_no_pathway_holds_another_and_each_answer_in_it_can_be_given(theory):
    for outcome, direction in product(theory.outcome, ("towards", "against")):
        paths = pathways(theory, outcome, direction).found
        for one, other in product(paths, repeat=2):
            narrow = {condition.feature: set(condition.values) for condition in one.conditions}
            held = all(set(k.values) >= narrow.get(k.feature, {"any"}) for k in other.conditions)
            assert one is other or not held
        for path in paths:
            able = [whole for whole in wholes(theory, {}) if meets(whole, path.conditions)]
            assert able
            for condition in path.conditions:
                assert {whole[condition.feature] for whole in able} == set(condition.values)


@slow
@given(tied_theories())
def test_the_configurations_of_a_pathway_are_active_on_it_and_enough(theory):
    for outcome, direction in product(theory.outcome, ("towards", "against")):
        for path in pathways(theory, outcome, direction).found:
            chosen = tuple(c for c in theory.configurations if c.id in path.configurations)
            alone = replace(theory, configurations=chosen)
            for values in product(*(condition.values for condition in path.conditions)):
                answers = {k.feature: value for k, value in zip(path.conditions, values, strict=True)}
                assert set(path.configurations) == closure(alone, Design(answers))
                assert reaches(alone, answers, outcome, direction)


def test_a_pathway_keeps_the_ties_and_names_only_what_leads_there():
    """``x`` as v1 brings ``y`` as v1, so one answer is trimmed and one way is closed; ``beside`` goes another way."""
    theory = replace(
        small(),
        configurations=(
            configuration("first", [FeatureCondition("x", ("v0", "v1")), FeatureCondition("y", ("v0",))], "o"),
            configuration("never", [FeatureCondition("x", ("v1",)), FeatureCondition("y", ("v0",))], "p"),
            configuration("then", [OutcomeCondition("o", "towards")], "p"),
            configuration("beside", [FeatureCondition("y", ("v0",))], "o", "against"),
            configuration("other", [OutcomeCondition("o", "against"), FeatureCondition("place", ("v0",))], "p"),
        ),
    )
    (other, path) = pathways(theory, "p", "towards").found
    assert other.configurations == ("beside", "other")
    assert path.conditions == (FeatureCondition("x", ("v0",)), FeatureCondition("y", ("v0",)))
    assert path.configurations == ("first", "then")


@slow
@given(tied_theories(configurations=8), st.data())
def test_cut_pathways_still_suffice_and_say_that_they_are_cut(theory, data):
    outcome = data.draw(st.sampled_from(sorted(theory.outcome)))
    every, few = pathways(theory, outcome, "towards"), pathways(theory, outcome, "towards", most=1)
    assert len(few.found) == min(1, len(every.found)) or few.word == "cut"
    if few.word == "all":
        assert few == every
    for path in few.found:
        for whole in wholes(theory, {}):
            if meets(whole, path.conditions):
                assert reaches(theory, whole, outcome, "towards")


# Diversity


@st.composite
def studies(draw: st.DrawFn) -> tuple[Theory, tuple[Scheme, ...], list[str]]:
    """A theory with ties, schemes whose answers keep them, and some features."""
    theory = draw(tied_theories())
    schemes = draw(observed(theory))
    assume(all(wholes(theory, scheme.design.answers) for scheme in schemes))
    chosen = draw(st.lists(st.sampled_from([f.id for f in theory.features]), unique=True, min_size=1))
    return theory, schemes, chosen


def distinct(ways: list[dict[str, str]], chosen: list[str]) -> set[tuple[str, ...]]:
    return {tuple(way[f] for f in chosen) for way in ways}


@slow
@given(studies())
def test_diversity_counts_every_combination_that_the_ties_allow(study):
    theory, schemes, chosen = study
    found = diversity(theory, schemes, chosen)
    assert found.possible == len(distinct(wholes(theory, {}), chosen))
    certain = set()
    for scheme, row in zip(schemes, found.schemes, strict=True):
        left = distinct(wholes(theory, scheme.design.answers), chosen)
        known = forced(theory, scheme.design.answers)
        assert row.fits == len(left)
        assert row.not_stated == tuple(f for f in chosen if f not in known)
        certain |= left if len(left) == 1 else set()
    assert found.for_certain == len(certain)
    assert found.at_most == len(certain) + sum(row.fits > 1 for row in found.schemes)
    assert diversity(theory, schemes).features == tuple(f.id for f in theory.asked)


@slow
@given(studies())
def test_a_grid_says_of_each_combination_who_had_it_and_who_may_have(study):
    theory, schemes, chosen = study
    cells = grid(theory, schemes, chosen)
    assert len(cells) == len({cell.answers for cell in cells})
    assert {cell.answers for cell in cells} == distinct(wholes(theory, {}), chosen)
    ranks = [
        [theory.feature[f].value_ids.index(v) for f, v in zip(chosen, cell.answers, strict=True)] for cell in cells
    ]
    assert ranks == sorted(ranks)
    for cell in cells:
        for scheme in schemes:
            left = distinct(wholes(theory, scheme.design.answers), chosen)
            assert (scheme.id in cell.schemes) == (left == {cell.answers})
            assert (scheme.id in cell.perhaps) == (cell.answers in left and len(left) > 1)


def test_questions_that_are_not_there_or_named_twice_are_refused():
    with pytest.raises(ValueError, match='there is no question "size"'):
        diversity(small(), [], ["size"])
    with pytest.raises(ValueError, match='"x" is named twice'):
        grid(small(), [], ["x", "y", "x"])
    many = Theory(features=tuple(feature(f"f{i}", 3) for i in range(8)))
    with pytest.raises(ValueError, match="6561 combinations are too many for a grid of 2000"):
        grid(many, [], [f.id for f in many.features])


def test_an_either_or_is_no_certain_observation():
    answers = tuple(
        SchemeAnswer(name, status, value, (), "scheme", (), "")
        for name, status, value in (("x", "stated", "v0"), ("y", "either-or", "v1"))
    )
    cells = grid(small(), [Scheme("s", "S", "A", "", "", answers)], ["x", "y"])
    assert {cell.answers: (cell.schemes, cell.perhaps) for cell in cells} == {
        ("v0", "v0"): ((), ("s",)),
        ("v0", "v1"): ((), ("s",)),
        ("v1", "v1"): ((), ()),
    }


def test_a_scheme_whose_answers_break_a_tie_fits_nothing():
    answers = tuple(SchemeAnswer(name, "stated", v, (), "scheme", (), "") for name, v in (("x", "v1"), ("y", "v0")))
    found = diversity(small(), [Scheme("s", "S", "A", "", "", answers)], ["x", "y"])
    assert (found.possible, found.for_certain, found.at_most, found.schemes[0].fits) == (3, 0, 0, 0)


# The evidence bases


@pytest.fixture(scope="module", params=["data", "data/examples/cctv"])
def base(request: pytest.FixtureRequest) -> Evidence:
    return load(ROOT / request.param)


def every_row(base: Evidence) -> list[Any]:
    theory, outcome = base.theory, base.theory.outcomes[0].id
    answers: list[tuple[Any, ...]] = [
        find_out_first(theory, Design()),
        smallest_changes(theory, Design(), outcome, "bring about"),
        knock_outs(theory, base.schemes[0].design),
        tensions(theory, base.schemes[1].design),
        pathways(theory, outcome, "towards").found,
        diversity(theory, base.schemes).schemes,
        grid(theory, base.schemes, [theory.asked[0].id]),
        vary(theory, base.schemes[0].design, theory.asked[0].id),
    ]
    assert all(answers)
    return [row for rows in answers for row in rows]


def test_every_row_is_plain_and_frozen(base):
    for row in every_row(base):
        assert asdict(row)
        assert hash(row) == hash(replace(row))


def test_no_row_holds_a_score(base):
    """What is known of a scheme is counted against a space of designs; a design or a change has no number."""
    numbers = {
        (type(row).__name__, field.name)
        for row in every_row(base)
        for field in fields(row)
        if isinstance(getattr(row, field.name), int | float)
    }
    assert numbers == {("Observed", "fits")}


def test_each_small_change_does_what_it_says_on_a_whole_base(base):
    """No brute force reaches this far; each set, and each set that is one step short of it, is tried."""
    theory = base.theory
    for scheme, outcome in product(base.schemes, theory.outcome):
        for row in smallest_changes(theory, scheme.design, outcome, "free", most=2):
            steps = {step.feature: step.value for step in row.steps}
            for fewer in [steps, *(dict(some) for some in combinations(steps.items(), max(len(steps) - 1, 0)))]:
                answers = {**scheme.design.answers, **fewer}
                freed = appraise(theory, completed(theory, Design(answers))).outcomes[outcome].against.state == "none"
                assert (freed and not broken(theory, answers)) == (fewer == steps)


def test_each_pathway_of_a_whole_base_suffices(base):
    theory = base.theory
    for outcome, direction in product(theory.outcome, ("towards", "against")):
        found = pathways(theory, outcome, direction)
        assert found.word == "all"
        for path in found.found:
            answers = {condition.feature: condition.values[0] for condition in path.conditions}
            assert not broken(theory, answers)
            assert reaches(theory, answers, outcome, direction)
