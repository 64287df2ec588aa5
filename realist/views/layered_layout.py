"""Layered (Sugiyama) layout of a theory of change: from the first steps down to the last.

A link that skips layers passes each of them through a gap of its own, an aisle, so that no line runs behind a box. The
same chain always gives the same places.

Notes
-----
The four stages are those of Sugiyama, Tagawa and Toda. Circles are broken by leaving out links that would close one;
steps get their layer by the longest path from a start; within layers they are ordered by barycentre sweeps, down and
up, and the order with the fewest crossings is kept; coordinates are found last. There each layer is set as near to the
places that its boxes want as their order and widths allow, in the sense of least squares: an isotonic regression, found
by pooling adjacent violators.

References
----------
.. [1] K. Sugiyama, S. Tagawa and M. Toda, "Methods for visual understanding of hierarchical system structures", IEEE
   Transactions on Systems, Man, and Cybernetics 11(2), 1981, pp. 109-125.
.. [2] R. E. Barlow, D. J. Bartholomew, J. M. Bremner and H. D. Brunk, *Statistical Inference under Order
   Restrictions*, Wiley, 1972.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import networkx as nx

from realist.views.boxes import Box

WIDTH, LETTERS, LINE = 140, 17, 17
AISLE, GAP, BETWEEN = 14, 14, 58
MOST = 4
"""Most boxes in a layer before steps that lead nowhere move down."""
SWEEPS = 40
BADGE = 11
"""Radius of the number on a link, in pixels, air included."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A link: the points that it passes, from box to box, and where its number stands."""

    points: tuple[Point, ...]
    badge: Point


@dataclass(frozen=True)
class Layers:
    """Boxes by step, lines by link, and the size of the whole, whose left and upper edges are at nought."""

    places: dict[str, Box] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)
    width: float = 0
    height: float = 0


def ranks(graph: nx.MultiDiGraph[str]) -> dict[str, int]:
    """The layer of each step: below every step that leads to it, and near those it leads to.

    Where links run in a circle, one of them runs upwards. Where a layer is crowded, steps that lead nowhere move down.

    Examples
    --------
    >>> graph = nx.MultiDiGraph([("a", "b"), ("b", "d"), ("b", "c"), ("c", "d")])
    >>> ranks(graph)
    {'a': 0, 'b': 1, 'd': 3, 'c': 2}
    """
    down: nx.DiGraph[str] = nx.DiGraph()
    down.add_nodes_from(graph)
    for start, end in dict.fromkeys(graph.edges()):
        if start != end and not nx.has_path(down, end, start):
            down.add_edge(start, end)
    order = list(nx.topological_sort(down))
    rank: dict[str, int] = {}
    for node in order:
        rank[node] = max((rank[before] + 1 for before in down.predecessors(node)), default=0)
    for node in reversed(order):
        after = [rank[each] for each in down.successors(node)]
        if after and down.in_degree(node) and len(after) >= down.in_degree(node):
            rank[node] = min(after) - 1
    for layer in range(len(rank)):
        those = [node for node in order if rank[node] == layer]
        ends = [node for node in those if down.in_degree(node) and not down.out_degree(node)]
        for node in ends[: max(len(those) - MOST, 0)]:
            rank[node] += 1
    return {node: rank[node] for node in graph}


def layers(graph: nx.MultiDiGraph[str]) -> Layers:
    """The boxes and lines of a chain.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        From `realist.views.theory_of_change.chain_graph`.

    Returns
    -------
    Layers
        No two boxes overlap.

    Examples
    --------
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_nodes_from(["a", "b"], label="A step")
    >>> _ = graph.add_edge("a", "b", "a-b", number=1)
    >>> drawn = layers(graph)
    >>> drawn.places["a"].y < drawn.lines["a-b"].badge[1] < drawn.places["b"].y
    True
    """
    if not graph:
        return Layers()
    rank = ranks(graph)
    ways = _ways(graph, rank)
    rows = _ordered(graph, rank, ways)
    boxes = {node: _lines(graph.nodes[node]["label"]) for node in graph}
    across = _across(rows, ways)
    left = min(across[node] - _wide(node) / 2 for row in rows for node in row) - GAP
    places, y, tops = {}, float(GAP), []
    for row in rows:
        high = max((len(boxes[node]) * LINE + 12 for node in row if isinstance(node, str)), default=0)
        tops.append((y, y + high))
        for node in row:
            if isinstance(node, str):
                places[node] = Box(across[node] - left, y + high / 2, WIDTH, high, boxes[node])
        y += high + BETWEEN
    passed = {way: _passed(way_nodes, across, left, tops, rank) for way, way_nodes in ways.items()}
    _ports(passed, places, ways)
    right = max(across[node] + _wide(node) / 2 for row in rows for node in row) - left + GAP
    return Layers(places, _badged(passed), right, y - BETWEEN + GAP)


