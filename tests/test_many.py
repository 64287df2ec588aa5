"""Many designs at once have the states that each has alone."""

import random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.appraisal import random_designs
from realist.appraisal import many, states
from realist.appraisal.many import STATES, UNKNOWN, Many
from realist.evidence import load
from realist.theory import Design, FeatureCondition, Mechanism, Outcome, OutcomeCondition, Theory
from tests.theories import configuration, feature, own_configurations, theories
from tests.tree import ROOT

BASES = ("data", "data/examples/cctv")


def alone(theory, designs):
    return [list(states(theory, design).values()) for design in designs]


def together(ready, designs):
    return [[STATES[state] for state in row] for row in ready.states(ready.coded(designs)).tolist()]


@st.composite
def asked(draw):
    """A theory, and designs that assume, take away and add the same."""
    theory = draw(theories())
    some = st.frozensets(st.sampled_from([m.id for m in theory.mechanisms]))
    assumed, knocked_out = draw(some), draw(some)
    own = draw(own_configurations(theory)) if draw(st.booleans()) else ()
    chance = random.Random(draw(st.integers(0, 2**32)))
    designs = [
        Design(
            {f.id: chance.choice(f.value_ids) for f in theory.features if chance.random() < 0.6},
            assumed, knocked_out, own,
        )
        for _ in range(chance.randint(0, 30))
    ]  # fmt: skip
    return theory, designs, assumed, knocked_out, own


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(asked(), st.sampled_from([8, 16, 2**17]))
def test_each_of_many_designs_has_the_states_that_it_has_alone(case, block):
    theory, designs, assumed, knocked_out, own = case
    whole = theory.with_own(Design(own=own).own)
    ready = Many(whole, assumed=assumed, knocked_out=knocked_out)
    ready._size = block  # so that a few designs fill several blocks, and the last one not
    assert together(ready, designs) == alone(theory, designs)


@pytest.mark.parametrize("folder", BASES)
def test_so_have_those_of_the_evidence(folder):
    base = load(ROOT / folder)
    theory = base.theory
    designs = [*random_designs(theory, 300, seed=5), *(scheme.design for scheme in base.schemes), Design()]
    ready = Many(theory)
    assert ready.configurations == tuple(states(theory, Design()))
    found = together(ready, designs)
    assert found == alone(theory, designs)
    assert {state for row in found for state in row} == set(STATES)
    assumed = frozenset(theory.mechanism)
    given_all = [Design(design.answers, assumed) for design in designs]
    assert together(Many(theory, assumed=assumed), given_all) == alone(theory, given_all) != found


@pytest.mark.parametrize("size", [1, 7, 8, 9, 1000])
def test_counts_are_those_of_the_states(size):
    theory = load(ROOT / "data/examples/cctv").theory
    ready = Many(theory)
    codes = ready.coded(random_designs(theory, 1000, seed=6))
    ready._size = max(8, size // 8 * 8)
    found = ready.states(codes[:size])
    counted = ready.counted(codes[:size])
    assert [[int((column == state).sum()) for state in range(3)] for column in found.T] == counted.tolist()
    assert set(counted.sum(axis=1).tolist()) == {size}


def test_a_long_chain_and_a_circle_are_closed_whatever_the_order_of_their_names():
    names = [f"c{n:02}" for n in range(40)]
    random.Random(7).shuffle(names)
    steps = [
        configuration(
            name, [OutcomeCondition(f"o{n - 1}", "towards") if n else FeatureCondition("f", ("v0",))], f"o{n}"
        )
        for n, name in enumerate(names)
    ]
    circle = [
        configuration("x1", [OutcomeCondition("p", "towards")], "q"),
        configuration("x2", [OutcomeCondition("q", "towards")], "p"),
        configuration("x3", [FeatureCondition("f", ("v1",))], "p"),
    ]
    theory = Theory(
        features=(feature("f", 2),),
        mechanisms=(Mechanism("m0", "m0", "", ()),),
        outcomes=tuple(Outcome(o, o, "l", "", "", "") for o in [*(f"o{n}" for n in range(40)), "p", "q"]),
        configurations=(*steps, *circle),
    )
    designs = [Design({"f": "v0"}), Design({"f": "v1"}), Design()]
    found = together(Many(theory), designs)
    assert found == alone(theory, designs)
    assert found[0] == ["active"] * 40 + ["not met"] * 3
    assert found[1] == ["not met"] * 40 + ["active"] * 3


def test_a_theory_and_a_table_without_rows_are_answered():
    assert Many(Theory()).states(np.zeros((3, 0), dtype=np.int8)).shape == (3, 0)
    theory = load(ROOT / "data/examples/cctv").theory
    ready = Many(theory)
    assert ready.states(ready.coded([])).shape == (0, len(theory.configurations))
    assert ready.counted(ready.coded([])).sum() == 0


@pytest.mark.parametrize("wrong", [UNKNOWN - 1, 2, 100])
def test_a_code_that_is_no_answer_is_refused_and_names_its_question(wrong):
    ready = Many(load(ROOT / "data/examples/cctv").theory)
    codes = ready.coded([Design(), Design()])
    codes[1, ready.features.index("cameras")] = wrong
    with pytest.raises(ValueError, match="cameras"):
        ready.states(codes)
    with pytest.raises(ValueError, match="a row a design"):
        ready.counted(codes[:, 1:])


def test_an_answer_that_there_is_not_is_refused():
    ready = Many(load(ROOT / "data/examples/cctv").theory)
    with pytest.raises(ValueError, match='"cameras" has no answer "broken"'):
        ready.coded([Design({"cameras": "broken"})])


def test_what_blocks_take_does_not_grow_with_the_designs():
    """The rows of bits of a block, of as many rules as there may be, stay within what is said."""
    for rules in (1, 59, 3000):
        size = Many(Theory(configurations=tuple(configuration(f"c{n}", [], "o") for n in range(rules))))._size
        assert size % 8 == 0
        assert size * rules <= many.AT_ONCE
        assert size <= many.DESIGNS_AT_ONCE
