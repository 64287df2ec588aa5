"""Where a partnership falls among the labels that a study lists, and where it does not fit.

A label is made of words, and each word is read as a test on one dimension: *informal or personal* asks for informal
ties and for ties between people. Which words a label has, and what each asks, are rows of an evidence base. The page
of the built book has the same rule in JavaScript, and a test in a browser holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
from markupsafe import Markup

from realist.evidence.base import HasTables
from realist.evidence.schema import TABLES
from realist.web.html import Html, links, table

DIMENSIONS = TABLES["partnership_words"].field("dimension").one_of
QUESTIONS = {
    "basis": ("Basis", "What binds the two sides?"),
    "formality": ("Formality", "Is it formal or informal?"),
    "level": ("Level", "Where in the system does it work?"),
    "boundary": ("Boundary", "Does it cross from one agency to another?"),
    "unit": ("Who is joined", "Does it join organisations, or people?"),
}
"""The name of each dimension, and what it asks of a tie."""
UNSAID = ("", "not stated")
"""How a tie says that nobody said where it stands on a dimension."""

Word = Literal["holds", "fails", "not said"]
Fit = Literal["every word", "some words", "no word", "not said"]


@dataclass(frozen=True, slots=True)
class LabelTest:
    """One word of a label: it holds where a tie stands at a place on a dimension."""

    word: str
    dimension: str
    value: str


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a list, with the words that it is made of.

    Attributes
    ----------
    id, label : str
    list : str
        Where the study lists it; labels of one list stand beside each other.
    words : tuple of LabelTest
    """

    id: str
    label: str
    list: str
    words: tuple[LabelTest, ...]

    def plain(self) -> dict[str, Any]:
        """The label as the page reads it."""
        words = [{"word": one.word, "dimension": one.dimension, "value": one.value} for one in self.words]
        return {"id": self.id, "label": self.label, "list": self.list, "words": words}


@dataclass(frozen=True, slots=True)
class Placement:
    """How a tie stands to one label.

    Attributes
    ----------
    label : str
        The label, by id.
    fit : {"every word", "some words", "no word", "not said"}
        ``not said`` where no word holds and some cannot be told, and for a label without words.
    words : tuple of (str, str)
        Each word, with whether it ``holds``, ``fails`` or is ``not said``.
    """

    label: str
    fit: Fit
    words: tuple[tuple[str, Word], ...]

    def plain(self) -> dict[str, Any]:
        """The place as the page returns it."""
        return {"label": self.label, "fit": self.fit, "words": [list(pair) for pair in self.words]}


def labels(base: HasTables) -> tuple[Label, ...]:
    """The labels of every list of an evidence base, in its order.

    Examples
    --------
    >>> from realist.evidence import load
    >>> labels(load("data/examples/cctv"))
    ()
    """
    sections = {row["passage"]: row["section"] for row in _rows(base, "passages")}
    words: dict[str, list[LabelTest]] = {}
    for row in _rows(base, "partnership_words"):
        words.setdefault(row["type"], []).append(LabelTest(row["word"], row["dimension"], row["value"]))
    return tuple(
        Label(
            row["type"], row["label"], sections.get(row["passage"], row["passage"]), tuple(words.get(row["type"], ()))
        )
        for row in _rows(base, "partnership_types")
    )


def dimensions(base: HasTables) -> list[dict[str, Any]]:
    """The dimensions of a tie as questions, with the answers of an evidence base.

    Returns
    -------
    list of dict
        ``id``, ``name``, ``question``, and ``values`` each with ``id`` and ``label``; *not said* is not among them.
    """
    levels = {str(row["level"]): str(row["label"]) for row in base.tables["levels"].to_dict("records")}
    found = []
    for dimension in DIMENSIONS:
        field = TABLES["partnerships"].field(dimension)
        values = levels if field.refers else {word: word for word in field.one_of if word not in UNSAID}
        name, question = QUESTIONS[dimension]
        plain = [{"id": value, "label": label} for value, label in values.items()]
        found.append({"id": dimension, "name": name, "question": question, "values": plain})
    return found


def place(tie: Mapping[str, str], among: Iterable[Label]) -> tuple[Placement, ...]:
    """How a tie stands to each label, word by word.

    No label is chosen: a tie may fit several wholly, or none, and both are worth knowing about a list.

    Parameters
    ----------
    tie : mapping of str to str
        A value for some of the dimensions; one that is missing, empty or ``not stated`` is not known.
    among : iterable of Label

    Returns
    -------
    tuple of Placement
        One for each label, in order.

    Examples
    --------
    >>> loose = Label("T3", "informal or personal", "Abstract", (
    ...     LabelTest("informal", "formality", "informal"), LabelTest("personal", "unit", "person")))
    >>> place({"formality": "informal", "unit": "organisation"}, [loose])[0].fit
    'some words'
    """
    found = []
    for label in among:
        words = tuple((one.word, _said(tie.get(one.dimension, ""), one.value)) for one in label.words)
        found.append(Placement(label.id, _fit([said for _, said in words]), words))
    return tuple(found)


