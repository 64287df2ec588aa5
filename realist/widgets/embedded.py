"""What every widget of ours has in common: a place in a page that has no kernel."""

from __future__ import annotations

from typing import Any

import anywidget

from realist.web.embed import mount_point


class Embedded(anywidget.AnyWidget):
    """A widget that lives in a kernel, and whose HTML the built book's script mounts without one.

    Attributes
    ----------
    front_end : str
        The name under which the page's script knows its front end.
    fallback : str
        What a reader without JavaScript is told.
    container : str
        The class of its container; see `realist.web.embed.mount_point`.
    """

    front_end = ""
    fallback = ""
    container = "realist-widget"

    def page_state(self) -> dict[str, Any]:
        """What the front end reads where there is no kernel. JSON-ready, and only what it needs."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the live widget for Jupyter and, for a page without a kernel, its state in a container."""
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = ({}, {}) if bundle is None else bundle
        page = mount_point(self.front_end, self.page_state(), self.fallback, self.container)
        return {**data, "text/html": page}, metadata
