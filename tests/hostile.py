"""Links and files that nobody should be able to open, by family; the same for Python and for the page. Seeded."""

from __future__ import annotations

import base64
import json
import random
from collections.abc import Iterator
from typing import Any

from realist.evidence import Evidence
from realist.sharing import FILE_LIMIT, LINK_LIMIT, file_of, link_of
from realist.sharing.bits import Writer
from realist.sharing.link import OWN, _names, _salt, _width
from realist.sharing.saved import canonical, fingerprint
from realist.theory import Theory

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
MARKUP = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)", "=cmd|' /C calc'!A0",
    "../../etc/passwd", "%3Cscript%3E", "{{7*7}}", "design=", "##", "\x00", "\u202edesign", "＝１＋１",
)  # fmt: skip


def crafted(
    theory: Theory,
    facts: list[tuple[str, str, str]],
    name: str = "",
    own: Any = None,
    parts: dict[str, Any] | None = None,
    version: int = 1,
    more: bytes = b"",
) -> str:
    """A link whose checksum is right and whose content need not be."""
    salt = _salt(theory)
    codes = sorted(_names(theory, salt)[fact] for fact in facts)
    out = Writer()
    out.number(version, 4)
    out.number(salt, 4)
    out.number(fingerprint(canonical(parts or {})), 32)
    out.number(len(codes), 10)
    before = -1
    for code in codes:
        out.rice(code - before - 1, _width(len(codes)))
        before = code
    for text in (name, own if isinstance(own, str) else "" if own is None else canonical(own)):
        out.number(bool(text), 1)
        if text:
            out.text(text)
    return f"design={base64.urlsafe_b64encode(out.bytes() + more).decode().rstrip('=')}"


def links(base: Evidence, other: Evidence) -> Iterator[tuple[str, str]]:
    """Family and link."""
    chance, theory = random.Random(20261), base.theory
    good = link_of(theory, base.schemes[0].design, "Ours")
    blank: dict[str, Any] = {"answers": {}, "assumed": [], "knocked_out": []}
    yield from (("empty", link) for link in ("", "design=", "#", "#design=", " "))
    yield from (("cut short", good[:end]) for end in range(len("design=") + 1, len(good)))
    for place in range(len("design="), len(good)):
        letter = chance.choice(ALPHABET.replace(good[place], ""))
        yield "edited", good[:place] + letter + good[place + 1 :]
    yield from (("later version", crafted(theory, [], parts=blank, version=v)) for v in range(2, 16))
    yield "before the first version", crafted(theory, [], parts=blank, version=0)
    yield from (("other evidence", link_of(other.theory, scheme.design)) for scheme in other.schemes)
    yield from (("enormous", "design=" + letter * (LINK_LIMIT + 1)) for letter in "A_\u20ac")
    yield from (("no end to a number", "design=E" + "AAAAAAf" + "_" * size) for size in (10, 100, 1_000, 90_000))
    for _ in range(100):
        yield "noise", "design=" + "".join(chance.choices(ALPHABET, k=chance.randint(1, 120)))
    yield from (("markup", f"design={text}") for text in MARKUP)
    yield from (
        ("text after its end", good + text) for text in ("A", "AA", "AAAA", "&x=1", "#", "%00", " x", "=", "==")
    )
    yield from (("control after its end", link + "\x1f") for link in ("design=0", good))
    f = theory.features[0]
    two = [("answers", f.id, value) for value in f.value_ids[:2]]
    for value in f.value_ids[:2]:
        yield "two answers to one question", crafted(theory, two, parts={**blank, "answers": {f.id: value}})
    for name in ("a\x00b", " a", "a ", "a\u202eb", "a\nb", "x" * 201, "\u2003"):
        yield "a name no name can be", crafted(theory, [], name=name, parts={**blank, "name": name})
    wrong: list[Any] = [
        "{", "[]", "{}", "null", "1", "[1]", "[[]]", "[[1,2]]", "[" * 5_000, '"x"', "[null]", "[NaN]",
    ]  # fmt: skip
    yield from (("own words that are none", crafted(theory, [], own=own, parts=blank)) for own in wrong)
    for bad in ({"actor": "nobody"}, {"outcome": "nothing"}, {"mechanisms": "x"}, {"works": 3}, {"because": "x" * 301}):
        own = [{**dict.fromkeys(OWN, ""), "conditions": [], "mechanisms": [], **bad}]
        listed = [[each[part] for part in OWN] for each in own]
        yield "own words that do not fit", crafted(theory, [], own=listed, parts={**blank, "own": own})
    yield "more after the last byte", crafted(theory, [], parts=blank, more=b"\0\0")
    yield "bits that fill nothing", crafted(theory, [], parts=blank, more=b"\x01")


