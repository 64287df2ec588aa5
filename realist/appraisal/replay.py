"""Replay: what a scheme's own answers give, against what it was seen to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from realist.appraisal.closure import states
from realist.appraisal.reading import outcomes_of
from realist.theory import EFFECTS, Scheme, Theory


@dataclass(frozen=True, slots=True)
class Replayed:
    """One side of one outcome in one scheme: what was seen, what its own answers give, and whether they agree."""

    scheme: str
    outcome: str
    direction: str
    seen: bool
    state: str
    verdict: str


def replay(theory: Theory, schemes: Sequence[Scheme]) -> tuple[Replayed, ...]:
    """Appraise each scheme with its own answers and compare with what it was seen to do.

    A row for each side that was seen or is active. ``verdict`` is ``agrees``, ``seen, not active``, ``active, not
    seen`` or, where all that is active is suggested and so was seen by nobody, ``only suggested``. What disagrees is
    a fault in a condition, a feature or a scope, or an anomaly to be recorded with its passage.
    """
    rows = []
    for scheme in schemes:
        outcomes = outcomes_of(theory, scheme.design)
        seen = {(item.outcome, item.direction) for item in scheme.outcomes}
        for outcome, found in outcomes.items():
            for direction in EFFECTS:
                was_seen, side = (outcome, direction) in seen, getattr(found, direction)
                if not was_seen and side.state != "active":
                    continue
                suggested = not any(theory.configuration[c].scope for c in side.active)
                rows.append(
                    Replayed(
                        scheme.id, outcome, direction, was_seen, side.state, _verdict(was_seen, side.state, suggested)
                    )
                )
    return tuple(rows)


def _verdict(seen: bool, state: str, suggested: bool) -> str:
    if seen:
        return "agrees" if state == "active" else "seen, not active"
    return "only suggested" if suggested else "active, not seen"


def unreplayed(theory: Theory, schemes: Sequence[Scheme]) -> tuple[str, ...]:
    """Configurations with a scope that are active in no scheme of it: a fault in a condition, a feature or a scope.

    An either-or is read as true of the scheme here: one of the schemes that share it must make the configuration
    active.
    """
    active = {
        scheme.id: {c for c, state in states(theory, scheme.possible_design).items() if state == "active"}
        for scheme in schemes
    }
    return tuple(
        c.id
        for c in sorted(theory.configurations, key=lambda c: c.id)
        if c.scope and not any(c.id in active.get(scheme, ()) for scheme in c.may_be_seen_in)
    )
