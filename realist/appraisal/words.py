"""The words for what stands on each side of an outcome or a mechanism. They are names for pairs."""

from __future__ import annotations

from realist.text import filled, words

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
