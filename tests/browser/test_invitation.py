"""An invitation comes by mail. A mail filter opens its link first, and nothing has happened."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit
from tests.browser.house import House, link_in
from tests.browser.signing_in import PASSWORD, connect_app, give_authenticator

pytestmark = pytest.mark.browser


def test_an_invitation_is_opened_twice_and_then_accepted(house: House, visit: Visit) -> None:
    karin = visit(house, "karin")
    karin.open("/mine/", sees="Örebro kommun")
    karin.follow("Användare", sees="Bjud in")
    karin.fill(email="ny@orebro.example")
    karin.press("Skicka inbjudan", sees="ny@orebro.example")
    link = link_in(house.letters("ny@orebro.example")[0])

    for _ in range(2):
        mail_filter = visit(house)
        mail_filter.open(link, sees="Inbjudan till Samlad")
        assert mail_filter.path == "/link/", "the token leaves the address at once"
    karin.open(karin.path, sees="Inbjudna, ej svarat")

    new = visit(house)
    new.open(link, sees="Inbjudan till Samlad")
    new.choose("Med lösenord och kod")
    new.fill(name="Nina Ny", password="kort")
    new.press("Tacka ja och skapa konto", sees="Det gick inte igenom än")
    assert new.page.locator("[name=name]").input_value() == "Nina Ny"
    new.fill(password=PASSWORD)
    new.press("Tacka ja och skapa konto", sees="Så loggar du in")
    connect_app(new)
    new.open("/", sees="Inget väntar på er just nu")

    late = visit(house)
    late.open(link, sees="Länken går inte att använda")
    karin.open(karin.path, sees="Nina Ny")


def test_somebody_with_a_passkey_only(house: House, visit: Visit) -> None:
    karin = visit(house, "karin")
    karin.open("/mine/")
    karin.follow("Användare", sees="Bjud in")
    karin.fill(email="ny@orebro.example")
    karin.press("Skicka inbjudan", sees="ny@orebro.example")
    new = visit(house)
    give_authenticator(new)
    new.open(link_in(house.letters("ny@orebro.example")[0]), sees="Inbjudan till Samlad")
    new.fill(name="Nina Ny")
    new.press("Tacka ja och skapa konto", sees="Lägg till en passnyckel")
    new.fill(name="Telefonen")
    new.press("Skapa passnyckel", sees="Koder att skriva ut")
    new.open("/", sees="Inget väntar på er just nu")
