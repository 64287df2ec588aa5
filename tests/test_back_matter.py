"""The back of the book: every term with its meaning, source and passages; what a row says is never markup."""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from realist import evidence
from tests.tree import ROOT

CCTV = ROOT / "data" / "examples" / "cctv"


def build(folder: Path, text: str, meaning: str = "") -> tuple[str, str]:
    """A page over the small evidence base, one meaning changed, and the warnings of its build."""
    source = folder / "source"
    shutil.copytree(CCTV, source / "data")
    if meaning:
        table = source / "data" / "glossary.csv"
        fields, *rows = csv.reader(table.read_text(encoding="utf-8").splitlines())
        rows[0][fields.index("definition")] = meaning
        with table.open("w", encoding="utf-8", newline="") as written:
            csv.writer(written, lineterminator="\n").writerows([fields, *rows])
    (source / "index.md").write_text(text + "\n\n```{toctree}\nproof\n```\n", encoding="utf-8")
    (source / "proof.md").write_text("# Proof\n\n```{evidence}\n```\n\n```{bibliography}\n```\n", encoding="utf-8")
    settings = {
        "extensions": ["myst_nb", "sphinxcontrib.bibtex", "realist.sphinxext.extension"],
        "bibtex_bibfiles": ["data/sources.bib"],
        "realist_data": "data",
    }
    warnings, out = io.StringIO(), folder / "html"
    with docutils_namespace():
        Sphinx(
            str(source), None, str(out), str(folder / "doctrees"), "html", settings, status=None, warning=warnings
        ).build()
    return (out / "index.html").read_text(encoding="utf-8"), warnings.getvalue()


@pytest.fixture(scope="module")
def base() -> evidence.Evidence:
    return evidence.load(CCTV)


def test_every_term_has_an_anchor_a_meaning_a_source_and_its_passages_and_a_chapter_can_lead_to_it(tmp_path, base):
    rows = base.tables.rows("glossary")
    page, warnings = build(tmp_path, f"# Terms\n\nSee {{term}}`{rows[0]['term']}`.\n\n```{{terms}}\n```\n")
    assert warnings == ""
    entries = dict(re.findall(r'<dt id="term-[^"]+">([^<]+)<.*?</dt><dd>(.*?)</dd>', page, re.DOTALL))
    assert list(entries) == sorted((row["term"] for row in rows), key=str.casefold)
    assert f'href="#term-{rows[0]["term"]}"' in page
    for row in rows:
        entry = entries[row["term"]]
        assert row["definition"].rstrip(".") in html.unescape(entry).replace("’", "'")
        assert re.findall(r'href="proof\.html#passage-([^"]+)"', entry) == list(row.codes("passages"))
        assert 'href="proof.html#id' in entry
        assert row["checked"] in entry


def test_a_meaning_is_never_markup(tmp_path):
    page, _ = build(tmp_path, "# Terms\n\n```{terms}\n```\n", "A {ref}`x` and *this* [link](https://example.org) & <b>")
    assert "A {ref}`x` and *this* [link](https://example.org) &amp; &lt;b&gt;. " in page


def test_the_dataset_says_its_title_version_and_checksum(tmp_path, base):
    page, warnings = build(tmp_path, "# Data\n\n```{dataset}\n```\n")
    assert warnings == ""
    for fact in (base.title, base.version, base.checksum):
        assert f"<p>{html.escape(fact)}</p>" in page
