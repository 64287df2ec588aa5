"""Roles of running text: markers that lead to the evidence, what is our reading, and numbers that are computed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import make_refnode

from realist.sphinxext import evidence_page
from realist.sphinxext.numbers import number

logger = logging.getLogger(__name__)


class EvidenceMarker(nodes.inline):
    """Links to the evidence; several are announced to a screen reader under one name."""


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


def setup(app: Sphinx) -> None:
    """Register the roles with Sphinx."""
    app.add_node(EvidenceMarker, html=(visit_marker, depart_marker))
    app.add_role("passage", PassageRole())
    app.add_role("reading", ReadingRole())
    app.add_role("number", NumberRole())
    app.connect("missing-reference", resolve_passage)
