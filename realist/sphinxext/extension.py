"""What the book asks of Sphinx: markers that lead to the evidence, our scripts, and a cache that is never stale.

Loaded through ``_config.yml``, where ``realist_data`` names the evidence folder. Nothing here knows what it is about.
"""

from __future__ import annotations

import hashlib
import posixpath
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from markupsafe import Markup
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.domains.std import StandardDomain
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import make_refnode

from realist import evidence
from realist.documents import worksheets
from realist.evidence.bibliography import citations
from realist.evidence.datapackage import read_package
from realist.exercises import printed
from realist.sphinxext import (
    back_matter,
    chapter_questions,
    directives,
    evidence_page,
    prose_tables,
    reference_pages,
    routes,
)
from realist.sphinxext.numbers import number
from realist.views.bench_state import details_script
from realist.web import policy

PACKAGE = Path(__file__).parent.parent
SCRIPTS = {
    "page-bench": ('data-realist-widget="bench"',),
    "page-exercises": tuple(f'data-realist-widget="{name}"' for name in ("exercise", "hand-in", "class-view")),
    "page-lookup": ("data-lookup",),
    "page-room": ('data-realist-widget="room"',),
    "page-ties": ('data-realist-widget="ties"',),
    "page-views": ("data-realist-chain", "data-realist-browse", "data-realist-trial"),
}
"""What we load, in this order, by the stem of its file; each with the texts that mark a page in need of it."""
ON_DEMAND = ("word", "qr", "ask", "papers")
"""The stems of our own scripts that a page loads only when a reader asks for them."""
REPAIRS = (' aria-label="Toggle hidden content"', ' role="doc-biblioentry"', ' role="list"')
"""What stands in the way of a screen reader: a name for folded cells that hides the words they show, outdated roles."""


WIDE = '<div class="realist-widget"'
"""How a widget begins that takes the width of the page. Its output loses the class ``text_html``: the theme asks of all
of those whether a table of pandas is in them, and a browser would look through the widget anew at every change."""


WORKSHEET = Markup(
    '<p class="realist-worksheet">To work in Jupyter: '
    '<a href="{0}.ipynb" download>this chapter as a worksheet (.ipynb)</a>, '
    '<a href="{0}-tutor.ipynb" download>a tutor’s copy (.ipynb)</a></p>'
)

REDIRECT_PAGE = Markup(
    '<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n{policy}\n'
    '<link rel="icon" href="data:,">\n'
    '<meta http-equiv="refresh" content="0; url={page}">\n<title>{title}</title>\n</head>\n'
    '<body><p><a href="{page}">{title}</a></p></body>\n</html>\n'
)
"""Stands at the top of the built folder where the first page of the book is further down."""

logger = logging.getLogger(__name__)


class EvidenceMarker(nodes.inline):
    """Links to the evidence; several are announced to a screen reader under one name."""


def content_key(folders: Iterable[Path]) -> str:
    """Return a digest of every file in some folders, names included.

    A chapter's numbers come from the evidence and from the code that reads it. Two builds may share executed
    notebooks only where this digest is the same.

    Parameters
    ----------
    folders
        Folders to read, all the way down; one that does not exist counts as empty.

    Returns
    -------
    str
        Sixteen hexadecimal digits.

    Examples
    --------
    >>> from pathlib import Path
    >>> content_key([Path("no such folder")])
    'e3b0c44298fc1c14'
    """
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def key_cache(app: Sphinx, config: Config) -> None:
    """Give each state of the evidence and of the package a notebook cache of its own, and drop the others.

    Sphinx reads every page again when this setting changes, so pages that show evidence without a notebook follow too.
    """
    evidence_page.tables.cache_clear()
    dataset.cache_clear()
    caches = Path(app.outdir).parent / ".jupyter_cache"
    key = content_key([Path(app.srcdir, config.realist_data), PACKAGE])
    if caches.is_dir():
        for old in (path for path in caches.iterdir() if path.name != key):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    config["nb_execution_cache_path"] = str(caches / key)


