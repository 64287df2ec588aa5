"""Truth tables and their formulas: sixty sets of R's, each fault with its smallest input, tables that are brought."""

import json
import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import truth as benchmark
from realist import evidence
from realist.evidence.faults import FaultsError
from realist.evidence.truth_tables import truth_frame, truth_table_from_cases, truth_table_from_rows
from realist.inquiry import (
    TruthRow,
    complete,
    formulas,
    notation,
    truth_table,
)
from realist.inquiry.minimise import minimum_covers
from realist.views import inquiry
from tests.tree import ROOT

PDD = evidence.load(ROOT / "data")
CCTV = evidence.load(ROOT / "data" / "examples" / "cctv")
BAD = sorted((ROOT / "tests" / "bad_truth_tables").iterdir())
SETS = json.loads((ROOT / "tests" / "fixtures" / "qca" / "sets.json").read_text(encoding="utf-8"))["sets"]


def row(values, seen, cases=()):
    return TruthRow(tuple(zip("ab", values, strict=True)), cases, seen)


def told(found, rows):
    return [notation(formula, rows) for formula in found]


# R's sixty sets

WORDS = {"1": "yes", "0": "no", "C": "both", "?": "remainder"}
"""Convention: R's codes for what was seen. Both leave contradictions out of every formula."""

LONGER = {
    "crisp050": 3,
    "crisp063": 6,
    "crisp065": 15,
    "crisp066": 9,
    "crisp073": 1,
    "crisp076": 6,
    "crisp091": 4,
    "crisp100": 14,
    "crisp110": 16,
    "crisp198": 3,
    "crisp411": 1,
    "mv078": 5,
    "mv092": 1,
    "mvx065": 5,
    "mvx082": 56,
    "mvx094": 4,
    "mvx150": 2,
    "mvx183": 2,
    "mvx191": 3,
}
"""Convention: R was asked for all solutions (``all.sol``), also those of more terms of which none can be left out. We
give those of fewest terms, as R does unless asked. In these sets it has so many more, all of them parsimonious."""


def literals(term):
    """Convention: R writes ~A for the absence of a crisp condition, and A[2] where there are more values."""
    for part in filter(None, term.split("*")):
        name, _, value = part.rstrip("]").partition("[")
        yield (name.lstrip("~"), value or str(int(not name.startswith("~"))))


def parsed(formula):
    return frozenset(frozenset(literals(term)) for term in formula.split(" + "))


def cases_of(one):
    frame = pd.DataFrame(one["cases"], columns=[*one["levels"], "OUT"])
    return frame.assign(case=[f"case {number}" for number in range(len(frame))])


def values_of(one):
    """Convention: R counts the values of a condition from 0 to the largest in the data."""
    return {name: [str(value) for value in range(levels)] for name, levels in one["levels"].items()}


@pytest.fixture(params=SETS, ids=lambda one: one["id"])
def one(request):
    return request.param


def test_cases_make_the_truth_table_that_r_makes(one):
    rows = truth_table_from_cases(cases_of(one), list(one["levels"]), "OUT", case="case", values=values_of(one))
    assert rows == truth_table_from_cases(cases_of(one), list(one["levels"]), "OUT", case="case")
    assert [(",".join(value for _, value in each.answers), each.seen) for each in rows] == [
        (values, WORDS[code]) for values, code in one["truth_table"]
    ]
    assert truth_frame(rows)["n"].sum() == len(one["cases"])


def test_a_truth_table_of_rs_is_read_with_and_without_its_remainders(one):
    listed = [[*values.split(","), code] for values, code in one["truth_table"]]
    frame = pd.DataFrame(listed, columns=[*one["levels"], "OUT"])
    whole = truth_table_from_rows(frame, list(one["levels"]), "OUT", values=values_of(one))
    fewer = truth_table_from_rows(frame[frame["OUT"] != "?"], list(one["levels"]), "OUT", values=values_of(one))
    assert whole == fewer
    assert [each.seen for each in whole] == [WORDS[code] for _, code in one["truth_table"]]


