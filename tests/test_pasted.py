"""Every design in a text is found, whatever mail and chat made of its link; what is not whole is refused and named."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from realist import evidence
from realist.sharing import Saved, SharingError, design_in, designs_in, link_of
from realist.sharing.pasted import MOST, TEXT_LIMIT
from realist.theory import Design
from tests import wrapped
from tests.theories import designs
from tests.tree import ROOT

BASE, CCTV = evidence.load(ROOT / "data"), evidence.load(ROOT / "data/examples/cctv")
PAGE = "https://example.org/a_b/design-bench.html#"
CLOSE = {"folded close", "indented"}
AMID = {"HTML", "JSON"}


def link(design: Design, name: str = "") -> str:
    return PAGE + link_of(BASE.theory, design, name)


def in_a_mail(text: str, gateways: list[str], setting: str, form: str) -> str:
    for gateway in gateways:
        text = wrapped.GATEWAYS[gateway](text)
    return wrapped.FORMS[form](wrapped.SETTINGS[setting](text))


def test_the_kinds_are_many():
    assert len(wrapped.ALL) >= 30


@st.composite
def mails(draw):
    """Gateways one within another, a setting and a form; no program writes the sign of HTML or JSON over two lines."""
    url = st.sampled_from(sorted(wrapped.GATEWAYS))
    gateways = draw(st.lists(url.filter(lambda each: each != "Sophos"), max_size=2))
    gateways += draw(st.sampled_from([[], [], ["Sophos"]])) if not gateways else []
    setting = draw(st.sampled_from(sorted(wrapped.SETTINGS)))
    form = draw(st.sampled_from(["whole", "quoted-printable"] if setting in AMID else sorted(wrapped.FORMS)))
    if setting == "hyphens of Word":
        gateways, form = [], "whole"
    if form in CLOSE:
        gateways = gateways[:1]
    return gateways, setting, form


@settings(max_examples=400)
@given(design=designs(BASE.theory), name=st.sampled_from(["", "Ours", "Ünï — 😀 x"]), mail=mails())
def test_any_design_in_any_mail_is_found(design, name, mail):
    text = in_a_mail(link(design, name), *mail)
    found, left = designs_in(BASE.theory, text)
    assert [each.saved for each in found] == [Saved(design, name)], text
    assert found[0].refused == left == ""
    assert design_in(BASE.theory, text) == Saved(design, name)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_without_a_design_has_none(text):
    assert designs_in(BASE.theory, text) == ((), text)


@pytest.mark.parametrize(
    "text",
    ["design", "designs = good", "our redesign", "design-3D printing", "design-bench.html", "http://x/#other=EA"],
)
def test_a_word_is_no_link(text):
    assert designs_in(BASE.theory, text) == ((), text)
    with pytest.raises(SharingError, match="no design= in this text"):
        design_in(BASE.theory, text)


@settings(max_examples=150)
@given(design=designs(BASE.theory), more=st.data(), mail=mails())
def test_a_link_that_was_cut_or_changed_is_refused_and_named(design, more, mail):
    whole = link_of(BASE.theory, design, "Ours")
    place = more.draw(st.integers(len("design=") + 10, len(whole) - 2))
    gateways, setting, form = mail
    cut = in_a_mail(PAGE + whole[:place], gateways, setting, form)
    found, left = designs_in(BASE.theory, cut)
    assert found
    assert not any(each.saved for each in found), cut
    assert left == cut
    letter = more.draw(st.sampled_from("AZaz09-_").filter(lambda each: each != whole[place]))
    changed = PAGE + whole[:place] + letter + whole[place + 1 :]
    found, _ = designs_in(BASE.theory, in_a_mail(changed, gateways, setting, form))
    assert found
    assert not any(each.saved for each in found)


@pytest.mark.parametrize("base", [BASE, CCTV], ids=["pdd", "cctv"])
def test_what_is_missing_is_said(base):
    whole = link_of(base.theory, base.schemes[0].design, "Ours")
    other = link_of((CCTV if base is BASE else BASE).theory, Design(), "x")
    for text, says in (
        (f"{PAGE}{whole[:-6]}", f"was cut short after “…{whole[:-6][-8:]}”"),
        (f"{PAGE}{whole[:-6]} and best wishes from us all", f"was cut short after “…{whole[:-6][-8:]}”"),
        (f"{PAGE}design=", "what follows #design= is missing"),
        (f"{PAGE}design=é", "what follows #design= is missing"),
        (f"{PAGE}design=s{whole[8:]}", "later version of this book"),
        (f"{PAGE}{whole[:12]}{'A' if whole[12] != 'A' else 'B'}{whole[13:]}", "was changed on its way"),
    ):
        (found,), left = designs_in(base.theory, text)
        assert says in found.refused
        assert found.told == f"Line 1: {found.refused}"
        assert left == text
    assert len(designs_in(base.theory, other)[0]) == 1


def test_several_are_numbered_by_line_and_what_was_refused_stays():
    one, two = link(BASE.schemes[0].design, "One"), link(BASE.schemes[1].design, "Two")
    text = (
        f"Dear all,\n\nOne: {one}\r\nTwo, folded: {two[:-9]}\n{two[-9:]}\nThree: {one[:-9]}\n\nAnna {one}, {two[:-8]}"
    )
    found, left = designs_in(BASE.theory, text)
    assert [(each.line, each.saved.name if each.saved else "") for each in found] == [
        (3, "One"), (4, "Two"), (6, ""), (8, "One"), (8, ""),
    ]  # fmt: skip
    assert left == f"Dear all,\n\nThree: {one[:-9]}\n\nAnna , {two[:-8]}"
    with pytest.raises(SharingError, match="holds 2 designs"):
        design_in(BASE.theory, text)
    assert design_in(BASE.theory, f"{one[:-9]}… {one}\n{one}").name == "One"
    assert [each.saved.name for each in designs_in(BASE.theory, f"{one}\n{one}")[0] if each.saved] == ["One", "One"]


def test_the_letters_of_a_link_alone_are_a_link():
    design = BASE.schemes[0].design
    assert design_in(BASE.theory, link_of(BASE.theory, design).removeprefix("design=")) == Saved(design)


REPEATED = (
    "design=",
    "d\n",
    "design=E\n",
    "=\n",
    "E ",
    "%25",
    "design-25",
    " \n",
    "aHR0c\n",
    "<br  ",
    "design\n>",
    "&#0",
)


def test_a_long_text_is_read_in_bounds():
    whole = link(BASE.schemes[0].design)
    found, _ = designs_in(BASE.theory, f"{whole}\n" * (MOST + 50))
    assert [bool(each.saved) for each in found] == [True] * MOST + [False]
    assert f"more than {MOST} links" in found[-1].refused
    (found_,), left = designs_in(BASE.theory, text := "x" * (TEXT_LIMIT + 1))
    assert "500,000 characters" in found_.refused
    assert left == text
    begun = time.process_time()
    for unit in REPEATED:
        designs_in(BASE.theory, (unit * TEXT_LIMIT)[:TEXT_LIMIT])
        designs_in(BASE.theory, ("design=E" + unit * TEXT_LIMIT)[:TEXT_LIMIT])
    assert time.process_time() - begun < 60
