"""Every design in a text that somebody pasted, or in an address that was opened.

Mail gateways and chat put a link into an address of their own, encode it, fold it over lines and set signs about it. So
each ``design=`` of the text is tried, however it is written. The bits of a design say where they end, and its checksum
whether it is whole: what stands behind it does not matter, and what stands between its lines is passed over. The forms
in which gateways write a sign are those of RFC 3986 (percent), RFC 2045 (quoted-printable), RFC 4648 (base64), HTML and
Proofpoint's URL Defense, versions 2 and 3.
"""

from __future__ import annotations

import base64
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from realist.sharing.bits import CutError
from realist.sharing.link import LINK_LIMIT, VERSION, length, read_link
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

NEWLINE = r"(?:\r\n?|\n)"
SPACE = r"[ \t\r\n\x0b\x0c\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
UNSEEN = r"[\xad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
FOLD = rf"(?:[ \t]{{0,8}}{NEWLINE}[ \t>|]{{0,16}})?"
_SOFT = re.compile(
    rf"{UNSEEN}|=(?!(?<=design=)[ \t]{{0,8}}{NEWLINE}[ \t>|]{{0,16}}[E-H])"
    rf"[ \t]{{0,8}}{NEWLINE}(?:[ \t]{{0,4}}>){{0,8}}[ \t]?",
    re.IGNORECASE | re.ASCII,
)
_MARK = re.compile(
    FOLD.join("design")
    + FOLD
    + r"(?:=(?!E2=80)(?:F?=?F?3F?D)?|([%*-])F?((?:2(?:F?5|F?D)F?)*)3F?D|&(?:#0{0,4}61|#x0{0,4}3d|equals);|\\u003d|\\x3d)".replace(
        "F?", FOLD
    ),
    re.IGNORECASE | re.ASCII,
)
"""The word with its sign, written as it is or encoded."""
_FILL = (
    rf"(?:{SPACE}|[>|]|</?w?br {{0,2}}/?>|&(?:shy|nbsp|#173|#160|#8203|#xad|#xa0|#x200b|ZeroWidthSpace);"
    r"|[%=-](?:25)*(?:0D|0A|09|20|3E|C2[%=-](?:25)*A[0D]|E2[%=-](?:25)*80[%=-](?:25)*[89A][0-9A-F]"
    r"|EF[%=-](?:25)*BB[%=-](?:25)*BF))"
)
_ENCODED = r"[%*=](?:25)*(5F|2D)|&#(0{0,4}95|0{0,4}45|x0{0,4}5f|x0{0,4}2d);"
_DASH = "[\u2010-\u2015\u2212\ufe63\uff0d]|[%=-](?:25)*E2[%=-](?:25)*80[%=-](?:25)*9[0-5]"
_TOKEN = re.compile(rf"([A-Za-z0-9_-]+)|{_ENCODED}|({_DASH})|({_FILL}+)", re.IGNORECASE | re.ASCII)
_BASE64 = re.compile(FOLD.join("aHR0c") + rf"(?:[A-Za-z0-9+/_-]|{NEWLINE}[ \t>|]{{0,16}}){{24,}}")
"""An address, http and more, as some gateways write it."""
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
    """Every design in a text, and the text without the designs that were found whole.

    Parameters
    ----------
    theory : Theory
        What the designs must fit.
    text : str
        Whatever was pasted.

    Returns
    -------
    tuple of Found
        In the order of the text; a link that a mail shows twice on a line counts once. Empty where it has no ``design=``.
    str
        The text without the lines of designs that were found; empty where nothing was refused.

    Examples
    --------
    >>> from realist.sharing import link_of
    >>> from realist.theory import Design, Theory
    >>> link = link_of(Theory(), Design(), "Ours")
    >>> (one, two), left = designs_in(Theory(), f"<https://example.org/#{link}>.\\nTheirs: #{link[:-9]}\\n")
    >>> one.saved.name, two.line, left
    ('Ours', 2, 'Theirs: #design=EBHe6Vo\\n')
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
    clean, where = _without_unseen(text)
    marks = [*_MARK.finditer(clean)]
    hidden = [(m.start(), m.end(), m) for m in _BASE64.finditer(clean)]
    lines = _Lines(text)
    ends = [mark.start() for mark in marks[1:]] + [len(clean)] * bool(marks)
    tried = [(mark.start(), stop, mark) for mark, stop in zip(marks, ends, strict=True)]
    count = 0
    for start, stop, match in sorted([*tried, *hidden], key=lambda each: each[0]):
        line = lines.of(where[start])
        if match.re is _BASE64:
            address = _decoded(match[0])
            inner = [_found(theory, address, m, len(address))[:2] for m in _MARK.finditer(address)][:1]
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


def _without_unseen(text: str) -> tuple[str, list[int]]:
    """A text without what nobody can see and without soft line breaks, and where each character of it stood."""
    kept, where, at = list[str](), list[int](), 0
    for match in _SOFT.finditer(text):
        kept.append(text[at : match.start()])
        where += range(at, match.start())
        at = match.end()
    return "".join([*kept, text[at:]]), [*where, *range(at, len(text) + 1)]


class _Lines:
    """The number of the line on which each place of a text stands."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer(NEWLINE, text))]

    def of(self, place: int) -> int:
        return bisect_right(self.starts, place)


