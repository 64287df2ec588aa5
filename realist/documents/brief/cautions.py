"""The second half of a brief: where to take care, and what nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from realist.appraisal import gathered, likeness_clause, mostly_silent_clause, precedent_sentence
from realist.appraisal.words import WORDS as APPRAISAL
from realist.documents.brief.context import BriefContext
from realist.documents.brief.wording import WORDS, led
from realist.documents.model import Block, Bullets, Paragraph, Section, Table
from realist.inquiry import tensions
from realist.text import capital, filled, stopped
from realist.theory import Condition, Configuration, FeatureCondition, OutcomeCondition
from realist.theory.wording import condition_clause

CARE = WORDS["care"]

Caution = tuple[str, str]


def care(context: BriefContext) -> Section:
    """What is contested, in tension, carried, recombined, unseen or only assumed, and what is said to be needed."""
    parts = (_contested, _tensions, _both_ways, broken_ties, _precedent, _answers, _supposed, _needed)
    items = tuple(item for part in parts for item in part(context))
    return Section(CARE["title"], (Paragraph(CARE["note"]), Bullets(items)))


def _contested(context: BriefContext) -> Iterator[Caution]:
    for outcome in context.theory.outcomes:
        found = context.found.outcomes[outcome.id]
        if found.towards.active and found.against.active:
            towards, against = context.refs(found.towards.active), context.refs(found.against.active)
            yield led(CARE["contested"], outcome=outcome.label, towards=towards, against=against)


def _both_ways(context: BriefContext) -> Iterator[Caution]:
    for mechanism in context.theory.mechanisms:
        found = context.found.mechanisms[mechanism.id]
        if found.triggered.active and found.blocked.active:
            triggered, blocked = context.refs(found.triggered.active), context.refs(found.blocked.active)
            yield led(CARE["in_tension"], mechanism=mechanism.label, triggered=triggered, blocked=blocked)


def _tensions(context: BriefContext) -> Iterator[Caution]:
    for found in tensions(context.base.theory, context.design):
        sides = (
            ", ".join(context.theory.outcome[pull.outcome].label for pull in pulls)
            for pulls in (found.towards, found.against)
        )
        towards, against = sides
        answer = f"{context.theory.feature[found.feature].label}: {context.answer(found.feature, found.value)}"
        yield led(CARE["both_ways"], answer=answer, towards=towards, against=against)


def broken_ties(context: BriefContext) -> Iterator[Caution]:
    """Answers that cannot hold together, each pair with the reason."""
    for tie in context.theory.ties:
        if tie.broken_by(context.design.answers):
            pair = (tie.feature, tie.other_feature)
            both = " / ".join(
                f"{context.theory.feature[f].label}: {context.answer(f, context.design.answers[f])}" for f in pair
            )
            yield CARE["broken_tie"], f"{both}. {stopped(tie.because)}"


def _precedent(context: BriefContext) -> Iterator[Caution]:
    found = context.found.precedent
    yield f"{capital(found.word)}:", precedent_sentence(found, context.labels)
    if found.by_own:
        yield led(CARE["by_own"])
    if found.suggested:
        yield APPRAISAL["suggested"], f"{context.refs(found.suggested)}."
    if found.carried:
        yield WORDS["carried"], f"{context.refs(found.carried)}."
    if found.never_together:
        pairs = (
            filled(CARE["pair"], one=context.refs([one]), others=context.refs(others))
            for one, others in gathered(found.never_together).items()
        )
        yield CARE["apart"], f"{'; '.join(pairs)}."


def _answers(context: BriefContext) -> Iterator[Caution]:
    """The answers beside each scheme's, in the order of the table; no other order is meant."""
    if not (context.design.answers and context.found.precedent.answers):
        return
    for likeness in context.speaking():
        theirs = next(scheme for scheme in context.base.schemes if scheme.id == likeness.scheme).answer
        questions = "; ".join(
            filled(CARE["there"], question=context.theory.feature[f].label, answer=context.answer(f, theirs[f].value))
            for f in likeness.different
        )
        clause = likeness_clause(context.labels[likeness.scheme], likeness)
        told = filled(CARE["differs"], clause=clause, questions=questions) if questions else f"{clause}."
        yield context.of_answers(), told
    if silent := mostly_silent_clause(context.found.precedent, context.labels):
        yield context.of_answers(), f"{silent}."
    yield led(APPRAISAL["silent"])


def _supposed(context: BriefContext) -> Iterator[Caution]:
    assumed = [c.id for c in context.within("active") if context.found.configurations[c.id].by_assumption]
    if assumed:
        yield CARE["by_assumption"], f"{context.refs(assumed)}."
    if context.found.lost:
        lost = (f"{context.named([one.configuration])} ({one.was} → {one.now})" for one in context.found.lost)
        yield CARE["lost"], f"{'; '.join(lost)}."


def _needed(context: BriefContext) -> Iterator[Caution]:
    for requirement in context.theory.requirements:
        status = context.found.requirements[requirement.id]
        if status != "holds":
            told = filled(
                CARE["requirement"],
                statement=stopped(requirement.statement),
                outcome=context.theory.outcome[requirement.outcome].label,
                claimed_by=requirement.claimed_by,
                findings=", ".join(requirement.findings),
            )
            yield filled(WORDS["held"], status=WORDS["status"][status]), told


def waiting(context: BriefContext) -> dict[str, list[str]]:
    """The questions on which something waits, each with the configurations that do."""
    found = dict[str, list[str]]()
    for c, condition in _unmet(context):
        if isinstance(condition, FeatureCondition):
            found.setdefault(condition.feature, []).append(c.id)
    return found


def _unmet(context: BriefContext) -> Iterator[tuple[Configuration, Condition]]:
    """Each condition that is not known, of each configuration that is open."""
    for c in context.within("open"):
        for condition, status in zip(c.conditions, context.found.configurations[c.id].conditions, strict=True):
            if status == "unknown":
                yield c, condition


def unknown(context: BriefContext) -> Section:
    """The questions on which something waits, and whom to ask; and what waits on another outcome."""
    words, asked, ripples = WORDS["unknown"], waiting(context), dict[str, list[str]]()
    for c, condition in _unmet(context):
        if isinstance(condition, OutcomeCondition):
            ripples.setdefault(condition_clause(context.theory, condition), []).append(c.id)
    rows = tuple(
        (f.question, context.named(asked[f.id]), f.changeable_by or words["nobody"])
        for f in context.theory.features
        if f.id in asked
    )
    blocks: list[Block] = []
    if rows:
        blocks.append(Table(tuple(words["head"]), rows))
    if ripples:
        told = tuple(
            (filled(words["whether"], clause=clause), f"{context.named(those)}.") for clause, those in ripples.items()
        )
        blocks += [Paragraph("", words["ripples"]), Bullets(told)]
    if not blocks:
        blocks.append(Paragraph(WORDS["nothing_waits"]))
    return Section(words["title"], tuple(blocks))
