"""Markup that escapes what it holds: templates, tables, lists and links. It works without a script and on paper."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape

from realist.text import stopped

TEMPLATES = Environment(loader=PackageLoader("realist"), autoescape=True)
TEMPLATES.filters["stopped"] = stopped


class Html(Markup):
    """Markup of ours, with every text in it escaped, that a notebook shows as it is."""

    def _repr_html_(self) -> str:
        return str(self)


def table(frame: pd.DataFrame, caption: str) -> Html:
    """A table with a caption and header cells. On a narrow screen each row becomes a card that repeats the headings.

    Parameters
    ----------
    frame : DataFrame
        The first column heads its row. A cell is shown as text, unless it is markup of ours already.
    caption : str
        What the table shows, as a sentence or a title.

    Examples
    --------
    >>> table(pd.DataFrame({"role": ["<b>"], "number": [32]}), "Counts").count("&lt;b&gt;")
    1
    """
    head = Markup(" ").join(Markup('<th scope="col">{}</th>').format(name) for name in frame.columns)
    labels = list(frame.columns)[1:]
    rows = Markup(" ").join(
        Markup('<tr><th scope="row">{}</th> {}</tr>').format(
            first,
            Markup(" ").join(
                Markup('<td data-label="{}"><div>{}</div></td>').format(label, cell)
                for label, cell in zip(labels, rest, strict=True)
            ),
        )
        for first, *rest in frame.itertuples(index=False)
    )
    whole = Markup(
        '<div class="realist-table" role="region" tabindex="0" aria-label="{caption}"><table>'
        "<caption>{caption}</caption> <thead><tr>{head}</tr></thead> <tbody>{rows}</tbody></table></div>"
    )
    return Html(whole.format(caption=caption, head=head, rows=rows))


def links(ids: Iterable[str], page: str, kind: str = "finding") -> Markup:
    """Quiet links to findings or passages on the evidence page; their codes alone where there is no such page."""
    link = Markup('<a href="{page}#{kind}-{one}">{one}</a>') if page else Markup("<span>{one}</span>")
    each = Markup(" ").join(link.format(page=page, kind=kind, one=one) for one in ids)
    return Markup('<span class="evidence">{}</span>').format(each)


def lines(items: Iterable[str], none: str = "") -> Markup:
    """Several things in one cell as a list, one by itself as it is, and words for none."""
    found = [escape(item) for item in items]
    if len(found) < 2:
        return found[0] if found else escape(none)
    return Markup('<ul class="realist-lines">{}</ul>').format(Markup("").join(map(Markup("<li>{}</li>").format, found)))
