"""A brief says everything that its appraisal holds, cites what it says, and lets nothing in it act as markup."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from realist import evidence
from realist.appraisal import Appraisal, appraise
from realist.documents.brief import NAME_LIMIT, Brief, brief, markdown
from realist.documents.brief.context import BriefContext
from realist.documents.model import Bullets, Paragraph, Section, Table, escaped, plain
from realist.documents.overview import overview
from realist.sharing import read_link
from realist.text import tidy
from realist.theory import Design, FeatureCondition, Requirement, Theory, Tie
from tests.theories import designs
from tests.tree import ROOT

BASES = {name: evidence.load(ROOT / name) for name in ("data", "data/examples/cctv")}
CCTV = BASES["data/examples/cctv"]

HOSTILE = (
    "<script>alert(1)</script>", "<!-- x", "![a](http://x.example/a.png)", "[a](javascript:alert)",
    "<http://x.example>", "http://x.example", "www.example.com", "example.com", "a@example.org",
    "mailto:a@b.cd", "| a | b |", "\\|", "\\", "\\`", "`", "``` {note}", "{raw}`x`", "{{ x }}", "$x$", "$$",
    "~~~", "# x", "1. x", "2) x", "a. x", "- x", "+ x", "* x", "> x", "+++", "---", "===", ": x", ":::{note}",
    "(x)=", "% x", "[^1]", "[a]: b", "[ ] x", "**", "__x__", "&lt;b&gt;", "&#64;", "x\n\n# y", "\u202eevil",
    "\x1b[31m", "\x00", "=1+1", "@here", "    code", "\t", " ", "", "a  \nb", "{.x}", "^x^", "~x~",
)  # fmt: skip
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from([*HOSTILE, *"\\`*_{}[]()<>#+-.!|~$&:@^=\"'%/ ab1\n"]), max_size=8).map("".join),
    st.text(max_size=30),
)


@st.composite
def sections(draw: st.DrawFn, depth: int = 2) -> Section:
    paragraph = st.builds(Paragraph, texts, texts)
    bullets = st.lists(st.tuples(texts, texts), min_size=1, max_size=3).map(lambda items: Bullets(tuple(items)))
    width = draw(st.integers(1, 3))
    row = st.tuples(*[texts] * width)
    table = st.builds(Table, row, st.lists(row, max_size=3).map(tuple))
    blocks = tuple(draw(st.lists(st.one_of(paragraph, bullets, table), max_size=3)))
    return Section(draw(texts), blocks, tuple(draw(st.lists(sections(depth - 1), max_size=2))) if depth else ())


def led(lead: str, text: str) -> str:
    return tidy(f"{tidy(lead)} {tidy(text)}")


def said(sections: tuple[Section, ...]) -> list[tuple[str, str]]:
    """Every text of a document in order, each with the kind of block in which it stands; empty ones left out."""
    found = []
    for section in sections:
        found.append(("heading", tidy(section.title)))
        for block in section.blocks:
            if isinstance(block, Paragraph):
                found.append(("paragraph", led(block.lead, block.text)))
            elif isinstance(block, Bullets):
                found += [("item", led(*item)) for item in block.items]
            else:
                found += [("cell", tidy(cell)) for row in (block.head, *block.rows) for cell in row]
        found += said(section.sections)
    return [each for each in found if each[1]]


ALL_OF_MYST = MdParserConfig(
    enable_extensions={
        "amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist",
        "html_admonition", "html_image", "linkify", "strikethrough", "substitution", "tasklist",
    }
)  # fmt: skip


def github() -> MarkdownIt:
    return MarkdownIt("gfm-like", {"html": True, "linkify": True})


def myst() -> MarkdownIt:
    from markdown_it.renderer import RendererHTML

    return create_md_parser(ALL_OF_MYST, RendererHTML)


STRUCTURE = re.compile(r"(?:heading|paragraph|bullet_list|list_item|table|thead|tbody|tr|th|td)_(?:open|close)|inline")
INLINE = {"text", "code_inline", "strong_open", "strong_close"}
OWNERS = {"heading_open": "heading", "th_open": "cell", "td_open": "cell", "list_item_open": "item"}


def read_back(parser: MarkdownIt, text: str) -> list[tuple[str, str]]:
    """What a reader of Markdown sees. Fails where it sees anything that a brief is not made of."""
    found, owner = [], "paragraph"
    for token in parser.parse(text):
        assert STRUCTURE.fullmatch(token.type), (token.type, token.content)
        if token.type in OWNERS:
            owner = OWNERS[token.type]
        elif token.type in ("heading_close", "th_close", "td_close", "list_item_close"):
            owner = "paragraph"
        elif token.type == "inline":
            children = token.children or []
            assert {child.type for child in children} <= INLINE, [(c.type, c.content) for c in children]
            found.append((owner, tidy("".join(child.content for child in children))))
    return [each for each in found if each[1]]


@pytest.mark.parametrize("parser", [github(), myst()], ids=["github", "myst"])
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=texts, document=st.lists(sections(), max_size=2).map(tuple))
@example(
    title="x",
    document=(
        Section("h", (Bullets(tuple((a, a) for a in HOSTILE)), *(Paragraph(a, a) for a in HOSTILE))),
        *(Section(a, (Paragraph(a), Table((a, a), ((a, a),)))) for a in HOSTILE),
    ),
)
def test_whatever_a_text_holds_is_read_back_as_that_text(parser, title, document):
    expected = [("heading", tidy(title))] * bool(tidy(title)) + said(document)
    assert read_back(parser, markdown(Brief(title, document))) == expected


def test_the_test_would_see_markup():
    for raw in ("<b>x</b>", "[a](b)", "# a\n\n> b", "http://x.example", "{role}`x`", "1. x"):
        with pytest.raises(AssertionError):
            read_back(myst(), raw)


@settings(max_examples=8)
@given(order=st.permutations([text for text in HOSTILE if text.strip()]))
def test_hostile_names_in_the_evidence_reach_the_brief_as_text(order):
    """End to end: every text of a theory, the data's own title and the reader's name, all hostile texts among them."""
    theory, design, used = CCTV.theory, CCTV.schemes[0].design, itertools.count()

    def hostile(part: Any, *names: str) -> Any:
        return replace(part, **{name: order[next(used) % len(order)] for name in names})

    theory = replace(
        theory,
        levels=tuple(hostile(x, "label") for x in theory.levels),
        features=tuple(
            replace(hostile(x, "label", "question"), values=tuple(hostile(v, "label") for v in x.values))
            for x in theory.features
        ),
        outcomes=tuple(hostile(x, "label", "towards", "against") for x in theory.outcomes),
        mechanisms=tuple(hostile(x, "label") for x in theory.mechanisms),
        configurations=tuple(hostile(x, "nickname", "because", "for_whom", "note") for x in theory.configurations),
        requirements=tuple(hostile(x, "statement", "claimed_by") for x in theory.requirements),
    )
    assert next(used) > len(order)
    meta = MappingProxyType({**CCTV.meta, "title": order[0], "description": order[1]})
    made = brief(replace(CCTV, theory=theory, meta=meta), design, order[2])
    expected = [("heading", tidy(made.title)), *said(made.sections)]
    for parser in (github(), myst()):
        assert read_back(parser, markdown(made)) == expected


def all_text(made: Any) -> str:
    return "\n".join(text for _, text in said(made.sections))


def section(made: Brief, title: str) -> str:
    """All the text under the heading that starts so."""
    return "\n".join(text for one in made.sections if one.title.startswith(title) for _, text in said((one,)))


SCHEMES = [(name, scheme) for name, base in BASES.items() for scheme in base.schemes]


@pytest.mark.parametrize(("name", "scheme"), SCHEMES, ids=[scheme.id for _, scheme in SCHEMES])
def test_a_brief_says_all_that_the_appraisal_of_a_scheme_holds(name, scheme):
    base, design = BASES[name], scheme.design
    check_whole(base, design)
    everything = Design(design.answers, frozenset(), frozenset(m.id for m in base.theory.mechanisms))
    check_whole(base, everything)


@pytest.mark.parametrize("name", BASES)
@settings(max_examples=15)
@given(data=st.data())
def test_a_brief_says_all_that_any_appraisal_holds(name, data):
    base = BASES[name]
    check_whole(base, data.draw(designs(base.theory)))


def test_what_only_ones_own_reaches_for_nobody_named_is_not_called_out_of_reach():
    """Found by chance: every mechanism taken away, and a configuration that says nothing of for whom."""
    base = BASES["data"]
    feature, outcome = base.theory.asked[0], "referrals-made"
    conditions = (FeatureCondition(feature.id, feature.value_ids[:1]),)
    own = replace(base.theory.configurations[0], id="own-1", for_whom="", conditions=conditions, works="blocks")
    own = replace(own, outcome=outcome, effect="affects", basis="reader", scope=(), rivals=(), evidence=())
    design = Design(knocked_out=frozenset(base.theory.mechanism), own=(own,))
    states = section(brief(base, design), "What can be expected")
    assert "may be affected, direction not stated" in states
    assert "open, for whom not said" in states


def check_whole(base: evidence.Evidence, design: Design) -> None:
    theory, found, made = base.theory, appraise(base.theory, design, base.schemes), brief(base, design)
    assert made == brief(base, design)
    answered = section(made, "The design")
    assert all(feature.label in answered for feature in theory.asked)
    assert all(theory.feature[name].labels[value] in answered for name, value in design.answers.items())
    assert all(c.nickname in answered for c in design.own)
    states = section(made, "What can be expected")
    for outcome in theory.outcomes:
        assert outcome.label in states
        reached = found.outcomes[outcome.id].word not in ("not reached", "no evidence")
        assert not reached or found.outcomes[outcome.id].word in states
    check_configurations(base, design, found, made)
    check_doubts(base, design, found, made)
    check_front(base, design, found, made)
    last = section(made, "What it stands on")
    assert base.checksum in last
    assert base.version in last
    link = next(word for word in last.split() if word.startswith("#design="))
    assert read_link(theory, link).design == design


def front_text(made: Brief) -> str:
    return "\n".join(text for one in made.sections if one.front for _, text in said((one,)))


def check_front(base: evidence.Evidence, design: Design, found: Appraisal, made: Brief) -> None:
    """What the first page says stands with its source further on, and what has to be on it is."""
    theory, first = base.theory.with_own(design.own), front_text(made)
    marks = [one.front for one in made.sections]
    assert marks == sorted(marks, reverse=True), "the first page comes first"
    assert len(set(marks)) == 2
    detail = "\n".join(text for one in made.sections if not one.front for _, text in said((one,)))
    codes = {row["finding"] for row in base.tables.rows("findings")}
    named = {code for code in codes if re.search(rf"(?<![\w-]){re.escape(code)}(?!\w)", first)}
    assert all(code in detail for code in named)
    for number, c in BriefContext(base, design).numbered:
        row = f"{number} {tidy(c.nickname)}"
        assert any(line.startswith(row) for line in section(made, "Why").splitlines())
        effect = found.outcomes[c.outcome]
        if c.effect == "against" or effect.against.active:
            assert row in section(made, "What stands in its way")
        else:
            told = section(made, "What the evidence says")
            assert re.search(rf"{re.escape(tidy(theory.outcome[c.outcome].label))} \([\d, ]*\b{number}\b", told)
    check_first_states(theory, design, found, made)
    assert {c for c in codes if any(c in r.findings for r in unmet(base, found))} <= named


def unmet(base: evidence.Evidence, found: Appraisal) -> list[Requirement]:
    return [r for r in base.theory.requirements if found.requirements[r.id] != "holds"]


def check_first_states(theory: Theory, design: Design, found: Appraisal, made: Brief) -> None:
    """Every outcome in its place, every answer, assumption and guess, and questions that are asked further on too."""
    says, way, unseen, settle = (
        section(made, title) for title in ("What the evidence says", "What stands in", "What was not seen", "What to s")
    )
    for outcome in theory.outcomes:
        state, label = found.outcomes[outcome.id], tidy(outcome.label)
        reached = any(getattr(state, effect).state != "none" for effect in ("towards", "against", "affects"))
        place = way if state.against.active else says if reached else unseen
        assert label in place, outcome.id
        if place is says:
            assert f"{state.word[:1].upper()}{state.word[1:]}:" in says
    answers = section(made, "What the design is")
    for name, value in design.answers.items():
        assert tidy(next(v.phrase for v in theory.feature[name].values if v.id == value)) in answers
    for m in design.assumed | design.knocked_out:
        assert theory.mechanism[m].label in unseen
    assert all(tidy(c.nickname) in unseen for c in design.own)
    supposed = design.assumed or design.knocked_out or design.own
    assert ("Nothing is assumed or knocked out" in unseen) == (not supposed)
    asked = [f for f in theory.features if f.question in settle]
    assert len(asked) <= 5
    assert all(f.question in section(made, "What nobody knows") for f in asked)
    if decided := re.search(r"names: (.*)\.$", settle, re.MULTILINE):
        steps = section(made, "Smallest changes")
        assert all(f"\n{label}: " in steps for label in decided[1].split("; "))


def check_configurations(base: evidence.Evidence, design: Design, found: Appraisal, made: Brief) -> None:
    """What is active is told with its reasons and tested by some row; what is open is named with what it waits on."""
    theory = base.theory.with_own(design.own)
    why, watch, unknown = (section(made, title) for title in ("Why", "What to monitor", "What nobody knows"))
    numbers = {int(n) for row in watch.splitlines() for n in re.findall(r"(?:More|Less|A change|,):? (\d+)\b", row)}
    active = [c for c in theory.configurations if found.configurations[c.id].state == "active"]
    assert numbers >= set(range(1, len(active) + 1))
    assert len([line for line in why.splitlines() if re.match(r"\d+ \S", line)]) == len(active)
    for c in active:
        parts = [tidy(part) for part in (c.reasoning, c.resource, theory.outcome[c.outcome].label)]
        assert any(all(part in line for part in parts) for line in why.splitlines())
        assert all(bearing.finding in why for bearing in c.evidence)
    for c in theory.configurations:
        statuses = found.configurations[c.id].conditions
        if found.configurations[c.id].state == "open" and "unknown" in statuses:
            assert tidy(c.nickname) in unknown
            for condition, status in zip(c.conditions, statuses, strict=True):
                if status == "unknown" and hasattr(condition, "feature"):
                    assert theory.feature[condition.feature].question in unknown


def check_doubts(base: evidence.Evidence, design: Design, found: Appraisal, made: Brief) -> None:
    theory, words = base.theory, found.precedent
    check_answers(base, design, made)
    care = section(made, "Where to take care")
    contested = {x.id for x in theory.outcomes if found.outcomes[x.id].word.startswith("contested")}
    assert all(f"Contested: {theory.outcome[name].label};" in care for name in contested)
    known = {**{c.id: c.nickname for c in theory.configurations}}
    assert all(known.get(lost.configuration, "Ours") in care for lost in found.lost)
    assert words.word.capitalize() in care
    assert ("Only suggested, seen by nobody:" in care) == bool(words.suggested)
    assert ("Carried beyond the group" in care) == bool(words.carried)
    assert ("Never seen together in one scheme:" in care) == bool(words.never_together)
    unmet = [r for r in theory.requirements if found.requirements[r.id] != "holds"]
    assert all(r.claimed_by in care for r in unmet)


def check_answers(base: evidence.Evidence, design: Design, made: Brief) -> None:
    """Each scheme with its three numbers, or among those that say too little, in the order of the table."""
    care, first = section(made, "Where to take care"), section(made, "What the evidence says")
    rows, silent, given = [], [], len(design.answers)
    for scheme in base.schemes:
        known = scheme.design.answers
        alike = sum(known.get(f) == value for f, value in design.answers.items())
        other = len(known.keys() & design.answers.keys()) - alike
        numbers = (str(n) if n else "none" for n in (alike, other, given - alike - other))
        same, another, neither = numbers
        row = f"{scheme.label} gave the same on {same}, another on {another}, and is silent on {neither}"
        (rows.append(row) if 2 * (alike + other) >= given else silent.append(scheme.label))
    lead = f"Of the {given} answer{'s' * (given != 1)}:"
    told = [line.removeprefix(lead).strip() for line in care.splitlines() if line.startswith(lead)] if given else []
    assert [line.partition(".")[0] for line in told[: len(rows)]] == rows * bool(given)
    assert len(told) == bool(given) * (len(rows) + bool(silent))
    assert all(label in told[-1] and "silent on more than half" in told[-1] for label in silent * bool(given))
    assert all(row in first for row in rows * bool(given))
    assert "nearest" not in (care + first).lower()


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_the_first_page_of_a_blank_design_claims_nothing(base):
    made = brief(base, Design())
    assert section(made, "What the design is").splitlines()[-1] == "No question is answered yet."
    assert "not met" not in front_text(made)
    assert "Nothing that is active here works against an outcome." in section(made, "What stands in")
    leads = {line.split(":")[0] for line in section(made, "What the evidence says").splitlines()[1:]}
    assert {lead for lead in leads if not lead.startswith("May be ") and lead != "May go either way"} == {
        "Evidence",
        "Nothing active",
    }
    assert not re.search(r"\(\d", front_text(made)), "no configuration is active, so none has a number"


def test_the_first_page_says_what_follows_only_from_what_is_supposed():
    """Everything assumed, or one configuration of the maker's own, and nothing answered."""
    base = BASES["data"]
    assumed = front_text(brief(base, Design({}, frozenset(base.theory.mechanism))))
    assert "(only as assumed)" in assumed
    assert "Active only as assumed:" in assumed
    feature = base.theory.asked[0]
    conditions = (FeatureCondition(feature.id, feature.value_ids[:1]),)
    own = replace(base.theory.configurations[0], nickname="Our guess", conditions=conditions, effect="against")
    design = Design({feature.id: feature.value_ids[0]}, own=(own,))
    made = brief(base, design)
    assert "Our guess (the maker’s own) (only by the maker’s own)" in section(made, "What stands in")
    assert "The maker’s own, and no evidence: 1 Our guess." in section(made, "What was not seen")


