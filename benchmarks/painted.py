"""How long a reader waits, measured inside a page: for its first answer, and from a change to the answer painted.

The same measure for any page that has radio buttons and says its answer in words. A change is timed from the click, at
the start of a frame, to the first message after the frame that paints the first of what changed in the answer. Whatever
is drawn later counts as "all drawn", which is after the frame that paints the last of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
SIZE: ViewportSize = {"width": 1280, "height": 900}
SLOWED = 6
"""How many times slower the browser's own throttle makes the processor."""
MOST_WAIT = 120_000
"""Milliseconds after which a first answer is not waited for any longer."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page asks and answers, as selectors.

    Attributes
    ----------
    within : str
        What holds the questions, as radio buttons.
    answer : str
        What changes when an answer is given, and is there once the page answers at all.
    patience : int
        Frames without a change after which nothing will come of a click: some change no word, where the page may say
        nothing of what did not change.
    """

    within: str
    answer: str
    patience: int = 10


MESSAGE = """
const frame = () => new Promise(requestAnimationFrame);
const message = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => done(port1.close());
  port2.postMessage(null);
});
"""

PAINTED = (
    "async ({ times, within, answer, patience }) => {"
    + MESSAGE
    + """
  const root = document.querySelector(within);
  const watched = document.querySelector(answer);
  let seed = 7;
  const chance = (n) => (seed = (seed * 48271) % 2147483647) % n;
  const found = [];
  for (let tried = 0; found.length < times && tried < 4 * times; tried++) {
    const open = [...root.querySelectorAll("input[type=radio]:not(:checked):not(:disabled)")];
    const input = open[chance(open.length)];
    await frame();
    let changed = false;
    const watch = new MutationObserver(() => (changed = true));
    watch.observe(watched, { subtree: true, childList: true, characterData: true, attributes: true });
    const seen = [];
    const start = performance.now();
    input.click();
    await message();
    for (let quiet = 0, first = true; quiet < (seen.length ? 3 : patience); first = false) {
      let painted = changed; // of what changes after a frame was painted, nobody sees anything before the next
      if (!first || !changed) {
        await frame();
        painted = changed;
        changed = false;
        await message();
      } else changed = false;
      if (painted) seen.push(performance.now() - start);
      quiet = painted || changed ? 0 : quiet + 1;
    }
    if (seen.length) found.push([seen[0], seen.at(-1)]);
    watch.disconnect();
    for (let rest = 0; rest < 2; rest++) await frame();
  }
  return found;
}"""
)

FIRST = (
    "({ within, answer }) => { window.waited = (async () => {"
    + MESSAGE
    + """
  const there = () => document.querySelector(answer) && document.querySelector(`${within} input[type=radio]`);
  const moment = () => new Promise((done) => setTimeout(done, 1)); // a page that is only being read gets no frames yet
  while (!there()) await moment();
  await frame();
  await message();
  const first = performance.now();
  const input = document.querySelector(`${within} input[type=radio]:not(:checked)`);
  let changed = false;
  new MutationObserver(() => (changed = true)).observe(document.querySelector(answer), {
    subtree: true, childList: true, characterData: true, attributes: true,
  });
  input.click();
  while (!changed) await moment();
  await frame();
  await message();
  return [first, performance.now()];
})(); }"""
)


def painted(page: Page, place: Place, times: int, rate: int = 1) -> list[tuple[float, float]]:
    """Milliseconds from a click to the painted answer and to the last that is drawn, for random changes.

    Raises
    ------
    RuntimeError
        Where hardly any click was answered.
    """
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    given = {"within": place.within, "answer": place.answer, "patience": place.patience}
    page.evaluate(PAINTED, {**given, "times": max(3, times // 10)})
    takes = page.evaluate(PAINTED, {**given, "times": times})
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    session.detach()
    if len(takes) < times / 2:
        raise RuntimeError(f"Of {times} changes only {len(takes)} were answered")
    return [(first, last) for first, last in takes]


def quantile(takes: list[float], share: float) -> float:
    """The value below which that share of them lies.

    Examples
    --------
    >>> quantile([3.0, 1.0, 2.0], 0.5)
    2.0
    """
    return sorted(takes)[int(len(takes) * share)]


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to a page: milliseconds from navigation to its first answer and to the first that was clicked for.

    With the requests that the browser made by then, those of them to other hosts, and the bytes that came, unpacked:
    what the browser had kept is not among them.
    """

    first: float
    clicked: float
    requests: int
    size: int
    elsewhere: int


def visits(browser: Browser, address: str, place: Place, times: int) -> tuple[list[Visit], list[Visit]]:
    """Cold visits, each in a context of its own, and after each of them a warm one in the same context."""
    cold, warm = [], []
    for _ in range(times):
        context = browser.new_context(viewport=SIZE)
        context.add_init_script(f"({FIRST})({{ within: {place.within!r}, answer: {place.answer!r} }})")
        cold.append(_visit(context, address))
        warm.append(_visit(context, address))
        context.close()
    return cold, warm


def _visit(context: BrowserContext, address: str) -> Visit:
    page = context.new_page()
    session = context.new_cdp_session(page)
    asked: dict[str, str] = {}
    sizes: dict[str, int] = {}
    kept: set[str] = set()

    def come(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = sizes.get(event["requestId"], 0) + int(event["dataLength"])

    def frame(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = sizes.get(event["requestId"], 0) + len(event["response"]["payloadData"])

    def answered(event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            kept.add(event["requestId"])

    session.on("Network.requestWillBeSent", lambda e: asked.update({e["requestId"]: e["request"]["url"]}))
    session.on("Network.webSocketCreated", lambda e: asked.update({e["requestId"]: e["url"]}))
    session.on("Network.responseReceived", answered)
    session.on("Network.requestServedFromCache", lambda e: kept.add(e["requestId"]))
    session.on("Network.dataReceived", come)
    session.on("Network.webSocketFrameReceived", frame)
    session.send("Network.enable")
    page.goto(address, wait_until="commit", timeout=MOST_WAIT)
    page.wait_for_function("window.waited", timeout=MOST_WAIT)
    first, clicked = page.evaluate("window.waited")
    page.close()
    host = address.split("/")[2]
    real = {name: url for name, url in asked.items() if not url.startswith(("data:", "blob:"))}
    elsewhere = sum(url.split("/")[2] != host for url in real.values())
    return Visit(first, clicked, len(real), sum(sizes.get(name, 0) for name in real if name not in kept), elsewhere)


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any, **named: Any) -> None:
        """Keep the terminal for the figures."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder served on loopback, as the address of its root."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
