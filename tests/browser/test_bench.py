"""The bench's whole job, by keyboard alone, wide and narrow; and with a kernel's model in place of the page's."""

from __future__ import annotations

import json
import re
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Locator, Page, expect

from realist import evidence
from realist.appraisal import appraise
from realist.imagined import vignettes
from realist.inquiry import diversity, find_out_first, pathways, rests_on, smallest_changes, tensions
from realist.theory import read_design
from realist.widgets.bench import bench_state, details_of
from tests.browser.accessibility import faults
from tests.browser.conftest import ROOT, Quiet


@pytest.fixture(scope="module")
def base() -> evidence.Evidence:
    return evidence.load(ROOT / "data")


@pytest.fixture(params=[1280, 320])
def bench(visit, site, request) -> Page:
    return visit(f"{site}/notebooks/design-bench.html", request.param).page


def tab_to(page: Page, wanted: Locator, most: int = 400) -> None:
    """Hold Tab down until the wanted element has the focus; a reader with a keyboard has no other way."""
    element = wanted.element_handle()  # found once: to find it by its role takes longer than the key
    for _ in range(most):
        if element.evaluate("(element) => element === document.activeElement"):
            page.keyboard.up("Tab")
            return
        page.keyboard.down("Tab")
    raise AssertionError(f"the keyboard never reached {wanted}")


def line(page: Page) -> Locator:
    """What was last announced."""
    return page.locator(".realist-line [role=status]")


def stands(page: Page) -> Locator:
    """How the design stands, in a few sentences."""
    return page.locator(".realist-line-now")


def card_of(page: Page, label: str) -> Locator:
    """The entry of the mechanism with this name."""
    return page.locator(".realist-mechanisms > li").filter(has=page.locator("summary b").get_by_text(label, exact=True))


DRAWN = """async (which) => {
  const empty = (one) => one.children.length < 2;
  while ([...document.querySelectorAll(which)].some(empty)) await new Promise((next) => setTimeout(next, 20));
}"""


def unfold(page: Page, which: str) -> None:
    """Open folds that are not drawn before they are opened."""
    page.evaluate("(which) => document.querySelectorAll(which).forEach((one) => { one.open = true })", which)
    page.evaluate(DRAWN, which)


def design(page: Page) -> dict:
    return page.evaluate("document.querySelector('[data-realist-widget=bench]').model.get('design')")


def test_start_answer_undo_and_reset_by_keyboard(bench, base):
    scheme = base.schemes[-1]
    tab_to(bench, bench.get_by_role("button", name=scheme.label, exact=True))
    bench.keyboard.press("Enter")
    expect(line(bench)).to_contain_text(f"Started from {scheme.label}.")
    assert design(bench)["answers"] == dict(scheme.design.answers)

    asked = base.theory.asked
    first = next(f for f in asked if f.level == base.theory.levels[0].id and f.id in scheme.design.answers)
    question = bench.get_by_role("group", name=first.question)
    tab_to(bench, question.get_by_role("radio", checked=True))
    bench.keyboard.press("ArrowDown")
    changed = design(bench)["answers"]
    assert changed != dict(scheme.design.answers)
    expect(line(bench)).to_contain_text(f"{first.label}:")

    said = question.locator(".realist-changed")
    expect(said).to_be_visible()  # next to the answer: what it changed, and why

    tab_to(bench, bench.get_by_role("button", name="Undo"))
    bench.keyboard.press("Enter")
    expect(line(bench)).to_contain_text("Undone.")
    assert design(bench)["answers"] == dict(scheme.design.answers)
    bench.keyboard.press("Control+y")
    expect(line(bench)).to_contain_text("Done again.")
    assert design(bench)["answers"] == changed
    bench.keyboard.press("Control+z")
    assert design(bench)["answers"] == dict(scheme.design.answers)
    bench.keyboard.press("Control+Shift+Z")
    assert design(bench)["answers"] == changed
    bench.keyboard.press("Control+z")

    bench.keyboard.press("Enter")
    assert design(bench)["answers"] == {}
    bench.keyboard.press("Enter")  # nothing is left to undo, and nothing happens
    assert design(bench)["answers"] == {}

    tab_to(bench, bench.get_by_role("button", name=scheme.label, exact=True))
    bench.keyboard.press("Enter")
    tab_to(bench, question.get_by_role("radio", checked=True))
    bench.keyboard.press("ArrowDown")
    tab_to(bench, bench.get_by_role("button", name="Reset"))
    bench.keyboard.press("Enter")
    assert design(bench)["answers"] == dict(scheme.design.answers)


