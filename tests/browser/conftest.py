"""A browser that can reach the built book and nothing else, and that remembers every attempt to reach further."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import chromium

ROOT = Path(__file__).parent.parent.parent
BOOK = ROOT / "_build" / "html"
expect.set_options(timeout=20_000)  # what is awaited comes at once or never; a busy machine alone needs this long


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


@dataclass
class Visit:
    """A page and what happened on it: requests to other hosts, which are refused, and errors in its console."""

    page: Page
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def book() -> Path:
    assert (BOOK / "index.html").is_file(), "There is no built book to test: run make book first."
    return BOOK


@pytest.fixture(scope="session")
def site(book: Path) -> Iterator[str]:
    """The address of the book on a server of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(book)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=ALONE)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator:
    """Opens an address at a width and in a colour scheme; every host but the book's own is refused and counted."""
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
        visited.page.on("console", lambda m: visited.errors.append(m.text) if m.type == "error" else None)
        visited.page.on("pageerror", lambda e: visited.errors.append(str(e)))
        visited.page.goto(address)
        return visited

    yield open_
    for context in contexts:
        context.close()
    broken = {each for visited in visits for each in visited.errors if each.startswith(BROKEN)}
    assert broken == set(), "What a test did in a page broke the content security policy of the page"
