"""A truth table and its formulas as a QCA user writes them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from realist.inquiry.truth import Formula
from realist.inquiry.truth_rows import Term, TruthRow


def truth_frame(rows: Sequence[TruthRow]) -> pd.DataFrame:
    """A truth table as a frame: a column for each condition, then *OUT*, *n* and *cases*.

    There is no column for inclusion (consistency): in a crisp table it is told by *OUT*, which says where cases differ.

    Examples
    --------
    >>> row = TruthRow((("A", "1"), ("B", "0")), ("P", "Q"), "yes", ("yes", "not stated"))
    >>> truth_frame([row]).to_dict("records")
    [{'A': '1', 'B': '0', 'OUT': 'yes', 'n': 2, 'cases': 'P; Q (not stated)'}]
    """
    return pd.DataFrame([{**dict(row.answers), "OUT": row.seen, "n": row.n, "cases": _cases(row)} for row in rows])


def _cases(row: TruthRow) -> str:
    """The cases by name, with what was seen of those that say something else than the row, or nothing."""
    told = dict(zip(row.cases, row.outcomes, strict=False)) or dict.fromkeys(row.cases, row.seen)
    known = "" if row.seen == "both" and not row.outcomes else row.seen
    return "; ".join(f"{case} ({told[case]})" if known and told[case] != known else case for case in row.cases)


def notation(formula: Formula, rows: Sequence[TruthRow]) -> str:
    """A formula in the notation of R's package QCA: ``A*~B + C``, or ``A[1]*B[0] + C[2]`` where values are not 0 and 1.

    Parameters
    ----------
    formula : Formula
    rows : sequence of TruthRow
        The table that it comes from.

    Examples
    --------
    >>> rows = [TruthRow((("A", "1"), ("B", "0")), (), "yes"), TruthRow((("A", "0"), ("B", "0")), (), "no")]
    >>> notation(((("A", "1"), ("B", "0")), (("B", "0"),)), rows)
    'A*~B + ~B'
    """
    crisp = all(value in ("0", "1") for row in rows for _, value in row.answers)
    return " + ".join("*".join(_literals(term, crisp)) or "1" for term in formula)


def _literals(term: Term, crisp: bool) -> list[str]:
    if crisp:
        return [name if value == "1" else f"~{name}" for name, value in term]
    return [f"{name}[{value}]" for name, value in term]
