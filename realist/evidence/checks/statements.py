"""Checks of statements, their wordings and the moves between them, and of what bears on a claim of need."""

from __future__ import annotations

from collections.abc import Iterator

from realist.evidence.checks.reading import Check, Sheets
from realist.evidence.faults import Fault
from realist.evidence.schema import TABLES
from realist.text import shown

BEFORE = "before the findings"
PLACES = TABLES["move_rows"].field("table").one_of
CONDITION = ("feature", "needs_outcome")


def statements_have_a_wording(sheets: Sheets) -> Iterator[Fault]:
    """A statement is worded at least once."""
    worded = sheets.by("statement_wordings", "statement")
    for row in sheets.rows["statements"]:
        if row["statement"] not in worded:
            reason = f"{shown(row['statement'])} has no wording in statement_wordings.csv; say if, then and because"
            yield Fault("statements.csv", row.number, "statement", reason)


def statements_have_cases(sheets: Sheets) -> Iterator[Fault]:
    """A statement that is held has a case; one that is not names a move of its own."""
    moves = sheets.keys("moves")
    for row in sheets.rows["statements"]:
        move = moves.get(row["retired_by"])
        if not row["retired_by"] and not row["cases"]:
            reason = "is empty although the statement is held; name a configuration, or the move that retired it"
            yield Fault("statements.csv", row.number, "cases", reason)
        elif move and move["statement"] != row["statement"]:
            reason = f"{shown(row['retired_by'])} is a move on {shown(move['statement'])}; name one on this statement"
            yield Fault("statements.csv", row.number, "retired_by", reason)


def drawn_on_is_said_how(sheets: Sheets) -> Iterator[Fault]:
    """A work that a statement draws on comes with what was read of it."""
    for row in sheets.rows["statements"]:
        if row["draws_on"] and not row["drawn_how"]:
            yield Fault("statements.csv", row.number, "drawn_how", "is empty although draws_on names works")


def against_is_no_support_of_all(sheets: Sheets) -> Iterator[Fault]:
    """What speaks against a statement does not also support every case of it."""
    support: dict[str, set[str]] = {}
    for row in sheets.rows["configuration_evidence"]:
        if row["role"] == "supports":
            support.setdefault(row["configuration"], set()).add(row["finding"])
    for row in sheets.rows["statements"]:
        cases = row.codes("cases")
        for finding in row.codes("against") if cases else ():
            if all(finding in support.get(case, ()) for case in cases):
                reason = f"{shown(finding)} supports every case of the statement; it cannot speak against it"
                yield Fault("statements.csv", row.number, "against", reason)


def first_wordings(sheets: Sheets) -> Iterator[Fault]:
    """Only a first wording precedes the findings, and it names the passages from which it was written."""
    for row in sheets.rows["statement_wordings"]:
        if row["stage"] != BEFORE:
            continue
        if row["number"] != "1":
            reason = f"is {BEFORE} although it follows another wording; expected from the configurations"
            yield Fault("statement_wordings.csv", row.number, "stage", reason)
        elif not row["passages"]:
            reason = f"is empty although the wording was written {BEFORE}; say what its writer had read"
            yield Fault("statement_wordings.csv", row.number, "passages", reason)


def later_wordings_have_moves(sheets: Sheets) -> Iterator[Fault]:
    """A wording that is made from the configurations comes by a move."""
    moved = {row["statement"] for row in sheets.rows["moves"]}
    for row in sheets.rows["statement_wordings"]:
        if row["stage"] != BEFORE and row["statement"] not in moved:
            reason = f"{shown(row['statement'])} has no move in moves.csv; say how this wording came about"
            yield Fault("statement_wordings.csv", row.number, "statement", reason)


def moves_rest_on_rows(sheets: Sheets) -> Iterator[Fault]:
    """A move names at least one row."""
    named = sheets.by("move_rows", "move")
    for row in sheets.rows["moves"]:
        if row["move"] not in named:
            reason = f"{shown(row['move'])} has no row in move_rows.csv; say what it rests on"
            yield Fault("moves.csv", row.number, "move", reason)


def rows_of_moves(sheets: Sheets) -> Iterator[Fault]:
    """A row on which a move rests is in the table that is named."""
    known = {
        table: {"-".join(row[column] for column in TABLES[table].key) for row in sheets.rows[table]} for table in PLACES
    }
    for row in sheets.rows["move_rows"]:
        if row["row"] not in known[row["table"]]:
            reason = f"{shown(row['row'])} is not in {row['table']}.csv; name a row of it"
            yield Fault("move_rows.csv", row.number, "row", reason)


def roles_of_needs(sheets: Sheets) -> Iterator[Fault]:
    """Where a need is claimed is where the claim says so, and what speaks against it is not its own claim."""
    claims = {row["requirement"]: row.codes("findings") for row in sheets.rows["requirements"]}
    for row in sheets.rows["requirement_evidence"]:
        if (row["role"] == "claims") is not (row["finding"] in claims[row["requirement"]]):
            told = "is not" if row["role"] == "claims" else "is"
            reason = f"is {row['role']}, although {shown(row['finding'])} {told} among the findings of the claim"
            yield Fault("requirement_evidence.csv", row.number, "role", reason)


def needs_that_are_not_asked(sheets: Sheets) -> Iterator[Fault]:
    """A requirement without a condition is printed with what its claim rests on."""
    claimed = {row["requirement"] for row in sheets.rows["requirement_evidence"] if row["role"] == "claims"}
    for row in sheets.rows["requirements"]:
        if not any(row[column] for column in CONDITION) and row["requirement"] not in claimed:
            claims = "say in requirement_evidence.csv where it is claimed"
            reason = f"the row has neither a feature nor an outcome; name one, or {claims}"
            yield Fault("requirements.csv", row.number, "feature", reason)


BEARING = ("requirement_evidence.finding", "requirement_evidence.role")
MOVED = tuple(f"{table}.{column}" for table in PLACES for column in TABLES[table].key)
CHECKS = (
    Check(statements_have_a_wording, ("statements.statement", "statement_wordings.statement")),
    Check(statements_have_cases, ("statements.cases", "statements.retired_by", "moves.move", "moves.statement")),
    Check(drawn_on_is_said_how, ("statements.draws_on", "statements.drawn_how")),
    Check(
        against_is_no_support_of_all,
        ("statements.cases", "statements.against", *(f"configuration_evidence.{c}" for c in ("finding", "role"))),
    ),
    Check(first_wordings, ("statement_wordings.number", "statement_wordings.stage", "statement_wordings.passages")),
    Check(later_wordings_have_moves, ("statement_wordings.statement", "statement_wordings.stage", "moves.statement")),
    Check(moves_rest_on_rows, ("moves.move", "move_rows.move")),
    Check(rows_of_moves, ("move_rows.table", "move_rows.row", *MOVED)),
    Check(
        roles_of_needs,
        (
            "requirements.requirement",
            "requirements.findings",
            *BEARING,
        ),
    ),
    Check(
        needs_that_are_not_asked, ("requirements.feature", "requirements.needs_outcome", "requirement_evidence.role")
    ),
)
