"""What a theory says of a design: which configurations are active, open or not met, and what follows.

Conditions are positive, so a theory has a least fixed point. It is closed twice, with what is unknown read as not met
(what *is* active) and as met (what *could be*). A configuration is ``active`` if it is in the first, ``open`` if only
in the second, and ``not met`` if in neither. There is no total and no rating. *Not met* says nothing against an
outcome: only that this way to it is closed.

With nothing assumed, an active configuration is active in every completion of the design, and one that is not met in
none. The converse fails, and these are the smallest cases.

1. *Open, and yet active in every completion.* ``x`` has the answers 1 and 2. One configuration leads from ``x=1`` to an
   outcome, another from ``x=2`` to the same outcome, and a third starts from that outcome. With ``x`` unknown all
   three are open, although the third is active whichever answer holds.
2. *Open, and yet active in no completion.* One configuration leads from ``x=1`` to an outcome, and another needs that
   outcome and ``x=2``. With ``x`` unknown the second is open, although no one answer meets both.

The engine in ``frontend/engine/appraisal.js`` gives the same answer; a test in a browser compares everything an
appraisal holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, fields
from typing import Any

from realist.theory import (
    Condition,
    Configuration,
    Design,
    FeatureCondition,
    Rule,
    Scheme,
    Theory,
)

Produced = frozenset[tuple[str, str]]
EFFECTS = ("towards", "against", "affects")


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of an outcome or of a mechanism.

    Attributes
    ----------
    state : {"active", "open", "none"}
        The strongest state of a configuration that works this way.
    by_assumption : bool
        Active, and only because of what the reader assumed.
    active, open : tuple of str
        The configurations, by id.
    for_whom : dict of str to str
        The strongest state among those for whom each configuration was seen.
    """

    state: str
    by_assumption: bool
    active: tuple[str, ...]
    open: tuple[str, ...]
    for_whom: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ConfigurationState:
    """A configuration in this design, with the reasons for its state.

    Attributes
    ----------
    state : {"active", "open", "not met"}
    conditions : tuple of {"holds", "assumed", "unknown", "fails"}
        One for each condition, in order. ``assumed``: read as met because of an assumption, or resting on something
        that was.
    by_assumption : bool
        Active, and not without the assumption.
    knocked_out : tuple of str
        The mechanisms whose removal silences it.
    carried : bool
        Active in a group in which it was not seen.
    """

    state: str
    conditions: tuple[str, ...]
    by_assumption: bool
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
    """How a design's answers stand to one scheme's: the features on which they agree, differ, or cannot be compared."""

    scheme: str
    same: tuple[str, ...]
    differ: tuple[str, ...]
    not_answered: tuple[str, ...]
    not_stated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Precedent:
    """How a design stands to what was seen, in two statements that are not merged.

    Attributes
    ----------
    answers : tuple of Likeness
    nearest : tuple of str
        Schemes that differ on fewest answers (then agree on most); empty where nothing can be compared.
    word : str
        Of the active configurations: ``seen together``, ``recombined``, ``beyond what was seen`` or ``nothing active``.
    together_in : tuple of str
        Schemes in whose scope every active configuration stands.
    never_together : tuple of (str, str)
        Pairs of active configurations, each seen, never in one scheme.
    beyond, carried : tuple of str
        Active configurations that nobody saw; and those that are carried into a group in which they were not seen.
    by_assumption : bool
        Some of the active ones are active only because of an assumption.
    """

    answers: tuple[Likeness, ...]
    nearest: tuple[str, ...]
    word: str
    together_in: tuple[str, ...]
    never_together: tuple[tuple[str, str], ...]
    beyond: tuple[str, ...]
    carried: tuple[str, ...]
    by_assumption: bool


@dataclass(frozen=True, slots=True)
class Appraisal:
    """Everything a theory says of a design. ``to_dict`` gives it as plain, sorted JSON."""

    configurations: Mapping[str, ConfigurationState]
    mechanisms: Mapping[str, MechanismState]
    outcomes: Mapping[str, OutcomeState]
    requirements: Mapping[str, str]
    lost: tuple[Lost, ...]
    precedent: Precedent

    def to_dict(self) -> dict[str, Any]:
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}


def _plain(value: Any) -> Any:
    """Dataclasses as dictionaries and tuples as lists, all the way down."""
    if isinstance(value, str | bool):
        return value
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return {name: _plain(getattr(value, name)) for name in value.__slots__}


