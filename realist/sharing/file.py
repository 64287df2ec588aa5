"""A design as a file: JSON, versioned, and documented by a JSON Schema, to which a test holds what is taken.

The page reads and refuses the same, in the same words, from ``frontend/sharing/file.js``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from realist.evidence import Evidence
from realist.sharing.json_text import parse_json
from realist.sharing.saved import NAME_LIMIT, Saved, SharingError, canonical, fingerprint, fitting, plain, tidy_name
from realist.text import filled, shown, words
from realist.theory import Design, Theory

FORMAT = "realist design"
VERSION = 1
FILE_LIMIT = 100_000
"""Most bytes in the file of a design."""

REFUSALS: dict[str, str] = words(__package__, "file_refusals.json")


def file_of(base: Evidence, design: Design, name: str = "") -> str:
    """The text of a design's file.

    Examples
    --------
    >>> from realist.evidence import load
    >>> base = load("data/examples/cctv")
    >>> read_file(base.theory, file_of(base, base.schemes[0].design, "Ours").encode()).name
    'Ours'
    """
    name = tidy_name(name)
    parts = plain(design, "")
    saved = {
        "format": FORMAT,
        "version": VERSION,
        "name": name,
        "evidence": {"title": base.title, "version": base.version, "checksum": base.checksum},
        "design": parts,
        "checksum": f"{fingerprint(canonical(plain(design, name))):08x}",
    }
    return json.dumps(saved, ensure_ascii=False, indent=2) + "\n"


def read_file(theory: Theory, raw: bytes) -> Saved:
    """The design that a file holds; a bare design, without a format, version and name, is taken too.

    Raises
    ------
    SharingError
        Where it cannot be opened, in words that can follow the file's name.
    """
    if len(raw) > FILE_LIMIT:
        raise SharingError(filled(REFUSALS["too_large"], most=FILE_LIMIT // 1000))
    found = _parsed(raw)
    if not isinstance(found, Mapping) or "format" not in found:
        return Saved(fitting(theory, found))
    version = found.get("version")
    if found["format"] == FORMAT and isinstance(version, float) and version > VERSION and version.is_integer():
        raise SharingError(filled(REFUSALS["later"], version=str(int(version))[:20]))
    if problems := [*_misfits(found)]:
        raise SharingError("\n".join(problems[:20]))
    name = tidy_name(found.get("name", ""))
    design = fitting(theory, found["design"])
    if "checksum" in found and int(found["checksum"], 16) != fingerprint(canonical(plain(design, name))):
        raise SharingError(REFUSALS["edited"])
    return Saved(design, name)


@cache
def file_schema() -> dict[str, Any]:
    """The JSON Schema of the file. It is the same for every evidence base; what fits one, its theory says."""
    text = resources.files(__package__).joinpath("design.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _misfits(found: Mapping[str, Any]) -> Iterator[str]:
    """What of the format a file does not keep, and what is expected. What is inside the design, its theory says."""
    parts = ("format", "version", "name", "evidence", "design", "checksum")
    yield from (filled(REFUSALS["part"], key=shown(key)) for key in sorted(found) if key not in parts)
    if found["format"] != FORMAT:
        yield filled(REFUSALS["is"], part="format", expected=json.dumps(FORMAT))
    if isinstance(found.get("version"), bool) or found.get("version") != VERSION:
        yield filled(REFUSALS["is"], part="version", expected=VERSION)
    if not _is_text(found.get("name", ""), NAME_LIMIT):
        yield filled(REFUSALS["name"], most=NAME_LIMIT)
    if not isinstance(found.get("design"), Mapping):
        yield REFUSALS["design"]
    if "checksum" in found and not _is_text(found["checksum"], 8, "[0-9a-f]{8}"):
        yield REFUSALS["checksum"]
    evidence = found.get("evidence", {})
    if not isinstance(evidence, Mapping):
        yield REFUSALS["evidence"]
        return
    limits = {"title": (1000, ".*"), "version": (100, ".*"), "checksum": (64, "[0-9a-f]{64}")}
    for key in sorted(evidence):
        if key not in limits or not _is_text(evidence[key], *limits[key]):
            yield filled(REFUSALS["evidence_part"], key=shown(key))


def _is_text(given: Any, most: int, form: str = ".*") -> bool:
    return isinstance(given, str) and len(given) <= most and bool(re.fullmatch(form, given, re.DOTALL))


def _parsed(raw: bytes) -> Any:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SharingError(REFUSALS["not_utf8"]) from None
    return parse_json(text)
