"""Routes through the book: pages in an order, each with the time that it states, and the sum of the times.

A page states its time as ``minutes`` in its front matter, a notebook in its metadata. Where the prose of the page says
what a reader needs, it has to say the same.
"""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from realist.text import NUMBER_WORDS

NEED = "You need"
"""What stands in bold before a page says what a reader needs, time included."""
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty")

logger = logging.getLogger(__name__)


def in_figures(minutes: int) -> str:
    """A time as a route states it.

    Examples
    --------
    >>> in_figures(45), in_figures(60), in_figures(135)
    ('45 minutes', '1 hour', '2 hours 15 minutes')
    """
    hours, rest = divmod(minutes, 60)
    words = [f"{hours} hour{'s' if hours > 1 else ''}"] if hours else []
    return " ".join(words + ([f"{rest} minutes"] if rest or not hours else []))


def in_words(minutes: int) -> str:
    """A time as prose states it.

    Examples
    --------
    >>> in_words(25), in_words(60), in_words(135)
    ('twenty-five minutes', 'one hour', 'two hours and fifteen minutes')
    """
    hours, rest = divmod(minutes, 60)
    words = [f"{_number(hours)} hour{'s' if hours > 1 else ''}"] if hours else []
    return " and ".join(words + ([f"{_number(rest)} minutes"] if rest or not hours else []))


def _number(below_sixty: int) -> str:
    tens, ones = divmod(below_sixty, 10)
    if tens < 2:
        return (TEENS if tens else NUMBER_WORDS)[ones]
    return TENS[tens - 2] + (f"-{NUMBER_WORDS[ones]}" if ones else "")


def stated(env: BuildEnvironment, page: str) -> int:
    """The minutes that a page states; 0 where it states none."""
    text = str(env.metadata.get(page, {}).get("minutes", ""))
    return int(text) if text.isdecimal() else 0


class Route(nodes.General, nodes.Element):
    """Pages in an order, each with what to do there as a child, until the time of every page is known."""


class RouteDirective(SphinxDirective):
    """``{route}``: pages in the order in which to read them, each with its time, and the sum of the times.

    A line names a page from the top of the project, and after a colon what to do there. Where a reader on this route
    takes another time than the page states, its minutes stand between: ``notebooks/bench: 30: Look round``.
    """

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return a place for the route, which `Routes` fills."""
        route = Route(steps=[])
        for line in filter(None, (line.strip() for line in self.content)):
            page, _, does = (part.strip() for part in line.partition(":"))
            given, _, rest = (part.strip() for part in does.partition(":"))
            minutes, does = (int(given), rest) if given.isdecimal() else (0, does)
            route["steps"].append((page, minutes))
            route += nodes.paragraph("", f" {does.rstrip('.')}." if does else "")
            if page in self.env.found_docs:
                self.env.note_dependency(str(self.env.doc2path(page)))
        self.set_source_info(route)
        return [route]


class Routes(SphinxPostTransform):
    """Fill each route with what its pages state, before links are resolved."""

    default_priority = 5

    def run(self, **kwargs: object) -> None:
        """Put a list and its whole time in the place of each route."""
        for route in list(self.document.findall(Route)):
            whole = 0
            items = nodes.enumerated_list("", enumtype="arabic", prefix="", suffix=".", classes=["realist-route"])
            for (page, given), does in zip(route["steps"], route.children, strict=True):
                takes = given or stated(self.env, page)
                if not takes:
                    logger.warning("%s states no minutes", page, location=route)
                whole += takes
                items += nodes.list_item("", self.step(route, page, takes, does))
            total = nodes.paragraph("", "", nodes.strong("", "In all: "), nodes.Text(f"{in_figures(whole)}."))
            route.replace_self([items, total])

    def step(self, route: Route, page: str, takes: int, does: nodes.Node) -> nodes.paragraph:
        """Return one step: a link, how long it takes, what to do."""
        title = self.env.titles[page].astext() if page in self.env.titles else page
        link = addnodes.pending_xref(
            "",
            nodes.inline("", title),
            refdomain="std",
            reftype="doc",
            refexplicit=True,
            reftarget=f"/{page}",
            refdoc=self.env.docname,
            refwarn=True,
        )
        link.source, link.line = route.source, route.line
        return nodes.paragraph("", "", link, nodes.Text(f" ({in_figures(takes)}).{does.astext()}"))


def check_need(app: Sphinx, doctree: nodes.document) -> None:
    """Warn where a page tells its reader another time than it states."""
    takes = stated(app.env, app.env.docname)
    for paragraph in doctree.findall(nodes.paragraph) if takes else ():
        bold, text = paragraph.next_node(nodes.strong), paragraph.astext()
        needs = bold is not None and bold.astext() == NEED and text.startswith(NEED)
        if needs and f" {in_words(takes)}" not in text:
            logger.warning("this page states %d minutes: say %s", takes, in_words(takes), location=paragraph)


def setup(app: Sphinx) -> None:
    """Register routes with Sphinx. What a page needs is checked once its metadata have been collected."""
    app.add_node(Route)
    app.add_directive("route", RouteDirective)
    app.add_post_transform(Routes)
    app.connect("doctree-read", check_need, priority=900)
