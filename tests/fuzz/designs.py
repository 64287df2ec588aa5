"""Designs on their way in: links, files, configurations of a reader's own, drafts and maps; and on their way out."""

from __future__ import annotations

import ast
import io
import json
import random
import unicodedata
from functools import cache
from typing import Any

import traitlets
from hypothesis import strategies as st

from realist import evidence
from realist.documents.brief import brief, markdown
from realist.documents.docx import word
from realist.documents.model import plain
from realist.documents.overview import overview
from realist.documents.worksheets import design_notebook
from realist.exercises.building import answer, read_draft
from realist.sharing import Saved, SharingError, file_of, link_of, read_file, read_link
from realist.sharing.link import OWN
from realist.sharing.saved import canonical
from realist.text import tidy
from realist.theory import Design, DesignError, read_design
from realist.widgets import Ties
from tests.fuzz.folders import DATA, said_in_words
from tests.fuzz.kinds import Kind
from tests.fuzz.texts import anything, as_json, hostile, spoilt_bytes, spoilt_json, texts
from tests.hostile import ALPHABET, crafted
from tests.test_brief import myst, read_back, said
from tests.theories import some_own
from tests.word_text import read_back as read_word


@cache
def base() -> evidence.Evidence:
    return evidence.load(DATA)


@cache
def some_designs() -> tuple[Design, ...]:
    """Designs with much in them, to be spoilt."""
    chance, theory = random.Random(20264), base().theory
    mechanisms = [m.id for m in theory.mechanisms]
    made = [scheme.design for scheme in base().schemes]
    for own in (0, 1, 3):
        answers = {f.id: chance.choice(f.value_ids) for f in theory.features if chance.random() < 0.7}
        those = tuple(some_own(theory, chance) for _ in range(own))
        made.append(Design(answers, frozenset(mechanisms[:own]), frozenset(mechanisms[4:]), those))
    return tuple(made)


def known(text: str) -> bool:
    """Whether this Python knows every character; a browser may know later ones, and see a letter where we see none."""
    return all(unicodedata.category(c) not in ("Cn", "Cs") for c in text)


names = texts.filter(known).map(tidy).filter(lambda name: len(name) <= 200)
designs = st.sampled_from(range(7)).map(lambda number: some_designs()[number])


def _edited(choice: tuple[Design, str, int, str, str]) -> str:
    """A link with a letter changed, its end cut off, or something put into it."""
    design, name, place, new, how = choice
    link = link_of(base().theory, design, name)
    place %= len(link)
    return {
        "change": link[:place] + new + link[place + 1 :],
        "cut": link[:place],
        "put in": link[:place] + new + link[place:],
        "turn": link[:7] + link[7:][::-1],
        "whole": f"https://example.org/{new}#{link}",
    }[how]


def _crafted(choice: tuple[Any, str]) -> str:
    """A link with a right checksum, whose configurations of the reader's own are anything."""
    own, name = choice
    listed = [[each.get(part, "") for part in OWN] for each in own] if _rows(own) else own
    parts = {"answers": {}, "assumed": [], "knocked_out": [], "own": own}
    try:
        return crafted(base().theory, [], tidy(name), listed, {**parts, "name": tidy(name)} if tidy(name) else parts)
    except (ValueError, TypeError):  # half a character, or a number that JSON has no word for
        return "design="


def _rows(own: Any) -> bool:
    return isinstance(own, list) and all(isinstance(each, dict) and set(each) <= set(OWN) for each in own)


def own_lists() -> st.SearchStrategy[Any]:
    return st.one_of(*(spoilt_json(design.to_dict()["own"]) for design in some_designs() if design.own))


def links() -> st.SearchStrategy[str]:
    letters = st.one_of(st.sampled_from(ALPHABET), texts)
    how = st.sampled_from(["change", "change", "cut", "put in", "turn", "whole"])
    edited = st.tuples(designs, names, st.integers(0, 3_000), letters, how).map(_edited)
    return st.one_of(edited, st.tuples(own_lists(), names).map(_crafted), texts.map("design={}".format))


def files() -> st.SearchStrategy[bytes]:
    made = [file_of(base(), design, "Ours") for design in some_designs()]
    whole = [json.loads(text) for text in made]
    bare = [{part: value for part, value in each.items() if part != "checksum"} for each in whole]
    return st.one_of(
        *(spoilt_bytes(text.encode()) for text in made[3:5]),
        *(spoilt_json(each).map(lambda value: as_json(value).encode()) for each in (*whole[-2:], *bare[-2:])),
        *(spoilt_json(each["design"]).map(lambda value: as_json(value).encode()) for each in whole[-2:]),
    )


