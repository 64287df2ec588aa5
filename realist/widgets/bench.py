"""The design bench as a widget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import traitlets

from realist.appraisal import Appraisal, appraise
from realist.documents.worksheets import design_notebook, written
from realist.evidence import Evidence
from realist.evidence.imagined import Vignette
from realist.theory import Design, DesignError, Scheme, Theory, read_design
from realist.views.bench_state import bench_state, caution_state, details_of, vignette_state
from realist.web.embed import STATIC, page_addresses
from realist.widgets.embedded import Embedded

MOST_COMPARED, MOST_NAME = 3, 80
"""As many designs stand side by side, each with a name of as many characters; the page has the same bounds."""


class Bench(Embedded):
    """Questions about a hypothetical scheme, answered from an evidence base.

    Parameters
    ----------
    base : Evidence
        What `realist.evidence.load` gives.
    design : Design or Scheme, optional
        Where to start; from nothing if left out.
    passage_page : str, optional
        The page of the built book on which passages and findings have their anchors, as seen from the page that shows
        the widget. In Jupyter there is no such page, and nothing links to it.
    imagined : iterable of Vignette, optional
        Imagined cases from which a reader can start too; see `realist.evidence.imagined.vignettes`.
    details_script : str, optional
        The script of the built book that brings findings, rivals and passages when a reader first asks for them, as
        seen from the page; see `realist.views.bench_state.details_of`. Left out, they stand in the page itself.
    cautions : mapping of str to str or sequence of str, optional
        What must be said at a place of the bench: ``compare``, where a winner would be looked for; ``voices``, beside
        whose voices the evidence holds; ``groups``, where a configuration is carried from one group to another; or the
        id of a feature, where its answer changes. A sequence names findings, which are said with their passages; a
        text is shown as our reading.

    Examples
    --------
    >>> from realist import evidence
    >>> bench = Bench(evidence.load("data/examples/cctv"))
    >>> bench.appraisal.precedent.word
    'nothing active'
    """

    _esm = STATIC / "bench.js"
    _css = STATIC / "bench.css"
    front_end = "bench"
    fallback = (
        "This bench needs JavaScript. Every configuration that it works with can be read without it "
        "in the chapter Configurations."
    )

    evidence = traitlets.Dict(read_only=True).tag(sync=True)
    """The compiled theory, and the schemes.

    - Type: `dict`, read only; see `realist.views.bench_state.bench_state`
    - Set once, from ``base``
    """

    details = traitlets.Dict(read_only=True).tag(sync=True)
    """Findings, rivals and passages: all that is only read where a reader unfolds a configuration.

    - Type: `dict`, read only; see `realist.views.bench_state.details_of`
    - Set once, from ``base``
    """

    cautions = traitlets.Dict(read_only=True).tag(sync=True)
    """What must be said at a place of the bench; without findings it is our reading.

    - Type: `dict` of place to list of ``{"text", "findings"}``, read only
    - Default: empty
    """

    imagined: traitlets.List[Any] = traitlets.List(read_only=True).tag(sync=True)
    """Imagined cases to start from, marked as such wherever they show; they are no evidence.

    - Type: `list` of `dict`, read only; see `realist.views.bench_state.vignette_state`
    - Default: empty
    """

    design = traitlets.Dict().tag(sync=True)
    """The design as the reader has it. Set it to move the bench.

    - Type: `dict` with ``answers``, ``assumed``, ``knocked_out`` and ``own``, each of which may be left out
    - Default: nothing answered
    - Raises `realist.theory.DesignError` where it does not fit the theory, and stays as it was
    """

    appraisal = traitlets.Instance(Appraisal, read_only=True)
    """What the theory says of ``design``, worked out in Python at each change. Observe it.

    - Type: `realist.appraisal.Appraisal`, read only, not synchronised
    """

    compared: traitlets.List[Any] = traitlets.List().tag(sync=True)
    """Designs by name, in the order in which they stand side by side; the order is no rank.

    - Type: `list` of ``{"name", "design"}``, three at most, no name twice
    - Default: empty
    - Raises `realist.theory.DesignError` where one does not fit, and stays as it was
    """

    compared_appraisals: traitlets.Dict[Any, Any] = traitlets.Dict(read_only=True)
    """What the theory says of each of ``compared``. Observe it.

    - Type: `dict` of name to `realist.appraisal.Appraisal`, read only, not synchronised
    """

    def __init__(
        self,
        base: Evidence,
        design: Design | Scheme | Mapping[str, Any] | None = None,
        passage_page: str = "",
        imagined: Iterable[Vignette] = (),
        details_script: str = "",
        cautions: Mapping[str, str | Sequence[str]] | None = None,
        **traits: Any,
    ) -> None:
        self._base = base
        self._passage_page = passage_page
        self._details_script = details_script
        super().__init__(design=_plain(design), **traits)
        self.set_trait("evidence", bench_state(base))
        self.set_trait("details", details_of(base))
        self.set_trait("cautions", {place: caution_state(base, said) for place, said in (cautions or {}).items()})
        self.set_trait("imagined", [vignette_state(vignette) for vignette in imagined])

    @traitlets.validate("design")
    def _fits_theory(self, proposal: traitlets.Bunch) -> dict[str, Any]:
        return read_design(self._base.theory, proposal["value"]).to_dict()

    @traitlets.validate("compared")
    def _fit_theory(self, proposal: traitlets.Bunch) -> list[dict[str, Any]]:
        return _read_compared(self._base.theory, proposal["value"])

    @traitlets.default("appraisal")
    def _first_appraisal(self) -> Appraisal:
        return self._appraise(self.design)

    @traitlets.observe("design")
    def _design_changed(self, change: traitlets.Bunch) -> None:
        self.set_trait("appraisal", self._appraise(self.design))

    @traitlets.observe("compared")
    def _compared_changed(self, change: traitlets.Bunch) -> None:
        self.set_trait("compared_appraisals", {one["name"]: self._appraise(one["design"]) for one in self.compared})

    def _appraise(self, design: Mapping[str, Any]) -> Appraisal:
        return appraise(self._base.theory, read_design(self._base.theory, design), self._base.schemes)

    def page_state(self) -> dict[str, Any]:
        """What the built book's bench reads; details are left out where a script of the book brings them."""
        names = ["evidence", "imagined", "design", "compared", "cautions"]
        names += [] if self._details_script else ["details"]
        state: dict[str, Any] = {name: getattr(self, name) for name in names}
        state["place"] = page_addresses(self._passage_page) | {"details": self._details_script}
        state["notebook"] = written(design_notebook(self._base.folder.name, evidence=self._base.named()))
        return state


