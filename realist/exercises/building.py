"""Answers a configuration that a learner made: what the evidence has that is like it, and what it still lacks.

The page gives the same answer from ``frontend/exercises/building.js``; a test in a browser compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from realist.theory import DIRECTIONS, EFFECTS, Condition, Configuration, FeatureCondition, Theory

MOST_BESIDE = 3
"""Most configurations of the evidence that are set beside a learner's."""

MISSING = {
    "condition": "It has no condition. When does this hold, and when would it not?",
    "resource": "It has no resource. What reaches the person that was not there before?",
    "actor": "It has no actor. Whose reasoning is it?",
    "reasoning": "It has no reasoning. What does the person think, feel or conclude?",
    "activity": "What stands as reasoning reads like an activity. What does the person make of it?",
    "outcome-in-disguise": "What stands as reasoning reads like an outcome. What do they think that brings it about?",
    "no-thought": "No word in the reasoning says that somebody thinks, feels or concludes. Say what goes on in them.",
    "mechanism": "It does not say under which mechanism the reasoning comes, or whether it is triggered or blocked.",
    "outcome": "It has no outcome. What moves?",
    "effect": "It does not say which way the outcome moves.",
    "because": "It has no because. Why would anybody reason so in these circumstances?",
}
"""What may be lacking, and what a learner is told of it."""

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


def answer(theory: Theory, words: Mapping[str, str], draft: Mapping[str, Any]) -> dict[str, Any]:
    """What the evidence has that is like a learner's configuration, and what the learner's still lacks.

    A configuration of the evidence *holds* a condition if it has one on the same question that takes in every answer
    of it, or the same outcome the same way. Resource and reasoning are words, and no program reads what they mean:
    they are compared only where a learner chose them as the evidence has them.

    Parameters
    ----------
    theory : Theory
    words : mapping of str to str
        What a word is a sign of; see `realist.exercises.Exercises`.
    draft : mapping
        As `read_draft` gives it.

    Returns
    -------
    dict
        JSON-ready. ``verdict`` is ``seen`` (a configuration that was seen has all of it), ``not said which way``
        (one has, and the text gives no direction), ``other way`` (one has, and its effect runs the other way),
        ``apart`` (each part stands in something seen, never together), ``nobody`` (some part stands in nothing seen)
        or ``incomplete`` (no condition, actor, outcome or effect). ``by`` names the configurations behind it,
        ``further`` what those need besides, by number, and ``unseen`` the parts that nobody saw. ``suggested`` names
        what the authors hold may be so. ``beside`` sets at most three beside it, those that share most parts, each with
        what it shares. ``missing`` lists keys of `MISSING`.

    Examples
    --------
    >>> answer(Theory(), {}, read_draft(Theory(), {"resource": "a shelf"}))["missing"][:2]
    ['condition', 'actor']
    """
    ordered = sorted(theory.configurations, key=lambda c: c.id)
    seen = [c for c in ordered if c.scope]
    whole = bool(draft["conditions"] and draft["actor"] and draft["outcome"] and draft["effect"])
    alike = {c.id: _shared(c, draft) for c in ordered}
    core = [*(f"condition {i}" for i in range(len(draft["conditions"]))), "actor", "outcome"]
    holding = [c for c in ordered if set(core) <= set(alike[c.id])]
    ways = {
        "seen": [c for c in holding if c.scope and c.effect == draft["effect"]],
        "not said which way": [c for c in holding if c.scope and "affects" in (c.effect, draft["effect"])],
        "other way": [c for c in holding if c.scope and c.effect != draft["effect"]],
    }
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
        "suggested": [c.id for c in holding if whole and not c.scope and c.effect == draft["effect"]],
        "beside": [{"configuration": c.id, "shared": alike[c.id]} for c in sharing[:MOST_BESIDE]],
        "missing": missing(words, draft),
    }


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


def missing(words: Mapping[str, str], draft: Mapping[str, Any]) -> list[str]:
    """What a learner's configuration lacks, as keys of `MISSING`, in the order of its sentence.

    Examples
    --------
    >>> words = {"training": "activity", "believe": "reasoning"}
    >>> draft = {name: "x" for name in ("conditions", "resource", "actor", "outcome", "effect", "because")}
    >>> draft |= {"mechanisms": "x", "works": "triggers"}
    >>> missing(words, {**draft, "reasoning": "they get training"})
    ['activity']
    >>> missing(words, {**draft, "reasoning": "they believe in the training"})
    []
    """
    found = ["condition"] if not draft["conditions"] else []
    found += [name for name in ("resource", "actor") if not draft[name].strip()]
    signs = marks(words, draft["reasoning"])
    if not draft["reasoning"].strip():
        found.append("reasoning")
    elif "reasoning" not in signs:
        found.append(
            "activity" if "activity" in signs else "outcome-in-disguise" if "outcome" in signs else "no-thought"
        )
    found += ["mechanism"] if not (draft["mechanisms"] and draft["works"]) else []
    return found + [name for name in ("outcome", "effect", "because") if not draft[name].strip()]


def marks(words: Mapping[str, str], text: str) -> set[str]:
    """What the words of a text are signs of. Only letters a to z count, so that the page reads alike."""
    flat = f" {' '.join(re.findall('[A-Za-z]+', text)).lower()} "
    return {sign for word, sign in words.items() if f" {word} " in flat}
