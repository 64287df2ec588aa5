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
from typing import Any, get_args

from realist.theory.design import OWN
from realist.theory.parts import (
    Condition,
    Configuration,
    Direction,
    Effect,
    FeatureCondition,
    OutcomeCondition,
    Works,
)
from realist.theory.whole import Theory

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
        return (), ["own: expected a list of configurations"]
    if len(given) > MOST_OWN:
        return (), [f"own: {len(given)} configurations are more than the {MOST_OWN} that a design can hold"]
    found: list[Configuration] = []
    problems: list[str] = []
    for number, item in enumerate(given, start=1):
        reading = _Reading(theory)
        configuration = reading.configuration(item, f"{OWN}{number}")
        problems += [f"own configuration {number}: {problem}" for problem in reading.problems]
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
            self.problems.append("expected an object")
            return None
        self.problems += [
            f'"{_cut(key)}" is not a part of a configuration' for key in sorted(map(str, item)) if key not in FIELDS
        ]
        texts = {field: self._text(item.get(field, ""), field) for field in TEXTS}
        conditions = self._conditions(item.get("conditions", []))
        mechanisms = self._several(item.get("mechanisms", []), "mechanisms", self._theory.mechanism.keys(), "mechanism")
        works = self._one(item.get("works", ""), "works", get_args(Works))
        outcome = self._one(item.get("outcome", ""), "outcome", self._theory.outcome.keys())
        effect = self._one(item.get("effect", ""), "effect", get_args(Effect))
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

    def _text(self, text: Any, field: str) -> str:
        """One line of plain text."""
        if not isinstance(text, str):
            self.problems.append(f'"{field}": expected text')
        elif not text.strip(AROUND):
            if field != "for_whom":
                self.problems.append(f'nothing is said under "{field}"')
            return ""
        elif len(text) > MOST_TEXT:
            self.problems.append(f'"{field}": {len(text)} characters are more than the {MOST_TEXT} that it can hold')
        elif hidden := next((c for c in text if unicodedata.category(c) in HIDDEN and c not in JOINERS), ""):
            self.problems.append(
                f'"{field}": holds a line break or an invisible character (U+{ord(hidden):04X}); '
                "expected one line of plain text"
            )
        else:
            return text
        return ""

    def _one(self, code: Any, field: str, known: Collection[str]) -> str:
        if isinstance(code, str) and code in known:
            return code
        if not isinstance(code, str):
            self.problems.append(f'"{field}": expected text')
        elif not code:
            self.problems.append(f'nothing is said under "{field}"')
        else:
            self.problems.append(f'"{field}": there is no "{_cut(code)}"')
        return ""

    def _several(self, codes: Any, field: str, known: Collection[str], what: str) -> tuple[str, ...]:
        """Codes, at least one, none of them twice."""
        if not isinstance(codes, (list, tuple)):
            self.problems.append(f'"{field}": expected a list')
            return ()
        if not codes:
            self.problems.append(f'"{field}": names none; expected at least one')
        wrong = [code for code in codes[: len(known) + 1] if not isinstance(code, str) or code not in known]
        self.problems += [
            f'"{field}": there is no {what} "{_cut(code)}"' if isinstance(code, str) else f'"{field}": expected texts'
            for code in wrong
        ]
        if not wrong and len(set(codes)) < len(codes):
            self.problems.append(f'"{field}": names one of them twice')
        return () if wrong else tuple(codes)

    def _conditions(self, given: Any) -> tuple[Condition, ...]:
        if not isinstance(given, (list, tuple)):
            self.problems.append('"conditions": expected a list')
            return ()
        if not given:
            self.problems.append('"conditions": has none; say when it holds')
        if len(given) > MOST_CONDITIONS:
            self.problems.append(f'"conditions": {len(given)} are more than the {MOST_CONDITIONS} that it can hold')
            return ()
        found: list[Condition] = []
        for number, item in enumerate(given, start=1):
            before = len(self.problems)
            condition = self._condition(item)
            self.problems[before:] = [f"condition {number}: {problem}" for problem in self.problems[before:]]
            if condition:
                found.append(condition)
        on = [(c.feature, "") if isinstance(c, FeatureCondition) else (c.outcome, c.direction) for c in found]
        if len(set(on)) < len(on):
            self.problems.append('"conditions": asks one question, or one outcome, twice')
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
            direction = self._one(item["direction"], "direction", get_args(Direction))
            if outcome and direction:
                return OutcomeCondition(outcome, "towards" if direction == "towards" else "against")
        else:
            self.problems.append("expected feature and values, or outcome and direction")
        return None


def _cut(given: Any) -> str:
    return str(given)[:60]
