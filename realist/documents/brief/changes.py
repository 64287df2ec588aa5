"""The smallest changes: what would free an outcome of what works against it, or bring about what is only waiting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from realist.documents.brief.context import BriefContext
from realist.documents.model import Block, Paragraph, Section, Table
from realist.inquiry import Changes, Goal, Step, smallest_changes
from realist.theory import Feature

TITLE = "Smallest changes"
NOTE = (
    "Single steps that would free an outcome of what works against it, or bring about one that is only waiting, in the "
    "order of the questions, which says nothing of which is better. A fact to find out is no change that anybody "
    "makes: its line says what would hold if it were so. Each outcome can also be asked about on the bench."
)
NOTHING = "Nothing works against an outcome here, and nothing towards one is waiting."
KINDS = {"change": "", "find out or decide": "Find out or decide: ", "find out": "If it turns out so: "}
GOALS: dict[Goal, str] = {"free": "Frees", "bring about": "Brings about"}


@dataclass(frozen=True, slots=True)
class Steps:
    """Each single step with what it would do and cost, and the outcomes that no single step reaches."""

    does: Mapping[Step, Mapping[str, Sequence[str]]]
    costs: Mapping[Step, str]
    rest: Sequence[str]


def single_steps(said: BriefContext) -> Steps:
    """Every single step that would free an outcome, or bring one about."""
    does, costs = dict[Step, dict[str, list[str]]](), dict[Step, str]()
    rest = []
    for outcome in said.theory.outcomes:
        state = said.found.outcomes[outcome.id]
        goal: Goal | None = "free" if state.against.active else "bring about" if state.towards.state == "open" else None
        if not goal:
            continue
        found = smallest_changes(said.base.theory, said.design, outcome.id, goal, most=1)
        single = [one for one in found if one.steps]  # none where what the answers bring with them reaches it already
        for one in single:
            does.setdefault(one.steps[0], {}).setdefault(GOALS[goal], []).append(outcome.label)
            costs[one.steps[0]] = _costs(said, one)
        if not found:
            rest.append(outcome.label)
    return Steps(does, costs, rest)


def changes(said: BriefContext, steps: Steps) -> Section:
    """Each single step with what it would do and cost. Sets of more are for the bench: to show some is to choose."""
    does, costs, rest = steps.does, steps.costs, steps.rest
    order = {(f.id, value): place for place, (f, value) in enumerate(_answers(said))}
    rows = tuple(
        (_step(said, step), ". ".join(f"{goal}: {'; '.join(those)}" for goal, those in does[step].items()), costs[step])
        for step in sorted(does, key=lambda step: order[step.feature, step.value])
    )
    blocks: list[Block] = []
    if rows:
        blocks += [Paragraph(NOTE), Table(("Step", "What it would do", "What it would cost"), rows)]
    if rest:
        blocks.append(Paragraph(f"{'; '.join(rest)}.", "No single step, though several together may:"))
    return Section(TITLE, tuple(blocks) or (Paragraph(NOTHING),))


def _answers(said: BriefContext) -> list[tuple[Feature, str]]:
    return [(feature, value) for feature in said.theory.features for value in feature.value_ids]


def _step(said: BriefContext, step: Step) -> str:
    to = f"{said.theory.feature[step.feature].label}: {said.answer(step.feature, step.value)}"
    return KINDS[step.kind] + to


def _costs(said: BriefContext, one: Changes) -> str:
    """The outcomes that suffer: active towards one and then no longer, or against it and only then."""
    return (
        "; ".join(dict.fromkeys(said.theory.outcome[cost.outcome].label for cost in one.costs))
        or "Nothing that is known"
    )
