"""The page runs the engine that the vectors know: the same appraisals, questions, briefs and links as Python's.

Where Node.js is, its sources meet thousands (`tests/test_vectors.py`), and here a few hundred prove that the page runs
the same; where it is not, the page meets them all.
"""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from realist import evidence
from realist.views.bench_state import bench_state
from tests.browser.conftest import ROOT
from tests.browser.questions import meeting
from tests.theories import cases, observed, tied_theories
from tests.vectors import designs
from tests.vectors.asking import Given, canonical, hold, vector
from tests.vectors.corners import kept

SHARES = 4
SETTINGS = settings(max_examples=designs.THEORIES_IN_A_BROWSER, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def base() -> Given:
    return Given.of(evidence.load(ROOT / "data"))


@pytest.fixture
def bench(visit, site) -> Page:
    """The page of the bench, with all that it loads when something is first asked or taken away."""
    page: Page = visit(f"{site}/notebooks/design-bench.html").page
    for later in ("ask", "papers"):
        page.add_script_tag(url=f"{site}/_static/{later}.js")
    return page


@pytest.fixture
def meet(bench):
    return meeting(bench)


def test_the_page_holds_the_theory_that_python_compiles(bench, base):
    theirs = bench.evaluate("document.querySelector('[data-realist-widget=bench]').model.get('evidence')")
    assert canonical(theirs) == canonical(bench_state(base.base))


def test_the_page_answers_what_the_files_say(meet):
    for each in (each for vectors in kept().values() for each in vectors):
        assert meet(each) == [], each["about"]


@pytest.mark.parametrize("share", range(SHARES))
def test_the_same_appraisal_of_every_design(meet, base, share):
    chance = random.Random(20260101 + share)
    some = designs.some_designs(base.theory, base.schemes, chance, designs.IN_A_BROWSER // SHARES)
    hold(meet, base, designs.appraisals(some))
    hold(meet, base, designs.links(base.theory, some[::4], chance))
    print(f"{len(some)} designs compared")


def test_the_same_questions_and_briefs(meet, base):
    chance = random.Random(20260102)
    some = designs.some_designs(base.theory, base.schemes, chance, designs.ASKED_IN_A_BROWSER)
    assert any(design.own for design in some)
    hold(meet, base, [("sentences", {})])
    hold(meet, base, designs.inquiries(base.theory, some, chance))
    hold(meet, base, designs.briefs(some, chance))


@SETTINGS
@given(case=cases())
def test_the_same_appraisal_over_generated_theories(meet, case):
    theory, design, schemes = case
    hold(meet, Given(theory, schemes), designs.appraisals([design]))


@SETTINGS
@given(theory=tied_theories(), more=st.data(), seed=st.integers(0, 2**32))
def test_the_same_questions_over_generated_theories(meet, theory, more, seed):
    chance, schemes = random.Random(seed), more.draw(observed(theory))
    some = [designs.some_design(theory, chance) for _ in range(20)]
    hold(meet, Given(theory, schemes), designs.inquiries(theory, some, chance))


def test_the_comparison_would_see_a_difference(meet, base):
    """One effect turned round in what the page is given is noticed, and so is one answer turned round in a vector."""
    each = vector("", base, designs.appraisals([scheme.design for scheme in base.schemes]))
    assert meet(each) == []
    turned = vector("", base, [])["given"]
    for configuration in turned["theory"]["configurations"]:
        configuration["effect"] = "against"
    assert meet({**each, "given": turned})[0]["case"] == 0
    each["cases"][1]["sha256"] = "0" * 64
    assert [missed["case"] for missed in meet(each)] == [1]
