"""What a reader of a Word file would find in it, whichever engine wrote it."""

from __future__ import annotations

import io
from collections.abc import Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from realist.documents import tidy


def read_back(raw: bytes) -> list[tuple[str, str]]:
    """Every text of a Word file in order, with the kind of block in which it stands: what a reader of it would find."""
    read = Document(io.BytesIO(raw))
    return [found for found in _read(read) if found[1]]


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
