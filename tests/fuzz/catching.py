"""Who notices that evidence was spoilt: the checks, the replay, and the tests that read it, all in process."""

from __future__ import annotations

import inspect
import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest.mock import patch

from realist.evidence import Evidence, load
from realist.evidence.checks import Report, check_read
from realist.evidence.imagined import check_imagined, vignettes
from realist.evidence.reader import Row, Tables
from realist.exercises import check_exercises
from realist.partnerships.typology import labels
from tests import (
    test_bearing,
    test_coding,
    test_double_coding,
    test_evidence_base,
    test_imagined,
    test_theory_of_change,
    test_traps,
    test_typology,
    test_views_cases,
    test_views_reasoning,
)
from tests.fuzz.mutants import Mutant
from tests.tree import ROOT

DATA = ROOT / "data"

ASKED = {
    "test_bearing": "tables",
    "test_coding": "tables",
    "test_views_cases": "study",
    "test_views_reasoning": "study",
}
"""The fixture for which the tests of a module that are about this study ask."""

NAMED: dict[ModuleType, tuple[str, ...]] = {
    test_double_coding: (
        "test_what_is_settled_is_what_the_evidence_base_holds",
        "test_no_finding_that_was_compared_is_gone",
        "test_every_mechanism_is_measured_on_every_configuration",
    ),
    test_theory_of_change: ("test_the_evidence_of_this_study_ends_where_the_person_decides",),
    test_typology: (
        "test_the_study_s_words_all_stand_in_its_labels",
        "test_where_the_study_s_lists_do_not_fit",
    ),
    test_imagined: (
        "test_what_an_answer_brings_by_definition_is_answered_too",
        "test_no_vignette_copies_a_scheme",
        "test_together_they_reach_every_configuration_and_every_answer",
        "test_what_a_question_says_of_the_bench_is_so",
        "test_the_long_road_sets_what_was_seen_against_what_was_only_suggested",
    ),
}


def spoilt(tables: Tables, mutant: Mutant) -> Tables:
    """The tables with those of a mutant in place of the good ones."""
    rows = tuple(Row(number, row) for number, row in mutant.rows)
    return Tables(tables.folder, tables.schema, {**tables.records, mutant.table: rows}, missing=tables.missing)


def caught_by(base: Evidence, mutant: Mutant) -> str:
    """The first that notices a mutant, in the order in which an author would hear of it; empty where nobody does."""
    report = check_read(spoilt(base.tables, mutant))
    if any(not replayed(fault.reason) for fault in report.faults):
        return "checks"
    if report.base is None or report.notes != base.notes:
        return "replay"
    return next((name for name, test in tests(report.base) if fails(test)), "")


def replayed(reason: str) -> bool:
    return "is active in no scheme" in reason or "nothing starts" in reason


def fails(test: Callable[..., Any], *given: Any) -> bool:
    """Whether a test does not pass; what it cannot even read, it does not pass."""
    try:
        test(*given)
    except Exception:  # noqa: BLE001 - a test that stops for any reason has not passed
        return True
    return False


def tests(found: Evidence) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Name and test, the quick ones first."""
    tables = found.tables
    data = {name: [dict(row.cells) for row in tables.rows(name)] for name in tables}
    for number, traps in test_traps.TRAPS.items():
        yield from ((f"trap {number:02}", partial(trap, data)) for trap in traps)
    reading, loads = SimpleNamespace(read=lambda folder: tables), SimpleNamespace(load=lambda folder: found)
    yield from (("second coding", part) for part in _of(test_double_coding, {"reader": reading}, found))
    for module in (test_coding, test_bearing):
        yield from (("rules of coding", part) for part in _of(module, {}, data))
    yield from (("tests of the evidence", part) for part in _of(test_evidence_base, {}, found))
    yield "exercises", lambda: refuse(check_exercises(DATA, found))
    yield "imagined cases", lambda: refuse(check_imagined(DATA, found.theory))
    told = vignettes(DATA / "imagined", found.theory)
    yield from (("imagined cases", part) for part in _of(test_imagined, {"BASE": found, "TOLD": told}, found))
    for module in (test_views_cases, test_views_reasoning):
        yield from (("tests of pages", part) for part in _of(module, {}, found))
    yield from (("tests of pages", part) for part in _of(test_theory_of_change, {"evidence": loads}, found))
    named = {"STUDY": found, "LABELS": labels(found)}
    yield from (("tests of pages", part) for part in _of(test_typology, named, found))


def refuse(report: Report) -> None:
    assert not report.faults, report


def _of(module: ModuleType, names: dict[str, Any], given: Any) -> Iterator[Callable[[], Any]]:
    """The tests of a module that are run, each with its cases, while some of the module's names mean something else."""
    for name in NAMED.get(module) or [name for name in vars(module) if name.startswith("test_")]:
        test = getattr(module, name)
        for arguments in _cases(test, given):

            def run(test: Any = test, arguments: dict[str, Any] = arguments) -> None:
                with patch.multiple(module, **names) if names else ExitStack():
                    test(**arguments)

            yield run


def _cases(test: Any, given: Any) -> Iterator[dict[str, Any]]:
    """The arguments that pytest would give a test; none where it asks for more than evidence."""
    marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
    columns = []
    for mark in marks:
        names = [mark.args[0]] if isinstance(mark.args[0], str) else list(mark.args[0])
        columns.append([dict(zip(names, case if len(names) > 1 else [case], strict=True)) for case in mark.args[1]])
    for several in itertools.product(*columns):
        arguments: dict[str, Any] = {}
        for each in several:
            arguments |= each
        wanted = set(inspect.signature(test).parameters) - set(arguments)
        if wanted <= {ASKED.get(test.__module__.rpartition(".")[2], "base")} and not hasattr(test, "hypothesis"):
            yield arguments | dict.fromkeys(wanted, given)


def study() -> Evidence:
    return load(DATA)