Node = str | tuple[str, int]
"""What a layer holds: a step, or the aisle by which a link passes it (a dummy vertex)."""


def _wide(node: Node) -> float:
    return WIDTH if isinstance(node, str) else AISLE


def _lines(label: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(label, LETTERS, max_lines=6, placeholder=" …")) or ("",)


def _ways(graph: nx.MultiDiGraph[str], rank: dict[str, int]) -> dict[str, list[Node]]:
    """Each link as what it passes: its first step, an aisle in every layer between, and its last."""
    ways: dict[str, list[Node]] = {}
    for start, end, key in graph.edges(keys=True):
        step = 1 if rank[end] >= rank[start] else -1
        between = range(rank[start] + step, rank[end], step)
        ways[key] = [start, *((key, layer) for layer in between), end]
    return ways


def _ordered(graph: nx.MultiDiGraph[str], rank: dict[str, int], ways: dict[str, list[Node]]) -> list[list[Node]]:
    """The layers, each ordered so that few lines cross: by the mean place of what is joined, down and up again."""
    rows: list[list[Node]] = [[] for _ in range(max(rank.values()) + 1)]
    for step in graph:
        rows[rank[step]].append(step)
    for way in ways.values():
        for node in way[1:-1]:
            rows[int(node[1])].append(node)
    joined = _joined(ways, (node for row in rows for node in row))
    best, fewest = [list(row) for row in rows], _crossings(rows, joined)
    for sweep in range(SWEEPS):
        _swept(rows, joined, down=sweep % 2 == 0)
        if (now := _crossings(rows, joined)) < fewest:
            best, fewest = [list(row) for row in rows], now
    return best


def _joined(ways: Mapping[str, Sequence[Node]], nodes: Iterable[Node]) -> dict[Node, list[Node]]:
    joined: dict[Node, list[Node]] = {node: [] for node in nodes}
    for way in ways.values():
        for one, other in pairwise(way):
            joined[one].append(other)
            joined[other].append(one)
    return joined


def _swept(rows: list[list[Node]], joined: Mapping[Node, Sequence[Node]], *, down: bool) -> None:
    """Each layer ordered by the mean place of what it is joined to in the layer before."""
    spot = {node: place / max(len(row) - 1, 1) for row in rows for place, node in enumerate(row)}
    before: set[Node] = set()
    for row in rows if down else rows[::-1]:
        mean = {}
        for node in row:
            near = [spot[other] for other in joined[node] if other in before]
            mean[node] = sum(near) / len(near) if near else spot[node]
        row.sort(key=lambda node, mean=mean: mean[node])  # type: ignore[misc]
        spot |= {node: place / max(len(row) - 1, 1) for place, node in enumerate(row)}
        before = set(row)


def _crossings(rows: Sequence[Sequence[Node]], joined: Mapping[Node, Sequence[Node]]) -> int:
    """How often two lines cross between one layer and the next."""
    total = 0
    for upper, lower in pairwise(rows):
        spot = {node: place for place, node in enumerate(lower)}
        ends = [spot[other] for node in upper for other in _sorted_in(joined[node], spot)]
        total += sum(1 for i, one in enumerate(ends) for other in ends[i + 1 :] if other < one)
    return total


def _sorted_in(nodes: Iterable[Node], spot: Mapping[Node, int]) -> list[Node]:
    return sorted((node for node in nodes if node in spot), key=lambda node: spot[node])


