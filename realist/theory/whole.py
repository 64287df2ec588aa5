"""A theory as a whole, and what of it the appraisal reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

from realist.theory.parts import (
    Actor,
    Configuration,
    Feature,
    FeatureCondition,
    Level,
    Mechanism,
    Outcome,
    OutcomeCondition,
    Requirement,
    Tie,
)

KEPT = 32


@dataclass(frozen=True, slots=True)
class Rule:
    """What of a configuration decides whether it fires, and what follows where it does.

    Attributes
    ----------
    triggered : frozenset of str
        Its mechanisms where it triggers them; empty where it blocks.
    answers : tuple of (str, frozenset of str)
        The features it depends on, each with the answers that meet it.
    needs : tuple of (str, str)
        The outcomes it depends on, each with a direction.
    makes : (str, str)
        Its outcome and effect.
    """

    id: str
    triggered: frozenset[str]
    answers: tuple[tuple[str, frozenset[str]], ...]
    needs: tuple[tuple[str, str], ...]
    makes: tuple[str, str]


@dataclass(frozen=True)
class Theory:
    """Features, ties, mechanisms, outcomes, configurations and requirements, as data."""

    levels: tuple[Level, ...] = ()
    features: tuple[Feature, ...] = ()
    ties: tuple[Tie, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    actors: tuple[Actor, ...] = ()
    configurations: tuple[Configuration, ...] = ()
    requirements: tuple[Requirement, ...] = ()

    @cached_property
    def feature(self) -> Mapping[str, Feature]:
        return MappingProxyType({feature.id: feature for feature in self.features})

    @cached_property
    def outcome(self) -> Mapping[str, Outcome]:
        return MappingProxyType({outcome.id: outcome for outcome in self.outcomes})

    @cached_property
    def mechanism(self) -> Mapping[str, Mechanism]:
        return MappingProxyType({mechanism.id: mechanism for mechanism in self.mechanisms})

    @cached_property
    def actor(self) -> Mapping[str, Actor]:
        return MappingProxyType({actor.id: actor for actor in self.actors})

    @cached_property
    def configuration(self) -> Mapping[str, Configuration]:
        return MappingProxyType({configuration.id: configuration for configuration in self.configurations})

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The configurations, by id, as the engine reads them."""
        return tuple(
            Rule(
                id=c.id,
                triggered=frozenset(c.mechanisms) if c.works == "triggers" else frozenset(),
                answers=tuple(
                    (k.feature, frozenset(k.values)) for k in c.conditions if isinstance(k, FeatureCondition)
                ),
                needs=tuple((k.outcome, k.direction) for k in c.conditions if isinstance(k, OutcomeCondition)),
                makes=(c.outcome, c.effect),
            )
            for c in sorted(self.configurations, key=lambda c: c.id)
        )

    @cached_property
    def working(self) -> Mapping[tuple[str, str], tuple[Configuration, ...]]:
        """Configurations, by id, under each (outcome, effect) and each (mechanism, works) that they have."""
        found: dict[tuple[str, str], list[Configuration]] = {}
        for c in sorted(self.configurations, key=lambda c: c.id):
            for key in {(c.outcome, c.effect), *((mechanism, c.works) for mechanism in c.mechanisms)}:
                found.setdefault(key, []).append(c)
        return MappingProxyType({key: tuple(those) for key, those in found.items()})

    def with_own(self, own: tuple[Configuration, ...]) -> Theory:
        """The theory with a reader's own configurations running among its own.

        Everything that asks only what follows can be asked of it; what was seen is asked of the theory alone.

        Parameters
        ----------
        own : tuple of Configuration
            As `Design.own` holds them.

        Returns
        -------
        Theory
            This one where there are none. The last few are kept, since a design is asked about many times over.
        """
        if not own:
            return self
        if own not in self._joined:
            if len(self._joined) == KEPT:
                self._joined.clear()
            self._joined[own] = replace(self, configurations=self.configurations + own)
        return self._joined[own]

    @cached_property
    def _joined(self) -> dict[tuple[Configuration, ...], Theory]:
        return {}

    @cached_property
    def group_feature(self) -> Feature | None:
        """The feature whose answers are the groups of the study, where there is one."""
        return next((feature for feature in self.features if feature.tells == "group"), None)

    @cached_property
    def asked(self) -> tuple[Feature, ...]:
        """The features that some configuration or requirement depends on: the questions worth asking."""
        conditions = [condition for c in self.configurations for condition in c.conditions]
        conditions += [requirement.condition for requirement in self.requirements]
        used = {condition.feature for condition in conditions if isinstance(condition, FeatureCondition)}
        if self.group_feature:
            used.add(self.group_feature.id)
        return tuple(feature for feature in self.features if feature.id in used)

    def compiled(self) -> dict[str, Any]:
        """Return the theory as plain lists and dictionaries, which is what the page's engine reads.

        Returns
        -------
        dict
            JSON-ready; a condition is ``{"feature", "values"}`` or ``{"outcome", "direction"}``.
        """
        return {
            name: _listed([asdict(item) for item in getattr(self, name)])
            for name in (
                "levels", "features", "ties", "mechanisms", "outcomes", "actors", "configurations", "requirements"
            )
        }  # fmt: skip


def _listed(value: Any) -> Any:
    """Tuples as lists, all the way down, as JSON would have them."""
    if isinstance(value, dict):
        return {key: _listed(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_listed(item) for item in value]
    return value
