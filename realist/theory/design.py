"""A design: answers, what a reader assumes or takes away, and the reader's own configurations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from realist.theory.parts import Condition, Configuration, FeatureCondition

OWN = "own-"
"""How the id of a reader's own configuration starts. No configuration of an evidence base may start so."""


@dataclass(frozen=True)
class Design:
    """Answers to some of the features; what is not answered is unknown, and not "no".

    Attributes
    ----------
    answers : mapping of str to str
        Feature to value.
    assumed, knocked_out : frozenset of str
        Mechanisms that a reader takes as given, or takes away. Knock-out wins.
    own : tuple of Configuration
        Configurations that the reader adds. They run among the others and are no evidence: whatever they come as, they
        are held as ``own-1``, ``own-2``, … by position, with the basis ``reader``, seen nowhere.

    Examples
    --------
    >>> Design({"place": "in-the-library"}).answers["place"]
    'in-the-library'
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    assumed: frozenset[str] = frozenset()
    knocked_out: frozenset[str] = frozenset()
    own: tuple[Configuration, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))
        object.__setattr__(self, "assumed", frozenset(self.assumed))
        object.__setattr__(self, "knocked_out", frozenset(self.knocked_out))
        object.__setattr__(self, "own", tuple(_as_own(c, n) for n, c in enumerate(self.own, start=1)))

    def __hash__(self) -> int:
        return hash((frozenset(self.answers.items()), self.assumed, self.knocked_out, self.own))

    def to_dict(self) -> dict[str, Any]:
        """Plain, and sorted where the order says nothing, so that equal designs read the same.

        A reader's own configurations keep their order, which gives them their ids.
        """
        return {
            "answers": dict(sorted(self.answers.items())),
            "assumed": sorted(self.assumed),
            "knocked_out": sorted(self.knocked_out),
            "own": [_plain(c) for c in self.own],
        }


def _as_own(c: Configuration, number: int) -> Configuration:
    """A configuration as the reader's own: named by its place, and resting on nothing that was seen."""
    held = (f"{OWN}{number}", "reader", "reader", (), (), (), "")
    if (c.id, c.basis, c.because_whose, c.scope, c.rivals, c.evidence, c.note) == held:
        return c
    return replace(
        c, id=held[0], basis="reader", because_whose="reader", scope=(), rivals=(), evidence=(), note=""
    )  # fmt: skip


def _plain(c: Configuration) -> dict[str, Any]:
    """What a reader said of a configuration; the rest follows from its being the reader's."""
    return {
        "nickname": c.nickname,
        "conditions": [_plain_condition(condition) for condition in c.conditions],
        "resource": c.resource,
        "actor": c.actor,
        "for_whom": c.for_whom,
        "reasoning": c.reasoning,
        "mechanisms": list(c.mechanisms),
        "works": c.works,
        "outcome": c.outcome,
        "effect": c.effect,
        "because": c.because,
    }


def _plain_condition(condition: Condition) -> dict[str, Any]:
    if isinstance(condition, FeatureCondition):
        return {"feature": condition.feature, "values": list(condition.values)}
    return {"outcome": condition.outcome, "direction": condition.direction}
