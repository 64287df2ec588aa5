"""Tables that are written in prose, made like those that are computed: on a narrow screen each row becomes a card."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform


class Tag(nodes.General, nodes.Element):
    """An element of HTML around its children: ``open`` and ``close`` are markup of ours, ``attributes`` are escaped."""


def tag(open_: str, *children: nodes.Node, close: str = "", **attributes: str) -> Tag:
    """Make an element."""
    return Tag("", *children, open=open_, close=close or f"</{open_}>", html=attributes)


class ProseTables(SphinxPostTransform):
    """The first cell of a row heads it, and every other says under which heading it stands.

    `realist.web.html.table` makes the same of a computed table. One with cells that span others is left as it is.
    """

    default_priority = 400
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Put each table in other words of HTML; its text stays."""
        for table in list(self.document.findall(nodes.table)):
            heads = [row for head in table.findall(nodes.thead) for row in head.findall(nodes.row)]
            spans = any({"morecols", "morerows"} & set(entry.attributes) for entry in table.findall(nodes.entry))
            if len(heads) == 1 and not spans:
                table.replace_self(self.cards(table, heads[0]))

    def cards(self, table: nodes.table, head: nodes.row) -> Tag:
        """Return one table."""
        labels = [" ".join(entry.astext().split()) for entry in head.findall(nodes.entry)]
        headings = [tag("th", *entry.children, scope="col") for entry in head.findall(nodes.entry)]
        rows = [tag("tr", *self.cells(row, labels)) for body in table.findall(nodes.tbody) for row in body.children]
        whole = tag("table", tag("thead", tag("tr", *headings)), tag("tbody", *rows))
        return tag("div", whole, **{"class": "pst-scrollable-table-container realist-table"})

    def cells(self, row: nodes.Node, labels: list[str]) -> Iterator[Tag]:
        """Yield the cells of one row."""
        first, *rest = row.children
        yield tag("th", *first.children, scope="row")
        for label, entry in zip(labels[1:], rest, strict=True):
            yield tag("td", tag("div", *entry.children), **{"data-label": label})


def visit(self: Any, node: Tag) -> None:
    """Open an element. A space after each keeps the words of its cells apart for whoever reads the text alone."""
    self.body.append(self.starttag({}, node["open"], "", **node["html"]))


def depart(self: Any, node: Tag) -> None:
    """Close it."""
    self.body.append(f"{node['close']}\n")


def setup(app: Sphinx) -> None:
    """Register the tables with Sphinx."""
    app.add_node(Tag, html=(visit, depart))
    app.add_post_transform(ProseTables)
