"""Thirty-eight ways of coding the study wrongly, each with a test that fails where the data do so.

Every trap is a function over tables by name. Pytest hands it the real ones; `test_a_trap_is_sprung` hands it tables
that were spoilt on purpose, at least one for each trap, and expects it to fail.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

import pytest

from realist.evidence.reader import read
from tests.tree import ROOT

Cells = dict[str, str]
Data = Mapping[str, list[Cells]]
Trap = Callable[[Data], None]
Spoil = Callable[[dict[str, list[Cells]]], None]

NOT_TESTABLE: dict[int, str] = {}
"""Traps into which no test can see the data fall, each with the reason. There is none: see `ONLY_IN_PART`."""

ONLY_IN_PART = {
    12: "what a picture can prove is a matter of reading; tested is that the pattern stays the authors' claim",
    14: "a comparison drawn in prose is out of sight; tested are conditions of what was seen under Group 2 alone",
    17: "sameness can be hinted at in any words; tested are the words one would first use, and the code",
    30: "a verdict can be hinted at in any words; tested are codes, standing, columns and the word best",
    34: "whether a page mixes the two glosses is out of sight; tested is that both are kept apart",
    37: "nothing is quoted here; tested is that odd places in the text carry a note and that no code rests on them",
}
"""Traps of which a test sees a part, with what stays for a reader's eye."""


# Reading


@pytest.fixture(scope="module")
def tables() -> Data:
    known = read(ROOT / "data")
    return {name: [dict(row.cells) for row in known.rows(name)] for name in known}


def rows(tables: Data, table: str, **where: str) -> list[Cells]:
    """The rows of a table that have these cells."""
    return [row for row in tables[table] if all(row[column] == cell for column, cell in where.items())]


def one(tables: Data, table: str, **where: str) -> Cells:
    found = rows(tables, table, **where)
    assert len(found) == 1, f"{table}: {len(found)} rows have {where}"
    return found[0]


def finding(tables: Data, code: str) -> Cells:
    return one(tables, "findings", finding=code)


def of_passage(tables: Data, *passages: str) -> list[Cells]:
    """The findings of some passages, of which each has at least one."""
    found = [row for passage in passages for row in rows(tables, "findings", passage=passage)]
    assert {row["passage"] for row in found} == set(passages), f"a passage of {passages} has no finding"
    return found


def answer(tables: Data, scheme: str, feature: str) -> Cells:
    return one(tables, "scheme_answers", scheme=scheme, feature=feature)


def directions(tables: Data, scheme: str, outcome: str) -> set[str]:
    return {row["direction"] for row in rows(tables, "scheme_outcomes", scheme=scheme, outcome=outcome)}


def codes(row: Cells, column: str) -> set[str]:
    return set(row[column].split())


def names(found: Iterable[Cells]) -> set[str]:
    return {row["finding"] for row in found}


def supported(tables: Data, findings: Iterable[str]) -> set[str]:
    """The configurations that some findings support."""
    wanted = set(findings)
    return {
        r["configuration"] for r in rows(tables, "configuration_evidence", role="supports") if r["finding"] in wanted
    }


def seen_in(tables: Data, configurations: Iterable[str]) -> set[str]:
    """The schemes in which any of some configurations was seen."""
    wanted = set(configurations)
    return {row["scheme"] for row in rows(tables, "scopes") if row["configuration"] in wanted}


def told_of(tables: Data, findings: Iterable[str]) -> set[str]:
    """Schemes and sites for which some findings are used: answers, outcomes, partnerships and configurations."""
    wanted = set(findings)
    used = {
        r["scheme"]
        for t in ("scheme_answers", "scheme_outcomes")
        for r in rows(tables, t)
        if codes(r, "findings") & wanted
    }
    used |= {row["site"] for row in rows(tables, "partnerships") if codes(row, "findings") & wanted}
    return used | seen_in(tables, supported(tables, wanted))


def resting(tables: Data, findings: Iterable[str]) -> list[str]:
    """Where anything rests on some findings: every table but those of passages and of findings themselves."""
    wanted = set(findings)
    return [
        f"{table}: {' '.join(row.values())[:60]}"
        for table in tables
        if table != "findings"
        for row in rows(tables, table)
        if wanted & {*row.get("finding", "").split(), *row.get("findings", "").split()}
    ]


def texts(tables: Data, *of: str) -> Iterator[tuple[str, str]]:
    """Every cell of some tables, or of all but the works cited, with its place."""
    for table in of or [name for name in tables if name != "sources"]:
        for row in rows(tables, table):
            for column, cell in row.items():
                yield f"{table}.{column}: {cell}", cell


def stating(tables: Data, pattern: str) -> list[Cells]:
    """The findings whose statement has a word or number."""
    return [row for row in rows(tables, "findings") if has(pattern, row["statement"])]


def has(pattern: str, text: str) -> bool:
    """Whether a text has a word or number, in capitals or not."""
    return bool(re.search(pattern, text, re.IGNORECASE))


def says(row: Cells, pattern: str) -> bool:
    """Whether the statement of a row or its note has a word."""
    return has(pattern, f"{row.get('statement', '')} {row['note']}")


def presence(tables: Data, site: str, from_partner: str, to_partner: str) -> str:
    """How far a partnership was found."""
    return one(tables, "partnerships", site=site, from_partner=from_partner, to_partner=to_partner)["presence"]


SITE = {"A-group-1": "A", "A-group-2": "A", "B-group-1": "B", "C-group-1": "C"}
COMMISSIONED = ("B-group-1", "C-group-1")


# Numbers and evidence


def test_trap_01_counts_of_people_added_up(tables):
    """Adds focus groups or the people diverted to a total that already has them, or keeps only one of two totals."""
    totals = {(r["counts"], r["passage"]): r["number"] for r in rows(tables, "participants", total="yes")}
    assert totals == {("participants", "T1-08"): "221", ("interviews", "MET-05"): "221"}
    parts = [r["number"] for r in rows(tables, "participants", counts="participants", total="no")]
    assert sum(map(int, parts)) == 221
    assert "103" in parts
    assert [r["number"] for r in rows(tables, "participants", counts="focus groups")] == ["6"]
    sums = [place for place, text in texts(tables) if has(r"\b(118|227|324|330)\b", text)]
    assert not sums, "numbers that the study does not print"


def test_trap_02_a_split_or_rate_that_nobody_printed(tables):
    """Shares the people of the table out among forces, or puts a percentage, price or count where there is none."""
    table = [row for row in rows(tables, "findings") if row["passage"].startswith("T1-")]
    assert table
    assert not [row["finding"] for row in table if row["sites"] or row["groups"]]
    assert not [r["row"] for r in rows(tables, "participants") if has(r"\b(force|group) [abc12]\b", r["role"])]
    rate = r"%|£|\bper ?cent|\bpercentage|\bpounds\b|\b(half|third|quarter) of\b|\bone in \w+"
    assert not [place for place, text in texts(tables, "findings", "passages", "scheme_outcomes") if has(rate, text)]
    counted = [row for row in rows(tables, "findings") if has(r"^(F|FN|DIS)-", row["passage"])]
    names_of_things = r"(Group|Groups|Figure|Table) \d|\b(19|20)\d\d\b"
    printed = {"8", "11", "16", "22"}
    assert not [
        row["finding"]
        for row in counted
        if set(re.findall(r"\d+", re.sub(names_of_things, "", row["statement"]))) - printed
    ]


