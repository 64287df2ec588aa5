"""Reads and checks a folder of exercises: every fault as file, row, field and reason, like the evidence itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from realist.evidence import Evidence
from realist.evidence.checks import Report
from realist.evidence.checks.reading import Sheets
from realist.evidence.companion import CompanionTables
from realist.evidence.faults import Fault, FaultsError
from realist.evidence.reader import Row
from realist.evidence.schema import Table, described
from realist.exercises.checks import CHECKS, Ground
from realist.exercises.parts import Exercises, ExerciseSet, Item, LearningOutcome, Option
from realist.theory import Design

FOLDER = "exercises"
"""Where an evidence folder keeps its exercises; it need not have any."""

EXERCISES: Mapping[str, Table] = described("exercises/schema.yml")
"""The tables of exercises, by name."""


class ExercisesError(FaultsError):
    """Exercises that cannot be used as they are; ``faults`` is everything that is wrong."""


COMPANION = CompanionTables(FOLDER, EXERCISES, ExercisesError)


def load(folder: str | Path, base: Evidence) -> Exercises:
    """The exercises of a folder, checked against the evidence that they rest on.

    Parameters
    ----------
    folder : path
        With the tables of `schema.yml` and a ``datapackage.json``.
    base : Evidence

    Returns
    -------
    Exercises
        Sets in the order of their rows; items and options by number.

    Raises
    ------
    ExercisesError
        Where anything is wrong in it, with all that is.

    Examples
    --------
    >>> from realist import evidence
    >>> load("no such folder", evidence.load("data/examples/cctv"))
    Traceback (most recent call last):
    realist.exercises.loading.ExercisesError: no such folder: there is no folder of that name
    """
    return _exercises(COMPANION.load(folder, partial(_faults, ground=Ground.of(base))))


def exercises_in(folder: str | Path) -> Path | None:
    """Where an evidence folder keeps its exercises; None where it has none.

    Examples
    --------
    >>> exercises_in("no such folder") is None
    True
    """
    return COMPANION.folder_in(folder)


def check_exercises(folder: str | Path, base: Evidence) -> Report:
    """What is wrong in the exercises of an evidence folder, and what was forgiven; nothing where it has none.

    Parameters
    ----------
    folder : path
        The evidence folder. Files are named as they are seen from it.
    base : Evidence
        What it holds.
    """
    return COMPANION.check(folder, partial(_faults, ground=Ground.of(base)))


def _faults(sheets: Sheets, ground: Ground) -> Iterator[Fault]:
    for find in CHECKS:
        yield from find(sheets, ground)


def _exercises(sheets: Sheets) -> Exercises:
    options, designs = sheets.by("item_options", "item"), sheets.by("item_designs", "item")
    items = {code: sorted(rows, key=_number) for code, rows in sheets.by("items", "set").items()}
    return Exercises(
        learning_outcomes=tuple(
            LearningOutcome(row["learning_outcome"], row["verb"], row["level"], row["statement"], row.codes("taught"))
            for row in sheets.rows["learning_outcomes"]
        ),
        sets=tuple(
            ExerciseSet(
                id=row["set"],
                kind=row["kind"],
                title=row["title"],
                chapter=row["chapter"],
                about=row["about"],
                items=tuple(
                    _item(item, options.get(item["item"], []), designs.get(item["item"], []))
                    for item in items[row["set"]]
                ),
            )
            for row in sheets.rows["exercise_sets"]
        ),
    )


def _item(row: Row, options: list[Row], design: list[Row]) -> Item:
    return Item(
        **{name: row[name] for name in ("kind", "use", "prompt", "text", "configuration", "outcome", "after")},
        id=row["item"],
        findings=row.codes("findings"),
        sources=row.codes("sources"),
        learning_outcomes=row.codes("learning_outcomes"),
        options=tuple(
            Option(
                id=option["option"],
                part=option["part"],
                text=option["text"],
                right={"yes": True, "no": False}.get(option["right"]),
                place=int(option["place"] or 0),
                because=option["because"],
            )
            for option in sorted(options, key=_number)
        ),
        design=Design({each["feature"]: each["value"] for each in design}),
    )


def _number(row: Row) -> int:
    return int(row["number"])
