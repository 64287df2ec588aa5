"""What must hold of an appraisal, whatever the theory, and what must not."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from realist.appraisal import appraise, closure, gathered, mechanism_word, outcome_word, replay, states, unreplayed
from realist.theory import (
    Design,
    FeatureCondition,
    Mechanism,
    Outcome,
    OutcomeCondition,
    Scheme,
    SchemeAnswer,
    SchemeOutcome,
    Scope,
    Theory,
)
from tests.theories import cases, configuration, designs, feature, theories

NEVER_OPPOSITE = {("active", "not met"), ("not met", "active")}


def completions(theory: Theory, design: Design) -> list[Design]:
    """Every way to answer what the design leaves open."""
    options = [[design.answers[f.id]] if f.id in design.answers else f.value_ids for f in theory.features]
    names = [f.id for f in theory.features]
    return [
        Design(dict(zip(names, values, strict=True)), frozenset(), design.knocked_out) for values in product(*options)
    ]


def closed_sets(theory: Theory, design: Design, generous: bool) -> list[frozenset[str]]:
    """Every set of configurations from which nothing more follows: the definition of a closure, by brute force."""
    able = [c for c in theory.configurations if not (c.works == "triggers" and set(c.mechanisms) & design.knocked_out)]

    def follows(c, chosen: frozenset[str]) -> bool:
        made = {(d.outcome, d.effect) for d in theory.configurations if d.id in chosen}
        for condition in c.conditions:
            if isinstance(condition, FeatureCondition):
                answer = design.answers.get(condition.feature)
                if not (generous if answer is None else answer in condition.values):
                    return False
            elif (condition.outcome, condition.direction) not in made:
                return False
        return True

    subsets = (
        frozenset(c.id for c, taken in zip(able, bits, strict=True) if taken)
        for bits in product((False, True), repeat=len(able))
    )
    return [chosen for chosen in subsets if all(c.id in chosen or not follows(c, chosen) for c in able)]


@given(theories(configurations=5), st.booleans(), st.data())
def test_a_closure_is_the_least_closed_set(theory, generous, data):
    design = replace(data.draw(designs(theory)), assumed=frozenset())
    found = closure(theory, design, generous=generous, knocked_out=design.knocked_out)
    assert found == frozenset.intersection(*closed_sets(theory, design, generous))


@given(cases())
def test_the_closures_nest(case):
    theory, design, _ = case
    without = replace(design, assumed=frozenset())
    plainly = {c for c, state in states(theory, without).items() if state == "active"}
    found = states(theory, design)
    assert plainly <= {c for c, state in found.items() if state == "active"}
    possible = closure(theory.with_own(design.own), design, generous=True, knocked_out=design.knocked_out)
    assert {c for c, state in found.items() if state != "not met"} == possible


@given(cases(assumptions=False), st.data())
def test_answering_an_unknown_settles_and_never_overturns(case, data):
    theory, design, _ = case
    unknown = [f for f in theory.features if f.id not in design.answers]
    if not unknown:
        return
    one = data.draw(st.sampled_from(unknown))
    value = data.draw(st.sampled_from(one.value_ids))
    before, after = states(theory, design), states(theory, Design({**design.answers, one.id: value}))
    for c, state in before.items():
        assert state == "open" or after[c] == state


@given(cases(assumptions=False))
def test_active_holds_in_every_completion_and_not_met_in_none(case):
    theory, design, _ = case
    found = states(theory, design)
    for whole in completions(theory, design):
        there = states(theory, whole)
        assert "open" not in there.values()
        for c, state in found.items():
            assert state == "open" or there[c] == state


def test_open_can_be_active_in_every_completion():
    theory = Theory(
        features=(feature("x", 2),),
        outcomes=(Outcome("o", "o", "l", "", "", ""), Outcome("p", "p", "l", "", "", "")),
        configurations=(
            configuration("one", [FeatureCondition("x", ("v0",))], "o"),
            configuration("other", [FeatureCondition("x", ("v1",))], "o"),
            configuration("then", [OutcomeCondition("o", "towards")], "p"),
        ),
    )
    assert states(theory, Design())["then"] == "open"
    assert {states(theory, whole)["then"] for whole in completions(theory, Design())} == {"active"}


def test_open_can_be_active_in_no_completion():
    theory = Theory(
        features=(feature("x", 2),),
        outcomes=(Outcome("o", "o", "l", "", "", ""),),
        configurations=(
            configuration("one", [FeatureCondition("x", ("v0",))], "o"),
            configuration("then", [OutcomeCondition("o", "towards"), FeatureCondition("x", ("v1",))], "o"),
        ),
    )
    assert states(theory, Design())["then"] == "open"
    assert {states(theory, whole)["then"] for whole in completions(theory, Design())} == {"not met"}


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(case, shuffler: random.Random):
    theory, design, schemes = case

    def shuffled(items):
        items = list(items)
        shuffler.shuffle(items)
        return tuple(items)

    parts = ("features", "mechanisms", "outcomes", "configurations", "requirements")
    other = replace(theory, **{part: shuffled(getattr(theory, part)) for part in parts})
    assert appraise(other, design, schemes) == appraise(theory, design, schemes)


@given(cases())
def test_reasons_replayed_by_hand_give_the_states(case):
    theory, design, schemes = case
    found = appraise(theory, design, schemes)
    for c in (*theory.configurations, *design.own):
        reasons = found.configurations[c.id]
        if reasons.knocked_out or "fails" in reasons.conditions:
            expected = "not met"
        elif "unknown" in reasons.conditions:
            expected = "open"
        else:
            expected = "active"
        assert reasons.state == expected
        if not design.own:
            assert reasons.by_assumption == (expected == "active" and "assumed" in reasons.conditions)
        if expected == "active" and "assumed" in reasons.conditions:
            assert reasons.by_assumption
        if expected == "active" and "own" in reasons.conditions:
            assert reasons.by_own or reasons.by_assumption


@given(cases(assumptions=False))
def test_each_condition_has_its_own_reason(case):
    """With nothing assumed, a condition's word follows from the answer, or from what else is active or possible."""
    theory, design, schemes = case
    found = appraise(theory, design, schemes)
    active = {(c.outcome, c.effect) for c in theory.configurations if found.configurations[c.id].state == "active"}
    able = {(c.outcome, c.effect) for c in theory.configurations if found.configurations[c.id].state != "not met"}
    for c in theory.configurations:
        for condition, word in zip(c.conditions, found.configurations[c.id].conditions, strict=True):
            if isinstance(condition, FeatureCondition):
                answer = design.answers.get(condition.feature)
                expected = "unknown" if answer is None else "holds" if answer in condition.values else "fails"
            else:
                key = (condition.outcome, condition.direction)
                expected = "holds" if key in active else "unknown" if key in able else "fails"
            assert word == expected


