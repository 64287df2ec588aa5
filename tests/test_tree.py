"""The project hangs together: its rooms, its pins, its commands, its notebooks, its bundle and its version."""

import json
import os
import re
import shutil
import subprocess
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
ROOMS = [
    "README.md",
    "CONTRIBUTING.md",
    "CITATION.cff",
    "LICENSE",
    "LICENSE-text-and-data.md",
    "CHANGELOG.md",
    "Makefile",
    "requirements.txt",
    "requirements-dev.txt",
    "runtime.txt",
    "pyproject.toml",
    "_config.yml",
    "_toc.yml",
    ".ci/run",
    "book",
    "notebooks",
    "data",
    "data/sources.bib",
    "data/datapackage.json",
    "data/examples",
    "realist/theory",
    "realist/evidence.py",
    "realist/checks",
    "realist/appraisal",
    "realist/partnerships/maps.py",
    "realist/widgets",
    "realist/static",
    "frontend",
    "benchmarks",
    "tests",
    "tests/bad_data",
    "tests/browser",
]
COMMANDS = {"book", "serve", "offline", "test", "same", "bench", "fuzz", "lint", "clean", "pins", "bundle", "help"}
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


def make(*arguments: str) -> str:
    """What make says, in the project, whether or not another make runs these tests."""
    alone = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "--no-print-directory", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env=alone)
    return done.stdout


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_of_the_design_is_in_use(room):
    place = ROOT / room
    assert any(path == place or place in path.parents for path in files()), f"{room} is missing or empty"


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
    assert {canonicalize_name(r.name) for r in adds} <= pins("requirements-dev.txt").keys()
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


# Commands


def test_help_lists_every_command_and_no_other():
    listed = {line.split()[1] for line in make("help").splitlines()}
    rules = re.findall(r"^([a-z]+):(?!=)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == set(rules) == COMMANDS


def test_continuous_integration_runs_what_a_newcomer_runs():
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert run.rstrip().endswith("exec make test")
    assert "skip" not in run


def test_the_book_is_built_strictly():
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"jupyter-book build \. .*-W -n --keep-going \|\| ", recipe, re.MULTILINE)


