"""The words for what stands on each side of an outcome or a mechanism, and for how a design stands to what was seen."""

from __future__ import annotations

from collections.abc import Mapping

from realist.appraisal.parts import Likeness, Precedent
from realist.text import capital, filled, listed, words

WORDS = words(__package__)


def outcome_word(towards: str, against: str, affects: str, any_exists: bool) -> str:
    """The words for a pair of states. They are names for pairs and not further states.

    Examples
    --------
    >>> outcome_word("active", "open", "none", True)
    'supported, with an open constraint'
    >>> outcome_word("none", "none", "none", False)
    'no evidence'
    """
    word: str | None = WORDS["outcome"].get(f"{towards} {against}")
    if affects == "none":
        return word or _silent(any_exists)
    return filled(WORDS["also_affected"][affects], word=word) if word else str(WORDS["affected"][affects])


def mechanism_word(triggered: str, blocked: str, any_exists: bool) -> str:
    """The words for what stands on each side of a mechanism.

    Examples
    --------
    >>> mechanism_word("active", "active", True)
    'triggered and blocked'
    """
    word: str | None = WORDS["mechanism"].get(f"{triggered} {blocked}")
    return word or _silent(any_exists)


def _silent(any_exists: bool) -> str:
    return str(WORDS["unreached" if any_exists else "untold"])


def precedent_sentence(found: Precedent, labels: Mapping[str, str]) -> str:
    """Whether what is active was seen together, apart from what is only suggested; ``labels`` names the schemes."""
    told = filled(WORDS["precedent"][found.word], schemes=listed([labels[scheme] for scheme in found.together_in]))
    if found.suggested and found.word != "nothing seen":
        told = filled(WORDS["apart"], precedent=told)
    return f"{capital(told)}."


def likeness_clause(label: str, likeness: Likeness) -> str:
    """What a scheme says to a design's answers, as it stands behind *of the answers*: three numbers, never one.

    Examples
    --------
    >>> likeness_clause("The park", Likeness("p", ("who", "where"), (), ("fee",), False))
    'The park gave the same on 2, another on none, and is silent on 1'
    """
    numbers = {part: len(getattr(likeness, part)) or WORDS["none"] for part in ("alike", "different", "silent")}
    return filled(WORDS["likeness"], scheme=label, **numbers)


def mostly_silent_clause(found: Precedent, labels: Mapping[str, str]) -> str:
    """The schemes that answer under half of what the design answers, in one clause; empty where there are none."""
    silent = [labels[likeness.scheme] for likeness in found.answers if likeness.mostly_silent]
    return (
        filled(WORDS["mostly_silent"]["more" if len(silent) > 1 else "one"], schemes=listed(silent)) if silent else ""
    )
