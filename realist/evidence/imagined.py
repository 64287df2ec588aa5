"""Imagined cases to argue about, kept apart from evidence: each a story, what it answers, and questions on it.

They live in the folder `imagined` of an evidence base, in the tables of `imagined.yml`. Nothing of the evidence points
at them and nothing is concluded from them: a vignette is a design that somebody made up, put to the theory like any
other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from realist.evidence.checks import Report
from realist.evidence.checks.configurations import listed
from realist.evidence.checks.reading import Sheets
from realist.evidence.companion import CompanionTables
from realist.evidence.faults import Fault, FaultsError
from realist.evidence.reader import Row
from realist.evidence.schema import Table, described
from realist.text import shown
from realist.theory import Design, Theory

FOLDER = "imagined"
"""Where an evidence folder keeps what is imagined; it need not have any."""

IMAGINED: Mapping[str, Table] = described("evidence/imagined.yml")
"""The tables of what is imagined, by name."""

ANSWERS, QUESTIONS = "vignette_answers.csv", "vignette_questions.csv"


class ImaginedError(FaultsError):
    """Imagined cases that cannot be used as they are; ``faults`` is everything that is wrong."""


COMPANION = CompanionTables(FOLDER, IMAGINED, ImaginedError)


@dataclass(frozen=True, slots=True)
class VignetteAnswer:
    """What a story answers to one question, and the words in it that say so."""

    feature: str
    value: str
    because: str


@dataclass(frozen=True, slots=True)
class VignetteQuestion:
    """A question to argue about, and what to look for on the bench."""

    number: int
    question: str
    look_for: str


@dataclass(frozen=True)
class Vignette:
    """A case that somebody made up: never evidence, and a type of its own so that none can take it for a scheme.

    Attributes
    ----------
    story : str
        What is told of it. Where it is silent, the answer is not sure.
    answers : tuple of VignetteAnswer
    questions : tuple of VignetteQuestion
        By number.
    """

    id: str
    title: str
    story: str
    answers: tuple[VignetteAnswer, ...] = ()
    questions: tuple[VignetteQuestion, ...] = ()

    @property
    def design(self) -> Design:
        """The case as a design, with nothing assumed.

        Examples
        --------
        >>> told = Vignette("pier", "The pier", "A long pier.", (VignetteAnswer("size", "large", "long"),))
        >>> dict(told.design.answers)
        {'size': 'large'}
        """
        return Design({answer.feature: answer.value for answer in self.answers})


def vignettes(folder: str | Path, theory: Theory) -> tuple[Vignette, ...]:
    """The imagined cases of a folder, in the order of its rows.

    Parameters
    ----------
    folder : path
        With the tables of `imagined.yml` and a ``datapackage.json``.
    theory : Theory
        The questions, answers and ties that the cases must fit.

    Returns
    -------
    tuple of Vignette

    Raises
    ------
    ImaginedError
        Where anything is wrong in it, with all that is, as file, row, field and reason.

    Examples
    --------
    >>> vignettes("no such folder", Theory())
    Traceback (most recent call last):
    realist.evidence.imagined.ImaginedError: no such folder: there is no folder of that name
    """
    sheets = COMPANION.load(folder, partial(_faults, theory=theory))
    answers, questions = sheets.by("vignette_answers", "vignette"), sheets.by("vignette_questions", "vignette")
    return tuple(
        Vignette(
            id=row["vignette"],
            title=row["title"],
            story=row["story"],
            answers=tuple(VignetteAnswer(a["feature"], a["value"], a["because"]) for a in answers[row["vignette"]]),
            questions=tuple(
                VignetteQuestion(int(q["number"]), q["question"], q["look_for"])
                for q in sorted(questions[row["vignette"]], key=lambda q: int(q["number"]))
            ),
        )
        for row in sheets.rows["vignettes"]
    )


def imagined_in(folder: str | Path) -> Path | None:
    """Where an evidence folder keeps its imagined cases; None where it has none.

    Examples
    --------
    >>> imagined_in("no such folder") is None
    True
    """
    return COMPANION.folder_in(folder)


def check_imagined(folder: str | Path, theory: Theory) -> Report:
    """What is wrong in the imagined cases of an evidence folder, and what was forgiven; nothing where it has none.

    Parameters
    ----------
    folder : path
        The evidence folder. Files are named as they are seen from it.
    theory : Theory
        What its evidence says.
    """
    return COMPANION.check(folder, partial(_faults, theory=theory))


def _faults(sheets: Sheets, theory: Theory) -> Iterator[Fault]:
    yield from _answers(sheets, theory)
    yield from _stories(sheets)


def _answers(sheets: Sheets, theory: Theory) -> Iterator[Fault]:
    """Every answer is one that its question has, breaks no tie, and stands in the story."""
    stories = sheets.keys("vignettes")
    for code, rows in sheets.by("vignette_answers", "vignette").items():
        for row in rows:
            feature = theory.feature.get(row["feature"])
            if feature is None:
                reason = f"{shown(row['feature'])} is not a question of the evidence base (features.csv)"
                yield Fault(ANSWERS, row.number, "feature", reason)
            elif row["value"] not in feature.value_ids:
                known = listed(list(feature.value_ids))
                reason = f"{shown(row['value'])} is not an answer of {shown(feature.id)}; its answers are: {known}"
                yield Fault(ANSWERS, row.number, "value", reason)
            if row["because"] not in stories[code]["story"]:
                reason = f"{shown(row['because'])} does not stand in the story; give the story's own words"
                yield Fault(ANSWERS, row.number, "because", reason)
        yield from _broken_ties(rows, theory)


def _broken_ties(rows: list[Row], theory: Theory) -> Iterator[Fault]:
    """The answers of one story do not break what holds by definition."""
    said = {row["feature"]: row for row in rows}
    for tie in theory.ties:
        if tie.broken_by({feature: row["value"] for feature, row in said.items()}):
            other, row = sorted((said[tie.feature], said[tie.other_feature]), key=lambda r: r.number)
            reason = f"{shown(row['value'])} breaks the tie {shown(tie.id)} (ties.csv) with row {other.number}"
            yield Fault(ANSWERS, row.number, "value", reason)


def _stories(sheets: Sheets) -> Iterator[Fault]:
    """A story answers something and asks something."""
    for table, file, what in (
        ("vignette_answers", ANSWERS, "answer"),
        ("vignette_questions", QUESTIONS, "question"),
    ):
        there = sheets.by(table, "vignette")
        for row in sheets.rows["vignettes"]:
            if row["vignette"] not in there:
                reason = f"{shown(row['vignette'])} has no {what} in {file}; give it one or more"
                yield Fault("vignettes.csv", row.number, "vignette", reason)
