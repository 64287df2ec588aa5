"""A box of a picture, and the size of its words."""

from __future__ import annotations

from dataclasses import dataclass

FONT = 14
"""Size of a label on a picture, in pixels."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box: centre and size in pixels, x to the right and y downwards, and its label by lines."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
