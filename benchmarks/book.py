"""How long the book takes to build and how much its pages weigh, beside a plain jupyter-book of as many pages.

Both are built in temporary folders, with this environment's programs: from nothing, again with nothing changed, and
after a sentence was added to one chapter. The plain book has the same theme, as many pages of Markdown and as many
executed notebooks, each with a few paragraphs and one small cell, and none of our extensions. Seconds are told by the
clock, and as the processor time of the build and of the kernels that it waited for.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from benchmarks.rows import Measured, Row

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".venv" / "bin" / "jupyter-book"
LEFT = (".git", ".venv", "_build", "node_modules", "dist", ".*_cache", ".hypothesis", "__pycache__")
"""What no build reads."""
APART = ("search", "genindex", "py-modindex")
"""Pages that the theme makes by itself."""
PARAGRAPH = (
    "A page of a plain book has a few paragraphs like this one, which say nothing, at as great a length as others. "
)
LARGEST = 3
BUILDING = "Building the book"
NEVER_RUN: dict[str, Any] = {"outputs": [], "execution_count": None}
PLAIN = "a plain book of as many pages"


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of one build, by the clock and of the processor."""

    clock: float
    processor: float


def measured() -> Measured:
    """Return builds and weights, each beside the plain book's.

    Raises
    ------
    RuntimeError
        Where a build fails, with the end of what it said.
    """
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = Path(folder, "ours"), Path(folder, "plain")
        shutil.copytree(ROOT, ours, ignore=shutil.ignore_patterns(*LEFT))
        pages = chapters(ours)
        notebook = next(page for page in reversed(pages) if page.suffix == ".ipynb")
        make_plain(plain, pages)
        mine, others = builds(ours, notebook), builds(plain, next(p for p in chapters(plain) if p.suffix == ".ipynb"))
        rows = [
            Row(
                "Building the book", f"{what}, {of}", getattr(mine[what], name), "s", PLAIN, getattr(others[what], name)
            )
            for what in mine
            for of, name in (("by the clock", "clock"), ("processor time", "processor"))
        ]
        rows.append(Row(BUILDING, "pages", len(pages), "", PLAIN, len(chapters(plain))))
        rows += weights(ours, plain)
    return Measured(rows, {"jupyter-book": version("jupyter-book")})


def chapters(folder: Path) -> list[Path]:
    """The pages that a book's table of contents names, first to last."""
    found: list[Path] = []

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            for name, inner in node.items():
                if name in {"root", "file"}:
                    found.append(next(p for end in (".ipynb", ".md") if (p := folder / f"{inner}{end}").is_file()))
                else:
                    walk(inner)
        elif isinstance(node, list):
            for inner in node:
                walk(inner)

    walk(yaml.safe_load((folder / "_toc.yml").read_text(encoding="utf-8")))
    return found


def make_plain(folder: Path, pages: Iterable[Path]) -> None:
    """A plain book with a page of the same kind for each of those."""
    folder.mkdir()
    names = []
    for number, page in enumerate(pages):
        name = "index" if number == 0 else f"page-{number}"
        text = f"# Page {number}\n\n" + "\n\n".join([PARAGRAPH * 3] * 5) + "\n"
        if page.suffix == ".md" or number == 0:
            (folder / f"{name}.md").write_text(text, encoding="utf-8")
        else:
            code = f"import pandas as pd\n\npd.DataFrame({{'number': range({number + 3})}})"
            cells: list[dict[str, Any]] = [
                {"cell_type": "markdown", "id": "text", "metadata": {}, "source": text},
                {"cell_type": "code", "id": "code", "metadata": {}, "source": code, **NEVER_RUN},
            ]
            kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
            whole = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
            (folder / f"{name}.ipynb").write_text(json.dumps(whole), encoding="utf-8")
        names.append(name)
    toc = {"format": "jb-book", "root": names[0], "chapters": [{"file": name} for name in names[1:]]}
    config = {"title": "A plain book", "execute": {"execute_notebooks": "cache"}}
    for name, value in (("_toc.yml", toc), ("_config.yml", config)):
        (folder / name).write_text(yaml.safe_dump(value, sort_keys=False), encoding="utf-8")


def builds(folder: Path, chapter: Path) -> dict[str, Taken]:
    """A build from nothing, one with nothing changed, and one after a sentence was added to a notebook."""
    found = {"from nothing": build(folder), "nothing changed": build(folder)}
    notebook = json.loads(chapter.read_text(encoding="utf-8"))
    cell = [cell for cell in notebook["cells"] if cell["cell_type"] == "markdown"][-1]
    said = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
    cell["source"] = f"{said}\n\nOne sentence more."
    chapter.write_text(json.dumps(notebook), encoding="utf-8")
    return {**found, "one chapter changed": build(folder)}


def build(folder: Path) -> Taken:
    """Build a book."""
    before, start = _processor(), time.perf_counter()
    command = [str(PROGRAM), "build", ".", "--keep-going"]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if done.returncode:
        raise RuntimeError(f"A build failed: {done.stdout[-400:]} {done.stderr[-400:]}")
    return Taken(time.perf_counter() - start, _processor() - before)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def weights(ours: Path, plain: Path) -> list[Row]:
    """What pages weigh as they stand and packed: the middle one, and the largest."""
    rows, topic = [], "What a page of the book weighs"
    mine, others = pages_of(ours), pages_of(plain)
    for how, packed in (("as it stands", False), ("packed with gzip", True)):
        sizes = sorted(((_weight(page, packed), name) for name, page in mine.items()), reverse=True)
        usual = sorted(_weight(page, packed) for page in others.values())[len(others) // 2]
        rows.append(Row(topic, f"the middle one, {how}", sizes[len(sizes) // 2][0], "bytes", "the plain book's", usual))
        rows += [
            Row(topic, f"{name}, {how}", size, "bytes", "the plain book's", usual) for size, name in sizes[:LARGEST]
        ]
    return rows


def pages_of(folder: Path) -> dict[str, bytes]:
    """The built pages by name, without those that the theme makes by itself."""
    html = folder / "_build" / "html"
    found = {path.relative_to(html).as_posix(): path for path in html.rglob("*.html")}
    apart = ("_static", "worksheets")
    return {n: p.read_bytes() for n, p in found.items() if p.stem not in APART and not n.startswith(apart)}


def _weight(page: bytes, packed: bool) -> int:
    return len(gzip.compress(page, 9)) if packed else len(page)
