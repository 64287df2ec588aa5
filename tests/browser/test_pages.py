"""Every page, over http and from a folder, wide and narrow, light and dark: nothing fetched from elsewhere, no error,
no fault that axe finds."""

from __future__ import annotations

import re

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.accessibility import faults
from tests.browser.conftest import BOOK, ROOT

PAGES = sorted(
    path.relative_to(BOOK).as_posix()
    for path in BOOK.rglob("*.html")
    if not {"_static", "_sources"} & set(path.relative_to(BOOK).parts)
)
SHARES = 4
WAYS = [(1280, "light"), (320, "dark")]
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


def test_the_book_has_its_chapters():
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    files = [toc["root"], *(chapter["file"] for part in toc["parts"] for chapter in part["chapters"])]
    assert {f"{file}.html" for file in files} <= set(PAGES)


def lead_on(page: Page, name: str) -> None:
    """The page at the top of the folder leads to the first page of the book by itself."""
    if name == "index.html":
        page.wait_for_url("**/book/index.html")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_from_a_folder_asks_for_nothing_and_has_no_fault_wide_and_narrow_light_and_dark(visit, book, page):
    """One visit, looked at two ways."""
    visited = visit((book / page).as_uri())
    lead_on(visited.page, page)
    visited.page.evaluate(DONE)
    assert visited.errors == []
    found: dict[tuple[int, str, str], list[str]] = {}
    for width, scheme in WAYS:
        visited.page.set_viewport_size({"width": width, "height": 900})
        visited.page.emulate_media(color_scheme=scheme)
        if not page.startswith("worksheets/"):  # those are for paper, and have no scheme
            expect(visited.page.locator("html")).to_have_attribute("data-theme", scheme)
        visited.page.evaluate(SETTLED)
        found |= {(width, scheme, rule): places for rule, places in faults(visited.page).items()}
        assert visited.page.evaluate("document.documentElement.scrollWidth") <= width
        assert visited.page.evaluate(CUT, width) == []
    assert found == {}
    assert visited.strangers == []


@pytest.mark.parametrize("page", [page for page in PAGES if page != "index.html"])
def test_a_page_on_paper_has_its_title_once_and_nothing_to_press_or_to_narrow_it_by(visit, book, page):
    visited = visit((book / page).as_uri())
    visited.page.emulate_media(media="print")
    expect(visited.page.locator("h1:visible")).to_have_count(1)
    assert (
        visited.page.locator(".bd-sidebar-primary, .bd-header-article, .realist-filter").locator("visible=true").count()
        == 0
    )


@pytest.mark.parametrize("share", range(SHARES))
def test_pages_from_a_server_ask_for_nothing_from_elsewhere(visit, site, share):
    """A reader's way from page to page, with what the browser has kept of the last."""
    some = PAGES[share::SHARES]
    visited = visit(f"{site}/{some[0]}")
    for page in some:
        visited.page.goto(f"{site}/{page}")
        lead_on(visited.page, page)
        visited.page.evaluate(DONE)
        assert (page, visited.errors, visited.strangers) == (page, [], [])


@pytest.mark.parametrize("page", PAGES)
def test_nothing_in_a_page_names_another_host_to_load(book, page):
    """A second look, at the markup: what a browser would fetch by itself is relative."""
    text = (book / page).read_text(encoding="utf-8")
    loaded = re.findall(r'<(?:script|img|iframe|source|video|audio)\b[^>]*\bsrc="([^"]+)"', text)
    loaded += re.findall(r'<link\b[^>]*\brel="(?:stylesheet|icon|preload|preconnect)"[^>]*\bhref="([^"]+)"', text)
    assert [url for url in loaded if re.match(r"(?:https?:)?//", url)] == []


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
