"""The designs that are compared belong to the model: a notebook sees and sets what a reader does, and the reverse."""

from __future__ import annotations

from playwright.sync_api import expect

from realist import evidence
from realist.theory import Design, read_design
from tests.browser.conftest import ROOT

MODEL = "document.querySelector('[data-realist-widget=bench]').model"


def test_what_is_compared_is_the_models_to_see_and_to_set(visit, site):
    base = evidence.load(ROOT / "data")
    page = visit(f"{site}/notebooks/design-bench.html").page
    compare = page.get_by_role("region", name="Compare")
    given = [{"name": "Set <b>elsewhere</b>", "design": base.schemes[0].design.to_dict()}]
    page.evaluate(f"(given) => {MODEL}.set('compared', given)", given)
    expect(compare).to_contain_text("Set <b>elsewhere</b>")
    compare.get_by_role("button", name="Set <b>elsewhere</b>").click()
    assert page.evaluate(f"{MODEL}.get('compared')") == []
    label = base.schemes[-1].label
    compare.get_by_label("Compare with").select_option(label)
    (one,) = page.evaluate(f"{MODEL}.get('compared')")
    assert one["name"] == label
    assert read_design(base.theory, one["design"]) == Design(base.schemes[-1].design.answers)
