"""The seven things that a reader does with exercises, by keyboard; and the same answers in Python.

What each ends in is looked at wide and narrow; one is done from start to end at both widths.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from realist import evidence, exercises
from realist.appraisal import appraise
from realist.evidence import double_coding
from realist.exercises.building import CONCLUSIONS, JUDGEMENTS, answer, conclusion
from realist.exercises.coding import CODED, codings, compared
from realist.theory import Configuration, FeatureCondition, read_design
from tests.browser.accessibility import faults, faults_at_both_widths
from tests.browser.conftest import NARROW, ROOT, WIDE, fits
from tests.browser.questions import put
from tests.browser.test_bench import tab_to

BASE = evidence.load(ROOT / "data")
SOME = exercises.load(ROOT / "data" / "exercises", BASE)
PAGE = "notebooks/exercises.html"
DRAFTS = 3_000
CODINGS = 300


def opened(visit, site, address: str = PAGE, width: int = WIDE) -> Page:
    return visit(f"{site}/{address}", width).page


def exercise(page: Page, name: str) -> Locator:
    return page.locator(f"[data-set={name}]")


def heard(place: Locator) -> Locator:
    """What was last announced."""
    return place.locator("[aria-live=polite]")


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    """Reach something with Tab alone, from where the focus is or from the set's start, and press a key on it."""
    tab_to(page, wanted)
    page.keyboard.press(key)


def start_at(place: Locator) -> None:
    """Put the focus before a set, where the keyboard would come in."""
    place.evaluate("(e) => { e.tabIndex = -1; e.focus(); }")


def no_faults(page: Page) -> None:
    """Fail where axe finds a fault, wide or narrow, or where the page reaches beyond the window."""
    assert faults_at_both_widths(page) == {}


def test_sort_right_and_wrong_with_reasons_kept_and_erased(visit, site):
    page = opened(visit, site)
    place = exercise(page, "sort-roles")
    item = SOME.named("sort-roles").items[0]
    wrong = next(o for o in item.options if not o.right)
    right = next(o for o in item.options if o.right)
    start_at(place)
    press(page, place.get_by_role("radio").first, "Space")
    assert place.get_by_label(wrong.text, exact=True).is_checked()
    press(page, place.get_by_role("button", name="Check question 1"))
    expect(heard(place)).to_contain_text(f"Not quite. {wrong.because}")
    start_at(place)
    tab_to(page, place.get_by_role("radio", checked=True))
    for _ in range([o.id for o in item.options].index(right.id)):
        page.keyboard.press("ArrowDown")
    press(page, place.get_by_role("button", name="Check question 1"))
    expect(heard(place)).to_contain_text(f"Yes. {right.because}")
    expect(place.locator(".realist-feedback")).to_contain_text(item.after)
    no_faults(page)
    press(page, place.get_by_role("button", name="Next item"))
    expect(place.locator(".realist-thing")).to_have_text(SOME.named("sort-roles").items[1].text)
    page.reload()
    expect(place.locator(".realist-kept")).to_contain_text("Answered: 1 of 16")
    place.get_by_role("button", name="1 answered").click()
    expect(place.locator(".realist-verdict")).to_contain_text("Yes.")
    place.get_by_role("button", name="Erase these answers").click()
    place.get_by_role("button", name="Erase", exact=True).click()
    expect(place.locator(".realist-kept")).to_contain_text("Answered: 0 of 16")
    page.reload()
    expect(place.locator(".realist-kept")).to_contain_text("Answered: 0 of 16")


def answered(c: Configuration) -> list[FeatureCondition]:
    return [condition for condition in c.conditions if isinstance(condition, FeatureCondition)]


def choose(page: Page, select: Locator, value: str) -> None:
    """Reach a list with Tab, and take an entry by its value: how its entries open differs from system to system."""
    tab_to(page, select)
    select.select_option(value)


