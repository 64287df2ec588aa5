"""Checks of how rows were coded: nothing is said twice, nothing is listed for no use, and parts fit one another."""

from __future__ import annotations

from collections.abc import Iterator

from realist.evidence.checks.reading import Check, Sheets
from realist.evidence.faults import Fault
from realist.evidence.reader import Row
from realist.evidence.schema import TABLES, Table
from realist.text import shown

NUMBERED = {
    "indicators": "outcome",
    "conditions": "configuration",
    "rivals": "configuration",
    "statement_wordings": "statement",
    "moves": "statement",
}
"""Tables whose rows are numbered, and within what."""

USED = (
    ("actors", "configurations", ("actor",), "is in no configuration of configurations.csv"),
    ("partners", "partnerships", ("from_partner", "to_partner"), "is in no partnership of partnerships.csv"),
    ("partnership_types", "partnership_words", ("type",), "has no word in partnership_words.csv"),
    ("theory_nodes", "theory_links", ("from_node", "to_node"), "is in no link of theory_links.csv"),
)
"""Tables whose every row is there for another: that table, its columns, and what is wrong where no row names it."""


def numbers_with_a_gap(table: str, of: str) -> Check:
    """A check that what is numbered within something runs from 1 without a gap."""

    def find(sheets: Sheets) -> Iterator[Fault]:
        for code, rows in sheets.by(table, of).items():
            numbers = {int(row["number"]) for row in rows}
            for row in rows:
                before = int(row["number"]) - 1
                if before < 0 or (before and before not in numbers):
                    reason = f"{row['number']} follows no {before} for {shown(code)}; number them from 1 without a gap"
                    yield Fault(f"{table}.csv", row.number, "number", reason if before > 0 else "is 0; number from 1")

    return Check(find, (table, f"{table}.{of}", f"{table}.number"))


def repeated_rows(table: Table) -> Check:
    """A check that no row says, under another code or number, what an earlier row says."""
    fields = (table.field(name) for name in table.key)
    own = {field.name for field in fields if not field.refers and (field.code or field.type == "integer")}

    def find(sheets: Sheets) -> Iterator[Fault]:
        firsts: dict[tuple[str, ...], int] = {}
        for row in sheets.rows[table.name]:
            cells = tuple(cell for column, cell in row.cells.items() if column not in own)
            if firsts.setdefault(cells, row.number) != row.number:
                reason = f"says the same as row {firsts[cells]}; take one out"
                yield Fault(table.file, row.number, next(iter(table.key)), reason)

    return Check(find, (table.name, *(f"{table.name}.{column}" for column in table.columns)))


def unused(table: str, by: str, columns: tuple[str, ...], reason: str) -> Check:
    """A check that every row of a table is named by a row of another."""
    key = TABLES[table].key[0]

    def find(sheets: Sheets) -> Iterator[Fault]:
        named = {row[column] for row in sheets.rows[by] for column in columns}
        for row in sheets.rows[table]:
            if row[key] not in named:
                yield Fault(f"{table}.csv", row.number, key, f"{shown(row[key])} {reason}; use it or take it out")

    return Check(find, (table, f"{table}.{key}", by, *(f"{by}.{column}" for column in columns)))


def headings_cited(table: Table) -> Check:
    """A check that a table cites what stands under a heading, and not the heading."""

    def find(sheets: Sheets) -> Iterator[Fault]:
        kinds = {row["passage"]: row["kind"] for row in sheets.rows["passages"]}
        for row in sheets.rows[table.name]:
            for code in row.codes("passages"):
                if kinds.get(code) == "heading":
                    reason = f"{shown(code)} is a heading; name the passages under it that say so"
                    yield Fault(table.file, row.number, "passages", reason)

    return Check(find, (table.name, f"{table.name}.passages", "passages.passage", "passages.kind"))


def reasons_of_participants(sheets: Sheets) -> Iterator[Fault]:
    """What participants hold to be the reason rests on something that they said."""
    standing = {row["finding"]: row["standing"] for row in sheets.rows["findings"]}
    links = sheets.by("configuration_evidence", "configuration")
    for row in sheets.rows["configurations"]:
        supports = [each for each in links.get(row["configuration"], []) if each["role"] == "supports"]
        if row["because_whose"] == "participants" and "believed" not in {standing[r["finding"]] for r in supports}:
            reason = "is participants, although no finding that supports it is something that they believe"
            yield Fault("configurations.csv", row.number, "because_whose", reason)


