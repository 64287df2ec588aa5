"""An answer draws anew what it changes and nothing else; counted in changes to the page, not in time."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from realist import evidence
from realist.appraisal import Appraisal, appraise
from realist.inquiry import implied
from realist.theory import Configuration, FeatureCondition, read_design
from tests.browser.conftest import ROOT

STEPS = 12
CLICK = """async (input) => {
  const bench = document.querySelector(".realist-bench");
  const names = ["data-feature", "data-mechanism", "data-outcome", "data-line", "id"];
  const any = ".realist-question, .realist-entry, .realist-thread, [id^=cmo-]";
  const heads = () => [...bench.querySelectorAll(".realist-head button")].map((head) => head.dataset.part).join();
  const seen = new Set();
  let changed = false;
  const frame = () => new Promise(requestAnimationFrame);
  const idle = () => new Promise((done) => requestIdleCallback(done));
  const watch = new MutationObserver((records) => {
    changed = true;
    for (const { target } of records) {
      const place = (target.nodeType === 1 ? target : target.parentElement)?.closest(any);
      const name = place && names.find((one) => place.hasAttribute(one));
      if (place) seen.add(`${name} ${place.getAttribute(name)}`);
    }
  });
  const rails = heads();
  watch.observe(bench, { subtree: true, childList: true, characterData: true, attributes: true });
  input.click();
  for (let quiet = 0; quiet < 3; quiet = changed ? 0 : quiet + 1) {
    changed = false;
    await frame();
    await frame(); // what waits for a paint has begun
    await idle(); // and nothing is left to do
  }
  watch.disconnect();
  return [[...seen], rails === heads()];
}"""


@pytest.fixture(scope="module")
def base() -> evidence.Evidence:
    return evidence.load(ROOT / "data")


def found(page: Page, base: evidence.Evidence) -> tuple[dict[str, str], Appraisal]:
    kept = page.evaluate("document.querySelector('[data-realist-widget=bench]').model.get('design')")
    design = read_design(base.theory, kept)
    return dict(design.answers), appraise(base.theory, design, base.schemes)


def asks(configuration: Configuration) -> set[str]:
    return {k.feature for k in configuration.conditions if isinstance(k, FeatureCondition)}


def test_an_answer_draws_anew_only_what_it_changes(visit, site, base):
    page = visit(f"{site}/notebooks/design-bench.html").page
    page.get_by_role("button", name=base.schemes[0].label, exact=True).click()
    left_alone = lines_left_alone = drawn = 0
    for step in range(STEPS):
        answers, before = found(page, base)
        open_ = page.locator(".realist-question input:not(:checked)")
        chosen = open_.nth(step * 7 % open_.count())
        feature = chosen.evaluate("input => input.closest('.realist-question').dataset.feature")
        touched, same_rails = chosen.evaluate(CLICK)
        now, after = found(page, base)
        moved = {feature for feature in {*answers, *now} if answers.get(feature) != now.get(feature)}
        others = {name: value for name, value in answers.items() if name != feature}
        assert moved or feature in {
            each.feature for each in implied(base.theory, others)
        }  # taken back, it is filled in again
        needing = {r.outcome for r in base.theory.requirements if before.requirements[r.id] != after.requirements[r.id]}
        still = [c for c in base.theory.configurations if before.configurations[c.id] == after.configurations[c.id]]
        same = {f"data-mechanism {m}" for m, state in before.mechanisms.items() if state == after.mechanisms[m]}
        same |= {
            f"data-outcome {outcome}"
            for outcome, state in before.outcomes.items()
            if state == after.outcomes[outcome] and outcome not in needing
        }
        same |= {f"id cmo-{c.id}" for c in still}
        assert not same & set(touched)
        left_alone += len(same)
        drawn += len(touched)
        if same_rails:
            lines = {f"data-line configuration {c.id}" for c in still if not asks(c) & moved}
            assert not lines & set(touched)
            lines_left_alone += len(lines)
    assert drawn > STEPS  # each step draws its question, and more
    assert left_alone > STEPS
    assert lines_left_alone > STEPS