def test_from_a_mechanism_to_the_paragraph_by_keyboard(bench, base, site):
    scheme = base.schemes[1]
    tab_to(bench, bench.get_by_role("button", name=scheme.label, exact=True))
    bench.keyboard.press("Enter")
    found = appraise(base.theory, scheme.design, base.schemes)
    name, state = next((m, s) for m, s in found.mechanisms.items() if s.triggered.active)
    mechanism, chosen = base.theory.mechanism[name], base.theory.configuration[state.triggered.active[0]]

    card = card_of(bench, mechanism.label)
    tab_to(bench, card.locator("summary"))
    bench.keyboard.press("Enter")
    tab_to(bench, card.get_by_role("link", name=chosen.nickname).first)
    bench.keyboard.press("Enter")
    one = bench.locator(f"#cmo-{chosen.id}")
    expect(one.locator("summary").first).to_be_focused()
    expect(one.get_by_role("heading", name="What else might explain it")).to_be_visible()
    expect(one.locator(".realist-findings")).to_be_visible()
    for rival in chosen.rivals:
        expect(one).to_contain_text(rival.text)
    bearing = chosen.evidence[0]
    tab_to(bench, one.locator(".realist-findings").get_by_role("link", name=bearing.finding))
    bench.keyboard.press("Enter")
    bench.wait_for_url("**/book/evidence.html#*")
    expect(bench.locator(f"[id='finding-{bearing.finding}']")).to_be_in_viewport()


def test_assuming_and_knocking_out_are_marked_wherever_they_show(bench, base):
    found = appraise(base.theory, base.schemes[0].design, base.schemes)
    name = next(m for m, s in found.mechanisms.items() if s.triggered.state == "active")
    mechanism = base.theory.mechanism[name]
    bench.get_by_role("button", name=base.schemes[0].label, exact=True).click()
    card = card_of(bench, mechanism.label)
    tab_to(bench, card.locator("summary"))
    bench.keyboard.press("Enter")
    tab_to(bench, card.get_by_role("combobox"))
    bench.keyboard.press("End")
    expect(line(bench)).to_contain_text("knocked out.")
    assert design(bench)["knocked_out"] == [name]
    expect(bench.get_by_text("What the knock-out takes away")).to_be_visible()
    bench.keyboard.press("ArrowUp")
    assert design(bench) == {**design(bench), "assumed": [name], "knocked_out": []}


def test_assumed_is_said_on_the_blank_design(bench, base):
    """With nothing answered, all that is active under an assumption is active only because of it, and says so."""
    one = next(c for c in base.theory.configurations if c.works == "triggers" and len(c.mechanisms) == 1)
    bench.evaluate(
        """(m) => document.querySelector('[data-realist-widget=bench]').model
             .set('design', { answers: {}, assumed: [m], knocked_out: [] })""",
        one.mechanisms[0],
    )
    expect(bench.locator(f"#cmo-{one.id}")).to_contain_text("only as assumed")
    expect(stands(bench)).to_contain_text("only because you assumed")
    expect(stands(bench)).to_contain_text("only as assumed")


