"""A reader breaks a chain, tries a design and narrows a list, by keyboard and from a folder, and is told what came
of it; and the page's chain and states are Python's."""

from __future__ import annotations

import json
import random

import pytest

from realist import evidence
from realist.appraisal import appraise
from realist.theory import Design
from realist.views import browse, theory_of_change
from realist.views.reasoning import differences
from realist.views.trial import trial
from tests.tree import ROOT

BREAK = """([at, those]) => {
  const figure = document.querySelectorAll('[data-realist-chain]')[at];
  const chain = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
  return those.map((broken) => window.realist.reach(chain, broken));
}"""
TITLES = {"data/examples/cctv": "The cameras, step by step", "data": "From the top to the street"}


@pytest.fixture
def page(visit, book):
    visited = visit((book / "notebooks/theory-of-change.html").as_uri())
    yield visited.page
    assert visited.errors == []
    assert visited.strangers == []


def test_the_page_reaches_what_python_reaches_for_any_links_broken(page):
    chance = random.Random(44)
    for at, folder in enumerate(TITLES):
        graph = theory_of_change.chain_graph(evidence.load(ROOT / folder).tables)
        names = [row["link"] for row in theory_of_change.links(graph)]
        those = [[name] for name in names] + [[], names]
        those += [chance.sample(names, chance.randrange(len(names))) for _ in range(300)]
        ours = [[step for step in graph if step in theory_of_change.reached(graph, broken)] for broken in those]
        assert page.evaluate(BREAK, [at, those]) == ours
        assert len({json.dumps(each) for each in ours}) > 5


