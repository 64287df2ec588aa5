"""How long an appraisal takes: against a naive reading of the same rules, and as a theory grows.

Every naive answer is compared with ours, so that nothing is fast and wrong.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.naive import states_from_frames, states_from_rows
from realist.appraisal import appraise, states
from realist.evidence import Evidence
from realist.theory import Configuration, Design, OutcomeCondition, Theory

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("data", "data/examples/cctv")
DESIGNS = 2_000
NAIVE_EVERY = 50
"""The naive readings are slow: they read every so-many-th design. Their time per design is what is compared."""
COPIES = (1, 2, 4, 8)
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


def measured(evidence: Evidence) -> dict[str, Any]:
    """Return the times of one evidence base, in microseconds a design.

    Raises
    ------
    RuntimeError
        Where a naive reading and ours disagree on a design.
    """
    theory, schemes, frames = evidence.theory, evidence.schemes, evidence.tables.frames
    designs = random_designs(theory, DESIGNS)
    few = designs[::NAIVE_EVERY]
    for design in few:
        ours = states(theory, design)
        if not ours == states_from_frames(frames, design.answers) == states_from_rows(frames, design.answers):
            raise RuntimeError(f"A naive reading disagrees on {design.to_dict()}")
    micro = {
        "states": seconds_each(lambda d: states(theory, d), designs),
        "whole appraisal": seconds_each(lambda d: appraise(theory, d, schemes), designs),
        "naive states, rows": seconds_each(lambda d: states_from_rows(frames, d.answers), few),
        "naive states, data frames": seconds_each(lambda d: states_from_frames(frames, d.answers), few, rounds=1),
    }
    growth = {}
    for times in COPIES:
        larger = copied(theory, times)
        seconds = seconds_each(lambda d, t=larger: appraise(t, d, schemes), designs[:100])  # type: ignore[misc]
        growth[len(larger.configurations)] = round(seconds * 1e6, 1)
    return {
        "configurations": len(theory.configurations),
        "designs": len(designs),
        "designs compared with the naive readings": len(few),
        "microseconds a design": {name: round(seconds * 1e6, 1) for name, seconds in micro.items()},
        "times as long as states": {name: round(seconds / micro["states"], 1) for name, seconds in micro.items()},
        "microseconds a whole appraisal, by configurations": growth,
    }


def show(folder: str, result: dict[str, Any]) -> None:
    """Print the times of one evidence base as a table."""
    print(f"\n{folder}: {result['configurations']} configurations, {result['designs']:,} random designs")
    print(f"{'':28}{'µs a design':>14}{'× states':>12}")
    for name, micro in result["microseconds a design"].items():
        print(f"{name:28}{micro:14,.1f}{result['times as long as states'][name]:12,.1f}")
    growth = result["microseconds a whole appraisal, by configurations"]
    first = next(iter(growth.values()))
    print("as the theory grows, copies of it apart from each other")
    for count, micro in growth.items():
        print(f"{f'  {count} configurations':28}{micro:14,.1f}{micro / first:12,.1f}× the first")
