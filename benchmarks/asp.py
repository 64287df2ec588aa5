"""The same rules as an answer set program, for comparison: clingo, grounded once and asked about design after design.

A theory's conditions are positive, so the program is a definite one and each design has one stable model. Both readings
of what is unknown stand in it side by side: ``is`` with the unknown as not met, ``may`` with the unknown as met. A
design is put to the program in the two ways that clingo has for it, as assumptions or as external atoms, and what comes
back is read without making a symbol.
"""

from __future__ import annotations

from collections.abc import Iterator

import clingo

from realist.theory import Design, Theory

WAYS = ("assumptions", "externals")
READINGS = ("is", "may")


def program(theory: Theory, way: str) -> str:
    """The theory as a program: features, values, configurations and outcomes are numbers or quoted names."""
    return "\n".join(_lines(theory, way))


def _lines(theory: Theory, way: str) -> Iterator[str]:
    for each in theory.features:
        atoms = [f'given("{each.id}","{value}")' for value in (*each.value_ids, "")]
        if way == "externals":
            yield from (f"#external {atom}." for atom in atoms)
        else:
            yield f"1 {{{'; '.join(atoms)}}} 1."
    met: dict[tuple[str, frozenset[str]], int] = {}
    for rule in theory.rules:
        for condition in rule.answers:
            if condition in met:
                continue
            number = met[condition] = len(met)
            feature, values = condition
            for value in sorted(values):
                yield f'met(is,{number}) :- given("{feature}","{value}"). met(may,{number}) :- met(is,{number}).'
            yield f'met(may,{number}) :- given("{feature}","").'
        for reading in READINGS:
            body = [f"met({reading},{met[condition]})" for condition in rule.answers]
            body += [f'made({reading},"{outcome}","{direction}")' for outcome, direction in rule.needs]
            head = f'fires({reading},"{rule.id}")'
            yield f"{head} :- {', '.join(body)}." if body else f"{head}."
            yield f'made({reading},"{rule.makes[0]}","{rule.makes[1]}") :- {head}.'


class Asked:
    """A theory that clingo has grounded, ready to be asked about designs.

    Parameters
    ----------
    theory : Theory
    way : {"assumptions", "externals"}
        How a design is put to it.
    """

    def __init__(self, theory: Theory, way: str) -> None:
        self._control = clingo.Control(["--warn=none"])
        self._control.add("base", [], program(theory, way))
        self._control.ground([("base", [])])
        literal = {str(atom.symbol): atom.literal for atom in self._control.symbolic_atoms}
        self._given: list[tuple[str, dict[str, int]]] = []
        for each in theory.features:
            values = [*each.value_ids, ""]
            self._given.append((each.id, {value: literal[f'given("{each.id}","{value}")'] for value in values}))
        # What can never come about was not grounded; it has no literal, and is not met.
        self._fires: list[tuple[str, int, int]] = []
        for rule in theory.rules:
            sure, may = (literal.get(f'fires({reading},"{rule.id}")', 0) for reading in READINGS)
            self._fires.append((rule.id, sure, may))
        self._externals = way == "externals"
        self._set: list[int] = []

    def states(self, design: Design) -> dict[str, str]:
        """The state of every configuration, as `realist.appraisal.states` gives it."""
        answers = design.answers
        wanted = [literals[answers.get(feature, "")] for feature, literals in self._given]
        if self._externals:
            for literal, before in zip(wanted, self._set or wanted, strict=True):
                if literal != before:
                    self._control.assign_external(before, False)
                if literal != before or not self._set:
                    self._control.assign_external(literal, True)
            self._set = wanted
        with self._control.solve(assumptions=[] if self._externals else wanted, yield_=True) as handle:
            model = handle.model()
            if model is None:
                raise RuntimeError(f"clingo finds no model for {design.to_dict()}")
            true = model.is_true
            return {
                name: "active" if sure and true(sure) else "open" if may and true(may) else "not met"
                for name, sure, may in self._fires
            }
