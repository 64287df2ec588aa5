"""Where a text stops being the JSON of a design, said the same whichever parser a browser or a Python has.

The page says the same from ``frontend/sharing/json-text.js``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from realist.text import shown

DEEPEST = 40
"""How many objects and lists stand in one another at most."""

DEEP = "is nested too deep for a design"
HALF = "holds half a character; expected text"

_TOKEN = re.compile(
    r"""[ \t\n\r]*(?:([{}\[\],:])|("(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|"""
    r"""(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null))"""
)


_VALUE = ("value", "value or end")
_MAY = {
    "{": _VALUE,
    "[": _VALUE,
    "word": _VALUE,
    "key": ("key", "key or end"),
    ":": ("colon",),
    ",": ("more in {", "more in ["),
    "}": ("key or end", "more in {"),
    "]": ("value or end", "more in ["),
    "end": ("end",),
}
"""Where each kind of token may stand."""


def fault_of(text: str) -> str:
    """The first thing wrong with a text that should be JSON, in words; empty where nothing is.

    A key that stands twice in an object is wrong as well, and half a character, which JSON lets through.

    Examples
    --------
    >>> fault_of('{"a": [1, 2]}'), fault_of('{"a": 1,' + chr(10) + "}"), fault_of('{"a": 1, "a": 2}')
    ('', 'line 2: is not JSON', '"a" stands twice in one object')
    """
    open_: list[set[str] | None] = []
    may = "value"
    for start, mark, string in _tokens(text):
        kind = "key" if string and may in _MAY["key"] else mark
        if string and _is_half(string):
            return HALF
        if may not in _MAY.get(kind, ()):
            return f"line {text.count(chr(10), 0, start) + 1}: is not JSON"
        if kind == "key" and (twice := _twice(open_[-1], string)):
            return twice
        may = _after(kind, open_)
        if len(open_) > DEEPEST:
            return DEEP
    return ""


def _tokens(text: str) -> Iterator[tuple[int, str, str]]:
    """Where each token starts, its mark or kind, and its text where it is a string; last the end, or what is none."""
    at = 0
    while token := _TOKEN.match(text, at):
        at = token.end()
        yield at - len(token[0].lstrip(" \t\n\r")), token[1] or "word", token[2] or ""
    rest = len(text[at:].lstrip(" \t\n\r"))
    yield len(text) - rest, "none" if rest else "end", ""


def _after(kind: str, open_: list[set[str] | None]) -> str:
    """What may come after a token; ``open_`` holds the keys of each object, and None for each list."""
    if kind in ("{", "["):
        open_.append(set() if kind == "{" else None)
        return "key or end" if kind == "{" else "value or end"
    if kind in ("}", "]"):
        open_.pop()
    if kind in ("key", ":"):
        return "colon" if kind == "key" else "value"
    inside = "" if not open_ else "[" if open_[-1] is None else "{"
    if kind == ",":
        return "key" if inside == "{" else "value"
    return f"more in {inside}" if inside else "end"


def _twice(keys: set[str] | None, string: str) -> str:
    key = json.loads(string)
    if keys is None or key in keys:
        return f"{shown(key)} stands twice in one object"
    keys.add(key)
    return ""


def _is_half(string: str) -> bool:
    try:
        json.loads(string).encode()
    except UnicodeEncodeError:
        return True
    return False
