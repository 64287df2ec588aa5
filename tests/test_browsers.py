"""The floor under the browsers: said alike wherever it is said, and nothing that we ship needs a later one."""

from __future__ import annotations

import re

import pytest

from realist.web.browsers import FLOOR, in_words
from tests.tree import ROOT

SHIPPED = [*(ROOT / "realist" / "static").glob("*.js"), *(ROOT / "realist" / "static").glob("*.css")]
SHIPPED += (ROOT / "book" / "_static").glob("*.css")

# What is above the floor in some browser (MDN's tables of compatibility) and what a builder does not translate: an
# example of each, and how it is found in a bundle.
ABOVE = {
    "light-dark(#000, #fff)": r"(?<![\w-])light-dark\(",
    "@starting-style {": r"@starting-style",
    "@scope (.a) {": r"@scope\b",
    "field-sizing: content": r"field-sizing:",
    "anchor-name: --a": r"anchor-name:",
    "a.union(b)": r"\.(?:union|isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(",
    "a.values().map(f)": r"\.(?:values|keys|entries)\(\)\.(?:map|filter|some|every|find|toArray|reduce)\(",
    "Iterator.from(a)": r"\bIterator\.from\b",
    "Promise.try(f)": r"\bPromise\.try\b",
    "RegExp.escape(a)": r"\bRegExp\.escape\b",
    "URL.parse(a)": r"\bURL\.parse\(",
}


@pytest.mark.parametrize(("example", "pattern"), ABOVE.items(), ids=ABOVE)
def test_nothing_that_is_shipped_needs_a_browser_above_the_floor(example, pattern):
    assert re.search(pattern, example)
    assert [path.name for path in SHIPPED if re.search(pattern, path.read_text(encoding="utf-8"))] == []


def test_the_bundle_is_built_for_the_floor():
    script = (ROOT / "frontend" / "build.mjs").read_text(encoding="utf-8")
    (targets,) = re.findall(r"target: \[(.+?)\]", script)
    assert targets == ", ".join(f'"{name.lower()}{version}"' for name, version in FLOOR.items())


@pytest.mark.parametrize("document", ["README.md", "book/how-to-read.md"])
def test_readers_are_told_the_floor(document):
    assert in_words() in " ".join((ROOT / document).read_text(encoding="utf-8").split())


def test_the_first_script_can_be_read_by_any_browser():
    """One that is too old for the rest has to get through it, to be told so."""
    script = re.sub(r"//.*", "", (ROOT / "book" / "_static" / "first.js").read_text(encoding="utf-8"))
    assert not re.findall(r"=>|`|\b(?:const|let|class|async|await)\b|\?\.|\?\?|\.\.\.", script)
