"""A rule does not fire where its own words are false.

`fixtures/contradicted.csv` names, for clauses of each configuration, answers that make the clause false: read from the
words, and not from the conditions. The rest of a design is drawn at random, as the ties allow.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from random import Random

import pytest

from realist import evidence
from realist.appraisal import appraise, closure
from realist.theory import Design, FeatureCondition
from tests.tree import ROOT

THEORY = evidence.load(ROOT / "data").theory
FIXTURE = Path(__file__).parent / "fixtures" / "contradicted.csv"
COMPLETIONS = 25


def rows() -> list[tuple[str, str, dict[str, str]]]:
    with FIXTURE.open(encoding="utf-8", newline="") as lines:
        return [
            (row["configuration"], row["clause"], dict(one.split("=") for one in row["answers"].split()))
            for row in csv.DictReader(lines)
        ]


ROWS = rows()
BY_CODE: dict[str, list[tuple[str, dict[str, str]]]] = defaultdict(list)
for _code, _clause, _answers in ROWS:
    BY_CODE[_code].append((_clause, _answers))


def settled(answers: dict[str, str]) -> dict[str, str] | None:
    """These answers with those that follow from them by definition, or nothing where two cannot stand together."""
    answers, before = dict(answers), None
    while before != answers:
        before = dict(answers)
        for tie in THEORY.ties:
            if answers.get(tie.feature) != tie.value:
                continue
            if tie.relation == "implies" and answers.setdefault(tie.other_feature, tie.other_value) != tie.other_value:
                return None
            if tie.relation == "excludes" and answers.get(tie.other_feature) == tie.other_value:
                return None
    return answers


def completed(answers: dict[str, str], random: Random) -> Design:
    """A design with these answers and one answer to each question besides."""
    design = settled(answers)
    assert design is not None, answers
    features = list(THEORY.features)
    random.shuffle(features)
    for feature in features:
        for value in random.sample(feature.value_ids, len(feature.value_ids)):
            if feature.id in design:
                break
            design = settled({**design, feature.id: value}) or design
    assert set(design) == {feature.id for feature in features}
    return Design(design)


def test_every_configuration_has_a_clause_that_can_be_false():
    assert set(BY_CODE) == set(THEORY.configuration)


@pytest.mark.parametrize("code", THEORY.configuration)
def test_no_rule_fires_where_its_words_are_false(code):
    """In no completion, and not in the wider closure either, in which all that is not answered counts as met."""
    random = Random(f"words of {code}")
    for clause, answers in BY_CODE[code]:
        partial = settled(answers)
        assert partial is not None, (clause, answers)
        assert code not in closure(THEORY, Design(partial), generous=True), (clause, answers)
        for _ in range(COMPLETIONS):
            design = completed(answers, random)
            assert code not in closure(THEORY, design, generous=False), (clause, design)
        assert appraise(THEORY, design).configurations[code].state == "not met", clause


@pytest.mark.parametrize("code", THEORY.configuration)
def test_the_clauses_leave_room_in_which_it_fires(code):
    """Words that nothing could make true would be kept by a rule that never fires."""
    random = Random(f"room of {code}")
    for _ in range(400):
        design = completed({}, random)
        false = any(answers.items() <= dict(design.answers).items() for _, answers in BY_CODE[code])
        if not false and code in closure(THEORY, design, generous=False):
            return
        wanted = wishes(code, random)
        design = completed(wanted, random) if settled(wanted) is not None else design
        false = any(answers.items() <= dict(design.answers).items() for _, answers in BY_CODE[code])
        if not false and code in closure(THEORY, design, generous=False):
            return
    pytest.fail(f"{code} fires nowhere that its words allow")


def wishes(code: str, random: Random, seen: frozenset[str] = frozenset()) -> dict[str, str]:
    """Answers that meet its conditions, by some configuration where a condition is an outcome."""
    wanted: dict[str, str] = {}
    for condition in THEORY.configuration[code].conditions:
        if isinstance(condition, FeatureCondition):
            wanted[condition.feature] = random.choice(sorted(condition.values))
        else:
            makers = [
                c.id
                for c in THEORY.configurations
                if (c.outcome, c.effect) == (condition.outcome, condition.direction) and c.id not in seen
            ]
            wanted = {**wishes(random.choice(makers), random, seen | {code}), **wanted}
    return wanted
