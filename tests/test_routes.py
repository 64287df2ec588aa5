"""Routes: times are stated by pages, told alike in their prose, and add up. The picture says what an appraisal says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realist import evidence
from realist.appraisal import appraise
from realist.sphinxext import routes
from realist.theory import DesignError, read_design
from realist.views.glimpse import glimpse
from tests.test_back_matter import CCTV, build


@given(st.integers(1, 599), st.integers(1, 599))
def test_no_two_times_are_said_alike(one, other):
    for said in (routes.in_words, routes.in_figures):
        assert (said(one) == said(other)) == (one == other)


def test_a_route_lists_its_pages_in_order_with_what_to_do_and_the_sum(tmp_path):
    route = "proof: 20: Read one <b>.\nindex: Read this: all of it, and others' notes"
    text = f"---\nminutes: 60\n---\n\n# Ways\n\n```{{route}}\n{route}\n```\n\n```{{route}}\nnowhere\n```\n"
    page, warnings = build(tmp_path, text)
    body = re.sub(r"<[^>]+>", "", page.partition("<body")[2])
    assert "Proof (20 minutes). Read one &lt;b&gt;." in body
    assert "Ways (1 hour). Read this: all of it, and others’ notes." in body
    assert body.index("Proof (20") < body.index("Ways (1")
    assert "In all: 1 hour 20 minutes." in body
    assert re.search(r"index\.md:\d+: WARNING: nowhere states no minutes", warnings)
    assert "unknown document: '/nowhere'" in warnings
    assert "proof states no minutes" not in warnings


@pytest.mark.parametrize(
    ("need", "told"),
    [
        ("[This](proof.md), and twenty-five minutes.", False),
        ("nothing. It takes five minutes.", True),
        ("five and twenty minutes.", True),
    ],
)
def test_a_page_that_tells_its_reader_another_time_than_it_states_is_warned_of_with_its_line(tmp_path, need, told):
    _, warnings = build(tmp_path, f"---\nminutes: 25\n---\n\n# Page\n\n**You need** {need}\n")
    assert bool(re.search(r"index\.md:7: WARNING: .*say twenty-five minutes", warnings)) == told


@pytest.fixture(scope="module")
def base():
    return evidence.load(CCTV)


def test_the_picture_shows_the_state_that_the_appraisal_gives(base):
    theory = base.theory
    for feature in theory.asked:
        for value in feature.values:
            answers = {feature.id: value.id}
            states = appraise(theory, read_design(theory, {"answers": answers}), base.schemes).configurations
            picture = glimpse(base, answers, list(states), "<i>")
            shown = re.findall(r'<p class="realist-state"><b>.*?</b> <span>(.*?)</span>', picture)
            assert shown == [state.state for state in states.values()]
            assert "&lt;i&gt;" in picture


def test_a_picture_of_what_the_theory_does_not_have_is_refused(base):
    with pytest.raises(DesignError, match="no-such"):
        glimpse(base, {"no-such": "x"}, [], "")
    with pytest.raises(KeyError):
        glimpse(base, {}, ["no-such"], "")
