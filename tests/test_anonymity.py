"""No page that speaks of Force A, B or C names a police force of the United Kingdom: no letter leads to a place.

The list holds every territorial force (43 in England and Wales, one each in Scotland and Northern Ireland), so that
this test points at none of them. Beside its official name each stands with its counties and the largest cities that
people say instead. Left out are words that mean something else far more often (Reading, which is what one does with a
book; Bath; Wells) and the nations themselves, since the law of a nation may be spoken of.
"""

from __future__ import annotations

import csv
import html
import io
import re
from pathlib import Path

import pytest

from tests.tree import ROOT, texts

LIST = Path(__file__).parent / "fixtures" / "police_forces.csv"
FORCES = list(csv.DictReader(LIST.read_text(encoding="utf-8").splitlines()))
AREAS = {area for row in FORCES for area in (row["force"], *row["areas"].split("|"))}
NAMES = AREAS | {row["official"] for row in FORCES}

SPEAKS = re.compile(r"\b[Ff]orces?(?:[\s-]|&nbsp;)+[ABC]\b")
NAME = "|".join(map(re.escape, sorted(NAMES, key=len, reverse=True)))
NAMED = re.compile(rf"(?=[A-Z])(?<![\w-])(?:{NAME})(?![\w-])")  # a capital first: most places are passed by at once

PLACE = "(?:" + "|".join(map(re.escape, sorted(AREAS, key=len, reverse=True))) + ")"
PUBLISHER = (
    r"(?:Sage|SAGE|Policy Press|Polity|Routledge|Palgrave|Macmillan|Willan|Springer|Blackwell|Wiley|Home Office"
    r"|Ministry of Justice|HM Government|HMSO|HMICFRS|HMIC|The Stationery Office|Cabinet Office)"
)
# Names that institutions carry in a bibliography or an affiliation: where a scholar works, where a book came out.
INSTITUTIONS = re.compile(
    rf"(?=[A-Z])(?:University of {PLACE}\b|\bCollege {PLACE}\b|\b{PLACE} School of [A-Z]"
    rf"|\b{PLACE} Academic Repository\b"
    rf"|\b{PLACE} (?:Metropolitan |Hallam |Trent |Brookes |John Moores )?University(?: Press)?\b"
    rf"|\b{PLACE}: {PUBLISHER}\b|\b{PUBLISHER}, {PLACE}\b|\bNew\sYork\b)"
)
AWARD = re.compile(r"\b(?:[A-Za-z0-9]+[-/ ])+20\d\d[-/ ]\d{2}[-/ ]\d{4,}\b")  # a funder's number leads to the programme
# Columns that hold the three forces by their bare letters, or their schemes.
BY_LETTER = ("site", "sites", "speaker_site", "scheme", "shared_with")


def names(text: str) -> list[str]:
    """Return the places and forces that a text names, institutions set aside."""
    text = re.sub(r"\s+", " ", text)
    return sorted({found[0] for found in NAMED.finditer(INSTITUTIONS.sub("—", text))})


def speaks(text: str) -> bool:
    """Return whether a text speaks of a force by its letter."""
    return bool(SPEAKS.search(text))


def of_table(text: str) -> bool:
    """Return whether a table has a row about one of the three forces, by name or by its letter in a column of codes."""
    rows = list(csv.DictReader(io.StringIO(text)))
    codes = {code for row in rows for column in BY_LETTER for code in (row.get(column) or "").split()}
    return speaks(text) or any(re.fullmatch(r"[ABC](-group-\d)?", code) for code in codes)


def of_page(text: str) -> str:
    """Return everything a built page says: its words, what its tags and scripts carry, and its words across tags."""
    plain = html.unescape(text)
    return (
        plain + "\n" + html.unescape(re.sub(r"<[^>]*>", "", text)) + "\n" + html.unescape(re.sub(r"<[^>]*>", " ", text))
    )


def leaks(name: str, text: str) -> list[str]:
    """Return what a file names although it speaks of a force by its letter."""
    if name.endswith(".html"):
        text = of_page(text)
    about = of_table(text) if name.endswith(".csv") else speaks(text)
    return [f"{name} speaks of a force by its letter and names {found}" for found in names(text)] if about else []


def test_no_file_of_ours_names_a_force():
    found = [leak for name, text in texts(ROOT) for leak in leaks(name, text)]
    assert not found, "\n".join(found)


def test_no_file_of_ours_gives_the_number_of_an_award():
    assert AWARD.search("Supported by a fund, award " + "-".join(("G9", "SCH", "2031", "01", "12345")))
    assert not [f"{name} has {found[0]}" for name, text in texts(ROOT) for found in AWARD.finditer(text)]


def test_no_built_page_names_a_force(book):
    found = [
        leak
        for page in sorted(book.rglob("*.html"))
        for leak in leaks(page.relative_to(book).as_posix(), page.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


def test_every_territorial_force_is_on_the_list():
    assert len(FORCES) == len({row["force"] for row in FORCES}) == 43 + 2
    assert all(row["official"] and row["areas"] for row in FORCES)


def test_a_planted_page_fails_for_every_name():
    missed = []
    for named in sorted(NAMES):
        planted = (
            f"# Schemes\n\nForce B has a provider.\n\nIn {named}, officers know it.\n",
            f"Forces B and C differ, as in\n{named.replace(' ', chr(10), 1)}.",
        )
        missed += [named] * (names(f"Force B has a provider. In {named}, officers know it.") == [])
        missed += [text for text in planted if not leaks("page.md", text)]
    assert missed == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html", "<p>Force&nbsp;A</p><p title='as in {}'>it</p>"),
        ("page.html", "<p>Force <b>A</b> is <i>{}</i></p>"),
        ("page.html", '<p>Force C</p><script type="application/json">{{"note": "{}"}}</script>'),
        ("rows.csv", "scheme,note\nB-group-1,as in {}\n"),
        ("rows.csv", "finding,sites,statement\nF-1a,B C,as in {}\n"),
        ("rows.csv", "passage,gist\nF-1,Force A is like {}\n"),
    ],
)
def test_every_kind_of_page_is_read(name, text):
    assert leaks(name, text.format(FORCES[0]["official"]))


@pytest.mark.parametrize(
    "text",
    [
        "It names {} and speaks of no letter.",
        "Force A is discussed by a scholar at the University of {}.",
        "Force A is discussed in a book. {} University Press.",
        "Force A is discussed in a book. {}: Policy Press.",
        "Force A is discussed in a book. Routledge, {}, 2020.",
    ],
)
def test_what_points_at_no_force_may_stand(text):
    assert not leaks("page.md", text.format(FORCES[5]["force"]))


def test_case_and_whole_words_matter():
    assert not names(" ".join(name.lower() for name in NAMES if name[1:].islower()))
    assert not names(" ".join("x" + re.sub(r"[ -]", "", name) + "y" for name in NAMES))
