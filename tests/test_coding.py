"""What coded rows owe one another: each rule is a function over tables, as the traps are.

Mutants of the evidence (`tests/fuzz/`) that nothing else noticed showed which rules were wanting. An exception is named
with its reason, so that a new one is noticed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

import pytest

from realist.evidence.reader import read
from realist.evidence.schema import TABLES
from tests.tree import ROOT

Cells = dict[str, str]
Data = Mapping[str, list[Cells]]


@pytest.fixture(scope="module")
def tables() -> Data:
    known = read(ROOT / "data")
    return {name: [dict(row.cells) for row in known.rows(name)] for name in known}


def by(tables: Data, table: str) -> dict[str, Cells]:
    """The rows of a table by their code."""
    return {row[TABLES[table].key[0]]: row for row in tables[table]}


def cited(tables: Data, row: Cells) -> list[Cells]:
    """The findings that a row rests on."""
    findings = by(tables, "findings")
    return [findings[code] for code in row["findings"].split()]


# Any evidence base


def test_passages_of_a_section_run_without_a_gap(tables):
    told: dict[str, list[int]] = defaultdict(list)
    for row in tables["passages"]:
        section, _, number = row["passage"].rpartition("-")
        told[section].append(int(number))
    assert {code: found for code, found in told.items() if found != list(range(found[0], found[0] + len(found)))} == {}
    assert {found[0] for found in told.values()} <= {0, 1}


def test_every_outcome_can_be_looked_for(tables):
    assert {row["outcome"] for row in tables["indicators"]} == {row["outcome"] for row in tables["outcomes"]}


def test_every_step_but_the_first_is_led_to_and_every_group_has_a_scheme(tables):
    reached = {row["to_node"] for row in tables["theory_links"]}
    assert [row["node"] for row in tables["theory_nodes"] if row["node"] not in reached] == ["commitment"]
    assert {row["group"] for row in tables["schemes"]} == {row["group"] for row in tables["groups"]}


ACROSS_LEVELS = {
    "thinned-on-the-way": "what officers make of it comes back to the model that was planned",
    "as-it-was-meant": "what officers make of it comes back to the model that was planned",
}


def test_a_configuration_stands_on_the_level_of_its_outcome(tables):
    level = {row["outcome"]: row["level"] for row in tables["outcomes"]}
    apart = {row["configuration"] for row in tables["configurations"] if row["level"] != level[row["outcome"]]}
    assert apart == set(ACROSS_LEVELS)


BEHIND_COMMITMENT = {"a-risk-taken-in-person", "pushing-an-open-door", "vision-from-the-top"}
"""Configurations that start from who leads, which is what makes diversion a priority."""


def test_a_link_that_is_evidenced_starts_where_its_configurations_do(tables):
    """Save from the launch, without which nothing below it could be seen."""
    starts = {row["node"]: row["outcome"] for row in tables["theory_nodes"]}
    asked: dict[str, set[str]] = defaultdict(set)
    for row in tables["conditions"]:
        asked[row["configuration"]].add(row["outcome"])
    apart = {
        code
        for row in tables["theory_links"]
        if row["from_node"] != "launched"
        for code in row["configurations"].split()
        if starts[row["from_node"]] not in asked[code]
    }
    assert apart == BEHIND_COMMITMENT


NOT_DRAWN = {
    ("use-what-you-know", "scheme-knowledge"): "only suggested",
}
"""Ripples between two steps of the chain that the chain leaves out."""


def test_every_ripple_between_two_steps_is_a_link_of_the_chain(tables):
    node = {row["outcome"]: row["node"] for row in tables["theory_nodes"] if row["outcome"]}
    links = {(row["from_node"], row["to_node"]) for row in tables["theory_links"]}
    configurations = by(tables, "configurations")
    missing = {
        (row["configuration"], row["outcome"])
        for row in tables["conditions"]
        if row["outcome"] in node and (to := configurations[row["configuration"]]["outcome"]) in node
        if (node[row["outcome"]], node[to]) not in links
    }
    assert missing == set(NOT_DRAWN)


BEHIND = {
    "committed-leaders": "leaders make diversion a priority, and it is from the priority that others start",
    "training-that-goes-on": "all that is told of it is a need, so that no configuration says it suffices",
}
"""Requirements that ask for what no configuration of their outcome starts from."""


def test_what_blocks_works_against_and_what_triggers_does_not(tables):
    """So it is in this study: nothing that was set going is told as a harm."""
    for row in tables["configurations"]:
        assert (row["works"] == "blocks") is (row["effect"] == "against"), row["configuration"]


def test_a_configuration_without_a_context_says_so(tables):
    """Where no condition is a context and none is what another configuration brings about, the note says it."""
    context = {row["feature"] for row in tables["features"] if row["kind"] == "context"}
    told = {row["configuration"] for row in tables["conditions"] if row["outcome"] or row["feature"] in context}
    for row in tables["configurations"]:
        assert ("No context is told." in row["note"]) is (row["configuration"] not in told), row["configuration"]


def test_a_requirement_asks_for_what_a_configuration_starts_from(tables):
    outcome = {row["configuration"]: row["outcome"] for row in tables["configurations"]}
    starts = {(outcome[row["configuration"]], row["feature"], row["values"]) for row in tables["conditions"]}
    apart = {
        row["requirement"]
        for row in tables["requirements"]
        if row["feature"] and (row["outcome"], row["feature"], row["values"]) not in starts
    }
    assert apart == set(BEHIND)


def test_what_contradicts_was_seen_to_go_the_other_way(tables):
    """A finding that contradicts is cited where something went against what the configuration says."""
    configurations = by(tables, "configurations")
    other = {"towards": "against", "against": "towards", "affects": ""}
    seen = {(code, row["direction"]) for row in tables["scheme_outcomes"] for code in row["findings"].split()}
    for row in tables["configuration_evidence"]:
        if row["role"] == "contradicts":
            effect = configurations[row["configuration"]]["effect"]
            assert (row["finding"], other[effect]) in seen, row


def test_an_anomaly_shows_where_its_scheme_is_told_of(tables):
    """Save where what shows is that nothing is told of this scheme, or the reverse of it elsewhere."""
    elsewhere = {"belief-c", "silly-b"}
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in tables["scheme_outcomes"]:
        told[row["scheme"], row["outcome"]] |= {each["passage"] for each in cited(tables, row)}
    found = {
        r["anomaly"] for r in tables["anomalies"] if not set(r["passages"].split()) <= told[r["scheme"], r["outcome"]]
    }
    assert found == elsewhere


def test_how_a_wording_was_checked_fits_how_its_source_was_seen(tables):
    assert [row["source"] for row in tables["sources"] if row["role"] == "study"] == ["smith2025"]
    for row in tables["glossary"]:
        assert (row["checked"] == "ours") <= (row["source"] == "smith2025"), row
        assert (row["checked"] == "not checked against the source") <= (row["source"] != "smith2025"), row


def test_a_framework_is_one_work(tables):
    """Save that of Huxham and Vangen, who wrote of it in several."""
    works: dict[str, set[str]] = defaultdict(set)
    for row in tables["frameworks"]:
        works[row["framework"]].add(row["source"])
    assert {name for name, those in works.items() if len(those) > 1} == {"Huxham and Vangen"}


def test_every_work_is_used(tables):
    pages = [*(ROOT / "book").glob("*.md"), *(ROOT / "notebooks").glob("*")]
    text = " ".join(path.read_text(encoding="utf-8") for path in pages if path.is_file())
    named = {key for keys in re.findall(r"\{cite[^}]*\}`([^`]+)`", text) for key in re.split(r"[,\s]+", keys)}
    listed = {row["source"] for row in tables["sources"]}
    assert named <= listed
    used = {
        row["source"]
        for rows in tables.values()
        if rows and "source" in rows[0]
        for row in rows
        if rows is not tables["sources"]
    }
    assert listed <= named | used


def test_every_term_that_a_page_names_is_explained(tables):
    pages = [*(ROOT / "book").glob("*.md"), *(ROOT / "notebooks").glob("*")]
    text = " ".join(path.read_text(encoding="utf-8") for path in pages if path.is_file())
    named = {re.sub(r"^.*<(.+)>$", r"\1", one) for one in re.findall(r"\{term\}`([^`]+)`", text)}
    assert len(named) > 20
    assert {one.lower() for one in named} <= {row["term"].lower() for row in tables["glossary"]}


def test_every_word_of_a_label_is_read(tables):
    for row in tables["partnership_types"]:
        words = [each["word"] for each in tables["partnership_words"] if each["type"] == row["type"]]
        assert words == [word for word in re.findall(r"[\w-]+", row["label"]) if word not in ("or", "service")], row


# This study


KINDS = {"T1": "table row", "FIG": "figure caption", "FN": "footnote"}
BACK = {"ACK", "AUT", "COI", "FUN", "DAT"}


def test_a_passage_is_of_the_kind_that_its_locator_says(tables):
    for row in tables["passages"]:
        section, _, number = row["passage"].rpartition("-")
        kinds = {"paragraph", "quotation", "list item"} if section != "T1" else {"table row"}
        if number == "00":
            kinds = {"table caption" if section == "T1" else "heading"}
        elif section in KINDS or section in BACK:
            kinds = {KINDS.get(section, "back matter")}
        assert row["kind"] in kinds, row["passage"]
        assert (row["kind"] == "list item") <= (section == "DEF"), row["passage"]


def test_forces_are_told_of_alone_or_by_their_form_or_all_together(tables):
    """In-house in A, commissioned in B and C; no sentence is of A and one of the others."""
    assert {row["sites"] for row in tables["findings"]} == {"", "A", "B", "C", "B C", "A B C"}
    ours = ("ABS", "MET", "FIG", "F-OPC", "F-TOP", "F-FRO", "F-STR", "DIS")
    assert {row["passage"].rpartition("-")[0] for row in tables["findings"] if row["sites"]} <= set(ours)
    assert {row["sites"] for row in tables["findings"] if row["passage"][:3] in ("ABS", "MET", "FIG")} == {"", "A B C"}


def test_forces_that_a_statement_names_are_those_it_is_told_of(tables):
    """Save a speaker's own force, and one that another is compared with."""
    beside = {"F-OPC-09a", "F-OPC-10b", "F-OPC-12b", "F-FRO-12f", "MET-04d"}
    found = set()
    for row in tables["findings"]:
        runs = re.findall(r"(?:Forces?|in|of|and|or|both) ((?:[ABC]\b(?:, | and | or )?)+)", row["statement"])
        named = set(re.findall("[ABC]", " ".join(runs)))
        if named and named != set(row["sites"].split()):
            found.add(row["finding"])
    assert found == beside


