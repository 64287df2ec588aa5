"""A work that the study cites and on which nothing in the book rests stands on *References* alone, without an address.

Its entry in `data/sources.bib` has the keyword ``references only``.
"""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
from collections.abc import Iterable, Iterator

import pytest
from pybtex.database import Entry, parse_file
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from tests.tree import ROOT, texts

KEYWORD = "references only"
HOLDS = {"data/sources.bib", "data/sources.csv", "book/references.md"}
ADDRESS = re.compile(r"https?:|\bwww\.|\bdoi\b|\b10\.\d{4,}/|\b[\w-]+\.(?:org|com|net|uk|eu|ie)\b", re.IGNORECASE)
ENTRIES = parse_file(str(ROOT / "data" / "sources.bib"), "bibtex").entries
TABLE = (ROOT / "data" / "sources.csv").read_text(encoding="utf-8")
SOURCES = {row["source"]: row for row in csv.DictReader(io.StringIO(TABLE))}


def apart() -> dict[str, Entry]:
    """The entries that stand on the page of references alone."""
    return {key: entry for key, entry in ENTRIES.items() if KEYWORD in entry.fields.get("keywords", "").split(", ")}


def title(entry: Entry) -> str:
    """The title of an entry, without the braces that keep its capitals."""
    return re.sub(r"[{}]", "", entry.fields["title"])


def said(text: str) -> str:
    """A text in small letters and single spaces, whatever marks stand between its words."""
    return " ".join(re.findall(r"\w+", text.lower()))


def mentions(name: str, text: str) -> Iterator[str]:
    """Say where a file speaks of a work that it may not speak of, by its key or by its title."""
    words = said(text)
    for key, entry in apart().items():
        if re.search(rf"\b{key}\b", text):
            yield f"{name} cites {key}"
        if said(title(entry)) in words:
            yield f"{name} names {title(entry)}"


def addresses(key: str, fields: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Say which fields of a work hold where it is to be had."""
    for field, value in fields:
        if field in ("doi", "url", "eprint", "isbn") or ADDRESS.search(value):
            yield f"{key}: {field} = {value}"


def test_there_are_such_works_and_each_has_a_row():
    assert apart()
    assert set(apart()) <= set(SOURCES)


def test_no_other_file_speaks_of_them():
    found = [each for name, text in texts(ROOT) if name not in HOLDS for each in mentions(name, text)]
    assert not found, "\n".join(found)


def test_none_has_an_address():
    rows = {key: [*entry.fields.items(), *SOURCES[key].items()] for key, entry in apart().items()}
    found = [each for key, fields in rows.items() for each in addresses(key, fields)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("key", sorted(apart()))
@pytest.mark.parametrize("spoken", ["See {{cite:t}}`{key}`.", "term,meaning,{key},seen", "It is *{title}*,\nand more."])
def test_a_planted_citation_is_found(key, spoken):
    assert list(mentions("page.md", spoken.format(key=key, title=title(apart()[key]).upper())))


@pytest.mark.parametrize(
    "field", [("doi", "10.1000/1"), ("url", "x"), ("note", "see https://a.b"), ("howpublished", "example.org")]
)
def test_a_planted_address_is_found(field):
    assert list(addresses("key", [("title", "A work"), field]))
    assert not list(addresses("key", [("title", "A work"), ("year", "2023"), ("note", "Seen: 3.5 pages")]))


def works(page: str) -> dict[str, str]:
    """Each work of a page of references, by the id to which others link."""
    return dict(re.findall(r'<div class="citation" id="([^"]+)"[^>]*>(.*?)</div>', page, re.DOTALL))


def test_the_page_of_references_shows_them_and_leads_nowhere(tmp_path):
    source, out, warnings = tmp_path / "source", tmp_path / "html", io.StringIO()
    source.mkdir()
    shutil.copytree(ROOT / "data", source / "data")
    shutil.copy(ROOT / "book" / "references.md", source / "index.md")
    settings = {
        "extensions": ["myst_nb", "sphinxcontrib.bibtex", "realist.sphinxext"],
        "bibtex_bibfiles": ["data/sources.bib"],
        "bibtex_reference_style": "author_year",
        "realist_data": "data",
    }
    with docutils_namespace():
        Sphinx(
            str(source), None, str(out), str(tmp_path / "doctrees"), "html", settings, status=None, warning=warnings
        ).build()
    shown = works((out / "index.html").read_text(encoding="utf-8"))
    for key, entry in apart().items():
        [work] = [each for each in shown.values() if said(title(entry)) in said(html.unescape(each))]
        assert f"Seen: {SOURCES[key]['seen']}." in work
        assert "http" not in work


def test_no_other_built_page_speaks_of_them_or_leads_to_them(book):
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(book.rglob("*.html"))}
    references = book / "book" / "references.html"
    ids = [
        name
        for name, work in works(pages.pop(references)).items()
        if any(said(title(entry)) in said(html.unescape(work)) for entry in apart().values())
    ]
    assert len(ids) == len(apart())
    found = []
    for path, page in pages.items():
        found += [f"{path.name} leads to #{name}" for name in ids if f'references.html#{name}"' in page]
        found += mentions(path.name, html.unescape(page))
    assert not found, "\n".join(found)
