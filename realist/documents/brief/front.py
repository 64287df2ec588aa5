"""The first page of a brief, to be read alone: what the design is, what was seen, what is in the way, what to settle.

Whatever stands here stands with its findings on the pages that follow; a number or a code leads there. Nothing is added
up, and no outcome is left out: only the questions to settle first are cut to a few, and the page says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from realist.appraisal import likeness_clause, mostly_silent_clause, precedent_sentence
from realist.appraisal.words import WORDS as APPRAISAL
from realist.documents.brief.cautions import broken_ties, waiting
from realist.documents.brief.changes import Steps
from realist.documents.brief.context import BriefContext, only
from realist.documents.brief.wording import WORDS, led
from realist.documents.model import Block, Bullets, Paragraph, Section, Table
from realist.inquiry import find_out_first
from realist.text import capital, filled, listed
from realist.theory import EFFECTS, Configuration

MOST_ASKED = 5
"""How many questions the first page asks; the rest stand in the section on what nobody knows."""

FRONT = WORDS["front"]


def front(context: BriefContext, steps: Steps) -> tuple[Section, ...]:
    """The sections of the first page."""
    return tuple(
        Section(FRONT[part]["title"], tuple(blocks), front=True)
        for part, blocks in (
            ("design", _design(context)),
            ("seen", _seen(context)),
            ("in_the_way", _in_the_way(context)),
            ("not_seen", _not_seen(context)),
            ("next", _next(context, steps)),
        )
    )


def _design(context: BriefContext) -> Iterator[Block]:
    theory, answers = context.theory, context.design.answers
    yield Paragraph(FRONT["design"]["alone"])
    told = []
    for level in theory.levels:
        phrases = {f.id: {v.id: v.phrase for v in f.values} for f in theory.features if f.level == level.id}
        if those := [phrases[f][answers[f]] for f in phrases if f in answers]:
            told.append((f"{level.label}:", f"{'; '.join(those)}."))
    yield Bullets(tuple(told)) if told else Paragraph(FRONT["design"]["none"])


def _seen(context: BriefContext) -> Iterator[Block]:
    found, words, base = context.found.precedent, FRONT["seen"], context.base
    schemes = listed(list(context.labels.values()))
    lead, text = led(words["evidence"], title=base.title, version=base.version, schemes=schemes)
    yield Paragraph(text, lead)
    items = [(f"{capital(found.word)}:", precedent_sentence(found, context.labels))]
    if found.suggested:
        items.append((APPRAISAL["suggested"], f"{context.titled(found.suggested)}."))
    if context.design.answers and found.answers:
        clauses = [likeness_clause(context.labels[likeness.scheme], likeness) for likeness in context.speaking()]
        clauses += filter(None, [mostly_silent_clause(found, context.labels)])
        items.append((context.of_answers(), filled(words["beside"], clauses="; ".join(clauses))))
    states = dict[str, list[str]]()
    for outcome in context.theory.outcomes:
        state = context.found.outcomes[outcome.id]
        if not state.against.active and any(getattr(state, effect).state != "none" for effect in EFFECTS):
            through = context.refs([*state.towards.active, *state.affects.active])
            told = f"{outcome.label} ({through})" if through else outcome.label
            states.setdefault(state.word, []).append(told + only(state.towards, state.affects))
    items += [(f"{capital(state)}:", f"{'; '.join(those)}.") for state, those in states.items()]
    yield Bullets(tuple(items))


def _in_the_way(context: BriefContext) -> Iterator[Block]:
    words, rows = FRONT["in_the_way"], []
    for outcome in context.theory.outcomes:
        state = context.found.outcomes[outcome.id]
        if state.against.active:
            against = context.titled(state.against.active) + only(state.against)
            other = context.titled([*state.towards.active, *state.affects.active]) + only(state.towards, state.affects)
            rows.append((outcome.label, against, other.strip() or "–"))
    if rows:
        yield Table(tuple(words["head"]), tuple(rows))
    else:
        yield Paragraph(words["none"])
    if items := (*broken_ties(context), *_required(context, "fails")):
        yield Bullets(items)


def _not_seen(context: BriefContext) -> Iterator[Block]:
    theory, found, design, words = context.theory, context.found, context.design, FRONT["not_seen"]
    active = context.within("active")
    none = [
        outcome.label
        for outcome in theory.outcomes
        if all(getattr(found.outcomes[outcome.id], effect).state == "none" for effect in EFFECTS)
    ]
    items = [(WORDS["carried"], f"{context.titled(found.precedent.carried)}.")] * bool(found.precedent.carried)
    if none:
        items.append(led(WORDS["unreached"], outcomes="; ".join(none)))
    parts = (
        (WORDS["assumed"], _mechanisms(context, design.assumed)),
        (WORDS["knocked_out"], _mechanisms(context, design.knocked_out)),
        (words["own"], "; ".join(_own(context, c) for c in design.own)),
        (words["by_assumption"], context.titled(c.id for c in active if found.configurations[c.id].by_assumption)),
        (words["by_own"], context.titled(c.id for c in active if _by_own(context, c.id))),
    )
    items += [(lead, f"{text}.") for lead, text in parts if text]
    items += [*_required(context, "assumed"), *_required(context, "own")]
    if items:
        yield Bullets(tuple(items))
    if not (design.assumed or design.knocked_out or design.own):
        yield Paragraph(words["nothing_supposed"])


def _next(context: BriefContext, steps: Steps) -> Iterator[Block]:
    words, open_ = FRONT["next"], waiting(context)
    order = dict.fromkeys(way.feature for way in find_out_first(context.base.theory, context.design))
    asked = [context.theory.feature[f] for f in order if f in open_]
    if not asked:
        yield Paragraph(WORDS["nothing_waits"])
    elif len(asked) > MOST_ASKED:
        yield Paragraph(words["first"])
    whom = dict[str, list[str]]()
    for f in asked[:MOST_ASKED]:
        whom.setdefault(f.changeable_by or words["nobody"], []).append(f.question)
    items = [(f"{those}:", " ".join(questions)) for those, questions in whom.items()]
    items += _required(context, "unknown")
    levers = {step.feature for step in steps.does if step.kind == "change"}
    if those := [f.label for f in context.theory.features if f.id in levers]:
        items.append((words["decide"], f"{'; '.join(those)}."))
    if items:
        yield Bullets(tuple(items))


def _required(context: BriefContext, status: str) -> Iterator[tuple[str, str]]:
    """What is held to be necessary and has this status, with who holds it and the findings."""
    told = [
        f"{r.label} ({', '.join(r.findings)})"
        for r in context.theory.requirements
        if context.found.requirements[r.id] == status
    ]
    if told:
        yield filled(WORDS["held"], status=WORDS["status"][status]), f"{'; '.join(told)}."


def _own(context: BriefContext, own: Configuration) -> str:
    """By its number too, where it is active."""
    return context.titled([own.id], mark="") if context.found.configurations[own.id].state == "active" else own.nickname


def _by_own(context: BriefContext, configuration: str) -> bool:
    """Whether something of the evidence is active only because of what the maker added."""
    by_own = context.found.configurations[configuration].by_own
    return by_own and context.theory.configuration[configuration].basis != "reader"


def _mechanisms(context: BriefContext, chosen: Iterable[str]) -> str:
    labels: Sequence[str] = [context.theory.mechanism[m].label for m in sorted(chosen)]
    return listed(labels)
