"""What stands at the back of the book: its terms, each with an anchor and its source, and the version of its data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain, make_glossary_term
from sphinx.util.docutils import SphinxDirective

from realist.evidence import checksum, load
from realist.evidence.datapackage import read_package
from realist.sphinxext.evidence_page import rows, tables

DATASET = "dataset-of-this-book"
"""The address, on whichever page has the directive, of what every page's foot leads to."""

AROUND_WORK = {
    "seen": ("", " · seen: {}"),
    "not checked against the source": ("", " · not checked against the source"),
    "ours": ("our own wording, and not that of ", ""),
}
"""What stands before and after the work named under a definition, by how the wording was checked."""


class TermsDirective(SphinxDirective):
    """``{terms}``: every term with its meaning, the work that it rests on, and where the study uses it.

    The terms are Sphinx's own glossary, so that a chapter can lead to one with the role ``term``.
    """

    def run(self) -> list[nodes.Node]:
        """Return the glossary, in alphabetical order."""
        folder = Path(self.env.srcdir, self.config.realist_data)
        self.seen = {row["source"]: row["seen"] for row in rows(folder, "sources")}
        listed = nodes.definition_list("", classes=["glossary"])
        for row in rows(folder, "glossary"):
            listed += self.entry(row)
        return [addnodes.glossary("", listed, sorted=True)]

    def entry(self, row: Mapping[str, str]) -> nodes.definition_list_item:
        """Return one term. What the row says is text; only its codes become citations and links."""
        source, line = self.get_source_info()
        name = [nodes.Text(row["term"])]
        term = make_glossary_term(self.env, name, None, source, line, None, self.state.document)
        means = nodes.paragraph("", row["definition"].rstrip(".") + ". ")
        means += self.inline(f"{{passage}}`{row['passages']}`" if row["passages"] else "")
        rests = nodes.paragraph("", "", classes=["evidence-facts"])
        before, after = AROUND_WORK[row["checked"]]
        cited = self.inline(f"{{cite:t}}`{row['source']}`")
        rests += [nodes.Text(before), *cited, nodes.Text(after.format(self.seen[row["source"]]))]
        return nodes.definition_list_item("", term, nodes.definition("", means, rests))

    def inline(self, markup: str) -> list[nodes.Node]:
        """Return roles as nodes."""
        found, _ = self.state.inline_text(markup, self.lineno) if markup else ([], [])
        return list(found)


class DatasetDirective(SphinxDirective):
    """``{dataset}``: the title, version and checksum of the evidence folder, as the built book holds it."""

    def run(self) -> list[nodes.Node]:
        """Return the three facts as a definition list."""
        standard = cast(StandardDomain, self.env.get_domain("std"))
        standard.anonlabels[DATASET] = (self.env.docname, DATASET)
        base = load(Path(self.env.srcdir, self.config.realist_data))
        facts = [
            ("Title", nodes.Text(base.title)),
            ("Version", nodes.Text(base.version)),
            ("Checksum (SHA-256 of what the tables say)", nodes.Text(base.checksum)),
        ]
        return [
            nodes.definition_list(
                "",
                *(
                    nodes.definition_list_item(
                        "", nodes.term("", name), nodes.definition("", nodes.paragraph("", "", what))
                    )
                    for name, what in facts
                ),
                ids=[DATASET],
            )
        ]


@cache
def dataset(folder: Path) -> dict[str, str]:
    """Title, version and checksum of an evidence folder; nothing where there is none."""
    if not (folder / "datapackage.json").is_file():
        return {}
    package = read_package(folder)
    return {**{name: str(package[name]) for name in ("title", "version")}, "checksum": checksum(tables(folder))}


def state_dataset(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Let a page say which evidence it was computed from, with a link to the page that explains it."""
    standard = cast(StandardDomain, app.env.get_domain("std"))
    page, anchor = standard.anonlabels.get(DATASET, ("", ""))
    if page and (stated := dataset(Path(app.srcdir, app.config.realist_data))):
        address = f"{app.builder.get_relative_uri(pagename, page)}#{anchor}"
        context["dataset"] = {**stated, "page": address}


def forget(app: Sphinx, config: object) -> None:
    """Read the evidence folder anew at every build."""
    dataset.cache_clear()


def setup(app: Sphinx) -> None:
    """Register the back matter with Sphinx."""
    app.connect("config-inited", forget)
    app.add_directive("terms", TermsDirective)
    app.add_directive("dataset", DatasetDirective)
    app.connect("html-page-context", state_dataset)