@given(cases())
def test_knock_out_wins_and_spares_what_blocks(case):
    theory, design, schemes = case
    found = appraise(theory, design, schemes)
    for c in theory.configurations:
        hit = set(c.mechanisms) & design.knocked_out
        if c.works == "triggers" and hit:
            assert found.configurations[c.id].state == "not met"
            assert set(found.configurations[c.id].knocked_out) == hit
        if c.works == "blocks":
            assert not found.configurations[c.id].knocked_out
            if all(isinstance(condition, FeatureCondition) for condition in c.conditions):
                alone = appraise(theory, replace(design, knocked_out=frozenset(), assumed=frozenset()))
                assert found.configurations[c.id].state == alone.configurations[c.id].state


@given(cases())
def test_an_assumption_never_mends_a_failed_condition(case):
    theory, design, schemes = case
    found = appraise(theory, design, schemes)
    for c in theory.configurations:
        for condition, word in zip(c.conditions, found.configurations[c.id].conditions, strict=True):
            if isinstance(condition, FeatureCondition) and condition.feature in design.answers:
                assert word == ("holds" if design.answers[condition.feature] in condition.values else "fails")


@given(cases())
def test_an_assumption_reaches_only_what_triggers_all_of_it(case):
    """What is active only by assumption rests, in the end, on a triggering configuration whose every mechanism is
    assumed."""
    theory, design, schemes = case
    found = appraise(theory, design, schemes)
    whole = theory.with_own(design.own)
    resting = [c for c in whole.configurations if found.configurations[c.id].by_assumption]
    if resting:
        assert any(
            c.works == "triggers" and set(c.mechanisms) <= design.assumed and not set(c.mechanisms) & design.knocked_out
            for c in resting
        )


