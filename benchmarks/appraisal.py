"""How long an appraisal takes: against a naive reading of the same rules, and as a theory grows.

Every naive answer is compared with ours, so that nothing is fast and wrong.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.naive import states_from_frames, states_from_rows
from benchmarks.rows import Measured, Row
from realist.appraisal import appraise, states
from realist.evidence import Evidence, load
from realist.theory import Configuration, Design, OutcomeCondition, Theory

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("data", "data/examples/cctv")
DESIGNS = 2_000
NAIVE_EVERY = 50
"""The naive readings are slow: they read every so-many-th design. Their time per design is what is compared."""
COPIES = (1, 2, 4, 8)
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
    """Return the seconds that one design takes: the best of some rounds, which other programs disturb least."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        for design in designs:
            work(design)
        best = min(best, time.perf_counter() - start)
    return best / len(designs)


def measured() -> Measured:
    """Return the times of both evidence bases."""
    return Measured([row for folder in FOLDERS for row in one_design(folder, load(ROOT / folder))])


def one_design(folder: str, evidence: Evidence) -> list[Row]:
    """Return the times of one design after the other.

    Raises
    ------
    RuntimeError
        Where a naive reading and ours disagree on a design.
    """
    theory, schemes, frames = evidence.theory, evidence.schemes, evidence.tables.frames
    designs = random_designs(theory, DESIGNS)
    few = designs[::NAIVE_EVERY]
    for design in few:
        found = states(theory, design)
        if not found == states_from_frames(frames, design.answers) == states_from_rows(frames, design.answers):
            raise RuntimeError(f"A naive reading disagrees on {design.to_dict()}")
    ours, whole, rows, by_frames = (
        seconds * 1e6
        for seconds in (
            seconds_each(lambda d: states(theory, d), designs),
            seconds_each(lambda d: appraise(theory, d, schemes), designs),
            seconds_each(lambda d: states_from_rows(frames, d.answers), few),
            seconds_each(lambda d: states_from_frames(frames, d.answers), few, rounds=1),
        )
    )
    topic, unit = f"One design, {folder}: {len(theory.configurations)} configurations", "µs a design"
    told = [
        Row(topic, "states", ours, unit, "what was asked for", WANTED),
        Row(topic, "states", ours, unit, "a naive reading of the rows", rows),
        Row(topic, "states", ours, unit, "a naive reading of the data frames", by_frames),
        Row(topic, "whole appraisal, with reasons", whole, unit, "states", ours),
    ]
    first = 0.0
    for times in COPIES:
        larger = copied(theory, times)
        micro = 1e6 * seconds_each(lambda d, t=larger: appraise(t, d, schemes), designs[:100])  # type: ignore[misc]
        first = first or micro
        what = f"whole appraisal, {len(larger.configurations)} configurations (copies)"
        told.append(Row(topic, what, micro, unit, f"{len(theory.configurations)} configurations", first))
    return told
