"""An appraisal as tables: each outcome, mechanism, configuration and requirement with its state, and precedent.

Everything here is read off an appraisal; nothing is decided here, and nothing is added up.
"""

from __future__ import annotations

from collections.abc import Iterator

from realist.appraisal import Side, gathered, likeness_clause, mostly_silent_clause, precedent_sentence
from realist.appraisal.words import WORDS as APPRAISAL
from realist.documents.brief.context import BriefContext, whom
from realist.documents.brief.wording import WORDS
from realist.documents.model import Block, Bullets, Paragraph, Section, Table
from realist.evidence import Evidence
from realist.text import capital, listed
from realist.theory import EFFECTS, Design
from realist.theory.wording import EFFECT_WORDS, WORK_WORDS


def overview(base: Evidence, design: Design) -> tuple[Section, ...]:
    """An appraisal as tables: each outcome, mechanism, configuration and requirement with its state, and precedent."""
    tables = _Tables(base, design)
    return (tables.outcomes(), tables.mechanisms(), tables.configurations(), tables.requirements(), tables.precedent())


class _Tables(BriefContext):
    """What is said of one design, as tables."""

    # States

    def outcomes(self) -> Section:
        rows, those = [], []
        for outcome in self.theory.outcomes:
            state = self.found.outcomes[outcome.id]
            sides = [getattr(state, effect) for effect in EFFECTS]
            rows.append((outcome.label, state.word, *(_state(side) for side in sides)))
            told = [whom(EFFECT_WORDS[effect], side) for effect, side in zip(EFFECTS, sides, strict=True)]
            if any(told):
                those.append((f"{outcome.label}.", "; ".join(each for each in told if each)))
        head = ("Outcome", "In this design", *(EFFECT_WORDS[effect] for effect in EFFECTS))
        blocks: tuple[Block, ...] = (Table(head, tuple(rows)),)
        if those:
            blocks += (Paragraph("", "For whom, as far as the text says:"), Bullets(tuple(those)))
        return Section("Outcomes", blocks)

    def mechanisms(self) -> Section:
        rows = []
        for mechanism in self.theory.mechanisms:
            state = self.found.mechanisms[mechanism.id]
            marks = ["assumed"] * state.assumed + ["knocked out"] * state.knocked_out
            rows.append((mechanism.label, state.word, _state(state.triggered), _state(state.blocked), listed(marks)))
        head = ("Mechanism", "In this design", WORK_WORDS["triggers"], WORK_WORDS["blocks"], "As you set it")
        return Section("Mechanisms", (Table(head, tuple(rows)),))

    def configurations(self) -> Section:
        rows = [
            (c.nickname, state, self.theory.outcome[c.outcome].label, EFFECT_WORDS[c.effect], "; ".join(self.marks(c)))
            for state in ("active", "open", "not met")
            for c in self.within(state)
        ]
        head = ("Configuration", "State", "Outcome", "Effect", "To note")
        return Section("Configurations", (Table(head, tuple(rows)),))

    # Precedent

    def precedent(self) -> Section:
        return Section(
            "How it stands to what was seen",
            (Paragraph("Two statements, and they are not merged. No design is called observed."),),
            (
                Section("By its answers", tuple(self._answers())),
                Section("By its configurations", tuple(self._together())),
            ),
        )

    def _answers(self) -> Iterator[Block]:
        found = self.found.precedent
        if not (self.design.answers and found.answers):
            yield Paragraph("No answer can be set beside a scheme’s.")
            return
        clauses = [likeness_clause(self.labels[likeness.scheme], likeness) for likeness in self.speaking()]
        clauses += filter(None, [mostly_silent_clause(found, self.labels)])
        lead, text = APPRAISAL["silent"]
        yield Paragraph("", self.of_answers())
        yield Bullets(tuple(("", f"{clause}.") for clause in clauses))
        yield Paragraph(text, lead)
        for likeness in (likeness for likeness in self.speaking() if likeness.different):
            label = self.labels[likeness.scheme]
            theirs = next(scheme for scheme in self.base.schemes if scheme.id == likeness.scheme).answer
            rows = tuple(
                (
                    self.theory.feature[f].question,
                    self.answer(f, self.design.answers[f]),
                    self.answer(f, theirs[f].value),
                    ", ".join(theirs[f].findings),
                )
                for f in likeness.different
            )
            yield Table(("Answers that differ", "In this design", f"In {label}", "Findings"), rows)

    def _together(self) -> Iterator[Block]:
        precedent = self.found.precedent
        yield Paragraph(precedent_sentence(precedent, self.labels), f"{capital(precedent.word)}:")
        if precedent.by_assumption:
            yield Paragraph("Some of it is active only because of what is assumed.")
        if precedent.suggested:
            yield Paragraph(f"{self.named(precedent.suggested)}.", APPRAISAL["suggested"])
        if precedent.carried:
            yield Paragraph(f"{self.named(precedent.carried)}.", WORDS["carried"])
        if precedent.never_together:
            others = gathered(precedent.never_together)
            yield Paragraph("", WORDS["care"]["apart"])
            yield Bullets(tuple((f"{self.named([one])}:", f"{self.named(rest)}.") for one, rest in others.items()))

    def requirements(self) -> Section:
        """What somebody holds to be necessary and the design does not meet, with who says so."""
        rows, met = [], []
        for requirement in self.theory.requirements:
            status = self.found.requirements[requirement.id]
            if status == "holds":
                met.append(requirement.label)
                continue
            outcome, findings = self.theory.outcome[requirement.outcome].label, ", ".join(requirement.findings)
            rows.append((requirement.statement, outcome, WORDS["status"][status], requirement.claimed_by, findings))
        head = ("Held to be necessary", "For", "In this design", "Who holds it", "Findings")
        blocks: list[Block] = [Table(head, tuple(rows))] if rows else []
        if met:
            blocks.append(Paragraph(f"{'; '.join(met)}.", "Met:"))
        return Section("What is held to be necessary", tuple(blocks))


def _state(side: Side) -> str:
    return f"{side.state}, as assumed" if side.by_assumption else "–" if side.state == "none" else side.state
