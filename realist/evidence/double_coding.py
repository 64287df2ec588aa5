"""How far two codings of the same material agree: what they share, and Krippendorff's alpha.

A folder of double coding holds what two passes made of the same units, row by row. Alpha sets the disagreement that
is there against the disagreement that chance would bring: 1 is perfect, 0 is what chance gives, below 0 is worse.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from types import MappingProxyType

import krippendorff
import pandas as pd

from realist.evidence.faults import Fault, RefusedError, read_bytes
from realist.text import shown

PASSES = ("first", "second")
AGREED = "agreed"
"""What the column ``how`` says where the two passes do not differ."""


def _pairs(*names: str) -> tuple[str, ...]:
    return tuple(f"{which}_{name}" for name in names for which in PASSES)


COLUMNS: Mapping[str, tuple[str, ...]] = {
    "scheme_answers": ("scheme", "feature", *_pairs("status", "value"), "how", "why"),
    "scheme_outcomes": ("scheme", "outcome", *_pairs("directions"), "how", "why"),
    "configurations": ("configuration", *_pairs("mechanisms", "works", "outcome", "effect"), "how", "why"),
    "findings": ("passage", *_pairs("count", "alone"), "how", "why"),
    "configurations_alone": ("made_in", "configuration", "nickname", "nearest", "match", "note"),
}
"""The tables of a folder, and the columns that are needed; there may be more."""

SETS = _pairs("mechanisms", "directions")
COUNTS = _pairs("count")

Coding = dict[str, pd.DataFrame]
"""The tables of a folder by name: text as str with ``""`` for empty, counts as int."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two passes agree on one thing.

    Attributes
    ----------
    what : str
        What was coded.
    units : int
        How many units both coded.
    alike : int
        On how many they gave the same code.
    alpha : float or None
        Krippendorff's alpha for nominal data. None where it has no meaning: fewer than one unit, or one code only.
    """

    what: str
    units: int
    alike: int
    alpha: float | None

    @property
    def share(self) -> float | None:
        """The units coded alike as a share of all, 0 to 1; None where there are none."""
        return self.alike / self.units if self.units else None


def alpha(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Krippendorff's alpha for two coders and nominal codes.

    Parameters
    ----------
    pairs : iterable of (str, str)
        A unit each: the code that the first coder gave, and the second's. Codes have no order and mean nothing here.

    Returns
    -------
    float or None
        At most 1, and negative where coders agree less than chance would have it. None where there is no unit, or
        where one code was given throughout: what never varies cannot show that coders agree about it.

    Notes
    -----
    Computed by the library ``krippendorff``. The measure is textbook method: Krippendorff, *Content Analysis*.

    Examples
    --------
    >>> round(alpha([("yes", "yes"), ("yes", "no"), ("no", "no")]), 3)
    0.444
    >>> alpha([("yes", "yes"), ("yes", "yes")]) is None
    True
    """
    units = list(pairs)
    numbers = {code: number for number, code in enumerate(sorted({code for pair in units for code in pair}))}
    if len(numbers) < 2:
        return None
    data = [[numbers[pair[place]] for pair in units] for place in range(2)]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def agreement(what: str, pairs: Iterable[tuple[str, str]]) -> Agreement:
    """How far two passes agree on one thing.

    Examples
    --------
    >>> agreement("colour", [("red", "red"), ("red", "blue")]).share
    0.5
    """
    units = list(pairs)
    return Agreement(what, len(units), sum(first == second for first, second in units), alpha(units))


def read(folder: str | Path) -> Coding:
    """The tables of a folder of double coding.

    Parameters
    ----------
    folder : path
        With a CSV file for each table of `COLUMNS`.

    Returns
    -------
    dict of str to DataFrame
        Codes within a cell are put in order, so that two cells are equal where they hold the same codes.

    Raises
    ------
    RefusedError
        Where a file is missing or too large, is not CSV in UTF-8, lacks a column or a cell, or has a count that is no
        number.

    Examples
    --------
    >>> read("no such folder")
    Traceback (most recent call last):
    realist.evidence.faults.RefusedError: scheme_answers.csv: the file is missing
    """
    return {table: _read(Path(folder), table) for table in COLUMNS}


