"""The naive readings that we time ourselves against give the same states, so that like is compared with like."""

import pytest

from benchmarks import appraisal, naive
from benchmarks.changes import brute_force
from realist.appraisal import states
from realist.evidence import Evidence, load
from realist.inquiry import smallest_changes
from tests.tree import ROOT


@pytest.fixture(scope="module", params=appraisal.FOLDERS)
def evidence(request: pytest.FixtureRequest) -> Evidence:
    return load(ROOT / request.param)


def test_a_naive_reading_of_the_rows_agrees(evidence):
    for design in appraisal.random_designs(evidence.theory, 200, seed=2):
        assert naive.states_from_rows(evidence.tables.frames, design.answers) == states(evidence.theory, design)


def test_a_naive_reading_of_the_data_frames_agrees(evidence):
    for design in appraisal.random_designs(evidence.theory, 10, seed=3):
        assert naive.states_from_frames(evidence.tables.frames, design.answers) == states(evidence.theory, design)


@pytest.mark.parametrize("goal", ["bring about", "free"])
def test_a_brute_force_finds_the_same_smallest_changes(goal):
    theory = load(ROOT / "data/examples/cctv").theory
    for design in appraisal.random_designs(theory, 4, seed=4):
        for outcome in theory.outcomes[:4]:
            ours = smallest_changes(theory, design, outcome.id, goal, 2)
            found = {frozenset((step.feature, step.value) for step in row.steps) for row in ours}
            assert found == brute_force(theory, design, outcome.id, goal, 2)


def test_random_designs_reach_every_state(evidence):
    designs = appraisal.random_designs(evidence.theory, 200)
    assert {state for d in designs for state in states(evidence.theory, d).values()} == {"active", "open", "not met"}


def test_copies_of_a_theory_stay_apart(evidence):
    larger = appraisal.copied(evidence.theory, 3)
    for design in appraisal.random_designs(evidence.theory, 20):
        once, thrice = states(evidence.theory, design), states(larger, design)
        assert thrice == {f"{name}-{number}": state for name, state in once.items() for number in range(3)}
