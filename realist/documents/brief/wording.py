"""The sentences of a brief, as data that the page's ``frontend/takeaway/`` reads from the same file."""

from __future__ import annotations

from collections.abc import Sequence

from realist.text import filled, words

WORDS = words(__package__)


def led(template: Sequence[str], **names: object) -> tuple[str, str]:
    """A lead with its text, both filled.

    Examples
    --------
    >>> led(["For {whom}:", "{question}?"], whom="the PCC", question="Who pays")
    ('For the PCC:', 'Who pays?')
    """
    lead, text = template
    return filled(lead, **names), filled(text, **names)
