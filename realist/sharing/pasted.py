"""Every design in a text that somebody pasted, or in an address that was opened.

Mail gateways and chat put a link into an address of their own, encode it, fold it over lines and set signs about it. So
each ``design=`` of the text is tried, however it is written. The bits of a design say where they end, and its checksum
whether it is whole: what stands behind it does not matter, and what stands between its lines is passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from realist.sharing.bits import CutError
from realist.sharing.link import VERSION, length, read_link
from realist.sharing.marks import (
    BASE64,
    MARK,
    NEWLINE,
    decoded,
    tokens_behind,
    variants,
    without_unseen,
)
from realist.sharing.saved import REFUSALS, Saved, SharingError
from realist.text import filled
from realist.theory import Theory

TEXT_LIMIT = 500_000
"""Most characters in a text."""
MOST = 100
"""Most links of a text that are tried."""
SHORTEST = 10
"""Letters of the link to a design without an answer."""
MOST_SHOWN = 8

_IN_BRACKETS = re.compile(
    rf"(?:[^ \t\r\n<(\[>]|{NEWLINE}[ \t>]{{0,16}})*[ \t]{{0,8}}[<(\[](?:[^ \t\r\n>]|{NEWLINE}[ \t>]{{0,16}})*"
)
"""What stands between a link and the same link behind it in brackets."""
MOST_BETWEEN = 2_000


@dataclass(frozen=True)
class Found:
    """What stands behind one ``design=``.

    Attributes
    ----------
    line : int
        Its line in the text, from 1.
    saved : Saved or None
        The design, where its checksum confirms it.
    refused : str
        Otherwise what is wrong, in words.
    """

    line: int
    saved: Saved | None = None
    refused: str = ""

    @property
    def told(self) -> str:
        """What is wrong, and on which line."""
        return filled(REFUSALS["line"], line=self.line, why=self.refused)


@dataclass(frozen=True)
class _Place:
    """A found one, with its letters and where it stands in the text."""

    found: Found
    letters: str
    start: int
    end: int
    last_line: int


def designs_in(theory: Theory, text: str) -> tuple[tuple[Found, ...], str]:
    r"""Every design in a text, and the text without the designs that were found whole.

    Parameters
    ----------
    theory : Theory
        What the designs must fit.
    text : str
        Whatever was pasted.

    Returns
    -------
    tuple of Found
        In the order of the text; a link that a mail shows twice counts once. Empty where it has no ``design=``.
    str
        The text without the lines of designs that were found; empty where nothing was refused.

    Examples
    --------
    >>> from realist.sharing import link_of
    >>> from realist.theory import Design, Theory
    >>> link = link_of(Theory(), Design(), "Ours")
    >>> (one, two), left = designs_in(Theory(), f"<https://example.org/#{link}>.\nTheirs: #{link[:-9]}\n")
    >>> one.saved.name, two.line, left
    ('Ours', 2, 'Theirs: #design=EBHe6Vo\n')
    """
    if len(text) > TEXT_LIMIT:
        return (Found(1, refused=filled(REFUSALS["too_long_text"], most=f"{TEXT_LIMIT:,}")),), text
    places = _once(text, [*_places(theory, text)])
    return tuple(place.found for place in places), _left(text, places)


def design_in(theory: Theory, text: str) -> Saved:
    """The one design in a text: what :func:`designs_in` finds, or the letters of a link alone.

    Raises
    ------
    SharingError
        Where there is none, or more than one, or it is not whole.
    """
    found, _ = designs_in(theory, text)
    whole = list(dict.fromkeys((each.saved.name, str(each.saved.design)) for each in found if each.saved))
    if len(whole) > 1:
        raise SharingError(filled(REFUSALS["several"], count=len(whole)))
    for each in found:
        if each.saved:
            return each.saved
    if found:
        raise SharingError(found[0].refused)
    try:
        return read_link(theory, text)
    except SharingError:
        raise SharingError(REFUSALS["none"]) from None


def _places(theory: Theory, text: str) -> Iterator[_Place]:
    clean, where = without_unseen(text)
    marks = [*MARK.finditer(clean)]
    hidden = [(m.start(), m.end(), m) for m in BASE64.finditer(clean)]
    lines = _Lines(text)
    ends = [mark.start() for mark in marks[1:]] + [len(clean)] * bool(marks)
    tried = [(mark.start(), stop, mark) for mark, stop in zip(marks, ends, strict=True)]
    count = 0
    for start, stop, match in sorted([*tried, *hidden], key=lambda each: each[0]):
        line = lines.of(where[start])
        if match.re is BASE64:
            address = decoded(match[0])
            inner = [_found(theory, address, m, len(address))[:2] for m in MARK.finditer(address)][:1]
            results = [(found, letters, stop) for found, letters in inner]
        else:
            results = [_found(theory, clean, match, stop)]
        for found, letters, end in results:
            if not found:
                continue
            count += 1
            if count > MOST:
                why = filled(REFUSALS["too_many"], most=MOST)
                yield _Place(Found(line, refused=why), "", where[start], where[start], line)
                return
            last = where[max(end - 1, start)]
            yield _Place(replace(found, line=line), letters, where[start], last + 1, lines.of(last))


class _Lines:
    """The number of the line on which each place of a text stands."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer(NEWLINE, text))]

    def of(self, place: int) -> int:
        return bisect_right(self.starts, place)


