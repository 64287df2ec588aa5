"""What can be asked, Python's answers, and vectors made of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import zip_longest
from typing import Any

from realist.appraisal import appraise
from realist.documents.brief import brief, markdown
from realist.evidence import Evidence
from realist.inquiry import (
    broken,
    completed,
    diversity,
    find_out_first,
    implied,
    knock_outs,
    pathways,
    smallest_changes,
    tensions,
)
from realist.sharing import Saved, SharingError, designs_in, file_of, link_of, read_file, read_link
from realist.theory import EFFECTS, Design, DesignError, Scheme, Theory, read_design
from realist.theory.wording import sentence
from realist.views.bench_state import bench_state

Case = tuple[str, dict[str, Any]]
"""What is asked, and of what, ready for JSON."""

Vector = dict[str, Any]
Meet = Callable[[Vector], list[dict[str, Any]]]
"""Puts a vector to another reader: the cases that it does not meet, each with its number and that reader's answer."""


@dataclass(frozen=True)
class Given:
    """What is asked about: a theory with the schemes that were seen, or a whole evidence base."""

    theory: Theory
    schemes: tuple[Scheme, ...] = ()
    base: Evidence | None = None

    @classmethod
    def of(cls, base: Evidence) -> Given:
        """All of an evidence base."""
        return cls(base.theory, base.schemes, base)

    @cached_property
    def plain(self) -> dict[str, Any]:
        """As the page holds it."""
        if self.base:
            return bench_state(self.base)
        return {"theory": self.theory.compiled(), "schemes": [_plain(scheme) for scheme in self.schemes]}


def _plain(scheme: Scheme) -> dict[str, Any]:
    """A scheme as far as the engine reads it."""
    answers = {answer.feature: {"status": answer.status, "value": answer.value} for answer in scheme.answers}
    return {"id": scheme.id, "group": scheme.group, "answers": answers}


def canonical(value: object) -> str:
    """JSON with sorted keys and no spaces."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def answer(given: Given, case: Case) -> Any:
    """Return Python's answer, ready for JSON."""
    ask, of = case
    return ANSWERS[ask](given, of)


def digest(value: object) -> str:
    """SHA-256 of an answer."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def vector(about: str, given: Given, cases: Iterable[Case], *, whole: bool = False) -> Vector:
    """Cases with Python's answers, whole or as digests."""
    told = []
    for ask, of in cases:
        said = answer(given, (ask, of))
        told.append({"ask": ask, "of": of, **({"answer": said} if whole else {"sha256": digest(said)})})
    return {"about": about, "given": given.plain, "cases": told}


def difference(meet: Meet, given: Given, cases: Sequence[Case], size: int = 1_000) -> str:
    """The first case that another reader does not meet, with what differs of both answers; empty where it meets all."""
    for start in range(0, len(cases), size):
        some = cases[start : start + size]
        for missed in meet(vector("", given, some)):
            ask, of = some[missed["case"]]
            ours, theirs = _apart(json.loads(canonical(answer(given, (ask, of)))), missed["answer"])
            return f"{ask}: {canonical(ours)} and not {canonical(theirs)} for {canonical(of)}"
    return ""


def hold(meet: Meet, given: Given, cases: Sequence[Case]) -> None:
    """Raise an AssertionError that says what differs, where another reader does not meet every case."""
    if told := difference(meet, given, cases):
        raise AssertionError(told)


def _apart(ours: Any, theirs: Any) -> tuple[Any, Any]:
    """What of two answers differs: parts of an object, or the first line of a text."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        parts = sorted(part for part in ours.keys() | theirs.keys() if ours.get(part) != theirs.get(part))
        return {part: ours.get(part) for part in parts}, {part: theirs.get(part) for part in parts}
    if isinstance(ours, str) and isinstance(theirs, str):
        lines = zip_longest(ours.split("\n"), theirs.split("\n"))
        return next(pair for pair in lines if pair[0] != pair[1])
    return ours, theirs


def _design(given: Given, of: Mapping[str, Any]) -> Design:
    return read_design(given.theory, of["design"])


def _read(given: Given, of: Mapping[str, Any]) -> Any:
    try:
        return {"design": _design(given, of).to_dict(), "problems": []}
    except DesignError as error:
        return {"design": None, "problems": list(error.problems)}


def _appraisal(given: Given, of: Mapping[str, Any]) -> Any:
    return appraise(given.theory, _design(given, of), given.schemes).to_dict()


def _inquiry(given: Given, of: Mapping[str, Any]) -> Any:
    """Every question over designs, of one design and one outcome."""
    theory, design, outcome = given.theory, _design(given, of), of["outcome"]
    whole = theory.with_own(design.own)
    return {
        "broken": [tie.id for tie in broken(theory, design.answers)],
        "bring about": [asdict(row) for row in smallest_changes(theory, design, outcome, "bring about")],
        "free": [asdict(row) for row in smallest_changes(theory, design, outcome, "free")],
        "completed": dict(completed(theory, design).answers),
        "diversity": asdict(diversity(theory, given.schemes)),
        "find": [asdict(row) for row in find_out_first(theory, design)],
        "implied": [asdict(row) for row in implied(theory, design.answers)],
        "pathways": [asdict(pathways(whole, outcome, side)) for side in EFFECTS],
        "rests": [asdict(row) for row in knock_outs(theory, design)],
        "tensions": [asdict(row) for row in tensions(theory, design)],
    }


def _base(given: Given) -> Evidence:
    assert given.base, "Only a whole evidence base has briefs and files"
    return given.base


def _brief(given: Given, of: Mapping[str, Any]) -> Any:
    return markdown(brief(_base(given), _design(given, of), of["name"], of["page"]))


def _saved(saved: Saved) -> Any:
    return {"design": saved.design.to_dict(), "name": saved.name}


def _designs_in(given: Given, of: Mapping[str, Any]) -> Any:
    found, left = designs_in(given.theory, of["text"])
    told = [{"line": f.line, **({"saved": _saved(f.saved)} if f.saved else {"refused": f.refused})} for f in found]
    return {"found": told, "left": left}


def _refused(make: Callable[[], Any]) -> Any:
    try:
        return make()
    except SharingError as error:
        return {"refused": str(error)}


ANSWERS: dict[str, Callable[[Given, Mapping[str, Any]], Any]] = {
    "appraisal": _appraisal,
    "brief": _brief,
    "design": _read,
    "designs in": _designs_in,
    "file": lambda given, of: file_of(_base(given), _design(given, of), of["name"]),
    "inquiry": _inquiry,
    "link": lambda given, of: link_of(given.theory, _design(given, of), of["name"]),
    "opened file": lambda given, of: _refused(lambda: _saved(read_file(given.theory, of["file"].encode()))),
    "opened link": lambda given, of: _refused(lambda: _saved(read_link(given.theory, of["link"]))),
    "sentences": lambda given, of: [sentence(given.theory, c) for c in given.theory.configurations],
}
