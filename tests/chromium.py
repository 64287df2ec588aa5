"""Finds Chromium for the browser tests, installs it where that is possible, and says in plain words where it is not.

`python -m tests.chromium` does so from the command line; the browser tests take `executable()`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOMES = (".cache/ms-playwright", "Library/Caches/ms-playwright", "AppData/Local/ms-playwright")
FETCHED = ("chromium-*/chrome-*/chrome", "chromium-*/chrome-*/chrome.exe", "chromium-*/*/*.app/Contents/MacOS/*")
MISSING = (
    "The browser tests need Chromium, and it is neither here nor could it be installed.\n"
    "Install it (on Debian: sudo apt-get install chromium;\n"
    "elsewhere: .venv/bin/python -m playwright install chromium),\n"
    "or name the one you have: REALIST_CHROMIUM=/path/to/chromium make test"
)


def candidates() -> Iterator[str]:
    """Yield the programs that may be Chromium: on the path, then those that Playwright has fetched for itself."""
    yield from filter(None, map(shutil.which, NAMES))
    own = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    for home in [Path(own)] if own else [Path.home() / place for place in HOMES]:
        for pattern in FETCHED:
            yield from map(str, sorted(home.glob(pattern), reverse=True))


def version(program: str) -> str:
    """Return what a program says of its version; empty where it does not start."""
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return said.stdout.strip() if said.returncode == 0 else ""


def find() -> str | None:
    """Return the first Chromium that starts, or None.

    Raises
    ------
    SystemExit
        Where `REALIST_CHROMIUM` names one that does not start: what somebody asks for is not quietly replaced.
    """
    named = os.environ.get("REALIST_CHROMIUM")
    if named:
        if not version(named):
            raise SystemExit(f"REALIST_CHROMIUM names {named}, which does not start as Chromium.")
        return named
    return next((program for program in candidates() if version(program)), None)


def install() -> None:
    """Install Chromium with apt-get, where there is one and we may."""
    apt = shutil.which("apt-get")
    if not apt:
        return
    command = [apt, "-o", "DPkg::Lock::Timeout=120"]
    if getattr(os, "geteuid", lambda: 1)() != 0:
        sudo = shutil.which("sudo")
        if not sudo:
            return
        command = [sudo, "-n", *command]
    print("There is no Chromium here; trying to install it with apt-get.", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        if subprocess.run([*command, *step], stdout=subprocess.DEVNULL, env=environment, check=False).returncode != 0:
            return


def executable() -> str:
    """Return the Chromium to test with.

    Raises
    ------
    SystemExit
        With a plain sentence, where there is none. The browser tests never skip.
    """
    found = find()
    if found is None:
        install()
        found = find()
    if found is None:
        raise SystemExit(MISSING)
    return found


if __name__ == "__main__":
    program = executable()
    sys.stdout.write(f"Browser tests use {version(program)} ({program})\n")
