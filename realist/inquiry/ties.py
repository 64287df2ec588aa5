"""What answers bring with them, and what they rule out, by definition alone.

A tie joins two answers. A set of answers keeps the ties where the other questions can all be answered without breaking
one, so what follows from several ties together is seen too. This is a binary constraint satisfaction problem: each part
of the theory that ties join is searched by backtracking with forward checking, the question with the fewest answers
left first.

References
----------
Haralick, R. M. and Elliott, G. L. (1980). Increasing tree search efficiency for constraint satisfaction problems.
*Artificial Intelligence*, 14(3), 263-313.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from realist.theory import Design, Theory, Tie

Answer = tuple[str, str]
Domains = Mapping[str, Collection[str]]
"""The answers that are left to each question; a question that is not in it has all of its own."""


@dataclass(frozen=True, slots=True)
class Implied:
    """An answer that other answers bring with them.

    Attributes
    ----------
    feature, value : str
    ties : tuple of str
        Ties that bring it, none of which could be left out. Others may bring it as well.
    """

    feature: str
    value: str
    ties: tuple[str, ...]


class TieConstraints:
    """The ties of a theory as a constraint network: its variables are features, its domains their values.

    Parameters
    ----------
    theory : Theory
    ties : iterable of Tie, optional
        Those to keep; all of the theory's unless said.
    """

    def __init__(self, theory: Theory, ties: Iterable[Tie] | None = None) -> None:
        self.values = {feature.id: feature.value_ids for feature in theory.features}
        self.ties = tuple(
            tie
            for tie in (theory.ties if ties is None else ties)
            if tie.feature != tie.other_feature and {tie.feature, tie.other_feature} <= self.values.keys()
        )
        self._theory = theory
        self._conflicts: dict[Answer, set[Answer]] = {}
        for tie in self.ties:
            for other in self.values[tie.other_feature]:
                if tie.broken_by({tie.feature: tie.value, tie.other_feature: other}):
                    self._conflicts.setdefault((tie.feature, tie.value), set()).add((tie.other_feature, other))
                    self._conflicts.setdefault((tie.other_feature, other), set()).add((tie.feature, tie.value))
        self.parts = self._joined()
        self._known: dict[tuple[int, tuple[object, ...]], dict[str, tuple[str, ...]]] = {}

    def _joined(self) -> tuple[tuple[str, ...], ...]:
        """Features that ties join, directly or through others, in the order of the theory."""
        part = {feature: {feature} for feature in self.values}
        for tie in self.ties:
            both = part[tie.feature] | part[tie.other_feature]
            part |= dict.fromkeys(both, both)
        several = {tuple(sorted(those)) for those in part.values() if len(those) > 1}
        return tuple(sorted(tuple(f for f in self.values if f in those) for those in several))

    def part_of(self, feature: str) -> tuple[str, ...]:
        """The feature and all that ties join it with."""
        return next((part for part in self.parts if feature in part), (feature,))

    def remaining(self, domains: Domains) -> dict[str, tuple[str, ...]]:
        """The answers left to each tied question; none to any question of a part whose ties cannot be kept."""
        found: dict[str, tuple[str, ...]] = {}
        for number, part in enumerate(self.parts):
            key = (number, tuple(tuple(domains[f]) if f in domains else None for f in part))
            if key not in self._known:
                self._known[key] = self._remaining({f: tuple(domains.get(f, self.values[f])) for f in part})
            found |= self._known[key]
        return found

    def _remaining(self, domains: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        return {
            feature: tuple(value for value in values if self._satisfiable(domains | {feature: (value,)}))
            for feature, values in domains.items()
        }

    def _satisfiable(self, domains: dict[str, tuple[str, ...]]) -> bool:
        """Whether every question of a part can have one of its answers, all ties kept."""
        if not domains:
            return True
        feature = min(domains, key=lambda f: len(domains[f]))
        for value in domains[feature]:
            against = self._conflicts.get((feature, value), ())
            rest = {f: tuple(v for v in those if (f, v) not in against) for f, those in domains.items() if f != feature}
            if all(rest.values()) and self._satisfiable(rest):
                return True
        return False

    def keeps(self, answers: Mapping[str, str]) -> bool:
        """Whether the ties can be kept with these answers."""
        return all(self.remaining(_domains(answers)).values())

    def completed(self, answers: Mapping[str, str]) -> dict[str, str]:
        """The answers, and those that they bring with them."""
        left = self.remaining(_domains(answers))
        brought = {f: those[0] for f, those in left.items() if len(those) == 1 and len(self.values[f]) > 1}
        return {**brought, **answers}

    def implied(self, answers: Mapping[str, str]) -> tuple[Implied, ...]:
        """As `implied`."""
        whole = self.completed(answers)
        return tuple(
            Implied(f, whole[f], tuple(tie.id for tie in self._because(answers, f)))
            for f in self.values
            if f in whole and f not in answers
        )

    def broken(self, answers: Mapping[str, str]) -> tuple[Tie, ...]:
        """As `broken`."""
        left = self.remaining(_domains(answers))
        found: list[Tie] = []
        for part in self.parts:
            if left[part[0]]:
                continue
            ties = [tie for tie in self.ties if tie.feature in part]
            found += [tie for tie in ties if tie.broken_by(answers)] or self._because(answers, part[0])
        return tuple(found)

    def _because(self, answers: Mapping[str, str], feature: str) -> list[Tie]:
        """Ties that leave a question one answer, or its part no way at all, none of which could be left out."""
        given, part = _domains(answers), self.part_of(feature)
        value = self.remaining(given)[feature]
        kept = [tie for tie in self.ties if tie.feature in part]
        for tie in tuple(kept):
            fewer = [other for other in kept if other is not tie]
            left = TieConstraints(self._theory, fewer).remaining(given)
            if left.get(feature, self.values[feature]) == value if value else not all(left.values()):
                kept = fewer
        return kept


def _domains(answers: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {feature: (value,) for feature, value in answers.items()}


def completed(theory: Theory, design: Design) -> Design:
    """A design with what its answers bring with them by definition.

    Where the answers break ties that some questions share, nothing is brought to those questions.

    Examples
    --------
    >>> from realist.evidence import load
    >>> theory = load("data/examples/cctv").theory
    >>> dict(completed(theory, Design({"cameras": "dummies"})).answers)
    {'cameras': 'dummies', 'watching': 'nobody'}
    """
    return replace(design, answers=TieConstraints(theory).completed(design.answers))


def implied(theory: Theory, answers: Mapping[str, str]) -> tuple[Implied, ...]:
    """What answers bring with them by definition, and which ties bring it.

    Parameters
    ----------
    theory : Theory
    answers : mapping of str to str
        Feature to value.

    Returns
    -------
    tuple of Implied
        A row for each unanswered feature that has one answer left, in the order of the theory's features. What is left
        when the others are ruled out counts too: an empty camera case rules out two ways of watching, and so brings
        the third.

    Examples
    --------
    >>> from realist.evidence import load
    >>> implied(load("data/examples/cctv").theory, {"cameras": "dummies"})
    (Implied(feature='watching', value='nobody', ties=('dummies-not-live', 'dummies-not-later')),)
    """
    return TieConstraints(theory).implied(answers)


def broken(theory: Theory, answers: Mapping[str, str]) -> tuple[Tie, ...]:
    """The ties that answers break; empty where every other question can still be answered and all ties kept.

    Returns
    -------
    tuple of Tie
        Ties that stand broken between two answers. Where no two answers break one and several ties cannot all be kept
        whatever the rest is answered, those ties, none of which could be left out.

    Examples
    --------
    >>> from realist.evidence import load
    >>> [tie.because for tie in broken(load("data/examples/cctv").theory, {"cameras": "dummies", "watching": "live"})]
    ['There is no picture from an empty case']
    """
    return TieConstraints(theory).broken(answers)
