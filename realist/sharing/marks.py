"""How mail and chat write the word ``design=`` and the letters behind it.

The forms are those of RFC 3986 (percent), RFC 2045 (quoted-printable), RFC 4648 (base64), HTML, JSON, and Proofpoint's
URL Defense, versions 2 and 3. Every pattern is bounded, so that a long text is read in the time of its length.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

from realist.sharing.link import LINK_LIMIT

NEWLINE = r"(?:\r\n?|\n)"
SPACE = r"[ \t\r\n\x0b\x0c\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
UNSEEN = r"[\xad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
FOLD = rf"(?:[ \t]{{0,8}}{NEWLINE}[ \t>|]{{0,16}})?"
_SOFT = re.compile(
    rf"{UNSEEN}|=(?!(?<=design=)[ \t]{{0,8}}{NEWLINE}[ \t>|]{{0,16}}[E-H])"
    rf"[ \t]{{0,8}}{NEWLINE}(?:[ \t]{{0,4}}>){{0,8}}[ \t]?",
    re.IGNORECASE | re.ASCII,
)
MARK = re.compile(
    FOLD.join("design")
    + FOLD
    + (
        r"(?:=(?!E2=80)(?:F?=?F?3F?D)?|([%*-])F?((?:2(?:F?5|F?D)F?)*)3F?D"
        r"|&(?:#0{0,4}61|#x0{0,4}3d|equals);|\\u003d|\\x3d)"
    ).replace("F?", FOLD),
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
BASE64 = re.compile(FOLD.join("aHR0c") + rf"(?:[A-Za-z0-9+/_-]|{NEWLINE}[ \t>|]{{0,16}}){{24,}}")
"""An address, http and more, as some gateways write it."""

Token = tuple[str, str, int]
"""A kind (letters, dash or fill), a text, and where it ends."""


def without_unseen(text: str) -> tuple[str, list[int]]:
    """A text without what nobody can see and without soft line breaks, and where each character of it stood."""
    kept, where, at = list[str](), list[int](), 0
    for match in _SOFT.finditer(text):
        kept.append(text[at : match.start()])
        where += range(at, match.start())
        at = match.end()
    return "".join([*kept, text[at:]]), [*where, *range(at, len(text) + 1)]


def decoded(token: str) -> str:
    """What stands in base64, of either alphabet; no letter is refused."""
    usable = re.sub(r"[^A-Za-z0-9_-]", "", token.replace("+", "-").replace("/", "_"))
    usable = usable[: len(usable) - (len(usable) % 4 == 1)]
    return base64.urlsafe_b64decode(usable + "=" * (-len(usable) % 4)).decode("latin-1")


def tokens_behind(text: str, mark: re.Match[str], stop: int) -> Iterator[Token]:
    """What stands behind a mark, piece by piece, as far as letters of a design may stand there."""
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


def variants(tokens: list[Token]) -> Iterator[list[tuple[str, int]]]:
    """The letters that may be meant, each with where it ends: the first run, all, and as a typesetter broke them."""
    fills = [at for at, (kind, _, _) in enumerate(tokens) if kind == "fill"]
    yield _letters(tokens[: fills[0]] if fills else tokens)
    if fills:
        yield _letters(tokens)
        broken = {
            at - 1 for at in fills if at and tokens[at - 1][1].endswith("-") and re.search("[\r\n]", tokens[at][1])
        }
        if broken:
            yield _letters([(k, t[:-1] if at in broken else t, end) for at, (k, t, end) in enumerate(tokens)])
    if any(kind == "dash" for kind, _, _ in tokens):
        yield _letters([(kind, "--" if kind == "dash" else text, end) for kind, text, end in tokens])


def _letters(tokens: list[Token]) -> list[tuple[str, int]]:
    found = list[tuple[str, int]]()
    for kind, text, end in tokens:
        if kind == "letters" and len(text) > 1:
            found += zip(text, range(end - len(text) + 1, end + 1), strict=True)
        elif kind != "fill":
            found += [(letter, end) for letter in text]
    return found
