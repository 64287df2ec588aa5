"""The map that Jupyter shows: it draws itself from what it holds, and moves."""

from __future__ import annotations

from playwright.sync_api import expect

from realist.evidence import load
from realist.partnerships.live import live_map

PICTURE = "canvas => canvas.toDataURL()"


def test_the_live_map_is_drawn_from_what_it_holds_and_can_be_zoomed_and_dragged(visit, tmp_path):
    page = tmp_path / "map.html"
    shown = live_map(load("data"), "A")
    page.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>A map</title>{shown}', encoding="utf-8"
    )
    visited = visit(page.as_uri())
    canvas = visited.page.frame_locator("iframe").locator("canvas")
    expect(canvas).to_be_visible()
    place = canvas.bounding_box()
    assert place is not None
    seen = {canvas.evaluate("canvas => document.createElement('canvas').toDataURL()"), canvas.evaluate(PICTURE)}
    visited.page.mouse.move(place["x"] + place["width"] / 2, place["y"] + 20)
    visited.page.mouse.wheel(0, -300)
    visited.page.wait_for_timeout(300)
    seen.add(canvas.evaluate(PICTURE))
    visited.page.mouse.down()
    visited.page.mouse.move(place["x"] + place["width"] / 2 + 80, place["y"] + 60, steps=4)
    visited.page.mouse.up()
    visited.page.wait_for_timeout(300)
    seen.add(canvas.evaluate(PICTURE))
    assert len(seen) == 4
    assert (visited.errors, visited.strangers) == ([], [])
