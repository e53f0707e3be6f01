"""First run, one's own devices and settings, an actor's people; and the outsider on each of them."""

from __future__ import annotations

import pytest
from django.core import mail

from samlad.desk import doorway
from samlad.people import accounts, firstrun
from samlad.people.models import Invitation, Person, Role
from tests.people.cast import MUNICIPALITY, NEIGHBOUR, PASSWORD, Browser, words_of

FIRST = {"name": "Kim Drift", "email": "kim@drift.example", "way": "password", "password": PASSWORD}
PEOPLE = f"/actors/{MUNICIPALITY}/people/"


@pytest.fixture
def keeper(browser, anna) -> Browser:
    made = browser()
    made.enter(anna)
    return made


# ---- first run


def test_a_new_installation_asks_for_the_code_in_the_terminal(browser, database):
    code = firstrun.first_run_code(database.directory)
    assert code == firstrun.first_run_code(database.directory)
    phone = browser()
    assert phone.get("/accounts/login/")["Location"] == "/first-run/"
    assert code not in phone.get("/first-run/").content.decode()
    assert "Det är inte koden" in words_of(phone.post("/first-run/", {**FIRST, "code": "AAAAAA-BBBBBB"}))
    assert not Person.objects.exists()
    assert phone.post("/first-run/", {**FIRST, "code": code.lower()}).status_code == 302
    assert phone.known.keeper and not phone.known.actors


def test_the_code_is_spent_and_the_page_is_gone(browser, database):
    code = firstrun.first_run_code(database.directory)
    browser().post("/first-run/", {**FIRST, "code": code})
    assert firstrun.first_run_code(database.directory) is None
    assert not (database.directory / firstrun.FILE).exists()
    late = browser()
    assert late.get("/first-run/").status_code == late.post("/first-run/", {**FIRST, "code": code}).status_code == 404
    assert Person.objects.count() == 1


def test_the_code_is_for_its_owner_only_and_not_for_guessing(browser, database):
    code = firstrun.first_run_code(database.directory)
    assert (database.directory / firstrun.FILE).stat().st_mode & 0o077 == 0
    phone = browser()
    for number in range(10):
        phone.post("/first-run/", {**FIRST, "code": f"AAAAAA-AAAAA{number}"})
    assert "För många försök" in words_of(phone.post("/first-run/", {**FIRST, "code": code}))
    assert not Person.objects.exists()


# ---- one's own


def test_signing_out_one_device_and_all_others(browser, bo):
    phone = browser()
    desktop = browser(agent="Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537 Edg/140")
    tablet = browser(agent="Mozilla/5.0 (iPad) Version/18 Safari/604")
    for each in (phone, desktop, tablet):
        each.enter(bo)
    page = phone.get("/mine/devices/").content.decode()
    for label in ("Firefox · Android", "Edge · Windows", "Safari · iPad"):
        assert label in page
    assert phone.cookies["samlad"].value not in page
    desktop_id = next(device.id for device in bo.devices.all() if "Edge" in device.label)
    phone.post(f"/mine/devices/{desktop_id}/end/")
    assert desktop.known is None and tablet.known
    phone.post("/mine/devices/")
    assert tablet.known is None and phone.known


def test_nobody_ends_somebody_elses_session(browser, bo, cilla):
    phone, outsider = browser(), browser()
    phone.enter(bo)
    outsider.enter(cilla)
    assert "Firefox" in outsider.words("/mine/devices/")
    outsider.post(f"/mine/devices/{bo.devices.get().id}/end/")
    assert phone.known


def test_signing_out_is_a_press_and_holds_at_once(browser, bo):
    phone = browser()
    phone.enter(bo)
    kept = phone.cookies["samlad"].value
    assert phone.get("/sign-out/").status_code == 405
    assert phone.known
    phone.post("/sign-out/")
    phone.cookies["samlad"] = kept
    assert phone.known is None and not bo.devices.exists()


def test_a_post_from_another_site_does_nothing(browser, bo):
    phone = browser()
    phone.enter(bo)
    answer = phone.post("/sign-out/", headers={"sec-fetch-site": "cross-site", "origin": "https://evil.example"})
    assert answer.status_code == 403 and phone.known


