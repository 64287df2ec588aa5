"""A session in a room as a widget: one question at a time on the wall, and the groups' designs side by side."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from realist.evidence import Evidence
from realist.web.embed import STATIC, mount_point
from realist.widgets.bench import bench_state
from realist.widgets.exercise import places

FALLBACK = "This view needs JavaScript. Its questions stand on the design bench too."


class Room(anywidget.AnyWidget):
    """Questions for a room, with what follows from each answer; and several designs side by side.

    Parameters
    ----------
    base : Evidence
        What `realist.evidence.load` gives.
    bench_page : str, optional
        The page of the built book that holds a bench, as seen from the page that shows this; it can then be led to.
    passage_page : str, optional
        The page that holds passages and findings; their names then lead to it.

    Examples
    --------
    >>> from realist import evidence
    >>> Room(evidence.load("data/examples/cctv")).evidence["version"]
    '0.1.0'
    """

    _esm = STATIC / "room.js"
    _css = STATIC / "room.css"

    evidence = traitlets.Dict(read_only=True).tag(sync=True)
    """The compiled theory, the schemes, and the findings and passages that they cite. Set once, from ``base``."""

    def __init__(self, base: Evidence, bench_page: str = "", passage_page: str = "", **traits: Any) -> None:
        self._place = places(passage_page, bench_page)
        super().__init__(**traits)
        self.set_trait("evidence", bench_state(base))

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the live widget for Jupyter and, for a page without a kernel, its state in a container."""
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = ({}, {}) if bundle is None else bundle
        state = {"evidence": self.evidence, "place": self._place}
        return {**data, "text/html": mount_point("room", state, FALLBACK)}, metadata
