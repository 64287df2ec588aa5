"""What the book's own extension promises: no marker that leads nowhere, an anchor for every row, no stale chapter."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat import v4
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from realist import evidence
from realist.sphinxext import assets, cache
from tests.browser.conftest import ROOT

CCTV = ROOT / "data" / "examples" / "cctv"


def build(folder: Path, text: str, gist: str = "") -> tuple[str, str, str]:
    """A book of two pages over the small evidence base: its first page, the page of evidence, and the warnings."""
    source = folder / "source"
    source.mkdir()
    shutil.copytree(CCTV, source / "data")
    if gist:
        rows = source / "data" / "passages.csv"
        rows.write_text(rows.read_text(encoding="utf-8").replace("The", gist, 1), encoding="utf-8")
    (source / "index.md").write_text(text + "\n\n```{toctree}\nproof\n```\n", encoding="utf-8")
    (source / "proof.md").write_text("# Proof\n\n```{evidence}\n```\n", encoding="utf-8")
    settings = {"extensions": ["myst_nb", "realist.sphinxext"], "exclude_patterns": ["data"], "language": "en"}
    warnings, out = io.StringIO(), folder / "html"
    with docutils_namespace():
        app = Sphinx(
            str(source), None, str(out), str(folder / "doctrees"), "html", settings, status=None, warning=warnings
        )
        app.build()
    index, proof = ((out / f"{name}.html").read_text(encoding="utf-8") for name in ("index", "proof"))
    return index, proof, warnings.getvalue()


@pytest.fixture(scope="module")
def known() -> tuple[str, str]:
    """A passage and a finding that the small evidence base really holds."""
    base = evidence.load(CCTV)
    return base.tables.rows("passages")[0]["passage"], base.tables.rows("findings")[0]["finding"]


def test_a_marker_leads_to_its_passage_and_its_finding(tmp_path, known):
    passage, finding = known
    page, proof, warnings = build(tmp_path, f"# Page\n\nSo it is. {{passage}}`{passage} {finding}` {{reading}}`ours`\n")
    assert warnings == ""
    assert f'href="proof.html#passage-{passage}"' in page
    assert f'href="proof.html#finding-{finding}"' in page
    assert f"Evidence: {passage}, {finding}" in page
    assert "our reading" in page
    ids = re.findall(r'id="((?:passage|finding)-[^"]+)"', proof)
    base = evidence.load(CCTV)
    expected = [f"passage-{row['passage']}" for row in base.tables.rows("passages")]
    expected += [f"finding-{row['finding']}" for row in base.tables.rows("findings")]
    assert sorted(ids) == sorted(expected)


def test_a_marker_that_leads_nowhere_is_told_with_file_and_line(tmp_path):
    _, _, warnings = build(tmp_path, "# Page\n\nA claim. {passage}`F-NONE-99`\n")
    assert re.search(r"index\.md:3: WARNING: no passage or finding F-NONE-99", warnings)


def test_a_text_in_the_evidence_is_never_markup(tmp_path):
    _, proof, _ = build(tmp_path, "# Page\n", gist="<img src=x onerror=alert(1)> The")
    assert "<img src=x" not in proof
    assert "&lt;img src=x" in proof


def test_a_changed_row_or_a_changed_module_gives_chapters_a_new_cache(tmp_path):
    for name in ("data", "package"):
        (tmp_path / name).mkdir()
    folders = [tmp_path / "data", tmp_path / "package"]
    (tmp_path / "data" / "rows.csv").write_text("a\n1\n")
    before = cache.content_key(folders)
    assert cache.content_key(folders) == before
    (tmp_path / "data" / "rows.csv").write_text("a\n2\n")
    changed = cache.content_key(folders)
    (tmp_path / "package" / "module.py").write_text("x = 1\n")
    assert len({before, changed, cache.content_key(folders)}) == 3


def test_only_a_page_that_needs_a_script_of_ours_loads_it(pages):
    for name, page in pages.items():
        assert ("page.css" in page) == ("data-realist-" in page), name
        for stem, marks in assets.SCRIPTS.items():
            assert (f"{stem}.js" in page) == any(mark in page for mark in marks), f"{name}: {stem}"
            assert not any(f"{later}.js" in re.findall(r'src="([^"]+)"', page) for later in assets.ON_DEMAND), name


def test_no_page_carries_the_state_that_a_widget_manager_would_read(pages):
    assert [name for name, page in pages.items() if "vnd.jupyter.widget-state" in page] == []


def test_every_table_in_prose_becomes_cards_on_a_narrow_screen(pages):
    assert [name for name, page in pages.items() if '<table class="table">' in page] == []
    assert any('class="pst-scrollable-table-container realist-table"' in page for page in pages.values())


def test_a_changed_row_changes_every_page_that_shows_it_and_nothing_is_read_again_for_nothing(tmp_path):
    """The same folder built three times, as `make book` builds it: whole, unchanged, and with one row changed."""
    source = tmp_path / "source"
    shutil.copytree(CCTV, source / "data")
    rows = source / "data" / "findings.csv"
    code, statement = (evidence.load(CCTV).tables.rows("findings")[0][name] for name in ("finding", "statement"))
    (source / "index.md").write_text(
        f"# Page\n\n```{{findings}} {code}\n```\n\n```{{toctree}}\nnotebook\nother\n```\n", encoding="utf-8"
    )
    (source / "other.md").write_text("# Other\n\n```{evidence}\n```\n", encoding="utf-8")
    imports = "from realist.evidence import load\nfrom realist.views import study\n"
    cell = f'{imports}study.findings(load("data"), ["{code}"], "")'
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell("# Notebook"), v4.new_code_cell(cell)])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, source / "notebook.ipynb")
    settings = {
        "extensions": ["myst_nb", "realist.sphinxext"],
        "realist_data": "data",
        "nb_execution_mode": "cache",
    }

    def built() -> tuple[set[str], list[str]]:
        read: list[str] = []
        place = tmp_path / "build"
        with docutils_namespace():
            app = Sphinx(str(source), None, str(place / "html"), str(place / "doctrees"), "html", settings, status=None)
            app.connect("source-read", lambda _app, name, _content: read.append(name))
            app.build()
        pages = {p.stem for p in (place / "html").glob("*.html") if "Changed by hand" in p.read_text(encoding="utf-8")}
        return pages, sorted(read)

    assert built() == (set(), ["index", "notebook", "other"])
    assert built() == (set(), [])
    rows.write_text(rows.read_text(encoding="utf-8").replace(statement, "Changed by hand", 1), encoding="utf-8")
    assert built() == ({"index", "notebook", "other"}, ["index", "notebook", "other"])


def test_pages_are_the_same_however_many_processes_read_and_write_them(tmp_path, known):
    source = tmp_path / "source"
    shutil.copytree(CCTV, source / "data")
    passage, _ = known
    names = [f"page-{number}" for number in range(7)]
    route = "\n".join(f"{name}: {10 + number}" for number, name in enumerate(names))
    toctree = "\n".join(["proof", "terms", *names])
    index = f"# Start\n\n```{{route}}\n{route}\n```\n\n```{{toctree}}\n{toctree}\n```\n"
    (source / "index.md").write_text(index, encoding="utf-8")
    (source / "proof.md").write_text("# Proof\n\n```{evidence}\n```\n\n```{bibliography}\n```\n", encoding="utf-8")
    (source / "terms.md").write_text("# Terms\n\n```{terms}\n```\n\n```{dataset}\n```\n", encoding="utf-8")
    for number, name in enumerate(names):
        text = f"# Page {number}\n\nSo. {{passage}}`{passage}`\n\n| A | B |\n| --- | --- |\n| 1 | {number} |\n"
        (source / f"{name}.md").write_text(text, encoding="utf-8")

    def built(jobs: int) -> tuple[dict[str, bytes], str]:
        place, told = tmp_path / str(jobs), io.StringIO()
        settings = {
            "extensions": ["myst_nb", "sphinxcontrib.bibtex", "realist.sphinxext"],
            "bibtex_bibfiles": ["data/sources.bib"],
            "exclude_patterns": ["data"],
            "realist_jobs": jobs,
        }
        with docutils_namespace():
            args = (str(source), None, str(place / "html"), str(place / "doctrees"), "html", settings)
            Sphinx(*args, status=told, warning=told).build()
        pages = {p.relative_to(place / "html").as_posix(): p.read_bytes() for p in (place / "html").rglob("*.*")}
        return {name: page for name, page in pages.items() if not name.endswith(".inv")}, told.getvalue()

    alone, _ = built(1)
    together, told = built(2)
    assert " .. " in told  # pages are told in groups where several processes read them
    assert [name for name in alone.keys() | together.keys() if alone.get(name) != together.get(name)] == []
