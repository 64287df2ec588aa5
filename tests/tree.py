"""The files of the project, as the tests that read all of them see it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "_build" / "html"
NOT_OURS = {".git", ".venv", "_build", "dist", "node_modules", "__pycache__"}


def files(root: Path = ROOT) -> list[Path]:
    """Return every file that is tracked or would be; without git, all but the installed and the built ones."""
    git = shutil.which("git")
    if git:
        command = [git, "-C", str(root), "ls-files", "-co", "--exclude-standard", "-z"]
        listed = subprocess.run(command, capture_output=True, check=False)
        if listed.returncode == 0:
            paths = [root / name for name in listed.stdout.decode().split("\0") if name]
            return sorted(path for path in paths if path.is_file())
    return sorted(
        path for path in root.rglob("*") if path.is_file() and not NOT_OURS & set(path.relative_to(root).parts)
    )


def text(path: Path) -> str | None:
    """Return the text of a file, that of a notebook's cells for a notebook, and None for what is not text."""
    try:
        content = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
    if "\0" in content:
        return None
    if path.suffix == ".ipynb":
        return "\n".join("".join(cell["source"]) for cell in json.loads(content)["cells"])
    return content


def texts(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """Yield the name within the project, and the text, of every file that is text."""
    for path in files(root):
        content = text(path)
        if content is not None:
            yield path.relative_to(root).as_posix(), content


def page_names(root: Path = BUILT) -> list[str]:
    """Return the path of every page of the built book; none where there is no book."""
    within = (path.relative_to(root) for path in root.rglob("*.html"))
    return sorted(path.as_posix() for path in within if not {"_static", "_sources"} & set(path.parts))
