"""Charts that chapters show: vector, in the book's own colours, each with its words and its numbers within reach.

A chart is drawn as SVG whose text keeps its size however narrow the page: only lengths are shares of the width.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from realist.views import TEMPLATES, Html, table

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
    rows = [
        {"label": label, "value": value, "width": round(86 * value / longest, 2), "strong": label in strong}
        for label, value in zip(labels, values, strict=True)
    ]
    numbers = table(pd.DataFrame({caption: list(labels), counted: list(values)}), caption)
    chart = TEMPLATES.get_template("bars.html").render(rows=rows, caption=caption, alt=alt, kind=kind, numbers=numbers)
    return Html(chart)
