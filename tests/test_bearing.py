"""What bears on what: findings, configurations, rivals, scopes and answers owe one another these.

As in `test_coding.py`, each rule is a function over tables, and an exception is named with its reason.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from statistics import multimode

from tests.test_coding import Data, by, cited, tables

__all__ = ["tables"]


def bearing(tables: Data) -> dict[str, dict[str, str]]:
    """For each configuration the findings that bear on it, and how."""
    told: dict[str, dict[str, str]] = {row["configuration"]: {} for row in tables["configurations"]}
    for row in tables["configuration_evidence"]:
        told[row["configuration"]][row["finding"]] = row["role"]
    return told


def scopes(tables: Data) -> dict[str, set[str]]:
    """For each configuration the schemes in which it was seen; none for what is only suggested."""
    told: dict[str, set[str]] = {row["configuration"]: set() for row in tables["configurations"]}
    for row in tables["scopes"]:
        told[row["configuration"]].add(row["scheme"])
    return told


ONE_SENTENCE = {("who-knows-can-tell", "i-do-not-know"): "that more is explained by who knows more says both (DIS-07b)"}
"""Configurations to opposite effect that one finding supports at once."""


def test_what_pulled_both_ways_in_a_scheme_is_told_on_either_side(tables):
    """Seen in one scheme, to opposite effect on one outcome: what supports the one tells against the other."""
    configurations, told, seen = by(tables, "configurations"), bearing(tables), scopes(tables)
    pairs = 0
    for one, other in itertools.permutations(configurations, 2):
        effects = [(configurations[code]["outcome"], configurations[code]["effect"]) for code in (one, other)]
        if effects[0][0] != effects[1][0] or {effects[0][1], effects[1][1]} != {"towards", "against"}:
            continue
        if (one, other) in ONE_SENTENCE:
            continue
        if seen[one] & seen[other]:
            pairs += 1
            supports = {finding for finding, role in told[one].items() if role == "supports"}
            limits = {finding for finding, role in told[other].items() if role != "supports"}
            assert supports & limits, f"nothing that supports {one} qualifies or contradicts {other}"
    assert pairs


LAUNCHED_ALL_THE_SAME = {("somebody-who-can-move-it", "A-group-1"), ("somebody-who-can-move-it", "A-group-2")}
"""That it was launched is told of by its running, and that somebody moved it of the three forces together."""


def test_what_a_configuration_did_in_a_scheme_is_among_its_evidence(tables):
    configurations, told = by(tables, "configurations"), bearing(tables)
    seen: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in tables["scheme_outcomes"]:
        seen[row["scheme"], row["outcome"], row["direction"]] |= set(row["findings"].split())
    apart = set()
    for code, schemes in scopes(tables).items():
        for scheme in schemes:
            found = seen[scheme, configurations[code]["outcome"], configurations[code]["effect"]]
            if not found & set(told[code]):
                apart.add((code, scheme))
    assert apart == LAUNCHED_ALL_THE_SAME


def test_what_a_scheme_was_seen_to_do_bears_on_what_could_explain_it(tables):
    """Save that a scheme ran, which explains nothing, and what is named as an anomaly."""
    told, open_ends = bearing(tables), {(row["scheme"], row["outcome"]) for row in tables["anomalies"]}
    for row in tables["scheme_outcomes"]:
        if row["outcome"] == "scheme-launched" or (row["scheme"], row["outcome"]) in open_ends:
            continue
        ways = [each["configuration"] for each in tables["configurations"] if each["outcome"] == row["outcome"]]
        for finding in row["findings"].split():
            assert any(finding in told[code] for code in ways), (row["scheme"], row["outcome"], finding)


FROM_ELSEWHERE = {
    ("lost-on-the-way-down", "F-FRO-06a"): "an internal model is told of as the other explanation",
    ("it-makes-you-look-silly", "F-FRO-02f"): "belief without knowledge, in another force",
    ("sure-of-what-we-offer", "F-FRO-10b"): "that engagement rests on confidence is said from Force C",
}
"""Findings of one force that bear on what was seen in others alone."""


def test_evidence_is_of_the_forces_and_groups_in_which_a_configuration_was_seen(tables):
    schemes, findings, seen = by(tables, "schemes"), by(tables, "findings"), scopes(tables)
    apart = set()
    for code, rows in bearing(tables).items():
        if not seen[code]:
            continue
        sites, groups = ({schemes[scheme][what] for scheme in seen[code]} for what in ("site", "group"))
        for finding in rows:
            of, for_group = (set(findings[finding][what].split()) for what in ("sites", "groups"))
            assert not for_group or for_group & groups, (code, finding)
            if of and not of & sites:
                apart.add((code, finding))
        supports = [findings[finding]["sites"].split() for finding, role in rows.items() if role == "supports"]
        assert [] in supports or sites <= {site for each in supports for site in each}, code
    assert apart == set(FROM_ELSEWHERE)


WIDER = {
    (
        "two-that-look-alike",
        "run-alongside",
    ): "the finding gives it that two schemes exist as the cause, whoever runs them",
    (
        "known-from-an-earlier-job",
        "staff-from",
    ): "what brings the ties is the earlier job, and not having been through it",
    ("i-do-not-know", "who-explains"): "that knowledge bears on explaining is told of officers in all three forces",
}
"""Conditions that reach further than their scope because the finding itself does."""


def test_no_condition_is_wider_than_what_was_answered_where_it_was_seen(tables):
    """An answer that no scheme in its scope gave would carry it to where nobody looked."""
    answers = {(row["scheme"], row["feature"]): row["value"] for row in tables["scheme_answers"]}
    seen, apart = scopes(tables), set()
    for row in tables["conditions"]:
        if row["feature"] and seen[row["configuration"]]:
            answered = {answers[scheme, row["feature"]] for scheme in seen[row["configuration"]]}
            if not set(row["values"].split()) <= answered:
                apart.add((row["configuration"], row["feature"]))
    assert apart == set(WIDER)


def test_an_actor_stands_on_the_level_on_which_it_mostly_reasons(tables):
    levels: dict[str, list[str]] = defaultdict(list)
    for row in tables["configurations"]:
        levels[row["actor"]].append(row["level"])
    for row in tables["actors"]:
        assert row["level"] in multimode(levels[row["actor"]]), row["actor"]


def test_a_question_names_every_passage_on_which_an_answer_to_it_rests(tables):
    named = {row["feature"]: set(row["passages"].split()) for row in tables["features"]}
    for row in tables["scheme_answers"]:
        assert {each["passage"] for each in cited(tables, row)} <= named[row["feature"]], row


LISTS = {"MET-06", "DIS-03"}
"""Passages that name the mechanisms and say nothing more of one."""


def test_a_mechanism_is_spoken_of_where_something_bears_on_it(tables):
    findings, told = by(tables, "findings"), bearing(tables)
    for row in tables["mechanisms"]:
        own = [each for each in tables["configurations"] if row["mechanism"] in each["mechanisms"].split()]
        spoken = {findings[finding]["passage"] for each in own for finding in told[each["configuration"]]}
        assert set(row["passages"].split()) <= spoken | LISTS, row["mechanism"]


def test_a_condition_asks_for_an_answer_that_somebody_gave(tables):
    """Save where no scheme gives any answer to the question, and where a finding reaches further (`WIDER`)."""
    given: dict[str, set[str]] = defaultdict(set)
    for row in tables["scheme_answers"]:
        given[row["feature"]] |= {row["value"]} - {""}
    for row in tables["conditions"]:
        if given[row["feature"]] and (row["configuration"], row["feature"]) not in WIDER:
            assert set(row["values"].split()) <= given[row["feature"]], row


def test_a_tie_that_was_not_found_rests_on_absences_and_no_other_does(tables):
    for row in tables["partnerships"]:
        found = row["presence"] in ("found", "found in pockets")
        assert found is not all(each["kind"] == "absence" for each in cited(tables, row)), row["partnership"]


OF_ONE_IN_FACT = {
    ("scheme_answers", "F-TOP-05b"): "the others have their contract by findings of their own",
    ("scheme_answers", "F-OPC-12i"): "how far it is told of C is not clear",
    ("partnerships", "F-OPC-12i"): "how far it is told of C is not clear",
}
"""Findings told of several forces of which a table uses one alone."""


def test_what_is_told_of_several_forces_is_used_of_each(tables):
    """A finding of B and C that stands in a row of B stands in one of C too."""
    site = {row["scheme"]: row["site"] for row in tables["schemes"]}
    findings, apart = by(tables, "findings"), set()
    for table in ("scheme_answers", "scheme_outcomes", "partnerships"):
        used: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in tables[table]:
            what = row.get("feature") or row.get("outcome") or ""
            for finding in row["findings"].split():
                used[what, finding].add(row.get("site") or site[row["scheme"]])
        for (_, finding), sites in used.items():
            if not set(findings[finding]["sites"].split()) <= sites:
                apart.add((table, finding))
    assert apart == set(OF_ONE_IN_FACT)


OTHERWISE = {
    ("the-provider-sees-to-it", "F-OPC-03e"): "that it is so in the in-house force too is the point",
    ("lost-on-the-way-down", "F-FRO-06a"): "that the model made the difference is the point",
    ("this-is-your-door", "F-STR-01a"): "that the street gives less time is the point",
    ("a-way-to-get-off", "F-STR-06e"): "that it is heard so on the street too is the point",
}
"""Rivals that compare with a force or a group outside the scope."""


def test_a_rival_rests_on_what_is_told_of_where_the_pattern_was_seen(tables):
    schemes, findings, seen = by(tables, "schemes"), by(tables, "findings"), scopes(tables)
    apart = set()
    for row in tables["rivals"]:
        code = row["configuration"]
        for finding in row["findings"].split():
            assert finding.startswith(("F-", "DIS-", "MET-04", "INT-")), row
            for what, column in (("site", "sites"), ("group", "groups")):
                of = set(findings[finding][column].split())
                if of and seen[code] and not of & {schemes[scheme][what] for scheme in seen[code]}:
                    apart.add((code, finding))
    assert apart == set(OTHERWISE)


def test_what_somebody_holds_to_be_needed_is_a_requirement(tables):
    """Save what an evaluator needs to understand, which is no part of a scheme (DIS-04j)."""
    required = {finding for row in tables["requirements"] for finding in row["findings"].split()}
    needed = {
        row["finding"]
        for row in tables["findings"]
        if row["passage"].startswith(("F-", "DIS-")) and row["standing"] in ("believed", "claimed")
        if re.search(r"\b(essential|required|only if|must|need to be)\b", row["statement"])
    }
    assert needed - required == {"DIS-04j"}