def opened_link(case: str) -> Saved | str:
    """What Python makes of a link: a design, or words."""
    try:
        return read_link(base().theory, case)
    except SharingError as refused:
        return str(refused)


def opened_file(case: bytes) -> Saved | str:
    try:
        return read_file(base().theory, case)
    except SharingError as refused:
        return str(refused)


def held(saved: Saved) -> str:
    """A design and its name as one text, as the page writes it too."""
    return canonical({"design": saved.design.to_dict(), "name": saved.name})


def told(found: Saved | str) -> bool:
    """Whether it was accepted; words are words, and what was accepted survives the way out and in again."""
    if isinstance(found, str):
        assert found
        for line in found.splitlines():
            assert len(line) < 800
        return False
    assert read_file(base().theory, file_of(base(), found.design, found.name).encode()) == found
    return True


def writable(case: Any) -> bool:
    """Whether JSON has words for it: not for what is no number."""
    try:
        json.dumps(case, allow_nan=False)
    except ValueError:
        return False
    return True


def own_read(case: Any) -> Design | DesignError:
    """What Python makes of a design: itself, or every problem of it."""
    try:
        return read_design(base().theory, case)
    except DesignError as refused:
        return refused


def own(case: Any) -> bool:
    design = own_read({"own": case})
    if isinstance(design, DesignError):
        assert design.problems
        return False
    assert read_design(base().theory, design.to_dict()) == design
    return True


def drafts(case: Any) -> bool:
    """What a learner built: answered, or refused by the one error that is documented."""
    try:
        draft = read_draft(base().theory, case)
    except ValueError:
        return False
    answer(base().theory, draft)
    return True


@cache
def map_of_ties() -> Ties:
    return Ties(base())


def maps(case: Any) -> bool:
    try:
        map_of_ties().ties = case
    except traitlets.TraitError:
        return False
    html = map_of_ties()._repr_mimebundle_()[0]["text/html"]
    html.encode()
    assert html.count("</script>") == 1
    return True


def outgoing(case: list[Any]) -> bool:
    """A design full of hostile words as brief, overview, Word file and notebook: all of it text."""
    number, words, name = case
    theory = base().theory
    seven = random.Random(number)
    made = tuple(some_own(theory, seven) for _ in range(1 + number % 3)) if words else ()
    given = [c.to_dict() if hasattr(c, "to_dict") else c for c in Design(own=made).to_dict()["own"]]
    for each, parts in zip(given, words * 3, strict=False):
        each.update(
            dict(zip(("nickname", "resource", "actor", "for_whom", "reasoning", "because"), parts, strict=True))
        )
    try:
        design = read_design(theory, {"answers": dict(some_designs()[number % 7].answers), "own": given})
        document = brief(base(), design, name)
    except (DesignError, ValueError):
        return False
    expected = [("heading", tidy(document.title)), *said(document.sections)]
    assert read_back(myst(), markdown(document)) == expected
    plain(overview(base(), design)).encode()
    written = word(document.title, document.sections, base().title)
    assert read_word(io.BytesIO(written).getvalue())
    for cell in design_notebook("data", design, name).cells:
        if cell.cell_type == "code":
            calls = {
                n.func.id
                for n in ast.walk(ast.parse(cell.source))
                if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
            }
            assert not calls & {"eval", "exec", "__import__", "open"}
    return True


TIE = {"from": "Ana", "to": "Ben", "label": "talk", "basis": "contract", "unit": "person", "level": "frontline"}
DRAFT = {
    "conditions": [{"feature": "delivery", "values": ["in-house"]}, {"outcome": "onus", "direction": "towards"}],
    "resource": "a room", "actor": "officers", "reasoning": "they feel that it is theirs", "mechanisms": "learning",
    "works": "triggers", "outcome": "onus", "effect": "towards", "because": "they met",
}  # fmt: skip


def kinds() -> list[Kind]:
    """The kinds that Python alone is asked about."""
    words = st.lists(st.tuples(*[hostile] * 6), max_size=3)
    own_cases = st.one_of(own_lists(), anything)
    return [
        Kind("own configurations", own_cases, own, 60, 1_000),
        Kind("drafts", st.one_of(spoilt_json(DRAFT), anything), drafts, 40, 600),
        Kind("maps of ties", st.one_of(spoilt_json([TIE, {**TIE, "from": "Cy"}]), anything), maps, 20, 300),
        Kind("papers", st.tuples(st.integers(0, 6), words, hostile), outgoing, 4, 100, small=True),
    ]


__all__ = ["files", "held", "kinds", "links", "opened_file", "opened_link", "said_in_words", "told"]
