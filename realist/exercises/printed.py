"""Exercises on paper: a page that prints for learners, a tutor's copy with the key, and questions for a worksheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from realist.documents.model import escaped
from realist.evidence import Evidence, double_coding
from realist.exercises.coding import codings
from realist.exercises.parts import Exercises, ExerciseSet, Item, Option
from realist.exercises.showing import told
from realist.theory.wording import EFFECT_WORDS, WORK_WORDS
from realist.web import policy
from realist.web.html import TEMPLATES

TOGETHER = "check-yourself"
"""The name of the one page on which the questions of all chapters stand."""


def pages(exercises: Exercises, base: Evidence) -> dict[str, str]:
    """Every page that prints, as HTML that needs no other file, by the stem of its file.

    A set that stands by itself has a page of its own; the questions that end chapters share one. Each has a tutor's
    copy, with the key and the reasons, whose stem ends in ``-tutor``.
    """
    found = {}
    own = {f"print-{each.id}": [each] for each in exercises.sets if not each.chapter}
    checks = [each for each in exercises.sets if each.chapter]
    groups = own | ({f"print-{TOGETHER}": checks} if checks else {})
    for stem, sets in groups.items():
        for tutor in (False, True):
            found[f"{stem}-tutor" if tutor else stem] = page(sets, base, tutor=tutor)
    return found


def page(sets: Iterable[ExerciseSet], base: Evidence, *, tutor: bool = False) -> str:
    """One page that prints, with room to write; a tutor's copy has the key and the reasons in its place."""
    sets = list(sets)
    title = sets[0].title if len(sets) == 1 else "Check yourself: the questions of every chapter"
    items = [item for each in sets for item in each.items]
    coded = any(item.kind == "code" for item in items)
    return TEMPLATES.get_template("exercise.html").render(
        title=title,
        book=base.title,
        version=base.version,
        checksum=base.checksum,
        policy=policy.meta(),
        tutor=tutor,
        sets=sets,
        heads=len(sets) > 1,
        told=told(base, items),
        mechanisms=base.theory.mechanisms,
        labels={m.id: m.label.lower() for m in base.theory.mechanisms},
        works=WORK_WORDS,
        effects=EFFECT_WORDS,
        coding=codings(double_coding.read(base.folder / "double-coding")) if coded else {},
    )


def questions(sets: Iterable[ExerciseSet]) -> list[tuple[str, str]]:
    r"""What a worksheet asks at its end, and what a tutor's copy answers, as Markdown; their own marks stay text.

    Examples
    --------
    >>> item = Item("q", "choose-one", "assess", "Which *one*?", "", "", "", (), (), (), "So it is.")
    >>> questions([ExerciseSet("s", "check", "Check", "c", "Do", (item,))])[0][0]
    '**Question 1.** Which \\*one\\*?'
    """
    return [(_asked(number, item), _answered(item)) for each in sets for number, item in enumerate(each.items, start=1)]


def _asked(number: int, item: Item) -> str:
    several = " Choose all that apply." if item.kind == "choose-all" else ""
    several = " Number them." if item.kind == "order" else several
    lines = [f"**Question {number}.** {escaped(item.prompt)}{several}"]
    lines += [f"> {escaped(item.text)}"] if item.text else []
    lines += ["\n".join(f"- {escaped(option.text)}" for option in item.options)] if item.options else []
    return "\n\n".join(lines)


def _answered(item: Item) -> str:
    def line(option: Option) -> str:
        mark = f"place {option.place}" if option.place else "yes" if option.right else "no"
        return f"- {escaped(option.text)}: **{mark}.** {escaped(option.because)}"

    ordered = sorted(item.options, key=lambda option: option.place)
    return "\n\n".join(["**Answer**", *(["\n".join(map(line, ordered))] if ordered else []), escaped(item.after)])


def links(exercises: Exercises, folder: str) -> list[Mapping[str, str]]:
    """The pages that print, each with its title and the addresses of both copies, as seen from a chapter."""
    own = [(f"print-{each.id}", each.title) for each in exercises.sets if not each.chapter]
    own += [(f"print-{TOGETHER}", "Check yourself: every chapter")]
    return [{"title": t, "page": f"{folder}/{stem}.html", "tutor": f"{folder}/{stem}-tutor.html"} for stem, t in own]
