"""What an appraisal holds: states, with their reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of an outcome or of a mechanism.

    Attributes
    ----------
    state : {"active", "open", "none"}
        The strongest state of a configuration that works this way.
    by_assumption : bool
        Active, and only because of what the reader assumed.
    by_own : bool
        Active, or open, and only because of the reader's own configurations. With both marks, either would do, or only
        both together.
    active, open : tuple of str
        The configurations, by id.
    for_whom : dict of str to str
        The strongest state among those for whom each configuration was seen. A reader's own may not say for whom; it is
        left out here.
    """

    state: str
    by_assumption: bool
    by_own: bool
    active: tuple[str, ...]
    open: tuple[str, ...]
    for_whom: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ConfigurationState:
    """A configuration in this design, with the reasons for its state.

    Attributes
    ----------
    state : {"active", "open", "not met"}
    conditions : tuple of {"holds", "own", "assumed", "unknown", "fails"}
        One for each condition, in order. ``own``: met, and not without the reader's own configurations. ``assumed``:
        read as met because of an assumption, or resting on something that was.
    by_assumption : bool
        Active, and not without the assumption (or the reader's own, where either would do).
    by_own : bool
        Active, or open, and not without the reader's own (or the assumption, where either would do). A reader's own
        configuration always is where it is active or open.
    knocked_out : tuple of str
        The mechanisms whose removal silences it.
    carried : bool
        Active in a group in which it was not seen.
    """

    state: str
    conditions: tuple[str, ...]
    by_assumption: bool
    by_own: bool
    knocked_out: tuple[str, ...]
    carried: bool


@dataclass(frozen=True, slots=True)
class MechanismState:
    """A mechanism in this design: what triggers it, what blocks it, and the words for the pair."""

    triggered: Side
    blocked: Side
    word: str
    assumed: bool
    knocked_out: bool


@dataclass(frozen=True, slots=True)
class OutcomeState:
    """An outcome in this design: what stands on each side of it, and the words for them."""

    towards: Side
    against: Side
    affects: Side
    word: str


@dataclass(frozen=True, slots=True)
class Lost:
    """A configuration that a knock-out weakens: its state without the knock-out, and with it."""

    configuration: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a design's answers stand to one scheme's. The three parts are features, and together all that it answers.

    Attributes
    ----------
    alike, different : tuple of str
        The scheme gave the same answer, or another.
    silent : tuple of str
        The scheme has no answer of its own: the study does not state it, or tells it of one of several schemes without
        saying which (``either-or``). What is not known of this scheme is neither likeness nor difference.
    mostly_silent : bool
        The scheme answers under half of what the design answers.
    """

    scheme: str
    alike: tuple[str, ...]
    different: tuple[str, ...]
    silent: tuple[str, ...]
    mostly_silent: bool


@dataclass(frozen=True, slots=True)
class Precedent:
    """How a design stands to what was seen, in two statements that are not merged.

    Attributes
    ----------
    answers : tuple of Likeness
        One for each scheme, in the order of the table. No other order is meant, and none is singled out: the scheme of
        which least is known has least to differ on.
    word : str
        Of the active configurations that were seen: ``seen together``, or ``recombined`` (each was seen, and all of
        them in no scheme for certain). ``nothing seen`` where all that is active is suggested; ``nothing active``.
    together_in : tuple of str
        Schemes in whose scope every active configuration stands that was seen.
    never_together : tuple of (str, str)
        Pairs of active configurations, each seen, never in one scheme; here an either-or may be true of each scheme.
    suggested, carried : tuple of str
        Active configurations that nobody saw; and those that are carried into a group in which they were not seen.
    by_assumption : bool
        Some of the active ones are active only because of an assumption.
    by_own : bool
        Some of the active ones are active only because of the reader's own, which are not counted here: they are no
        evidence.
    """

    answers: tuple[Likeness, ...]
    word: str
    together_in: tuple[str, ...]
    never_together: tuple[tuple[str, str], ...]
    suggested: tuple[str, ...]
    carried: tuple[str, ...]
    by_assumption: bool
    by_own: bool


@dataclass(frozen=True, slots=True)
class Appraisal:
    """Everything a theory says of a design, the reader's own configurations running among the others.

    ``to_dict`` gives it as plain, sorted JSON. A requirement has one of the words of a condition.
    """

    configurations: Mapping[str, ConfigurationState]
    mechanisms: Mapping[str, MechanismState]
    outcomes: Mapping[str, OutcomeState]
    requirements: Mapping[str, str]
    lost: tuple[Lost, ...]
    precedent: Precedent

    def to_dict(self) -> dict[str, Any]:
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}


def _plain(value: Any) -> Any:
    """Dataclasses as dictionaries and tuples as lists, all the way down; what there is most of is asked for first."""
    kind = type(value)
    if kind is str or kind is bool:
        return value
    if kind is tuple:
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return {name: _plain(getattr(value, name)) for name in value.__slots__}