GROUP_BY_CONTEXT = {
    **dict.fromkeys(("F-OPC-03a", "F-FRO-06c", "F-FRO-06d", "F-FRO-07a", "F-FRO-07b"), "group-1 group-2"),
    **dict.fromkeys(
        (
            *("F-OPC-05c", "F-OPC-07b", "F-OPC-07c", "F-TOP-03d", "F-TOP-06a", "F-TOP-06b", "F-FRO-08c"),
            *("F-FRO-09a", "F-FRO-09b", "F-STR-02a", "F-STR-02b"),
        ),
        "group-2",
    ),
    "F-TOP-03e": "group-1",
}
"""Findings of which the group stands in the sentence before, or in the lead-in of a quotation."""


def test_groups_that_a_statement_names_are_those_it_is_told_of(tables):
    for row in tables["findings"]:
        named = {f"group-{number}" for number in re.findall(r"Group ([12])", row["statement"])}
        assert set(row["groups"].split()) == (named or set(GROUP_BY_CONTEXT.get(row["finding"], "").split())), row


WHOSE = {
    **{section: {"observed"} for section in ("T1", "FIG", "ACK", "AUT", "FUN", "DAT")},
    **{section: {"claimed"} for section in ("COI", "FN")},
    **{section: {"claimed", "cited"} for section in ("BAC", "INT", "DEF")},
    "ABS": {"claimed", "observed"},
    "MET": {"observed", "claimed", "cited"},
    "DIS": {"claimed", "suggested", "observed", "cited"},
    **{section: {"observed", "believed", "claimed", "suggested"} for section in ("F-OPC", "F-FRO", "F-STR")},
    "F-TOP": {"observed", "believed", "claimed", "cited"},
}
"""Whose word the findings of a section can be: nobody is interviewed before the findings or after them."""