def test_trap_03_four_from_the_office_taken_for_four_commissioners(tables):
    """Reads the row of the commissioners' office as commissioners, or supplies the senior leaders that no row has."""
    table = rows(tables, "participants", counts="participants")
    assert not [row["role"] for row in table if has(r"\b(senior|chief|police leaders?)\b", row["role"])]
    four = one(tables, "participants", passage="T1-06")
    assert four["number"] == "4"
    for said in (four["role"], *(row["statement"] for row in of_passage(tables, "T1-06"))):
        assert "office" in said.lower() or not has(r"\bPCCs?\b|commissioner", said), said
    took_part = [row for row in of_passage(tables, "MET-05") if has(r"senior", row["statement"])]
    assert took_part, "that senior leaders took part is said in the text"


def test_trap_04_eligible_diverted_and_served_taken_for_one(tables):
    """Uses one word for three sorts of people, or gives the focus groups of one paragraph the members of another."""
    diverted = [r for r in of_passage(tables, "MET-05") if "103" in r["statement"]]
    eligible = [r for r in of_passage(tables, "ACK-01") if "focus group" in r["statement"].lower()]
    served = of_passage(tables, "T1-05")
    for said, word, others in (
        (diverted, "diverted", "eligible|service user"),
        (eligible, "eligible", "diverted|service user"),
        (served, "service user", "eligible|diverted"),
    ):
        assert said
        assert all(word in row["statement"].lower() for row in said)
        assert not [row["finding"] for row in said if has(others, row["statement"])]
    groups = [r for r in of_passage(tables, "MET-05") if has(r"focus group.*staff|staff.*focus group", r["statement"])]
    assert groups
    assert not [r for r in groups if has(r"eligible|divert|service user", r["statement"])]
    role = one(tables, "participants", counts="focus groups")["role"]
    assert not has(r"eligible|divert|service user", role)


def test_trap_05_whose_quotations_these_are(tables):
    """Takes a force that is not printed for printed, miscounts the voices, or lets people diverted speak everywhere."""
    quoted = rows(tables, "passages", kind="quotation")
    assert Counter(row["speaker_site"] for row in quoted) == {"A": 6, "B": 3, "C": 2}
    unprinted = {row["passage"] for row in quoted if row["speaker_site_basis"] == "context"}
    assert unprinted == {"F-FRO-07", "F-TOP-06", "F-OPC-07", "F-OPC-05"}
    police = {"chief inspector", "custody sergeant", "navigator", "police officer", "superintendent"}
    assert {row["speaker"].lower() for row in quoted} <= police
    for row in quoted:
        said = of_passage(tables, row["passage"])
        assert all(r["voice"].lower() == row["speaker"].lower() for r in said), row["passage"]
        assert all(r["standing"] == "believed" for r in said), row["passage"]
    heard = [row for row in rows(tables, "findings") if has(r"attend|divert|service user|suspect", row["voice"])]
    assert {(row["passage"], row["groups"]) for row in heard} == {("F-STR-03", "group-2")}


def test_trap_06_the_force_outside_the_study_taken_for_force_a(tables):
    """Hears praise of Force A where a Force B chief inspector speaks of somewhere the study did not go."""
    speaker = one(tables, "passages", passage="F-OPC-09")
    assert (speaker["speaker_site"], speaker["speaker_site_basis"]) == ("B", "printed")
    said = of_passage(tables, "F-OPC-09")
    assert {row["sites"] for row in said} == {"", "B"}
    elsewhere = [row for row in said if not row["sites"]]
    assert all(says(row, r"outside the study|none of|another force|other force") for row in elsewhere)
    assert not told_of(tables, names(said)) & {"A", "A-group-1", "A-group-2", "C", "C-group-1"}


def test_trap_07_two_chief_inspectors_made_one(tables):
    """Merges the officer who tells of a changed culture with the one in Force B who would like more support."""
    culture = [row for row in of_passage(tables, "F-TOP-03") if has("chief inspector", row["voice"])]
    support = [row for row in of_passage(tables, "F-OPC-09") if has("chief inspector", row["voice"])]
    assert {row["sites"] for row in culture} == {"A"}
    assert all(says(row, r"context|not printed|no force") for row in culture)
    assert support
    assert not [row["finding"] for row in support if "A" in codes(row, "sites")]
    cited = [codes(row, "findings") for table in tables.values() for row in table if "findings" in row]
    assert not [both for both in cited if both & names(culture) and both & names(support)]


WEEKS = r"\b(16|sixteen) weeks?\b|\b(16|sixteen)-week"


def test_trap_08_sixteen_weeks_taken_for_a_dose(tables):
    """Writes the length that some people in custody were told of as what is delivered, or gives it to Group 1."""
    told = stating(tables, WEEKS)
    assert {row["passage"] for row in told} == {"F-STR-03"}
    for row in told:
        assert (row["sites"], row["groups"]) == ("A", "group-2")
        assert "some" in row["for_whom"].lower()
        assert not has(r"received|was given|were given|got|lasted|attended", row["statement"])
    assert told_of(tables, names(told)) <= {"A-group-2"}
    for table in ("schemes", "scheme_answers", "scheme_outcomes"):
        named = [row for row in rows(tables, table) if has(WEEKS, " ".join(row.values()))]
        assert {row["scheme"] for row in named} <= {"A-group-2"}
    bare = [place for place, text in texts(tables) if has(WEEKS, text) and not has(r"\b(told|heard|some|if)\b", text)]
    assert not bare, "told to some, and no more is known"


def code_pairs(text: str) -> set[tuple[str, str]]:
    """Groups with the outcome codes named beside them, in whichever order a sentence has them."""
    seen = [match.groups() for match in re.finditer(r"Group ([12])\b|\b(8|22)\b", text)]
    pairs = zip(seen[::2], seen[1::2], strict=False)
    return {(left[0] or right[0] or "", left[1] or right[1] or "") for left, right in pairs}


def test_trap_09_outcome_codes_carried_to_other_forces(tables):
    """Swaps the two recording codes, gives them to Force B or C, or files a conditional caution under one of them."""
    coded = stating(tables, r"\boutcome (code )?(8|22)\b|\b22\b")
    spoken = [row for row in coded if row["passage"] == "F-FRO-07"]
    assert spoken
    for row in spoken:
        assert (row["sites"], row["voice"].lower(), row["standing"]) == ("A", "navigator", "believed")
        assert code_pairs(row["statement"]) == {("2", "22"), ("1", "8")}
    glossed = of_passage(tables, "FN-01")
    assert {row["passage"] for row in coded} == {"F-FRO-07", "FN-01"}
    assert not [row["finding"] for row in glossed if row["sites"] or row["groups"]]
    resolution = {bool(has("resolution", row["statement"])): row["statement"] for row in glossed}
    assert has(r"\b8\b", resolution[True])
    assert has(r"\b22\b", resolution[False])
    assert one(tables, "passages", passage="FN-01")["kind"] == "footnote"
    assert one(tables, "passages", passage="FN-01")["note"]
    assert {row["sites"] for row in stating(tables, "conditional caution")} == {"C"}
    assert not told_of(tables, names(spoken)) - {"A", "A-group-1", "A-group-2"}
    for scheme in COMMISSIONED:
        assert directions(tables, scheme, "recording") == {"not stated"}
        own = [r for t in ("scheme_answers", "scheme_outcomes") for r in rows(tables, t, scheme=scheme)]
        assert not [r for r in own if has(r"\boutcome (8|22)\b", r["note"])]