def marks(neither: str, assumption: str, own: str, both: str) -> tuple[bool, bool]:
    """The marks by definition, from the states with neither, the assumptions, the reader's own, and both."""
    if both != "active":
        return False, both == "open" != assumption
    if neither == "active":
        return False, False
    return assumption == "active" or own != "active", own == "active" or assumption != "active"


@given(cases())
def test_nothing_that_rests_on_an_assumption_or_on_the_readers_own_is_unmarked(case):
    theory, design, schemes = case
    found = appraise(theory, design, schemes)
    without = {"assumed": frozenset[str](), "own": ()}
    four = [
        appraise(theory, replace(design, **{part: without[part] for part in parts}), schemes)
        for parts in (("assumed", "own"), ("own",), ("assumed",), ())
    ]

    def agrees(of, marked) -> None:
        assert (marked.by_assumption, marked.by_own) == marks(*(of(one) for one in four))

    for c in found.configurations:
        agrees(
            lambda one, c=c: one.configurations[c].state if c in one.configurations else "not met",
            found.configurations[c],
        )
    for outcome in found.outcomes:
        for name in ("towards", "against", "affects"):
            agrees(
                lambda one, o=outcome, n=name: getattr(one.outcomes[o], n).state, getattr(found.outcomes[outcome], name)
            )
    for mechanism in found.mechanisms:
        for name in ("triggered", "blocked"):
            agrees(
                lambda one, m=mechanism, n=name: getattr(one.mechanisms[m], n).state,
                getattr(found.mechanisms[mechanism], name),
            )
    for requirement, word in found.requirements.items():
        assert (word == "assumed") == (word != four[2].requirements[requirement])
        assert (four[2].requirements[requirement] == "own") == (
            four[2].requirements[requirement] == "own" != four[0].requirements[requirement]
        )
    evidence = [found.configurations[c.id] for c in theory.configurations]
    assert found.precedent.by_assumption == any(r.by_assumption for r in evidence)
    assert found.precedent.by_own == any(r.by_own and r.state == "active" for r in evidence)


@given(cases())
def test_the_readers_own_run_and_are_no_evidence(case):
    """Each is there and marked, nothing names it where precedent is told, and it takes nothing away."""
    theory, design, schemes = case
    found = appraise(theory, design, schemes)
    alone = appraise(theory, replace(design, own=()), schemes)
    strength = ("not met", "open", "active").index
    for c, reasons in alone.configurations.items():
        assert strength(found.configurations[c].state) >= strength(reasons.state)
    told = found.precedent
    named = {*told.suggested, *told.carried, *(c for pair in told.never_together for c in pair)}
    for c in design.own:
        reasons = found.configurations[c.id]
        assert reasons.by_own == (reasons.state != "not met")
        assert not reasons.carried
        assert c.id not in named
    assert not any(
        side for o in found.outcomes.values() for side in (o.towards.for_whom, o.against.for_whom) if "" in side
    )
    if not design.own:
        assert "by_own': True" not in str(found.to_dict())
        assert "'own'" not in str([reasons.conditions for reasons in found.configurations.values()])


def test_by_own_and_by_assumption_tell_what_suffices():
    """The smallest case of each pair of marks: two ways to one outcome, one assumed and one the reader's own."""
    theory = Theory(
        features=(feature("x", 2), feature("y", 2)),
        mechanisms=(Mechanism("m0", "", "", ()), Mechanism("m1", "", "", ())),
        outcomes=(Outcome("o", "o", "l", "", "", ""), Outcome("p", "p", "l", "", "", "")),
        configurations=(
            configuration("c", [FeatureCondition("x", ("v0",))], "o"),
            configuration("d", [OutcomeCondition("o", "towards")], "p"),
        ),
    )
    ours = configuration("", [FeatureCondition("y", ("v0",))], "o", mechanisms=("m1",))
    given = {
        "own alone": Design({"x": "v1", "y": "v0"}, own=(ours,)),
        "assumption alone": Design({"y": "v1"}, frozenset({"m0"}), own=(ours,)),
        "either": Design({"y": "v0"}, frozenset({"m0"}), own=(ours,)),
        "both together": Design({}, frozenset({"m1"}), own=(ours,)),
        "open": Design({"x": "v1"}, own=(ours,)),
        "open anyway": Design({}, own=(ours,)),
    }
    found = {name: appraise(theory, design).configurations["d"] for name, design in given.items()}
    assert {name: (d.state, d.by_assumption, d.by_own, *d.conditions) for name, d in found.items()} == {
        "own alone": ("active", False, True, "own"),
        "assumption alone": ("active", True, False, "assumed"),
        "either": ("active", True, True, "own"),
        "both together": ("active", True, True, "assumed"),
        "open": ("open", False, True, "unknown"),
        "open anyway": ("open", False, False, "unknown"),
    }


