"""The project hangs together: its pins, its notebooks, its bundle and its version."""

import json
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
