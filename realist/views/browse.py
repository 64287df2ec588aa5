"""Every configuration on one page, level by level, to be narrowed by a reader; the whole list without a script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from realist.evidence import Evidence
from realist.theory import Configuration
from realist.theory.wording import BASIS, EFFECT_WORDS
from realist.views.cards import cards
from realist.web.html import Html

FACETS: Mapping[str, str] = {
    "site": "Seen at",
    "group": "Group",
    "mechanism": "Mechanism",
    "outcome": "Outcome",
    "effect": "Works",
    "basis": "Standing",
}
"""By what a reader can narrow the list, and how each is headed unless a chapter has better words."""
NOWHERE = "-"
"""Stands for no site and no group: nobody saw it. No code of an evidence base looks so."""


def facets(base: Evidence, headings: Mapping[str, str]) -> list[dict[str, Any]]:
    """What a reader can choose from, in the order of the evidence base; only what some configuration has.

    Parameters
    ----------
    base : Evidence
    headings : mapping of str to str
        Words for some of `FACETS` that suit the study.

    Returns
    -------
    list of dict
        Facets with ``id``, ``label`` and ``options``, each option with ``id`` and ``label``. A facet that would tell
        nothing apart is left out.

    Raises
    ------
    ValueError
        Where a heading is for no facet.

    Examples
    --------
    >>> from realist.evidence import load
    >>> [facet["label"] for facet in facets(load("data/examples/cctv"), {"site": "Car park"})]
    ['Car park', 'Mechanism', 'Outcome', 'Works', 'Standing']
    """
    if unknown := set(headings) - set(FACETS):
        raise ValueError(f"there is no facet {', '.join(sorted(unknown))}; there is {', '.join(FACETS)}")
    nowhere = {NOWHERE: "nowhere: only suggested"}
    options = {
        "site": {row["site"]: row["label"] for row in base.tables.rows("sites")} | nowhere,
        "group": {row["group"]: row["label"] for row in base.tables.rows("groups")} | nowhere,
        "mechanism": {mechanism.id: mechanism.label for mechanism in base.theory.mechanisms},
        "outcome": {outcome.id: outcome.label for outcome in base.theory.outcomes},
        "effect": EFFECT_WORDS,
        "basis": BASIS,
    }
    items = [having(base, c) for c in base.theory.configurations]
    found = []
    for facet, label in FACETS.items():
        used = {value for item in items for value in item[facet]}
        those = [{"id": code, "label": words} for code, words in options[facet].items() if code in used]
        if len(used - {NOWHERE}) > 1:
            found.append({"id": facet, "label": headings.get(facet, label), "options": those})
    return found


def having(base: Evidence, c: Configuration) -> dict[str, list[str]]:
    """What one configuration has under each of `FACETS`. Where it was seen in one of several, it has them all."""
    where = [scheme for scheme in base.schemes if scheme.id in c.may_be_seen_in]
    return {
        "site": sorted({scheme.site for scheme in where}) or [NOWHERE],
        "group": sorted({scheme.group for scheme in where if scheme.group}) or ([] if where else [NOWHERE]),
        "mechanism": list(c.mechanisms),
        "outcome": [c.outcome],
        "effect": [c.effect],
        "basis": [c.basis],
    }


def browse(base: Evidence, page: str, headings: Mapping[str, str] | None = None) -> Html:
    """Every configuration as a card under its level, with what the page's script needs to narrow the list.

    Parameters
    ----------
    base : Evidence
    page : str
        The evidence page, as seen from the chapter.
    headings : mapping of str to str, optional
        Words for some of `FACETS` that suit the study.
    """
    theory = base.theory
    state = {
        "noun": "configurations",
        "facets": facets(base, headings or {}),
        "items": {c.id: having(base, c) for c in theory.configurations},
    }
    parts = Markup().join(
        Markup('<section data-browse-part aria-label="{}"><h3>{}</h3>{}</section>').format(
            level.label, level.label, cards(base, [c for c in theory.configurations if c.level == level.id], page)
        )
        for level in theory.levels
        if any(c.level == level.id for c in theory.configurations)
    )
    data = htmlsafe_json_dumps(state)
    return Html(
        Markup(
            '<div class="realist-browse" data-realist-browse>{}<script type="application/json">{}</script></div>'
        ).format(parts, data)
    )
