"""A zip file that is the same whenever it is made: nothing in it says when, by whom or on which disk.

``python -m realist.documents.archive FOLDER FILE`` puts a folder into one.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

DATE = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can name; it stands for no day at all."""


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file with some members, in their order.

    Parameters
    ----------
    members : iterable of (str, bytes)
        The name of each member within the file, and what it holds.

    Examples
    --------
    >>> zipped([("a.txt", b"a")]) == zipped([("a.txt", b"a")])
    True
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members:
            member = zipfile.ZipInfo(name, DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system, member.external_attr = 3, 0o644 << 16
            made.writestr(member, content)
    return out.getvalue()


def undated(raw: bytes) -> bytes:
    """The same zip file without the times at which its members were written."""
    with zipfile.ZipFile(io.BytesIO(raw)) as given:
        return zipped((name, given.read(name)) for name in given.namelist())


def folder(place: Path) -> bytes:
    """A folder as a zip file, under its own name, in the order of its paths."""
    files = sorted(path for path in place.rglob("*") if path.is_file())
    return zipped((path.relative_to(place.parent).as_posix(), path.read_bytes()) for path in files)


if __name__ == "__main__":
    given, made = map(Path, sys.argv[1:])
    made.parent.mkdir(parents=True, exist_ok=True)
    made.write_bytes(folder(given.resolve()))
