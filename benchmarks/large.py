"""A large evidence base, made of copies of ours, and what checking and loading one takes.

Each copy has configurations, conditions, scopes, rivals, findings and passages of its own, under keys of its own, and
shares the questions, the outcomes and the schemes. One text of each row has the number of its copy, so that no row says
what another says. So every check passes, as it does for the first. The text is as long as that of a real base, since it
is one's.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import pandas as pd
from frictionless import Package

from benchmarks import memory
from benchmarks.rows import Measured, Row
from realist.evidence import load
from realist.evidence.checks import check
from realist.evidence.schema import TABLES, Field

ROOT = Path(__file__).resolve().parent.parent
WANTED = (10_000, 100_000)
"""Configurations and findings that the issue asks for."""
SHARES = (0.1, 1 / 3, 1.0)
STEPS = ("check", "load")
OTHERS = {
    "frictionless": "Frictionless alone on the same package",
    "pandas": "pandas, only reading the same files",
}

COPIED = ("passages", "findings", "configurations", "conditions", "configuration_evidence", "scopes", "rivals")
"""Tables of which each copy has its own rows; the others stay as they are."""

FINDING = re.compile(r"(.*?)([a-z]{1,2})")
"""A finding's code is that of its passage, and a letter."""


def write(folder: Path, source: Path, configurations: int, findings: int) -> dict[str, int]:
    """Write an evidence folder of about that many configurations and findings.

    Parameters
    ----------
    folder : Path
        Must not be there yet.
    source : Path
        An evidence base without faults, of which copies are made.
    configurations, findings : int
        At least as many are written: whole copies, of the findings as many as of the configurations, or more.

    Returns
    -------
    dict of str to int
        Rows of each table that has copies.
    """
    folder.mkdir()
    for path in source.iterdir():
        if path.is_file():
            shutil.copy(path, folder / path.name)
    rows = {name: _rows(source / f"{name}.csv") for name in COPIED}
    copies = -(-configurations // len(rows["configurations"]))
    more = max(copies, -(-findings // len(rows["findings"])))
    written = {}
    for name in COPIED:
        table, times = TABLES[name], more if name in ("passages", "findings") else copies
        renamed = [(field.name, _renaming(field, name)) for field in table.fields]
        text = next((place for place, field in enumerate(table.fields) if field.prose and field.required), None)
        with (folder / table.file).open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines, lineterminator="\n")
            writer.writerow(table.columns)
            for number in range(times):
                for row in rows[name]:
                    cells = [rename(row[column], number) for column, rename in renamed]
                    if text is not None and number:
                        cells[text] += f" ({number})"
                    writer.writerow(cells)
        written[name] = times * len(rows[name])
    return written


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _renaming(field: Field, table: str) -> Callable[[str, int], str]:
    """How a cell of a field reads in a copy of some number; the first is as it was."""
    target = field.refers or (table.removesuffix("s") == field.name and table) or ""
    if target not in COPIED:
        return lambda cell, _: cell
    return lambda cell, number: " ".join(_renamed(code, number, target) for code in cell.split())


def _renamed(code: str, number: int, target: str) -> str:
    if not number:
        return code
    match = FINDING.fullmatch(code) if target == "findings" else None
    return f"{match[1]}-{number}{match[2]}" if match else f"{code}-{number}"


def measured() -> Measured:
    """Return what a large evidence base takes, each step in a process of its own.

    Seconds are the processor's, so that other programs disturb them little: all that is compared runs in one thread.

    Raises
    ------
    RuntimeError
        Where a fault is found, or what was loaded is not what was written.
    """
    rows: list[Row] = []
    small: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as place:
        for share in SHARES:
            folder = Path(place) / f"{share:.2f}"
            there = write(folder, ROOT / "data", *(round(share * wanted) for wanted in WANTED))
            took = {step: _alone(step, folder) for step in STEPS}
            if took["load"]["configurations"] != there["configurations"] or took["check"]["faults"]:
                raise RuntimeError(f"What was written is not what was read: {took}, {there}")
            small = small or took
            size = f"{there['configurations']:,} configurations, {there['findings']:,} findings"
            rows += _growth(size, took, small)
        rows += _against(f"Evidence: {size} (copies of data)", took, {name: _alone(name, folder) for name in OTHERS})
    return Measured(rows, {program: version(program) for program in ("frictionless", "pandas")})


def _growth(size: str, took: dict[str, dict[str, float]], small: dict[str, dict[str, float]]) -> Iterator[Row]:
    """Time and memory as the rows grow."""
    for step in STEPS:
        for measure, unit in (("seconds", "s"), ("MB", "MB at most")):
            against = f"{SHARES[0]:.0%} of the rows"
            yield Row(
                "Evidence as it grows", f"{step}, {size}", took[step][measure], unit, against, small[step][measure]
            )


def _against(topic: str, took: dict[str, dict[str, float]], others: dict[str, dict[str, float]]) -> Iterator[Row]:
    """Time and memory of the largest, against other programs on the same files."""
    for step in STEPS:
        for other, does in OTHERS.items():
            for measure, unit in (("seconds", "s"), ("MB", "MB at most")):
                yield Row(topic, step, took[step][measure], unit, does, others[other][measure])


def _alone(step: str, folder: Path) -> dict[str, float]:
    """What one step takes in a process that does nothing else, so that its memory is its own."""
    command = [sys.executable, "-m", "benchmarks.large", step, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    if done.returncode:
        raise RuntimeError(f"{step} did not end well: {done.stderr.strip().splitlines()[-1:]}")
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _once(step: str, folder: Path) -> dict[str, float]:
    """Do one step here, and return what it took and what it found."""
    found: dict[str, float] = {}
    work = {"check": _check, "load": _load, "frictionless": _frictionless, "pandas": _pandas}[step]
    start = time.process_time()
    work(folder, found)
    found["seconds"] = time.process_time() - start
    found["MB"] = memory.most()
    return found


def _check(folder: Path, found: dict[str, float]) -> None:
    found["faults"] = len(check(folder).faults)


def _load(folder: Path, found: dict[str, float]) -> None:
    found["configurations"] = len(load(folder).theory.configurations)


def _frictionless(folder: Path, found: dict[str, float]) -> None:
    found["faults"] = len(Package(str(folder / "datapackage.json")).validate().flatten(["type"]))


def _pandas(folder: Path, found: dict[str, float]) -> None:
    found["tables"] = len(
        [pd.read_csv(folder / table.file, dtype=str, keep_default_na=False) for table in TABLES.values()]
    )


if __name__ == "__main__":
    print(json.dumps(_once(sys.argv[1], Path(sys.argv[2]))))
