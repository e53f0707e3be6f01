"""Passkeys, an app's codes and printed codes, through the pages as a browser uses them."""

from __future__ import annotations

import html
import json
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from samlad.people import invitations
from samlad.people.models import Role
from tests.people.authenticator import Passkey
from tests.people.cast import MUNICIPALITY, PASSWORD, Browser, words_of


def options_in(answer, name: str) -> dict:
    found = re.search(rf'data-passkey-{name}="([^"]*)"', answer.content.decode())
    assert found, words_of(answer)
    return json.loads(html.unescape(found[1]))


def prove_again(client: Browser) -> None:
    client.post("/accounts/again/", {"password": PASSWORD})


def add_passkey(client: Browser, passkey: Passkey):
    options = options_in(client.get("/accounts/passkeys/new/"), "create")
    form = {"name": "Telefonen", "credential": passkey.create(options)}
    return client.post("/accounts/passkeys/new/", form)


def sign_in_with(client: Browser, passkey: Passkey, **more: str):
    options = client.get("/accounts/passkeys/login/", headers={"accept": "application/json"}).json()["request_options"]
    return client.post("/accounts/passkeys/login/", {"credential": passkey.get(options), **more})


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.fixture
def passkey(browser, bo) -> Passkey:
    """Bo's, added from a browser where he signed in with his password."""
    own, made = browser(), Passkey()
    own.sign_in(bo.email)
    prove_again(own)
    assert add_passkey(own, made).status_code == 302
    return made


def test_a_passkey_signs_in_alone(browser, bo, passkey):
    phone = browser()
    assert sign_in_with(phone, passkey)["Location"] == "/"
    assert phone.known.person == bo.id and not phone.known.needs_second_factor


def test_a_passkey_on_a_shared_computer_ends_with_the_browser(browser, passkey):
    shared = browser()
    sign_in_with(shared, passkey, shared="yes")
    assert shared.known.shared_device and not shared.cookies["samlad"]["max-age"]


def test_a_passkey_asks_its_owner_to_show_themselves(browser, bo):
    own = browser()
    own.sign_in(bo.email)
    prove_again(own)
    options = options_in(own.get("/accounts/passkeys/new/"), "create")["publicKey"]
    wanted = options["authenticatorSelection"]
    assert wanted["userVerification"] == "required" and wanted["residentKey"] == "required"
    assert options["rp"] == {"id": "localhost", "name": "Samlad"}
    assert add_passkey(own, Passkey(verifies_user=False)).status_code == 200
    assert not Authenticator.objects.filter(type="webauthn").exists()


@pytest.mark.parametrize("origin", ["https://localhost.example", "http://samlad.example"])
def test_an_answer_from_another_site_is_no_answer(browser, passkey, origin):
    passkey.origin = origin
    phone = browser()
    sign_in_with(phone, passkey)
    assert phone.known is None


def test_somebody_elses_key_does_not_open(browser, bo, passkey):
    stolen = Passkey()
    stolen.id, stolen.user = passkey.id, passkey.user
    phone = browser()
    assert sign_in_with(phone, stolen)["Location"] == "/accounts/login/"
    assert phone.known is None
    assert "Koden stämmer inte" in phone.words("/accounts/login/")


def test_an_answer_cannot_be_used_twice(browser, passkey):
    phone = browser()
    options = phone.get("/accounts/passkeys/login/", headers={"accept": "application/json"}).json()["request_options"]
    answer = passkey.get(options)
    phone.post("/accounts/passkeys/login/", {"credential": answer})
    phone.post("/sign-out/")
    phone.post("/accounts/passkeys/login/", {"credential": answer})
    assert phone.known is None


def test_after_a_password_a_passkey_is_the_second_step(browser, bo, passkey):
    phone = browser()
    assert phone.sign_in(bo.email)["Location"] == "/accounts/code/"
    assert phone.known is None
    options = options_in(phone.get("/accounts/code/"), "get")
    phone.post("/accounts/code/", {"credential": passkey.get(options)})
    assert phone.known.person == bo.id


