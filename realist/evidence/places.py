"""What stands where an evidence folder or one of its tables was looked for: a workbook, a zip, another ending."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from realist.evidence.faults import Fault, RefusedError
from realist.evidence.schema import Table
from realist.text import printable, shown

WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".fods", ".numbers", ".gsheet")
PACKED = (".zip", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz")
TABLE_ENDINGS = (".csv", ".tsv", ".tab", ".txt")

NAMES_LIMIT = 10_000
"""Most names of a folder that are looked at."""

_COPY = re.compile(r"[\s_-]*(?:\(\d+\)|\(?(?:conflicted |new |final )?cop(?:y|ie)\b.*|conflicted.*)\s*$")


def folder_at(given: str | Path) -> Path:
    """The folder that was asked for.

    Raises
    ------
    RefusedError
        Where there is none of that name, or something that is no folder.
    """
    folder = Path(given)
    try:
        if folder.is_dir():
            return folder
        there = folder.exists()
    except (OSError, ValueError):
        there = False
    reason = _no_folder(folder) if there else "there is no folder of that name"
    raise RefusedError(Fault(printable(str(folder), 200), 0, "", reason))


def _no_folder(path: Path) -> str:
    name = path.name.casefold()
    if name.endswith(PACKED):
        return "is a packed file and no folder; unpack it and give the folder that comes out of it"
    if name.endswith(WORKBOOKS):
        return (
            "is a workbook and no folder; save each of its sheets as CSV UTF-8 in a folder, under the name of its "
            "table, and give that folder"
        )
    called = "one table" if name.endswith(TABLE_ENDINGS) else "a file"
    return f"is {called} and no folder; give the folder in which it stands: {shown(str(path.parent), 200)}"


def names_in(folder: Path) -> list[str]:
    """The names in a folder, sorted, without those that programs hide or lock a file with."""
    try:
        with os.scandir(folder) as entries:
            found = [entry.name for entry, _ in zip(entries, range(NAMES_LIMIT), strict=False)]
    except (OSError, ValueError):
        return []
    return sorted(name for name in found if not name.startswith((".", "~$")))


def stand_ins(names: Iterable[str], files: Iterable[str]) -> dict[str, str]:
    """For each file that is missing, the name of one that seems to be meant for it, a table before a workbook.

    Examples
    --------
    >>> stand_ins(["Findings.xlsx", "sites (1).csv", "notes.txt"], ["findings.csv", "sites.csv"])
    {'findings.csv': 'Findings.xlsx', 'sites.csv': 'sites (1).csv'}
    """
    wanted = list(files)
    by_stem = {(Path(file).stem, Path(file).suffix): file for file in wanted}
    found: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (_rank(name), name)):
        file = by_stem.get((_stem(name), _kind(name)))
        if file is not None and name != file:
            found.setdefault(file, name)
    return {file: found[file] for file in wanted if file in found}


def _kind(name: str) -> str:
    """The ending of the file for which one of that name can be meant: a bibliography and a description keep theirs."""
    if _stem(name) == "datapackage":
        return ".json"
    return ".bib" if ".bib" in Path(name.casefold()).suffixes else ".csv"


def _stem(name: str) -> str:
    stem = re.sub(r"(?:\.[a-z0-9_~-]{1,12})+$", "", name.strip().casefold())
    return re.sub(r"[\s.-]+", "_", _COPY.sub("", stem))


def _rank(name: str) -> int:
    """Which of several files is the likeliest."""
    name = name.casefold()
    return next(
        (place for place, ends in enumerate(((".csv",), TABLE_ENDINGS, WORKBOOKS, PACKED)) if name.endswith(ends)), 4
    )


def in_place_of(folder: Path, missing: Iterable[str]) -> list[Fault]:
    """A fault for each missing file in whose place another stands, with what to do."""
    files = list(missing)
    found = stand_ins(names_in(folder), files) if files else {}
    return [Fault(file, 0, "", f"the file is missing, and {_to_do(name, file)}") for file, name in found.items()]


def _to_do(name: str, file: str) -> str:
    """What makes the file that is meant out of the one that is there."""
    ends = name.casefold()
    if ends.endswith(WORKBOOKS):
        return (
            f"the workbook {shown(name)} stands there in its place; save its sheet as CSV UTF-8 under the name {file}"
        )
    if ends.endswith(PACKED):
        return f"the packed file {shown(name)} stands there in its place; unpack it"
    if ends.endswith((".csv", ".csv.txt")) or file.endswith((".json", ".bib")):
        return f"{shown(name)} stands there in its place; rename it {file}"
    return f"{shown(name)} stands there in its place; save it as CSV UTF-8 under the name {file}"


def without_tables(folder: Path, schema: Mapping[str, Table]) -> Fault:
    """The one fault of a folder that has none of its tables, with what to do first."""
    first = next(iter(schema.values()))
    names = names_in(folder)
    files = [table.file for table in schema.values()]
    begin = f"begin with this one, whose header row is {','.join(first.columns)}"
    reason = "the file is missing, and so is every other table; "
    meant = stand_ins(names, files)
    within = next((name for name in names if _holds_table(folder / name, files)), "")
    books = [name for name in names if name.casefold().endswith(WORKBOOKS)]
    packed = [name for name in names if name.casefold().endswith(PACKED)]
    others = [name for name in names if (folder / name).is_file() and name not in ("datapackage.json", "sources.bib")]
    if within:
        reason += f"they stand in the folder {shown(within)} within this one; give that folder"
    elif meant:
        file, name = next(iter(meant.items()))
        return Fault(
            file, 0, "", f"{reason}{_to_do(name, file)}" + (", and the others alike" if len(meant) > 1 else "")
        )
    elif books:
        reason += f"save each sheet of the workbook {shown(books[0])} as CSV UTF-8 under the name of its table"
    elif packed:
        reason += f"unpack {shown(packed[0])} and give the folder that comes out of it"
    elif others:
        several = f"the {len(others)} files here, such as {shown(others[0])}, are" if len(others) > 1 else ""
        reason += f"{several or f'the file {shown(others[0])} is'} of another kind; {begin}"
    else:
        reason += begin
    return Fault(first.file, 0, "", reason)


def _holds_table(place: Path, files: Iterable[str]) -> bool:
    try:
        return place.is_dir() and any((place / file).is_file() for file in files)
    except (OSError, ValueError):
        return False