def _found(theory: Theory, text: str, mark: re.Match[str], stop: int) -> tuple[Found | None, str, int]:
    """What stands behind a mark, the letters of it, and where they end; nothing where the mark is a part of a word."""
    tokens = [*tokens_behind(text, mark, stop)]
    refused, first = "", ""
    for variant in variants(tokens):
        letters, size = "".join(letter for letter, _ in variant), -1
        try:
            size = _size(letters)
            saved = read_link(theory, letters[:size])
            return Found(0, saved), letters[:size], variant[size - 1][1]
        except CutError:
            why = filled(REFUSALS["cut_after"], end=f"“…{letters[-MOST_SHOWN:]}”")
        except SharingError as error:
            why = str(error)
            if first and size == len(letters):
                refused = why
        if not first:
            refused, first = refused or why, letters or "-"
    plain = not mark[1] or mark[1] == "%" or text[max(mark.start() - 2, 0) : mark.start()] == "23"
    end = next((at for at, (kind, _, _) in enumerate(tokens) if kind == "fill"), len(tokens))
    return (Found(0, refused=refused) if plain else None), first, tokens[end - 1][2] if end else mark.end()


def _size(letters: str) -> int:
    """How many of the letters are the design's; a SharingError where no version wrote them."""
    version = _ALPHABET.index(letters[0]) >> 2 if letters else 0
    if version > VERSION and len(letters) >= SHORTEST:
        raise SharingError(filled(REFUSALS["later"], version=version))
    if version != VERSION:
        raise SharingError(REFUSALS["no_design"])
    try:
        return length(letters)
    except CutError:
        raise
    except ValueError:
        raise SharingError(REFUSALS["edited"]) from None


_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def _once(text: str, places: list[_Place]) -> list[_Place]:
    """Without what a mail shows twice: a link, and once more in brackets; or one cut short, and then whole."""
    kept = list[_Place]()
    for place in places:
        before = kept[-1] if kept else None
        if before and _again(text, before, place):
            one, other = (before, place) if before.found.saved or not place.found.saved else (place, before)
            start, end = min(one.start, other.start), max(one.end, other.end)
            kept[-1] = replace(one, start=start, end=end, last_line=max(one.last_line, other.last_line))
        else:
            kept.append(place)
    return kept


def _again(text: str, before: _Place, place: _Place) -> bool:
    one, other = before.letters, place.letters
    if not one or not (other.startswith(one) if not before.found.saved else one.startswith(other)):
        return False
    if before.found.saved and place.found.saved and one != other:
        return False
    if place.found.line == before.found.line:
        return True
    between = text[before.end : place.start]
    return len(between) < MOST_BETWEEN and bool(_IN_BRACKETS.fullmatch(between))


def _left(text: str, places: list[_Place]) -> str:
    """What stays to be mended: all but the lines of what was found whole; nothing where all was."""
    refused = {place.found.line for place in places if place.found.refused}
    if not places:
        return text
    if not refused:
        return ""
    whole = [place for place in places if place.found.saved]
    gone = {line for place in whole for line in range(place.found.line, place.last_line + 1)}
    starts = [*_Lines(text).starts, len(text)]
    out = list[str]()
    for line, (start, end) in enumerate(pairwise(starts), 1):
        if line not in gone:
            out.append(text[start:end])
        elif line in refused:
            out.append(_cut_out(text, start, end, whole))
    return "".join(out)


def _cut_out(text: str, start: int, end: int, whole: list[_Place]) -> str:
    """A line without the addresses that were found whole."""
    out, at = list[str](), start
    for place in whole:
        if place.end <= start or place.start >= end:
            continue
        address = 1 + max(text.rfind(sign, at, max(place.start, at)) for sign in " \t\n\r<([\"'")
        out.append(text[at : max(address, at)])
        at = min(max(place.end, at), end)
    return "".join([*out, text[at:end]])
