"""Checks of references that the form of a table does not show: locators, labels, speakers, citations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from realist.evidence.checks.reading import Check, Sheets, missing
from realist.evidence.faults import Fault, RefusedError, read_bytes
from realist.evidence.schema import TABLES
from realist.text import shown

BIBLIOGRAPHY = "sources.bib"
DIMENSIONS = TABLES["partnership_words"].field("dimension").one_of
NOT_STATED = "not stated"

NEEDED_BY = {
    "feature_values": ("features",),
    "scheme_answers": ("schemes", "features"),
    "conditions": ("configurations",),
    "configuration_evidence": ("configurations",),
    "rivals": ("configurations",),
    "partnerships": ("partners",),
    "partnership_words": ("partnership_types",),
    "theory_links": ("theory_nodes",),
    "statement_wordings": ("statements",),
    "move_rows": ("moves",),
}
"""Tables in which every row of others needs a row, and those others."""


def tables_needed(sheets: Sheets) -> Iterator[Fault]:
    """A table is there where every row of others needs rows in it."""
    for table, others in NEEDED_BY.items():
        if table in sheets.missing and table not in sheets.untrusted and all(sheets.rows[other] for other in others):
            named = " and ".join(f"{other}.csv" for other in others)
            yield missing(table, f"rows of {named} need rows in it")


def locators(sheets: Sheets) -> Iterator[Fault]:
    """A finding is named after its passage."""
    known = sheets.keys("passages")
    for row in sheets.rows["findings"]:
        passage, finding = row["passage"], row["finding"]
        letter = finding.removeprefix(passage)
        if passage in known and (letter == finding or not re.fullmatch("[a-z]{1,2}", letter)):
            reason = f"{shown(finding)} is not its passage and a letter; expected {passage}a, {passage}b or so"
            yield Fault("findings.csv", row.number, "finding", reason)


def passages_from_studies(sheets: Sheets) -> Iterator[Fault]:
    """Evidence is coded from a study and not from a work that is only cited."""
    sources = sheets.keys("sources")
    for row in sheets.rows["passages"]:
        source = sources.get(row["source"])
        if source and source["role"] == "literature":
            reason = f"{shown(row['source'])} is only cited (role literature); a passage stands in a study"
            yield Fault("passages.csv", row.number, "source", reason)


def words_of_labels(sheets: Sheets) -> Iterator[Fault]:
    """A word of a label holds at a place that its dimension has."""
    for row in sheets.rows["partnership_words"]:
        if row["dimension"] not in DIMENSIONS:
            continue
        field = TABLES["partnerships"].field(row["dimension"])
        known = tuple(sheets.keys(field.refers)) if field.refers else field.one_of
        if row["value"] and (row["value"] not in known or row["value"] == NOT_STATED):
            expected = ", ".join(value for value in known if value != NOT_STATED)
            reason = f"{shown(row['value'])} is no place on {row['dimension']}; expected one of {expected}"
            yield Fault("partnership_words.csv", row.number, "value", reason)


def speakers(sheets: Sheets) -> Iterator[Fault]:
    """The site of a speaker comes with how it is known."""
    for row in sheets.rows["passages"]:
        if row["speaker_site"] and not row["speaker_site_basis"]:
            yield Fault("passages.csv", row.number, "speaker_site_basis", "is empty although speaker_site is given")
        elif row["speaker_site_basis"] and not row["speaker_site"]:
            yield Fault("passages.csv", row.number, "speaker_site", "is empty although speaker_site_basis is given")


def citations(sheets: Sheets) -> Iterator[Fault]:
    """Every source has an entry of its key in the bibliography."""
    from pybtex.database.input.bibtex import Parser
    from pybtex.exceptions import PybtexError

    try:
        raw = read_bytes(sheets.folder / BIBLIOGRAPHY, BIBLIOGRAPHY)
    except RefusedError as refused:
        yield refused.fault
        return
    try:
        entries = set(Parser().parse_string(raw.decode("utf-8-sig")).entries)
    except UnicodeDecodeError:
        yield Fault(BIBLIOGRAPHY, 0, "", "is not UTF-8; save it as UTF-8")
        return
    except (PybtexError, RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        lines = re.search(r"line (\d+)", str(error))
        said = " ".join(str(error).split())[:120]
        yield Fault(BIBLIOGRAPHY, int(lines[1]) if lines else 0, "", f"is not BibTeX: {shown(said, 120)}")
        return
    if not sheets.can_check(["sources"]):
        return
    for row in sheets.rows["sources"]:
        if row["source"] not in entries:
            reason = f"{shown(row['source'])} has no entry of that key in {BIBLIOGRAPHY}"
            yield Fault("sources.csv", row.number, "source", reason)


CHECKS = (
    Check(tables_needed, ()),
    Check(locators, ("findings", "passages", "findings.finding")),
    Check(passages_from_studies, ("sources", "passages")),
    Check(words_of_labels, ("partnership_words", "partnership_words.dimension", "levels.level")),
    Check(speakers, ("passages", "passages.speaker_site", "passages.speaker_site_basis")),
    Check(citations, ()),
)