@pytest.mark.parametrize("kind", ["conservative", "parsimonious"])
def test_formulas_are_those_of_r(one, kind):
    rows = truth_table_from_cases(cases_of(one), list(one["levels"]), "OUT", values=values_of(one))
    theirs = {parsed(formula) for formula in one[kind]}
    fewest = min(map(len, theirs))
    found = formulas(rows, remainders=kind == "parsimonious")
    ours = [frozenset(map(frozenset, formula)) for formula in found]
    assert len(set(ours)) == len(ours)
    assert set(ours) == {formula for formula in theirs if len(formula) == fewest}
    assert len(theirs) - len(ours) == (LONGER.get(one["id"], 0) if kind == "parsimonious" else 0)
    assert {parsed(text) for text in told(found, rows)} == set(ours)


@pytest.mark.parametrize("kind", ["conservative", "parsimonious"])
def test_those_of_more_terms_are_what_petricks_method_gives_beyond_ours(one, kind):
    rows = truth_table_from_cases(cases_of(one), list(one["levels"]), "OUT", values=values_of(one))
    chart = benchmark.chart(rows, remainders=kind == "parsimonious")
    irredundant = benchmark.petrick(chart)
    assert len(irredundant) == len(one[kind])
    fewest = min(map(len, irredundant))
    assert {frozenset(cover) for cover in minimum_covers(chart)} == {c for c in irredundant if len(c) == fewest}


# Cases whose outcome is not stated


def silent_twin(scheme):
    outcomes = tuple(replace(each, direction="not stated") for each in scheme.outcomes)
    return replace(scheme, id="twin", outcomes=outcomes)


def test_a_silent_case_is_no_contradiction():
    scheme = CCTV.schemes[0]
    seen = scheme.outcomes[0]
    asked = (["watching"], seen.outcome, seen.direction)
    alone, both, silent = (
        truth_table(CCTV.theory, schemes, *asked)
        for schemes in ([scheme], [scheme, silent_twin(scheme)], [silent_twin(scheme)])
    )
    assert (both[0].seen, both[0].n, both[0].silent) == ("yes", 2, ("twin",))
    assert formulas(both, remainders=True) == formulas(alone, remainders=True) != ()
    assert (silent[0].seen, silent[0].silent) == ("not stated", ("twin",))
    assert formulas(silent, remainders=True) == ()


def test_the_forces_are_no_contradiction_where_one_is_silent():
    asked = ["group", "delivery", "team-place", "contact-route", "aim"]
    rows = truth_table(PDD.theory, PDD.schemes, asked, "management-ties", "towards")
    found = {each.cases: (each.seen, each.silent) for each in rows if each.cases}
    assert found["B-group-1", "C-group-1"] == ("yes", ("C-group-1",))
    assert found["A-group-1",] == ("not stated", ("A-group-1",))
    shown = inquiry.truth(PDD, rows, {"yes": "ties", "not stated": "not stated"})
    assert list(shown["Seen"]) == ["not stated", "ties (of Force C: not stated)", "not stated"]


def test_a_row_of_silent_cases_is_for_formulas_what_a_remainder_is():
    rows = [row("11", "yes"), row("10", "not stated"), row("01", "no"), row("00", "no")]
    assert told(formulas(rows, remainders=False), rows) == ["a*b"]
    assert told(formulas(rows, remainders=True), rows) == ["a"]


# A table without its remainders, and rows that nobody could read


def test_missing_rows_are_remainders():
    rows = [row("11", "yes"), row("00", "no")]
    assert told(formulas(rows, remainders=False), rows) == ["a*b"]
    assert told(formulas(rows, remainders=True), rows) == ["a", "b"]


def test_values_that_no_row_has_are_remainders_too():
    rows = [row("xx", "yes"), row("xy", "yes"), row("yx", "no"), row("yy", "no")]
    assert told(formulas(rows, remainders=False), rows) == ["a[x]"]
    three = {"b": ["x", "y", "z"]}
    assert told(formulas(rows, remainders=False, values=three), rows) == ["a[x]*b[x] + a[x]*b[y]"]
    assert [each.seen for each in complete(rows, three)].count("remainder") == 2


def test_whole_numbers_are_counted_from_none_as_r_counts_them():
    rows = [row("01", "yes"), row("21", "yes")]
    assert [each.seen for each in complete(rows)].count("remainder") == 4


