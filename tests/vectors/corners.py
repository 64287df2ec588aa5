"""Small theories that corner the closure, the ties and what a reader adds, and what is asked of each."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from realist.sharing import link_of
from realist.theory import (
    Configuration,
    Design,
    Effect,
    FeatureCondition,
    Mechanism,
    Outcome,
    OutcomeCondition,
    Requirement,
    Scheme,
    SchemeAnswer,
    Scope,
    Theory,
    Tie,
)
from tests import wrapped
from tests.theories import GROUPS, SCHEMES, configuration, feature, some_own
from tests.vectors.asking import Case, Given, Vector, vector
from tests.vectors.designs import appraisals, inquiries, links, some_design

SEED = 20261201
THEORIES, DESIGNS_EACH = 25, 4


def on(name: str, *values: str) -> FeatureCondition:
    return FeatureCondition(name, values or ("v1",))


def after(outcome: str, effect: Any = "towards") -> OutcomeCondition:
    return OutcomeCondition(outcome, effect)


def theory(*made: Configuration, ties: Sequence[Tie] = (), features: int = 3, **parts: Any) -> Theory:
    """Features f0, f1, … of the answers v0, v1 and v2, all of which can be changed but the first; two of all else."""
    asked = tuple(replace(feature(f"f{i}", 3), changeable_by="somebody" if i else "") for i in range(features))
    return Theory(
        features=asked,
        ties=tuple(ties),
        mechanisms=tuple(Mechanism(m, m, "", ()) for m in ("m0", "m1")),
        outcomes=tuple(Outcome(o, o, "l", "", f"more {o}", f"less {o}") for o in ("o0", "o1")),
        configurations=made,
        **parts,
    )


def implies(name: str, feature: str, value: str, other: str, other_value: str) -> Tie:
    return Tie(name, feature, value, "implies", other, other_value, "so it is defined")


def excludes(name: str, feature: str, value: str, other: str, other_value: str) -> Tie:
    return Tie(name, feature, value, "excludes", other, other_value, "so it is defined")


LOOP = theory(
    configuration("c0", [after("o1")], "o0"),
    configuration("c1", [after("o0")], "o1", mechanisms=("m1",)),
    configuration("c2", [on("f0")], "o0", mechanisms=("m0", "m1")),
    configuration("c3", [on("f1"), after("o0", "against")], "o1", "against", works="blocks"),
    configuration("c4", [on("f2", "v0", "v2")], "o0", "against", works="blocks", for_whom="some"),
    configuration("c5", [on("f2", "v2"), after("o1")], "o1", "affects"),
    requirements=(
        Requirement("r0", "", "o0", after("o1"), "", "", ()),
        Requirement("r1", "", "o1", on("f1", "v0"), "", "", ()),
    ),
)
"""Two outcomes that lead to each other: without a start neither is active."""

EITHER_WAY = theory(
    configuration("c0", [on("f0", "v0")], "o0"),
    configuration("c1", [on("f0", "v1", "v2")], "o0"),
    configuration("c2", [after("o0")], "o1"),
    configuration("c3", [on("f1", "v0")], "o0", "against"),
    configuration("c4", [on("f1", "v1"), after("o0", "against")], "o1", "against"),
)
"""Open though active in every completion (c2), and open though active in none (c4): the answer would be two at once."""

CHAIN = (
    implies("t0", "f0", "v1", "f1", "v1"),
    implies("t1", "f1", "v1", "f2", "v1"),
    excludes("t2", "f2", "v1", "f3", "v0"),
    excludes("t3", "f2", "v1", "f3", "v1"),
)
CROSSED = (
    implies("t0", "f0", "v1", "f1", "v0"),
    excludes("t1", "f0", "v1", "f1", "v0"),
    excludes("t2", "f2", "v2", "f2", "v2"),
    implies("t3", "f3", "v0", "f0", "v1"),
)
TIED = (
    configuration("c0", [on("f1")], "o0"),
    configuration("c1", [on("f2"), on("f3", "v2")], "o1", mechanisms=("m1",)),
    configuration("c2", [on("f3", "v0")], "o0", "against", works="blocks"),
    configuration("c3", [on("f0", "v0"), on("f2", "v0", "v2")], "o1", "against"),
)


def corners() -> Iterator[tuple[str, Theory]]:
    """Each theory, with what it corners."""
    yield "Two outcomes that lead to each other", LOOP
    yield "Open in the closure, and decided in every completion", EITHER_WAY
    yield "Ties in a chain, at whose end one answer is left", theory(*TIED, ties=CHAIN, features=4)
    yield "Ties that contradict one another, or themselves", theory(*TIED, ties=CROSSED, features=4)
    yield "No configuration at all", theory()


def every(chance: random.Random, of: Theory, count: int = 16) -> list[Design]:
    """Nothing answered, everything answered, and random designs, under mechanisms assumed and knocked out."""
    full = {f.id: "v1" for f in of.features}
    each = [Design(), Design(full), Design(full, knocked_out=frozenset({"m0"})), Design({}, frozenset({"m0"}))]
    both = frozenset({"m0", "m1"})
    each += [Design({"f0": "v1"}, both, frozenset({"m1"})), Design({"f2": "v0"}, both)]
    return each + [some_design(of, chance) for _ in range(count)]


def spoilt(of: Theory, chance: random.Random) -> list[Case]:
    """Designs that are refused, spoilt in one place after another, and a few that are not."""
    name = of.features[0].id
    own = Design(own=(some_own(of, chance),)).to_dict()["own"][0]
    wrong: list[Any] = ["", "\u202e", [], ["none"], [{}], None, 1, "a\u200cb"]
    conditions = [
        {"feature": "none", "values": ["v0"]}, {"feature": name, "values": ["v0", "x"]},
        {"feature": name, "values": ["v0", "v0"]}, {"feature": name, "values": []}, {"feature": name, "values": "v0"},
        {"outcome": "none", "direction": ""}, {"outcome": "o0", "direction": "affects"}, {"outcome": 1, "direction": 2},
    ]  # fmt: skip
    plain = {"feature": name, "values": ["v0"]}
    every: list[Any] = [
        *({}, [], "x", {"more": 1, "\u00e9": 1, "𝔞": 1}, {"answers": []}, {"answers": {"none": "x", name: "x"}}),
        *({"answers": {name: 1}}, {"answers": {name: "v0"}}, {"assumed": ["none", 1]}, {"knocked_out": {}}),
        *({"assumed": ["m1", "m0", "m1"]}, {"own": {}}, {"own": [1]}, {"own": [own] * 13}),
        *({"own": [{**own, part: each}]} for part in own for each in wrong),
        *({"own": [{**own, part: "é𝔞" * 151}]} for part in ("nickname", "actor", "outcome")),
        *({"own": [{key: value for key, value in own.items() if key != part}]} for part in own),
        *({"own": [{**own, "conditions": [each]}]} for each in conditions),
        *({"own": [{**own, "conditions": [plain] * count}]} for count in (2, 12, 13)),
        {"own": [{**own, "more": 1}]},
    ]
    return [("design", {"design": each}) for each in every]


BAD_LINKS = ("", "#design=", "#other=AAAA", "design=A", "design=AAAA", "#design=é")


def drawn(chance: random.Random) -> Given:
    """A small theory with ties, loops and dead ends, and three schemes, all by chance."""
    features = [
        replace(feature(f"f{i}", chance.randint(2, 3)), changeable_by=chance.choice(("", "somebody")))
        for i in range(chance.randint(1, 3))
    ]
    if chance.random() < 0.5:
        features.append(feature("group", 2, tells="group"))
    outcomes = [f"o{i}" for i in range(chance.randint(1, 3))]
    mechanisms = [f"m{i}" for i in range(chance.randint(1, 3))]

    def condition() -> FeatureCondition | OutcomeCondition:
        if chance.random() < 0.4:
            return OutcomeCondition(chance.choice(outcomes), chance.choice(("towards", "against")))
        one = chance.choice(features)
        return FeatureCondition(one.id, tuple(chance.sample(one.value_ids, chance.randint(1, 2))))

    def made(name: str) -> Configuration:
        effects: tuple[Effect, ...] = ("towards", "towards", "against", "affects")
        return configuration(
            name,
            [condition() for _ in range(chance.randint(1, 3))],
            chance.choice(outcomes),
            chance.choice(effects),
            mechanisms=tuple(sorted(chance.sample(mechanisms, chance.randint(1, len(mechanisms))))),
            works=chance.choice(("triggers", "blocks")),
            for_whom=chance.choice(("some", "all")),
            scope=tuple(
                Scope(s, chance.choice(("scheme", "site", "either-or"))) for s in SCHEMES if chance.random() < 0.5
            ),
        )

    def tie(name: str) -> Tie:
        one, other = chance.sample(features, 2)
        relation = implies if chance.random() < 0.5 else excludes
        return relation(name, one.id, chance.choice(one.value_ids), other.id, chance.choice(other.value_ids))

    def answered(name: str) -> SchemeAnswer:
        status = chance.choice(("stated", "inferred", "either-or", "not stated"))
        known = next(f for f in features if f.id == name).value_ids
        return SchemeAnswer(name, status, "" if status == "not stated" else chance.choice(known), (), "scheme", (), "")

    whole = Theory(
        features=tuple(features),
        ties=tuple(tie(f"t{i}") for i in range(chance.randint(0, 3))) if len(features) > 1 else (),
        mechanisms=tuple(Mechanism(m, m, "", ()) for m in mechanisms),
        outcomes=tuple(Outcome(o, o, "l", "", "", "") for o in outcomes),
        configurations=tuple(made(f"c{i}") for i in range(chance.randint(1, 7))),
        requirements=tuple(
            Requirement(f"r{i}", "", outcomes[0], condition(), "", "", ()) for i in range(chance.randint(0, 2))
        ),
    )
    schemes = tuple(
        Scheme(s, s, "A", chance.choice(GROUPS), "", tuple(answered(f.id) for f in features)) for s in SCHEMES
    )
    return Given(whole, schemes)


def pasted(of: Theory, chance: random.Random) -> list[Case]:
    """Every way of wrapping a link, around a whole one, a cut one and a changed one; several in a text; and none."""
    texts = ["", "a word", "design", "redesign = good", "#design=", "our design=good", "see design-3D printing"]
    for design in (Design(), every(chance, of, 1)[-1]):
        link = f"https://example.org/b/design-bench.html#{link_of(of, design, 'Ours')}"
        place = link.index("design=") + 12
        changed = link[:place] + ("A" if link[place] != "A" else "B") + link[place + 1 :]
        texts += [wrap(each) for wrap in wrapped.ALL.values() for each in (link, link[:-5], changed)]
        texts += [f"Hi,\nours: {link}\ntheirs: {link[:-6]}\n\nand {changed}, {link}.", f"{link}\n\n{link[:-4]}\n{link}"]
    texts += [f"{link} " * 101, "design=" * 50, "design=E\n" * 50, "=" * 99 + "\n"]
    return [("designs in", {"text": text}) for text in texts]


def kept() -> dict[str, list[Vector]]:
    """The vectors that stand in files, by the name of the file."""
    chance = random.Random(SEED)
    closure, questions = [], []
    for about, each in corners():
        designs, given = every(chance, each), Given(each)
        closure.append(vector(about, given, appraisals(designs[:7]), whole=True))
        questions.append(vector(about, given, inquiries(each, designs[:5], chance), whole=True))
        questions.append(vector(f"{about}, and more of it", given, inquiries(each, designs[5:], chance)))
    theories = []
    for i in range(THEORIES):
        given = drawn(chance)
        designs = [some_design(given.theory, chance) for _ in range(DESIGNS_EACH)]
        cases = [*appraisals(designs), *inquiries(given.theory, designs, chance)]
        theories.append(vector(f"Drawn by chance, {i + 1}", given, cases))
    loop = Given(LOOP)
    refused: list[Case] = [("opened link", {"link": each}) for each in BAD_LINKS]
    whole = link_of(LOOP, Design({"f0": "v1", "f1": "v2"}, own=(some_own(LOOP, chance),)), "Ours")
    refused += [("opened link", {"link": whole[:cut]}) for cut in range(8, len(whole), 7)]
    shared = [*links(LOOP, every(chance, LOOP), chance), *refused]
    return {
        "closure": closure,
        "designs": [vector("Designs that are refused, and why", loop, spoilt(LOOP, chance), whole=True)],
        "links": [vector("Links, and what they open as", loop, shared, whole=True)],
        "pasted": [vector("Links as mail and chat wrap them", loop, pasted(LOOP, chance), whole=True)],
        "questions": questions,
        "theories": theories,
    }