SORTS = {
    **{section: {"method"} for section in ("FIG", "ACK", "AUT", "FUN", "DAT")},
    "T1": {"method", "number"},
    "FN": {"definition"},
    "COI": {"absence"},
    "MET": {"method", "number", "arrangement", "definition"},
    "BAC": {"absence", "account", "effect", "method"},
    "DEF": {"absence", "account", "arrangement", "definition"},
    "INT": {"account", "activity", "definition", "effect", "method", "number"},
    "ABS": {"account", "definition", "effect", "method"},
}
"""What sorts of fact a section that is not of the findings holds."""


def test_a_finding_is_of_a_sort_that_its_section_holds(tables):
    for row in tables["findings"]:
        section = row["passage"].rpartition("-")[0]
        assert row["standing"] in WHOSE[section], row["finding"]
        assert row["kind"] in SORTS.get(section, {row["kind"]}), row["finding"]
        if row["standing"] == "suggested":
            assert row["kind"] in ("effect", "account", "recommendation"), row["finding"]
        if row["standing"] == "observed":
            assert row["kind"] not in ("definition", "recommendation"), row["finding"]


TOLD_OF_THE_SITE = {
    ("A-group-2", "board"),
    ("A-group-2", "onward-support"),
    ("A-group-1", "team-size"),
    ("A-group-2", "team-size"),
}
"""Answers of the whole site of which one group is an example, or whose finding names both groups at once."""


