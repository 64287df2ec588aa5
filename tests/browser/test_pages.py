"""Every page, over http and from a folder, wide and narrow, light and dark: nothing fetched from elsewhere, no error,
no fault that axe finds."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import BOOK

PAGES = sorted(
    path.relative_to(BOOK).as_posix()
    for path in BOOK.rglob("*.html")
    if not {"_static", "_sources"} & set(path.relative_to(BOOK).parts)
)
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
         "rules": {"label-content-name-mismatch": {"enabled": True}, "target-size": {"enabled": True}}}  # fmt: skip


def test_the_book_has_its_chapters():
    expected = {"index.html", "notebooks/study.html", "notebooks/configurations.html",
    "notebooks/partnership-maps.html",
                "notebooks/design-bench.html", "book/evidence.html"}  # fmt: skip
    assert expected <= set(PAGES)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("way", ["http", "file"])
def test_a_page_asks_for_nothing_from_elsewhere(visit, site, book, page, way):
    visited = visit(f"{site}/{page}" if way == "http" else (book / page).as_uri())
    visited.page.wait_for_load_state("networkidle")
    assert visited.strangers == []
    assert visited.errors == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_in_a_page_names_another_host_to_load(book, page):
    """A second look, at the markup: what a browser would fetch by itself is relative."""
    text = (book / page).read_text(encoding="utf-8")
    loaded = re.findall(r'<(?:script|img|iframe|source|video|audio)\b[^>]*\bsrc="([^"]+)"', text)
    loaded += re.findall(r'<link\b[^>]*\brel="(?:stylesheet|icon|preload|preconnect)"[^>]*\bhref="([^"]+)"', text)
    assert [url for url in loaded if re.match(r"(?:https?:)?//", url)] == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visit, site, page, width, scheme):
    visited = visit(f"{site}/{page}", width, scheme)
    visited.page.wait_for_load_state("networkidle")
    found = Axe().run(visited.page, options=RULES).response["violations"]
    assert [(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in found] == []
    assert visited.page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_would_see_a_fault(visit, site):
    visited = visit(f"{site}/book/index.html")
    visited.page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')")
    found = {each["id"] for each in Axe().run(visited.page, options=RULES).response["violations"]}
    assert "button-name" in found
