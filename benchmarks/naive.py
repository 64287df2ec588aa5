"""A naive reading of the same rules, for comparison: what somebody with the tables and an afternoon would write.

Each reads the rules straight from the tables and scans all of them again until nothing changes. They use nothing of
`realist.theory` or `realist.appraisal`, and so they check those too.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

import pandas as pd

Frames = Mapping[str, pd.DataFrame]
Answers = Mapping[str, str]


def states_from_frames(frames: Frames, answers: Answers) -> dict[str, str]:
    """Return the state of every configuration, filtering the data frames at every turn."""
    configurations, conditions = frames["configurations"], frames["conditions"]

    def fired(unknown: bool) -> set[str]:
        found: set[str] = set()
        while True:
            before = len(found)
            made = configurations[configurations["configuration"].isin(found)]
            for name in configurations["configuration"]:
                own = conditions[conditions["configuration"] == name]
                if all(_met(row, answers, unknown, made) for _, row in own.iterrows()):
                    found.add(name)
            if len(found) == before:
                return found

    return _states(list(configurations["configuration"]), fired)


def _met(row: pd.Series, answers: Answers, unknown: bool, made: pd.DataFrame) -> bool:
    if row["feature"]:
        return answers[row["feature"]] in row["values"].split() if row["feature"] in answers else unknown
    return bool(((made["outcome"] == row["outcome"]) & (made["effect"] == row["direction"])).any())


def states_from_rows(frames: Frames, answers: Answers) -> dict[str, str]:
    """Return the same from plain rows, to tell the cost of scanning from the cost of pandas."""
    configurations: list[dict[Hashable, Any]] = frames["configurations"].to_dict("records")
    conditions: list[dict[Hashable, Any]] = frames["conditions"].to_dict("records")

    def fired(unknown: bool) -> set[str]:
        found: set[str] = set()
        while True:
            before = len(found)
            made = {(row["outcome"], row["effect"]) for row in configurations if row["configuration"] in found}
            for configuration in configurations:
                met = True
                for row in conditions:
                    if row["configuration"] != configuration["configuration"]:
                        continue
                    if not row["feature"]:
                        met = met and (row["outcome"], row["direction"]) in made
                    elif row["feature"] in answers:
                        met = met and answers[row["feature"]] in row["values"].split()
                    else:
                        met = met and unknown
                if met:
                    found.add(configuration["configuration"])
            if len(found) == before:
                return found

    return _states([row["configuration"] for row in configurations], fired)


def _states(names: list[str], fired: Callable[[bool], set[str]]) -> dict[str, str]:
    actual, possible = fired(False), fired(True)
    return {name: "active" if name in actual else "open" if name in possible else "not met" for name in sorted(names)}