@settings(deadline=None)
@given(
    st.dictionaries(st.tuples(*[st.sampled_from("01")] * 3), st.sampled_from(["yes", "no", "both", "not stated"])),
    st.booleans(),
)
def test_a_table_with_its_remainders_gives_the_formulas_of_one_without(said, remainders):
    rows = [TruthRow(tuple(zip("ABC", key, strict=True)), (), word) for key, word in said.items()]
    whole = complete(rows, {name: ["0", "1"] for name in "ABC"}) if rows else ()
    assert len(whole) == (8 if rows else 0)
    shuffled = tuple(reversed(whole))
    ours = formulas(rows, remainders=remainders)
    assert ours == formulas(whole, remainders=remainders)
    assert set(map(frozenset, formulas(shuffled, remainders=remainders))) == set(map(frozenset, ours))
    unstated = [replace(each, seen="remainder") if each.seen == "not stated" else each for each in whole]
    assert ours == formulas(unstated, remainders=remainders)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            [row("11", 1)],
            "row 1 (a = 1, b = 1): what was seen is 1, and the words for it are yes, no, both, not stated",
        ),
        ([row("11", True)], "what was seen is True, and the words for it are"),
        ([row("11", "Yes")], "what was seen is 'Yes', and the words for it are"),
        ([row("11", None)], "what was seen is None"),
        ([row("11", "yes"), row("11", "no")], "row 2 has the combination of row 1 (a = 1, b = 1), one of them yes and"),
        ([row("11", "yes"), row("11", "yes")], "row 2 has the combination of row 1"),
        (
            [row("11", "yes"), TruthRow((("a", "1"), ("c", "0")), (), "no")],
            "row 2 (a = 1, c = 0): every row has the same",
        ),
        ([TruthRow((("a", "1"), ("a", "0")), (), "no")], "every row has the same conditions, each once"),
        ([row([1, 0], "yes")], "row 1 (a = 1, b = 0): conditions and their values are text"),
        ([row("11", "remainder", ("P",))], "row 1 (a = 1, b = 1): is remainder, and has 1 case(s)"),
        ([row("xy", "yes")], 'the condition "a" has one value in every row, "x"; say in values'),
        ([TruthRow(tuple((str(n), "1") for n in range(13)), (), "yes")], "13 conditions are too many"),
        ([TruthRow(tuple((str(n), "9") for n in range(6)), (), "yes")], "1,000,000 combinations are too many"),
    ],
)
def test_rows_that_can_be_read_in_no_way_or_in_two_are_refused_in_words(rows, says):
    with pytest.raises(ValueError, match=re.escape(says)):
        formulas(rows, remainders=True)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"a": ["0"]}, '"1" is none of the values of "a"'),
        ({"a": "01"}, 'the values of "a" are a list'),
        ({"a": ["1", "1"]}, "are a list of different texts"),
        ({"c": ["0", "1"]}, 'values are given for "c", which is no condition'),
    ],
)
def test_values_that_do_not_go_with_the_rows_are_refused(values, says):
    with pytest.raises(ValueError, match=re.escape(says)):
        complete([row("11", "yes")], values)


# Rows that ties rule out


def test_rows_that_ties_rule_out_are_listed_and_either_rule_is_computed():
    asked = ["group", "delivery", "team-place", "contact-route", "aim"]
    rows = truth_table(PDD.theory, PDD.schemes, asked, "officer-team-ties", "towards")
    assert [sum(each.seen == word for each in rows) for word in ("yes", "no", "remainder", "ruled out")] == [
        2, 1, 195, 72,
    ]  # fmt: skip
    may, barred = (formulas(rows, remainders=True, ruled_out=rule) for rule in (True, False))
    assert [[name for name, _ in term] for (term,) in may] == [["delivery"], ["team-place"], ["contact-route"], ["aim"]]
    assert [[name for name, _ in term] for (term,) in barred] == [["delivery", "team-place"]]
    assert formulas(rows, remainders=True) == may
    known = {(formulas(rows, remainders=False, ruled_out=rule)) for rule in (None, True, False)}
    assert len(known) == 1
    out = {each.answers for each in rows if each.seen == "ruled out"}
    assert not any(set(barred[0][0]) <= set(answers) for answers in out)
    assert all(any(set(formula[0]) <= set(answers) for answers in out) for formula in may)
    beside = inquiry.solutions_beside(PDD, "Rule", {"may": may, "may not": barred, "never": ()})
    assert list(beside["Formulas"]) == [4, 1, 0]
    assert beside["They say"][0].count("<li>") == 4
    assert beside["They say"][2] == "none"


