"""The end of a brief: how to test it, its limits, and what it stands on."""

from __future__ import annotations

from realist.appraisal import EFFECTS
from realist.documents.brief.context import BriefContext
from realist.documents.model import Bullets, Paragraph, Section, Table
from realist.sharing import link_of
from realist.text import stopped

EXPECTS = {"towards": "More", "against": "Less", "affects": "A change"}

LIMITS = (
    ("No score.", "It does not say that one design is better than another."),
    ("Not met is not evidence against.", "It says that this way to an outcome is closed. Another may lead there."),
    ("Enough is not needed.", "A configuration says what was enough. What is held to be necessary stands apart."),
    ("Few cases.", "What was not seen together stays unseen, however likely it sounds."),
    ("Another explanation may be the right one.", "Each configuration has its rivals beside it in the evidence base."),
)

TESTS = (
    "Our proposals, which no source makes. Each row would test the configurations whose numbers stand in it. Ask the "
    "people in them too whether the reasoning is theirs: an outcome that moves for another reason tests nothing."
)


def monitor(said: BriefContext) -> Section:
    """What to watch so as to test each active configuration."""
    rows = []
    for outcome in said.theory.outcomes:
        tested = [f"{EXPECTS[effect]}: {those}" for effect in EFFECTS if (those := said.numbers(outcome.id, effect))]
        if tested:
            told = ". ".join(tested)
            rows += [(outcome.label, i.what, f"{i.moment}. {i.who_knows}", told) for i in outcome.indicators]
            rows += [(outcome.label, stopped(outcome.definition), "–", told)] * (not outcome.indicators)
    title = "What to monitor, to test it"
    if not rows:
        return Section(title, (Paragraph("Nothing is active, so there is nothing to test yet."),))
    head = ("Outcome", "Indicator", "Moment, and who would know", "What is expected, by configuration")
    return Section(title, (Paragraph(TESTS), Table(head, tuple(rows))))


def limits(said: BriefContext) -> Section:
    """What the brief does not say, and what the evidence base says of itself."""
    about = said.base.about()
    own = stopped(about["description"])
    studies = tuple((f"{study['title']} ({study['seen']}).", stopped(study["note"])) for study in about["studies"])
    told = (*LIMITS, ("The evidence base says of itself.", own)) if own else LIMITS
    return Section("Limits", (Bullets((*told, *studies)),))


def stands_on(said: BriefContext, name: str, page: str) -> Section:
    """The edition of the evidence base, what it was coded from, and the link that opens the design again."""
    title = "What it stands on"
    items = [
        ("Findings.", "Each is named by its code, which leads to its passage in the evidence base."),
        ("Evidence base.", f"{said.base.title}, version {said.base.version}."),
        ("SHA-256.", said.base.checksum),
    ]
    about = said.base.about()
    items += [(lead, told) for lead, key in (("Licence.", "licences"), ("Source.", "sources")) for told in about[key]]
    try:
        items.append(("To open the design again.", f"{page}#{link_of(said.base.theory, said.design, name)}"))
    except ValueError:
        return Section(
            title, (Bullets((*items, ("To open the design again.", "Use its file: no link holds so much."))),)
        )
    if not page:
        items.append(("Where.", "Put the line above behind the address of the page that holds the bench."))
    return Section(title, (Bullets(tuple(items)),))
