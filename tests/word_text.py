"""What a reader of a Word file would find in it, whichever engine wrote it."""

from __future__ import annotations

import io
from collections.abc import Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from realist.text import tidy


def read_back(raw: bytes) -> list[tuple[str, str]]:
    """Every text of a Word file in order, with the kind of block in which it stands: what a reader of it would find."""
    read = Document(io.BytesIO(raw))
    return [found for found in _read(read) if found[1]]


def looks(raw: bytes) -> tuple[list[str], float, list[set[float]]]:
    """The headings that start a page, and how large letters are (points): in running text, and in each table."""
    read = Document(io.BytesIO(raw))
    starts = [p.text for p in read.paragraphs if p.paragraph_format.page_break_before]
    styles = read.styles.element
    body = [*styles.xpath('w:style[@w:styleId="Normal"]/w:rPr/w:sz'), *styles.xpath("w:docDefaults//w:sz")]
    tables = [{int(size.get(qn("w:val"))) / 2 for size in t._tbl.xpath(".//w:sz")} for t in read.tables]
    return starts, int(body[0].get(qn("w:val"))) / 2, tables


def _read(read: WordDocument) -> Iterator[tuple[str, str]]:
    for block in read.iter_inner_content():
        if isinstance(block, WordParagraph):
            style = block.style.name if block.style is not None else ""
            kind = {"Title": "title", "Heading 1": "heading", "List Bullet": "item"}.get(str(style), "paragraph")
            yield kind, tidy(block.text)
        else:
            for row in block.rows:
                head = row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None
                yield from (("head" if head else "cell", tidy(cell.text)) for cell in row.cells)
