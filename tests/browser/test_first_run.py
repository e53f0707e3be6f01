"""The first account, made with a code from the terminal, and each way to sign in."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.house import House
from tests.browser.signing_in import PASSWORD, code_of, connect_app, give_authenticator, sign_out
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def make_first_account(house: House, visit: Visit, wide: dict[str, int], way: str) -> Visitor:
    keeper = visit(house, wide=wide)
    keeper.open("/", sees="Första kontot")
    keeper.fill(code="FELFEL-FELFEL", name="Ann Keller", email="ann@samlad.example", password=PASSWORD)
    keeper.choose(way)
    keeper.press("Skapa kontot", sees="Det gick inte igenom än")
    expect(keeper.page.locator("[name=name]")).to_have_value("Ann Keller")
    keeper.fill(code=re.search(r"give this code: (\S+)", house.said())[1], password=PASSWORD)
    return keeper


def test_a_password_and_an_app(empty_house: House, visit: Visit, wide: dict[str, int]) -> None:
    keeper = make_first_account(empty_house, visit, wide, "Med lösenord och kod")
    keeper.press("Skapa kontot", sees="Så loggar du in")
    secret = connect_app(keeper)
    keeper.open("/", sees="Din tur")

    sign_out(keeper)
    keeper.fill(login="ann@samlad.example", password=PASSWORD)
    keeper.press("Logga in", sees="Ett steg till")
    keeper.fill(code=code_of(secret))
    keeper.press("Logga in", sees="Din tur")


def test_a_passkey(empty_house: House, visit: Visit, wide: dict[str, int]) -> None:
    keeper = make_first_account(empty_house, visit, wide, "Med passnyckel")
    give_authenticator(keeper)
    keeper.press("Skapa kontot", sees="Lägg till en passnyckel")
    keeper.fill(name="Telefonen")
    keeper.press("Skapa passnyckel", sees="Koder att skriva ut")
    keeper.open("/", sees="Din tur")

    sign_out(keeper)
    keeper.press("Logga in med passnyckel", sees="Din tur")
