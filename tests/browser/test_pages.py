"""Every page, read from its folder in one visit: wide and narrow, light and dark, on paper; nothing fetched from
elsewhere, no error, no fault that axe finds. And a reader's way from page to page, over http."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
import yaml
from playwright.sync_api import Page, expect

from realist.sphinxext.assets import SCRIPTS
from tests.browser.accessibility import faults
from tests.browser.conftest import NARROW, WIDE
from tests.tree import ROOT, page_names

PAGES = page_names()
STEPS = 3
WAYS: list[tuple[int, Literal["light", "dark"]]] = [(WIDE, "light"), (NARROW, "dark")]
"""No style of ours sets a colour for one width in one scheme alone, so these two see the faults of all four."""
SETTLED = """async () => {
  const waits = (table) => table.scrollWidth > table.clientWidth && table.tabIndex < 0;
  while (Array.from(document.querySelectorAll(".pst-scrollable-table-container")).some(waits)) {
    await new Promise((next) => setTimeout(next, 20));
  }
}"""
"""A little after the width changes, the theme lets the keyboard reach each table that has become too wide."""
CUT = """(width) => {
  const found = [];
  const style = (it) => getComputedStyle(it);
  const told = (what, it) => found.push(`${what}: ${it.tagName} ${it.className} ${it.textContent.trim().slice(0, 40)}`);
  const scrolls = (it) => it.matches("textarea, input, select") || /auto|scroll/.test(style(it).overflowX);
  for (const it of document.body.querySelectorAll("*")) {
    if (!it.checkVisibility({ checkVisibilityCSS: true }) || it.closest(".visually-hidden")) continue;
    const { left, right, width: wide } = it.getBoundingClientRect();
    const more = it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 2 && !it.matches("svg, svg *");
    if (more && width < 400 && scrolls(it) && !it.matches(".realist-map-view")) told("scrolls sideways", it);
    if (more && /hidden|clip/.test(style(it).overflowX)) told("cut", it);
    let around = it.parentElement;
    while (around && !scrolls(around)) around = around.parentElement;
    const outer = !around || around === document.documentElement;
    if (outer && wide > 1 && (right > width + 1 || left < -1)) told("outside", it);
    const svg = it.matches("text") && it.closest("svg").getBoundingClientRect();
    if (svg && wide && outer && (right > svg.right + 1 || left < svg.left - 1)) told("beyond its picture", it);
    const words = [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (words && wide > 1 && !it.matches("svg *, kbd") && parseFloat(style(it).fontSize) < 11.4) told("too small", it);
  }
  return found;
}"""
"""What a reader would have to scroll for sideways, what is cut off or reaches beyond the window, letters too small to
read. A partnership map is a picture of two dimensions and may scroll in its own region."""
DONE = "() => new Promise((done) => requestIdleCallback(() => requestAnimationFrame(() => done()), { timeout: 2000 }))"
"""What a page does by itself once it has loaded is done."""


PRESSED = ".bd-sidebar-primary, .bd-header-article, .realist-filter"
"""What on a page is there to be pressed, or to narrow it by, and is of no use on paper."""


def test_the_book_has_its_chapters(pages):
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    files = [toc["root"], *(chapter["file"] for part in toc["parts"] for chapter in part["chapters"])]
    assert {f"{file}.html" for file in files} <= pages.keys()


def lead_on(page: Page, name: str) -> None:
    """The page at the top of the folder leads to the first page of the book by itself."""
    if name == "index.html":
        page.wait_for_url("**/book/index.html")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_from_its_folder_keeps_every_promise(visit, book, page):
    """One visit. Whatever is wrong is listed by what was looked at, so that one fault hides no other."""
    visited = visit((book / page).as_uri())
    lead_on(visited.page, page)
    visited.page.evaluate(DONE)
    found: dict[str, object] = {"errors": list(visited.errors)}
    for width, scheme in WAYS:
        found |= {f"{what}, {width} {scheme}": fault for what, fault in looked_at(visited.page, page, width, scheme)}
    if page != "index.html":  # that one only leads on
        found |= on_paper(visited.page)
    found |= {"errors later": visited.errors, "asked of other hosts": visited.strangers}
    visited.strangers = []  # told here
    assert {what: fault for what, fault in found.items() if fault} == {}


def looked_at(page: Page, name: str, width: int, scheme: Literal["light", "dark"]) -> Iterator[tuple[str, object]]:
    """What is wrong at a width and in a colour scheme: colours, what axe finds, and what is cut or reaches too far."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    if not name.startswith("worksheets/"):  # those are for paper, and have no scheme
        expect(page.locator("html")).to_have_attribute("data-theme", scheme)
    page.evaluate(SETTLED)
    yield "axe", faults(page)
    yield "wider than the window", max(page.evaluate("document.documentElement.scrollWidth") - width, 0)
    yield "layout", page.evaluate(CUT, width)


def on_paper(page: Page) -> dict[str, object]:
    """What is wrong in print: a title that is not there once, and something to press."""
    page.set_viewport_size({"width": WIDE, "height": 900})
    page.emulate_media(media="print", color_scheme="light")
    titles = page.locator("h1:visible").all_inner_texts()
    pressed = page.locator(PRESSED).locator("visible=true").evaluate_all("(all) => all.map((it) => it.className)")
    return {"titles on paper": [] if len(titles) == 1 else titles or "none", "to be pressed on paper": pressed}


def test_a_readers_way_from_a_server_asks_for_nothing_from_elsewhere(visit, site, pages):
    """From page to page with what the browser has kept of the last, and to the first page of each script of ours."""
    visited = visit(f"{site}/index.html")
    lead_on(visited.page, "index.html")

    def arrived() -> None:
        visited.page.evaluate(DONE)
        assert (visited.page.url, visited.errors, visited.strangers) == (visited.page.url, [], [])

    arrived()
    for _ in range(STEPS):
        before = visited.page.url
        visited.page.locator("a.right-next").click()
        expect(visited.page).not_to_have_url(before)
        arrived()
    loads = {stem: [name for name, text in pages.items() if f"{stem}.js" in text] for stem in SCRIPTS}
    assert all(loads.values())
    for name in sorted({names[0] for names in loads.values()} | {PAGES[-1]}):
        visited.page.goto(f"{site}/{name}")
        arrived()


def test_axe_would_see_a_fault(visit, site):
    visited = visit(f"{site}/book/index.html")
    visited.page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')")
    assert "button-name" in faults(visited.page)


def test_axe_would_see_a_fault_of_colour(visit, site):
    """Also in one row among many, and in a link that only its colour tells from the words around it."""
    visited = visit(f"{site}/book/about.html")
    visited.page.emulate_media(color_scheme="dark")
    visited.page.evaluate("[...document.querySelectorAll('.bd-article p')].at(-1).style.color = '#222'")
    visited.page.evaluate("""document.querySelector('main').insertAdjacentHTML('beforeend',
      '<p style="color: #aaa">Words, <a href="#" style="color: #bbb; text-decoration: none">a link</a>, words</p>')""")
    assert {"color-contrast", "link-in-text-block"} <= set(faults(visited.page))
