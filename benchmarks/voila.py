"""The page of the bench beside the same interaction in stock ipywidgets with a live kernel, served by Voilà.

Voilà and what it needs are installed in an environment of their own, ``.venv/bench``, which ``make bench`` makes from
`benchmarks/requirements.txt`. Both pages are measured in one run, by the same measure and the same browser, taking
turns. Voilà runs as it comes: each visit starts a kernel.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.page import BENCH, BOOK, PLACE, ROOT, built
from benchmarks.painted import QUIET, SIZE, SLOWED, Place, Visit, painted, quantile, served, visits
from benchmarks.rows import Measured, Row
from tests import chromium

PYTHON = ROOT / ".venv" / "bench" / "bin" / "python"
STOCK = Place(within="body", answer=".stock-answer .widget-html-content", patience=300)
CHANGES, TURNS, VISITS = 30, 3, 3
MOST_WAIT = 60.0
"""Seconds in which Voilà must have begun to answer."""
APP = """import sys
sys.path.insert(0, {root!r})
from benchmarks.stock import app
from realist.evidence import load
app(load({data!r}))"""


def measured() -> Measured:
    """Return the bench's figures beside Voilà's.

    Raises
    ------
    RuntimeError
        Where there is no built book, or no Voilà, or where either does not answer.
    """
    built()
    with voila() as address, served(BOOK) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=QUIET)
        ours = f"{root}/{BENCH.relative_to(BOOK).as_posix()}"
        rows = [*changes(browser, ours, address), *loads(browser, ours, address)]
        versions = {"Chromium": browser.version, "Voilà": _version()}
        browser.close()
    return Measured(rows, versions)


def changes(browser: Browser, ours: str, theirs: str) -> list[Row]:
    """From a change to its painted answer, the two pages by turns; in words, and then with all that follows them."""
    pages = (_opened(browser, ours, PLACE), _opened(browser, theirs, STOCK))
    rows = []
    for rate in (1, SLOWED):
        waits: tuple[list[tuple[float, float]], ...] = ([], [])
        for _ in range(TURNS):
            for page, place, mine in zip(pages, (PLACE, STOCK), waits, strict=True):
                page.bring_to_front()
                mine.extend(painted(page, place, CHANGES, rate))
        slowed = "plain" if rate == 1 else "slowed six times"
        for share, at in (("p50", 0.5), ("p95", 0.95)):
            first, last = (quantile([take[which] for take in waits[0]], at) for which in (0, 1))
            other = quantile([take[0] for take in waits[1]], at)
            rows += [_row(f"change to paint, {slowed}: answered, {share}", first, "ms", other)]
            rows += [_row(f"change to paint, {slowed}: all drawn, {share}", last, "ms", other)]
    for page in pages:
        page.close()
    return rows


def loads(browser: Browser, ours: str, theirs: str) -> list[Row]:
    """From navigation to the first answer and to the first answered click, with all that came by then."""
    found = [visits(browser, address, place, VISITS) for address, place in ((ours, PLACE), (theirs, STOCK))]
    rows = []
    for when, mine, others in zip(("cold", "warm"), *found, strict=True):
        for which in ("first", "clicked"):
            figure, other = (quantile([getattr(v, which) for v in those], 0.5) for those in (mine, others))
            rows.append(
                _row(f"{when}: first {'answer' if which == 'first' else 'answered click'}, p50", figure, "ms", other)
            )
        rows.append(_row(f"{when}: bytes, as they stand", mine[-1].size, "bytes", others[-1].size))
        rows.append(_row(f"{when}: requests", mine[-1].requests, "", others[-1].requests))
    if elsewhere := _elsewhere(found[0]):
        raise RuntimeError(f"The page of the book asked other hosts {elsewhere} times")
    if elsewhere := _elsewhere(found[1]):
        rows.append(Row(TOPIC, "requests to other hosts, Voilà", elsewhere, "", f"{2 * VISITS} visits", 2 * VISITS))
    return rows


TOPIC = "The bench beside stock ipywidgets with a live kernel"


def _row(what: str, figure: float, unit: str, other: float) -> Row:
    return Row(TOPIC, what, figure, unit, "the same through Voilà", other)


def _elsewhere(found: tuple[list[Visit], list[Visit]]) -> int:
    return sum(visit.elsewhere for those in found for visit in those)


def _opened(browser: Browser, address: str, place: Place) -> Page:
    page = browser.new_page(viewport=SIZE)
    page.goto(address, timeout=300_000)
    page.locator(place.answer).first.wait_for(timeout=300_000)
    return page


@contextmanager
def voila() -> Iterator[str]:
    """A server of the stock app on loopback, as its address; it is ended, and the folder of its notebook removed.

    Raises
    ------
    RuntimeError
        Where Voilà is not installed or does not answer in time.
    """
    if not PYTHON.is_file():
        raise RuntimeError("There is no Voilà to compare with: make bench installs it into .venv/bench")
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        cell: dict[str, Any] = {
            "cell_type": "code",
            "id": "app",
            "execution_count": None,
            "metadata": {},
            "outputs": [],
        }
        cell["source"] = APP.format(root=str(ROOT), data=str(ROOT / "data"))
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        notebook = {"cells": [cell], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
        Path(folder, "app.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
        said = Path(folder, "said.txt")
        with said.open("w") as out:
            command = [
                str(PYTHON),
                "-m",
                "voila",
                "app.ipynb",
                "--no-browser",
                f"--port={port}",
                "--Voila.ip=127.0.0.1",
            ]
            server = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT)  # noqa: S603 - ours
        try:
            _answering(server, f"http://127.0.0.1:{port}/static/", said)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(timeout=30)


def _answering(server: subprocess.Popen[bytes], address: str, said: Path) -> None:
    until = time.monotonic() + MOST_WAIT
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5)  # noqa: S310 - our own server on loopback
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"Voilà does not answer. It said: {said.read_text()[-300:]}")


def _version() -> str:
    asked = [str(PYTHON), "-c", "import voila; print(voila.__version__)"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603 - ours
