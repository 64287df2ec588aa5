"""Placing a tie among labels: word by word, nothing guessed, and the study's own misfits kept."""

from __future__ import annotations

import itertools

import pytest
import traitlets
from hypothesis import given
from hypothesis import strategies as st

from realist import evidence
from realist.partnerships.typology import (
    DIMENSIONS,
    Label,
    LabelTest,
    dimensions,
    in_words,
    labels,
    misfits,
    place,
    placed,
    words_table,
)
from realist.widgets import Ties
from realist.widgets.ties import MOST_TIES, NAME

STUDY = evidence.load("data")
LABELS = labels(STUDY)
PLACES = st.sampled_from(["", "not stated", "a", "b"])
WORDS = st.builds(LabelTest, st.text(min_size=1, max_size=4), st.sampled_from(DIMENSIONS), st.sampled_from(["a", "b"]))
SOME_LABELS = st.lists(st.builds(Label, st.text(max_size=3), st.text(), st.text(), st.lists(WORDS).map(tuple)))
SOME_TIE = st.dictionaries(st.sampled_from(DIMENSIONS), PLACES)


@given(SOME_TIE, SOME_LABELS)
def test_each_word_is_judged_by_itself_and_the_fit_follows(tie, among):
    for label, found in zip(among, place(tie, among), strict=True):
        said = [state for _, state in found.words]
        for word, state in zip(label.words, said, strict=True):
            known = tie.get(word.dimension, "") not in ("", "not stated")
            assert (state == "not said") is not known
            assert (state == "holds") is (known and tie[word.dimension] == word.value)
        assert (found.fit == "every word") is (bool(said) and all(each == "holds" for each in said))
        assert (found.fit == "no word") is (bool(said) and all(each == "fails" for each in said))
        assert in_words(found)


@given(SOME_TIE, SOME_LABELS, st.sampled_from(DIMENSIONS), st.sampled_from(["a", "b"]))
def test_learning_more_of_a_tie_takes_back_nothing(tie, among, dimension, value):
    """What was unknown may come to hold or fail; what held or failed stays so."""
    if tie.get(dimension, "") in ("", "not stated"):
        for was, now in zip(place(tie, among), place({**tie, dimension: value}, among), strict=True):
            assert all(a in (b, "not said") for (_, a), (_, b) in zip(was.words, now.words, strict=True))
            assert was.fit not in ("every word", "no word") or was.fit == now.fit


def test_the_study_s_words_all_stand_in_its_labels():
    for label in LABELS:
        assert label.words
        for one in label.words:
            assert one.word in label.label.replace(",", " ").split()
    assert {label.list for label in LABELS} == {"Abstract", "Introduction: defining partnership"}


def test_where_the_study_s_lists_do_not_fit():
    """A tie of people across agencies is at home in the abstract's list and nowhere in the definition's."""
    by = {row["partnership"]: row.cells for row in STUDY.tables.rows("partnerships")}
    across = {one.label: one.fit for one in place(by["a-team-liaison"], LABELS)}
    assert (across["T3"], across["L1"], across["L2"]) == ("every word", "some words", "some words")
    inside = {one.label: one.fit for one in place(by["a-officers-team"], LABELS)}
    assert (inside["T3"], inside["L2"]) == ("every word", "every word")
    board = {one.label: one.fit for one in place(by["a-police-board"], LABELS)}
    assert "every word" not in board.values()
    contract = {one.label: one.fit for one in place(by["b-opcc-provider"], LABELS)}
    assert (contract["T1"], contract["T2"], contract["L3"]) == ("every word", "some words", "every word")


@pytest.mark.parametrize("site", ["", "A", "B", "C"])
def test_every_partnership_of_a_site_is_placed_with_its_evidence(site):
    rows = STUDY.tables["partnerships"]
    rows = rows[rows["site"] == site] if site else rows
    table = placed(STUDY, "evidence.html", site)
    assert len(table) == len(rows) > 0
    for cell, codes in zip(table["Evidence"], rows["findings"], strict=True):
        assert all(f"#finding-{code}" in cell for code in codes.split())
    for row, (_, told) in zip(rows.to_dict("records"), table.iterrows(), strict=True):
        for found in place({str(k): str(v) for k, v in row.items()}, LABELS):
            name = next(label.list for label in LABELS if label.id == found.label)
            fits = found.fit in ("every word", "some words")
            assert (f"{found.label} {in_words(found)}" in told[name]) is fits


def test_every_partnership_stands_once_in_each_list():
    table = misfits(STUDY)
    for _, rows in table.groupby("List"):
        named = [each for side in table.columns[2:] for cell in rows[side] for each in cell.split("; ")]
        assert len([each for each in named if each != "none"]) == len(STUDY.tables["partnerships"])
    assert words_table(STUDY, "e.html").count("<tr>") == 1 + sum(len(label.words) for label in LABELS)


TIE = {"from": "Ana", "to": "Ben", "label": "talk"}


@pytest.mark.parametrize(
    ("ties", "says"),
    [
        ([{**TIE, "more": "x"}], '"more" is not a part of a tie'),
        ([TIE, {**TIE, "to": " "}], 'tie 2: "to" is empty'),
        ([{**TIE, "to": "ANA"}], "one side twice"),
        ([{**TIE, "from": "x" * (NAME + 1)}], f"{NAME} characters at most"),
        ([{**TIE, "from": "a\u202eb"}], "no plain text"),
        ([{**TIE, "basis": "handshake"}], "basis is one of statute, contract, neither"),
        (["Ana"], "tie 1 is not an object"),
        ([TIE] * (MOST_TIES + 1), f"holds {MOST_TIES} at most"),
    ],
)
def test_a_map_that_does_not_fit_is_refused_and_changes_nothing(ties, says):
    own = Ties(STUDY)
    own.ties = [{**TIE, "basis": "contract"}]
    with pytest.raises(traitlets.TraitError, match=says):
        own.ties = ties
    assert [tie["basis"] for tie in own.ties] == ["contract"]
    assert {one.label: one.fit for one in own.placed()[0]}["L3"] == "every word"


def test_what_a_page_reads_of_a_map_cannot_end_its_element():
    own = Ties(STUDY, example=[{**TIE, "from": "</script><b>"}])
    html = own._repr_mimebundle_()[0]["text/html"]
    assert html.count("</script>") == 1
    assert "<b>" not in html


def test_the_questions_offer_every_place_but_not_said():
    offered = {one["id"]: [value["id"] for value in one["values"]] for one in dimensions(STUDY)}
    assert list(offered) == list(DIMENSIONS)
    assert not {"", "not stated"} & set(itertools.chain(*offered.values()))
    assert offered["level"] == STUDY.tables["levels"]["level"].tolist()
