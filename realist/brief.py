"""A design brief that carries its evidence: what to take into a meeting, with the reasons and the doubts beside it.

Everything here is read off an appraisal; nothing is decided here, and nothing is added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from realist import documents
from realist.appraisal import EFFECTS, Side, appraise
from realist.documents import Block, Bullets, Paragraph, Section, Table
from realist.evidence import Evidence
from realist.sentences import (
    BASIS,
    WHOSE,
    WORKS,
    condition_clause,
    listed,
    outcome_clause,
    seen_in,
    sentence,
    stopped,
)
from realist.sentences import EFFECTS as EFFECT_WORDS
from realist.theory import Configuration, Design, Feature, FeatureCondition

NAME_LIMIT = 200
"""Most characters in the name of a design."""

NEEDED = {
    "fails": "not met",
    "unknown": "not known",
    "assumed": "met only as assumed",
    "own": "met only by the reader’s own configurations",
    "holds": "met",
}
LIMITS = (
    ("No score.", "Nothing here is rated, ranked or added up. It does not say that one design is better than another."),
    (
        "Not met is not evidence against.",
        "It says that this way to the outcome is closed. Another way may lead there, and nobody may have looked.",
    ),
    (
        "Enough is not needed.",
        "A configuration says what was enough. What somebody holds to be necessary stands apart, with who holds it.",
    ),
    (
        "Few cases.",
        "The evidence is of the schemes named here. What was not seen together stays unseen, however likely it sounds.",
    ),
    (
        "Another explanation may be the right one.",
        "Each active configuration has its rivals beside it. Ask what would tell them apart.",
    ),
)


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as plain structure, which any format can be written from.

    Attributes
    ----------
    title : str
    sections : tuple of Section
        Headings with paragraphs, lists and tables. Every text is text: nothing in it is markup.
    """

    title: str
    sections: tuple[Section, ...]


def markdown(brief: Brief) -> str:
    r"""A brief as Markdown, in which nothing that a reader typed or the evidence holds can act as markup.

    Examples
    --------
    >>> markdown(Brief("<b>", ()))
    '# \\<b\\>\n'
    """
    return documents.markdown(brief.title, brief.sections)


def brief(base: Evidence, design: Design, name: str = "") -> Brief:
    """What the evidence says of a design, with its reasons, its doubts and its limits.

    Parameters
    ----------
    base : Evidence
    design : Design
        One that fits the theory; `realist.theory.read_design` sees to that.
    name : str
        What its maker calls the design; up to 200 characters of text.

    Returns
    -------
    Brief
        The same for the same evidence, design and name.

    Raises
    ------
    ValueError
        Where the name is too long.

    Examples
    --------
    >>> from realist import evidence
    >>> brief(evidence.load("data/examples/cctv"), Design(), "Ours").title
    'Design brief: Ours'
    """
    if len(name) > NAME_LIMIT:
        raise ValueError(f"The name has {len(name):,} characters; a name has {NAME_LIMIT} at most")
    said = _Said(base, design)
    sections = (
        said.design_section(), said.outcomes(), said.mechanisms(), said.active(), said.precedent(), said.care(),
        said.open(), said.requirements(), said.closed(), said.limits(),
    )  # fmt: skip
    title = f"Design brief: {name}" if name.strip() else "Design brief"
    return Brief(title, (*(one for one in sections if one.blocks or one.sections), said.findings(), said.evidence()))


def overview(base: Evidence, design: Design) -> tuple[Section, ...]:
    """An appraisal as tables: each outcome, mechanism, configuration and requirement with its state, and precedent."""
    said = _Said(base, design)
    return (said.outcomes(), said.mechanisms(), said.configurations(), said.requirements(), said.precedent())


