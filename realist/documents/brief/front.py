"""The first page of a brief, to be read alone: what the design is, what was seen, what is in the way, what to settle.

Whatever stands here stands with its findings on the pages that follow; a number or a code leads there. Nothing is added
up, and no outcome is left out: only the questions to settle first are cut to a few, and the page says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from realist.appraisal import EFFECTS, likeness_clause
from realist.documents.brief.cautions import NEEDED, broken_ties, seen_together, waiting
from realist.documents.brief.changes import Steps
from realist.documents.brief.context import BriefContext, only
from realist.documents.model import Block, Bullets, Paragraph, Section, Table
from realist.inquiry import find_out_first
from realist.text import capital, listed
from realist.theory import Configuration

MOST_ASKED = 5
"""How many questions the first page asks; the rest stand in the section on what nobody knows."""

ALONE = (
    "This page can be read alone. Nothing in it is rated, ranked or added up. A number names a configuration and a "
    "code a finding; the pages that follow set them out. What is not answered is unknown, and not a no."
)
WHICH = " On which they differ, and what silent means, stands under “Where to take care”."
FREE = "Nothing that is active here works against an outcome. That does not say that nothing would."
NONE_SUPPOSED = "Nothing is assumed or knocked out, and no configuration is the maker’s own."
FIRST = "The questions on which most waits. The others stand under “What nobody knows, and whom to ask”."
NOBODY = "To find out, for nobody can change it"
DECIDE = "To decide, at the cost that “Smallest changes” names:"


def front(said: BriefContext, steps: Steps) -> tuple[Section, ...]:
    """The sections of the first page."""
    return tuple(
        Section(title, tuple(blocks), front=True)
        for title, blocks in (
            ("What the design is", _design(said)),
            ("What the evidence says of it", _seen(said)),
            ("What stands in its way", _in_the_way(said)),
            ("What was not seen, and what is supposed", _not_seen(said)),
            ("What to settle next, and with whom", _next(said, steps)),
        )
    )


def _design(said: BriefContext) -> Iterator[Block]:
    theory, answers = said.theory, said.design.answers
    yield Paragraph(ALONE)
    told = []
    for level in theory.levels:
        phrases = {f.id: {v.id: v.phrase for v in f.values} for f in theory.features if f.level == level.id}
        if those := [phrases[f][answers[f]] for f in phrases if f in answers]:
            told.append((f"{level.label}:", f"{'; '.join(those)}."))
    yield Bullets(tuple(told)) if told else Paragraph("No question is answered yet.")


def _seen(said: BriefContext) -> Iterator[Block]:
    found = said.found.precedent
    schemes = listed(list(said.labels.values()))
    yield Paragraph(f"{said.base.title}, version {said.base.version}. Seen in it: {schemes}.", "Evidence:")
    items = [(f"{capital(found.word)}:", seen_together(said))]
    if found.suggested:
        items.append(("Only suggested, seen by nobody:", f"{said.titled(found.suggested)}."))
    if said.design.answers and found.answers:
        speaking, silent = said.beside()
        clauses = [likeness_clause(said.labels[a.scheme], a) for a in speaking]
        items.append((f"{said.of_answers()}:", f"{'; '.join([*clauses, *silent])}.{WHICH}"))
    words = dict[str, list[str]]()
    for outcome in said.theory.outcomes:
        state = said.found.outcomes[outcome.id]
        if not state.against.active and any(getattr(state, effect).state != "none" for effect in EFFECTS):
            through = said.refs([*state.towards.active, *state.affects.active])
            told = f"{outcome.label} ({through})" if through else outcome.label
            words.setdefault(state.word, []).append(told + only(state.towards, state.affects))
    items += [(f"{word[:1].upper()}{word[1:]}:", f"{'; '.join(those)}.") for word, those in words.items()]
    yield Bullets(tuple(items))


def _in_the_way(said: BriefContext) -> Iterator[Block]:
    rows = []
    for outcome in said.theory.outcomes:
        state = said.found.outcomes[outcome.id]
        if state.against.active:
            against = said.titled(state.against.active) + only(state.against)
            other = said.titled([*state.towards.active, *state.affects.active]) + only(state.towards, state.affects)
            rows.append((outcome.label, against, other.strip() or "–"))
    if rows:
        yield Table(("Outcome", "What works against it", "What else works on it"), tuple(rows))
    else:
        yield Paragraph(FREE)
    if items := (*broken_ties(said), *_required(said, "fails")):
        yield Bullets(items)


def _not_seen(said: BriefContext) -> Iterator[Block]:
    theory, found, design = said.theory, said.found, said.design
    active = said.within("active")
    none = [
        outcome.label
        for outcome in theory.outcomes
        if all(getattr(found.outcomes[outcome.id], effect).state == "none" for effect in EFFECTS)
    ]
    parts: list[tuple[str, str, str]] = [
        ("Carried beyond the group in which it was seen:", said.titled(found.precedent.carried), ""),
        ("Not reached:", "; ".join(none), " This says nothing for or against them."),
        ("Assumed:", _mechanisms(said, design.assumed), ""),
        ("Knocked out:", _mechanisms(said, design.knocked_out), ""),
        ("The maker’s own, and no evidence:", "; ".join(_own(said, c) for c in design.own), ""),
        ("Active only as assumed:", said.titled(c.id for c in active if found.configurations[c.id].by_assumption), ""),
        ("Active only by the maker’s own:", said.titled(c.id for c in active if _by_own(said, c.id)), ""),
    ]
    items = [(lead, f"{text}.{more}") for lead, text, more in parts if text]
    items += [*_required(said, "assumed"), *_required(said, "own")]
    if items:
        yield Bullets(tuple(items))
    if not (design.assumed or design.knocked_out or design.own):
        yield Paragraph(NONE_SUPPOSED)


def _next(said: BriefContext, steps: Steps) -> Iterator[Block]:
    open_ = waiting(said)
    order = dict.fromkeys(way.feature for way in find_out_first(said.base.theory, said.design))
    asked = [said.theory.feature[f] for f in order if f in open_]
    if not asked:
        yield Paragraph("Nothing waits on an answer that is missing.")
    elif len(asked) > MOST_ASKED:
        yield Paragraph(FIRST)
    whom = dict[str, list[str]]()
    for f in asked[:MOST_ASKED]:
        whom.setdefault(f.changeable_by or NOBODY, []).append(f.question)
    items = [(f"{those}:", " ".join(questions)) for those, questions in whom.items()]
    items += _required(said, "unknown")
    levers = {step.feature for step in steps.does if step.kind == "change"}
    if those := [f.label for f in said.theory.features if f.id in levers]:
        items.append((DECIDE, f"{'; '.join(those)}."))
    if items:
        yield Bullets(tuple(items))


def _required(said: BriefContext, status: str) -> Iterator[tuple[str, str]]:
    """What is held to be necessary and has this status, with who holds it and the findings."""
    told = [
        f"{r.label} ({', '.join(r.findings)})"
        for r in said.theory.requirements
        if said.found.requirements[r.id] == status
    ]
    if told:
        yield f"Held to be necessary, and {NEEDED[status]}:", f"{'; '.join(told)}."


def _own(said: BriefContext, own: Configuration) -> str:
    """By its number too, where it is active."""
    return said.titled([own.id], mark="") if said.found.configurations[own.id].state == "active" else own.nickname


def _by_own(said: BriefContext, configuration: str) -> bool:
    """Whether something of the evidence is active only because of what the maker added."""
    by_own = said.found.configurations[configuration].by_own
    return by_own and said.theory.configuration[configuration].basis != "reader"


def _mechanisms(said: BriefContext, chosen: Iterable[str]) -> str:
    labels: Sequence[str] = [said.theory.mechanism[m].label for m in sorted(chosen)]
    return listed(labels)
