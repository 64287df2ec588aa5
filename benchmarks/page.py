"""What a reader of the built page waits for: an appraisal, smallest changes, a painted answer, and the page itself.

Needs the built book, and the Chromium that the tests use. Everything is measured in the page, opened from its file; the
first visit is measured over a server on loopback as well. How a wait is measured stands in `benchmarks.painted`. The
bench says in words, beside the question and in the line that stays in sight, what an answer does and why; the parts
below follow in a later frame and are all that "all drawn" waits for.
"""

from __future__ import annotations

import gzip
import re
import statistics
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.appraisal import random_designs, seconds_each
from benchmarks.changes import brute_force
from benchmarks.painted import QUIET, SIZE, SLOWED, Place, painted, quantile, served, visits
from benchmarks.rows import Measured, Row
from realist.appraisal import appraise
from realist.evidence import Evidence, load
from realist.inquiry import smallest_changes
from tests import chromium

ROOT = Path(__file__).resolve().parent.parent
BOOK = ROOT / "_build" / "html"
BENCH = BOOK / "notebooks" / "design-bench.html"
ASKED_LATER = BOOK / "_static" / "ask.js"
TAKEN_LATER = BOOK / "_static" / "papers.js"
"""What the page loads when the first question is asked, and when something is first taken away."""
DESIGNS = 2_000
CHANGES = 200
MOST_STEPS = 3
FRAME, SLOW_FRAME, MOST_WAIT, MOST_BYTES = 16.0, 50.0, 300.0, 80_000
"""What the issue of the bench asks for: milliseconds, milliseconds slowed, milliseconds of a question, bytes."""
KINDS = {"script": r"page-bench\.js", "style": r"page\.css", "others": r"page-(?!bench)\w+\.js"}
"""Our files that the page loads, by name: for the bench, for all that pages mount, for the exercises of the chapter."""
PLACE = Place(within=".realist-bench", answer=".realist-bench")
VISITS = 7

APPRAISE = """([designs, rounds]) => {
  const { theory, schemes } = window.evidence;
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    for (const design of designs) window.realist.appraise(theory, design, schemes);
    best = Math.min(best, performance.now() - start);
  }
  return (best * 1000) / designs.length;
}"""

SMALLEST = """async ([design, asked, most]) => {
  const { theory, schemes } = window.evidence;
  const asker = window.realist.asking(theory, schemes);
  await asker.ask("restsOn", design); // the worker is there before the clock starts
  const found = [];
  for (const [outcome, goal] of asked) {
    const start = performance.now();
    const rows = await asker.ask("smallestChanges", design, { outcome, goal, most });
    found.push({ rows, took: performance.now() - start });
  }
  asker.close();
  return found;
}"""


def built() -> None:
    """Refuse to measure where there is no page of the bench.

    Raises
    ------
    RuntimeError
        Where there is no built book.
    """
    if not BENCH.is_file():
        raise RuntimeError("There is no built book to measure: run make book first")


def measured() -> Measured:
    """Return what was measured, each number beside what it is compared with.

    Raises
    ------
    RuntimeError
        Where there is no built book, or where the page, Python and the brute force disagree.
    """
    built()
    base = load(ROOT / "data")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=QUIET)
        page = browser.new_page(viewport=SIZE, bypass_csp=True)  # a script is added to it, for us to ask
        page.goto(BENCH.as_uri())
        page.locator(".realist-bench").wait_for()
        page.add_script_tag(path=ASKED_LATER)
        page.evaluate("window.evidence = document.querySelector('[data-realist-widget=bench]').model.get('evidence')")
        rows = [*appraisal(page, base), *changes(page, base), *change_to_paint(page)]
        page.close()
        rows += [*first_answer(browser), *loaded()]
        version = browser.version
        browser.close()
    return Measured(rows, {"Chromium": version})


def appraisal(page: Page, base: Evidence) -> list[Row]:
    """Microseconds a whole appraisal takes in the page and in Python, over the same random designs."""
    designs = random_designs(base.theory, DESIGNS)
    here = page.evaluate(APPRAISE, [[design.to_dict() for design in designs], 3])
    python = seconds_each(lambda d: appraise(base.theory, d, base.schemes), designs) * 1e6
    what = f"whole appraisal, {DESIGNS:,} random designs"
    return [Row("Appraisal in the page", what, here, "µs a design", "the same in Python", python)]


