"""The end of a brief: how to test it, its limits, and what it stands on."""

from __future__ import annotations

from realist.documents.brief.context import BriefContext
from realist.documents.brief.wording import WORDS, led
from realist.documents.model import Bullets, Paragraph, Section, Table
from realist.sharing import link_of
from realist.text import filled, stopped
from realist.theory import EFFECTS


def monitor(context: BriefContext) -> Section:
    """What to watch so as to test each active configuration."""
    words, rows = WORDS["monitor"], []
    for outcome in context.theory.outcomes:
        numbers = ((effect, context.numbers(outcome.id, effect)) for effect in EFFECTS)
        tested = [filled(words["expects"][effect], numbers=those) for effect, those in numbers if those]
        if tested:
            told = ". ".join(tested)
            rows += [(outcome.label, i.what, f"{i.moment}. {i.who_knows}", told) for i in outcome.indicators]
            rows += [(outcome.label, stopped(outcome.definition), "–", told)] * (not outcome.indicators)
    if not rows:
        return Section(words["title"], (Paragraph(words["nothing"]),))
    return Section(words["title"], (Paragraph(words["note"]), Table(tuple(words["head"]), tuple(rows))))


def limits(context: BriefContext) -> Section:
    """What the brief does not say, and what the evidence base says of itself."""
    words, about = WORDS["limits"], context.base.about()
    own = stopped(about["description"])
    studies = tuple((f"{study['title']} ({study['seen']}).", stopped(study["note"])) for study in about["studies"])
    told = [led(each) for each in words["all"]] + ([(words["own"], own)] if own else [])
    return Section(words["title"], (Bullets((*told, *studies)),))


def stands_on(context: BriefContext, name: str, page: str) -> Section:
    """The edition of the evidence base, what it was coded from, and the link that opens the design again."""
    words, base, about = WORDS["stands_on"], context.base, context.base.about()
    items = [
        led(words["findings"]),
        led(words["evidence"], title=base.title, version=base.version),
        (words["checksum"], base.checksum),
        *((words["licence"], told) for told in about["licences"]),
        *((words["source"], told) for told in about["sources"]),
    ]
    try:
        items.append((words["again"], f"{page}#{link_of(base.theory, context.design, name)}"))
    except ValueError:
        return Section(words["title"], (Bullets((*items, (words["again"], words["too_long"]))),))
    if not page:
        items.append(led(words["where"]))
    return Section(words["title"], (Bullets(tuple(items)),))
