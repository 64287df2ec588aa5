"""MyST as the Markdown that Jupyter shows: roles, directives, links between chapters and definitions in plain words.

The Markdown parser says what each piece is and where; everything else stays as it is in the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

Edit = tuple[int, int, str]
"""From where to where in a text, and what stands there instead."""
Rule = Callable[[StateInline, bool], bool]

OUTSIDE = ("http:", "https:", "mailto:", "#")
"""How the target of a link begins that a worksheet can follow too."""
SILENT = {"bibliography", "evidence", "figure", "image", "include", "raw", "tableofcontents", "toctree"}
"""Directives that only the book's builder can fill."""
CODE = {"code", "code-block"}


def plain(source: str, cited: Mapping[str, str]) -> str:
    """MyST as plain Markdown.

    Parameters
    ----------
    source : str
    cited : mapping of str to str
        How each work is named, by its key.

    Examples
    --------
    >>> plain("So {reading}`ours`. See [it](other.md).", {})
    'So (our reading). See it.'
    """
    source = re.sub(r"\r\n?", "\n", source)
    return _edited(source, _Reading(source, cited).edits()).strip("\n")


def title(source: str) -> str:
    """The first heading of the first level; nothing where there is none. As it stands in the source."""
    tokens = _parser().parse(source)
    return next((tokens[i + 1].content for i, each in enumerate(tokens) if each.tag == "h1" and each.nesting == 1), "")


def _parser() -> MarkdownIt:
    """MyST, as far as chapters use it. Inline text is left unread, and each link or role then says where it stands."""
    parser = MarkdownIt("commonmark").enable("table").disable("inline")
    parser.use(myst_role_plugin).use(colon_fence_plugin).use(deflist_plugin)
    for name in ("link", "image", "myst_role"):
        rule = next(each.fn for each in parser.inline.ruler.__rules__ if each.name == name)
        parser.inline.ruler.at(name, _noted(name, rule))
    return parser


def _noted(name: str, rule: Rule) -> Rule:
    """A rule of the parser that also notes its token, and from where to where it stands in the text."""

    def noting(state: StateInline, silent: bool) -> bool:
        start, found = state.pos, state.env.setdefault("found", [])
        count, tokens = len(found), len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            if name == "image":
                del found[count:]  # its text is read by itself, with places of its own
            found.append((start, state.pos, next(each for each in state.tokens[tokens:] if each.type != "text")))
        return True

    return noting


@dataclass
class _Reading:
    """A text, and how the works that it cites are named."""

    source: str
    cited: Mapping[str, str]

    def edits(self) -> Iterator[Edit]:
        """What to change, in no order; no two overlap."""
        env: dict[str, Any] = {}
        parser = _parser()
        self.lines = self.source.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        tokens = parser.parse(self.source, env)
        read = 0  # as far as inline text has been read: cells of a table stand on one line
        for place, token in enumerate(tokens):
            if token.type in ("fence", "colon_fence"):
                yield from self.fence(token)
            elif token.type == "inline" and token.map:
                inside = {"found": [], "references": env.get("references", {})}
                parser.inline.parse(token.content, parser, inside, [])
                spots = self.spots(token, read)
                if spots:
                    read = spots[-1]
                    yield from self.inline(token, inside["found"], spots)
                    if tokens[place - 1].type == "dt_open":
                        yield from self.definition(tokens[place + 1 :], spots)

    def spots(self, token: Token, read: int) -> list[int]:
        """Where in the source each character of an inline text stands, and its end; nothing where it was rewritten."""
        found: list[int] = []
        first = token.map[0] if token.map else 0
        for number, line in enumerate(token.content.split("\n"), start=first):
            at = self.source.find(line, max(read, self.starts[number]), self.starts[number + 1])
            if at < 0:
                return []
            found += range(at, at + len(line) + 1)
            read = at + len(line)
        return found

    def inline(self, token: Token, found: list[tuple[int, int, Token]], spots: list[int]) -> Iterator[Edit]:
        """Roles become words, and links that lead elsewhere in the book their text."""
        for start, end, each in found:
            if each.type == "myst_role":
                yield spots[start], spots[end - 1] + 1, _role(each.meta["name"], each.content, self.cited)
            elif not str(each.attrs.get("href", "")).startswith(OUTSIDE):
                opening = 2 if each.type == "image" else 1
                text_end = token.content.rfind("](", start, end)
                if text_end > 0:
                    yield spots[start], spots[start] + opening, ""
                    yield spots[text_end], spots[end - 1] + 1, ""

    def definition(self, rest: list[Token], spots: list[int]) -> Iterator[Edit]:
        """A term and its definition become an item of a list."""
        begins = next((each for each in rest if each.type == "inline"), None)
        meaning = self.spots(begins, spots[-1]) if begins else []
        if meaning:
            yield spots[0], spots[0], "- **"
            yield spots[-1], meaning[0], "**: "

    def fence(self, token: Token) -> Iterator[Edit]:
        """A directive becomes a quotation with its title in bold; code stays, and what cannot be filled goes."""
        directive = re.match(r"\{([\w:-]+)\}\s*(.*)", token.info.strip())
        if directive is None or token.map is None:
            return
        name, heading = directive.groups()
        first, last = token.map
        start, end = self.starts[first], min(self.starts[last], len(self.source))
        indent = self.lines[first][: len(self.lines[first]) - len(self.lines[first].lstrip())]
        if name in CODE:
            made = [f"```{heading}", *token.content.rstrip("\n").split("\n"), "```"]
        elif name in SILENT:
            made = []
        else:
            lines = token.content.split("\n")
            while lines and re.match(r":[\w-]+:", lines[0]):
                lines.pop(0)
            bold = plain(heading or name.capitalize(), self.cited)
            inner = plain("\n".join(lines), self.cited).split("\n")
            made = [f"> {line}".rstrip() for line in (f"**{bold}**", "", *inner)]
        yield start, end, "".join(f"{indent}{line}\n" for line in made)


def _edited(source: str, edits: Iterator[Edit]) -> str:
    parts, done = [], 0
    for start, end, text in sorted(edits):
        parts += [source[done:start], text]
        done = end
    return "".join([*parts, source[done:]])


def _role(name: str, text: str, cited: Mapping[str, str]) -> str:
    if name == "passage":
        return f"(evidence: {', '.join(text.split())})"
    if name == "reading":
        return f"(our reading{text[4:] if text.startswith('ours') else f': {text}'})"
    if name.startswith("cite"):
        works = [cited.get(key.strip(), key.strip()) for key in text.split(",")]
        return "; ".join(works)
    return re.sub(r"\s*<[^>]*>$", "", text)