def _plain(design: Design | Scheme | Mapping[str, Any] | None) -> dict[str, Any]:
    if isinstance(design, Scheme):
        design = design.design
    if isinstance(design, Design):
        return design.to_dict()
    return dict(design or Design().to_dict())


def _read_compared(theory: Theory, given: list[Any]) -> list[dict[str, Any]]:
    """Named designs, or every problem with them: a notebook, or a page, may send anything."""
    if len(given) > MOST_COMPARED:
        raise DesignError([f"compared: {len(given)} designs are more than the {MOST_COMPARED} that stand side by side"])
    found: list[dict[str, Any]] = []
    problems: list[str] = []
    for number, item in enumerate(given, start=1):
        if not isinstance(item, Mapping) or set(item) != {"name", "design"}:
            problems.append(f"compared {number}: expected name and design")
            continue
        name = item["name"]
        if not isinstance(name, str) or not name.strip() or len(name) > MOST_NAME or not name.isprintable():
            problems.append(f"compared {number}: expected a name of one line, of at most {MOST_NAME} characters")
        elif any(one["name"] == name for one in found):
            problems.append(f'compared {number}: the name "{name}" is there already')
        try:
            found.append({"name": name, "design": read_design(theory, item["design"]).to_dict()})
        except DesignError as refused:
            problems += [f"compared {number}: {problem}" for problem in refused.problems]
    if problems:
        raise DesignError(problems)
    return found
