"""A map shows every partnership of a site and no other, loads nothing, trusts nothing, and says the same in a table."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyvis.network import Network

from realist.evidence import reader
from realist.evidence.schema import TABLES
from realist.partnerships import layout, maps

DATA = Path(__file__).parents[1] / "data"
STUDY = SimpleNamespace(tables=reader.read(DATA))
SITES = list(STUDY.tables["sites"]["site"])
PRESENCE = TABLES["partnerships"].field("presence").one_of


class Page(HTMLParser):
    """Elements, attributes and texts of a piece of HTML, as a browser would see them."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.cells: list[str] = []
        self._inside = ""
        self.feed(source)
        self.close()
        self.cells = [cell.strip() for cell in self.cells]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self._inside not in ("script", "style"):
            self.texts.append(data)
            if self.cells:
                self.cells[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


def base_of(labels: list[str], pairs: list[tuple[int, int, str, str, str]]) -> Any:
    """A base with one site, `labels` as partners, and a partnership a pair (from, to, label, presence, level)."""
    placed = ("neither", "formal")
    joined = ("inside one agency", "person")
    rows: dict[str, list[tuple[str, ...]]] = {
        "sites": [("N", labels[0], "")],
        "levels": [("top", labels[0], ""), ("low", "Low", "")],
        "partners": [(f"c{n}", label, ("team", "role")[n % 2]) for n, label in enumerate(labels)],
        "partnership_types": [("T", labels[-1], "X-01", "")],
        "partnerships": [
            (f"p{n}", "N", f"c{a}", f"c{b}", label, "T", *placed, level, *joined, presence, label, "X-01a")
            for n, (a, b, label, presence, level) in enumerate(pairs)
        ],
    }
    tables = {name: pd.DataFrame(each, columns=list(TABLES[name].columns)) for name, each in rows.items()}
    return SimpleNamespace(tables=tables)


text = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200)
hostile = st.one_of(
    text,
    st.sampled_from(
        [
            "</script><script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "{{ 7 * 7 }}{% include 'x' %}",
            "<!--<script>",
            "href",
            "javascript:alert(1)",
            "' onmouseover='x",
            "\\u003c/script>",
            "&lt;b&gt;",
            "*a* _b_ `c`",
        ]
    ),
)


@st.composite
def bases(draw: st.DrawFn, labels: st.SearchStrategy[str] = text) -> Any:
    """Bases of up to seven partners and twelve partnerships: with loops, parallels, odd rings and unknown levels."""
    partners = draw(st.lists(labels, min_size=1, max_size=7))
    side = st.integers(0, len(partners) - 1)
    pair = st.tuples(side, side, labels, st.sampled_from(PRESENCE), st.sampled_from(["top", "low", "nowhere"]))
    return base_of(partners, draw(st.lists(pair, max_size=12)))


def shown(base: Any, site: str = "N") -> str:
    return maps.partnership_map(base, site)._repr_html_()


@pytest.mark.parametrize("site", SITES)
def test_every_partnership_of_the_study_is_in_graph_picture_and_table(site: str) -> None:
    table = STUDY.tables["partnerships"]
    rows = table[table["site"] == site]
    assert len(rows)
    drawn = maps.partnership_map(STUDY, site)
    assert {key for _, _, key in drawn.graph.edges(keys=True)} == set(rows["partnership"])
    page = Page(drawn._repr_html_())
    partners = STUDY.tables["partners"].set_index("partner")["label"]
    levels = STUDY.tables["levels"].set_index("level")["label"]
    heads = [cell for cell in page.cells if re.match(r"\d+\. ", cell)]
    assert len(heads) == len(rows)
    for row in rows.to_dict("records"):
        between = f"{partners[row['from_partner']]} and {partners[row['to_partner']]}"
        rest = [page.cells[n : n + 4] for n, cell in enumerate(page.cells, start=1) if cell.endswith(f". {between}")]
        what, presence, placed, evidence = next(cells for cells in rest if cells[0].startswith(row["label"]))
        assert row["statement"] in what
        assert presence == row["presence"]
        for value in (levels[row["level"]], *row["types"].split()):
            assert value in placed
        for name, column in (
            ("basis", "basis"),
            ("formality", "formality"),
            ("boundary", "boundary"),
            ("joins", "unit"),
        ):
            assert f"{name}: {row[column]};" in placed
        assert evidence.split() == row["findings"].split()
        assert f"{partners[row['from_partner']]} with {partners[row['to_partner']]}" in drawn.description
    links = [attrs["href"] for tag, attrs in page.elements if tag == "a"]
    cited = [code for row in maps.partnerships(drawn.graph) for code in row["findings"].split()]
    assert links == [f"../book/evidence.html#finding-{code}" for code in cited]


