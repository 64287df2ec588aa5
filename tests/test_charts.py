"""Charts: text alternatives, the same numbers as in their table, and nothing that could be markup."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from realist.views import charts

LABELS = st.lists(st.text(min_size=1), min_size=1, max_size=6)


@settings(deadline=None)
@given(LABELS, st.data())
def test_a_chart_shows_each_number_twice_and_no_text_as_markup(labels, data):
    labels = [label + "<i>" for label in labels]
    values = data.draw(st.lists(st.integers(0, 10**6), min_size=len(labels), max_size=len(labels)))
    chart = charts.bars(labels, values, "Counts <i>", 'What "it" shows')
    assert "<i>" not in chart
    drawn = re.findall(r'class="realist-bar-value">(\d+)<', chart)
    tabled = re.findall(r"<td[^>]*><div>(\d+)</div>", chart)
    assert drawn == tabled == [str(value) for value in values]
    assert 'aria-label="What &#34;it&#34; shows"' in chart
    widths = [float(width) for width in re.findall(r'<rect [^>]*width="([\d.]+)%"', chart)]
    assert max(widths) <= 86
    for i, value in enumerate(values):
        assert (widths[i] == 0) == (value == 0) or value * 10**4 < max(values)


def test_words_of_bars_fit_the_narrowest_screen_and_no_bar_lies_on_them():
    long = "one word after another until the line is much longer than a narrow screen is wide"
    chart = charts.bars([long, "short"], [2, 1], "Counts", "Two")
    lines = re.findall(r"<tspan[^>]*>([^<]*)</tspan>", chart)
    assert max(map(len, lines)) <= charts.LETTERS
    assert " ".join(lines) == f"{long} short"
    texts = [
        int(y) + 18 * (words.count("<tspan") - 1) for y, words in re.findall(r'<text y="(\d+)">(.*?)</text>', chart)
    ]
    bars = [int(y) for y in re.findall(r'<rect x="0" y="(\d+)"', chart)]
    [height] = re.findall(r'height="(\d+)" class="realist-bars"', chart)
    assert texts[0] < bars[0] < bars[0] + 15 < texts[1] - 12 < bars[1] < bars[1] + 15 <= int(height)


def test_what_is_set_apart_is_set_apart_by_more_than_colour():
    chart = charts.bars(["a", "b"], [1, 2], "Counts", "Two", strong=["b"])
    assert chart.count('class="is-strong"') == 1


@pytest.mark.parametrize(
    ("labels", "values", "kind"), [(["a"], [1, 2], ""), ([], [], ""), (["a"], [-1], ""), (["a"], [1], "rank")]
)
def test_what_cannot_be_drawn_is_refused(labels, values, kind):
    with pytest.raises(ValueError, match=r"kind|labels|shorter"):
        charts.bars(labels, values, "Counts", "Counts", kind=kind)


NAMES = st.lists(st.text("abc <&", min_size=1).filter(str.strip), min_size=1, max_size=4, unique=True)


@settings(deadline=None)
@given(NAMES, NAMES, st.data())
def test_a_matrix_fills_what_is_marked_and_says_the_same_in_its_table(rows, columns, data):
    pairs = [(row, column) for row in rows for column in columns]
    marks = dict.fromkeys(data.draw(st.lists(st.sampled_from(pairs), unique=True)), "seen")
    chart = charts.matrix(rows, columns, marks, "Where", "Some", empty="not seen", corner="Row")
    drawn, tabled = chart.split("<details>")
    assert drawn.count('class="is-filled"') == drawn.count(">seen<") == tabled.count("<div>seen<") == len(marks)
    assert drawn.count('class="is-empty"') == tabled.count("<div>not seen<") == len(pairs) - len(marks)
    assert "<a" not in drawn


def test_words_of_a_matrix_fit_the_narrowest_screen():
    long = "one word after another until the line is much longer than a narrow screen is wide"
    chart = charts.matrix([long], ["now", "then"], {}, "Where", "None", empty="not seen", corner="Row")
    lines = re.findall(r"<text[^>]*>([^<]*)</text>", chart)
    assert max(map(len, lines)) <= charts.CHARACTERS
    assert long in " ".join(lines)


@pytest.mark.parametrize(
    ("rows", "columns", "marks"),
    [([], ["x"], {}), (["a"], [], {}), (["a"], list("vwxyz"), {}), (["a"], ["x"], {("a", "y"): "seen"})],
)
def test_a_matrix_that_cannot_be_drawn_is_refused(rows, columns, marks):
    with pytest.raises(ValueError, match=r"rows|outside"):
        charts.matrix(rows, columns, marks, "Where", "None", empty="not seen", corner="Row")