def test_an_invitation_is_accepted_with_a_passkey_and_no_password(browser, anna, clock):
    token = invitations.invite("eva@orebro.example", MUNICIPALITY, Role.MEMBER, by=anna.id, at=clock.now)[1]
    phone, passkey = browser(), Passkey()
    phone.get(f"/l/{token}")
    assert phone.post("/link/", {"name": "Eva Ny", "way": "passkey"})["Location"] == "/accounts/passkeys/new/"
    assert phone.known.needs_second_factor
    assert add_passkey(phone, passkey).status_code == 302
    assert not phone.known.needs_second_factor
    other = browser()
    sign_in_with(other, passkey)
    assert other.known.name == "Eva Ny"


def test_an_apps_code_is_asked_for_after_the_password(browser, bo):
    own = browser()
    own.sign_in(bo.email)
    assert own.known.needs_second_factor
    assert own.get("/accounts/app/")["Location"].startswith("/accounts/again/")
    prove_again(own)
    secret = re.search(r"<code>(\w+)</code>", own.get("/accounts/app/").content.decode())[1]
    assert "Koden stämmer inte" in words_of(own.post("/accounts/app/", {"code": "000000"}))
    assert own.post("/accounts/app/", {"code": code_for(secret)})["Location"] == "/accounts/codes/"
    assert not own.known.needs_second_factor
    assert secret not in json.dumps(list(Authenticator.objects.values_list("data", flat=True)))

    phone = browser()
    assert phone.sign_in(bo.email)["Location"] == "/accounts/code/"
    assert phone.known is None
    phone.post("/accounts/code/", {"code": code_for(secret)})
    assert phone.known.person == bo.id


def test_a_password_alone_opens_nothing_but_the_choice_of_a_second_way(browser, bo, passkey):
    Authenticator.objects.all().delete()
    own = browser()
    own.sign_in(bo.email)
    for path in ("/mine/", "/mine/devices/", "/colleagues/"):
        assert own.get(path)["Location"] == "/accounts/ways-in/"
    assert "bara ett lösenord" in own.words("/accounts/ways-in/")


def test_a_printed_code_works_once(browser, bo, passkey):
    own = browser()
    sign_in_with(own, passkey)
    own.post("/accounts/again/", {"password": PASSWORD})
    page = own.get("/accounts/codes/").content.decode()
    codes = re.findall(r"<li><code>(\d+)</code>", page)
    assert len(codes) == 10
    for client, comes_in in ((browser(), True), (browser(), False)):
        client.sign_in(bo.email)
        client.post("/accounts/code/", {"code": codes[3]})
        assert bool(client.known) is comes_in


def test_changing_how_one_signs_in_needs_fresh_proof(browser, bo, passkey):
    own = browser()
    sign_in_with(own, passkey)
    key = Authenticator.objects.get(type="webauthn").pk
    for path in ("passkeys/new/", f"passkeys/{key}/remove/", "app/", "codes/", "codes/new/"):
        assert own.get(f"/accounts/{path}")["Location"].startswith("/accounts/"), path
    assert own.post(f"/accounts/passkeys/{key}/remove/").status_code == 302
    assert Authenticator.objects.filter(pk=key).exists()


def test_proving_with_the_passkey_then_removing_it(browser, bo, passkey):
    own = browser()
    sign_in_with(own, passkey)
    options = options_in(own.get("/accounts/passkeys/again/"), "get")
    own.post("/accounts/passkeys/again/", {"credential": passkey.get(options)})
    key = Authenticator.objects.get(type="webauthn").pk
    assert "Telefonen" in own.words("/accounts/passkeys/")
    assert "Telefonen" in own.words(f"/accounts/passkeys/{key}/remove/")
    own.post(f"/accounts/passkeys/{key}/name/", {"name": "Jobbtelefonen"})
    assert "Jobbtelefonen" in own.words("/accounts/passkeys/")
    own.post(f"/accounts/passkeys/{key}/remove/")
    assert not Authenticator.objects.exists()  # the printed codes went with the last way in


def test_nobody_signs_up_and_other_addresses_of_the_library_are_not_there(browser, bo):
    for path in ("signup/", "email/", "confirm-email/", "password/set/", "login/code/", "2fa/"):
        assert browser().get(f"/accounts/{path}").status_code == 404, path