def test_trap_10_eleven_practitioners_counted_twice(tables):
    """Gives each group of Force A a team of eleven, or gives a number of staff to Force B or C."""
    eleven = stating(tables, r"\b(11|eleven)\b")
    assert [(row["passage"], row["sites"]) for row in eleven] == [("F-OPC-03", "A")]
    assert codes(eleven[0], "groups") == {"group-1", "group-2"}
    assert not stating(tables, r"\b(22|twenty-two) (diversion )?(practitioners|staff)")
    for scheme in COMMISSIONED:
        assert answer(tables, scheme, "team-size")["status"] == "not stated"
    for row in rows(tables, "scheme_answers"):
        if has(r"(?<!-)\b(11|eleven)\b", row["note"]):
            assert SITE[row["scheme"]] == "A"
            assert has(r"\b(both|one team|together)\b", row["note"]), "one team serves both groups"


# Figure 1


def test_trap_11_a_picture_read_that_was_not_there(tables):
    """Codes who is joined to whom in Figure 1, or takes a first glance at it for proof that Force A has no board."""
    caption = of_passage(tables, "FIG-01")
    assert {row["kind"] for row in caption} == {"method"}
    assert not resting(tables, names(caption))
    assert one(tables, "passages", passage="FIG-01")["note"]
    glance = [row for row in of_passage(tables, "F-OPC-01") if row["kind"] == "absence"]
    assert {row["sites"] for row in glance} == {"A"}
    assert all(says(row, r"prima facie|first sight|at a glance|appears") for row in glance)
    strategic = rows(tables, "partnerships", site="A", level="strategic", presence="found")
    assert strategic, "the study also tells of a board in Force A"
    assert not [row["partnership"] for row in strategic if codes(row, "findings") <= names([*caption, *glance])]


def test_trap_12_a_history_seen_in_a_figure(tables):
    """Takes a pattern of many years for something the figure shows, when the authors lay it on the figure."""
    pattern = [
        row
        for row in of_passage(tables, "FIG-01", "F-OPC-01")
        if has(r"pattern|long.?standing|histor|over the years|tradition", row["statement"])
    ]
    assert pattern
    assert {(row["passage"], row["kind"], row["standing"]) for row in pattern} == {("F-OPC-01", "account", "claimed")}
    assert not resting(tables, names(pattern))


# Force, scheme and group

GROUP_2_PASSAGES = ("F-STR-03", "F-STR-02", "F-FRO-09", "F-TOP-06", "F-OPC-07")
GROUP_2_FINDINGS = (
    *("F-OPC-05b", "F-OPC-06c", "F-TOP-03c", "F-TOP-05d", "F-TOP-05e", "F-TOP-07b"),
    *("F-FRO-08b", "F-FRO-08c", "F-STR-01b", "F-STR-01c"),
)
TOLD_OF_GROUP_2 = {
    "shared-account": "yes",
    "launch-training": "whole-frontline",
    "delivery-mode": "individual",
    "eligibility-by": "officer-and-team",
    "voluntary": "voluntary",
}


def covers(row: Cells, scheme: Cells) -> bool:
    """Whether a finding can be told of a scheme: its site and its group are named, or none is."""
    sites, groups = codes(row, "sites"), codes(row, "groups")
    return (not sites or scheme["site"] in sites) and (not groups or scheme["group"] in groups)


def test_trap_13_group_1_credited_with_what_is_told_of_group_2(tables):
    """Lets the risk, vision, joint account, launch training or custody talk of Group 2 stand for all of Force A."""
    schemes = {row["scheme"]: row for row in rows(tables, "schemes")}
    assert [code for code, row in schemes.items() if row["group"] == "group-2"] == ["A-group-2"]
    assert {row["site"] for row in schemes.values() if row["group"] == "group-1"} == {"A", "B", "C"}
    told = [*of_passage(tables, *GROUP_2_PASSAGES), *(finding(tables, code) for code in GROUP_2_FINDINGS)]
    assert not [row["finding"] for row in told if (row["sites"], row["groups"]) != ("A", "group-2")]
    examples = {"F-OPC-05", "F-OPC-07"}  # of something told of the whole force as well
    heart = {row["finding"] for row in told if row["passage"] not in examples}
    assert seen_in(tables, supported(tables, heart)) == {"A-group-2"}
    for feature, value in TOLD_OF_GROUP_2.items():
        assert answer(tables, "A-group-1", feature)["status"] == "not stated", feature
        assert answer(tables, "A-group-2", feature)["value"] == value
    assert answer(tables, "A-group-1", "contact-route")["status"] != "stated"
    assert answer(tables, "A-group-1", "who-explains")["value"] != "custody"


def test_trap_13_every_row_rests_on_a_finding_that_reaches_its_scheme(tables):
    """Cites for one scheme what is said of another group or force."""
    schemes = {row["scheme"]: row for row in rows(tables, "schemes")}
    findings = {row["finding"]: row for row in rows(tables, "findings")}
    for table in ("scheme_answers", "scheme_outcomes"):
        for row in rows(tables, table):
            cited = [findings[code] for code in codes(row, "findings")]
            where = f"{table}: {row['scheme']} {row['findings']}"
            if row["scheme"] == "A-group-1":
                assert not [f["finding"] for f in cited if f["groups"] == "group-2"], where
            if SITE[row["scheme"]] == "A" and row["told_of"] == "scheme":
                assert [f for f in cited if schemes[row["scheme"]]["group"] in codes(f, "groups")], where
    evidence = rows(tables, "configuration_evidence", role="supports")
    for row in rows(tables, "scopes"):
        cited = [findings[r["finding"]] for r in evidence if r["configuration"] == row["configuration"]]
        scheme = schemes[row["scheme"]]
        reaching = [f for f in cited if covers(f, scheme)]
        assert reaching, f"{row['configuration']} is told of no scheme like {row['scheme']}"
        if row["scheme"] == "A-group-1":
            own = [f for f in reaching if "group-1" in codes(f, "groups")]
            assert row["told_of"] == ("scheme" if own else "site"), row["configuration"]


def test_trap_14_the_model_credited_with_what_may_be_the_group(tables):
    """Puts down to an in-house team what was seen under Group 2 alone, with no word that the two cannot be parted."""
    scopes: dict[str, set[str]] = {}
    for row in rows(tables, "scopes"):
        scopes.setdefault(row["configuration"], set()).add(row["scheme"])
    group_2_only = {code for code, where in scopes.items() if where == {"A-group-2"}}
    assert group_2_only
    model = [r for r in rows(tables, "conditions") if r["feature"] in ("delivery", "team-place", "contract-account")]
    told_of_the_force = {"part-of-the-day"}  # its finding names no group, its note says so, and one answer is Group 2's
    assert {r["configuration"] for r in model} & group_2_only == told_of_the_force
    for code in told_of_the_force:
        assert "Group 2" in one(tables, "configurations", configuration=code)["note"]
    [group] = [row for row in rows(tables, "features") if row["tells"] == "group"]
    assert has(r"\bmodel\b|in-house|deliver", group["note"]), "the confounding is told where the group is"
    for code in ("F-OPC-13a", "DIS-01g"):
        assert "group 2" in finding(tables, code)["note"].lower(), "a comparison of models says whose evidence it is"


