"""Runs every test. What reads no page runs while the book builds, and gives way to it; then what reads the book.

`make test` calls it. The first that fails ends it, with its own words last. Each run of pytest keeps how long its tests
took, and `python -m tests.slowest` makes a table of them.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress

from tests.tree import ROOT, TIMES

MAKE = os.environ.get("MAKE", "make")
BOOK = [MAKE, "--no-print-directory", "book"]
LINT = [MAKE, "--no-print-directory", "lint"]
PYTEST = [sys.executable, "-m", "pytest", "--numprocesses", "2", "--dist", "load", "--maxschedchunk", "1"]
PYTEST += [
    "--reruns",
    "1",
    "--only-rerun",
    "TimeoutError",
]  # a busy machine may keep a browser waiting; no more than that
WITHOUT_BOOK = ["nice", "-n", "10", *PYTEST, "-m", "not book", "--junitxml", str(TIMES[0])]
WITH_BOOK = [*PYTEST, "tests", "-m", "book", "--junitxml", str(TIMES[1])]

Command = Sequence[str]


def alongside(building: Command, meanwhile: Sequence[Command], afterwards: Command) -> int:
    """Run commands one after another while another one builds, and one more when all have succeeded.

    Parameters
    ----------
    building : sequence of str
        The command that builds. What it says is kept until it ends, so that it stands together.
    meanwhile : sequence of sequences of str
        What runs while it builds. Each is stopped where the building fails.
    afterwards : sequence of str
        What needs both.

    Returns
    -------
    int
        The exit status of the first that failed, or of the last; what that said is then the last that was said.
    """
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as said,
        subprocess.Popen(building, stdout=said, stderr=subprocess.STDOUT, start_new_session=True) as builder,
    ):
        try:
            for command in meanwhile:
                if failed := _unless(builder, command):
                    return failed
            failed = builder.wait()
        finally:
            if not stop(builder):
                said.seek(0)
                print(said.read(), flush=True)
    return failed or subprocess.call(afterwards)


def _unless(builder: subprocess.Popen[bytes], command: Command) -> int:
    """Run a command to its end, or until the builder has failed; return the status of what failed."""
    with subprocess.Popen(command, start_new_session=True) as running:
        try:
            while running.poll() is None and not builder.poll():
                time.sleep(0.1)
        finally:
            stop(running)
    return builder.poll() or running.returncode


def stop(process: subprocess.Popen[bytes]) -> bool:
    """End a command with everything that it started, where it still runs; return whether it did."""
    if process.poll() is not None:
        return False
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    process.wait()
    return True


if __name__ == "__main__":
    os.chdir(ROOT)
    print("The book is being built meanwhile; what that says comes when it is done.", flush=True)
    sys.exit(alongside(BOOK, [LINT, WITHOUT_BOOK], WITH_BOOK))