def _read(folder: Path, table: str) -> pd.DataFrame:
    file = f"{table}.csv"
    header, rows = _records(read_bytes(folder / file, file), file)
    for column in COLUMNS[table]:
        if header.count(column) != 1:
            found = "is there more than once" if column in header else "is missing"
            raise RefusedError(Fault(file, 1, column, f"the column {found}"))
    frame = pd.DataFrame(rows, columns=header, dtype="str")
    for column in frame.columns.intersection(list(SETS)):
        frame[column] = [" ".join(sorted(set(cell.split()))) for cell in frame[column]]
    for column in frame.columns.intersection(list(COUNTS)):
        for number, cell in enumerate(frame[column], start=2):
            if not (cell.isascii() and cell.isdigit() and len(cell) <= 9):
                raise RefusedError(Fault(file, number, column, f"{shown(cell)} is not a whole number"))
        frame[column] = frame[column].astype("int64")
    return frame


def _records(raw: bytes, file: str) -> tuple[list[str], list[list[str]]]:
    """The header, and rows of as many cells."""
    try:
        header, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
    except UnicodeDecodeError:
        raise RefusedError(Fault(file, 0, "", "is not UTF-8; save the table as CSV UTF-8")) from None
    except csv.Error:
        raise RefusedError(Fault(file, 0, "", "a quotation mark is never closed, or a cell is too long")) from None
    except ValueError:
        raise RefusedError(Fault(file, 0, "", "the file is empty; expected a header row")) from None
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise RefusedError(Fault(file, number, "", f"the row has {len(row)} cells and the header {len(header)}"))
    return header, rows


def pairs(frame: pd.DataFrame, name: str) -> list[tuple[str, str]]:
    """What the two passes have in the columns ``first_name`` and ``second_name``, a unit each.

    Examples
    --------
    >>> pairs(pd.DataFrame({"first_works": ["triggers"], "second_works": ["blocks"]}), "works")
    [('triggers', 'blocks')]
    """
    first, second = _pairs(name)
    return [(str(a), str(b)) for a, b in zip(frame[first], frame[second], strict=True)]


def agreements(coding: Coding) -> list[Agreement]:
    """Every measure of a folder.

    Answers of schemes: their status, and their value where both passes know one. What schemes were seen to do: the
    set of directions. Configurations: whether they trigger or block, effect, outcome, the set of mechanisms, and each
    mechanism by itself as yes or no, under its code.
    """
    answers, outcomes, cmo = (coding[name] for name in ("scheme_answers", "scheme_outcomes", "configurations"))
    found = [
        agreement("Answers of schemes: standing", pairs(answers, "status")),
        agreement("Answers of schemes: value, where both have one", [p for p in pairs(answers, "value") if all(p)]),
        agreement("What schemes were seen to do: directions", pairs(outcomes, "directions")),
        agreement("Configurations: triggers or blocks", pairs(cmo, "works")),
        agreement("Configurations: effect", pairs(cmo, "effect")),
        agreement("Configurations: outcome", pairs(cmo, "outcome")),
        agreement("Configurations: all mechanisms at once", pairs(cmo, "mechanisms")),
    ]
    return found + [agreement(code, uses) for code, uses in mechanisms(coding).items()]