def test_trap_15_a_force_supplied_where_none_is_named(tables):
    """Names the area whose councils differed, the sites where officers taught, or the force of those who persuade."""
    councils = finding(tables, "F-TOP-04i")
    assert codes(councils, "sites") == {"B", "C"}
    assert says(councils, r"\b(one|either|which)\b")
    for scheme, other in (COMMISSIONED, COMMISSIONED[::-1]):
        said = answer(tables, scheme, "council-arrangements")
        assert (said["status"], said["shared_with"]) == ("either-or", other)
    for scheme in ("A-group-1", "A-group-2"):
        assert answer(tables, scheme, "council-arrangements")["status"] == "not stated"
    hindered = supported(tables, ["F-TOP-04i"])
    scopes = [row for row in rows(tables, "scopes") if row["configuration"] in hindered]
    assert {(row["scheme"], row["told_of"]) for row in scopes} == {(scheme, "either-or") for scheme in COMMISSIONED}
    for row in rows(tables, "scheme_outcomes"):
        if "F-TOP-04i" in codes(row, "findings"):
            assert row["scheme"] in COMMISSIONED
            assert len(codes(row, "findings")) > 1, "one of two forces is not enough to say it of each"
            assert has(r"\b(one|either)\b", row["note"])
    taught = finding(tables, "F-FRO-13c")
    assert not taught["sites"]
    assert told_of(tables, ["F-FRO-13c"]) == set(COMMISSIONED), (
        "the provider has no part there: Force A is none of them"
    )
    for scheme, other in (COMMISSIONED, COMMISSIONED[::-1]):
        said = answer(tables, scheme, "starter-teacher")
        assert (said["status"], said["shared_with"]) == ("either-or", other)
    lessons = [row for row in rows(tables, "scopes") if row["configuration"] in supported(tables, ["F-FRO-13c"])]
    assert {row["told_of"] for row in lessons} == {"either-or"}
    persuaded = of_passage(tables, "F-FRO-04")
    assert {row["sites"] for row in persuaded} == {""}
    assert all("some" in row["for_whom"].lower() for row in persuaded)
    assert told_of(tables, names(persuaded)) == {"B-group-1"}


def test_trap_16_large_or_poor_forces_that_nobody_named(tables):
    """Spreads the size of Force C to others, or reads general advice on tight resources as a fact of B or C."""
    said = {scheme: answer(tables, scheme, "geography") for scheme in SITE}
    assert {scheme for scheme, row in said.items() if row["status"] != "not stated"} == {"C-group-1"}
    assert said["C-group-1"]["value"] == "large"
    assert {answer(tables, scheme, "resources")["status"] for scheme in SITE} == {"not stated"}
    advice = of_passage(tables, "DIS-06")
    assert not [row["finding"] for row in advice if codes(row, "sites") & {"B", "C"}]
    assert not told_of(tables, names(advice)) & {"B", "C", *COMMISSIONED}
    large = {r["configuration"] for r in rows(tables, "conditions") if r["feature"] in ("geography", "resources")}
    assert seen_in(tables, large) <= {"C-group-1"}


def test_trap_17_one_provider_made_of_two_or_two_of_one(tables):
    """Says that Forces B and C buy from one provider, or from different ones, when the study says neither."""
    claims = r"\b(same|one|single|share|different|own)\b[^.;:]{0,25}\bproviders?\b|\bproviders?\b[^.;:]{0,15}\bdiffer"
    silence = r"not said|not stated?\b|does not say|\bwhether\b"
    told = list(texts(tables, "findings", "partnerships", "schemes", "sites", "scheme_answers", "features"))
    both = [(place, text) for place, text in told if has(claims, text) and has(r"\bB and C\b|\bboth\b", text)]
    assert not [place for place, text in both if not has(silence, text)]
    assert [place for place, text in both if has(silence, text)], "the silence itself is told"
    for scheme in COMMISSIONED:
        assert not answer(tables, scheme, "delivery")["shared_with"]
    contracts = [row["site"] for row in rows(tables, "partnerships", basis="contract")]
    assert len(contracts) == len(set(contracts)), "each force has a contract of its own in the tables"


def test_trap_18_a_contract_with_the_wrong_party(tables):
    """Has the police sign with the provider, where it is the commissioner's office, or finds a contract in Force A."""
    contracts = rows(tables, "partnerships", basis="contract")
    assert {row["site"] for row in contracts} == {"B", "C"}
    assert {frozenset((row["from_partner"], row["to_partner"])) for row in contracts} == {
        frozenset(("opcc", "provider"))
    }
    assert {row["level"] for row in contracts} == {"strategic"}
    parties = finding(tables, "F-OPC-01f")
    assert codes(parties, "sites") == {"B", "C"}
    assert has(r"OPCC|office", parties["statement"])
    for scheme, site in SITE.items():
        contract = answer(tables, scheme, "contract-account")
        assert (contract["value"] == "yes") == (site != "A"), scheme
        assert (answer(tables, scheme, "delivery")["value"] == "commissioned") == (site != "A"), scheme


# Who pays


def test_trap_19_money_beyond_what_is_said(tables):
    """Has people pay in Force A or C, names a sum, or takes who paid for the research for who pays for schemes."""
    for scheme in SITE:
        said = answer(tables, scheme, "payment")
        assert (said["status"], said["value"]) == (
            ("stated", "unevenly") if scheme == "B-group-1" else ("not stated", "")
        ), scheme
    paid = stating(tables, r"\bpay(s|ing|ment|ments)?\b|\bpaid\b|\bfees?\b|\bcharged?\b")
    assert {(row["passage"], row["sites"]) for row in paid} == {("F-STR-06", "B")}
    assert not [row["finding"] for row in paid if has(r"\d", row["statement"])]
    assert told_of(tables, names(paid)) == {"B-group-1"}
    funded = stating(tables, r"\bfund(s|ed|ing|er|ers)?\b|Cabinet Office")
    assert {row["passage"] for row in funded} == {"FUN-01"}
    assert not resting(tables, names(funded))
    assert not [row["label"] for row in rows(tables, "partners") if has(r"cabinet office|fund", row["label"])]
    assert one(tables, "frameworks", framework="EMMIE", item="E2")["supplied"] == "no"


# Relations


