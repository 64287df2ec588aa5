"""What is looked up: every field with its meaning, every cited work with how far it was seen, the versions."""

from __future__ import annotations

import html
import re
from importlib import metadata

import pytest

from realist import evidence
from realist.evidence.schema import TABLES
from realist.sphinxext import reference_pages
from realist.theory.wording import STANDING
from tests.test_back_matter import CCTV, build

DIRECTIVES = "\n\n".join(f"```{{{name}}}\n```" for name in ("dictionary", "versions", "runtimes"))
TEXT = f"# Back\n\nAs {{cite:t}}`pawsontilley1997` says.\n\n{DIRECTIVES}\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[str, str, str]:
    folder = tmp_path_factory.mktemp("lookup")
    page, warnings = build(folder, TEXT)
    return page, (folder / "html" / "proof.html").read_text(encoding="utf-8"), warnings


def test_the_pages_build_without_a_warning(built):
    assert built[2] == ""


def test_every_field_has_its_meaning_and_both_examples(built):
    page = html.unescape(built[0])
    for name, described in TABLES.items():
        section = page.partition(f'<section id="table-{name.replace("_", "-")}">')[2].partition("</section>")[0]
        assert f"Fields of {described.file}" in section
        for field in described.fields:
            row = re.search(rf'<tr><th scope="row">{field.name}(?: \(key\))?</th>.*?</tr>', section, re.DOTALL)
            assert row, (name, field.name)
            for said in (field.about, field.good, field.bad, *field.one_of):
                assert said in row[0], (name, field.name, said)


def test_rows_are_counted(built):
    have = evidence.load(CCTV).tables
    text = re.sub(r"<[^>]+>", "", built[0])
    for count in {len(have.rows(name)) for name in TABLES if name in have}:
        assert re.search(rf"\b{count} rows? here\.", text)


def test_what_a_field_may_hold_is_told_apart():
    fields = {field.name: field for field in TABLES["findings"].fields}
    assert reference_pages.holds(fields["sites"]).startswith("Codes of the table sites")
    assert reference_pages.holds(fields["standing"]).startswith(f"One of: {', '.join(STANDING)}")
    assert reference_pages.holds(TABLES["participants"].field("number")).startswith("A whole number")
    assert reference_pages.holds(fields["note"]) == "Text. May be empty."


def test_versions_are_those_installed_and_all_that_are_needed(built):
    told = dict(reference_pages.versions())
    assert told["jupyter-book"] == metadata.version("jupyter-book")
    assert "pytest" not in told
    for name, version in told.items():
        assert f'<th scope="row">{name}</th> <td data-label="Version"><div>{version}</div>' in built[0]


def test_a_cited_work_says_how_far_it_was_seen_and_one_not_cited_is_not_listed(built):
    rows = {row["source"]: row for row in evidence.load(CCTV).tables.rows("sources")}
    listed = re.findall(r'<div class="citation".*?</div>', built[1], re.DOTALL)
    assert len(listed) == 1
    row = rows["pawsontilley1997"]
    assert f"Seen: {row['seen']}." in html.unescape(listed[0])
    assert row["note"].split(";")[0] in html.unescape(listed[0])


def test_the_evidence_page_narrows_down_by_words_of_its_own_and_leads_to_configurations(built):
    base = evidence.load(CCTV)
    form = "".join(re.findall(r'<form class="realist-filter".*?</form>', built[1], re.DOTALL))
    assert re.search(r"<form[^>]*\bhidden>", form)  # until a script makes it work
    for control in re.findall(r'<(?:input|select) id="([^"]+)"', form):
        assert f'<label for="{control}">' in form
    offered = set(re.findall(r'<option value="([^"]+)"', form))
    worn = set(" ".join(re.findall(r'<li class="([^"]*\bis-[^"]*)"', built[1])).split())
    assert worn <= offered
    for row in base.tables.rows("configuration_evidence"):
        name = base.theory.configuration[row["configuration"]].nickname
        assert f"{row['role']} {html.escape(name)}" in re.sub(r"<[^>]+>", "", built[1]).replace("’", "&#x27;").replace(
            "'", "&#x27;"
        )
