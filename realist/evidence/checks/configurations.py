"""Checks of configurations, their conditions, and the requirements that are put in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from realist.evidence.build import build_tie
from realist.evidence.checks.reading import Check, Sheets, choices, missing
from realist.evidence.faults import Fault
from realist.evidence.reader import Row
from realist.text import shown
from realist.theory import DIRECTIONS, EFFECTS, OWN, Tie

ASKED = ("feature", "values", "needs_outcome", "needs_direction")
"""The columns of a requirement that make up its condition. One that is never asked fills none of them."""


def reserved_ids(sheets: Sheets) -> Iterator[Fault]:
    """Names that a reader's own configurations have are kept free, so that nobody takes the one for the other."""
    for row in sheets.rows["configurations"]:
        if row["configuration"].startswith(OWN):
            reason = f"{shown(row['configuration'])} starts with {OWN}, as a reader's own do; choose another code"
            yield Fault("configurations.csv", row.number, "configuration", reason)


def no_conditions(sheets: Sheets) -> Iterator[Fault]:
    """A configuration says when it holds."""
    yield from _without(sheets, "conditions", "has no condition in conditions.csv; say when it holds")


def no_rival(sheets: Sheets) -> Iterator[Fault]:
    """A configuration stands beside another explanation."""
    yield from _without(sheets, "rivals", "has no rival in rivals.csv; give another explanation of the same pattern")


def rivals_of_others(sheets: Sheets) -> Iterator[Fault]:
    """Another explanation that the study itself gives rests on findings, and those bear on the configuration."""
    bearing = {(row["configuration"], row["finding"]) for row in sheets.rows["configuration_evidence"]}
    for row in sheets.rows["rivals"]:
        code, whose = row["configuration"], row["whose"]
        if whose not in ("authors", "participants"):
            continue
        if not row["findings"]:
            reason = f"is empty although whose is {whose}; name the findings in which they give it, or say ours"
            yield Fault("rivals.csv", row.number, "findings", reason)
        for finding in dict.fromkeys(row.codes("findings")):
            if (code, finding) not in bearing:
                told = f"{shown(finding)} has no row for {shown(code)} in configuration_evidence.csv"
                reason = f"{told}; say how it bears on it"
                yield Fault("rivals.csv", row.number, "findings", reason)


def _without(sheets: Sheets, table: str, reason: str) -> Iterator[Fault]:
    there = sheets.by(table, "configuration")
    for row in sheets.rows["configurations"]:
        if row["configuration"] not in there:
            yield Fault("configurations.csv", row.number, "configuration", f"{shown(row['configuration'])} {reason}")


def no_evidence(sheets: Sheets) -> Iterator[Fault]:
    """A configuration rests on a finding that supports it."""
    supported = {r["configuration"] for r in sheets.rows["configuration_evidence"] if r["role"] == "supports"}
    for row in sheets.rows["configurations"]:
        if row["configuration"] not in supported:
            reason = f"{shown(row['configuration'])} has no finding that supports it in configuration_evidence.csv"
            yield Fault("configurations.csv", row.number, "configuration", reason)


def scopes(sheets: Sheets) -> Iterator[Fault]:
    """What was seen says where; what is only suggested was seen nowhere."""
    seen = sheets.by("scopes", "configuration")
    for row in sheets.rows["configurations"]:
        code, suggested = row["configuration"], row["basis"] == "suggested"
        if suggested and code in seen:
            reason = f"{shown(code)} is only suggested, so no scheme stands here; or give it another basis"
            yield Fault("scopes.csv", seen[code][0].number, "configuration", reason)
        elif not suggested and "scopes" in sheets.missing:
            yield missing("scopes", f"row {row.number} of configurations.csv needs a row in it")
            return
        elif not suggested and code not in seen:
            reason = f"{shown(code)} has no scheme in scopes.csv; say where it was seen, or that it is suggested"
            yield Fault("configurations.csv", row.number, "basis", reason)


def condition_shapes(sheets: Sheets) -> Iterator[Fault]:
    """A condition is on a feature and its answers, or on an outcome and its direction."""
    for row in sheets.rows["conditions"]:
        yield from _shape(sheets, "conditions.csv", row, "outcome", "direction")


def requirement_shapes(sheets: Sheets) -> Iterator[Fault]:
    """A requirement names a feature and its answers, or an outcome and its direction, or nothing that is asked."""
    for row in sheets.rows["requirements"]:
        if any(row[column] for column in ASKED):
            yield from _shape(sheets, "requirements.csv", row, "needs_outcome", "needs_direction")


