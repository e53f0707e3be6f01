"""At 02:00 the telephone with the codes is at the bottom of a lake. Two ways back in."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit
from tests.browser.house import House
from tests.browser.signing_in import PASSWORD, connect_app, sign_out
from tests.browser.visitor import PHONE, Visitor

pytestmark = pytest.mark.browser
EMAIL = "eva@samlad.example"


def with_an_app(house: House, visit: Visit) -> tuple[Visitor, list[str]]:
    """Eva has a password and an app. Returns her browser, signed out, and her printed codes."""
    from samlad.people.models import Person

    person = Person.objects.get(pk=house.people["eva"])
    person.set_password(PASSWORD)
    person.save()
    eva = visit(house, wide=PHONE)
    eva.open("/accounts/login/", sees="Logga in")
    eva.fill(login=EMAIL, password=PASSWORD)
    eva.press("Logga in", sees="Så loggar du in")
    eva.follow("Koppla en kodapp")
    if "Bekräfta" in eva.words or eva.page.locator("[name=password]").count():
        eva.fill(password=PASSWORD)
        eva.page.locator("main form button").first.click()
        eva.open("/accounts/ways-in/")
    connect_app(eva)
    codes = eva.page.locator(".codes code").all_inner_texts()
    sign_out(eva)
    return eva, codes


def test_a_printed_code_works_once(house: House, visit: Visit) -> None:
    eva, codes = with_an_app(house, visit)
    assert len(codes) == 10
    for seen in ("Din tur", "Ett steg till"):
        eva.open("/accounts/login/")
        eva.fill(login=EMAIL, password=PASSWORD)
        eva.press("Logga in", sees="Ett steg till")
        eva.fill(code=codes[3])
        eva.press("Logga in", sees=seen)
        if seen == "Din tur":
            sign_out(eva)


def test_a_colleague_lets_her_in(house: House, visit: Visit) -> None:
    eva, sara = visit(house, wide=PHONE), visit(house, "sara")
    eva.open("/accounts/login/")
    eva.follow("Be en kollega släppa in dig", sees="Ring kollegan och läs upp koden.")
    eva.fill(email=EMAIL)
    eva.press("Visa min kod", sees="Läs upp koden")
    code = eva.page.locator("#code").inner_text()
    eva.follow("Jag är insläppt", sees="Läs upp koden")

    sara.open("/colleagues/", sees="Eva Lönn")
    sara.fill(code="000000")
    sara.press("Släpp in i tolv timmar", sees="Det gick inte igenom än")
    sara.fill(code=code)
    sara.press("Släpp in i tolv timmar", sees="Eva Lönn är insläppt")

    eva.follow("Jag är insläppt", sees="Du är insläppt")
    eva.press("Fortsätt", sees="Din tur")
    assert "Region Örebro län" in (eva.page.locator(".account").text_content() or "")
    eva.open("/mine/", sees="Du är inloggad genom en jourtelefon eller en kollega.")


def test_an_outsider_cannot_let_anybody_in(house: House, visit: Visit) -> None:
    eva, outsider = visit(house), visit(house, "kumla")
    eva.open("/let-in/")
    eva.fill(email=EMAIL)
    eva.press("Visa min kod", sees="Läs upp koden")
    outsider.open("/colleagues/", sees="Ingen väntar")
