"""What in the markup of the libraries beneath stands in a reader's way, mended where it is written."""

from __future__ import annotations

import html
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode, depart_HideCellInput
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

WIDGET = '<div class="realist-widget"'
"""How a widget begins that takes the width of the page."""


class WidgetOutputs(SphinxPostTransform):
    """The output that holds a widget loses the class ``text_html``.

    The theme asks of all outputs of that class whether a table of pandas is in them, and a browser would look through
    the widget anew at every change.
    """

    default_priority = 300
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Change the class of each such output."""
        for output in self.document.findall(nodes.raw):
            if "text_html" in output["classes"] and output.astext().startswith(WIDGET):
                output["classes"] = ["output", "is-around-widget"]


def visit_folded(self: Any, node: HideCodeCellNode) -> None:
    """Open a folded cell. myst-nb gives its summary a name that hides the words it shows from a screen reader."""
    self.body.append(f'<details class="admonition hide {" ".join(node["classes"])}">\n<summary>\n')
    for state, words in (("collapsed", node["prompt_show"]), ("expanded", node["prompt_hide"])):
        self.body.append(f'<p class="{state} admonition-title">{html.escape(words)}</p>\n')
    self.body.append("</summary>\n")


def visit_work(self: Any, node: nodes.citation) -> None:
    """Open a work of a bibliography, without the roles that docutils gives it: they are deprecated, or say nothing."""
    if not isinstance(node.previous_sibling(), nodes.citation):
        self.body.append('<div class="citation-list">\n')
    self.body.append(self.starttag(node, "div", classes=["citation"]))


def depart_work(self: Any, node: nodes.citation) -> None:
    """Close it as docutils does."""
    type(self).depart_citation(self, node)


def setup(app: Sphinx) -> None:
    """Register the repairs with Sphinx."""
    app.setup_extension("myst_nb")
    app.add_node(HideCodeCellNode, override=True, html=(visit_folded, depart_HideCellInput))
    app.add_node(nodes.citation, override=True, html=(visit_work, depart_work))
    app.add_post_transform(WidgetOutputs)
