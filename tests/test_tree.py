"""The project hangs together: its pins, its notebooks and its version."""

import json
import re
import tomllib
from pathlib import Path

import nbformat
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.tree import ROOT, files, text, texts

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NOTEBOOKS = [path for path in files() if path.suffix == ".ipynb"]
# Put together here so that this file holds none of them whole.
REGISTRIES = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "registry." + "npm" + "js",
    "registry." + "yarn" + "pkg",
    "unpkg" + ".com",
]
MACHINE = re.compile(r"(?<![\w.])/(?:home|Users|root|work|mnt|opt)/[\w.-]+/|\b[A-Z]:\\Users\\|file:///[a-z]+/[a-z]")


def pins(name: str) -> dict[str, list[Requirement]]:
    """The requirements of a file, by name; one name may stand more than once, for different Pythons."""
    found: dict[str, list[Requirement]] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "-e ")):
            requirement = Requirement(line)
            found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


# Pins


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_everything_is_pinned_and_the_file_says_how_to_refresh_it(name):
    assert "make pins" in (ROOT / name).read_text(encoding="utf-8").splitlines()[0]
    loose = [str(r) for rs in pins(name).values() for r in rs if [s.operator for s in r.specifier] != ["=="] or r.url]
    assert not loose


def test_the_two_requirements_files_share_nothing():
    assert not pins("requirements.txt").keys() & pins("requirements-dev.txt").keys()


def test_the_package_itself_is_installed_last_so_that_notebooks_can_import_it():
    assert (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()[-1] == "-e ."
    assert "-e ." not in (ROOT / "requirements-dev.txt").read_text(encoding="utf-8").splitlines()


def test_what_the_project_needs_is_what_is_pinned():
    needs = [Requirement(each) for each in PROJECT["project"]["dependencies"]]
    adds = [Requirement(each) for each in PROJECT["project"]["optional-dependencies"]["dev"]]
    assert {canonicalize_name(r.name) for r in needs} <= pins("requirements.txt").keys()
    assert {canonicalize_name(r.name) for r in adds} <= (pins("requirements.txt") | pins("requirements-dev.txt")).keys()
    for requirement in [*needs, *adds]:
        for pin in (pins("requirements.txt") | pins("requirements-dev.txt"))[canonicalize_name(requirement.name)]:
            assert all(requirement.specifier.contains(s.version, prereleases=True) for s in pin.specifier)


def test_the_builder_is_pinned_too():
    assert all("==" in each for each in PROJECT["build-system"]["requires"])


def test_no_file_names_a_registry_or_a_place_on_a_machine():
    found = []
    for name, content in texts():
        found += [f"{name} names {registry}" for registry in REGISTRIES if registry in content]
        found += [f"{name} names {place[0]}" for place in MACHINE.finditer(content)]
    assert not found, "\n".join(found)


# Notebooks


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_valid_and_carries_no_outputs(path: Path):
    raw = json.loads(path.read_text(encoding="utf-8"))
    assert (raw["nbformat"], raw["nbformat_minor"]) == (4, 5)
    nbformat.validate(raw)
    cells = [cell for cell in raw["cells"] if cell["cell_type"] == "code"]
    assert not [cell["id"] for cell in cells if cell["outputs"] or cell["execution_count"]]
    assert raw["metadata"]["kernelspec"]["name"] == "python3"


def test_chapters_are_in_the_table_of_contents_and_the_other_way_round():
    toc = (ROOT / "_toc.yml").read_text(encoding="utf-8")
    listed = set(re.findall(r"(?:root|file): *(\S+)", toc))
    assert all(any((ROOT / f"{each}{suffix}").is_file() for suffix in (".md", ".ipynb")) for each in listed)
    chapters = {p.relative_to(ROOT).with_suffix("").as_posix() for p in files() if p.suffix in (".md", ".ipynb")}
    assert {each for each in chapters if each.startswith(("book/", "notebooks/"))} == listed


# Version


def test_the_version_is_the_same_wherever_it_stands():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    frontend = json.loads((ROOT / "frontend" / "package.json").read_text(encoding="utf-8"))
    changes = re.search(r"^## (\S+)", text(ROOT / "CHANGELOG.md") or "", re.MULTILINE)
    stated = {
        "pyproject.toml": PROJECT["project"]["version"],
        "CITATION.cff": str(citation["version"]),
        "datapackage.json": package["version"],
        "package.json": frontend["version"],
        "CHANGELOG.md": changes[1] if changes else None,
    }
    assert len(set(stated.values())) == 1, stated
    assert f"(version {PROJECT['project']['version']})" in (text(ROOT / "README.md") or "")


def test_links_between_our_documents_lead_somewhere():
    """Of the documents at the top; the book's own links are checked when it is built."""
    for path in sorted(ROOT.glob("*.md")):
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{path.name} links to {target}, which is not there"


FIELD_WORDS = re.compile(
    r"\b(police|policing|drugs?|forces|officers?|custody|constables?|sergeants?|offend\w*|diver(t|sion)\w*)\b",
    re.IGNORECASE,
)


def test_the_code_knows_nothing_of_the_field():
    """Two evidence bases run through the same package and front end; neither may be written into them."""
    sources = [*(ROOT / "realist").rglob("*"), *(ROOT / "frontend").rglob("*")]
    sources = [p for p in sources if p.suffix in {".py", ".yml", ".html", ".js", ".jsx", ".css", ".mjs"}]
    sources = [p for p in sources if "node_modules" not in p.parts]
    assert len(sources) > 40
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in sources
        for match in FIELD_WORDS.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []
