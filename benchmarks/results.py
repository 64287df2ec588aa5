"""Keeps what was measured: `results.json` for programs, and `results.md` for people, a table a topic.

A part that is measured again replaces its own rows and leaves the others. One that fails keeps the rows that it had,
with what went wrong above them.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.rows import Measured, plain, shown

FOLDER = Path(__file__).resolve().parent
HEAD = """# What was measured

Written by `make bench`. Each figure stands beside what it is measured against, and the ratio is the first over the
second: below one is less time, memory or bytes. Times belong to a machine and to what else it was doing; ratios travel
better. Nothing here is asserted by a test.
"""


def kept(folder: Path = FOLDER) -> dict[str, Any]:
    """What earlier runs found, by part; nothing where there was none."""
    path = folder / "results.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def finding(measured: Measured, seconds: float) -> dict[str, Any]:
    """A part as it is kept: when, with what, how long it took, and its rows."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "versions": {"Python": platform.python_version(), **measured.versions},
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "seconds": round(seconds),
        "rows": [plain(row) for row in measured.rows],
    }


def failing(earlier: Mapping[str, Any] | None, reason: str) -> dict[str, Any]:
    """A part that could not be measured, with the rows that it had."""
    return {**(earlier or {"rows": []}), "failed": f"{datetime.now(UTC).date().isoformat()}: {reason}"}


def keep(results: Mapping[str, Any], order: Iterable[str], folder: Path = FOLDER) -> None:
    """Write both files, the parts in that order."""
    ordered = {name: results[name] for name in order if name in results}
    written = json.dumps(ordered, indent=1, ensure_ascii=False) + "\n"
    (folder / "results.json").write_text(written, encoding="utf-8")
    text = "\n".join([HEAD, *(line for name in ordered for line in told(name, ordered[name]))])
    (folder / "results.md").write_text(text, encoding="utf-8")


def told(name: str, part: Mapping[str, Any]) -> Iterator[str]:
    """A part as lines of Markdown: what it was measured with, and a table for each topic."""
    yield f"## {name}\n"
    if "failed" in part:
        yield f"**Not measured**, {part['failed']}.{' The figures below are older.' if part['rows'] else ''}\n"
    if part["rows"]:
        used = ", ".join(f"{program} {version}" for program, version in part["versions"].items())
        yield f"{part['date']}; {used}; {part['machine']}; {part['seconds']} s in all.\n"
    for topic, rows in groupby(part["rows"], key=lambda row: row["topic"]):
        yield f"### {topic}\n"
        yield "| what | figure | against | its figure | ratio |"
        yield "|---|---:|---|---:|---:|"
        for row in rows:
            figures = [f"{shown(row[each])} {row['unit']}".strip() for each in ("figure", "other")]
            what, against = (row[each].replace("|", "\\|") for each in ("what", "against"))
            yield f"| {what} | {figures[0]} | {against} | {figures[1]} | {shown(row['ratio'])} |"
        yield ""
