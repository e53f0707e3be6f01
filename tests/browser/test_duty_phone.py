"""A telephone that lies in the duty officer's room: coupled once, then whoever takes the shift picks their name."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit
from tests.browser.house import House
from tests.browser.visitor import PHONE

pytestmark = pytest.mark.browser


def test_shifts_are_taken_and_handed_over(house: House, visit: Visit) -> None:
    karin = visit(house, "karin")
    karin.open("/mine/")
    karin.follow("Jourtelefoner", sees="Inga jourtelefoner än")
    karin.fill(function="TiB", label="TiB-telefonen")
    karin.press("Visa länken till telefonen", sees="Koppla TiB-telefonen")
    link = karin.page.locator("main code").inner_text()

    phone = visit(house, wide=PHONE)
    phone.open(link, sees="Jourtelefon för TiB")
    phone.press("Gör den här telefonen till jourtelefon", sees="Vem tar skiftet?")
    phone.choose("Mats Ek")
    phone.press("Ta skiftet", sees="Din tur")
    assert "Mats Ek" in (phone.page.locator(".account").text_content() or "")

    phone.open("/phone/", sees="Mats Ek har skiftet sedan")
    phone.choose("Amina Warsame")
    phone.press("Ta skiftet", sees="Din tur")
    assert "Amina Warsame" in (phone.page.locator(".account").text_content() or "")

    phone.open("/phone/")
    phone.press("Lämna skiftet", sees="Vem tar skiftet?")
    phone.open("/", sees="Logga in")

    karin.follow("Klar", sees="TiB-telefonen")
    karin.press("Spärra", sees="Inga jourtelefoner än")
    phone.may_fail = (*phone.may_fail, "status of 404 ")
    phone.open("/phone/")
    assert "Vem tar skiftet?" not in phone.words
