"""How a design stands to what was seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from realist.appraisal.parts import ConfigurationState, Likeness, Precedent
from realist.theory import Configuration, Design, Scheme, Theory


def precedent(
    theory: Theory, design: Design, schemes: Sequence[Scheme], configurations: Mapping[str, ConfigurationState]
) -> Precedent:
    """How a design stands to what was seen: its answers beside each scheme's, and what is active beside each scope.

    A design is never called observed, and no scheme is singled out: a scheme's likeness depends on that scheme alone. A
    reader's own configurations are no evidence and are left out; what is active because of them is not.
    """
    active = [c for c in configurations if c in theory.configuration and configurations[c].state == "active"]
    seen = [theory.configuration[c] for c in active if theory.configuration[c].scope]
    together = tuple(scheme.id for scheme in schemes if seen and all(scheme.id in c.seen_in for c in seen))
    if not active:
        word = "nothing active"
    elif not seen:
        word = "nothing seen"
    else:
        word = "seen together" if together else "recombined"
    return Precedent(
        answers=tuple(_likeness(design, scheme) for scheme in schemes),
        word=word,
        together_in=together,
        never_together=tuple((one.id, other.id) for one, other in combinations(seen, 2) if _apart(one, other)),
        suggested=tuple(c for c in active if not theory.configuration[c].scope),
        carried=tuple(c for c in active if configurations[c].carried),
        by_assumption=any(configurations[c].by_assumption for c in active),
        by_own=any(configurations[c].by_own for c in active),
    )


def gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Pairs under as few names as a greedy choice finds: whoever stands in most of those left, with all its partners.

    Examples
    --------
    >>> gathered([("a", "d"), ("b", "d"), ("c", "d"), ("a", "b")])
    {'d': ('a', 'b', 'c'), 'a': ('b',)}
    """
    left, found = list(pairs), dict[str, tuple[str, ...]]()
    while left:
        counts = Counter(name for pair in left for name in pair)
        most = min(counts, key=lambda name: (-counts[name], name))
        found[most] = tuple(one if other == most else other for one, other in left if most in (one, other))
        left = [pair for pair in left if most not in pair]
    return found


def _apart(one: Configuration, other: Configuration) -> bool:
    return one.may_be_seen_in.isdisjoint(other.may_be_seen_in)


def _likeness(design: Design, scheme: Scheme) -> Likeness:
    alike, different, silent = list[str](), list[str](), list[str]()
    for feature, mine in sorted(design.answers.items()):
        theirs = scheme.answer.get(feature)
        if theirs is None or not theirs.known:
            silent.append(feature)
        else:
            (alike if mine == theirs.value else different).append(feature)
    mostly_silent = 2 * len(silent) > len(design.answers)
    return Likeness(scheme.id, tuple(alike), tuple(different), tuple(silent), mostly_silent)
