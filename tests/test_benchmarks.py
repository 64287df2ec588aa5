"""What we time ourselves against gives the same answers, and a run loses no figure that it or an earlier one found."""

import html

import pytest

from benchmarks import appraisal, asp, book, large, naive, results, stock
from benchmarks.__main__ import run
from benchmarks.changes import brute_force
from benchmarks.rows import Measured, Row, shown
from realist.appraisal import states
from realist.evidence import Evidence, load
from realist.evidence.checks import check
from realist.inquiry import smallest_changes
from realist.theory import Design
from tests.tree import ROOT


@pytest.fixture(scope="module", params=appraisal.FOLDERS)
def evidence(request: pytest.FixtureRequest) -> Evidence:
    return load(ROOT / request.param)


def test_a_naive_reading_of_the_rows_agrees(evidence):
    for design in appraisal.random_designs(evidence.theory, 60, seed=2):
        assert naive.states_from_rows(evidence.tables, design.answers) == states(evidence.theory, design)


def test_a_naive_reading_of_the_data_frames_agrees(evidence):
    for design in appraisal.random_designs(evidence.theory, 4, seed=3):
        assert naive.states_from_frames(evidence.tables, design.answers) == states(evidence.theory, design)


@pytest.mark.parametrize("way", asp.WAYS)
def test_clingo_agrees_design_after_design(evidence, way):
    solver = asp.Asked(evidence.theory, way)
    for design in appraisal.random_designs(evidence.theory, 100, seed=8):
        assert solver.states(design) == states(evidence.theory, design)


def test_a_large_base_of_copies_has_no_fault_and_all_that_was_asked_for(tmp_path):
    folder = tmp_path / "large"
    there = large.write(folder, ROOT / "data/examples/cctv", 40, 200)
    assert there["configurations"] >= 40
    assert there["findings"] >= 200
    assert check(folder).faults == ()
    theory = load(folder).theory
    assert len(theory.configurations) == there["configurations"]
    resting = {each.finding for c in theory.configurations for each in c.evidence}
    before = {each.finding for c in load(ROOT / "data/examples/cctv").theory.configurations for each in c.evidence}
    assert len(resting) == 3 * len(before)  # the copies rest on findings of their own


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


def row(figure, topic="Tables"):
    return Row(topic, "reading a|b", figure, "ms", "reading it twice", 50.0)


def failing():
    raise RuntimeError("There is no built book\nto measure")


def test_a_run_keeps_every_part_that_could_be_measured(tmp_path):
    parts = {"one": lambda: Measured([row(5.0), row(10.0, "Chairs")], {"Chromium": "150.0"}), "two": failing}
    assert run(["two", "one"], parts, tmp_path) == 1
    kept = results.kept(tmp_path)
    assert list(kept) == ["one", "two"]  # in the order of the parts, whichever was measured first
    assert [each["ratio"] for each in kept["one"]["rows"]] == [0.1, 0.2]
    assert kept["two"]["rows"] == []
    text = (tmp_path / "results.md").read_text(encoding="utf-8")
    assert "| reading a\\|b | 5 ms | reading it twice | 50 ms | 0.1 |" in text
    assert "### Tables" in text
    assert "### Chairs" in text
    assert "Chromium 150.0" in text
    assert "There is no built book to measure" in text


def test_a_part_measured_again_leaves_the_others_and_one_that_fails_keeps_its_rows(tmp_path):
    parts = {"one": lambda: Measured([row(5.0)]), "two": lambda: Measured([row(6.0)])}
    assert run(["one", "two"], parts, tmp_path) == 0
    assert run(["two"], {**parts, "two": failing}, tmp_path) == 1
    kept = results.kept(tmp_path)
    assert [kept[name]["rows"][0]["figure"] for name in ("one", "two")] == [5, 6]
    assert "The figures below are older" in (tmp_path / "results.md").read_text(encoding="utf-8")
    assert run(["two"], parts, tmp_path) == 0
    assert "failed" not in results.kept(tmp_path)["two"]


@pytest.mark.parametrize("wrong", [{"against": ""}, {"other": 0.0}, {"figure": float("nan")}, {"topic": ""}])
def test_a_row_that_compares_with_nothing_is_refused(wrong):
    with pytest.raises(ValueError, match="A row"):
        Row(**{"topic": "t", "what": "w", "figure": 1.0, "unit": "", "against": "a", "other": 1.0, **wrong})


def test_numbers_read_as_people_write_them():
    assert [shown(n) for n in (12_345_678.9, 99.96, 0.5, 0.000_15, 7, 1.005)] == [
        "12,345,679", "100.0", "0.5", "0.00015", "7", "1.00"
    ]  # fmt: skip


def test_the_stock_widgets_give_the_same_answer(evidence):
    """What the page is compared with would be no comparison if it did less."""
    whole = stock.app(evidence)
    said = whole.children[1]
    radios = [each for box in whole.children[0].children for each in box.children if hasattr(each, "options")]
    before = said.value
    for radio in radios:
        radio.value = radio.options[0][1]
    answers = {f.id: f.values[0].id for f in evidence.theory.features if f.question in _questions(whole)}
    found = states(evidence.theory, Design(answers=answers))
    assert len(answers) == len(radios)
    assert said.value != before
    for one in evidence.theory.configurations:
        line = f"<li>{html.escape(one.nickname)}: {found[one.id]}</li>"
        assert (line in said.value) == (found[one.id] != "not met"), one.id


def _questions(whole):
    titles = [each.value for box in whole.children[0].children for each in box.children if hasattr(each, "placeholder")]
    return [html.unescape(title.removeprefix("<b>").removesuffix("</b>")) for title in titles]


def test_a_plain_book_has_as_many_pages_of_each_kind(tmp_path):
    pages = book.chapters(ROOT)
    book.make_plain(tmp_path / "plain", pages)
    plain = book.chapters(tmp_path / "plain")
    assert [page.suffix for page in plain[1:]] == [page.suffix for page in pages[1:]]
    assert len(plain) == len(pages) > 20
