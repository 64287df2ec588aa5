"""Python and the page give the same appraisal, in everything that an appraisal holds."""

from __future__ import annotations

import hashlib
import json
import os
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from realist import evidence
from realist.appraisal import appraise
from realist.theory import Design, DesignError, Scheme, Theory, read_design
from realist.theory.wording import sentence
from realist.views.bench_state import bench_state
from tests.browser.conftest import ROOT
from tests.browser.questions import plain_schemes, put
from tests.theories import cases, some_own

DESIGNS = int(os.environ.get("REALIST_DESIGNS", "8000"))
"""`make fuzz` asks for many more."""
SHARES = 4
CHUNK = 1_000

APPRAISE = """async ([designs, whole]) => {
  const { theory, schemes } = window.evidence;
  const texts = designs.map((design) => window.realist.canonical(window.realist.appraise(theory, design, schemes)));
  return whole ? texts : window.realist.digest(texts);
}"""


def canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def in_python(theory: Theory, schemes: tuple[Scheme, ...], designs: list[Design]) -> list[str]:
    return [canonical(appraise(theory, design, schemes).to_dict()) for design in designs]


def some_design(theory: Theory, chance: random.Random) -> Design:
    """A random partial design: as often nearly empty as nearly full, a third of them with assumptions, a third with
    knock-outs and a third with configurations of the reader's own."""
    share = chance.random()
    answers = {f.id: chance.choice(f.value_ids) for f in theory.features if chance.random() < share}
    mechanisms = [m.id for m in theory.mechanisms]

    def few() -> frozenset[str]:
        return frozenset(m for m in mechanisms if chance.random() < 0.3) if chance.random() < 0.33 else frozenset()

    own = tuple(some_own(theory, chance) for _ in range(chance.randint(1, 4))) if chance.random() < 0.33 else ()
    return Design(answers, few(), few(), own)


@pytest.fixture(scope="module")
def base() -> evidence.Evidence:
    return evidence.load(ROOT / "data")


@pytest.fixture
def bench(visit, site):
    """The page of the bench, with the evidence that it really holds within reach."""
    page = visit(f"{site}/notebooks/design-bench.html").page
    page.evaluate("window.evidence = document.querySelector('[data-realist-widget=bench]').model.get('evidence')")
    return page


def test_the_page_holds_the_theory_that_python_compiles(bench, base):
    assert canonical(bench.evaluate("window.evidence")) == canonical(bench_state(base))


@pytest.mark.parametrize("share", range(SHARES))
def test_the_same_appraisal_of_every_design(bench, base, share):
    chance = random.Random(20260101 + share)
    designs = [scheme.design for scheme in base.schemes] + [Design()]
    designs += [some_design(base.theory, chance) for _ in range(DESIGNS // SHARES)]
    for start in range(0, len(designs), CHUNK):
        some = designs[start : start + CHUNK]
        plain = [design.to_dict() for design in some]
        ours = in_python(base.theory, base.schemes, some)
        if put(bench, APPRAISE, [plain, False]) == hashlib.sha256("\n".join(ours).encode()).hexdigest():
            continue
        theirs = put(bench, APPRAISE, [plain, True])
        design, mine, other = next((d, a, b) for d, a, b in zip(plain, ours, theirs, strict=True) if a != b)
        assert json.loads(mine) == json.loads(other), f"the first design that differs: {canonical(design)}"
    print(f"{len(designs)} designs compared")


def test_the_comparison_would_see_a_difference(bench, base):
    """One effect turned round in the page's copy of the theory is noticed."""
    bench.evaluate("window.evidence = structuredClone(window.evidence)")
    bench.evaluate("window.evidence.theory.configurations.forEach((c) => { c.effect = 'against' })")
    plain = [scheme.design.to_dict() for scheme in base.schemes]
    ours = in_python(base.theory, base.schemes, [scheme.design for scheme in base.schemes])
    assert put(bench, APPRAISE, [plain, False]) != hashlib.sha256("\n".join(ours).encode()).hexdigest()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=cases(), more=st.data())
def test_the_same_appraisal_over_generated_theories(bench, case, more):
    theory, design, schemes = case
    theirs = put(
        bench,
        "([theory, design, schemes]) => window.realist.canonical(window.realist.appraise(theory, design, schemes))",
        [theory.compiled(), design.to_dict(), plain_schemes(schemes)],
    )
    assert theirs == canonical(appraise(theory, design, schemes).to_dict())


def test_the_same_sentences(bench, base):
    theirs = bench.evaluate(
        "window.evidence.theory.configurations.map((c) => window.realist.sentence(window.evidence.theory, c))"
    )
    assert theirs == [sentence(base.theory, c) for c in base.theory.configurations]


def test_the_page_refuses_what_python_refuses_and_says_so_in_the_same_words(bench, base):
    """A design with a sound configuration of the reader's own, and the same spoilt in one place after another."""
    chance, first = random.Random(7), base.theory.features[0]
    own = Design(own=(some_own(base.theory, chance),)).to_dict()["own"][0]
    sound = some_design(base.theory, chance).to_dict() | {"own": [own]}
    wrong: list[Any] = ["", "\u202e", "é𝔞" * 151, [], ["none"], [{}], None]
    conditions = [
        {"feature": "none", "values": ["x"]},
        {"feature": first.id, "values": ["x", "y"]},
        {"feature": first.id, "values": [first.value_ids[0]] * 2},
        {"outcome": "none", "direction": ""},
    ]
    spoilt: list[dict[str, Any]] = [
        *(sound, {}, {"own": {}}, {"own": [1]}, {"own": [own] * 13}),
        *({"more": 1}, {"answers": {"none": "x"}}, {"assumed": ["none"]}, {"knocked_out": {}}),
        *({"own": [own, {**own, part: each}]} for part in own for each in wrong),
        *({"own": [{key: value for key, value in own.items() if key != part}]} for part in own),
        *({"own": [{**own, "conditions": [each]}]} for each in conditions),
    ]
    theirs = bench.evaluate(
        "(all) => all.map((each) => window.realist.readDesign(window.evidence.theory, each))", spoilt
    )
    refused = 0
    for each, read in zip(spoilt, theirs, strict=True):
        ours: dict[str, Any] = {"design": None, "problems": []}
        try:
            ours["design"] = read_design(base.theory, each).to_dict()
        except DesignError as problem:
            ours["problems"] = list(problem.problems)
            refused += 1
        assert read == ours, each
    assert 0 < refused < len(spoilt)
