"""Tables and cards: escaped, headed, linked to their evidence, and honest about silence."""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from realist import evidence
from realist.theory.wording import sentence
from realist.views import cards, study
from realist.web.html import table
from tests.browser.conftest import ROOT

PAGE = "evidence.html"


@pytest.fixture(scope="module", params=["data", "data/examples/cctv"])
def base(request) -> evidence.Evidence:
    return evidence.load(ROOT / request.param)


def visible(markup: str) -> str:
    """What a reader reads: no tags, one space where there were many."""
    text = re.sub(r"<svg.*?</svg>", "", markup, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text)).strip()


@given(st.text(), st.text(min_size=1), st.text())
def test_cells_headings_and_captions_are_text(cell, heading, caption):
    markup = table(pd.DataFrame({heading: [cell + "<i>"]}), caption + "<i>")
    assert "<i>" not in markup
    assert markup.count("<table>") == 1


def test_a_table_has_a_caption_header_cells_and_a_region_to_scroll(base):
    markup = table(cards.configurations(base), "All of them")
    assert markup.count('scope="col"') == 5
    assert markup.count('scope="row"') == len(base.theory.configurations)
    assert "<caption>All of them</caption>" in markup
    assert 'role="region" tabindex="0" aria-label="All of them"' in markup


def test_cells_do_not_run_together_where_only_their_words_are_read():
    """As the search of the book reads them."""
    frame = pd.DataFrame({"Site": ["Force", "Town"], "Letter": ["A", "B"], "Number": [1, 2]})
    assert table(frame, "All").striptags() == "All Site Letter Number Force A 1 Town B 2"


@pytest.mark.parametrize("view", [study.side_by_side, study.seen])
def test_every_statement_about_a_scheme_leads_to_a_finding_or_is_silence(base, view: Callable[..., pd.DataFrame]):
    frame = view(base, PAGE)
    for label in [scheme.label for scheme in base.schemes]:
        for cell in frame[label]:
            assert (cell == "not stated") != ('href="evidence.html#finding-' in cell), cell


def test_silence_either_or_and_the_whole_site_are_told_apart():
    base = evidence.load(ROOT / "data")
    frame = study.side_by_side(base, PAGE)
    for scheme in base.schemes:
        for cell, feature in zip(frame[scheme.label], base.theory.features, strict=True):
            answer = scheme.answer[feature.id]
            assert (cell == "not stated") == (answer.status == "not stated")
            assert ("either here or in" in cell) == (answer.status == "either-or")
            assert ("said of the whole site" in cell) == (answer.told_of == "site")
            assert ("our inference" in cell) == (answer.status == "inferred")


def test_a_card_says_the_sentence_and_every_rival_and_finding(base):
    drawn = cards.cards(base, base.theory.configurations, PAGE)
    text = visible(drawn).replace("&#39;", "'").replace("&amp;", "&")
    for c in base.theory.configurations:
        assert f'id="cmo-{c.id}"' in drawn
        assert sentence(base.theory, c) in text
        for rival in c.rivals:
            assert rival.text in text
        for bearing in c.evidence:
            assert f'href="evidence.html#finding-{bearing.finding}"' in drawn


def test_without_a_page_of_evidence_nothing_links_to_it(base):
    assert "<a href" not in cards.cards(base, base.theory.configurations[:3], "")


def test_the_rows_of_disagreement_are_those_of_the_replay(base):
    from realist.appraisal import replay

    expected = [r for r in replay(base.theory, base.schemes) if r.verdict in ("seen, not active", "active, not seen")]
    assert len(study.replayed(base, PAGE)) == len(expected)


def test_a_frame_shows_every_item_with_its_passages_and_how_its_wording_was_checked():
    base = evidence.load(ROOT / "data")
    rows = base.tables.rows("frameworks")
    for name in {row["framework"] for row in rows}:
        items = [row for row in rows if row["framework"] == name]
        shown = study.frame(base, name, PAGE)
        assert len(shown) == len(items)
        for row, (item, asks, answered, supplies, wording) in zip(items, shown.itertuples(index=False), strict=True):
            assert item.endswith(row["label"])
            assert (asks, answered) == (row["question"], row["supplied"])
            assert visible(supplies).startswith(str(escape(row["answer"])))
            linked = re.findall(r'href="evidence\.html#passage-([^"]+)"', supplies)
            assert linked == list(row.codes("passages"))
            assert wording.startswith(row["checked"])


def test_a_frame_that_is_not_there_is_refused_with_those_that_are():
    base = evidence.load(ROOT / "data")
    with pytest.raises(ValueError, match=r"no frame is called 'SWOT'.*EMMIE"):
        study.frame(base, "SWOT", PAGE)
