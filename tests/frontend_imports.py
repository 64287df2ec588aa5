"""The order of the front end's imports, checked without Node.js: rooms import from rooms above them in `ROOMS` alone.

`python -m tests.frontend_imports` names each import that breaks it, with its file and why; `make lint` calls it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

FRONTEND = Path(__file__).resolve().parent.parent / "frontend"

ROOMS = (
    ("text.js",),
    ("engine",),
    ("sharing",),
    ("ui",),
    ("views",),
    ("takeaway",),
    ("bench", "room", "exercises", "ties"),
    ("page",),
)
"""Each may import from itself and from those before it, and not from those beside it."""

PURE = ("text.js", "engine", "sharing")
"""Rooms that import no package: what they compute needs no page."""

DATA = "realist"
"""Where the words and numbers stand that both languages read, as JSON, beside the Python that reads them."""

SOURCES = (".js", ".jsx", ".css")
SCRIPT = re.compile(r'^(?:import|export)\b(?:[^;"]*?\bfrom)?\s*"([^"]+)"', re.MULTILINE)
STYLE = re.compile(r'^@import\s+"([^"]+)"', re.MULTILINE)
DYNAMIC = re.compile(r"\bimport\(")


def imports(path: Path) -> Iterator[str]:
    """Yield what a file imports, as it is written there; ``text:`` before an address is esbuild's and left out."""
    pattern = STYLE if path.suffix == ".css" else SCRIPT
    for target in pattern.findall(path.read_text(encoding="utf-8")):
        yield target.removeprefix("text:")


def rank(room: str) -> int | None:
    """Where a room stands in the order, or None where it is none."""
    return next((i for i, those in enumerate(ROOMS) if room in those), None)


def problem(room: str, target: str) -> str:
    """Why one room may not import from another, in words; empty where it may."""
    here, there = rank(room), rank(target)
    if here is None or there is None:
        return f"{target if there is None else room} is no room"
    if room == target or there < here:
        return ""
    return f"{room} stands {'before' if here < there else 'beside'} {target}"


def led_to(frontend: Path, path: Path, given: str) -> tuple[list[str], str]:
    """The file to which an import leads, none where it is data; and why it may not lead there, empty where it may."""
    target = (path.parent / given).resolve()
    if target.suffix == ".json" and target.is_relative_to(frontend.parent / DATA) and target.is_file():
        return [], ""
    if not target.is_relative_to(frontend) or not target.is_file():
        return [], "there is no such file"
    other = target.relative_to(frontend)
    return [other.as_posix()], problem(path.resolve().relative_to(frontend).parts[0], other.parts[0])


def faults(frontend: Path) -> list[str]:
    """
    Every import that the order of rooms forbids, that leads nowhere, or that closes a circle of files.

    Parameters
    ----------
    frontend : Path
        The folder of sources; what lies in it beside the rooms, such as ``build.mjs``, imports packages alone.

    Returns
    -------
    list of str
        A line each: the file, what it imports, and why it may not.
    """
    found: list[str] = []
    graph: dict[str, list[str]] = {}
    for path in sorted(frontend.rglob("*")):
        name = path.relative_to(frontend)
        if path.suffix not in SOURCES or "node_modules" in name.parts:
            continue
        graph[name.as_posix()] = []
        if path.suffix != ".css" and DYNAMIC.search(path.read_text(encoding="utf-8")):
            found.append(f"{name} imports while it runs: a page opened from a folder cannot")
        for given in imports(path):
            other: list[str] = []
            if given.startswith("."):
                other, why = led_to(frontend.resolve(), path, given)
                graph[name.as_posix()] += other
            else:
                why = f"{name.parts[0]} imports no package" if name.parts[0] in PURE else ""
            if why:
                found.append(f"{name} imports {other[0] if other else given}: {why}")
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found.append(f"files import one another in a circle: {' → '.join(reversed(error.args[1]))}")
    return found


if __name__ == "__main__":
    wrong = faults(FRONTEND)
    print("\n".join(wrong), file=sys.stderr)
    sys.exit(bool(wrong))