def _across(rows: Sequence[Sequence[Node]], ways: dict[str, list[Node]]) -> dict[Node, float]:
    """The horizontal centre of each: near what it is joined to, in the order given, without overlap."""
    joined = _joined(ways, (node for row in rows for node in row))
    x: dict[Node, float] = {}
    for row in rows:
        start = -sum(_wide(node) + GAP for node in row) / 2
        for node in row:
            x[node] = start + _wide(node) / 2
            start += _wide(node) + GAP
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 else reversed(rows):
            wanted = [_between(node, joined[node], x) for node in row]
            x |= dict(zip(row, _spread(wanted, [_wide(node) for node in row]), strict=True))
    return x


def _between(node: Node, near: Sequence[Node], x: dict[Node, float]) -> float:
    """The weighted mean of the neighbours' centres. Aisles weigh most with aisles, so that long lines run straight."""
    weights = [(1, 2, 8)[isinstance(node, tuple) + isinstance(other, tuple)] for other in near]
    total = sum(weights)
    return sum(weight * x[other] for weight, other in zip(weights, near, strict=True)) / total if total else x[node]


def _spread(wanted: Sequence[float], widths: Sequence[float]) -> list[float]:
    """Centres in the order given, nearest to those wanted without overlap: pool adjacent violators."""
    offsets = [0.0]
    for one, other in pairwise(widths):
        offsets.append(offsets[-1] + (one + other) / 2 + GAP)
    pools: list[list[float]] = []  # mean, how many
    for want, offset in zip(wanted, offsets, strict=True):
        pools.append([want - offset, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, n), (b, m) = pools[-2], pools.pop()
            pools[-1] = [(a * n + b * m) / (n + m), n + m]
    flat = [mean for mean, count in pools for _ in range(int(count))]
    return [mean + offset for mean, offset in zip(flat, offsets, strict=True)]


def _passed(
    way: Sequence[Node], across: dict[Node, float], left: float, tops: Sequence[Point], rank: dict[str, int]
) -> list[list[float]]:
    """The points of one line; each layer between is passed straight down, through its aisle."""
    first, last = rank[str(way[0])], rank[str(way[-1])]
    down = last >= first
    points = [[across[way[0]] - left, tops[first][1 if down else 0]]]
    for node in way[1:-1]:
        top, bottom = tops[node[1]] if isinstance(node, tuple) else (0, 0)
        points += [[across[node] - left, edge] for edge in ((top, bottom) if down else (bottom, top))]
    points.append([across[way[-1]] - left, tops[last][0 if down else 1]])
    return points


def _ports(passed: dict[str, list[list[float]]], places: dict[str, Box], ways: dict[str, list[Node]]) -> None:
    """Lines that leave or reach a box by one side do so side by side, in the order of where they come from or go."""
    for end, near in ((0, 1), (-1, -2)):
        sides: dict[tuple[str, float], list[str]] = {}
        for way, points in passed.items():
            sides.setdefault((str(ways[way][end]), points[end][1]), []).append(way)
        for (node, _), those in sides.items():
            those.sort(key=lambda way: passed[way][near][0])
            step = min(0.8 * places[node].width / len(those), 34)
            for place, way in enumerate(those):
                passed[way][end][0] = places[node].x + step * (place - (len(those) - 1) / 2)


def _badged(passed: dict[str, list[list[float]]]) -> dict[str, Line]:
    """The lines with their numbers, each on its own line and clear of those before it where there is room."""
    taken: list[Point] = []
    lines = {}
    for way, points in passed.items():
        slopes = [(a, b) for a, b in pairwise(points) if a[1] != b[1]][:: 2 if len(points) > 2 else 1]
        spots = [_on(a, b, t) for t in (0.5, 0.36, 0.64, 0.24, 0.76) for a, b in slopes]
        clear = [s for s in spots if all((s[0] - x) ** 2 + (s[1] - y) ** 2 > (2 * BADGE) ** 2 for x, y in taken)]
        badge = (clear or spots or [(points[0][0], points[0][1])])[0]
        taken.append(badge)
        lines[way] = Line(tuple((x, y) for x, y in points), badge)
    return lines


def _on(a: Sequence[float], b: Sequence[float], t: float) -> Point:
    """The point at a share of the curve that leaves one point and reaches the next straight up or down."""
    middle = (a[1] + b[1]) / 2
    heights = (a[1], middle, middle, b[1])
    shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    x = a[0] * (shares[0] + shares[1]) + b[0] * (shares[2] + shares[3])
    return x, sum(share * height for share, height in zip(shares, heights, strict=True))
