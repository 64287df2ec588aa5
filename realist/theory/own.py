"""A reader's own configurations, read from something untrusted.

Each is an object of ``nickname``, ``conditions``, ``resource``, ``actor``, ``for_whom``, ``reasoning``,
``mechanisms``, ``works``, ``outcome``, ``effect`` and ``because``, as in a configuration of an evidence base. ``actor``
is the id of an actor of the theory, or the reader's words for one.

Everything has to be said but ``for_whom``, which may be empty or absent: *for whom* is then not said, and nothing is
made of it. There is at least one condition, because a configuration says when it holds, and at least one mechanism,
because the reasoning belongs to one. Rival explanations and evidence are not asked for: a reader's own is a guess to be
tested. It has no id; its place gives it one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from typing import Any

from realist.text import filled, words
from realist.theory.design import OWN
from realist.theory.parts import (
    DIRECTIONS,
    EFFECTS,
    WORKS,
    Condition,
    Configuration,
    FeatureCondition,
    OutcomeCondition,
)
from realist.theory.whole import Theory

REFUSALS: dict[str, str] = words(__package__, "refusals.json")
"""What is wrong with a design, in words that the page has from the same file."""
MOST_OWN = 12
MOST_TEXT = 300
MOST_CONDITIONS = 12

TEXTS = ("nickname", "resource", "actor", "for_whom", "reasoning", "because")
FIELDS = (*TEXTS, "conditions", "mechanisms", "works", "outcome", "effect")
HIDDEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
JOINERS = "\u200c\u200d"
AROUND = (
    "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f"
    "\u3000\ufeff"
)
"""What a browser takes for space around a text. Python's own list is another: it has U+001F, and lacks U+FEFF."""


def read_own(theory: Theory, given: Any) -> tuple[tuple[Configuration, ...], list[str]]:
    """The reader's own configurations, and every problem with them.

    Parameters
    ----------
    theory : Theory
        What they must fit.
    given : object
        Expected a list of at most `MOST_OWN` objects.

    Returns
    -------
    configurations : tuple of Configuration
        Those that have no problem.
    problems : list of str
        Each says which configuration it is in.

    Examples
    --------
    >>> read_own(Theory(), [{"nickname": " "}])[1][:2]
    ['own configuration 1: nothing is said under "nickname"', 'own configuration 1: nothing is said under "resource"']
    """
    if not isinstance(given, (list, tuple)):
        return (), [REFUSALS["own"]]
    if len(given) > MOST_OWN:
        return (), [filled(REFUSALS["own_most"], count=len(given), most=MOST_OWN)]
    found: list[Configuration] = []
    problems: list[str] = []
    for number, item in enumerate(given, start=1):
        reading = _Reading(theory)
        configuration = reading.configuration(item, f"{OWN}{number}")
        problems += [filled(REFUSALS["in_own"], number=number, problem=problem) for problem in reading.problems]
        if configuration:
            found.append(configuration)
    return tuple(found), problems


