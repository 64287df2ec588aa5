"""Tables for thinking from what was seen to what must be so: one answer changed, patterns, rivals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
from markupsafe import Markup

from realist.appraisal import Appraisal, appraise
from realist.evidence import Evidence
from realist.text import listed, lowered, stopped
from realist.theory import Configuration, Design, FeatureCondition, Theory
from realist.theory.wording import EFFECT_WORDS, WHOSE, condition_clause, outcome_clause
from realist.web.html import links

ARROWS = {effect: told.partition(",")[0] for effect, told in EFFECT_WORDS.items()}
PATTERNS = ("the same in every case", "differs between cases", "told of some cases only")


def at_work(theory: Theory, design: Design) -> pd.DataFrame:
    """What is active in a design: who reasons what, and what follows. A row a configuration."""
    found = appraise(theory, design)
    active = [c for c in theory.configurations if found.configurations[c.id].state == "active"]
    rows = [
        {
            "Configuration": c.nickname,
            "Who": theory.actor[c.actor].label,
            "Reasoning": c.reasoning,
            "So": outcome_clause(theory, c),
        }
        for c in active
    ]
    return pd.DataFrame(rows, columns=["Configuration", "Who", "Reasoning", "So"])


def differences(theory: Theory, before: Design, after: Design) -> pd.DataFrame:
    """What changes state from one design to another, and which of its conditions decides it.

    Parameters
    ----------
    theory : Theory
    before, after : Design

    Returns
    -------
    DataFrame
        A row a configuration that changes. The last column names conditions that do not hold afterwards, or says that
        all of them do.

    Examples
    --------
    >>> len(differences(Theory(), Design(), Design()))
    0
    """
    was, now = appraise(theory, before), appraise(theory, after)
    rows = []
    for c in theory.configurations:
        states = was.configurations[c.id].state, now.configurations[c.id].state
        if states[0] != states[1]:
            rows.append(
                {
                    "Configuration": c.nickname,
                    "Before": states[0],
                    "After": states[1],
                    "Why": _why(theory, c, now),
                }
            )
    return pd.DataFrame(rows, columns=["Configuration", "Before", "After", "Why"])


def _why(theory: Theory, c: Configuration, now: Appraisal) -> str:
    pairs = list(zip(c.conditions, now.configurations[c.id].conditions, strict=True))
    failing = [condition_clause(theory, condition) for condition, state in pairs if state == "fails"]
    unknown = [condition_clause(theory, condition) for condition, state in pairs if state == "unknown"]
    if failing:
        return f"no longer so: {'; '.join(failing)}"
    return f"not known: {'; '.join(unknown)}" if unknown else "all of its conditions hold"


def one_answer(theory: Theory, design: Design) -> pd.DataFrame:
    """Each answer of a design changed by itself: which configurations stop, and which start.

    A row a change. Changes that make no difference are listed too: that nothing happens is worth knowing.
    """
    was = appraise(theory, design)
    rows = []
    for feature in theory.features:
        given = design.answers.get(feature.id)
        for value in feature.value_ids if given else ():
            if value == given:
                continue
            now = appraise(theory, replace(design, answers={**design.answers, feature.id: value}))
            stops: list[str] = []
            starts: list[str] = []
            for c in theory.configurations:
                first, then = was.configurations[c.id].state, now.configurations[c.id].state
                if "active" in (first, then) and first != then:
                    (stops if first == "active" else starts).append(c.nickname)
            rows.append(
                {
                    "If instead": condition_clause(theory, FeatureCondition(feature.id, (value,))),
                    "Stops": "; ".join(stops) or "nothing",
                    "Starts": "; ".join(starts) or "nothing",
                }
            )
    return pd.DataFrame(rows, columns=["If instead", "Stops", "Starts"])


def patterns(base: Evidence, kind: str, page: str) -> pd.DataFrame:
    """The outcomes on which the cases make one kind of pattern: which way each was seen to go, in arrows.

    The kind is worked out from what each scheme was seen to do. Silence is never read as no.

    Parameters
    ----------
    base : Evidence
    kind : {"the same in every case", "differs between cases", "told of some cases only"}
    page : str
        The evidence page, as seen from the chapter.

    Returns
    -------
    DataFrame
        A row an outcome, a column a scheme, and where the study speaks of it.

    Raises
    ------
    ValueError
        Where there is no such kind.

    Examples
    --------
    >>> from realist.evidence import load
    >>> len(patterns(load("data/examples/cctv"), "differs between cases", ""))
    2
    """
    if kind not in PATTERNS:
        raise ValueError(f"no kind of pattern is called {kind!r}; there is {listed(PATTERNS, 'or')}")
    columns = ["Outcome", *(scheme.label for scheme in base.schemes), "Where"]
    passages = {row["finding"]: row["passage"] for row in base.tables.rows("findings")}
    rows = []
    for outcome in base.theory.outcomes:
        seen = [[o for o in scheme.outcomes if o.outcome == outcome.id] for scheme in base.schemes]
        told = [[way for way in ARROWS if any(o.direction == way for o in each)] for each in seen]
        if _pattern(told) == kind:
            cells = ["; ".join(ARROWS[way].replace(" ", "\u00a0", 1) for way in ways) or "not stated" for ways in told]
            where = dict.fromkeys(passages[finding] for each in seen for o in each for finding in o.findings)
            rows.append(dict(zip(columns, [outcome.label, *cells, links(where, page, "passage")], strict=True)))
    return pd.DataFrame(rows, columns=columns)


def _pattern(told: list[list[str]]) -> str:
    said = [ways for ways in told if ways]
    if any(ways != said[0] for ways in said):
        return PATTERNS[1]
    if len(said) == len(told):
        return PATTERNS[0]
    return PATTERNS[2] if said else ""


def rivals(base: Evidence, tests: Mapping[tuple[str, int], str], page: str) -> pd.DataFrame:
    """Rival explanations of some configurations, each with what evidence would tell the two apart.

    Parameters
    ----------
    base : Evidence
    tests : mapping of (str, int) to str
        What would tell a rival, by its configuration and number, from the configuration. These words are the chapter's.
    page : str
        The evidence page, as seen from the chapter.

    Raises
    ------
    ValueError
        Where a configuration has no rival of that number, or one of its rivals is left out.
    """
    theory = base.theory
    wanted = dict.fromkeys(name for name, _ in tests)
    if unknown := [name for name in wanted if name not in theory.configuration]:
        raise ValueError(f"no configuration is called {', '.join(unknown)}")
    there = {(name, number) for name in wanted for number in range(1, len(theory.configuration[name].rivals) + 1)}
    if wrong := there ^ set(tests):
        raise ValueError(f"the rivals and their tests differ on {', '.join(f'{a} {n}' for a, n in sorted(wrong))}")
    rows = []
    for name, number in sorted(tests, key=lambda key: (list(wanted).index(key[0]), key[1])):
        c = theory.configuration[name]
        rival = c.rivals[number - 1]
        held = Markup("{}: {}").format(c.nickname, stopped(f"so {lowered(outcome_clause(theory, c))}"))
        other = Markup("{} ({}) {}").format(stopped(rival.text), WHOSE[rival.whose],
                                            links(rival.findings, page) if rival.findings else "")  # fmt: skip
        rows.append({"Configuration": held, "Rival": other, "What would tell them apart (ours)": tests[name, number]})
    return pd.DataFrame(rows, columns=["Configuration", "Rival", "What would tell them apart (ours)"])
