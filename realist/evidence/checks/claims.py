"""Checks of what is claimed to be seen or to follow: scheme outcomes, and the links of the programme theory."""

from __future__ import annotations

from collections.abc import Iterator

from realist.evidence.checks.reading import Check, Sheets
from realist.evidence.faults import Fault
from realist.evidence.reader import Row
from realist.text import shown


def outcomes_rest_on_findings(sheets: Sheets) -> Iterator[Fault]:
    """What a scheme was seen to do has findings, and is not also said to be unstated."""
    silent: dict[tuple[str, str], Row] = {}
    told: dict[tuple[str, str], Row] = {}
    for row in sheets.rows["scheme_outcomes"]:
        direction = row["direction"]
        if direction and direction != "not stated" and not row["findings"]:
            yield Fault(
                "scheme_outcomes.csv",
                row.number,
                "findings",
                "is empty although a direction is stated; say what it rests on",
            )
        (silent if direction == "not stated" else told).setdefault((row["scheme"], row["outcome"]), row)
    for key, row in silent.items():
        if key in told:
            reason = f"is not stated, although row {told[key].number} states one for the same scheme and outcome"
            yield Fault("scheme_outcomes.csv", row.number, "direction", reason)


NEEDED = {"evidenced here": "configurations", "published elsewhere": "source", "assumption": "would_test"}
"""What each standing of a link has to name."""


def links_stand_on_something(sheets: Sheets) -> Iterator[Fault]:
    """A link names what its standing asks for, and joins two steps."""
    for row in sheets.rows["theory_links"]:
        standing = row["standing"]
        column = NEEDED.get(standing)
        if column and not row[column]:
            yield Fault(
                "theory_links.csv",
                row.number,
                column,
                f"is empty although the standing is {standing}; expected it filled",
            )
        if standing == "assumption" and row["configurations"]:
            reason = f"names {shown(row['configurations'])} although the standing is assumption; expected it empty"
            yield Fault("theory_links.csv", row.number, "configurations", reason)
        if row["from_node"] and row["from_node"] == row["to_node"]:
            yield Fault("theory_links.csv", row.number, "to_node", "is the same as from_node; a link joins two steps")


CHECKS = (
    Check(outcomes_rest_on_findings, ("scheme_outcomes",)),
    Check(links_stand_on_something, ("theory_links",)),
)