def test_name_and_language_are_ones_own_to_choose(browser, bo):
    phone = browser()
    phone.enter(bo)
    assert doorway.names_of([bo.id]) == {bo.id: "Bo Ask"}
    assert 'lang="sv"' in phone.get("/mine/", headers={"accept-language": "en"}).content.decode()
    phone.post("/mine/", {"name": "Bo Ask Lind", "language": "en"})
    assert (phone.known.name, phone.known.language) == ("Bo Ask Lind", "en")
    assert doorway.names_of([bo.id]) == {bo.id: "Bo Ask Lind"}
    phone.post("/mine/", {"name": "Bo Ask Lind", "language": "xx"})
    assert phone.known.language == "en"
    assert phone.post("/mine/", {"name": " ", "language": "sv"}).status_code == 422
    phone.post("/language", {"language": "sv", "next": "/mine/"})
    assert phone.known.language == "sv"


# ---- an actor's people


def test_the_keeper_invites_and_the_letter_leads_in(browser, keeper):
    assert keeper.post(PEOPLE, {"email": "eva@orebro.example", "role": "member"}).status_code == 302
    (letter,) = mail.outbox
    assert letter.to == ["eva@orebro.example"] and "Anna Ek" in letter.body and "Örebro kommun" in letter.subject
    path = next(line for line in letter.body.splitlines() if line.startswith("http")).removeprefix(
        "http://localhost:8000"
    )
    assert "eva@orebro.example" in keeper.words(PEOPLE)
    phone = browser()
    phone.get(path)
    phone.post("/link/", {"name": "Eva Ny", "way": "password", "password": PASSWORD})
    assert phone.known.actors == {MUNICIPALITY}
    assert "Eva Ny" in keeper.words(PEOPLE) and not Invitation.objects.filter(spent_at=None).exists()


def test_an_invitation_can_be_taken_back(browser, keeper):
    keeper.post(PEOPLE, {"email": "eva@orebro.example", "role": "member"})
    keeper.post(f"/actors/{MUNICIPALITY}/invitations/{Invitation.objects.get().id}/end/")
    assert "eva@orebro.example" not in keeper.words(PEOPLE)


def test_what_is_wrong_with_an_invitation_is_said(keeper):
    answer = keeper.post(PEOPLE, {"email": "eva@", "role": "member"})
    assert answer.status_code == 422 and 'value="eva@"' in answer.content.decode()
    assert "Skriv en e-postadress" in words_of(answer)
    assert keeper.post(PEOPLE, {"email": "eva@orebro.example", "role": "boss"}).status_code == 422
    assert not mail.outbox


def test_roles_are_given_and_ended(browser, keeper, bo, clock):
    accounts.join(bo.id, MUNICIPALITY, Role.MEMBER, clock.now)
    phone = browser()
    phone.enter(bo)
    keeper.post(f"{PEOPLE}{bo.id}/", {"what": "give", "role": "registrator"})
    assert phone.known.registrator_of == {MUNICIPALITY}
    keeper.post(f"{PEOPLE}{bo.id}/", {"what": "end", "role": "registrator"})
    assert MUNICIPALITY in phone.known.actors and not phone.known.registrator_of
    keeper.post(f"{PEOPLE}{bo.id}/", {"what": "end"})
    assert MUNICIPALITY not in phone.known.actors


def test_a_keeper_cannot_reach_for_people_of_other_actors(keeper, anna, cilla):
    assert keeper.post(f"{PEOPLE}{cilla.id}/", {"what": "give", "role": "member"}).status_code == 404
    answer = keeper.post(f"{PEOPLE}{anna.id}/", {"what": "end", "role": "keeper"})
    assert answer.status_code == 422 and "Gör först en annan" in words_of(answer)
    assert keeper.known.keeper_of == {MUNICIPALITY}


def test_the_installations_keeper_invites_an_actors_first_keeper(browser, desk, clock):
    kim = browser()
    kim.enter(accounts.create_person("kim@drift.example", "Kim Drift", keeper=True))
    assert (
        kim.post(f"/actors/{NEIGHBOUR}/people/", {"email": "cilla@kumla.example", "role": "keeper"}).status_code == 302
    )
    assert kim.get("/actors/nowhere/people/").status_code == 404


@pytest.mark.parametrize(
    "path",
    [PEOPLE, f"{PEOPLE}someone/", f"/actors/{MUNICIPALITY}/invitations/x/end/", f"/actors/{MUNICIPALITY}/phones/"],
)
def test_the_outsider_learns_nothing(browser, desk, anna, cilla, path):
    nobody, outsider = browser(), browser()
    outsider.enter(cilla)
    for method in ("get", "post"):
        assert getattr(nobody, method)(path)["Location"].startswith("/accounts/login/")
        theirs = getattr(outsider, method)(path)
        nothing = getattr(outsider, method)(path.replace(MUNICIPALITY, "nowhere"))
        assert theirs.status_code == nothing.status_code == 404 and theirs.content == nothing.content
