"""What the bench reads of an evidence base, ready for JSON: at once, and where a reader unfolds something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from realist.evidence import Evidence
from realist.evidence.imagined import Vignette
from realist.evidence.reader import Row
from realist.web.embed import embedded_json

UNFOLDED = ("rivals", "note")
"""What of a configuration is read only where a reader unfolds it."""


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
        for name in UNFOLDED:
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
        "configurations": {c["id"]: {name: c[name] for name in UNFOLDED} for c in theory.compiled()["configurations"]},
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


def caution_state(base: Evidence, said: str | Sequence[str]) -> list[dict[str, Any]]:
    """What must be said at a place of the bench: a text of ours, or the statements of some findings.

    Returns
    -------
    list of dict
        ``text``, and the ``findings`` that say it; none where it is our reading.

    Raises
    ------
    ValueError
        Where the evidence has no such finding.
    """
    if isinstance(said, str):
        return [{"text": said, "findings": []}]
    rows = {row["finding"]: row for row in base.tables.rows("findings")}
    if missing := [finding for finding in said if finding not in rows]:
        raise ValueError(f"there is no finding {', '.join(missing)}")
    return [{"text": rows[finding]["statement"], "findings": [finding]} for finding in said]


def vignette_state(vignette: Vignette) -> dict[str, Any]:
    """An imagined case, as a reader starts from it: its story, the answers in it, and what to look for."""
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