def changes(page: Page, base: Evidence) -> list[Row]:
    """Milliseconds that every outcome's smallest changes take from one scheme, and the slowest by brute force."""
    theory, design = base.theory, base.schemes[-1].design
    asked = [(outcome.id, goal) for outcome in theory.outcomes for goal in ("bring about", "free")]
    found = page.evaluate(SMALLEST, [design.to_dict(), asked, MOST_STEPS])
    takes = [one["took"] for one in found]
    slowest = max(range(len(asked)), key=takes.__getitem__)
    outcome, goal = asked[slowest]
    start = time.perf_counter()
    plain = brute_force(theory, design, outcome, goal, MOST_STEPS)
    brute = (time.perf_counter() - start) * 1000
    start = time.perf_counter()
    ours = smallest_changes(theory, design, outcome, "free" if goal == "free" else "bring about", MOST_STEPS)
    python = (time.perf_counter() - start) * 1000
    in_python = {frozenset((step.feature, step.value) for step in row.steps) for row in ours}
    in_page = {frozenset((step["feature"], step["value"]) for step in row["steps"]) for row in found[slowest]["rows"]}
    if not in_page == in_python == plain:
        raise RuntimeError(f"The smallest changes to {goal} {outcome} are not the same")
    topic, most = "Smallest changes in the page", f"at most {MOST_STEPS} steps"
    half = f"the middle one of {len(asked)} questions, {most}"
    return [
        Row(topic, half, statistics.median(takes), "ms", "what was asked for", MOST_WAIT),
        Row(topic, f"the slowest: {goal} {outcome}", takes[slowest], "ms", "what was asked for", MOST_WAIT),
        Row(topic, "the slowest, in the page", takes[slowest], "ms", "a brute force in Python", brute),
        Row(topic, "the slowest, in Python", python, "ms", "a brute force in Python", brute),
    ]


def change_to_paint(page: Page) -> list[Row]:
    """Milliseconds from a click to the painted answer: plain, slowed, and with a second design beside it."""
    rows = []
    for beside in ("one design", "two designs"):
        if beside == "two designs" and not _compare(page):
            continue
        for rate, wanted in ((1, FRAME), (SLOWED, SLOW_FRAME)):
            takes = painted(page, PLACE, CHANGES, rate)
            for which, waits in (("answered", [t for t, _ in takes]), ("all drawn", [t for _, t in takes])):
                for share, at in (("p50", 0.5), ("p95", 0.95)):
                    what = f"{beside}, {'plain' if rate == 1 else 'slowed six times'}: {which}, {share}"
                    rows.append(
                        Row("From a change to paint", what, quantile(waits, at), "ms", "what was asked for", wanted)
                    )
    return rows


def first_answer(browser: Browser) -> list[Row]:
    """From navigation to the first painted answer, and to the first answered click; and what had to come for it."""
    topic, rows = "From opening the page to its first answer", []
    with served(BOOK) as root:
        for way, address in (("from its file", BENCH.as_uri()), ("from a server", f"{root}/{BENCH.relative_to(BOOK)}")):
            cold, warm = visits(browser, address, PLACE, VISITS)
            if elsewhere := sum(visit.elsewhere for visit in (*cold, *warm)):
                raise RuntimeError(f"The page asked other hosts {elsewhere} times")
            at_first = quantile([v.first for v in cold], 0.5)
            for when, those in (("cold", cold), ("warm", warm)):
                for which, waits in (
                    ("answer", [v.first for v in those]),
                    ("answered click", [v.clicked for v in those]),
                ):
                    what = f"{way}, {when}: first {which}, p50"
                    rows.append(Row(topic, what, quantile(waits, 0.5), "ms", f"first answer {way}, cold", at_first))
        rows.append(Row(topic, "requests", cold[-1].requests, "", "a page of one request", 1))
        whole, wanted = cold[-1].size, BENCH.stat().st_size
        rows.append(Row(topic, "bytes, as they stand", whole, "bytes", "the page's own file", wanted))
    return rows


def _compare(page: Page) -> bool:
    """Put a scheme beside the reader's design, where the bench can."""
    select = page.get_by_label("Compare with")
    if not select.count():
        return False
    options = select.locator("optgroup option")
    select.select_option(value=options.first.get_attribute("value"))
    return True


def loaded() -> list[Row]:
    """Bytes that the page loads for the bench, packed with gzip: script, style, and the data that stands in it.

    What is loaded later, and what the same page loads for the exercises that end the chapter, stand apart.
    """
    text = BENCH.read_text(encoding="utf-8")
    place = re.search(r'data-realist-widget="bench".*?<script type="application/json">(.*?)</script>', text, re.DOTALL)
    if place is None:
        raise RuntimeError("The built page holds no bench")
    paths = {kind: re.findall(rf'"(?:\.\./)*(_static/{name})', text) for kind, name in KINDS.items()}
    parts = {
        kind: b"".join((BOOK / path).read_bytes() for path in dict.fromkeys(those)) for kind, those in paths.items()
    }
    if not (parts["script"] and parts["style"]):
        raise RuntimeError("The built page names no script or no style of the bench")
    parts["data"] = place[1].encode()
    packed = {kind: len(gzip.compress(content, 9)) for kind, content in parts.items()}
    others = packed.pop("others")
    total = sum(packed.values())
    topic, later = (
        "What the page of the bench loads, packed",
        {
            "beside it: script of the chapter's exercises": others,
            "later: script, when a question is asked": len(gzip.compress(ASKED_LATER.read_bytes(), 9)),
            "later: script, when something is taken away": len(gzip.compress(TAKEN_LATER.read_bytes(), 9)),
        },
    )
    return [
        Row(topic, "all at once, for the bench", total, "bytes", "what was asked for", MOST_BYTES),
        *(Row(topic, kind, size, "bytes", "all at once", total) for kind, size in {**packed, **later}.items()),
    ]
