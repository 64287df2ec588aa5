"""What the page is given of exercises, and the table that aligns what is taught, practised and assessed."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup, escape

from realist.evidence import Evidence, double_coding
from realist.evidence.reader import Row
from realist.exercises.building import CONCLUSIONS, JUDGEMENTS, MISSING, QUESTIONS
from realist.exercises.coding import codings
from realist.exercises.parts import Exercises, ExerciseSet, Item
from realist.text import listed
from realist.theory import DIRECTIONS, Feature

BUILT_OF = {
    "levels": ("id", "label"),
    "features": ("id", "label", "level", "question", "values"),
    "mechanisms": ("id", "label", "definition"),
    "actors": ("id", "label", "level"),
    "outcomes": ("id", "label", "level", "towards", "against"),
    "configurations": (
        *("id", "nickname", "level", "conditions", "resource", "actor", "reasoning", "mechanisms", "works"),
        *("outcome", "effect", "because", "scope", "rivals"),
    ),
}
"""What of a theory is read where a configuration is built and set against those of the evidence."""
LEVELS = ("remember", "understand", "apply", "analyse", "evaluate", "create")


def obfuscated(value: Any) -> str:
    """JSON as base64, so that a glance at the page's source does not give the answers away. It protects nothing.

    Examples
    --------
    >>> obfuscated({"a": 1})
    'eyJhIjoxfQ=='
    """
    return base64.b64encode(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()).decode()


def set_state(exercises: Exercises, base: Evidence, name: str) -> dict[str, Any]:
    """What the page reads of one set: what is asked in the open, what is right and why behind a veil.

    Returns
    -------
    dict
        JSON-ready. Of the theory goes along what a set needs: all that a configuration can be built of, or the
        mechanisms that testimony is coded as.
    """
    chosen = exercises.named(name)
    state = {"book": _book(base), "sets": [_set(base, chosen)], "key": obfuscated(_keys(base, chosen.items))}
    kinds = {item.kind for item in chosen.items}
    theory = base.theory.compiled()
    if "build" in kinds:
        state["theory"] = {part: [_only(row, names) for row in theory[part]] for part, names in BUILT_OF.items()}
        state |= {"lacks": MISSING, "questions": list(QUESTIONS), "judgements": JUDGEMENTS, "conclusions": CONCLUSIONS}
        state["schemes"] = [{"id": scheme.id, "label": scheme.label} for scheme in base.schemes]
    elif "code" in kinds:
        state["theory"] = {"mechanisms": theory["mechanisms"]}
    if "code" in kinds:
        state["coding"] = obfuscated(_coding(base, chosen.items))
    return state


def course_state(exercises: Exercises, base: Evidence) -> dict[str, Any]:
    """What the page reads of all sets at once: for handing in, and for the view of a class."""
    return {
        "book": _book(base),
        "sets": [_set(base, each) for each in exercises.sets],
        "key": obfuscated({item.id: _key(item) for item in exercises.items}),
        "labels": {
            **{m.id: m.label for m in base.theory.mechanisms},
            **{a.id: a.label for a in base.theory.actors},
            **{o.id: o.label for o in base.theory.outcomes},
        },
        "nicknames": {c.id: c.nickname for c in base.theory.configurations},
        "judgements": JUDGEMENTS,
        "clauses": {
            **{f"{f.id} {value}": clause for f in base.theory.features for value, clause in _phrases(f).items()},
            **{f"{o.id} {way}": getattr(o, way) for o in base.theory.outcomes for way in DIRECTIONS},
        },
    }


def _phrases(feature: Feature) -> dict[str, str]:
    given = feature.values  # noqa: PD011 (a tuple of ours)
    return {value.id: value.phrase for value in given}


def _book(base: Evidence) -> dict[str, str]:
    return {"title": base.title, "version": base.version, "checksum": base.checksum}


def _set(base: Evidence, chosen: ExerciseSet) -> dict[str, Any]:
    found = told(base, chosen.items)
    return {
        **{name: getattr(chosen, name) for name in ("id", "kind", "title", "chapter", "about")},
        "items": [
            {
                **{name: getattr(item, name) for name in ("id", "kind", "prompt", "text", "configuration", "outcome")},
                "options": [{"id": o.id, "part": o.part, "text": o.text} for o in item.options],
                "design": item.design.to_dict() if item.kind == "predict" else None,
                "told": [found[one] for one in item.findings] if item.kind == "code" else [],
            }
            for item in chosen.items
        ],
    }


def _keys(base: Evidence, items: Iterable[Item]) -> dict[str, Any]:
    items = tuple(items)
    found = told(base, items)
    works = {row["source"]: row["title"] for row in base.tables.rows("sources")}
    return {
        item.id: {
            **_key(item),
            "findings": [found[one] for one in item.findings],
            "sources": [works[one] for one in item.sources],
        }
        for item in items
    }


def _key(item: Item) -> dict[str, Any]:
    """What is right of an item and why, without what it rests on: that stands where the item is answered."""
    options = {o.id: {"right": o.right, "place": o.place, "because": o.because} for o in item.options}
    return {"after": item.after, "options": options}


def _only(row: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: row[name] for name in names}


def told(base: Evidence, items: Iterable[Item]) -> dict[str, dict[str, Any]]:
    """The findings that items rest on, by code: what each says, where, and who says it."""
    wanted = {one for item in items for one in item.findings}
    sites = {row["site"]: row["label"] for row in base.tables.rows("sites")}
    return {row["finding"]: _finding(row, sites) for row in base.tables.rows("findings") if row["finding"] in wanted}


def _finding(row: Row, sites: Mapping[str, str]) -> dict[str, Any]:
    who = [row["voice"], listed([sites[site] for site in row.codes("sites")])]
    return {
        "finding": row["finding"],
        "passage": row["passage"],
        "statement": row["statement"],
        "who": ", ".join(part for part in who if part),
    }


def _coding(base: Evidence, items: Iterable[Item]) -> dict[str, Any]:
    book = codings(double_coding.read(base.folder / "double-coding"))
    return {item.configuration: book[item.configuration] for item in items if item.kind == "code"}


def alignment(exercises: Exercises, chapters: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Every learning outcome with where it is taught, practised and assessed.

    Parameters
    ----------
    exercises : Exercises
    chapters : mapping of str to str, optional
        The address of each chapter by its stem; a chapter that is not among them is named without a link.

    Returns
    -------
    DataFrame
        A row each, from the least demanding level to the most.
    """
    places = {item.id: each for each in exercises.sets for item in each.items}
    rows = []
    for outcome in sorted(exercises.learning_outcomes, key=lambda each: LEVELS.index(each.level)):
        used = [item for item in exercises.items if outcome.id in item.learning_outcomes]
        where = {
            use: list(dict.fromkeys(places[item.id] for item in used if item.use == use))
            for use in ("practise", "assess")
        }
        rows.append(
            {
                "Afterwards you can": f"{outcome.verb} {outcome.statement}",
                "Level": outcome.level,
                "Taught in": _linked(outcome.taught, chapters or {}),
                "Practised in": _sets(where["practise"], chapters or {}),
                "Assessed in": _sets(where["assess"], chapters or {}),
            }
        )
    return pd.DataFrame(rows)


def _linked(stems: Iterable[str], chapters: Mapping[str, str]) -> Markup:
    link = Markup('<a href="{}">{}</a>')
    return Markup(", ").join(link.format(chapters[s], _named(s)) if s in chapters else escape(_named(s)) for s in stems)


def _sets(sets: Iterable[ExerciseSet], chapters: Mapping[str, str]) -> Markup:
    by_itself = [each.title for each in sets if not each.chapter]
    ends = [each.chapter for each in sets if each.chapter]
    parts = [escape(title) for title in by_itself] + ([_linked(ends, chapters)] if ends else [])
    return Markup(", ").join(parts)


def _named(stem: str) -> str:
    return stem.replace("-", " ").capitalize()
