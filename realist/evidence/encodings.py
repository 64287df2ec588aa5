"""Letters that were read in the wrong encoding, or lost: how they are known, and what was meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class _Encoding:
    """An encoding in which UTF-8 is opened by mistake.

    Attributes
    ----------
    codec, called : str
    alone : str
        What one letter looks like that was read so and could hardly be meant, as a pattern. Two letters in a row, and
        one of three bytes or four, can hardly be meant in any encoding.
    """

    codec: str
    called: str
    alone: str

    @cached_property
    def characters(self) -> dict[str, int]:
        """The byte of each character beyond ASCII. Control characters stand for themselves."""
        found = {chr(byte): byte for byte in range(0x80, 0xA0)}
        for byte in range(0x80, 0x100):
            try:
                found[bytes([byte]).decode(self.codec)] = byte
            except UnicodeDecodeError:
                found[chr(byte)] = byte
        return found

    def these(self, first: int, last: int, without: str = "") -> str:
        """A pattern for the characters of a range of bytes."""
        chosen = (c for c, byte in self.characters.items() if first <= byte <= last and c not in without)
        return f"[{''.join(map(re.escape, chosen))}]"

    @cached_property
    def letter(self) -> re.Pattern[str]:
        """Any letter of UTF-8 as this encoding shows it."""
        after = self.these(0x80, 0xBF)
        two, three, four = self.these(0xC2, 0xDF), self.these(0xE2, 0xE2) + "|" + self.these(0xEF, 0xEF), 0xF0
        return re.compile(f"{two}{after}|(?:{three}){after}{{2}}|{self.these(four, four)}{after}{{3}}")

    @cached_property
    def sure(self) -> re.Pattern[str]:
        """What can hardly be meant."""
        after, two = self.these(0x80, 0xBF), self.these(0xC2, 0xDF, without="–—“”‘’«»…")
        long = f"{self.these(0xE2, 0xE2)}{after}{{2}}|{self.these(0xEF, 0xEF)}{after}{{2}}"
        return re.compile(f"(?:{two}{after}){{2,}}|{long}|{self.these(0xF0, 0xF0)}{after}{{3}}|{self.alone}")

    def found_in(self, text: str) -> re.Match[str] | None:
        """The first place that can hardly be meant; capitals of Slavonic words are."""
        return next((place for place in self.sure.finditer(text) if not self._capitals(place[0])), None)

    def _capitals(self, found: str) -> bool:
        return self.codec.startswith("cp125") and len(found) > 2 and found.isalpha() and found.isupper()

    def repaired(self, text: str) -> str:
        """The text as it was meant, as far as its letters can be brought back."""
        for _ in range(3):
            if not self.found_in(text):
                break
            text = self.letter.sub(self._read_again, text)
        return text

    def _read_again(self, place: re.Match[str]) -> str:
        try:
            return bytes(self.characters[c] for c in place[0]).decode("utf-8")
        except UnicodeDecodeError:
            return place[0]


_LETTER = r"[^\W\d_]"
_QUOTES = "‘“”‚„…‹›«»˜"
_SUMS = "∂∑∏π∫Ωµ∞"

_ENCODINGS = (
    _Encoding(
        "cp1252",
        "Windows-1252",
        rf"[ÂÃÄÅ][¡-ª¬-º¼-¿€ƒ†ˆ‰Š‹ŒŽ•™šœžŸ\x80-\x9f]|[ÂÃÄÅ][{_QUOTES}](?={_LETTER})|Ã[–—](?={_LETTER})"
        r"|(?<![A-ZÀ-Þ])[ÂÃ]\u00a0|â€",
    ),
    _Encoding(
        "cp1250",
        "Windows-1250",
        rf"Ă[łąĽľźżŻŹ€¤¦§¨©¬®°±´¶·¸˝˘ˇ\xa0\xad]|Ĺ[¤¦§¨©¬®°±´¶·¸˝˘ˇ]|[ĂĹ][{_QUOTES}–—](?={_LETTER})",
    ),
    _Encoding(
        "mac_roman",
        "Mac Roman",
        rf"[¬√][Ä-ü†°¢£§•¶ß®©™´¨≠≤≥¥ªº±]|(?<={_LETTER})√[{_SUMS}ÆØæø]|√[{_SUMS}ÆØæø](?={_LETTER})",
    ),
    _Encoding("cp850", "an encoding of DOS", r"[├┬][^─\s\x00-\x7f]"),
    _Encoding("cp437", "an encoding of DOS", r"[├┬][^─\s\x00-\x7f]"),
)


def garbled(cell: str) -> tuple[str, str, str]:
    """The first word whose letters were read in the wrong encoding, once or twice, the word meant, and the encoding.

    Returns
    -------
    tuple of str
        All empty where there is none. The word meant is the word itself where its letters cannot be brought back.

    Examples
    --------
    >>> garbled("a cafÃ© on its own"), garbled("a café on its own")
    (('cafÃ©', 'café', 'Windows-1252'), ('', '', ''))
    """
    if cell.isascii():
        return "", "", ""
    found = []
    for encoding in _ENCODINGS:
        place = encoding.found_in(cell)
        if place:
            word = _word(cell, place.start(), place.end())
            meant = encoding.repaired(word)
            doubts = sum(each.found_in(meant) is not None for each in _ENCODINGS)
            hidden = not meant.replace("\u00a0", " ").isprintable()
            found.append((hidden, doubts, len(meant), word, meant, encoding.called))
    return min(found, key=lambda each: each[:3])[3:] if found else ("", "", "")


def lost_letter(cell: str) -> str:
    """The first word with the sign that programs put where they could not read a letter; empty where there is none.

    Examples
    --------
    >>> lost_letter("a caf\ufffd on its own") == "caf\ufffd"
    True
    """
    for sign in ("\ufffd", "ï¿½", "Ôøñ", "Ôø½", "´┐¢"):
        place = cell.find(sign)
        if place >= 0:
            return _word(cell, place, place + len(sign))
    return ""


def _word(text: str, start: int, end: int) -> str:
    """The word of which a part is given; what breaks no line, or is no space in ASCII, may be half a letter."""
    while start and not _ends_word(text[start - 1]):
        start -= 1
    while end < len(text) and not _ends_word(text[end]):
        end += 1
    return text[start:end]


def _ends_word(character: str) -> bool:
    return character.isspace() and not "\x80" <= character <= "\u00a0"


_GAP = re.compile(rf"(?:{_LETTER}|\?)*\?(?:{_LETTER}|\?)*")


def gaps(text: str) -> list[str]:
    """Words in which a question mark may stand for a letter.

    Examples
    --------
    >>> gaps("a caf? on its own?")
    ['caf?', 'own?']
    """
    return [word for word in _GAP.findall(text) if len(word) - word.count("?") > 1]


def fills(word: str, gap: str) -> bool:
    """Whether a word is one with question marks, with a letter beyond ASCII for each of them.

    Examples
    --------
    >>> fills("café", "caf?"), fills("cafe", "caf?")
    (True, False)
    """
    return len(word) == len(gap) and all(
        (b == "?" and not a.isascii()) or a == b for a, b in zip(word, gap, strict=True)
    )
