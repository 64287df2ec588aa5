"""The types of a realist theory: frozen, and with no input or output.

A theory knows nothing of the field it is about. Features, outcomes, mechanisms and configurations are data; what they
mean is for the evidence base to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal

Direction = Literal["towards", "against"]
Effect = Literal["towards", "against", "affects"]
Works = Literal["triggers", "blocks"]


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
class Bearing:
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
    evidence: tuple[Bearing, ...] = ()
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


@dataclass(frozen=True)
class Design:
    """Answers to some of the features; what is not answered is unknown, and not "no".

    Attributes
    ----------
    answers : mapping of str to str
        Feature to value.
    assumed, knocked_out : frozenset of str
        Mechanisms that a reader takes as given, or takes away. Knock-out wins.

    Examples
    --------
    >>> Design({"place": "in-the-library"}).answers["place"]
    'in-the-library'
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    assumed: frozenset[str] = frozenset()
    knocked_out: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))
        object.__setattr__(self, "assumed", frozenset(self.assumed))
        object.__setattr__(self, "knocked_out", frozenset(self.knocked_out))

    def __hash__(self) -> int:
        return hash((frozenset(self.answers.items()), self.assumed, self.knocked_out))

    def to_dict(self) -> dict[str, Any]:
        """Plain and sorted, so that equal designs read the same."""
        return {
            "answers": dict(sorted(self.answers.items())),
            "assumed": sorted(self.assumed),
            "knocked_out": sorted(self.knocked_out),
        }


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


class DesignError(ValueError):
    """A design that does not fit its theory. ``problems`` says, a sentence each, what is wrong."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def read_design(theory: Theory, given: Any) -> Design:
    """A design from something untrusted: a file, a link, another program.

    Parameters
    ----------
    theory : Theory
        What the design must fit.
    given : object
        Expected ``{"answers": {feature: value}, "assumed": [mechanism], "knocked_out": [mechanism]}``; the lists may
        be absent.

    Raises
    ------
    DesignError
        With every problem found. Nothing is dropped in silence.

    Examples
    --------
    >>> read_design(Theory(), {"answers": {"size": "large"}})
    Traceback (most recent call last):
    realist.theory.DesignError: answers: there is no question "size"
    """
    if not isinstance(given, Mapping):
        raise DesignError(["A design is an object with answers, assumed and knocked_out"])
    problems = [
        f'"{str(key)[:60]}" is not a part of a design'
        for key in given
        if key not in ("answers", "assumed", "knocked_out")
    ]
    answers = given.get("answers", {})
    if not isinstance(answers, Mapping):
        problems.append("answers: expected an object of question and answer")
        answers = {}
    for feature, value in answers.items():
        if not isinstance(feature, str) or feature not in theory.feature:
            problems.append(f'answers: there is no question "{str(feature)[:60]}"')
        elif not isinstance(value, str) or value not in theory.feature[feature].value_ids:
            problems.append(f'answers: "{feature}" has no answer "{str(value)[:60]}"')
    chosen: dict[str, list[str]] = {}
    for part in ("assumed", "knocked_out"):
        items = given.get(part, [])
        if not isinstance(items, (list, tuple, set, frozenset)):
            problems.append(f"{part}: expected a list of mechanisms")
            items = []
        problems += [
            f'{part}: there is no mechanism "{str(item)[:60]}"'
            for item in items
            if not isinstance(item, str) or item not in theory.mechanism
        ]
        chosen[part] = list(items)
    if problems:
        raise DesignError(problems)
    return Design(dict(answers), frozenset(chosen["assumed"]), frozenset(chosen["knocked_out"]))
