"""Texts that should never do more than be shown, and texts, bytes and JSON made from them."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

CANARY = "window.__canary=1"
"""What markup below would run; a page in which it ran has `window.__canary`."""

MARKUP = (
    f"<img src=x onerror={CANARY}>", f'"><img src=x onerror="{CANARY}">', f"</script><script>{CANARY}</script>",
    f"</title></style></textarea><svg onload={CANARY}>", f"<svg/onload={CANARY}>", f"javascript:{CANARY}",
    f"[click](javascript:{CANARY})", f"![x](x){{onerror={CANARY}}}", f"<javascript:{CANARY}>",
    f"{{{{constructor.constructor('{CANARY}')()}}}}", f"${{{CANARY}}}", f"`${{{CANARY}}}`",
    "{% raw %}{{7*7}}{% endraw %}", f"<iframe srcdoc='<script>parent.{CANARY[7:]}</script>'>",
    f"' autofocus onfocus={CANARY} x='", f"<details open ontoggle={CANARY}>", f"&lt;img src=x onerror={CANARY}&gt;",
    f"&#60;svg onload={CANARY}&#62;", f"{{raw}}`html <svg onload={CANARY}>`", f"<!--><img src=x onerror={CANARY}>-->",
    f"]]><svg onload={CANARY}>", f"<a href='javascript:{CANARY}'>x</a>", f"\\\"-{CANARY}-\\\"",
    f"<math><mi//xlink:href='data:x,<script>{CANARY}</script>'>", f"$$\\href{{javascript:{CANARY}}}{{x}}$$",
    f"x\u2028{CANARY}//", f"<base href='javascript:/a/-{CANARY}//'>",
    f"<style>@import 'x'</style><b onclick={CANARY}>b</b>",
)  # fmt: skip
"""Markup in the languages that the book goes through: HTML, Markdown and MyST, templates, JavaScript."""

FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", " =1+1", '"=1+1', "'=1+1", "＝1+1",
    "＋1", "－1", "＠SUM(A1)", " ＝1", '" =1', "\u00a0=1", "\ufeff=1", "\u200b=1", "=HYPERLINK(\"x\")", "%0A=1", "|=1",
    '""=1', "“=1+1”", "−1+1", "﹢1", "﹣1", "﹦1", "\n=1", "=\u202e1",
)  # fmt: skip
"""What a spreadsheet would run, or what one that is opened by another program might come to run."""

ODD = (
    "\x00", "\ufeff", "\u202e", "\u2066", "\u200b", "\u200d", "\ud800", "\udfff", "\U0010ffff", "\u0085", "\u2028",
    "e\u0301" * 5, "ﬁ", "İ", "ß", "𝔞", "😀", "\x1b[2J", "\x7f", "١", "²", "Ⅳ", "\xad", "__proto__", "constructor",
    "toString", "NaN", "null", "-0", "1e400", "../..", "C:\\x", "CON", "%00", "%s%n", "\\", "\\u0000", "''", '"', "",
    " ", "\u3000", "a" * 601, "long " * 3000,
)  # fmt: skip
"""What is no text for a table, or one that is easily read as something else."""

HOSTILE = (*MARKUP, *FORMULAS, *ODD)

hostile = st.one_of(st.sampled_from(HOSTILE), st.tuples(st.sampled_from(HOSTILE), st.text(max_size=8)).map("".join))
"""A text that somebody wrote to do harm, alone or before another."""

texts = st.one_of(hostile, st.text(max_size=40), st.characters(categories=["Cs", "Cf", "Cc", "Co", "Zs", "Zl", "Zp"]))

numbers = st.one_of(st.integers(-(10**9), 10**9), st.sampled_from([0, -1, 1.5, 1e308, float("inf"), 2**53 + 1]))
anything = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, texts),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(texts, inner, max_size=4)),
    max_leaves=8,
)
"""Anything that JSON can hold, and some that it cannot."""


def as_json(given: Any) -> str:
    """JSON in ASCII, so that half a character survives until it is read."""
    return json.dumps(given)


def formula(cell: str) -> bool:
    """Whether a spreadsheet could take a cell for a formula, past double quotes and what nobody sees."""
    seen = "".join(c for c in cell if c.isprintable() and c not in '"“” \u00a0')
    return seen.startswith(tuple("=+-@|%＝＋－＠﹢﹣﹦−"))


def spoilt_json(good: Any) -> st.SearchStrategy[Any]:
    """Something like a good value: a part of it, at any depth, taken out, doubled or put in place of another."""

    def spoil(choice: tuple[list[int], str, Any]) -> Any:
        way, how, new = choice
        return _changed(good, way, how, new)

    return st.tuples(
        st.lists(st.integers(0, 40), min_size=1, max_size=6),
        st.sampled_from(["replace", "replace", "drop", "add", "rename"]),
        anything,
    ).map(spoil)


def _changed(value: Any, way: list[int], how: str, new: Any) -> Any:
    if not isinstance(value, (dict, list)) or not value:
        return new
    step, rest = way[0] % len(value), way[1:]
    keys: list[Any] = list(value) if isinstance(value, dict) else list(range(len(value)))
    here = keys[step]
    if rest and isinstance(value[here], (dict, list)) and value[here]:
        inner = _changed(value[here], rest, how, new)
        return {**value, here: inner} if isinstance(value, dict) else [*value[:here], inner, *value[here + 1 :]]
    if isinstance(value, dict):
        kept = {key: each for key, each in value.items() if how != "drop" or key != here}
        if how == "replace":
            kept[here] = new
        elif how == "add":
            kept[str(new)[:80]] = new
        elif how == "rename":
            kept[str(new)[:80]] = kept.pop(here)
        return kept
    added = {"replace": [new], "drop": [], "add": [value[here], new], "rename": [value[here], value[here]]}[how]
    return [*value[:here], *added, *value[here + 1 :]]


def spoilt_bytes(good: bytes) -> st.SearchStrategy[bytes]:
    """Something like good bytes: flipped, cut, doubled, with others put in, or in another encoding."""
    place = st.integers(0, max(len(good) - 1, 0))

    def spoil(choice: tuple[str, int, int, bytes]) -> bytes:
        how, one, other, new = choice
        start, end = min(one, other), max(one, other)
        text = good.decode(errors="replace")
        return {
            "flip": lambda: good[:start] + bytes([good[start] ^ (1 + end % 255)]) + good[start + 1 :] if good else new,
            "cut": lambda: good[:start],
            "drop": lambda: good[:start] + good[end:],
            "double": lambda: good[:end] + good[start:],
            "put in": lambda: good[:start] + new + good[start:],
            "instead": lambda: good[:start] + new + good[end:],
            "utf-16": lambda: text.encode("utf-16", errors="replace"),
            "latin-1": lambda: text.encode("latin-1", errors="replace") + b"\xe9",
            "mark": lambda: b"\xef\xbb\xbf" * (1 + end % 2) + good,
            "crlf": lambda: good.replace(b"\n", b"\r\n" if start % 2 else b"\r"),
            "all new": lambda: new,
        }[how]()

    ways = ("flip", "cut", "drop", "double", "put in", "instead", "utf-16", "latin-1", "mark", "crlf", "all new")
    new = st.one_of(
        st.binary(max_size=30),
        texts.map(lambda text: text.encode(errors="surrogatepass")),
        st.sampled_from(
            [b'"', b",", b"\n", b"\x00", b"\xff", b"\r", b'""', b"\xc3", b"\xed\xa0\x80", b"," * 500, b"\n" * 500]
        ),
    )
    return st.tuples(st.sampled_from(ways), place, place, new).map(spoil)
