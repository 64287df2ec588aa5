"""The bundle is what its sources and its pinned packages make, and the licences of those packages go with it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.tree import ROOT, files

FRONT = ROOT / "frontend"
STATIC = ROOT / "realist" / "static"
INSTALLED = FRONT / "node_modules" / ".package-lock.json"

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


def run(front: Path, *command: str) -> None:
    done = subprocess.run(command, cwd=front, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}: {done.stderr}"


def check(front: Path, built: Path) -> None:
    """Hold a bundle that was built just now, and the packages that it was built with, to what is kept."""
    made = {path.name: path.read_bytes() for path in built.iterdir()}
    kept = {
        path.name: path.read_bytes() for path in STATIC.iterdir() if path.name in made or path.suffix in {".js", ".css"}
    }
    assert made.keys() == kept.keys(), f"The bundle is not of these sources: make bundle ({made.keys() ^ kept.keys()})"
    assert [name for name in made if made[name] != kept[name]] == [], "The bundle is not of these sources: make bundle"
    held = packages_in(front)
    assert {"preact", "docx", "qrcode-generator"} <= held  # or nothing was looked at
    told = "".join(path.read_text(encoding="utf-8") for path in STATIC.glob("*.licences.txt"))
    listed = set(re.findall(r"^(\S+) [\d.]+ \(", told, re.MULTILINE)) | {
        "preact"
    }  # its own file: page.preact-licence.txt
    assert held - listed == set(), "A package is in a bundle, and its licence is not beside it"


@pytest.mark.skipif(not INSTALLED.is_file(), reason="what builds the front end is not installed; make journeys does so")
def test_the_bundle_is_what_its_sources_make_with_the_packages_that_are_here(tmp_path):
    """Installs nothing: `make lint` and `make bundle` did, where Node.js is."""
    pinned = json.loads((FRONT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    here = json.loads(INSTALLED.read_text(encoding="utf-8"))["packages"]
    assert {name: one["version"] for name, one in here.items()}.items() <= {
        name: one.get("version") for name, one in pinned.items()
    }.items(), "The packages that are installed are not those that are pinned: make bundle"
    run(FRONT, "node", "build.mjs", str(tmp_path))
    check(FRONT, tmp_path)


@pytest.mark.journey
@pytest.mark.skipif(shutil.which("npm") is None, reason="Node.js is not here; only changing the front end needs it")
def test_the_bundle_is_what_its_sources_make_with_the_packages_that_are_pinned(tmp_path):
    """Copies the sources, installs what they pin, and builds; where that fails the test fails, with what npm said."""
    for path in files():
        if path.is_relative_to(FRONT) or (path.is_relative_to(ROOT / "realist") and path.suffix == ".json"):
            copy = tmp_path / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    (tmp_path / "realist" / "static").mkdir(parents=True, exist_ok=True)
    run(tmp_path / "frontend", "npm", "ci", "--no-audit", "--no-fund")
    run(tmp_path / "frontend", "npm", "run", "build")
    check(tmp_path / "frontend", tmp_path / "realist" / "static")


@pytest.mark.parametrize(("bundle", "package"), [("word", "docx"), ("qr", "qrcode-generator")])
def test_a_bundle_goes_with_the_licences_of_all_that_is_in_it(bundle, package):
    """Also of what a package brings within its own files: everything that it needs, types apart."""
    told = (ROOT / "realist" / "static" / f"{bundle}.licences.txt").read_text(encoding="utf-8")
    lock = json.loads((ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    wanted = [package]
    for name in wanted:
        wanted += [n for n in lock[f"node_modules/{name}"].get("dependencies", {}) if not n.startswith("@types/")]
    assert [n for n in wanted if f"{n} {lock[f'node_modules/{n}']['version']} (" not in told] == []
