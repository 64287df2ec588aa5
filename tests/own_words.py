"""Runs of words that a text shares with a work, found by their hashes, so that the work itself need not be here.

`python -m tests.own_words PARAGRAPHS.TSV` makes the fixture anew from a table of the work's paragraphs, one a row,
whose column `text` holds the paragraph. The fixture holds hashes alone, in order: no sentence can be read out of it.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

RUN = 8
"""Words in a run. Shorter runs are the common stock of the field."""

BYTES = 8
"""Bytes kept of each hash: enough that two runs never meet by chance."""

FIXTURE = Path(__file__).parent / "fixtures" / "paper_runs.sha256"

# Titles of works and fixed names: to quote them is to cite, and not to copy.
ALLOWED = [
    (
        "achieving collaborative advantage in policing strategic and frontline partnership in police led "
        "drug diversion schemes in england"
    ),
    (
        "diverting people who use drugs from the criminal justice system a systematic review of police based "
        "diversion measures"
    ),
    "common aims leadership membership structure accountability communication and learning",
    "other drug treatment providers probation public health leads",
    "her majesty s inspectorate of constabulary and fire and rescue services",
    "school of law university of sheffield sheffield united kingdom",
]

WORD = re.compile(r"[a-z0-9]+")


def words(text: str) -> list[str]:
    """Return the words of a text: case, punctuation and markup set aside."""
    return WORD.findall(text.lower())


def runs(tokens: list[str]) -> list[bytes]:
    """Return the hash of every run of words, in order."""
    spans = (" ".join(tokens[start : start + RUN]) for start in range(len(tokens) - RUN + 1))
    return [hashlib.sha256(span.encode()).digest()[:BYTES] for span in spans]


def known(path: Path = FIXTURE) -> frozenset[bytes]:
    """Return the hashes that a fixture holds."""
    content = path.read_bytes()
    return frozenset(content[start : start + BYTES] for start in range(0, len(content), BYTES))


def make(paragraphs: Iterable[str], path: Path = FIXTURE) -> int:
    """Write the hashes of every run in some paragraphs, save for allowed names; return how many there are."""
    allowed = {run for title in ALLOWED for run in runs(words(title))}
    hashes = sorted({run for paragraph in paragraphs for run in runs(words(paragraph))} - allowed)
    path.write_bytes(b"".join(hashes))
    return len(hashes)


def shared(text: str, hashes: Collection[bytes]) -> Iterator[tuple[int, str]]:
    """Yield the line on which a shared run of words starts, and the run, as long as it goes."""
    tokens = [(number, word) for number, line in enumerate(text.splitlines(), 1) for word in words(line)]
    hits = [run in hashes for run in runs([word for _, word in tokens])]
    start = 0
    while start < len(hits):
        if not hits[start]:
            start += 1
            continue
        end = start
        while end < len(hits) and hits[end]:
            end += 1
        yield tokens[start][0], " ".join(word for _, word in tokens[start : end + RUN - 1])
        start = end


def main(table: str) -> None:
    """Make the fixture from a tab-separated table of paragraphs."""
    with Path(table).open(encoding="utf-8", newline="") as handle:
        rows = csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
        make(row["text"] for row in rows)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Say which table: python -m tests.own_words PARAGRAPHS.TSV")
    main(sys.argv[1])
