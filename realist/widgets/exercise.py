"""Exercises as widgets: one set, what is kept and handed in, and the view of a class."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from realist.evidence import Evidence
from realist.exercises.parts import Exercises
from realist.exercises.showing import course_state, set_state
from realist.web.embed import STATIC, mount_point

FALLBACK = "This exercise needs JavaScript. It can be printed instead, with its answers, from the folder worksheets."


class _Shown(anywidget.AnyWidget):
    """A state that is set once, and a front end that shows it."""

    state = traitlets.Dict(read_only=True).tag(sync=True)
    """What is asked, and the obfuscated answers. Set once."""

    place = traitlets.Dict(read_only=True).tag(sync=True)
    """Where passages, findings and the bench stand, as seen from the page."""

    _name = ""

    def __init__(self, state: dict[str, Any], place: dict[str, str], **traits: Any) -> None:
        super().__init__(**traits)
        self.set_trait("state", state)
        self.set_trait("place", place)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the live widget for Jupyter and, for a page without a kernel, its state in a container."""
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = ({}, {}) if bundle is None else bundle
        state = {"state": self.state, "place": self.place}
        return {**data, "text/html": mount_point(self._name, state, FALLBACK, "realist-learning")}, metadata


class Exercise(_Shown):
    """One set of exercises. A reader's answers stay in the browser; ``answers`` shows them to a kernel as well.

    Parameters
    ----------
    exercises : Exercises
    base : Evidence
    name : str
        The code of the set.
    passage_page, bench_page, hand_in_page : str, optional
        Those pages of the built book, as seen from the page that shows the exercise. In Jupyter there are none.
    """

    _esm = STATIC / "exercise.js"
    _css = STATIC / "exercise.css"
    _name = "exercise"

    answers = traitlets.Dict().tag(sync=True)
    """What a reader answered, by item. Observe it; the page, and not the kernel, sets it."""

    def __init__(
        self,
        exercises: Exercises,
        base: Evidence,
        name: str,
        passage_page: str = "",
        bench_page: str = "",
        hand_in_page: str = "",
        **traits: Any,
    ) -> None:
        super().__init__(set_state(exercises, base, name), places(passage_page, bench_page, hand_in_page), **traits)


class HandIn(_Shown):
    """What a reader has answered so far in all sets: to keep as a file, to hand in, or to erase."""

    _esm = STATIC / "hand-in.js"
    _css = STATIC / "hand-in.css"
    _name = "hand-in"

    def __init__(self, exercises: Exercises, base: Evidence, **traits: Any) -> None:
        super().__init__(course_state(exercises, base), {}, **traits)


class ClassView(_Shown):
    """Files that a class handed in, side by side: where it agrees, splits and stumbles, item by item."""

    _esm = STATIC / "class-view.js"
    _css = STATIC / "class-view.css"
    _name = "class-view"

    def __init__(self, exercises: Exercises, base: Evidence, **traits: Any) -> None:
        super().__init__(course_state(exercises, base), {}, **traits)


def places(passage_page: str = "", bench_page: str = "", hand_in_page: str = "") -> dict[str, str]:
    """Where the page leads to; nothing where there is no such page."""
    found = {"passage": f"{passage_page}#passage-", "finding": f"{passage_page}#finding-"} if passage_page else {}
    found |= {"bench": bench_page} if bench_page else {}
    return found | ({"hand-in": hand_in_page} if hand_in_page else {})