# How long it takes


def test_rows_that_do_not_combine_take_no_more_than_their_number():
    rows = benchmark.apart(20)
    (formula,) = formulas(rows, remainders=False)
    assert len(formula) == 20


@settings(deadline=None)
@given(st.lists(st.integers(1, 2**7 - 1), max_size=9))
def test_covers_are_those_of_the_textbooks(columns):
    ours = minimum_covers(columns)
    assert len(set(ours)) == len(ours)
    assert set(map(frozenset, ours)) == benchmark.every_choice(columns)
    irredundant = benchmark.petrick(columns)
    assert set(map(frozenset, ours)) == {c for c in irredundant if len(c) == min(map(len, irredundant))}


def test_more_formulas_than_anybody_could_read_are_refused_in_words():
    names = [chr(97 + place) for place in range(12)]
    yes = ["".join("1" if place in (at, at + 1) else "0" for place in range(12)) for at in range(0, 12, 2)]
    rows = [TruthRow(tuple(zip(names, values, strict=True)), (), "yes") for values in yes]
    rows.append(TruthRow(tuple((name, "0") for name in names), (), "no"))
    assert len(formulas(rows, remainders=True)) == 2**6
    with pytest.raises(ValueError, match=r"more than 10,000 formulas have the fewest terms"):
        minimum_covers([1 << place // 3 for place in range(30)])
    many = [TruthRow(tuple(zip(names, values, strict=True)), (), "yes") for values in product("01", repeat=12)]
    with pytest.raises(ValueError, match=r"4096 combinations are yes, and formulas are found for 500"):
        formulas(many, remainders=True)


# Tables that are brought


def read(path: Path):
    """A truth table where there is no column for the case, and otherwise a table of cases."""
    header = path.read_text(encoding="utf-8", errors="replace").split("\n")[0].split(",")
    if header[:2] != ["A", "B"]:
        return truth_table_from_cases(path, ["A", "B"], "OUT", case="case")
    cases, n = (name if name in header else "" for name in ("cases", "n"))
    return truth_table_from_rows(path, ["A", "B"], "OUT", cases=cases, n=n)


@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_a_fault_in_a_table_gives_its_one_message(folder):
    with pytest.raises(FaultsError) as refused:
        read(folder / "table.csv")
    assert str(refused.value) == (folder / "expected.txt").read_text(encoding="utf-8").strip()


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FaultsError, match=r"cases\.csv: the file is missing"):
        truth_table_from_cases(tmp_path / "cases.csv", ["A"], "OUT")


CASES = """case,note,A,B,OUT
North,first,1,1,1
South,"second, and last",1,1,
East,,0,1,FALSE
West,,1.0,0,No
"""


def test_cases_come_from_a_file_and_from_a_frame_alike(tmp_path):
    (tmp_path / "cases.csv").write_bytes(b"\xef\xbb\xbf" + CASES.replace("\n", "\r\n").encode())
    rows = truth_table_from_cases(tmp_path / "cases.csv", ["A", "B"], "OUT", case="case")
    assert truth_frame(rows).to_dict("split")["data"] == [
        ["0", "0", "remainder", 0, ""],
        ["0", "1", "no", 1, "East"],
        ["1", "0", "no", 1, "West"],
        ["1", "1", "yes", 2, "North; South (not stated)"],
    ]
    frame = pd.DataFrame(
        {
            "case": ["North", "South", "East", "West"],
            "note": [[], {}, None, ...],
            "A": [1, 1, 0, 1.0],
            "B": np.array([1, 1, 1, 0], dtype="int8"),
            "OUT": [True, pd.NA, np.bool_(False), False],
        }
    )
    assert truth_table_from_cases(frame, ["A", "B"], "OUT", case="case") == rows
    unnamed = truth_table_from_cases(frame, ["A", "B"], "OUT")
    assert unnamed[-1].cases == ("row 1", "row 2")
    assert told(formulas(rows, remainders=False), rows) == told(formulas(rows, remainders=True), rows) == ["A*B"]


def test_cases_that_differ_contradict_each_other_by_name():
    frame = pd.DataFrame({"who": ["P", "Q", "R"], "A": [1, 1, 0], "OUT": [1, 0, 0]})
    rows = truth_table_from_cases(frame, ["A"], "OUT", case="who")
    assert truth_frame(rows)["cases"].tolist() == ["R", "P (yes); Q (no)"]
    assert formulas(rows, remainders=True) == ()


RS = """"","A","B","OUT","n","incl","PRI","cases"
"1",0,0,"0",2,0,0,"P,Q"
"3",1,0,"C",3,0.667,0.667,"R,S,T"
"4",1,1,"1",1,1,1,"U"
"2",0,1,"?",0,"-","-",""
"""


def test_a_truth_table_of_rs_comes_with_its_cases_and_inclusion_is_left_where_it_is(tmp_path):
    (tmp_path / "rows.csv").write_text(RS, encoding="utf-8")
    rows = truth_table_from_rows(tmp_path / "rows.csv", ["A", "B"], "OUT", cases="cases", n="n")
    assert truth_frame(rows).to_dict("split")["data"] == [
        ["0", "0", "no", 2, "P; Q"],
        ["0", "1", "remainder", 0, ""],
        ["1", "0", "both", 3, "R; S; T"],
        ["1", "1", "yes", 1, "U"],
    ]
    assert told(formulas(rows, remainders=True), rows) == ["B"]
    assert [each.n for each in truth_table_from_rows(tmp_path / "rows.csv", ["A", "B"], "OUT")] == [None, 0, None, None]


@pytest.mark.parametrize(
    ("frame", "says"),
    [
        ({"A": [1, []], "OUT": [1, 0]}, 'the frame, row 2, A: holds "[]", which is neither text nor a number'),
        ({"A": [1, float("inf")], "OUT": [1, 0]}, 'the frame, row 2, A: holds "inf"'),
        ({"A": [1, 0], "OUT": [1, 0.5]}, 'the frame, row 2, OUT: holds "0.5": a degree of membership is not read'),
        ({"B": [1, 0], "OUT": [1, 0]}, "the frame, row 1, A: there is no such column"),
        ({"A": [0.2] * 60, "OUT": [1] * 60}, "what else is wrong is not listed"),
    ],
)
def test_what_a_frame_holds_is_refused_with_its_row_and_column(frame, says):
    with pytest.raises(FaultsError, match=re.escape(says)):
        truth_table_from_cases(pd.DataFrame(frame), ["A"], "OUT")


@pytest.mark.parametrize(
    ("conditions", "others", "says"),
    [
        ("AB", {}, "the conditions are a list of columns"),
        ([], {}, "the conditions are a list of columns"),
        (["A", "A"], {}, 'the column "A" is asked for twice'),
        (["A", "OUT"], {}, 'the column "OUT" is asked for twice'),
        (list(map(str, range(13))), {}, "13 conditions are too many"),
        (["A"], {"values": {"A": "01"}}, '"01" is one text, and a list is needed'),
        (["A"], {"values": {"A": [0]}}, '"1" is none of the values of "A"'),
    ],
)
def test_what_is_asked_for_amiss_is_refused_in_words(conditions, others, says):
    with pytest.raises(ValueError, match=re.escape(says)):
        truth_table_from_cases(pd.DataFrame({"A": [1, 0], "OUT": [1, 0]}), conditions, "OUT", **others)


CELLS = st.one_of(st.text(max_size=6), st.integers(-2, 3), st.floats(), st.booleans(), st.none(), st.just("1"))


@settings(deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5))
def test_whatever_a_frame_holds_is_taken_in_whole_or_refused(lines):
    frame = pd.DataFrame(lines, columns=["A", "B", "OUT"], dtype=object)
    try:
        rows = truth_table_from_cases(frame, ["A", "B"], "OUT")
    except FaultsError as refused:
        told_of = refused.faults
        assert told_of
        return
    assert truth_frame(rows)["n"].sum() == len(lines)
    again = truth_table_from_rows(truth_frame(rows), ["A", "B"], "OUT", n="n")
    assert [(each.answers, each.seen, each.n) for each in again] == [(each.answers, each.seen, each.n) for each in rows]
