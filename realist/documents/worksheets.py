"""Notebooks to work in: a student's worksheet from a chapter, and a notebook from a design."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode, v4

from realist.documents.plain_markdown import plain, title
from realist.sharing import saved, tidy_name
from realist.theory import Design

FOLDED = {"hide-input", "remove-cell", "remove-input"}
"""Tags by which a chapter folds or leaves out code; a worksheet keeps the code, folded."""

PROMPTS = {"markdown": "**Your answer:**", "raw": "Your answer:", "code": "# Your answer"}

NEEDS = (
    "**{whose}.** This is {chapter} as a notebook to work in. It needs the `realist` package and the evidence base: "
    "keep this file in a folder beside `data`, such as `notebooks` in a copy of the project. Run the cells from the "
    "top. Code that only prepares what you see is folded.{made_from}"
)
MADE_FROM = "\n\nMade from: {}."

DESIGN_CELLS = (
    (
        "markdown",
        """
# A design to work on

The design below is on the bench. This notebook needs the `realist` package and the evidence base. Run the cells from
the top.{made_from}
""",
    ),
    (
        "code",
        """
from IPython.display import Markdown

from realist import evidence
from realist.documents.brief import brief, markdown
from realist.theory import read_design
from realist.widgets import Bench

base = evidence.load({folder})

NAME = "@NAME@"
DESIGN = "@DESIGN@"
""",
    ),
    ("code", "bench = Bench(base, DESIGN)\nbench"),
    (
        "markdown",
        """
