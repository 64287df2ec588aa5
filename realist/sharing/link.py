"""A link that holds a whole design, in the part of an address that no server is sent.

A design is a set of facts: this question has that answer, this mechanism is assumed. Each fact is named by 16 bits that
come from its own codes and not from its place in a list, so a link keeps its meaning when questions are added, put in
another order or taken away. The names are sorted and their gaps written (Rice coding): about 13 bits a fact. What a
reader typed follows in a fixed Huffman code over bytes, which both runtimes write alike and which cannot swell when it
is read. A checksum over the design itself, and not over the bits, notices a link that was edited and one that would
come to mean something else.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from realist.sharing.bits import CutError, Reader, Writer
from realist.sharing.saved import (
    REFUSALS,
    Saved,
    SharingError,
    canonical,
    fingerprint,
    fitting,
    plain,
    tidy_name,
)
from realist.text import filled
from realist.theory import Design, Theory
from realist.theory.own import AROUND

VERSION = 1
LINK_LIMIT = 100_000
"""Most characters in a link."""

MOST_FACTS = 1_023
OWN = (
    "nickname", "conditions", "resource", "actor", "for_whom", "reasoning", "mechanisms", "works", "outcome", "effect",
    "because",
)  # fmt: skip
"""The parts of a configuration of a reader's own, in the order in which version 1 writes them."""

Fact = tuple[str, str, str]


def link_of(theory: Theory, design: Design, name: str = "") -> str:
    """A design as the fragment of an address, ``design=…``, to stand after a page's address and ``#``.

    Parameters
    ----------
    theory : Theory
    design : Design
        One that fits the theory.
    name : str
        What its maker calls it; it goes with the link.

    Returns
    -------
    str
        About 60 characters for twenty answers; longer by what the reader typed.

    Raises
    ------
    ValueError
        Where it holds more than a link can; a file holds it.

    Examples
    --------
    >>> from realist.evidence import load
    >>> base = load("data/examples/cctv")
    >>> link = link_of(base.theory, base.schemes[0].design, "Ours")
    >>> read_link(base.theory, "https://example.org/bench.html#" + link).name
    'Ours'
    """
    name = tidy_name(name)
    salt = _salt(theory)
    names = _names(theory, salt)
    facts = sorted(names[fact] for fact in _facts(design))
    given = plain(design, name)
    own = [[each.get(part, "") for part in OWN] for each in given.get("own", ())]
    out = Writer()
    out.number(VERSION, 4)
    out.number(salt, 4)
    out.number(fingerprint(canonical(given)), 32)
    out.number(len(facts), 10)
    width = _width(len(facts))
    for fact, before in zip(facts, [-1, *facts], strict=False):
        out.rice(fact - before - 1, width)
    for text in (name, canonical(own) if own else ""):
        out.number(bool(text), 1)
        if text:
            out.text(text)
    link = f"design={base64.urlsafe_b64encode(out.bytes()).decode().rstrip('=')}"
    if len(link) > LINK_LIMIT:
        raise ValueError(REFUSALS["too_much_text"])
    return link


def read_link(theory: Theory, text: str) -> Saved:
    """The design that a link holds.

    Parameters
    ----------
    theory : Theory
        What the design must fit.
    text : str
        A whole address, its fragment, or what follows ``design=``.

    Raises
    ------
    SharingError
        Where it is cut short, edited, enormous, from a later version or from other evidence, or holds no design.
        Nothing is dropped in silence.
    """
    if len(text) > LINK_LIMIT:
        raise SharingError(filled(REFUSALS["too_long"], most=f"{LINK_LIMIT:,}"))
    raw, whole = _payload(text)
    reader = Reader(raw)
    try:
        salt, checksum, facts, name, own = _unpacked(reader)
    except CutError:
        raise SharingError(REFUSALS["cut"]) from None
    except _BitsError:
        raise SharingError(REFUSALS["edited"]) from None
    if not whole:
        raise SharingError(REFUSALS["edited"])
    parts = _parts(theory, salt, facts)
    if own:
        parts["own"] = own
    if fingerprint(canonical({**parts, "name": name} if name else parts)) != checksum:
        raise SharingError(REFUSALS["edited"])
    return Saved(fitting(theory, parts), name)


