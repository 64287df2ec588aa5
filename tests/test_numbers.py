"""Numbers by name: what the tables say, and a refusal in words for what they do not."""

import pytest

from realist.evidence.reader import read
from realist.sphinxext.numbers import number
from realist.text import NUMBER_WORDS
from tests.tree import ROOT


@pytest.fixture(scope="module")
def tables():
    return read(ROOT / "data")


def test_a_row_of_participants_is_as_printed(tables):
    for row in tables.rows("participants"):
        printed = int(row["number"])
        assert number(tables, f"participants.{row['row']}") == (NUMBER_WORDS[printed] if printed < 10 else str(printed))


def test_shares_of_what_adds_up_to_a_total_add_up_to_a_hundred(tables):
    def per_cent(row):
        said = number(tables, f"share.{row['row']}")
        return NUMBER_WORDS.index(said) if said in NUMBER_WORDS else int(said)

    counted = [row for row in tables.rows("participants") if row["counts"] == "participants" and row["total"] == "no"]
    assert abs(sum(per_cent(row) for row in counted) - 100) <= len(counted) / 2


def test_tables_are_counted_and_findings_are_read(tables):
    assert number(tables, "count.configurations") == str(len(tables["configurations"]))
    assert number(tables, "figure.T1-08a") == number(tables, "participants.t1-total")
    assert number(tables, "figure.F-STR-03c") in tables["findings"].set_index("finding").loc["F-STR-03c", "statement"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "no number is called"),
        ("score.everything", "no number is called"),
        ("participants.nobody", "table participants has no row"),
        ("count.unicorns", "no table"),
        ("figure.F-OPC-04", "table findings has no row"),
        ("figure.F-OPC-04a", "states no number"),
        ("share.text-focus-groups", "no one total"),
    ],
)
def test_what_is_not_there_is_refused_in_words(tables, name, said):
    with pytest.raises(ValueError, match=said):
        number(tables, name)
