"""The second half of a brief: where to take care, and what nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from realist.appraisal import gathered, likeness_clause
from realist.documents.brief.context import BriefContext
from realist.documents.model import Block, Bullets, Paragraph, Section, Table
from realist.inquiry import tensions
from realist.text import capital, listed, stopped
from realist.theory import Condition, Configuration, FeatureCondition, OutcomeCondition
from realist.theory.wording import condition_clause

NEEDED = {
    "fails": "not met",
    "unknown": "not known",
    "assumed": "met only as assumed",
    "own": "met only by the maker’s own",
}

PRECEDENT = {
    "seen together": "all that is active was seen together in {}.",
    "recombined": (
        "each part of what is active was seen somewhere; all of it together in no scheme, as far as the study says."
    ),
    "nothing seen": "nobody saw what is active; it is only suggested.",
    "nothing active": "nothing is active, so there is nothing to compare with what was seen.",
}
SILENT = (
    "The study does not say it there, or says it of one of several schemes and not of which. That is neither likeness "
    "nor difference."
)

Caution = tuple[str, str]


def care(said: BriefContext) -> Section:
    """What is contested, in tension, carried, recombined, unseen or only assumed, and what is said to be needed."""
    parts = (_contested, _tensions, _both_ways, broken_ties, _precedent, _answers, _supposed, _needed)
    items = tuple(item for part in parts for item in part(said))
    return Section("Where to take care", (Paragraph("Numbers are those of the configurations above."), Bullets(items)))


def _contested(said: BriefContext) -> Iterator[Caution]:
    for outcome in said.theory.outcomes:
        found = said.found.outcomes[outcome.id]
        if found.towards.active and found.against.active:
            sides = f"towards through {said.refs(found.towards.active)}"
            yield "Contested:", f"{outcome.label}; {sides}; against through {said.refs(found.against.active)}."


def _both_ways(said: BriefContext) -> Iterator[Caution]:
    for mechanism in said.theory.mechanisms:
        found = said.found.mechanisms[mechanism.id]
        if found.triggered.active and found.blocked.active:
            sides = f"triggered through {said.refs(found.triggered.active)}"
            yield "In tension:", f"{mechanism.label}; {sides}; blocked through {said.refs(found.blocked.active)}."


def _tensions(said: BriefContext) -> Iterator[Caution]:
    for found in tensions(said.base.theory, said.design):
        sides = (
            ", ".join(said.theory.outcome[pull.outcome].label for pull in pulls)
            for pulls in (found.towards, found.against)
        )
        towards, against = sides
        answer = f"{said.theory.feature[found.feature].label}: {said.answer(found.feature, found.value)}"
        yield "One answer pulls both ways:", f"{answer}; towards {towards}; against {against}."


def broken_ties(said: BriefContext) -> Iterator[Caution]:
    """Answers that cannot hold together, each pair with the reason."""
    for tie in said.theory.ties:
        if tie.broken_by(said.design.answers):
            pair = (tie.feature, tie.other_feature)
            both = " / ".join(f"{said.theory.feature[f].label}: {said.answer(f, said.design.answers[f])}" for f in pair)
            yield "Cannot hold together, by definition:", f"{both}. {stopped(tie.because)}"


def seen_together(said: BriefContext) -> str:
    """Whether what is active was seen together, apart from what nobody saw."""
    found = said.found.precedent
    apart = "apart from what is only suggested, " if found.suggested and found.word != "nothing seen" else ""
    return capital(apart + PRECEDENT[found.word].format(listed([said.labels[s] for s in found.together_in])))


def _precedent(said: BriefContext) -> Iterator[Caution]:
    found = said.found.precedent
    yield f"{capital(found.word)}:", seen_together(said)
    if found.by_own:
        yield "Mind:", "Some of it is active only because of the maker’s own configurations."
    if found.suggested:
        yield "Only suggested, seen by nobody:", f"{said.refs(found.suggested)}."
    if found.carried:
        yield "Carried beyond the group in which it was seen:", f"{said.refs(found.carried)}."
    if found.never_together:
        apart = gathered(found.never_together)
        pairs = "; ".join(f"{said.refs([one])} with {said.refs(rest)}" for one, rest in apart.items())
        yield "Never seen together in one scheme:", f"{pairs}."


def _answers(said: BriefContext) -> Iterator[Caution]:
    """The answers beside each scheme's, in the order of the table; no other order is meant."""
    if not (said.design.answers and said.found.precedent.answers):
        return
    told, silent = said.beside()
    for likeness in told:
        theirs = next(scheme for scheme in said.base.schemes if scheme.id == likeness.scheme).answer
        different = [
            f"{said.theory.feature[f].label} (there: {said.answer(f, theirs[f].value)})" for f in likeness.different
        ]
        other = f" It differs on {'; '.join(different)}." if different else ""
        yield f"{said.of_answers()}:", f"{likeness_clause(said.labels[likeness.scheme], likeness)}.{other}"
    for clause in silent:
        yield f"{said.of_answers()}:", f"{clause}."
    yield "Silent:", SILENT


def _supposed(said: BriefContext) -> Iterator[Caution]:
    assumed = [c.id for c in said.within("active") if said.found.configurations[c.id].by_assumption]
    if assumed:
        yield "Active only because of what is assumed:", f"{said.refs(assumed)}."
    if said.found.lost:
        lost = (f"{said.named([one.configuration])} ({one.was} → {one.now})" for one in said.found.lost)
        yield "What the knock-out takes away:", f"{'; '.join(lost)}."


def _needed(said: BriefContext) -> Iterator[Caution]:
    for requirement in said.theory.requirements:
        status = said.found.requirements[requirement.id]
        if status != "holds":
            outcome, findings = said.theory.outcome[requirement.outcome].label, ", ".join(requirement.findings)
            yield (
                f"Held to be necessary, and {NEEDED[status]}:",
                f"{stopped(requirement.statement)} For: {outcome}. Held by: {requirement.claimed_by}. {findings}.",
            )


def waiting(said: BriefContext) -> dict[str, list[str]]:
    """The questions on which something waits, each with the configurations that do."""
    found = dict[str, list[str]]()
    for c, condition in _unmet(said):
        if isinstance(condition, FeatureCondition):
            found.setdefault(condition.feature, []).append(c.id)
    return found


def _unmet(said: BriefContext) -> Iterator[tuple[Configuration, Condition]]:
    """Each condition that is not known, of each configuration that is open."""
    for c in said.within("open"):
        for condition, status in zip(c.conditions, said.found.configurations[c.id].conditions, strict=True):
            if status == "unknown":
                yield c, condition


def unknown(said: BriefContext) -> Section:
    """The questions on which something waits, and whom to ask; and what waits on another outcome."""
    asked, ripples = waiting(said), dict[str, list[str]]()
    for c, condition in _unmet(said):
        if isinstance(condition, OutcomeCondition):
            ripples.setdefault(condition_clause(said.theory, condition), []).append(c.id)
    rows = tuple(
        (f.question, said.named(asked[f.id]), f.changeable_by or "Nobody can change it: find out")
        for f in said.theory.features
        if f.id in asked
    )
    blocks: list[Block] = []
    if rows:
        blocks.append(Table(("Not answered", "What waits on it", "Whom to ask"), rows))
    if ripples:
        told = tuple((f"Whether {clause}:", f"{said.named(those)}.") for clause, those in ripples.items())
        blocks += [Paragraph("", "And on what another configuration may lead to:"), Bullets(told)]
    if not blocks:
        blocks.append(Paragraph("Nothing waits on an answer that is missing."))
    return Section("What nobody knows, and whom to ask", tuple(blocks))
