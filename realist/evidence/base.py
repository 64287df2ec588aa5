"""An evidence base that was read and checked, and what a view asks of one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from realist.evidence.datapackage import read_package
from realist.evidence.reader import Tables
from realist.evidence.schema import TABLES
from realist.theory import Scheme, Theory

if TYPE_CHECKING:
    import pandas as pd


class HoldsFrames(Protocol):
    """Tables as pandas, by name: a mapping, or what `realist.evidence.reader.read` returns."""

    def __getitem__(self, table: str, /) -> pd.DataFrame: ...


class HasTables(Protocol):
    """Whatever holds the tables of an evidence base, so that plain tables serve as well as a loaded folder."""

    @property
    def tables(self) -> HoldsFrames: ...


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


def evidence_of(tables: Tables, theory: Theory, schemes: tuple[Scheme, ...], notes: tuple[str, ...]) -> Evidence:
    """Tables without faults and what was built of them, as an evidence base."""
    package = read_package(tables.folder)
    meta = {key: value for key, value in package.items() if key not in ("profile", "resources")}
    return Evidence(tables.folder, tables, theory, schemes, notes, MappingProxyType(meta), checksum(tables))


def checksum(tables: Tables) -> str:
    """SHA-256 over what the tables say, in the order of `schema.yml`."""
    said = [[name, [list(row.cells.values()) for row in tables.rows(name)]] for name in TABLES]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()