def test_every_state_that_the_engine_gives_is_in_the_page(bench, base):
    for scheme in base.schemes:
        bench.get_by_role("button", name=scheme.label, exact=True).click()
        found = appraise(base.theory, scheme.design, base.schemes)
        for name, both in found.mechanisms.items():
            expect(card_of(bench, base.theory.mechanism[name].label)).to_contain_text(both.word)
        unfold(bench, ".realist-others")
        unfold(bench, ".realist-fold")
        outcomes = bench.locator(".realist-outcomes > li")
        assert outcomes.count() == len(base.theory.outcomes)
        for name, state in found.outcomes.items():
            label = base.theory.outcome[name].label
            expect(outcomes.filter(has=bench.get_by_text(label, exact=True))).to_contain_text(state.word)
        for fold in ("active", "open", "not met"):
            expected = sum(state.state == fold for state in found.configurations.values())
            label = {"active": "Active", "open": "Open", "not met": "Not met"}[fold]
            assert bench.locator(f"ol[aria-label='{label}'] > li").count() == expected


QUICKLY = """async (times) => {
  const bench = document.querySelector(".realist-bench");
  const said = [];
  for (let i = 0; i < times; i++) {
    const open = [...bench.querySelectorAll(".realist-question input:not(:checked)")];
    open[(i * 7) % open.length].click();
    await null; // no frame yet
    const line = bench.querySelector(".realist-line-said").textContent;
    const beside = bench.querySelector(".realist-choice.is-chosen .realist-changed");
    said.push(Boolean(line && beside));
    if (i % 3 === 2) await new Promise(requestAnimationFrame);
  }
  return said;
}"""


def test_words_come_at_once_and_the_parts_below_end_with_the_last_of_many_quick_answers(visit, site, base):
    page = visit(f"{site}/notebooks/design-bench.html").page
    assert all(page.evaluate(QUICKLY, 20))
    last = read_design(base.theory, design(page))
    assert last.answers
    found = appraise(base.theory, last, base.schemes)
    for name, both in found.mechanisms.items():
        expect(card_of(page, base.theory.mechanism[name].label)).to_contain_text(both.word)
    live = {name: state.state for name, state in found.configurations.items() if state.state != "not met"}
    unfold(page, ".realist-band")
    lines = page.locator(".realist-thread")
    drawn = lines.evaluate_all("(all) => all.map((one) => [one.dataset.line.split(' ')[1], one.dataset.state])")
    assert dict(drawn) == live


def test_an_answer_brings_with_it_what_follows_by_definition(bench, base):
    """One click is enough, even where other answers stand in its way; what moved is said, and undone with it."""
    tie = next(
        t for t in base.theory.ties if t.relation == "implies" and t.feature in {f.id for f in base.theory.asked}
    )
    scheme = next(s for s in base.schemes if s.answer[tie.other_feature].value not in ("", tie.other_value))
    bench.get_by_role("button", name=scheme.label, exact=True).click()
    feature, other = base.theory.feature[tie.feature], base.theory.feature[tie.other_feature]
    unfold(bench, ".realist-level")
    question = bench.get_by_role("group", name=feature.question)
    choice = question.get_by_role("radio", name=feature.labels[tie.value], exact=True)
    expect(choice).to_have_accessible_description(re.compile("^Cannot stand together with .+, which it would change."))
    question.get_by_role("radio", name=feature.labels[tie.value], exact=True).check()
    assert design(bench)["answers"][tie.feature] == tie.value
    assert design(bench)["answers"][tie.other_feature] == tie.other_value
    expect(line(bench)).to_contain_text(f"With it goes {other.label}: {other.labels[tie.other_value]}.")
    bench.get_by_role("button", name="Undo").click()
    assert design(bench)["answers"] == dict(scheme.design.answers)


