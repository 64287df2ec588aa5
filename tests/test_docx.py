"""A brief for Word holds its texts and nothing else, with headings, header rows, a language and descriptions."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from realist import evidence
from realist.documents.brief import Brief, brief
from realist.documents.docx import LANGUAGE, widths, word
from realist.documents.model import Bullets, Paragraph, Section, Table
from realist.text import tidy
from tests.test_brief import HOSTILE, led, texts
from tests.tree import ROOT
from tests.word_text import looks, read_back

BASES = [evidence.load(ROOT / name) for name in ("data", "data/examples/cctv")]


def expected(made: Brief) -> list[tuple[str, str]]:
    """What a reader should find of a brief."""
    found = [("title", tidy(made.title))]
    for section in made.sections:
        found.append(("heading", tidy(section.title)))
        for block in section.blocks:
            match block:
                case Paragraph():
                    found.append(("paragraph", led(block.lead, block.text)))
                case Bullets():
                    found += [("item", led(*item)) for item in block.items]
                case Table():
                    found += [("head", tidy(cell)) for cell in block.head]
                    found += [("cell", tidy(cell)) for row in block.rows for cell in row]
    return [each for each in found if each[1]]


@pytest.mark.parametrize("base", BASES, ids=["data", "cctv"])
def test_a_brief_is_read_back_from_word(base):
    made = brief(base, base.schemes[0].design, "Our\u2003own <b>force</b>")
    assert read_back(word(made.title, made.sections)) == expected(made)


@settings(max_examples=40, deadline=None)
@given(title=texts, text=texts, lead=texts)
def test_whatever_a_text_holds_is_read_back_as_that_text(title, text, lead):
    section = Section(title, (Paragraph(text, lead), Bullets(((lead, text),)), Table((lead, text), ((text, lead),))))
    made = Brief(title, (section,))
    assert read_back(word(made.title, made.sections)) == [each for each in expected(made) if each[1]]


def test_hostile_texts_do_not_act():
    made = Brief("x", (Section("y", (Bullets(tuple((text, text) for text in HOSTILE)),)),))
    with zipfile.ZipFile(io.BytesIO(word(made.title, made.sections))) as file:
        assert not any(name.endswith((".bin", ".vbs")) for name in file.namelist())
        body = file.read("word/document.xml").decode()
        assert "<w:hyperlink" not in body
        fields = re.findall(r"<w:instrText[^>]*>([^<]*)<", body + file.read("word/footer1.xml").decode())
        assert fields == ["PAGE"]
        links = file.read("word/_rels/document.xml.rels").decode()
        assert 'TargetMode="External"' not in links


def test_headings_header_rows_language_and_descriptions_are_set():
    base = BASES[0]
    made = brief(base, base.schemes[0].design, "Ours")
    raw = word(made.title, made.sections, base.title)
    read = Document(io.BytesIO(raw))
    assert [p.text for p in read.paragraphs if p.style is not None and p.style.name == "Heading 1"] == [
        section.title for section in made.sections
    ]
    assert (read.core_properties.title, read.core_properties.language) == (made.title, LANGUAGE)
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        body, styles = file.read("word/document.xml").decode(), file.read("word/styles.xml").decode()
    tables = sum(isinstance(block, Table) for section in made.sections for block in section.blocks)
    for tag in ("tblHeader", "tblCaption", "tblDescription"):
        assert body.count(f"<w:{tag}") == tables, tag
    assert f'<w:lang w:val="{LANGUAGE}"' in styles


def test_the_first_page_stands_alone_and_every_letter_can_be_read():
    made = brief(BASES[0], BASES[0].schemes[2].design, "Ours")
    raw = word(made.title, made.sections)
    starts, body, (first, *others) = looks(raw)
    assert (starts, body, first) == (["The design"], 10.5, {10})
    assert all(letters == {9} for letters in others)


@given(rows=st.lists(st.tuples(texts, texts, texts), max_size=4).map(tuple))
def test_columns_fill_the_page(rows):
    found = widths(Table(("a", "b", "c"), rows))
    assert sum(found) == 100
    assert min(found) >= 10
