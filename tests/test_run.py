"""How all tests are run: side by side with the build, the first failure said last, and a table of the slowest."""

from __future__ import annotations

import re
import sys
import time

from tests.__main__ import alongside
from tests.slowest import table, times
from tests.tree import ROOT


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def says(words: str, status: int = 0) -> list[str]:
    return python(f"print({words!r}); raise SystemExit({status})")


STOPPED = "import signal, time; signal.signal(signal.SIGTERM, lambda *_: exit(3))"
LONG = python(f"{STOPPED}; print('so far', flush=True); time.sleep(60)")
"""It ends in its own way when it is stopped, as make does."""


def test_what_is_built_is_told_whole_and_what_needs_it_is_told_last(capfd):
    assert alongside(says("built"), [says("one"), says("two")], says("after")) == 0
    assert capfd.readouterr().out.split() == ["one", "two", "built", "after"]


def test_the_status_is_that_of_what_came_last(capfd):
    assert alongside(says("built"), [says("one")], says("after", 3)) == 3
    assert capfd.readouterr().out.split()[-1] == "after"


def test_a_failure_meanwhile_stops_the_build_and_is_told_last(capfd):
    start = time.monotonic()
    assert alongside(LONG, [says("one", 4), says("two")], says("after")) == 4
    assert capfd.readouterr().out.split() == ["one"]
    assert time.monotonic() - start < 30


def test_a_failed_build_stops_what_runs_meanwhile_and_is_told_last(capfd):
    start = time.monotonic()
    assert alongside(says("broken", 2), [says("one"), LONG, says("two")], says("after")) == 2
    assert capfd.readouterr().out.split()[-1] == "broken"
    assert time.monotonic() - start < 30


def test_a_build_that_fails_after_the_rest_fails_all(capfd):
    failing = python("import time; time.sleep(1); print('broken'); raise SystemExit(2)")
    assert alongside(failing, [says("one")], says("after")) == 2
    assert capfd.readouterr().out.split() == ["one", "broken"]


def test_only_fixtures_know_where_the_built_book_is():
    """What asks for the fixture `book` is kept out of the run beside the build; what found its own way would not be."""
    ways = re.compile(r"\btree\.BUILT\b|\bimport [^\n]*\bBUILT\b|ROOT / \"_build\"")
    found = {
        p.relative_to(ROOT).as_posix() for p in (ROOT / "tests").rglob("*.py") if ways.search(p.read_text("utf-8"))
    }
    assert found == {"tests/tree.py", "tests/conftest.py", "tests/browser/conftest.py"}


def test_the_slowest_are_listed_with_what_they_took(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(
        '<testsuites><testsuite><testcase classname="tests.browser.test_a" name="test_b[1]" time="2.5"/>'
        '<testcase classname="tests.test_c" name="test_d" time="0.25"/></testsuite></testsuites>'
    )
    found = times(report)
    assert found == [(2.5, "browser/test_a: test_b[1]"), (0.25, "test_c: test_d")]
    made = table([found, [(3.0, "x: y")]], "1 May 2030", "two cores")
    assert "on 1 May 2030: two cores." in made
    assert "- 2 tests while the book builds: 3 seconds of test time" in made
    assert made.index("| 3.0 | `x: y` |") < made.index("| 2.5 | ") < made.index("| 0.2 | ")