def test_an_imagined_case_says_that_it_is_imagined(bench, base):
    one = vignettes(ROOT / "data" / "imagined", base.theory)[0]
    choice = bench.get_by_label("Or from an imagined case")
    tab_to(bench, choice)
    choice.select_option(one.id)
    assert design(bench)["answers"] == dict(one.design.answers)
    expect(line(bench)).to_contain_text(f"Started from the imagined case “{one.title}”.")
    story = bench.locator(".realist-story")
    expect(story).to_contain_text(f"Imagined. {one.story}")
    story.locator("summary").click()
    for asked in one.questions:
        expect(story).to_contain_text(asked.question)
    answer = one.answers[0]
    unfold(bench, ".realist-level")
    question = bench.get_by_role("group", name=base.theory.feature[answer.feature].question)
    expect(question).to_contain_text(f"The story says: “{answer.because}”.")
    bench.get_by_role("button", name="Undo").click()
    assert design(bench)["answers"] == {}
    expect(story).to_have_count(0)


def test_the_design_is_still_there_after_a_finding_or_a_reload(bench, base):
    scheme = base.schemes[-1]
    bench.get_by_role("button", name=scheme.label, exact=True).click()
    bench.reload()
    assert design(bench)["answers"] == dict(scheme.design.answers)
    one = bench.locator(".realist-configurations > li").first
    one.locator("summary").first.click()
    one.locator(".realist-findings a").first.click()
    bench.wait_for_url("**/book/evidence.html#*")
    bench.go_back()
    expect(bench.locator(".realist-bench")).to_be_visible()
    assert design(bench)["answers"] == dict(scheme.design.answers)


KEPT = ['{"answers": {"none": "x"}, "assumed": [], "knocked_out": []}', '{"answers": null}', "7", "null", "no JSON", ""]


def test_a_kept_design_that_no_longer_fits_is_dropped(bench):
    for kept in KEPT:
        bench.evaluate("(kept) => sessionStorage.setItem(`realist ${location.pathname} 0`, kept)", kept)
        bench.reload()
        expect(bench.locator(".realist-bench")).to_be_visible()
        assert design(bench) == {"answers": {}, "assumed": [], "knocked_out": [], "own": []}


def test_only_questions_that_something_depends_on_are_asked(bench, base):
    unfold(bench, ".realist-level")
    assert bench.locator(".realist-question").count() == len(base.theory.asked)
    apart = bench.locator(".realist-level.is-fixed .realist-question")
    assert {one.get_attribute("data-feature") for one in apart.all()} == {
        f.id for f in base.theory.asked if not f.changeable_by
    }


def test_parts_are_told_apart_without_colour(bench, base):
    """Each mark is a letter in a shape of its own, with a name for those who hear it."""
    bench.get_by_role("button", name=base.schemes[0].label, exact=True).click()
    unfold(bench, ".realist-configurations > li > details")
    marks = bench.eval_on_selector_all(
        ".realist-sentence .realist-mark",
        "(all) => all.map((m) => [m.getAttribute('aria-label'), m.firstElementChild.tagName, m.textContent.trim()])",
    )
    assert {tuple(mark) for mark in marks} == {
        ("context", "rect", "C"), ("resource", "path", "R"), ("mechanism", "circle", "M"), ("outcome", "path", "O"),
    }  # fmt: skip


