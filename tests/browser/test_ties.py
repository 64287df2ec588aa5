"""A reader's own map: made by keyboard, kept, erased, safe from what is typed, and placed by Python's rule."""

from __future__ import annotations

import itertools
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from realist import evidence
from realist.partnerships.typology import DIMENSIONS, Label, LabelTest, dimensions, in_words, labels, place
from realist.widgets.ties import MOST_TIES, NAME
from tests.browser.accessibility import faults
from tests.browser.conftest import ROOT

PAGE = "notebooks/typologies.html"
STUDY = evidence.load(ROOT / "data")
PLACED = "([ties, labels]) => ties.map((tie) => window.realist.placed(tie, labels))"


@pytest.fixture
def typologies(visit, site):
    return visit(f"{site}/{PAGE}").page


def in_python(ties: list[dict[str, str]], among: tuple[Label, ...]) -> list[list[dict]]:
    return [[{**found.plain(), "said": in_words(found)} for found in place(tie, among)] for tie in ties]


def test_the_page_places_every_tie_there_can_be_as_python_does(typologies):
    among = labels(STUDY)
    values = [["", "not stated", *(value["id"] for value in one["values"])] for one in dimensions(STUDY)]
    ties = [dict(zip(DIMENSIONS, chosen, strict=True)) for chosen in itertools.product(*values)]
    ties += [{}, *({name: tie[name] for name in DIMENSIONS[:2]} for tie in ties[::7])]
    theirs = typologies.evaluate(PLACED, [ties, [label.plain() for label in among]])
    assert theirs == in_python(ties, among)
    held = typologies.evaluate("document.querySelector('[data-realist-widget=ties]').model.get('study').labels")
    assert held == [label.plain() for label in among]


WORDS = st.builds(
    LabelTest, st.text(max_size=4), st.sampled_from([*DIMENSIONS, "toString", "__proto__"]), st.text(max_size=2)
)
TIES = st.dictionaries(st.sampled_from(DIMENSIONS), st.one_of(st.text(max_size=2), st.just("not stated")))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(among=st.lists(st.builds(Label, st.text(), st.text(), st.text(), st.lists(WORDS).map(tuple))), tie=TIES)
def test_the_same_over_generated_labels(typologies, among, tie):
    theirs = typologies.evaluate(PLACED, [[tie], [label.plain() for label in among]])
    assert theirs == in_python([tie], tuple(among))


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_a_map_is_made_by_keyboard_kept_changed_and_erased(visit, site, width, scheme):
    visited = visit(f"{site}/{PAGE}", width, scheme)
    page, keys = visited.page, visited.page.keyboard
    own = page.locator(".realist-ties")

    def typed(*texts: str) -> None:
        for text in texts:
            keys.insert_text(text)
            keys.press("Tab")

    own.get_by_label("One side", exact=True).focus()
    keys.press("Enter")
    assert own.get_by_role("alert").inner_text() == "Say who is on one side."
    typed("Nurse <b>", "ring about a case", "nurse <B>")
    own.get_by_role("button", name="Add it").focus()
    keys.press("Enter")
    assert own.get_by_role("alert").inner_text() == "A tie has two different sides."
    own.get_by_label("The other side").fill("Sergeant")
    for name, value in [
        ("basis", "neither"),
        ("formality", "informal"),
        ("boundary", "between agencies"),
        ("unit", "person"),
    ]:
        own.locator(f"select[name={name}]").select_option(value)
    own.get_by_role("button", name="Add it").focus()
    keys.press("Enter")
    assert own.get_by_role("status").inner_text() == "Added: Nurse <b> and Sergeant."
    assert page.evaluate("document.activeElement.name") == "from"
    row = own.locator(".realist-ties-list > li")
    assert row.locator("b").all_inner_texts()[:2] == ["Nurse <b>", "Sergeant"]
    told = row.inner_text()
    expected = place({"basis": "neither", "formality": "informal", "boundary": "between agencies", "unit": "person"},
                     labels(STUDY))  # fmt: skip
    for found in expected:
        assert found.fit == "no word" or in_words(found) in told
    assert "Sergeant" in own.get_by_role("img").get_attribute("aria-label")
    assert own.locator("svg path.is-informal").count() == 1
    size = own.locator("svg text").first.evaluate("(t) => getComputedStyle(t).fontSize")
    scale = own.locator("svg").evaluate("(s) => s.getBoundingClientRect().width / s.viewBox.baseVal.width")
    assert float(size.removesuffix("px")) * scale >= 14
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page, ".realist-ties") == {}

    page.reload()
    assert row.locator("b").all_inner_texts()[:2] == ["Nurse <b>", "Sergeant"]
    row.get_by_role("button", name="Change tie 1").click()
    own.get_by_label("The other side").fill("Constable")
    own.get_by_role("button", name="Change it").click()
    assert row.locator("b").all_inner_texts()[:2] == ["Nurse <b>", "Constable"]
    row.get_by_role("button", name="Remove tie 1").click()
    assert row.count() == 0
    own.get_by_role("button", name="Undo").click()
    assert row.count() == 1
    own.get_by_role("button", name="Erase everything").click()
    assert row.count() == 0
    assert page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('realist'))") == []
    page.reload()
    assert row.count() == 0
    assert visited.errors == []
    assert visited.strangers == []


@pytest.mark.parametrize(
    ("kept", "ties"),
    [
        ("{", 0),
        (json.dumps({"from": "a"}), 0),
        (json.dumps([None, 3, {"from": "a", "to": "b"}, {"from": "a", "to": "a", "label": "c"}]), 0),
        (
            json.dumps(
                [{"from": "a" * 5000, "to": "<img src=x onerror=alert(1)>", "label": "c", "basis": "x", "no": 1}]
            ),
            1,
        ),
        (json.dumps([{"from": f"a{i}", "to": "b", "label": "c", "unit": "person"} for i in range(500)]), MOST_TIES),
    ],
)
def test_what_the_browser_gives_back_is_not_trusted(typologies, kept, ties):
    key = typologies.evaluate("document.querySelector('[data-realist-widget=ties]').model.name")
    typologies.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, kept])
    typologies.reload()
    rows = typologies.locator(".realist-ties-list > li")
    assert rows.count() == ties
    names = typologies.locator(".realist-ties-list > li b").all_inner_texts()
    assert all(len(name) <= NAME for name in names)
    assert typologies.locator(".realist-ties img[src]").count() == 0


def test_a_browser_that_keeps_nothing_says_so_and_loses_nothing(visit, site):
    page = visit(f"{site}/book/about.html").page
    page.context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
    )
    page.goto(f"{site}/{PAGE}")
    page.get_by_role("button", name="Show an invented example").click()
    assert page.locator(".realist-ties-list > li").count() == 4
    assert "refuses to keep anything" in page.locator(".realist-ties").inner_text()
