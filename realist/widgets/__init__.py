"""Widgets: traits and a front end, and no rules. Each lives in a kernel, and in the built book without one."""

from realist.widgets.bench import Bench
from realist.widgets.exercise import ClassView, Exercise, HandIn
from realist.widgets.room import Room
from realist.widgets.ties import Ties

__all__ = ["Bench", "ClassView", "Exercise", "HandIn", "Room", "Ties"]
