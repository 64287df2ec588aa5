"""Truth tables that somebody brings: from a table of cases, or as rows, in a CSV file or a pandas frame.

Both are crisp-set or multi-value: a condition has one of some values and an outcome is there or not. Degrees of
membership are refused, and columns that are not asked for, such as R's *incl* and *PRI*, are not read.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence

import pandas as pd

from realist.evidence.faults import Fault, FaultsError
from realist.evidence.truth_sheet import MOST_FAULTS, Source, sheet_of, texts
from realist.inquiry.truth_rows import MOST_CONDITIONS, SEEN, WITH_CASES, Term, TruthRow, complete, row_of
from realist.text import invisible, printable, shown

Values = Mapping[str, Sequence[object]]

LONGEST = 200
"""Most characters of a value or of a case's name."""

OUTCOMES = {
    "yes": ("1", "yes", "true"),
    "no": ("0", "no", "false"),
    "not stated": ("", "na", "not stated"),
    "both": ("c", "both"),
    "remainder": ("?", "remainder"),
    "ruled out": ("ruled out",),
}
"""How an outcome may be written, in capitals or not; the short ones are those of R's package QCA."""

DEGREE = re.compile(r"[+-]?\d*[.,]\d+(?:[eE][+-]?\d+)?")


def truth_table_from_cases(
    source: Source, conditions: Sequence[str], outcome: str, *, case: str = "", values: Values | None = None
) -> tuple[TruthRow, ...]:
    """A truth table from a table with a row for each case.

    Parameters
    ----------
    source : path or DataFrame
        A CSV file, or a frame; in messages about a frame its first row is row 1.
    conditions : sequence of str
        Columns that hold the conditions: one value of each for every case.
    outcome : str
        The column that holds the outcome: 1, yes or true; 0, no or false; empty or NA where it is not known.
    case : str, optional
        The column that names the cases. They are called by their row where it is not given.
    values : mapping of str to sequence, optional
        The values that a condition could have, where the cases do not show all (see `realist.inquiry.complete`).

    Returns
    -------
    tuple of TruthRow
        A row for every combination, with its cases, their number and what was seen; remainders too.

    Raises
    ------
    FaultsError
        With the file, row and column of everything that is wrong. It is a ValueError.

    Examples
    --------
    >>> import pandas as pd
    >>> cases = {"case": ["P", "Q", "R", "S"], "a": [1, 1, 0, 0], "b": [1, 1, 0, 1], "out": [1, None, 0, 1]}
    >>> for row in truth_table_from_cases(pd.DataFrame(cases), ["a", "b"], "out", case="case"):
    ...     print(row.answers, row.n, row.cases, row.seen, row.silent)
    (('a', '0'), ('b', '0')) 1 ('R',) no ()
    (('a', '0'), ('b', '1')) 1 ('S',) yes ()
    (('a', '1'), ('b', '0')) 0 () remainder ()
    (('a', '1'), ('b', '1')) 2 ('P', 'Q') yes ('Q',)
    """
    table = _Table(source, conditions, outcome, [case])
    found: dict[Term, dict[str, str]] = {}
    for number, cells in table.rows:
        name = table.name(number, case, cells[case]) if case else f"row {number}"
        said = table.outcome(number, outcome, cells[outcome], ("yes", "no", "not stated"))
        found.setdefault(table.combination(number, cells), {})[name] = said
    return table.completed([row_of(answers, cases) for answers, cases in found.items()], values)


