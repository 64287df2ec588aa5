"""What is asked of a page: a function of it, or a vector that it has to meet."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

from tests.vectors.asking import Meet
from tests.vectors.node import HERE

ASKED = (HERE / "asked.mjs").read_text(encoding="utf-8").replace("export default ", "")


def put(page: Page, function: str, given: Any) -> Any:
    """What a function of the page makes of something large. It goes as one text, which is quicker than item by item."""
    return page.evaluate(f"(text) => ({function})(JSON.parse(text))", json.dumps(given))


def meeting(page: Page) -> Meet:
    """What puts a vector to the page's own engine, just as ``meet.mjs`` puts it to its sources."""
    return lambda vector: put(page, f"(vector) => {{ {ASKED}; return meet(window.realist, vector); }}", vector)
