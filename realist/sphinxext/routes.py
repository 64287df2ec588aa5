"""The way into the book: routes whose times are those of their chapters, and a still picture of what the bench says."""

from __future__ import annotations

import json
import re
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from realist.appraisal import appraise
from realist.evidence import Evidence, load
from realist.text import capital
from realist.theory import DesignError, read_design
from realist.theory.wording import conditions_clause, outcome_clause
from realist.web.html import TEMPLATES, Html

NEEDS = "**You need**"
"""What opens the paragraph in which a chapter says how long it takes."""
_SMALL = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = "|".join(_SMALL[:9])
_BELOW_TWENTY = "|".join(sorted(_SMALL, key=len, reverse=True))
_NUMBER = rf"(?:\d+|(?:{'|'.join(_TENS)})(?:[- ](?:{_ONES}))?|{_BELOW_TWENTY}|an?)"
_TIME = re.compile(
    rf"\b(?P<half>half an hour)|\b(?P<hours>{_NUMBER}) hours?(?P<more> and a half)?|\b(?P<minutes>{_NUMBER}) minutes|"
    r"\b(?P<day>an afternoon)",
    re.IGNORECASE,
)
_AFTERNOON = 180

logger = logging.getLogger(__name__)


def minutes(text: str) -> int:
    """How many minutes a text asks for; nothing where it names no time.

    Several times in one text add up: "an hour to read and twenty minutes to do".

    Examples
    --------
    >>> minutes("Causes, and twenty-five minutes."), minutes("an hour and a half"), minutes("an afternoon")
    (25, 90, 180)
    >>> minutes("nothing")
    0
    """
    whole = 0
    for found in _TIME.finditer(text):
        if found["half"]:
            whole += 30
        elif found["day"]:
            whole += _AFTERNOON
        elif found["hours"]:
            whole += 60 * _value(found["hours"]) + (30 if found["more"] else 0)
        else:
            whole += _value(found["minutes"])
    return whole


def said(count: int) -> str:
    """A number of minutes as a reader says it.

    Examples
    --------
    >>> said(45), said(60), said(135)
    ('45 minutes', '1 hour', '2 hours 15 minutes')
    """
    hours, rest = divmod(count, 60)
    words = [f"{hours} hour{'s' if hours > 1 else ''}"] if hours else []
    return " ".join(words + ([f"{rest} minutes"] if rest or not hours else []))


def opening(path: Path) -> tuple[str, int]:
    """The title of a chapter, and the minutes that it says it takes."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        text = "\n\n".join("".join(c["source"]) for c in json.loads(text)["cells"] if c["cell_type"] == "markdown")
    title = next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), path.stem)
    need = text.partition(NEEDS)[2].split("\n\n")[0]
    return title, minutes(need)


class RouteDirective(SphinxDirective):
    """``{route}``: pages in the order in which to read them, each with its time, and the sum of the times.

    A line names a page from the top of the project. Where the page states no time of its own, or a reader on this route
    takes another, it stands after a colon: ``notebooks/bench: thirty minutes``. What stands after a second colon says
    what to do there.
    """

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the route as a list, and its whole time in a line."""
        whole, items = 0, nodes.enumerated_list("", enumtype="arabic", prefix="", suffix=".", classes=["realist-route"])
        for line in filter(None, (line.strip() for line in self.content)):
            page, given, does = (*(part.strip() for part in line.split(":", 2)), "", "")[:3]
            title, takes = self.page(page)
            takes = minutes(given) or takes
            if not takes:
                logger.warning("%s says nowhere how long it takes", page, location=self.get_location())
            whole += takes
            items += nodes.list_item("", self.line(page, title, takes, does))
        return [items, nodes.paragraph("", "", nodes.strong("", "In all: "), nodes.Text(f"{said(whole)}."))]

    def page(self, name: str) -> tuple[str, int]:
        """Read the title and time of a page; its name where there is no such page."""
        for path in (Path(self.env.srcdir, name + suffix) for suffix in (".md", ".ipynb")):
            if path.is_file():
                self.env.note_dependency(str(path))
                return opening(path)
        return name, 0

    def line(self, page: str, title: str, takes: int, does: str) -> nodes.paragraph:
        """Return one step: a link, how long it takes, what to do."""
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
        self.set_source_info(link)
        words = f" {does.rstrip('.')}." if does else ""
        return nodes.paragraph("", "", link, nodes.Text(f" ({said(takes)}).{words}"))


def glimpse(base: Evidence, answers: dict[str, str], chosen: list[str], caption: str, page: str = "") -> Html:
    """What the bench says of a design, as a still picture: the answers, and some configurations with their states.

    Parameters
    ----------
    base : Evidence
    answers : dict
        Feature to answer, by their codes; what is not named is unknown.
    chosen : list of str
        The configurations to show.
    caption : str
    page : str
        The page that shows each configuration under its address; empty where there is none to lead to.

    Raises
    ------
    DesignError
        Where the answers do not fit the theory.
    KeyError
        Where the theory has no such configuration.
    """
    theory = base.theory
    states = appraise(theory, read_design(theory, {"answers": answers}), base.schemes).configurations
    shown = [theory.configuration[one] for one in chosen]
    picture = TEMPLATES.get_template("glimpse.html").render(
        answers=[(theory.feature[f].question, theory.feature[f].labels[v]) for f, v in answers.items()],
        chosen=[
            {
                "nickname": c.nickname,
                "href": page and f"{page}#cmo-{c.id}",
                "state": states[c.id].state,
                "when": f"When {conditions_clause(theory, c)}",
                "reasoning": capital(f"{theory.actor[c.actor].label}: {c.reasoning}"),
                "so": f"So {outcome_clause(theory, c)}",
            }
            for c in shown
        ],
        caption=caption,
    )
    return Html(picture)


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
        base = load(Path(self.env.srcdir, self.config.realist_data))
        there = self.config.realist_configurations
        page = there and self.env.app.builder.get_relative_uri(self.env.docname, there)
        try:
            picture = glimpse(base, answers, self.arguments[0].split(), " ".join(caption.split()), page)
        except (DesignError, KeyError) as wrong:
            raise self.error(f"This does not fit the theory: {wrong}") from wrong
        return [nodes.raw("", str(picture), format="html")]


def _value(word: str) -> int:
    if word.isdigit():
        return int(word)
    if word.lower() in ("a", "an"):
        return 1
    tens, _, ones = word.lower().replace(" ", "-").partition("-")
    if tens in _TENS:
        return 10 * (2 + _TENS.index(tens)) + (1 + _SMALL.index(ones) if ones else 0)
    return 1 + _SMALL.index(tens)
