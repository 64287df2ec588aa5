"""What was observed: schemes, with the findings behind each answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from realist.theory.design import Design


@dataclass(frozen=True, slots=True)
class SchemeAnswer:
    """What the study says of a scheme on one feature.

    ``status`` is stated, inferred, either-or (true of this scheme or of those in ``shared_with``) or not stated.
    """

    feature: str
    status: str
    value: str
    shared_with: tuple[str, ...]
    told_of: str
    findings: tuple[str, ...]
    note: str

    @property
    def known(self) -> bool:
        return self.status in ("stated", "inferred")


@dataclass(frozen=True, slots=True)
class SchemeOutcome:
    """What a scheme was seen to do, for whom, coded from the passages and not from the configurations."""

    outcome: str
    direction: str
    for_whom: str
    told_of: str
    findings: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Scheme:
    """A design that was observed, with the findings behind each answer."""

    id: str
    label: str
    site: str
    group: str
    about: str
    answers: tuple[SchemeAnswer, ...] = ()
    outcomes: tuple[SchemeOutcome, ...] = ()

    @cached_property
    def answer(self) -> Mapping[str, SchemeAnswer]:
        return MappingProxyType({answer.feature: answer for answer in self.answers})

    @property
    def design(self) -> Design:
        """The scheme as a design: what is stated or inferred; silence and either-or stay unknown."""
        return Design({answer.feature: answer.value for answer in self.answers if answer.known})

    @property
    def possible_design(self) -> Design:
        """The same, with each either-or read as true of this scheme."""
        return Design({answer.feature: answer.value for answer in self.answers if answer.value})
