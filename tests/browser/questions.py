"""The questions over designs, asked of Python, and the same asked of the page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from playwright.sync_api import Page

from realist.inquiry import (
    broken,
    completed,
    diversity,
    find_out_first,
    implied,
    knock_outs,
    pathways,
    smallest_changes,
    tensions,
)
from realist.theory import Design, Scheme, Theory

IN_THE_PAGE = """async ([theory, schemes, asked, whole]) => {
  const r = window.realist;
  theory ??= window.evidence.theory;
  schemes ??= window.evidence.schemes;
  const texts = asked.map(([design, outcome]) => r.canonical({
    broken: r.broken(theory, design.answers).map((tie) => tie.id),
    changes: ["bring about", "free"].map((goal) => r.smallestChanges(theory, design, outcome, goal)),
    completed: r.completed(theory, design).answers,
    diversity: r.diversity(theory, schemes),
    find: r.findOutFirst(theory, design),
    implied: r.implied(theory, design.answers),
    pathways: ["towards", "against", "affects"].map((direction) => r.pathways(theory, outcome, direction, { design })),
    rests: r.restsOn(theory, design),
    tensions: r.tensions(theory, design),
  }));
  return whole ? texts : r.digest(texts);
}"""
"""Asks a theory every question, of some designs and an outcome for each. The page's own theory where none is given."""

Asked = Sequence[tuple[Design, str]]


def put(page: Page, function: str, given: Any) -> Any:
    """What a function of the page makes of something large. It goes as one text, which is quicker than item by item."""
    return page.evaluate(f"(text) => ({function})(JSON.parse(text))", json.dumps(given))


def in_python(theory: Theory, schemes: Sequence[Scheme], design: Design, outcome: str) -> str:
    """The answers to every question about a design and an outcome, as canonical JSON."""
    whole = theory.with_own(design.own)
    found = {
        "broken": [tie.id for tie in broken(theory, design.answers)],
        "changes": [
            [asdict(row) for row in smallest_changes(theory, design, outcome, goal)] for goal in ("bring about", "free")
        ],
        "completed": dict(completed(theory, design).answers),
        "diversity": asdict(diversity(theory, schemes)),
        "find": [asdict(row) for row in find_out_first(theory, design)],
        "implied": [asdict(row) for row in implied(theory, design.answers)],
        "pathways": [asdict(pathways(whole, outcome, side)) for side in ("towards", "against", "affects")],
        "rests": [asdict(row) for row in knock_outs(theory, design)],
        "tensions": [asdict(row) for row in tensions(theory, design)],
    }
    return json.dumps(found, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def differences(page: Page, theory: Theory, schemes: Sequence[Scheme], asked: Asked, given: Any = (None, None)) -> str:
    """The first design, and the question, on which the page and Python differ; empty where they do on none.

    ``given`` is the theory and the schemes as they are sent to the page, where it has not got them.
    """
    ours = [in_python(theory, schemes, design, outcome) for design, outcome in asked]
    plain = [[design.to_dict(), outcome] for design, outcome in asked]
    if put(page, IN_THE_PAGE, [*given, plain, False]) == hashlib.sha256("\n".join(ours).encode()).hexdigest():
        return ""
    for one, mine, other in zip(plain, ours, put(page, IN_THE_PAGE, [*given, plain, True]), strict=True):
        here, there = json.loads(mine), json.loads(other)
        for question in here:
            if here[question] != there[question]:
                return f"{question} of {one}: {here[question]} and not {there[question]}"
    return "a difference that JSON does not show"


def plain_schemes(schemes: Sequence[Scheme]) -> list[dict[str, Any]]:
    """Schemes as the page holds them, as far as the engine reads them."""
    return [
        {
            "id": s.id,
            "group": s.group,
            "answers": {a.feature: {"status": a.status, "value": a.value} for a in s.answers},
        }
        for s in schemes
    ]
