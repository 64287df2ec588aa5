"""What a prose chapter shows of the evidence: a frame as a table, an imagined case, what the bench says of a design."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from realist.evidence import Evidence, load
from realist.evidence.imagined import Vignette, imagined_in, vignettes
from realist.theory import DesignError
from realist.views.glimpse import glimpse
from realist.views.inquiry import IMAGINED, answers
from realist.views.study import frame
from realist.web.html import table

ASKED = 2
"""The columns of a frame that ask and do not answer."""

logger = logging.getLogger(__name__)


class FrameDirective(SphinxDirective):
    """``{frame} NAME``: a question frame or reporting standard, item by item, with what the study supplies.

    The options are ``caption``; ``page``, the evidence page as seen from the chapter, where it is not the one that
    ``realist_evidence`` names; and ``questions``, to show these alone, so that a reader can answer them first.
    """

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {
        "caption": directives.unchanged_required,
        "page": directives.unchanged_required,
        "questions": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return the table; warn, with file and line, where there is no frame of that name."""
        name = self.arguments[0]
        try:
            found = frame(_base(self), name, self.options.get("page") or self.evidence_page())
        except ValueError as wrong:
            logger.warning("%s", wrong, location=self.get_location())
            return []
        found = found.iloc[:, :ASKED] if "questions" in self.options else found
        return [_html(table(found, self.options.get("caption", name)))]

    def evidence_page(self) -> str:
        """Return the page that holds the evidence, as seen from here; one beside it where the book names none."""
        page = self.config.realist_evidence
        return self.env.app.builder.get_relative_uri(self.env.docname, page) if page else "evidence.html"


class VignetteDirective(SphinxDirective):
    """``{vignette} CODE``: an imagined case as it is told, with the questions to argue about.

    With ``answers``, what the story answers, and the words that say so. With ``look-for``, where to look on the bench.
    """

    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {"answers": directives.flag, "look-for": directives.flag}

    def run(self) -> list[nodes.Node]:
        """Return the case, marked as imagined; warn, with file and line, where there is none of that code."""
        base, code = _base(self), self.arguments[0]
        place = imagined_in(_folder(self))
        found = {each.id: each for each in vignettes(place, base.theory)} if place else {}
        if code not in found:
            logger.warning("no imagined case %s in %s", code, self.config.realist_data, location=self.get_location())
            return []
        return [self.told(found[code]), *self.said(base, found[code])]

    def told(self, case: Vignette) -> nodes.container:
        """Return the story and its questions."""
        block = nodes.container(classes=["realist-vignette"])
        block += nodes.paragraph("", "", nodes.strong("", case.title))
        block += nodes.paragraph("", case.story)
        block += nodes.paragraph("", IMAGINED, classes=["realist-imagined"])
        asked = nodes.enumerated_list()
        for each in case.questions:
            item = nodes.list_item("", nodes.paragraph("", each.question))
            if "look-for" in self.options:
                item += nodes.paragraph("", f"On the bench: {each.look_for}", classes=["realist-imagined"])
            asked += item
        block += asked
        return block

    def said(self, base: Evidence, case: Vignette) -> list[nodes.Node]:
        """Return what the story answers, as a table, where that is wanted."""
        if "answers" not in self.options:
            return []
        return [_html(table(answers(base, case), f"What “{case.title}” answers; on the rest it is silent"))]


class GlimpseDirective(SphinxDirective):
    """``{glimpse} configuration ...``: what the bench says of the design in its body, a ``feature = answer`` a line."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the picture, computed from the evidence; what stands after an empty line is its caption."""
        body = "\n".join(self.content).strip()
        design, _, caption = body.partition("\n\n")
        answers = {}
        for line in design.splitlines():
            feature, _, value = line.partition("=")
            answers[feature.strip()] = value.strip()
        base = _base(self)
        there = self.config.realist_configurations
        page = there and self.env.app.builder.get_relative_uri(self.env.docname, there)
        try:
            picture = glimpse(base, answers, self.arguments[0].split(), " ".join(caption.split()), page)
        except (DesignError, KeyError) as wrong:
            raise self.error(f"This does not fit the theory: {wrong}") from wrong
        return [_html(picture)]


def _html(markup: str) -> nodes.raw:
    return nodes.raw("", str(markup), format="html")


def _folder(directive: SphinxDirective) -> Path:
    return Path(directive.env.srcdir, directive.config.realist_data)


def _base(directive: SphinxDirective) -> Evidence:
    return load(_folder(directive))


def setup(app: Sphinx) -> None:
    """Register the directives with Sphinx."""
    app.add_directive("frame", FrameDirective)
    app.add_directive("vignette", VignetteDirective)
    app.add_directive("glimpse", GlimpseDirective)