def test_build_a_configuration_and_be_answered(visit, site):
    page = opened(visit, site)
    place = exercise(page, "build-configuration")
    c = BASE.theory.configuration["better-than-nothing"]
    start_at(place)
    press(page, place.get_by_role("button", name="See what the evidence has"))
    expect(heard(place)).to_contain_text("It is not complete yet")
    expect(place.locator(".realist-feedback")).to_contain_text("It has no actor.")
    start_at(place)
    for condition in answered(c):
        choose(page, place.get_by_label("When: a condition"), f"feature {condition.feature}")
        choose(page, place.get_by_label("How does it stand?"), condition.values[0])
        start_at(place)
    tab_to(page, place.get_by_label("With: the resource", exact=False).first)
    page.keyboard.type("a partner whose work is to help")
    choose(page, place.get_by_label("Who: the actor"), c.actor)
    tab_to(page, place.get_by_label("Thinks: their reasoning").first)
    page.keyboard.type("the officers are given training")
    press(page, place.get_by_label("Common aims"), "Space")
    press(page, place.get_by_role("group", name="triggered or blocked").get_by_role("radio").first, "Space")
    choose(page, place.get_by_label("So: the outcome"), c.outcome)
    press(page, place.get_by_role("group", name="Which way?").get_by_role("radio").first, "Space")
    tab_to(page, place.get_by_label("Because"))
    page.keyboard.type("nobody else offers help")
    press(page, place.get_by_role("button", name="See what the evidence has"))
    expect(heard(place)).to_contain_text(f"outcome and direction stand together in “{c.nickname}”, seen in Force B")
    expect(place.locator(".realist-feedback")).not_to_contain_text("is seen")
    expect(place.locator(".realist-feedback")).to_contain_text("This page cannot tell.")
    judging = place.get_by_role("group", name=f"Is your reasoning that of “{c.nickname}”")
    press(page, judging.get_by_role("radio").first, "Space")
    expect(heard(place)).to_have_text(conclusion("alike", "same"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(heard(place)).to_have_text(conclusion("alike", "different"))
    page.keyboard.press("ArrowDown")
    expect(judging.get_by_label(c.rivals[0].text[1:], exact=False)).to_be_checked()
    expect(heard(place)).to_have_text(conclusion("alike", "rival"))
    no_faults(page)
    page.reload()
    place.get_by_role("button", name="1 answered").click()
    expect(judging.get_by_label(c.rivals[0].text[1:], exact=False)).to_be_checked()
    place.get_by_label("Thinks: their reasoning").first.fill("they believe in the partner")
    expect(place.locator(".realist-feedback")).to_have_count(0)
    place.get_by_role("group", name="Which way?").get_by_role("radio").nth(1).check()
    place.get_by_role("button", name="See what the evidence has").click()
    expect(heard(place)).to_contain_text("There the outcome moved the other way")
    judging.get_by_label("The same reasoning, from the same resource").check()
    expect(heard(place)).to_have_text(conclusion("other way", "same"))
    expect(judging.get_by_label(c.rivals[0].text[1:], exact=False)).to_have_count(0)
    place.get_by_role("button", name="Send it to the design bench").press("Enter")
    page.wait_for_url("**/design-bench.html*")
    design = page.locator("[data-realist-widget=bench]").first.evaluate("(e) => e.model.get('design')")
    assert design["answers"] == {k.feature: k.values[0] for k in answered(c)}
    (own,) = read_design(BASE.theory, design).own
    assert (own.reasoning, own.outcome, own.effect, own.basis) == (
        "they believe in the partner", c.outcome, "against", "reader"
    )  # fmt: skip
    assert appraise(BASE.theory, read_design(BASE.theory, design)).configurations[own.id].state == "active"
    expect(page.locator(".realist-line-said")).to_contain_text(
        "Added “Built in exercise 1” to your own configurations."
    )


def design_there(page: Page) -> dict:
    page.wait_for_url("**/design-bench.html*")
    expect(page.locator(".realist-line-said")).to_contain_text(re.compile("Added|exercise’s design"))
    return page.locator("[data-realist-widget=bench]").first.evaluate("(e) => e.model.get('design')")


def test_what_is_sent_is_added_to_the_design_that_is_there(visit, site):
    """A start keeps one's own configurations; a design from an exercise can be undone; nothing is lost on the way."""
    scheme = BASE.schemes[2]
    page = opened(visit, site, "notebooks/design-bench.html")
    page.get_by_role("button", name=scheme.label, exact=True).first.click()
    for times in (1, 2):
        page.goto(f"{site}/{PAGE}")
        if times == 1:
            draft = json.dumps({"now": a_whole_draft("it-is-our-own")})
            record = json.dumps(f'{{"version":1,"name":"","answers":{{"build-sooner":{draft}}}}}')
            page.evaluate(f"localStorage.setItem({json.dumps(f'realist exercises: {BASE.title}')}, {record})")
            page.reload()
        place = exercise(page, "build-configuration")
        place.get_by_role("button", name="2 answered").click()
        place.get_by_role("button", name="Send it to the design bench").click()
        design = design_there(page)
        assert design["answers"] == dict(scheme.design.answers)
        assert [c["nickname"] for c in design["own"]] == ["Built in exercise 2", "Built in exercise 2 (2)"][:times]
    page.get_by_role("button", name=BASE.schemes[0].label, exact=True).first.click()
    design = page.locator("[data-realist-widget=bench]").first.evaluate("(e) => e.model.get('design')")
    assert (design["answers"], len(design["own"])) == (dict(BASE.schemes[0].design.answers), 2)
    expect(page.locator(".realist-line-said")).to_contain_text("Your own configurations stay.")
    item = next(each for each in SOME.named("check-design-bench").items if each.kind == "predict")
    first = exercise(page, "check-design-bench").locator(".realist-item").first
    first.get_by_role("radio").first.check()
    first.get_by_role("button", name="Check").click()
    first.get_by_role("button", name="See it on the bench").click()
    expect(page.locator(".realist-line-said")).to_contain_text("The exercise’s design is here. Undo brings back")
    sent = design_there(page)
    assert (sent["answers"], len(sent["own"])) == (dict(item.design.answers), 2)
    page.get_by_role("button", name="Undo").first.click()
    assert page.locator("[data-realist-widget=bench]").first.evaluate("(e) => e.model.get('design')") == design


@pytest.mark.parametrize("sent", ["{", "[]", '{"own": [{"nickname": "x"}]}', '{"answers": {"delivery": "moon"}}'])
def test_what_is_sent_and_does_not_fit_is_refused(visit, site, sent):
    page = opened(visit, site, "notebooks/design-bench.html")
    page.evaluate("(sent) => sessionStorage.setItem(`realist ${location.pathname} 0 sent`, sent)", sent)
    page.reload()
    bench = page.locator("[data-realist-widget=bench]").first
    expect(page.get_by_role("button", name="Undo").first).to_have_attribute("aria-disabled", "true")
    assert bench.evaluate("(e) => e.model.get('design')").get("own", []) == []
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.endsWith(' sent'))") == []
    if '"' in sent:
        expect(page.locator(".realist-line-said")).to_contain_text("was not taken in")


def a_whole_draft(name: str) -> dict:
    """A configuration of the evidence as somebody built it, with a thought of their own."""
    c = BASE.theory.configuration[name]
    names = ("resource", "actor", "works", "outcome", "effect", "because")
    return {
        "conditions": [{"feature": k.feature, "values": list(k.values)} for k in answered(c)],
        "mechanisms": " ".join(sorted(c.mechanisms)),
        "reasoning": "I would rather ask",
        **{each: getattr(c, each) for each in names},
    }


def test_retroduce_and_only_then_read_the_authors(visit, site):
    page = opened(visit, site)
    place = exercise(page, "retroduce")
    item = SOME.named("retroduce").items[0]
    rivals = [o for o in item.options if o.part == "rival"]
    expect(place).not_to_contain_text(rivals[0].text)
    start_at(place)
    tab_to(page, place.get_by_label("What must be the case?"))
    page.keyboard.type("Belief in a partner is one thing, and knowledge of a scheme another.")
    press(page, place.get_by_role("button", name="Set it beside two rivals"))
    expect(place).to_contain_text(rivals[0].text)
    expect(place).not_to_contain_text(rivals[0].because)
    for group in ("Yours: Belief", rivals[0].text, rivals[1].text):
        press(page, place.get_by_role("group", name=group).get_by_role("radio").first, "Space")
    expect(place).to_contain_text(rivals[0].because)
    for option in (o for o in item.options if o.part == "evidence" and o.right):
        start_at(place)
        press(page, place.get_by_label(option.text), "Space")
    press(page, place.get_by_role("button", name="Check the evidence"))
    expect(heard(place)).to_contain_text("Yes.")
    expect(place).not_to_contain_text(item.after)
    press(page, place.get_by_role("button", name="See what the authors say"))
    expect(place).to_contain_text(item.after)
    no_faults(page)


def test_code_and_compare_with_the_book(visit, site):
    page = opened(visit, site)
    place = exercise(page, "code-testimony")
    book = codings(double_coding.read(ROOT / "data" / "double-coding"))
    coded = {}
    for item in SOME.named("code-testimony").items[:3]:
        start_at(place)
        press(page, place.get_by_label("Learning").first, "Space")
        press(page, place.get_by_role("group", name="Is it triggered or blocked?").get_by_role("radio").first, "Space")
        press(page, place.get_by_role("group", name=item.text).get_by_role("radio").first, "Space")
        press(page, place.get_by_role("button", name="Compare with the book"))
        expect(place.locator(".realist-feedback")).to_contain_text(item.after)
        coded[item.configuration] = {"mechanisms": "learning", "works": "triggers", "effect": "towards"}
        start_at(place)
        press(page, place.get_by_role("button", name="Next item"))
    for name, pair in compared(book, coded).items():
        row = place.locator(f"[data-coded={name}]")
        cells = [row.locator("td").nth(n).inner_text().strip() for n in range(4)]
        figures = ["no meaning here" if one.alpha is None else f"{one.alpha:.2f}" for one in pair]
        assert cells == [f"{pair[0].alike} of 3", figures[0], f"{pair[1].alike} of 3", figures[1]]
    no_faults(page)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_check_yourself_at_the_end_of_a_chapter(visit, site, width):
    """Choose one, choose all that apply, and put in order."""
    page = opened(visit, site, "notebooks/configurations.html", width)
    place = exercise(page, "check-configurations")
    items = {item.kind: (n, item) for n, item in enumerate(SOME.named("check-configurations").items, start=1)}
    n, item = items["choose-all"]
    start_at(place)
    for option in (o for o in item.options if o.right):
        press(page, place.get_by_label(option.text), "Space")
    press(page, place.get_by_role("button", name=f"Check question {n}"))
    expect(heard(place)).to_contain_text(f"Question {n}: Yes.")
    n, item = items["order"]
    shown = [o.place for o in item.options]
    texts = {o.place: o.text for o in item.options}
    for wanted in range(1, len(shown)):
        while shown.index(wanted) > wanted - 1:
            button = place.get_by_role("button", name=f"Move earlier: {texts[wanted]}")
            start_at(place)
            press(page, button)
            at = shown.index(wanted)
            shown[at - 1], shown[at] = shown[at], shown[at - 1]
            expect(heard(place)).to_contain_text(f"now {at} of {len(shown)}")
    press(page, place.get_by_role("button", name=f"Check question {n}"))
    expect(heard(place)).to_contain_text(f"Question {n}: Yes.")
    page.evaluate("scrollTo(0, 0)")  # what is under the bar at the top cannot be pressed, and is soon out of it
    assert faults(page) == {}
    fits(page)


def test_a_prediction_is_checked_against_the_bench(visit, site):
    page = opened(visit, site, "notebooks/design-bench.html")
    place = exercise(page, "check-design-bench")
    item = next(each for each in SOME.named("check-design-bench").items if each.kind == "predict")
    right = next(option for option in item.options if option.right)
    first = place.locator(".realist-item").first
    first.get_by_label(right.text, exact=True).check()
    first.get_by_role("button", name="Check").click()
    expect(heard(place)).to_contain_text("Yes.")
    link = first.get_by_role("button", name="See it on the bench")
    link.click()
    page.wait_for_url("**/design-bench.html*")
    design = page.locator("[data-realist-widget=bench]").evaluate("(e) => e.model.get('design')")
    assert design["answers"] == dict(item.design.answers)


HOSTILE = {
    "not-json.json": "{",
    "a-list.json": "[]",
    "another-kind.json": json.dumps({"kind": "something"}),
    "a-misfit.json": None,
    "deep.json": "[" * 200_000,
    "too-large.json": "x" * 500_001,
}


def test_keep_hand_in_and_see_the_class(visit, site, tmp_path):
    page = opened(visit, site)
    place = exercise(page, "sort-roles")
    item = SOME.named("sort-roles").items[0]
    wrong, right = item.options[0], next(o for o in item.options if o.right)
    for option in (wrong, right):
        place.get_by_label(option.text, exact=True).check()
        place.get_by_role("button", name="Check question 1").click()
    own = exercise(page, "retroduce")
    own.get_by_label("What must be the case?").fill("=cmd|' /C calc'!A0 <img src=x onerror=alert(1)>")
    own.get_by_role("button", name="Set it beside two rivals").click()
    name = page.get_by_label("A name or number that your tutor knows")
    tab_to(page, name)
    page.keyboard.type("-2+3 <b>Sam</b>")
    with page.expect_download() as saved:
        press(page, page.get_by_role("button", name="Save a file to hand in"))
    handed = tmp_path / "sam.json"
    saved.value.save_as(handed)
    with page.expect_download() as saved:
        press(page, page.get_by_role("button", name="Save a page to read"))
    saved.value.save_as(tmp_path / "sam.html")
    readable = (tmp_path / "sam.html").read_text(encoding="utf-8")
    assert "<img" not in readable
    assert "<b>Sam" not in readable
    assert item.after in readable

    record = json.loads(handed.read_text(encoding="utf-8"))
    assert record["answers"][item.id] == {"first": [wrong.id], "now": [right.id]}
    misfit = {**record, "answers": {item.id: {"first": ["moon"], "now": ["moon"]}}}
    other = {**record, "name": "Ali", "answers": {item.id: {"first": [right.id], "now": [right.id]}, "gone": {}}}
    files = {
        **HOSTILE,
        "a-misfit.json": json.dumps(misfit),
        "ali.json": json.dumps(other),
        "sam.json": handed.read_text(),
    }
    for file, text in files.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    page.goto(f"{site}/notebooks/class-view.html")
    page.get_by_label("Open the files").set_input_files([tmp_path / file for file in files])
    view = page.locator("[data-realist-widget=class-view]")
    expect(heard(view)).to_have_text(f"2 files opened, {len(HOSTILE)} refused.")
    refused = view.locator(".realist-refused li")
    assert all(any(f"“{file}”" in each for each in refused.all_inner_texts()) for file in HOSTILE)
    expect(view).to_contain_text("1 of its answers are to questions that this book does not have")
    assert view.locator("img, b:has-text('Sam')").count() == 0
    row = view.locator(f"#class-{item.id} tbody tr")
    at = [item.options.index(option) for option in (wrong, right)]
    assert [row.nth(n).locator("td").all_inner_texts() for n in at] == [["1", "0"], ["1", "2"]]
    expect(view.locator(f"#class-{item.id}")).to_contain_text("1 of 2 right at first. The class splits here.")
    no_faults(page)
    with page.expect_download() as saved:
        press(page, view.get_by_role("button", name="Save as a table"))
    saved.value.save_as(tmp_path / "class.csv")
    rows = list(csv.reader(io.StringIO(Path(tmp_path / "class.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) == 4
    assert {row[-1] for row in rows[1:]} == {f"version {BASE.version}, SHA-256 {BASE.checksum}"}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "|", "%"))]

    page.goto(f"{site}/{PAGE}")
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Erase", exact=True).click()
    page.reload()
    expect(page.get_by_label("A name or number that your tutor knows")).to_have_value("")
    assert page.evaluate("localStorage.length") == 0 or "realist exercises" not in page.evaluate(
        "JSON.stringify(Object.keys(localStorage))"
    )


def test_what_was_kept_and_no_longer_fits_is_left_out(visit, site):
    page = opened(visit, site)
    title = json.dumps(f"realist exercises: {BASE.title}")
    for kept in ("{", "null", '{"version":1,"answers":{"sort-camera":{"first":["x"],"now":["x"]},"__proto__":{}}}'):
        page.evaluate(f"(kept) => localStorage.setItem({title}, kept)", kept)
        page.reload()
        expect(exercise(page, "sort-roles").locator(".realist-kept")).to_contain_text("Answered: 0 of 16")


def test_every_page_with_questions_shows_them(book):
    for each in (one for one in SOME.sets if one.chapter):
        found = [path for place in ("book", "notebooks") for path in book.glob(f"{place}/{each.chapter}.html")]
        assert len(found) == 1, each.chapter
        page: Path = found[0]
        assert f'"id":"{each.id}"' in page.read_text(encoding="utf-8"), page.name
    assert list(book.glob("worksheets/print-*.html"))


# The same in Python


def some_draft(chance: random.Random) -> dict:
    """A random configuration: parts of one or more of the evidence's, some left out."""
    theory = BASE.theory
    features = [{"feature": f.id, "values": chance.sample(f.value_ids, 1)} for f in chance.sample(theory.features, 2)]
    outcomes = [{"outcome": o.id, "direction": chance.choice(["towards", "against"])} for o in theory.outcomes]
    c, other = chance.choice(theory.configurations), chance.choice(theory.configurations)
    own = [
        {"feature": k.feature, "values": list(k.values)[:1]}
        if isinstance(k, FeatureCondition)
        else {"outcome": k.outcome, "direction": k.direction}
        for k in c.conditions
    ]
    texts = ["", c.reasoning, other.reasoning, "they get TRAINING", "Sie glauben’s nicht, İstanbul", "fewer"]
    return {
        "conditions": chance.choice([own, own[:1], features, [chance.choice(outcomes)], []]),
        "resource": chance.choice([c.resource, other.resource, "", "a shelf"]),
        "actor": chance.choice([c.actor, c.actor, other.actor, ""]),
        "reasoning": chance.choice(texts),
        "mechanisms": chance.choice([" ".join(c.mechanisms), " ".join(other.mechanisms), ""]),
        "works": chance.choice([c.works, other.works, ""]),
        "outcome": chance.choice([c.outcome, c.outcome, c.outcome, other.outcome, ""]),
        "effect": chance.choice(["towards", "against", "affects", c.effect, c.effect, ""]),
        "because": chance.choice(["", " ", c.because]),
    }


def test_the_page_answers_a_configuration_as_python_does(visit, site):
    page = opened(visit, site)
    chance = random.Random(20260102)
    drafts = [some_draft(chance) for _ in range(DRAFTS)]
    theirs = put(
        page,
        "([theory, drafts]) => drafts.map((d) => window.realist.answerDraft(theory, d))",
        [BASE.theory.compiled(), drafts],
    )
    ours = [answer(BASE.theory, draft) for draft in drafts]
    assert theirs == ours
    assert {each["verdict"] for each in ours} == {
        "alike", "direction not said", "other way", "apart", "nobody", "incomplete"
    }  # fmt: skip
    compared = [one for each in ours for one in each["compared"]]
    assert {one["relation"] for one in compared} == {
        "alike",
        "direction not said",
        "other way",
        "elsewhere",
        "suggested",
    }
    for part in ("taken", "differs"):
        assert len({tuple(one[part]) for one in compared}) == 4
    asked = [[one["relation"], judgement] for one in compared[:50] for judgement in JUDGEMENTS]
    said = put(
        page,
        "([conclusions, asked]) => asked.map((each) => window.realist.conclusion(conclusions, ...each))",
        [CONCLUSIONS, asked],
    )
    assert said == [conclusion(*each) for each in asked]


def test_alpha_is_the_librarys(visit, site):
    page = opened(visit, site)
    chance = random.Random(20260103)
    codes = {"mechanisms": ["learning", "communication", "learning trust"], "works": ["triggers", "blocks"]}
    codes["effect"] = ["towards", "against", "affects"]
    for _ in range(CODINGS):
        units = [f"u{n}" for n in range(chance.randint(0, 12))]

        def coding(units: list[str] = units) -> dict:
            return {unit: {name: chance.choice(codes[name]) for name in CODED} for unit in units}

        mine, first, second, settled = (coding() for _ in range(4))
        book = {unit: {"first": first[unit], "second": second[unit], "settled": settled[unit]} for unit in units}
        theirs = page.evaluate("([book, coded]) => window.realist.compared(book, coded)", [book, mine])
        for name, pair in compared(book, mine).items():
            for one, other in zip(pair, theirs[name], strict=True):
                assert (one.units, one.alike) == (other["units"], other["alike"])
                assert other["alpha"] == (None if one.alpha is None else pytest.approx(one.alpha, abs=1e-9))
