"""What is asked of every page that a journey comes to: axe finds nothing, and nothing has to be scrolled sideways."""

from __future__ import annotations

import functools
from typing import Any

from playwright.sync_api import Page

from samlad.client import build

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
_FIND = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(found => found.violations)"
_TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth + 1;
  if (document.documentElement.scrollWidth <= wide) return [];
  const clipped = e => { for (let up = e.parentElement; up; up = up.parentElement)
    if (getComputedStyle(up).overflowX !== 'visible' && up !== document.body && up !== document.documentElement) return true; };
  return [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > wide && !clipped(e))
    .slice(0, 5).map(e => e.outerHTML.slice(0, 160)); }"""


@functools.cache
def _axe() -> str:
    return (build.HERE / "node_modules" / "axe-core" / "axe.min.js").read_text()


def examine(page: Page) -> list[str]:
    """What is wrong with the page as it stands, in words; nothing when all is well."""
    return [*_violations(page), *(f"wider than the screen: {one}" for one in page.evaluate(_TOO_WIDE))]


def _violations(page: Page) -> list[str]:
    """The page's own policy lets no foreign script in, so axe comes by the debugger's road."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    return [_told(violation, node) for violation in page.evaluate(_FIND, RULES) for node in violation["nodes"]]


def _told(violation: dict[str, Any], node: dict[str, Any]) -> str:
    return f"{violation['id']}: {node['html'][:200]} – {node['failureSummary']}"
