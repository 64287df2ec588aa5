"""A zip file is the same whenever it is made, and holds what was put in."""

from __future__ import annotations

import io
import os
import zipfile

from realist import evidence
from realist.documents.archive import DATE, folder
from realist.documents.brief import brief
from realist.documents.docx import word
from tests.tree import ROOT


def members(raw: bytes) -> dict[str, tuple[object, bytes]]:
    with zipfile.ZipFile(io.BytesIO(raw)) as given:
        return {each.filename: (each.date_time, given.read(each)) for each in given.infolist()}


def test_a_folder_copied_later_and_in_another_order_gives_the_same_file(tmp_path):
    made = []
    for number, names in enumerate((["b/c.txt", "a.txt"], ["a.txt", "b/c.txt"])):
        place = tmp_path / str(number) / "html"
        for name in names:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_text(name)
            os.utime(place / name, (10**9 + number * 10**6,) * 2)
        made.append(folder(place))
    assert made[0] == made[1]
    assert members(made[0]) == {"html/a.txt": (DATE, b"a.txt"), "html/b/c.txt": (DATE, b"b/c.txt")}
    (tmp_path / "1" / "html" / "a.txt").write_text("changed")
    assert folder(tmp_path / "1" / "html") != made[0]


def test_a_brief_for_word_says_nothing_of_when_it_was_written():
    base = evidence.load(ROOT / "data" / "examples" / "cctv")
    made = brief(base, base.schemes[0].design, "Ours")
    raw = word(made.title, made.sections)
    assert raw == word(made.title, made.sections)
    assert {date for date, _ in members(raw).values()} == {DATE}
