"""Questions are answered without stopping the page, in a worker or without one. What it answers: test_same_answer."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from playwright.sync_api import Page

from realist import evidence
from realist.inquiry import smallest_changes
from realist.theory import Design
from tests.browser.conftest import BOOK, ROOT
from tests.vectors.asking import canonical


@pytest.fixture(scope="module")
def base() -> evidence.Evidence:
    return evidence.load(ROOT / "data")


@pytest.fixture
def bench(visit, site) -> Page:
    page: Page = visit(f"{site}/notebooks/design-bench.html").page
    page.evaluate("window.evidence = document.querySelector('[data-realist-widget=bench]').model.get('evidence')")
    page.add_script_tag(url=f"{site}/_static/ask.js")  # as the page does when the first question is asked
    return page


ASK = """async ([design, outcome, options]) => {
  const { theory, schemes } = window.evidence;
  const asker = window.realist.asking(theory, schemes, options);
  const ask = (how) => asker.ask("smallestChanges", design, { outcome, goal: "free" }, how);
  const said = (promise) => promise.then((rows) => rows, (problem) => problem.name + ": " + problem.message);
  const control = new AbortController();
  const aborted = said(ask({ signal: control.signal }));
  control.abort();
  const stale = said(ask({ key: "changes" }));
  const rows = await ask({ key: "changes" });
  const found = {
    rows, where: asker.where, aborted: await aborted, stale: await stale,
    senseless: await said(asker.ask("smallestChanges", design, { outcome: "none", goal: "free" })),
    unknown: await said(asker.ask("ranking", design)),
    others: await asker.ask("restsOn", design),
  };
  const last = said(ask());
  asker.close();
  return { ...found, closed: await last };
}"""


@pytest.mark.parametrize("way", ["from a server", "from a file", "worker refused", "worker fails", "no worker wanted"])
def test_questions_are_answered_in_a_worker_or_without_one(visit, site, base, way):
    """From a file too; and where a browser refuses the worker, at once or a moment later, nobody notices."""
    there = f"file://{BOOK}" if way == "from a file" else site
    visited = visit(f"{there}/notebooks/design-bench.html")
    page = visited.page
    page.evaluate("window.evidence = document.querySelector('[data-realist-widget=bench]').model.get('evidence')")
    page.add_script_tag(url=f"{there}/_static/ask.js")
    if way == "worker refused":
        page.evaluate("void (window.Worker = function () { throw new Error('refused') })")
    if way == "worker fails":
        page.evaluate("void (window.Blob = class extends Blob { constructor() { super(['throw 1']) } })")
    design, outcome = base.schemes[0].design, "officer-engagement"
    found = page.evaluate(ASK, [design.to_dict(), outcome, {"workers": way != "no worker wanted"}])
    ours = smallest_changes(base.theory, design, outcome, "free")
    assert len(ours) > 0
    assert canonical(found["rows"]) == canonical([asdict(row) for row in ours])
    assert found["where"] == ("worker" if way.startswith("from") else "page")
    assert found["aborted"].startswith("AbortError")
    assert found["stale"].startswith("AbortError")
    assert found["closed"].startswith("AbortError")
    assert 'there is no outcome "none"' in found["senseless"]
    assert 'there is no question "ranking"' in found["unknown"]
    assert [row["mechanism"] for row in found["others"]] == sorted(base.theory.mechanism)
    assert not visited.strangers


FRAMES = """async ([design, outcome]) => {
  // A theory of many more features, so that there is enough to do.
  const { theory } = structuredClone(window.evidence);
  const times = ["", " again", " and again"];
  const again = (f) => times.map((more) => ({ ...f, id: f.id + more, changeable_by: "somebody" }));
  theory.features = theory.features.flatMap(again);
  theory.ties = [];
  const goal = "bring about";
  const ends = theory.configurations.filter((c) => c.outcome === outcome && c.effect === "towards");
  const all = theory.features.map((f) => ({ feature: f.id, values: [f.values[0].id] }));
  for (const c of ends) c.conditions = all;
  const away = { ...design, answers: Object.fromEntries(theory.features.map((f) => [f.id, f.values.at(-1).id])) };
  const asker = window.realist.asking(theory, [], { workers: false });
  const shares = [];
  let [frames, done] = [0, false];
  const tick = () => {
    frames += 1;
    if (!done) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  const onProgress = (share) => shares.push(share);
  const rows = await asker.ask("smallestChanges", away, { outcome, goal }, { onProgress });
  done = true;
  return { rows, frames, shares };
}"""


def test_the_page_is_painted_while_it_works_and_progress_grows(bench, base):
    found = bench.evaluate(FRAMES, [Design().to_dict(), "officer-engagement"])
    assert found["rows"] == []
    shares = found["shares"]
    assert len(shares) > 1
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] <= 1
    assert found["frames"] > 1
