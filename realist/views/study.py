"""Tables and cards that chapters show: plain HTML that works without a kernel, by keyboard and on paper."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pandas as pd
from markupsafe import Markup, escape

from realist.appraisal import replay
from realist.evidence import Evidence
from realist.text import listed, stopped
from realist.theory import SchemeAnswer, SchemeOutcome
from realist.theory.wording import EFFECT_WORDS
from realist.web.html import Html, lines, links

ITEM_WORDING = {
    "seen": "seen: {} ({})",
    "not checked against the source": "not checked against the source: {}",
    "ours": "ours, after {}",
}
"""How the wording of an item of a frame stands to the work that it comes from, by how it was checked."""


def findings(base: Evidence, ids: Iterable[str], page: str) -> Html:
    """Findings as a list of statements, each with its link. Figures reach a chapter this way and are never typed."""
    said = {row["finding"]: row["statement"] for row in base.tables.rows("findings")}
    items = Markup().join(Markup("<li>{} {}</li>").format(said[one], links([one], page)) for one in ids)
    return Html(Markup("<ul>{}</ul>").format(items))


def voices(base: Evidence, page: str) -> pd.DataFrame:
    """Whose words stand as quotations of their own: how many passages, by role and site."""
    sites = {row["site"]: row["label"] for row in base.tables.rows("sites")}
    quoted: dict[tuple[str, str], list[str]] = {}
    for row in base.tables.rows("passages"):
        if row["kind"] == "quotation":
            site = sites.get(row["speaker_site"], "not said")
            hedge = " (from what stands around it)" if row["speaker_site_basis"] == "context" else ""
            quoted.setdefault((row["speaker"], site + hedge), []).append(row["passage"])
    return pd.DataFrame(
        [
            {"Role of the speaker": who, "Site": site, "Quotations": len(ids), "Where": links(ids, page, "passage")}
            for (who, site), ids in sorted(quoted.items())
        ]
    )


def participants(base: Evidence, page: str) -> pd.DataFrame:
    """Who took part, as printed: counts of different things side by side, not reconciled."""
    return pd.DataFrame(
        [
            {
                "Who": row["role"] + (" (total as printed)" if row["total"] == "yes" else ""),
                "What is counted": row["counts"],
                "Number": row["number"],
                "Where": links([row["passage"]], page, "passage"),
            }
            for row in base.tables.rows("participants")
        ]
    )


def side_by_side(base: Evidence, page: str) -> pd.DataFrame:
    """What the study says of each scheme on each feature. Silence shows as *not stated*."""
    features = base.theory.features
    columns: dict[str, list[str]] = {"Question": [feature.question for feature in features]}
    for scheme in base.schemes:
        columns[scheme.label] = [_answer(base, scheme.answer[feature.id], page) for feature in features]
    return pd.DataFrame(columns)


def _answer(base: Evidence, answer: SchemeAnswer, page: str) -> str:
    if answer.status == "not stated":
        return "not stated"
    said = base.theory.feature[answer.feature].labels[answer.value]
    marks = ["our inference"] if answer.status == "inferred" else []
    marks += ["said of the whole site"] if answer.told_of == "site" else []
    if answer.status == "either-or":
        others = [scheme.label for scheme in base.schemes if scheme.id in answer.shared_with]
        said = f"either here or in {listed(others, 'or')}: {said}"
    said += f" ({'; '.join(marks)})" if marks else ""
    return escape(said) + " " + links(answer.findings, page)


def seen(base: Evidence, page: str, only: Collection[str] = ()) -> pd.DataFrame:
    """What each scheme was seen to do, outcome by outcome, for whom; *not stated* where the study is silent.

    Parameters
    ----------
    base : Evidence
    page : str
        The evidence page, as seen from the chapter.
    only : collection of str
        The outcomes to show; every one where it is empty.

    Raises
    ------
    ValueError
        Where the theory has no outcome of that name.
    """
    if unknown := set(only) - set(base.theory.outcome):
        raise ValueError(f"no outcome is called {listed(sorted(unknown), 'or')}")
    outcomes = [outcome for outcome in base.theory.outcomes if not only or outcome.id in only]
    standing = {row["finding"]: row["standing"] for row in base.tables.rows("findings")}
    columns: dict[str, list[str]] = {"Outcome": [outcome.label for outcome in outcomes]}
    for scheme in base.schemes:
        told: dict[str, list[Markup]] = {outcome.id: [] for outcome in outcomes}
        for item in scheme.outcomes:
            if item.direction != "not stated" and item.outcome in told:
                told[item.outcome].append(_seen(item, {standing[one] for one in item.findings}, page))
        columns[scheme.label] = [lines(each, "not stated") for each in told.values()]
    return pd.DataFrame(columns)


def _seen(item: SchemeOutcome, standings: set[str], page: str) -> Markup:
    marks = [item.for_whom] if item.for_whom else []
    marks += [] if "observed" in standings else [f"{listed(sorted(standings), 'or')}, not observed"]
    marks += ["said of the whole site"] if item.told_of == "site" else []
    said = EFFECT_WORDS[item.direction] + (f" ({'; '.join(marks)})" if marks else "")
    return escape(said) + " " + links(item.findings, page)


def replayed(base: Evidence, page: str) -> pd.DataFrame:
    """Where a scheme's own answers and what it was seen to do disagree, with the anomaly recorded for it.

    What is active and only suggested is left out: nobody could have seen it.
    """
    known = {(r["scheme"], r["outcome"], r["direction"]): r for r in base.tables.rows("anomalies")}
    labels = {scheme.id: scheme.label for scheme in base.schemes}
    rows = []
    for item in replay(base.theory, base.schemes):
        if item.verdict not in ("agrees", "only suggested"):
            found = known.get((item.scheme, item.outcome, item.direction))
            why = stopped(found["reason"]) if found else "Not yet explained."
            rows.append(
                {
                    "Outcome": base.theory.outcome[item.outcome].label,
                    "Scheme": labels[item.scheme],
                    "What disagrees": f"{EFFECT_WORDS[item.direction]}: {item.verdict}",
                    "Why, as far as we can tell": escape(why)
                    + (Markup(" ") + links(found.codes("passages"), page, "passage") if found else ""),
                }
            )
    return pd.DataFrame(rows, columns=["Outcome", "Scheme", "What disagrees", "Why, as far as we can tell"])


def mechanisms(base: Evidence, page: str) -> pd.DataFrame:
    """The mechanisms, with what each means as reasoning, and where the study speaks of them."""
    return pd.DataFrame(
        [
            {
                "Mechanism": m.label,
                "As somebody's reasoning (our reading)": stopped(m.definition),
                "Where": links(m.passages, page, "passage"),
            }
            for m in base.theory.mechanisms
        ]
    )


def frame(base: Evidence, name: str, page: str) -> pd.DataFrame:
    """A question frame or a reporting standard, item by item, with what the study supplies under each.

    Parameters
    ----------
    base : Evidence
    name : str
        As the evidence base writes it.
    page : str
        The evidence page, as seen from the chapter.

    Raises
    ------
    ValueError
        Where the evidence base has no frame of that name.
    """
    rows = [row for row in base.tables.rows("frameworks") if row["framework"] == name]
    if not rows:
        known = listed(sorted({row["framework"] for row in base.tables.rows("frameworks")}), "or")
        raise ValueError(f"no frame is called {name!r}; there is {known}")
    works = {row["source"]: (row["title"], row["seen"]) for row in base.tables.rows("sources")}
    return pd.DataFrame(
        [
            {
                "Item": f"{row['item']}. {row['label']}" if row["item"].isdigit() else row["label"],
                "What it asks": row["question"],
                "Answered": row["supplied"],
                "What the study supplies (our reading)": escape(stopped(row["answer"]))
                + Markup(" ")
                + links(row.codes("passages"), page, "passage"),
                "Wording of the item": ITEM_WORDING[row["checked"]].format(*works[row["source"]]),
            }
            for row in rows
        ]
    )
