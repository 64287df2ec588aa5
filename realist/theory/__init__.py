"""The types of a realist theory: frozen, and with no input or output but the words of their own room.

A theory knows nothing of the field it is about. Features, outcomes, mechanisms and configurations are data; what they
mean is for the evidence base to say.
"""

from realist.theory.design import OWN, Design
from realist.theory.own import MOST_CONDITIONS, MOST_OWN, MOST_TEXT
from realist.theory.parts import (
    DIRECTIONS,
    EFFECTS,
    WORKS,
    Actor,
    Condition,
    Configuration,
    Direction,
    Effect,
    EvidenceLink,
    Feature,
    FeatureCondition,
    Indicator,
    Level,
    Mechanism,
    Outcome,
    OutcomeCondition,
    Requirement,
    Rival,
    Scope,
    Tie,
    Value,
    Works,
)
from realist.theory.reading import DesignError, read_design
from realist.theory.schemes import Scheme, SchemeAnswer, SchemeOutcome
from realist.theory.whole import Rule, Theory

__all__ = [
    "DIRECTIONS",
    "EFFECTS",
    "MOST_CONDITIONS",
    "MOST_OWN",
    "MOST_TEXT",
    "OWN",
    "WORKS",
    "Actor",
    "Condition",
    "Configuration",
    "Design",
    "DesignError",
    "Direction",
    "Effect",
    "EvidenceLink",
    "Feature",
    "FeatureCondition",
    "Indicator",
    "Level",
    "Mechanism",
    "Outcome",
    "OutcomeCondition",
    "Requirement",
    "Rival",
    "Rule",
    "Scheme",
    "SchemeAnswer",
    "SchemeOutcome",
    "Scope",
    "Theory",
    "Tie",
    "Value",
    "Works",
    "read_design",
]
