"""The picture of a design: what it draws, what it says without colour, and the chains that the keyboard shows."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from realist import evidence
from realist.appraisal import Appraisal, appraise
from realist.theory import OutcomeCondition, Scheme
from tests.browser.conftest import ROOT, at_both_widths, fits


@pytest.fixture(scope="module")
def base() -> evidence.Evidence:
    return evidence.load(ROOT / "data")


@pytest.fixture
def bench(visit, site) -> Page:
    return visit(f"{site}/notebooks/design-bench.html").page


def start(page: Page, base: evidence.Evidence, scheme: Scheme) -> Appraisal:
    page.get_by_role("button", name=scheme.label, exact=True).click()
    page.mouse.move(1, 1)
    return appraise(base.theory, scheme.design, base.schemes)


def part(page: Page, kind: str, name: str) -> Locator:
    return page.locator(f".realist-picture [data-part='{kind} {name}']")


def lit(page: Page) -> set[str]:
    """The configurations whose lines are drawn thick."""
    return set(
        page.eval_on_selector_all(
            ".realist-thread.is-lit > button", "(all) => all.map((b) => b.dataset.part.replace('configuration ', ''))"
        )
    )


def chain(base: evidence.Evidence, found: Appraisal, own: set[str]) -> set[str]:
    """The configurations and all that they rest on: a reading of its own, to hold against the page's."""
    live = [c for c in base.theory.configurations if found.configurations[c.id].state != "not met"]
    whole = set(own)
    while True:
        needed = {
            (k.outcome, k.direction)
            for c in live
            if c.id in whole
            for k in c.conditions
            if isinstance(k, OutcomeCondition)
        }
        more = {c.id for c in live if (c.outcome, c.effect) in needed} - whole
        if not more:
            return whole
        whole |= more


def test_a_line_for_each_configuration_that_is_active_or_open(bench, base):
    for scheme in base.schemes:
        found = start(bench, base, scheme)
        live = {name: s.state for name, s in found.configurations.items() if s.state != "not met"}
        drawn = bench.eval_on_selector_all(
            ".realist-thread",
            """(all) => all.map((line) => [
              line.querySelector("button").dataset.part.replace("configuration ", ""),
              [line.dataset.state, line.dataset.works, line.dataset.effect],
            ])""",
        )
        assert len(drawn) == len(live)
        of = base.theory.configuration
        assert {name: tuple(said) for name, said in drawn} == {
            name: (state, of[name].works, of[name].effect) for name, state in live.items()
        }
        left = len(found.configurations) - len(live)
        expect(bench.locator(".realist-picture figcaption")).to_contain_text(f"the {left} configurations not met here")
        ends = bench.locator(".realist-picture .realist-end")
        assert ends.count() == len({of[name].outcome for name in live})


def test_with_nothing_answered_every_line_is_broken(bench, base):
    bands = bench.locator(".realist-band")
    assert bands.count() == len({base.theory.outcome[c.outcome].level for c in base.theory.configurations})
    expect(bench.locator(".realist-thread")).to_have_count(0)  # too many at once: a level is one line until opened
    for band in bands.all():
        band.locator("summary").click()
    lines = bench.locator(".realist-thread")
    expect(lines).to_have_count(len(base.theory.configurations))
    expect(bench.locator(".realist-thread[data-state=open]")).to_have_count(len(base.theory.configurations))
    fits(bench)


def test_marks_tell_state_work_and_effect_apart_without_colour(bench, base):
    """Broken lines are open; an arrowhead triggers and a bar blocks; each effect has a shape of its own."""
    shapes: dict[str, dict[str, set[str]]] = {"state": {}, "works": {}, "effect": {}}
    for scheme in base.schemes:
        start(bench, base, scheme)
        for said in bench.eval_on_selector_all(
            ".realist-thread",
            """(all) => all.map((line) => ({
              state: [line.dataset.state, getComputedStyle(line.querySelector(".realist-line-of")).strokeDasharray],
              works: [line.dataset.works, line.querySelector(".realist-works").getAttribute("d")],
              effect: [line.dataset.effect, line.querySelector(".realist-wire .realist-effect").getAttribute("d")],
            }))""",
        ):
            for what, (value, shape) in said.items():
                shapes[what].setdefault(value, set()).add(shape)
    assert shapes["state"]["active"] == {"none"}
    assert "none" not in shapes["state"]["open"]
    for what, count in (("state", 2), ("works", 2), ("effect", 3)):
        assert len(shapes[what]) == count
        assert all(len(of_value) == 1 for of_value in shapes[what].values())
        assert len(set.union(*shapes[what].values())) == count


