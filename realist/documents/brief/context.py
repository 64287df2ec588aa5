"""What every part of a brief needs: the evidence, the design, its appraisal, and numbers for what is active."""

from __future__ import annotations

from collections.abc import Iterable

from realist.appraisal import Likeness, Side, appraise
from realist.documents.brief.wording import WORDS
from realist.evidence import Evidence
from realist.text import filled, listed
from realist.theory import EFFECTS, Configuration, Design


class BriefContext:
    """What is said of one design. Its active configurations have numbers, by which the parts of a brief name them."""

    def __init__(self, base: Evidence, design: Design) -> None:
        self.base, self.design, self.theory = base, design, base.theory.with_own(design.own)
        self.found = appraise(base.theory, design, base.schemes)
        self.labels = {scheme.id: scheme.label for scheme in base.schemes}
        active = self.within("active")
        ordered = (
            c
            for outcome in self.theory.outcomes
            for effect in EFFECTS
            for c in active
            if (c.outcome, c.effect) == (outcome.id, effect)
        )
        self.numbered = tuple(enumerate(ordered, 1))
        self._number = {c.id: number for number, c in self.numbered}

    def named(self, configurations: Iterable[str]) -> str:
        return "; ".join(self.theory.configuration[c].nickname for c in configurations)

    def answer(self, feature: str, value: str) -> str:
        return self.theory.feature[feature].labels[value]

    def within(self, state: str) -> list[Configuration]:
        """The configurations in a state, the maker's own among them, by id."""
        return [self.theory.configuration[c] for c, one in self.found.configurations.items() if one.state == state]

    def refs(self, configurations: Iterable[str]) -> str:
        """Active configurations by their numbers, in order."""
        return ", ".join(map(str, sorted(self._number[c] for c in configurations)))

    def titled(self, configurations: Iterable[str], mark: str = WORDS["mark_of_own"]) -> str:
        """Active configurations by number and name, in order; ``mark`` follows the maker's own."""
        known = [(self._number[c], self.theory.configuration[c]) for c in configurations]
        ordered = sorted(known, key=lambda each: each[0])
        return "; ".join(f"{number} {c.nickname}{mark * (c.basis == 'reader')}" for number, c in ordered)

    def numbers(self, outcome: str, effect: str) -> str:
        """The numbers of the active configurations that work on an outcome this way."""
        return ", ".join(str(number) for number, c in self.numbered if (c.outcome, c.effect) == (outcome, effect))

    def of_answers(self) -> str:
        """The lead before what the schemes say to the design's answers."""
        count = len(self.design.answers)
        return filled(WORDS["of_answers"]["one" if count == 1 else "more"], count=count)

    def speaking(self) -> list[Likeness]:
        """The schemes that answer at least half of what the design answers, where it answers anything."""
        return [likeness for likeness in self.found.precedent.answers if not likeness.mostly_silent]

    def marks(self, c: Configuration) -> list[str]:
        """What to know of a configuration before leaning on it in this design."""
        state, mark = self.found.configurations[c.id], WORDS["marks"]
        marks = [mark["by_assumption"]] if state.by_assumption else []
        if state.state == "active" and not c.scope and c.basis != "reader":
            marks.append(mark["unseen"])
        if state.by_own and c.basis != "reader":
            marks.append(mark["by_own"])
        if state.carried:
            marks.append(mark["carried"])
        silenced = [self.theory.mechanism[m].label for m in state.knocked_out]
        return marks + ([filled(mark["knocked_out"], mechanisms=listed(silenced))] if silenced else [])


def whom(works: str, side: Side) -> str:
    """For whom a side is active, and for whom open."""
    told = [
        filled(WORDS["for_those"], state=state, those=" / ".join(those))
        for state in ("active", "open")
        if (those := [for_whom for for_whom, found in sorted(side.for_whom.items()) if found == state])
    ]
    if not told and side.state != "none":
        told = [filled(WORDS["for_whom_not_said"], state=side.state)]
    return f"{works}{only(side)}: {', '.join(told)}" if told else ""


def only(*sides: Side) -> str:
    """Marks for what follows only from an assumption, or from the maker's own, on some side."""
    assumed, own = any(side.by_assumption for side in sides), any(side.by_own for side in sides)
    return str(WORDS["only_as_assumed"]) * assumed + str(WORDS["only_by_own"]) * own
