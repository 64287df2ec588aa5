"""An evidence folder as tables, theory and schemes: the one way from data to everything else.

`reader` gives rows, `checks` finds every fault and builds theory and schemes once, and `load` returns what was built.
"""

from __future__ import annotations

from pathlib import Path

from realist.evidence.base import NAMED, Evidence, checksum
from realist.evidence.checks import check
from realist.evidence.faults import Fault, FaultsError
from realist.evidence.reader import Tables, read


class EvidenceError(FaultsError):
    """A folder whose evidence cannot be used as it is; ``faults`` is everything that is wrong."""


def load(folder: str | Path) -> Evidence:
    """An evidence base, checked.

    Parameters
    ----------
    folder : path
        A folder with the tables of `realist.evidence.schema`, ``sources.bib`` and ``datapackage.json``.

    Returns
    -------
    Evidence

    Raises
    ------
    EvidenceError
        Where anything is wrong in it, with all that is.

    Examples
    --------
    >>> load("no such folder")
    Traceback (most recent call last):
    realist.evidence.EvidenceError: no such folder: there is no folder of that name
    """
    report = check(folder)
    if report.base is None:
        raise EvidenceError(report.faults)
    return report.base


__all__ = ["NAMED", "Evidence", "EvidenceError", "Fault", "Tables", "checksum", "load", "read"]
