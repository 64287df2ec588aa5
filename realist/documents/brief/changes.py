"""The smallest changes: what would free an outcome of what works against it, or bring about what is only waiting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap

from realist.documents.brief.context import BriefContext
from realist.documents.brief.wording import WORDS
from realist.documents.model import Block, Paragraph, Section, Table
from realist.inquiry import Changes, Goal, Step, smallest_changes
from realist.text import filled
from realist.theory import Feature

CHANGES = WORDS["changes"]


@dataclass(frozen=True, slots=True)
class Steps:
    """Each single step with what it would do and cost, and the outcomes that no single step reaches."""

    does: Mapping[Step, Mapping[Goal, Sequence[str]]]
    costs: Mapping[Step, str]
    rest: Sequence[str]


def single_steps(context: BriefContext) -> Steps:
    """Every single step that would free an outcome, or bring one about."""
    does, costs = dict[Step, dict[Goal, list[str]]](), dict[Step, str]()
    rest = []
    for outcome in context.theory.outcomes:
        state = context.found.outcomes[outcome.id]
        goal: Goal | None = "free" if state.against.active else "bring about" if state.towards.state == "open" else None
        if not goal:
            continue
        found = smallest_changes(context.base.theory, context.design, outcome.id, goal, most=1)
        single = [one for one in found if one.steps]  # none where what the answers bring with them reaches it already
        for one in single:
            does.setdefault(one.steps[0], {}).setdefault(goal, []).append(outcome.label)
            costs[one.steps[0]] = _costs(context, one)
        if not found:
            rest.append(outcome.label)
    return Steps(does, costs, rest)


def changes(context: BriefContext, steps: Steps) -> Section:
    """Each single step with what it would do and cost. Sets of more are for the bench: to show some is to choose."""
    does, costs, rest = steps.does, steps.costs, steps.rest
    order = {(f.id, value): place for place, (f, value) in enumerate(_answers(context))}
    rows = tuple(
        (_step(context, step), ". ".join(starmap(_does, does[step].items())), costs[step])
        for step in sorted(does, key=lambda step: order[step.feature, step.value])
    )
    blocks: list[Block] = []
    if rows:
        blocks += [Paragraph(CHANGES["note"]), Table(tuple(CHANGES["head"]), rows)]
    if rest:
        blocks.append(Paragraph(f"{'; '.join(rest)}.", CHANGES["rest"]))
    return Section(CHANGES["title"], tuple(blocks) or (Paragraph(CHANGES["nothing"]),))


def _answers(context: BriefContext) -> list[tuple[Feature, str]]:
    return [(feature, value) for feature in context.theory.features for value in feature.value_ids]


def _step(context: BriefContext, step: Step) -> str:
    to = f"{context.theory.feature[step.feature].label}: {context.answer(step.feature, step.value)}"
    return filled(CHANGES["steps"][step.kind], answer=to)


def _does(goal: Goal, outcomes: Sequence[str]) -> str:
    return filled(CHANGES["does"][goal], outcomes="; ".join(outcomes))


def _costs(context: BriefContext, one: Changes) -> str:
    """The outcomes that suffer: active towards one and then no longer, or against it and only then."""
    labels = dict.fromkeys(context.theory.outcome[cost.outcome].label for cost in one.costs)
    return "; ".join(labels) or str(CHANGES["no_cost"])
