"""The states of many designs at once, for questions that are asked of a whole space of designs.

`states` answers for one design, and nothing in the book needs more. An evaluator who asks in how many of the designs
that could be had a configuration comes about, or how far that moves when one condition is doubted, needs millions of
answers. Here they are closed together: for each answer of each question a row of bits says which designs gave it. A
condition is a union of such rows, a configuration the intersection of its conditions, and what rests on outcomes is
closed in the order in which they rest on each other. The rules and the results are those of `states`; a test compares
them design by design.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from realist.appraisal.closure import is_lenient
from realist.theory import Design, Rule, Theory

UNKNOWN = -1
"""The code of a question that a design leaves open."""

STATES = ("not met", "open", "active")
"""What the numbers of `Many.states` mean."""

AT_ONCE = 2**28
"""Most bits that the rules of a block of designs take for one reading of what is unknown: 32 MB."""

DESIGNS_AT_ONCE = 2**17
"""Most designs in a block: a row of bits then stays in a processor's near memory."""

Codes = NDArray[np.integer[Any]]
Bits = NDArray[np.uint8]
Key = tuple[str, str]
Asked = tuple[str, frozenset[str]]


class Many:
    """A theory made ready for designs by the million.

    Parameters
    ----------
    theory : Theory
        Taken with a reader's own configurations where it is `Theory.with_own`.
    assumed, knocked_out : set of str
        Mechanisms that every one of the designs takes as given, or takes away. Designs that differ in these, or in what
        the reader adds, are asked about apart.

    Attributes
    ----------
    features : tuple of str
        What the columns of codes stand for: the theory's features, in its order.
    configurations : tuple of str
        What the columns of states stand for, sorted by id.

    Examples
    --------
    Of the designs that answer two of the questions and leave the rest open, where could a configuration come about?

    >>> from itertools import product
    >>> from realist.evidence import load
    >>> theory = load("data/examples/cctv").theory
    >>> many = Many(theory)
    >>> pairs = list(product(("working", "dummies"), ("live", "nobody")))
    >>> states = many.states(many.coded(Design({"cameras": c, "watching": w}) for c, w in pairs))
    >>> states.shape == (4, len(theory.configurations))
    True
    >>> caught = states[:, many.configurations.index("caught-in-the-act")]
    >>> [pair for pair, state in zip(pairs, caught) if STATES[state] == "open"]
    [('working', 'live')]
    """

    def __init__(self, theory: Theory, *, assumed: Set[str] = frozenset(), knocked_out: Set[str] = frozenset()) -> None:
        self.features = tuple(feature.id for feature in theory.features)
        self.configurations = tuple(rule.id for rule in theory.rules)
        self._values = tuple(feature.value_ids for feature in theory.features)
        self._rules = theory.rules
        self._lenient = frozenset(n for n, rule in enumerate(theory.rules) if is_lenient(rule, assumed))
        self._turns = tuple(_turns(theory.rules, knocked_out))
        self._size = min(DESIGNS_AT_ONCE, max(1024, AT_ONCE // max(1, len(self._rules)) // 8 * 8))

    def coded(self, designs: Iterable[Design]) -> Codes:
        """The answers of some designs as numbers.

        Returns
        -------
        array of int, designs × features
            An answer is its place among the values of its feature, from 0; ``UNKNOWN`` where there is none. What a
            design assumes, takes away or adds is not in it.

        Raises
        ------
        ValueError
            Where a design has an answer that the theory does not.
        """
        places = [
            (feature, {value: place for place, value in enumerate(values)})
            for feature, values in zip(self.features, self._values, strict=True)
        ]
        rows = []
        for design in designs:
            row = []
            for feature, place in places:
                value = design.answers.get(feature)
                if value is not None and value not in place:
                    raise ValueError(f'"{feature}" has no answer "{value[:60]}"')
                row.append(UNKNOWN if value is None else place[value])
            rows.append(row)
        kind = np.min_scalar_type(-max((len(values) for values in self._values), default=1))
        return np.array(rows, dtype=kind).reshape(len(rows), len(self.features))

    def states(self, codes: Codes) -> NDArray[np.uint8]:
        """The state of every configuration in every design.

        Parameters
        ----------
        codes : array of int, designs × features
            As `coded` gives them, or made in another way: at random, or all combinations.

        Returns
        -------
        array of uint8, designs × configurations
            0, 1 or 2 for not met, open or active (`STATES`). It takes a byte a state, and up to 150 MB are needed
            beside it: give a million designs at a time where there are more, or ask for `counted`, which keeps none.

        Raises
        ------
        ValueError
            Where the codes have another shape, or one of them is no answer of its feature.
        """
        found = np.empty((len(self._rules), len(codes)), dtype=np.uint8)
        for start, size, actual, possible in self._blocks(codes):
            for row, sure, may in zip(found, actual, possible, strict=True):
                np.add(np.unpackbits(sure, count=size), np.unpackbits(may, count=size), out=row[start : start + size])
        return found.T

    def counted(self, codes: Codes) -> NDArray[np.int64]:
        """In how many of the designs each configuration is not met, open and active.

        It tells what a theory makes easy or hard to come about among these designs. It rates no design.

        Returns
        -------
        array of int64, configurations × 3
            In the order of `STATES`; a row adds up to the number of designs.

        Raises
        ------
        ValueError
            As for `states`.
        """
        found = np.zeros((len(self._rules), len(STATES)), dtype=np.int64)
        for _, size, *fired in self._blocks(codes):
            sure, may = (np.array([np.bitwise_count(row).sum(dtype=np.int64) for row in rows]) for rows in fired)
            found += np.stack((size - may, may - sure, sure), axis=1)
        return found

    def _blocks(self, codes: Codes) -> Iterator[tuple[int, int, list[Bits], list[Bits]]]:
        """Where a block of designs starts, its size, and which rules are active, and could be, in which designs."""
        if codes.ndim != 2 or codes.shape[1] != len(self.features):
            raise ValueError(f"expected a row a design, with a code for each of {len(self.features)} questions")
        for start in range(0, len(codes), self._size):
            columns = np.ascontiguousarray(codes[start : start + self._size].T)
            self._refuse(columns)
            size = columns.shape[1]
            met, every = self._met(columns), np.packbits(np.ones(size, dtype=np.bool_))
            possible, reachable = self._closed(met, every)
            actual, _ = self._closed(met, every, reachable)
            yield start, size, actual, possible

    def _refuse(self, columns: Codes) -> None:
        for feature, values, column in zip(self.features, self._values, columns, strict=True):
            if column.min() < UNKNOWN or column.max() >= len(values):
                raise ValueError(f'a code of "{feature}" is none of its {len(values)} answers, and not unknown')

    def _met(self, columns: Codes) -> dict[Asked, tuple[Bits, Bits]]:
        """In which designs each condition on a feature is met: the unknown as not met, and as met."""
        places = dict(zip(self.features, zip(columns, self._values, strict=True), strict=True))
        unknown: dict[str, Bits] = {}
        given: dict[tuple[str, str], Bits] = {}
        met: dict[Asked, tuple[Bits, Bits]] = {}
        for condition in dict.fromkeys(condition for rule in self._rules for condition in rule.answers):
            feature, asked = condition
            column, values = places[feature]
            if feature not in unknown:
                unknown[feature] = np.packbits(column == UNKNOWN)
                given |= {(feature, value): np.packbits(column == code) for code, value in enumerate(values)}
            sure = np.zeros_like(unknown[feature])
            for value in asked.intersection(values):
                sure |= given[feature, value]
            met[condition] = sure, sure | unknown[feature]
        return met

    def _closed(
        self, met: Mapping[Asked, tuple[Bits, Bits]], every: Bits, reachable: Mapping[Key, Bits] | None = None
    ) -> tuple[list[Bits], dict[Key, Bits]]:
        """In which designs each rule fires, and in which each outcome is produced, with its effect.

        The unknown is read as met where nothing is said of what is reachable, and else only for lenient rules.
        """
        nothing = np.zeros_like(every)
        fired = [nothing] * len(self._rules)
        produced: dict[Key, Bits] = {}
        for turn in self._turns:
            moved = True
            while moved:
                moved = False
                for number in turn.rules:
                    rule, lenient, bits = self._rules[number], number in self._lenient, every
                    for condition in rule.answers:
                        bits = bits & met[condition][lenient or reachable is None]
                    for need in rule.needs:
                        there = produced.get(need, nothing)
                        if lenient and reachable is not None:
                            there = there | reachable.get(need, nothing)
                        bits = bits & there
                    before = produced.get(rule.makes, nothing)
                    fired[number], produced[rule.makes] = bits, before | bits
                    moved = moved or (turn.circles and bool((bits & ~before).any()))
        return fired, produced


@dataclass(frozen=True, slots=True)
class _Turn:
    """Rules to be closed together, by their places; ``circles`` where they may rest on each other."""

    rules: tuple[int, ...]
    circles: bool


def _turns(rules: Sequence[Rule], knocked_out: Set[str]) -> Iterator[_Turn]:
    """The rules that can fire, in an order in which what one needs is produced before it, or together with it."""
    import networkx as nx

    makers: dict[Key, list[int]] = {}
    graph: nx.DiGraph[Key] = nx.DiGraph()
    for number, rule in enumerate(rules):
        if not rule.triggered.isdisjoint(knocked_out):
            continue
        makers.setdefault(rule.makes, []).append(number)
        graph.add_node(rule.makes)
        graph.add_edges_from((need, rule.makes) for need in rule.needs)
    together = nx.condensation(graph)
    for place in nx.topological_sort(together):
        keys = together.nodes[place]["members"]
        circles = len(keys) > 1 or any(graph.has_edge(key, key) for key in keys)
        yield _Turn(tuple(number for key in keys for number in makers.get(key, ())), circles)