@pytest.mark.parametrize("site", SITES)
def test_a_map_names_no_host_and_loads_nothing(site: str) -> None:
    source = shown(STUDY, site)
    assert not re.search(r"https?:|//[a-z]|@import|url\(", source)
    for tag, attrs in Page(source).elements:
        assert tag not in {"link", "img", "iframe", "object", "base", "form"}
        assert "src" not in attrs
        assert tag != "script"
        assert not [name for name in attrs if name.startswith("on")]


@pytest.mark.parametrize("site", SITES)
def test_the_same_evidence_gives_the_same_map(site: str) -> None:
    assert shown(STUDY, site) == shown(SimpleNamespace(tables=reader.read(DATA)), site)


@pytest.mark.parametrize("site", SITES)
def test_levels_run_from_the_top_down(site: str) -> None:
    graph = maps.partnership_graph(STUDY.tables, site)
    places, rows = maps.layout(graph), maps.partnerships(graph)
    order = list(STUDY.tables["levels"]["level"])
    by_height = sorted(rows, key=lambda row: places["partnership", row["partnership"]].y)
    assert [order.index(row["level"]) for row in by_height] == sorted(order.index(row["level"]) for row in rows)
    assert [row["number"] for row in by_height] == list(range(1, len(rows) + 1))


def test_pyvis_holds_the_whole_map_where_the_picture_has_it_and_lets_a_reader_move_it() -> None:
    graph = maps.partnership_graph(STUDY.tables, SITES[0])
    positions = maps.layout(graph)
    network = maps.to_pyvis(graph, positions)
    assert isinstance(network, Network)
    assert network.num_edges() == 2 * graph.number_of_edges()
    assert {(node["id"], node["x"], node["y"]) for node in network.nodes} == {
        (f"{kind}:{code}", box.x, box.y) for (kind, code), box in positions.items()
    }
    said = {node["title"] for node in network.nodes if node["group"] == "partnership"}
    assert said == {f"{row['statement']} ({row['presence']})" for row in maps.partnerships(graph)}
    options = json.loads(network.get_network_data()[5])
    assert options["physics"] == {"enabled": False}
    assert options["interaction"]["hover"] is True
    assert not {"dragNodes", "dragView", "zoomView"} & {k for k, on in options["interaction"].items() if on is False}


@pytest.fixture(scope="module")
def live() -> tuple[dict[str, str | None], str]:
    """The frame of the live map, and the page within it."""
    (tag, attrs), *rest = Page(maps.live_map(STUDY, SITES[0])).elements
    assert (tag, rest) == ("iframe", [])
    return attrs, attrs["srcdoc"] or ""


def test_the_live_map_holds_all_that_it_needs_and_asks_no_other_host(live: tuple[dict[str, str | None], str]) -> None:
    attrs, source = live
    assert attrs["sandbox"] == "allow-scripts"
    page = Page(source)
    for tag, each in page.elements:
        assert tag in {"html", "head", "meta", "title", "style", "body", "div", "script"}
        assert not {"src", "href"} & set(each)
    (state,) = re.findall(r'<script type="application/json" id="network">(.*?)</script>', source, re.DOTALL)
    assert {node["id"] for node in json.loads(state)["nodes"]} >= {
        f"partnership:{row['partnership']}" for row in maps.partnerships(maps.partnership_map(STUDY, SITES[0]).graph)
    }


@pytest.mark.parametrize("label", ["</script><script>alert(1)</script>", "<!--<script>", "{{ 7 * 7 }}", "href"])
def test_labels_of_the_live_map_stay_text(label: str) -> None:
    base = base_of([label, "b"], [(0, 1, label, "found", "top")])
    source = Page(maps.live_map(base, "N")).elements[0][1]["srcdoc"] or ""
    (state,) = re.findall(r'<script type="application/json" id="network">(.*?)</script>', source, re.DOTALL)
    assert "<" not in state
    assert label in {node["label"].replace("\n", "") for node in json.loads(state)["nodes"]}


