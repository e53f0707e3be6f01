"""The server is killed in the middle, as when the power goes, and started again on the same data."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import chain
from tests.browser.conftest import Visit
from tests.browser.house import House
from tests.browser.visitor import PHONE, Visitor

pytestmark = pytest.mark.browser
NO_LINE = (
    "ERR_CONNECTION_REFUSED",
    "ERR_EMPTY_RESPONSE",
    "ERR_CONNECTION_RESET",
    "ERR_INCOMPLETE_CHUNKED",
    "ERR_FAILED",
    "status of 503",  # the service worker's own page
)


def expects_no_line(visitor: Visitor) -> Visitor:
    visitor.may_fail = (*visitor.may_fail, *NO_LINE)
    return visitor


def test_nothing_is_lost_and_nothing_has_to_be_reloaded(house: House, visit: Visit) -> None:
    mats = expects_no_line(visit(house, "mats", wide=PHONE))
    isf = chain.call_now(mats)
    board = expects_no_line(visit(house, "amina"))
    board.open(mats.path, sees="Uppdaterad")
    mats.open(f"{isf}agreements/new/", sees="Föreslå en överenskommelse")
    mats.fill(text=chain.AGREED)
    mats.page.wait_for_timeout(1000)  # the text is kept on the device a moment after the last key

    house.kill()
    board.sees("Ingen kontakt sedan")
    board.look()
    mats.page.get_by_role("button", name="Föreslå", exact=True).click()
    mats.sees("Det gick inte att nå Samlad. Det du skrev finns kvar")
    expect(mats.page.locator("[name=text]")).to_have_value(chain.AGREED)
    mats.page.reload()
    house.start()

    expect(board.page.locator("#line")).to_contain_text("Uppdaterad", timeout=60_000)
    assert len(house.letters("rcb@brandkar.example")) == 1, "what waited in the outbox goes out, and once"
    mats.open(f"{isf}agreements/new/", sees="Återställt: det du skrev")
    expect(mats.page.locator("[name=text]")).to_have_value(chain.AGREED)
    mats.press("Föreslå", sees="Ö-1")
    mats.look()
    mats.open(f"{isf}agreements/new/", sees="Föreslå en överenskommelse")
    expect(mats.page.locator("[name=text]")).to_have_value("")


def test_a_button_pressed_twice_over_a_dead_line_is_one_entry(house: House, visit: Visit) -> None:
    """The answer to the first press is lost; the second press carries the same key."""
    mats = expects_no_line(visit(house, "mats"))
    isf = chain.call_now(mats)
    mats.open(f"{isf}agreements/new/")
    mats.fill(text=chain.AGREED)
    lost = [True]

    def lose_the_answer(route) -> None:  # type: ignore[no-untyped-def]
        if route.request.method == "POST" and lost.pop() if lost else False:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    mats.page.route("**/agreements/new/", lose_the_answer)
    mats.page.get_by_role("button", name="Föreslå", exact=True).click()
    mats.sees("Det gick inte att nå Samlad.")
    mats.press("Föreslå", sees="Ö-1")
    mats.open(f"{isf}agreements/", sees="Ö-1")
    assert "Ö-2" not in mats.words
