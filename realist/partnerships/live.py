"""A partnership map to move about in Jupyter, by pyvis and vis-network. The built book does not need it."""

from __future__ import annotations

import json
from collections.abc import Mapping

import networkx as nx
from jinja2 import ChoiceLoader, PackageLoader
from markupsafe import Markup
from pyvis.network import Network

from realist.evidence.base import HasTables
from realist.partnerships.layout import Key, layout, pair, partnerships
from realist.partnerships.maps import DASHES, partnership_map
from realist.views.boxes import FONT, Box
from realist.web.html import Html

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
    return Html(FRAME.format(shown.title, str(network.generate_html())))
