"""A design with the name that somebody gave it, and what both a link and a file need of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from realist.text import filled, tidy, words
from realist.theory import Design, DesignError, Theory, read_design

REFUSALS: dict[str, str] = words(__package__, "refusals.json")
"""What is wrong with a link or a name, in words that the page has from the same file."""
NAME_LIMIT = 200
"""Most characters in the name of a design."""


class SharingError(ValueError):
    """A link or a file that cannot be opened, in words a reader can act on."""


@dataclass(frozen=True)
class Saved:
    """A design and its name, which may be empty."""

    design: Design
    name: str = ""


def tidy_name(name: str) -> str:
    """A name on one line, without what nobody can see, its spaces all alike.

    Raises
    ------
    ValueError
        Where it is too long.

    Examples
    --------
    >>> tidy_name("  Our" + chr(0x2003) + "force ")
    'Our force'
    """
    name = tidy(name)
    if len(name) > NAME_LIMIT:
        raise ValueError(filled(REFUSALS["name"], count=f"{len(name):,}", most=NAME_LIMIT))
    return name


def plain(design: Design, name: str) -> dict[str, Any]:
    """What is shared of a design: its parts, and its name where it has one."""
    parts = {key: part for key, part in design.to_dict().items() if key != "own" or part}
    return {**parts, "name": name} if name else parts


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def fitting(theory: Theory, parts: Mapping[str, Any]) -> Design:
    """A design that fits the theory.

    Raises
    ------
    SharingError
        With all that does not fit.
    """
    try:
        return read_design(theory, parts)
    except DesignError as error:
        raise SharingError("\n".join(error.problems)) from None


def fingerprint(text: str) -> int:
    """32 bits that stand for a text (FNV-1a over its UTF-8), to notice an accident and not an attack.

    Examples
    --------
    >>> hex(fingerprint("a"))
    '0xe40c292c'
    """
    found = 0x811C9DC5
    for byte in text.encode():
        found = (found ^ byte) * 0x01000193 & 0xFFFFFFFF
    return found
