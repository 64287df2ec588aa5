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


def why_not(frontend: Path, name: Path, given: str) -> str:
    """Why a file may not import what it names, in words; empty where it may."""
    room, place = name.parts[0], rank(name.parts[0])
    if not given.startswith("."):
        return f"{room} imports no package" if room in PURE else ""
    target = (frontend / name.parent / given).resolve()
    if not target.is_file():
        return "there is no such file"
    if target.suffix == ".json" and target.is_relative_to(frontend.parent / DATA):
        return ""
    other = target.relative_to(frontend).parts[0] if target.is_relative_to(frontend) else str(target.parent.name)
    there = rank(other)
    if place is None or there is None:
        return f"{other if there is None else room} is no room"
    if room == other or there < place:
        return ""
    return f"{room} stands {'before' if place < there else 'beside'} {other}"


def faults(frontend: Path) -> list[str]:
    """
    Every import that the order of rooms forbids, that leads nowhere, or that closes a circle of files.

    Parameters
    ----------
    frontend : Path
        The folder of sources. What lies in it beside the rooms, such as ``build.mjs``, imports packages alone; data
        that Python reads too stands in the package, beside this folder.

    Returns
    -------
    list of str
        A line each: the file, what it imports, and why it may not.
    """
    frontend = frontend.resolve()
    found: list[str] = []
    graph: dict[str, list[str]] = {}
    for path in sorted(frontend.rglob("*")):
        name = path.relative_to(frontend)
        if path.suffix not in SOURCES or "node_modules" in name.parts:
            continue
        given = [*imports(path)]
        inside = [(path.parent / each).resolve() for each in given if each.startswith(".")]
        graph[name.as_posix()] = [t.relative_to(frontend).as_posix() for t in inside if t.is_relative_to(frontend)]
        if path.suffix != ".css" and DYNAMIC.search(path.read_text(encoding="utf-8")):
            found.append(f"{name} imports while it runs: a page opened from a folder cannot")
        found += [f"{name} imports {each}: {why}" for each in given if (why := why_not(frontend, name, each))]
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found.append(f"files import one another in a circle: {' → '.join(reversed(error.args[1]))}")
    return found


if __name__ == "__main__":
    wrong = faults(FRONTEND)
    print("\n".join(wrong), file=sys.stderr)
    sys.exit(bool(wrong))
