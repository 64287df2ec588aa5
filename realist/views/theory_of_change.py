"""A programme theory as a chain of steps: what each link stands on, and what falls where one does not hold.

The page asks the same from ``frontend/engine/reach.js``; a test in a browser compares the two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import networkx as nx
import pandas as pd

from realist.evidence.base import HoldsFrames

ROUND = "nothing: another way leads round it"


def chain_graph(tables: HoldsFrames) -> nx.MultiDiGraph[str]:
    """Every step of a programme theory, and every link that is held to lead from one to another.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        `theory_nodes` and `theory_links` of an evidence base.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes are steps, with ``label``, ``level`` and ``outcome``. Edges are links, keyed by code: the columns of the
        table, and ``number``, their place in it. ``standing`` says what a link stands on.

    Examples
    --------
    >>> tables = {
    ...     "theory_nodes": pd.DataFrame({"node": ["a", "b"], "label": ["Asked", "Told"], "level": "top"}),
    ...     "theory_links": pd.DataFrame({"link": ["a-b"], "from_node": ["a"], "to_node": ["b"]}),
    ... }
    >>> chain_graph(tables).edges["a", "b", "a-b"]["number"]
    1
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in _records(tables["theory_nodes"]):
        graph.add_node(row["node"], **row)
    for number, row in enumerate(_records(tables["theory_links"]), start=1):
        graph.add_edge(row["from_node"], row["to_node"], key=row["link"], number=number, **row)
    return graph


def links(graph: nx.MultiDiGraph[str]) -> list[dict[str, Any]]:
    """The links of a chain in the order of its table, each as the columns of its row and its ``number``."""
    return sorted((data for _, _, data in graph.edges(data=True)), key=lambda data: data["number"])


def starts(graph: nx.MultiDiGraph[str]) -> tuple[str, ...]:
    """The steps to which no link leads: where the chain begins."""
    return tuple(node for node in graph if not graph.in_degree(node))


def reached(graph: nx.MultiDiGraph[str], broken: Iterable[str] = ()) -> frozenset[str]:
    """The steps to which a way still leads from a first step, with some links broken.

    One way is enough. That is generous to a theory: a step may need several ways at once, and a chain cannot say so.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        From `chain_graph`.
    broken : iterable of str
        Links that are taken not to hold.

    Raises
    ------
    ValueError
        Where the chain has no link of that name.

    Examples
    --------
    >>> graph = nx.MultiDiGraph()
    >>> edges = [("a", "b", "one"), ("b", "c", "two"), ("a", "c", "three")]
    >>> _ = [graph.add_edge(*edge, link=edge[2], number=0) for edge in edges]
    >>> sorted(reached(graph, ["one"])), sorted(reached(graph, ["two", "three"]))
    (['a', 'c'], ['a', 'b'])
    """
    gone = frozenset(broken)
    if unknown := gone - {key for _, _, key in graph.edges(keys=True)}:
        raise ValueError(f"no link is called {', '.join(sorted(unknown))}")
    found, left = set(starts(graph)), list(starts(graph))
    while left:
        for _, step, link in graph.out_edges(left.pop(), keys=True):
            if link not in gone and step not in found:
                found.add(step)
                left.append(step)
    return frozenset(found)


def falls(graph: nx.MultiDiGraph[str], broken: Iterable[str]) -> tuple[str, ...]:
    """The steps that are no longer reached once some links are broken, in the order of the table.

    Examples
    --------
    >>> graph = nx.MultiDiGraph()
    >>> _ = graph.add_edge("asked", "told", "one", number=1)
    >>> falls(graph, ["one"])
    ('told',)
    """
    whole, left = reached(graph), reached(graph, broken)
    return tuple(step for step in graph if step in whole and step not in left)


def without(graph: nx.MultiDiGraph[str], standings: Collection[str]) -> frozenset[str]:
    """The links whose standing is none of these: what to break in order to trust these alone."""
    return frozenset(row["link"] for row in links(graph) if row["standing"] not in standings)


def rests_on(graph: nx.MultiDiGraph[str], standing: str) -> pd.DataFrame:
    """Every link of one standing, with what would test it and what falls where it alone does not hold.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
    standing : str
        As the evidence base writes it.

    Returns
    -------
    DataFrame
        A row a link, in the order of the table.
    """
    labels = {node: str(graph.nodes[node]["label"]) for node in graph}
    rows = [
        {
            "Link": named(graph, row),
            "What is held to happen": row["label"],
            "What would test it": row["would_test"],
            "Without it, no way leads to": "; ".join(labels[step] for step in falls(graph, [row["link"]])) or ROUND,
        }
        for row in links(graph)
        if row["standing"] == standing
    ]
    columns = ["Link", "What is held to happen", "What would test it", "Without it, no way leads to"]
    return pd.DataFrame(rows, columns=columns)


def named(graph: nx.MultiDiGraph[str], row: Mapping[str, Any]) -> str:
    """A link by its number and its two steps."""
    return f"{row['number']}. {graph.nodes[row['from_node']]['label']} → {graph.nodes[row['to_node']]['label']}"


def _records(frame: pd.DataFrame) -> list[dict[str, str]]:
    return [{str(name): str(cell) for name, cell in row.items()} for row in frame.to_dict("records")]
