"""A document as plain structure, and its faces: Markdown in which nothing that it holds is markup, and text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from realist.text import tidy


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``lead`` opens it in bold."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order, each item with a lead, which may be empty, and a text."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its head, and rows as long as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it, and sections within.

    ``front`` puts it on the first page, which stands alone and in larger type where there are pages.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    front: bool = False


_MARKUP = re.compile(r"[\\`*_\[\]<>&|~${}^#]")
_OPENS = re.compile(r"^[-+=:%(]")
_NUMBERED = re.compile(r"^(\d+|[a-zA-Z]|[ivxlcdmIVXLCDM]+)([.)])(?=\s|$)")
_RUN = re.compile(r"([\w.+:/@%?=,;!'()#-]+)")
_ADDRESS = re.compile(r"://|@|(?<!\w)[wW]{3}\.|[mM][aA][iI][lL][tT][oO]:|[xX][mM][pP]{2}:|[\w-]\.[^\W\d_]{2}|#design=")


def escaped(text: str) -> str:
    r"""A text that shows as itself wherever Markdown is read: no emphasis, link, HTML, maths, role or list.

    An address is set as code, because many readers of Markdown make a link of it even where nobody asked.

    Examples
    --------
    >>> print(escaped("1. <b>a|b</b> *now*"), escaped("see www.example.org"))
    1\. \<b\>a\|b\</b\> \*now\* see `www.example.org`
    """
    runs = (
        f"`{run}`" if place % 2 and _ADDRESS.search(run) else _MARKUP.sub(r"\\\g<0>", run)
        for place, run in enumerate(_RUN.split(tidy(text)))
    )
    return _OPENS.sub(r"\\\g<0>", _NUMBERED.sub(r"\1\\\2", "".join(runs)))


def markdown(title: str, sections: Sequence[Section]) -> str:
    """A document as Markdown (CommonMark, with tables as GitHub writes them)."""
    return "\n\n".join([f"# {escaped(title)}", *_markdown(sections, 2)]) + "\n"


def _markdown(sections: Sequence[Section], level: int) -> Iterator[str]:
    for section in sections:
        yield f"{'#' * level} {escaped(section.title)}"
        for block in section.blocks:
            match block:
                case Paragraph():
                    yield _led(block.lead, block.text)
                case Bullets():
                    yield "\n".join(f"- {_led(lead, text)}" for lead, text in block.items)
                case Table():
                    rows = [block.head, ("---",) * len(block.head), *block.rows]
                    lines = [row if index == 1 else [escaped(c) for c in row] for index, row in enumerate(rows)]
                    yield "\n".join(f"| {' | '.join(line)} |" for line in lines)
        yield from _markdown(section.sections, level + 1)


def _led(lead: str, text: str) -> str:
    return f"**{escaped(lead)}** {escaped(text)}".rstrip() if tidy(lead) else escaped(text)


def plain(sections: Sequence[Section]) -> str:
    """A document as text for a terminal, its tables aligned."""
    return "\n\n".join(_plain(sections)) + "\n"


def _plain(sections: Sequence[Section]) -> Iterator[str]:
    for section in sections:
        title = tidy(section.title)
        yield f"{title}\n{'-' * _width(title)}"
        for block in section.blocks:
            match block:
                case Paragraph():
                    yield tidy(f"{block.lead} {block.text}")
                case Bullets():
                    yield "\n".join("- " + tidy(f"{lead} {text}") for lead, text in block.items)
                case Table():
                    yield _aligned([[tidy(cell) for cell in row] for row in (block.head, *block.rows)])
        yield from _plain(section.sections)


def _aligned(rows: list[list[str]]) -> str:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(c + " " * (w - _width(c)) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def _width(text: str) -> int:
    """Columns that a text takes in a terminal, where some scripts take two for a character and accents none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