def _shape(sheets: Sheets, file: str, row: Row, outcome: str, direction: str) -> Iterator[Fault]:
    if bool(row["feature"]) is bool(row[outcome]):
        both = f"both a feature and an outcome; expected feature or {outcome}, and a second row for the other"
        neither = f"neither a feature nor an outcome; expected feature and values, or {outcome} and {direction}"
        yield Fault(file, row.number, "feature", f"the row has {both if row['feature'] else neither}")
        return
    used, unused = (("values",), (direction,)) if row["feature"] else ((direction,), ("values",))
    for column in used:
        if not row[column]:
            yield Fault(
                file, row.number, column, f"is empty although {'feature' if row['feature'] else outcome} is given"
            )
    for column in unused:
        if row[column]:
            goes = "feature" if column == "values" else outcome
            yield Fault(file, row.number, column, f"is given although {goes} is empty; expected it empty")
    known = sheets.answers.get(row["feature"])
    if row["feature"] and known is not None:
        for value in dict.fromkeys(row.codes("values")):
            if value not in known:
                reason = (
                    f"{shown(value)} is not an answer of {shown(row['feature'])}; its answers are: {choices(known)}"
                )
                yield Fault(file, row.number, "values", reason)


def contradictory_conditions(sheets: Sheets) -> Iterator[Fault]:
    """No two conditions of a configuration say the same, and some one answer can meet them together."""
    for rows in sheets.by("conditions", "configuration").values():
        met: dict[str, tuple[set[str], Row]] = {}
        said: dict[tuple[object, ...], Row] = {}
        for row in rows:
            values = frozenset(row.codes("values"))
            key = (row["feature"], values, row["outcome"], row["direction"])
            if key in said:
                reason = f"says the same as row {said[key].number}; take one out"
                yield Fault("conditions.csv", row.number, "feature" if row["feature"] else "outcome", reason)
                continue
            said[key] = row
            feature = row["feature"]
            if not feature or not values:
                continue
            if feature in met and not met[feature][0] & values:
                reason = f"no one answer to {shown(feature)} meets both this and row {met[feature][1].number}"
                yield Fault("conditions.csv", row.number, "values", reason)
            else:
                met[feature] = (met[feature][0] & values if feature in met else set(values), row)


def conditions_against_ties(sheets: Sheets) -> Iterator[Fault]:
    """The conditions of a configuration can be met together under the ties."""
    ties: dict[frozenset[str], list[Tie]] = {}
    for tie in map(build_tie, sheets.rows["ties"]):
        ties.setdefault(frozenset((tie.feature, tie.other_feature)), []).append(tie)
    for rows in sheets.by("conditions", "configuration").values():
        on_features = [row for row in rows if row["feature"] and row["values"]]
        for above, row in combinations(on_features, 2):
            if above["feature"] == row["feature"]:
                continue
            pairs = product(above.codes("values"), row.codes("values"))
            between = ties.get(frozenset((above["feature"], row["feature"])), ())
            both = ({above["feature"]: one, row["feature"]: other} for one, other in pairs)
            if all(any(tie.broken_by(answers) for tie in between) for answers in both):
                reason = f"by ties.csv no design can meet both this and row {above.number}"
                yield Fault("conditions.csv", row.number, "values", reason)


def nothing_produces(sheets: Sheets) -> Iterator[Fault]:
    """Every outcome is worked on by a configuration, and in the direction that others start from."""
    made: dict[str, set[str]] = {}
    for row in sheets.rows["configurations"]:
        effect = row["effect"]
        made.setdefault(row["outcome"], set()).update([effect] if effect in EFFECTS else DIRECTIONS)
    for row in sheets.rows["outcomes"]:
        if row["outcome"] not in made:
            reason = f"no configuration works on {shown(row['outcome'])}; expected at least one in configurations.csv"
            yield Fault("outcomes.csv", row.number, "outcome", reason)
    for row in sheets.rows["conditions"]:
        outcome, direction = row["outcome"], row["direction"]
        if outcome in made and direction in DIRECTIONS and direction not in made[outcome]:
            reason = f"no configuration works {direction} {shown(outcome)}, so this can never be met"
            yield Fault("conditions.csv", row.number, "direction", reason)


CHECKS = (
    Check(reserved_ids, ("configurations.configuration",)),
    Check(no_conditions, ("configurations", "conditions", "configurations.configuration", "conditions.configuration")),
    Check(no_rival, ("configurations", "rivals", "configurations.configuration", "rivals.configuration")),
    Check(
        rivals_of_others,
        (
            "rivals.configuration",
            "rivals.whose",
            "rivals.findings",
            "configuration_evidence.configuration",
            "configuration_evidence.finding",
        ),
    ),
    Check(
        no_evidence,
        (
            "configurations.configuration",
            "configuration_evidence.configuration",
            "configuration_evidence.finding",
            "configuration_evidence.role",
        ),
    ),
    Check(scopes, ("configurations.configuration", "configurations.basis", "scopes.configuration", "scopes.scheme")),
    Check(condition_shapes, ("conditions", "features.feature", "feature_values.feature", "feature_values.value")),
    Check(requirement_shapes, ("requirements", "features.feature", "feature_values.feature", "feature_values.value")),
    Check(contradictory_conditions, ("conditions",)),
    Check(
        conditions_against_ties,
        (
            "conditions.feature",
            "conditions.values",
            "ties.feature",
            "ties.value",
            "ties.relation",
            "ties.other_feature",
            "ties.other_value",
        ),
    ),
    Check(nothing_produces, ("outcomes.outcome", "configurations.outcome", "configurations.effect", "conditions")),
)
