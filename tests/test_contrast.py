"""Designs taken apart answer by answer, and truth tables with their formulas: what holds for any theory."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from realist import evidence
from realist.appraisal import appraise, gathered
from realist.evidence.imagined import vignettes
from realist.inquiry import (
    TruthRow,
    broken,
    completed,
    find_out_first,
    formulas,
    knock_outs,
    pathways,
    smallest_changes,
    swapped,
    swaps,
    tensions,
    truth_table,
)
from realist.theory import Design
from realist.views import inquiry
from tests.tree import ROOT

PDD = evidence.load(ROOT / "data")
CCTV = evidence.load(ROOT / "data" / "examples" / "cctv")
PAIRS = [(base, one, other) for base in (PDD, CCTV) for one in base.schemes for other in base.schemes if one != other]


@pytest.mark.parametrize(("base", "one", "other"), PAIRS)
def test_a_swap_gives_the_new_answer_keeps_the_ties_and_says_all_that_moves(base, one, other):
    theory, start = base.theory, completed(base.theory, one.design)
    before = appraise(theory, start)
    end = completed(theory, other.design).answers
    found = swaps(theory, one.design, other.design)
    assert {swap.feature for swap in found} == {f for f, v in start.answers.items() if f in end and end[f] != v}
    for swap in found:
        after = swapped(theory, start, (swap.feature, swap.value))
        assert not broken(theory, after.answers)
        told = {swap.feature: swap.value, **{m.id: m.now for m in swap.follows}}
        assert {f: v for f, v in after.answers.items() if start.answers.get(f) != v} == {
            f: v for f, v in told.items() if v
        }
        state = appraise(theory, after).outcomes
        assert {m.id for m in swap.outcomes} == {o for o in state if state[o].word != before.outcomes[o].word}


@pytest.mark.parametrize(("base", "one", "other"), PAIRS)
def test_all_answers_changed_at_once_are_the_other_design(base, one, other):
    answers = completed(base.theory, other.design).answers
    after = swapped(base.theory, one.design, *answers.items()).answers
    assert {f: after[f] for f in answers} == dict(answers)


def test_answers_that_cannot_stand_together_are_refused():
    with pytest.raises(ValueError, match="cannot stand together"):
        swapped(CCTV.theory, Design(), ("cameras", "dummies"), ("watching", "live"))


ROWS = st.dictionaries(
    st.tuples(*[st.sampled_from("01")] * 3), st.sampled_from(["yes", "no", "remainder"]), min_size=8, max_size=8
)


def rows_of(said):
    return [TruthRow(tuple(zip("abc", key, strict=True)), (), word) for key, word in sorted(said.items())]


def covered(formula, row):
    return any(set(term) <= set(row.answers) for term in formula)


@settings(deadline=None)
@given(ROWS, st.booleans())
def test_a_formula_covers_what_was_seen_and_nothing_that_was_seen_not_to_be(said, remainders):
    rows = rows_of(said)
    found = formulas(rows, remainders=remainders)
    assert bool(found) == any(row.seen == "yes" for row in rows)
    assert len(set(found)) == len(found)
    for formula in found:
        for row in rows:
            if row.seen == "yes":
                assert covered(formula, row)
            elif row.seen == "no" or not remainders:
                assert not covered(formula, row)
        for term in formula:
            barred = [r for r in rows if r.seen == "no" or (r.seen == "remainder" and not remainders)]
            for shorter in combinations(term, len(term) - 1) if term else ():
                assert any(set(shorter) <= set(row.answers) for row in barred), "an answer could be left out"


@settings(deadline=None)
@given(ROWS)
def test_no_formula_of_fewer_terms_would_do(said):
    rows = rows_of(said)
    found = formulas(rows, remainders=True)
    yes = [row for row in rows if row.seen == "yes"]
    no = [set(row.answers) for row in rows if row.seen == "no"]
    terms = [t for r in yes for n in range(4) for t in combinations(r.answers, n) if not any(set(t) <= b for b in no)]
    for formula in found:
        for fewer in combinations(sorted(set(terms)), len(formula) - 1):
            assert not all(covered(fewer, row) for row in yes)


def test_what_was_seen_comes_from_the_schemes_and_not_from_the_theory():
    rows = truth_table(PDD.theory, PDD.schemes, ["delivery", "group"], "officer-team-ties", "towards")
    seen = {case: row.seen for row in rows for case in row.cases}
    for scheme in PDD.schemes:
        told = {o.direction for o in scheme.outcomes if o.outcome == "officer-team-ties"} - {"not stated"}
        assert seen[scheme.id] == ("yes" if told == {"towards"} else "no")


def test_a_truth_table_asks_only_what_every_scheme_answers():
    with pytest.raises(ValueError, match="does not answer every question"):
        truth_table(PDD.theory, PDD.schemes, ["launch-training"], "officer-team-ties", "towards")
    with pytest.raises(ValueError, match="too many"):
        truth_table(PDD.theory, PDD.schemes, [f.id for f in PDD.theory.features], "officer-team-ties", "towards")


@pytest.mark.parametrize("base", [PDD, CCTV])
def test_tables_show_every_row_and_no_total(base):
    theory, (first, second, *_) = base.theory, base.schemes
    design, outcome = first.design, theory.outcomes[0].id
    found = smallest_changes(theory, design, outcome, "free")
    both = Design({**first.design.answers, **base.schemes[-1].design.answers})
    apart = appraise(theory, both, base.schemes).precedent
    shown = {
        "swapped": (inquiry.swapped(base, swaps(theory, design, second.design)), None),
        "changes": (inquiry.changes(base, found), len(found)),
        "ways": (inquiry.ways(base, find_out_first(theory, Design())), None),
        "pathways": (
            inquiry.pathways(base, pathways(theory, outcome, "towards"), base.schemes, "cards.html"),
            len(pathways(theory, outcome, "towards").found),
        ),
        "rests": (inquiry.rests(base, knock_outs(theory, design)), len(theory.mechanisms)),
        "tensions": (inquiry.tensions(base, tensions(theory, design)), len(tensions(theory, design))),
        "outcomes": (inquiry.outcomes(base, appraise(theory, design)), None),
        "beside": (
            inquiry.beside_schemes(base, appraise(theory, design, base.schemes).precedent, design),
            len(base.schemes),
        ),
        "apart": (inquiry.never_together(base, apart, "c.html"), len(gathered(apart.never_together))),
        "told": (inquiry.told(base, [c.id for c in theory.configurations], "c.html"), len(theory.configurations)),
        "bundles": (inquiry.bundles(base, [first, second], "evidence.html"), None),
    }
    for name, (table, rows) in shown.items():
        assert len(table) == rows if rows is not None else len(table) > 0, name
        assert not {"score", "total", "rank"} & {str(c).lower() for c in table.columns}, name


def test_a_table_of_formulas_and_of_a_truth_table_speak_in_answers():
    rows = truth_table(PDD.theory, PDD.schemes, ["delivery", "aim"], "officer-team-ties", "towards")
    seen = inquiry.truth(PDD, rows, {"yes": "found", "no": "none found"})
    assert sorted(seen["Seen"]) == ["found", "none found"]
    said = inquiry.solutions(PDD, formulas(rows, remainders=False))
    assert said["It says"][0].count("<strong>and</strong>") == 1


def test_what_an_imagined_case_answers_is_shown_with_its_words():
    for case in vignettes(ROOT / "data" / "imagined", PDD.theory):
        table = inquiry.answers(PDD, case)
        assert list(table["The words that say so"]) == [f"“{answer.because}”" for answer in case.answers]
