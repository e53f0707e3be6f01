"""The core of the chain without a mouse: opened, rung, agreed, answered, by Tab, Enter, Space and letters alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import chain
from tests.browser.conftest import Visit
from tests.browser.house import House
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
AT_MOST = 120  # presses of Tab to anything on a page
FOCUSED = """() => { const e = document.activeElement; const label = e.labels && e.labels[0];
  return [e.tagName, (e.getAttribute('aria-label') || (label && label.innerText) || e.innerText || '').trim(), e.name || '',
          e.value || '']; }"""
RING = """() => { const s = getComputedStyle(document.activeElement);
  return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; }"""


def tab_to(visitor: Visitor, *, named: str = "", says: str = "", tag: str = "") -> None:
    """Tabs on until the focus stands on a field of that name, or on something that says so; it must be seen to stand there."""
    for _ in range(AT_MOST):
        visitor.page.keyboard.press("Tab")
        at, words, name, _value = visitor.page.evaluate(FOCUSED)
        if (not named or name == named) and (not says or words.startswith(says)) and (not tag or at == tag):
            assert visitor.page.evaluate(RING), f"nobody sees that the focus is on {words or name}"
            return
    raise AssertionError(f"{named or says} cannot be reached by Tab on {visitor.path}")


@pytest.mark.check(46)
def test_called_agreed_and_answered_by_keyboard(house: House, visit: Visit) -> None:
    mats, eva = visit(house, "mats"), visit(house, "eva")
    keys = mats.page.keyboard
    mats.open(f"/isfs/new/?template={chain.TEMPLATE}", sees="Ny ISF")
    keys.press("Tab")
    assert mats.page.evaluate(FOCUSED)[1] == "Hoppa till innehållet"
    keys.press("Enter")
    tab_to(mats, named="what")
    keys.type(chain.WHAT)
    tab_to(mats, says="Kalla nu")
    keys.press("Enter")
    mats.sees("Ring nästa")
    isf = mats.path.partition("alarms/")[0]
    mats.look()

    rung = mats.card("Ring nästa").locator("b").first.inner_text()
    tab_to(mats, says="Ej svar", tag="BUTTON")
    keys.press("Space")
    expect(mats.card("Ring nästa").locator("b").first).not_to_have_text(rung)

    mats.open(f"{isf}agreements/new/", sees="Föreslå en överenskommelse")
    tab_to(mats, named="text")
    keys.type(chain.AGREED)
    tab_to(mats, says="Föreslå", tag="BUTTON")
    keys.press("Enter")
    mats.sees("har inte svarat")
    mats.look()

    eva.open(f"{isf}agreements/1/", sees=chain.AGREED)
    tab_to(eva, named="answer")
    eva.page.keyboard.press("Space")
    eva.page.keyboard.press("ArrowDown")
    tab_to(eva, named="condition")
    eva.page.keyboard.type("Smittskydd har sagt ja.")
    tab_to(eva, says="Skicka svar")
    eva.page.keyboard.press("Enter")
    eva.sees("Vår förutsättning är uppfylld")
    expect(mats.page.locator(".answers li", has_text="Region Örebro län")).to_contain_text("Smittskydd har sagt ja.")
    mats.look()