def test_a_configuration_of_ones_own_by_keyboard_runs_among_the_others_and_stays_text(bench, base):
    """Written, refused in words beside the gap, run, marked wherever it shows, edited, removed, and had back."""
    theory = base.theory
    feature, mechanism = theory.asked[0], theory.mechanisms[0]
    outcome = next(o for o in theory.outcomes if o.id in {c.outcome for c in theory.configurations})
    name = "<img src=x onerror=alert(1)> & friends"
    tab_to(bench, bench.get_by_role("button", name="Write one"), most=600)
    bench.keyboard.press("Enter")
    form = bench.get_by_role("form", name="A configuration of your own")
    first = form.get_by_label("a question or an outcome")
    expect(first).to_be_focused()
    tab_to(bench, form.get_by_role("button", name="Let it run"))
    bench.keyboard.press("Enter")
    expect(form.get_by_role("alert")).to_contain_text("10 gaps are still open")
    expect(first).to_be_focused()
    expect(first).to_have_accessible_description(re.compile("Choose a question or an outcome"))

    first.select_option(f"feature {feature.id}")
    tab_to(bench, form.get_by_role("checkbox", name=feature.values[0].label, exact=True))
    bench.keyboard.press("Space")
    for label, words in (
        ("what is there", "a room"),
        ("thinks or feels", "they feel at home"),
        ("why that follows", "x"),
    ):
        tab_to(bench, form.get_by_label(label))
        bench.keyboard.type(words)
    form.get_by_label("then who").select_option("other")
    form.get_by_label("Who, in your words").fill("the night shift")
    form.get_by_role("radio", name="triggers").check()
    form.get_by_role("checkbox", name=mechanism.label.lower()).check()
    form.get_by_label("what it works on").select_option(outcome.id)
    form.get_by_role("radio", name=f"against: {outcome.against}").check()
    tab_to(bench, form.get_by_label("a name for it"))
    bench.keyboard.type("x" * 301)
    bench.keyboard.press("Enter")
    expect(form.get_by_label("a name for it")).to_have_accessible_description(re.compile("more than the 300"))
    assert design(bench)["own"] == []
    form.get_by_label("a name for it").fill(name)
    expect(form.get_by_role("group", name="As a sentence")).to_contain_text("the night shift: they feel at home")
    bench.keyboard.press("Enter")
    expect(line(bench)).to_contain_text(f"Added your own configuration “{name}”.")
    expect(bench.get_by_role("heading", name="Configurations of your own")).to_be_focused()
    own = design(bench)["own"]
    assert [one["nickname"] for one in own] == [name]
    assert own[0]["conditions"] == [{"feature": feature.id, "values": [feature.values[0].id]}]

    bench.evaluate("scrollTo(0, 0)")
    question = bench.get_by_role("group", name=feature.question)
    question.get_by_role("radio", name=feature.values[0].label, exact=True).check()
    expect(question.locator(".realist-changed")).to_contain_text(f"{name} ({feature.values[0].phrase})")
    listed = bench.locator("#cmo-own-1")
    expect(listed).to_contain_text("your own")
    expect(bench.locator(f"[data-outcome='{outcome.id}'] > details > summary")).to_contain_text("by your own")
    expect(bench.locator("#realist-stand ~ p", has_text="Your own, and so seen by nobody")).to_contain_text(name)
    unfold(bench, ".realist-band")
    drawn = bench.locator(".realist-thread").filter(has=bench.locator("[data-part='configuration own-1']"))
    expect(drawn).to_contain_text("your own")
    dashes = "(line) => getComputedStyle(line).strokeDasharray"
    assert drawn.locator(".realist-line-of").evaluate(dashes) != "none"
    assert bench.locator(".realist-bench img").count() == 0
    assert bench.evaluate("document.documentElement.scrollWidth <= innerWidth")

    bench.get_by_role("button", name=f"Edit {name}").click()
    form = bench.get_by_role("form", name=f"Edit {name}")
    expect(form.get_by_label("what is there")).to_have_value("a room")
    form.get_by_label("a name for it").fill("Night room")
    form.get_by_role("button", name="Keep the change").click()
    assert [one["nickname"] for one in design(bench)["own"]] == ["Night room"]
    bench.get_by_role("button", name="Remove Night room").click()
    assert design(bench)["own"] == []
    bench.keyboard.press("Control+z")
    assert [one["nickname"] for one in design(bench)["own"]] == ["Night room"]