def test_the_first_page_names_no_question_that_ties_have_answered():
    """A provider under contract answers whether there is a contract; nobody has to be asked."""
    base = BASES["data"]
    tie = next(tie for tie in base.theory.ties if tie.relation == "implies")
    made = brief(base, Design({tie.feature: tie.value}))
    assert base.theory.feature[tie.other_feature].question not in section(made, "What to settle")


def test_nothing_active_is_said_in_words():
    made = brief(CCTV, Design())
    assert "No configuration is active" in section(made, "Why")
    assert "nothing to compare" in section(made, "Where to take care")
    assert "nothing to test yet" in section(made, "What to monitor")


def test_what_follows_only_from_an_assumption_says_so():
    """Everything assumed and nothing answered: what is active is active only because of it."""
    for base in BASES.values():
        design = Design({}, frozenset(base.theory.mechanism))
        found, why = appraise(base.theory, design, base.schemes), section(brief(base, design), "Why")
        only = [c for c, state in found.configurations.items() if state.by_assumption]
        assert only
        assert why.count("Active only because of what is assumed.") == len(only)


def test_a_brief_has_no_total():
    words = markdown(brief(BASES["data"], BASES["data"].schemes[0].design)).lower()
    assert not re.search(r"\b(?:total|rating|rank)\b", words)


