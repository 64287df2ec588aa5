"""Tables that are written in prose, made like those that are computed: on a narrow screen each row becomes a card."""

from __future__ import annotations

import re

WRITTEN = re.compile(r'<div class="pst-scrollable-table-container"><table class="table">(.*?)</table>', re.DOTALL)
HEAD = re.compile(r'<th class="head">(.*?)</th>', re.DOTALL)
ROW = re.compile(r'<tr class="row-\w+">((?:<td>.*?</td>\s*)+)</tr>', re.DOTALL)
CELL = re.compile(r"<td>(.*?)</td>", re.DOTALL)


def as_cards(body: str) -> str:
    r"""Let the first cell head its row, and every other say under which heading it stands.

    Parameters
    ----------
    body : str
        A page as Sphinx writes it.

    Returns
    -------
    str
        The same words. A table of another make is left as it is.

    Examples
    --------
    >>> table = '<tr class="row-odd"><th class="head">A</th>\n<th class="head"><p>B</p></th></tr>'
    >>> table += '<tr class="row-even"><td>1</td>\n<td>2</td></tr>'
    >>> made = as_cards(f'<div class="pst-scrollable-table-container"><table class="table">{table}</table></div>')
    >>> '<th scope="row">1</th>' in made, '<td data-label="B"><div>2</div></td>' in made
    (True, True)
    """
    return WRITTEN.sub(lambda found: _made(found[1]), body)


def _made(table: str) -> str:
    labels = [" ".join(re.sub("<[^>]*>", "", head).split()) for head in HEAD.findall(table)]

    def row(found: re.Match[str]) -> str:
        first, *rest = CELL.findall(found[1])
        cells = [f'<th scope="row">{first}</th>']
        for label, cell in zip(labels[1:], rest, strict=False):
            quoted = label.replace('"', "&quot;")
            cells.append(f'<td data-label="{quoted}"><div>{cell}</div></td>')
        return f"<tr>{' '.join(cells)}</tr>"

    inside = ROW.sub(row, table).replace('<th class="head">', '<th scope="col">')
    return f'<div class="pst-scrollable-table-container realist-table"><table>{inside}</table>'