def test_designs_side_by_side_differences_first_and_no_winner(bench, base):
    theory, (mine, other) = base.theory, (base.schemes[0], base.schemes[-1])
    bench.get_by_role("button", name=mine.label, exact=True).click()
    part = bench.get_by_role("region", name="Compare")
    part.get_by_label("Compare with").select_option(other.label)
    expect(part.locator(".realist-caution")).to_contain_text("best")
    rows = part.get_by_role("region", name="Answers").locator(".realist-rows > li")
    differ = [f for f in theory.asked if mine.design.answers.get(f.id) != other.design.answers.get(f.id)]
    assert rows.count() == len(differ)
    for row, feature in zip(rows.all(), differ, strict=True):
        expect(row).to_contain_text(feature.label)
        labels = [feature.labels.get(s.design.answers.get(feature.id, ""), "not sure") for s in (mine, other)]
        expect(row).to_contain_text(f"Yours: {labels[0]}")
        expect(row).to_contain_text(f"{other.label}: {labels[1]}")
    here, there = (
        {name for name, s in appraise(theory, one.design, base.schemes).configurations.items() if s.state == "active"}
        for one in (mine, other)
    )
    told = part.get_by_role("region", name="Configurations").locator("p")
    for words, names in zip(told.all(), (here - there, there - here), strict=True):
        for name in names:
            expect(words).to_contain_text(theory.configuration[name].nickname)

    first = next(feature for feature in differ if feature.id in other.design.answers)
    question = bench.get_by_role("group", name=first.question)
    unfold(bench, ".realist-level")
    question.get_by_role("radio", name=first.labels[other.design.answers[first.id]], exact=True).check()
    expect(rows).not_to_have_count(len(differ))  # what stands below the answer is drawn after it
    assert rows.count() < len(differ)
    part.get_by_label("Compare with").select_option("Before the last change")
    expect(part.get_by_label("Compare with")).to_be_disabled()
    expect(part).to_contain_text("Before the last change: ")
    assert bench.evaluate("document.documentElement.scrollWidth <= innerWidth")
    part.get_by_role("button", name=f"Take away {other.label}").click()
    expect(part.get_by_label("Compare with")).to_be_focused()
    expect(part.get_by_role("region", name="Configurations")).not_to_contain_text(other.label)


def topic(page: Page, question: str) -> Locator:
    """A question of "Ask what next", opened."""
    one = page.locator(f".realist-topic[data-question='{question}']")
    one.locator("summary").first.click()
    return one