def test_answers_that_cannot_hold_together_are_named_with_the_reason():
    one, other = CCTV.theory.features[:2]
    pair = {one.id: one.value_ids[0], other.id: other.value_ids[0]}
    for relation, value, misfit in (
        ("excludes", other.value_ids[0], True),
        ("excludes", other.value_ids[1], False),
        ("implies", other.value_ids[1], True),
        ("implies", other.value_ids[0], False),
    ):
        tie = Tie("t", one.id, one.value_ids[0], relation, other.id, value, "it is so by name")  # type: ignore[arg-type]
        base = replace(CCTV, theory=replace(CCTV.theory, ties=(tie,)))
        assert ("it is so by name." in all_text(brief(base, Design(pair)))) == misfit


def test_a_brief_says_that_it_is_no_score_and_what_the_evidence_says_of_itself():
    limits = section(brief(CCTV, Design()), "Limits")
    assert "No score." in limits
    assert "Not met is not evidence against." in limits
    assert tidy(CCTV.meta["description"]) in limits


def test_a_name_is_bounded():
    assert brief(CCTV, Design(), "x" * NAME_LIMIT).title.endswith("x")
    with pytest.raises(ValueError, match="201 characters"):
        brief(CCTV, Design(), "x" * (NAME_LIMIT + 1))


