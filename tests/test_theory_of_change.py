"""A chain reaches what its links lead to and no more; the picture shows every step and link, and trusts nothing."""

from __future__ import annotations

import re
from itertools import combinations
from types import SimpleNamespace
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from realist import evidence
from realist.views import layered_layout, theory_of_change, theory_of_change_map
from tests.tree import ROOT

FOLDERS = ["data", "data/examples/cctv"]
STEPS = [f"s{number}" for number in range(8)]
PAIRS = st.lists(st.tuples(st.sampled_from(STEPS), st.sampled_from(STEPS)).filter(lambda p: p[0] != p[1]), max_size=16)


def chain_of(pairs: list[tuple[str, str]], label: str = "A step of some kind") -> Any:
    nodes = pd.DataFrame({"node": STEPS, "label": label, "level": "top", "outcome": ""})
    rows = [(f"k{n}", *pair, "leads on", "assumption", "", "", "look") for n, pair in enumerate(pairs)]
    columns = ["link", "from_node", "to_node", "label", "standing", "configurations", "source", "would_test"]
    return theory_of_change.chain_graph({"theory_nodes": nodes, "theory_links": pd.DataFrame(rows, columns=columns)})


@pytest.fixture(scope="module", params=FOLDERS)
def base(request) -> evidence.Evidence:
    return evidence.load(ROOT / request.param)


@given(PAIRS, st.data())
def test_what_is_reached_is_what_a_way_leads_to(pairs, data):
    graph = chain_of(pairs)
    broken = data.draw(st.sets(st.sampled_from([f"k{n}" for n in range(len(pairs))]))) if pairs else set()
    left: Any = graph.edge_subgraph([e for e in graph.edges(keys=True) if e[2] not in broken])
    first = theory_of_change.starts(graph)
    expected = set(first).union(*(nx.descendants(left, each) for each in first if each in left))
    assert theory_of_change.reached(graph, broken) == expected
    assert set(theory_of_change.falls(graph, broken)) == theory_of_change.reached(graph) - expected


@given(PAIRS, st.data())
def test_to_break_more_never_reaches_more(pairs, data):
    graph = chain_of(pairs)
    names = [f"k{n}" for n in range(len(pairs))]
    more = data.draw(st.sets(st.sampled_from(names))) if names else set()
    less = data.draw(st.sets(st.sampled_from(sorted(more)))) if more else set()
    assert theory_of_change.reached(graph, more) <= theory_of_change.reached(graph, less)


def test_a_link_that_is_not_there_cannot_be_broken():
    with pytest.raises(ValueError, match="no link is called"):
        theory_of_change.reached(chain_of([("s0", "s1")]), ["elsewhere"])


@given(PAIRS)
def test_no_two_boxes_overlap_and_no_line_runs_behind_a_box(pairs):
    graph = chain_of(pairs)
    drawn = layered_layout.layers(graph)
    boxes = list(drawn.places.items())
    assert set(drawn.places) == set(graph)
    for (_, a), (_, b) in combinations(boxes, 2):
        apart = abs(a.x - b.x) >= (a.width + b.width) / 2, abs(a.y - b.y) >= (a.height + b.height) / 2
        assert any(apart)
    for start, end, key in graph.edges(keys=True):
        for x, y in drawn.lines[key].points[1:-1]:
            for step, box in boxes:
                inside = abs(x - box.x) < box.width / 2 - 0.01 and abs(y - box.y) < box.height / 2 - 0.01
                assert step in (start, end) or not inside
    for place in drawn.places.values():
        assert place.x - place.width / 2 >= 0
        assert place.x + place.width / 2 <= drawn.width
        assert place.y + place.height / 2 <= drawn.height


def test_the_same_chain_is_drawn_the_same(base):
    graph = theory_of_change.chain_graph(base.tables)
    assert layered_layout.layers(graph) == layered_layout.layers(theory_of_change.chain_graph(base.tables))


