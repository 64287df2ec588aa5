"""The evidence base of the study: whole, replayed, and with every part of the theory carried by more than one row."""

from __future__ import annotations

import pytest

from realist import evidence
from realist.appraisal import appraise, replay, unreplayed
from realist.theory import FeatureCondition, OutcomeCondition
from tests.browser.conftest import ROOT


@pytest.fixture(scope="module")
def base() -> evidence.Evidence:
    return evidence.load(ROOT / "data")


def test_every_passage_has_a_finding_or_says_why_not(base):
    told = {row["passage"] for row in base.tables.rows("findings")}
    for row in base.tables.rows("passages"):
        assert (row["passage"] in told) != ("No finding:" in row["note"]), row["passage"]


@pytest.mark.parametrize(
    ("passage", "numbers"),
    [
        ("INT-02", ["2013"]), ("MET-01", ["April 2023", "May 2024"]), ("MET-05", ["221", "103"]), ("T1-02", ["41"]),
        ("T1-03", ["32"]), ("T1-04", ["28"]), ("T1-05", ["103"]), ("T1-07", ["13"]), ("T1-08", ["221"]),
        ("F-OPC-03", ["11"]), ("F-STR-03", ["16"]), ("F-FRO-07", ["8", "22"]), ("FN-01", ["8", "22"]),
    ],
)  # fmt: skip
def test_a_number_of_the_study_is_in_a_finding_of_its_passage(base, passage, numbers):
    said = " ".join(
        row["statement"] + " " + row["note"] for row in base.tables.rows("findings") if row["passage"] == passage
    )
    words = {"11": "eleven", "16": "sixteen", "8": "eight", "22": "twenty-two"}
    for number in numbers:
        assert number in said or words.get(number, number) in said, number


def test_every_mechanism_is_carried_by_several_and_all_ways_are_there(base):
    for mechanism in base.theory.mechanisms:
        own = [c for c in base.theory.configurations if mechanism.id in c.mechanisms]
        assert len(own) >= 3, mechanism.id

    assert {c.works for c in base.theory.configurations} == {"triggers", "blocks"}
    assert {c.effect for c in base.theory.configurations} == {"towards", "against", "affects"}


def test_ripples_run_from_the_top_to_the_street(base):
    """Some chain of configurations leads from each level to the one below it."""
    level = {outcome.id: outcome.level for outcome in base.theory.outcomes}
    order = [one.id for one in base.theory.levels]
    steps = {
        (order.index(level[k.outcome]), order.index(level[c.outcome]))
        for c in base.theory.configurations
        for k in c.conditions
        if isinstance(k, OutcomeCondition)
    }
    assert (
        len([c for c in base.theory.configurations if any(isinstance(k, OutcomeCondition) for k in c.conditions)]) >= 6
    )
    reached = {order.index("strategic")}
    for _ in order:
        reached |= {after for before, after in steps if before in reached}
    assert order.index("street") in reached


def test_configurations_come_from_every_section_of_the_findings(base):
    section = {row["finding"]: row["passage"].rsplit("-", 1)[0] for row in base.tables.rows("findings")}
    told = {section[bearing.finding] for c in base.theory.configurations for bearing in c.evidence}
    assert {"F-OPC", "F-TOP", "F-FRO", "F-STR", "DIS"} <= told


def test_what_is_only_suggested_was_seen_nowhere_and_says_so(base):
    for c in base.theory.configurations:
        assert (c.basis == "suggested") == (not c.scope), c.id
    ids = {feature.id for feature in base.theory.asked}
    assert {"geography", "resources", "support-need"} <= ids


def test_trust_and_shared_discretion_are_marked_as_the_authors_own(base):
    for c in base.theory.configurations:
        if "shared judgement" in c.because or "judgement together" in c.because:
            assert c.because_whose == "authors", c.id


def test_every_outcome_is_said_or_said_to_be_silent_for_every_scheme(base):
    rows = base.tables.rows("scheme_outcomes")
    told = {(row["scheme"], row["outcome"]) for row in rows}
    assert told == {(scheme.id, outcome.id) for scheme in base.schemes for outcome in base.theory.outcomes}


