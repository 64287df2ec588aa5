"""The JSON of a design, read with Python's own parser; what JSON lets through and a design cannot mean is refused.

The page refuses the same, in the same words, from ``frontend/sharing/json-text.js``.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from realist.sharing.saved import SharingError
from realist.text import shown

MOST_DEPTH = 40
"""How many objects and lists stand in one another at most."""

TOO_DEEP = "is nested too deep for a design"
NOT_JSON = "is not JSON"
LONE_SURROGATE = "holds half a character; expected text"

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")


def parse_json(text: str) -> Any:
    """What a text holds, its numbers as floats.

    Raises
    ------
    SharingError
        Where it is no JSON or is nested too deep, where a key stands twice in an object, and where a string holds one
        half of a pair of surrogates, which is no character.

    Examples
    --------
    >>> parse_json('{"a": [1, true]}')
    {'a': [1.0, True]}
    >>> parse_json('{"a": 1, "a": 2}')
    Traceback (most recent call last):
        ...
    realist.sharing.saved.SharingError: "a" stands twice in one object
    """
    if _depth(text) > MOST_DEPTH:  # before the parser, which may have a limit of its own
        raise SharingError(TOO_DEEP)
    repeated: list[str] = []

    def collected(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                repeated.append(key)
            found[key] = value
        return found

    try:
        value = json.loads(text, object_pairs_hook=collected, parse_int=float, parse_constant=_no_constant)
    except ValueError:
        raise SharingError(NOT_JSON) from None
    if repeated:
        raise SharingError(f"{shown(repeated[0])} stands twice in one object")
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise SharingError(LONE_SURROGATE) from None
    return value


def _depth(text: str) -> int:
    """How many brackets are open at once at most, outside of strings, whether or not the text is JSON."""
    deepest = depth = 0
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _no_constant(name: str) -> NoReturn:
    """Refuse ``NaN`` and ``Infinity``, which Python would take and JSON does not know."""
    raise ValueError(name)
