"""A link and a file hold the whole design, keep their meaning, and are refused in words where they cannot."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from realist import evidence
from realist.sharing import (
    NAME_LIMIT,
    Saved,
    SharingError,
    file_of,
    file_schema,
    link_of,
    read_file,
    read_link,
)
from realist.sharing.json_text import parse_json
from realist.text import tidy
from realist.theory import Design, Theory, read_design
from tests import hostile
from tests.theories import designs
from tests.tree import ROOT

FIXTURES = ROOT / "tests" / "fixtures" / "designs"
BASE, CCTV = evidence.load(ROOT / "data"), evidence.load(ROOT / "data/examples/cctv")
BASES = {"data": BASE, "data/examples/cctv": CCTV}
names = st.text(max_size=60).map(tidy)


@pytest.mark.parametrize("folder", BASES)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_link_and_a_file_give_back_the_design_and_its_name(folder, data):
    base = BASES[folder]
    design, name = data.draw(designs(base.theory)), data.draw(names)
    saved = Saved(design, name)
    link = link_of(base.theory, design, name)
    for text in (
        link,
        f"#{link}",
        f"https://example.org/a/bench.html#{link}",
        link.removeprefix("design="),
        f"\ufeff {link}\u3000",
    ):
        assert read_link(base.theory, text) == saved
    file = file_of(base, design, name)
    jsonschema.validate(json.loads(file), file_schema())
    assert read_file(base.theory, file.encode()) == saved
    assert read_file(base.theory, json.dumps(design.to_dict()).encode()) == Saved(design)


def test_a_link_is_short():
    """Three dozen answers in less than 100 characters; the codes alone would take twenty times as many."""
    full = Design({feature.id: feature.value_ids[0] for feature in BASE.theory.features})
    assert len(link_of(BASE.theory, full)) < 100
    for scheme in BASE.schemes:
        assert len(link_of(BASE.theory, scheme.design)) < 80


def test_a_link_keeps_its_meaning_in_a_later_edition():
    """Questions added, put in another order, and others taken away: what it says is the same, or it is refused."""
    theory, design = BASE.theory, BASE.schemes[0].design
    link = link_of(theory, design, "Ours")
    turned = [replace(f, values=tuple(reversed(f.values))) for f in reversed(theory.features)]
    more = [replace(f, id=f"new-{f.id}") for f in theory.features[:5]]
    later = replace(theory, features=(*more, *turned), mechanisms=tuple(reversed(theory.mechanisms)))
    assert read_link(later, link) == Saved(design, "Ours")
    gone = next(iter(design.answers))
    fewer = replace(theory, features=tuple(f for f in theory.features if f.id != gone))
    with pytest.raises(SharingError, match=f"1 of its {len(design.answers)} answers"):
        read_link(fewer, link)
    renamed = replace(theory, features=tuple(replace(f, id=f"{f.id}-x") for f in theory.features))
    with pytest.raises(SharingError, match="another edition"):
        read_link(renamed, link)


def kept(folder: str) -> list[Path]:
    return sorted(FIXTURES.glob(f"*/{folder}/*.json"))


def test_links_and_files_of_every_version_still_open_or_say_why_not():
    """Never change a fixture: it stands for what somebody has in a mail or on a disk. `said` may be filled in."""
    assert kept("pdd")
    assert kept("cctv")
    for folder, base in (("pdd", BASE), ("cctv", CCTV)):
        for path in kept(folder):
            fixture = json.loads(path.read_text(encoding="utf-8"))
            for read, given_ in (
                (lambda text, base=base: read_link(base.theory, text), fixture["link"]),
                (lambda text, base=base: read_file(base.theory, text.encode()), fixture["file"]),
            ):
                if fixture["said"]:
                    with pytest.raises(SharingError, match=fixture["said"]):
                        read(given_)
                else:
                    saved = read(given_)
                    assert saved == Saved(read_design(base.theory, fixture["design"]), fixture["name"]), path


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is not JSON"),
        ('{\n"answers": {},\n}', "is not JSON"),
        ('{"answers": {}}\n{}', "is not JSON"),
        ('["answers"}', "is not JSON"),
        ("[01]", "is not JSON"),
        ("[-Infinity]", "is not JSON"),
        ('["\\x"]', "is not JSON"),
        ('{"a": 1, "a": 2', "is not JSON"),
        ("[" * 41 + "]" * 41, "is nested too deep for a design"),
        ("[" * 41, "is nested too deep for a design"),
        ('{"a": {"a": 1}, "a": 2}', '"a" stands twice in one object'),
        ('{"a": 1, "a": {"b": 1, "\\u0062": 2}}', '"b" stands twice in one object'),
        ('["\\ud83d"]', "holds half a character; expected text"),
        ('{"\\ud83d": 1}', "holds half a character; expected text"),
    ],
)
def test_what_a_design_cannot_mean_is_refused(text, says):
    with pytest.raises(SharingError) as refused:
        parse_json(text)
    assert str(refused.value) == says


@pytest.mark.parametrize(
    "text",
    ['["\\ud83d\\ude00", {"a": {}}, [], 1.5e-3, true, null]', " [ ] ", "[" * 40 + "]" * 40, '{"a": "[{\\"a\\": 1"}'],
)
def test_what_is_json_is_taken_for_what_it_says(text):
    assert parse_json(text) == json.loads(text)


@given(
    value=st.recursive(
        st.none()
        | st.booleans()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(st.characters(exclude_categories=["Cs"])),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
        max_leaves=12,
    ),
    indent=st.sampled_from([None, 1]),
)
def test_whatever_is_json_is_taken_for_it(value, indent):
    assert parse_json(json.dumps(value, indent=indent)) == value
    assert parse_json(json.dumps(value, ensure_ascii=False)) == value


LINKS, FILES = [*hostile.links(BASE, CCTV)], [*hostile.files(BASE, CCTV)]


def test_hostile_families_are_many():
    assert len({family for family, _ in LINKS} | {family for family, _ in FILES}) >= 12
    assert len(LINKS) + len(FILES) >= 400


@pytest.mark.parametrize("family", sorted({family for family, _ in LINKS}))
def test_hostile_links_are_refused_in_words(family):
    for _, link in (each for each in LINKS if each[0] == family):
        with pytest.raises(SharingError) as refused:
            read_link(BASE.theory, link)
        said_in_words(str(refused.value))


@pytest.mark.parametrize("family", sorted({family for family, _ in FILES}))
def test_hostile_files_are_refused_in_words(family):
    for _, raw in (each for each in FILES if each[0] == family):
        with pytest.raises(SharingError) as refused:
            read_file(BASE.theory, raw)
        said_in_words(str(refused.value))


def said_in_words(message: str) -> None:
    assert len(message) > 8
    assert all(c.isprintable() or c == "\n" for c in message)
    assert max(len([*same]) for _, same in groupby(message)) < 70, "a message repeats what it was given at length"


def test_the_families_would_notice_a_reader_that_lets_everything_through():
    good = link_of(BASE.theory, BASE.schemes[0].design, "Ours")
    assert read_link(BASE.theory, good).name == "Ours"
    blank: dict[str, Any] = {"answers": {}, "assumed": [], "knocked_out": []}
    assert read_link(BASE.theory, hostile.crafted(BASE.theory, [], parts=blank)) == Saved(Design())


def test_what_was_typed_is_kept_as_it_was_typed_in_a_file():
    for name in ("<script>", "=1+1", "a|b", "`x`", "😀", "\u200d"):
        assert read_file(BASE.theory, file_of(BASE, Design(), name).encode()).name == name
    with pytest.raises(ValueError, match="201 characters"):
        file_of(BASE, Design(), "x" * (NAME_LIMIT + 1))


def test_the_schema_is_a_schema_and_takes_what_is_saved():
    jsonschema.Draft202012Validator.check_schema(file_schema())
    for base in BASES.values():
        for scheme in base.schemes:
            jsonschema.validate(json.loads(file_of(base, scheme.design, "Ours")), file_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"format": "realist design", "version": 1, "design": {"score": 1}}, file_schema())


def test_a_theory_without_questions_has_a_link_too():
    assert read_link(Theory(), link_of(Theory(), Design())) == Saved(Design())


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_every_outcome_can_be_watched(base):
    """A brief says for each active configuration what to monitor, when, and who would know."""
    assert [outcome.id for outcome in base.theory.outcomes if not outcome.indicators] == []
