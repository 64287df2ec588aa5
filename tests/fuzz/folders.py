"""Folders of evidence, of imagined cases, of exercises and of double coding, damaged on their way."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from realist import evidence
from realist.__main__ import main
from realist.evidence import double_coding
from realist.evidence.checks.cells import cleaned
from realist.evidence.imagined import check_imagined
from realist.evidence.reader import read
from realist.evidence.schema import TABLES
from realist.exercises import check_exercises
from tests.folders import good_copy
from tests.fuzz.kinds import Kind
from tests.fuzz.texts import spoilt_bytes, texts
from tests.tree import ROOT

DATA = ROOT / "data"
BESIDE = {"imagined": DATA / "imagined", "exercises": DATA / "exercises", "double coding": DATA / "double-coding"}
NOT_EVIDENCE = ("datapackage.json", "sources.bib")


@cache
def base() -> evidence.Evidence:
    return evidence.load(DATA)


@cache
def good() -> Path:
    """The small good base, described, in a folder that lasts as long as the run."""
    return good_copy(Path(tempfile.mkdtemp(prefix="realist-fuzz-")) / "good")


Damage = tuple[str, str, int, int, str, bytes]
"""File, way, two numbers that say where, a text and bytes that stand there afterwards."""

HOW = (
    "bytes", "drop row", "swap rows", "double row", "double column", "drop column", "cell", "cell", "cell",
    "row of cells",
    "code from elsewhere", "long cell", "many rows", "many columns", "quotes", "line ends", "folder", "link away",
    "link to itself", "gone", "pipe", "another file", "odd name",
    "cell of a program", "cell of a program", "numbered", "capitals", "separator line", "another ending",
)  # fmt: skip

PROGRAMS = (
    "#NAME?", "#REF!", "#N/A", "Err:508", "####", "cafÃ©", "cafÃƒÂ©", "caf√©", "â€™", "ï¿½", "caf\ufffd", "caf?",
    "NA", "NULL", "nan", "None", "<NA>", "\\N", "1.0", "1,0", "1E+00", "3.00E+05", "02-Jan", "01/02/2026", "007",
    "TRUE", "MAR1", "1-2", "P\u20111", "P\u00ad1", "P−1", "library\u2010room", "\x80\x99â", "Ã\x85", "√", "‚Ä", "¬",
)  # fmt: skip
"""What spreadsheets, R, pandas and databases leave in a cell."""


def damages(files: list[Path]) -> st.SearchStrategy[list[Damage]]:
    """One to three damages to some files."""
    number = st.integers(0, 10_000)

    def one(path: Path) -> st.SearchStrategy[Damage]:
        raw = path.read_bytes()
        return st.tuples(st.just(path.name), st.sampled_from(HOW), number, number, texts, spoilt_bytes(raw))

    return st.lists(st.sampled_from(files).flatmap(one), min_size=1, max_size=3)


def harm(folder: Path, damage: Damage) -> None:
    """Does a damage to a folder. What an earlier damage left no place for is not done."""
    name, how, one, other, text, raw = damage
    path = folder / name
    if not path.is_file() or path.is_symlink():
        return
    if how in FILES:
        FILES[how](path, raw, text)
        return
    try:
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    except (ValueError, csv.Error):
        rows = []
    if not name.endswith(".csv") or not rows or not rows[0]:
        path.write_bytes(raw)
        return
    place = one % len(rows)
    ROWS[how](rows, place, other % max(len(rows[place]), 1), text)
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n" if how == "line ends" else "\n").writerows(rows)
    path.write_bytes(written.getvalue().encode(errors="surrogatepass"))


def _folder(path: Path, raw: bytes, text: str) -> None:
    path.unlink()
    path.mkdir()


def _link(target: str) -> Callable[[Path, bytes, str], None]:
    def link(path: Path, raw: bytes, text: str) -> None:
        path.unlink()
        path.symlink_to(target.format(name=path.name))

    return link


def _pipe(path: Path, raw: bytes, text: str) -> None:
    path.unlink()
    os.mkfifo(path)


def _odd_name(path: Path, raw: bytes, text: str) -> None:
    """A stranger beside it whose name no text can hold."""
    name = (
        os.fsencode(path.parent) + b"/\xff" + text.encode(errors="surrogatepass").translate(None, b"/\0")[:40] + b".csv"
    )
    with contextlib.suppress(OSError):
        Path(os.fsdecode(name)).write_bytes(raw)


def _another(path: Path, raw: bytes, text: str) -> None:
    """What another table says, under this one's name."""
    others = [each for each in sorted(path.parent.glob("*.csv")) if each.is_file() and each != path]
    if others:
        path.write_bytes(others[0].read_bytes())