def test_a_chain_is_shown_and_said_by_keyboard(bench, base):
    found = start(bench, base, base.schemes[-1])
    theory = base.theory
    rippling = next(
        c
        for c in theory.configurations
        if found.configurations[c.id].state == "active" and any(getattr(k, "outcome", None) for k in c.conditions)
    )
    said = bench.locator(".realist-chain [aria-live]")
    part(bench, "outcome", rippling.outcome).focus()
    live = {name for name, s in found.configurations.items() if s.state != "not met"}
    own = {c.id for c in theory.configurations if c.outcome == rippling.outcome and c.id in live}
    assert lit(bench) == chain(base, found, own) > own
    expect(said).to_contain_text(f"{theory.outcome[rippling.outcome].label}.")
    for name in lit(bench):
        expect(said).to_contain_text(theory.configuration[name].nickname)
    thin, thick = (
        bench.locator(f".realist-thread.{which} .realist-line-of").first.evaluate(
            "(line) => parseFloat(getComputedStyle(line).strokeWidth)"
        )
        for which in ("is-dim", "is-lit")
    )
    assert thick > 2 * thin

    bench.keyboard.press("Escape")
    assert lit(bench) == set()
    expect(said).to_have_text("")

    mechanism = rippling.mechanisms[0]
    part(bench, "mechanism", mechanism).focus()
    own = {c.id for c in theory.configurations if mechanism in c.mechanisms and c.id in live}
    assert lit(bench) == chain(base, found, own)
    expect(said).to_contain_text(f"{theory.mechanism[mechanism].label}.")


def test_one_stop_for_tab_and_arrows_from_there(bench, base):
    start(bench, base, base.schemes[0])
    stops = bench.locator(".realist-picture [data-part]")
    assert bench.locator(".realist-picture [data-part][tabindex='0']").count() == 1
    stops.first.focus()
    bench.keyboard.press("End")
    expect(stops.last).to_be_focused()
    bench.keyboard.press("ArrowUp")
    expect(stops.nth(stops.count() - 2)).to_be_focused()
    assert lit(bench)
    bench.keyboard.press("Home")
    expect(stops.first).to_be_focused()
    bench.keyboard.press("Shift+Tab")
    expect(bench.locator(".realist-picture > summary")).to_be_focused()
    assert lit(bench) == set()


def test_a_tap_holds_a_chain_and_show_all_lets_it_go(visit, site, base):
    page = visit(f"{site}/notebooks/design-bench.html", 320, has_touch=True).page
    found = start(page, base, base.schemes[1])
    one = next(c for c in base.theory.configurations if found.configurations[c.id].state == "active")
    part(page, "configuration", one.id).tap()
    assert lit(page) == chain(base, found, {one.id})
    expect(page.locator(".realist-chain [aria-live]")).to_contain_text(f"{one.nickname}.")
    page.get_by_role("button", name="Show all").tap()
    assert lit(page) == set()


def test_a_pointer_shows_a_chain_and_the_page_stays_as_wide(bench, base):
    found = start(bench, base, base.schemes[1])
    one = next(c for c in base.theory.configurations if found.configurations[c.id].state == "active")
    for _ in at_both_widths(bench):
        bench.mouse.move(1, 1)
        assert lit(bench) == set()
        part(bench, "configuration", one.id).hover()
        assert lit(bench) == chain(base, found, {one.id})
    fits(bench)


def test_the_picture_leads_to_its_words(bench, base):
    start(bench, base, base.schemes[0])
    bench.get_by_role("link", name="The same as sentences, with their reasons").click()
    expect(bench.get_by_role("heading", name="Configurations", exact=True)).to_be_focused()


def test_what_is_assumed_looks_and_reads_as_assumed(bench, base):
    one = next(c for c in base.theory.configurations if c.works == "triggers" and len(c.mechanisms) == 1)
    bench.evaluate(
        """(m) => document.querySelector('[data-realist-widget=bench]').model
             .set('design', { answers: {}, assumed: [m], knocked_out: [] })""",
        one.mechanisms[0],
    )
    for band in bench.locator(".realist-band").all():
        band.locator("summary").click()
    drawn = bench.locator(".realist-thread").filter(has=bench.locator(f"[data-part='configuration {one.id}']"))
    expect(drawn).to_contain_text("only as assumed")
    open_ = bench.locator(".realist-thread[data-state=open] .realist-line-of").first
    dashes = "(line) => getComputedStyle(line).strokeDasharray"
    assert drawn.locator(".realist-line-of").evaluate(dashes) not in ("none", open_.evaluate(dashes))
