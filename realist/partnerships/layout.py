"""Layout of a partnership map: one row for each partnership, highest level of the system first.

What passes between the two partners stands in the middle column, the partners left and right of it. So no line runs
behind a box and no two labels overlap, whatever the table holds.

Notes
-----
Rows are ordered within their level by the barycentre method: each by the mean row of its two partners, over and over,
and the order with the shortest lines is kept. A partner's column is its colour in a two-colouring of the graph by
breadth-first search; in a cycle of odd length two partners share one. Boxes of a column are moved apart by merging
neighbours that overlap into blocks, each at the mean of the places that its boxes want: the pool-adjacent-violators
algorithm of isotonic regression.

References
----------
.. [1] K. Sugiyama, S. Tagawa and M. Toda, "Methods for visual understanding of hierarchical system structures", IEEE
   Transactions on Systems, Man, and Cybernetics 11(2), 1981, pp. 109-125.
.. [2] M. J. Best and N. Chakravarti, "Active set algorithms for isotonic regression; a unifying framework",
   Mathematical Programming 47, 1990, pp. 425-439.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

import networkx as nx

from realist.views.boxes import Box

PARTNER_WIDTH, PARTNER_LETTERS = 146, 17
MIDDLE_WIDTH, MIDDLE_LETTERS = 188, 22
GAP = 58
LINE = 18
MOST_LINES = 6
SWEEPS = 12

Key = tuple[str, str]
"""What a box stands for: ``"partner"``, ``"partnership"`` or ``"level"``, and its code."""


def partnerships(graph: nx.MultiDiGraph[str]) -> list[dict[str, Any]]:
    """The partnerships of a graph in the order of the map, each as the columns of its row and its ``number``."""
    return sorted((data for _, _, data in graph.edges(data=True)), key=lambda data: data["number"])


def layout(graph: nx.MultiDiGraph[str]) -> dict[Key, Box]:
    """The box of everything on a map.

    Partners that work together stand on opposite sides where the graph allows it, and as near to their partnerships as
    the other boxes of their column allow. The same graph always gives the same boxes.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        From `partnership_graph`.

    Returns
    -------
    dict
        A box for each partner, partnership and level in use. No two overlap. Partnerships stand at x = 0.

    Examples
    --------
    >>> graph = nx.MultiDiGraph(levels={"top": "At the top"})
    >>> graph.add_nodes_from(["a", "b"], label="Clinic", kind="team")
    >>> row = {"partnership": "a-b", "from_partner": "a", "to_partner": "b", "label": "meet"}
    >>> _ = graph.add_edge("a", "b", key="a-b", **row, level="top", presence="found", number=1)
    >>> places = layout(graph)
    >>> places["partner", "a"].x < places["partnership", "a-b"].x < places["partner", "b"].x
    True
    """
    places: dict[Key, Box] = {}
    y, level = 0.0, None
    for row in partnerships(graph):
        if row["level"] != level:
            level = row["level"]
            y += LINE if places else 0
            places["level", level] = _box(0, y, MIDDLE_WIDTH, graph.graph["levels"].get(level, level), MIDDLE_LETTERS)
            y += places["level", level].height + LINE / 3
        words = f"{row['number']}. {row['label']}"
        cross = "× " if row["presence"] == "none found" else ""
        mark = [] if row["presence"] == "found" else [f"({cross}{row['presence']})"]
        places["partnership", row["partnership"]] = box = _box(0, y, MIDDLE_WIDTH, words, MIDDLE_LETTERS, mark)
        y += box.height + LINE
    sides, out = _sides(graph), MIDDLE_WIDTH / 2 + GAP + PARTNER_WIDTH / 2
    for side, x in (("left", -out), ("right", out)):
        boxes: list[tuple[str, Box]] = []
        for partner in (each for each in graph if sides[each] == side):
            rows = [places["partnership", row["partnership"]].y for row in partnerships(graph) if partner in pair(row)]
            box = _box(x, 0, PARTNER_WIDTH, graph.nodes[partner]["label"], PARTNER_LETTERS)
            boxes.append((partner, Box(x, sum(rows) / len(rows), box.width, box.height + 8, box.lines)))
        places |= {("partner", partner): box for partner, box in _apart(boxes)}
    return places


def ordered(rows: list[dict[str, str]], rank: Mapping[str, int]) -> list[dict[str, str]]:
    """Rows from the top level down and, within a level, so that lines are short and few of them cross."""

    def barycentres(rows: Sequence[dict[str, str]]) -> dict[str, float]:
        places: dict[str, list[int]] = {}
        for place, row in enumerate(rows):
            for end in pair(row):
                places.setdefault(end, []).append(place)
        return {partner: sum(each) / len(each) for partner, each in places.items()}

    def length(rows: Sequence[dict[str, str]]) -> float:
        partner = barycentres(rows)
        return sum(abs(place - partner[end]) for place, row in enumerate(rows) for end in pair(row))

    def level(row: dict[str, str]) -> int:
        return rank.get(row["level"], len(rank))

    tries = [sorted(rows, key=level)]
    for _ in range(SWEEPS):
        partner = barycentres(tries[-1])
        keyed = [((level(row), sum(partner[end] for end in pair(row))), row) for row in tries[-1]]
        tries.append([row for _, row in sorted(keyed, key=itemgetter(0))])
    return min(tries, key=length)


def pair(row: Mapping[str, Any]) -> tuple[str, str]:
    """The two partners of a partnership, as its label reads."""
    return row["from_partner"], row["to_partner"]


def _box(x: float, top: float, width: float, label: str, letters: int, more: Sequence[str] = ()) -> Box:
    """A box as high as its label, which is broken into lines of like length and cut where it would run on."""

    def broken(letters: int) -> list[str]:
        return textwrap.wrap(label, letters, max_lines=MOST_LINES, placeholder=" …") or [""]

    least = max(letters // 2, min(letters, max(map(len, label.split()), default=0)))
    wrapped = next(lines for lines in map(broken, range(least, letters + 1)) if len(lines) == len(broken(letters)))
    lines = (*wrapped, *more)
    height = len(lines) * LINE + 10
    return Box(x, top + height / 2, width, height, lines)


def _sides(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    """The column of every partner: neighbours in opposite ones, those from whom partnerships start on the left."""
    sides: dict[str, str] = {}
    plain = graph.to_undirected(as_view=True)
    for start in graph:
        if start in sides:
            continue
        steps = nx.single_source_shortest_path_length(plain, start)
        starts = sum(graph.out_degree(node) - graph.in_degree(node) for node in steps if steps[node] % 2 == 0)
        even = "left" if starts >= 0 else "right"
        odd = "right" if starts >= 0 else "left"
        sides |= {node: odd if step % 2 else even for node, step in steps.items()}
    return sides


def _apart(boxes: Sequence[tuple[str, Box]]) -> list[tuple[str, Box]]:
    """Boxes of one column moved up or down, as little as possible, until none overlap."""
    groups: list[tuple[list[tuple[str, Box]], float, float]] = []  # members, top, height
    for name, box in sorted(boxes, key=lambda each: each[1].y):
        members, top, height = [(name, box)], box.y - box.height / 2, box.height + LINE
        while groups and groups[-1][1] + groups[-1][2] > top:
            above, above_top, above_height = groups.pop()
            wanted = above_top * len(above) + (top - above_height) * len(members)
            members, top, height = above + members, wanted / (len(above) + len(members)), above_height + height
        groups.append((members, top, height))
    placed = []
    for members, start, _ in groups:
        y = start
        for name, box in members:
            placed.append((name, Box(box.x, y + box.height / 2, box.width, box.height, box.lines)))
            y += box.height + LINE
    return placed