def test_replay_leaves_over_only_what_is_recorded(base):
    recorded = {(r["scheme"], r["outcome"], r["direction"]) for r in base.tables.rows("anomalies")}
    left = {
        (r.scheme, r.outcome, r.direction)
        for r in replay(base.theory, base.schemes)
        if r.verdict in ("seen, not active", "active, not seen")
    }
    assert left == recorded
    assert unreplayed(base.theory, base.schemes) == ()


def test_frames_are_whole(base):
    items: dict[str, int] = {}
    for row in base.tables.rows("frameworks"):
        items[row["framework"]] = items.get(row["framework"], 0) + 1
    assert items["EMMIE"] == 5
    assert items["VICTORE"] == 7
    assert items["RAMESES II"] == 20
    assert "Huxham and Vangen" in items


def test_each_link_of_the_programme_theory_stands_on_what_it_says(base):
    for row in base.tables.rows("theory_links"):
        stands_on = {"evidenced here": "configurations", "published elsewhere": "source", "assumption": "would_test"}
        assert row[stands_on[row["standing"]]], row["link"]


NARROWER = {
    "each-council-its-own-way": "told of one of Forces B and C, so that the answer itself is an either-or",
    "taught-by-officers-alone": "the sites are not named, so that the answer itself is an either-or",
}
"""Configurations whose scope is not where they are active and told of, and why."""


def test_a_scope_is_where_a_configuration_is_active_and_a_finding_reaches(base):
    """What is active where nothing is told of it is a prediction, and no observation."""
    findings = {row["finding"]: row for row in base.tables.rows("findings")}
    group = {row["scheme"]: row["group"] for row in base.tables.rows("schemes")}
    states = {scheme.id: appraise(base.theory, scheme.design).configurations for scheme in base.schemes}
    apart = set()
    for c in base.theory.configurations:
        told = [findings[each.finding] for each in c.evidence if each.role == "supports"]
        reached = {
            scheme.id
            for scheme in base.schemes
            if states[scheme.id][c.id].state == "active" and c.basis != "suggested"
            for row in told
            if scheme.site in row.codes("sites") and (not row["groups"] or group[scheme.id] in row.codes("groups"))
        }
        if reached != {seen.scheme for seen in c.scope}:
            apart.add(c.id)
    assert apart == set(NARROWER)


FROM_AFAR = {
    ("thinned-on-the-way", "F-FRO-01a"), ("no-way-to-ask", "DIS-04d"), ("a-name-on-the-form", "DIS-04c"),
    ("somebody-beside-me", "DIS-04a"), ("the-provider-sees-to-it", "DIS-04d"), ("more-than-either-could", "DIS-01g"),
    ("into-the-wrong-box", "FN-01a"), ("into-the-wrong-box", "FN-01b"), ("i-do-not-know", "F-FRO-11b"),
    ("the-same-for-everybody", "DIS-06d"), ("still-a-way-out", "DIS-05d"), ("still-a-way-out", "F-FRO-05b"),
}  # fmt: skip
"""Support from another part of the study: its discussion, a footnote, what is told of officers in general."""


def test_support_stands_near_what_is_told_of_its_conditions_or_its_outcome(base):
    """In a passage that is cited for one of them in some scheme, or in the one before or after."""
    passage = {row["finding"]: row["passage"] for row in base.tables.rows("findings")}
    order = [row["passage"] for row in base.tables.rows("passages")]
    about: dict[str, set[str]] = {row["feature"]: set(row.codes("passages")) for row in base.tables.rows("features")}
    for row in (*base.tables.rows("scheme_answers"), *base.tables.rows("scheme_outcomes")):
        what = row.cells.get("feature") or row["outcome"]
        about.setdefault(what, set()).update(passage[code] for code in row.codes("findings"))
    apart = set()
    for c in base.theory.configurations:
        parts = {k.feature if isinstance(k, FeatureCondition) else k.outcome for k in c.conditions} | {c.outcome}
        places = {order.index(each) for part in parts for each in about[part]}
        near = {order[place + step] for place in places for step in (-1, 0, 1) if 0 <= place + step < len(order)}
        apart |= {(c.id, e.finding) for e in c.evidence if e.role == "supports" and passage[e.finding] not in near}
    assert apart == FROM_AFAR
