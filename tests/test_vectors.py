"""Python's answers, and the front end's sources in Node.js, which meet them without a browser."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Iterator
from copy import deepcopy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from realist import evidence
from realist.text import filled
from tests.theories import cases, observed, tied_theories
from tests.tree import ROOT
from tests.vectors import designs, node
from tests.vectors.__main__ import files
from tests.vectors.asking import Given, difference, hold

BASES = {name: Given.of(evidence.load(ROOT / name)) for name in ("data", "data/examples/cctv")}
BASE = BASES["data"]
SHARES = 4

needs_node = pytest.mark.skipif(not designs.HAS_NODE, reason=node.ABSENT)


@pytest.fixture(scope="module")
def engine() -> Iterator[node.Node]:
    with node.Node() as loaded:
        yield loaded


@pytest.mark.parametrize(("name", "text"), [pytest.param(name, text, id=name) for name, text in files()])
def test_python_answers_what_the_files_say(name, text):
    kept = (node.HERE / name).read_text(encoding="utf-8")
    assert text == kept, f"Python no longer answers what {name} says: where that is meant, python -m tests.vectors"


@needs_node
def test_the_front_end_answers_what_the_files_say():
    command = [node.executable(), "--no-warnings", str(node.HERE / "meet.mjs")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == len(dict(files()))


@needs_node
@pytest.mark.parametrize("share", range(SHARES))
def test_the_same_appraisal_of_every_design(engine, share):
    """And the same link of every fourth, which opens as it, and with a letter changed is refused in the same words."""
    chance = random.Random(20260101 + share)
    some = designs.some_designs(BASE.theory, BASE.schemes, chance, designs.DESIGNS // SHARES)
    hold(engine.meet, BASE, designs.appraisals(some))
    hold(engine.meet, BASE, designs.links(BASE.theory, some[::4], chance))
    print(f"{len(some)} designs compared")


@needs_node
@pytest.mark.parametrize("name", BASES)
def test_the_same_questions_and_briefs(engine, name):
    chance, base = random.Random(20260102), BASES[name]
    some = designs.some_designs(base.theory, base.schemes, chance, designs.ASKED)
    assert any(design.own for design in some)
    hold(engine.meet, base, [("sentences", {})])
    hold(engine.meet, base, designs.inquiries(base.theory, some, chance))
    hold(engine.meet, base, designs.briefs(some, chance))


@needs_node
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(case=cases())
def test_the_same_appraisal_over_generated_theories(engine, case):
    theory, design, schemes = case
    hold(engine.meet, Given(theory, schemes), designs.appraisals([design]))


@needs_node
@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(theory=tied_theories(), more=st.data(), seed=st.integers(0, 2**32))
def test_the_same_questions_over_generated_theories(engine, theory, more, seed):
    """Two thousand random designs, a third each with assumptions, knock-outs and configurations of the reader's own."""
    chance, schemes = random.Random(seed), more.draw(observed(theory))
    some = [designs.some_design(theory, chance) for _ in range(20)]
    hold(engine.meet, Given(theory, schemes), designs.inquiries(theory, some, chance))


TURNED = {
    "engine/appraisal.js": ("!seen.includes(group)", "seen.includes(group)"),
    "engine/inquiry/support.js": ("against", "towards"),
    "sharing/link.js": ("VERSION = 1", "VERSION = 2"),
    "engine/words.js": ("anyExists ?", "!anyExists ?"),
}


@needs_node
@pytest.mark.parametrize("name", TURNED)
def test_a_front_end_that_answers_otherwise_does_not_meet_them(tmp_path, name):
    """One thing turned round in a copy of the sources is noticed."""
    shutil.copytree(ROOT / "frontend", tmp_path / "frontend", ignore=shutil.ignore_patterns("node_modules"))
    shutil.copytree(ROOT / "realist", tmp_path / "realist", ignore=shutil.ignore_patterns("static", "__pycache__"))
    shutil.copytree(node.HERE, tmp_path / "tests" / "vectors")
    path, (was, now) = tmp_path / "frontend" / name, TURNED[name]
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, now), encoding="utf-8")
    command = [node.executable(), "--no-warnings", str(tmp_path / "tests" / "vectors" / "meet.mjs")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode != 0
    assert " and not " in done.stderr or "Error" in done.stderr


@needs_node
def test_the_comparison_would_see_a_difference_in_python(engine):
    """One effect turned round in what the front end is given, so that Python's answers are not its own."""
    turned = deepcopy(BASE.plain)
    for configuration in turned["theory"]["configurations"]:
        configuration["effect"] = "against"
    told = difference(
        lambda vector: engine.meet({**vector, "given": turned}),
        BASE,
        designs.appraisals([scheme.design for scheme in BASE.schemes]),
    )
    assert told.startswith("appraisal: ")


def test_a_template_refuses_a_name_that_is_not_given():
    with pytest.raises(KeyError, match="outcome"):
        filled("{outcome} of {design}", design="x")
    assert filled("{a} {a_b} {1} {} {B}", a="$& {a_b}", a_b=2) == "$& {a_b} 2 {1} {} {B}"


FILLED = """import { filled } from "./frontend/text.js";
console.log(filled("{a} {a_b} {1} {} {B}", { a: "$& {a_b}", a_b: 2 }));
filled("{outcome} of {design}", { design: "x" });"""


@needs_node
def test_and_so_it_does_in_the_front_end():
    command = [node.executable(), "--input-type=module", "--eval", FILLED]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout == "$& {a_b} 2 {1} {} {B}\n"
    assert done.returncode != 0
    assert '"outcome" of a template is not given' in done.stderr


FILES = {
    "answers Anna P.": "answers-anna-p.json",
    "design Дільниця № 5": "design-Дільниця-5.json",
    "design हमारा दल": "design-हमारा-दल.json",
    "design 我们的/方案": "design-我们的-方案.json",
    "design Cafe\u0301\u202e.exe": "design-café-exe.json",
    "CON": "design-con.json",
    "com¹": "com.json",
    "../../x\x00y": "x-y.json",
    "😀": "design.json",
    "ж" * 300: f"{'ж' * 60}.json",
}


@needs_node
def test_a_file_name_keeps_letters_of_every_script():
    script = f"""import {{ fileName }} from "./frontend/text.js";
    console.log(JSON.stringify({json.dumps([*FILES])}.map((name) => fileName(name, "json"))));"""
    command = [node.executable(), "--input-type=module", "--eval", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    assert json.loads(done.stdout) == [*FILES.values()]
