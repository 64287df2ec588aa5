"""What every test takes for granted: the built book, and which tests need it or need more than Python and a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.tree import BUILT, page_names

# How long an example takes says more of what else the machine is doing than of the code.
settings.register_profile("test", deadline=None, derandomize=True)
settings.register_profile("fuzz", deadline=None, print_blob=True)
settings.load_profile("test")


@pytest.fixture(scope="session")
def book() -> Path:
    """The folder of the built book. A test that asks for it gets the marker ``book``."""
    assert (BUILT / "index.html").is_file(), "There is no built book to test: run make book first."
    return BUILT


@pytest.fixture(scope="session")
def pages(book: Path) -> dict[str, str]:
    """Every page of the built book as it is written, by its path within the book."""
    return {name: (book / name).read_text(encoding="utf-8") for name in page_names()}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs the built book, and leave journeys out where they are not asked for."""
    for item in items:
        if "book" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.book)
    if "journey" not in config.option.markexpr:
        left_out = [item for item in items if item.get_closest_marker("journey")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
