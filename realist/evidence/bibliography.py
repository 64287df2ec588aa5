"""How the works of a bibliography are named in running text."""

from __future__ import annotations

import re
from pathlib import Path

from pybtex.database import parse_file


def citations(bibliography: str | Path) -> dict[str, str]:
    """How each work of a bibliography is named in a sentence, by its key: Dalkin et al. (2015)."""
    named = {}
    for key, entry in parse_file(str(bibliography), "bibtex").entries.items():
        people = [" ".join((*person.prelast_names, *person.last_names)) for person in entry.persons.get("author", ())]
        who = f"{people[0]} et al." if len(people) > 2 else " and ".join(people)
        who = who or entry.fields.get("title", key)
        named[key] = re.sub(r"[{}]", "", f"{who} ({entry.fields.get('year', 'no date')})")
    return named
