"""The design bench as a widget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import anywidget
import traitlets

from realist.appraisal import Appraisal, appraise
from realist.documents.worksheets import design_notebook, written
from realist.evidence import Evidence
from realist.evidence.imagined import Vignette
from realist.evidence.reader import Row
from realist.theory import Design, DesignError, Scheme, Theory, read_design
from realist.web.embed import STATIC, embedded_json, mount_point

FALLBACK = (
    "This bench needs JavaScript. Every configuration that it works with can be read without it "
    "in the chapter Configurations."
)

MOST_COMPARED = 3
MOST_NAME = 80


class Bench(anywidget.AnyWidget):
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
        seen from the page; see `details_of`. Left out, they stand in the page itself.
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

    evidence = traitlets.Dict(read_only=True).tag(sync=True)
    """The compiled theory, the schemes, and the findings and passages that they cite. Set once, from ``base``."""

    details = traitlets.Dict(read_only=True).tag(sync=True)
    """Findings, rivals and passages: all that is only read where a reader unfolds a configuration."""

    cautions = traitlets.Dict(read_only=True).tag(sync=True)
    """What must be said at a place, as ``{place: [{"text", "findings"}]}``; without findings it is our reading."""

    imagined: traitlets.List[Any] = traitlets.List(read_only=True).tag(sync=True)
    """Imagined cases to start from, marked as such wherever they show; they are no evidence."""

    design = traitlets.Dict().tag(sync=True)
    """``{"answers": …, "assumed": …, "knocked_out": …, "own": …}``, as the reader has it. Set it to move the bench."""

    appraisal = traitlets.Instance(Appraisal, read_only=True)
    """What the theory says of ``design``, worked out in Python at each change. Observe it; it cannot be set."""

    compared: traitlets.List[Any] = traitlets.List().tag(sync=True)
    """At most three designs by name, ``[{"name": …, "design": …}]``, in the order in which they stand side by side."""

    compared_appraisals: traitlets.Dict[Any, Any] = traitlets.Dict(read_only=True)
    """What the theory says of each of ``compared``, an `Appraisal` by name. Observe it; it cannot be set."""

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
        self.set_trait("cautions", {place: _caution(base, said) for place, said in (cautions or {}).items()})
        self.set_trait("imagined", [_vignette(vignette) for vignette in imagined])

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

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the live widget for Jupyter and, for a page without a kernel, its state in a container."""
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = ({}, {}) if bundle is None else bundle
        page = self._passage_page
        place = {"passage": f"{page}#passage-", "finding": f"{page}#finding-"} if page else {}
        names = (
            "evidence",
            "imagined",
            "design",
            "compared",
            "cautions",
            *(() if self._details_script else ("details",)),
        )
        state: dict[str, Any] = {name: getattr(self, name) for name in names}
        state["place"] = {**place, "details": self._details_script}
        state["notebook"] = written(design_notebook(self._base.folder.name, evidence=self._base.named()))
        return {**data, "text/html": mount_point("bench", state, FALLBACK)}, metadata


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


def bench_state(base: Evidence) -> dict[str, Any]:
    """What the bench reads of an evidence base at once; the rest is `details_of` it.

    Returns
    -------
    dict
        JSON-ready: the compiled theory without rivals and notes, the schemes, and whose voice is in which finding.
    """
    tables = base.tables
    theory = base.theory.compiled()
    for configuration in theory["configurations"]:
        for name in LATER:
            del configuration[name]
    return {
        "title": base.title,
        "version": base.version,
        "about": base.about(),
        "theory": theory,
        "schemes": [
            {
                **{name: getattr(scheme, name) for name in ("id", "label", "site", "group", "about")},
                "answers": {answer.feature: _json(asdict(answer)) for answer in scheme.answers},
            }
            for scheme in base.schemes
        ],
        "sites": {row["site"]: row["label"] for row in tables.rows("sites")},
        "groups": {row["group"]: row["label"] for row in tables.rows("groups")},
        "voices": {row["finding"]: row["voice"] for row in tables.rows("findings") if row["voice"]},
    }


LATER = ("rivals", "note")
"""What of a configuration is read only where a reader unfolds it."""


def details_of(base: Evidence) -> dict[str, Any]:
    """What the bench reads only where a reader unfolds a configuration or asks why something is asked.

    Returns
    -------
    dict
        JSON-ready: rivals and notes by configuration, and those findings and passages that the theory rests on.
    """
    theory, tables = base.theory, base.tables
    used = {bearing.finding for c in theory.configurations for bearing in c.evidence}
    used |= {finding for c in theory.configurations for rival in c.rivals for finding in rival.findings}
    used |= {finding for requirement in theory.requirements for finding in requirement.findings}
    findings = {row["finding"]: _finding(row) for row in tables.rows("findings") if row["finding"] in used}
    cited = {finding["passage"] for finding in findings.values()}
    cited |= {passage for feature in theory.features for passage in feature.passages}
    return {
        "version": base.version,
        "configurations": {c["id"]: {name: c[name] for name in LATER} for c in theory.compiled()["configurations"]},
        "findings": findings,
        "passages": {
            row["passage"]: {"gist": row["gist"]} for row in tables.rows("passages") if row["passage"] in cited
        },
    }


def details_script(base: Evidence) -> str:
    """`details_of` an evidence base as a script that a page without a server can load.

    Examples
    --------
    >>> from realist import evidence
    >>> details_script(evidence.load("data/examples/cctv"))[:37]
    'window.realistDetails = {"version":"0'
    """
    return f"window.realistDetails = {embedded_json(details_of(base))};\n"


def _caution(base: Evidence, said: str | Sequence[str]) -> list[dict[str, Any]]:
    if isinstance(said, str):
        return [{"text": said, "findings": []}]
    rows = {row["finding"]: row for row in base.tables.rows("findings")}
    if missing := [finding for finding in said if finding not in rows]:
        raise ValueError(f"there is no finding {', '.join(missing)}")
    return [{"text": rows[finding]["statement"], "findings": [finding]} for finding in said]


def _vignette(vignette: Vignette) -> dict[str, Any]:
    return {
        "id": vignette.id,
        "title": vignette.title,
        "story": vignette.story,
        "answers": {answer.feature: {"value": answer.value, "because": answer.because} for answer in vignette.answers},
        "questions": [{"question": one.question, "look_for": one.look_for} for one in vignette.questions],
    }


def _finding(row: Row) -> dict[str, Any]:
    texts = {name: row[name] for name in ("statement", "passage", "standing", "for_whom", "voice")}
    return {**texts, "sites": list(row.codes("sites")), "groups": list(row.codes("groups"))}


def _json(value: dict[str, Any]) -> dict[str, Any]:
    return {key: list(item) if isinstance(item, tuple) else item for key, item in value.items()}
