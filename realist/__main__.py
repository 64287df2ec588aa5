"""`python -m realist check FOLDER` and `python -m realist describe FOLDER`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from realist.checks import check
from realist.datapackage import describe
from realist.faults import RefusedError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; its exit status is 1 where there are faults.

    Parameters
    ----------
    arguments : sequence of str, optional
        Those of the command line where not given.

    Returns
    -------
    int
        0 or 1.
    """
    parser = argparse.ArgumentParser(prog="python -m realist", description="Look after an evidence folder.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, about in (
        ("check", "list every fault as file, row, field and reason"),
        ("describe", "write or refresh its datapackage.json"),
    ):
        commands.add_parser(name, help=about, description=about).add_argument("folder", metavar="FOLDER")
    given = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if given.command == "check":
        report = check(given.folder)
        sys.stdout.write(f"{report}\n")
        return 1 if report.faults else 0
    try:
        sys.stdout.write(f"{describe(given.folder)}\n")
    except RefusedError as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{given.folder}: cannot be written: {error.strerror}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