@given(cases())
def test_what_is_lost_is_what_a_knock_out_changes(case):
    theory, design, schemes = case
    found = states(theory, design)
    spared = states(theory, replace(design, knocked_out=frozenset()))
    lost = {item.configuration: (item.was, item.now) for item in appraise(theory, design, schemes).lost}
    assert lost == {c: (spared[c], found[c]) for c in found if spared[c] != found[c]}


@given(cases())
def test_sides_hold_each_configuration_once_and_in_words(case):
    theory, design, schemes = case
    found = appraise(theory, design, schemes)
    told = [
        c
        for outcome in found.outcomes.values()
        for side in (outcome.towards, outcome.against, outcome.affects)
        for c in (*side.active, *side.open)
    ]
    whole = theory.with_own(design.own)
    assert sorted(told) == sorted(c for c, reasons in found.configurations.items() if reasons.state != "not met")
    for outcome, state in found.outcomes.items():
        exists = any(c.outcome == outcome for c in whole.configurations)
        assert state.word == outcome_word(state.towards.state, state.against.state, state.affects.state, exists)
        assert (state.word == "no evidence") == (not exists)
    for name, both in found.mechanisms.items():
        exists = any(name in c.mechanisms for c in whole.configurations)
        assert both.word == mechanism_word(both.triggered.state, both.blocked.state, exists)


@given(cases())
def test_precedent_is_two_statements(case):
    theory, design, schemes = case
    found = appraise(theory, design, schemes)
    active = [c for c in theory.configurations if found.configurations[c.id].state == "active"]
    precedent = found.precedent
    seen = [c for c in active if c.scope]
    assert precedent.suggested == tuple(sorted(c.id for c in active if not c.scope))
    assert precedent.together_in == tuple(s.id for s in schemes if seen and all(s.id in c.seen_in for c in seen))
    assert set(precedent.never_together) == {
        (one.id, other.id)
        for one, other in combinations(sorted(seen, key=lambda c: c.id), 2)
        if not one.may_be_seen_in & other.may_be_seen_in
    }
    if seen:
        assert precedent.word == ("seen together" if precedent.together_in else "recombined")
    else:
        assert precedent.word == ("nothing seen" if active else "nothing active")
    group = design.answers.get("group")
    groups = {s.id: s.group for s in schemes}
    for c in active:
        elsewhere = bool(group and c.scope) and group not in {groups[s] for s in c.may_be_seen_in}
        assert (c.id in precedent.carried) == elsewhere


@given(cases())
def test_what_is_suggested_stands_beside_the_word_and_does_not_change_it(case):
    """One more that is suggested and active, on which nothing rests, is listed, and is all that changes."""
    theory, design, schemes = case
    asked = theory.features[0]
    answered = replace(design, answers={asked.id: asked.value_ids[0], **design.answers})
    given = FeatureCondition(asked.id, (answered.answers[asked.id],))
    more = replace(
        theory,
        outcomes=(*theory.outcomes, Outcome("new", "new", "l", "", "", "")),
        configurations=(*theory.configurations, configuration("new", [given], "new", works="blocks")),
    )
    was, now = (appraise(one, answered, schemes).precedent for one in (theory, more))
    assert now.suggested == tuple(sorted((*was.suggested, "new")))
    word = "nothing seen" if was.word == "nothing active" else was.word
    assert replace(now, suggested=was.suggested) == replace(was, word=word)


@given(st.sets(st.sampled_from(list(combinations("abcdef", 2)))))
def test_pairs_gathered_under_few_names_are_the_same_pairs_each_once(pairs):
    found = gathered(sorted(pairs))
    named = [tuple(sorted((one, other))) for one, others in found.items() for other in others]
    assert sorted(named) == sorted(pairs)
    assert len(found) <= len({one for one, _ in pairs})