def test_what_to_ask_next_in_words_and_off_the_page(bench, base):
    """Each question is answered as Python answers it; a set of changes can be tried and undone."""
    theory, scheme = base.theory, base.schemes[-1]
    bench.get_by_role("button", name=scheme.label, exact=True).click()

    ways = [way for way in find_out_first(theory, scheme.design) if way.configurations]
    part = topic(bench, "findOutFirst")
    expect(part.locator("ol > li > b").first).to_have_text(theory.feature[ways[0].feature].question)
    expect(part).to_contain_text(theory.configuration[ways[0].configurations[0].id].nickname)

    part = topic(bench, "restsOn")
    for row in rests_on(theory, scheme.design):
        entry = part.locator("ul > li", has=bench.get_by_text(theory.mechanism[row.mechanism].label, exact=True))
        for moved in row.configurations:
            expect(entry).to_contain_text(theory.configuration[moved.id].nickname)

    part = topic(bench, "tensions")
    expect(part.locator("ul > li")).to_have_count(len(tensions(theory, scheme.design)))
    counted = diversity(theory, base.schemes)
    expect(topic(bench, "diversity")).to_contain_text(f"{counted.possible:,} ways")

    outcome, sets = next(
        (o, found)
        for o in theory.outcomes
        if (found := smallest_changes(theory, scheme.design, o.id, "bring about")) and found[0].steps and found[0].costs
    )
    part = topic(bench, "smallestChanges")
    part.get_by_label("Outcome").select_option(outcome.id)
    tab_to(bench, part.get_by_role("button", name="Work it out"))
    bench.keyboard.press("Enter")
    expect(part).to_contain_text("no part of it can be left out")
    kinds = {step.kind for found in sets for step in found.steps}
    for kind in kinds:
        expect(part).to_contain_text(kind.capitalize())
    before = design(bench)["answers"]
    part.get_by_role("button", name="Try it").first.click()
    expect(line(bench)).to_contain_text("Tried: ")
    assert design(bench)["answers"] != before
    bench.keyboard.press("Control+z")
    assert design(bench)["answers"] == before

    ways_there = pathways(theory, outcome.id, "towards").found
    part = topic(bench, "pathways")
    part.get_by_label("Outcome").select_option(outcome.id)
    part.get_by_role("button", name="Work it out").click()
    expect(part).to_contain_text(theory.configuration[ways_there[0].configurations[0]].nickname)
    assert bench.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_tree_of_the_main_states(visit, site, base):
    """What a screen reader is told on arrival, after a change, in the form, comparing and asking; axe finds nothing."""
    page = visit(f"{site}/notebooks/design-bench.html").page
    first = base.theory.asked[0]
    schemes = "".join(f'  - button "{s.label}"\n    ' for s in base.schemes)
    expect(page.get_by_role("region", name="Questions")).to_match_aria_snapshot(f"""
    - heading "Start from" [level=2]
    - group "Start from":
      - button "✓ Nothing" [pressed]
    {schemes}
    - group "Steps":
      - button "Undo" [disabled]
      - button "Redo" [disabled]
      - button "Reset"
    """)
    expect(page.locator(".realist-right")).to_match_aria_snapshot("""
    - paragraph: /You have answered nothing yet/
    - status
    - region "What the evidence says of this design":
      - heading "The design as a picture" [level=2]
    """)
    question = page.get_by_role("group", name=first.question)
    question.get_by_role("radio").first.check()
    expect(question).to_match_aria_snapshot(f"""
    - group "context {first.question}":
      - 'radio "{first.values[0].label}" [checked]'
      - paragraph: /.+/
      - radio "Not sure"
    """)
    expect(page.locator(".realist-right")).to_match_aria_snapshot(f"""
    - status: "/{first.label}: {first.values[0].label}/"
    """)
    page.get_by_role("button", name="Write one").click()
    page.get_by_role("button", name="Let it run").click()
    expect(page.get_by_role("form", name="A configuration of your own")).to_match_aria_snapshot("""
    - form "A configuration of your own":
      - alert: /10 gaps are still open/
      - group "When":
        - combobox "When a question or an outcome" [invalid]
        - button "and another condition"
      - textbox /with what is there/ [invalid]
      - combobox "then who" [invalid]
      - group "which triggers or blocks":
        - radio "triggers"
        - radio "blocks"
      - combobox "so what it works on" [invalid]
      - radiogroup "Which way"
      - textbox /because/ [invalid]
      - textbox /Called/ [invalid]
      - button "Let it run"
      - button "Leave it"
    """)
    assert faults(page, ".realist-bench") == {}
    page.get_by_role("button", name="Leave it").click()
    page.get_by_label("Compare with").select_option(base.schemes[-1].label)
    expect(page.get_by_role("region", name="Compare")).to_match_aria_snapshot(f"""
    - heading "Compare" [level=2]
    - combobox "Compare with"
    - group "Compared with yours":
      - button "Take away {base.schemes[-1].label}"
    - paragraph: /best/
    - region "Answers":
      - heading "Answers" [level=3]
      - list
    - region "Mechanisms"
    - region "Outcomes"
    - region "Configurations"
    """)
    for question in ("findOutFirst", "smallestChanges", "diversity"):
        topic(page, question)
    expect(page.locator(".realist-part").filter(has=page.locator("#realist-next"))).to_match_aria_snapshot("""
    - heading "Ask what next" [level=2]
    - group:
      - list
      - status: /Worked out/
    - group:
      - combobox "Outcome"
      - radiogroup "Which way"
      - button "Work it out"
    """)
    page.get_by_role("button", name=base.schemes[0].label, exact=True).click()
    page.evaluate("document.querySelectorAll('.realist-bench details').forEach((one) => { one.open = true })")
    expect(page.locator(".realist-findings").first).to_be_attached()
    assert faults(page, ".realist-bench") == {}


