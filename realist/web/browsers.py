"""The browsers that the book's interactive parts are made for; everything else on a page reads in any browser."""

from __future__ import annotations

FLOOR = {"Chrome": "121", "Edge": "121", "Firefox": "128", "Safari": "17.4"}
"""The oldest version of each that is served: those of early 2024. `frontend/build.mjs` builds for the same."""

APART = " or "


def in_words() -> str:
    """The floor as a reader is told it.

    Examples
    --------
    >>> in_words()
    'Chrome 121, Edge 121, Firefox 128 or Safari 17.4'
    """
    *most, last = (f"{name} {version}" for name, version in FLOOR.items())
    return f"{', '.join(most)}{APART}{last}"
