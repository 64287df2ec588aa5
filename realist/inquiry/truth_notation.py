"""A formula as a QCA user writes it."""

from __future__ import annotations

from collections.abc import Sequence

from realist.inquiry.truth import Formula
from realist.inquiry.truth_rows import Term, TruthRow


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
