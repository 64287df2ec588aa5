"""The bench as a widget: what a notebook can observe and set, and what it leaves in a page without a kernel."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from traitlets import TraitError, link

from realist import evidence
from realist.appraisal import appraise
from realist.evidence.imagined import vignettes
from realist.theory import Design, DesignError
from realist.web.embed import embedded_json, mount_point
from realist.widgets import Bench


@pytest.fixture(scope="module")
def base() -> evidence.Evidence:
    return evidence.load("data/examples/cctv")


def some_answer(base: evidence.Evidence) -> dict[str, str]:
    feature = base.theory.asked[0]
    return {feature.id: feature.value_ids[0]}


def test_design_moves_the_appraisal_and_both_can_be_observed(base):
    bench = Bench(base)
    seen = []
    bench.observe(lambda change: seen.append(change["new"]), "appraisal")
    bench.design = {"answers": some_answer(base)}
    expected = appraise(base.theory, Design(some_answer(base)), base.schemes)
    assert seen == [expected] == [bench.appraisal]
    assert bench.design == Design(some_answer(base)).to_dict()


def test_a_bench_can_start_from_a_scheme(base):
    scheme = base.schemes[0]
    assert Bench(base, scheme).design == scheme.design.to_dict()


def test_the_appraisal_is_there_when_a_design_is_seen_to_change_and_cannot_be_set(base):
    bench = Bench(base)
    seen = []
    bench.observe(lambda change: seen.append((change["new"], bench.appraisal)), "design")
    bench.design = base.schemes[0].design.to_dict()
    assert seen == [(base.schemes[0].design.to_dict(), appraise(base.theory, base.schemes[0].design, base.schemes))]
    with pytest.raises(TraitError, match="read-only"):
        bench.appraisal = seen[0][1]


def test_two_benches_can_be_linked(base):
    one, other = Bench(base), Bench(base)
    link((one, "design"), (other, "design"))
    link((one, "compared"), (other, "compared"))
    one.design = base.schemes[1].design.to_dict()
    other.compared = [{"name": "P", "design": base.schemes[0].design.to_dict()}]
    assert other.appraisal == one.appraisal
    assert one.compared_appraisals == other.compared_appraisals


def test_compared_designs_are_appraised_by_name(base):
    bench = Bench(base)
    seen = []
    bench.observe(lambda change: seen.append(change["new"]), "compared_appraisals")
    bench.compared = [{"name": s.label, "design": s.design.to_dict()} for s in base.schemes]
    assert seen == [{s.label: appraise(base.theory, s.design, base.schemes) for s in base.schemes}]
    with pytest.raises(TraitError, match="read-only"):
        bench.compared_appraisals = {}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([{"name": str(n), "design": {}} for n in range(4)], "4 designs are more than the 3"),
        (["a"], "compared 1: expected name and design"),
        ([{"name": "a", "design": {}, "id": 1}], "compared 1: expected name and design"),
        ([{"name": " ", "design": {}}], "compared 1: expected a name of one line"),
        ([{"name": "a\nb", "design": {}}], "compared 1: expected a name of one line"),
        ([{"name": "a", "design": {}}] * 2, 'compared 2: the name "a" is there already'),
        ([{"name": "a", "design": {"more": 1}}], 'compared 1: "more" is not a part of a design'),
    ],
)
def test_compared_designs_that_do_not_fit_are_refused_and_change_nothing(base, given, says):
    bench = Bench(base)
    bench.compared = before = [{"name": "a", "design": Design().to_dict()}]
    with pytest.raises(DesignError, match=re.escape(says)):
        bench.compared = given
    assert bench.compared == before


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"answers": {"no-such": "x"}}, 'there is no question "no-such"'),
        ({"answers": {1: 2}}, 'there is no question "1"'),
        ({"answers": []}, "expected an object of question and answer"),
        ({"assumed": ["no-such"]}, 'there is no mechanism "no-such"'),
        ({"assumed": "abc"}, "expected a list of mechanisms"),
        ({"more": 1}, '"more" is not a part of a design'),
    ],
)
def test_a_design_that_does_not_fit_is_refused_and_changes_nothing(base, given, says):
    bench = Bench(base, base.schemes[0])
    before = bench.design
    with pytest.raises(DesignError, match=re.escape(says)):
        bench.design = given
    assert bench.design == before


def test_what_is_imagined_stays_apart_from_evidence():
    study = evidence.load("data")
    stories = vignettes("data/imagined", study.theory)
    bench = Bench(study, imagined=stories)
    assert [story["id"] for story in bench.imagined] == [story.id for story in stories]
    assert not {story.id for story in stories} & {scheme["id"] for scheme in bench.evidence["schemes"]}
    assert len(bench.appraisal.precedent.answers) == len(study.schemes)


def test_the_evidence_is_not_to_be_changed(base):
    with pytest.raises(Exception, match="read-only"):
        Bench(base).evidence = {}


@given(
    st.recursive(
        st.none() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_state_cannot_leave_its_script_element(value):
    text = embedded_json(value)
    assert "<" not in text
    assert json.loads(text) == value


def test_a_page_without_a_kernel_gets_the_state_and_a_word_for_readers_without_script(base):
    data, _ = Bench(base, passage_page="evidence.html")._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    found = re.search(r'<script type="application/json">(.*)</script>', data["text/html"], re.DOTALL)
    assert found
    state = json.loads(found[1])
    assert state["place"]["passage"] == "evidence.html#passage-"
    assert len(state["evidence"]["theory"]["configurations"]) == len(base.theory.configurations)
    assert "needs JavaScript" in data["text/html"]


def test_names_in_a_mount_point_are_text():
    assert "<img" not in mount_point('"><img src=x>', {}, "<img src=x>")
