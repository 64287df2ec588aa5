"""Configurations as a list and as cards that unfold to actor, rivals and findings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
from markupsafe import Markup

from realist.evidence import Evidence
from realist.text import listed, lowered
from realist.theory import Configuration
from realist.theory.wording import BASIS, EFFECT_WORDS, WHOSE, WORK_WORDS, conditions_clause, outcome_clause, seen_in
from realist.web.html import TEMPLATES, Html, links


def configurations(base: Evidence) -> pd.DataFrame:
    """Every configuration, a row each, with a link to its card on the same page."""
    theory = base.theory
    return pd.DataFrame(
        [
            {
                "Configuration": Markup('<a href="#cmo-{}">{}</a>').format(c.id, c.nickname),
                "Mechanisms": _works(base, c),
                "Outcome": f"{EFFECT_WORDS[c.effect]}: {lowered(theory.outcome[c.outcome].label)}",
                "Basis": BASIS[c.basis],
                "Seen in": seen_in(base.schemes, c),
            }
            for c in theory.configurations
        ]
    )


def _works(base: Evidence, c: Configuration) -> str:
    return f"{WORK_WORDS[c.works]} {listed([base.theory.mechanism[m].label.lower() for m in c.mechanisms])}"


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
            "effect": EFFECT_WORDS[c.effect],
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
