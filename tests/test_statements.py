"""Statements keep their history, say what speaks against them, and a need without a condition is asked of nobody."""

from __future__ import annotations

import hashlib
import json
import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from realist import evidence
from realist.appraisal import appraise
from realist.theory import Design
from realist.views import counter_evidence, statements
from tests.folders import GOOD
from tests.tree import ROOT

STUDY = evidence.load(ROOT / "data")
TABLES = STUDY.tables
BEFORE = "before the findings"
WORDED = ("statement", "title", "if", "then", "because", "breaks", "passages", "whose")
FIRST = "4a20f94a5e31ae5cf72b9629d48f90016024fe3f04c4d0aae6d036bfc982363d"
"""SHA-256 of the first wordings as they were committed, before any rule of this theory was worked over."""

WORDS = st.lists(st.sampled_from(["ask", "may", "<b>", "who", "&", "known"]), max_size=12).map(" ".join)


def held():
    return [row for row in TABLES.rows("statements") if not row["retired_by"]]


def worded(statement):
    rows = [row for row in TABLES.rows("statement_wordings") if row["statement"] == statement]
    return sorted(rows, key=lambda row: int(row["number"]))


def test_the_first_wordings_are_as_they_were_committed():
    first = {r["statement"]: [r[c] for c in WORDED] for r in TABLES.rows("statement_wordings") if r["stage"] == BEFORE}
    said = json.dumps([first[one] for one in sorted(first)], ensure_ascii=True)
    assert hashlib.sha256(said.encode()).hexdigest() == FIRST


def test_the_first_wordings_rest_on_the_opening_of_the_study_alone():
    for row in TABLES.rows("statement_wordings"):
        if row["stage"] == BEFORE:
            assert {code.split("-")[0] for code in row.codes("passages")} <= {"ABS", "INT", "DEF", "BAC"}


ONE_NAME = {"carried-on": "of the six names communication is the nearest for all its cases, as their notes say"}
"""Statements whose cases all stand under one mechanism."""


def test_a_statement_that_is_held_cuts_across_the_mechanisms():
    alone = set()
    for row in held():
        named = [set(STUDY.theory.configuration[one].mechanisms) for one in row.codes("cases")]
        assert len(named) > 1, row["statement"]
        alone |= {row["statement"]} if len(set.union(*named)) == 1 else set()
    assert alone == set(ONE_NAME)


def test_what_the_present_wording_says_may_be_so_and_no_more():
    for row in held():
        said = worded(row["statement"])[-1]["then"]
        assert re.search(r"\bmay\b", said), row["statement"]
        assert not re.search(r"\b(will|always|never|must|proves?)\b", said), row["statement"]


def test_a_statement_without_counter_evidence_does_not_stand():
    assert all(row["against"] for row in held())


def test_a_wording_that_changed_has_a_move_of_its_statement():
    moved = {row["statement"] for row in TABLES.rows("moves")}
    for row in TABLES.rows("statements"):
        assert row["statement"] in moved
        assert len(worded(row["statement"])) == 1 or row["statement"] in {r["statement"] for r in held()}


def test_works_that_statements_draw_on_are_marked_as_far_as_they_were_read():
    seen = {row["source"]: row["seen"] for row in TABLES.rows("sources")}
    for row in TABLES.rows("statements"):
        for one in row.codes("draws_on"):
            assert seen[one] == "whole text" or "read" in row["drawn_how"], (row["statement"], one)


def test_what_supports_a_case_against_which_it_speaks_is_told_apart_in_a_move():
    """A finding that supports one case and speaks against the statement is argued in one of its moves."""
    support = {
        (r["configuration"], r["finding"]) for r in TABLES.rows("configuration_evidence") if r["role"] == "supports"
    }
    used = {(r["move"], r["row"]) for r in TABLES.rows("move_rows")}
    for row in held():
        moves = [m["move"] for m in TABLES.rows("moves") if m["statement"] == row["statement"]]
        for finding in row.codes("against"):
            if any((case, finding) in support for case in row.codes("cases")):
                assert any((move, finding) in used for move in moves), (row["statement"], finding)


