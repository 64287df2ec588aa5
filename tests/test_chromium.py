"""Chromium is found, or installed, or missed in plain words; nothing here starts a real browser or a real apt-get."""

import stat
from pathlib import Path

import pytest

from tests import chromium


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing on it but what a test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "fetched"))
    monkeypatch.delenv("REALIST_CHROMIUM", raising=False)
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    return tmp_path


def program(path: Path, says: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{says}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.parametrize("name", chromium.NAMES)
def test_found_on_the_path(machine, name):
    chrome = program(machine / name, "echo Chromium 1")
    assert chromium.executable() == chrome


def test_found_where_playwright_keeps_its_own(machine):
    chrome = program(machine / "fetched/chromium-9/chrome-linux/chrome", "echo Chromium 9")
    assert chromium.executable() == chrome


def test_one_that_does_not_start_is_passed_over(machine):
    program(machine / "chromium", "exit 1")
    chrome = program(machine / "google-chrome", "echo Chrome 2")
    assert chromium.executable() == chrome


def test_the_named_one_comes_first(machine, monkeypatch):
    program(machine / "chromium", "echo Chromium 1")
    monkeypatch.setenv("REALIST_CHROMIUM", program(machine / "mine", "echo Chromium 3"))
    assert chromium.executable() == str(machine / "mine")


def test_the_named_one_is_not_replaced(machine, monkeypatch):
    program(machine / "chromium", "echo Chromium 1")
    monkeypatch.setenv("REALIST_CHROMIUM", str(machine / "mine"))
    with pytest.raises(SystemExit, match=r"REALIST_CHROMIUM names .*mine"):
        chromium.executable()


def test_installed_with_apt(machine):
    place = machine / "chromium"
    lines = f"echo '#!/bin/sh\necho Chromium 4' > {place}; /bin/chmod +x {place}"
    program(machine / "apt-get", lines)
    assert chromium.executable() == str(place)


def test_installed_with_sudo_only_where_it_asks_for_no_password(machine, monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    asked = machine / "asked"
    program(machine / "apt-get", "exit 1")
    program(machine / "sudo", f'echo "sudo $*" >> {asked}; exit 1')
    with pytest.raises(SystemExit, match="Install it"):
        chromium.executable()
    assert asked.read_text().startswith("sudo -n ")


@pytest.mark.parametrize("apt", ["exit 100", "exit 0", None])
def test_missed_in_plain_words(machine, apt):
    if apt:
        program(machine / "apt-get", apt)
    with pytest.raises(SystemExit, match=r"need Chromium.*\n.*apt-get install chromium"):
        chromium.executable()
