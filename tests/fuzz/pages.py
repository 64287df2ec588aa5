"""The same strings put to the page as to Python; and what others hand in, which only the page reads."""

from __future__ import annotations

import base64
import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, sync_playwright

from realist import exercises
from realist.exercises.showing import course_state
from realist.partnerships.typology import dimensions
from realist.theory import Design
from realist.views.bench_state import bench_state
from realist.web.embed import STATIC
from realist.widgets.ties import MOST_TIES, NAME
from tests import chromium
from tests.fuzz import designs
from tests.fuzz.folders import DATA
from tests.fuzz.kinds import Kind
from tests.fuzz.texts import anything, as_json, formula, hostile, spoilt_json, texts

QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-quic",
]
SCRIPTS = ("page-bench.js", "papers.js", "page-exercises.js", "page-room.js", "page-ties.js")


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser for a long run; tests of pages have one already."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.executable(), args=QUIET)
        yield started
        started.close()


def bare(browser: Browser) -> Page:
    """A page with the scripts of the book and nothing else, so that it needs no book."""
    page = browser.new_page()
    page.set_content("<!doctype html><title>scripts</title>")
    for script in SCRIPTS:
        page.add_script_tag(path=STATIC / script)
    base = designs.base()
    state = {"evidence": bench_state(base), "course": course(), "dimensions": dimensions(base)}
    page.evaluate("(text) => { window.given = JSON.parse(text); }", json.dumps(state))
    page.evaluate(HELPERS)
    return page


@cache
def course() -> dict[str, Any]:
    return course_state(exercises.load(DATA / "exercises", designs.base()), designs.base())


HELPERS = """() => {
  const r = window.realist, { evidence, course } = window.given;
  const sets = course.sets, items = sets.flatMap((set) => set.items);
  const keys = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(course.key), (c) => c.charCodeAt(0))));
  const named = (error) => `${error.constructor.name}: ${error.message}`;
  const said = (act) => { try { return act(); } catch (error) { return named(error); } };
  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const held = ({ design, name }) => r.canonical({ design, name });
  window.put = {
    link: (text) => said(() => ['', held(r.readLink(evidence.theory, JSON.parse(text)))]),
    file: (text) => said(() => ['', held(r.readFile(evidence.theory, bytes(text)))]),
    design: (text) => said(() => {
      const { design, problems } = r.readDesign(evidence.theory, JSON.parse(text));
      return design ? ['', r.canonical(design)] : problems;
    }),
    map: (text) => said(() => r.mapOf(JSON.parse(text), window.given.dimensions)),
    table: (text) => said(() => {
      const groups = JSON.parse(text);
      return r.csv(evidence, r.sideBySide(evidence, groups), groups);
    }),
    handIn: (text) => said(() => {
      const [name, content] = JSON.parse(text);
      const read = r.handedIn(course.book, items, name, content);
      if (read.refused) return read;
      const page = r.pageOf(course.book, read, sets, keys, course);
      const parsed = new DOMParser().parseFromString(page, 'text/html');
      const allowed = 'html head meta title style body main small h1 h2 h3 p section ol li blockquote b i'.split(' ');
      const acts = (e) => [...e.attributes].some((a) => /^on|href|src/.test(a.name));
      const odd = [...parsed.querySelectorAll('*')].filter((e) => !allowed.includes(e.localName) || acts(e));
      return { ...read, table: r.csvOf(course.book, [read], sets, keys, course), odd: odd.map((e) => e.outerHTML) };
    }),
  };
}"""

PROGRAM = ("TypeError:", "ReferenceError:", "RangeError:", "SyntaxError:", "Error:")


def in_the_page(page: Page, kind: str, case: Any) -> Any:
    """What the page makes of a case; what it says where it refuses is no message of the program's own."""
    found = page.evaluate("([kind, text]) => window.put[kind](text)", [kind, case if kind == "file" else as_json(case)])
    assert not (isinstance(found, str) and found.startswith(PROGRAM)), found
    return found