def files(base: Evidence, other: Evidence) -> Iterator[tuple[str, bytes]]:
    """Family and the bytes of a file."""
    chance, scheme = random.Random(20262), base.schemes[0]
    text = file_of(base, scheme.design, "Ours")
    good = json.loads(text)
    yield from (("empty", raw) for raw in (b"", b" ", b"\xef\xbb\xbf", b"null", b"[]", b"3", b'"x"', b"true"))
    yield from (("cut short", text.encode()[: chance.randrange(1, len(text) - 2)]) for _ in range(40))
    yield from (("not UTF-8", raw) for raw in (b"\xff\xfe{\0}\0", b'{"a": "\xe9"}', b"\x80", text.encode("utf-16")))
    yield from (("enormous", raw) for raw in (b" " * (FILE_LIMIT + 1), b"[" * (FILE_LIMIT + 1)))
    yield from (("nested deep", raw) for raw in (b"[" * 50_000, b'{"a":' * 10_000, b"[" * 3_000 + b"]" * 3_000))
    yield from (("other evidence", file_of(other, one.design).encode()) for one in other.schemes)
    for _ in range(40):
        yield "noise", chance.randbytes(chance.randint(1, 200))
    yield from _texts(text)
    whole = {part: value for part, value in good.items() if part != "checksum"}
    changes: dict[str, list[dict[str, Any]]] = {
        "edited": [{"name": "Theirs"}, *({"design": {**good["design"], "answers": a}} for a in _others(base, good))],
        "later version": _each("version", 2, 3, 10**9),
        "no such version": _each("version", 0, -1, 1.5, "1", None, [], 1e400),
        "no such format": _each("format", "", "design", 1, None, [], {}),
        "unknown parts": [{part: 1} for part in ("__proto__", "constructor", "score", "", "<b>")],
        "wrong kinds": [
            *_each("design", [], "x", 1, None, True),
            *_each("name", [], {}, 1, None, "x" * 201),
            *_each("checksum", [], 1, None, "x", "0" * 9, "ABCDEF01"),
            *_each("evidence", [], 1, {"title": 1}, {"checksum": "x"}, {"a": ""}),
        ],
    }
    for family, parts in changes.items():
        yield from ((family, json.dumps({**good, **part}).encode()) for part in parts)
    for family, design in _misfits(base.theory):
        yield family, json.dumps({**whole, "design": design}).encode()
        yield family, json.dumps(design).encode()


def _each(part: str, *values: Any) -> list[dict[str, Any]]:
    return [{part: value} for value in values]


def _others(base: Evidence, good: dict[str, Any]) -> Iterator[dict[str, str]]:
    """The answers of a design with one changed, each in turn."""
    for feature in base.theory.features:
        now = good["design"]["answers"].get(feature.id)
        yield {**good["design"]["answers"], feature.id: next(v for v in feature.value_ids if v != now)}


def _misfits(theory: Theory) -> Iterator[tuple[str, dict[str, Any]]]:
    """Designs that fit no theory, or not this one."""
    for key in ("__proto__", "constructor", "toString", "nothing", "<b>", ""):
        yield "unknown questions", {"answers": {key: "yes"}}
        yield "unknown parts", {key: {}}
    answers: list[Any] = ["", "no such answer", 1, None, True, [], {}, "<b>", ["yes"]]
    yield from (("unknown answers", {"answers": {theory.features[0].id: value}}) for value in answers)
    chosen: list[Any] = ["x", 1, None, {"a": 1}, ["nothing"], [1], [None], [[]], [{}]]
    yield from (("unknown mechanisms", {"assumed": value}) for value in chosen)
    yield from (("unknown mechanisms", {"knocked_out": value}) for value in chosen)
    kinds: list[Any] = [[], "x", 1, None, True]
    yield from (("wrong kinds", {"answers": value}) for value in kinds)


def _texts(text: str) -> Iterator[tuple[str, bytes]]:
    """What no library would write as JSON."""
    for twice in (
        '{"answers": {}, "answers": {}}', '{"answers": {"a": "1", "a": "2"}}', '{"assumed": [], "\\u0061ssumed": []}',
        '{"format": "realist design", "format": "realist design", "version": 1, "design": {}}',
        '{"a": 1, "a": {"b": 1, "b": 2}}', '{"__proto__": 1, "__proto__" : 2}', '{"": 1, "": 2}',
        '[{"\\ud800": 1, "\\ud800": 2}]',
    ):  # fmt: skip
        yield "a key twice", twice.encode()
    yield from (("no number", raw) for raw in (b'{"answers": NaN}', b'{"answers": -Infinity}', b'{"version": 01}'))
    for half in (r"\ud800", r"\udfff", r"\ud83d x"):
        yield "half a character", f'{{"answers": {{}}, "assumed": ["{half}"]}}'.encode()
    for torn in (
        '"', '"\\', '{"a": "\\"', '"\\ud800', '"' + "[" * 50, "]]" + "[" * 42, "[" * 40 + '"[', '{"a": 1, "a": 2',
    ):  # fmt: skip
        yield "what does not end", torn.encode()
    for string in (
        '{"x": "a\\": 1, \\"a\\": 2"}', '{"x": "' + "[{" * 60 + '"}', '{"x\\\\": 1, "x\\\\\\\\": 2}', '{"x": "\ufeff"}',
    ):  # fmt: skip
        yield "marks within a string", string.encode()
    for no_json in ("{'a': 1}", "{a: 1}", '{"a": 1,}', "// x\n{}", "<html>", "=1+1", text + text, text + "x"):
        yield "not JSON", no_json.encode()
