"""The tables of an evidence base, as `schema.yml` describes them. They are the same for every study."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

CODE = "[A-Za-z0-9][A-Za-z0-9-]*"
"""What a code looks like: letters, digits and hyphens."""

TEXT_LIMIT = 600
"""Most characters in a text field. What is longer is two facts."""

NUMBER_LIMIT = 999_999_999
"""Largest whole number in a table."""

NEEDED = "configurations"
"""The one table that no evidence base can do without. Which others it needs follows from what its rows refer to."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table.

    Attributes
    ----------
    about : str
        What it means to an evaluator.
    good, bad : str
        An example of each.
    required : bool
        Whether every row has it.
    code : bool
        Whether it is a code that other rows can point at.
    refers : str
        The table whose key it must match; empty where none.
    many : bool
        Whether it holds several codes with a space between them.
    one_of : tuple of str
        Its closed vocabulary; empty where it is open.
    type : {"string", "integer"}
    """

    name: str
    about: str
    good: str
    bad: str
    required: bool = False
    code: bool = False
    refers: str = ""
    many: bool = False
    one_of: tuple[str, ...] = ()
    type: str = "string"

    @property
    def prose(self) -> bool:
        """Whether it is written for readers, and is neither a code, a number nor a word of a vocabulary."""
        return not (self.code or self.refers or self.many or self.one_of or self.type == "integer")


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file of an evidence base.

    Attributes
    ----------
    key : tuple of str
        The fields that tell its rows apart.
    """

    name: str
    about: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    def field(self, name: str) -> Field:
        """The field of that name.

        Raises
        ------
        KeyError
            Where the table has none.

        Examples
        --------
        >>> TABLES["findings"].field("passage").refers
        'passages'
        """
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


def _field(name: str, given: Mapping[str, Any]) -> Field:
    options = dict(given)
    options["one_of"] = tuple(str(word) for word in options.get("one_of", ()))
    options["good"], options["bad"] = str(options["good"]), str(options["bad"])
    return Field(name=name, **options)


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader in C where PyYAML has it: ten times as fast on these files."""


def described(name: str) -> Mapping[str, Table]:
    """The tables that a file of this package describes, by name and in its order.

    Examples
    --------
    >>> described("evidence/imagined.yml")["vignettes"].key
    ('vignette',)
    """
    text = resources.files("realist").joinpath(name).read_text(encoding="utf-8")
    return MappingProxyType(
        {
            name: Table(
                name=name,
                about=table["about"],
                key=tuple(table["key"]),
                fields=tuple(_field(field, given) for field, given in table["fields"].items()),
            )
            for name, table in yaml.load(text, _LOADER).items()  # noqa: S506 - it is a safe one
        }
    )


TABLES: Mapping[str, Table] = described("evidence/schema.yml")
"""Every table by name, in the order of `schema.yml`.

Examples
--------
>>> TABLES["feature_values"].key
('feature', 'value')
"""
