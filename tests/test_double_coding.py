"""Agreement comes out as by hand, does not mind names or order, and what is settled is what the evidence base holds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realist.__main__ import main
from realist.evidence import double_coding, reader
from realist.evidence.checks import Report
from tests.folders import set_cell

DATA = Path(__file__).parents[1] / "data"
FOLDER = DATA / "double-coding"

units = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=30)


def same(one: float | None, other: float | None) -> bool:
    return one == other if one is None or other is None else one == pytest.approx(other, abs=1e-9)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "double"))


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        # Coincidences aa 2, ab 1, ba 1, bb 2: observed 2/6, expected 2·3·3/(6·5), so 1 - (1/3)/(3/5).
        (["aa", "ab", "bb"], 4 / 9),
        # Nothing alike. Two units: observed 1, expected 2·2·2/(4·3), so 1 - 3/2.
        (["ab", "ab"], -0.5),
        (["ab"], 0),  # observed 1, expected 2·1·1/(2·1)
        # aa 4, ab 1, ba 1, cc 4: n = 10, observed 2/10, expected (100 - 25 - 1 - 16)/(10·9), so 1 - (1/5)/(58/90).
        (["aa", "ab", "aa", "cc", "cc"], 1 - 18 / 58),
        # The classic example of two coders, nominal codes and twelve units: one and the other, unit by unit.
        (["aa", "ab", "bb", "bb", "db", "cc", "cc", "cc", "ee", "dd", "dd", "ad"], 1 - (6 / 24) / (448 / 552)),
        ([], None),
        (["aa", "aa"], None),
    ],
)
def test_alpha_is_as_by_hand(pairs: list[str], expected: float | None):
    assert same(double_coding.alpha((pair[0], pair[1]) for pair in pairs), expected)


@given(st.lists(st.sampled_from("abcd"), min_size=2).filter(lambda codes: len(set(codes)) > 1))
def test_perfect_agreement_is_one(codes):
    assert double_coding.alpha(zip(codes, codes, strict=True)) == pytest.approx(1)


@given(units)
def test_swapping_the_coders_changes_nothing(pairs):
    assert same(double_coding.alpha(pairs), double_coding.alpha((second, first) for first, second in pairs))


@given(units, st.permutations("abcd"))
def test_renaming_the_codes_changes_nothing(pairs, order):
    names = dict(zip("abcd", order, strict=True))
    renamed = [(names[first], names[second]) for first, second in pairs]
    assert same(double_coding.alpha(pairs), double_coding.alpha(renamed))


@given(units, st.randoms(use_true_random=False))
def test_the_order_of_units_changes_nothing(pairs, random):
    assert same(double_coding.alpha(pairs), double_coding.alpha(random.sample(pairs, len(pairs))))


@given(units)
def test_alpha_is_at_most_one_and_one_only_where_all_is_alike(pairs):
    found = double_coding.agreement("codes", pairs)
    if found.alpha is not None:
        assert found.alpha <= 1 + 1e-9
        assert (found.alpha == pytest.approx(1)) is (found.alike == found.units)


def test_a_share_of_nothing_is_not_a_number():
    assert double_coding.agreement("nothing", []).share is None


def test_values_count_only_where_both_passes_know_one(folder):
    before = double_coding.agreements(double_coding.read(folder))[1]
    table = double_coding.read(folder)["scheme_answers"]
    row = next(i for i, (a, b) in enumerate(double_coding.pairs(table, "value"), start=2) if a and b)
    set_cell(folder, "scheme_answers.csv", row, "second_value", "")
    assert double_coding.agreements(double_coding.read(folder))[1].units == before.units - 1


def test_the_order_of_codes_in_a_cell_is_no_disagreement(folder):
    before = double_coding.agreements(double_coding.read(folder))
    for row, cell in enumerate(double_coding.read(folder)["configurations"]["second_mechanisms"], start=2):
        set_cell(folder, "configurations.csv", row, "second_mechanisms", " ".join(reversed(cell.split())))
    assert double_coding.agreements(double_coding.read(folder)) == before


def test_every_mechanism_is_measured_on_every_configuration():
    coding = double_coding.read(FOLDER)
    uses = double_coding.mechanisms(coding)
    assert set(uses) == set(reader.read(DATA)["mechanisms"]["mechanism"])
    assert {len(each) for each in uses.values()} == {len(coding["configurations"])}


def test_the_pair_blurred_most_comes_first_and_none_is_listed_for_nothing():
    counts = list(double_coding.blurred(double_coding.read(FOLDER)).values())
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] > 0


def test_what_the_chapter_says_in_words_of_the_figures_holds():
    coding = double_coding.read(FOLDER)
    found = {each.what: each for each in double_coding.agreements(coding)}
    pair = ("communication", "learning")
    assert next(iter(double_coding.blurred(coding))) == pair
    uses = double_coding.mechanisms(coding)
    assert min(uses, key=lambda code: found[code].alpha or 0) not in pair
    assert all(each.count(("no", "yes")) >= each.count(("yes", "no")) for each in uses.values())
    whole = found["Configurations: all mechanisms at once"].alpha
    assert whole == min(each.alpha for each in found.values() if each.alpha is not None)
    values = found["Answers of schemes: value, where both have one"]
    assert values.alike == values.units


@pytest.mark.parametrize(
    ("damage", "place"),
    [
        (lambda path: path.unlink(), ("findings.csv", 0, "")),
        (lambda path: path.write_bytes(b""), ("findings.csv", 0, "")),
        (lambda path: path.write_bytes(b"\xff\xfe\x00"), ("findings.csv", 0, "")),
        (lambda path: path.write_bytes(b'"passage'), ("findings.csv", 1, "")),
        (lambda path: path.write_bytes(path.read_bytes().replace(b",why", b",why,more", 1)), ("findings.csv", 1, "")),
        (lambda path: path.write_bytes(path.read_bytes().replace(b",why", b",reason", 1)), ("findings.csv", 1, "why")),
        (lambda path: path.write_bytes(path.read_bytes().replace(b",why", b",how", 1)), ("findings.csv", 1, "how")),
        (lambda path: path.write_bytes(path.read_bytes() + b"INT-01,1,1,,,agreed,"), ("findings.csv", 82, "passage")),
        (lambda path: set_cell(path.parent, path.name, 3, "how", "settled"), ("findings.csv", 3, "how")),
        (lambda path: set_cell(path.parent, path.name, 3, "first_count", "a lot"), ("findings.csv", 3, "first_count")),
    ],
)
def test_a_bad_file_is_refused_where_it_is_bad(folder, damage, place):
    damage(folder / "findings.csv")
    with pytest.raises(double_coding.DoubleCodingError) as refused:
        double_coding.read(folder)
    assert place in [(fault.file, fault.row, fault.field) for fault in refused.value.faults]
    assert all(fault.reason for fault in refused.value.faults)


def test_the_command_line_checks_double_coding_and_exercises_wait_for_it(tmp_path, capsys):
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    set_cell(data / double_coding.FOLDER, "findings.csv", 3, "how", "settled")
    assert main(["check", str(data)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith('double-coding/findings.csv, row 3, how: "settled" is not one of: ')
    assert told[1:] == ["note: exercises was not checked: it waits until the faults above are put right", "1 fault"]


def test_the_folder_has_no_fault_and_a_base_without_one_has_none_either(tmp_path):
    assert double_coding.check_double_coding(DATA) == Report((), ())
    assert double_coding.check_double_coding(tmp_path) == Report((), ())
    assert double_coding.coded_twice(tmp_path) == frozenset()
    assert double_coding.coded_twice(DATA) == set(double_coding.read(FOLDER)["configurations"]["configuration"])


@pytest.mark.parametrize("table", ["scheme_answers", "scheme_outcomes", "configurations"])
def test_every_difference_is_settled_with_a_reason_and_nothing_else_is(table):
    frame = double_coding.read(FOLDER)[table]
    names = [name.removeprefix("settled_") for name in map(str, frame.columns) if name.startswith("settled_")]
    for row in frame.to_dict("records"):
        differs = any(row[f"first_{name}"] != row[f"second_{name}"] for name in names)
        assert (row["how"] != double_coding.AGREED) is differs, row
        assert bool(row["why"]) is differs, row


def test_facts_that_one_pass_alone_has_are_settled_with_a_reason():
    for row in double_coding.read(FOLDER)["findings"].to_dict("records"):
        if row["first_alone"] or row["second_alone"]:
            assert row["how"] != double_coding.AGREED, row
        assert bool(row["why"]) is (row["how"] != double_coding.AGREED), row


def test_what_is_settled_is_what_the_evidence_base_holds():
    coding, tables = double_coding.read(FOLDER), reader.read(DATA)
    answers = {(row["scheme"], row["feature"]): (row["status"], row["value"]) for row in tables.rows("scheme_answers")}
    settled = coding["scheme_answers"].to_dict("records")
    assert {(r["scheme"], r["feature"]): (r["settled_status"], r["settled_value"]) for r in settled}.items() <= (
        answers.items()
    )

    seen: dict[tuple[str, str], set[str]] = {}
    for row in tables.rows("scheme_outcomes"):
        seen.setdefault((row["scheme"], row["outcome"]), set()).add(row["direction"])
    settled = coding["scheme_outcomes"].to_dict("records")
    found = {(r["scheme"], r["outcome"]): set(r["settled_directions"].split()) or {"not stated"} for r in settled}
    assert {key: seen.get(key) for key in found} == found

    fields = ("works", "outcome", "effect")
    now = {
        row["configuration"]: (set(row.codes("mechanisms")), *(row[name] for name in fields))
        for row in tables.rows("configurations")
    }
    settled = [r for r in coding["configurations"].to_dict("records") if r["how"] != "dropped since"]
    held = {
        r["configuration"]: (set(r["settled_mechanisms"].split()), *(r[f"settled_{name}"] for name in fields))
        for r in settled
    }
    assert {code: now.get(code) for code in held} == held


def test_no_finding_that_was_compared_is_gone():
    frame, tables = double_coding.read(FOLDER)["findings"], reader.read(DATA)
    counts = tables["findings"]["passage"].value_counts()
    for passage, count in zip(frame["passage"], frame["first_count"], strict=True):
        assert counts.get(passage, 0) >= count, passage


def test_what_is_added_later_is_named_as_coded_once(tmp_path):
    base = Path(shutil.copytree(DATA, tmp_path / "data"))
    before = double_coding.coded_once(double_coding.read(FOLDER), reader.read(base))
    passage = next(p for p in double_coding.read(FOLDER)["findings"]["passage"] if p not in before.get("findings", []))
    for table, row in {
        "findings": f"{passage}z,{passage},Something that was found later.,account,observed,B,,,,\n",
        "scheme_answers": "B-group-1,later-asked,not stated,,,,,\n",
        "scheme_outcomes": "B-group-1,later-seen,not stated,,,,\n",
        "configurations": f"later,Later,frontline,{',' * 11}\n",
    }.items():
        with (base / f"{table}.csv").open("a", encoding="utf-8") as lines:
            lines.write(row)
    after = double_coding.coded_once(double_coding.read(FOLDER), reader.read(base))
    added = {table: set(after[table]) - set(before.get(table, [])) for table in after}
    assert added == {
        "scheme_answers": {"B-group-1 later-asked"},
        "scheme_outcomes": {"B-group-1 later-seen"},
        "configurations": {"later"},
        "findings": {passage},
    }


def test_the_nearest_configuration_is_one_of_the_other_pass():
    frame = double_coding.read(FOLDER)["configurations_alone"]
    codes = {which: set(frame.loc[frame["made_in"] == which, "configuration"]) for which in double_coding.PASSES}
    assert codes["first"] == set(double_coding.read(FOLDER)["configurations"]["configuration"])
    for row in frame.to_dict("records"):
        other = codes["second" if row["made_in"] == "first" else "first"]
        assert (row["nearest"] in other) if row["match"] != "none" else row["nearest"] == ""
