"""Worksheets: a chapter without its solutions, plain enough for Jupyter, that runs from top to bottom."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbclient import NotebookClient
from nbformat import v4

from realist import evidence
from realist.documents.worksheets import design_notebook, read, worksheet, written
from realist.evidence.bibliography import citations
from realist.exercises import load
from realist.exercises.printed import questions
from realist.theory import Design, read_design
from tests.tree import ROOT

CHAPTERS = sorted((ROOT / "notebooks").glob("*.ipynb"))
BASE = evidence.load(ROOT / "data")
SOME = load(ROOT / "data" / "exercises", BASE)
CITED = citations(ROOT / "data" / "sources.bib")
PLAIN = re.compile(r"\{[\w:-]+\}`|^(?:`{3}|:{3})\{|\]\((?!https?:|#|mailto:)|\.html\b", re.MULTILINE)


def chapter(*cells):
    """A chapter of cells given as (kind, source, tags)."""
    make = {"code": v4.new_code_cell, "markdown": v4.new_markdown_cell, "raw": v4.new_raw_cell}
    return v4.new_notebook(
        cells=[
            make[kind](source, id=f"cell-{n}", metadata={"tags": list(tags)})
            for n, (kind, source, *tags) in enumerate(cells)
        ]
    )


def sources(*cells) -> list[str]:
    """The cells of a worksheet, without the one that says what it needs."""
    return [cell.source for cell in worksheet(chapter(*cells), CITED).cells[1:]]


def run(notebook, folder: Path) -> None:
    """Run a notebook from top to bottom in a kernel of its own; an error in a cell is raised here."""
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}})
    client.execute()


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_the_worksheet_of_a_chapter_is_valid_plain_and_the_same_each_time(path):
    made = worksheet(read(path), CITED)
    nbformat.validate(json.loads(written(made)))
    assert (made.nbformat, made.nbformat_minor) == (4, 5)
    assert written(made) == written(worksheet(read(path), CITED))
    assert len({cell.id for cell in made.cells}) == len(made.cells)
    assert not [cell for cell in made.cells if cell.cell_type == "code" and (cell.outputs or cell.execution_count)]
    assert [c.source for c in made.cells if c.cell_type == "markdown" and PLAIN.search(c.source)] == []
    assert [c.source for c in made.cells if c.cell_type == "code" and re.search(r"[\"'][^\"']*\.html", c.source)] == []
    assert "`data`" in made.cells[0].source
    kept = {cell.id for cell in read(path).cells if "solution" not in cell.metadata.get("tags", ())}
    assert kept <= {cell.id for cell in made.cells}


def one_after_another(sheets):
    """Several worksheets as one notebook that forgets everything between them: most run faster than a kernel starts."""
    whole = v4.new_notebook()
    for sheet in sheets:
        for cell in (v4.new_code_cell("%reset -f"), *sheet.cells):
            whole.cells.append(cell.copy())
            whole.cells[-1].id = f"cell-{len(whole.cells)}"
    return whole


@pytest.mark.filterwarnings("ignore")  # those of the kernel's own libraries
@pytest.mark.parametrize(
    "chapters", [CHAPTERS[n::4] for n in range(4)], ids=lambda paths: "-and-".join(p.stem for p in paths)
)
def test_the_worksheets_of_chapters_run_from_top_to_bottom(chapters):
    sheets = [worksheet(read(path), CITED) for path in chapters]
    whole = one_after_another(sheets)
    run(whole, chapters[0].parent)
    ran = iter(whole.cells)
    for path, sheet in zip(chapters, sheets, strict=True):
        next(ran)
        made = [next(ran) for _ in sheet.cells]
        assert any(cell.cell_type == "code" and cell.outputs for cell in made), path.stem


@pytest.mark.filterwarnings("ignore")  # as above
def test_a_fault_in_a_worksheet_would_be_seen(tmp_path):
    with pytest.raises(Exception, match="ZeroDivisionError"):
        run(worksheet(chapter(("code", "1 / 0"))), tmp_path)


def test_a_solution_is_taken_out_and_an_exercise_gets_a_cell_of_its_own_kind():
    made = worksheet(
        chapter(
            ("markdown", "Ask.", "exercise"),
            ("markdown", "Because.", "solution"),
            ("code", "x = ...", "exercise"),
            ("code", "x = 1", "solution", "hide-input"),
            ("raw", "r", "exercise"),
        )
    )
    assert [(c.cell_type, c.source) for c in made.cells[1:]] == [
        ("markdown", "Ask."), ("markdown", "**Your answer:**"),
        ("code", "x = ..."), ("code", "# Your answer"),
        ("raw", "r"), ("raw", "Your answer:"),
    ]  # fmt: skip


def test_ids_do_not_change_when_another_cell_comes_or_goes():
    cells = [("markdown", "Ask.", "exercise"), ("markdown", "More.")]
    few, more = (worksheet(chapter(*each)) for each in (cells, [*cells, ("markdown", "Extra.")]))
    assert [cell.id for cell in few.cells] == [cell.id for cell in more.cells[: len(few.cells)]]


def test_plumbing_is_kept_and_folded():
    made = worksheet(chapter(("code", "x = 1", "remove-cell"), ("code", "x", "hide-input"), ("code", "y")))
    assert [cell.source for cell in made.cells[1:]] == ["x = 1", "x", "y"]
    assert [cell.metadata.get("jupyter", {}) for cell in made.cells[1:]] == [{"source_hidden": True}] * 2 + [{}]


@pytest.mark.parametrize(
    ("myst", "plain"),
    [
        ("So. {passage}`A-01 A-02b`", "So. (evidence: A-01, A-02b)"),
        ("So. {reading}`ours`", "So. (our reading)"),
        ("So. {reading}`ours, all five`", "So. (our reading, all five)"),
        ("So. {reading}`because`", "So. (our reading: because)"),
        ("{cite:t}`pawsontilley1997` say", "Pawson and Tilley (1997) say"),
        ("{cite:t}`dalkin2015, nobody`", "Dalkin et al. (2015); nobody"),
        ("{doc}`the page <study>`", "the page"),
        ("A role is written ``{passage}`A-01` ``.", "A role is written ``{passage}`A-01` ``."),
        ("[The study](study.ipynb), [E](../book/e.md#x \"title\")", "The study, E"),
        ("![A picture](x.png)", "A picture"),
        ("[Out](https://x.example/a) and [here](#there)", "[Out](https://x.example/a) and [here](#there)"),
        ("Basis\n: What binds it.\n\nLevel\n: Where.", "- **Basis**: What binds it.\n\n- **Level**: Where."),
        (
            ":::{note} Mind\n:class: tip\nSee [it](x.md). {reading}`ours`\n:::",
            "> **Mind**\n>\n> See it. (our reading)",
        ),
        ("```{tip}\nOne.\n\nTwo.\n```\nAfter.", "> **Tip**\n>\n> One.\n>\n> Two.\nAfter."),
        ("Before.\n\n```{bibliography}\n```\nAfter.", "Before.\n\nAfter."),
        ("```{code-block} r\n[a](b.md)\n```", "```r\n[a](b.md)\n```"),
        ("```python\n[a](b.md)\n```", "```python\n[a](b.md)\n```"),
        ("> So. {reading}`ours`", "> So. (our reading)"),
        ("- a\n- [b\n  c](x.md) {term}`d <e>`", "- a\n- b\n  c d"),
        ("[*a* {term}`b`](c.md)", "*a* b"),
        ("See `[a](b.md)`, and \\[not](c.md)", "See `[a](b.md)`, and \\[not](c.md)"),
        ("|A|B|\n|-|-|\n|[A](y.md)|{reading}`ours`|", "|A|B|\n|-|-|\n|A|(our reading)|"),
        ("{term}`A <a>`\n: It\n  {reading}`ours`", "- **A**: It\n  (our reading)"),
        ("- One\n\n  ```{note}\n  In.\n  ```", "- One\n\n  > **Note**\n  >\n  > In."),
        ("::::{note}\n:::{tip}\nIn.\n:::\n::::", "> **Note**\n>\n> > **Tip**\n> >\n> > In."),
    ],
)  # fmt: skip
def test_what_only_the_builder_understands_becomes_plain(myst, plain):
    assert sources(("markdown", myst)) == [plain]


def test_code_keeps_everything_but_the_addresses_of_pages():
    code = "PAGE = '../book/evidence.html'\nx = {'a': \"b.html.txt\"}\ny = f\"{x}\"  # [a](b.md) {passage}`A`"
    assert sources(("code", code)) == [code.replace("'../book/evidence.html'", '""')]
    assert sources(("code", 'bench("beside.html")')) == ['bench("")']


@given(st.lists(st.tuples(st.sampled_from(["markdown", "raw", "code"]), st.text(max_size=60)), max_size=4))
def test_any_chapter_gives_a_valid_worksheet(cells):
    made = worksheet(chapter(*((kind, source, "exercise") for kind, source in cells)))
    assert len(made.cells) == 1 + 2 * len(cells)


def test_works_are_named_by_their_authors(tmp_path):
    bib = tmp_path / "x.bib"
    bib.write_text("@book{a, author={{NHS {England}}}, year={2020}}\n@book{b, title={T}}", encoding="utf-8")
    assert citations(bib) == {"a": "NHS England (2020)", "b": "T (no date)"}


# Designs


def test_a_design_stands_in_its_notebook_as_it_is():
    base = evidence.load(ROOT / "data" / "examples" / "cctv")
    design = Design(base.schemes[0].design.answers, frozenset({base.theory.mechanisms[0].id}))
    made = design_notebook("../data", design)
    nbformat.validate(json.loads(written(made)))
    assert written(made) == written(design_notebook("../data", design))
    names: dict = {}
    exec(made.cells[1].source.split("\n\n")[-1], names)  # noqa: S102
    assert read_design(base.theory, names["DESIGN"]) == design


def test_the_name_of_a_folder_is_text_in_the_notebook():
    folder = "x'); raise SystemExit('{y}"
    (line,) = (ln for ln in design_notebook(folder, Design()).cells[1].source.splitlines() if "load(" in ln)
    assert line == f"base = evidence.load({folder!r})"


@pytest.mark.filterwarnings("ignore")  # as above
@pytest.mark.parametrize("folder", ["data", "data/examples/cctv"])
def test_the_notebook_of_a_design_runs_and_ends_in_its_brief(folder):
    base = evidence.load(ROOT / folder)
    made = design_notebook(folder, base.schemes[0].design)
    run(made, ROOT)
    assert "# Design brief" in made.cells[-1].outputs[0]["data"]["text/markdown"]
    assert "application/vnd.jupyter.widget-view+json" in made.cells[2].outputs[0]["data"]


# In the built book


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_of_the_built_book_links_to_its_worksheet(book, path):
    page = (book / "notebooks" / f"{path.stem}.html").read_text(encoding="utf-8")
    asked = questions(SOME.after_chapter(path.stem))
    links = re.findall(r'<a href="([^"]+)" download>', page)
    assert len(links) == 2
    for link, name in zip(links, (path.name, f"{path.stem}-tutor.ipynb"), strict=True):
        sheet = (book / "notebooks" / link).resolve()
        assert sheet == (book / "worksheets" / name).resolve()
        made = worksheet(read(path), CITED, asked, tutor=name != path.name, evidence=BASE.named())
        assert sheet.read_text(encoding="utf-8") == written(made)


def test_only_executable_chapters_have_a_worksheet(book):
    sheets = {path.name for path in (book / "worksheets").glob("*.ipynb")}
    assert sheets == {f"{path.stem}{copy}.ipynb" for path in CHAPTERS for copy in ("", "-tutor")}
    assert "worksheets/" not in (book / "index.html").read_text(encoding="utf-8")
