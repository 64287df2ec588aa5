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
from realist.faults import shown
from realist.sharing.json_text import parse_json
from realist.sharing.saved import NAME_LIMIT, Saved, SharingError, canonical, fingerprint, fitting, plain, tidy_name
from realist.theory import Design, Theory

FORMAT = "realist design"
VERSION = 1
FILE_LIMIT = 100_000
"""Most bytes in the file of a design."""

TOO_LARGE = f"is larger than {FILE_LIMIT // 1000} kB and was not read"
CHECKSUM_MISMATCH = (
    "was changed after it was saved: its checksum does not match. "
    'If you meant to change it, take the line "checksum" out and open it again'
)
LATER_VERSION = "was saved by a later version of this book (file version {}), which this one cannot read"
NOT_UTF8 = "is not UTF-8; expected a design as JSON"


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
        raise SharingError(TOO_LARGE)
    found = _parsed(raw)
    if not isinstance(found, Mapping) or "format" not in found:
        return Saved(fitting(theory, found))
    version = found.get("version")
    if found["format"] == FORMAT and isinstance(version, float) and version > VERSION and version.is_integer():
        raise SharingError(LATER_VERSION.format(str(int(version))[:20]))
    if problems := [*_misfits(found)]:
        raise SharingError("\n".join(problems[:20]))
    name = tidy_name(found.get("name", ""))
    design = fitting(theory, found["design"])
    if "checksum" in found and int(found["checksum"], 16) != fingerprint(canonical(plain(design, name))):
        raise SharingError(CHECKSUM_MISMATCH)
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
    yield from (f"$: {shown(key)} is not a part of the file of a design" for key in sorted(found) if key not in parts)
    if found["format"] != FORMAT:
        yield f"$.format: expected {json.dumps(FORMAT)}"
    if isinstance(found.get("version"), bool) or found.get("version") != VERSION:
        yield f"$.version: expected {VERSION}"
    if not _is_text(found.get("name", ""), NAME_LIMIT):
        yield f"$.name: expected a text of {NAME_LIMIT} characters at most"
    if not isinstance(found.get("design"), Mapping):
        yield "$.design: expected a design"
    if "checksum" in found and not _is_text(found["checksum"], 8, "[0-9a-f]{8}"):
        yield "$.checksum: expected eight digits, 0 to 9 and a to f"
    evidence = found.get("evidence", {})
    if not isinstance(evidence, Mapping):
        yield "$.evidence: expected an object"
        return
    limits = {"title": (1000, ".*"), "version": (100, ".*"), "checksum": (64, "[0-9a-f]{64}")}
    for key in sorted(evidence):
        if key not in limits or not _is_text(evidence[key], *limits[key]):
            yield f"$.evidence: {shown(key)} is not as it should be"


def _is_text(given: Any, most: int, form: str = ".*") -> bool:
    return isinstance(given, str) and len(given) <= most and bool(re.fullmatch(form, given, re.DOTALL))


def _parsed(raw: bytes) -> Any:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SharingError(NOT_UTF8) from None
    return parse_json(text)
