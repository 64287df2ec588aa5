"""The Frictionless Data Package of an evidence folder: what its tables are, for any program that reads packages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from realist.evidence.faults import Fault, MissingFileError, RefusedError, read_bytes
from realist.evidence.places import folder_at
from realist.evidence.reader import Tables
from realist.evidence.schema import CODE, NUMBER_LIMIT, TABLES, TEXT_LIMIT, Field, Table

FILE = "datapackage.json"
COMMAND = "python -m realist describe FOLDER"
REQUIRED = {
    "name": "a short name in small letters, digits and hyphens",
    "title": "what the evidence base is called",
    "version": "its version, such as 1.0.0",
    "licenses": "the licence under which others may use it",
}
"""What a person says of an evidence base, because no program can."""


def field_schema(field: Field) -> dict[str, Any]:
    """A column as Table Schema has it, with its meaning and its examples."""
    constraints: dict[str, Any] = {}
    if field.required:
        constraints["required"] = True
    if field.one_of:
        constraints["enum"] = list(field.one_of)
    elif field.many:
        constraints["pattern"] = f"{CODE}( {CODE})*"
    elif field.code:
        constraints["pattern"] = CODE
    elif field.type == "integer":
        constraints |= {"minimum": 0, "maximum": NUMBER_LIMIT}
    elif field.prose:
        constraints["maxLength"] = TEXT_LIMIT
    about = f"{field.about}. {'Codes with one space between them. ' if field.many else ''}"
    schema: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "description": f"{about}Good: {field.good}. Bad: {field.bad}.",
        "example": field.good,
    }
    if constraints:
        schema["constraints"] = constraints
    return schema


def table_schema(table: Table, tables: Mapping[str, Table] = TABLES) -> dict[str, Any]:
    """A table as Table Schema has it. Only single codes are foreign keys there; lists of codes are ours to check."""
    schema: dict[str, Any] = {
        "fields": [field_schema(field) for field in table.fields],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    keys = [
        {"fields": [field.name], "reference": {"resource": field.refers, "fields": list(tables[field.refers].key)}}
        for field in table.fields
        if field.refers in tables and not field.many
    ]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def descriptor(existing: Mapping[str, Any], tables: Mapping[str, Table] = TABLES) -> dict[str, Any]:
    """The whole description: what people say of the evidence base is kept, and the tables are as `schema.yml` has them.

    Examples
    --------
    >>> descriptor({"title": "A study"})["resources"][0]["path"]
    'sources.csv'
    """
    kept = {key: value for key, value in existing.items() if key not in ("profile", "resources")}
    return {
        "profile": "tabular-data-package",
        **kept,
        "resources": [
            {
                "name": table.name,
                "path": table.file,
                "profile": "tabular-data-resource",
                "description": table.about,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
                "schema": table_schema(table, tables),
            }
            for table in tables.values()
        ],
    }


def written(package: Mapping[str, Any]) -> str:
    """The description as it stands in the file; the same package always gives the same text."""
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def read_package(folder: Path) -> dict[str, Any]:
    """The description of a folder.

    Raises
    ------
    RefusedError
        Where it is missing, is not JSON, or is not an object.
    """
    try:
        given = json.loads(read_bytes(folder / FILE, FILE).decode("utf-8-sig"))
    except MissingFileError:
        raise MissingFileError(Fault(FILE, 0, "", f"the file is missing; {COMMAND} writes it")) from None
    except json.JSONDecodeError as error:
        raise RefusedError(
            Fault(FILE, error.lineno, "", f"is not JSON: {error.msg[0].lower()}{error.msg[1:]}")
        ) from None
    except (UnicodeDecodeError, RecursionError, ValueError):
        raise RefusedError(Fault(FILE, 0, "", "is not JSON in UTF-8")) from None
    if not isinstance(given, dict):
        raise RefusedError(Fault(FILE, 0, "", "is not a description; expected an object with a title and resources"))
    return given


def describe(folder: str | Path, tables: Mapping[str, Table] = TABLES) -> Path:
    """Write, or refresh, the description of a folder; title, version, licences, sources and citation stay as they are.

    Parameters
    ----------
    folder : path
    tables : mapping of str to Table
        What the folder can hold. Those of which there is a file are described.

    Returns
    -------
    Path
        The file written. Doing it again changes no byte.

    Raises
    ------
    RefusedError
        Where it is a file, or there is a file already that is not a description.
    """
    folder = Path(folder)
    if folder.exists():
        folder_at(folder)
    path = folder / FILE
    existing = read_package(folder) if path.exists() else {}
    there = {name: table for name, table in tables.items() if (folder / table.file).exists()}
    path.write_text(written(descriptor(existing, there)), encoding="utf-8", newline="\n")
    return path


def check_package(tables: Tables) -> tuple[dict[str, Any], list[Fault]]:
    """The description, and its faults: missing, malformed, without what only people can say, or not of these tables.

    A table that it lists and that is not there is a fault of that table.
    """
    try:
        given = read_package(tables.folder)
    except RefusedError as refused:
        return {}, [refused.fault]
    faults = [
        Fault(FILE, 0, key, f"is missing; say {meaning}") for key, meaning in REQUIRED.items() if not given.get(key)
    ]
    faults += [
        Fault(FILE, 0, key, "is not text")
        for key in ("name", "title", "version")
        if given.get(key) and not isinstance(given[key], str)
    ]
    gone = [name for name in tables.schema if name in tables.missing and name in _listed(given)]
    faults += [
        Fault(f"{name}.csv", 0, "", f"the file is missing, although {FILE} lists it; write it, or run {COMMAND}")
        for name in gone
    ]
    told = {name: table for name, table in tables.schema.items() if name in gone or name not in tables.missing}
    differs = _difference(given, descriptor(given, told))
    if differs:
        faults.append(Fault(FILE, 0, "", f"does not describe the tables as they are ({differs}); run {COMMAND}"))
    return given, faults


def _listed(given: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of a description by name, whatever else stands there."""
    have = given.get("resources")
    if not isinstance(have, list):
        return {}
    return {r["name"]: r for r in have if isinstance(r, dict) and isinstance(r.get("name"), str)}


def _difference(given: Mapping[str, Any], expected: Mapping[str, Any]) -> str:
    """Where the description first departs from the tables; empty where it does not."""
    if given.get("profile") != expected["profile"]:
        return "profile"
    have, want = given.get("resources"), expected["resources"]
    if have == want:
        return ""
    named = _listed(given)
    for resource in want:
        if named.get(resource["name"]) != resource:
            return str(resource["name"])
    return "the list of tables"
