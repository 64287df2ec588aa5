"""Which answers suffice for an outcome, through ripples, whatever else holds.

Each side of an outcome has implicants: sets of answers that suffice for it. They are propagated from rule to rule until
nothing is new, and one that another covers is dropped. This is how an assumption-based truth maintenance system labels
its nodes, with features of several values in place of propositions.

References
----------
de Kleer, J. (1986). An assumption-based TMS. *Artificial Intelligence*, 28(2), 127-162.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from realist.inquiry.ties import TieConstraints
from realist.theory import EFFECTS, FeatureCondition, Rule, Theory

Implicant = tuple[tuple[str, frozenset[str]], ...]
"""Features, by id, each with those of its answers that suffice."""
Side = tuple[str, str]

MOST = 200


@dataclass(frozen=True, slots=True)
class Pathway:
    """Answers that suffice, all of them together.

    Attributes
    ----------
    conditions : tuple of FeatureCondition
        One for each feature that the pathway needs, in the order of the theory's features; any of its answers does.
    configurations : tuple of str
        Those, by id, that these answers alone make active and that lead to the outcome.
    """

    conditions: tuple[FeatureCondition, ...]
    configurations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pathways:
    """The pathways to one side of an outcome.

    Attributes
    ----------
    found : tuple of Pathway
        None of them holds for a part only of what another holds for.
    word : {"all", "cut"}
        ``cut`` where some had to be left out on the way: each that is here suffices, and there may be others.
    """

    found: tuple[Pathway, ...]
    word: Literal["all", "cut"]


def pathways(theory: Theory, outcome: str, direction: str, most: int = MOST) -> Pathways:
    """The least that suffices for an outcome to be worked on in a direction.

    Parameters
    ----------
    theory : Theory
        ``theory.with_own(design.own)``, for pathways through a reader's own configurations as well.
    outcome : str
    direction : {"towards", "against", "affects"}
    most : int
        Pathways to keep, to this outcome and to each that leads to it. Those with fewest questions are kept.

    Returns
    -------
    Pathways
        A design, read with what its answers bring by definition, has an active configuration on this side exactly where
        its answers meet every condition of some pathway (nothing assumed or knocked out). Answers that the ties do
        not allow together are left out.

    Raises
    ------
    ValueError
        If there is no such outcome or direction.

    Examples
    --------
    >>> from realist.evidence import load
    >>> found = pathways(load("data/examples/cctv").theory, "safety-nearby", "against")
    >>> for path in found.found:
    ...     print([condition.feature for condition in path.conditions], path.configurations)
    ['near', 'cameras', 'signs'] ('across-the-road', 'framed')
    ['near', 'cameras', 'watching', 'response'] ('across-the-road', 'guards-sent', 'uniform-in-sight')
    """
    if outcome not in theory.outcome:
        raise ValueError(f'there is no outcome "{outcome[:60]}"')
    if direction not in EFFECTS:
        raise ValueError(f'there is no direction "{direction[:60]}"; there are: {", ".join(EFFECTS)}')
    rules = _leading_to(theory, (outcome, direction))
    ways, cut = _implicants(rules, TieConstraints(theory), most)
    order = {feature.id: feature for feature in theory.features}
    found = []
    for implicant in ways.get((outcome, direction), ()):
        values = dict(implicant)
        conditions = tuple(
            FeatureCondition(name, tuple(v for v in feature.value_ids if v in values[name]))
            for name, feature in order.items()
            if name in values
        )
        found.append(Pathway(conditions, _used(rules, values, (outcome, direction))))
    return Pathways(tuple(found), "cut" if cut else "all")


def _leading_to(theory: Theory, side: Side) -> tuple[Rule, ...]:
    """The rules that make a side, and those that make what they need, and so on."""
    wanted, ahead = {side}, [side]
    while ahead:
        made = ahead.pop()
        more = {need for rule in theory.rules if rule.makes == made for need in rule.needs} - wanted
        wanted |= more
        ahead += sorted(more)
    return tuple(rule for rule in theory.rules if rule.makes in wanted)


def _implicants(
    rules: Iterable[Rule], ties: TieConstraints, most: int
) -> tuple[dict[Side, tuple[Implicant, ...]], bool]:
    """The implicants that make each side, found by going round the rules until nothing is new."""
    rules = tuple(rules)
    ways: dict[Side, tuple[Implicant, ...]] = {}
    cut = False
    while True:
        before = dict(ways)
        for rule in rules:
            implicants: tuple[Implicant, ...] = _allowed([rule.answers], ties)
            for need in rule.needs:
                joined = _allowed((one + other for one in implicants for other in ways.get(need, ())), ties)
                implicants, some = _kept(joined, most)
                cut = cut or some
            ways[rule.makes], some = _kept({*ways.get(rule.makes, ()), *implicants}, most)
            cut = cut or some
        if ways == before:
            return ways, cut


def _allowed(joined: Iterable[Iterable[tuple[str, frozenset[str]]]], ties: TieConstraints) -> tuple[Implicant, ...]:
    """Conditions as implicants, without those answers, and those implicants, that the ties do not allow."""
    found = set()
    for conditions in joined:
        values: dict[str, frozenset[str]] = {}
        for feature, those in conditions:
            values[feature] = values.get(feature, those) & those
        left = ties.remaining({feature: sorted(those) for feature, those in values.items()})
        values = {feature: frozenset(left.get(feature, those)) for feature, those in values.items()}
        if all(values.values()):
            found.add(tuple(sorted(values.items())))
    return tuple(found)


def _kept(implicants: Iterable[Implicant], most: int) -> tuple[tuple[Implicant, ...], bool]:
    """Cubes that no other holds all of, the widest first, and whether some were cut."""
    kept: list[Implicant] = []
    for implicant in sorted(implicants, key=_narrowness):
        values = dict(implicant)
        if not any(all(f in values and values[f] <= those for f, those in wider) for wider in kept):
            if len(kept) == most:
                return tuple(kept), True
            kept.append(implicant)
    return tuple(kept), False


def _narrowness(implicant: Implicant) -> tuple[int, int, list[tuple[str, list[str]]]]:
    """Fewest questions first, then most answers: a implicant comes before all those that it holds."""
    return (
        len(implicant),
        -sum(len(those) for _, those in implicant),
        [(feature, sorted(those)) for feature, those in implicant],
    )


def _used(rules: Iterable[Rule], values: Mapping[str, frozenset[str]], side: Side) -> tuple[str, ...]:
    """The rules that fire for every design within the implicant, and from which the side is reached."""
    rules = tuple(rule for rule in rules if all(f in values and values[f] <= those for f, those in rule.answers))
    fired: set[str] = set()
    made: set[Side] = set()
    while more := {rule.id for rule in rules if rule.id not in fired and made.issuperset(rule.needs)}:
        fired |= more
        made = {rule.makes for rule in rules if rule.id in fired}
    wanted, used = {side}, set[str]()
    while more := {rule.id for rule in rules if rule.id in fired and rule.makes in wanted} - used:
        used |= more
        wanted |= {need for rule in rules if rule.id in used for need in rule.needs}
    return tuple(sorted(used))
