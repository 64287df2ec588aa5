"""Makes a table of the fifty slowest tests from what the last `make test` measured.

`make test && .venv/bin/python -m tests.slowest` writes it to `tests/slowest.md`.
"""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.tree import ROOT, TIMES

MOST = 50
TABLE = ROOT / "tests" / "slowest.md"


def times(report: Path) -> list[tuple[float, str]]:
    """Return the seconds and the name of each test of a report in JUnit's XML, set-up and clearing away included."""
    cases = ET.parse(report).getroot().iter("testcase")  # noqa: S314  # pytest wrote it here
    return [(float(case.get("time", "0")), named(case)) for case in cases]


def named(case: ET.Element) -> str:
    """Return the file of a test, without its ending, and its name."""
    return f"{case.get('classname', '').removeprefix('tests.').replace('.', '/')}: {case.get('name', '')}"


def table(runs: Sequence[list[tuple[float, str]]], when: str, machine: str) -> str:
    """Return the slowest tests of all runs as Markdown, under the date, the machine and the sums of each run."""
    slowest = sorted((each for run in runs for each in run), key=lambda each: (-each[0], each[1]))[:MOST]
    lines = [f"# The {len(slowest)} slowest tests", "", f"Measured by `make test` on {when}: {machine}.", ""]
    for words, run in zip(("while the book builds", "on the built book"), runs, strict=True):
        lines.append(f"- {len(run)} tests {words}: {sum(seconds for seconds, _ in run):.0f} seconds of test time")
    lines += ["", "| seconds | test |", "|---:|---|"]
    return "\n".join([*lines, *(f"| {seconds:.1f} | `{name}` |" for seconds, name in slowest), ""])


if __name__ == "__main__":
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    TABLE.write_text(table([times(report) for report in TIMES], today, machine), encoding="utf-8")
    print(f"Written: {TABLE.relative_to(ROOT)}")