def test_trap_20_no_relationships_in_b_and_c(tables):
    """Flattens three grades of absence, and the pockets beside them, into one bare none."""
    for site, managers in (("B", "found"), ("C", "limited")):
        assert presence(tables, site, "officers", "provider-staff") == "none found"
        assert presence(tables, site, "officers", "local-services") == "relatively absent"
        assert presence(tables, site, "police-managers", "provider-managers") == managers
        assert rows(tables, "partnerships", site=site, presence="found in pockets")
    assert "towards" in directions(tables, "B-group-1", "management-ties")
    assert "towards" not in directions(tables, "C-group-1", "management-ties")
    assert directions(tables, "B-group-1", "officer-service-ties") == {"towards", "against"}
    assert says(finding(tables, "F-OPC-08a"), r"\brelative")
    assert says(finding(tables, "F-OPC-12f"), r"\blimited\b")
    limited = supported(tables, names(of_passage(tables, "F-OPC-08", "F-OPC-11")))
    reasons = [r for r in rows(tables, "configurations", because_whose="authors") if r["configuration"] in limited]
    assert not [row["configuration"] for row in reasons if has(r"\b(nobody|no one|none|no)\b", row["because"])]
    none = stating(
        tables, r"\bno (personal |individual |informal |working )*(partnership|relation|relationship|tie)s?\b"
    )
    bare = [row for row in none if codes(row, "sites") & {"B", "C"}]
    assert {row["passage"] for row in bare} == {"F-OPC-12"}
    assert all("staff" in row["statement"] for row in bare)


UPWARDS = r"\b(rais|increas|boost|improv|high|more|lower|reduc|few|less|up\b|down\b)"


def test_trap_21_referrals_raised(tables):
    """Turns an effect without a direction into more referrals."""
    rate = finding(tables, "F-OPC-06f")
    assert not has(UPWARDS, rate["statement"])
    for code in (*supported(tables, ["F-OPC-06f"]), *supported(tables, ["F-FRO-01c"])):
        row = one(tables, "configurations", configuration=code)
        assert (row["outcome"], row["effect"]) == ("referrals-made", "affects")
    assert {r["effect"] for r in rows(tables, "configurations", outcome="referrals-made")} == {"affects"}
    for scheme, site in SITE.items():
        assert directions(tables, scheme, "referrals-made") == {"affects" if site == "A" else "not stated"}


def test_trap_22_speed_credited_to_acquaintance_alone(tables):
    """Drops the navigator's own account, in which one service is simply quicker than another."""
    spoken = of_passage(tables, "F-OPC-05")
    assert {(row["standing"], row["voice"]) for row in spoken} == {("believed", "Navigator")}
    assert finding(tables, "F-OPC-05b")["groups"] == "group-2"
    assert finding(tables, "F-OPC-04g")["standing"] == "claimed"
    quick = supported(tables, ["F-OPC-05b", "F-OPC-05c"])
    assert quick
    for code in quick:
        rivals = rows(tables, "rivals", configuration=code, whose="participants")
        assert [row for row in rivals if codes(row, "findings") & names(spoken)], f"{code} keeps no such rival"
    assert not [
        r["finding"] for r in (*spoken, finding(tables, "F-OPC-04g")) if has(r"\d+ (day|week|month)", r["statement"])
    ]


def test_trap_23_peer_support_taken_for_a_referral(tables):
    """Counts Force C's online sessions as a way of sending people on, or as there from the start, or as in B too."""
    assert answer(tables, "C-group-1", "onward-support")["value"] == "information"
    none = [row for row in of_passage(tables, "F-OPC-11") if row["kind"] == "absence"]
    assert [row["sites"] for row in none] == ["C"]
    peers = stating(tables, r"\bpeer.support|\bpeers\b")
    assert {(row["passage"], row["sites"]) for row in peers} == {("F-OPC-11", "C")}
    for row in peers:
        assert has(r"online", row["statement"])
        assert has(r"while|during|began|begun|introduced|started", row["statement"])
    assert not supported(tables, names(peers))


# Aims


def test_trap_24_one_aim_for_all(tables):
    """Blends aims put into words, goals held in common and broad aims, or gives Force A what its leaders speak of."""
    for scheme, site in SITE.items():
        said = answer(tables, scheme, "aim")
        assert (said["status"], said["value"]) == ("stated", "deter-desist" if site == "A" else "avoid-harm")
    assert finding(tables, "F-OPC-02a")["sites"] == "A"
    assert codes(finding(tables, "F-OPC-02b"), "sites") == {"B", "C"}
    assert codes(finding(tables, "F-OPC-01h"), "sites") == {"A", "B", "C"}
    assert codes(finding(tables, "F-OPC-02c"), "sites") == {"B", "C"}
    assert codes(finding(tables, "DIS-02a"), "sites") == {"A", "B", "C"}
    health = [r for r in of_passage(tables, "F-TOP-01", "DIS-04") if has("public health", r["statement"])]
    assert [row for row in health if "A" in codes(row, "sites")], "what leaders of Force A held is kept beside its aim"
    aims = {row["finding"] for row in health}
    assert not [s for s in SITE if codes(answer(tables, s, "aim"), "findings") & aims]


def test_trap_25_an_earlier_experiment_taken_for_a_result(tables):
    """Lists what interviewees believed of Operation Turning Point, or what a review found, among what was observed."""
    turning = stating(tables, "Turning Point")
    assert turning
    for row in turning:
        assert (row["passage"], row["standing"], row["sites"]) == ("F-TOP-01", "believed", "")
    review = of_passage(tables, "BAC-01")
    assert {row["standing"] for row in review} == {"cited"}
    assert not [row["finding"] for row in review if row["sites"] or row["groups"]]
    borrowed = names([*turning, *review])
    assert not [r for r in rows(tables, "scheme_outcomes") if codes(r, "findings") & borrowed]
    assert not supported(tables, names(review))
    for code in supported(tables, names(turning)):
        assert one(tables, "configurations", configuration=code)["outcome"] == "strategic-commitment"


# Knowledge and training


def test_trap_26_knowledge_in_a_and_ignorance_in_b_and_c(tables):
    """Tells a story of success in one force and failure in two, and leaves out what does not fit."""
    for scheme in ("A-group-1", "A-group-2"):
        assert "against" in directions(tables, scheme, "group-distinction")
        assert "against" in directions(tables, scheme, "knowledge-kept")
    for scheme in COMMISSIONED:
        assert directions(tables, scheme, "scheme-knowledge") == {"towards", "against"}
    assert "towards" in directions(tables, "B-group-1", "officer-engagement")
    assert "towards" in directions(tables, "B-group-1", "benefits-explained")
    belief = finding(tables, "F-FRO-02f")
    assert (belief["sites"], belief["kind"]) == ("B", "account")
    assert told_of(tables, ["F-FRO-02f"]) == {"B-group-1"}
    assert codes(finding(tables, "F-FRO-12b"), "sites") == {"B"}
    assert codes(finding(tables, "F-FRO-13e"), "sites") == {"A"}
    knowing = {r["configuration"] for r in rows(tables, "configurations", outcome="aims-understood", effect="towards")}
    against = [
        r for r in rows(tables, "configuration_evidence") if r["configuration"] in knowing and r["role"] != "supports"
    ]
    assert "F-FRO-06b" in {r["finding"] for r in against}, "the confusion of groups stands beside the deeper grasp"


def test_trap_27_not_at_once_read_as_never(tables):
    """Writes that Forces B and C left their officers untrained, when all that is said is about the launch."""
    said = finding(tables, "F-FRO-12a")
    assert codes(said, "sites") == {"B", "C"}
    assert has(r"immediate|at once|straight away|right away|at launch|on launch", said["statement"])
    for scheme in COMMISSIONED:
        launch = answer(tables, scheme, "launch-training")
        assert (launch["value"], launch["status"]) == ("not-at-once", "stated")
        later = answer(tables, scheme, "ongoing-training")
        assert (later["status"], later["value"]) == ("inferred", "one-off"), "at most what the authors' advice implies"
        assert has(r"not said", later["note"])
    never = (
        r"\bno training\b(?! (for|of) the whole)|\bmissing training\b|\buntrained\b|\bnever (been )?(trained|taught)"
    )
    told = texts(tables, "findings", "passages", "configurations", "rivals", "scheme_answers", "scheme_outcomes")
    assert not [place for place, text in told if ".note:" not in place and has(never, text)]


