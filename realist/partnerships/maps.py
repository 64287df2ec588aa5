"""From the partnerships of an evidence base to a map of each site, and to a table that says the same in words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx
import pandas as pd
from jinja2 import ChoiceLoader, PackageLoader
from markupsafe import Markup
from pyvis.network import Network

from realist.evidence.base import HasTables, HoldsFrames
from realist.partnerships.layout import LINE, Key, layout, ordered, pair, partnerships
from realist.views.boxes import FONT, Box
from realist.web.html import TEMPLATES, Html

__all__ = [
    "DASHES",
    "Map",
    "layout",
    "live_map",
    "not_found",
    "partnership_graph",
    "partnership_map",
    "partnerships",
    "to_pyvis",
]

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


FRAME = Markup('<iframe title="{}" sandbox="allow-scripts" style="width: 100%; height: 40rem" srcdoc="{}"></iframe>')
"""A page within a page: its scripts run, and reach nothing of the page around it."""

GROUPS = {
    "partner": {"color": {"background": "#f4f3ef", "border": "#767b84"}, "shapeProperties": {"borderRadius": 2}},
    "role": {"color": {"background": "#f4f3ef", "border": "#767b84"}, "shapeProperties": {"borderRadius": 16}},
    "partnership": {"color": {"background": "#fff", "border": "#c9c7be"}},
    "level": {"color": {"background": "#fff", "border": "#fff"}, "font": {"color": "#4b5563"}},
}
"""How vis-network draws each kind of box."""


def to_pyvis(graph: nx.MultiDiGraph[str], positions: Mapping[Key, Box]) -> Network:
    """The map as a pyvis network, to drag, zoom and hover over. It starts as `layout` placed it, without physics.

    A partnership is a node of its own between its partners, so that its words have a place; two lines join it to them.
    What the study says of it, and how far it was found, shows where the pointer rests on it.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        From `partnership_graph`.
    positions : mapping
        From `layout`.

    Returns
    -------
    pyvis.network.Network
        Nodes and edges are plain data; the browser shows labels and titles as text, never as markup.

    Examples
    --------
    >>> network = to_pyvis(nx.MultiDiGraph(levels={}), {})
    >>> network.num_nodes(), json.loads(network.get_network_data()[5])["physics"]
    (0, {'enabled': False})
    """
    network = Network()
    rows = {row["partnership"]: row for row in partnerships(graph)}
    for (kind, code), box in positions.items():
        group = "role" if kind == "partner" and graph.nodes[code]["kind"] == "role" else kind
        said = f"{rows[code]['statement']} ({rows[code]['presence']})" if kind == "partnership" else ""
        size = {"widthConstraint": box.width, "heightConstraint": box.height} if kind == "partner" else {}
        title = {"title": said} if said else {}
        network.add_node(f"{kind}:{code}", "\n".join(box.lines), "box", group=group, x=box.x, y=box.y, **size, **title)
    for code, row in rows.items():
        for end in pair(row):
            network.add_edge(f"partner:{end}", f"partnership:{code}", dashes=DASHES[row["presence"]] or False)
    options = {
        "physics": {"enabled": False},
        "interaction": {"hover": True, "keyboard": {"enabled": True, "bindToWindow": False}, "navigationButtons": True},
        "layout": {"randomSeed": 1},
        "nodes": {"font": {"size": FONT}, "margin": 4},
        "edges": {"width": 2, "smooth": {"type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5}},
        "groups": GROUPS,
    }
    network.set_options(json.dumps(options))
    return network


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
    evidence: str = "../book/evidence.html"

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


def partnership_map(base: HasTables, site: str) -> Map:
    """The partnership map of one site.

    Parameters
    ----------
    base : Evidence
        From `realist.evidence.load`.
    site : str
        Code of the site.

    Returns
    -------
    Map

    Raises
    ------
    ValueError
        Where there is no such site.
    """
    return Map(partnership_graph(base.tables, site), _labels(base.tables["partnership_types"], "type"))


def live_map(base: HasTables, site: str) -> Html:
    """The partnership map of one site to move about in Jupyter: boxes can be dragged, the picture zoomed.

    It stands in a frame of its own that holds all it needs and can reach nothing else. `partnership_map` shows the
    same as a picture, with its table.

    Parameters
    ----------
    base : Evidence
        From `realist.evidence.load`.
    site : str
        Code of the site.

    Raises
    ------
    ValueError
        Where there is no such site.
    """
    shown = partnership_map(base, site)
    network = to_pyvis(shown.graph, layout(shown.graph))
    network.templateEnv.loader = ChoiceLoader([PackageLoader("realist"), PackageLoader("pyvis")])
    network.templateEnv.globals["map"] = shown
    network.path = "partnership_map_live.html"
    frame = Markup(
        '<iframe title="{}" sandbox="allow-scripts" style="width: 100%; height: 40rem" srcdoc="{}"></iframe>'
    )
    return Html(frame.format(shown.title, str(network.generate_html())))


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
