"""The first half of a brief: the design, what can be expected for whom, and why."""

from __future__ import annotations

from realist.documents.brief.context import BriefContext, whom
from realist.documents.brief.wording import WORDS, led
from realist.documents.model import Block, Bullets, Paragraph, Section, Table
from realist.text import capital, filled, listed, stopped
from realist.theory import EFFECTS, Configuration, FeatureCondition
from realist.theory.wording import BASIS, EFFECT_WORDS


def design_section(context: BriefContext) -> Section:
    """The answers, level by level, and what is not answered."""
    theory, answers, words = context.theory, context.design.answers, WORDS["design"]
    asked = [f for level in theory.levels for f in theory.features if f.level == level.id]
    asked = [f for f in asked if f in theory.asked or f.id in answers]
    blocks: list[Block] = []
    told = [
        (f"{level.label}:", "; ".join(f"{f.label}: {context.answer(f.id, answers[f.id])}" for f in those))
        for level in theory.levels
        if (those := [f for f in asked if f.level == level.id and f.id in answers])
    ]
    if told:
        blocks.append(Bullets(tuple((lead, f"{text}.") for lead, text in told)))
    if silent := [f.label for f in asked if f.id not in answers]:
        lead, text = led(words["silent"], questions="; ".join(silent))
        blocks.append(Paragraph(text, lead))
    for part, chosen in (("assumed", context.design.assumed), ("knocked_out", context.design.knocked_out)):
        if chosen:
            blocks.append(Paragraph(f"{listed([theory.mechanism[m].label for m in sorted(chosen)])}.", WORDS[part]))
    if own := [c.nickname for c in context.design.own]:
        lead, text = led(words["own"], configurations="; ".join(own))
        blocks.append(Paragraph(text, lead))
    return Section(words["title"], tuple(blocks))


def expected(context: BriefContext) -> Section:
    """Each outcome that the design reaches, with its state for whom."""
    rows, beyond = [], []
    for outcome in context.theory.outcomes:
        state = context.found.outcomes[outcome.id]
        told = [whom(EFFECT_WORDS[effect], getattr(state, effect)) for effect in EFFECTS]
        if any(told):
            rows.append((outcome.label, state.word, "; ".join(each for each in told if each)))
        else:
            beyond.append(outcome.label)
    blocks: list[Block] = []
    if rows:
        blocks.append(Table(tuple(WORDS["expected"]["head"]), tuple(rows)))
    if beyond:
        lead, text = led(WORDS["unreached"], outcomes="; ".join(beyond))
        blocks.append(Paragraph(text, lead))
    return Section(WORDS["expected"]["title"], tuple(blocks))


def why(context: BriefContext) -> Section:
    """Each active configuration with its conditions, in a sentence, what it stands on, and its number."""
    words = WORDS["why"]
    if not context.numbered:
        return Section(words["title"], (Paragraph(words["none"]),))
    rows = tuple(
        (f"{number} {c.nickname}", _because(context, c), _standing(context, c)) for number, c in context.numbered
    )
    return Section(words["title"], (Paragraph(words["note"]), Table(tuple(words["head"]), rows)))


def _because(context: BriefContext, c: Configuration) -> str:
    """Conditions by the names of their questions and outcomes, then whose reasoning, and what follows."""
    theory = context.theory
    conditions = [
        theory.feature[k.feature].label
        if isinstance(k, FeatureCondition)
        else f"({getattr(theory.outcome[k.outcome], k.direction)})"
        for k in c.conditions
    ]
    known = theory.actor.get(c.actor)
    return filled(
        WORDS["why"]["because"],
        conditions="; ".join(conditions),
        resource=c.resource,
        actor=known.label if known else c.actor,
        reasoning=c.reasoning,
        sign=EFFECT_WORDS[c.effect][0],
        outcome=theory.outcome[c.outcome].label,
    )


def _standing(context: BriefContext, c: Configuration) -> str:
    marks = [stopped(capital(mark)) for mark in context.marks(c)]
    if c.basis == "reader":
        return " ".join([WORDS["why"]["own"], *marks])
    told = [stopped(capital(BASIS[c.basis]))]
    for role, words in WORDS["why"]["roles"].items():
        if findings := ", ".join(b.finding for b in c.evidence if b.role == role):
            told.append(filled(words, findings=findings))
    return " ".join([*told, *marks])
