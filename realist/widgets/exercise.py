"""Exercises as widgets: one set, what is kept and handed in, and the view of a class."""

from __future__ import annotations

from typing import Any

import traitlets

from realist.evidence import Evidence
from realist.exercises.parts import Exercises
from realist.exercises.showing import course_state, set_state
from realist.web.embed import STATIC, page_addresses
from realist.widgets.embedded import Embedded


class _Learning(Embedded):
    """A state that is set once, and a front end that shows it."""

    fallback = (
        "This exercise needs JavaScript. It can be printed instead, with its answers, from the folder worksheets."
    )
    container = "realist-learning"

    state = traitlets.Dict(read_only=True).tag(sync=True)
    """What is asked, and the obfuscated answers.

    - Type: `dict`, read only; see `realist.exercises.showing`
    """

    place = traitlets.Dict(read_only=True).tag(sync=True)
    """Where passages, findings and the bench stand, as seen from the page.

    - Type: `dict`, read only; see `realist.web.embed.page_addresses`
    - Default: empty
    """

    def __init__(self, state: dict[str, Any], place: dict[str, str] | None = None, **traits: Any) -> None:
        super().__init__(**traits)
        self.set_trait("state", state)
        self.set_trait("place", place or {})

    def page_state(self) -> dict[str, Any]:
        """What is asked, and where the page leads to."""
        return {"state": self.state, "place": self.place}


class Exercise(_Learning):
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
    front_end = "exercise"

    answers = traitlets.Dict().tag(sync=True)
    """What a reader answered. Observe it; the page, and not the kernel, sets it.

    - Type: `dict` by item
    - Default: empty
    """

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
        super().__init__(
            set_state(exercises, base, name), page_addresses(passage_page, bench_page, hand_in_page), **traits
        )


class HandIn(_Learning):
    """What a reader has answered so far in all sets: to keep as a file, to hand in, or to erase."""

    _esm = STATIC / "hand-in.js"
    _css = STATIC / "hand-in.css"
    front_end = "hand-in"

    def __init__(self, exercises: Exercises, base: Evidence, **traits: Any) -> None:
        super().__init__(course_state(exercises, base), **traits)


class ClassView(_Learning):
    """Files that a class handed in, side by side: where it agrees, splits and stumbles, item by item."""

    _esm = STATIC / "class-view.js"
    _css = STATIC / "class-view.css"
    front_end = "class-view"

    def __init__(self, exercises: Exercises, base: Evidence, **traits: Any) -> None:
        super().__init__(course_state(exercises, base), **traits)
