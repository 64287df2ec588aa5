"""One run of all that is measured, or of the parts that are named: ``python -m benchmarks appraisal page``.

Prints a table for each topic and keeps `benchmarks/results.json` and `benchmarks/results.md`. A part that fails says
so and does not stop the others; the run then ends with exit code 1.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks import results
from benchmarks.rows import Measured

Part = Callable[[], Measured]


def _part(module: str) -> Part:
    """A part's function `measured`, whose module is loaded when it is wanted."""

    def measured() -> Measured:
        found: Measured = import_module(module).measured()
        return found

    return measured


PARTS: Mapping[str, Part] = {
    "appraisal": _part("benchmarks.appraisal"),
    "evidence": _part("benchmarks.large"),
    "formulas": _part("benchmarks.truth"),
    "page": _part("benchmarks.page"),
    "voila": _part("benchmarks.voila"),
    "book": _part("benchmarks.book"),
}
"""What can be measured, in the order in which it is told. Each part gives rows (`benchmarks.rows`)."""


def run(names: Sequence[str], parts: Mapping[str, Part] = PARTS, folder: Path = results.FOLDER) -> int:
    """Measure those parts, print and keep what they found.

    Returns
    -------
    int
        How many failed.
    """
    failed = 0
    for name in names:
        print(f"Measuring {name} …", flush=True)
        start = time.perf_counter()
        found = results.kept(folder)
        part: dict[str, Any]
        try:
            part = results.finding(parts[name](), time.perf_counter() - start)
        except Exception as problem:  # noqa: BLE001 - whatever went wrong in one part, the others are measured
            failed += 1
            if not isinstance(problem, RuntimeError):  # which a part raises in words
                traceback.print_exc()
            said = " ".join(str(problem).split())[:300]
            part = results.failing(found.get(name), f"{said or type(problem).__name__}")
        results.keep({**found, name: part}, parts, folder)
        print("\n".join(results.told(name, part)), flush=True)
    return failed


def main() -> int:
    """Read the command line, and measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure, print and keep the figures.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all where none is named")
    names = parser.parse_args().parts or list(PARTS)
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]}; there are {', '.join(PARTS)}")
    failed = run(names)
    print(f"Kept in benchmarks/results.json and benchmarks/results.md. {failed or 'No'} part(s) failed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