@given(cases())
def test_every_answer_of_a_design_is_alike_different_or_silent_in_every_scheme(case):
    theory, design, schemes = case
    answers = appraise(theory, design, schemes).precedent.answers
    assert [likeness.scheme for likeness in answers] == [scheme.id for scheme in schemes]
    for likeness, scheme in zip(answers, schemes, strict=True):
        parts = likeness.alike, likeness.different, likeness.silent
        assert sorted(f for part in parts for f in part) == sorted(design.answers)
        known = scheme.design.answers
        assert {f: known[f] for f in likeness.alike} == {f: design.answers[f] for f in likeness.alike}
        assert all(known[f] != design.answers[f] for f in likeness.different)
        assert not known.keys() & set(likeness.silent)
        assert likeness.mostly_silent == (len(known.keys() & design.answers.keys()) < len(design.answers) / 2)


@given(cases(), st.data())
def test_no_scheme_is_singled_out(case, more):
    """A scheme's row is the same whoever stands beside it and wherever; another order of schemes is only that."""
    theory, design, schemes = case
    found = appraise(theory, design, schemes)
    told = found.precedent
    shuffled = tuple(more.draw(st.permutations(schemes)))
    rows = {likeness.scheme: likeness for likeness in told.answers}
    moved = replace(
        told,
        answers=tuple(rows[scheme.id] for scheme in shuffled),
        together_in=tuple(scheme.id for scheme in shuffled if scheme.id in told.together_in),
    )
    assert appraise(theory, design, shuffled) == replace(found, precedent=moved)
    some = shuffled[: more.draw(st.integers(0, len(shuffled)))]
    assert appraise(theory, design, some).precedent.answers == tuple(rows[scheme.id] for scheme in some)


@given(cases(), st.data(), st.sampled_from(("not stated", "either-or")))
def test_silence_added_to_a_scheme_moves_only_what_it_is_silent_on(case, more, status):
    """What a scheme no longer says, or says of one of several, is no more alike or different; nothing else moves."""
    theory, design, schemes = case
    at = more.draw(st.integers(0, len(schemes) - 1))
    feature = more.draw(st.sampled_from(sorted(theory.feature)))
    answers = tuple(replace(a, status=status) if a.feature == feature else a for a in schemes[at].answers)
    quieter = (*schemes[:at], replace(schemes[at], answers=answers), *schemes[at + 1 :])
    was, now = (appraise(theory, design, each).precedent for each in (schemes, quieter))
    before, after = was.answers[at], now.answers[at]
    assert replace(now, answers=()) == replace(was, answers=())
    assert [a for i, a in enumerate(now.answers) if i != at] == [a for i, a in enumerate(was.answers) if i != at]
    assert after.alike == tuple(f for f in before.alike if f != feature)
    assert after.different == tuple(f for f in before.different if f != feature)
    assert set(after.silent) - set(before.silent) <= {feature}
    assert set(after.silent) >= set(before.silent)


def test_replay_names_what_was_seen_and_is_not_active_and_the_reverse():
    theory = Theory(
        features=(feature("x", 2),),
        outcomes=(Outcome("o", "o", "l", "", "", ""), Outcome("p", "p", "l", "", "", "")),
        configurations=(
            configuration("c", [FeatureCondition("x", ("v0",))], "o", scope=(Scope("s", "scheme"),)),
            configuration("d", [FeatureCondition("x", ("v1",))], "p", scope=(Scope("s", "scheme"),)),
        ),
    )
    scheme = Scheme(
        "s", "S", "A", "", "",
        (SchemeAnswer("x", "stated", "v0", (), "scheme", (), ""),),
        (SchemeOutcome("p", "towards", "all", "scheme", (), ""),),
    )  # fmt: skip
    assert {(row.outcome, row.verdict) for row in replay(theory, [scheme])} == {
        ("o", "active, not seen"),
        ("p", "seen, not active"),
    }
    assert unreplayed(theory, [scheme]) == ("d",)


def test_an_either_or_or_silence_stays_unknown_in_a_preset():
    answers = tuple(
        SchemeAnswer(f"f{i}", status, value, (), "scheme", (), "")
        for i, (status, value) in enumerate(
            [("stated", "v0"), ("inferred", "v1"), ("either-or", "v0"), ("not stated", "")]
        )
    )
    assert dict(Scheme("s", "S", "A", "", "", answers).design.answers) == {"f0": "v0", "f1": "v1"}