ENDINGS = (".xlsx", ".ods", ".tsv", ".CSV", ".csv.txt", ".zip", "")

FILES: dict[str, Callable[[Path, bytes, str], Any]] = {
    "bytes": lambda path, raw, text: path.write_bytes(raw),
    "folder": _folder,
    "link away": _link("/dev/null"),
    "link to itself": _link("{name}"),
    "gone": lambda path, raw, text: path.unlink(),
    "pipe": _pipe,
    "another file": _another,
    "odd name": _odd_name,
    "separator line": lambda path, raw, text: path.write_bytes(b"sep=,\n" + path.read_bytes()),
    "another ending": lambda path, raw, text: path.rename(path.with_suffix(ENDINGS[len(raw) % len(ENDINGS)])),
}

Rows = list[list[str]]


def _cell(rows: Rows, row: int, column: int, text: str) -> None:
    rows[row][column : column + 1] = [text]


def _elsewhere(rows: Rows, row: int, column: int, text: str) -> None:
    _cell(rows, row, column, rows[(row * 7 + 3) % len(rows)][(column * 3 + 1) % len(rows[0])] if rows[0] else text)


def _double_column(rows: Rows, row: int, column: int, text: str) -> None:
    for each in rows:
        each.extend(each[:1])


def _numbered(rows: Rows, row: int, column: int, text: str) -> None:
    for number, each in enumerate(rows):
        each.insert(0, str(number or ""))


ROWS: dict[str, Callable[[Rows, int, int, str], Any]] = {
    "drop row": lambda rows, row, column, text: rows.pop(row),
    "swap rows": lambda rows, row, column, text: rows.reverse() if column % 2 else rows.append(rows.pop(row)),
    "double row": lambda rows, row, column, text: rows.insert(column, rows[row]),
    "double column": _double_column,
    "drop column": lambda rows, row, column, text: [each.pop() for each in rows if each],
    "cell": _cell,
    "row of cells": lambda rows, row, column, text: rows.insert(row, [text] * len(rows[0])),
    "code from elsewhere": _elsewhere,
    "long cell": lambda rows, row, column, text: _cell(rows, row, column, (text or "x") * 300),
    "many rows": lambda rows, row, column, text: rows.extend([rows[row]] * 2_000),
    "many columns": lambda rows, row, column, text: rows[row].extend([text] * 2_000),
    "quotes": lambda rows, row, column, text: _cell(rows, row, column, f'"{text}",\n"'),
    "line ends": lambda rows, row, column, text: _cell(rows, row, column, f"{text}\r\n{text}"),
    "cell of a program": lambda rows, row, column, text: _cell(rows, row, column, _of_a_program(row + column, text)),
    "numbered": _numbered,
    "capitals": lambda rows, row, column, text: rows.__setitem__(0, [name.title() for name in rows[0]]),
}


def _of_a_program(place: int, text: str) -> str:
    """What a program leaves in a cell, in some cells with a text behind it."""
    return PROGRAMS[place * 7 % len(PROGRAMS)] + (text[:20] if place % 3 == 0 else "")


