"""The content security policy of every page, and what stands beside the pages in the folder of the built book."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import Markup
from sphinx.application import Sphinx

from realist.web import policy

REDIRECT_PAGE = Markup(
    '<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n{policy}\n'
    '<link rel="icon" href="data:,">\n'
    '<meta http-equiv="refresh" content="0; url={page}">\n<title>{title}</title>\n</head>\n'
    '<body><p><a href="{page}">{title}</a></p></body>\n</html>\n'
)
"""Stands at the top of the built folder where the first page of the book is further down."""


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


def setup(app: Sphinx) -> None:
    """Register the finish of pages with Sphinx, after whatever else changes them."""
    app.connect("html-page-context", keep_policy, priority=900)
    app.connect("build-finished", write_redirect, priority=900)