def closure(
    theory: Theory,
    design: Design,
    *,
    generous: bool = False,
    knocked_out: Set[str] = frozenset(),
    assumed: Set[str] = frozenset(),
    reachable: Produced = frozenset(),
) -> frozenset[str]:
    """The least set of configurations that fire: each condition is met by an answer or by a configuration in the set.

    Parameters
    ----------
    generous : bool
        Read an unanswered feature as met.
    knocked_out : set of str
        Mechanisms taken away: what triggers them does not fire, what blocks them stays.
    assumed : set of str
        Mechanisms taken as given: where all those of a triggering configuration are, its unknown conditions are read
        as met.
    reachable : set of (outcome, direction)
        What could be produced; an assumption does not make the impossible possible.
    """
    answers = design.answers
    fired: set[str] = set()
    produced: set[tuple[str, str]] = set()
    waiting: list[tuple[Rule, bool]] = []
    for rule in theory.rules:
        if not rule.triggered.isdisjoint(knocked_out):
            continue
        lenient = generous or _lenient(rule, assumed)
        for feature, values in rule.answers:
            value = answers.get(feature)
            if not lenient if value is None else value not in values:
                break
        else:
            if rule.needs:
                waiting.append((rule, lenient and not generous))
            else:
                fired.add(rule.id)
                produced.add(rule.makes)
    while waiting:
        still = []
        for rule, lenient in waiting:
            if all(need in produced or (lenient and need in reachable) for need in rule.needs):
                fired.add(rule.id)
                produced.add(rule.makes)
            else:
                still.append((rule, lenient))
        if len(still) == len(waiting):
            break
        waiting = still
    return frozenset(fired)


def _lenient(rule: Rule, assumed: Set[str]) -> bool:
    """Whether an assumption takes every mechanism that this configuration triggers as given."""
    return bool(rule.triggered) and rule.triggered <= assumed


def _produced(theory: Theory, fired: Set[str]) -> Produced:
    return frozenset(rule.makes for rule in theory.rules if rule.id in fired)


@dataclass(frozen=True, slots=True)
class _Closures:
    """The sets that an appraisal is read off: what could be, what is, and what is without the assumption."""

    possible: frozenset[str]
    actual: frozenset[str]
    plain: frozenset[str]

    def state(self, configuration: str) -> str:
        if configuration in self.actual:
            return "active"
        return "open" if configuration in self.possible else "not met"


def _close(theory: Theory, design: Design, knocked_out: Set[str]) -> _Closures:
    possible = closure(theory, design, generous=True, knocked_out=knocked_out)
    plain = closure(theory, design, knocked_out=knocked_out)
    if not design.assumed:
        return _Closures(possible, plain, plain)
    reachable = _produced(theory, possible)
    actual = closure(theory, design, knocked_out=knocked_out, assumed=design.assumed, reachable=reachable)
    return _Closures(possible, actual, plain)


def states(theory: Theory, design: Design) -> dict[str, str]:
    """The state of every configuration, without the reasons.

    Examples
    --------
    >>> states(Theory(), Design())
    {}
    """
    closures = _close(theory, design, design.knocked_out)
    return {rule.id: closures.state(rule.id) for rule in theory.rules}


def appraise(theory: Theory, design: Design, schemes: Sequence[Scheme] = ()) -> Appraisal:
    """What the theory says of a design, with reasons.

    Parameters
    ----------
    theory : Theory
    design : Design
        Answers, and mechanisms assumed or knocked out. Use `realist.theory.read_design` for anything untrusted.
    schemes : sequence of Scheme
        What was observed, for the statements of precedent.

    Returns
    -------
    Appraisal
        Ids are sorted throughout, so that the order of rows never matters.

    Examples
    --------
    >>> appraise(Theory(), Design()).precedent.word
    'nothing active'
    """
    closures = _close(theory, design, design.knocked_out)
    made = _Made(
        plainly=_produced(theory, closures.plain),
        assumed=_produced(theory, closures.actual),
        possibly=_produced(theory, closures.possible),
    )
    configurations = _configurations(theory, design, schemes, closures, made)
    requirements = sorted(theory.requirements, key=lambda r: r.id)
    return Appraisal(
        configurations=configurations,
        mechanisms=_mechanisms(theory, design, closures),
        outcomes=_outcomes(theory, closures),
        requirements={r.id: _status(r.condition, design, made, lenient=False) for r in requirements},
        lost=_lost(theory, design, closures),
        precedent=precedent(theory, design, schemes, configurations),
    )