def figures(found: Iterable[Agreement], labels: Mapping[str, str] = MappingProxyType({})) -> pd.DataFrame:
    """Agreements as a table to show: counts, the share in per cent, and alpha to two places.

    Parameters
    ----------
    found : iterable of Agreement
    labels : mapping of str to str
        What to call something in place of its code.

    Examples
    --------
    >>> figures([agreement("colour", [("red", "red"), ("red", "blue")])]).loc[0, "Coded alike"]
    '1 of 2 (50%)'
    """
    return pd.DataFrame(
        [
            {
                "What was coded": labels.get(each.what, each.what),
                "Coded alike": f"{each.alike} of {each.units}" + ("" if each.share is None else f" ({each.share:.0%})"),
                "Alpha": "no meaning here" if each.alpha is None else f"{each.alpha:.2f}",
            }
            for each in found
        ]
    )


def mechanisms(coding: Coding) -> dict[str, list[tuple[str, str]]]:
    """Each mechanism by its code: for every configuration, whether the one pass and the other named it."""
    cells = [(set(a.split()), set(b.split())) for a, b in pairs(coding["configurations"], "mechanisms")]
    codes = sorted({code for pair in cells for cell in pair for code in cell})
    words = {True: "yes", False: "no"}
    return {code: [(words[code in a], words[code in b]) for a, b in cells] for code in codes}


def blurred(coding: Coding) -> dict[tuple[str, str], int]:
    """Mechanisms that are hard to tell apart: pairs of them, those blurred most often first.

    A pair is blurred in a configuration where one pass named one of the two and the other pass named both, or where
    each pass named another of the two.

    Examples
    --------
    >>> cells = {"first_mechanisms": ["trust", "fear"], "second_mechanisms": ["fear trust", "fear"]}
    >>> blurred({"configurations": pd.DataFrame(cells)})
    {('fear', 'trust'): 1}
    """
    uses = mechanisms(coding)
    found = {
        (a, b): sum(
            (here[0], there[0]) != (here[1], there[1]) and "yes" in (here[0], there[0]) and "yes" in (here[1], there[1])
            for here, there in zip(uses[a], uses[b], strict=True)
        )
        for a, b in combinations(uses, 2)
    }
    return dict(sorted(((pair, count) for pair, count in found.items() if count), key=lambda each: -each[1]))


def coded_once(coding: Coding, tables: Mapping[str, pd.DataFrame]) -> dict[str, list[str]]:
    """What an evidence base holds that was added after the two passes were compared, and so was never coded twice.

    Parameters
    ----------
    coding : Coding
    tables : mapping of str to DataFrame
        Those of the evidence base, such as `realist.evidence.reader.read` gives.

    Returns
    -------
    dict of str to list of str
        By table; empty where nothing was added. Rows are named by their key, and findings by the passage that has more
        of them than were compared.

    Examples
    --------
    >>> later = {"configurations": pd.DataFrame({"configuration": ["ask-away", "new-since"]})}
    >>> coded_once({"configurations": pd.DataFrame({"configuration": ["ask-away"]})}, later)
    {'configurations': ['new-since']}
    """
    found: dict[str, list[str]] = {}
    for table in [name for name in COLUMNS if name in coding and name in tables]:
        if table == "findings":
            then = dict(zip(coding[table]["passage"], coding[table]["first_count"], strict=True))
            now = tables[table]["passage"].value_counts(sort=False).to_dict()
            found[table] = [str(passage) for passage, count in now.items() if count > then.get(passage, 0)]
        else:
            key = [name for name in COLUMNS[table] if not name.startswith(PASSES) and name in tables[table]]
            known, rows = ({tuple(row) for row in frame[key].to_numpy()} for frame in (coding[table], tables[table]))
            found[table] = sorted(" ".join(row) for row in rows - known)
    return {table: names for table, names in found.items() if names}


def disagreements(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows on which the two passes differ."""
    return frame[frame["how"] != AGREED].reset_index(drop=True)


def alone(coding: Coding) -> pd.DataFrame:
    """How many configurations each pass has that the other has too, has in part, or has not."""
    return pd.crosstab(coding["configurations_alone"]["made_in"], coding["configurations_alone"]["match"])
