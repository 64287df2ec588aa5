"""Tables written in prose become cards on a narrow screen, and no word of them is lost."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from realist.sphinxext.prose_tables import as_cards

WORDS = st.text("abc <&\"'", min_size=1).map(str.strip).filter(bool)


def words(page: str) -> list[str]:
    return re.sub("<[^>]*>", " ", page).split()


def written(heads: list[str], rows: list[list[str]]) -> str:
    """As Sphinx writes it."""
    head = "\n".join(f'<th class="head"><p>{escape(each)}</p></th>' for each in heads)
    body = "".join(
        '<tr class="row-even">' + "\n".join(f"<td><p>{escape(each)}</p></td>" for each in row) + "\n</tr>\n"
        for row in rows
    )
    table = f'<thead>\n<tr class="row-odd">{head}\n</tr>\n</thead>\n<tbody>\n{body}</tbody>\n'
    return f'<p>Before</p><div class="pst-scrollable-table-container"><table class="table">{table}</table>\n</div>'


@given(st.lists(WORDS, min_size=2, max_size=4), st.data())
def test_every_cell_says_under_which_heading_it_stands_and_no_word_is_lost(heads, data):
    rows = data.draw(st.lists(st.lists(WORDS, min_size=len(heads), max_size=len(heads)), min_size=1, max_size=3))
    before = written(heads, rows)
    made = as_cards(before)
    assert words(made) == words(before)
    labels = [unescape(each) for each in re.findall(r'<td data-label="([^"]*)">', made)]
    assert labels == [" ".join(head.split()) for _ in rows for head in heads[1:]]
    assert made.count('scope="row"') == len(rows)
    assert made.count('scope="col"') == len(heads)


def test_a_table_of_another_make_is_left_as_it_is():
    ours = '<div class="realist-table"><table><tr><td>1</td></tr></table></div>'
    assert as_cards(ours) == ours
