"""The naive readings that we time ourselves against give the same states, so that like is compared with like."""

import pytest

from benchmarks import appraisal, naive
from realist.appraisal import states
from realist.evidence import Evidence, load
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


def test_random_designs_reach_every_state(evidence):
    designs = appraisal.random_designs(evidence.theory, 200)
    assert {state for d in designs for state in states(evidence.theory, d).values()} == {"active", "open", "not met"}


def test_copies_of_a_theory_stay_apart(evidence):
    larger = appraisal.copied(evidence.theory, 3)
    for design in appraisal.random_designs(evidence.theory, 20):
        once, thrice = states(evidence.theory, design), states(larger, design)
        assert thrice == {f"{name}-{number}": state for name, state in once.items() for number in range(3)}