class PassageRole(SphinxRole):
    """``{passage}`F-OPC-04 F-OPC-06` ``: one quiet marker with a link to each passage or finding named."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the marker; warn, with file and line, of a locator that the evidence does not hold."""
        known = evidence_page.anchors(Path(self.env.srcdir, self.config.realist_data))
        locators = self.text.split()
        for locator in locators or ["(none given)"]:
            if locator not in known:
                logger.warning(
                    "no passage or finding %s in %s", locator, self.config.realist_data, location=self.get_location()
                )
        marker = EvidenceMarker(
            classes=["evidence"], name="Evidence: " + ", ".join(locators) if len(locators) > 1 else ""
        )
        for locator in (each for each in locators if each in known):
            content = nodes.inline()
            content += nodes.inline("", "Evidence: ", classes=["visually-hidden"])
            content += nodes.Text(locator)
            link = pending_xref(
                "", content, refdoc=self.env.docname, reftype="passage", reftarget=known[locator], refwarn=True
            )
            self.set_source_info(link)
            marker += link
        return [marker], []


class ReadingRole(SphinxRole):
    """``{reading}`ours` ``: a quiet marker for what we infer and the evidence does not say; a reason may follow."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the marker."""
        words = "our reading" + (self.text[4:] if self.text.startswith("ours") else f": {self.text}")
        return [nodes.inline("", words, classes=["reading"])], []


class NumberRole(SphinxRole):
    """``{number}`participants.ROW` ``: a number worked out from the evidence; see `realist.sphinxext.numbers`."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the number as text; warn, with file and line, of a name that the evidence has no number for."""
        try:
            found = number(evidence_page.tables(Path(self.env.srcdir, self.config.realist_data)), self.text)
        except ValueError as wrong:
            logger.warning("%s", wrong, location=self.get_location())
            found = self.text
        return [nodes.Text(found)], []


def resolve_passage(app: Sphinx, env: Any, node: pending_xref, content: nodes.TextElement) -> nodes.reference | None:
    """Link a marker to its anchor on whichever page holds the evidence."""
    if node["reftype"] != "passage":
        return None
    target = env.get_domain("std").anonlabels.get(node["reftarget"].lower())
    if target is None:
        return None
    page, anchor = target
    return make_refnode(app.builder, node["refdoc"], page, anchor, content)


def visit_marker(self: Any, node: EvidenceMarker) -> None:
    """Open the marker, named where it holds several links."""
    named = {"ROLE": "group", "ARIA-LABEL": node["name"]} if node["name"] else {}
    self.body.append(self.starttag(node, "span", "", **named))


def depart_marker(self: Any, node: EvidenceMarker) -> None:
    """Close the marker."""
    self.body.append("</span>")


def drop_widget_state(app: Sphinx, env: Any) -> None:
    """Leave out the state that a widget manager would read: no page loads one, and our container holds what it needs.

    It is a second copy of the evidence on the page, under names drawn anew at every run.
    """
    for metadata in getattr(env, "nb_metadata", {}).values():
        metadata.get("js_files", {}).pop("ipywidgets_state", None)


def copy_scripts(app: Sphinx) -> None:
    """Put our scripts and styles beside the theme's files, so that no page needs another host."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    static.mkdir(parents=True, exist_ok=True)
    for stem in ("page*", *ON_DEMAND):
        for path in (PACKAGE / "static").glob(f"{stem}.*"):
            shutil.copyfile(path, static / path.name)


def write_details(app: Sphinx) -> None:
    """Write what the bench asks for later as a script, which also loads where there is no server."""
    folder = Path(app.srcdir, app.config.realist_data)
    if app.builder.format == "html" and (folder / "configurations.csv").is_file():
        script = details_script(evidence.load(folder))
        Path(app.outdir, "_static", "details.js").write_text(script, encoding="utf-8")


def finish_page(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Load our scripts where a page holds something for them, and repair what hinders a screen reader."""
    body = context.get("body", "")
    if "data-realist-" in body:
        app.add_css_file("page.css")
    if WIDE in body:
        app.add_css_file("wide.css")
        body = body.replace(f'<div class="output text_html">{WIDE}', f'<div class="output is-around-widget">{WIDE}')
    for stem, marks in SCRIPTS.items():
        if any(mark in body for mark in marks):
            app.add_js_file(f"{stem}.js", loading_method="defer")
    for repair in REPAIRS:
        body = body.replace(repair, "")
    body = prose_tables.as_cards(body)
    if sheet := worksheet_of(app, pagename):
        stem = sheet.removesuffix(".ipynb")
        body += str(WORKSHEET.format(posixpath.relpath(stem, posixpath.dirname(pagename))))
    if body:
        context["body"] = body


