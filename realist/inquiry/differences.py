"""What changes between two appraisals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from realist.appraisal import Appraisal, appraise
from realist.theory import Design, Theory


@dataclass(frozen=True, slots=True)
class Difference:
    """A configuration whose state changes, or an outcome whose words do."""

    id: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Differences:
    """All that changes between two appraisals.

    Attributes
    ----------
    configurations : tuple of Difference
        By id, with their states.
    outcomes : tuple of Difference
        By id, with their words.
    """

    configurations: tuple[Difference, ...]
    outcomes: tuple[Difference, ...]


def differences_between(theory: Theory, before: Appraisal, design: Design) -> Differences:
    """What changes from one appraisal to that of a design.

    Examples
    --------
    >>> from realist.evidence import load
    >>> theory = load("data/examples/cctv").theory
    >>> watched = Design({"watching": "live", "theft-time": "slow"})
    >>> near = Design({**watched.answers, "response": "near"})
    >>> differences_between(theory, appraise(theory, watched), near).configurations
    (Difference(id='long-job', was='open', now='active'), Difference(id='old-news', was='open', now='not met'))
    """
    after = appraise(theory, design)
    return Differences(
        _differing(
            {c: found.state for c, found in before.configurations.items()},
            {c: found.state for c, found in after.configurations.items()},
        ),
        _differing(
            {o: found.word for o, found in before.outcomes.items()},
            {o: found.word for o, found in after.outcomes.items()},
        ),
    )


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Difference, ...]:
    return tuple(Difference(one, was, after[one]) for one, was in before.items() if was != after[one])