def truth_table_from_rows(
    source: Source,
    conditions: Sequence[str],
    outcome: str,
    *,
    cases: str = "",
    n: str = "",
    values: Values | None = None,
) -> tuple[TruthRow, ...]:
    """A truth table from one with a row for each combination, such as R's package QCA writes.

    Parameters
    ----------
    source : path or DataFrame
        A CSV file, or a frame; in messages about a frame its first row is row 1.
    conditions : sequence of str
        Columns that hold the conditions.
    outcome : str
        The column that holds the outcome: 1, yes or true; 0, no or false; C or both for a contradiction; ? or
        remainder; empty or NA where there are cases and the outcome is not known; ruled out.
    cases : str, optional
        The column with the names of the cases, with commas or semicolons between them.
    n : str, optional
        The column with the number of cases.
    values : mapping of str to sequence, optional
        As in `truth_table_from_cases`.

    Returns
    -------
    tuple of TruthRow
        A row for every combination; those that the table leaves out are remainders.

    Raises
    ------
    FaultsError
        As for `truth_table_from_cases`; also where a combination has two rows, or its cases do not go with its outcome.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"a": [1, 0], "b": [1, 0], "OUT": [1, 0], "n": [2, 1], "incl": [1.0, 0.0]})
    >>> [(row.seen, row.n) for row in truth_table_from_rows(table, ["a", "b"], "OUT", n="n")]
    [('no', 1), ('remainder', 0), ('remainder', 0), ('yes', 2)]
    """
    table = _Table(source, conditions, outcome, [cases, n])
    found: dict[Term, TruthRow] = {}
    first: dict[Term, int] = {}
    for number, cells in table.rows:
        answers = table.combination(number, cells)
        seen = table.outcome(number, outcome, cells[outcome], SEEN)
        named = [part.strip() for part in re.split("[,;]", cells[cases]) if part.strip()] if cases else []
        names = tuple(table.name(number, cases, name) for name in named if name != "-")
        counted = table.count(number, n, cells[n]) if n else len(names)
        if answers in first:
            table.fault(number, "", f"has the combination of row {first[answers]}; one row holds all cases of it")
        elif counted is None:
            counted = 0
        elif cases and counted != len(names):
            table.fault(number, n, f"says {counted} case(s), and {len(names)} are named")
        elif seen not in WITH_CASES and counted:
            table.fault(number, outcome, f"holds {shown(cells[outcome])} for no case, and there are cases: {counted}")
        elif seen in WITH_CASES and (cases or n) and not counted:
            table.fault(number, outcome, f"holds {shown(cells[outcome])}, and there is no case; a remainder is ?")
        first.setdefault(answers, number)
        found[answers] = TruthRow(answers, names, seen, unnamed=(counted or 0) - len(names))
    return table.completed(list(found.values()), values)


