"""What a theory says of a design: which configurations are active, open or not met, and what follows.

Conditions are positive, so a theory has a least fixed point. It is closed twice, with what is unknown read as not met
(what *is* active) and as met (what *could be*). A configuration is ``active`` if it is in the first, ``open`` if only
in the second, and ``not met`` if in neither. There is no total and no rating. *Not met* says nothing against an
outcome: only that this way to it is closed.

With nothing assumed, an active configuration is active in every completion of the design, and one that is not met in
none. The converse fails, and these are the smallest cases.

1. *Open, and yet active in every completion.* ``x`` has the answers 1 and 2. One configuration leads from ``x=1`` to an
   outcome, another from ``x=2`` to the same outcome, and a third starts from that outcome. With ``x`` unknown all
   three are open, although the third is active whichever answer holds.
2. *Open, and yet active in no completion.* One configuration leads from ``x=1`` to an outcome, and another needs that
   outcome and ``x=2``. With ``x`` unknown the second is open, although no one answer meets both.

A reader may assume mechanisms and add configurations. What follows only from either is marked. Call E what is active
with neither, A with the assumptions alone, O with the reader's own alone, and AO with both. What is in AO and not in E
is ``by_assumption`` if it is in A or not in O, and ``by_own`` if it is in O or not in A. What is open is ``by_own``
where it is not possible without the reader's own.

The engine in ``frontend/engine/appraisal.js`` gives the same answer; a test in a browser compares everything an
appraisal holds.
"""

from realist.appraisal.closure import closure, states
from realist.appraisal.parts import (
    Appraisal,
    ConfigurationState,
    Likeness,
    Lost,
    MechanismState,
    OutcomeState,
    Precedent,
    Side,
)
from realist.appraisal.precedent import gathered, precedent
from realist.appraisal.reading import appraise
from realist.appraisal.replay import Replayed, replay, unreplayed
from realist.appraisal.words import (
    likeness_clause,
    mechanism_word,
    mostly_silent_clause,
    outcome_word,
    precedent_sentence,
)

__all__ = [
    "Appraisal",
    "ConfigurationState",
    "Likeness",
    "Lost",
    "MechanismState",
    "OutcomeState",
    "Precedent",
    "Replayed",
    "Side",
    "appraise",
    "closure",
    "gathered",
    "likeness_clause",
    "mechanism_word",
    "mostly_silent_clause",
    "outcome_word",
    "precedent",
    "precedent_sentence",
    "replay",
    "states",
    "unreplayed",
]
