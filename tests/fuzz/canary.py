"""A canary in every place where text can enter: evidence in which every text carries markup, and readers who type it.

Every chapter's cells are run over an evidence folder in which each text ends in markup, and all that they show is put
into one page with the scripts of the book. Nothing of it may run, and no element may be made of it.
"""

from __future__ import annotations

import ast
import contextlib
import csv
import io
import itertools
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import nbformat
from playwright.sync_api import Browser, Page

from realist.evidence import Evidence, load
from realist.evidence.datapackage import describe
from realist.evidence.imagined import IMAGINED
from realist.evidence.schema import TABLES, TEXT_LIMIT, Table
from realist.exercises import EXERCISES
from realist.sharing import link_of
from realist.sphinxext import assets
from realist.text import invisible
from realist.theory import Design, read_design
from realist.theory.own import MOST_OWN
from realist.views.bench_state import details_script
from realist.web.embed import STATIC
from tests.fuzz.mutants import ANSWERS
from tests.fuzz.texts import MARKUP
from tests.tree import ROOT

SHOWN = tuple(text for text in MARKUP if not invisible(text))
"""Markup that a table may hold: it is plain text until something reads it as more."""

NAMES = {
    ("frameworks", "framework"),
    ("partnership_words", "word"),
    ("partnership_words", "value"),
    ("glossary", "term"),
    ("move_rows", "row"),
}
"""Texts by which something is found again; a chapter names them."""

KEPT = {("vignette_answers", "because"), ("exercise_sets", "chapter")}
"""Texts that have to stand as they are somewhere else."""

SCRIPTS = tuple(f"{stem}.js" for stem in assets.SCRIPTS if stem.startswith("page-"))

FEW = (
    "class-view", "configurations", "design-bench", "exercises", "first-to-refined", "gather-designs",
    "partnership-maps", "theory-of-change", "typologies", "what-speaks-against",
)  # fmt: skip
"""Chapters that between them show every widget and every sort of view."""

MADE = """() => ['img[src=x]', '[onerror]', '[onload]', '[onfocus]', '[onclick]', '[ontoggle]', 'base',
  'iframe:not([sandbox="allow-scripts"])',
  'math',
  'script:not([type="application/json"]):not([src])', 'a[href^="javascript:" i]', 'style']
  .flatMap((which) => [...document.querySelectorAll(which)])
  .filter((e) => e.localName !== 'style' || !/^\\s*[.]realist-(map|chain|printed)/.test(e.textContent))
  .map((e) => e.outerHTML.slice(0, 200))"""
"""Elements in a page that nobody but markup in a text can have made."""