def kinds(page: Page) -> list[Kind]:  # noqa: C901 - what must hold of each, one after another
    """The kinds that a page reads, with Python beside it where Python reads them too."""

    def link(case: str) -> bool:
        ours, theirs = designs.opened_link(case), in_the_page(page, "link", case)
        same(ours, theirs)
        return designs.told(ours)

    def file(case: bytes) -> bool:
        ours, theirs = designs.opened_file(case), in_the_page(page, "file", base64.b64encode(case).decode())
        same(ours, theirs)
        return designs.told(ours)

    def own(case: Any) -> bool:
        if not designs.writable(case):
            return False
        ours, theirs = designs.own_read({"own": case}), in_the_page(page, "design", {"own": case})
        assert (theirs[0] == "") is isinstance(ours, Design), (theirs, ours)
        if isinstance(ours, Design):
            assert json.loads(theirs[1]) == ours.to_dict()
            return True
        assert len(theirs) == len(ours.problems), (theirs, ours.problems)
        return False

    def map_(case: Any) -> bool:
        if not designs.writable(case):
            return False
        found = in_the_page(page, "map", case)
        assert isinstance(found, list), found
        assert len(found) <= MOST_TIES
        assert all(len(tie[end]) <= 2 * NAME for tie in found for end in ("from", "label", "to"))
        return bool(found)

    def handed_in(case: list[str]) -> bool:
        found = in_the_page(page, "handIn", case)
        if "refused" in found:
            assert len(found["refused"]) < 400
            return False
        assert found["odd"] == []
        no_formula(found["table"])
        return True

    def gathered(case: list[Any]) -> bool:
        groups = [{"name": name, "design": {**designs.some_designs()[number].to_dict()}} for number, name, _ in case]
        for group, (_, _, words) in zip(groups, case, strict=True):
            for each in group["design"]["own"]:
                each["nickname"] = words
        no_formula(in_the_page(page, "table", groups))
        return True

    handed = {
        "kind": "realist-exercises",
        "version": 1,
        "book": course()["book"],
        "name": "Sam",
        "answers": dict(answers()),
    }
    files = st.one_of(
        st.tuples(texts, spoilt_json(handed).map(as_json)),
        st.tuples(texts, hostile.map(lambda text: as_json(_written(handed, text)))),
        st.tuples(texts, texts),
    )
    maps = st.one_of(spoilt_json([designs.TIE, {**designs.TIE, "from": "Cy"}]), anything)
    groups = st.lists(st.tuples(st.integers(0, 6), hostile, hostile), min_size=1, max_size=4)
    return [
        Kind("links", designs.links(), link, 80, 2_500),
        Kind("files", designs.files(), file, 60, 1_500),
        Kind("own in the page", st.one_of(designs.own_lists(), anything), own, 30, 700),
        Kind("maps in the page", maps, map_, 20, 300),
        Kind("handed in", files, handed_in, 40, 800),
        Kind("groups gathered", groups, gathered, 20, 400),
    ]


def same(ours: Any, theirs: Any) -> None:
    """Both refuse in the same words, or both accept the same design under the same name."""
    assert isinstance(ours, str) is isinstance(theirs, str), (ours, theirs)
    if isinstance(ours, str):
        assert theirs.partition(": ")[2] == ours, (ours, theirs)
    else:
        mine, yours = json.loads(designs.held(ours)), json.loads(theirs[1])
        assert mine == yours, (mine, yours)


def no_formula(table: str) -> None:
    """A table of CSV is whole, and none of its cells would be run."""
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if formula(cell)]


def answers() -> Iterator[tuple[str, Any]]:
    """A good answer to the first item of each kind."""
    there = set()
    for each in course()["sets"]:
        for item in each["items"]:
            ids = [o["id"] for o in item["options"] if o["part"] == "answer"]
            kind = item["kind"]
            if kind in there:
                continue
            there.add(kind)
            if kind in ("sort", "choose-one", "predict", "choose-all"):
                yield item["id"], {"first": ids[:1], "now": ids[:1]}
            elif kind == "order":
                yield item["id"], {"first": ids, "now": ids[::-1]}
            elif kind == "retroduce":
                yield item["id"], {"own": "They were asked first", "weighed": {"own": "some"}, "read": True}
            elif kind == "build":
                yield item["id"], {"now": designs.DRAFT}
            else:
                coded = {"mechanisms": "learning", "works": "triggers", "effect": "towards"}
                yield item["id"], {"first": coded, "now": coded}


def _written(record: dict[str, Any], text: str) -> dict[str, Any]:
    """A record in which everything that somebody types is one hostile text."""
    typed = text[:300]
    own: dict[str, Any] = {}
    for code, given in record["answers"].items():
        new = dict(given)
        if "own" in given:
            new["own"] = typed
        elif isinstance(given["now"], dict) and "because" in given["now"]:
            new["now"] = {**given["now"], "resource": typed, "reasoning": typed, "because": typed}
        own[code] = new
    return {**record, "name": text[:80], "answers": own}
