"""Tables and cards that chapters show: plain HTML that works without a kernel, by keyboard and on paper."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pandas as pd
from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape

from realist.appraisal import replay
from realist.evidence import Evidence
from realist.sentences import (
    BASIS,
    EFFECTS,
    WHOSE,
    WORKS,
    conditions_clause,
    listed,
    lowered,
    outcome_clause,
    seen_in,
    stopped,
)
from realist.theory import Configuration, SchemeAnswer, SchemeOutcome

TEMPLATES = Environment(loader=PackageLoader("realist"), autoescape=True)
TEMPLATES.filters["stopped"] = stopped
CHECKED = {
    "seen": "seen: {} ({})",
    "not checked against the source": "not checked against the source: {}",
    "ours": "ours, after {}",
}
"""How the wording of a frame's item stands to the work that it comes from."""


class Html(Markup):
    """Markup of ours, with every text in it escaped, that a notebook shows as it is."""

    def _repr_html_(self) -> str:
        return str(self)


def table(frame: pd.DataFrame, caption: str) -> Html:
    """A table with a caption and header cells. On a narrow screen each row becomes a card that repeats the headings.

    Parameters
    ----------
    frame : DataFrame
        The first column heads its row. A cell is shown as text, unless it is markup of ours already.
    caption : str
        What the table shows, as a sentence or a title.

    Examples
    --------
    >>> table(pd.DataFrame({"role": ["<b>"], "number": [32]}), "Counts").count("&lt;b&gt;")
    1
    """
    head = Markup(" ").join(Markup('<th scope="col">{}</th>').format(name) for name in frame.columns)
    labels = list(frame.columns)[1:]
    rows = Markup(" ").join(
        Markup('<tr><th scope="row">{}</th> {}</tr>').format(
            first,
            Markup(" ").join(
                Markup('<td data-label="{}"><div>{}</div></td>').format(label, cell)
                for label, cell in zip(labels, rest, strict=True)
            ),
        )
        for first, *rest in frame.itertuples(index=False)
    )
    whole = Markup(
        '<div class="realist-table" role="region" tabindex="0" aria-label="{caption}"><table>'
        "<caption>{caption}</caption> <thead><tr>{head}</tr></thead> <tbody>{rows}</tbody></table></div>"
    )
    return Html(whole.format(caption=caption, head=head, rows=rows))


def links(ids: Iterable[str], page: str, kind: str = "finding") -> Markup:
    """Quiet links to findings or passages on the evidence page; their codes alone where there is no such page."""
    link = Markup('<a href="{page}#{kind}-{one}">{one}</a>') if page else Markup("<span>{one}</span>")
    each = Markup(" ").join(link.format(page=page, kind=kind, one=one) for one in ids)
    return Markup('<span class="evidence">{}</span>').format(each)


def lines(items: Iterable[str], none: str = "") -> Markup:
    """Several things in one cell as a list, one by itself as it is, and words for none."""
    found = [escape(item) for item in items]
    if len(found) < 2:
        return found[0] if found else escape(none)
    return Markup('<ul class="realist-lines">{}</ul>').format(Markup("").join(map(Markup("<li>{}</li>").format, found)))


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
    said = EFFECTS[item.direction] + (f" ({'; '.join(marks)})" if marks else "")
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
                    "What disagrees": f"{EFFECTS[item.direction]}: {item.verdict}",
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
                "Wording of the item": CHECKED[row["checked"]].format(*works[row["source"]]),
            }
            for row in rows
        ]
    )


def configurations(base: Evidence) -> pd.DataFrame:
    """Every configuration, a row each, with a link to its card on the same page."""
    theory = base.theory
    return pd.DataFrame(
        [
            {
                "Configuration": Markup('<a href="#cmo-{}">{}</a>').format(c.id, c.nickname),
                "Mechanisms": _works(base, c),
                "Outcome": f"{EFFECTS[c.effect]}: {lowered(theory.outcome[c.outcome].label)}",
                "Basis": BASIS[c.basis],
                "Seen in": seen_in(base.schemes, c),
            }
            for c in theory.configurations
        ]
    )


def _works(base: Evidence, c: Configuration) -> str:
    return f"{WORKS[c.works]} {listed([base.theory.mechanism[m].label.lower() for m in c.mechanisms])}"


def cards(base: Evidence, chosen: Iterable[Configuration], page: str, *, addressed: bool = True) -> Html:
    """Configurations as sentences that unfold to actor, rivals and findings, each with its address.

    Parameters
    ----------
    chosen : iterable of Configuration
    page : str
        The evidence page, as seen from the chapter.
    addressed : bool
        Whether a link can lead to each card. A page that shows a configuration twice gives its address to one of them.
    """
    said = {row["finding"]: row["statement"] for row in base.tables.rows("findings")}

    def card(c: Configuration) -> dict[str, Any]:
        return {
            "configuration": c,
            "works": _works(base, c),
            "effect": EFFECTS[c.effect],
            "when": conditions_clause(base.theory, c),
            "actor": base.theory.actor[c.actor].label,
            "so": outcome_clause(base.theory, c),
            "seen_in": seen_in(base.schemes, c),
            "basis": BASIS[c.basis],
            "whose": WHOSE[c.because_whose],
            "rivals": [
                {"text": r.text, "whose": WHOSE[r.whose], "links": links(r.findings, page) if r.findings else ""}
                for r in c.rivals
            ],
            "findings": [
                {"role": b.role, "statement": said[b.finding], "links": links([b.finding], page)} for b in c.evidence
            ],
        }

    return Html(TEMPLATES.get_template("cards.html").render(cards=[card(c) for c in chosen], addressed=addressed))
