"""Executed notebooks are kept, and never shown when the evidence or the code behind their numbers has changed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from jupyter_cache import get_cache
from sphinx.application import Sphinx
from sphinx.config import Config

PACKAGE = Path(__file__).parent.parent


def content_key(folders: Iterable[Path]) -> str:
    """Return a digest of every file in some folders, names included.

    A chapter's numbers come from the evidence and from the code that reads it. Two builds may share executed
    notebooks only where this digest is the same.

    Parameters
    ----------
    folders
        Folders to read, all the way down; one that does not exist counts as empty.

    Returns
    -------
    str
        Sixteen hexadecimal digits.

    Examples
    --------
    >>> from pathlib import Path
    >>> content_key([Path("no such folder")])
    'e3b0c44298fc1c14'
    """
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def key_cache(app: Sphinx, config: Config) -> None:
    """Give each state of the evidence and of the package a notebook cache of its own, and drop the others.

    Sphinx reads every page again when this setting changes, so pages that show evidence without a notebook follow too.
    """
    caches = Path(app.outdir).parent / ".jupyter_cache"
    key = content_key([Path(app.srcdir, config.realist_data), PACKAGE])
    if caches.is_dir():
        for old in (path for path in caches.iterdir() if path.name != key):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    config["nb_execution_cache_path"] = str(caches / key)
    if config["nb_execution_mode"] == "cache":
        get_cache(caches / key).db.dispose()  # makes its tables before several processes ask for them at once


def setup(app: Sphinx) -> None:
    """Register the key of the cache with Sphinx."""
    app.connect("config-inited", key_cache)
