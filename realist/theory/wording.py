"""A configuration in words. The theory supplies the clauses; nothing here knows what they are about.

The page says the same from ``frontend/engine/sentence.js``; a test in a browser compares the two.
"""

from __future__ import annotations

from collections.abc import Sequence

from realist.text import listed, lowered
from realist.theory import Condition, Configuration, FeatureCondition, Scheme, Theory

WORKS = {"triggers": "▸ triggers", "blocks": "⊣ blocks"}
EFFECTS = {"towards": "↗ towards", "against": "↘ against", "affects": "↔ affects, direction not stated"}
BASIS = {
    "stated": "stated in the text",
    "partly inferred": "partly our inference",
    "inferred": "our inference from the text",
    "suggested": "only suggested by the authors; nobody saw it",
    "reader": "your own",
}
WHOSE = {
    "authors": "the authors’ reason",
    "participants": "a reason participants give",
    "ours": "our reading",
    "reader": "your own reason",
}
STANDING = {
    "observed": "observed by the study",
    "claimed": "claimed by the authors",
    "suggested": "suggested by the authors",
    "believed": "believed by those who took part",
    "cited": "cited from another work",
}
"""Whose word a finding is, by its standing."""


def condition_clause(theory: Theory, condition: Condition) -> str:
    """A condition as a clause that can follow "when"."""
    if isinstance(condition, FeatureCondition):
        phrases = {value.id: value.phrase for value in theory.feature[condition.feature].values}
        either = "either " if len(condition.values) > 1 else ""
        return either + listed([phrases[value] for value in condition.values], "or")
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
        return f"{lowered(outcome.label)} changes, though the text does not say which way"
    return outcome.towards if configuration.effect == "towards" else outcome.against


def sentence(theory: Theory, configuration: Configuration) -> str:
    """A configuration as one sentence: when, with, whose reasoning, so, because.

    The actor of a reader's own configuration may stand in the reader's words.
    """
    when = conditions_clause(theory, configuration)
    known = theory.actor.get(configuration.actor)
    actor = known.label if known else configuration.actor
    return (
        f"When {when}, with {configuration.resource}, {actor}: {configuration.reasoning}; "
        f"so {outcome_clause(theory, configuration)}, because {configuration.because}."
    )


def seen_in(schemes: Sequence[Scheme], configuration: Configuration) -> str:
    """Where a configuration was seen, by the labels of the schemes; an either-or stays one."""
    labels = [scheme.label for scheme in schemes if scheme.id in configuration.may_be_seen_in]
    if not labels:
        return "no scheme: it is your own" if configuration.basis == "reader" else "no scheme: it is only suggested"
    if configuration.seen_in != configuration.may_be_seen_in:
        return f"{listed(labels, 'or')}; the text does not say which"
    return "every scheme" if len(labels) == len(schemes) else listed(labels)