def test_trap_28_tutors_and_sergeants_taken_for_one(tables):
    """Lets the closing sentence on sergeants stand as evidence, or rewrites the tutors of the findings to match."""
    tutors = [row for row in of_passage(tables, "F-FRO-13") if has(r"tutor", row["statement"])]
    sergeants = [row for row in of_passage(tables, "F-STR-06") if has(r"sergeant", row["statement"])]
    assert tutors
    assert not [row for row in tutors if has(r"sergeant", row["statement"])]
    assert not [row for row in sergeants if has(r"tutor", row["statement"])]
    assert {row["standing"] for row in sergeants} == {"claimed"}
    for scheme in COMMISSIONED:
        assert codes(answer(tables, scheme, "tutor-teaching"), "findings") == names(tutors)
    evidence = rows(tables, "configuration_evidence", role="supports")
    for code in supported(tables, names(sergeants)):
        row = one(tables, "configurations", configuration=code)
        own = {r["finding"] for r in evidence if r["configuration"] == code}
        assert own & names(tutors) or row["basis"] == "suggested", "evidence is of tutors"
        assert "sergeant" in row["note"].lower()


def test_trap_29_hedges_dropped_and_two_effects_made_one(tables):
    """Gives content to contrasts that have none, hardens a suggestion, or joins being willing to being told."""
    contrasts = finding(tables, "F-FRO-01b")
    assert not contrasts["sites"]
    assert not resting(tables, ["F-FRO-01b"])
    lost = finding(tables, "F-FRO-10c")
    assert says(lost, r"\bsome evidence\b")
    assert not lost["sites"]
    willing, explaining = finding(tables, "F-FRO-01d"), finding(tables, "DIS-07b")
    assert willing["standing"] == "suggested"
    assert codes(explaining, "sites") == {"A", "B", "C"}
    suggested = [one(tables, "configurations", configuration=c) for c in supported(tables, ["F-FRO-01d"])]
    assert {(row["outcome"], row["basis"]) for row in suggested} == {("willingness", "suggested")}
    told = [one(tables, "configurations", configuration=c) for c in supported(tables, ["DIS-07b"])]
    assert {row["outcome"] for row in told} == {"benefits-explained"}
    assert {d for scheme in SITE for d in directions(tables, scheme, "willingness")} == {"not stated"}


# Claims not made, and terms


def test_trap_30_a_winner_or_an_effect_that_was_not_measured(tables):
    """Ranks the schemes, or lists reoffending, health, completion or uptake among what was seen to change."""
    measured = r"reoffend|recidiv|complet|uptake|take-up|desist|health"
    assert not [r["outcome"] for r in rows(tables, "outcomes") if has(measured, f"{r['outcome']} {r['label']}")]
    assert {d for s in SITE for d in directions(tables, s, "without-prosecution")} == {"not stated"}
    ranks = {"score", "rank", "rating", "weight", "strength", "total_score", "grade", "stars"}
    assert not [f"{table}.{c}" for table in tables for c in rows(tables, table)[0] if c in ranks]
    assert {row["passage"] for row in stating(tables, r"\bbest\b(?! evidence)")} <= {"DIS-05", "F-OPC-01"}
    effects = stating(tables, r"reoffend|recidiv|\bbetter outcomes|outperform")
    assert {row["standing"] for row in effects} <= {"cited", "believed"}
    better, positive = finding(tables, "DIS-01g"), finding(tables, "DIS-08g")
    assert (better["kind"], better["standing"]) == ("account", "claimed")
    assert has("tension", better["statement"])
    assert positive["standing"] == "claimed"
    assert has(r"no (outcome|measure)|not measured|unmeasured", positive["note"])
    assert one(tables, "frameworks", framework="EMMIE", item="E1")["supplied"] == "no"
    ends = {row["node"] for row in rows(tables, "theory_nodes") if not row["outcome"]}
    links = rows(tables, "theory_links", standing="evidenced here")
    assert not [link["link"] for link in links if {link["from_node"], link["to_node"]} & ends]


def test_trap_31_a_hedged_word_on_both_sides_made_advice_for_one(tables):
    """Turns two thin suggestions on where each form may suit into a rule, or keeps the one and drops the other."""
    hedged = [finding(tables, code) for code in ("DIS-06b", "DIS-06c", "DIS-06d")]
    assert {row["standing"] for row in hedged} == {"suggested"}
    offered = supported(tables, names(hedged))
    assert {one(tables, "configurations", configuration=c)["basis"] for c in offered} == {"suggested"}
    assert not seen_in(tables, offered)
    forms = {r["values"] for r in rows(tables, "conditions", feature="delivery") if r["configuration"] in offered}
    assert forms == {"in-house", "commissioned"}
    assert {d for s in SITE for d in directions(tables, s, "sustained-provision")} == {"not stated"}


def test_trap_32_necessity_shown_and_not_claimed(tables):
    """Takes words that stand in the abstract alone, or a need claimed from three cases, for something shown."""
    terms = stating(tables, r"\bessential component|\bfacilitation strateg|\bcontingent cause|\bnecess(ary|ity)\b")
    assert terms
    assert {(row["passage"], row["standing"]) for row in terms} == {("ABS-01", "claimed")}
    asked = [row["requirement"] for row in tables["requirements"] if row["feature"] or row["needs_outcome"]]
    told = resting(tables, names(terms))
    assert {row.split(" ")[0] for row in told} <= {"requirements:", "requirement_evidence:", "move_rows:"}
    assert not [row for row in told for one in asked if f" {one} " in row]
    for row in rows(tables, "requirements"):
        standing = {finding(tables, code)["standing"] for code in codes(row, "findings")}
        assert standing <= {"believed", "claimed", "suggested"}, row["requirement"]
        assert row["claimed_by"]
        assert row["requirement"] not in asked or not [c for c in codes(row, "findings") if c.startswith("ABS-")]


SIX = {"common-aims", "leadership", "membership-structure", "accountability", "communication", "learning"}


def test_trap_33_the_wrong_list_of_mechanisms(tables):
    """Takes five from the methods, repairs the garbled list near the end, or adds culture as a seventh."""
    mechanisms = rows(tables, "mechanisms")
    assert {row["mechanism"] for row in mechanisms} == SIX
    for row in mechanisms:
        assert "DIS-03" in codes(row, "passages"), row["mechanism"]
        assert "DIS-08" not in codes(row, "passages"), row["mechanism"]
    [six] = of_passage(tables, "DIS-03")
    named = six["statement"].lower()
    assert all(row["label"].lower() in named for row in mechanisms)
    five = [row for row in of_passage(tables, "MET-06") if "learning" in row["statement"]]
    assert [says(row | {"note": ""}, "membership") for row in five] == [False]
    garbled = of_passage(tables, "DIS-08")
    assert not [
        r["finding"] for r in garbled if sum(m["label"].lower() in r["statement"].lower() for m in mechanisms) > 2
    ]
    assert one(tables, "passages", passage="DIS-08")["note"]
    culture = [row for row in of_passage(tables, "F-TOP-01") if has(r"\bculture\b", row["statement"])]
    assert [row["standing"] for row in culture] == ["claimed"]


