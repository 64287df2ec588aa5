"""How long an appraisal takes: against clingo and a naive reading on the same rules, and as a theory grows.

Every answer of theirs is compared with ours, so that nothing is fast and wrong.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import clingo

from benchmarks import asp
from benchmarks.naive import states_from_frames, states_from_rows
from benchmarks.rows import Measured, Row
from realist.appraisal import appraise, states
from realist.evidence import Evidence, load
from realist.theory import Configuration, Design, OutcomeCondition, Theory

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("data", "data/examples/cctv")
DESIGNS = 2_000
NAIVE_EVERY, FRAMES, CLINGO = 50, 5, 500
"""The others are slow: the naive readings read every so-many-th design, that of data frames so many of these, and
clingo the first so many of all. Their time a design is what is compared."""
COPIES = (1, 2, 4, 8)
GROWN = {1: 500, 10: 100, 170: 10}
"""Copies of the theory, and how many designs are timed with so many; the last has ten thousand configurations."""
WANTED = 100.0
"""Microseconds that states of one design may take, by the issue that asks for them."""
ROUNDS = 3


def random_designs(theory: Theory, count: int, seed: int = 1) -> list[Design]:
    """Return designs with about seven in ten of the questions answered, each answer as likely as the next."""
    chance = random.Random(seed)
    return [
        Design({f.id: chance.choice(f.value_ids) for f in theory.asked if chance.random() < 0.7}) for _ in range(count)
    ]


def copied(theory: Theory, times: int) -> Theory:
    """Return a theory with each configuration and outcome so many times over, the copies apart from each other."""

    def copy(c: Configuration, number: int) -> Configuration:
        conditions = tuple(
            replace(each, outcome=f"{each.outcome}-{number}") if isinstance(each, OutcomeCondition) else each
            for each in c.conditions
        )
        return replace(c, id=f"{c.id}-{number}", outcome=f"{c.outcome}-{number}", conditions=conditions)

    return replace(
        theory,
        outcomes=tuple(replace(o, id=f"{o.id}-{number}") for number in range(times) for o in theory.outcomes),
        configurations=tuple(copy(c, number) for number in range(times) for c in theory.configurations),
        requirements=(),
    )


def seconds_each(work: Callable[[Design], object], designs: Sequence[Design], rounds: int = ROUNDS) -> float:
    """Return the processor's seconds a design: the best of some rounds, least disturbed by other programs."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for design in designs:
            work(design)
        best = min(best, time.process_time() - start)
    return best / len(designs)


def measured() -> Measured:
    """Return the times of both evidence bases, and those of ours as it grows."""
    rows = [row for folder in FOLDERS for row in one_design(folder, load(ROOT / folder))]
    return Measured([*rows, *growth(load(ROOT / FOLDERS[0]))], {"clingo": clingo.__version__})


def one_design(folder: str, evidence: Evidence) -> list[Row]:
    """Return the times of one design after the other.

    Raises
    ------
    RuntimeError
        Where a naive reading or clingo and ours disagree on a design.
    """
    theory, schemes, frames = evidence.theory, evidence.schemes, evidence.tables
    designs = random_designs(theory, DESIGNS)
    solvers = {way: asp.Asked(theory, way) for way in asp.WAYS}
    few = designs[::NAIVE_EVERY]
    others: dict[str, tuple[Callable[[Design], dict[str, str]], Sequence[Design]]] = {
        **{f"clingo, grounded once: {way}": (solver.states, designs[:CLINGO]) for way, solver in solvers.items()},
        "a naive reading of the rows": (lambda d: states_from_rows(frames, d.answers), few),
        "a naive reading of the data frames": (lambda d: states_from_frames(frames, d.answers), few[:FRAMES]),
    }
    for name, (work, some) in others.items():
        for design in some:
            if work(design) != states(theory, design):
                raise RuntimeError(f"Not the same as ours, by {name}: {design.to_dict()}")
    ours = 1e6 * seconds_each(lambda d: states(theory, d), designs)
    whole = 1e6 * seconds_each(lambda d: appraise(theory, d, schemes), designs)
    topic, unit = f"One design, {folder}: {len(theory.configurations)} configurations", "µs a design"
    return [
        Row(topic, "states", ours, unit, "what was asked for", WANTED),
        *(
            Row(topic, "states", ours, unit, name, 1e6 * seconds_each(work, some))
            for name, (work, some) in others.items()
        ),
        Row(topic, "whole appraisal, with reasons", whole, unit, "states", ours),
    ]


def growth(evidence: Evidence) -> list[Row]:
    """Return the times of one design as the theory grows, by copies that are apart from each other."""
    theory, schemes, told = evidence.theory, evidence.schemes, []
    designs = random_designs(theory, max(GROWN.values()))
    works: dict[str, tuple[Callable[[Theory, Design], object], tuple[int, ...]]] = {
        "states": (states, tuple(GROWN)),
        "whole appraisal": (lambda larger, d: appraise(larger, d, schemes), COPIES),
    }
    for name, (work, copies) in works.items():
        first = 0.0
        for times in copies:
            larger = copied(theory, times)
            some = designs[: GROWN.get(times, 100)]
            micro = 1e6 * seconds_each(lambda d, w=work, t=larger: w(t, d), some)  # type: ignore[misc]
            first = first or micro
            what = f"{name}, {len(larger.configurations):,} configurations: {times} × data"
            told.append(Row("One design, as the theory grows", what, micro, "µs a design", "data itself", first))
    return told
