"""What a reader takes away and brings back: the same as Python's, refused in words, and nothing leaves the browser."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import random
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from realist import evidence
from realist.documents.brief import brief, markdown
from realist.documents.docx import word
from realist.documents.worksheets import design_notebook, written
from realist.sharing import SharingError, file_of, link_of, read_file, read_link
from realist.theory import Design, Theory
from realist.views.bench_state import bench_state
from tests import hostile
from tests.browser.accessibility import faults
from tests.browser.conftest import ROOT
from tests.browser.questions import put
from tests.browser.test_bench import tab_to
from tests.theories import some_own
from tests.vectors.designs import ADDRESSES, HAS_NODE, NAMES
from tests.word_text import looks, read_back

DESIGNS = 25 if HAS_NODE else 100


@pytest.fixture(scope="module")
def base() -> evidence.Evidence:
    return evidence.load(ROOT / "data")


@pytest.fixture(scope="module")
def other() -> evidence.Evidence:
    return evidence.load(ROOT / "data/examples/cctv")


@pytest.fixture
def bench(visit, site) -> Page:
    page = visit(f"{site}/notebooks/design-bench.html").page
    page.evaluate(
        """() => {
          const { model } = document.querySelector('[data-realist-widget=bench]');
          window.evidence = model.get('evidence');
          window.template = model.get('notebook');
        }"""
    )
    page.add_script_tag(url=f"{site}/_static/papers.js")  # as the page does when something is first taken away
    return page


def some_designs(theory: Theory) -> list[tuple[Design, str, str]]:
    chance = random.Random(20263)

    def few() -> frozenset[str]:
        return (
            frozenset(m.id for m in theory.mechanisms if chance.random() < 0.3)
            if chance.random() < 0.4
            else frozenset()
        )

    found = []
    for _ in range(DESIGNS):
        share = chance.random()
        answers = {f.id: chance.choice(f.value_ids) for f in theory.features if chance.random() < share}
        own = tuple(some_own(theory, chance) for _ in range(chance.choice((0, 0, 1, 3))))
        found.append((Design(answers, few(), few(), own), chance.choice(NAMES), chance.choice(ADDRESSES)))
    return found


MAKE = """async ([cases, whole]) => {
  const { brief, markdown, linkOf, fileOf, notebookOf, readLink, readFile, canonical } = window.realist;
  const texts = cases.map(({ design, name, page, link, file }) => {
    const raw = new TextEncoder().encode(file);
    const back = [readLink(window.evidence.theory, link), readFile(window.evidence.theory, raw)];
    return [
      markdown(brief(window.evidence, design, name, page)),
      linkOf(window.evidence.theory, design, name),
      fileOf(window.evidence, design, name),
      notebookOf(window.template, design, name),
      ...back.map((saved) => canonical(saved)),
    ];
  });
  return whole ? texts : window.realist.digest(texts.flat());
}"""


def test_the_page_writes_what_python_writes(bench, base):
    """Brief, link, file and notebook of some designs, byte for byte; and each reads what the other wrote."""
    cases, ours = [], []
    for design, name, page in some_designs(base.theory):
        link, file = link_of(base.theory, design, name), file_of(base, design, name)
        cases.append({"design": design.to_dict(), "name": name, "page": page, "link": link, "file": file})
        saved = read_link(base.theory, link)
        plain = json.dumps(
            {"design": design.to_dict(), "name": saved.name}, sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        notebook = written(design_notebook("data", design, name, base.named()))
        ours.append([markdown(brief(base, design, name, page)), link, file, notebook, plain, plain])
    digest = hashlib.sha256("\n".join(text for texts in ours for text in texts).encode()).hexdigest()
    if put(bench, MAKE, [cases, False]) != digest:
        theirs = put(bench, MAKE, [cases, True])
        for case, mine, texts in zip(cases, ours, theirs, strict=True):
            for one, another in zip(mine, texts, strict=True):
                assert one.splitlines() == another.splitlines(), case
    bench.evaluate("window.evidence = structuredClone(window.evidence); window.evidence.about.checksum = 'x'")
    assert put(bench, MAKE, [cases, False]) != digest, "a difference would not have been seen"


READ = """([kind, given]) => given.map((each) => {
  const { theory } = window.evidence;
  try {
    if (kind === 'link') window.realist.readLink(theory, each);
    else window.realist.readFile(theory, Uint8Array.from(atob(each), (c) => c.charCodeAt(0)));
    return '';
  } catch (error) {
    return `${error.constructor.name === 'Error' ? 'not in words: ' : ''}${error.message}`;
  }
})"""


def test_hostile_links_and_files_are_refused_by_the_page_as_by_python(bench, base, other):
    links, files = list(hostile.links(base, other)), list(hostile.files(base, other))
    told = put(bench, READ, ["link", [link for _, link in links]])
    for (family, link), said in zip(links, told, strict=True):
        with pytest.raises(SharingError) as refused:
            read_link(base.theory, link)
        assert said == str(refused.value), (family, link[:100])
    told = put(bench, READ, ["file", [base64.b64encode(raw).decode() for _, raw in files]])
    for (family, raw), said in zip(files, told, strict=True):
        with pytest.raises(SharingError) as refused:
            read_file(base.theory, raw)
        assert said == str(refused.value), (family, raw[:100])


def test_links_and_files_that_were_kept_open_in_the_page(bench):
    fixtures = [
        json.loads(p.read_text(encoding="utf-8")) for p in (ROOT / "tests/fixtures/designs").glob("*/pdd/*.json")
    ]
    for fixture in fixtures:
        found = bench.evaluate(
            """({ link, file }) => [window.realist.readLink(window.evidence.theory, link),
                 window.realist.readFile(window.evidence.theory, new TextEncoder().encode(file))]""",
            fixture,
        )
        for saved in found:
            assert {k: v for k, v in saved["design"].items() if v or k != "own"} == {
                k: v for k, v in fixture["design"].items() if v or k != "own"
            }
            assert saved["name"] == fixture["name"]


@dataclass
class Watched:
    """A page, every request that it made and every download that it gave."""

    page: Page
    requests: list[str] = field(default_factory=list)

    def download(self, button: Locator) -> tuple[str, bytes]:
        with self.page.expect_download() as coming:
            button.click()
        return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()


def design_on(page: Page) -> dict[str, Any]:
    return page.evaluate("document.querySelector('[data-realist-widget=bench]').model.get('design')")


def kept_keys(page: Page) -> list[str]:
    return page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort()")


@pytest.fixture
def watched(visit, site) -> Watched:
    page = visit(f"{site}/notebooks/design-bench.html", accept_downloads=True).page
    found = Watched(page)
    page.on("request", lambda request: found.requests.append(request.url))
    return found


def test_a_design_is_taken_away_and_brought_back_and_nothing_leaves_the_browser(watched, base, site, tmp_path):
    page, scheme, name = watched.page, base.schemes[1], "Our <b>force</b>: =1+1"
    page.get_by_role("button", name=scheme.label, exact=True).click()
    area = page.locator(".realist-takeaway")
    area.get_by_label("What you call this design").fill(name)
    address = f"{site}/notebooks/design-bench.html"
    made = brief(base, scheme.design, name, address)

    file, raw = watched.download(area.get_by_role("button", name="Brief for Word"))
    assert file == "design-brief-our-b-force-b-1-1.docx"
    assert read_back(raw) == read_back(word(made.title, made.sections))
    assert looks(raw) == looks(word(made.title, made.sections))
    file, raw = watched.download(area.get_by_role("button", name="Brief as Markdown"))
    assert (file, raw.decode()) == ("design-our-b-force-b-1-1.md", markdown(made))
    file, raw = watched.download(area.get_by_role("button", name="Jupyter notebook"))
    assert raw.decode() == written(design_notebook("data", scheme.design, name, base.named()))
    file, raw = watched.download(area.get_by_role("button", name="Save as a file"))
    assert raw.decode() == file_of(base, scheme.design, name)
    saved = tmp_path / file
    saved.write_bytes(raw)

    page.evaluate("void (window.print = () => { window.printed = document.querySelector('.realist-print').innerText })")
    area.get_by_role("button", name="Print the brief").click()
    printed = page.evaluate("window.printed")
    assert all(section.title in printed for section in made.sections)
    assert page.locator(".realist-print b").filter(has_text="force").count() == 0, "what was typed stays text"
    check_print(page)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")

    area.get_by_role("button", name="Show a QR code").click()
    picture = page.get_by_role("img", name=re.compile("QR code of the link"))
    shot = Image.open(io.BytesIO(picture.screenshot()))
    link = f"{address}#{link_of(base.theory, scheme.design, name)}"
    assert [code.text for code in zxingcpp.read_barcodes(shot)] == [link]
    assert area.get_by_label("The link", exact=True).input_value() == link

    area.get_by_role("button", name="Keep in this browser").click()
    expect(area.get_by_role("status")).to_contain_text("is kept in this browser")
    before = design_on(page)
    page.get_by_role("button", name=base.schemes[0].label, exact=True).click()
    changed = design_on(page)
    assert changed != before

    # What cannot be opened is refused in words, and the design on the screen stays.
    for bad in (link[:-3], f"{address}#design=zz", "javascript:alert(1)"):
        area.get_by_label("Open a link").fill(bad)
        area.get_by_role("button", name="Open", exact=True).click()
        expect(area.get_by_role("alert")).to_contain_text("Nothing on the screen was changed.")
        assert design_on(page) == changed
    torn = tmp_path / "torn <img src=x>.json"
    torn.write_bytes(raw[:200])
    area.get_by_label("Open a file").set_input_files(torn)
    expect(area.get_by_role("alert")).to_contain_text("torn <img src=x>.json: is not JSON. Nothing")
    assert design_on(page) == changed

    area.get_by_label("Open a file").set_input_files(saved)
    expect(area.get_by_role("status")).to_contain_text("Opened “Our <b>force</b>: =1+1”")
    assert design_on(page)["answers"] == before["answers"]

    page.get_by_role("button", name=base.schemes[0].label, exact=True).click()
    area.locator(".realist-takeaway-kept > summary").click()
    area.get_by_role("button", name=f"Open {name}").click()
    assert design_on(page)["answers"] == before["answers"]
    page.get_by_role("button", name=base.schemes[0].label, exact=True).click()
    page.evaluate("(link) => { location.hash = link.split('#')[1] }", link)
    expect(area.get_by_role("status")).to_contain_text("from the link")
    assert design_on(page)["answers"] == before["answers"]
    assert "#" not in page.url

    # Nothing left the browser, and all that was kept can be seen and erased.
    asked = {url for url in watched.requests if not url.startswith(("blob:", "data:"))}
    assert {url.rsplit("/", 1)[1] for url in asked} - {"logo.svg"} == {"papers.js", "word.js", "qr.js"}, asked
    assert all(url.startswith(f"{site}/_static/") and "?" not in url for url in asked)
    ours = [key for key in kept_keys(page) if key.startswith("realist")]
    assert {"realist designs"} < set(ours)
    shown = area.locator(".realist-kept-all code").all_inner_texts()
    assert sorted(shown) == ours
    page.evaluate("scrollTo(0, 0)")  # or what is half under the line that stays in sight would count as small
    assert faults(page) == {}
    area.get_by_role("button", name="Erase all of it").click()
    assert [key for key in kept_keys(page) if key.startswith("realist")] == []
    expect(area.locator(".realist-kept-all")).to_have_count(0)


def check_print(page: Page) -> None:
    """The first page stands alone, its letters are of 10 points or more, and those of the rest of 9."""
    page.emulate_media(media="print")
    front, rest = page.evaluate(
        """() => {
          const points = (el) => Math.round(parseFloat(getComputedStyle(el).fontSize) * 75) / 100;
          const sizes = (all) => Math.min(...[...all].map(points));
          const [whole, front] = ['', '-front'].map((one) => document.querySelector(`.realist-print${one}`));
          const breaks = getComputedStyle(front).breakAfter;
          return [
            [breaks, sizes(front.querySelectorAll('p, li')), sizes(front.querySelectorAll('td'))],
            [sizes(whole.querySelectorAll(':scope > :is(p, ul)')), sizes(whole.querySelectorAll('td'))],
          ];
        }"""
    )
    assert front == ["page", 10.5, 10]
    assert rest == [10.5, 9]
    page.emulate_media(media="screen")


def test_a_link_opens_the_design_from_an_address_and_from_a_folder(visit, site, book, base):
    design = base.schemes[2].design
    link = link_of(base.theory, design, "Ours")
    for start in (f"{site}/notebooks/design-bench.html", (book / "notebooks/design-bench.html").as_uri()):
        visited = visit(f"{start}#{link}")
        assert design_on(visited.page)["answers"] == dict(design.answers)
        expect(visited.page.get_by_label("What you call this design")).to_have_value("Ours")
        assert (visited.strangers, visited.errors) == ([], [])
        area = visited.page.locator(".realist-takeaway")
        assert area.get_by_role("button", name="Show a QR code").count() == start.startswith("http")
        with visited.page.expect_download() as coming:  # a script element loads from a folder too
            area.get_by_role("button", name="Brief for Word").click()
        texts = [text for _, text in read_back(Path(coming.value.path()).read_bytes())]
        assert texts[0] == "Design brief: Ours"
        assert not any("file:" in text for text in texts), "a brief does not tell where the book lay"
    torn = visit(f"{site}/notebooks/design-bench.html#{link[:-4]}").page
    expect(torn.locator(".realist-takeaway [role=alert]")).to_contain_text("cut short")
    assert design_on(torn)["answers"] == {}


@pytest.mark.parametrize("width", [1280, 320])
def test_a_session_in_a_room_by_keyboard(visit, site, base, width):
    visited = visit(f"{site}/notebooks/gather-designs.html", width)
    page = visited.page
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    stage = page.locator(".realist-projector")
    question = stage.get_by_role("heading", level=3)
    first = question.inner_text()
    tab_to(page, stage.get_by_role("spinbutton").first)
    page.keyboard.type("7")
    answer = stage.get_by_role("radio").first
    answer.focus()
    page.keyboard.press("Space")
    assert stage.get_by_role("heading", level=4).count() == 0, "what follows is not shown before it is asked for"
    reveal = stage.get_by_role("button", name="Show what follows")
    tab_to(page, reveal)
    page.keyboard.press("Enter")
    expect(stage.get_by_role("status")).not_to_be_empty()
    tab_to(page, stage.get_by_role("button", name="Next question"))
    page.keyboard.press("Enter")
    assert question.inner_text() != first
    expect(question).to_be_focused()
    href = stage.get_by_role("link", name="Open this design on the bench").get_attribute("href") or ""
    assert len(read_link(base.theory, href).design.answers) >= 1

    links = [f"{site}/x#{link_of(base.theory, scheme.design, scheme.label)}" for scheme in base.schemes]
    links.append(link_of(base.theory, base.schemes[0].design, "=cmd()"))
    field_ = page.get_by_label("Links, one a line")
    field_.fill("\n".join([*links, links[0][:-4], "javascript:alert(1)"]))
    tab_to(page, page.get_by_role("button", name="Add the links"))
    page.keyboard.press("Enter")
    refused = page.locator(".realist-gather [role=alert] li")
    expect(refused).to_have_count(1)  # what holds no design= is no link
    expect(refused.first).to_contain_text("Line 6: This link was cut short")
    gathered = page.locator(".realist-gather")
    assert gathered.get_by_role("columnheader", name=base.schemes[3].label).count() >= 1
    words = gathered.inner_text().lower()
    assert not re.search(r"\b(?:score|total|rank|winner|best)\b", words)
    b_only = gathered.locator(".realist-bet").filter(has=page.get_by_role("heading", name="=cmd()"))
    expect(b_only).to_contain_text("nothing that the others do without")
    with page.expect_download() as coming:
        gathered.get_by_role("button", name="Save the table as CSV").click()
    text = Path(coming.value.path()).read_text(encoding="utf-8-sig")
    assert "'=cmd()" in text
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[-1] == ["Evidence base", *[base.named()] * (len(rows[0]) - 1)]
    assert not re.search(r'(?:^|,)"?[=+@-]', text, re.MULTILINE)
    gathered.get_by_role("button", name="Take out =cmd()").click()
    expect(gathered.get_by_role("status")).to_contain_text("=cmd() is taken out.")
    assert faults(page) == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    icon = page.locator("link[rel=icon]").evaluate("link => link.href")  # the browser fetches it when it likes
    assert [url for url in requests if not url.startswith("blob:") and url != icon] == []
    assert visited.errors == []


ROOM = "notebooks/gather-designs.html"


def test_gathered_groups_are_kept_until_they_are_taken_out(visit, site, base):
    page = visit(f"{site}/{ROOM}").page
    gathered = page.locator(".realist-gather")
    links = "\n".join(link_of(base.theory, scheme.design, scheme.label) for scheme in base.schemes[:2])
    page.get_by_label("Links, one a line").fill(links)
    page.get_by_role("button", name="Add the links").click()
    gathered.get_by_label("Name of group 2").fill("Table <b>two</b>")
    gathered.get_by_label("Name of group 2").press("Tab")
    table = gathered.locator("table").first.inner_text()
    [key] = [each for each in kept_keys(page) if each.startswith("realist")]
    page.reload()
    names = [gathered.get_by_label(f"Name of group {place}").input_value() for place in (1, 2)]
    assert names == [base.schemes[0].label, "Table <b>two</b>"]
    assert gathered.locator("table").first.inner_text() == table

    # What the browser gives back is not trusted, and what can no longer be opened is told and not lost.
    good = {"name": "Ours", "link": link_of(base.theory, base.schemes[0].design)}
    torn = {"name": "Torn\n<img src=x>", "link": good["link"][:-4]}
    for kept, groups, told in (
        ("{", 0, 0),
        (json.dumps({"name": "a"}), 0, 0),
        (json.dumps([None, 3, {"name": 1, "link": ""}, good, torn]), 1, 1),
        (json.dumps([good] * 200), 24, 0),
    ):
        page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, kept])
        page.reload()
        expect(page.get_by_label("Links, one a line")).to_be_visible()
        assert gathered.locator(".realist-groups li").count() == groups
        assert gathered.locator("[role=alert] li").count() == told
        assert page.evaluate("(key) => localStorage.getItem(key)", key) == kept
    assert faults(page, ".realist-gather") == {}

    gathered.get_by_role("button", name="Take out all groups").click()
    expect(gathered.get_by_role("status")).to_contain_text("none is kept")
    expect(page.get_by_label("Links, one a line")).to_be_focused()
    assert [each for each in kept_keys(page) if each.startswith("realist")] == []

    page.evaluate("void (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') })")
    page.get_by_label("Links, one a line").fill(links)
    page.get_by_role("button", name="Add the links").click()
    expect(gathered.locator(".realist-groups li")).to_have_count(2)
    expect(gathered).to_contain_text("not kept in this browser")


WRAPPED = (
    lambda link: f"#{link}.",
    lambda link: f"#{link}&utm_source=mail",
    lambda link: f"?fbclid=IwAR0_a#{link.replace('=', '%3D')}",
    lambda link: f"#{link[:14]}%0D%0A{link[14:]}%E2%80%8B",
    lambda link: f"?url=https%3A%2F%2Fexample.org%2Fb.html%23{link.replace('=', '%3D')}&data=05%7C02",
)


def test_the_bench_opens_by_an_address_that_mail_has_wrapped(visit, site, base):
    scheme = base.schemes[0]
    link = link_of(base.theory, scheme.design, "Ours")
    for wrap in WRAPPED:
        page = visit(f"{site}/notebooks/design-bench.html{wrap(link)}").page
        expect(page.locator(".realist-takeaway").get_by_role("status")).to_contain_text("Opened “Ours” from the link.")
        assert design_on(page)["answers"] == dict(scheme.design.answers)
        assert page.url == f"{site}/notebooks/design-bench.html" + ("?fbclid=IwAR0_a" if "?fb" in wrap(link) else "")


@pytest.mark.parametrize("width", [1280, 320])
def test_an_address_whose_design_is_not_whole_says_so_in_sight_and_keeps_what_it_had(visit, site, base, width):
    link = link_of(base.theory, base.schemes[0].design, "Ours")
    for given, says in (
        (link[:-5], f"was cut short after “…{link[:-5][-8:]}”"),
        ("design=", "what follows #design= is missing"),
        (f"{link[:14]}{'A' if link[14] != 'A' else 'B'}{link[15:]}", "was changed on its way"),
    ):
        address = f"{site}/notebooks/design-bench.html#{given}"
        page = visit(address, width).page
        told = page.locator(".realist-not-opened")
        expect(told).to_contain_text(says)
        expect(told).to_be_in_viewport(ratio=1)
        assert page.url == address
        assert design_on(page)["answers"] == {}
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.evaluate("(link) => { location.hash = link }", f"#{link[:-7]}")
        expect(told).to_contain_text(link[:-7][-8:])
        expect(told).to_be_in_viewport(ratio=1)
        assert faults(page, ".realist-not-opened") == {}
        page.evaluate("(link) => { location.hash = link }", f"#{link}")
        expect(told).to_be_empty()
        expect(page.locator(".realist-takeaway").get_by_role("status")).to_contain_text("Opened “Ours”")


@pytest.mark.parametrize("width", [1280, 320])
def test_a_mail_with_three_links_of_which_one_is_cut(visit, site, base, width):
    page = visit(f"{site}/{ROOM}", width).page
    one, two, three = (
        f"https://example.org/b.html#{link_of(base.theory, scheme.design, name)}"
        for scheme, name in zip(base.schemes, ("One", "Two", "Three"), strict=False)
    )
    mail = (
        f"Dear all,\n\nGroup one: <{one}>.\nGroup two: {two[:-6]}\nGroup three:\n> {three[:-9]}\n> {three[-9:]}\n\nAnna"
    )
    field_, gathered = page.get_by_label("Links, one a line"), page.locator(".realist-gather")
    field_.fill(mail)
    page.get_by_role("button", name="Add the links").click()
    expect(gathered.get_by_role("status")).to_have_text("Added One, Three.")
    refused = gathered.locator("[role=alert] li")
    expect(refused).to_have_count(1)
    expect(refused).to_contain_text(f"Line 4: This link was cut short after “…{two[:-6][-8:]}”")
    expect(refused).to_be_in_viewport(ratio=1)
    expect(field_).to_have_value(f"Dear all,\n\nGroup two: {two[:-6]}\nGroup three:\n\nAnna")
    field_.fill(f"Group two: {two}.")
    page.get_by_role("button", name="Add the links").click()
    expect(gathered.get_by_role("status")).to_have_text("Added Two.")
    expect(refused).to_have_count(0)
    expect(field_).to_have_value("")
    cut = visit(f"{site}/{ROOM}#{two.split('#')[1][:-6]}", width).page  # an address is said too, on the page of a room
    expect(cut.locator(".realist-gather [role=alert] li")).to_contain_text(
        "The address of this page: This link was cut"
    )
    expect(cut.locator(".realist-gather [role=alert] li")).to_be_in_viewport(ratio=1)
    assert "#design=" in cut.url
    whole = visit(f"{site}/{ROOM}#{two.split('#')[1]}.", width).page
    expect(whole.locator(".realist-gather").get_by_role("status")).to_have_text("Added Two.")
    expect(whole.locator(".realist-gather").get_by_role("status")).to_be_in_viewport(ratio=1)
    assert "#" not in whole.url
    field_.fill("a word of a mail")
    page.get_by_role("button", name="Add the links").click()
    expect(refused).to_contain_text("There is no design= in this text")
    expect(field_).to_have_value("a word of a mail")


AS_A_NOTEBOOK = """async ([source, state]) => {
  const { default: widget } = await import(`data:text/javascript;base64,${source}`);
  const model = { get: (name) => state[name], set() {}, save_changes() {}, on() {}, off() {} };
  widget.render({ model, el: document.body });
}"""


def test_in_a_notebook_a_link_is_its_end_and_no_address_of_the_readers_server(visit, site, base):
    page = visit(f"{site}/_static/papers.js").page  # some address of a server, and nothing of the book
    source = base64.b64encode((ROOT / "realist/static/bench.js").read_bytes()).decode()
    design = base.schemes[0].design
    page.evaluate(AS_A_NOTEBOOK, [source, {"evidence": bench_state(base), "design": design.to_dict()}])
    area = page.locator(".realist-takeaway")
    area.get_by_role("button", name="Copy a link").click()
    expect(area.get_by_label("The link", exact=True)).to_have_value(f"#{link_of(base.theory, design)}")
    assert area.get_by_role("button", name="Show a QR code").count() == 0
    with page.expect_download() as coming:
        area.get_by_role("button", name="Brief as Markdown").click()
    text = Path(coming.value.path()).read_text(encoding="utf-8")
    assert f"#{link_of(base.theory, design)}" in text
    assert "127.0.0.1" not in text


def test_what_is_loaded_on_demand_is_small(book):
    import gzip

    for name in ("papers.js", "word.js", "qr.js"):
        assert len(gzip.compress((book / "_static" / name).read_bytes())) < 150_000