def test_trap_34_two_meanings_of_advantage_made_one(tables):
    """Keeps one gloss of collaborative advantage, the gain hoped for or the value added, and drops the other."""
    glosses = [r for r in rows(tables, "findings", kind="definition") if has("collaborative advantage", r["statement"])]
    assert {(row["passage"], row["standing"]) for row in glosses} == {("ABS-01", "claimed"), ("INT-02", "cited")}
    term = one(tables, "glossary", term="collaborative advantage")
    assert codes(term, "passages") >= {"ABS-01", "INT-02"}


def test_trap_35_a_category_built_on_one_heading(tables):
    """Makes a code of the heading that says occupational, one letter or two away from the sentence before it."""
    assert one(tables, "passages", passage="F-OCC-00")["kind"] == "heading"
    assert not rows(tables, "findings", passage="F-OCC-00")
    cited = [row for name, table in tables.items() if name != "passages" for row in table if "passages" in row]
    assert not [row for row in cited if "F-OCC-00" in codes(row, "passages")]
    coded = ("levels", "features", "feature_values", "mechanisms", "outcomes", "actors", "groups", "theory_nodes")
    assert not [place for place, text in texts(tables, *coded) if "occupational" in text.lower()]


def test_trap_36_trust_put_into_the_mouths_of_interviewees(tables):
    """Presents trust and shared discretion as something officers told of, or belief in a partner as told of Force C."""
    trust = stating(tables, r"\btrust\b|shared discretion|discretion together")
    assert trust
    assert {row["standing"] for row in trust} <= {"claimed", "suggested", "cited"}
    assert not [row["finding"] for row in trust if row["voice"]]
    for code in supported(tables, names(trust)):
        row = one(tables, "configurations", configuration=code)
        assert row["because_whose"] != "participants", code
        assert row["basis"] in ("partly inferred", "inferred", "suggested"), code
    belief = finding(tables, "F-FRO-02f")
    assert belief["sites"] == "B"
    assert not has(r"\btrust", belief["statement"])
    assert one(tables, "frameworks", framework="Huxham and Vangen", item="trust")["supplied"] != "yes"


ODD = ("DEF-05", "T1-00", "MET-04", "FIG-01", "F-OPC-12", "FN-01", "F-STR-02", "DIS-02", "DIS-08")


def test_trap_37_slips_of_the_text_mended_in_silence(tables):
    """Reads sense into a misprint or a lost mark, or forgets that a table, a figure and a footnote lie elsewhere."""
    assert [code for code in ODD if not one(tables, "passages", passage=code)["note"]] == []
    misprints = r"comleadership|vocal point|of-fenders|\(OCRs\)s"
    assert not [
        place for place, text in texts(tables, "findings", "mechanisms", "glossary", "features") if has(misprints, text)
    ]
    sections = {
        code: one(tables, "passages", passage=code)["section"] for code in ("T1-00", "MET-05", "FIG-01", "MET-04")
    }
    assert sections["T1-00"].startswith(sections["MET-05"]), "the table belongs to the methods"
    assert sections["FIG-01"].startswith(sections["MET-04"])


def test_trap_38_a_hope_taken_for_a_finding(tables):
    """Cites the wish that other partnerships may learn from this one as though that had been found."""
    hope = [row for row in of_passage(tables, "DIS-09") if has(r"\bhope", row["statement"])]
    assert [(row["kind"], row["standing"], row["sites"]) for row in hope] == [("account", "suggested", "")]
    assert not resting(tables, names(hope))


# The traps themselves

TRAPS: dict[int, list[Trap]] = {}
for _name, _trap in list(globals().items()):
    if _name.startswith("test_trap_"):
        TRAPS.setdefault(int(_name[10:12]), []).append(_trap)


def test_every_trap_is_tested_or_listed_with_a_reason():
    assert sorted({*TRAPS, *NOT_TESTABLE}) == list(range(1, 39))
    assert not set(TRAPS) & set(NOT_TESTABLE)
    assert set(ONLY_IN_PART) <= set(TRAPS)
    assert all(trap.__doc__ for traps in TRAPS.values() for trap in traps)


def change(table: str, where: Cells, **cells: str) -> Spoil:
    """Spoils the cells of every row of a table that has these."""

    def spoil(tables: dict[str, list[Cells]]) -> None:
        chosen = rows(tables, table, **where)
        assert chosen, f"{table} has no row with {where}"
        for column, cell in cells.items():
            assert {row[column] for row in chosen} != {cell}, f"{table}.{column} says {cell!r} already"
        tables[table] = [row | cells if row in chosen else row for row in tables[table]]

    return spoil


def drop(table: str, **where: str) -> Spoil:
    """Takes the rows of a table out that have these cells."""

    def spoil(tables: dict[str, list[Cells]]) -> None:
        chosen = rows(tables, table, **where)
        assert chosen, f"{table} has no row with {where}"
        tables[table] = [row for row in tables[table] if row not in chosen]

    return spoil


def add(table: str, like: Cells, **cells: str) -> Spoil:
    """Adds a row like the first that has these cells, but for some."""

    def spoil(tables: dict[str, list[Cells]]) -> None:
        tables[table] = [*tables[table], rows(tables, table, **like)[0] | cells]

    return spoil


def restated(code: str, **cells: str) -> Spoil:
    """Spoils a finding."""
    return change("findings", {"finding": code}, **cells)


def answered(scheme: str, feature: str, **cells: str) -> Spoil:
    """Spoils the answer of a scheme."""
    return change("scheme_answers", {"scheme": scheme, "feature": feature}, **cells)


def supports(configuration: str, code: str) -> Spoil:
    """KnockOut a configuration on one finding more."""
    return add("configuration_evidence", {"role": "supports"}, configuration=configuration, finding=code)