def length(letters: str) -> int:
    """How many of the letters that follow ``design=`` are a design's own: its bits say where they end.

    Parameters
    ----------
    letters : str
        Of base64url; whatever may stand behind the design.

    Raises
    ------
    CutError
        Where they end before the design does.
    ValueError
        Where no version wrote them.
    """
    usable = letters[: -1 if len(letters) % 4 == 1 else None]
    reader = Reader(base64.urlsafe_b64decode(usable + "=" * (-len(usable) % 4)))
    reader.number(4 + 4 + 32)
    _read_facts(reader)
    for _ in ("name", "own"):
        if reader.bit():
            reader.text()
    size = -(-reader.used // 8)
    return -(-size * 8 // 6)


class _BitsError(Exception):
    """The bits hold what no writer writes."""


def _unpacked(reader: Reader) -> tuple[int, int, list[int], str, list[dict[str, Any]]]:
    """Salt, checksum, the names of the facts, the name of the design, and configurations of the reader's own."""
    _check_version(reader.number(4))
    try:
        salt, checksum = reader.number(4), reader.number(32)
        facts = _read_facts(reader)
        name = reader.text() if reader.bit() else ""
        own = _read_own(reader.text()) if reader.bit() else []
        if not reader.at_end or tidy_name(name) != name:
            raise _BitsError
    except CutError:
        raise
    except (ValueError, RecursionError):
        raise _BitsError from None
    return salt, checksum, facts, name, own


def _check_version(version: int) -> None:
    if version > VERSION:
        raise SharingError(filled(REFUSALS["later"], version=version))
    if version < VERSION:
        raise SharingError(REFUSALS["no_design"])


def _payload(text: str) -> tuple[bytes, bool]:
    """The bytes of a link, and whether its last letter holds nothing besides: it does in no link that was written."""
    found = text.strip(AROUND).rpartition("#")[2].removeprefix("design=")
    if not re.fullmatch(r"[A-Za-z0-9_-]+", found):
        raise SharingError(REFUSALS["no_design"])
    if len(found) % 4 == 1:
        raise SharingError(REFUSALS["cut"])
    raw = base64.urlsafe_b64decode(found + "=" * (-len(found) % 4))
    return raw, base64.urlsafe_b64encode(raw).decode().rstrip("=") == found


def _read_facts(reader: Reader) -> list[int]:
    size = reader.number(10)
    width, facts, before = _width(size), list[int](), -1
    for _ in range(size):
        before += reader.rice(width, 0xFFFF - before - 1) + 1
        if before > 0xFFFF:
            raise ValueError
        facts.append(before)
    return facts


def _read_own(text: str) -> list[dict[str, Any]]:
    found = json.loads(text)
    if not isinstance(found, list) or not found:
        raise ValueError
    if any(not isinstance(each, list) or len(each) != len(OWN) for each in found):
        raise ValueError
    return [dict(zip(OWN, each, strict=True)) for each in found]


def _parts(theory: Theory, salt: int, facts: list[int]) -> dict[str, Any]:
    known = dict[int, list[Fact]]()
    for fact, name in _names(theory, salt).items():
        known.setdefault(name, []).append(fact)
    strange = [fact for fact in facts if len(known.get(fact, ())) != 1]
    if strange:
        raise SharingError(filled(REFUSALS["other"], strange=len(strange), all=len(facts)))
    parts: dict[str, Any] = {"answers": {}, "assumed": [], "knocked_out": []}
    for part, code, value in (known[fact][0] for fact in facts):
        if part != "answers":
            parts[part].append(code)
        elif code in parts[part]:
            raise SharingError(REFUSALS["edited"])
        else:
            parts[part][code] = value
    return {**parts, "assumed": sorted(parts["assumed"]), "knocked_out": sorted(parts["knocked_out"])}


def _facts(design: Design) -> Iterator[Fact]:
    yield from (("answers", feature, value) for feature, value in design.answers.items())
    yield from (("assumed", mechanism, "") for mechanism in design.assumed)
    yield from (("knocked_out", mechanism, "") for mechanism in design.knocked_out)


def _names(theory: Theory, salt: int) -> dict[Fact, int]:
    """The 16 bits that stand for each fact that a design can hold."""
    facts: list[Fact] = [("answers", feature.id, value) for feature in theory.features for value in feature.value_ids]
    facts += [(part, m.id, "") for part in ("assumed", "knocked_out") for m in theory.mechanisms]
    if len(theory.features) + 2 * len(theory.mechanisms) > MOST_FACTS:
        raise ValueError(REFUSALS["too_many_questions"])
    return {fact: _folded(fingerprint(f"{salt} {' '.join(fact)}")) for fact in facts}


def _salt(theory: Theory) -> int:
    """The first salt under which no two facts of this theory share a name."""
    for salt in range(16):
        names = _names(theory, salt)
        if len(set(names.values())) == len(names):
            return salt
    raise ValueError(REFUSALS["too_many_answers"])


def _folded(number: int) -> int:
    return number >> 16 ^ number & 0xFFFF


def _width(size: int) -> int:
    """The width at which the gaps between so many names are shortest to write."""
    return next(width for width in count() if (2 << width) * (size + 1) > 0xFFFF)
