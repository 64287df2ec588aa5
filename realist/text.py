"""Words and characters: how items are listed, a label stands in a sentence, and a hostile text can be shown.

The ground floor: nothing of the package is imported here.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from importlib import resources
from typing import Any

NUMBER_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""Whole numbers as running text has them: in words below ten."""


def listed(items: Sequence[str], last: str = "and") -> str:
    """Items as prose.

    Examples
    --------
    >>> listed(["aims", "trust", "power"])
    'aims, trust and power'
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def words(package: str, name: str = "words.json") -> Any:
    """The words of a room as data, which the page imports from the same file: texts and templates by what they say."""
    return json.loads(resources.files(package).joinpath(name).read_text(encoding="utf-8"))


def filled(template: str, **names: object) -> str:
    """A template with each ``{name}`` in it replaced; what is put in may hold anything, braces too.

    Raises
    ------
    KeyError
        Where the template has a name that is not given.

    Examples
    --------
    >>> filled("{outcome} changes, whatever {outcome} is", outcome="{trust}")
    '{trust} changes, whatever {trust} is'
    """
    return _PLACE.sub(lambda place: str(names[place[1]]), template)


_PLACE = re.compile(r"\{([a-z_]+)\}")


def lowered(text: str) -> str:
    """A label as it stands inside a sentence: an abbreviation keeps its capitals.

    Examples
    --------
    >>> lowered("Frontline knowledge"), lowered("PCC support")
    ('frontline knowledge', 'PCC support')
    """
    return text[0].lower() + text[1:] if text[:1].isupper() and text[1:2].islower() else text


def capital(text: str) -> str:
    """A clause as it opens a sentence.

    Examples
    --------
    >>> capital("some readers: they ask")
    'Some readers: they ask'
    """
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """A text of an evidence base as a sentence of its own: its tables leave the full stop out.

    Examples
    --------
    >>> stopped("Told of Group 2"), stopped("Who drives it?")
    ('Told of Group 2.', 'Who drives it?')
    """
    return text if not text or text[-1] in ".?!" else f"{text}."


def tidy(text: str) -> str:
    """A text on one line, without what nobody can see.

    Examples
    --------
    >>> tidy("two" + chr(10) + " lines" + chr(0x202e))
    'two lines'
    """
    seen = (c if c.isprintable() or c in "\u200c\u200d" else " " for c in text)
    return " ".join("".join(seen).split())


def printable(text: str, most: int = 60) -> str:
    r"""What somebody wrote, so that it can stand in a message: cut, and every invisible character written out.

    Examples
    --------
    >>> printable("two" + chr(10) + "lines")
    'two\\u000alines'
    """
    cut = text[:most] + ("…" if len(text) > most else "")
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in cut)


def shown(text: str, most: int = 60) -> str:
    r"""What somebody wrote, as `printable` has it, in quotation marks.

    Examples
    --------
    >>> shown("two" + chr(10) + "lines")
    '"two\\u000alines"'
    """
    return f'"{printable(text, most)}"'


def invisible(text: str) -> str:
    """The first character of a text that nobody can see and no table should hold; empty where there is none.

    The joiners that some scripts need are let through.
    """
    if text.isprintable():
        return ""
    for character in text:
        if character in "\u200c\u200d" or character.isprintable():
            continue
        if unicodedata.category(character) != "Zs":
            return character
    return ""
