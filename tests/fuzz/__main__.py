"""`python -m tests.fuzz`: the long run, some ten thousand cases and five hundred mutants. See README.md here."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from tests.fuzz import canary, designs, folders, pages
from tests.fuzz.catching import caught_by, study
from tests.fuzz.kinds import Kind, Tally, kept, run, some_seed
from tests.fuzz.mutants import Mutant, mutants
from tests.tree import ROOT

MUTANTS = 500
LINE = "{:24}{:>8}{:>9}{:>9}{:>9}"


def main() -> int:
    """Run every kind, or those that are named, and say what was done."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="KIND", help="only kinds whose name begins so; or canary, mutants")
    parser.add_argument("--seed", type=int, help="a number that gives the same cases again")
    parser.add_argument("--share", type=float, default=1.0, help="of the cases of a long run (1 if left out)")
    parser.add_argument("--again", type=Path, metavar="FILE", help="one case that was kept, and no other")
    given = parser.parse_args()
    wanted = tuple(given.names) or ("",)
    number = some_seed() if given.seed is None else given.seed
    with ExitStack() as stack:
        browser = stack.enter_context(pages.browser())
        kinds = [*folders.kinds(), *designs.kinds(), *pages.kinds(pages.bare(browser))]
        if given.again:
            return again(given.again, kinds)
        print(f"Seed {number}\n{LINE.format('kind', 'cases', 'refused', 'accepted', 'seconds')}", flush=True)
        cases(kinds, wanted, number, given.share)
        if "canary".startswith(wanted):
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            chapters = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
            views, elements = canary.visited(browser, folder, chapters)
            print(f"Canary: {views} views of {len(chapters)} chapters, {elements} elements; nothing ran")
    if "mutants".startswith(wanted):
        spoil(max(1, round(MUTANTS * given.share)), number)
    return 0


def again(path: Path, kinds: list[Kind]) -> int:
    """Run one case that was kept."""
    name, case = kept(path)
    kind = next(each for each in kinds if each.name == name)
    print(f"{name}: {'accepted' if kind.holds(case) else 'refused'}")
    return 0


def cases(kinds: list[Kind], wanted: tuple[str, ...], number: int, share: float) -> None:
    """Run the kinds, and print a line for each."""
    tally = Tally()
    for kind in kinds:
        if kind.name.startswith(wanted):
            run(kind, max(1, round(kind.many * share)), number, tally)
            name, count, refused, accepted, seconds = tally.rows()[-1]
            print(LINE.format(name, count, refused, accepted, f"{seconds:.1f}"), flush=True)
    every = [row[1:] for row in tally.rows()]
    if every:
        total = [sum(column) for column in zip(*every, strict=True)]
        print(LINE.format("all", *total[:3], f"{total[3]:.1f}"))


def spoil(count: int, number: int) -> None:
    """Make mutants of the evidence, and print who caught them and who got away."""
    base, started = study(), time.perf_counter()
    data = {name: [dict(row.cells) for row in base.tables.rows(name)] for name in base.tables}
    whole = Mutant("findings", "nothing", 0, "", "", tuple(enumerate(data["findings"], start=2)))
    if who := caught_by(base, whole):
        raise SystemExit(
            f"The evidence as it stands is caught by {who}: mend that first, or every mutant counts as caught"
        )
    made, caught, by, left = Counter[str](), Counter[str](), Counter[str](), list[str]()
    for mutant in islice(mutants(data, number), count):
        who = caught_by(base, mutant)
        for what in (mutant.table, mutant.operation):
            made[what] += 1
            caught[what] += bool(who)
        by[who.partition(" ")[0] if who.startswith("trap") else who] += 1
        if not who:
            left.append(str(mutant))
    held = count - len(left)
    print(f"\nMutants: {held} of {count} caught ({held / count:.1%}), {time.perf_counter() - started:.0f} seconds")
    print("By: " + ", ".join(f"{who} {n}" for who, n in by.most_common() if who))
    print("Of: " + ", ".join(f"{what} {caught[what]}/{n}" for what, n in sorted(made.items())))
    print("\n".join(f"not caught: {each}" for each in left))


if __name__ == "__main__":
    sys.exit(main())
