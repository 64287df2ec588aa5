"""Configurations, outcomes and requirements across the schemes, and what a mechanism or an answer holds up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import pandas as pd
from markupsafe import Markup, escape

from realist.appraisal import appraise
from realist.evidence import Evidence
from realist.inquiry import Pathway, Pull, completed, knock_outs, pathways, tensions
from realist.inquiry.differences import differences_between
from realist.text import listed, lowered, stopped
from realist.theory import (
    Condition,
    Configuration,
    Design,
    FeatureCondition,
    OutcomeCondition,
    Scheme,
    Theory,
    read_design,
)
from realist.theory.wording import EFFECT_WORDS, condition_clause
from realist.views import study
from realist.web.html import Html, lines, links, table

CARDS = "configurations.html"
"""The chapter that shows every configuration as a card, as seen from another chapter."""
MET = {"holds": "met", "fails": "not met", "unknown": "cannot be told", "assumed": "met if assumed"}


def named(configuration: Configuration, cards: str = CARDS) -> Markup:
    """A configuration by its nickname, with a link to its card."""
    link = Markup('<a href="{}#cmo-{}">{}</a>')
    return link.format(cards, configuration.id, configuration.nickname)


def across(base: Evidence, chosen: Iterable[Configuration], cards: str = CARDS) -> pd.DataFrame:
    """Configurations, a row each, and for each scheme whether it was seen there.

    *Not told* is not *absent*: nobody looked for a configuration, and silence may only mean that none was spoken of.

    Parameters
    ----------
    base : Evidence
    chosen : iterable of Configuration
    cards : str
        The page with their cards, as seen from the chapter.
    """
    first = Markup('{}<br><span class="realist-hint">{}: {}</span>')
    rows = []
    for c in chosen:
        row: dict[str, str] = {
            "Configuration": first.format(named(c, cards), base.theory.actor[c.actor].label, c.reasoning),
            "Works on": f"{c.works}; {EFFECT_WORDS[c.effect]}: {lowered(base.theory.outcome[c.outcome].label)}",
        }
        rows.append(row | {scheme.label: _where(base, c, scheme) for scheme in base.schemes})
    return pd.DataFrame(rows, columns=["Configuration", "Works on", *(scheme.label for scheme in base.schemes)])


def _where(base: Evidence, c: Configuration, scheme: Scheme) -> str:
    told = {scope.scheme: scope.told_of for scope in c.scope}
    if scheme.id in told:
        if told[scheme.id] != "either-or":
            return "seen" if told[scheme.id] == "scheme" else "seen; said of the whole site"
        labels = {one.id: one.label for one in base.schemes}
        others = [labels[one] for one, how in told.items() if how == "either-or" and one != scheme.id]
        return f"either here or in {listed(others, 'or')}"
    return "not told" if c.scope else "suggested only"


def of_mechanism(base: Evidence, mechanism: str, cards: str = CARDS) -> Html:
    """One mechanism across the schemes: every configuration that triggers or blocks it, as a table that unfolds.

    Raises
    ------
    KeyError
        Where the theory has no such mechanism.
    """
    label = base.theory.mechanism[mechanism].label
    chosen = [c for c in base.theory.configurations if mechanism in c.mechanisms]
    shown = table(across(base, chosen, cards), f"{label}, across the schemes")
    whole = Markup("<details><summary>All that triggers or blocks it: {}, scheme by scheme</summary>{}</details>")
    return Html(whole.format(label.lower(), shown))


def answers(base: Evidence, features: Sequence[str], page: str) -> pd.DataFrame:
    """What the study says of each scheme on some features; silence shows as *not stated*."""
    questions = [base.theory.feature[one].question for one in features]
    return study.side_by_side(base, page).set_index("Question").loc[questions].reset_index()


def outcomes(base: Evidence, ids: Sequence[str], page: str) -> pd.DataFrame:
    """What each scheme was seen to do on some outcomes; *not stated* where the study is silent."""
    labels = [base.theory.outcome[one].label for one in ids]
    frame = study.seen(base, page).set_index("Outcome")
    return frame.loc[labels].reset_index()


def ripple(base: Evidence, ids: Sequence[str], caption: str, cards: str = CARDS) -> Html:
    """A chain of configurations, each starting from an outcome that the one before works on.

    Raises
    ------
    ValueError
        Where one of them does not start from what the one before works on: then it is no ripple.

    Examples
    --------
    >>> from realist.evidence import load
    >>> base = load("data/examples/cctv")
    >>> ripple(base, ["not-worth-it", "caught-in-the-act"], "A chain")
    Traceback (most recent call last):
    ...
    ValueError: caught-in-the-act does not start from what not-worth-it works on
    """
    chain = [base.theory.configuration[one] for one in ids]
    for before, after in pairwise(chain):
        made = (before.outcome, before.effect)
        starts = {(c.outcome, c.direction) for c in after.conditions if isinstance(c, OutcomeCondition)}
        if made not in starts:
            raise ValueError(f"{after.id} does not start from what {before.id} works on")
    item = Markup(
        '<li><b>{name}</b> <span class="realist-hint">{actor}</span><br>{reasoning}'
        '<span class="realist-ripple-so">{effect}: {outcome}</span></li>'
    )
    items = Markup().join(
        item.format(
            name=named(c, cards),
            actor=base.theory.actor[c.actor].label,
            reasoning=stopped(c.reasoning[0].upper() + c.reasoning[1:]),
            effect=EFFECT_WORDS[c.effect],
            outcome=lowered(base.theory.outcome[c.outcome].label),
        )
        for c in chain
    )
    whole = Markup(
        '<figure class="realist-chart"><figcaption>{}</figcaption><ol class="realist-ripple">{}</ol></figure>'
    )
    return Html(whole.format(caption, items))


def pulls(base: Evidence, scheme: Scheme, cards: str = CARDS) -> pd.DataFrame:
    """Answers of a scheme that pull both ways, with the configurations by which they do.

    A configuration that starts from what another works on, and does not itself have the answer as a condition, is
    marked *by ripple*. See `realist.inquiry.tensions`.
    """
    theory = base.theory
    rows = [
        {
            "Answer": f"{theory.feature[row.feature].label}: {theory.feature[row.feature].labels[row.value]}",
            "Works towards": _pulled(base, row.towards, cards),
            "Works against": _pulled(base, row.against, cards),
        }
        for row in tensions(theory, scheme.design)
    ]
    return pd.DataFrame(rows, columns=["Answer", "Works towards", "Works against"])


def _pulled(base: Evidence, sides: Sequence[Pull], cards: str) -> Markup:
    told = []
    for side in sides:
        near = [named(base.theory.configuration[one], cards) for one in side.directly]
        far = [named(base.theory.configuration[one], cards) + " (by ripple)" for one in side.through_ripples]
        via = Markup(", ").join([*near, *far])
        told.append(escape(base.theory.outcome[side.outcome].label) + Markup(": ") + via)
    return lines(told)


def changed(base: Evidence, scheme: Scheme, other: Mapping[str, str], cards: str = CARDS) -> pd.DataFrame:
    """What would follow if some answers of a scheme were others: configurations and outcomes that move.

    The scheme is read with what its answers bring by definition, before and after. What follows is recombined and was
    not seen.

    Raises
    ------
    DesignError
        Where there is no such question or answer.
    """
    theory = base.theory
    new = read_design(theory, {"answers": {**scheme.design.answers, **other}})
    found = differences_between(theory, appraise(theory, completed(theory, scheme.design)), completed(theory, new))
    what = {one.id: named(theory.configuration[one.id], cards) for one in found.configurations}
    what |= {one.id: escape(theory.outcome[one.id].label) for one in found.outcomes}
    kinds = [("Configuration", found.configurations), ("Outcome", found.outcomes)]
    rows = [
        {"What moves": what[one.id], "Kind": kind, "As it was": one.was, "As it would be": one.now}
        for kind, moved in kinds
        for one in moved
    ]
    return pd.DataFrame(rows, columns=["What moves", "Kind", "As it was", "As it would be"])


def held_up(base: Evidence, scheme: Scheme, mechanism: str, cards: str = CARDS) -> pd.DataFrame:
    """What one mechanism holds up in a scheme: the outcomes whose words change when it is knocked out.

    Columns are the outcome, its words before and after, and the configurations lost that work on it.
    """
    row = next(one for one in knock_outs(base.theory, scheme.design) if one.mechanism == mechanism)
    lost = [base.theory.configuration[moved.id] for moved in row.configurations if moved.was == "active"]
    rows = []
    for moved in row.outcomes:
        gone = Markup(", ").join(named(c, cards) for c in lost if c.outcome == moved.id)
        outcome = base.theory.outcome[moved.id].label
        rows.append({"Outcome": outcome, "As it is": moved.was, "Without it": moved.now, "Lost": gone or "none active"})
    return pd.DataFrame(rows, columns=["Outcome", "As it is", "Without it", "Lost"])


def knocked_out(base: Evidence, scheme: Scheme) -> pd.DataFrame:
    """Each mechanism, and the outcomes that nothing would work on any more if nothing could trigger it."""
    rows = []
    for row in knock_outs(base.theory, scheme.design):
        gone = [m.id for m in row.outcomes if m.now == "not reached" and not m.was.startswith("may ")]
        rows.append(
            {
                "Mechanism knocked out": base.theory.mechanism[row.mechanism].label,
                "Nothing works any more on": listed([lowered(base.theory.outcome[one].label) for one in gone])
                or "none",
                "Other outcomes that change": listed(
                    [lowered(base.theory.outcome[m.id].label) for m in row.outcomes if m.id not in gone]
                )
                or "none",
            }
        )
    return pd.DataFrame(rows)


def requirements(base: Evidence, page: str) -> pd.DataFrame:
    """What somebody holds to be necessary, whose claim it is, and whether each scheme's own answers meet it."""
    met = {
        scheme.id: appraise(base.theory, completed(base.theory, scheme.design)).requirements for scheme in base.schemes
    }
    return pd.DataFrame(
        [
            {
                "Said to be needed": r.label,
                "The claim": escape(stopped(r.statement)) + Markup(" ") + links(r.findings, page),
                "Whose": r.claimed_by,
                **{scheme.label: MET[met[scheme.id][r.id]] for scheme in base.schemes},
            }
            for r in base.theory.requirements
        ]
    )


