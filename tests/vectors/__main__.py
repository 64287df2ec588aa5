"""Writes the vectors that stand in files: ``python -m tests.vectors``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from tests.vectors.asking import Vector
from tests.vectors.corners import kept
from tests.vectors.node import HERE


def text(vectors: Sequence[Vector]) -> str:
    """Vectors as the text of a file, a case a line, so that a difference between two versions can be read."""
    return "[\n" + ",\n".join(map(_text, vectors)) + "\n]\n"


def _text(each: Vector) -> str:
    cases = ",\n".join(_ascii(case) for case in each["cases"])
    return f'{{"about":{_ascii(each["about"])},"given":{_ascii(each["given"])},"cases":[\n{cases}\n]}}'


def _ascii(value: object) -> str:
    """JSON in which a character that nobody can see is written out."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def files() -> Iterator[tuple[str, str]]:
    """Each file's name with its text."""
    for name, vectors in kept().items():
        yield f"{name}.json", text(vectors)


if __name__ == "__main__":
    for name, written in files():
        (HERE / name).write_text(written, encoding="utf-8")
        cases = written.count('"ask":')
        print(f"{name}: {cases} cases, {len(written) // 1000} kB")