def two_directions(sheets: Sheets) -> Iterator[Fault]:
    """The same findings do not show one outcome of a scheme to go two ways for the same people."""
    firsts: dict[tuple[str, ...], Row] = {}
    for row in sheets.rows["scheme_outcomes"]:
        key = tuple(row[column] for column in ("scheme", "outcome", "for_whom", "findings"))
        first = firsts.setdefault(key, row)
        if first["direction"] != row["direction"]:
            reason = f"is {row['direction']} and in row {first.number} {first['direction']}, on the same findings"
            yield Fault("scheme_outcomes.csv", row.number, "direction", reason)


def steps_on_another_level(sheets: Sheets) -> Iterator[Fault]:
    """A step of the programme theory stands on the level of the outcome that it stands for."""
    levels = {row["outcome"]: row["level"] for row in sheets.rows["outcomes"]}
    for row in sheets.rows["theory_nodes"]:
        expected = levels.get(row["outcome"], row["level"])
        if row["level"] != expected:
            reason = f"is {shown(row['level'])} although the outcome stands on {shown(expected)}"
            yield Fault("theory_nodes.csv", row.number, "level", reason)


def links_end_elsewhere(sheets: Sheets) -> Iterator[Fault]:
    """A link that is evidenced ends at the outcome of the configurations that carry it."""
    ends = {row["node"]: row["outcome"] for row in sheets.rows["theory_nodes"]}
    outcomes = {row["configuration"]: row["outcome"] for row in sheets.rows["configurations"]}
    for row in sheets.rows["theory_links"]:
        for code in row.codes("configurations"):
            if outcomes[code] != ends[row["to_node"]]:
                reason = f"{shown(code)} works on {shown(outcomes[code])}, which is not where the link ends"
                yield Fault("theory_links.csv", row.number, "configurations", reason)


UNREAD = ("in another work", "not seen")


def wording_seen(table: str) -> Check:
    """A check that a wording said to be seen is of a work that was seen, with the passages where it is the study's."""

    def find(sheets: Sheets) -> Iterator[Fault]:
        sources = sheets.keys("sources")
        for row in sheets.rows[table]:
            source = sources[row["source"]]
            if row["checked"] != "seen":
                continue
            if source["seen"] in UNREAD:
                reason = f"is seen, although sources.csv says of {shown(row['source'])}: {source['seen']}"
                yield Fault(f"{table}.csv", row.number, "checked", reason)
            elif source["role"] == "study" and not row["passages"]:
                reason = "is empty although the wording was seen in the study; say where"
                yield Fault(f"{table}.csv", row.number, "passages", reason)

    needs = (f"{table}.{column}" for column in ("source", "checked", "passages"))
    return Check(find, (table, *needs, "sources.source", "sources.seen", "sources.role"))


CHECKS = (
    *(numbers_with_a_gap(table, of) for table, of in NUMBERED.items()),
    *map(repeated_rows, TABLES.values()),
    *(unused(*each) for each in USED),
    *(headings_cited(table) for table in TABLES.values() if "passages" in table.columns),
    Check(
        reasons_of_participants,
        (
            "configurations.configuration",
            "configurations.because_whose",
            "configuration_evidence.configuration",
            "configuration_evidence.finding",
            "configuration_evidence.role",
            "findings.finding",
            "findings.standing",
        ),
    ),
    Check(two_directions, ("scheme_outcomes", *(f"scheme_outcomes.{c}" for c in TABLES["scheme_outcomes"].columns))),
    Check(steps_on_another_level, ("theory_nodes.level", "theory_nodes.outcome", "outcomes.outcome", "outcomes.level")),
    Check(
        links_end_elsewhere,
        (
            "theory_links.configurations",
            "theory_links.to_node",
            "theory_nodes.node",
            "theory_nodes.outcome",
            "configurations.configuration",
            "configurations.outcome",
        ),
    ),
    *map(wording_seen, ("glossary", "frameworks")),
)