def test_every_step_and_link_is_in_the_picture_and_every_link_in_the_table(base):
    shown = theory_of_change_map.chain_map(base, "The chain", "configurations.html")
    markup = shown._repr_html_()
    graph = theory_of_change.chain_graph(base.tables)
    assert sorted(re.findall(r'data-step="([^"]+)"', markup)) == sorted(graph)
    names = [row["link"] for row in theory_of_change.links(graph)]
    for mark in ("data-link", "data-badge", "data-chain-row"):
        assert re.findall(rf'{mark}="([^"]+)"', markup) == names
    for row in theory_of_change.links(graph):
        letter, dashes = theory_of_change_map.STANDINGS[row["standing"]]
        assert f">{row['number']}{letter}<" in markup
        [line] = re.findall(rf'<path data-link="{row["link"]}"[^>]*>', markup)
        assert ("stroke-dasharray" in line) == bool(dashes)
        for each in row["configurations"].split():
            assert f'href="configurations.html#cmo-{each}"' in markup
    assert "://" not in re.sub(r"http://www.w3.org/\S+", "", markup)


def test_the_list_for_a_narrow_screen_says_all_that_the_picture_says(base):
    markup = theory_of_change_map.chain_map(base, "The chain")._repr_html_()
    graph = theory_of_change.chain_graph(base.tables)
    assert sorted(re.findall(r'data-chain-step="([^"]+)"', markup)) == sorted(graph)
    told = re.findall(r'data-chain-link="([^"]+)">.*?<b>(\d+)(\w)</b> <span>([^<]*)<', markup)
    ours = [
        (
            row["link"],
            str(row["number"]),
            theory_of_change_map.STANDINGS[row["standing"]][0],
            graph.nodes[row["to_node"]]["label"],
        )
        for row in theory_of_change.links(graph)
    ]
    assert sorted(told) == sorted(ours)
    drawn = layered_layout.layers(graph)
    down = [drawn.places[step["id"]].y for step in theory_of_change_map.steps(graph, drawn)]
    assert down == sorted(down)


def test_words_of_a_chain_are_text():
    graph = chain_of([("s0", "s1")], "<b>&</b>")
    tables = {
        "theory_nodes": pd.DataFrame(
            [{"node": node, "label": "<b>&</b>", "level": "", "outcome": ""} for node in graph]
        ),
        "theory_links": pd.DataFrame(
            [{k: str(v) for k, v in row.items() if k != "number"} for row in theory_of_change.links(graph)]
        ),
    }

    class Tables(dict[str, pd.DataFrame]):
        def rows(self, table: str) -> list[dict[str, str]]:
            return []

    base: Any = SimpleNamespace(folder=ROOT / "data", tables=Tables(tables), theory=SimpleNamespace(configurations=()))
    markup = theory_of_change_map.chain_map(base, "<i>")._repr_html_()
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in markup
    assert "<b>&" not in markup
    assert "<i>" not in markup


def test_what_rests_on_each_assumption_is_what_falls_without_it(base):
    graph = theory_of_change.chain_graph(base.tables)
    frame = theory_of_change.rests_on(graph, "assumption")
    rows = [row for row in theory_of_change.links(graph) if row["standing"] == "assumption"]
    assert len(frame) == len(rows)
    for row, said in zip(rows, frame.iloc[:, -1], strict=True):
        fallen = theory_of_change.falls(graph, [row["link"]])
        assert said == ("; ".join(graph.nodes[each]["label"] for each in fallen) or theory_of_change.ROUND)


def test_the_evidence_of_this_study_ends_where_the_person_decides():
    """What the chapter says in words; where the rows change, so must the words."""
    graph = theory_of_change.chain_graph(evidence.load(ROOT / "data").tables)
    fallen = set(theory_of_change.falls(graph, theory_of_change.without(graph, {"evidenced here"})))
    assert {"willing", "takes-part", "not-prosecuted", "less-harm"} <= fallen
    assert not {"offer-heard", "offer-grasped", "support-timely", "support-fits", "referred"} & fallen
