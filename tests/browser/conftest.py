"""A browser that can reach the built book and nothing else, and that remembers every attempt to reach further."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests import chromium, tree

ROOT, BOOK = tree.ROOT, tree.BUILT

WIDE, NARROW = 1280, 320
PATIENCE = 30_000
"""Milliseconds. What is awaited comes at once or never; a busy machine alone needs this long."""
expect.set_options(timeout=PATIENCE)


ALONE = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # no name of a host leads anywhere
]


BROKEN = "broken policy: "
TELL_OF_THE_POLICY = f"""document.addEventListener("securitypolicyviolation",
  (broken) => console.error("{BROKEN}" + broken.effectiveDirective + " " + broken.blockedURI))"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing: the tests watch the browser's side."""


OVERFLOW = """async () => {
  for (const time of [1, 2]) await new Promise(requestAnimationFrame); // what observes sizes has drawn anew
  return document.documentElement.scrollWidth - innerWidth;
}"""


def at_both_widths(page: Page) -> Iterator[int]:
    """Look at a page as it stands at each width in turn, from its top; fails where it reaches beyond the window.

    The page is left wide. What a reader did before stays done: only what width can change is seen anew.
    """
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("scrollTo(0, 0)")  # what is half under a bar that stays in sight cannot be pressed there
        assert page.evaluate(OVERFLOW) <= 0, f"the page reaches beyond a window of {width} pixels"
        yield width


def fits(page: Page) -> None:
    """Fail where the page, as it stands, reaches beyond a window of either width."""
    assert list(at_both_widths(page)) == [NARROW, WIDE]


@dataclass
class Visit:
    """A page and what happened on it: requests to other hosts, which are refused, and errors in its console."""

    page: Page
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def site(book: Path) -> Iterator[str]:
    """The address of the book on a server of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(book)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@contextmanager
def launched(driver: Playwright) -> Iterator[Browser]:
    browser = driver.chromium.launch(executable_path=chromium.executable(), args=ALONE)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    with launched(driver) as browser:
        yield browser


@contextmanager
def visiting(browser: Browser, site: str) -> Iterator[Callable[..., Visit]]:
    """Opens an address at a width and in a colour scheme, in a context of its own that nothing else has touched.

    Every host but the book's own is refused. At the end no page may have asked for one, nor broken its policy.
    """
    contexts = []
    visits = []

    def open_(address: str, width: int = 1280, scheme: Any = "light", **options) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", **options
        )
        contexts.append(context)
        visited = Visit(context.new_page())
        visits.append(visited)

        def guard(request) -> None:
            if not request.url.startswith((site, "file:", "data:", "blob:")):
                visited.strangers.append(request.url)

        context.on("request", guard)
        context.add_init_script(TELL_OF_THE_POLICY)
        context.set_default_timeout(PATIENCE)
        visited.page.on("console", lambda m: visited.errors.append(m.text) if m.type == "error" else None)
        visited.page.on("pageerror", lambda e: visited.errors.append(str(e)))
        visited.page.goto(address)
        return visited

    try:
        yield open_
    finally:
        for context in contexts:
            context.close()
    broken = {each for visited in visits for each in visited.errors if each.startswith(BROKEN)}
    assert broken == set(), "What a test did in a page broke the content security policy of the page"
    assert [each for visited in visits for each in visited.strangers] == [], "A page asked for another host"


@pytest.fixture
def visit(
    request: pytest.FixtureRequest, driver: Playwright, browser: Browser, site: str
) -> Iterator[Callable[..., Visit]]:
    """What opens addresses for one test. A test that is run again has a browser of its own: the first may be ill."""
    again = getattr(request.node, "execution_count", 1) > 1
    with launched(driver) if again else nullcontext(browser) as used, visiting(used, site) as open_:
        yield open_
