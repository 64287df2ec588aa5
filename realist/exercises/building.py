"""Answers a configuration that a learner made: what the evidence has that is like it, and what it still lacks.

The page gives the same answer from ``frontend/exercises/building.js``; a test in a browser compares the two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from realist.theory import DIRECTIONS, EFFECTS, Condition, Configuration, FeatureCondition, Theory

MOST_BESIDE = 3
"""Most configurations of the evidence that are set beside a learner's because they share some part with it."""

MISSING = {
    "condition": "It has no condition. When does this hold, and when would it not?",
    "resource": "It has no resource. What reaches the person that was not there before?",
    "actor": "It has no actor. Whose reasoning is it?",
    "reasoning": "It has no reasoning. What does the person think, feel or conclude?",
    "mechanism": "It does not say under which mechanism the reasoning comes, or whether it is triggered or blocked.",
    "outcome": "It has no outcome. What moves?",
    "effect": "It does not say which way the outcome moves.",
    "because": "It has no because. Why would anybody reason so in these circumstances?",
}
"""What may be lacking, and what a learner is told of it."""

QUESTIONS = (
    "Whose thought is it, and could they say it in the first person?",
    "Is it something that is done for somebody or given to them? Then it is an arrangement or a resource.",
    "Is it what comes of the thought? Then it is the outcome.",
    "Could somebody in the same circumstances think otherwise? Then what makes the difference?",
)
"""What a learner is to ask of a reasoning, since no program can tell a thought from its words."""

JUDGEMENTS = {
    "same": "The same reasoning, from the same resource",
    "other-resource": "The same reasoning, from another resource",
    "different": "A different reasoning",
    "rival": "Its rival",
}
"""What a learner may find of a mechanism set beside another; a rival is one that the evidence names."""

CONCLUSIONS = {
    "same": "Then yours was seen where that was: you read the two as one.",
    "other-resource": "Then the reasoning was seen, and not from your resource. What does yours do that its would not?",
    "different": "Then yours was not seen there. Two thoughts can lead to one outcome. What would tell them apart?",
    "rival": "Then yours is already named as a rival to it. What would you have to see to prefer yours?",
    "same, direction not said": "Then it was seen, but the direction is not stated on both sides.",
    "same, other way": "Then what was seen speaks against yours: so they reasoned, and it ran the other way.",
    "other-resource, other way": "Then the reasoning was seen to work the other way. Would yours turn it round?",
    "different, other way": "Then the two do not contradict each other. Who would think the one, and who the other?",
    "same, elsewhere": "Then the reasoning was seen, and not with all of your other parts. Are those needed?",
    "same, suggested": "Then the authors suggest it, and nobody saw it.",
    "other-resource, suggested": "Then the authors suggest the reasoning, not the resource, and nobody saw it.",
    "different, suggested": "Then it is not what the authors suggest. Nobody saw either. What would tell them apart?",
    "rival, suggested": "Then yours is already named as a rival to it. Nobody saw either. What would tell them apart?",
}
"""What follows from a judgement, by the judgement and, where it matters, the relation that `comparisons` gives."""

MOST_TEXT = 300
"""Most characters of a text in it; a design's own configurations hold as much."""

_DRAFT = ("conditions", "resource", "actor", "reasoning", "mechanisms", "works", "outcome", "effect", "because")


def read_draft(theory: Theory, given: Any) -> dict[str, Any]:
    """A learner's configuration from something untrusted; parts may be empty.

    Parameters
    ----------
    theory : Theory
    given : object
        Expected ``{"conditions": [{"feature", "values"} or {"outcome", "direction"}], "resource", "actor",
        "reasoning", "mechanisms", "works", "outcome", "effect", "because"}``; mechanisms are codes with a space between
        them.

    Raises
    ------
    ValueError
        With what does not fit. Nothing is dropped in silence.

    Examples
    --------
    >>> read_draft(Theory(), {"actor": "nobody"})
    Traceback (most recent call last):
    ValueError: actor: there is no "nobody"
    """
    if not isinstance(given, Mapping):
        raise ValueError("a configuration is an object")  # noqa: TRY004 (all that does not fit is one kind of error)
    draft: dict[str, Any] = {name: given.get(name, [] if name == "conditions" else "") for name in _DRAFT}
    problems = [f'"{str(key)[:60]}" is not a part of a configuration' for key in given if key not in _DRAFT]
    for name, value in draft.items():
        if name != "conditions" and not (isinstance(value, str) and len(value) <= MOST_TEXT):
            problems.append(f"{name}: expected a text of at most {MOST_TEXT} characters")
    problems += _unknown(theory, draft)
    conditions = draft["conditions"]
    if not isinstance(conditions, list) or len(conditions) > 12 or not all(_fits(theory, each) for each in conditions):
        problems.append("conditions: expected at most twelve, each of the theory")
    if problems:
        raise ValueError("; ".join(problems))
    return draft


