"""The front end's sources in Node.js, where it is."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.vectors.asking import Vector

HERE = Path(__file__).parent
OLDEST = (20, 11)
ABSENT = "Node.js 20.11 or later is not here: the tests in a browser compare as many designs instead"


def executable() -> str:
    """Return the path of a Node.js that is new enough; empty where there is none."""
    path = shutil.which("node") or ""
    if not path:
        return ""
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)\.(\d+)\.", said)
    return path if version and (int(version[1]), int(version[2])) >= OLDEST else ""


class Node:
    """A Node.js that has loaded the front end, and meets one vector after another."""

    def __init__(self) -> None:
        command = [executable(), "--no-warnings", str(HERE / "meet.mjs"), "-"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def meet(self, vector: Vector) -> list[dict[str, Any]]:
        """Return the cases that it does not meet."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(vector) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "Node.js stopped: what it said stands above"
        missed: list[dict[str, Any]] = json.loads(line)
        return missed

    def __enter__(self) -> Node:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.communicate()
