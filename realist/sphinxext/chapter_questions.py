"""The questions that end a chapter: whatever chapter has a set of its name gets them, and nothing where it has none."""

from __future__ import annotations

import posixpath
from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from realist.evidence import Evidence, EvidenceError
from realist.evidence import load as load_evidence
from realist.exercises import Exercises, ExercisesError, ExerciseSet, exercises_in, load
from realist.exercises.showing import set_state
from realist.sphinxext import evidence_page
from realist.web.embed import mount_point, page_addresses
from realist.widgets import Exercise

HEADING = "Check yourself"

logger = logging.getLogger(__name__)


class Questions(nodes.General, nodes.Element):
    """A set of questions, by its code."""


@cache
def loaded(folder: Path) -> tuple[Evidence, Exercises] | None:
    """The exercises of an evidence folder, with their evidence; None where it has none, or where they have faults."""
    place = exercises_in(folder)
    if place is None:
        return None
    try:
        base = load_evidence(folder)
        return base, load(place, base)
    except (EvidenceError, ExercisesError) as error:
        for fault in error.faults:
            logger.warning("%s", fault)
        return None


def of_chapter(folder: Path, page: str) -> tuple[ExerciseSet, ...]:
    """The sets that end a page, by the stem of its name."""
    found = loaded(folder)
    return found[1].after_chapter(posixpath.basename(page)) if found else ()


def add_questions(app: Sphinx, doctree: nodes.document) -> None:
    """Put a section at the end of a chapter that has questions. It has a heading, so that contents lead to it."""
    sets = of_chapter(_folder(app.env), app.env.docname)
    if not sets or not isinstance(doctree.next_node(nodes.section), nodes.section):
        return
    section = nodes.section("", nodes.title(HEADING, HEADING), names=["check-yourself"])
    doctree.note_implicit_target(section, section)
    section += [Questions(name=each.id) for each in sets]
    next(iter(doctree.findall(nodes.section))).append(section)


def visit(self: Any, node: Questions) -> None:
    """Write the questions, with what they need to know of the book around them."""
    env = self.builder.env
    found = loaded(_folder(env))
    if found is not None:
        base, exercises = found
        place = _place(self.builder, env)
        state = {"state": set_state(exercises, base, node["name"]), "place": place}
        self.body.append(mount_point(Exercise.front_end, state, Exercise.fallback, Exercise.container))
    raise nodes.SkipNode


def _place(builder: Any, env: BuildEnvironment) -> dict[str, str]:
    """Where evidence, bench and hand-in stand, as seen from the page that is written."""
    here = builder.current_docname
    labels = env.domains["std"].anonlabels
    anchors = evidence_page.anchors(_folder(env)).values()
    evidence = next((labels[a.lower()][0] for a in anchors if a.lower() in labels), "")
    named = {name: page for page in sorted(env.found_docs) for name in (posixpath.basename(page), page)}
    pages = (evidence, named.get(env.config.realist_bench, ""), named.get(env.config.realist_hand_in, ""))
    to_evidence, to_bench, to_hand_in = (_uri(builder, here, page) for page in pages)
    return page_addresses(to_evidence, to_bench, f"{to_hand_in}#keep-and-hand-in" if to_hand_in else "")


def _uri(builder: Any, here: str, page: str) -> str:
    """The address of a page as seen from another; a page's own is its file, since an empty one leads nowhere."""
    return (
        "" if not page else posixpath.basename(here) + ".html" if page == here else builder.get_relative_uri(here, page)
    )


def _folder(env: BuildEnvironment) -> Path:
    return Path(env.srcdir, env.config.realist_data)


def forget(app: Sphinx, config: object) -> None:
    """Read the exercises anew at every build."""
    loaded.cache_clear()


def setup(app: Sphinx) -> None:
    """Register the questions with Sphinx. They come before the contents of a page are gathered."""
    app.add_node(Questions, html=(visit, None))
    app.connect("config-inited", forget)
    app.connect("doctree-read", add_questions, priority=400)
