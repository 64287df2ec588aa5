"""Exercises that answer back: items as data, each tied to what a learner can do and to what it rests on.

They live in the folder `exercises` of an evidence base, in the tables of `schema.yml`. Types are in `parts`, reading
and checking in `loading`; `building` answers a configuration that a learner made, `coding` compares a learner's coding
with the book's, and `printed`, `showing` and the widgets put it all before people.
"""

from realist.exercises.loading import (
    EXERCISES,
    FOLDER,
    ExercisesError,
    check_exercises,
    exercises_in,
    load,
)
from realist.exercises.parts import Exercises, ExerciseSet, Item, LearningOutcome, Option

__all__ = [
    "EXERCISES",
    "FOLDER",
    "ExerciseSet",
    "Exercises",
    "ExercisesError",
    "Item",
    "LearningOutcome",
    "Option",
    "check_exercises",
    "exercises_in",
    "load",
]
