"""What is looked up at the back of the book: the meaning of every field, how far each work was seen, the versions."""

from __future__ import annotations

import platform
import re
from importlib import metadata
from pathlib import Path
from typing import Any, cast

import pandas as pd
from docutils import nodes
from markupsafe import Markup
from myst_nb.ext.execution_tables import METADATA_KEY
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinxcontrib.bibtex.domain import BibtexDomain

from realist.evidence.schema import CODE, NUMBER_LIMIT, TABLES, TEXT_LIMIT, Field, Table
from realist.sphinxext.evidence_page import rows, tables
from realist.text import stopped
from realist.web.html import Html, table

OURS = "realist"
"""The name under which this package is installed."""


def holds(field: Field) -> str:
    """What a field may hold, in words.

    Examples
    --------
    >>> holds(TABLES["findings"].field("passage"))
    'A code of the table passages. Needed in every row.'
    """
    if field.one_of:
        what = f"One of: {', '.join(field.one_of)}"
    elif field.refers:
        what = f"{'Codes' if field.many else 'A code'} of the table {field.refers}"
        what += ", with a space between them" if field.many else ""
    elif field.many:
        what = "Codes, with a space between them"
    elif field.type == "integer":
        what = "A whole number"
    else:
        what = "A code of its own" if field.code else "Text"
    return f"{what}. {'Needed in every row' if field.required else 'May be empty'}."


def dictionary(described: Table) -> Html:
    """The fields of one table: what each means to an evaluator, what it may hold, a good example and a bad one."""
    frame = pd.DataFrame(
        [
            {
                "Field": field.name + (" (key)" if field.name in described.key else ""),
                "Meaning": stopped(field.about),
                "May hold": holds(field),
                "Good": field.good,
                "Bad": field.bad,
            }
            for field in described.fields
        ]
    )
    return table(frame, f"Fields of {described.file}")


class DictionaryDirective(SphinxDirective):
    """``{dictionary}``: a section for each table of the evidence folder, with its fields and how many rows it has."""

    def run(self) -> list[nodes.Node]:
        """Return the sections, in the order in which the tables are described."""
        have = tables(Path(self.env.srcdir, self.config.realist_data))
        sections: list[nodes.Node] = []
        for described in TABLES.values():
            section = nodes.section("", nodes.title("", described.file), ids=[f"table-{nodes.make_id(described.name)}"])
            count = len(have.rows(described.name)) if described.name in have else 0
            counted = f" {count} {'row' if count == 1 else 'rows'} here."
            section += nodes.paragraph("", stopped(described.about) + counted)
            section += nodes.raw("", str(dictionary(described)), format="html")
            sections.append(section)
        rules = (
            f"A code matches {CODE}. A text has {TEXT_LIMIT} characters at most, a number is {NUMBER_LIMIT:,} at most."
        )
        return [nodes.paragraph("", rules), *sections]


def versions() -> list[tuple[str, str]]:
    """The version of Python, of this package, and of each package that it needs, by name.

    Examples
    --------
    >>> versions()[0][0]
    'Python'
    """
    needed = [re.split(r"[^\w.-]", line)[0] for line in metadata.requires(OURS) or [] if "extra ==" not in line]
    return [
        ("Python", platform.python_version()),
        (OURS, metadata.version(OURS)),
        *((name, metadata.version(name)) for name in sorted(needed, key=str.casefold)),
    ]


class VersionsDirective(SphinxDirective):
    """``{versions}``: with which versions the book was built."""

    def run(self) -> list[nodes.Node]:
        """Return them as a table."""
        frame = pd.DataFrame(versions(), columns=["Program", "Version"])
        return [nodes.raw("", str(table(frame, "Versions with which this book was built")), format="html")]


class RunTimesDirective(SphinxDirective):
    """``{runtimes}``: each executable page with how long it took to run when it was last executed."""

    def run(self) -> list[nodes.Node]:
        """Return a place to fill when every page has been read; myst-nb writes this page again after a run."""
        NbMetadataCollector.set_doc_data(self.env, self.env.docname, METADATA_KEY, value=True)
        return [RunTimes()]


class RunTimes(nodes.General, nodes.Element):
    """Stands where the table of run times goes; it is no text, so that a search finds no times in it."""


def visit_run_times(self: Any, node: RunTimes) -> None:
    """Write the table."""
    self.body.append(node["table"])
    raise nodes.SkipNode


def fill_run_times(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the table in its place, from what myst-nb noted of each notebook."""
    for place in doctree.findall(RunTimes):
        noted = NbMetadataCollector.get_doc_data(app.env)
        ran = [
            {
                "Page": Markup('<a href="{}">{}</a>').format(
                    app.builder.get_relative_uri(docname, page), app.env.titles[page].astext()
                ),
                "Seconds": f"{data['exec_data']['runtime']:.1f}" if data["exec_data"]["runtime"] else "not timed",
                "Ran to its end": "yes" if data["exec_data"]["succeeded"] else "no",
            }
            for page, data in sorted(noted.items())
            if data.get("exec_data")
        ]
        frame = pd.DataFrame(ran, columns=["Page", "Seconds", "Ran to its end"])
        place["table"] = str(table(frame, "How long each page took to run"))


def say_how_seen(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Add to each work in a bibliography how much of it was before us, as the table of sources says."""
    if "cite" not in app.env.domains:
        return
    keys = {cited.citation_id: cited.key for cited in cast(BibtexDomain, app.env.get_domain("cite")).citations}
    told = {row["source"]: row for row in rows(Path(app.srcdir, app.config.realist_data), "sources")}
    for work in doctree.findall(nodes.citation):
        row = next((told[keys[one]] for one in work["ids"] if keys.get(one) in told), None)
        if row is not None:
            said = f"Seen: {row['seen']}." + (f" {stopped(row['note'])}" if row["note"] else "")
            work.append(nodes.paragraph("", said, classes=["evidence-facts"]))


def setup(app: Sphinx) -> None:
    """Register the reference pages with Sphinx."""
    app.add_node(RunTimes, html=(visit_run_times, None))
    app.add_directive("dictionary", DictionaryDirective)
    app.add_directive("versions", VersionsDirective)
    app.add_directive("runtimes", RunTimesDirective)
    app.connect("doctree-resolved", fill_run_times)
    app.connect("doctree-resolved", say_how_seen)