class _Reading:
    """One configuration as it is read, and the problems met on the way."""

    def __init__(self, theory: Theory) -> None:
        self._theory = theory
        self.problems: list[str] = []

    def configuration(self, item: Any, name: str) -> Configuration | None:
        if not isinstance(item, Mapping):
            self._refuse("object")
            return None
        for key in sorted(map(str, item)):
            if key not in FIELDS:
                self._refuse("own_part", part=_cut(key))
        texts = {field: self._text(item.get(field, ""), field) for field in TEXTS}
        conditions = self._conditions(item.get("conditions", []))
        mechanisms = self._several(item.get("mechanisms", []), "mechanisms", self._theory.mechanism.keys(), "mechanism")
        works = self._one(item.get("works", ""), "works", WORKS)
        outcome = self._one(item.get("outcome", ""), "outcome", self._theory.outcome.keys())
        effect = self._one(item.get("effect", ""), "effect", EFFECTS)
        if self.problems:
            return None
        return Configuration(
            id=name,
            level=self._theory.outcome[outcome].level,
            conditions=conditions,
            mechanisms=mechanisms,
            works="triggers" if works == "triggers" else "blocks",
            outcome=outcome,
            effect="towards" if effect == "towards" else "against" if effect == "against" else "affects",
            because_whose="reader",
            basis="reader",
            nickname=texts["nickname"],
            resource=texts["resource"],
            actor=texts["actor"],
            for_whom=texts["for_whom"],
            reasoning=texts["reasoning"],
            because=texts["because"],
        )

    def _refuse(self, why: str, **names: object) -> None:
        self.problems.append(filled(REFUSALS[why], **names))

    def _text(self, text: Any, field: str) -> str:
        """One line of plain text."""
        if not isinstance(text, str):
            self._refuse("text", field=field)
        elif not text.strip(AROUND):
            if field != "for_whom":
                self._refuse("nothing", field=field)
            return ""
        elif len(text) > MOST_TEXT:
            self._refuse("long", field=field, count=len(text), most=MOST_TEXT)
        elif hidden := next((c for c in text if unicodedata.category(c) in HIDDEN and c not in JOINERS), ""):
            self._refuse("hidden", field=field, code=f"{ord(hidden):04X}")
        else:
            return text
        return ""

    def _one(self, code: Any, field: str, known: Collection[str]) -> str:
        if isinstance(code, str) and code in known:
            return code
        if not isinstance(code, str):
            self._refuse("text", field=field)
        elif not code:
            self._refuse("nothing", field=field)
        else:
            self._refuse("code", field=field, code=_cut(code))
        return ""

    def _several(self, codes: Any, field: str, known: Collection[str], what: str) -> tuple[str, ...]:
        """Codes, at least one, none of them twice."""
        if not isinstance(codes, (list, tuple)):
            self._refuse("list", field=field)
            return ()
        if not codes:
            self._refuse("none", field=field)
        wrong = [code for code in codes[: len(known) + 1] if not isinstance(code, str) or code not in known]
        for code in wrong:
            if isinstance(code, str):
                self._refuse("code_of", field=field, what=what, code=_cut(code))
            else:
                self._refuse("codes", field=field)
        if not wrong and len(set(codes)) < len(codes):
            self._refuse("twice", field=field)
        return () if wrong else tuple(codes)

    def _conditions(self, given: Any) -> tuple[Condition, ...]:
        if not isinstance(given, (list, tuple)):
            self._refuse("list", field="conditions")
            return ()
        if not given:
            self._refuse("conditions_none")
        if len(given) > MOST_CONDITIONS:
            self._refuse("conditions_most", count=len(given), most=MOST_CONDITIONS)
            return ()
        found: list[Condition] = []
        for number, item in enumerate(given, start=1):
            before = len(self.problems)
            condition = self._condition(item)
            self.problems[before:] = [
                filled(REFUSALS["in_condition"], number=number, problem=problem) for problem in self.problems[before:]
            ]
            if condition:
                found.append(condition)
        on = [(c.feature, "") if isinstance(c, FeatureCondition) else (c.outcome, c.direction) for c in found]
        if len(set(on)) < len(on):
            self._refuse("conditions_twice")
        return tuple(found)

    def _condition(self, item: Any) -> Condition | None:
        """On a feature and its answers, or on an outcome and a direction."""
        before = len(self.problems)
        if isinstance(item, Mapping) and set(item) == {"feature", "values"}:
            feature = self._one(item["feature"], "feature", self._theory.feature.keys())
            if feature:
                known = self._theory.feature[feature].value_ids
                values = self._several(item["values"], "values", known, "answer")
                return FeatureCondition(feature, values) if len(self.problems) == before else None
        elif isinstance(item, Mapping) and set(item) == {"outcome", "direction"}:
            outcome = self._one(item["outcome"], "outcome", self._theory.outcome.keys())
            direction = self._one(item["direction"], "direction", DIRECTIONS)
            if outcome and direction:
                return OutcomeCondition(outcome, "towards" if direction == "towards" else "against")
        else:
            self._refuse("condition")
        return None


def _cut(given: Any) -> str:
    return str(given)[:60]