def test_what_is_told_of_a_scheme_and_what_of_its_whole_site(tables):
    """One scheme ran in Forces B and C, and all that is told there is of it; in Force A a finding names the group."""
    schemes, either = by(tables, "schemes"), {"council-arrangements"}
    apart = set()
    for row in (*tables["scheme_answers"], *tables["scheme_outcomes"]):
        what = row.get("feature") or row["outcome"]
        if not row["findings"]:
            assert not row["told_of"], row
        elif schemes[row["scheme"]]["site"] != "A":
            assert row["told_of"] == ("" if what in either else "scheme") or what in either, row
        else:
            own = schemes[row["scheme"]]["group"]
            named = any(own in each["groups"].split() for each in cited(tables, row))
            if named and row["told_of"] == "site":
                apart.add((row["scheme"], what))
            else:
                assert row["told_of"] == ("scheme" if named else "site"), row
    assert apart == TOLD_OF_THE_SITE
    either_site = {"a-matter-of-health", "somebody-who-can-move-it"}  # what leaders held, with a group as one example
    supports: dict[str, set[str]] = defaultdict(set)
    for row in tables["configuration_evidence"]:
        if row["role"] == "supports":
            supports[row["configuration"]] |= set(by(tables, "findings")[row["finding"]]["groups"].split())
    for row in tables["scopes"]:
        scheme, code = schemes[row["scheme"]], row["configuration"]
        if code == "each-council-its-own-way" or code == "taught-by-officers-alone":
            assert row["told_of"] == "either-or", row
        elif code not in either_site:
            told = scheme["site"] != "A" or scheme["group"] in supports[code]
            assert row["told_of"] == ("scheme" if told else "site"), row


RIVALS = {
    ("vision-from-the-top", "1"): ("participants", "F-TOP-05d F-TOP-05e"),
    ("safe-enough-to-start", "1"): ("participants", "F-TOP-03c"),
    ("colleagues-in-the-building", "1"): ("participants", "F-OPC-06d"),
    ("come-to-know-by-going", "1"): ("authors", "F-OPC-04a"),
    ("a-name-on-the-form", "1"): ("participants", "F-OPC-05a F-OPC-05b"),
    ("more-than-either-could", "1"): ("authors", "DIS-04e"),
    ("sooner-than-alone", "1"): ("authors", "DIS-04e"),
    ("everyone-told-at-the-start", "1"): ("participants", "F-FRO-06a"),
    ("nobody-left-out", "1"): ("participants", "F-FRO-06a"),
    ("back-to-the-officer", "1"): ("participants", "F-FRO-07a"),
    ("ours-whatever-it-is-called", "1"): ("participants", "F-FRO-07a"),
    ("waiting-to-be-looked-up", "1"): ("authors", "F-FRO-02b"),
    ("not-real-until-patrol", "1"): ("participants", "F-FRO-13b F-FRO-13c"),
    ("lost-on-the-way-down", "1"): ("authors", "F-FRO-06a DIS-02d"),
    ("lost-on-the-way-down", "2"): ("authors", "F-FRO-02b"),
    ("little-to-sell", "1"): ("authors", "F-STR-06e"),
}
"""Rivals that somebody in the study gives, and where; all others are ours."""


def test_a_rival_is_ours_unless_somebody_in_the_study_gives_it(tables):
    others = {
        (r["configuration"], r["number"]): (r["whose"], r["findings"]) for r in tables["rivals"] if r["whose"] != "ours"
    }
    assert others == RIVALS


