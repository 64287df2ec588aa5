"""Turns the tables of an evidence base into the types of a theory and of the schemes that were observed."""

from __future__ import annotations

from typing import cast

from realist.evidence.reader import Row, Tables
from realist.theory import Scheme, SchemeAnswer, SchemeOutcome, Theory, parts


def _by(tables: Tables, table: str, column: str) -> dict[str, list[Row]]:
    gathered: dict[str, list[Row]] = {}
    for row in tables.rows(table):
        gathered.setdefault(row[column], []).append(row)
    return gathered


def _numbered(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: int(row["number"]))


def _condition(row: Row, outcome: str, direction: str) -> parts.Condition:
    if row["feature"]:
        return parts.FeatureCondition(row["feature"], row.codes("values"))
    return parts.OutcomeCondition(row[outcome], cast(parts.Direction, row[direction]))


def build_tie(row: Row) -> parts.Tie:
    """A row of ``ties.csv`` as a tie."""
    return parts.Tie(
        id=row["tie"],
        feature=row["feature"],
        value=row["value"],
        relation="implies" if row["relation"] == "implies" else "excludes",
        other_feature=row["other_feature"],
        other_value=row["other_value"],
        because=row["because"],
    )


def build_theory(tables: Tables) -> Theory:
    """The theory that the tables hold, in the order of their rows.

    Parameters
    ----------
    tables : Tables
        Without faults; `realist.evidence.load` sees to that.

    Returns
    -------
    Theory
    """
    values, indicators = _by(tables, "feature_values", "feature"), _by(tables, "indicators", "outcome")
    return Theory(
        levels=tuple(parts.Level(r["level"], r["label"], r["about"]) for r in tables.rows("levels")),
        features=tuple(
            parts.Feature(
                id=r["feature"],
                label=r["label"],
                question=r["question"],
                kind=r["kind"],
                level=r["level"],
                changeable_by=r["changeable_by"],
                tells=r["tells"],
                why=r["why"],
                passages=r.codes("passages"),
                values=tuple(parts.Value(v["value"], v["label"], v["phrase"]) for v in values.get(r["feature"], ())),
            )
            for r in tables.rows("features")
        ),
        ties=tuple(map(build_tie, tables.rows("ties"))),
        mechanisms=tuple(
            parts.Mechanism(r["mechanism"], r["label"], r["definition"], r.codes("passages"))
            for r in tables.rows("mechanisms")
        ),
        outcomes=tuple(
            parts.Outcome(
                id=r["outcome"],
                label=r["label"],
                level=r["level"],
                definition=r["definition"],
                towards=r["towards"],
                against=r["against"],
                indicators=tuple(
                    parts.Indicator(i["indicator"], i["moment"], i["who_knows"])
                    for i in _numbered(indicators.get(r["outcome"], []))
                ),
            )
            for r in tables.rows("outcomes")
        ),
        actors=tuple(parts.Actor(r["actor"], r["label"], r["level"]) for r in tables.rows("actors")),
        configurations=_configurations(tables),
        requirements=tuple(
            parts.Requirement(
                id=r["requirement"],
                label=r["label"],
                outcome=r["outcome"],
                condition=_condition(r, "needs_outcome", "needs_direction"),
                statement=r["statement"],
                claimed_by=r["claimed_by"],
                findings=r.codes("findings"),
            )
            for r in tables.rows("requirements")
            if r["feature"] or r["needs_outcome"]
        ),
    )


def _configurations(tables: Tables) -> tuple[parts.Configuration, ...]:
    conditions, scopes = _by(tables, "conditions", "configuration"), _by(tables, "scopes", "configuration")
    rivals, evidence = _by(tables, "rivals", "configuration"), _by(tables, "configuration_evidence", "configuration")
    return tuple(
        parts.Configuration(
            id=r["configuration"],
            nickname=r["nickname"],
            level=r["level"],
            conditions=tuple(
                _condition(c, "outcome", "direction") for c in _numbered(conditions.get(r["configuration"], []))
            ),
            resource=r["resource"],
            actor=r["actor"],
            for_whom=r["for_whom"],
            reasoning=r["reasoning"],
            mechanisms=r.codes("mechanisms"),
            works=cast(parts.Works, r["works"]),
            outcome=r["outcome"],
            effect=cast(parts.Effect, r["effect"]),
            because=r["because"],
            because_whose=r["because_whose"],
            basis=r["basis"],
            scope=tuple(parts.Scope(s["scheme"], s["told_of"]) for s in scopes.get(r["configuration"], [])),
            rivals=tuple(
                parts.Rival(v["rival"], v["whose"], v.codes("findings"))
                for v in _numbered(rivals.get(r["configuration"], []))
            ),
            evidence=tuple(parts.EvidenceLink(e["finding"], e["role"]) for e in evidence.get(r["configuration"], [])),
            note=r["note"],
        )
        for r in tables.rows("configurations")
    )


def build_schemes(tables: Tables) -> tuple[Scheme, ...]:
    """The schemes that were observed, each with what is said of it and what it was seen to do.

    Parameters
    ----------
    tables : Tables
        Without faults.

    Returns
    -------
    tuple of Scheme
        In the order of ``schemes.csv``. An outcome of which nothing is stated keeps its row, with ``not stated`` as its
        direction.
    """
    answers, outcomes = _by(tables, "scheme_answers", "scheme"), _by(tables, "scheme_outcomes", "scheme")
    return tuple(
        Scheme(
            id=r["scheme"],
            label=r["label"],
            site=r["site"],
            group=r["group"],
            about=r["about"],
            answers=tuple(
                SchemeAnswer(
                    feature=a["feature"],
                    status=a["status"],
                    value=a["value"],
                    shared_with=a.codes("shared_with"),
                    told_of=a["told_of"],
                    findings=a.codes("findings"),
                    note=a["note"],
                )
                for a in answers.get(r["scheme"], ())
            ),
            outcomes=tuple(
                SchemeOutcome(
                    outcome=o["outcome"],
                    direction=o["direction"],
                    for_whom=o["for_whom"],
                    told_of=o["told_of"],
                    findings=o.codes("findings"),
                    note=o["note"],
                )
                for o in outcomes.get(r["scheme"], ())
            ),
        )
        for r in tables.rows("schemes")
    )
