"""An evidence folder as tables, theory and schemes: the one way from data to everything else."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from realist.evidence.build import build_schemes, build_theory
from realist.evidence.checks import Report, check_read
from realist.evidence.datapackage import read_package
from realist.evidence.faults import Fault, FaultsError, RefusedError, read_bytes
from realist.evidence.reader import Tables, read
from realist.evidence.schema import TABLES
from realist.theory import Scheme, Theory


class EvidenceError(FaultsError):
    """A folder whose evidence cannot be used as it is; ``faults`` is everything that is wrong."""


NAMED = "{title}, version {version} (SHA-256: {checksum})"


@dataclass(frozen=True, eq=False)
class Evidence:
    """An evidence base without faults.

    Attributes
    ----------
    folder : Path
        Where it was read from.
    tables : Tables
        As pandas, by name.
    theory : Theory
    schemes : tuple of Scheme
    notes : tuple of str
        What was forgiven in the reading, and where the theory and what was seen disagree.
    meta : mapping of str to object
        What its ``datapackage.json`` says of it (title, version, licences and so on), without the tables.
    checksum : str
        SHA-256 over what the tables say. A byte-order mark, CRLF or quoting does not change it; a changed cell does.
    """

    folder: Path
    tables: Tables
    theory: Theory
    schemes: tuple[Scheme, ...]
    notes: tuple[str, ...]
    meta: Mapping[str, Any]
    checksum: str

    @property
    def title(self) -> str:
        return str(self.meta["title"])

    @property
    def version(self) -> str:
        return str(self.meta["version"])

    def named(self) -> str:
        """Which evidence this is, for whatever is taken away from it, so that two copies can be told apart."""
        return NAMED.format(title=self.title, version=self.version, checksum=self.checksum)

    def about(self) -> dict[str, Any]:
        """What a reader who is shown something of it may want to know of the whole, JSON-ready."""

        def told(key: str) -> list[str]:
            return [
                " ".join(str(each.get(part, "")) for part in ("title", "path")).strip()
                for each in self.meta.get(key) or ()
            ]

        studies = (row for row in self.tables.rows("sources") if row["role"] == "study")
        return {
            "checksum": self.checksum,
            "description": str(self.meta.get("description", "")),
            "licences": told("licenses"),
            "sources": told("sources"),
            "studies": [{part: row[part] for part in ("title", "seen", "note")} for row in studies],
        }


def load(folder: str | Path) -> Evidence:
    """An evidence base, checked.

    Parameters
    ----------
    folder : path
        A folder with the tables of `realist.evidence.schema`, ``sources.bib`` and ``datapackage.json``.

    Returns
    -------
    Evidence

    Raises
    ------
    EvidenceError
        Where anything is wrong in it, with all that is.

    Examples
    --------
    >>> load("no such folder")
    Traceback (most recent call last):
    realist.evidence.EvidenceError: no such folder: there is no folder of that name
    """
    try:
        tables = read(folder)
    except RefusedError as refused:
        raise EvidenceError([refused.fault]) from None
    report = _checked(tables)
    if report.faults:
        raise EvidenceError(report.faults)
    meta = {key: value for key, value in read_package(tables.folder).items() if key not in ("profile", "resources")}
    return Evidence(
        folder=tables.folder,
        tables=tables,
        theory=build_theory(tables),
        schemes=build_schemes(tables),
        notes=report.notes,
        meta=MappingProxyType(meta),
        checksum=checksum(tables),
    )


def _checked(tables: Tables) -> Report:
    """What is wrong with a folder, found once for as long as its files say the same: checking is most of loading."""
    digest = hashlib.sha256()
    for path in sorted(tables.folder.iterdir()):
        said = _said(path)
        digest.update(os.fsencode(path.name) + f"\0{len(said)}\0".encode())
        digest.update(said)
    key = (tables.folder, digest.digest())
    if key not in _CHECKED:
        _CHECKED[key] = check_read(tables)
    return _CHECKED[key]


def _said(path: Path) -> bytes:
    """What a file of the folder says, or why it cannot be read; a file of another name may be there and be anything."""
    try:
        return read_bytes(path, "")
    except RefusedError as refused:
        return refused.fault.reason.encode()


_CHECKED: dict[tuple[Path, bytes], Report] = {}


def checksum(tables: Tables) -> str:
    """SHA-256 over what the tables say, in the order of `schema.yml`."""
    said = [[name, [list(row.cells.values()) for row in tables.rows(name)]] for name in TABLES]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


__all__ = ["Evidence", "EvidenceError", "Fault", "Tables", "checksum", "load", "read"]
