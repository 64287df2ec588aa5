"""What the bench says of a design, as a still picture for a page that has no bench."""

from __future__ import annotations

from realist.appraisal import appraise
from realist.evidence import Evidence
from realist.text import capital
from realist.theory import read_design
from realist.theory.wording import conditions_clause, outcome_clause
from realist.web.html import TEMPLATES, Html


def glimpse(base: Evidence, answers: dict[str, str], chosen: list[str], caption: str, page: str = "") -> Html:
    """What the bench says of a design, as a still picture: the answers, and some configurations with their states.

    Parameters
    ----------
    base : Evidence
    answers : dict
        Feature to answer, by their codes; what is not named is unknown.
    chosen : list of str
        The configurations to show.
    caption : str
    page : str
        The page that shows each configuration under its address; empty where there is none to lead to.

    Raises
    ------
    DesignError
        Where the answers do not fit the theory.
    KeyError
        Where the theory has no such configuration.
    """
    theory = base.theory
    states = appraise(theory, read_design(theory, {"answers": answers}), base.schemes).configurations
    shown = [theory.configuration[one] for one in chosen]
    picture = TEMPLATES.get_template("glimpse.html").render(
        answers=[(theory.feature[f].question, theory.feature[f].labels[v]) for f, v in answers.items()],
        chosen=[
            {
                "nickname": c.nickname,
                "href": page and f"{page}#cmo-{c.id}",
                "state": states[c.id].state,
                "when": f"When {conditions_clause(theory, c)}",
                "reasoning": capital(f"{theory.actor[c.actor].label}: {c.reasoning}"),
                "so": f"So {outcome_clause(theory, c)}",
            }
            for c in shown
        ],
        caption=caption,
    )
    return Html(picture)