def _unknown(theory: Theory, draft: Mapping[str, Any]) -> list[str]:
    """The codes of a draft that the theory does not have."""
    known: dict[str, Iterable[str]] = {
        "actor": theory.actor,
        "outcome": theory.outcome,
        "effect": EFFECTS,
        "works": ("triggers", "blocks"),
        "mechanisms": theory.mechanism,
    }
    given = {name: draft[name] for name in known if isinstance(draft[name], str)}
    codes = {name: text.split() if name == "mechanisms" else [text] * bool(text) for name, text in given.items()}
    return [f'{name}: there is no "{c[:60]}"' for name, those in codes.items() for c in those if c not in known[name]]


def _fits(theory: Theory, condition: Any) -> bool:
    if not isinstance(condition, Mapping):
        return False
    if set(condition) == {"outcome", "direction"}:
        ways = [f"{name} {way}" for name in theory.outcome for way in DIRECTIONS]
        return f"{condition['outcome']} {condition['direction']}" in ways
    values = condition.get("values")
    if set(condition) != {"feature", "values"} or not isinstance(values, list) or not values:
        return False
    known = [feature.value_ids for feature in theory.features if feature.id == condition["feature"]]
    return bool(known) and all(value in known[0] for value in values)


def answer(theory: Theory, draft: Mapping[str, Any]) -> dict[str, Any]:
    """What the evidence has that is like a learner's configuration, and what the learner's still lacks.

    A configuration of the evidence *holds* a condition if it has one on the same question that takes in every answer
    of it, or the same outcome the same way. Resource and reasoning are words, and no program reads what they mean. So
    nothing is said to be seen: the configurations that end alike are given to be compared, and a learner judges.

    Parameters
    ----------
    theory : Theory
    draft : mapping
        As `read_draft` gives it.

    Returns
    -------
    dict
        JSON-ready. ``verdict`` is of conditions, actor, outcome and effect alone: ``alike`` (a configuration that was
        seen has all of them), ``direction not said`` (one has, and the text gives no direction), ``other way`` (one
        has, and its effect runs the other way), ``apart`` (each stands in something seen, never together), ``nobody``
        (one of them stands in nothing seen) or ``incomplete`` (one of them is not given). ``by`` names the
        configurations behind it, ``further`` what those need besides, by number, and ``unseen`` the parts that nobody
        saw. ``compared`` is what `comparisons` gives. ``beside`` sets at most three beside it, those that share most
        parts, each with what it shares. ``missing`` lists keys of `MISSING`.

    Examples
    --------
    >>> answer(Theory(), read_draft(Theory(), {"resource": "a shelf"}))["missing"][:2]
    ['condition', 'actor']
    """
    ordered = sorted(theory.configurations, key=lambda c: c.id)
    seen = [c for c in ordered if c.scope]
    whole = bool(draft["conditions"] and draft["actor"] and draft["outcome"] and draft["effect"])
    alike = {c.id: _shared(c, draft) for c in ordered}
    core = [*(f"condition {i}" for i in range(len(draft["conditions"]))), "actor", "outcome"]
    holding = {c.id for c in ordered if whole and set(core) <= set(alike[c.id])}
    ways: dict[str, list[Configuration]] = {"alike": [], "direction not said": [], "other way": []}
    for c in seen:
        if c.id in holding:
            ways[_way(c, draft)].append(c)
    pair = (draft["outcome"], draft["effect"])
    unseen = [part for part in core if part != "outcome" and not any(part in alike[c.id] for c in seen)]
    unseen += ["effect"] if not any((c.outcome, c.effect) == pair for c in seen) else []
    verdict = "incomplete"
    if whole:
        verdict = next((way for way, those in ways.items() if those), "nobody" if unseen else "apart")
    by = ways.get(verdict, [])
    sharing = sorted((c for c in ordered if alike[c.id]), key=lambda c: (-len(alike[c.id]), c.id))
    return {
        "verdict": verdict,
        "by": [c.id for c in by],
        "further": {c.id: _further(c, draft["conditions"]) for c in by},
        "unseen": unseen if whole else [],
        "compared": comparisons(sharing, holding, draft) if whole else [],
        "beside": [{"configuration": c.id, "shared": alike[c.id]} for c in sharing[:MOST_BESIDE]],
        "missing": missing(draft),
    }


