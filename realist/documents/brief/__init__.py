"""A design brief that carries its evidence: what to take into a meeting, with the reasons and the doubts beside it.

Everything here is read off an appraisal and the questions over designs; nothing is decided here, and nothing is added
up. The page writes the same brief from ``frontend/takeaway/brief.js`` and the same ``words.json``.
"""

from __future__ import annotations

from dataclasses import dataclass

from realist.documents import model
from realist.documents.brief.cautions import care, unknown
from realist.documents.brief.changes import changes, single_steps
from realist.documents.brief.closing import limits, monitor, stands_on
from realist.documents.brief.context import BriefContext
from realist.documents.brief.expected import design_section, expected, why
from realist.documents.brief.front import front
from realist.documents.brief.wording import WORDS
from realist.documents.model import Section
from realist.evidence import Evidence
from realist.sharing import NAME_LIMIT, tidy_name
from realist.text import filled
from realist.theory import Design

__all__ = ["NAME_LIMIT", "Brief", "brief", "markdown"]


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as plain structure, which any format can be written from.

    Attributes
    ----------
    title : str
    sections : tuple of Section
        Headings with paragraphs, lists and tables; first those of the page that can be read alone. Every text is text:
        nothing in it is markup.
    """

    title: str
    sections: tuple[Section, ...]


def markdown(brief: Brief) -> str:
    r"""A brief as Markdown, in which nothing that a reader typed or the evidence holds can act as markup.

    Examples
    --------
    >>> markdown(Brief("<b>", ()))
    '# \\<b\\>\n'
    """
    return model.markdown(brief.title, brief.sections)


def brief(base: Evidence, design: Design, name: str = "", page: str = "") -> Brief:
    """What the evidence says of a design, with its reasons, its doubts and its limits.

    Parameters
    ----------
    base : Evidence
    design : Design
        One that fits the theory; `realist.theory.read_design` sees to that.
    name : str
        What its maker calls the design; up to 200 characters of text.
    page : str
        The address of a bench, so that the brief can hold a link that opens the design again.

    Returns
    -------
    Brief
        The same for the same evidence, design, name and page.

    Raises
    ------
    ValueError
        Where the name is too long.

    Examples
    --------
    >>> from realist import evidence
    >>> brief(evidence.load("data/examples/cctv"), Design(), "Ours").title
    'Design brief: Ours'
    """
    name = tidy_name(name)
    context = BriefContext(base, design)
    steps = single_steps(context)
    sections = (
        *front(context, steps),
        design_section(context),
        expected(context),
        why(context),
        care(context),
        unknown(context),
        changes(context, steps),
        monitor(context),
        limits(context),
    )
    title = filled(WORDS["titled"], name=name) if name else WORDS["title"]
    return Brief(title, (*sections, stands_on(context, name, page)))
