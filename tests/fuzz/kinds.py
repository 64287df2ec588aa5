"""What is fuzzed: each kind with how a case of it is made, what must hold of it, and how many a run makes."""

from __future__ import annotations

import base64
import json
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

FOUND = Path(__file__).parent / "found"
"""Where the smallest input of a failure is kept."""


@dataclass(frozen=True)
class Kind:
    """One kind of input.

    Attributes
    ----------
    cases : strategy
        Each case is made of what JSON can hold, and of bytes.
    holds : callable
        Takes a case; says whether it was accepted, and raises where something does not hold.
    few, many : int
        How many a short and a long run make.
    small : bool
        Whether a case is small as it is: looking for a smaller one would take minutes.
    """

    name: str
    cases: st.SearchStrategy[Any]
    holds: Callable[[Any], bool]
    few: int
    many: int
    small: bool = False


@dataclass
class Tally:
    """What a run did."""

    seconds: dict[str, float] = field(default_factory=dict)
    accepted: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    def rows(self) -> list[tuple[str, int, int, int, float]]:
        """Kind, cases, refused, accepted, seconds."""
        return [
            (name, self.refused[name] + self.accepted[name], self.refused[name], self.accepted[name], spent)
            for name, spent in self.seconds.items()
        ]


def run(kind: Kind, examples: int, number: int, tally: Tally) -> None:
    """Make so many cases of a kind from a seed. The smallest that fails is kept, and its failure raised.

    Raises
    ------
    AssertionError
        Or whatever else a case made happen.
    """

    @seed(number)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=(Phase.generate,) if kind.small else (Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    @given(kind.cases)
    def every(case: Any) -> None:
        try:
            accepted = kind.holds(case)
        except Exception:
            kept = keep(kind.name, case)
            failing.append(kept)
            raise
        if not failing:
            (tally.accepted if accepted else tally.refused)[kind.name] += 1

    failing: list[Path] = []
    started = time.perf_counter()
    try:
        every()
    except Exception as error:
        if failing:
            error.add_note(f"Kept: {failing[-1]}\nRun it again: .venv/bin/python -m tests.fuzz --again {failing[-1]}")
        raise
    finally:
        tally.seconds[kind.name] = time.perf_counter() - started


def keep(name: str, case: Any) -> Path:
    """Writes a case down, in place of a larger one of its kind: hypothesis comes to the smallest last."""
    FOUND.mkdir(exist_ok=True)
    path = FOUND / f"{name.replace(' ', '-')}.json"
    path.write_text(json.dumps({"kind": name, "case": _packed(case)}, indent=1) + "\n", encoding="utf-8")
    return path


def kept(path: Path) -> tuple[str, Any]:
    """Kind and case of a file that `keep` wrote."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return found["kind"], _unpacked(found["case"])


def _packed(case: Any) -> Any:
    if isinstance(case, bytes):
        return {"bytes": base64.b64encode(case).decode()}
    if isinstance(case, (list, tuple)):
        return {"list": [_packed(each) for each in case]}
    if isinstance(case, dict):
        return {"dict": [[key, _packed(each)] for key, each in case.items()]}
    return case


def _unpacked(case: Any) -> Any:
    if not isinstance(case, dict):
        return case
    if "bytes" in case:
        return base64.b64decode(case["bytes"])
    if "list" in case:
        return [_unpacked(each) for each in case["list"]]
    return {key: _unpacked(each) for key, each in case["dict"]}


def some_seed() -> int:
    """A seed for a run that nobody gave one."""
    return random.SystemRandom().randrange(10**6)
