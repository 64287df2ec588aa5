"""Tables for reasoning agree with the engine, read no silence as no, and refuse what is not there."""

from __future__ import annotations

import random
import re

import pytest
from markupsafe import escape

from realist import evidence
from realist.appraisal import appraise
from realist.theory import Design
from realist.views import browse, cards, reasoning, study
from realist.web.html import table
from tests.tree import ROOT

PAGE = "evidence.html"


@pytest.fixture(scope="module", params=["data", "data/examples/cctv"])
def base(request) -> evidence.Evidence:
    return evidence.load(ROOT / request.param)


@pytest.fixture(scope="module")
def smith() -> evidence.Evidence:
    return evidence.load(ROOT / "data")


def some(theory, chance: random.Random) -> Design:
    return Design({f.id: chance.choice(f.value_ids) for f in theory.features if chance.random() < 0.8})


def test_what_is_at_work_and_what_differs_are_what_the_engine_says(base):
    chance = random.Random(6)
    for _ in range(10):
        before, after = some(base.theory, chance), some(base.theory, chance)
        was, now = appraise(base.theory, before), appraise(base.theory, after)
        names = {c.nickname: c.id for c in base.theory.configurations}
        active = {names[name] for name in reasoning.at_work(base.theory, before)["Configuration"]}
        assert active == {c for c, s in was.configurations.items() if s.state == "active"}
        frame = reasoning.differences(base.theory, before, after)
        told = {names[row[0]]: row[1:3] for row in frame.itertuples(index=False)}
        expected = {
            c: (s.state, now.configurations[c].state)
            for c, s in was.configurations.items()
            if s.state != now.configurations[c].state
        }
        assert told == expected
        for row in frame.itertuples(index=False):
            start = {"not met": "no longer so", "open": "not known", "active": "all of its"}[row[2]]
            assert row[3].startswith(start)


def test_each_answer_given_is_changed_to_each_other_answer_and_no_other_is(base):
    design = some(base.theory, random.Random(1))
    frame = reasoning.one_answer(base.theory, design)
    assert len(frame) == sum(len(base.theory.feature[f].values) - 1 for f in design.answers)
    assert reasoning.one_answer(base.theory, Design()).empty


def test_every_outcome_that_is_told_of_makes_one_pattern_and_silence_is_not_no(smith):
    labels = [scheme.label for scheme in smith.schemes]
    told_of = {o.outcome for scheme in smith.schemes for o in scheme.outcomes if o.direction != "not stated"}
    found: list[str] = []
    for kind in reasoning.PATTERNS:
        for row in reasoning.patterns(smith, kind, PAGE).to_dict("records"):
            cells = [row[label] for label in labels]
            told = [cell for cell in cells if cell != "not stated"]
            assert told
            assert 'href="evidence.html#passage-' in row["Where"]
            assert (kind == "the same in every case") == (len(told) == len(cells) and len(set(cells)) == 1)
            assert (kind == "differs between cases") == (len(set(told)) > 1)
            found.append(row["Outcome"])
    assert sorted(found) == sorted(smith.theory.outcome[each].label for each in told_of)
    with pytest.raises(ValueError, match="no kind of pattern"):
        reasoning.patterns(smith, "odd", PAGE)


def test_what_the_chapter_says_of_its_two_patterns_is_so(smith):
    same = reasoning.patterns(smith, "the same in every case", PAGE)["Outcome"]
    differs = reasoning.patterns(smith, "differs between cases", PAGE)["Outcome"]
    assert smith.theory.outcome["knowledge-kept"].label in set(same)
    assert smith.theory.outcome["benefits-explained"].label in set(differs)


def test_rivals_come_from_the_evidence_and_none_is_left_out(smith):
    c = next(c for c in smith.theory.configurations if len(c.rivals) > 1)
    tests = {(c.id, n): f"look <{n}>" for n in range(1, len(c.rivals) + 1)}
    markup = table(reasoning.rivals(smith, tests, PAGE), "Rivals")
    assert all(str(escape(rival.text)) in markup for rival in c.rivals)
    assert "look &lt;1&gt;" in markup
    for wrong in ({(c.id, 1): "look"}, {**tests, (c.id, 9): "look"}, {("nobody", 1): "look"}):
        with pytest.raises(ValueError, match=r"rivals and their tests differ|no configuration is called"):
            reasoning.rivals(smith, wrong, PAGE)


def test_seen_can_be_narrowed_and_refuses_an_outcome_that_is_not_there(smith):
    one = smith.theory.outcomes[0]
    assert list(study.seen(smith, PAGE, {one.id})["Outcome"]) == [one.label]
    with pytest.raises(ValueError, match="no outcome is called"):
        study.seen(smith, PAGE, {"nothing-of-the-kind"})


def test_the_browser_holds_every_configuration_once_and_every_choice_finds_something(base):
    markup = browse.browse(base, PAGE)
    ids = re.findall(r'<li id="cmo-([^"]+)"', markup)
    assert sorted(ids) == sorted(base.theory.configuration)
    items = [browse.having(base, c) for c in base.theory.configurations]
    for facet in browse.facets(base, {}):
        for option in facet["options"]:
            assert any(option["id"] in item[facet["id"]] for item in items)
        offered = {option["id"] for option in facet["options"]}
        assert all(set(item[facet["id"]]) <= offered for item in items)
    with pytest.raises(ValueError, match="no facet"):
        browse.facets(base, {"colour": "Colour"})


def test_a_card_without_an_address_has_no_anchor(base):
    assert "id=" not in cards.cards(base, base.theory.configurations[:1], PAGE, addressed=False)
