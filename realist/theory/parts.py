"""The parts of a realist theory: questions, ties, mechanisms, outcomes, configurations and requirements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Direction = Literal["towards", "against"]
Effect = Literal["towards", "against", "affects"]
Works = Literal["triggers", "blocks"]

DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
EFFECTS: tuple[Effect, ...] = get_args(Effect)
WORKS: tuple[Works, ...] = get_args(Works)


@dataclass(frozen=True, slots=True)
class Value:
    """One answer that a feature can have.

    Attributes
    ----------
    id, label : str
        Code, and the answer as a reader picks it.
    phrase : str
        The answer as a clause that can follow "when".
    """

    id: str
    label: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Feature:
    """A question about a scheme or its place, of whose answers one holds.

    What a scheme turned out to do is never a feature; it is an outcome.

    Attributes
    ----------
    kind : {"context", "resource"}
        What the place already is, or what the partnership brings in.
    changeable_by : str
        Who could change it; empty where nobody can.
    tells : str
        ``"group"`` on the one feature whose answers are the groups of the study; empty elsewhere.
    """

    id: str
    label: str
    question: str
    kind: str
    level: str
    changeable_by: str
    tells: str
    why: str
    passages: tuple[str, ...]
    values: tuple[Value, ...]

    @property
    def value_ids(self) -> tuple[str, ...]:
        return tuple(value.id for value in self.values)

    @property
    def labels(self) -> dict[str, str]:
        return {value.id: value.label for value in self.values}


@dataclass(frozen=True, slots=True)
class Tie:
    """What an answer brings with it, or rules out, by definition alone."""

    id: str
    feature: str
    value: str
    relation: Literal["implies", "excludes"]
    other_feature: str
    other_value: str
    because: str

    def broken_by(self, answers: Mapping[str, str]) -> bool:
        """Whether two of these answers, given as feature to value, cannot stand together under this tie.

        Examples
        --------
        >>> tie = Tie("t", "cameras", "dummies", "excludes", "watching", "live", "There is no picture")
        >>> tie.broken_by({"cameras": "dummies", "watching": "live"}), tie.broken_by({"cameras": "dummies"})
        (True, False)
        """
        other = answers.get(self.other_feature)
        if other is None or answers.get(self.feature) != self.value:
            return False
        return (other == self.other_value) is (self.relation == "excludes")


@dataclass(frozen=True, slots=True)
class Level:
    """A layer of the system, from the top down."""

    id: str
    label: str
    about: str


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A name under which reasonings are gathered."""

    id: str
    label: str
    definition: str
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What to watch so as to test whether an outcome moves, when, and who would know."""

    what: str
    moment: str
    who_knows: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A neutral dimension. ``towards`` and ``against`` are clauses for more and for less of it."""

    id: str
    label: str
    level: str
    definition: str
    towards: str
    against: str
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody whose reasoning a configuration speaks of."""

    id: str
    label: str
    level: str


@dataclass(frozen=True, slots=True)
class FeatureCondition:
    """Holds where the feature has one of ``values``."""

    feature: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutcomeCondition:
    """Holds where another configuration works on ``outcome`` in ``direction``: the ripple effect."""

    outcome: str
    direction: Direction


Condition = FeatureCondition | OutcomeCondition


@dataclass(frozen=True, slots=True)
class Rival:
    """Another explanation of the same pattern, and whose it is."""

    text: str
    whose: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceLink:
    """A finding and how it bears on a configuration: supports, qualifies or contradicts."""

    finding: str
    role: str


@dataclass(frozen=True, slots=True)
class Scope:
    """A scheme in which a configuration was seen.

    ``told_of`` says whether the text tells it of that scheme, of its whole site, or (``either-or``) of one of several
    schemes without saying which.
    """

    scheme: str
    told_of: str


@dataclass(frozen=True, slots=True)
class Configuration:
    """When conditions hold, a resource changes somebody's reasoning, and so works on an outcome (CMOC).

    Attributes
    ----------
    mechanisms : tuple of str
        The mechanisms it belongs to; ``works`` says whether it triggers or blocks them.
    effect : {"towards", "against", "affects"}
        ``affects`` where the text gives no direction.
    basis : str
        How far the text carries it. ``suggested`` is what the authors hold may be so and nobody saw.
    scope : tuple of Scope
        Where it was seen; empty only where suggested or the reader's own.
    """

    id: str
    nickname: str
    level: str
    conditions: tuple[Condition, ...]
    resource: str
    actor: str
    for_whom: str
    reasoning: str
    mechanisms: tuple[str, ...]
    works: Works
    outcome: str
    effect: Effect
    because: str
    because_whose: str
    basis: str
    scope: tuple[Scope, ...] = ()
    rivals: tuple[Rival, ...] = ()
    evidence: tuple[EvidenceLink, ...] = ()
    note: str = ""

    @property
    def seen_in(self) -> frozenset[str]:
        """Schemes in which it was seen for certain."""
        return frozenset(scope.scheme for scope in self.scope if scope.told_of != "either-or")

    @property
    def may_be_seen_in(self) -> frozenset[str]:
        """Those, and the schemes of an either-or."""
        return frozenset(scope.scheme for scope in self.scope)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What somebody holds to be necessary for an outcome. Configurations only suffice; so necessity is said here."""

    id: str
    label: str
    outcome: str
    condition: Condition
    statement: str
    claimed_by: str
    findings: tuple[str, ...]