def _way(c: Configuration, draft: Mapping[str, Any]) -> str:
    if c.effect == draft["effect"]:
        return "alike"
    return "direction not said" if "affects" in (c.effect, draft["effect"]) else "other way"


def comparisons(
    sharing: Sequence[Configuration], holding: Collection[str], draft: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """The configurations whose mechanism a learner is to compare with their own.

    All that hold a draft's conditions, actor and outcome, unless they are only suggested and run another way. Besides
    them, up to three in all, those that work on the same outcome the same way in other circumstances: what a learner
    wrote may be a rival that one of them names.

    Returns
    -------
    list of dict
        ``configuration``; ``relation`` (``alike``, ``direction not said``, ``other way``, ``elsewhere`` or
        ``suggested``); ``taken``, which of resource and reasoning are its own, letter for letter; and ``differs``,
        which of mechanisms and works the draft gives otherwise. Nothing while the draft has no reasoning.
    """
    if not draft["reasoning"].strip():
        return []
    pair = (draft["outcome"], draft["effect"])
    those = [c for c in sharing if c.id in holding and (c.scope or c.effect == draft["effect"])]
    others = [c for c in sharing if c.id not in holding and (c.outcome, c.effect) == pair]
    return [_compared(c, c.id in holding, draft) for c in (*those, *others[: max(0, MOST_BESIDE - len(those))])]


def _compared(c: Configuration, holds: bool, draft: Mapping[str, Any]) -> dict[str, Any]:
    mechanisms = draft["mechanisms"].split()
    differs = {
        "mechanisms": bool(mechanisms) and set(mechanisms) != set(c.mechanisms),
        "works": draft["works"] not in ("", c.works),
    }
    return {
        "configuration": c.id,
        "relation": "suggested" if not c.scope else _way(c, draft) if holds else "elsewhere",
        "taken": [name for name in ("resource", "reasoning") if draft[name] == getattr(c, name)],
        "differs": [name for name, is_other in differs.items() if is_other],
    }


def conclusion(relation: str, judgement: str) -> str:
    """What follows where a learner judges a mechanism so, and the configuration stands so to theirs.

    Examples
    --------
    >>> conclusion("suggested", "same")
    'Then the authors suggest it, and nobody saw it.'
    >>> conclusion("elsewhere", "rival") == conclusion("alike", "rival")
    True
    """
    return CONCLUSIONS.get(f"{judgement}, {relation}", CONCLUSIONS[judgement])


def _shared(c: Configuration, draft: Mapping[str, Any]) -> list[str]:
    """The parts of a draft that a configuration has too."""
    parts = [
        f"condition {i}" for i, each in enumerate(draft["conditions"]) if any(_holds(k, each) for k in c.conditions)
    ]
    parts += ["actor"] if draft["actor"] == c.actor else []
    parts += ["outcome"] if draft["outcome"] == c.outcome else []
    parts += ["effect"] if draft["outcome"] == c.outcome and draft["effect"] == c.effect else []
    return parts + [name for name in ("resource", "reasoning") if draft[name] and draft[name] == getattr(c, name)]


def _holds(condition: Condition, asked: Mapping[str, Any]) -> bool:
    if isinstance(condition, FeatureCondition):
        return asked.get("feature") == condition.feature and set(asked["values"]) <= set(condition.values)
    return asked.get("outcome") == condition.outcome and asked.get("direction") == condition.direction


def _further(c: Configuration, conditions: Sequence[Mapping[str, Any]]) -> list[int]:
    """The conditions of a configuration, by number from 0, of which a draft says nothing."""
    return [i for i, condition in enumerate(c.conditions) if not any(_holds(condition, each) for each in conditions)]


def missing(draft: Mapping[str, Any]) -> list[str]:
    """What a learner's configuration lacks, as keys of `MISSING`, in the order of its sentence.

    Examples
    --------
    >>> draft = {name: "x" for name in ("conditions", "resource", "actor", "outcome", "effect", "because")}
    >>> missing({**draft, "mechanisms": "x", "works": "triggers", "reasoning": " "})
    ['reasoning']
    """
    found = ["condition"] if not draft["conditions"] else []
    found += [name for name in ("resource", "actor", "reasoning") if not draft[name].strip()]
    found += ["mechanism"] if not (draft["mechanisms"] and draft["works"]) else []
    return found + [name for name in ("outcome", "effect", "because") if not draft[name].strip()]
