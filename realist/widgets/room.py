"""A session in a room as a widget: one question at a time on the wall, and the groups' designs side by side."""

from __future__ import annotations

from typing import Any

import traitlets

from realist.evidence import Evidence
from realist.views.bench_state import bench_state
from realist.web.embed import STATIC, page_addresses
from realist.widgets.embedded import Embedded


class Room(Embedded):
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
    front_end = "room"
    fallback = "This view needs JavaScript. Its questions stand on the design bench too."

    evidence = traitlets.Dict(read_only=True).tag(sync=True)
    """The compiled theory, and the schemes.

    - Type: `dict`, read only; see `realist.views.bench_state.bench_state`
    - Set once, from ``base``
    """

    def __init__(self, base: Evidence, bench_page: str = "", passage_page: str = "", **traits: Any) -> None:
        self._addresses = page_addresses(passage_page, bench_page)
        super().__init__(**traits)
        self.set_trait("evidence", bench_state(base))

    def page_state(self) -> dict[str, Any]:
        """The evidence, and where the page leads to."""
        return {"evidence": self.evidence, "place": self._addresses}
