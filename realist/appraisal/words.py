"""The words for what stands on each side of an outcome or a mechanism, and for how answers stand to a scheme's."""

from __future__ import annotations

from realist.appraisal.parts import Likeness

_OUTCOME_WORDS = {
    ("active", "none"): "supported",
    ("none", "active"): "constrained",
    ("active", "active"): "contested",
    ("active", "open"): "supported, with an open constraint",
    ("open", "active"): "constrained, with an open support",
    ("open", "none"): "may be supported",
    ("none", "open"): "may be constrained",
    ("open", "open"): "may go either way",
}

_MECHANISM_WORDS = {
    ("active", "none"): "triggered",
    ("none", "active"): "blocked",
    ("active", "active"): "triggered and blocked",
    ("active", "open"): "triggered, with an open block",
    ("open", "active"): "blocked, with an open trigger",
    ("open", "none"): "may be triggered",
    ("none", "open"): "may be blocked",
    ("open", "open"): "may go either way",
}


def outcome_word(towards: str, against: str, affects: str, any_exists: bool) -> str:
    """The words for a pair of states. They are names for pairs and not further states.

    Examples
    --------
    >>> outcome_word("active", "open", "none", True)
    'supported, with an open constraint'
    >>> outcome_word("none", "none", "none", False)
    'no evidence'
    """
    word = _OUTCOME_WORDS.get((towards, against))
    if word is None:
        if affects == "none":
            return "not reached" if any_exists else "no evidence"
        return f"{'affected' if affects == 'active' else 'may be affected'}, direction not stated"
    if affects == "none":
        return word
    return f"{word}; also {'affected' if affects == 'active' else 'perhaps affected'}, direction not stated"


def mechanism_word(triggered: str, blocked: str, any_exists: bool) -> str:
    """The words for what stands on each side of a mechanism.

    Examples
    --------
    >>> mechanism_word("active", "active", True)
    'triggered and blocked'
    """
    return _MECHANISM_WORDS.get((triggered, blocked), "not reached" if any_exists else "no evidence")


def likeness_clause(label: str, likeness: Likeness) -> str:
    """What a scheme says to a design's answers, as it stands behind *of your answers*: three numbers, never one.

    Examples
    --------
    >>> likeness_clause("The park", Likeness("p", ("who", "where"), (), ("fee",), False))
    'The park gave the same on 2, another on none, and is silent on 1'
    """
    alike, different, silent = (len(part) or "none" for part in (likeness.alike, likeness.different, likeness.silent))
    return f"{label} gave the same on {alike}, another on {different}, and is silent on {silent}"
