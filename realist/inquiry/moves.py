"""What changes between two appraisals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from realist.appraisal import Appraisal, appraise
from realist.theory import Design, Theory


@dataclass(frozen=True, slots=True)
class Moved:
    """A configuration whose state changes, or an outcome whose words do."""

    id: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Moves:
    """All that changes between two appraisals.

    Attributes
    ----------
    configurations : tuple of Moved
        By id, with their states.
    outcomes : tuple of Moved
        By id, with their words.
    """

    configurations: tuple[Moved, ...]
    outcomes: tuple[Moved, ...]


def moves(theory: Theory, before: Appraisal, design: Design) -> Moves:
    """What changes from one appraisal to that of a design.

    Examples
    --------
    >>> from realist.evidence import load
    >>> theory = load("data/examples/cctv").theory
    >>> watched = Design({"watching": "live", "theft-time": "slow"})
    >>> moves(theory, appraise(theory, watched), Design({**watched.answers, "response": "near"})).configurations
    (Moved(id='long-job', was='open', now='active'), Moved(id='old-news', was='open', now='not met'))
    """
    after = appraise(theory, design)
    return Moves(
        _moved(
            {c: found.state for c, found in before.configurations.items()},
            {c: found.state for c, found in after.configurations.items()},
        ),
        _moved(
            {o: found.word for o, found in before.outcomes.items()},
            {o: found.word for o, found in after.outcomes.items()},
        ),
    )


def _moved(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Moved, ...]:
    return tuple(Moved(one, was, after[one]) for one, was in before.items() if was != after[one])
