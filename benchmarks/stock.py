"""The design bench as a few lines of stock ipywidgets with a live kernel: what the book's own page is compared with.

The same questions as radio buttons, the same appraisal in Python, and one text that says the states in words. It is how
such an app is commonly made, and it is left as plain as that: no picture, no comparison, no undoing.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

import ipywidgets  # type: ignore[import-untyped]

from realist.appraisal import Appraisal, appraise
from realist.evidence import Evidence
from realist.theory import Theory, read_design

ANSWER = "stock-answer"
"""The class of the text that answers."""


def app(base: Evidence) -> ipywidgets.Widget:
    """Questions on one side, the answer on the other."""
    theory = base.theory
    answers: dict[str, str] = {}
    said = ipywidgets.HTML(layout=ipywidgets.Layout(width="60%"))
    said.add_class(ANSWER)

    def show(changed: str = "Nothing is answered yet.") -> None:
        design = read_design(theory, {"answers": answers})
        said.value = words(theory, appraise(theory, design, base.schemes), changed)

    def asked(feature: Any) -> ipywidgets.Widget:
        options = [*((value.label, value.id) for value in feature.values), ("Not sure", "")]
        radio = ipywidgets.RadioButtons(options=options, value="", layout=ipywidgets.Layout(width="max-content"))

        def answered(change: Mapping[str, Any]) -> None:
            answers.pop(feature.id, None)
            if change["new"]:
                answers[feature.id] = change["new"]
            show(f"{feature.label}: {radio.label}.")

        radio.observe(answered, names="value")
        return ipywidgets.VBox([ipywidgets.HTML(f"<b>{html.escape(feature.question)}</b>"), radio])

    used = {c.feature for each in theory.configurations for c in each.conditions if hasattr(c, "feature")}
    questions = ipywidgets.VBox([asked(f) for f in theory.features if f.id in used])
    show()
    return ipywidgets.HBox([questions, said])


def words(theory: Theory, found: Appraisal, changed: str) -> str:
    """The states of an appraisal as HTML: outcomes, mechanisms, and configurations that are met or open."""
    outcomes = [(one.label, found.outcomes[one.id].word) for one in theory.outcomes]
    mechanisms = [(one.label, found.mechanisms[one.id].word) for one in theory.mechanisms]
    states = [(one.nickname, found.configurations[one.id].state) for one in theory.configurations]
    parts = (
        ("Outcomes", outcomes),
        ("Mechanisms", mechanisms),
        ("Configurations", [(name, state) for name, state in states if state != "not met"]),
    )
    lists = [f"<h3>{title}</h3><ul>{''.join(_item(*row) for row in rows)}</ul>" for title, rows in parts]
    return f"<p>{html.escape(changed)}</p>{''.join(lists)}"


def _item(name: str, word: str) -> str:
    return f"<li>{html.escape(name)}: {html.escape(word)}</li>"
