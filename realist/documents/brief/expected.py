"""The first half of a brief: the design, what can be expected for whom, and why."""

from __future__ import annotations

from realist.appraisal import EFFECTS
from realist.documents.brief.context import BriefContext, whom
from realist.documents.model import Block, Bullets, Paragraph, Section, Table
from realist.text import listed, stopped
from realist.theory import Configuration, FeatureCondition
from realist.theory.wording import BASIS
from realist.theory.wording import EFFECTS as EFFECT_WORDS

WHY = (
    "Before the arrow stand the answers above on which it rests and, in brackets, what another configuration brings "
    "about. Then: with what, whose reasoning, and what it works ↗ towards, ↘ against, or ↔ on. The reason behind each, "
    "and its rival explanations, are in the evidence base under its name."
)


def design_section(said: BriefContext) -> Section:
    """The answers, level by level, and what is not answered."""
    theory, answers = said.theory, said.design.answers
    asked = [f for level in theory.levels for f in theory.features if f.level == level.id]
    asked = [f for f in asked if f in theory.asked or f.id in answers]
    blocks: list[Block] = []
    told = [
        (f"{level.label}:", "; ".join(f"{f.label}: {said.answer(f.id, answers[f.id])}" for f in those))
        for level in theory.levels
        if (those := [f for f in asked if f.level == level.id and f.id in answers])
    ]
    if told:
        blocks.append(Bullets(tuple((lead, f"{text}.") for lead, text in told)))
    if silent := [f.label for f in asked if f.id not in answers]:
        blocks.append(Paragraph(f"{'; '.join(silent)}. Each is unknown, and not a no.", "Not answered:"))
    for lead, chosen in (("Assumed:", said.design.assumed), ("Knocked out:", said.design.knocked_out)):
        if chosen:
            blocks.append(Paragraph(f"{listed([theory.mechanism[m].label for m in sorted(chosen)])}.", lead))
    if own := [c.nickname for c in said.design.own]:
        blocks.append(
            Paragraph(f"{'; '.join(own)}. Each is a guess to be tested, and no evidence.", "The maker’s own:")
        )
    return Section("The design", tuple(blocks))


def expected(said: BriefContext) -> Section:
    """Each outcome that the design reaches, with its state for whom."""
    rows, beyond = [], []
    for outcome in said.theory.outcomes:
        state = said.found.outcomes[outcome.id]
        told = [whom(EFFECT_WORDS[effect], getattr(state, effect)) for effect in EFFECTS]
        if any(told):
            rows.append((outcome.label, state.word, "; ".join(each for each in told if each)))
        else:
            beyond.append(outcome.label)
    blocks: list[Block] = []
    if rows:
        blocks.append(Table(("Outcome", "In this design", "For whom, as far as the text says"), tuple(rows)))
    if beyond:
        blocks.append(Paragraph(f"{'; '.join(beyond)}. This says nothing for or against them.", "Not reached:"))
    return Section("What can be expected, and for whom", tuple(blocks))


def why(said: BriefContext) -> Section:
    """Each active configuration with its conditions, in a sentence, what it stands on, and its number."""
    title = "Why: the configurations that are active"
    if not said.numbered:
        return Section(title, (Paragraph("No configuration is active in this design as far as it is answered."),))
    rows = tuple((f"{number} {c.nickname}", _because(said, c), _standing(said, c)) for number, c in said.numbered)
    return Section(title, (Paragraph(WHY), Table(("Configuration", "What happens", "Stands on"), rows)))


def _because(said: BriefContext, c: Configuration) -> str:
    """Conditions by the names of their questions and outcomes, then whose reasoning, and what follows."""
    theory = said.theory
    conditions = [
        theory.feature[k.feature].label
        if isinstance(k, FeatureCondition)
        else f"({getattr(theory.outcome[k.outcome], k.direction)})"
        for k in c.conditions
    ]
    known = theory.actor.get(c.actor)
    actor = known.label if known else c.actor
    works = f"{EFFECT_WORDS[c.effect][0]} {theory.outcome[c.outcome].label}"
    return f"{'; '.join(conditions)} → with {c.resource}, {actor}: {c.reasoning} {works}."


def _standing(said: BriefContext, c: Configuration) -> str:
    if c.basis == "reader":
        return " ".join(
            ["The maker’s own, and no evidence.", *(stopped(f"{m[:1].upper()}{m[1:]}") for m in said.marks(c))]
        )
    told = [stopped(f"{BASIS[c.basis][:1].upper()}{BASIS[c.basis][1:]}")]
    for role, lead in (("supports", ""), ("qualifies", "Qualified by "), ("contradicts", "Contradicted by ")):
        if findings := ", ".join(b.finding for b in c.evidence if b.role == role):
            told.append(f"{lead}{findings}.")
    return " ".join([*told, *(stopped(f"{mark[:1].upper()}{mark[1:]}") for mark in said.marks(c))])
