"""A design as a file: JSON, documented, versioned, and checked by a JSON Schema of the repository."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import jsonschema

from realist.evidence import Evidence
from realist.faults import shown
from realist.sharing.saved import Saved, SharingError, canonical, fingerprint, fitting, plain, tidy_name
from realist.theory import Design, Theory

FORMAT = "realist design"
VERSION = 1
FILE_LIMIT = 100_000
"""Most bytes in the file of a design."""

ENORMOUS = f"is larger than {FILE_LIMIT // 1000} kB and was not read"
EDITED = (
    "was changed after it was saved: its checksum does not match. "
    'If you meant to change it, take the line "checksum" out and open it again'
)
LATER = "was saved by a later version of this book (file version {}), which this one cannot read"
NOT_UTF8 = "is not UTF-8; expected a design as JSON"
HALF = "holds half a character; expected text"


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
        raise SharingError(ENORMOUS)
    found = _parsed(raw)
    if not isinstance(found, Mapping) or "format" not in found:
        return Saved(fitting(theory, found))
    version = found.get("version")
    if found["format"] == FORMAT and isinstance(version, float) and version > VERSION and version.is_integer():
        raise SharingError(LATER.format(int(version)))
    problems = sorted(_validator().iter_errors(found), key=lambda error: error.json_path)
    if problems:
        raise SharingError("\n".join(_words(error) for error in problems[:20]))
    try:
        name = tidy_name(found.get("name", ""))
    except ValueError as error:
        raise SharingError(str(error)) from None
    design = fitting(theory, found["design"])
    if "checksum" in found and int(found["checksum"], 16) != fingerprint(canonical(plain(design, name))):
        raise SharingError(EDITED)
    return Saved(design, name)


@cache
def file_schema() -> dict[str, Any]:
    """The JSON Schema of the file. It is the same for every evidence base; what fits one, its theory says."""
    text = resources.files(__package__).joinpath("design.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@cache
def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(file_schema())


def _words(error: jsonschema.ValidationError) -> str:
    """Where a file does not keep its format, and what is expected there."""
    wanted = error.validator_value
    expected = {
        "additionalProperties": "holds a part that the file of a design does not have",
        "const": f"expected {json.dumps(wanted)}",
        "enum": f"expected one of {json.dumps(wanted)}",
        "maxLength": f"expected {wanted} characters at most",
        "maxItems": f"expected {wanted} at most",
        "required": f"expected the parts {json.dumps(wanted)}",
        "type": f"expected a JSON {wanted}",
    }.get(str(error.validator), "is not as the schema of a design has it")
    return f"{shown(error.json_path, 100)[1:-1]}: {expected}"


def _parsed(raw: bytes) -> Any:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SharingError(NOT_UTF8) from None
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_int=float, parse_constant=_no_number)
        canonical(found).encode()
    except json.JSONDecodeError as error:
        raise SharingError(f"line {error.lineno}: is not JSON: {error.msg}") from None
    except RecursionError:
        raise SharingError("is nested too deep for a design") from None
    except UnicodeEncodeError:
        raise SharingError(HALF) from None
    except ValueError as error:
        raise SharingError(str(error)) from None
    return found


def _no_number(name: str) -> float:
    raise ValueError(f"is not JSON: {name} is no number")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand once each: JSON would keep the last of two and say nothing."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"{shown(key)} stands twice in one object")
        found[key] = value
    return found
