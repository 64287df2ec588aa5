"""A configuration in words. The theory supplies the clauses; nothing here knows what they are about.

The page says the same from ``frontend/engine/sentence.js``, with the words of the same file; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Sequence

from realist.text import filled, listed, lowered, words
from realist.theory import Condition, Configuration, FeatureCondition, Scheme, Theory

WORDS = words(__package__)
WORK_WORDS: dict[str, str] = WORDS["works"]
EFFECT_WORDS: dict[str, str] = WORDS["effects"]
"""Each with its sign, which survives a photocopy."""
BASIS: dict[str, str] = WORDS["basis"]
WHOSE: dict[str, str] = WORDS["whose"]
STANDING: dict[str, str] = WORDS["standings"]
"""Whose word a finding is, by its standing."""


def condition_clause(theory: Theory, condition: Condition) -> str:
    """A condition as a clause that can follow "when"."""
    if isinstance(condition, FeatureCondition):
        phrases = {value.id: value.phrase for value in theory.feature[condition.feature].values}
        answers = listed([phrases[value] for value in condition.values], "or")
        return filled(WORDS["either"], answers=answers) if len(condition.values) > 1 else answers
    outcome = theory.outcome[condition.outcome]
    return outcome.towards if condition.direction == "towards" else outcome.against


def conditions_clause(theory: Theory, configuration: Configuration) -> str:
    """All the conditions. Semicolons part them where one has alternatives of its own, and a comma would be lost."""
    conditions = configuration.conditions
    many = any(isinstance(c, FeatureCondition) and len(c.values) > 2 for c in conditions)
    clauses = [condition_clause(theory, condition) for condition in conditions]
    return f"{'; '.join(clauses[:-1])}; and {clauses[-1]}" if many and len(clauses) > 1 else listed(clauses)


def outcome_clause(theory: Theory, configuration: Configuration) -> str:
    """What a configuration works on, and which way, as a clause."""
    outcome = theory.outcome[configuration.outcome]
    if configuration.effect == "affects":
        return filled(WORDS["affected"], outcome=lowered(outcome.label))
    return outcome.towards if configuration.effect == "towards" else outcome.against


def sentence(theory: Theory, configuration: Configuration) -> str:
    """A configuration as one sentence: when, with, whose reasoning, so, because.

    The actor of a reader's own configuration may stand in the reader's words.
    """
    known = theory.actor.get(configuration.actor)
    return filled(
        WORDS["sentence"],
        conditions=conditions_clause(theory, configuration),
        resource=configuration.resource,
        actor=known.label if known else configuration.actor,
        reasoning=configuration.reasoning,
        outcome=outcome_clause(theory, configuration),
        because=configuration.because,
    )


def seen_in(schemes: Sequence[Scheme], configuration: Configuration) -> str:
    """Where a configuration was seen, by the labels of the schemes; an either-or stays one."""
    labels = [scheme.label for scheme in schemes if scheme.id in configuration.may_be_seen_in]
    seen: dict[str, str] = WORDS["seen"]
    if not labels:
        return seen["own"] if configuration.basis == "reader" else seen["suggested"]
    if configuration.seen_in != configuration.may_be_seen_in:
        return filled(seen["either"], schemes=listed(labels, "or"))
    return seen["all"] if len(labels) == len(schemes) else listed(labels)
