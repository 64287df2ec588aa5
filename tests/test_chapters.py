"""Every chapter is made the same way, and types none of the study's own figures."""

import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import nbformat
import pytest
import yaml

from realist.evidence.reader import read
from tests.tree import ROOT, text

TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
NOT_CHAPTERS = {"Start", "Look up"}
"""Parts of the book whose pages are no chapters: the way in, and what is looked up."""
TOOLS = {f"notebooks/{name}" for name in ("design-bench", "exercises", "class-view", "gather-designs")}
"""Pages that are for doing and not for reading: they state a question, and close when the reader does."""
OPENS = ["**The question.**", "**After this chapter you can**", "**You need**"]
CODE = re.compile(r"(?m)^(`{3,}|:{3,}).*?^\1`*$|`[^`\n]*`|\]\([^)]*\)", re.DOTALL)
NOT_OF_THE_STUDY = r"(?!\s*(?:minutes?|min\b|hours?|seconds?|px|pixels|kB|MB|per cent of the width|words))"
TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
TEENS = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
PEOPLE = r"(?:practitioners|weeks|people|officers|interviews|staff|sergeants|participants)"
OURS = r"(?:configurations|findings|passages|rivals|features|outcomes)"


def sources(page: str) -> Path:
    return next(path for path in (ROOT / f"{page}.md", ROOT / f"{page}.ipynb") if path.is_file())


def prose(page: str) -> str:
    """A page without its code, and without what stands in a role, a directive or the target of a link."""
    return opened(page)[1]


def opened(page: str) -> tuple[dict[str, Any], str]:
    """The front matter of a page, or the metadata of a notebook, and its prose."""
    path = sources(page)
    if path.suffix == ".md":
        return front_matter(path.read_text(encoding="utf-8"))
    book = nbformat.read(path, as_version=4)
    return book.metadata, "\n\n".join(cell.source for cell in book.cells if cell.cell_type == "markdown")


def front_matter(content: str) -> tuple[dict[str, Any], str]:
    """What stands between two rules at the top of a page, and the rest of it."""
    if not content.startswith("---\n"):
        return {}, content
    _, stated, rest = content.split("---\n", 2)
    return yaml.safe_load(stated), rest.lstrip("\n")


def pages(entry) -> list[str]:
    if isinstance(entry, list):
        return [page for each in entry for page in pages(each)]
    return [entry["file"], *pages(entry.get("sections", []))]


PAGES = [TOC["root"], *(page for part in TOC["parts"] for page in pages(part["chapters"]))]
CHAPTERS = [page for part in TOC["parts"] if part["caption"] not in NOT_CHAPTERS for page in pages(part["chapters"])]


def test_every_page_is_in_the_table_of_contents_and_every_entry_is_a_page():
    there = {p.relative_to(ROOT).with_suffix("").as_posix() for p in (ROOT / "book").glob("*.md")}
    there |= {p.relative_to(ROOT).with_suffix("").as_posix() for p in (ROOT / "notebooks").glob("*.ipynb")}
    assert there == set(PAGES)
    assert len(PAGES) == len(set(PAGES))


def contributing() -> str:
    """The shape of a chapter that CONTRIBUTING.md shows."""
    section = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## How to add a chapter\n")[1]
    return dedent(section.split("```\n")[1])


@pytest.mark.parametrize("page", [*sorted(set(CHAPTERS) - TOOLS), "CONTRIBUTING.md"])
def test_a_chapter_opens_with_its_question_and_closes_with_what_to_take_away(page):
    stated, content = front_matter(contributing()) if page == "CONTRIBUTING.md" else opened(page)
    assert content.startswith("# ")
    places = [content.find(mark) for mark in OPENS]
    first = content.find("\n## ")
    assert -1 not in places, f"{page} lacks {[m for m, p in zip(OPENS, places, strict=True) if p < 0]}"
    assert places == sorted(places), f"{page}: its opening stands in another order"
    assert first == -1 or places[-1] < first, f"{page}: what it needs stands after its first heading"
    assert 5 <= stated["minutes"] <= 240, f"{page} states no minutes"
    end = content.rfind("\n## ")
    assert content[end:].startswith("\n## Take away\n"), f"{page} closes with another heading"
    assert "\n- " in content[end:]
    assert "**Sources.**" in content[end:], f"{page} names no sources"


@pytest.mark.parametrize("page", sorted(set(CHAPTERS) & TOOLS))
def test_a_page_for_doing_says_what_question_it_answers(page):
    assert "**The question.**" in prose(page)


def typed() -> re.Pattern[str]:
    """The study's own figures, in figures and in words, and what our tables hold counted by hand."""
    tables = read(ROOT / "data")
    figures = {int(row["number"]) for row in tables.rows("participants")}
    for row in tables.rows("findings"):
        if row["kind"] == "number" or row["finding"] in ("F-OPC-03a", "F-STR-03c"):
            figures |= {int(each) for each in re.findall(r"(?<!Group )\b\d+\b", row["statement"])}
    figures = {each for each in figures if 10 < each < 1000}
    either = rf"(?:{TENS}|{TEENS})"
    figure = rf"(?:{'|'.join(map(str, sorted(figures)))})\b{NOT_OF_THE_STUDY}"
    return re.compile(rf"\b(?:{figure}|{either} {PEOPLE}\b|(?:\d+|{either}) {OURS}\b)", re.IGNORECASE)


TYPED = typed()


@pytest.mark.parametrize("page", PAGES)
def test_no_figure_of_the_study_is_typed_in_prose(page):
    content = CODE.sub(" ", prose(page))
    found = [content[max(0, m.start() - 40) : m.end() + 20] for m in TYPED.finditer(content)]
    assert not found, f"{page} types what should be computed; print it by name (realist/sphinxext/numbers.py): {found}"


@pytest.mark.parametrize(
    "said",
    ["There were 221 interviews.", "A team of 11 people", "for 16 weeks", "eleven practitioners", "59 configurations"],
)
def test_a_typed_figure_is_found(said):
    assert TYPED.search(CODE.sub(" ", said))


@pytest.mark.parametrize(
    "said", ["32 px", "In 28 minutes", "`221`", "{number}`figure.F-OPC-03a`", "four configurations"]
)
def test_what_is_no_figure_of_the_study_is_left_alone(said):
    assert not TYPED.search(CODE.sub(" ", said))


def test_the_text_of_a_page_is_read():
    assert all(text(sources(page)) for page in PAGES)