def test_what_the_place_already_is_and_what_partnership_brings(tables):
    context = {row["feature"] for row in tables["features"] if row["kind"] == "context"}
    assert context == {
        *("group", "leadership", "evidence-habit", "geography", "resources", "support-need", "council-arrangements"),
        *(
            "run-alongside",
            "partnership-priority",
            "risk-seen",
            "health-championed",
            "seen-elsewhere",
            "waits",
            "other-table",
        ),
    }
    unchangeable = {row["feature"] for row in tables["features"] if not row["changeable_by"]}
    assert unchangeable < context


def test_every_way_of_delivering_says_whether_there_is_a_contract_and_a_team(tables):
    tied = {(r["feature"], r["value"], r["relation"], r["other_feature"], r["other_value"]) for r in tables["ties"]}
    contract = {"in-house": "no", "officers": "no", "partner-agency": "no", "commissioned": "yes", "both": "yes"}
    assert set(contract) == {row["value"] for row in tables["feature_values"] if row["feature"] == "delivery"}
    for value, said in contract.items():
        assert ("delivery", value, "implies", "contract-account", said) in tied
    for one, other in (("team-place", "team-size"), ("team-size", "team-place")):
        assert ("delivery", "in-house", "excludes", one, "no-team") in tied
        assert ("delivery", "both", "excludes", one, "no-team") in tied
        assert ("delivery", "officers", "implies", one, "no-team") in tied
        assert (one, "no-team", "implies", other, "no-team") in tied


POLICE = {
    *("officers", "custody-sergeants", "police-managers", "police-leaders", "chief-constable", "area-commander"),
    *("police-unspecified", "diversion-team", "ocr-hub"),
}
"""Partners that work for the force."""

TYPES = {
    ("person", "informal", "inside one agency"): "L2 T3",
    ("person", "informal", "between agencies"): "T3",
    ("organisation", "not stated", "between agencies"): "L1",
}
"""What the study's labels say of a tie that no contract or statute binds."""


def test_a_partnership_is_labelled_by_what_it_is(tables):
    kinds = {"board": r"board|Partnership$|panel|Statutory group", "team": r"team|Hub|Liaison"}
    roles = r"officers|sergeants|managers|leaders|Constable|commander|staff\b"
    for row in tables["partners"]:
        named = next((k for k, words in kinds.items() if re.search(words, row["label"])), "")
        expected = named or ("role" if re.search(roles, row["label"], re.IGNORECASE) else "organisation")
        assert row["kind"] == expected, row
    for row in tables["partnerships"]:
        inside = {row["from_partner"], row["to_partner"]} <= POLICE
        assert (row["boundary"] == "inside one agency") is inside, row["partnership"]
        assert (row["unit"] == "person") is (row["formality"] == "informal"), row["partnership"]
        if row["basis"] not in ("contract", "statute") and row["formality"] != "formal":
            assert row["types"] == TYPES[row["unit"], row["formality"], row["boundary"]], row["partnership"]
        assert all(not each["sites"] or row["site"] in each["sites"].split() for each in cited(tables, row)), row


def test_who_sits_on_the_boards_of_force_a(tables):
    """Police leaders and three services; on the panel two of those (F-TOP-04, 07); who stands in line (F-TOP-06)."""
    sits: dict[str, set[str]] = defaultdict(set)
    for row in tables["partnerships"]:
        sits[row["to_partner"]].add(row["from_partner"])
    assert sits["governance-board"] == {"police-leaders", "probation", "public-health", "drug-services"}
    assert sits["scrutiny-panel"] == {"probation", "public-health"}
    assert sits["cdsp"] == {"strategic-board", "area-commander"}
    assert {row["to_partner"] for row in tables["partnerships"] if row["from_partner"] == "chief-constable"} == {
        "council",
        "probation",
    }


def test_an_answer_or_an_outcome_rests_on_findings_that_reach_its_scheme(tables):
    schemes, of_force_a_alone = by(tables, "schemes"), "MET-04c"  # which says as much of the others
    for row in (*tables["scheme_answers"], *tables["scheme_outcomes"]):
        scheme = schemes[row["scheme"]]
        for each in cited(tables, row):
            assert each["passage"].startswith(("F-", "DIS-", "MET-")), (row, each["finding"])
            if each["finding"] == of_force_a_alone and row.get("feature") == "run-alongside":
                continue
            assert not each["sites"] or scheme["site"] in each["sites"].split(), (row, each["finding"])
            assert not each["groups"] or scheme["group"] in each["groups"].split(), (row, each["finding"])
