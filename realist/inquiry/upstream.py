"""What can lead to some configurations: a backward closure over the outcomes that rules need and make."""

from __future__ import annotations

from collections.abc import Iterable

from realist.theory import Theory


def leading_to(theory: Theory, ends: Iterable[str]) -> frozenset[str]:
    """Those configurations, the ones that work on an outcome they need, and so on back (backward chaining).

    Examples
    --------
    >>> from realist.evidence import load
    >>> sorted(leading_to(load("data/examples/cctv").theory, ["not-worth-it"]))
    ['framed', 'guards-sent', 'not-worth-it', 'uniform-in-sight']
    """
    found = set(ends)
    ahead = list(found)
    rules = {rule.id: rule for rule in theory.rules}
    while ahead:
        for need in rules[ahead.pop()].needs:
            more = {c.id for c in theory.working.get(need, ())} - found
            found |= more
            ahead += more
    return frozenset(found)
