"""Scripts and styles of ours: copied into the built book, and asked for by those pages alone that need them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from realist.evidence import load
from realist.views.bench_state import details_script
from realist.web.embed import STATIC

SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "page-bench": ('data-realist-widget="bench"',),
    "page-exercises": tuple(f'data-realist-widget="{name}"' for name in ("exercise", "hand-in", "class-view")),
    "page-lookup": ("data-lookup",),
    "page-room": ('data-realist-widget="room"',),
    "page-ties": ('data-realist-widget="ties"',),
    "page-views": ("data-realist-chain", "data-realist-browse", "data-realist-trial"),
}
"""What we load, in this order, by the stem of its file; each with the texts that mark a page in need of it."""
STYLES: Mapping[str, tuple[str, ...]] = {"page": ("data-realist-",), "wide": ('<div class="realist-widget"',)}
"""Likewise for styles."""
ON_DEMAND = ("word", "qr", "ask", "papers")
"""The stems of our own scripts that a page loads only when a reader asks for them."""


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
        for path in STATIC.glob(f"{stem}.*"):
            shutil.copyfile(path, static / path.name)


def write_details(app: Sphinx) -> None:
    """Write what the bench asks for later as a script, which also loads where there is no server."""
    folder = Path(app.srcdir, app.config.realist_data)
    if app.builder.format == "html" and (folder / "configurations.csv").is_file():
        script = details_script(load(folder))
        Path(app.outdir, "_static", "details.js").write_text(script, encoding="utf-8")


def load_assets(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Let a page load the scripts and styles for what it holds."""
    body = context.get("body", "")
    for stem in _needed(body, STYLES):
        app.add_css_file(f"{stem}.css")
    for stem in _needed(body, SCRIPTS):
        app.add_js_file(f"{stem}.js", loading_method="defer")


def _needed(body: str, files: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [stem for stem, marks in files.items() if any(mark in body for mark in marks)]


def setup(app: Sphinx) -> None:
    """Register the assets with Sphinx."""
    app.connect("builder-inited", copy_scripts)
    app.connect("builder-inited", write_details)
    app.connect("env-updated", drop_widget_state)
    app.connect("html-page-context", load_assets)
