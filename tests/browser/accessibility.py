"""What axe finds on a page, asked so that a long page does not take long."""

from __future__ import annotations

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

from tests.browser.conftest import at_both_widths

AXE = AXE_FILE_PATH.read_text(encoding="utf-8")
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"label-content-name-mismatch": {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": False,  # the page has its style sheets already
}
LOOKS = """() => {
  const numbers = new Map();
  const looks = new Map([[null, 0]]);
  const look = (element) => {
    if (!looks.has(element)) {
      const style = getComputedStyle(element);
      const all = [look(element.parentElement), element.localName, element.getAttribute("class"), style.color,
        style.backgroundColor, style.backgroundImage, style.opacity, style.fontSize, style.fontWeight].join("|");
      if (!numbers.has(all)) numbers.set(all, numbers.size + 1);
      looks.set(element, numbers.get(all));
    }
    return looks.get(element);
  };
  const seen = new Set();
  for (const element of document.querySelectorAll("body *")) {
    element.removeAttribute("data-look");
    const text = Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.data.trim());
    const field = element.matches("input, select, textarea");
    if (!(text || field) || !element.checkVisibility()) continue;
    if (field || !seen.has(look(element))) element.setAttribute("data-look", "");
    seen.add(look(element));
  }
  const of = { "color-contrast": "[data-look]", "link-in-text-block": "a[href][data-look]" };
  axe.configure({ rules: Object.entries(of).map(([id, selector]) => ({ id, selector })) });
  return seen.size;
}"""
"""Marks one element of each look, so that axe judges colours once for a hundred rows that are styled alike.

Two elements look alike where they, and all that is around them, have one name, class, colour, ground and size of type.
All other rules read every element.
"""


FAULTS = """async ([within, rules]) => (await axe.run(within, rules)).violations.map(
  (rule) => [rule.id, rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))])"""


def faults(page: Page, within: str = "html") -> dict[str, list[str]]:
    """What axe finds on a page as it is now: the rules that are broken, and the start of three places of each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    assert page.evaluate(LOOKS)
    return dict(page.evaluate(FAULTS, [within, RULES]))


def faults_at_both_widths(page: Page, within: str = "html") -> dict[int, dict[str, list[str]]]:
    """What axe finds on a page as it stands, wide and narrow; nothing where it finds nothing at either width.

    Fails where the page reaches beyond the window.
    """
    found = {width: faults(page, within) for width in at_both_widths(page)}
    return {width: rules for width, rules in found.items() if rules}
