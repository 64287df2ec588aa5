"""Statements: how each was first worded and is worded now, the moves between, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

import pandas as pd
from markupsafe import Markup, escape

from realist.evidence import Evidence
from realist.evidence.reader import Row
from realist.text import listed, stopped
from realist.views.across import named
from realist.web.html import TEMPLATES, Html, lines, links, table

PARTS = {"if": "If", "then": "Then", "because": "Because", "breaks": "Where it may break"}
"""The parts of a statement, in their order, and how each is headed."""

LEAST = 2
"""Fewest words in a row that count as kept: one word in common is chance."""


def compared(first: str, present: str) -> tuple[Markup, Markup]:
    """Two wordings with their differences marked word by word: what is gone in the one, what is new in the other.

    Examples
    --------
    >>> compared("people may ask sooner", "people may ask")[0]
    Markup('people may ask <del>sooner</del>')
    """
    old, new = first.split(), present.split()
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    before: list[Markup] = []
    after: list[Markup] = []
    a = b = 0
    for block in blocks:
        if block.size >= LEAST or block.a == len(old):
            before += [*_marked("del", old[a : block.a]), *_marked("", old[block.a : block.a + block.size])]
            after += [*_marked("ins", new[b : block.b]), *_marked("", new[block.b : block.b + block.size])]
            a, b = block.a + block.size, block.b + block.size
    return Markup(" ").join(before), Markup(" ").join(after)


def _marked(tag: str, words: list[str]) -> Iterator[Markup]:
    if words:
        text = escape(" ".join(words))
        yield Markup("<{tag}>{text}</{tag}>").format(tag=tag, text=text) if tag else text


def wordings(base: Evidence, statement: str) -> Html:
    """The first and the present wording of a statement side by side; the one there is, where nothing changed it.

    Raises
    ------
    KeyError
        If there is no such statement.
    """
    ordered = _wordings(base, statement)
    first, present = ordered[0], ordered[-1]
    rows = []
    for part, heading in PARTS.items():
        if first is present:
            rows.append({"Part": heading, _called(first): first[part]})
        else:
            before, after = compared(first[part], present[part])
            rows.append({"Part": heading, _called(first): before, _called(present): after})
    return table(pd.DataFrame(rows), f"{_title(base, statement)}: its wordings")


def _called(wording: Row) -> str:
    return "Before the findings" if wording["stage"] == "before the findings" else "From the configurations"


def _wordings(base: Evidence, statement: str) -> list[Row]:
    found = [row for row in base.tables.rows("statement_wordings") if row["statement"] == statement]
    if not found:
        raise KeyError(statement)
    return sorted(found, key=lambda row: int(row["number"]))


def _title(base: Evidence, statement: str) -> str:
    return next(row["title"] for row in base.tables.rows("statements") if row["statement"] == statement)


def _moves(base: Evidence, statement: str) -> list[Row]:
    found = (row for row in base.tables.rows("moves") if row["statement"] == statement)
    return sorted(found, key=lambda row: int(row["number"]))


def cards(base: Evidence, page: str, *, held: bool = True) -> Html:
    """Every statement with its wordings, cases, counter-evidence and moves.

    Parameters
    ----------
    base : Evidence
    page : str
        The evidence page, as seen from the chapter.
    held : bool
        Whether to show those that are held, or those that a move retired.
    """
    chosen = [row for row in base.tables.rows("statements") if bool(row["retired_by"]) is not held]
    shown = [_card(base, row, page) for row in chosen]
    return Html(TEMPLATES.get_template("statements.html").render(statements=shown))


def _card(base: Evidence, row: Row, page: str) -> dict[str, Any]:
    code = row["statement"]
    said = {each["finding"]: each["statement"] for each in base.tables.rows("findings")}
    first = _wordings(base, code)[0]
    begun = (
        f"First called “{first['title']}”, before the findings were set beside it."
        if first["stage"] == "before the findings"
        else "It had no wording before the findings: it was made from the configurations."
    )
    return {
        "code": code,
        "title": row["title"],
        "standing": begun + _standing(base, row),
        "wordings": wordings(base, code),
        "cases": Markup(", ").join(named(base.theory.configuration[one]) for one in row.codes("cases")),
        "against": [{"statement": said[one], "links": links([one], page)} for one in row.codes("against")],
        "draws_on": _drawn_on(base, row),
        "moves": [
            {"kind": m["kind"], "reason": m["reason"], "changed": m["changed"], "rests_on": _rests_on(base, m, page)}
            for m in _moves(base, code)
        ],
        "whose": [
            {
                "wording": _called(each),
                "made_from": each["made_from"],
                "whose": each["whose"],
                "links": links(each.codes("passages"), page, "passage") if each["passages"] else "",
            }
            for each in _wordings(base, code)
        ],
    }


def _standing(base: Evidence, row: Row) -> str:
    if row["retired_by"]:
        return " It was retired."
    suggested = all(base.theory.configuration[one].basis == "suggested" for one in row.codes("cases"))
    return " Every case of it is only suggested: it was seen nowhere." if suggested else ""


def _drawn_on(base: Evidence, row: Row) -> str:
    works = {each["source"]: each for each in base.tables.rows("sources")}
    if not row["draws_on"]:
        return ""
    titles = [f"{works[one]['title']} ({works[one]['seen']})" for one in row.codes("draws_on")]
    return f"{listed(titles)}. {stopped(row['drawn_how'])}"


def _rests_on(base: Evidence, move: Row, page: str) -> Markup:
    """What a move rests on: findings as links, and other rows by the names that readers know them by."""
    rows: dict[str, list[str]] = {}
    for each in base.tables.rows("move_rows"):
        if each["move"] == move["move"]:
            rows.setdefault(each["table"], []).append(each["row"])
    told = [*_told(base, rows)]
    found = links(rows["findings"], page) if "findings" in rows else Markup()
    said = Markup('<span class="realist-hint">({})</span> ').format(Markup("; ").join(told)) if told else Markup()
    return said + found


def _told(base: Evidence, rows: dict[str, list[str]]) -> Iterator[Markup]:
    names: dict[str, dict[str, str]] = {
        "requirements": {r["requirement"]: r["label"] for r in base.tables.rows("requirements")},
        "sources": {r["source"]: r["title"] for r in base.tables.rows("sources")},
        "anomalies": {r["anomaly"]: r["reason"] for r in base.tables.rows("anomalies")},
        "rivals": {f"{r['configuration']}-{r['number']}": r["rival"] for r in base.tables.rows("rivals")},
    }
    headed = {
        "requirements": "said to be needed",
        "sources": "work drawn on",
        "anomalies": "anomaly",
        "rivals": "rival",
    }
    if "configurations" in rows:
        yield Markup(", ").join(named(base.theory.configuration[one]) for one in rows["configurations"])
    for table_, heading in headed.items():
        for text in dict.fromkeys(names[table_][one] for one in rows.get(table_, ())):
            yield escape(f"{heading}: {text}")


def history(base: Evidence) -> pd.DataFrame:
    """Every statement, the moves made on it in their order, and what became of it."""
    rows = []
    for row in base.tables.rows("statements"):
        last = _moves(base, row["statement"])[-1:]
        first = _wordings(base, row["statement"])[0]
        rows.append(
            {
                "Statement": Markup('<a href="#statement-{}">{}</a>').format(row["statement"], row["title"]),
                "First worded": first["stage"],
                "Moves": listed([m["kind"] for m in _moves(base, row["statement"])]) or "none",
                "What the last one changed": stopped(last[0]["changed"]) if last else "",
                "Now": "retired" if row["retired_by"] else "held",
            }
        )
    return pd.DataFrame(rows)


def against(base: Evidence, page: str, chapter: str = "") -> pd.DataFrame:
    """Statements that are held, the findings that speak against them or limit them, and where they may break.

    Parameters
    ----------
    base : Evidence
    page : str
        The evidence page, as seen from the chapter.
    chapter : str
        The page with the statements' cards, as seen from the chapter; empty on that page itself.
    """
    said = {each["finding"]: each["statement"] for each in base.tables.rows("findings")}
    return pd.DataFrame(
        [
            {
                "Statement": Markup('<a href="{}#statement-{}">{}</a>').format(chapter, row["statement"], row["title"]),
                "Findings against it": told(said, row.codes("against"), page) or "none found",
                "Where it may break": _wordings(base, row["statement"])[-1]["breaks"],
            }
            for row in base.tables.rows("statements")
            if not row["retired_by"]
        ]
    )


def told(said: dict[str, str], findings: Iterable[str], page: str) -> Markup:
    """Findings as their statements, each with its link."""
    return lines([escape(stopped(said[one])) + Markup(" ") + links([one], page) for one in findings])