@given(rows=st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=4))
def test_columns_stand_under_one_another_in_a_terminal(rows):
    rows = [tuple(re.sub(r"[^ -~]", "?", tidy(cell)) or "-" for cell in row) for row in rows]
    lines = plain((Section("t", (Table(("a", "b", "c"), tuple(rows)),)),)).splitlines()[3:]
    rule = lines[1]
    starts = [0, *(match.end() for match in re.finditer(" {2}", rule))]
    assert len(lines) == len(rows) + 2
    for line, row in zip(lines[2:], rows, strict=True):
        assert [line[a:b].strip() for a, b in zip(starts, [*starts[1:], None], strict=True)] == [tidy(c) for c in row]


def test_nothing_that_a_terminal_obeys_reaches_it():
    text = plain((Section("\x1b[2J", (Paragraph("\x9b31m\r", "\u202e"), Bullets((("\a", "\x08"),)))),))
    assert all(c.isprintable() or c == "\n" for c in text)


def test_an_address_is_shown_and_not_linked():
    assert escaped("see http://x.example/a_b.") == "see `http://x.example/a_b.`"


def test_an_overview_has_no_total():
    words = plain(overview(BASES["data"], BASES["data"].schemes[0].design)).lower()
    assert not re.search(r"\b(?:total|score|rating|rank)\b", words)