Answer on the bench, or set `bench.design` here. `bench.design` holds the design as it stands, and `bench.appraisal`
what the evidence says of it. There is no score.
""",
    ),
    (
        "code",
        "{{base.theory.outcome[name].label: state.word for name, state in bench.appraisal.outcomes.items()}}",
    ),
    ("markdown", "Run the next cell again after a change. It writes the design brief, with its evidence."),
    ("code", "Markdown(markdown(brief(base, read_design(base.theory, bench.design), NAME)))"),
)

_PAGE = re.compile(r"""(?P<quote>["'])(?:\.\.?/)*[\w./-]+\.html(?P=quote)""")


def worksheet(
    chapter: NotebookNode,
    cited: Mapping[str, str] | None = None,
    questions: Iterable[tuple[str, str]] = (),
    *,
    tutor: bool = False,
    evidence: str = "",
) -> NotebookNode:
    """A student's worksheet: the chapter without its solutions, with a cell for an answer after each exercise.

    A tutor's copy has the solutions, and the answers to the questions, where a student's has room for them.

    Parameters
    ----------
    chapter : NotebookNode
        An executable chapter, of nbformat 4.5. A cell tagged ``solution`` is left out; one tagged ``exercise`` is
        followed by an answer cell of its own kind.
    cited : mapping of str to str, optional
        How each work that the chapter cites is named; see `citations`.
    questions : iterable of (str, str), optional
        What to ask at the end, and the answer, as Markdown; see `realist.exercises.printed.questions`.
    tutor : bool, optional
        Whether it is the tutor's copy.
    evidence : str, optional
        Which evidence the chapter was computed from; see `realist.evidence.Evidence.named`.

    Returns
    -------
    NotebookNode
        Without outputs; the same, ids and all, for the same chapter. What only the book's builder understands (roles,
        directives, links from chapter to chapter) stands as plain text.

    Examples
    --------
    >>> chapter = v4.new_notebook(cells=[v4.new_markdown_cell("# A {reading}`ours`", id="a")])
    >>> worksheet(chapter).cells[1].source
    '# A (our reading)'
    """
    heads = (title(cell.source) for cell in chapter.cells if cell.cell_type == "markdown")
    head = next(filter(None, heads), "")
    named = f"the chapter *{plain(head, cited or {})}*" if head else "a chapter"
    whose = "Worksheet, tutor's copy" if tutor else "Worksheet"
    cells = [_cell("markdown", NEEDS.format(whose=whose, chapter=named, made_from=_made_from(evidence)), "worksheet")]
    for cell in chapter.cells:
        tags = set(cell.metadata.get("tags", ()))
        if "solution" in tags and not tutor:
            continue
        source = _code(cell.source) if cell.cell_type == "code" else plain(cell.source, cited or {})
        made = _cell(cell.cell_type, source, "", cell.id)
        if tags & FOLDED:
            made.metadata["jupyter"] = {"source_hidden": True}
        cells.append(made)
        if "exercise" in tags and not tutor:
            cells.append(_cell(cell.cell_type, PROMPTS[cell.cell_type], f"answer to {cell.id}"))
    return _notebook([*cells, *_asked(list(questions), tutor=tutor)])


def _asked(questions: list[tuple[str, str]], *, tutor: bool) -> Iterator[NotebookNode]:
    """The questions that end a chapter, each with its answer or with room for one."""
    if questions:
        yield _cell("markdown", "## Check yourself", "check yourself")
    for number, (question, answer) in enumerate(questions):
        yield _cell("markdown", question, f"question {number}")
        yield _cell("markdown", answer if tutor else PROMPTS["markdown"], f"answer {number}")


def _made_from(evidence: str) -> str:
    return MADE_FROM.format(evidence) if evidence else ""


def design_notebook(
    base_folder: str | Path, design: Design | None = None, name: str = "", evidence: str = ""
) -> NotebookNode:
    """A notebook in which a design is on the bench and can be worked on.

    Parameters
    ----------
    base_folder : path
        The evidence folder, as seen from where the notebook will be run.
    design : Design, optional
        Where there is none, the notebook is a template: the page puts a design where ``"@DESIGN@"`` stands.
    name : str
        What its maker calls it.
    evidence : str
        Which evidence it was made from; see `realist.evidence.Evidence.named`.

    Returns
    -------
    NotebookNode

    Examples
    --------
    >>> print(design_notebook("../data", Design({"size": "large"}), "Ours").cells[1].source.split("NAME = ")[1])
    "Ours"
    DESIGN = {
        "answers": {
            "size": "large"
        },
        "assumed": [],
        "knocked_out": []
    }
    """
    folder = base_folder.as_posix() if isinstance(base_folder, Path) else base_folder
    filled = (
        {} if design is None else {'"@DESIGN@"': literal(saved.plain(design, "")), '"@NAME@"': literal(tidy_name(name))}
    )
    cells = []
    for place, (kind, text) in enumerate(DESIGN_CELLS):
        source = text.strip("\n").format(folder=repr(folder), made_from=_made_from(evidence))
        for mark, given in filled.items():
            source = source.replace(mark, given)
        cells.append(_cell(kind, source, f"design {place}"))
    return _notebook(cells)


def literal(value: Any) -> str:
    r"""JSON that is Python too: texts, lists and objects, in ASCII, so that nothing in it can act.

    Examples
    --------
    >>> print(literal('"; 1/0 # \n\N{GRINNING FACE}'))
    "\"; 1/0 # \n\U0001f600"
    """
    text = json.dumps(value, ensure_ascii=False, indent=4)
    return re.sub(r"[^ -~\n]", lambda c: f"\\U{ord(c[0]):08x}" if ord(c[0]) > 0xFFFF else f"\\u{ord(c[0]):04x}", text)


def read(path: str | Path) -> NotebookNode:
    """A chapter as it stands in its file."""
    parse: Any = nbformat.read
    chapter: NotebookNode = parse(str(path), as_version=4)
    return chapter


def written(notebook: NotebookNode) -> str:
    """A notebook as the text of its file."""
    write: Any = nbformat.writes
    return f"{write(notebook)}\n"


def _cell(kind: str, source: str, seed: str, name: str = "") -> NotebookNode:
    """A cell whose id is given, or follows from a seed, so that every build makes the same."""
    make: dict[str, Any] = {"code": v4.new_code_cell, "markdown": v4.new_markdown_cell, "raw": v4.new_raw_cell}
    cell: NotebookNode = make[kind](source, id=name or hashlib.sha256(seed.encode()).hexdigest()[:12])
    return cell


def _notebook(cells: list[NotebookNode]) -> NotebookNode:
    new: Any = v4.new_notebook
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    made: NotebookNode = new(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})
    made.nbformat_minor = 5
    nbformat.validate(made)
    return made


def _code(source: str) -> str:
    """Code without the addresses of the book's pages, which are not where a worksheet is: they become empty texts."""
    return _PAGE.sub('""', source)