class _Table:
    """The columns that are asked for, and everything that is wrong in them."""

    def __init__(self, source: Source, conditions: Sequence[str], outcome: str, others: Sequence[str]) -> None:
        self.conditions = _asked(conditions, outcome, others)
        wanted = [*self.conditions, outcome, *(name for name in others if name)]
        self.sheet = sheet_of(source, wanted)
        self.faults: list[Fault] = []
        self.names: dict[str, int] = {}
        self.written: dict[tuple[str, str], tuple[str, int]] = {}
        self._separated()
        for name in wanted:
            self._has(name)
        self._stop()
        places = {name: self.sheet.header.index(name) for name in wanted}
        self.rows = [
            (number, {name: cells[place] for name, place in places.items()}) for number, cells in self.sheet.rows
        ]
        if not self.sheet.rows:
            self.fault(0, "", "has no row below its header")
            self._stop()

    def fault(self, row: int, column: str, reason: str) -> None:
        self.faults.append(Fault(self.sheet.file, row, printable(column), reason))
        if len(self.faults) == MOST_FAULTS:
            self.faults.append(Fault(self.sheet.file, 0, "", "what else is wrong is not listed"))
            self._stop()

    def _has(self, name: str) -> None:
        there = self.sheet.header.count(name)
        if there > 1:
            self.fault(1, name, "the column is there more than once")
        elif not there:
            plain = {column.casefold(): column for column in self.sheet.header}
            near = difflib.get_close_matches(name.casefold(), plain, n=1)
            hint = f"; did you mean {shown(plain[near[0]])}?" if near else ""
            self.fault(1, name, f"there is no such column{hint}")

    def _separated(self) -> None:
        """Refuse a file whose header is one cell with another mark than commas between the names."""
        marks = {";": "semicolons", "\t": "tabs", "|": "upright bars"}
        if by := [
            called for mark, called in marks.items() if len(self.sheet.header) == 1 and mark in self.sheet.header[0]
        ]:
            self.fault(1, "", f"columns are separated by {by[0]}; save the table as CSV with commas")
            self._stop()

    def _stop(self) -> None:
        if self.faults:
            raise FaultsError(self.faults)

    def combination(self, number: int, cells: Mapping[str, str]) -> Term:
        return tuple((name, self._value(number, name, cells[name])) for name in self.conditions)

    def _value(self, number: int, name: str, value: str) -> str:
        """The value of a condition, as it is written."""
        before, row = self.written.setdefault((name, _plain(value)), (value, number))
        if value == "-":
            self.fault(
                number, name, "holds a dash, and a row has one value of each condition; write a row for each value"
            )
        elif not value or value.casefold() == "na":
            self.fault(number, name, "has no value, and a case needs one of each condition; leave out one or the other")
        elif DEGREE.fullmatch(value):
            self.fault(number, name, f"holds {shown(value)}: a degree of membership is not read; make it 0 or 1")
        elif not self._fits(value):
            self.fault(number, name, f"holds a character that nobody can see, or more than {LONGEST} characters")
        elif before != value:
            self.fault(number, name, f"holds {shown(value)}, and row {row} {shown(before)}; write one value one way")
        return value

    def _fits(self, text: str) -> bool:
        return len(text) <= LONGEST and not invisible(text)

    def outcome(self, number: int, name: str, value: str, words: Sequence[str]) -> str:
        """What was seen, from the ways in which it may be written."""
        found = next((word for word in words if value.casefold() in OUTCOMES[word]), "")
        if not found:
            ways = "; ".join(", ".join(filter(None, OUTCOMES[word])) for word in words)
            degree = ": a degree of membership is not read" if DEGREE.fullmatch(value) else ""
            self.fault(
                number, name, f"holds {shown(value)}{degree}; write one of {ways}; or nothing if it is not known"
            )
        return found or "not stated"

    def name(self, number: int, column: str, name: str) -> str:
        """The name of a case, which no other has."""
        if not name:
            self.fault(number, column, "names no case")
        elif not self._fits(name):
            self.fault(number, column, f"holds a character that nobody can see, or more than {LONGEST} characters")
        elif name in self.names:
            self.fault(number, column, f"{shown(name)} stands in row {self.names[name]} already; a case has one row")
        self.names.setdefault(name, number)
        return name

    def count(self, number: int, column: str, value: str) -> int | None:
        if value.isascii() and value.isdigit() and len(value) <= 9:
            return int(value)
        self.fault(number, column, f"holds {shown(value)}, and the number of cases is a whole number")
        return None

    def completed(self, rows: Sequence[TruthRow], values: Values | None) -> tuple[TruthRow, ...]:
        """The table with its remainders."""
        self._stop()
        try:
            return complete(rows, {name: texts(those) for name, those in (values or {}).items()})
        except ValueError as wrong:
            raise FaultsError([Fault(self.sheet.file, 0, "", str(wrong))]) from None


def _asked(conditions: Sequence[str], outcome: str, others: Sequence[str]) -> list[str]:
    """The conditions, where each column is asked for once."""
    if isinstance(conditions, str) or not conditions:
        raise ValueError('the conditions are a list of columns, such as ["A", "B"]')
    if len(conditions) > MOST_CONDITIONS:
        raise ValueError(f"{len(conditions)} conditions are too many for a truth table of {MOST_CONDITIONS}")
    columns = [*conditions, outcome, *(name for name in others if name)]
    if twice := [name for name in columns if columns.count(name) > 1]:
        raise ValueError(f"the column {shown(str(twice[0]))} is asked for twice")
    return list(conditions)


def _plain(value: str) -> str:
    """The same for every way of writing yes, and for every way of writing no."""
    small = value.casefold()
    return next((word for word in ("yes", "no") if small in OUTCOMES[word]), small)


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
