"""The way in: times are read from chapters and add up; the picture says what an appraisal says."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realist import evidence
from realist.appraisal import appraise
from realist.sphinxext import routes
from realist.theory import DesignError, read_design
from tests.test_back_matter import CCTV, build
from tests.test_chapters import CHAPTERS, TOOLS, sources

WORDS = {1: "one", 7: "seven", 15: "fifteen", 20: "twenty", 45: "forty-five", 60: "sixty", 90: "ninety"}


@given(st.integers(1, 99))
def test_minutes_in_figures_are_read(count):
    assert routes.minutes(f"You need nothing, and {count} minutes.") == count


@pytest.mark.parametrize(("count", "word"), WORDS.items())
def test_minutes_in_words_are_read(count, word):
    assert routes.minutes(f"[Four](x.md), and {word} minutes.") == count
    assert routes.minutes(f"{word.capitalize()} minutes") == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("an hour", 60),
        ("half an hour", 30),
        ("an hour and a half", 90),
        ("two hours", 120),
        ("an afternoon", 180),
        ("an hour to read and twenty minutes to do", 80),
        ("two chapters and no hurry", 0),
    ],
)
def test_hours_and_afternoons_are_read(text, count):
    assert routes.minutes(text) == count


@pytest.mark.parametrize("page", sorted(set(CHAPTERS) - TOOLS))
def test_every_chapter_says_its_time_so_that_a_route_can_add_it(page):
    title, takes = routes.opening(sources(page))
    assert title
    assert 5 <= takes <= 240


@given(st.integers(1, 1000))
def test_a_time_is_said_so_that_it_is_read_back(count):
    assert routes.minutes(routes.said(count)) == count


def test_a_route_lists_its_pages_in_order_with_what_to_do_and_the_sum(tmp_path):
    route = "proof: twenty minutes: Read one <b>.\nindex: an hour"
    text = f"# Ways\n\n```{{route}}\n{route}\n```\n\n```{{route}}\nnowhere\n```\n"
    page, warnings = build(tmp_path, text)
    body = re.sub(r"<[^>]+>", "", page.partition("<body")[2])
    assert "Proof (20 minutes). Read one &lt;b&gt;." in body
    assert "Ways (1 hour)." in body
    assert body.index("Proof (20") < body.index("Ways (1")
    assert "In all: 1 hour 20 minutes." in body
    assert "nowhere says nowhere how long it takes" in warnings
    assert "unknown document: '/nowhere'" in warnings


def test_the_time_of_a_notebook_is_read_from_its_cells(tmp_path):
    cells = [
        {"cell_type": "markdown", "source": ["# Title\n", "\n", "**You need** a pen, and ten minutes.\n"]},
        {"cell_type": "code", "source": ["# Not the title, forty minutes"]},
        {"cell_type": "markdown", "source": ["Later, an hour passes."]},
    ]
    path = tmp_path / "page.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert routes.opening(path) == ("Title", 10)


@pytest.fixture(scope="module")
def base():
    return evidence.load(CCTV)


def test_the_picture_shows_the_state_that_the_appraisal_gives(base):
    theory = base.theory
    for feature in theory.asked:
        for value in feature.values:
            answers = {feature.id: value.id}
            states = appraise(theory, read_design(theory, {"answers": answers}), base.schemes).configurations
            picture = routes.glimpse(base, answers, list(states), "<i>")
            shown = re.findall(r'<p class="realist-state"><b>.*?</b> <span>(.*?)</span>', picture)
            assert shown == [state.state for state in states.values()]
            assert "&lt;i&gt;" in picture


def test_a_picture_of_what_the_theory_does_not_have_is_refused(base):
    with pytest.raises(DesignError, match="no-such"):
        routes.glimpse(base, {"no-such": "x"}, [], "")
    with pytest.raises(KeyError):
        routes.glimpse(base, {}, ["no-such"], "")
