"""How much of the space of designs was ever observed: its limited diversity, as comparative research calls it.

What the ties allow is counted for each part of the theory that ties join, by backtracking, and the counts multiplied.

References
----------
Ragin, C. C. (1987). *The Comparative Method*. University of California Press, chapter 7.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod

from realist.inquiry.ties import TieConstraints
from realist.theory import Scheme, Theory

MOST_CELLS = 2000


@dataclass(frozen=True, slots=True)
class Observed:
    """What is known of one scheme on the features that are compared.

    Attributes
    ----------
    scheme : str
    not_stated : tuple of str
        Features on which nothing certain is known of it.
    fits : int
        Combinations that are not ruled out by what is known: one where everything is; none where what is known of it
        breaks a tie.
    """

    scheme: str
    not_stated: tuple[str, ...]
    fits: int


@dataclass(frozen=True, slots=True)
class Diversity:
    """How much of a space of designs was observed. It describes what was studied, and no design.

    Attributes
    ----------
    features : tuple of str
    possible : int
        Combinations of answers that the ties allow.
    for_certain : int
        Different combinations that a scheme is known to have had.
    at_most : int
        Those, and one more for each scheme of which not all is known.
    schemes : tuple of Observed
    """

    features: tuple[str, ...]
    possible: int
    for_certain: int
    at_most: int
    schemes: tuple[Observed, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One combination of answers, and who was seen to have it.

    Attributes
    ----------
    answers : tuple of str
        One for each of the features.
    schemes : tuple of str
        Seen with it; empty says *not observed*, unless ``perhaps`` names some.
    perhaps : tuple of str
        Schemes whose known answers fit and that are silent, or an either-or, on the rest.
    """

    answers: tuple[str, ...]
    schemes: tuple[str, ...]
    perhaps: tuple[str, ...]


def diversity(theory: Theory, schemes: Sequence[Scheme], features: Sequence[str] | None = None) -> Diversity:
    """Count the designs that the ties allow, and those that were observed.

    Parameters
    ----------
    theory : Theory
    schemes : sequence of Scheme
        Each is read together with what its answers bring by definition; an either-or stays unknown.
    features : sequence of str, optional
        The questions to compare; all that are asked, unless said.

    Returns
    -------
    Diversity
        The count is exact: questions that ties join are counted together, and the counts multiplied.

    Raises
    ------
    ValueError
        If there is no such feature, or it is named twice.

    Examples
    --------
    >>> from realist.evidence import load
    >>> base = load("data/examples/cctv")
    >>> found = diversity(base.theory, base.schemes)
    >>> found.possible, found.for_certain, found.at_most
    (2048, 1, 2)
    """
    chosen = _chosen(theory, features)
    net = TieConstraints(theory)
    rows = []
    certain = set()
    for scheme in schemes:
        known = net.completed(scheme.design.answers)
        missing = tuple(feature for feature in chosen if feature not in known)
        fits = _count(net, chosen, known)
        rows.append(Observed(scheme.id, missing, fits))
        if fits == 1:
            certain.add(tuple(known[feature] for feature in chosen))
    partly = sum(row.fits > 1 for row in rows)
    return Diversity(chosen, _count(net, chosen, {}), len(certain), len(certain) + partly, tuple(rows))


def grid(theory: Theory, schemes: Sequence[Scheme], features: Sequence[str]) -> tuple[Cell, ...]:
    """Each combination of answers to a few questions, with the schemes in which it was seen.

    Returns
    -------
    tuple of Cell
        A row for each combination that the ties allow, in the order of the questions and their answers.

    Raises
    ------
    ValueError
        If there is no such feature, or it is named twice, or there would be more than 2000 rows.

    Examples
    --------
    >>> from realist.evidence import load
    >>> base = load("data/examples/cctv")
    >>> for cell in grid(base.theory, base.schemes, ["cameras", "watching"]):
    ...     print(cell.answers, cell.schemes)
    ('working', 'live') ('car-park-P',)
    ('working', 'later') ('car-park-Q',)
    ('working', 'nobody') ()
    ('dummies', 'nobody') ()
    """
    chosen = _chosen(theory, features)
    net = TieConstraints(theory)
    if (size := _count(net, chosen, {})) > MOST_CELLS:
        raise ValueError(f"{size} combinations are too many for a grid of {MOST_CELLS}; choose fewer questions")
    known = {scheme.id: net.completed(scheme.design.answers) for scheme in schemes}
    cells = []
    for values in _combinations(net, chosen, {}):
        answers = dict(zip(chosen, values, strict=True))
        fits = [s for s in known if all(known[s].get(f, v) == v for f, v in answers.items())]
        fits = [s for s in fits if net.keeps({**known[s], **answers})]
        seen = tuple(s for s in fits if answers.keys() <= known[s].keys())
        cells.append(Cell(values, seen, tuple(s for s in fits if s not in seen)))
    return tuple(cells)


def _chosen(theory: Theory, features: Sequence[str] | None) -> tuple[str, ...]:
    if features is None:
        return tuple(feature.id for feature in theory.asked)
    for number, feature in enumerate(features):
        if feature not in theory.feature:
            raise ValueError(f'there is no question "{feature[:60]}"')
        if feature in features[:number]:
            raise ValueError(f'the question "{feature}" is named twice')
    return tuple(features)


def _count(net: TieConstraints, chosen: Sequence[str], known: dict[str, str]) -> int:
    """Combinations on the chosen features that can be had with the known answers and all ties kept."""
    tied = {feature for part in net.parts for feature in part}
    free = prod(1 if f in known else len(net.values[f]) for f in chosen if f not in tied)
    parts = [[feature for feature in part if feature in chosen] for part in net.parts]
    return free * prod(sum(1 for _ in _combinations(net, part, known)) for part in parts)


def _combinations(net: TieConstraints, chosen: Sequence[str], known: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Those combinations, by backtracking: an answer that the ties rule out is not tried."""
    if not chosen:
        if net.keeps(known):
            yield ()
        return
    feature, *rest = chosen
    left = net.remaining({f: (v,) for f, v in known.items()}).get(feature, net.values[feature])
    for value in (known[feature],) if feature in known else left:
        for others in _combinations(net, rest, {**known, feature: value}):
            yield (value, *others)
