"""How much memory this process has had at most."""

from __future__ import annotations

import re
import resource
from pathlib import Path

STATUS = Path("/proc/self/status")


def most() -> float:
    """Return the most megabytes that this process has held at once.

    Where the system says it of the program that runs, that is taken: what it says of the process still counts the one
    that started it.
    """
    if STATUS.is_file():
        high = re.search(r"VmHWM:\s*(\d+) kB", STATUS.read_text(encoding="utf-8"))
        if high:
            return int(high[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
