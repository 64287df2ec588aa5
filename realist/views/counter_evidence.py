"""What speaks against a theory in its own data: contradicted configurations, claims of need, and anomalies."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup, escape

from realist.evidence import Evidence
from realist.text import capital, stopped
from realist.theory.wording import EFFECT_WORDS
from realist.views.across import CARDS, named
from realist.views.statements import told
from realist.web.html import links

ASKED = ("feature", "needs_outcome")


def configurations(base: Evidence, page: str, role: str, cards: str = CARDS) -> pd.DataFrame:
    """Configurations that findings contradict or qualify, with those findings.

    Parameters
    ----------
    base : Evidence
    page : str
        The evidence page, as seen from the chapter.
    role : {"contradicts", "qualifies"}
    cards : str
        The page with the cards, as seen from the chapter.
    """
    said = {row["finding"]: row["statement"] for row in base.tables.rows("findings")}
    rows = []
    for c in base.theory.configurations:
        found = [bearing.finding for bearing in c.evidence if bearing.role == role]
        if found:
            claim = f"{capital(base.theory.actor[c.actor].label)}: {c.reasoning}"
            rows.append(
                {
                    "Configuration": named(c, cards),
                    "What it says": stopped(claim),
                    f"What {role} it": told(said, found, page),
                }
            )
    return pd.DataFrame(rows, columns=["Configuration", "What it says", f"What {role} it"])


def anomalies(base: Evidence, page: str) -> pd.DataFrame:
    """Where the configurations and what a scheme was seen to do disagree, and what may explain it."""
    labels = {scheme.id: scheme.label for scheme in base.schemes}
    return pd.DataFrame(
        [
            {
                "Scheme": labels[row["scheme"]],
                "Outcome": base.theory.outcome[row["outcome"]].label,
                "The side that disagrees": EFFECT_WORDS[row["direction"]],
                "What may explain it": escape(stopped(row["reason"]))
                + Markup(" ")
                + links(row.codes("passages"), page, "passage"),
            }
            for row in base.tables.rows("anomalies")
        ],
        columns=["Scheme", "Outcome", "The side that disagrees", "What may explain it"],
    )


def needs(base: Evidence, page: str, *, asked: bool | None = None) -> pd.DataFrame:
    """Claims of need, with the findings in which each is claimed, those that speak against it, and those that limit it.

    Parameters
    ----------
    base : Evidence
    page : str
        The evidence page, as seen from the chapter.
    asked : bool, optional
        Only claims that a design's answers can meet, or only those that no design is asked about; all of them where
        it is not given.
    """
    said = {row["finding"]: row["statement"] for row in base.tables.rows("findings")}
    bearing: dict[tuple[str, str], list[str]] = {}
    for row in base.tables.rows("requirement_evidence"):
        bearing.setdefault((row["requirement"], row["role"]), []).append(row["finding"])
    rows = []
    for row in base.tables.rows("requirements"):
        if asked is not None and asked is not any(row[column] for column in ASKED):
            continue
        code = row["requirement"]
        rows.append(
            {
                "Said to be needed": row["label"],
                "The claim, and whose": f"{stopped(row['statement'])} Claimed by {stopped(row['claimed_by'])}",
                "For": base.theory.outcome[row["outcome"]].label,
                "Where it is claimed": told(said, bearing.get((code, "claims"), row.codes("findings")), page),
                "Speaks against it": told(said, bearing.get((code, "speaks against"), ()), page) or "nothing found",
                "Qualifies it": told(said, bearing.get((code, "qualifies"), ()), page) or "nothing found",
            }
        )
    return pd.DataFrame(
        rows,
        columns=[
            "Said to be needed",
            "The claim, and whose",
            "For",
            "Where it is claimed",
            "Speaks against it",
            "Qualifies it",
        ],
    )