@dataclass(frozen=True, slots=True)
class _Made:
    """Outcomes produced by what is active without an assumption, by what is active, and by what could be."""

    plainly: Produced
    assumed: Produced
    possibly: Produced


def _status(condition: Condition, design: Design, made: _Made, *, lenient: bool) -> str:
    """Whether a condition holds, holds as assumed, is unknown or fails."""
    if isinstance(condition, FeatureCondition):
        value = design.answers.get(condition.feature)
        if value is not None:
            return "holds" if value in condition.values else "fails"
        return "assumed" if lenient else "unknown"
    key = (condition.outcome, condition.direction)
    if key in made.plainly:
        return "holds"
    if key in made.assumed or (lenient and key in made.possibly):
        return "assumed"
    return "unknown" if key in made.possibly else "fails"


def _configurations(
    theory: Theory, design: Design, schemes: Sequence[Scheme], closures: _Closures, made: _Made
) -> dict[str, ConfigurationState]:
    group = design.answers.get(theory.group_feature.id) if theory.group_feature else None
    group_of = {scheme.id: scheme.group for scheme in schemes}
    found = {}
    for rule in theory.rules:
        c = theory.configuration[rule.id]
        active = c.id in closures.actual
        silenced = tuple(sorted(rule.triggered & design.knocked_out))
        lenient = _lenient(rule, design.assumed) and not silenced
        seen = {group_of[scheme] for scheme in c.may_be_seen_in if scheme in group_of}
        found[c.id] = ConfigurationState(
            state=closures.state(c.id),
            conditions=tuple(_status(condition, design, made, lenient=lenient) for condition in c.conditions),
            by_assumption=active and c.id not in closures.plain,
            knocked_out=silenced,
            carried=active and group is not None and bool(seen) and group not in seen,
        )
    return found


def _mechanisms(theory: Theory, design: Design, closures: _Closures) -> dict[str, MechanismState]:
    found = {}
    for mechanism in sorted(theory.mechanism):
        ways = [theory.working.get((mechanism, works), ()) for works in ("triggers", "blocks")]
        triggered, blocked = (_side(those, closures) for those in ways)
        word = mechanism_word(triggered.state, blocked.state, any(ways))
        assumed, knocked_out = mechanism in design.assumed, mechanism in design.knocked_out
        found[mechanism] = MechanismState(triggered, blocked, word, assumed, knocked_out)
    return found


def _outcomes(theory: Theory, closures: _Closures) -> dict[str, OutcomeState]:
    found = {}
    for outcome in sorted(theory.outcome):
        ways = [theory.working.get((outcome, effect), ()) for effect in EFFECTS]
        towards, against, affects = (_side(those, closures) for those in ways)
        word = outcome_word(towards.state, against.state, affects.state, any(ways))
        found[outcome] = OutcomeState(towards, against, affects, word)
    return found


def _side(those: Iterable[Configuration], closures: _Closures) -> Side:
    active: list[str] = []
    possible: list[str] = []
    for_whom: dict[str, str] = {}
    for c in those:
        state = closures.state(c.id)
        if state == "not met":
            continue
        (active if state == "active" else possible).append(c.id)
        if for_whom.get(c.for_whom) != "active":
            for_whom[c.for_whom] = state
    return Side(
        state="active" if active else "open" if possible else "none",
        by_assumption=bool(active) and not any(c in closures.plain for c in active),
        active=tuple(active),
        open=tuple(possible),
        for_whom=dict(sorted(for_whom.items())),
    )


def _lost(theory: Theory, design: Design, now: _Closures) -> tuple[Lost, ...]:
    """What a knock-out takes away, directly or through what rested on it."""
    if not design.knocked_out:
        return ()
    was = _close(theory, design, frozenset())
    changed = [rule.id for rule in theory.rules if was.state(rule.id) != now.state(rule.id)]
    return tuple(Lost(c, was.state(c), now.state(c)) for c in changed)