@pytest.mark.parametrize(
    ("python", "says"),
    [
        ("no-such-python", "There is no no-such-python here. Install Python 3.11 or later"),
        ("old", "Python 3.11 or later is needed, and old is Python 3.9.2"),
        ("bare", "lacks what makes a virtual environment. On Debian or Ubuntu: sudo apt-get install python3.11-venv"),
        ("shim", "shim is here and does not start. Name another Python"),
        ("offline", "The pinned packages could not be installed. Is the network away"),
        ("full", "There is no room left on the disk to install the pinned packages. Make some room"),
        ("locked", "The pinned packages could not be written to"),
        ("nowhere", "A virtual environment could not be made in"),
    ],
)
def test_a_machine_that_lacks_something_is_told_so_in_plain_words(tmp_path, monkeypatch, python, says):
    """`.ci/prepare` with a Python, an apt-get and a sudo that only pretend."""
    made = 'case "$*" in -m\\ venv*) mkdir -p .venv/bin; cp "$0" .venv/bin/python;; *-m\\ pip*) {}exit 1;; esac'
    scripts = {
        "shim": "echo shim: command not found; exit 127",
        "full": made.format("echo '[Errno 28] No space left on device'; "),
        "locked": made.format("echo '[Errno 13] Permission denied: x'; "),
        "nowhere": 'case "$*" in -m\\ venv*) exit 1;; esac',
        "old": 'case "$*" in -V) echo Python 3.9.2;; *) exit 1;; esac',
        "bare": 'case "$*" in *import\\ ensurepip*) exit 1;; *print*) echo python3.11-venv;; esac',
        "offline": made.format(""),
        "apt-get": "exit 100",
        "sudo": "exit 1",
    }
    for name, script in scripts.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("PYTHON", python)
    command = ["sh", str(ROOT / ".ci" / "prepare"), "requirements.txt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_an_environment_of_a_python_that_is_too_old_is_made_anew(tmp_path, monkeypatch):
    made = 'case "$*" in -m\\ venv*) mkdir -p .venv/bin; cp "$0" .venv/bin/python;; esac'
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    old = tmp_path / ".venv" / "bin" / "python"
    for path, script in ((tmp_path / "new", made), (old, 'case "$*" in -c*) exit 1;; esac')):
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("PYTHON", "new")
    command = ["sh", str(ROOT / ".ci" / "prepare"), "requirements.txt"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert old.read_text() == (tmp_path / "new").read_text()


@pytest.mark.parametrize(
    ("free", "blocked", "says"),
    [
        (10**6, False, "The page is at fault."),
        (100, False, "is full. Make some room, and run the same command again."),
        (10**6, True, "Nothing can be written to"),
        (100, True, "is full. Make some room"),
    ],
)
def test_where_the_machine_stopped_make_that_is_what_it_says(tmp_path, monkeypatch, free, blocked, says):
    """`.ci/failed` with a df that only pretends, and with a file where the folder of the book would be."""
    (tmp_path / "df").write_text(f"#!/bin/sh\necho Filesystem\necho /dev/disk 9 9 {free} 9% /\n")
    (tmp_path / "df").chmod(0o755)
    if blocked:
        (tmp_path / "_build").write_text("")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    command = ["sh", str(ROOT / ".ci" / "failed"), "The page is at fault."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_whoever_has_no_make_finds_in_the_readme_what_it_would_do():
    told = (text(ROOT / "README.md") or "").split("Without `make`")[1]
    build = re.search(r"jupyter-book (build \..*?) \|\|", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert build
    assert all(each in told for each in (build[1], "-r requirements.txt", "-r requirements-dev.txt", "-m pytest"))


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


# Front end


ASKED = r"""
import { readFile } from "node:fs/promises";
import { build } from "esbuild";
const entryPoints = Object.fromEntries(process.argv.slice(1).map((path, i) => [`n${i}`, path]));
const { metafile } = await build({ entryPoints, bundle: true, write: false, metafile: true, format: "esm",
  outdir: "out", loader: { ".css": "empty" }, jsx: "automatic", jsxImportSource: "preact",
  plugins: [{ name: "text", setup({ onResolve }) { onResolve({ filter: /^text:/ }, () => ({ external: true })); } }] });
const told = {};
for (const { entryPoint, inputs } of Object.values(metafile.outputs)) {
  if (!entryPoint) continue;
  const theirs = Object.keys(inputs).filter((path) => path.includes("node_modules/") && inputs[path].bytesInOutput);
  told[entryPoint] = {};
  for (const path of theirs) told[entryPoint][path] = (await readFile(path, "utf8")).match(/^\/\/ .*$/gm) ?? [];
}
console.log(JSON.stringify(told));
"""


def packages_in(front: Path) -> set[str]:
    """The packages that left bytes in a bundle, as the bundler says, and those that they themselves bring."""
    entries = sorted(str(path.relative_to(front)) for path in front.glob("*/*.js*") if "node_modules" not in path.parts)
    asked = ["node", "--input-type=module", "-e", ASKED, *entries]
    done = subprocess.run(asked, cwd=front, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    held = set()
    for inputs in json.loads(done.stdout).values():
        for path, comments in inputs.items():
            held.add(re.sub(r"^.*?node_modules/((?:@[^/]+/)?[^/]+)/.*$", r"\1", path))
            for line in comments:
                held |= {name.replace("+", "/") for name in re.findall(r"\\0(@?[\w.+-]+)@\d", line)}
                held |= set(re.findall(r"node_modules/((?:@[\w.-]+/)?[\w.-]+)/", line))
    return held


@pytest.mark.skipif(shutil.which("npm") is None, reason="Node.js is not here; only changing the front end needs it")
def test_the_bundle_is_what_its_sources_make(tmp_path):
    """Copies the sources, installs what they pin, and builds; where that fails the test fails, with what npm said."""
    for path in files():
        if path.is_relative_to(ROOT / "frontend") or (path.is_relative_to(ROOT / "realist") and path.suffix == ".json"):
            copy = tmp_path / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    built, here = tmp_path / "realist" / "static", ROOT / "realist" / "static"
    for command in (["npm", "ci", "--no-audit", "--no-fund"], ["npm", "run", "build"]):
        done = subprocess.run(command, cwd=tmp_path / "frontend", capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{' '.join(command)}: {done.stderr}"
    made = {path.name: path.read_bytes() for path in built.iterdir()}
    kept = {
        path.name: path.read_bytes() for path in here.iterdir() if path.name in made or path.suffix in {".js", ".css"}
    }
    assert made.keys() == kept.keys(), f"The bundle is not of these sources: make bundle ({made.keys() ^ kept.keys()})"
    assert [name for name in made if made[name] != kept[name]] == [], "The bundle is not of these sources: make bundle"
    held = packages_in(tmp_path / "frontend")
    assert {"preact", "docx", "qrcode-generator"} <= held  # or nothing was looked at
    told = "".join(path.read_text(encoding="utf-8") for path in here.glob("*.licences.txt"))
    listed = set(re.findall(r"^(\S+) [\d.]+ \(", told, re.MULTILINE)) | {
        "preact"
    }  # its own file: page.preact-licence.txt
    assert held - listed == set(), "A package is in a bundle, and its licence is not beside it"


@pytest.mark.parametrize(("bundle", "package"), [("word", "docx"), ("qr", "qrcode-generator")])
def test_a_bundle_goes_with_the_licences_of_all_that_is_in_it(bundle, package):
    """Also of what a package brings within its own files: everything that it needs, types apart."""
    told = (ROOT / "realist" / "static" / f"{bundle}.licences.txt").read_text(encoding="utf-8")
    lock = json.loads((ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    wanted = [package]
    for name in wanted:
        wanted += [n for n in lock[f"node_modules/{name}"].get("dependencies", {}) if not n.startswith("@types/")]
    assert [n for n in wanted if f"{n} {lock[f'node_modules/{n}']['version']} (" not in told] == []


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


def walk() -> list[tuple[str, list[str]]]:
    """What CONTRIBUTING.md says of each step of an answer through the house, and the names in it."""
    section = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## One answer through the house\n")[1]
    steps = re.split(r"^\d+\. ", section.split("\n## ")[0], flags=re.MULTILINE)[1:]
    return [(step[2:].split(".**")[0], re.findall(r"`([^`]+)`", step.split("\n\n")[0])) for step in steps]


@pytest.mark.parametrize(("step", "names"), walk(), ids=[step for step, _ in walk()])
def test_one_answer_goes_through_the_house_as_contributing_says(step, names):
    """Each file is there, each function is made in a file of its step, and each code stands in a table."""
    places = [name for name in names if "/" in name]
    sources = [(ROOT / place).read_text(encoding="utf-8") for place in places]
    tables = [path.read_text(encoding="utf-8") for path in (ROOT / "data").glob("*.csv")]
    assert places
    for name in set(names) - set(places):
        if name.isidentifier():
            made = re.compile(rf"\b(?:def|class|function|const) {name}\b|^ +{name}\(.*\) {{$", re.MULTILINE)
            assert any(made.search(source) for source in sources), f"{step}: nothing of {places} makes {name}"
        else:
            assert any(name in table for table in tables), f"{step}: no table has {name}"


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
