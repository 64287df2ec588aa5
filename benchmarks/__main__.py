"""One run of all that is measured: a table, and `benchmarks/results.json`.

The file is not tracked: times belong to a machine, and the ratios are what to compare. It holds ``python``,
``machine``, ``appraisal`` (a part for each evidence base, as `benchmarks.appraisal.measured` returns it) and ``page``
(as `benchmarks.page.measured` returns it, or why nothing was measured there).
"""

from __future__ import annotations

import json
import platform
from typing import Any

from benchmarks import appraisal, page
from realist.evidence import load


def main() -> None:
    """Measure, print, and keep the numbers."""
    results: dict[str, Any] = {"python": platform.python_version(), "machine": platform.machine()}
    results["appraisal"] = {folder: appraisal.measured(load(page.ROOT / folder)) for folder in appraisal.FOLDERS}
    for folder, result in results["appraisal"].items():
        appraisal.show(folder, result)
    try:
        results["page"] = page.measured()
    except RuntimeError as problem:
        results["page"] = str(problem)
    show(results["page"])
    path = page.ROOT / "benchmarks" / "results.json"
    path.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"\nKept in {path.relative_to(page.ROOT)}")


def show(found: Any, name: str = "In the built page", depth: int = 0) -> None:
    """Print nested results, a line each."""
    if not isinstance(found, dict):
        said = f"{found:,.2f}" if isinstance(found, float) else f"{found:,}" if isinstance(found, int) else found
        print(f"{'  ' * depth}{name:44}{said:>14}")
        return
    print(f"{'' if depth else chr(10)}{'  ' * depth}{name}")
    for each, inner in found.items():
        show(inner, each, depth + 1)


if __name__ == "__main__":
    main()
