"""How a design stands to what was seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from realist.appraisal.parts import ConfigurationState, Likeness, Precedent
from realist.theory import Design, Scheme, Theory


def precedent(
    theory: Theory, design: Design, schemes: Sequence[Scheme], configurations: Mapping[str, ConfigurationState]
) -> Precedent:
    """How a design stands to what was seen. A design is never called observed.

    A reader's own configurations are no evidence and are left out; what is active because of them is not.
    """
    answers = tuple(_likeness(theory, design, scheme) for scheme in sorted(schemes, key=lambda s: s.id))
    compared = [likeness for likeness in answers if likeness.same]
    best = min(((len(a.differ), -len(a.same)) for a in compared), default=None)
    active = [c for c in configurations if c in theory.configuration and configurations[c].state == "active"]
    seen = {c: theory.configuration[c].seen_in for c in active}
    maybe = {c: theory.configuration[c].may_be_seen_in for c in active}
    beyond = tuple(c for c in active if not maybe[c])
    together = tuple(s.scheme for s in answers if active and all(s.scheme in seen[c] for c in active))
    if not active:
        word = "nothing active"
    elif beyond:
        word = "beyond what was seen"
    else:
        word = "seen together" if together else "recombined"
    return Precedent(
        answers=answers,
        nearest=tuple(a.scheme for a in compared if (len(a.differ), -len(a.same)) == best),
        word=word,
        together_in=together,
        never_together=tuple(
            (one, other)
            for index, one in enumerate(active)
            for other in active[index + 1 :]
            if maybe[one] and maybe[other] and not maybe[one] & maybe[other]
        ),
        beyond=beyond,
        carried=tuple(c for c in active if configurations[c].carried),
        by_assumption=any(configurations[c].by_assumption for c in active),
        by_own=any(configurations[c].by_own for c in active),
    )


def _likeness(theory: Theory, design: Design, scheme: Scheme) -> Likeness:
    parts: dict[str, list[str]] = {"same": [], "differ": [], "not_answered": [], "not_stated": []}
    for feature in sorted(f.id for f in theory.features):
        mine = design.answers.get(feature)
        theirs = scheme.answer.get(feature)
        if theirs is None or not theirs.known:
            parts["not_stated"].append(feature)
        elif mine is None:
            parts["not_answered"].append(feature)
        else:
            parts["same" if mine == theirs.value else "differ"].append(feature)
    return Likeness(scheme.id, *(tuple(parts[name]) for name in ("same", "differ", "not_answered", "not_stated")))
