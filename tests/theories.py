"""Small theories, schemes and designs for hypothesis to make."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from realist.theory import (
    Configuration,
    Design,
    Feature,
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
    Value,
)

SCHEMES = ("s1", "s2", "s3")
GROUPS = ("g1", "g2")


def feature(name: str, values: int, tells: str = "") -> Feature:
    ids = GROUPS if tells else tuple(f"v{i}" for i in range(values))
    return Feature(name, name, f"{name}?", "context", "l", "", tells, "", (), tuple(Value(v, v, v) for v in ids))


def configuration(name: str, conditions: list, outcome: str, effect: Any = "towards", **parts) -> Configuration:
    """A configuration in which only what matters to the rules is said."""
    given = {"mechanisms": ("m0",), "works": "triggers", "for_whom": "all", "scope": (), **parts}
    return Configuration(
        id=name, nickname=name, level="l", conditions=tuple(conditions), resource="r", actor="a", reasoning="r",
        outcome=outcome, effect=effect, because="b", because_whose="ours", basis="stated", **given,
    )  # fmt: skip


@st.composite
def theories(draw: st.DrawFn, configurations: int = 8) -> Theory:
    """A theory of up to four features, three outcomes and three mechanisms, loops and dead ends included."""
    features = [feature(f"f{i}", draw(st.integers(2, 3))) for i in range(draw(st.integers(1, 3)))]
    if draw(st.booleans()):
        features.append(feature("group", 2, tells="group"))
    outcomes = [f"o{i}" for i in range(draw(st.integers(1, 3)))]
    mechanisms = [f"m{i}" for i in range(draw(st.integers(1, 3)))]

    @st.composite
    def conditions(draw: st.DrawFn):
        if draw(st.booleans()):
            one = draw(st.sampled_from(features))
            values = draw(st.lists(st.sampled_from(one.value_ids), min_size=1, max_size=2, unique=True))
            return FeatureCondition(one.id, tuple(values))
        return OutcomeCondition(draw(st.sampled_from(outcomes)), draw(st.sampled_from(("towards", "against"))))

    made = [
        configuration(
            f"c{i}",
            draw(st.lists(conditions(), min_size=1, max_size=3)),
            draw(st.sampled_from(outcomes)),
            draw(st.sampled_from(("towards", "against", "affects"))),
            mechanisms=tuple(draw(st.lists(st.sampled_from(mechanisms), min_size=1, unique=True))),
            works=draw(st.sampled_from(("triggers", "blocks"))),
            for_whom=draw(st.sampled_from(("some", "all"))),
            scope=tuple(
                Scope(s, draw(st.sampled_from(("scheme", "site", "either-or"))))
                for s in draw(st.lists(st.sampled_from(SCHEMES), unique=True))
            ),
        )
        for i in range(draw(st.integers(1, configurations)))
    ]
    needs = [
        Requirement(f"r{i}", "", outcomes[0], draw(conditions()), "", "", ()) for i in range(draw(st.integers(0, 2)))
    ]
    return Theory(
        features=tuple(features),
        mechanisms=tuple(Mechanism(m, m, "", ()) for m in mechanisms),
        outcomes=tuple(Outcome(o, o, "l", "", "", "") for o in outcomes),
        configurations=tuple(made),
        requirements=tuple(needs),
    )


@st.composite
def designs(draw: st.DrawFn, theory: Theory, assumptions: bool = True) -> Design:
    """Answers to some of the features and, if wanted, mechanisms assumed and knocked out and the reader's own."""
    answered = draw(st.lists(st.sampled_from(theory.features), unique_by=lambda f: f.id))
    answers = {f.id: draw(st.sampled_from(f.value_ids)) for f in answered}
    if not assumptions:
        return Design(answers)
    some = st.frozensets(st.sampled_from([m.id for m in theory.mechanisms]))
    own = draw(own_configurations(theory)) if draw(st.booleans()) else ()
    return Design(answers, draw(some), draw(some), own)


@st.composite
def own_configurations(draw: st.DrawFn, theory: Theory) -> tuple[Configuration, ...]:
    """Up to three configurations that a reader might add, loops and dead ends included."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    return tuple(some_own(theory, chance) for _ in range(draw(st.integers(0, 3))))


def some_own(theory: Theory, chance: random.Random) -> Configuration:
    """A random configuration as a reader might add one; it knows only names that the theory has."""
    outcome = chance.choice(theory.outcomes)
    mechanisms = [mechanism.id for mechanism in theory.mechanisms]

    def some(items: Sequence[str]) -> tuple[str, ...]:
        return tuple(chance.sample(items, k=chance.randint(1, min(2, len(items)))))

    asked = chance.sample(theory.features, k=chance.randint(0, min(2, len(theory.features))))
    on: list[FeatureCondition | OutcomeCondition] = [FeatureCondition(one.id, some(one.value_ids)) for one in asked]
    if not on or chance.random() < 0.4:
        on.append(OutcomeCondition(chance.choice(theory.outcomes).id, chance.choice(("towards", "against"))))
    return Configuration(
        id="",
        nickname="Ours",
        level=outcome.level,
        conditions=tuple(on),
        resource="a <b>bold</b> thing",
        actor=chance.choice([*theory.actor, "everybody’s neighbour"]),
        for_whom=chance.choice(("", "some", "𝔞ll")),
        reasoning="they think again",
        mechanisms=some(mechanisms),
        works=chance.choice(("triggers", "blocks")),
        outcome=outcome.id,
        effect=chance.choice(("towards", "against", "affects")),
        because="so it seems",
        because_whose="reader",
        basis="reader",
    )


@st.composite
def observed(draw: st.DrawFn, theory: Theory) -> tuple[Scheme, ...]:
    """Schemes with an answer, or silence, on every feature."""
    made = []
    for name in SCHEMES:
        answers = []
        for f in theory.features:
            status = draw(st.sampled_from(("stated", "inferred", "either-or", "not stated")))
            value = "" if status == "not stated" else draw(st.sampled_from(f.value_ids))
            answers.append(SchemeAnswer(f.id, status, value, (), "scheme", (), ""))
        made.append(Scheme(name, name, "A", draw(st.sampled_from(GROUPS)), "", tuple(answers)))
    return tuple(made)


@st.composite
def cases(draw: st.DrawFn, assumptions: bool = True) -> tuple[Theory, Design, tuple[Scheme, ...]]:
    theory = draw(theories())
    return theory, draw(designs(theory, assumptions)), draw(observed(theory))


@st.composite
def tied_theories(draw: st.DrawFn, configurations: int = 6) -> Theory:
    """A theory with ties between its answers, contradictions included, of whose features some can be changed."""
    theory = draw(theories(configurations))
    features = tuple(replace(f, changeable_by=draw(st.sampled_from(("", "somebody")))) for f in theory.features)
    made = []
    for i in range(draw(st.integers(0, 4)) if len(features) > 1 else 0):
        one, other = draw(st.permutations(features))[:2]
        relation: Any = draw(st.sampled_from(("implies", "excludes")))
        values = draw(st.sampled_from(one.value_ids)), draw(st.sampled_from(other.value_ids))
        made.append(Tie(f"t{i}", one.id, values[0], relation, other.id, values[1], ""))
    return replace(theory, features=features, ties=tuple(made))


@st.composite
def tied_cases(draw: st.DrawFn, assumptions: bool = True) -> tuple[Theory, Design]:
    """A theory with ties, and a design that may break them."""
    theory = draw(tied_theories())
    return theory, draw(designs(theory, assumptions))