def _said(value: str, wanted: str) -> Word:
    if value in UNSAID:
        return "not said"
    return "holds" if value == wanted else "fails"


def _fit(words: list[Word]) -> Fit:
    if "holds" in words:
        return "every word" if set(words) == {"holds"} else "some words"
    return "not said" if not words or "not said" in words else "no word"


def in_words(found: Placement) -> str:
    """A place as a phrase.

    Examples
    --------
    >>> in_words(Placement("T3", "some words", (("informal", "holds"), ("personal", "fails"))))
    'in part: informal; not personal'
    """
    by = {state: [word for word, said in found.words if said == state] for state in ("holds", "fails", "not said")}
    rest = [f"not {', not '.join(by['fails'])}"] if by["fails"] else []
    rest += [f"{', '.join(by['not said'])} not said"] if by["not said"] else []
    if found.fit == "every word":
        return f"fits: {', '.join(by['holds'])}"
    if found.fit == "some words":
        return f"in part: {'; '.join([', '.join(by['holds']), *rest])}"
    return "does not fit" if found.fit == "no word" else "not said"


def placed(base: HasTables, page: str, site: str = "") -> pd.DataFrame:
    """Every partnership of an evidence base, how it stands to each label, and where the study or we put it.

    Parameters
    ----------
    base : Evidence
    page : str
        The evidence page, as seen from the chapter.
    site : str
        Only this site; all of them where empty.

    Returns
    -------
    DataFrame
        ``Between`` and ``Where``; a column for each list, with those of its labels that fit wholly or in part;
        ``Coded as``, the labels that we gave it on reading the text; and ``Evidence``.
    """
    among, sites = labels(base), _named(base, "sites", "site")
    partners = _named(base, "partners", "partner")
    lists = tuple(dict.fromkeys(one.list for one in among))
    rows = []
    for row in _rows(base, "partnerships"):
        if site in ("", row["site"]):
            ends = f"{partners[row['from_partner']]} and {partners[row['to_partner']]}: {row['label']}"
            found = {name: _listed(row, [one for one in among if one.list == name]) for name in lists}
            coded = ", ".join(row["types"].split()) or "none"
            cited = links(row["findings"].split(), page)
            rows.append({"Between": ends, "Where": sites[row["site"]], **found, "Coded as": coded, "Evidence": cited})
    return pd.DataFrame(rows, columns=["Between", "Where", *lists, "Coded as", "Evidence"])


def _listed(tie: Mapping[str, str], own: list[Label]) -> Markup:
    """Those labels of one list that fit, wholly first, a line each."""
    found = [each for each in place(tie, own) if each.fit in ("every word", "some words")]
    found.sort(key=lambda each: each.fit != "every word")
    lines = [Markup("{} {}").format(each.label, in_words(each)) for each in found]
    return Markup("<br>").join(lines) or Markup("no word of any label holds")


def misfits(base: HasTables) -> pd.DataFrame:
    """For each list of labels and each site: which partnerships no label of the list fits wholly.

    Returns
    -------
    DataFrame
        A row for each list and site, with the partnerships as ``No label fits wholly`` and ``Some label does``.
    """
    among, sites = labels(base), _named(base, "sites", "site")
    partners = _named(base, "partners", "partner")
    rows = []
    for name in dict.fromkeys(one.list for one in among):
        own = [one for one in among if one.list == name]
        for site, where in sites.items():
            met: dict[bool, list[str]] = {True: [], False: []}
            for row in _rows(base, "partnerships"):
                if row["site"] == site:
                    whole = any(found.fit == "every word" for found in place(row, own))
                    ends = " and ".join(partners[row[end]] for end in ("from_partner", "to_partner"))
                    met[whole].append(f"{ends} ({row['label']})")
            without, within = ("; ".join(met[side]) or "none" for side in (False, True))
            rows.append({"List": name, "Where": where, "No label fits wholly": without, "Some label does": within})
    return pd.DataFrame(rows, columns=["List", "Where", "No label fits wholly", "Some label does"])


def words_table(base: HasTables, page: str) -> Html:
    """The labels taken apart: each word, and what it asks of a tie."""
    notes = {(row["type"], row["word"]): row["note"] for row in _rows(base, "partnership_words")}
    where = {row["type"]: row["passage"] for row in _rows(base, "partnership_types")}
    rows = [
        {
            "Word": one.word,
            "Label": f"{label.id}, {label.label}",
            "Asks for (our reading)": f"{one.dimension}: {one.value}",
            "What to watch": notes[label.id, one.word],
            "Where": links([where[label.id]], page, "passage"),
        }
        for label in labels(base)
        for one in label.words
    ]
    return table(pd.DataFrame(rows), "The labels, word by word")


def _rows(base: HasTables, name: str) -> list[dict[str, str]]:
    return [{str(k): str(v) for k, v in row.items()} for row in base.tables[name].to_dict("records")]


def _named(base: HasTables, name: str, key: str) -> dict[str, str]:
    return {row[key]: row["label"] for row in _rows(base, name)}