@given(WORDS, WORDS)
def test_marking_differences_loses_no_word(first, present):
    before, after = statements.compared(first, present)
    assert unescape(re.sub(r"</?del>", "", before)) == first
    assert unescape(re.sub(r"</?ins>", "", after)) == present
    kept = [re.sub(rf"<{tag}>.*?</{tag}>", " ", text).split() for tag, text in (("del", before), ("ins", after))]
    assert kept[0] == kept[1]


def test_the_same_wording_has_nothing_to_mark():
    before, after = statements.compared("they may <ask> sooner", "they may <ask> sooner")
    assert before == after == Markup("they may &lt;ask&gt; sooner")


def test_cards_show_every_statement_once_and_all_that_speaks_against_it():
    shown = {kind: statements.cards(STUDY, "e.html", held=kind) for kind in (True, False)}
    for row in TABLES.rows("statements"):
        here, elsewhere = shown[not row["retired_by"]], shown[bool(row["retired_by"])]
        assert here.count(f'id="statement-{row["statement"]}"') == 1
        assert f'id="statement-{row["statement"]}"' not in elsewhere
        assert all(f"#finding-{one}" in here for one in row.codes("against"))
    assert {"<ins>", "<del>"} <= set(re.findall(r"<(?:ins|del)>", shown[True]))


def test_wordings_of_a_statement_that_is_not_there():
    with pytest.raises(KeyError):
        statements.wordings(STUDY, "no-such-statement")


def test_a_need_without_a_condition_is_printed_and_never_asked():
    rows = {row["requirement"]: row for row in TABLES.rows("requirements")}
    unasked = {code for code, row in rows.items() if not (row["feature"] or row["needs_outcome"])}
    assert unasked
    compiled = {requirement.id for requirement in STUDY.theory.requirements}
    assert compiled == set(rows) - unasked
    assert set(appraise(STUDY.theory, Design()).requirements) == compiled
    printed = counter_evidence.needs(STUDY, "e.html", asked=False)
    assert list(printed["Said to be needed"]) == [rows[one]["label"] for one in rows if one in unasked]
    for cell, one in zip(printed["Where it is claimed"], [one for one in rows if one in unasked], strict=True):
        assert all(f"#finding-{finding}" in cell for finding in rows[one].codes("findings"))


def test_every_finding_against_the_theory_is_on_the_page_that_collects_them():
    page = " ".join(
        cell
        for frame in (
            counter_evidence.configurations(STUDY, "e.html", "contradicts"),
            counter_evidence.configurations(STUDY, "e.html", "qualifies"),
            counter_evidence.needs(STUDY, "e.html"),
            statements.against(STUDY, "e.html"),
        )
        for cell in frame.astype(str).to_numpy().ravel()
    )
    told = {r["finding"] for r in TABLES.rows("configuration_evidence") if r["role"] != "supports"}
    told |= {r["finding"] for r in TABLES.rows("requirement_evidence")}
    told |= {finding for row in held() for finding in row.codes("against")}
    assert not {one for one in told if f"#finding-{one}" not in page}
    assert len(counter_evidence.anomalies(STUDY, "e.html")) == len(TABLES.rows("anomalies"))


def test_a_base_without_statements_has_none_to_show():
    base = evidence.load(ROOT / "data" / "examples" / "cctv")
    assert "realist-statement" not in statements.cards(base, "")
    assert statements.history(base).empty
    assert statements.against(base, "").empty
    assert counter_evidence.needs(base, "", asked=False).empty


def test_a_small_base_shows_what_was_retired():
    base = evidence.load(GOOD)
    (retired,) = [row for row in base.tables.rows("statements") if row["retired_by"]]
    assert f'id="statement-{retired["statement"]}"' in statements.cards(base, "e.html", held=False)
    assert list(statements.history(base)["Now"]) == ["held", "retired"]