SPOILT: list[tuple[int, str, Spoil]] = [
    (1, "6 is added to 221", change("participants", {"passage": "T1-08"}, number="227")),
    (1, "those who are no service users are counted", restated("T1-08a", note="Of these, 118 are not service users.")),
    (2, "officers are shared out", restated("T1-03a", sites="A B", statement="Police officers of A and B are 32.")),
    (2, "a rate of referral", restated("F-OPC-06f", statement="Referrals went up by 30 in a hundred.")),
    (3, "four commissioners", change("participants", {"passage": "T1-06"}, role="Police and Crime Commissioners")),
    (3, "a row for leaders", change("participants", {"passage": "T1-02"}, role="Chief officers and sergeants")),
    (4, "the diverted are called eligible", restated("MET-05e", statement="Peers interviewed 103 eligible people.")),
    (5, "a printed force", change("passages", {"passage": "F-TOP-06"}, speaker_site_basis="printed")),
    (5, "a diverted person of Group 1 speaks", restated("F-STR-03e", groups="group-1")),
    (6, "the other force is A", restated("F-OPC-09a", sites="A")),
    (6, "praise becomes evidence for A", supports("whom-to-ask-for-what", "F-OPC-09a")),
    (7, "the culture that changed is B's", restated("F-TOP-03d", sites="B")),
    (8, "16 weeks for Group 1", restated("F-STR-03c", groups="group-1 group-2")),
    (8, "16 weeks as a dose", answered("A-group-1", "delivery-mode", note="16 weeks")),
    (8, "a dose as a reason", change("configurations", {"configuration": "this-is-your-door"}, because="16 weeks")),
    (8, "everybody was told", restated("F-STR-03c", for_whom="suspects")),
    (9, "outcome 22 for B", add("findings", {"finding": "F-FRO-07c"}, finding="F-FRO-07d", sites="B")),
    (
        9,
        "codes swapped",
        restated("F-FRO-07c", statement="A navigator records Group 2 as 8 and Group 1 as outcome 22."),
    ),
    (
        9,
        "a code that B records",
        change("scheme_outcomes", {"scheme": "B-group-1", "outcome": "recording"}, direction="towards"),
    ),
    (10, "eleven for Group 2", restated("F-OPC-03a", groups="group-2")),
    (10, "eleven in B", answered("B-group-1", "team-size", status="inferred", value="small", note="Eleven")),
    (11, "a tie read off the figure", change("partnerships", {"partnership": "b-board-cdsp"}, findings="FIG-01a")),
    (11, "no hedge on the absence", restated("F-OPC-01d", statement="Force A has no strategic partnership.", note="")),
    (12, "the figure shows the pattern", restated("F-OPC-01a", standing="observed")),
    (13, "Group 1 answers jointly", answered("A-group-1", "shared-account", status="stated", value="yes")),
    (13, "a vision for Group 1", add("scopes", {"configuration": "vision-from-the-top"}, scheme="A-group-1")),
    (13, "the launch training loses its group", restated("F-FRO-08b", groups="")),
    (
        14,
        "the form gets the credit",
        add("conditions", {"feature": "delivery", "values": "in-house"}, configuration="this-is-your-door"),
    ),
    (15, "councils differ in B", answered("B-group-1", "council-arrangements", status="stated", shared_with="")),
    (15, "sites of officer-led training", restated("F-FRO-13c", sites="B C")),
    (16, "B is large", answered("B-group-1", "geography", status="stated", value="large")),
    (16, "advice is about C", restated("DIS-06c", sites="C")),
    (17, "one provider", restated("F-OPC-01f", note="B and C have the same provider.")),
    (18, "A has a formal contract", add("partnerships", {"basis": "contract"}, partnership="a-contract", site="A")),
    (18, "A answers by contract", answered("A-group-1", "contract-account", value="yes")),
    (18, "the police sign", change("partnerships", {"partnership": "c-opcc-provider"}, from_partner="police-leaders")),
    (19, "Group 1 in C pays", answered("C-group-1", "payment", status="stated", value="unevenly")),
    (19, "a sum", restated("F-STR-06a", statement="In Force B people were expected to pay 40 for their course.")),
    (19, "a funder of schemes", restated("DEF-05e", statement="The Cabinet Office funds the schemes.")),
    (20, "none at all", change("partnerships", {"presence": "relatively absent"}, presence="none found")),
    (
        20,
        "limited becomes nobody",
        change("configurations", {"configuration": "now-it-is-up-to-you"}, because="no ties"),
    ),
    (20, "a bare none", restated("F-OPC-10b", statement="In B and C there were no personal relationships.")),
    (21, "referrals are raised", change("configurations", {"configuration": "sure-either-way"}, effect="towards")),
    (
        21,
        "referrals were seen to rise",
        change("scheme_outcomes", {"scheme": "A-group-2", "outcome": "referrals-made"}, direction="towards"),
    ),
    (22, "the rival is dropped", drop("rivals", configuration="a-name-on-the-form", whose="participants")),
    (22, "what one speaker says was observed", restated("F-OPC-05b", standing="observed")),
    (23, "C refers people on", answered("C-group-1", "onward-support", value="referral")),
    (
        23,
        "peer support as support for ties",
        change("configuration_evidence", {"finding": "F-OPC-11c"}, role="supports"),
    ),
    (24, "A sets out to avoid harm", answered("A-group-2", "aim", value="avoid-harm")),
    (25, "the experiment is a result", restated("F-TOP-01b", standing="observed")),
    (25, "a review speaks of A", restated("BAC-01b", sites="A")),
    (26, "A's officers are not confused", drop("scheme_outcomes", scheme="A-group-1", outcome="group-distinction")),
    (26, "belief is told of C", restated("F-FRO-02f", sites="B C")),
    (27, "never trained", answered("B-group-1", "ongoing-training", status="stated", value="never")),
    (27, "an untrained force", change("configurations", {"configuration": "court-or-course"}, resource="no training")),
    (27, "no word of the launch", restated("F-FRO-12a", statement="No whole-force training in B or C.")),
    (28, "sergeants teach", restated("F-FRO-13f", statement="In B and C officers had it from their sergeant.")),
    (28, "the closing sentence is evidence", restated("F-STR-06h", standing="observed")),
    (29, "willingness was observed", restated("F-FRO-01d", standing="observed")),
    (29, "contrasts get content", supports("lost-on-the-way-down", "F-FRO-01b")),
    (30, "reoffending fell", restated("DIS-08g", statement="In Force A reoffending fell.", standing="observed")),
    (30, "a measured outcome", change("outcomes", {"outcome": "willingness"}, label="Uptake of the scheme")),
    (30, "less harm was shown", change("theory_links", {"link": "justice-harm"}, standing="evidenced here")),
    (31, "the hedge is gone", restated("DIS-06c", standing="claimed")),
    (31, "one side is kept", drop("conditions", configuration="when-it-cannot-wait", feature="delivery")),
    (
        32,
        "necessity rests on the abstract",
        change("requirements", {"requirement": "committed-leaders"}, findings="ABS-01g"),
    ),
    (33, "culture as a seventh", add("mechanisms", {"mechanism": "learning"}, mechanism="culture", label="Culture")),
    (33, "the garbled list is used", change("mechanisms", {"mechanism": "leadership"}, passages="DIS-03 DIS-08")),
    (34, "one gloss is kept", drop("findings", finding="ABS-01e")),
    (35, "a level of that name", change("levels", {"level": "operational"}, label="Occupational")),
    (36, "an officer speaks of trust", restated("F-FRO-02f", statement="Officers in Force B trust the partner.")),
    (36, "trust was observed", restated("F-OPC-13e", standing="observed")),
    (37, "the garbled list has no note", change("passages", {"passage": "DIS-08"}, note="")),
    (38, "hope is evidence", supports("more-than-either-could", "DIS-09d")),
    (38, "hope is observed", restated("DIS-09d", standing="observed")),
]


def test_there_is_a_spoilt_table_for_every_trap():
    assert {number for number, _, _ in SPOILT} == set(TRAPS)


def spring(tables: Data, number: int) -> None:
    for trap in TRAPS[number]:
        trap(tables)


@pytest.mark.parametrize(("number", "spoil"), [pytest.param(n, s, id=f"{n:02}: {what}") for n, what, s in SPOILT])
def test_a_trap_is_sprung(tables, number, spoil):
    spoilt = dict(tables)
    spoil(spoilt)
    assert spoilt != tables
    with pytest.raises(AssertionError):
        spring(spoilt, number)
