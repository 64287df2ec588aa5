"""A document as a Word file: real headings, tables with header rows, a language, and nothing in it that acts.

The page writes the same from ``frontend/takeaway/word.js``; a test reads both files back and compares them.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from realist.documents.archive import undated
from realist.documents.model import Block, Bullets, Paragraph, Section, Table
from realist.text import tidy

LANGUAGE = "en-GB"
FONT = "Calibri"
TEXT, CELL, FRONT_CELL = 10.5, 9.0, 10.0
LINE = 1.14
"""How much taller a line is than its letters."""

HEADINGS = {"Title": 17.0, "Heading 1": 12.5}
INK, SHADE = RGBColor(0x1F, 0x3A, 0x5F), "E8EDF3"
ONE_LINE = 125
"""About how many letters a line of a table holds."""

PAGE = (210, 297)
MARGIN = 12.7
WIDTH = PAGE[0] - 2 * MARGIN


def word(title: str, sections: Sequence[Section], subject: str = "") -> bytes:
    """A document as the bytes of a ``.docx`` file.

    Parameters
    ----------
    title : str
    sections : sequence of Section
        What stands on the first page comes first; the rest starts on a page of its own. Sections within sections are
        not used by a brief and are left out.
    subject : str
        What it is about, for the file's properties.

    Returns
    -------
    bytes
        The same for the same document: the time of writing is left out.

    Examples
    --------
    >>> word("A brief", [Section("Limits", (Paragraph("Few cases."),))])[:2]
    b'PK'
    """
    title = tidy(title)
    made = Document()
    _set_up(made, title, tidy(subject))
    made.add_paragraph(title, style="Title")
    for before, section in zip([None, *sections], sections, strict=False):
        heading = made.add_paragraph(tidy(section.title), style="Heading 1")
        if before and before.front and not section.front:
            heading.paragraph_format.page_break_before = True
        for block in section.blocks:
            _add(made, block, tidy(section.title), FRONT_CELL if section.front else CELL)
    _number_pages(made, title)
    out = io.BytesIO()
    made.save(out)
    return undated(out.getvalue())


def _set_up(made: WordDocument, title: str, subject: str) -> None:
    properties = made.core_properties
    properties.title, properties.subject, properties.language = title, subject, LANGUAGE
    properties.author, properties.comments = "", ""
    section = made.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(side) for side in PAGE)
    section.footer_distance = Mm(7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    for name in ("Normal", *HEADINGS, "List Bullet"):
        style: Any = made.styles[name]
        style.font.name, style.font.size = FONT, Pt(HEADINGS.get(name, TEXT))
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:ascii"), FONT)
        fonts.set(qn("w:hAnsi"), FONT)
        space = style.paragraph_format
        space.line_spacing = 1.0 if name in HEADINGS else Pt(TEXT * LINE)
        space.space_before, space.space_after = (Pt(5), Pt(1)) if name == "Heading 1" else (Pt(0), Pt(0.5))
        if name == "List Bullet":
            space.left_indent, space.first_line_indent = Mm(4.5), Mm(-4.5)
        if name in HEADINGS:
            style.font.color.rgb = INK
            style.font.bold = True
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    normal: Any = made.styles["Normal"]
    normal.element.get_or_add_rPr().append(language)


def _add(made: WordDocument, block: Block, about: str, cell: float) -> None:
    match block:
        case Paragraph():
            _led(made.add_paragraph(), block.lead, block.text)
        case Bullets():
            for lead, text in block.items:
                _led(made.add_paragraph(style="List Bullet"), lead, text)
        case Table():
            _table(made, block, about, cell)


def _led(paragraph: WordParagraph, lead: str, text: str) -> None:
    lead, text = tidy(lead), tidy(text)
    if lead:
        paragraph.add_run(lead).bold = True
    if text:
        paragraph.add_run(f" {text}" if lead else text)


def widths(table: Table) -> list[int]:
    """How wide each column is, in hundredths of the page, by how much it holds; none less than a tenth.

    Where all would fit on one line, a column is as wide as its longest cell asks, so that little is broken.

    Examples
    --------
    >>> widths(Table(("a", "b"), (("x", "x" * 99),)))
    [11, 89]
    """
    sizes = [[len(tidy(row[place])) for row in (table.head, *table.rows)] for place in range(len(table.head))]
    held = [sum(column[1:]) + 1 for column in sizes]
    if sum(map(max, sizes)) <= ONE_LINE:
        held = [max(column) + 1 for column in sizes]
    longest = [
        max(len(word_) for row in (table.head, *table.rows) for word_ in (tidy(row[p]).split() or [""]))
        for p in range(len(held))
    ]
    least = [max(10, min(18, long + 2)) for long in longest]
    spare = 100 - sum(least)
    found = [low + spare * many // sum(held) for low, many in zip(least, held, strict=True)]
    found[held.index(max(held))] += 100 - sum(found)
    return found


def _table(made: WordDocument, block: Table, about: str, letters: float) -> None:
    table: Any = made.add_table(rows=1 + len(block.rows), cols=len(block.head), style="Normal Table")
    table.autofit = False
    properties = table._tbl.tblPr
    for tag, text in (("w:tblCaption", about), ("w:tblDescription", f"Columns: {'; '.join(map(tidy, block.head))}.")):
        element = OxmlElement(tag)
        element.set(qn("w:val"), text)
        properties.append(element)
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "A6B1BF")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption")
    sizes = [Mm(WIDTH * size / 100) for size in widths(block)]
    for column, size in zip(table.columns, sizes, strict=True):
        column.width = size
    for number, (row, texts) in enumerate(zip(table.rows, (block.head, *block.rows), strict=True)):
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(whole)
        if number == 0:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for place, (cell, text) in enumerate(zip(row._tr.tc_lst, texts, strict=True)):
            cell.width = sizes[place]
            paragraph = WordParagraph(cell.p_lst[0], table)
            paragraph.paragraph_format.line_spacing = Pt(letters * LINE)
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0.3)
            run = paragraph.add_run(tidy(text))
            run.font.size = Pt(letters)
            run.bold = number == 0 or (place == 0 and len(texts) > 2) or None
            if number == 0:
                shade = OxmlElement("w:shd")
                shade.set(qn("w:val"), "clear")
                shade.set(qn("w:fill"), SHADE)
                cell.get_or_add_tcPr().append(shade)
    after = made.add_paragraph().paragraph_format
    after.space_after, after.line_spacing = Pt(0), Pt(4)


def _number_pages(made: WordDocument, title: str) -> None:
    paragraph = made.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{title} · page ")
    run: Any = paragraph.add_run()._r
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = text
        run.append(element)
