"""A chain of steps as a picture that can be broken and mended on the page, and the same in a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
import pandas as pd
from markupsafe import Markup, escape

from realist.evidence import Evidence
from realist.evidence.bibliography import citations
from realist.text import stopped
from realist.views.boxes import FONT
from realist.views.layered_layout import LINE, Layers, layers
from realist.views.theory_of_change import chain_graph, links, named, starts
from realist.web.html import TEMPLATES, table

STANDINGS: Mapping[str, tuple[str, list[int]]] = {
    "evidenced here": ("E", []),
    "published elsewhere": ("P", [10, 5]),
    "assumption": ("A", [2, 5]),
}
"""By what a link stands on: its letter, and the strokes and gaps of its line in pixels."""


def edges(graph: nx.MultiDiGraph[str], drawn: Layers) -> list[dict[str, Any]]:
    """The links as the template draws them, each with ``path``, ``dashes``, ``badge``, ``number`` and ``letter``."""
    found = []
    for row in links(graph):
        line = drawn.lines[row["link"]]
        letter, dashes = STANDINGS[row["standing"]]
        badge = [round(each, 1) for each in line.badge]
        what = {"link": row["link"], "number": row["number"], "letter": letter}
        found.append({**what, "path": _path(line.points), "badge": badge, "dashes": dashes})
    return found


def steps(graph: nx.MultiDiGraph[str], drawn: Layers) -> list[dict[str, Any]]:
    """The picture as a list, for a screen that is too narrow for it: each step, from the top down, and where it leads.

    Returns
    -------
    list of dict
        ``id`` and ``label`` of a step, and ``on``: its links in the order of their numbers, each with ``id``,
        ``number``, ``letter``, ``dashes`` and ``to``, the label of the step to which it leads.

    Examples
    --------
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_nodes_from(["a", "b"], label="A step")
    >>> [step["id"] for step in steps(graph, layers(graph))]
    ['a', 'b']
    """
    on: dict[str, list[dict[str, Any]]] = {node: [] for node in graph}
    for row in links(graph):
        letter, dashes = STANDINGS[row["standing"]]
        to = graph.nodes[row["to_node"]]["label"]
        on[row["from_node"]].append(
            {"id": row["link"], "number": row["number"], "letter": letter, "dashes": dashes, "to": to}
        )
    down = sorted(drawn.places, key=lambda node: (drawn.places[node].y, drawn.places[node].x))
    return [{"id": node, "label": graph.nodes[node]["label"], "on": on[node]} for node in down]


@dataclass(frozen=True)
class ChainMap:
    """A chain with its caption, its key and its table; a notebook shows it as it stands.

    In the built book each link can be broken and mended by mouse or keyboard, and a line of text says what falls.

    Attributes
    ----------
    base : Evidence
    title : str
        What the chain is of.
    configurations : str
        Address of the page that holds the cards of configurations, from where the chain is shown; may be empty.
    """

    base: Evidence
    title: str
    configurations: str = ""

    @property
    def graph(self) -> nx.MultiDiGraph[str]:
        return chain_graph(self.base.tables)

    @property
    def caption(self) -> str:
        """How many steps and links there are, and what the links stand on."""
        graph = self.graph
        stands = Counter(row["standing"] for row in links(graph))
        told = ", ".join(_counted(stands[standing], standing) for standing in STANDINGS if stands[standing])
        return f"{self.title}: {len(graph)} steps and {graph.number_of_edges()} links ({told})"

    @property
    def description(self) -> str:
        """What the picture shows, in words, for those who do not see it."""
        graph = self.graph
        first = "; ".join(graph.nodes[node]["label"] for node in starts(graph))
        last = "; ".join(graph.nodes[node]["label"] for node in graph if not graph.out_degree(node))
        return f"{self.caption}. It starts from: {first}. It ends in: {last}. The table below lists every link."

    @property
    def table(self) -> pd.DataFrame:
        """Every link: what is held to happen, what it stands on, and what would test it."""
        works = {row["source"]: row["title"] for row in self.base.tables.rows("sources")}
        cited = citations(self.base.folder / "sources.bib")
        names = {c.id: c.nickname for c in self.base.theory.configurations}
        rows = []
        for row in links(self.graph):
            behind = [
                Markup('<a href="{}#cmo-{}">{}</a>').format(self.configurations, each, names[each])
                if self.configurations
                else escape(names[each])
                for each in row["configurations"].split()
            ]
            on = [*behind, *([escape(f"{cited[row['source']]}, {works[row['source']]}")] if row["source"] else [])]
            letter, _ = STANDINGS[row["standing"]]
            rows.append(
                {
                    "Link": Markup('<span data-chain-row="{}">{}</span>').format(row["link"], named(self.graph, row)),
                    "What is held to happen": stopped(row["label"]),
                    "Stands on": Markup("<b>{}</b> {}").format(letter, row["standing"])
                    + (Markup(": ") + Markup("; ").join(on) if on else ""),
                    "What would test it": stopped(row["would_test"]) or "not said",
                }
            )
        return pd.DataFrame(rows, columns=["Link", "What is held to happen", "Stands on", "What would test it"])

    def __repr__(self) -> str:
        return self.description

    def _repr_html_(self) -> str:
        graph = self.graph
        drawn = layers(graph)
        state = {
            "title": self.title,
            "standings": [each for each in STANDINGS if any(row["standing"] == each for row in links(graph))],
            "nodes": [{"id": node, "label": graph.nodes[node]["label"]} for node in graph],
            "links": [
                {
                    "id": row["link"],
                    "number": row["number"],
                    "from": row["from_node"],
                    "to": row["to_node"],
                    "standing": row["standing"],
                }
                for row in links(graph)
            ],
        }
        return TEMPLATES.get_template("chain.html").render(
            chain=self,
            drawn=drawn,
            edges=edges(graph, drawn),
            state=state,
            standings=STANDINGS,
            line=LINE,
            font=FONT,
            steps=steps(graph, drawn),
            twin=table(self.table, f"Every link: {self.title.lower()}"),
        )


def chain_map(base: Evidence, title: str, configurations: str = "") -> ChainMap:
    """The programme theory of an evidence base as a chain.

    Examples
    --------
    >>> from realist.evidence import load
    >>> chain_map(load("data/examples/cctv"), "The cameras").caption
    'The cameras: 8 steps and 9 links (8 published elsewhere, 1 assumption)'
    """
    return ChainMap(base, title, configurations)


def _counted(number: int, standing: str) -> str:
    """How many links have a standing; what is a noun has a plural."""
    return f"{number} {standing}{'s' if standing == 'assumption' and number != 1 else ''}"


def _path(points: tuple[tuple[float, float], ...]) -> str:
    """A smooth line: curved between layers, straight through them; it lies in json, so it is short."""
    (x, y), *rest = points
    path = f"M{x:.0f} {y:.0f}"
    for place, (to_x, to_y) in enumerate(rest):
        middle = (y + to_y) / 2
        bend = f"C{x:.0f} {middle:.0f} {to_x:.0f} {middle:.0f} {to_x:.0f} {to_y:.0f}"
        path += bend if place % 2 == 0 else f"L{to_x:.0f} {to_y:.0f}"
        x, y = to_x, to_y
    return path


__all__ = ["STANDINGS", "ChainMap", "chain_map", "steps"]