def roles(base: Evidence, outcome: str, direction: str) -> pd.DataFrame:
    """Every way in which answers suffice for an outcome, and the role that each answer plays among those ways.

    The roles are those of Mackie's INUS conditions. What the other answers of a way bring by definition plays none. An
    answer that is enough by itself is *sufficient*. One that no way does without is *in every way*. Any other is an
    *INUS condition*: an insufficient but needed part of a way that suffices and is not the only one. All of it holds
    of our configurations, and of the world only as far as they do.

    Raises
    ------
    ValueError
        If there is no such outcome or direction.
    """
    ways = pathways(base.theory, outcome, direction).found
    rows = [
        {
            "Way": f"Way {number}",
            "Condition": condition_clause(base.theory, condition),
            "Its role": role(base.theory, condition, way, ways),
            "By": listed([base.theory.configuration[one].nickname for one in way.configurations]),
        }
        for number, way in enumerate(ways, start=1)
        for condition in way.conditions
    ]
    return pd.DataFrame(rows, columns=["Way", "Condition", "Its role", "By"])


def role(theory: Theory, condition: FeatureCondition, way: Pathway, ways: Sequence[Pathway]) -> str:
    """The role of one condition of one way among all the ways to an outcome."""
    rest = {other.feature: min(other.values) for other in way.conditions if other is not condition}
    if completed(theory, Design(rest)).answers.get(condition.feature) in set(condition.values):
        return "comes with the others by definition"
    if len(way.conditions) == 1:
        return "sufficient by itself"
    if all(any(_within(other, condition) for other in each.conditions) for each in ways):
        return "in every way that we have"
    return "INUS condition"


def _within(one: Condition, other: FeatureCondition) -> bool:
    """Whether whatever meets one condition meets the other."""
    return isinstance(one, FeatureCondition) and one.feature == other.feature and set(one.values) <= set(other.values)
