"""Worksheets of executable chapters, and exercises that print, beside the pages of the built book."""

from __future__ import annotations

import posixpath
import shutil
from pathlib import Path
from typing import Any

from markupsafe import Markup
from sphinx.application import Sphinx

from realist import evidence
from realist.documents import worksheets
from realist.evidence.bibliography import citations
from realist.exercises import printed
from realist.sphinxext import chapter_questions
from realist.sphinxext.back_matter import dataset

LINK = Markup(
    '<p class="realist-worksheet">To work in Jupyter: '
    '<a href="{0}.ipynb" download>this chapter as a worksheet (.ipynb)</a>, '
    '<a href="{0}-tutor.ipynb" download>a tutor’s copy (.ipynb)</a></p>'
)


def worksheet_of(app: Sphinx, page: str) -> str:
    """Return where the worksheet of a page goes within the built book; nothing where the page is no notebook."""
    executable = page in app.env.found_docs and Path(app.env.doc2path(page)).suffix == ".ipynb"
    return f"worksheets/{posixpath.basename(page)}.ipynb" if executable else ""


def link_worksheet(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """End a chapter with the way to its worksheets."""
    if sheet := worksheet_of(app, pagename):
        stem = posixpath.relpath(sheet.removesuffix(".ipynb"), posixpath.dirname(pagename))
        context["body"] = context.get("body", "") + str(LINK.format(stem))


def write_worksheets(app: Sphinx, exception: Exception | None) -> None:
    """Put worksheets, and exercises that print, beside the pages; they are made anew and never kept."""
    if exception or app.builder.format != "html":
        return
    place, folder = Path(app.outdir, "worksheets"), Path(app.srcdir, app.config.realist_data)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    made_from = evidence.NAMED.format(**stated) if (stated := dataset(folder)) else ""
    cited = citations(folder / "sources.bib")
    for page in sorted(app.env.found_docs):
        if sheet := worksheet_of(app, page):
            chapter = worksheets.read(app.env.doc2path(page))
            asked = printed.questions(chapter_questions.of_chapter(folder, page))
            for tutor in (False, True):
                made = worksheets.worksheet(chapter, cited, asked, tutor=tutor, evidence=made_from)
                name = sheet.replace(".ipynb", "-tutor.ipynb") if tutor else sheet
                Path(app.outdir, name).write_text(worksheets.written(made), encoding="utf-8")
    if found := chapter_questions.loaded(folder):
        for stem, text in printed.pages(found[1], found[0]).items():
            (place / f"{stem}.html").write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Register the worksheets with Sphinx."""
    app.connect("html-page-context", link_worksheet)
    app.connect("build-finished", write_worksheets)
