"""What spreadsheets and statistics programs do to a cell: error values, hyphens that are none, codes made dates."""

from __future__ import annotations

import re

EMPTY = frozenset({"NA", "N/A", "n/a", "<NA>", "NULL", "null", "nan", "NaN", "NaT", "None", "NA_character_", "\\N"})
"""What R, pandas and databases write for a cell without a value."""

_HYPHENS = {
    "\u00ad": "a soft hyphen",
    "\u02d7": "a minus sign",
    "\u2010": "a typographic hyphen",
    "\u2011": "a non-breaking hyphen",
    "\u2012": "a figure dash",
    "\u2013": "an en dash",
    "\u2014": "an em dash",
    "\u2015": "a horizontal bar",
    "\u2043": "a hyphen bullet",
    "\u2212": "a minus sign",
    "\ufe58": "a small dash",
    "\ufe63": "a small hyphen",
    "\uff0d": "a wide hyphen",
}
"""Characters that look like a hyphen and are none, with what they are called."""

_AS_HYPHENS = str.maketrans(dict.fromkeys(_HYPHENS, "-"))

_ERROR = re.compile(
    r"#(?:[¡¿]?[A-ZÀ-Þ]{2,12}(?: ?[A-ZÀ-Þ]{2,12})?(?:/0)? ?[!?]|N/[A-Z]{1,2}|NV|GETTING_DATA|#+)"
    r"|(?:Err|Error|Erreur|Fehler) ?:\d{3}"
)

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"{_MONTH}-?\d{{1,2}}|{_MONTH}-?[12]\d{{3}}|\d{{1,2}}-?{_MONTH}(?:-(?:\d\d|\d{{4}}))?"
    r"|(?:0?[1-9]|1[0-2])-\d{1,2}(?:-(?:\d\d|\d{4}))?|[12]?\d-(?:0?[1-9]|1[0-2])|3[01]-(?:0?[1-9]|1[0-2])"
    r"|[12]?\d-(?:0?[1-9]|1[0-2])-(?:\d\d|\d{4})|3[01]-(?:0?[1-9]|1[0-2])-(?:\d\d|\d{4})"
    r"|(?:0?[1-9]|1[0-2])-[12]\d{3}|[12]\d{3}-(?:0?[1-9]|1[0-2])(?:-\d{1,2})?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"0\d+|\d{12,}|\d+e\d{1,3}", re.IGNORECASE)
_LOGICAL = re.compile("true|false", re.IGNORECASE)

_MADE_DATE = re.compile(
    rf"\d{{1,4}}[/.]\d{{1,2}}[/.]\d{{1,4}}(?: \d\d:\d\d(?::\d\d)?)?|\d{{1,2}}/\d{{1,4}}"
    rf"|\d{{4}}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?|\d{{1,2}}-{_MONTH}(?:-\d{{2,4}})?|{_MONTH}-\d{{2,4}}",
    re.IGNORECASE,
)
_MADE_NUMBER = re.compile(r"\d+(?:[.,]\d+)?E[+-]?\d+|\d+[.,]0+")


def error_value(cell: str) -> bool:
    """Whether a cell holds what a spreadsheet puts in place of a value it cannot work out or show, in any language.

    Examples
    --------
    >>> error_value("#NAME?"), error_value("Err:508"), error_value("#1 of two")
    (True, True, False)
    """
    return _ERROR.fullmatch(cell) is not None


def odd_hyphen(cell: str) -> tuple[str, str]:
    r"""The first character that only looks like a hyphen, and what it is called; empty where there is none.

    Examples
    --------
    >>> odd_hyphen("P\u20111")[1], odd_hyphen("P-1")
    ('a non-breaking hyphen', ('', ''))
    """
    return next(((character, _HYPHENS[character]) for character in cell if character in _HYPHENS), ("", ""))


def with_hyphens(cell: str) -> str:
    """The cell with a hyphen for each character that only looks like one."""
    return cell.translate(_AS_HYPHENS)


def becomes(code: str) -> str:
    """What a spreadsheet makes of a code when it next opens the table; empty where it leaves it alone.

    Examples
    --------
    >>> becomes("1-2"), becomes("MAR1"), becomes("3E5"), becomes("007"), becomes("P-1")
    ('a date', 'a date', 'a number', 'a number', '')
    """
    if _DATE.fullmatch(code):
        return "a date"
    if _NUMBER.fullmatch(code):
        return "a number"
    return "TRUE or FALSE" if _LOGICAL.fullmatch(code) else ""


def became(cell: str) -> str:
    """What a spreadsheet seems to have made of a code already; empty where it seems to be as it was.

    Examples
    --------
    >>> became("02-Jan"), became("3.00E+05"), became("north")
    ('a date', 'a number', '')
    """
    if _MADE_DATE.fullmatch(cell):
        return "a date"
    return "a number" if _MADE_NUMBER.fullmatch(cell) else ""