@contextlib.contextmanager
def harmed(source: Path, done: list[Damage]) -> Iterator[Path]:
    """A copy of a folder with damages done to it."""
    with tempfile.TemporaryDirectory(prefix="realist-fuzz-") as place:
        folder = Path(place) / "data"
        shutil.copytree(
            source, folder, ignore=shutil.ignore_patterns("double-coding", "examples", "exercises", "imagined")
        )
        for damage in done:
            harm(folder, damage)
        yield folder


def said_in_words(message: str) -> None:
    """A message is short, holds nothing that a terminal obeys or hides, and shows no part of a program."""
    for line in message.splitlines():
        assert len(line) < 1_500, line[:200]
        assert all(c.isprintable() for c in line), ascii(line[:300])
        assert "Traceback" not in line, line
        assert "Error:" not in line, line


def command(folder: Path) -> bool:
    """`python -m realist check`, as somebody would run it: whether it finds no fault."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        status = main(["check", str(folder)])
    said = out.getvalue()
    said_in_words(said.replace(str(folder), "FOLDER"))
    assert status in (0, 1)
    assert (status == 0) == ("no faults" in said.splitlines()), said
    return status == 0


def loaded(folder: Path) -> bool:
    """What notebooks do: the evidence, or every fault of it."""
    try:
        evidence.load(folder)
    except evidence.EvidenceError as refused:
        return len(refused.faults) == 0
    return True


def whole(case: list[Any]) -> bool:
    done, also = case
    with harmed(good(), done) as folder:
        accepted = command(folder)
        if also:
            assert loaded(folder) is accepted
        return accepted


def one_table(case: list[Any]) -> bool:
    """Bytes as a table: what is read is text within bounds, or there is a fault that names the file."""
    name, raw = case
    with tempfile.TemporaryDirectory(prefix="realist-fuzz-") as place:
        table = TABLES[name]
        (Path(place) / table.file).write_bytes(raw)
        tables = read(place, {name: table})
        _, found = cleaned(tables)
        for fault in (*tables.faults, *found):
            assert fault.file == table.file
            said_in_words(str(fault))
        return not tables.faults and not found


def imagined(case: list[Any]) -> bool:
    with harmed(BESIDE["imagined"], case) as folder:
        (folder.parent / "base").mkdir()
        folder.rename(folder.parent / "base" / "imagined")
        report = check_imagined(folder.parent / "base", base().theory)
        for fault in report.faults:
            said_in_words(str(fault))
        return not report.faults


def exercises(case: list[Any]) -> bool:
    with harmed(BESIDE["exercises"], case) as folder:
        (folder.parent / "base").mkdir()
        folder.rename(folder.parent / "base" / "exercises")
        report = check_exercises(folder.parent / "base", base())
        for fault in report.faults:
            said_in_words(str(fault))
        return not report.faults


def coding(case: list[Any]) -> bool:
    with harmed(BESIDE["double coding"], case) as folder:
        try:
            found = double_coding.read(folder)
            double_coding.agreements(found)
            double_coding.blurred(found)
        except double_coding.DoubleCodingError as refused:
            said_in_words(str(refused))
            return False
        return True


def kinds() -> list[Kind]:
    """The kinds that are folders."""
    files = sorted(path for path in good().iterdir() if path.is_file())
    tables = st.sampled_from(sorted(TABLES)).flatmap(
        lambda name: st.tuples(st.just(name), spoilt_bytes((good() / f"{name}.csv").read_bytes()))
    )
    beside = {
        name: damages(sorted(path for path in where.iterdir() if path.is_file())) for name, where in BESIDE.items()
    }
    return [
        Kind("tables", tables, one_table, 40, 2_500),
        Kind("evidence folders", st.tuples(damages(files), st.booleans()), whole, 4, 250, small=True),
        Kind("imagined cases", beside["imagined"], imagined, 4, 150, small=True),
        Kind("exercises", beside["exercises"], exercises, 3, 120, small=True),
        Kind("double coding", beside["double coding"], coding, 15, 600),
    ]
