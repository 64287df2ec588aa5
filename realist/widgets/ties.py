"""A reader's own map of partnerships as a widget: ties, and where each falls among the labels of a study."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import traitlets

from realist.evidence.base import HasTables
from realist.partnerships.typology import DIMENSIONS, UNSAID, Placement, dimensions, labels, place
from realist.web.embed import STATIC
from realist.widgets.embedded import Embedded

NAME, MOST_TIES = 60, 40
"""Most characters of a name, and most ties of a map; the page has the same bounds."""
HIDDEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
"""Categories of characters that have no place in a name."""

ENDS = ("from", "label", "to")


class Ties(Embedded):
    """Ties between partners that a reader names, each placed among the labels of a study.

    Parameters
    ----------
    base : Evidence
        Its labels and levels are used, and nothing else of it. What a reader draws is never evidence.
    example : iterable of mapping, optional
        An invented map to begin with when asked to; see `ties`.

    Examples
    --------
    >>> from realist.evidence import load
    >>> own = Ties(load("data/examples/cctv"))
    >>> own.ties = [{"from": "Ana", "to": "Ben", "label": "meet", "unit": "person"}]
    >>> own.ties[0]["basis"]
    ''
    """

    _esm = STATIC / "ties.js"
    _css = STATIC / "ties.css"
    front_end = "ties"
    fallback = (
        "Drawing your own map needs JavaScript. The table of the study's partnerships is placed by the same rule."
    )

    study = traitlets.Dict(read_only=True).tag(sync=True)
    """Dimensions, labels and the example, as the front end reads them.

    - Type: `dict`, read only
    - Set once, from ``base``
    """

    ties: traitlets.List[dict[str, str]] = traitlets.List().tag(sync=True)
    """Ties of the map: ``from``, ``to`` and ``label``, and a place on some dimensions; empty is not said.

    - Type: `list` of `dict` of text, forty at most
    - Default: empty
    - Raises ``traitlets.TraitError`` where a tie does not fit, with what is wrong and in which
    """

    def __init__(self, base: HasTables, example: Iterable[Mapping[str, str]] = (), **traits: Any) -> None:
        self._labels = labels(base)
        asked = dimensions(base)
        self._places = {one["id"]: [value["id"] for value in one["values"]] for one in asked}
        given = [self._tie(tie, number) for number, tie in enumerate(example, start=1)]
        study = {"dimensions": asked, "labels": [label.plain() for label in self._labels], "example": given}
        super().__init__(**traits)
        self.set_trait("study", study)

    def placed(self) -> list[tuple[Placement, ...]]:
        """How each tie of the map stands to each label of the study."""
        return [place(tie, self._labels) for tie in self.ties]

    @traitlets.validate("ties")
    def _fits(self, proposal: traitlets.Bunch) -> list[dict[str, str]]:
        if len(proposal["value"]) > MOST_TIES:
            raise traitlets.TraitError(f"{len(proposal['value'])} ties; a map holds {MOST_TIES} at most")
        return [self._tie(tie, number) for number, tie in enumerate(proposal["value"], start=1)]

    def _tie(self, tie: Any, number: int) -> dict[str, str]:
        if not isinstance(tie, Mapping):
            raise traitlets.TraitError(f"tie {number} is not an object with from, to and label")
        if more := [str(name) for name in tie if name not in (*ENDS, *DIMENSIONS)]:
            raise traitlets.TraitError(f'tie {number}: "{more[0][:NAME]}" is not a part of a tie')
        for name in ENDS:
            text = tie.get(name)
            if not isinstance(text, str) or not text.strip():
                raise traitlets.TraitError(f'tie {number}: "{name}" is empty')
            if len(text) > NAME or any(unicodedata.category(each) in HIDDEN for each in text):
                raise traitlets.TraitError(f'tie {number}: "{name}" is no plain text of {NAME} characters at most')
        if tie["from"].casefold() == tie["to"].casefold():
            raise traitlets.TraitError(f"tie {number} has one side twice")
        for name, known in self._places.items():
            if tie.get(name, "") not in (*UNSAID, *known):
                raise traitlets.TraitError(f"tie {number}: {name} is one of {', '.join(known)}, or empty")
        said = {name: "" if tie.get(name, "") in UNSAID else tie[name] for name in DIMENSIONS}
        return {**{name: tie[name].strip() for name in ENDS}, **said}

    def page_state(self) -> dict[str, Any]:
        """What can be asked of a tie, and the map as it stands."""
        return {"study": self.study, "ties": self.ties}
