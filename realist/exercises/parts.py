"""The types of exercises: what a learner can do, sets, items and options. Frozen, without input or output."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from realist.theory import Design


@dataclass(frozen=True, slots=True)
class LearningOutcome:
    """What a learner can do afterwards.

    Attributes
    ----------
    verb, level, statement : str
        "Distinguish", "analyse", and what follows on from the verb.
    taught : tuple of str
        Chapters, by the stem of their files.
    """

    id: str
    verb: str
    level: str
    statement: str
    taught: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose, weigh or put in order, with a reason.

    Attributes
    ----------
    part : {"answer", "rival", "evidence"}
    right : bool or None
        None for a rival, and where options are put in order.
    place : int
        From 1 in the right order; 0 where there is no order.
    because : str
        Why it is right or wrong, or what a rival explains and leaves open.
    """

    id: str
    part: str
    text: str
    right: bool | None
    place: int
    because: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to work on.

    Attributes
    ----------
    kind : str
        How it is answered.
    use : {"practise", "assess"}
    configuration : str
        What a coding is compared with; empty for other kinds.
    outcome : str
        What is predicted of `design`; empty for other kinds.
    after : str
        What a learner reads once it is answered.
    """

    id: str
    kind: str
    use: str
    prompt: str
    text: str
    configuration: str
    outcome: str
    findings: tuple[str, ...]
    sources: tuple[str, ...]
    learning_outcomes: tuple[str, ...]
    after: str
    options: tuple[Option, ...] = ()
    design: Design = field(default_factory=Design)

    @property
    def right(self) -> tuple[str, ...]:
        """The options that are right, or that can be defended."""
        return tuple(option.id for option in self.options if option.right)


@dataclass(frozen=True, slots=True)
class ExerciseSet:
    """Items that are worked on together; ``chapter`` is the stem of the chapter that ends with them, or empty."""

    id: str
    kind: str
    title: str
    chapter: str
    about: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Exercises:
    """Everything that a folder of exercises holds.

    Attributes
    ----------
    learning_outcomes : tuple of LearningOutcome
    sets : tuple of ExerciseSet
    """

    learning_outcomes: tuple[LearningOutcome, ...] = ()
    sets: tuple[ExerciseSet, ...] = ()

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for each in self.sets for item in each.items)

    def named(self, name: str) -> ExerciseSet:
        """The set of that code.

        Raises
        ------
        KeyError
            Where there is none.

        Examples
        --------
        >>> Exercises(sets=(ExerciseSet("sort-roles", "sort", "Sort", "", "Sort them"),)).named("sort-roles").title
        'Sort'
        """
        for each in self.sets:
            if each.id == name:
                return each
        raise KeyError(name)

    def after_chapter(self, stem: str) -> tuple[ExerciseSet, ...]:
        """The sets that stand at the end of a chapter; none where it has none."""
        return tuple(each for each in self.sets if each.chapter == stem)
