"""One design to try: change an answer and see what stops and what starts, in the page and without a kernel."""

from __future__ import annotations

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from realist.appraisal import appraise
from realist.evidence import Evidence
from realist.text import stopped
from realist.theory import Design
from realist.theory.wording import outcome_clause
from realist.web.html import Html


def trial(base: Evidence, design: Design, title: str) -> Html:
    """Every configuration with its state in one design, and what the page's script needs to try another.

    The script appraises with the engine of the bench. Without a script the list stands as the design has it.

    Parameters
    ----------
    base : Evidence
    design : Design
        Where to start. What is assumed or knocked out in it is left aside.
    title : str
        What the design is of.

    Examples
    --------
    >>> from realist.evidence import load
    >>> str(trial(load("data/examples/cctv"), Design(), "A car park")).count(">open<")
    16
    """
    plain = Design(design.answers)
    found = appraise(base.theory, plain)
    item = Markup(
        '<li data-configuration="{}" data-state="{}"><b>{}</b>: <span data-state-word>{}</span><br>'
        '<span class="realist-hint">{}: {}; so {}</span></li>'
    )
    items = Markup().join(
        item.format(
            c.id,
            found.configurations[c.id].state,
            c.nickname,
            found.configurations[c.id].state,
            base.theory.actor[c.actor].label,
            c.reasoning,
            stopped(outcome_clause(base.theory, c)),
        )
        for c in base.theory.configurations
    )
    state = {"title": title, "theory": base.theory.compiled(), "answers": dict(plain.answers)}
    whole = Markup(
        '<div class="realist-trial" data-realist-trial><ul class="realist-trial-list" aria-label="{}">{}</ul>'
        '<script type="application/json">{}</script></div>'
    )
    return Html(whole.format(title, items, htmlsafe_json_dumps(state)))