class _Said:
    """What is said of one design. It keeps the findings that were cited on the way."""

    def __init__(self, base: Evidence, design: Design) -> None:
        self.base, self.design, self.theory = base, design, base.theory
        self.found = appraise(base.theory, design, base.schemes)
        self.labels = {scheme.id: scheme.label for scheme in base.schemes}
        self.cited: set[str] = set()

    def cite(self, findings: Iterable[str]) -> str:
        ids = tuple(findings)
        self.cited.update(ids)
        return ", ".join(ids)

    def named(self, configurations: Iterable[str]) -> str:
        return "; ".join(self.theory.configuration[c].nickname for c in configurations)

    def answer(self, feature: str, value: str) -> str:
        return self.theory.feature[feature].labels[value]

    def within(self, state: str) -> list[Configuration]:
        """The configurations in a state, by id."""
        return [self.theory.configuration[c] for c, one in self.found.configurations.items() if one.state == state]

    # The design

    def design_section(self) -> Section:
        asked = [f for f in self.theory.features if f in self.theory.asked or f.id in self.design.answers]
        sections = [
            Section(level.label, tuple(self._answers([f for f in asked if f.level == level.id])))
            for level in self.theory.levels
        ]
        blocks: list[Block] = [
            Paragraph(
                "An unanswered question is unknown, and not a no. Questions on which nothing depends are left out."
            )
        ]
        for lead, chosen in (("Assumed.", self.design.assumed), ("Knocked out.", self.design.knocked_out)):
            if chosen:
                blocks.append(Paragraph(listed([self.theory.mechanism[m].label for m in sorted(chosen)]), lead))
        if misfits := tuple(self._misfits()):
            blocks += [Paragraph("These answers cannot hold together, by definition alone:"), Bullets(misfits)]
        return Section("The design", tuple(blocks), tuple(section for section in sections if section.blocks))

    def _answers(self, features: Sequence[Feature]) -> Iterator[Block]:
        answers = self.design.answers
        if rows := [(f.question, self.answer(f.id, answers[f.id])) for f in features if f.id in answers]:
            yield Table(("Question", "Answer"), tuple(rows))
        if silent := [("", f.question) for f in features if f.id not in answers]:
            yield Paragraph("", "Not answered:")
            yield Bullets(tuple(silent))

    def _misfits(self) -> Iterator[tuple[str, str]]:
        for tie in self.theory.ties:
            other = self.design.answers.get(tie.other_feature)
            if self.design.answers.get(tie.feature) != tie.value or other is None:
                continue
            if (other == tie.other_value) == (tie.relation == "excludes"):
                pair = ((tie.feature, tie.value), (tie.other_feature, other))
                both = (f"{self.theory.feature[f].label}: {self.answer(f, v)}" for f, v in pair)
                yield f"{' / '.join(both)}.", stopped(tie.because)

    # What is active, and why

    def outcomes(self) -> Section:
        rows, whom = [], []
        for outcome in self.theory.outcomes:
            state = self.found.outcomes[outcome.id]
            sides = [getattr(state, effect) for effect in EFFECTS]
            rows.append((outcome.label, state.word, *(_state(side) for side in sides)))
            told = [_whom(EFFECT_WORDS[effect], side) for effect, side in zip(EFFECTS, sides, strict=True)]
            if any(told):
                whom.append((f"{outcome.label}.", "; ".join(each for each in told if each)))
        head = ("Outcome", "In this design", *(EFFECT_WORDS[effect] for effect in EFFECTS))
        blocks: tuple[Block, ...] = (Table(head, tuple(rows)),)
        if whom:
            blocks += (Paragraph("", "For whom, as far as the text says:"), Bullets(tuple(whom)))
        return Section("Outcomes", blocks)

    def mechanisms(self) -> Section:
        rows = []
        for mechanism in self.theory.mechanisms:
            state = self.found.mechanisms[mechanism.id]
            marks = ["assumed"] * state.assumed + ["knocked out"] * state.knocked_out
            rows.append((mechanism.label, state.word, _state(state.triggered), _state(state.blocked), listed(marks)))
        head = ("Mechanism", "In this design", WORKS["triggers"], WORKS["blocks"], "As you set it")
        return Section("Mechanisms", (Table(head, tuple(rows)),))

    def configurations(self) -> Section:
        rows = [
            (c.nickname, state, self.theory.outcome[c.outcome].label, EFFECT_WORDS[c.effect], "; ".join(self.marks(c)))
            for state in ("active", "open", "not met")
            for c in self.within(state)
        ]
        head = ("Configuration", "State", "Outcome", "Effect", "To note")
        return Section("Configurations", (Table(head, tuple(rows)),))

    def marks(self, c: Configuration) -> list[str]:
        """What to know of a configuration before leaning on it in this design."""
        state = self.found.configurations[c.id]
        marks = ["active only because of what is assumed"] if state.by_assumption else []
        if state.state == "active" and not c.scope:
            marks.append("seen by nobody")
        if state.carried:
            marks.append("carried beyond the group in which it was seen")
        silenced = [self.theory.mechanism[m].label for m in state.knocked_out]
        return marks + ([f"knocked out with {listed(silenced)}"] if silenced else [])

    def active(self) -> Section:
        active = self.within("active")
        sections = []
        for outcome in self.theory.outcomes:
            these = [c for effect in EFFECTS for c in active if (c.outcome, c.effect) == (outcome.id, effect)]
            if these:
                word = self.found.outcomes[outcome.id].word
                sections.append(
                    Section(f"{outcome.label}: {word}", sections=tuple(self._configuration(c) for c in these))
                )
        note = "" if sections else "No configuration is active in this design as far as it is answered."
        return Section("What is active, and why", (Paragraph(note),) if note else (), tuple(sections))

    def _configuration(self, c: Configuration) -> Section:
        works = f"{WORKS[c.works]} {listed([self.theory.mechanism[m].label for m in c.mechanisms])}"
        items = [
            ("Works:", f"{works}; {EFFECT_WORDS[c.effect]}: {self.theory.outcome[c.outcome].label}."),
            ("For whom:", stopped(c.for_whom) or "The text does not say."),
            ("Seen in:", stopped(seen_in(self.base.schemes, c))),
            ("Standing:", f"{BASIS[c.basis]}; the “because” is {WHOSE[c.because_whose]}. {stopped(c.note)}".strip()),
        ]
        items += [("Take care:", stopped(mark)) for mark in self.marks(c)]
        statuses = zip(c.conditions, self.found.configurations[c.id].conditions, strict=True)
        if assumed := [condition_clause(self.theory, k) for k, status in statuses if status == "assumed"]:
            items.append(("Assumed to hold:", f"{'; '.join(assumed)}."))
        for rival in c.rivals:
            where = f" [{self.cite(rival.findings)}]" if rival.findings else ""
            items.append(("Rival explanation:", f"{stopped(rival.text)} ({WHOSE[rival.whose]}){where}"))
        for role in sorted({bearing.role for bearing in c.evidence}, reverse=True):
            items.append((f"Findings ({role}):", self.cite(b.finding for b in c.evidence if b.role == role)))
        return Section(c.nickname, (Paragraph(sentence(self.theory, c)), Bullets(tuple(items))))

    # Precedent

    def precedent(self) -> Section:
        return Section(
            "How it stands to what was seen",
            (Paragraph("Two statements, and they are not merged. No design is called observed."),),
            (
                Section("By its answers", tuple(self._nearest())),
                Section("By its configurations", tuple(self._together())),
            ),
        )

    def _nearest(self) -> Iterator[Block]:
        precedent = self.found.precedent
        counts = (
            f"the same answer to {len(a.same)}, another to {len(a.differ)}; "
            f"{len(a.not_answered)} not answered here, {len(a.not_stated)} not stated there"
            for a in precedent.answers
        )
        if precedent.answers:
            yield Bullets(
                tuple((f"{self.labels[a.scheme]}:", f"{n}.") for a, n in zip(precedent.answers, counts, strict=True))
            )
        if not precedent.nearest:
            yield Paragraph("No answer can be compared with a scheme that was seen.")
            return
        yield Paragraph(f"{listed([self.labels[s] for s in precedent.nearest])}.", "Nearest by answers:")
        for likeness in (a for a in precedent.answers if a.scheme in precedent.nearest):
            label = self.labels[likeness.scheme]
            theirs = next(scheme for scheme in self.base.schemes if scheme.id == likeness.scheme).answer
            rows = tuple(
                (
                    self.theory.feature[f].question,
                    self.answer(f, self.design.answers[f]),
                    self.answer(f, theirs[f].value),
                    self.cite(theirs[f].findings),
                )
                for f in likeness.differ
            )
            if rows:
                yield Table(("Answers that differ", "In this design", f"In {label}", "Findings"), rows)
            else:
                yield Paragraph(f"No answer differs from {label}, where both have one.")

    def _together(self) -> Iterator[Block]:
        precedent = self.found.precedent
        together = listed([self.labels[s] for s in precedent.together_in])
        yield Paragraph(
            {
                "seen together": f"All that is active was seen together in {together}.",
                "recombined": "What is active was seen, each part somewhere, and never all of it in one scheme.",
                "beyond what was seen": "Some of what is active was seen by nobody.",
                "nothing active": "Nothing is active, so there is nothing to compare.",
            }[precedent.word],
            f"{precedent.word.capitalize()}." if precedent.word != "nothing active" else "",
        )
        if precedent.by_assumption:
            yield Paragraph("Some of it is active only because of what is assumed.")
        if precedent.beyond:
            yield Paragraph(f"{self.named(precedent.beyond)}.", "Seen by nobody:")
        if precedent.carried:
            yield Paragraph(f"{self.named(precedent.carried)}.", "Carried beyond the group in which it was seen:")
        if precedent.never_together:
            others: dict[str, list[str]] = {}
            for one, other in precedent.never_together:
                others.setdefault(one, []).append(other)
            yield Paragraph("", "Never seen together in one scheme:")
            yield Bullets(tuple((f"{self.named([one])}:", f"{self.named(rest)}.") for one, rest in others.items()))

    # What to be careful with

    def care(self) -> Section:
        items = []
        for outcome in self.theory.outcomes:
            found = self.found.outcomes[outcome.id]
            if found.towards.active and found.against.active:
                sides = f"towards through {self.named(found.towards.active)}"
                items.append((f"{outcome.label}.", f"{sides}; against through {self.named(found.against.active)}."))
        for mechanism in self.theory.mechanisms:
            state = self.found.mechanisms[mechanism.id]
            if state.triggered.active and state.blocked.active:
                sides = f"triggered through {self.named(state.triggered.active)}"
                items.append((f"{mechanism.label}.", f"{sides}; blocked through {self.named(state.blocked.active)}."))
        sections = [Section("What pulls both ways", (Bullets(tuple(items)),))] if items else []
        assumed = [c for c in self.within("active") if self.found.configurations[c.id].by_assumption]
        if assumed:
            rests = Bullets(tuple((f"{c.nickname}.", sentence(self.theory, c)) for c in assumed))
            sections.append(Section("What is only assumed", (rests,)))
        if self.found.lost:
            lost = tuple((f"{self.named([one.configuration])}.", f"{one.was} → {one.now}") for one in self.found.lost)
            sections.append(Section("What the knock-out takes away", (Bullets(lost),)))
        return Section("Where to take care", sections=tuple(sections))

    def open(self) -> Section:
        rows, waiting = [], dict[str, list[str]]()
        for c in self.within("open"):
            unknown = [
                condition
                for condition, status in zip(c.conditions, self.found.configurations[c.id].conditions, strict=True)
                if status == "unknown"
            ]
            for condition in unknown:
                if isinstance(condition, FeatureCondition):
                    waiting.setdefault(condition.feature, []).append(c.id)
            waits = "; ".join(condition_clause(self.theory, condition) for condition in unknown)
            rows.append((c.nickname, outcome_clause(self.theory, c), waits, self.cite(b.finding for b in c.evidence)))
        if not rows:
            return Section("What is open", (Paragraph("Nothing waits on an answer that is missing."),))
        return Section(
            "What is open, and on what it waits",
            (
                Paragraph("An open configuration would be active if what it waits on held."),
                Table(("Configuration", "What it would do", "It waits to know whether", "Findings"), tuple(rows)),
                Table(
                    ("Unanswered question", "What waits on it"),
                    tuple((f.question, self.named(waiting[f.id])) for f in self.theory.features if f.id in waiting),
                ),
            ),
        )

    def requirements(self) -> Section:
        """What somebody holds to be necessary and the design does not meet, with who says so."""
        rows, met = [], []
        for requirement in self.theory.requirements:
            status = self.found.requirements[requirement.id]
            if status == "holds":
                met.append(requirement.label)
                continue
            outcome, findings = self.theory.outcome[requirement.outcome].label, self.cite(requirement.findings)
            rows.append((requirement.statement, outcome, NEEDED[status], requirement.claimed_by, findings))
        head = ("Held to be necessary", "For", "In this design", "Who holds it", "Findings")
        blocks: list[Block] = [Table(head, tuple(rows))] if rows else []
        if met:
            blocks.append(Paragraph(f"{'; '.join(met)}.", "Met:"))
        return Section("What is held to be necessary", tuple(blocks))

    def closed(self) -> Section:
        rows = []
        for c in self.within("not met"):
            statuses = self.found.configurations[c.id].conditions
            fails = [
                f"it does not hold that {condition_clause(self.theory, condition)}"
                for condition, status in zip(c.conditions, statuses, strict=True)
                if status == "fails"
            ]
            closes = "; ".join([*fails, *self.marks(c)])
            rows.append((c.nickname, outcome_clause(self.theory, c), closes, self.cite(b.finding for b in c.evidence)))
        head = ("Configuration", "What it would do", "What closes it", "Findings")
        note = Paragraph("That a way is closed says nothing against the outcome. Another way may lead there.")
        return Section("Ways that are closed", (note, Table(head, tuple(rows))) if rows else ())

    # What it stands on

    def limits(self) -> Section:
        sources = [
            (f"{row['title']} ({row['seen']}).", stopped(row["note"]))
            for row in self.base.tables.rows("sources")
            if row["role"] == "study"
        ]
        own = stopped(str(self.base.meta.get("description", "")))
        blocks: list[Block] = [Bullets(LIMITS)]
        if own:
            blocks.append(Paragraph(own, "The evidence base says of itself:"))
        return Section("Limits", (*blocks, Paragraph("", "What it was coded from:"), Bullets(tuple(sources))))

    def findings(self) -> Section:
        rows = [row for row in self.base.tables.rows("findings") if row["finding"] in self.cited]
        told = {row["passage"] for row in rows}
        passages = [row for row in self.base.tables.rows("passages") if row["passage"] in told]
        if not rows:
            return Section("Findings cited", (Paragraph("None."),))
        return Section(
            "Findings cited",
            (
                Table(
                    ("Finding", "What it says", "Standing", "Passage"),
                    tuple((row["finding"], row["statement"], row["standing"], row["passage"]) for row in rows),
                ),
                Paragraph("", "The passages, retold:"),
                Table(("Passage", "What it says"), tuple((row["passage"], row["gist"]) for row in passages)),
            ),
        )

    def evidence(self) -> Section:
        items = [("Title.", self.base.title), ("Version.", self.base.version), ("SHA-256.", self.base.checksum)]
        for lead, key in (("Licence.", "licenses"), ("Source.", "sources")):
            told = self.base.meta.get(key) or ()
            items += [(lead, " ".join(str(each.get(part, "")) for part in ("title", "path")).strip()) for each in told]
        return Section("Evidence base", (Bullets(tuple(items)),))


def _state(side: Side) -> str:
    return f"{side.state}, as assumed" if side.by_assumption else "–" if side.state == "none" else side.state


def _whom(works: str, side: Side) -> str:
    """For whom a side is active, and for whom open."""
    told = [
        f"{state} for {' / '.join(those)}"
        for state in ("active", "open")
        if (those := [whom or "not said" for whom, found in side.for_whom.items() if found == state])
    ]
    return f"{works}: {', '.join(told)}" if told else ""
