"""How long the states of many designs take at once, and what memory: against one after the other, and as they grow.

Designs are drawn as numbers, a million at a time at most; the drawing is not timed. Seconds are the processor's.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from benchmarks import memory
from benchmarks.appraisal import copied, random_designs, seconds_each
from benchmarks.rows import Measured, Row
from realist.appraisal import states
from realist.appraisal.many import STATES, UNKNOWN, Codes, Many
from realist.evidence import load
from realist.theory import Theory

ROOT = Path(__file__).resolve().parent.parent
MILLION, WANTED = 1_000_000, 1.0
"""Seconds that a million designs may take, by the issue that asks for them."""
DESIGNS = (10_000, 100_000, 1_000_000, 10_000_000)
COPIES, EACH = (1, 10, 170), 100_000
"""Copies of the theory, the last of ten thousand configurations, and designs that are closed over each."""


def drawn(theory: Theory, count: int, seed: int = 1) -> Iterator[Codes]:
    """Yield random designs, a million at a time at most, with about seven in ten of the questions answered."""
    chance = np.random.default_rng(seed)
    for start in range(0, count, MILLION):
        size = min(MILLION, count - start)
        codes = np.empty((size, len(theory.features)), dtype=np.int8)
        for place, feature in enumerate(theory.features):
            codes[:, place] = chance.integers(0, len(feature.values), size, dtype=np.int8)
            codes[chance.random(size, dtype=np.float32) > 0.7, place] = UNKNOWN
        yield codes


def measured() -> Measured:
    """Return what a million takes, and how time and memory grow with designs and with configurations.

    Raises
    ------
    RuntimeError
        Where a design has other states among many than alone.
    """
    theory = load(ROOT / "data").theory
    ready = Many(theory)
    some = random_designs(theory, 1000)
    alone = [[STATES.index(state) for state in states(theory, design).values()] for design in some]
    if ready.states(ready.coded(some)).tolist() != alone:
        raise RuntimeError("A design has other states among many than alone")
    codes = next(drawn(theory, MILLION))
    took = min(_timed(lambda: ready.states(codes)) for _ in range(3))
    micro = 1e6 * seconds_each(lambda d: states(theory, d), some)
    topic = f"A million designs: {len(theory.configurations)} configurations"
    return Measured(
        [
            Row(topic, "states of all, kept", took, "s", "what was asked for", WANTED),
            Row(topic, "states of all, kept", 1e6 * took / MILLION, "µs a design", "one design after the other", micro),
            *_by_configurations(theory),
            *_by_designs(),
        ],
        {"numpy": np.__version__},
    )


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _by_configurations(theory: Theory) -> Iterator[Row]:
    codes = next(drawn(theory, EACH))
    first = 0.0
    for times in COPIES:
        ready = Many(copied(theory, times))
        took = min(_timed(lambda r=ready: r.counted(codes)) for _ in range(2))  # type: ignore[misc]
        first = first or took
        what = f"states counted, {len(ready.configurations):,} configurations: {times} copies of data"
        yield Row(f"{EACH:,} designs, as the theory grows", what, took, "s", "data itself", first)


def _by_designs() -> Iterator[Row]:
    first: dict[str, float] = {}
    for count in DESIGNS:
        command = [sys.executable, "-m", "benchmarks.many", str(count)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
        for unit, figure in json.loads(done.stdout).items():
            against = f"{DESIGNS[0]:,} designs"
            other = first.setdefault(unit, figure)
            yield Row("As the designs grow", f"states counted, {count:,} designs", figure, unit, against, other)


def _alone(count: int) -> dict[str, float]:
    """Seconds and most memory of so many designs, in a process that does nothing else."""
    theory = load(ROOT / "data").theory
    ready = Many(theory)
    took = 0.0
    found = np.zeros((len(ready.configurations), len(STATES)), dtype=np.int64)
    for codes in drawn(theory, count):
        start = time.process_time()
        found += ready.counted(codes)
        took += time.process_time() - start
    if set(found.sum(axis=1).tolist()) != {count}:
        raise RuntimeError("Some designs were not counted")
    return {"s": took, "MB at most": memory.most()}


if __name__ == "__main__":
    print(json.dumps(_alone(int(sys.argv[1]))))
