"""The page of evidence narrows down in the page itself: from a folder, by keyboard, with a count that is announced."""

from __future__ import annotations

from playwright.sync_api import expect

from realist.evidence import load
from tests.browser.conftest import ROOT


def test_a_reader_finds_a_finding_by_keyboard_and_a_link_still_leads_to_what_is_filtered_out(visit, book):
    base = load(ROOT / "data")
    rows = base.tables.rows("findings")
    passages = base.tables.rows("passages")
    visited = visit((book / "book" / "evidence.html").as_uri())
    page = visited.page
    form = page.get_by_role("search", name="Find in the evidence")
    status = form.get_by_role("status", name="How much is shown")
    findings = page.locator(".evidence-findings > li")
    expect(status).to_have_text(f"All {len(rows)} findings in {len(passages)} passages")

    form.get_by_label("Words, or a locator").focus()
    page.keyboard.type("F-OPC-06")
    inside = [row for row in rows if row["passage"] == "F-OPC-06"]
    expect(findings.locator("visible=true")).to_have_count(len(inside))
    expect(status).to_contain_text(f"of {len(rows)} in {len(passages)}")

    page.keyboard.press("Control+a")
    page.keyboard.type("face NAMES")  # both words, in any case
    expect(page.locator("#finding-F-OPC-06d")).to_be_visible()
    expect(page.locator("#finding-F-OPC-06a")).to_be_hidden()

    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.press("Tab")
    expect(form.get_by_label("Whose word it is")).to_be_focused()
    form.get_by_label("Whose word it is").select_option(label="believed by those who took part")
    form.get_by_label("Said of").select_option(label="Force B")
    wanted = [row for row in rows if row["standing"] == "believed" and "B" in row["sites"].split()]
    expect(findings.locator("visible=true")).to_have_count(len(wanted))
    expect(status).to_contain_text(f"{len(wanted)} findings")

    page.evaluate("location.hash = '#finding-MET-04d'")  # what a link in the page does
    expect(page.locator("#finding-MET-04d")).to_be_in_viewport()
    expect(status).to_have_text(f"All {len(rows)} findings in {len(passages)} passages")

    form.get_by_label("Words, or a locator").fill("zebra <script>")
    expect(status).to_contain_text("Nothing fits.")
    form.get_by_role("button", name="Show everything").press("Enter")
    expect(findings.locator("visible=true")).to_have_count(len(rows))
    assert visited.errors == []
    assert visited.strangers == []


def test_every_configuration_that_a_finding_names_stands_where_the_link_leads(book):
    import re

    text = (book / "book" / "evidence.html").read_text(encoding="utf-8")
    led = set(re.findall(r'href="(\.\./notebooks/[^"#]+)#(cmo-[^"]+)"', text))
    assert {target for _, target in led} == {f"cmo-{c.id}" for c in load(ROOT / "data").theory.configurations}
    for page in {page for page, _ in led}:
        there = (book / "book" / page).resolve().read_text(encoding="utf-8")
        assert all(f'id="{target}"' in there for where, target in led if where == page)