def test_a_tour_that_never_comes_back_unasked(bench):
    bench.get_by_role("button", name="Show me round").click()
    tour = bench.get_by_role("region", name="Tour")
    expect(tour).to_be_focused()
    tour.get_by_role("button", name="Next").click()
    expect(tour).to_contain_text("2 of 5")
    bench.keyboard.press("Escape")
    expect(tour).to_have_count(0)
    bench.reload()
    expect(bench.get_by_role("button", name="No, thank you")).to_have_count(0)
    bench.get_by_role("button", name="Show me round").click()
    for _ in range(4):
        tour.get_by_role("button", name="Next").click()
    tour.get_by_role("button", name="Done").click()
    expect(bench.get_by_role("button", name="Show me round")).to_be_focused()


def test_where_a_reader_stands_and_who_speaks(bench, base):
    """The confound is said beside what is carried and where the model changes; whose voices there are is counted."""
    bench.get_by_role("button", name=base.schemes[0].label, exact=True).click()
    found = appraise(base.theory, base.schemes[0].design, base.schemes)
    stand = bench.locator(".realist-part").filter(has=bench.locator("#realist-stand"))
    findings = {b.finding for c in base.theory.configurations for b in c.evidence
                if found.configurations[c.id].state == "active"}  # fmt: skip
    silent = sum(not row["voice"] for row in base.tables.rows("findings") if row["finding"] in findings)
    expect(stand).to_contain_text(f"In {silent} of the {len(findings)} findings")
    if found.precedent.carried:
        one = bench.locator(f"#cmo-{found.precedent.carried[0]}")
        one.locator("summary").first.click()
        expect(one.locator(".realist-caution")).to_contain_text("our reading")
    cautions = bench.evaluate("document.querySelector('[data-realist-widget=bench]').model.get('cautions')")
    feature = next(f for f in base.theory.asked if f.id in cautions)
    unfold(bench, ".realist-level")
    question = bench.get_by_role("group", name=feature.question)
    question.get_by_role("radio", name=feature.values[-1].label, exact=True).check()
    expect(question.locator(".realist-changed .realist-caution")).to_contain_text(cautions[feature.id][0]["text"])


def test_a_kernel_can_set_the_design_and_hears_of_changes(browser, base):
    """The module that Jupyter loads, with a model like Jupyter's."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(ROOT / "realist")))
    Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    try:
        page.goto(f"http://127.0.0.1:{server.server_port}/static/bench.css")
        page.set_content("<main></main>")
        page.evaluate(
            """async ([evidence, details, design]) => {
              const listeners = [];
              const state = { evidence, details, place: {}, design: { answers: {}, assumed: [], knocked_out: [] } };
              window.model = {
                saved: [],
                get: (name) => state[name],
                set: (name, value) => { state[name] = value; listeners.forEach((one) => one()); },
                save_changes() { this.saved.push(state.design); },
                on: (event, one) => listeners.push(one),
                off() {},
              };
              const { default: bench } = await import("/static/bench.js");
              bench.render({ model: window.model, el: document.querySelector("main") });
              window.model.set("design", design); // in the same breath, as one cell may
            }""",
            json.loads(json.dumps([bench_state(base), details_of(base), base.schemes[0].design.to_dict()])),
        )
        expect(line(page)).to_contain_text("The notebook set the design.")
        page.get_by_role("button", name="Nothing", exact=True).click()
        expect(line(page)).to_contain_text("Started from nothing.")
        assert page.evaluate("window.model.saved.at(-1).answers") == {}
    finally:
        page.close()
        server.shutdown()
        server.server_close()
