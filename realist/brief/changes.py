"""The smallest changes: what would free an outcome of what works against it, or bring about what is only waiting."""

from __future__ import annotations

from realist.brief.said import Said
from realist.documents import Paragraph, Section, Table
from realist.inquiry import Changes, Goal, Step, smallest_changes

STEPS, COSTS = 2, 3
"""Most steps in a set, and most outcomes named that a set would cost."""

TITLE = "Smallest changes"
NOTE = (
    "For each outcome against which something works, and each that is only waiting: every single step that would do, and "
    f"what it would cost; then how many sets of {STEPS} steps. The bench lists them. Their order says nothing."
)
NOTHING = "Nothing works against an outcome here, and nothing towards one is waiting."
GOALS: dict[Goal, str] = {"free": "to free it of what works against it", "bring about": "to bring it about"}


def changes(said: Said) -> Section:
    """Sets of steps that somebody could take or settle, with what each would cost."""
    rows = []
    for outcome in said.theory.outcomes:
        state = said.found.outcomes[outcome.id]
        goal: Goal | None = "free" if state.against.active else "bring about" if state.towards.state == "open" else None
        if goal:
            found = smallest_changes(said.base.theory, said.design, outcome.id, goal, STEPS)
            rows.append((outcome.label, GOALS[goal], _told(said, found)))
    if not rows:
        return Section(TITLE, (Paragraph(NOTHING),))
    return Section(TITLE, (Paragraph(NOTE), Table(("Outcome", "Goal", "Steps, and what they would cost"), tuple(rows))))


def _told(said: Said, found: tuple[Changes, ...]) -> str:
    """Every single step. Sets of more are only counted: to show some of many would be to choose among them."""
    single = [one for one in found if len(one.steps) == 1]
    told = "; or ".join(f"{_step(said, one.steps[0])} ({_costs(said, one)})" for one in single) or "No single step"
    more = len(found) - len(single)
    sets = f"{more} {'set' if more == 1 else 'sets'} of {STEPS} steps would do" if more else ""
    return f"{'. '.join(part for part in (told, sets) if part)}."


def _step(said: Said, step: Step) -> str:
    to = f"{said.theory.feature[step.feature].label}: {said.answer(step.feature, step.value)}"
    return to if step.kind == "change" else f"{step.kind} {to}"


def _costs(said: Said, one: Changes) -> str:
    """The outcomes that suffer: active towards one and then no longer, or against it and only then."""
    if not one.costs:
        return "at no cost that is known"
    suffer = list(dict.fromkeys(said.theory.outcome[cost.outcome].label for cost in one.costs))
    rest = len(suffer) - COSTS
    return f"at a cost on: {', '.join(suffer[:COSTS])}{f' and {rest} more' if rest > 0 else ''}"
