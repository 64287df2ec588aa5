"""A truth table of what was observed, and the formulas of fewest terms that fit it: shown for what they cannot tell.

The words are those of crisp-set and multi-value qualitative comparative analysis (QCA): a *remainder* is a combination
that no case has, and a combination whose cases differ in the outcome is a contradiction. Nothing here is fuzzy: no
inclusion (consistency) is computed, and none is read. A single case that differs makes a contradiction of its row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from realist.inquiry.diversity import grid
from realist.inquiry.minimise import minimum_covers, prime_implicants
from realist.inquiry.truth_rows import MOST_CONDITIONS, Term, TruthRow, combinations_of, complete, row_of
from realist.theory import Scheme, Theory

Formula = tuple[Term, ...]
"""Terms, any of which does."""

MOST_YES = 500


def truth_table(
    theory: Theory, schemes: Sequence[Scheme], features: Sequence[str], outcome: str, direction: str
) -> tuple[TruthRow, ...]:
    """Every combination of answers, with the schemes that have it and what was seen of them.

    Parameters
    ----------
    theory : Theory
    schemes : sequence of Scheme
        What each was seen to do is read from its observed outcomes and not from the configurations.
    features : sequence of str
        Questions that every scheme answers.
    outcome, direction : str
        *Yes* where a scheme was seen to work this way on this outcome and no other way; *no* where another way alone.

    Returns
    -------
    tuple of TruthRow
        Also combinations that the ties rule out, which are marked so.

    Raises
    ------
    ValueError
        If a scheme does not answer a question, or there are more than twelve questions or 20,000 combinations.

    Examples
    --------
    >>> from realist.evidence import load
    >>> base = load("data/examples/cctv")
    >>> rows = truth_table(base.theory, base.schemes, ["watching"], "car-safety", "towards")
    >>> [(dict(row.answers)["watching"], row.seen) for row in rows]
    [('live', 'yes'), ('later', 'both'), ('nobody', 'remainder')]
    """
    if len(features) > MOST_CONDITIONS:
        raise ValueError(f"{len(features)} questions are too many for a truth table of {MOST_CONDITIONS}")
    seen = {scheme.id: _seen(scheme, outcome, direction) for scheme in schemes}
    possible = {}
    for cell in grid(theory, schemes, features):
        if cell.perhaps:
            raise ValueError(f"{cell.perhaps[0]} does not answer every question; choose among those that it does")
        answers = tuple(zip(features, cell.answers, strict=True))
        possible[answers] = row_of(answers, {case: seen[case] for case in cell.schemes})
    whole = combinations_of({feature: theory.feature[feature].value_ids for feature in features})
    return tuple(possible.get(answers) or TruthRow(answers, (), "ruled out") for answers in whole)


def _seen(scheme: Scheme, outcome: str, direction: str) -> str:
    found = {item.direction for item in scheme.outcomes if item.outcome == outcome} - {"not stated"}
    if not found:
        return "not stated"
    return ("yes" if len(found) == 1 else "both") if direction in found else "no"


def formulas(
    rows: Sequence[TruthRow],
    *,
    remainders: bool,
    ruled_out: bool | None = None,
    values: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Formula, ...]:
    """Every formula of fewest terms that covers all rows that are *yes*, and none that it may not cover.

    No formula covers a row that is *no* or *both*. A row that is *not stated* is treated as a remainder: a conservative
    formula leaves it out, and a parsimonious one may cover it, since nothing that was seen stands against that. What
    it then says of the row can be found out, for there are cases to ask.

    Parameters
    ----------
    rows : sequence of TruthRow
        As `truth_table` gives them, or made by hand. A combination that has no row is a remainder (`complete`).
    remainders : bool
        Whether a term may cover combinations of which no outcome is known. Without them the formula is *conservative*
        (or complex), and with them *parsimonious*.
    ruled_out : bool, optional
        Whether a term may cover combinations that could not be; as remainders where not given. To cover one says
        nothing of any case that could be. The enhanced standard analysis bars it all the same, as an assumption that
        is untenable [1]_.
    values : mapping of str to sequence of str, optional
        As in `complete`.

    Returns
    -------
    tuple of Formula
        All that have the fewest terms, whether their terms are long or short; where there are several, nothing in the
        rows tells one from another. None where there is no *yes*. Formulas of more terms, of which none could be left
        out either, are not given.

    Raises
    ------
    ValueError
        As for `complete`; and where more than 500 rows are *yes*, more than 10,000 formulas fit, or finding them would
        take too long.

    Notes
    -----
    The method and its references stand in `realist.inquiry.minimise`.

    References
    ----------
    .. [1] C. Q. Schneider and C. Wagemann (2013). Doing justice to logical remainders in QCA: moving beyond the
       standard analysis. Political Research Quarterly 66(1), 211-220.

    Examples
    --------
    >>> rows = [TruthRow((("a", "1"), ("b", "1")), (), "yes"), TruthRow((("a", "0"), ("b", "0")), (), "no")]
    >>> formulas(rows, remainders=True)
    (((('a', '1'),),), ((('b', '1'),),))
    >>> formulas(rows, remainders=False)
    (((('a', '1'), ('b', '1')),),)
    """
    may = {
        "remainder": remainders,
        "not stated": remainders,
        "ruled out": remainders if ruled_out is None else ruled_out,
    }
    whole = complete(rows, values)
    wanted = [_combination(row) for row in whole if row.seen == "yes"]
    if not wanted:
        return ()
    if len(wanted) > MOST_YES:
        raise ValueError(f"{len(wanted)} combinations are yes, and formulas are found for {MOST_YES} at most")
    barred = [_combination(row) for row in whole if row.seen != "yes" and not may.get(row.seen, False)]
    primes = prime_implicants(wanted, barred)
    chart = [sum(1 << at for at, row in enumerate(wanted) if all(row[p] == v for p, v in term)) for term in primes]
    names = [name for name, _ in whole[0].answers]
    terms = [tuple((names[place], value) for place, value in term) for term in primes]
    return tuple(tuple(terms[place] for place in cover) for cover in minimum_covers(chart))


def _combination(row: TruthRow) -> tuple[str, ...]:
    return tuple(value for _, value in row.answers)
