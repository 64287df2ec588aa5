"""Sets a learner's coding beside the book's: what each said of an item, and how far they agree.

The page computes the same figures in ``frontend/engine/alpha.js``; a test in a browser compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping

from realist.evidence.double_coding import Agreement, Coding, agreement

CODED = ("mechanisms", "works", "effect")
"""What is coded of an item: which mechanisms, the role they play, and the effect."""


def codings(coding: Coding) -> dict[str, dict[str, dict[str, str]]]:
    """What the two passes and the settled coding say of each configuration.

    Returns
    -------
    dict
        By configuration, then ``first``, ``second`` and ``settled``, then `CODED`; and, under ``said``, how a
        difference was settled and why. Mechanisms are codes with a space between them, in the order of the alphabet.
    """
    return {
        str(row["configuration"]): {
            **{
                which: {name: " ".join(sorted(str(row[f"{which}_{name}"]).split())) for name in CODED}
                for which in ("first", "second", "settled")
            },
            "said": {"how": str(row["how"]), "why": str(row["why"])},
        }
        for _, row in coding["configurations"].iterrows()
    }


def compared(
    book: Mapping[str, Mapping[str, Mapping[str, str]]], coded: Mapping[str, Mapping[str, str]]
) -> dict[str, tuple[Agreement, Agreement]]:
    """How far a learner agrees with the book's settled coding and, beside it, the book's two passes with each other.

    Parameters
    ----------
    book : mapping
        As `codings` gives it.
    coded : mapping
        What a learner made of configurations, by code, under the names of `CODED`.

    Returns
    -------
    dict of str to (Agreement, Agreement)
        By `CODED`, over the configurations that the learner coded.

    Examples
    --------
    >>> book = {"a": {"first": {"mechanisms": "x", "works": "blocks", "effect": "towards"}}}
    >>> book["a"]["second"] = book["a"]["settled"] = book["a"]["first"]
    >>> compared(book, {"a": {"mechanisms": "y", "works": "blocks", "effect": "towards"}})["works"][0].alike
    1
    """
    known = sorted(set(coded) & set(book))
    found = {}
    for name in CODED:
        mine = agreement(name, [(coded[c][name], book[c]["settled"][name]) for c in known])
        found[name] = (mine, agreement(name, [(book[c]["first"][name], book[c]["second"][name]) for c in known]))
    return found