def poisoned(folder: Path) -> Path:
    """The evidence, its imagined cases, exercises and examples, each text with markup after it."""
    shutil.copytree(ROOT / "data", folder)
    markup = itertools.cycle(SHOWN)
    places: list[tuple[Path, Any]] = [(folder, TABLES), (folder / "examples" / "cctv", TABLES)]
    places += [(folder / "imagined", IMAGINED), (folder / "exercises", EXERCISES)]
    for place, tables in places:
        for table in tables.values():
            if (place / table.file).is_file():  # a table is optional until a row refers to it
                _poison(place / table.file, table, markup)
        describe(place, tables)
        package = json.loads((place / "datapackage.json").read_text(encoding="utf-8"))
        package["title"], package["description"] = (f"{package[part]} {SHOWN[1]}" for part in ("title", "description"))
        (place / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return folder


def _poison(path: Path, table: Table, markup: Iterator[str]) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        head, *rows = csv.reader(lines)
    for column, name in enumerate(head):
        field = table.field(name)
        if not field.prose or {(table.name, name)} & {*NAMES, *KEPT, *ANSWERS} or table.name.startswith("reasoning"):
            continue
        for row in rows:
            if row[column]:
                text = f"{row[column]} {next(markup)}"
                row[column] = text if len(text) <= TEXT_LIMIT else row[column]
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows([head, *rows])


def shown(folder: Path, chapter: str) -> list[str]:
    """What the cells of a chapter show over an evidence folder, as HTML; what they print is text and left out."""
    cells = nbformat.read(ROOT / "notebooks" / chapter, 4).cells
    found: list[str] = []
    names: dict[str, Any] = {"__name__": "__main__", "display": lambda value: found.append(_html(value))}
    (folder.parent / "notebooks").mkdir(exist_ok=True)
    with contextlib.chdir(folder.parent / "notebooks"), contextlib.redirect_stdout(io.StringIO()):
        for source in [cell.source for cell in cells if cell.cell_type == "code"]:
            last = _html(_run(source, names))
            found.append(last)
    return [html for html in found if html]


def _run(source: str, names: dict[str, Any]) -> Any:
    """Runs a cell of ours; its last expression is what it shows."""
    tree = ast.parse(source)
    *before, last = tree.body
    if not isinstance(last, ast.Expr):
        before = tree.body
    exec(compile(ast.Module(before, []), "cell", "exec"), names)  # noqa: S102 - a chapter of the book
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307 - as above


def _html(value: Any) -> str:
    if hasattr(value, "_repr_mimebundle_"):
        bundle = value._repr_mimebundle_()
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        if isinstance(data, dict) and "text/html" in data:
            return str(data["text/html"])
    return str(value._repr_html_() or "") if hasattr(value, "_repr_html_") else ""


def page_of(parts: list[str]) -> str:
    """One page with all that was shown and the scripts of the book, which mount what is a widget."""
    scripts = "".join(f'<script src="{(STATIC / name).as_uri()}"></script>' for name in SCRIPTS)
    styles = f'<link rel="stylesheet" href="{(STATIC / "page.css").as_uri()}">'
    body = "\n".join(f"<section>{part}</section>" for part in parts)
    head = f'<head><meta charset="utf-8"><title>x</title>{styles}</head>'
    return f'<!doctype html><html lang="en">{head}<body>{body}{scripts}</body></html>'


def quiet(page: Page) -> None:
    """Nothing ran, and nothing is there that only markup can have made."""
    for frame in page.frames:  # the live map is a page within the page
        assert frame.evaluate("window.__canary") is None
    assert page.evaluate(MADE) == []


KEPT_BEFORE = """(kept) => {
  for (const [name, value] of Object.entries(kept)) localStorage.setItem(name, value);
  for (let i = 0; i < 30; i += 1) localStorage.setItem(`realist ${location.pathname} ${i}`, kept.map);
}"""
"""What an earlier visit, or somebody else's page from the same folder, left in the browser."""

WIDGET = "(name) => document.querySelector(`[data-realist-widget=${name}]`)"


def visited(browser: Browser, folder: Path, chapters: Sequence[str]) -> tuple[int, int]:
    """Shows chapters over poisoned evidence to a reader who types markup wherever something can be typed.

    Returns
    -------
    tuple of int
        How many views and widgets were shown, and how many elements they came to.
    """
    data = poisoned(folder / "data")
    base = load(data)
    parts = [html for chapter in chapters for html in shown(data, f"{chapter}.ipynb")]
    place = folder / "html" / "notebooks" / "all.html"
    place.parent.mkdir(parents=True)
    place.write_text(page_of(parts), encoding="utf-8")
    (folder / "html" / "_static").mkdir()
    (folder / "html" / "_static" / "details.js").write_text(details_script(base), encoding="utf-8")
    context = browser.new_context()
    try:
        page = context.new_page()
        page.add_init_script(f"({KEPT_BEFORE})({json.dumps(left_behind(base))})")
        page.goto(place.as_uri())
        unfold(page)
        quiet(page)
        typed(page, base, folder)
        unfold(page)
        quiet(page)
        return len(parts), page.evaluate("document.querySelectorAll('*').length")
    finally:
        context.close()


def unfold(page: Page) -> None:
    """Opens every fold three times over, so that what is drawn only then is drawn."""
    for _ in range(3):
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")


def own_words(base: Evidence) -> list[dict[str, Any]]:
    """As many configurations of a reader's own as a design holds, every text of them markup."""
    outcome, feature = base.theory.outcomes[0].id, base.theory.asked[0]
    texts = itertools.cycle(SHOWN)
    return [
        {
            "conditions": [{"feature": feature.id, "values": list(feature.value_ids)}],
            "mechanisms": [base.theory.mechanisms[0].id],
            "works": "triggers",
            "outcome": outcome,
            "effect": "towards",
            **{part: next(texts) for part in ("nickname", "resource", "actor", "for_whom", "reasoning", "because")},
        }
        for _ in range(MOST_OWN)
    ]


def left_behind(base: Evidence) -> dict[str, str]:
    """Designs on the shelf, a map and answers, with markup for every text."""
    links = [{"name": text, "link": link_of(base.theory, Design(), text)} for text in SHOWN]
    ties = [{"from": text[:60], "label": text[-60:], "to": f"x{text}"[:60]} for text in SHOWN]
    exercise = {"version": 1, "name": SHOWN[0], "answers": {}}
    return {
        "realist designs": json.dumps(links),
        "map": json.dumps(ties),
        f"realist exercises: {base.title}": json.dumps(exercise),
    }


def typed(page: Page, base: Evidence, folder: Path) -> None:
    """Types, pastes and opens markup: a design, links to gather, answers of a class."""
    feature = base.theory.asked[0]
    design = {"answers": {feature.id: feature.value_ids[0]}, "assumed": [], "knocked_out": [], "own": own_words(base)}
    read = read_design(base.theory, design)
    page.evaluate(f"(design) => ({WIDGET})('bench').model.set('design', design)", read.to_dict())
    room = page.locator("[data-realist-widget=room]")
    links = [link_of(base.theory, read if number % 2 else Design(), text) for number, text in enumerate(SHOWN[:20])]
    room.get_by_label("Links, one a line").fill("\n".join(links))
    room.get_by_role("button", name="Add the links").click()
    room.get_by_label("Name of group 1", exact=True).fill(SHOWN[3])
    files = []
    course = page.evaluate(f"({WIDGET})('class-view').model.get('state')")
    items = [item for each in course["sets"] for item in each["items"]]
    for number, text in enumerate(SHOWN):
        file = folder / f"{number} <img src=x onerror=1>.json"
        record = {"kind": "realist-exercises", "version": 1, "book": course["book"], "name": text[:80]}
        record["answers"] = {
            i["id"]: {"own": text, "weighed": {"own": "some"}} for i in items if i["kind"] == "retroduce"
        }
        record["answers"][text] = {}
        file.write_text(json.dumps(record), encoding="utf-8")
        files.append(file)
    view = page.locator("[data-realist-widget=class-view]")
    view.locator("input[type=file]").set_input_files(files)
    view.get_by_text(f"{len(files)} files opened, 0 refused.").wait_for()
    room.get_by_text("Only this group relies on").first.wait_for()
