"""What mail gateways, mail programs and chat make of a link."""

from __future__ import annotations

import base64
import json
import quopri
from collections.abc import Callable
from urllib.parse import quote

Wrap = Callable[[str], str]


def quoted(text: str) -> str:
    return quote(text, safe="")


def proofpoint_2(link: str) -> str:
    """As its decoder reads it: a percent sign is a hyphen, a slash an underscore, and what was either is encoded."""
    encoded = quote(link, safe=":/?&").replace("-", "%2D").replace("_", "%5F").replace(":", "%3A").replace("?", "%3F")
    encoded = encoded.replace("&", "%26").replace("~", "%7E").replace("%", "-").replace("/", "_")
    return f"https://urldefense.proofpoint.com/v2/url?u={encoded}&d=DwMFAg&c=abc_d-e&r=x&m=y&s=z&e="


def proofpoint_3(link: str) -> str:
    plain = link.replace("#", "*").replace("%", "*")
    return f"https://urldefense.com/v3/__{plain}__;Iw!!AbC-d_E!xyz$ "


GATEWAYS: dict[str, Wrap] = {
    "SafeLinks": lambda link: (
        f"https://eur01.safelinks.protection.outlook.com/?url={quoted(link)}"
        "&data=05%7C02%7Cname%40force.example%7C0a1b%7CTWFpbGZsb3d8%3D%3D%7C0%7C%7C%7C&sdata=AbCd%3D&reserved=0"
    ),
    "Proofpoint 2": proofpoint_2,
    "Proofpoint 3": proofpoint_3,
    "Google": lambda link: f"https://www.google.com/url?q={quoted(link)}&sa=D&source=editors&ust=17&usg=AOvVaw",
    "Barracuda": lambda link: (
        f"https://linkprotect.cudasvc.com/url?a={quote(link, safe='').replace('%3D', '%3d')}&c=E,1,Ab-c_d,&typo=1"
    ),
    "Mimecast, with the address": lambda link: (
        f"https://protect.mimecast.com/s/AbC?url={quoted(quoted(link))}&domain=x"
    ),
    "Cisco": lambda link: f"https://secure-web.cisco.com/1AbC-d_E/{quoted(link)}",
    "Sophos": lambda link: (
        "https://eu.protection.sophos.com/?d=example.org&u="
        f"{base64.urlsafe_b64encode(link.encode()).decode().rstrip('=')}&i=NWZ&t=aB&h=01"
    ),
    "Facebook": lambda link: f"https://l.facebook.com/l.php?u={quoted(link)}%26fbclid%3DIwAR-0_1&h=AT0",
    "percent": quoted,
}
"""From an address to an address."""

SETTINGS: dict[str, Wrap] = {
    "as it is": lambda link: link,
    "name before": lambda link: f"Group A: {link}",
    "full stop": lambda link: f"Here it is: {link}.",
    "parameters": lambda link: f"{link}&utm_source=mail&utm_medium=x",
    "fbclid": lambda link: f"{link}?fbclid=IwAR0_ab-c",
    "angle brackets": lambda link: f"Ours <{link}>, theirs",
    "quotation marks": lambda link: f"“{link}”",
    "markdown": lambda link: f"[our link]({link})",
    "emphasis": lambda link: f"__{link}__",
    "Slack": lambda link: f"<{link}|{link[:30]}…>",
    "HTML": lambda link: f'<a href="{link.replace("&", "&amp;").replace("#design=", "#design&#61;")}">ours</a>',
    "JSON": lambda link: json.dumps({"link": link}).replace("=", "\\u003d"),
    "zero-width": lambda link: f"\u200b{link[:-5]}\u200b{link[-5:]}\u200b",
    "soft hyphen": lambda link: f"{link[:-4]}\xad{link[-4:]}",
    "byte order mark": lambda link: f"\ufeff{link}\ufeff",
    "right to left": lambda link: f"\u2067{link}\u2069\u200f",
    "no-break space": lambda link: f"\xa0{link}\xa0and more",
    "hyphens of Word": lambda link: link.replace("-", "\u2011"),
    "capital": lambda link: link.replace("#design=", "#Design="),
    "shown twice": lambda link: f"{link}<{link}>",
}
"""From an address to a text."""


def folded(text: str, width: int = 60, end: str = "\r\n") -> str:
    return end.join(text[at : at + width] for at in range(0, len(text), width))


FORMS: dict[str, Wrap] = {
    "whole": lambda text: text,
    "folded": folded,
    "folded close": lambda text: folded(text, 23, "\n"),
    "indented": lambda text: folded(text, 50, "\n    "),
    "quoted": lambda text: "> " + folded(text, 58, "\n> "),
    "quoted twice": lambda text: ">> " + folded(text, 58, "\r\n> > "),
    "quoted-printable": lambda text: quopri.encodestring(text.encode()).decode(),
}
"""From a text to the text of a mail."""

ALL = GATEWAYS | SETTINGS | FORMS
