"""The floor under the browsers: said alike wherever it is said, and nothing that we ship needs a later one."""

from __future__ import annotations

import re

import pytest

from realist.web.browsers import FLOOR, in_words
from tests.tree import ROOT

SHIPPED = [*(ROOT / "realist" / "static").glob("*.js"), *(ROOT / "realist" / "static").glob("*.css")]
SHIPPED += (ROOT / "book" / "_static").glob("*.css")

# Since which version each browser has what a style or a script may use and a builder does not translate: Chrome and
# Edge, Firefox, Safari. After MDN's tables of compatibility.
NEEDED = {
    r":has\(": ("105", "121", "15.4"),
    r"@container": ("105", "110", "16.0"),
    r"color-mix\(": ("111", "113", "16.2"),
    r"@layer": ("99", "97", "15.4"),
    r"(?<![\w-])inset:": ("87", "66", "14.1"),
    r"(?<![\w-])mask:": ("120", "53", "15.4"),
    r"aspect-ratio:": ("88", "89", "15.0"),
    r"\[popover\]|\.popover\b|popover(?:=|:\")": ("114", "125", "17.0"),
    r"\bObject\.groupBy\b": ("117", "119", "17.4"),
    r"\bObject\.hasOwn\b": ("93", "92", "15.4"),
    r"\.toReversed\(|\.toSorted\(|\.toSpliced\(|\.with\(": ("110", "115", "16.0"),
    r"\.isWellFormed\(": ("111", "119", "16.4"),
    r"\.replaceAll\(": ("85", "77", "13.1"),
    r"\.findLast\(": ("97", "104", "15.4"),
    r"\bstructuredClone\(": ("98", "94", "15.4"),
    r"\bPromise\.withResolvers\b": ("119", "121", "17.4"),
    r"\bArray\.fromAsync\b": ("121", "115", "16.4"),
    r"(?<![\w-])light-dark\(": ("123", "120", "17.5"),
    r"@starting-style": ("117", "129", "17.5"),
    r"@scope\b": ("118", "146", "17.4"),
    r"field-sizing:": ("123", "152", "26.2"),
    r"anchor-name:": ("125", "147", "26.0"),
    r"\.(?:union|isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(": ("122", "127", "17.0"),
    r"\bIterator\.from\b|\.(?:values|keys|entries)\(\)\.(?:map|filter|some|every|find|toArray|reduce)\(": (
        "122",
        "131",
        "18.4",
    ),
    r"\bPromise\.try\b": ("128", "134", "18.2"),
    r"\bRegExp\.escape\b": ("136", "134", "18.2"),
    r"\bURL\.parse\(": ("126", "126", "18.0"),
}
# These make a page quicker or finer where they are known, and are passed over where they are not: content-visibility,
# text-wrap, and CSS.highlights, which page/lookup.js asks for before it uses it.


def number(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


@pytest.mark.parametrize("feature", NEEDED)
def test_nothing_that_is_shipped_needs_a_browser_above_the_floor(feature):
    since = dict(zip(("Chrome", "Firefox", "Safari"), NEEDED[feature], strict=True))
    since["Edge"] = since["Chrome"]
    later = {name: version for name, version in since.items() if number(version) > number(FLOOR[name])}
    users = [path.name for path in SHIPPED if re.search(feature, path.read_text(encoding="utf-8"))]
    assert not (later and users), f"{users} need {later}"


def test_some_of_these_are_in_use_and_some_would_be_refused():
    """Or the test above could not fail."""
    shipped = "".join(path.read_text(encoding="utf-8") for path in SHIPPED)
    assert sum(bool(re.search(feature, shipped)) for feature in NEEDED) > 5
    later = [feature for feature, (chrome, *_) in NEEDED.items() if number(chrome) > number(FLOOR["Chrome"])]
    assert len(later) > 5


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
