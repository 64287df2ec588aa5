"""What the book asks of Sphinx, loaded through ``_config.yml``. Nothing here knows what the book is about.

``realist_data`` names the evidence folder. Pages are named as ``_toc.yml`` names them, or by the stem of their file:
``realist_configurations`` shows each configuration under its address, ``realist_evidence`` each passage and finding,
``realist_bench`` has the bench, and on ``realist_hand_in`` a reader hands in answers. ``realist_jobs`` is in how many
processes pages are read and written; as many as there are processors where it is 0.
"""

from __future__ import annotations

import os

from sphinx.application import Sphinx

from realist.sphinxext import (
    assets,
    back_matter,
    cache,
    chapter_questions,
    directives,
    evidence_page,
    markers,
    pages,
    prose_tables,
    reference_pages,
    repairs,
    routes,
    worksheets,
)

MODULES = (
    cache,
    evidence_page,
    markers,
    back_matter,
    reference_pages,
    routes,
    directives,
    chapter_questions,
    prose_tables,
    repairs,
    assets,
    worksheets,
    pages,
)


UNDECLARED = "sphinx_multitoc_numbering"
"""It does not say whether pages can be read in several processes. It has no part in reading: it numbers them after."""


def use_processors(app: Sphinx) -> None:
    """Read and write pages in several processes, also where whoever starts Sphinx has no option for it."""
    if UNDECLARED in app.extensions:
        app.extensions[UNDECLARED].parallel_read_safe = True
    if app.parallel < 2:
        app.parallel = app.config.realist_jobs or os.cpu_count() or 1


def setup(app: Sphinx) -> dict[str, bool]:
    """Register all of this with Sphinx."""
    app.add_config_value("realist_data", "data", "env", str)
    app.add_config_value("realist_configurations", "", "env", str)
    app.add_config_value("realist_evidence", "", "env", str)
    app.add_config_value("realist_bench", "design-bench", "env", str)
    app.add_config_value("realist_hand_in", "exercises", "env", str)
    app.add_config_value("realist_jobs", 0, "", int)
    app.connect("builder-inited", use_processors)
    for module in MODULES:
        module.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
