"""How far two codings of the same material agree: what they share, and Krippendorff's alpha.

A folder of double coding holds what two passes made of the same units, row by row, in the tables of
`double_coding.yml`. Alpha sets the disagreement that is there against the disagreement that chance would bring: 1 is
perfect, 0 is what chance gives, below 0 is worse.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from realist.evidence.checks import Report
from realist.evidence.companion import CompanionTables
from realist.evidence.faults import FaultsError
from realist.evidence.reader import Row, frame
from realist.evidence.schema import Table, described

if TYPE_CHECKING:
    import pandas as pd

FOLDER = "double-coding"
"""Where an evidence folder keeps its double coding; it need not have any."""

CODINGS: Mapping[str, Table] = described("evidence/double_coding.yml")
"""The tables of a double coding, by name."""

PASSES = ("first", "second")
AGREED = "agreed"
"""What the column ``how`` says where the two passes do not differ."""


class DoubleCodingError(FaultsError):
    """A double coding that cannot be used as it is; ``faults`` is everything that is wrong."""


COMPANION = CompanionTables(FOLDER, CODINGS, DoubleCodingError)

Coding = dict[str, "pd.DataFrame"]
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
    import krippendorff

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
        With the tables of `double_coding.yml` and a ``datapackage.json``.

    Returns
    -------
    dict of str to DataFrame
        Codes within a cell are put in order, so that two cells are equal where they hold the same codes.

    Raises
    ------
    DoubleCodingError
        Where anything is wrong in it, with all that is.

    Examples
    --------
    >>> read("no such folder")
    Traceback (most recent call last):
    realist.evidence.double_coding.DoubleCodingError: no such folder: there is no folder of that name
    """
    rows = COMPANION.load(folder).rows
    return {name: frame(table, [_sorted(table, row) for row in rows[name]]) for name, table in CODINGS.items()}


def coded_twice(folder: str | Path) -> frozenset[str]:
    """The configurations that an evidence folder has coded twice; none where it has no double coding without faults."""
    try:
        return frozenset(row["configuration"] for row in COMPANION.load(Path(folder) / FOLDER).rows["configurations"])
    except DoubleCodingError:
        return frozenset()


def check_double_coding(folder: str | Path) -> Report:
    """What is wrong in the double coding of an evidence folder, and what was forgiven; nothing where it has none."""
    return COMPANION.check(folder)


def _sorted(table: Table, row: Row) -> Row:
    lists = {field.name: " ".join(sorted(row.codes(field.name))) for field in table.fields if field.many}
    return Row(row.number, {**row.cells, **lists})


def pairs(table: pd.DataFrame, name: str) -> list[tuple[str, str]]:
    """What the two passes have in the columns ``first_name`` and ``second_name``, a unit each.

    Examples
    --------
    >>> import pandas as pd
    >>> pairs(pd.DataFrame({"first_works": ["triggers"], "second_works": ["blocks"]}), "works")
    [('triggers', 'blocks')]
    """
    columns = (table[f"{which}_{name}"] for which in PASSES)
    return [(str(a), str(b)) for a, b in zip(*columns, strict=True)]


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
    import pandas as pd

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
    >>> import pandas as pd
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
    >>> import pandas as pd
    >>> later = {"configurations": pd.DataFrame({"configuration": ["ask-away", "new-since"]})}
    >>> coded_once({"configurations": pd.DataFrame({"configuration": ["ask-away"]})}, later)
    {'configurations': ['new-since']}
    """
    found: dict[str, list[str]] = {}
    for table in [name for name in CODINGS if name in coding and name in tables]:
        if table == "findings":
            then = dict(zip(coding[table]["passage"], coding[table]["first_count"], strict=True))
            now = tables[table]["passage"].value_counts(sort=False).to_dict()
            found[table] = [str(passage) for passage, count in now.items() if count > then.get(passage, 0)]
        else:
            key = [name for name in CODINGS[table].key if name in tables[table]]
            known, rows = ({tuple(row) for row in frame[key].to_numpy()} for frame in (coding[table], tables[table]))
            found[table] = sorted(" ".join(row) for row in rows - known)
    return {table: names for table, names in found.items() if names}


def disagreements(table: pd.DataFrame) -> pd.DataFrame:
    """The rows on which the two passes differ."""
    return table[table["how"] != AGREED].reset_index(drop=True)


def alone(coding: Coding) -> pd.DataFrame:
    """How many configurations each pass has that the other has too, has in part, or has not."""
    import pandas as pd

    return pd.crosstab(coding["configurations_alone"]["made_in"], coding["configurations_alone"]["match"])