@cache
def dataset(folder: Path) -> dict[str, str]:
    """Title, version and checksum of an evidence folder; nothing where there is none."""
    if not (folder / "datapackage.json").is_file():
        return {}
    tables = evidence_page.tables(folder)
    package = read_package(folder)
    return {**{name: str(package[name]) for name in ("title", "version")}, "checksum": evidence.checksum(tables)}


def state_dataset(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Let a page say which evidence it was computed from, with a link to the page that explains it."""
    standard = cast(StandardDomain, app.env.get_domain("std"))
    page, anchor = standard.anonlabels.get(back_matter.DATASET, ("", ""))
    if page and (stated := dataset(Path(app.srcdir, app.config.realist_data))):
        address = f"{app.builder.get_relative_uri(pagename, page)}#{anchor}"
        context["dataset"] = {**stated, "page": address}


def keep_policy(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """State the content security policy in a page's head, and leave out the theme's scripts within the page.

    They set options of parts that the book does not use: a switch between versions, and searching while typing.
    """
    context["metatags"] = f"\n    {policy.meta()}{context.get('metatags', '')}"
    scripts = context.get("script_files", [])
    scripts[:] = [script for script in scripts if getattr(script, "filename", script)]


def write_redirect(app: Sphinx, exception: Exception | None) -> None:
    """Write what stands beside the pages: the way from the folder to its first page, and headers for a server."""
    if exception or app.builder.format != "html":
        return
    out = Path(app.outdir)
    (out / "_headers").write_text(policy.headers_file(), encoding="utf-8")
    if app.config.root_doc != "index":
        text = REDIRECT_PAGE.format(
            lang=app.config.language,
            policy=policy.meta(),
            title=app.config.html_title or app.config.project,
            page=app.builder.get_target_uri(app.config.root_doc),
        )
        (out / "index.html").write_text(text, encoding="utf-8")


def worksheet_of(app: Sphinx, page: str) -> str:
    """Return where the worksheet of a page goes within the built book; nothing where the page is no notebook."""
    executable = page in app.env.found_docs and Path(app.env.doc2path(page)).suffix == ".ipynb"
    return f"worksheets/{posixpath.basename(page)}.ipynb" if executable else ""


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


def setup(app: Sphinx) -> dict[str, bool]:
    """Register all of this with Sphinx."""
    app.add_config_value("realist_data", "data", "env", str)
    app.add_config_value("realist_configurations", "", "env", str)
    app.add_node(EvidenceMarker, html=(visit_marker, depart_marker))
    app.add_node(reference_pages.RunTimes, html=(reference_pages.visit_run_times, None))
    app.add_role("passage", PassageRole())
    app.add_role("reading", ReadingRole())
    app.add_role("number", NumberRole())
    app.add_directive("evidence", evidence_page.EvidenceDirective)
    app.add_directive("findings", evidence_page.FindingsDirective)
    app.add_directive("terms", back_matter.TermsDirective)
    app.add_directive("dataset", back_matter.DatasetDirective)
    app.add_directive("dictionary", reference_pages.DictionaryDirective)
    app.add_directive("versions", reference_pages.VersionsDirective)
    app.add_directive("runtimes", reference_pages.RunTimesDirective)
    app.add_directive("route", routes.RouteDirective)
    app.add_directive("glimpse", routes.GlimpseDirective)
    app.add_directive("frame", directives.FrameDirective)
    app.add_directive("vignette", directives.VignetteDirective)
    chapter_questions.setup(app)
    app.connect("config-inited", key_cache)
    app.connect("builder-inited", copy_scripts)
    app.connect("env-updated", drop_widget_state)
    app.connect("builder-inited", write_details)
    app.connect("missing-reference", resolve_passage)
    app.connect("doctree-resolved", reference_pages.fill_run_times)
    app.connect("doctree-resolved", reference_pages.say_how_seen)
    app.connect("html-page-context", finish_page)
    app.connect("html-page-context", state_dataset)
    app.connect("html-page-context", keep_policy, priority=900)
    app.connect("build-finished", write_worksheets)
    app.connect("build-finished", write_redirect, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
