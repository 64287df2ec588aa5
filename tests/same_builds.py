"""Builds the book twice from nothing, in two folders of different names, and compares every byte: `make same`.

How long each page took to run stands on *Status* and is blanked before the comparison. Nothing else may differ.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.tree import ROOT, files

TIMED = re.compile(rb"<div>\d+\.\d</div>")
"""A run time, as `realist.sphinxext.reference_pages.fill_run_times` writes it."""
STATUS = "book/status.html"


def built(place: Path) -> dict[str, bytes]:
    """Every file of the book, built from a copy of the tree in a place of its own, with run times blanked."""
    for path in files():
        copy = place / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    command = [str(Path(sys.executable).parent / "jupyter-book"), "build", ".", "-W", "-n", "--keep-going"]
    alone = {**os.environ, "PYTHONPATH": str(place)}  # or the chapters would import the package from where we stand
    done = subprocess.run(command, cwd=place, env=alone, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"The book could not be built in {place}.\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    html = place / "_build" / "html"
    found = {path.relative_to(html).as_posix(): path.read_bytes() for path in html.rglob("*") if path.is_file()}
    found[STATUS] = TIMED.sub(b"<div>a time</div>", found[STATUS])
    return found


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """What differs between two books, a line for each file, with the first place where it does."""
    said = [f"{name}: only in one of them" for name in sorted(one.keys() ^ other.keys())]
    for name in sorted(one.keys() & other.keys()):
        if one[name] != other[name]:
            pairs = zip(one[name].splitlines(), other[name].splitlines(), strict=False)
            where = next((pair for pair in pairs if pair[0] != pair[1]), (b"its end", b"its end"))
            said.append(f"{name}: {where[0][:200]!r} and {where[1][:200]!r}")
    return said


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory(suffix=" with spaces") as second:
        one, other = built(Path(first, "book")), built(Path(second, "another place"))
    if found := differences(one, other):
        raise SystemExit("\n".join(["Two builds of the same tree differ.", *found]))
    sys.stdout.write(f"Two builds of the same tree are equal: {len(one)} files, byte for byte, but for run times.\n")
