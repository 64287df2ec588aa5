"""Questions over designs: what to find out, what to change, what it rests on, and how much was ever seen.

Each is a function of a theory, and most of a design. Each reads a design together with what its answers bring with
them by definition, and returns rows: small frozen types that ``pandas.DataFrame`` takes as they are. No row holds a
score, and designs are never put in order.

A reader's own configurations take part as in an appraisal: what to find out first, smallest changes, what rests on a
mechanism and tensions are answered with them running, and a row may name them (``own-1``). Pathways are a theory's, and
hold them for `Theory.with_own`. They have no part in diversity, which says what was studied.

The page's engine, ``frontend/engine/inquiry.js``, gives the same rows, but for truth tables and designs taken apart,
which the page does not ask for; a test in a browser compares them.

Examples
--------
>>> import pandas as pd
>>> from realist.evidence import load
>>> base = load("data/examples/cctv")
>>> pd.DataFrame(knock_outs(base.theory, base.schemes[0].design))["mechanism"].tolist()
['deployment', 'detection', 'deterrence', 'self-protection', 'surveillance']
"""

from realist.inquiry.changes import Changes, Cost, Goal, Step, smallest_changes
from realist.inquiry.contrast import Swap, swapped, swaps
from realist.inquiry.differences import Difference
from realist.inquiry.diversity import Cell, Diversity, Observed, diversity, grid
from realist.inquiry.pathways import Pathway, Pathways, pathways
from realist.inquiry.support import KnockOut, Pull, Tension, knock_outs, tensions
from realist.inquiry.ties import Implied, broken, completed, implied
from realist.inquiry.truth import Formula, formulas, truth_table
from realist.inquiry.truth_notation import notation
from realist.inquiry.truth_rows import Term, TruthRow, complete
from realist.inquiry.unknowns import AnswerEffect, find_out_first
from realist.inquiry.varying import Varied, vary

__all__ = [
    "AnswerEffect",
    "Cell",
    "Changes",
    "Cost",
    "Difference",
    "Diversity",
    "Formula",
    "Goal",
    "Implied",
    "KnockOut",
    "Observed",
    "Pathway",
    "Pathways",
    "Pull",
    "Step",
    "Swap",
    "Tension",
    "Term",
    "TruthRow",
    "Varied",
    "broken",
    "complete",
    "completed",
    "diversity",
    "find_out_first",
    "formulas",
    "grid",
    "implied",
    "knock_outs",
    "notation",
    "pathways",
    "smallest_changes",
    "swapped",
    "swaps",
    "tensions",
    "truth_table",
    "vary",
]
