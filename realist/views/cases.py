"""Observed cases set side by side: where they meet, what goes together in them, and where the study is silent."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from realist.evidence import Evidence
from realist.text import listed, stopped
from realist.theory import Feature, Scheme
from realist.views.study import side_by_side
from realist.web.html import links

NOT_OBSERVED = "not observed"
NOT_STATED = "not stated"


def crossed(base: Evidence, rows: str, columns: str) -> pd.DataFrame:
    """Which schemes were seen at each pair of answers to two questions; *not observed* where none was.

    Parameters
    ----------
    base : Evidence
    rows, columns : str
        Two features. A scheme whose answer to either is not stated stands nowhere.

    Returns
    -------
    DataFrame
        A row for each answer to the first, a column for each answer to the second.

    Examples
    --------
    >>> from realist import evidence
    >>> crossed(evidence.load("data/examples/cctv"), "cameras", "watching").columns[0]
    'What is on the poles?'
    """
    down, across = base.theory.feature[rows], base.theory.feature[columns]
    told = [(scheme, scheme.answer[rows].value, scheme.answer[columns].value) for scheme in base.schemes]

    def cell(one: str, other: str) -> str:
        return listed([s.label for s, a, b in told if (a, b) == (one, other)]) or NOT_OBSERVED

    frame = {down.question: list(down.labels.values())}
    frame |= {label: [cell(one, other) for one in down.labels] for other, label in across.labels.items()}
    return pd.DataFrame(frame)


def bundled(base: Evidence, feature: str, page: str) -> pd.DataFrame:
    """The questions on which the schemes part exactly as they do on one: what cannot be told apart from it.

    A question is listed where no answer to it is shared between schemes that answer the one feature differently, and at
    least two such schemes answer it. Whether it is the cause, the one feature is, or neither, the cases cannot say.

    Parameters
    ----------
    base : Evidence
    feature : str
        The one feature, such as who delivers.
    page : str
        The evidence page, as seen from the chapter.
    """
    return _chosen(base, page, lambda each: each.id != feature and _parts(base.schemes, each.id, feature))


def differing(base: Evidence, one: str, other: str, page: str) -> pd.DataFrame:
    """The questions on which two schemes are told differently, an answer against silence included.

    Parameters
    ----------
    base : Evidence
    one, other : str
        Two schemes.
    page : str
        The evidence page, as seen from the chapter.
    """
    pair = [scheme for scheme in base.schemes if scheme.id in (one, other)]

    def apart(each: Feature) -> bool:
        first, second = (scheme.answer[each.id].value for scheme in pair)
        return first != second

    return _chosen(base, page, apart, [scheme.label for scheme in pair])


def silences(base: Evidence) -> dict[str, int]:
    """How many questions the study leaves unanswered of each scheme, by the scheme's label."""
    return {
        scheme.label: sum(answer.status == NOT_STATED for answer in scheme.answer.values()) for scheme in base.schemes
    }


def introduced(base: Evidence, page: str) -> pd.DataFrame:
    """Each scheme in a sentence, with the passages that it is told in."""
    groups = {row["group"]: f"{row['label']}. {stopped(row['about'])}" for row in base.tables.rows("groups")}
    return pd.DataFrame(
        [
            {
                "Case": row["label"],
                "Whom it is for": groups.get(row["group"], NOT_STATED),
                "In a sentence": stopped(row["about"]),
                "Where": links(row.codes("passages"), page, "passage"),
            }
            for row in base.tables.rows("schemes")
        ]
    )


def level(base: Evidence, name: str, page: str) -> pd.DataFrame:
    """The schemes side by side on the questions of one level."""
    return _chosen(base, page, lambda each: each.level == name)


def share_of_standings(base: Evidence, words: dict[str, str]) -> dict[str, int]:
    """How many findings there are of each standing, under the words that readers see."""
    rows = base.tables.rows("findings")
    return {label: sum(row["standing"] == standing for row in rows) for standing, label in words.items()}


def _parts(schemes: tuple[Scheme, ...], this: str, that: str) -> bool:
    seen: dict[str, set[str]] = {}
    for scheme in schemes:
        here, there = scheme.answer[this], scheme.answer[that]
        if NOT_STATED not in (here.status, there.status):
            seen.setdefault(there.value, set()).add(here.value)
    sides = list(seen.values())
    return len(sides) > 1 and all(a.isdisjoint(b) for i, a in enumerate(sides) for b in sides[i + 1 :])


def _chosen(
    base: Evidence, page: str, wanted: Callable[[Feature], bool], columns: list[str] | None = None
) -> pd.DataFrame:
    whole = side_by_side(base, page)
    kept = whole[[wanted(feature) for feature in base.theory.features]]
    return kept[["Question", *columns]] if columns else kept


def quoted(base: Evidence) -> dict[str, int]:
    """How many quotations are set apart on the page, by the role of the speaker."""
    counts: dict[str, int] = {}
    for row in base.tables.rows("passages"):
        if row["kind"] == "quotation":
            counts[row["speaker"]] = counts.get(row["speaker"], 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