def test_a_link_is_broken_and_mended_by_keyboard_and_the_page_says_what_falls(page):
    base = evidence.load(ROOT / "data")
    graph = theory_of_change.chain_graph(base.tables)
    labels = {node: graph.nodes[node]["label"] for node in graph}
    figure = page.locator("[data-realist-chain]").nth(1)
    status = page.get_by_role("status", name=f"What still follows: {TITLES['data']}")
    assert page.get_by_role("status").count() == len(TITLES)
    assert status.inner_text() == "No link is broken. Every step is reached."
    row = next(r for r in theory_of_change.links(graph) if len(theory_of_change.falls(graph, [r["link"]])) == 1)
    [fallen] = theory_of_change.falls(graph, [row["link"]])

    button = figure.get_by_role("button", name=f"Break link {row['number']}", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    assert status.inner_text() == f"Link {row['number']} broken. No way leads to 1 step: {labels[fallen]}."
    mend = figure.get_by_role("button", name=f"Mend link {row['number']}", exact=True)
    assert mend.get_attribute("aria-pressed") == "true"
    assert mend.evaluate("(it) => it === document.activeElement")
    assert figure.locator("[data-step].is-fallen").evaluate_all("(all) => all.map((it) => it.dataset.step)") == [fallen]
    assert figure.locator(f'[data-badge="{row["link"]}"]').text_content() == f"×{row['number']}"
    page.keyboard.press("Space")
    assert status.inner_text() == "No link is broken. Every step is reached."
    assert figure.locator(".is-fallen, .is-broken, .is-idle").count() == 0

    figure.get_by_role("button", name="Break all that is assumption").click()
    figure.get_by_role("button", name="Break all that is published elsewhere").click()
    gone = theory_of_change.falls(graph, theory_of_change.without(graph, {"evidenced here"}))
    assert f"No way leads to {len(gone)} steps" in status.inner_text()
    marked = figure.locator("[data-step].is-fallen").evaluate_all("(all) => all.map((it) => it.dataset.step)")
    assert set(marked) == set(gone)
    other = page.get_by_role("status", name=f"What still follows: {TITLES['data/examples/cctv']}")
    assert other.inner_text() == "No link is broken. Every step is reached."
    figure.get_by_role("button", name="Mend every link").click()
    figure.locator(f'[data-badge="{row["link"]}"]').click()
    assert status.inner_text().startswith(f"Link {row['number']} broken.")


def test_the_list_is_narrowed_by_keyboard_and_says_how_many_are_left(visit, book):
    base = evidence.load(ROOT / "data")
    items = {c.id: browse.having(base, c) for c in base.theory.configurations}
    visited = visit((book / "notebooks/configurations.html").as_uri())
    page = visited.page
    status = page.get_by_role("status", name="How many configurations are shown")
    shown = "(all) => all.filter((it) => it.checkVisibility()).map((it) => it.id.slice(4))"
    cards = page.locator(".realist-browse li[id]")
    assert status.inner_text() == f"All {len(items)} configurations are shown."
    assert set(cards.evaluate_all(shown)) == set(items)

    site = page.get_by_label("Force", exact=True)
    site.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert site.input_value() == "B"
    page.get_by_label("Works", exact=True).select_option("against")
    left = {c for c, has in items.items() if "B" in has["site"] and "against" in has["effect"]}
    assert set(cards.evaluate_all(shown)) == left
    assert status.inner_text() == f"{len(left)} of {len(items)} configurations. Force: Force B; Works: ↘ against."
    for part in page.locator("[data-browse-part]").all():
        assert part.is_visible() == bool(part.locator("li[id]:not([hidden])").count())

    hidden = next(c for c in items if c not in left)
    page.evaluate("(id) => { location.hash = `cmo-${id}` }", hidden)
    page.locator(f"#cmo-{hidden}").wait_for()
    assert status.inner_text() == f"All {len(items)} configurations are shown."
    page.get_by_label("How far the text carries it").select_option("stated")
    page.get_by_label("Force", exact=True).select_option(browse.NOWHERE)
    assert status.inner_text().startswith(f"None of the {len(items)} configurations fits.")
    page.get_by_role("button", name="Show all", exact=True).click()
    assert site.evaluate("(it) => it === document.activeElement")
    assert set(cards.evaluate_all(shown)) == set(items)
    assert visited.errors == []


def test_an_answer_is_changed_and_the_page_says_what_stops_as_python_does(visit, book):
    cctv = evidence.load(ROOT / "data/examples/cctv")
    visited = visit((book / "notebooks/causes.html").as_uri())
    page = visited.page
    held = json.loads(page.locator("[data-realist-trial] script").text_content() or "")
    start = Design(held["answers"])
    status = page.get_by_role("status", name="What changed: The watched car park")
    for feature in cctv.theory.features:
        select = page.get_by_label(feature.question, exact=True)
        given = start.answers.get(feature.id, "")
        assert select.input_value() == given
        for value in ["", *feature.value_ids]:
            select.select_option(value)
            answers = {**start.answers, feature.id: value}
            now = Design({each: answer for each, answer in answers.items() if answer})
            states = appraise(cctv.theory, now).configurations
            shown = page.locator("[data-configuration]").evaluate_all(
                "(all) => Object.fromEntries(all.map((it) => [it.dataset.configuration, it.dataset.state]))"
            )
            assert shown == {c: state.state for c, state in states.items()}
            frame = differences(cctv.theory, start, now)
            still = frame[(frame["Before"] == "active") & (frame["After"] == "not met")]["Configuration"]
            told = status.inner_text()
            assert (f"Stops: {'; '.join(still)}." in told) == bool(len(still))
            assert all(name in told for name in frame[frame["After"] == "active"]["Configuration"])
            assert told.startswith("This is where we start") == (value == given)
        select.select_option(given)
    back = page.get_by_role("button", name="Back to the start")
    assert back.is_disabled()
    page.get_by_label(cctv.theory.features[0].question, exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert not back.is_disabled()
    back.click()
    assert status.inner_text().startswith("This is where we start")
    assert visited.errors == []


def test_two_designs_on_a_page_are_tried_each_by_its_own_labels(visit, tmp_path):
    cctv = evidence.load(ROOT / "data/examples/cctv")
    designs = {"The first": Design(), "The second": cctv.schemes[0].design}
    trials = "".join(str(trial(cctv, design, title)) for title, design in designs.items())
    script = (ROOT / "realist/static/page-views.js").as_uri()
    path = tmp_path / "two.html"
    path.write_text(
        f'<!doctype html><meta charset="utf-8"><title>Two designs</title>{trials}<script src="{script}"></script>',
        encoding="utf-8",
    )
    visited = visit(path.as_uri())
    page = visited.page
    ids = page.locator("[id]").evaluate_all("(all) => all.map((it) => it.id)")
    assert len(ids) == 2 * len(cctv.theory.features)
    assert len(set(ids)) == len(ids)
    first, second = page.locator("[data-realist-trial]").all()
    states = "(it) => [...it.querySelectorAll('[data-configuration]')].map((one) => one.dataset.state)"
    before = first.evaluate(states)
    for feature in cctv.theory.features:
        second.locator("label", has_text=feature.question).click()
        assert second.locator("select:focus").input_value() == designs["The second"].answers.get(feature.id, "")
        second.get_by_label(feature.question, exact=True).select_option("")
    assert first.evaluate(states) == before == second.evaluate(states)
    assert page.get_by_role("status", name="What changed: The first").inner_text().startswith("This is where we start")
    assert visited.errors == []


def test_without_a_script_the_chain_and_the_list_stand_whole(visit, book):
    page = visit((book / "notebooks/theory-of-change.html").as_uri(), java_script_enabled=False).page
    assert page.locator("[data-realist-chain] svg[role=img]").count() == len(TITLES)
    assert page.locator(".realist-chain-break").count() == 0
    page = visit((book / "notebooks/causes.html").as_uri(), java_script_enabled=False).page
    assert page.locator("[data-configuration]:visible").count() > 10
    assert page.locator("[data-realist-trial] form").count() == 0
    page = visit((book / "notebooks/configurations.html").as_uri(), java_script_enabled=False).page
    base = evidence.load(ROOT / "data")
    assert page.locator(".realist-browse li[id]:visible").count() == len(base.theory.configurations)
    assert page.locator(".realist-browse form").count() == 0
