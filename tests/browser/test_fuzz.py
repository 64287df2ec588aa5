"""The same strings put to the page as to Python, and a canary wherever text can enter. See `tests/fuzz/`."""

from __future__ import annotations

import pytest

from tests.fuzz import canary, pages
from tests.fuzz.kinds import Tally, run

SEED = 8


def test_the_page_and_python_refuse_and_accept_alike_and_no_table_holds_a_formula(browser):
    page = pages.bare(browser)
    tally = Tally()
    for kind in pages.kinds(page):
        run(kind, kind.few, SEED, tally)
    page.close()
    assert {name: bool(accepted) for name, _, _, accepted, _ in tally.rows()} == dict.fromkeys(tally.seconds, True)


def test_no_text_is_ever_more_than_text(browser, tmp_path):
    views, elements = canary.visited(browser, tmp_path, canary.FEW)
    assert views > 30
    assert elements > 5_000


@pytest.mark.parametrize(
    "html",
    ["<img src=x onerror=window.__canary=1>", "<iframe srcdoc=x></iframe>", "<script>window.__canary=1</script>"],
)
def test_the_canary_would_be_heard(browser, html):
    page = browser.new_page()
    page.set_content(canary.page_of([html]))
    with pytest.raises(AssertionError):
        canary.quiet(page)
    page.close()
