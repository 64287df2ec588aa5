"""What a page of the built book may load and do: its content security policy, said once, here.

Each page carries it in its head, so that it holds from a folder as well as from a server. What only a server can say
stands with it in the file ``_headers`` of the built book; see `headers`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import Markup

NONE = ("'none'",)
OWN = ("'self'", "file:")
"""The book's own files. Opened from a folder, Firefox does not hold a form's target for ``'self'``; ``file:`` is that
folder. A page from a server can load nothing from ``file:``."""

ALLOWED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "default-src": NONE,
        # No page has a script within it, and nothing makes code out of text. Our worker is made from a text of ours.
        "script-src": OWN,
        "worker-src": ("blob:",),
        # Pictures bring a style element of their own, pandas and Sphinx write style elements and attributes. With no
        # other host to ask, a style can tell nobody anything.
        "style-src": (*OWN, "'unsafe-inline'"),
        "font-src": OWN,  # the theme declares fonts of icons, and no page shows one
        "img-src": (*OWN, "data:"),
        # What a reader types stays: nothing can be sent. The search form opens the search page of this book.
        "connect-src": NONE,
        "form-action": OWN,
        "base-uri": NONE,
        "object-src": NONE,
    }
)
"""Each directive of the policy with what it allows; what is not named here is not allowed at all."""


def policy() -> str:
    """The policy as one line, as a page states it.

    Examples
    --------
    >>> policy().split("; ")[:2]
    ["default-src 'none'", "script-src 'self' file:"]
    """
    return "; ".join(" ".join((directive, *sources)) for directive, sources in ALLOWED.items())


def meta() -> Markup:
    """The policy for the head of a page, and that no other site is told which page led to it."""
    tag = Markup(
        '<meta http-equiv="Content-Security-Policy" content="{}">\n<meta name="referrer" content="no-referrer">'
    )
    return tag.format(policy())


def headers() -> dict[str, str]:
    """What a server that holds the book says with every file: the same policy, and what a page cannot say of itself.

    Examples
    --------
    >>> sorted(headers())
    ['Content-Security-Policy', 'Referrer-Policy', 'X-Content-Type-Options']
    """
    served = policy().replace(" file:", "")
    return {
        "Content-Security-Policy": f"{served}; frame-ancestors 'self'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def headers_file() -> str:
    """`headers` in the form that some hosts of static files read, and that is plain enough to copy for the others."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers().items())
