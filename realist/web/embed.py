"""How a widget stands in a page that has no kernel: a container with its state beside it as JSON."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

from realist.web.browsers import in_words

TOO_OLD = f"This browser is too old for it: it needs {in_words()}, or later."
"""Hidden, unless the first script of a page finds a browser below the floor."""
STATIC = Path(__file__).parent.parent / "static"


def embedded_json(value: Any) -> str:
    r"""JSON that can stand inside a ``<script>`` element whatever its texts hold.

    Examples
    --------
    >>> embedded_json({"a": "</script>"})
    '{"a":"\\u003c/script>"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def mount_point(widget: str, state: dict[str, Any], fallback: str, kind: str = "realist-widget") -> str:
    """The HTML of a widget that the page's script will mount.

    Parameters
    ----------
    widget : str
        The name of its front end.
    state : dict
        Only what this widget reads, so that the page stays light.
    fallback : str
        What a reader without JavaScript is told; plain text.
    kind : str
        The class of its container: ``realist-widget`` takes all the width that the page has.
    """
    return (
        f'<div class="{html.escape(kind)}" data-realist-widget="{html.escape(widget)}">'
        f'<p>{html.escape(fallback)}</p><p class="realist-too-old" hidden>{html.escape(TOO_OLD)}</p>'
        f'<script type="application/json">{embedded_json(state)}</script></div>'
    )


def page_addresses(passage_page: str = "", bench_page: str = "", hand_in_page: str = "") -> dict[str, str]:
    """Where a widget leads to in the built book, as seen from its page; nothing where there is no such page.

    Examples
    --------
    >>> page_addresses("../book/evidence.html")["finding"]
    '../book/evidence.html#finding-'
    """
    found = {"passage": f"{passage_page}#passage-", "finding": f"{passage_page}#finding-"} if passage_page else {}
    found |= {"bench": bench_page} if bench_page else {}
    return found | ({"hand-in": hand_in_page} if hand_in_page else {})