_OUTCOME_WORDS = {
    ("active", "none"): "supported",
    ("none", "active"): "constrained",
    ("active", "active"): "contested",
    ("active", "open"): "supported, with an open constraint",
    ("open", "active"): "constrained, with an open support",
    ("open", "none"): "may be supported",
    ("none", "open"): "may be constrained",
    ("open", "open"): "may go either way",
}

_MECHANISM_WORDS = {
    ("active", "none"): "triggered",
    ("none", "active"): "blocked",
    ("active", "active"): "triggered and blocked",
    ("active", "open"): "triggered, with an open block",
    ("open", "active"): "blocked, with an open trigger",
    ("open", "none"): "may be triggered",
    ("none", "open"): "may be blocked",
    ("open", "open"): "may go either way",
}


def outcome_word(towards: str, against: str, affects: str, any_exists: bool) -> str:
    """The words for a pair of states. They are names for pairs and not further states.

    Examples
    --------
    >>> outcome_word("active", "open", "none", True)
    'supported, with an open constraint'
    >>> outcome_word("none", "none", "none", False)
    'no evidence'
    """
    word = _OUTCOME_WORDS.get((towards, against))
    if word is None:
        if affects == "none":
            return "not reached" if any_exists else "no evidence"
        return f"{'affected' if affects == 'active' else 'may be affected'}, direction not stated"
    if affects == "none":
        return word
    return f"{word}; also {'affected' if affects == 'active' else 'perhaps affected'}, direction not stated"


def mechanism_word(triggered: str, blocked: str, any_exists: bool) -> str:
    """The words for what stands on each side of a mechanism.

    Examples
    --------
    >>> mechanism_word("active", "active", True)
    'triggered and blocked'
    """
    return _MECHANISM_WORDS.get((triggered, blocked), "not reached" if any_exists else "no evidence")


def precedent(
    theory: Theory, design: Design, schemes: Sequence[Scheme], configurations: Mapping[str, ConfigurationState]
) -> Precedent:
    """How a design stands to what was seen. A design is never called observed."""
    answers = tuple(_likeness(theory, design, scheme) for scheme in sorted(schemes, key=lambda s: s.id))
    compared = [likeness for likeness in answers if likeness.same]
    best = min(((len(a.differ), -len(a.same)) for a in compared), default=None)
    active = [c for c in configurations if configurations[c].state == "active"]
    seen = {c: theory.configuration[c].seen_in for c in active}
    maybe = {c: theory.configuration[c].may_be_seen_in for c in active}
    beyond = tuple(c for c in active if not maybe[c])
    together = tuple(s.scheme for s in answers if active and all(s.scheme in seen[c] for c in active))
    if not active:
        word = "nothing active"
    elif beyond:
        word = "beyond what was seen"
    else:
        word = "seen together" if together else "recombined"
    return Precedent(
        answers=answers,
        nearest=tuple(a.scheme for a in compared if (len(a.differ), -len(a.same)) == best),
        word=word,
        together_in=together,
        never_together=tuple(
            (one, other)
            for index, one in enumerate(active)
            for other in active[index + 1 :]
            if maybe[one] and maybe[other] and not maybe[one] & maybe[other]
        ),
        beyond=beyond,
        carried=tuple(c for c in active if configurations[c].carried),
        by_assumption=any(configurations[c].by_assumption for c in active),
    )


def _likeness(theory: Theory, design: Design, scheme: Scheme) -> Likeness:
    parts: dict[str, list[str]] = {"same": [], "differ": [], "not_answered": [], "not_stated": []}
    for feature in sorted(f.id for f in theory.features):
        mine = design.answers.get(feature)
        theirs = scheme.answer.get(feature)
        if theirs is None or not theirs.known:
            parts["not_stated"].append(feature)
        elif mine is None:
            parts["not_answered"].append(feature)
        else:
            parts["same" if mine == theirs.value else "differ"].append(feature)
    return Likeness(scheme.id, *(tuple(parts[name]) for name in ("same", "differ", "not_answered", "not_stated")))


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
        outcomes = appraise(theory, scheme.design).outcomes
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


__all__ = [
    "Appraisal",
    "ConfigurationState",
    "Likeness",
    "Lost",
    "MechanismState",
    "OutcomeState",
    "Precedent",
    "Replayed",
    "Side",
    "appraise",
    "closure",
    "mechanism_word",
    "outcome_word",
    "precedent",
    "replay",
    "states",
    "unreplayed",
]