@pytest.mark.parametrize("presence", PRESENCE)
def test_line_and_words_tell_how_far_a_partnership_was_found(presence: str) -> None:
    drawn = maps.partnership_map(base_of(["Clinic", "School"], [(0, 1, "meet", presence, "top")]), "N")
    lines = maps.layout(drawn.graph)["partnership", "p0"].lines
    dashes = {json.dumps(edge["dashes"]) for edge in maps.to_pyvis(drawn.graph, maps.layout(drawn.graph)).edges}
    assert dashes == {"false" if presence == "found" else json.dumps(maps.DASHES[presence])}
    assert (presence in " ".join(lines)) == (presence != "found")
    assert ("×" in " ".join(lines)) == (presence == "none found")


def test_absences_do_not_look_like_presences() -> None:
    assert set(maps.DASHES) == set(PRESENCE)
    absent = {tuple(maps.DASHES[word]) for word in ("relatively absent", "none found")}
    partly = {tuple(maps.DASHES[word]) for word in ("limited", "found in pockets")}
    assert not absent & partly
    assert () not in absent | partly


@settings(max_examples=40)
@given(bases())
def test_no_two_boxes_touch_and_nothing_is_lost(base: Any) -> None:
    graph = maps.partnership_graph(base.tables, "N")
    places = maps.layout(graph)
    assert {code for kind, code in places if kind == "partnership"} == set(base.tables["partnerships"]["partnership"])
    assert {code for kind, code in places if kind == "partner"} == set(graph)
    for one, other in combinations(places.values(), 2):
        apart = abs(one.x - other.x) >= (one.width + other.width) / 2 - 1e-6
        assert apart or abs(one.y - other.y) >= (one.height + other.height) / 2 - 1e-6
    assert maps.layout(maps.partnership_graph(base.tables, "N")) == places


@settings(max_examples=50)
@given(bases(hostile))
def test_labels_stay_text(base: Any) -> None:
    page = Page(shown(base))
    plain = Page(shown(base_of(["a"] * len(base.tables["partners"]), [])))
    known = {"figure", "style", "div", "svg", "g", "path", "rect", "text", "tspan", "figcaption"}
    known |= {"span", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "strong", "a"}
    assert {tag for tag, _ in page.elements} <= known
    assert all(not name.startswith("on") for _, attrs in page.elements for name in attrs)
    assert all(attrs["href"] == "../book/evidence.html#finding-X-01a" for tag, attrs in page.elements if tag == "a")
    assert {tag for tag, _ in plain.elements} == {"figure", "style", "figcaption"}
    rows = base.tables["partnerships"].to_dict("records")
    assert sum(tag == "tbody" for tag, _ in page.elements) == bool(rows)
    if rows:
        assert len([attrs for tag, attrs in page.elements if tag == "path" and "C" in str(attrs["d"])]) == 2 * len(rows)
        assert sum(tag == "tr" for tag, _ in page.elements) == len(rows) + 1
        for row in rows:
            assert any(row["label"].strip() in cell for cell in page.cells)


def test_a_very_long_label_is_cut_in_the_picture_and_whole_in_the_table() -> None:
    label = "reach out " * 60
    base = base_of(["Clinic", "x" * 600], [(0, 1, label.strip(), "found", "top")])
    graph = maps.partnership_graph(base.tables, "N")
    assert max(len(box.lines) for box in maps.layout(graph).values()) <= layout.MOST_LINES
    assert any(label.strip() in cell for cell in Page(shown(base)).cells)
    assert maps.layout(graph)["partnership", "p0"].lines[-1].endswith("…")


def test_a_study_without_partnerships_says_so() -> None:
    tables = reader.read(DATA / "examples" / "cctv")
    assert tables["partnerships"].empty
    for site in tables["sites"]["site"]:
        page = Page(shown(SimpleNamespace(tables=tables), site))
        assert {tag for tag, _ in page.elements} == {"figure", "style", "figcaption"}
        assert "No partnership is described" in "".join(page.texts)


def test_an_unknown_site_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="no site 'Z' in this evidence base; it has A, B, C"):
        maps.partnership_map(STUDY, "Z")


def test_what_was_not_plainly_found_is_listed_by_grade() -> None:
    frame, table = maps.not_found(STUDY), STUDY.tables["partnerships"]
    assert sorted(frame["What the study says"]) == sorted(table[table["presence"] != "found"]["statement"])
    grades = [list(maps.DASHES).index(grade) for grade in frame["Grade"]]
    assert grades == sorted(grades)
    assert 0 not in grades
