"""The project carries none of the paper's sentences, and the detector that says so works."""

from pathlib import Path

import pytest

from tests import own_words
from tests.tree import ROOT, texts

PLANTED = "Seven grey herons walked slowly along the muddy bank, while nobody in the village cared to look up."


@pytest.fixture(scope="session")
def paper() -> frozenset[bytes]:
    return own_words.known()


@pytest.fixture
def herons(tmp_path: Path) -> frozenset[bytes]:
    fixture = tmp_path / "runs"
    assert own_words.make([PLANTED], fixture) == len(own_words.words(PLANTED)) - own_words.RUN + 1
    return own_words.known(fixture)


def test_no_file_shares_a_run_of_words_with_the_paper(paper):
    found = [f"{name}:{line}: {run}" for name, content in texts(ROOT) for line, run in own_words.shared(content, paper)]
    assert not found, "Retell these in our own words:\n" + "\n".join(found)


def test_the_fixture_is_of_the_whole_paper(paper):
    assert 5_000 < len(paper) < 10_000
    assert own_words.FIXTURE.stat().st_size == len(paper) * own_words.BYTES


def test_a_planted_run_is_found_whatever_its_case_marks_and_lines(herons):
    page = "# A page\n\nThey say: SEVEN grey herons *walked*\nslowly, along the (muddy) bank; and left."
    assert list(own_words.shared(page, herons)) == [(3, "seven grey herons walked slowly along the muddy bank")]


def test_two_planted_runs_are_two(herons):
    page = "grey herons walked slowly along the muddy bank\nthen\nbank while nobody in the village cared to look up"
    assert [line for line, _ in own_words.shared(page, herons)] == [1, 3]


def test_seven_words_are_not_a_run(herons):
    assert not list(own_words.shared("Seven grey herons walked slowly along the river", herons))


def test_a_run_does_not_reach_over_two_paragraphs_of_the_work(tmp_path):
    fixture = tmp_path / "runs"
    assert own_words.make(["one two three four five", "six seven eight nine ten"], fixture) == 0


def test_names_of_works_may_be_given(tmp_path):
    fixture = tmp_path / "runs"
    assert own_words.make([own_words.ALLOWED[0]], fixture) == 0
