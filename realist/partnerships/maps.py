"""From the partnerships of an evidence base to a map of each site, and to a table that says the same in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx
import pandas as pd

from realist.evidence.base import HasTables, HoldsFrames
from realist.partnerships.layout import LINE, Key, layout, ordered, pair, partnerships
from realist.views.boxes import FONT, Box
from realist.web.html import TEMPLATES

__all__ = [
    "DASHES",
    "Map",
    "layout",
    "not_found",
    "partnership_graph",
    "partnership_map",
    "partnerships",
]

EVIDENCE = "../book/evidence.html"
"""The page of evidence, as seen from a chapter of this book."""

DASHES: Mapping[str, list[int]] = {
    "found": [],
    "found in pockets": [9, 6],
    "limited": [9, 6],
    "relatively absent": [2, 6],
    "none found": [2, 6],
}
"""Strokes and gaps of a line, in pixels, by how far a partnership was found. Short of found, words say so as well."""


def partnership_graph(tables: HoldsFrames, site: str) -> nx.MultiDiGraph[str]:
    """Everyone who works with someone at a site, and every partnership between them.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        `sites`, `levels`, `partners` and `partnerships` of an evidence base.
    site : str
        Code of the site.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes are partners, with ``label`` and ``kind``. Edges are partnerships, keyed by code: the columns of the
        table, and ``number``, their place in the map from the top level down. An absence that the study reports is an
        edge too; its ``presence`` says so. The direction is that of the label and no more: a partnership binds both
        sides. ``graph.graph`` holds the site's label and those of the levels.

    Raises
    ------
    ValueError
        Where there is no such site.

    Examples
    --------
    >>> tables = {
    ...     "sites": pd.DataFrame({"site": ["N"], "label": ["North"]}),
    ...     "levels": pd.DataFrame({"level": ["top"], "label": ["At the top"]}),
    ...     "partners": pd.DataFrame({"partner": ["a", "b"], "label": ["Clinic", "School"], "kind": ["team", "team"]}),
    ...     "partnerships": pd.DataFrame(
    ...         {"partnership": ["a-b"], "site": ["N"], "from_partner": ["a"], "to_partner": ["b"], "level": ["top"]}
    ...     ),
    ... }
    >>> graph = partnership_graph(tables, "N")
    >>> list(graph.edges(keys=True)), graph.edges["a", "b", "a-b"]["number"]
    ([('a', 'b', 'a-b')], 1)
    """
    sites = _labels(tables["sites"], "site")
    if site not in sites:
        raise ValueError(f"no site {site!r} in this evidence base; it has {', '.join(sites) or 'none'}")
    levels = _labels(tables["levels"], "level")
    partners = {str(row["partner"]): row for row in _records(tables["partners"])}
    rank = {level: place for place, level in enumerate(levels)}
    rows = ordered([row for row in _records(tables["partnerships"]) if row["site"] == site], rank)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(site=site, label=sites[site], levels=levels)
    for number, row in enumerate(rows, start=1):
        for side in (row["from_partner"], row["to_partner"]):
            graph.add_node(side, label=partners[side]["label"], kind=partners[side]["kind"])
        graph.add_edge(row["from_partner"], row["to_partner"], key=row["partnership"], number=number, **row)
    return graph


@dataclass(frozen=True)
class Map:
    """A partnership map with its caption and its table twin; a notebook shows it as it stands.

    The picture is drawn as vectors. It needs no script, prints, and its words can be selected.

    Attributes
    ----------
    graph : networkx.MultiDiGraph
    types : mapping of str to str
        The study's own labels of kinds of partnership, by code.
    evidence : str
        Address of the page of evidence, from where the map is shown.
    """

    graph: nx.MultiDiGraph[str]
    types: Mapping[str, str]
    evidence: str = EVIDENCE

    @property
    def title(self) -> str:
        """Which site, and how much of it is shown."""
        rows = partnerships(self.graph)
        seen = Counter(row["presence"] for row in rows)
        counts = ", ".join(f"{seen[word]} {word}" for word in DASHES if seen[word])
        spoken = f"the text speaks of {_count(len(rows), 'partnership')} between {_count(len(self.graph), 'partner')}"
        return f"{self.graph.graph['label']}: {spoken} ({counts})"

    @property
    def description(self) -> str:
        """What the picture shows, in words, for those who do not see it."""
        levels: dict[str, list[str]] = {}
        for row in partnerships(self.graph):
            ends = " with ".join(self.graph.nodes[end]["label"] for end in pair(row))
            mark = "" if row["presence"] == "found" else f" ({row['presence']})"
            levels.setdefault(row["level"], []).append(ends + mark)
        names = self.graph.graph["levels"]
        told = [f"{names.get(level, level)}: {'; '.join(pairs)}." for level, pairs in levels.items()]
        return " ".join([f"Partnership map. {self.title}.", *told])

    def __repr__(self) -> str:
        return self.description if self.graph else f"No partnership is described for {self.graph.graph['label']}."

    def _repr_html_(self) -> str:
        positions, rows = layout(self.graph), partnerships(self.graph)
        return TEMPLATES.get_template("partnership_map.html").render(
            map=self,
            rows=rows,
            labels=[code for code in self.types if any(code in row["types"].split() for row in rows)],
            boxes=positions,
            paths=_paths(self.graph, positions),
            frame=_frame(positions),
            levels=self.graph.graph["levels"],
            dashes=DASHES,
            line=LINE,
            font=FONT,
        )


def partnership_map(base: HasTables, site: str, evidence: str = EVIDENCE) -> Map:
    """The partnership map of one site.

    Parameters
    ----------
    base : Evidence
        From `realist.evidence.load`.
    site : str
        Code of the site.
    evidence : str
        The page of evidence, as seen from the chapter.

    Returns
    -------
    Map

    Raises
    ------
    ValueError
        Where there is no such site.
    """
    return Map(partnership_graph(base.tables, site), _labels(base.tables["partnership_types"], "type"), evidence)


def not_found(base: HasTables) -> pd.DataFrame:
    """Every partnership that the study looked for or speaks of and did not plainly find, by how far it was found.

    A row a partnership, the fullest grade first; ``Evidence`` holds the codes of its findings.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from realist.evidence.reader import read
    >>> len(not_found(SimpleNamespace(tables=read("data/examples/cctv"))))
    0
    """
    sites, partners = _labels(base.tables["sites"], "site"), _labels(base.tables["partners"], "partner")
    rows = [row for row in _records(base.tables["partnerships"]) if row["presence"] != "found"]
    rows.sort(key=lambda row: list(DASHES).index(row["presence"]))
    table = [
        {
            "Grade": row["presence"],
            "Where": sites[row["site"]],
            "Between": " and ".join(partners[end] for end in pair(row)),
            "What the study says": row["statement"],
            "Evidence": row["findings"],
        }
        for row in rows
    ]
    return pd.DataFrame(table, columns=["Grade", "Where", "Between", "What the study says", "Evidence"])


def _records(frame: pd.DataFrame) -> list[dict[str, str]]:
    return [{str(name): str(cell) for name, cell in row.items()} for row in frame.to_dict("records")]


def _labels(frame: pd.DataFrame, key: str) -> dict[str, str]:
    return {row[key]: row["label"] for row in _records(frame)}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _paths(graph: nx.MultiDiGraph[str], positions: Mapping[Key, Box]) -> list[tuple[str, str]]:
    """The lines of the map as SVG paths, each with the dashes that tell how far the partnership was found."""
    paths = []
    for row in partnerships(graph):
        middle = positions["partnership", row["partnership"]]
        for end in pair(row):
            partner = positions["partner", end]
            toward = 1 if partner.x > middle.x else -1
            x1, x2 = middle.x + toward * middle.width / 2, partner.x - toward * partner.width / 2
            bend = (x1 + x2) / 2
            path = f"M{x1:g} {middle.y:g}C{bend:g} {middle.y:g} {bend:g} {partner.y:g} {x2:g} {partner.y:g}"
            paths.append((path, " ".join(map(str, DASHES[row["presence"]]))))
    return paths


def _frame(positions: Mapping[Key, Box]) -> dict[str, float]:
    """The rectangle that holds the whole map, with a margin of eight pixels."""
    boxes = positions.values()
    left = min((box.x - box.width / 2 for box in boxes), default=0) - 8
    top = min((box.y - box.height / 2 for box in boxes), default=0) - 8
    right = max((box.x + box.width / 2 for box in boxes), default=0) + 8
    bottom = max((box.y + box.height / 2 for box in boxes), default=0) + 8
    return {"left": left, "top": top, "width": right - left, "height": bottom - top}
