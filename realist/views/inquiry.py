"""Answers to the questions over designs, as tables that chapters show. No table ranks designs or adds anything up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
from markupsafe import Markup, escape

from realist.appraisal import Appraisal, Precedent, gathered
from realist.evidence import Evidence
from realist.evidence.imagined import Vignette
from realist.inquiry import (
    AnswerEffect,
    Changes,
    Difference,
    Formula,
    Implied,
    KnockOut,
    Pathways,
    Step,
    Swap,
    Tension,
    TruthRow,
)
from realist.text import listed, lowered
from realist.theory import Design, Scheme
from realist.theory.wording import EFFECT_WORDS, WORK_WORDS, condition_clause
from realist.web.html import Html, lines, links

STEP = {
    "change": "Change {question} from “{was}” to “{now}”",
    "find out or decide": "Find out or decide: {question} “{now}”",
    "find out": "Find out whether: {question} “{now}”",
}
IMAGINED = "Imagined. There is no such place, and nothing here is evidence."
NOTHING = "nothing moves"


def _question(base: Evidence, feature: str) -> str:
    return base.theory.feature[feature].label


def _answer(base: Evidence, feature: str, value: str) -> str:
    return base.theory.feature[feature].labels[value] if value else "no answer"


def _named(base: Evidence, ids: Iterable[str], cards: str) -> Markup:
    """Configurations by nickname, each with a link to its card."""
    link = Markup('<a href="{}#cmo-{}">{}</a>') if cards else Markup("{2}")
    return Markup("; ").join(link.format(cards, one, base.theory.configuration[one].nickname) for one in ids)


def moved(base: Evidence, rows: Iterable[Difference]) -> Markup:
    """Outcomes whose words change, a line each."""
    return lines((f"{base.theory.outcome[m.id].label}: {m.was} → {m.now}" for m in rows), NOTHING)


def moves(base: Evidence, rows: Iterable[Difference]) -> pd.DataFrame:
    """Outcomes whose words change, a row each, before and after."""
    return pd.DataFrame(
        [{"Outcome": base.theory.outcome[m.id].label, "Before": m.was, "After": m.now} for m in rows],
        columns=["Outcome", "Before", "After"],
    )


def told(base: Evidence, ids: Iterable[str], cards: str = "") -> pd.DataFrame:
    """Configurations, a row each: the nickname as a link to its card, the mechanisms, the outcome and the basis."""
    theory = base.theory
    rows = [theory.configuration[one] for one in ids]
    return pd.DataFrame(
        [
            {
                "Configuration": _named(base, [c.id], cards),
                "Works by": f"{WORK_WORDS[c.works]} "
                + listed([theory.mechanism[m].label.lower() for m in c.mechanisms]),
                "On": f"{EFFECT_WORDS[c.effect]}: {lowered(theory.outcome[c.outcome].label)}",
                "Told of": c.for_whom,
            }
            for c in rows
        ],
        columns=["Configuration", "Works by", "On", "Told of"],
    )


def bundles(base: Evidence, schemes: Sequence[Scheme], page: str) -> pd.DataFrame:
    """Questions on which some schemes are known to differ, each with their answers and where they stand.

    Parameters
    ----------
    base : Evidence
    schemes : sequence of Scheme
        To be set side by side, a column each.
    page : str
        The evidence page, as seen from the chapter.
    """
    rows = []
    for feature in base.theory.features:
        given = [scheme.answer[feature.id] for scheme in schemes]
        if len({answer.value for answer in given if answer.known}) > 1:
            row: dict[str, str] = {"Question": feature.label}
            for scheme, answer in zip(schemes, given, strict=True):
                said = feature.labels[answer.value] if answer.known else "not stated"
                row[scheme.label] = escape(said) + (Markup(" ") + links(answer.findings, page) if answer.known else "")
            rows.append(row)
    return pd.DataFrame(rows, columns=["Question", *(scheme.label for scheme in schemes)])


def swapped(base: Evidence, rows: Iterable[Swap]) -> pd.DataFrame:
    """One changed answer a row, with what has to change beside it by definition, and the outcomes whose words move."""
    return pd.DataFrame(
        [
            {
                "One answer changed": lines(
                    [
                        _changed(base, swap.feature, swap.was, swap.value),
                        *(f"By definition also: {_changed(base, m.id, m.was, m.now)}" for m in swap.follows),
                    ],
                    NOTHING,
                ),
                "What moves": moved(base, swap.outcomes),
            }
            for swap in rows
        ],
        columns=["One answer changed", "What moves"],
    )


def _changed(base: Evidence, feature: str, was: str, now: str) -> str:
    return f"{_question(base, feature)}: {_answer(base, feature, was)} → {_answer(base, feature, now)}"


def story(case: Vignette) -> Html:
    """An imagined case as it is told, marked as imagined."""
    told = Markup(
        '<div class="realist-vignette"><p><strong>{}</strong></p><p>{}</p><p class="realist-imagined">{}</p></div>'
    )
    return Html(told.format(case.title, case.story, IMAGINED))


def answers(base: Evidence, vignette: Vignette) -> pd.DataFrame:
    """What an imagined case answers, and the words of its story that say so."""
    return pd.DataFrame(
        [
            {
                "Question": _question(base, answer.feature),
                "Answer": _answer(base, answer.feature, answer.value),
                "The words that say so": f"“{answer.because}”",
            }
            for answer in vignette.answers
        ]
    )


def outcomes(base: Evidence, appraisal: Appraisal, cards: str = "", only: Iterable[str] | None = None) -> pd.DataFrame:
    """The outcomes, by level, each with its words and the configurations on which they stand.

    Parameters
    ----------
    base : Evidence
    appraisal : Appraisal
    cards : str
        The page on which the configurations stand, as seen from the chapter.
    only : iterable of str, optional
        The outcomes to show; all that are reached, unless said.
    """
    wanted = {o for o, s in appraisal.outcomes.items() if s.word not in ("not reached", "no evidence")}
    wanted = wanted if only is None else set(only)
    rows = []
    for outcome in base.theory.outcomes:
        if outcome.id in wanted:
            state = appraisal.outcomes[outcome.id]
            sides = {"towards": state.towards, "against": state.against, "affects": state.affects}
            because = [
                escape(f"{EFFECT_WORDS[name]}, {word}: ") + _named(base, ids, cards)
                for name, side in sides.items()
                for word, ids in (("active", side.active), ("open", side.open))
                if ids
            ]
            rows.append({"Outcome": outcome.label, "In words": state.word, "Because of": lines(because, "nothing")})
    return pd.DataFrame(rows, columns=["Outcome", "In words", "Because of"])


def changes(base: Evidence, rows: Sequence[Changes]) -> pd.DataFrame:
    """Each smallest set of steps, what it would bring by definition, and what it would cost elsewhere."""
    return pd.DataFrame(
        [
            {
                "Way": f"Way {number}",
                "Steps": lines((_step(base, step) for step in found.steps), "none: it is so already"),
                "Brings by definition": _brought(base, found.brings),
                "Costs elsewhere": lines(
                    (
                        f"{base.theory.outcome[c.outcome].label}: {EFFECT_WORDS[c.direction]}, {c.was} → {c.now}"
                        for c in found.costs
                    ),
                    "nothing that the evidence tells of",
                ),
            }
            for number, found in enumerate(rows, start=1)
        ],
        columns=["Way", "Steps", "Brings by definition", "Costs elsewhere"],
    )


def _step(base: Evidence, step: Step) -> str:
    return STEP[step.kind].format(
        question=_question(base, step.feature),
        was=_answer(base, step.feature, step.was),
        now=_answer(base, step.feature, step.value),
    )


def _brought(base: Evidence, rows: Iterable[Implied]) -> Markup:
    return lines((f"{_question(base, b.feature)}: {_answer(base, b.feature, b.value)}" for b in rows), "nothing")


def ways(base: Evidence, rows: Iterable[AnswerEffect]) -> pd.DataFrame:
    """Open questions, each answer to each, and what it would settle. Answers that settle nothing share a line.

    Questions of which no answer would change an outcome's words are left out.
    """
    by_question: dict[str, list[AnswerEffect]] = {}
    for way in rows:
        by_question.setdefault(way.feature, []).append(way)
    found = []
    for feature, several in by_question.items():
        if any(way.outcomes for way in several):
            would = [
                escape(f"“{_answer(base, feature, way.value)}”: ")
                + Markup("; ").join(
                    escape(f"{base.theory.outcome[m.id].label} {m.was} → {m.now}") for m in way.outcomes
                )
                for way in several
                if way.outcomes
            ]
            others = [f"“{_answer(base, feature, way.value)}”" for way in several if not way.outcomes]
            would += [escape(f"{listed(others)}: no outcome’s words change")] if others else []
            found.append(
                {
                    "Question": base.theory.feature[feature].question,
                    "Who could settle it": base.theory.feature[feature].changeable_by
                    or "nobody: it can be found out only",
                    "What each answer would settle": lines(would, NOTHING),
                }
            )
    return pd.DataFrame(found, columns=["Question", "Who could settle it", "What each answer would settle"])


def pathways(base: Evidence, found: Pathways, schemes: Sequence[Scheme], cards: str = "") -> pd.DataFrame:
    """Each pathway: the answers that suffice, the configurations it runs through, and where each of these was seen."""
    labels = {scheme.id: scheme.label for scheme in schemes}
    rows = []
    for number, path in enumerate(found.found, start=1):
        needs = [condition_clause(base.theory, condition) for condition in path.conditions]
        seen = [base.theory.configuration[one].may_be_seen_in for one in path.configurations]
        whole = [labels[s] for s in labels if seen and all(s in each for each in seen)]
        rows.append(
            {
                "Pathway": f"Pathway {number}",
                "What suffices": lines(needs, "nothing"),
                "It runs through": _named(base, path.configurations, cards),
                "Seen whole in": listed(whole) if whole else "no scheme",
            }
        )
    return pd.DataFrame(rows, columns=["Pathway", "What suffices", "It runs through", "Seen whole in"])


def rests(base: Evidence, rows: Iterable[KnockOut]) -> pd.DataFrame:
    """Each mechanism, and the outcomes whose words would change without it."""
    return pd.DataFrame(
        [
            {
                "Without": base.theory.mechanism[row.mechanism].label,
                "What moves": moved(base, row.outcomes),
            }
            for row in rows
        ]
    )


def tensions(base: Evidence, rows: Iterable[Tension]) -> pd.DataFrame:
    """Each answer that works towards some outcomes and against others."""
    return pd.DataFrame(
        [
            {
                "Answer": f"{_question(base, row.feature)}: {_answer(base, row.feature, row.value)}",
                "Works towards": lines((base.theory.outcome[p.outcome].label for p in row.towards), "nothing"),
                "Works against": lines((base.theory.outcome[p.outcome].label for p in row.against), "nothing"),
            }
            for row in rows
        ],
        columns=["Answer", "Works towards", "Works against"],
    )


def beside_schemes(base: Evidence, found: Precedent, design: Design) -> pd.DataFrame:
    """The answers of a design beside each scheme's, in the order of the table; no other order is meant.

    Schemes that answer under half of what the design answers share the last row.
    """
    labels = {scheme.id: scheme for scheme in base.schemes}
    rows = []
    for one in (likeness for likeness in found.answers if not likeness.mostly_silent):
        scheme = labels[one.scheme]
        different = [
            f"{_question(base, f)}: here “{_answer(base, f, design.answers[f])}”, "
            f"there “{_answer(base, f, scheme.answer[f].value)}”"
            for f in one.different
        ]
        rows.append(
            {
                "Scheme": scheme.label,
                f"Of {len(design.answers)} answers, the same": len(one.alike),
                "Another": len(one.different),
                "Silent": len(one.silent),
                "On what they differ": lines(different, "nothing that is known"),
            }
        )
    if silent := [labels[one.scheme].label for one in found.answers if one.mostly_silent]:
        rows.append({"Scheme": listed(silent), "Silent": "more than half"})
    return pd.DataFrame(rows).fillna("–")


def never_together(base: Evidence, found: Precedent, cards: str = "") -> pd.DataFrame:
    """The pairs of active configurations that were each seen and never in one scheme; a pair stands once."""
    return pd.DataFrame(
        [
            {"Configuration": _named(base, [one], cards), "Never seen in one scheme with": _named(base, others, cards)}
            for one, others in gathered(found.never_together).items()
        ],
        columns=["Configuration", "Never seen in one scheme with"],
    )


def truth(base: Evidence, rows: Sequence[TruthRow], words: Mapping[str, str]) -> pd.DataFrame:
    """The rows of a truth table that a case has; `words` says what *yes*, *no* and so on mean here.

    A case of which the outcome is not stated is named beside what was seen of the others.
    """
    labels = {scheme.id: scheme.label for scheme in base.schemes}
    return pd.DataFrame(
        [
            {
                "Cases": listed([labels[case] for case in row.cases]),
                **{_question(base, f): _answer(base, f, v) for f, v in row.answers},
                "Seen": words.get(row.seen, row.seen) + _silent([labels[case] for case in row.silent], row),
            }
            for row in rows
            if row.cases
        ]
    )


def _silent(names: Sequence[str], row: TruthRow) -> str:
    return f" (of {listed(names)}: not stated)" if names and row.seen != "not stated" else ""


def solutions(base: Evidence, rows: Iterable[Formula]) -> pd.DataFrame:
    """Formulas in words, a row each."""
    return pd.DataFrame(
        [
            {"Formula": f"Formula {number}", "It says": _in_words(base, formula)}
            for number, formula in enumerate(rows, start=1)
        ],
        columns=["Formula", "It says"],
    )


def solutions_beside(base: Evidence, rule: str, found: Mapping[str, Sequence[Formula]]) -> pd.DataFrame:
    """The formulas under one rule beside those under another, a row for each rule.

    Parameters
    ----------
    base : Evidence
    rule : str
        What the rules are about: the first column.
    found : mapping of str to sequence of Formula
        By the rule, in words.
    """
    return pd.DataFrame(
        [
            {rule: name, "Formulas": len(rows), "They say": lines((_in_words(base, each) for each in rows), "none")}
            for name, rows in found.items()
        ],
        columns=[rule, "Formulas", "They say"],
    )


def _in_words(base: Evidence, formula: Formula) -> Markup:
    return Markup(" <strong>or</strong> ").join(
        Markup(" <strong>and</strong> ").join(escape(f"{_question(base, f)}: {_answer(base, f, v)}") for f, v in term)
        or "whatever is answered"
        for term in formula
    )
