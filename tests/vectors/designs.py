"""Designs and questions drawn by chance, of any theory."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence

from realist.sharing import link_of
from realist.theory import Design, Scheme, Theory
from tests.theories import some_own
from tests.vectors.asking import Case
from tests.vectors.node import executable

DESIGNS = int(os.environ.get("REALIST_DESIGNS", "4000"))
"""How many designs of the evidence base are appraised; `make fuzz` asks for many more."""
ASKED = DESIGNS // 80
"""How many are asked every question, and how many have a brief: each takes some thirty times as long."""

HAS_NODE = bool(executable())
IN_A_BROWSER = 400 if HAS_NODE else DESIGNS
ASKED_IN_A_BROWSER = 20 if HAS_NODE else ASKED
THEORIES_IN_A_BROWSER = 15 if HAS_NODE else 100
"""A few hundred in a browser prove that the page runs the same files; where Node.js is not, the browser does it all."""

NAMES = ("", "Ours", "Ünï — 😀 x", "=1+1", "<b>a</b> | www.x.org 1. x", "two\u2003spaces", "x" * 200)
ADDRESSES = ("", "https://example.org/a_b/bench.html")


def some_design(theory: Theory, chance: random.Random) -> Design:
    """A random partial design: as often nearly empty as nearly full, a third of them with assumptions, a third with
    knock-outs and a third with configurations of the reader's own."""
    share = chance.random()
    answers = {f.id: chance.choice(f.value_ids) for f in theory.features if chance.random() < share}
    mechanisms = [m.id for m in theory.mechanisms]

    def few() -> frozenset[str]:
        return frozenset(m for m in mechanisms if chance.random() < 0.3) if chance.random() < 0.33 else frozenset()

    own = tuple(some_own(theory, chance) for _ in range(chance.randint(1, 4))) if chance.random() < 0.33 else ()
    return Design(answers, few(), few(), own)


def some_designs(theory: Theory, schemes: Sequence[Scheme], chance: random.Random, count: int) -> list[Design]:
    """What was seen, nothing answered, and random designs."""
    return [*(s.design for s in schemes), Design(), *(some_design(theory, chance) for _ in range(count))]


def appraisals(designs: Sequence[Design]) -> list[Case]:
    return [("appraisal", {"design": design.to_dict()}) for design in designs]


def inquiries(theory: Theory, designs: Sequence[Design], chance: random.Random) -> list[Case]:
    """Every question, of each design and an outcome by chance."""
    return [("inquiry", {"design": d.to_dict(), "outcome": chance.choice(theory.outcomes).id}) for d in designs]


def links(theory: Theory, designs: Sequence[Design], chance: random.Random) -> list[Case]:
    """The link of each design, and what it opens as: as it is, and with one letter changed."""
    cases: list[Case] = []
    for design in designs:
        name = chance.choice(NAMES)
        link = link_of(theory, design, name)
        place = chance.randrange(len("design="), len(link))
        spoilt = link[:place] + chance.choice("AZaz09-_") + link[place + 1 :]
        cases.append(("link", {"design": design.to_dict(), "name": name}))
        cases += [("opened link", {"link": each}) for each in (link, spoilt)]
    return cases


def briefs(designs: Sequence[Design], chance: random.Random) -> list[Case]:
    """The brief and the file of each design, under names and addresses that ask for care."""
    cases: list[Case] = []
    for design in designs:
        plain, name = design.to_dict(), chance.choice(NAMES)
        cases.append(("brief", {"design": plain, "name": name, "page": chance.choice(ADDRESSES)}))
        cases.append(("file", {"design": plain, "name": name}))
    return cases
