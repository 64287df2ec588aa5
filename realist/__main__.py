"""`python -m realist`: look after an evidence folder, and put a design to it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from realist.evidence import double_coding, imagined
from realist.evidence.checks import Report, check
from realist.evidence.datapackage import describe
from realist.evidence.double_coding import check_double_coding
from realist.evidence.faults import RefusedError
from realist.evidence.imagined import check_imagined
from realist.exercises import check_exercises, loading
from realist.sharing import FILE_LIMIT
from realist.text import printable, shown
from realist.theory import Scheme

COMPANIONS = (imagined.COMPANION, double_coding.COMPANION, loading.COMPANION)
"""What an evidence folder may have beside its tables."""

PROBLEMS_SHOWN = 20
"""Most problems of one design that are listed."""


class _CommandError(Exception):
    """What stops a command, a sentence each."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Parameters
    ----------
    arguments : sequence of str, optional
        Those of the command line where not given.

    Returns
    -------
    int
        0; 1 where an evidence folder has faults; 2 where the command cannot be carried out as it was given.
    """
    given = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if given.command == "check":
        report = _checked(given.folder)
        sys.stdout.write(f"{report}\n")
        return 1 if report.faults else 0
    if given.command == "describe":
        return _describe(given.folder)
    try:
        return _answer(given)
    except _CommandError as refused:
        sys.stderr.writelines(f"{_visible(problem)}\n" for problem in refused.args)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m realist", description="Look after an evidence folder, or put a design to it."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, about in (
        ("check", "list every fault as file, row, field and reason"),
        ("describe", "write or refresh its datapackage.json"),
    ):
        commands.add_parser(name, help=about, description=about).add_argument("folder", metavar="FOLDER")
    asked = {}
    for name, about in (
        ("appraise", "print what the evidence says of a design"),
        ("brief", "write a design brief that carries its evidence, as Markdown or for Word"),
    ):
        asked[name] = command = commands.add_parser(name, help=about, description=about)
        start = command.add_mutually_exclusive_group(required=True)
        start.add_argument("design", nargs="?", metavar="DESIGN.json", help="a design as a file of the bench has it")
        start.add_argument("--scheme", metavar="ID", help="the answers of a scheme that was seen, in place of a file")
        command.add_argument("--data", default="data", metavar="FOLDER", help="the evidence folder (data if left out)")
    asked["appraise"].add_argument("--json", action="store_true", help="everything the appraisal holds, as JSON")
    asked["brief"].add_argument("--name", default="", help="what the design is called")
    asked["brief"].add_argument("--page", default="", metavar="ADDRESS", help="a bench that its link should open")
    asked["brief"].add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="where to write it: .docx for Word, else Markdown (or the screen)",
    )
    asked["brief"].add_argument("--force", action="store_true", help="write over a file that is there")
    return parser


def _checked(folder: str) -> Report:
    """The report on the evidence and, where nothing is wrong with that, on what stands beside it."""
    report = check(folder)
    if report.base is None:
        names = [companion.name for companion in COMPANIONS if companion.folder_in(folder)]
        waits = (f"{name} was not checked: it waits until the faults above are put right" for name in names)
        return Report(report.faults, (*report.notes, *waits))
    coded = check_double_coding(folder)
    wait = f"{loading.FOLDER} was not checked: it waits until the faults above are put right"
    exercises = Report((), (wait,)) if coded.faults else check_exercises(folder, report.base)
    found = (check_imagined(folder, report.base.theory), coded, exercises)
    notes = [note for each in found for note in each.notes]
    return Report(tuple(fault for each in found for fault in each.faults), (*report.notes, *notes))


def _describe(folder: str) -> int:
    try:
        sys.stdout.write(f"{describe(folder)}\n")
        for companion in COMPANIONS:
            place = companion.folder_in(folder)
            if place is not None:
                sys.stdout.write(f"{describe(place, companion.tables)}\n")
    except RefusedError as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{folder}: cannot be written: {error.strerror}\n")
        return 1
    return 0


def _answer(given: argparse.Namespace) -> int:
    """Load the evidence, read the design, and print or write what was asked for."""
    from realist.appraisal import appraise
    from realist.documents.brief import brief, markdown
    from realist.documents.model import plain
    from realist.documents.overview import overview
    from realist.evidence import EvidenceError, load
    from realist.sharing import Saved, SharingError, read_file

    raw = None if given.scheme is not None else _read(Path(given.design))
    try:
        base = load(given.data)
    except EvidenceError as error:
        raise _CommandError(*_first(map(str, error.faults))) from None
    if raw is None:
        scheme = _scheme(base.schemes, given.scheme)
        saved = Saved(scheme.design, f"the answers of {scheme.label}")
    else:
        try:
            saved = read_file(base.theory, raw)
        except SharingError as error:
            problems = str(error).split("\n")
            raise _CommandError(*(_about(given.design, each) for each in _first(problems))) from None
    if given.command == "appraise":
        found = appraise(base.theory, saved.design, base.schemes).to_dict() if given.json else None
        sys.stdout.write(plain(overview(base, saved.design)) if found is None else f"{_json(found)}\n")
        return 0
    try:
        made = brief(base, saved.design, given.name or saved.name, given.page)
    except ValueError as error:
        raise _CommandError(str(error)) from None
    if given.output is None:
        sys.stdout.write(markdown(made))
        return 0
    if given.design is not None and _same(given.output, given.design):
        raise _CommandError(f"{_name(given.output)}: is the design itself and was not changed")
    if Path(given.output).suffix.lower() == ".docx":
        from realist.documents.docx import word

        content = word(made.title, made.sections, base.title)
    else:
        content = markdown(made).encode(errors="backslashreplace")
    _write(Path(given.output), content, force=given.force)
    return 0


def _scheme(schemes: Iterable[Scheme], name: str) -> Scheme:
    known = {scheme.id: scheme for scheme in schemes}
    if name not in known:
        raise _CommandError(
            f"There is no scheme {shown(name)}; expected one of {', '.join(known) or '(there are none)'}"
        )
    return known[name]


def _read(path: Path) -> bytes:
    """The bytes of the file of a design; one more than it may have, where it has too many."""
    name = _name(path)
    try:
        if not path.is_file():
            raise _CommandError(f"{name}: {'is not a file' if path.exists() else 'there is no file of that name'}")
        with path.open("rb") as file:
            return file.read(FILE_LIMIT + 1)
    except (OSError, ValueError):
        raise _CommandError(f"{name}: the file cannot be opened") from None


def _about(path: str, problem: str) -> str:
    """A problem after the name of the file in which it is."""
    return f"{_name(path)}{', ' if problem.startswith('line ') else ': '}{problem}"


def _write(path: Path, content: bytes, *, force: bool) -> None:
    try:
        with path.open("wb" if force else "xb") as file:
            file.write(content)
    except FileExistsError:
        raise _CommandError(f"{_name(path)}: is there already and was not changed; --force writes over it") from None
    except (OSError, ValueError) as error:
        raise _CommandError(f"{_name(path)}: cannot be written: {getattr(error, 'strerror', None) or error}") from None


def _same(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return False


def _json(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True)


def _first(problems: Iterable[str]) -> list[str]:
    listed = list(problems)
    rest = len(listed) - PROBLEMS_SHOWN
    return [*listed[:PROBLEMS_SHOWN], *([f"and {rest} more"] if rest > 0 else [])]


def _name(path: str | Path) -> str:
    return printable(str(path), 200)


def _visible(text: str) -> str:
    """A message without what would move a terminal's cursor or hide in it."""
    return printable(text, 1_000)


if __name__ == "__main__":
    sys.exit(main())
