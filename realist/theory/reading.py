"""A design from something untrusted, which fits its theory or is refused in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from realist.text import filled
from realist.theory.design import Design
from realist.theory.own import REFUSALS, read_own
from realist.theory.whole import Theory

PARTS = ("answers", "assumed", "knocked_out", "own")


class DesignError(ValueError):
    """A design that does not fit its theory. ``problems`` says, a sentence each, what is wrong."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def read_design(theory: Theory, given: Any) -> Design:
    """A design from something untrusted: a file, a link, another program.

    Parameters
    ----------
    theory : Theory
        What the design must fit.
    given : object
        Expected ``{"answers": {feature: value}, "assumed": [mechanism], "knocked_out": [mechanism], "own":
        [configuration]}``; all but the answers may be absent. What a configuration of the reader's own holds is said
        in `realist.theory.own`.

    Raises
    ------
    DesignError
        With every problem found. Nothing is dropped in silence.

    Examples
    --------
    >>> read_design(Theory(), {"answers": {"size": "large"}})
    Traceback (most recent call last):
    realist.theory.reading.DesignError: answers: there is no question "size"
    """
    if not isinstance(given, Mapping):
        raise DesignError([REFUSALS["design"]])
    problems = [filled(REFUSALS["part"], part=key[:60]) for key in sorted(map(str, given)) if key not in PARTS]
    answers = given.get("answers", {})
    if not isinstance(answers, Mapping):
        problems.append(REFUSALS["answers"])
        answers = {}
    for feature, value in sorted(answers.items(), key=lambda answer: str(answer[0])):
        if not isinstance(feature, str) or feature not in theory.feature:
            problems.append(filled(REFUSALS["question"], feature=str(feature)[:60]))
        elif not isinstance(value, str):
            problems.append(filled(REFUSALS["answer_text"], feature=feature))
        elif value not in theory.feature[feature].value_ids:
            problems.append(filled(REFUSALS["answer"], feature=feature, value=value[:60]))
    chosen: dict[str, list[str]] = {}
    for part in ("assumed", "knocked_out"):
        items = given.get(part, [])
        if not isinstance(items, (list, tuple, set, frozenset)):
            problems.append(filled(REFUSALS["mechanisms"], part=part))
            items = []
        problems += [
            filled(REFUSALS["mechanism"], part=part, mechanism=item[:60])
            if isinstance(item, str)
            else filled(REFUSALS["texts"], part=part)
            for item in items
            if not isinstance(item, str) or item not in theory.mechanism
        ]
        chosen[part] = list(items)
    own, found = read_own(theory, given.get("own", []))
    problems += found
    if problems:
        raise DesignError(problems)
    return Design(dict(answers), frozenset(chosen["assumed"]), frozenset(chosen["knocked_out"]), own)
