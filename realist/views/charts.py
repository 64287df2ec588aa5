"""Charts that chapters show: vector, in the book's own colours, each with its words and its numbers within reach.

A chart is drawn as SVG whose text keeps its size however narrow the page: only lengths are shares of the width.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap

import pandas as pd

from realist.web.html import TEMPLATES, Html, table

KINDS = ("", "context", "mechanism", "outcome")
"""What a mark stands for, which decides its colour; nothing is said by colour alone."""


def bars(
    labels: Sequence[str],
    values: Sequence[int],
    caption: str,
    alt: str,
    *,
    counted: str = "Number",
    kind: str = "",
    strong: Sequence[str] = (),
) -> Html:
    """A bar for each label, with its number beside it, and the same as a table that unfolds.

    Parameters
    ----------
    labels : sequence of str
        What each bar is of; shown above it.
    values : sequence of int
        How many; not negative. The longest bar fills the width.
    caption : str
        What the chart shows, as a title.
    alt : str
        What a reader should see in it, as a sentence, for those who do not see it.
    counted : str
        What the numbers count.
    kind : {"", "context", "mechanism", "outcome"}
    strong : sequence of str
        Labels to set apart, by a pattern and not by colour alone. The caption should say what they are.

    Raises
    ------
    ValueError
        Where labels and values do not match, or a value is negative.

    Examples
    --------
    >>> str(bars(["<i>", "b"], [2, 1], "Counts", "There are twice as many of one.")).count("&lt;i&gt;")
    2
    """
    if kind not in KINDS:
        raise ValueError(f"kind is one of {KINDS}, and not {kind!r}")
    if not labels or len(labels) != len(values):
        raise ValueError(f"{len(labels)} labels and {len(values)} values: expected as many of each, and at least one")
    if min(values) < 0:
        raise ValueError("a bar cannot be shorter than nothing")
    longest = max(*values, 1)
    rows, top = [], 15
    for label, value in zip(labels, values, strict=True):
        lines = wrap(label, LETTERS) or [""]
        rows.append(
            {
                "lines": lines,
                "y": top,
                "value": value,
                "width": round(86 * value / longest, 2),
                "strong": label in strong,
            }
        )
        top += 18 * len(lines) + 28
    numbers = table(pd.DataFrame({caption: list(labels), counted: list(values)}), caption)
    chart = TEMPLATES.get_template("bars.html").render(
        rows=rows, height=top - 15, caption=caption, alt=alt, kind=kind, numbers=numbers
    )
    return Html(chart)


LETTERS, CHARACTERS = 33, 36
"""What fits on one line of a chart on the narrowest screen: over a bar, and in the smaller letters of a matrix."""


def matrix(
    rows: Sequence[str],
    columns: Sequence[str],
    marks: Mapping[tuple[str, str], str],
    caption: str,
    alt: str,
    *,
    empty: str,
    corner: str,
) -> Html:
    """A field for each pair of a row and a column, filled where something stands in it; and the same as a table.

    Parameters
    ----------
    rows, columns : sequence of str
        At most four columns, so that a field has room for its words on a narrow screen.
    marks : mapping of (row, column) to str
        A word or two for a field that is filled.
    caption : str
        What the chart shows, as a title.
    alt : str
        What a reader should see in it, as a sentence, for those who do not see it.
    empty : str
        What a field says that is not filled.
    corner : str
        What the rows are, as the head of their column in the table.

    Raises
    ------
    ValueError
        Where a mark stands outside the rows and columns, or there are none or too many of these.

    Examples
    --------
    >>> drawn = matrix(["cat", "dog"], ["day", "night"], {("cat", "night"): "seen"}, "Pets", "A cat by night.",
    ...                empty="not seen", corner="Pet")
    >>> str(drawn).count("is-filled"), str(drawn).count("is-empty")
    (1, 3)
    """
    if not rows or not 0 < len(columns) <= 4:
        raise ValueError(
            f"{len(rows)} rows and {len(columns)} columns: expected at least one row, and one to four columns"
        )
    if outside := sorted(marks.keys() - {(row, column) for row in rows for column in columns}):
        raise ValueError(f"{outside[0]} is outside the rows and columns")
    share = 100 / len(columns)
    top = 18 * max(len(wrap(column, CHARACTERS // len(columns))) for column in columns) + 8
    heads = [
        {"x": round(number * share, 2), "lines": wrap(column, CHARACTERS // len(columns))}
        for number, column in enumerate(columns)
    ]
    drawn = []
    for row in rows:
        lines = wrap(row, CHARACTERS)
        fields = [
            {"x": round(number * share, 2), "word": marks.get((row, column), empty), "filled": (row, column) in marks}
            for number, column in enumerate(columns)
        ]
        drawn.append({"y": top, "lines": lines, "fields": fields, "box": top + 18 * len(lines) + 4})
        top += 18 * len(lines) + 52
    numbers = table(
        pd.DataFrame([{corner: row, **{c: marks.get((row, c), empty) for c in columns}} for row in rows]), caption
    )
    chart = TEMPLATES.get_template("matrix.html").render(
        rows=drawn, heads=heads, width=round(share - 1.5, 2), height=top, caption=caption, alt=alt, numbers=numbers
    )
    return Html(chart)
