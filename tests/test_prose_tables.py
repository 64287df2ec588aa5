"""Tables written in prose become cards on a narrow screen, and no word of them is lost."""

import re
from html import unescape

from docutils import nodes
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st

from realist.sphinxext.prose_tables import ProseTables, Tag
from tests.test_back_matter import build

WORDS = st.text("abc <&\"'", min_size=1).map(str.strip).filter(bool)


def entry(text: str) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", text))


def document(heads: list[str], rows: list[list[str]]) -> nodes.document:
    """A table as MyST gives it."""
    head = nodes.thead("", nodes.row("", *map(entry, heads)))
    body = nodes.tbody("", *(nodes.row("", *map(entry, row)) for row in rows))
    made = new_document("page.md")
    made += nodes.table("", nodes.tgroup("", *(nodes.colspec() for _ in heads), head, body, cols=len(heads)))
    return made


def transformed(page: nodes.document) -> nodes.document:
    ProseTables(page).run()
    return page


def tags(page: nodes.document, name: str) -> list[Tag]:
    return [each for each in page.findall(Tag) if each["open"] == name]


@given(st.lists(WORDS, min_size=2, max_size=4), st.data())
def test_every_cell_says_under_which_heading_it_stands_and_no_word_is_lost(heads, data):
    rows = data.draw(st.lists(st.lists(WORDS, min_size=len(heads), max_size=len(heads)), min_size=1, max_size=3))
    page = transformed(document(heads, rows))
    assert [text.astext() for text in page.findall(nodes.Text)] == [*heads, *(cell for row in rows for cell in row)]
    labels = [each["html"]["data-label"] for each in tags(page, "td")]
    assert labels == [" ".join(head.split()) for _ in rows for head in heads[1:]]
    assert [each["html"]["scope"] for each in tags(page, "th")] == ["col"] * len(heads) + ["row"] * len(rows)


def test_a_table_with_cells_that_span_others_is_left_as_it_is():
    page = document(["A", "B"], [["1", "2"]])
    next(page.findall(nodes.entry))["morecols"] = 1
    before = page.pformat()
    assert transformed(page).pformat() == before


def test_a_heading_is_text_in_the_page_of_a_book(tmp_path):
    page, warnings = build(tmp_path, '# Page\n\n| A | "<b>" & *B* |\n| --- | --- |\n| one | [two](proof.md) |\n')
    assert warnings == ""
    (label,) = re.findall(r'<td data-label="([^"]*)">', page)
    assert unescape(label).translate({0x201C: '"', 0x201D: '"'}) == '"<b>" & B'
    assert '<th scope="row"><p>one</p>' in page.replace("\n", "")
    assert 'href="proof.html"' in page
