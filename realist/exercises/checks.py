"""What must hold of exercises beyond the form of their tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from realist.appraisal import appraise
from realist.evidence import Evidence
from realist.evidence.checks.reading import Sheets
from realist.evidence.double_coding import coded_twice
from realist.evidence.faults import Fault
from realist.evidence.reader import Row
from realist.text import shown
from realist.theory import Design, DesignError, Scheme, Theory, read_design

ITEMS, OPTIONS, DESIGNS = "items.csv", "item_options.csv", "item_designs.csv"

SETS = {
    "sort": {"sort"},
    "build": {"build"},
    "retroduce": {"retroduce"},
    "code": {"code"},
    "check": {"choose-one", "choose-all", "order", "predict", "sort"},
}
"""The kinds of item that a set of each kind may hold."""

CHECKS_AT_END = range(2, 6)
"""How many questions a chapter ends with."""


@dataclass(frozen=True)
class Ground:
    """What exercises stand on: the evidence, its theory, and the codings that were compared."""

    findings: frozenset[str]
    sources: frozenset[str]
    theory: Theory
    schemes: tuple[Scheme, ...]
    coded: frozenset[str]

    @classmethod
    def of(cls, base: Evidence) -> Ground:
        """The ground that an evidence base gives. A base without double coding has nothing to compare with."""
        return cls(
            findings=frozenset(row["finding"] for row in base.tables.rows("findings")),
            sources=frozenset(row["source"] for row in base.tables.rows("sources")),
            theory=base.theory,
            schemes=base.schemes,
            coded=coded_twice(base.folder) & set(base.theory.configuration),
        )


def slug(word: str) -> str:
    """A word for a state as the code of an option.

    Examples
    --------
    >>> slug("supported, with an open constraint")
    'supported-with-an-open-constraint'
    """
    return re.sub(r"[^a-z]+", "-", word.lower()).strip("-")


def grounded(sheets: Sheets, ground: Ground) -> Iterator[Fault]:
    """Every item rests on findings or on a source, and each of them exists."""
    for row in sheets.rows["items"]:
        if not row["findings"] and not row["sources"]:
            yield Fault(ITEMS, row.number, "findings", "is empty, and so is sources; say what the item rests on")
        for column, known, file in (
            ("findings", ground.findings, "findings.csv"),
            ("sources", ground.sources, "sources.csv"),
        ):
            for code in row.codes(column):
                if code not in known:
                    yield Fault(ITEMS, row.number, column, f"{shown(code)} is not in {file}")


def sets_hold_items(sheets: Sheets, ground: Ground) -> Iterator[Fault]:
    """A set has items, of kinds that it may hold, each with a number of its own."""
    by_set = sheets.by("items", "set")
    for row in sheets.rows["exercise_sets"]:
        items = by_set.get(row["set"], [])
        if not items:
            yield Fault("exercise_sets.csv", row.number, "set", f"{shown(row['set'])} has no item in {ITEMS}")
        if (row["kind"] == "check") is not bool(row["chapter"]):
            reason = "is empty; a check stands at the end of a chapter" if row["kind"] == "check" else "is for checks"
            yield Fault("exercise_sets.csv", row.number, "chapter", reason)
        if row["kind"] == "check" and items and len(items) not in CHECKS_AT_END:
            reason = f"{shown(row['set'])} has {len(items)} items; a chapter ends with two to five"
            yield Fault("exercise_sets.csv", row.number, "set", reason)
        for item in items:
            if item["kind"] not in SETS[row["kind"]]:
                reason = f"{shown(item['kind'])} does not belong in a set of the kind {shown(row['kind'])}"
                yield Fault(ITEMS, item.number, "kind", reason)
        yield from _numbered(ITEMS, items)


def _numbered(file: str, rows: list[Row]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for row in rows:
        if row["number"] in seen:
            yield Fault(file, row.number, "number", f"{row['number']} already stands in row {seen[row['number']]}")
        seen.setdefault(row["number"], row.number)


def options_fit(sheets: Sheets, ground: Ground) -> Iterator[Fault]:
    """The options of an item are such that it can be answered."""
    by_item = sheets.by("item_options", "item")
    for row in sheets.rows["items"]:
        options = by_item.get(row["item"], [])
        yield from _numbered(OPTIONS, options)
        reason = _unfit(row["kind"], options)
        if reason:
            yield Fault(ITEMS, row.number, "item", f"{shown(row['item'])} {reason}")


def _unfit(kind: str, options: list[Row]) -> str:
    """Why an item of a kind cannot be answered with these options; empty where it can."""
    if kind in ("build", "code"):
        return f"is of the kind {shown(kind)} and has options; it needs none" if options else ""
    if kind == "retroduce":
        return _retroduction(options)
    if kind == "order":
        places = sorted(int(o["place"] or 0) for o in options)
        fits = len(options) > 2 and places == list(range(1, len(options) + 1))
        return "" if fits else "needs three options or more, with the places 1, 2, 3 and so on"
    if any(o["part"] != "answer" or not o["right"] or o["place"] for o in options) or len(options) < 3:
        return "needs three options or more, each an answer that is right (yes) or not (no), without a place"
    return _rights(kind, sum(o["right"] == "yes" for o in options), len(options))


def _rights(kind: str, yes: int, there: int) -> str:
    if kind in ("choose-one", "predict") and yes != 1:
        return f"has {yes} right options; expected one"
    if kind == "sort" and yes not in (1, 2):
        return f"has {yes} right options; expected one, or two where both can be defended"
    if kind == "choose-all" and not 0 < yes < there:
        return "needs an option that is right and one that is not"
    return ""


def _retroduction(options: list[Row]) -> str:
    rivals = [o for o in options if o["part"] == "rival"]
    tests = {o["right"] for o in options if o["part"] == "evidence"}
    if len(rivals) != 2 or any(o["right"] or o["place"] for o in rivals):
        return "needs two rivals, neither of them right or wrong"
    if len(rivals) + sum(o["part"] == "evidence" for o in options) != len(options) or tests != {"yes", "no"}:
        return "needs evidence that would tell rivals apart (right: yes) and evidence that would not (no)"
    return ""


def codings_compared(sheets: Sheets, ground: Ground) -> Iterator[Fault]:
    """What is coded was coded twice, so that there is something to compare with."""
    for row in sheets.rows["items"]:
        name = row["configuration"]
        if row["kind"] != "code":
            if name:
                yield Fault(ITEMS, row.number, "configuration", "is for items of the kind code")
        elif name not in ground.coded:
            reason = f"{shown(name)} is not among the configurations that were coded twice"
            yield Fault(ITEMS, row.number, "configuration", reason)
        elif not row["findings"]:
            yield Fault(ITEMS, row.number, "findings", "is empty; what is coded is what findings tell")


def predictions_hold(sheets: Sheets, ground: Ground) -> Iterator[Fault]:
    """What is said to be the answer to a design is the answer that the theory gives."""
    designs, options = sheets.by("item_designs", "item"), sheets.by("item_options", "item")
    kinds = {row["item"]: row["kind"] for row in sheets.rows["items"]}
    for row in sheets.rows["item_designs"]:
        if kinds[row["item"]] != "predict":
            yield Fault(DESIGNS, row.number, "item", f"{shown(row['item'])} is no item of the kind predict")
    for row in sheets.rows["items"]:
        if row["kind"] != "predict":
            if row["outcome"]:
                yield Fault(ITEMS, row.number, "outcome", "is for items of the kind predict")
            continue
        if row["outcome"] not in ground.theory.outcome:
            yield Fault(ITEMS, row.number, "outcome", f"{shown(row['outcome'])} is not in outcomes.csv")
            continue
        design, faults = _design(designs.get(row["item"], []), ground.theory)
        yield from faults
        right = [o for o in options.get(row["item"], []) if o["right"] == "yes"]
        if faults or len(right) != 1:
            continue
        word = appraise(ground.theory, design, ground.schemes).outcomes[row["outcome"]].word
        if right[0]["option"] != slug(word):
            reason = f"{shown(right[0]['option'])} is said to be right; the theory says {shown(slug(word))}"
            yield Fault(OPTIONS, right[0].number, "option", reason)


def _design(rows: list[Row], theory: Theory) -> tuple[Design, list[Fault]]:
    faults = []
    for row in rows:
        try:
            read_design(theory, {"answers": {row["feature"]: row["value"]}})
        except DesignError as error:
            field = "value" if row["feature"] in theory.feature else "feature"
            faults.append(Fault(DESIGNS, row.number, field, error.problems[0]))
    return Design({row["feature"]: row["value"] for row in rows}), faults


def outcomes_practised(sheets: Sheets, ground: Ground) -> Iterator[Fault]:
    """Every learning outcome is practised somewhere and assessed somewhere."""
    used: dict[str, set[str]] = {}
    for row in sheets.rows["items"]:
        for code in row.codes("learning_outcomes"):
            used.setdefault(code, set()).add(row["use"])
    for row in sheets.rows["learning_outcomes"]:
        wanting = [use for use in ("practise", "assess") if use not in used.get(row["learning_outcome"], set())]
        if wanting:
            reason = f"no item is there to {' and '.join(wanting)} {shown(row['learning_outcome'])}"
            yield Fault("learning_outcomes.csv", row.number, "learning_outcome", reason)


CHECKS = (
    grounded,
    sets_hold_items,
    options_fit,
    codings_compared,
    predictions_hold,
    outcomes_practised,
)
