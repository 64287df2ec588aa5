"""The front end's rooms import one way; and the check that says so would see what does not."""

import pytest

from tests.frontend_imports import FRONTEND, faults

SOUND = {
    "text.js": "export const a = 1;\n",
    "engine/sums.js": 'import { a } from "../text.js";\n',
    "ui/parts.jsx": 'import { useState } from "preact/hooks";\nimport {\n  one,\n  two,\n} from "../engine/sums.js";\n',
    "ui/looks.css": "",
    "../realist/words.json": "{}",
    "ui/said.js": 'import WORDS from "../../realist/words.json" with { type: "json" };\n',
    "bench/bench.jsx": 'import "../ui/looks.css";\nexport { a } from "../text.js";\nimport { b } from "./b.js";\n',
    "bench/b.js": "",
    "page/page.css": '@import "../ui/looks.css";\n',
}


@pytest.fixture
def sources(tmp_path):
    """A small front end that keeps the order; a test spoils it."""

    def made(name="text.js", text=SOUND["text.js"]):
        for each, held in {**SOUND, name: text}.items():
            path = tmp_path / "frontend" / each
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(held, encoding="utf-8")
        return faults(tmp_path / "frontend")

    return made


def test_the_front_end_imports_one_way():
    assert len(list(FRONTEND.glob("*/*.js*"))) > 80
    assert faults(FRONTEND) == []


def test_a_front_end_in_order_has_no_fault(sources):
    assert sources() == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("engine/up.js", 'import { Fold } from "../ui/parts.jsx";', "imports ../ui/parts.jsx: engine stands before ui"),
        (
            "engine/up.js",
            'import source from "text:../bench/b.js";',
            "imports ../bench/b.js: engine stands before bench",
        ),
        ("text.js", 'export {\n  b,\n} from "./bench/b.js";', "imports ./bench/b.js: text.js stands before bench"),
        ("ties/side.jsx", 'import { b } from "../bench/b.js";', "imports ../bench/b.js: ties stands beside bench"),
        ("room/side.css", '@import "../bench/b.js";', "imports ../bench/b.js: room stands beside bench"),
        ("bench/attic.js", 'import "../loft/x.js";', "imports ../loft/x.js: there is no such file"),
        ("ui/code.js", 'import "../../realist/text.py";', "imports ../../realist/text.py: there is no such file"),
        ("ui/gone.js", 'import X from "../../realist/x.json";', "imports ../../realist/x.json: there is no such file"),
        ("loft/x.js", 'import { a } from "../text.js";', "imports ../text.js: loft is no room"),
        ("engine/drawn.js", 'import { h } from "preact";', "imports preact: engine imports no package"),
        ("page/now.js", 'const x = import("./a.js");', "imports while it runs: a page opened from a folder cannot"),
    ],
)
def test_what_breaks_the_order_is_named(sources, name, text, said):
    assert sources(name, text) == [f"{name} {said}"]


def test_a_circle_of_files_is_named(sources):
    (said,) = sources("bench/b.js", 'import "./bench.jsx";')
    assert said.startswith("files import one another in a circle: ")
    assert {"bench/b.js", "bench/bench.jsx"} <= set(said.split(": ")[1].split(" → "))
