"""Questions over designs: what to find out, what to change, what it rests on, and how much was ever seen.

Each is a function of a theory, and most of a design. Each reads a design together with what its answers bring with
them by definition, and returns rows: small frozen types that ``pandas.DataFrame`` takes as they are. No row holds a
score, and designs are never put in order.

Examples
--------
>>> import pandas as pd
>>> from realist.evidence import load
>>> base = load("data/examples/cctv")
>>> pd.DataFrame(rests_on(base.theory, base.schemes[0].design))["mechanism"].tolist()
['deployment', 'detection', 'deterrence', 'self-protection', 'surveillance']
"""

from realist.inquiry.changes import Changes, Cost, Goal, Step, smallest_changes
from realist.inquiry.contrast import Swap, swapped, swaps
from realist.inquiry.diversity import Cell, Diversity, Observed, diversity, grid
from realist.inquiry.moves import Moved
from realist.inquiry.pathways import Pathway, Pathways, pathways
from realist.inquiry.support import Pull, Rests, Tension, rests_on, tensions
from realist.inquiry.ties import Brought, broken, completed, implied
from realist.inquiry.truth import Formula, Term, TruthRow, formulas, truth_table
from realist.inquiry.unknowns import Way, find_out_first

__all__ = [
    "Brought",
    "Cell",
    "Changes",
    "Cost",
    "Diversity",
    "Formula",
    "Goal",
    "Moved",
    "Observed",
    "Pathway",
    "Pathways",
    "Pull",
    "Rests",
    "Step",
    "Swap",
    "Tension",
    "Term",
    "TruthRow",
    "Way",
    "broken",
    "completed",
    "diversity",
    "find_out_first",
    "formulas",
    "grid",
    "implied",
    "pathways",
    "rests_on",
    "smallest_changes",
    "swapped",
    "swaps",
    "tensions",
    "truth_table",
]