def _decoded(token: str) -> str:
    usable = re.sub(r"[^A-Za-z0-9_-]", "", token.replace("+", "-").replace("/", "_"))
    usable = usable[: len(usable) - (len(usable) % 4 == 1)]
    return base64.urlsafe_b64decode(usable + "=" * (-len(usable) % 4)).decode("latin-1")


def _found(theory: Theory, text: str, mark: re.Match[str], stop: int) -> tuple[Found | None, str, int]:
    """What stands behind a mark, the letters of it, and where they end; nothing where the mark is a part of a word."""
    tokens = [*_tokens(text, mark, stop)]
    refused, first = "", ""
    for variant in _variants(tokens):
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

_Token = tuple[str, str, int]
"""A kind (letters, dash or fill), a text, and where it ends."""


def _tokens(text: str, mark: re.Match[str], stop: int) -> Iterator[_Token]:
    token, at, left = _TOKEN, mark.end(), LINK_LIMIT
    if mark[1] == "-":
        token = _hyphenated(len(re.findall("2d", mark[2], re.IGNORECASE)))
    while at < stop and left > 0 and (match := token.match(text, at, stop)):
        at = match.end()
        written, sign, entity, dash, _ = match.groups()
        code = re.sub(r"[^0-9a-fx]", "", (sign or entity or "").lower())
        if written:
            yield "letters", written[:left], match.start() + len(written[:left])
        elif code:
            yield "letters", "_" if code.endswith(("5f", "95")) else "-", at
        else:
            yield ("dash", "-", at) if dash else ("fill", match[0], at)
        left -= len(written or "-")


def _hyphenated(depth: int) -> re.Pattern[str]:
    """What Proofpoint's version 2 writes, within itself so many times: a hyphen for each percent sign."""
    encoded = rf"-@(?:2@D@){{{depth}}}(?:2@5@)*(5@F|2@D)|(?!)()".replace("@", FOLD)
    return re.compile(rf"([A-Za-z0-9]+)|{encoded}|({_DASH})|({_FILL}+)", re.IGNORECASE | re.ASCII)


def _variants(tokens: list[_Token]) -> Iterator[list[tuple[str, int]]]:
    """The letters that may be meant, each with where it ends: the first run, all of them, and as a typesetter broke them."""
    fills = [at for at, (kind, _, _) in enumerate(tokens) if kind == "fill"]
    yield _letters(tokens[: fills[0]] if fills else tokens)
    if fills:
        yield _letters(tokens)
        broken = {at - 1 for at in fills if at and tokens[at - 1][1].endswith("-") and re.search("[\r\n]", tokens[at][1])}
        if broken:
            yield _letters([(k, t[:-1] if at in broken else t, end) for at, (k, t, end) in enumerate(tokens)])
    if any(kind == "dash" for kind, _, _ in tokens):
        yield _letters([(kind, "--" if kind == "dash" else text, end) for kind, text, end in tokens])


def _letters(tokens: list[_Token]) -> list[tuple[str, int]]:
    found = list[tuple[str, int]]()
    for kind, text, end in tokens:
        if kind == "letters" and len(text) > 1:
            found += zip(text, range(end - len(text) + 1, end + 1), strict=True)
        elif kind != "fill":
            found += [(letter, end) for letter in text]
    return found


def _once(text: str, places: list[_Place]) -> list[_Place]:
    """Without what a mail shows twice: a link as it was written and once more in brackets, or cut short and then whole."""
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
    for line, (start, end) in enumerate(zip(starts, starts[1:], strict=False), 1):
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
