"""Who is asking: from memory, and forgotten at once when anything about people changes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samlad.domain.common import LogId, Refused
from samlad.people import accounts, asking, devices, guests
from samlad.people.models import Device, Membership, PeopleVersion, Person, Role
from tests.people.cast import MUNICIPALITY, REGION


def test_a_page_asks_the_database_nothing_and_writes_nothing(browser, anna, clock):
    phone = browser()
    phone.sign_in(anna.email)
    assert phone.known
    with CaptureQueriesContext(
        connection,
    ) as queries:
        for _ in range(3):
            assert phone.known.person == anna.id
    assert not queries.captured_queries


def test_says_what_somebody_may_do(browser, anna, bo):
    phone = browser()
    phone.sign_in(anna.email)
    assert phone.known.actors == phone.known.keeper_of == {MUNICIPALITY}
    assert not phone.known.registrator_of and not phone.known.keeper and not phone.known.limited
    accounts.join(anna.id, REGION, Role.REGISTRATOR, phone.known.until)
    assert phone.known.registrator_of == {REGION} and phone.known.actors == {MUNICIPALITY}


def test_an_ended_membership_holds_at_once(browser, bo, clock):
    phone = browser()
    phone.sign_in(bo.email)
    assert phone.known.actors == {REGION}
    accounts.leave(bo.id, REGION, clock.now)
    assert not phone.known.actors


def test_another_process_hears_of_it_through_the_counter(browser, bo, clock):
    phone = browser()
    phone.sign_in(bo.email)
    asking.hear()
    assert phone.known.actors == {REGION}
    Membership.objects.update(until=clock.now)  # as another process would, past our memory
    assert phone.known.actors == {REGION}
    PeopleVersion.objects.update(number=10_000)
    asking.hear()
    assert not phone.known.actors


def test_somebody_signed_out_while_we_were_reading_is_not_remembered(browser, bo, monkeypatch):
    phone = browser()
    phone.sign_in(bo.email)
    asking.forget()
    read = asking._read

    def slowly(session_key, at):
        known = read(session_key, at)
        devices.sign_out_others(bo.id, None)
        return known

    monkeypatch.setattr(asking, "_read", slowly)
    assert phone.known  # what was true when we began
    monkeypatch.undo()
    assert phone.known is None


def test_somebody_signed_out_just_as_we_remember_is_not_remembered(browser, bo, monkeypatch):
    phone = browser()
    phone.sign_in(bo.email)
    asking.forget()

    class Memory(dict):
        def __setitem__(self, session_key, remembered):
            devices.sign_out_others(bo.id, None)  # between our comparing and our remembering
            super().__setitem__(session_key, remembered)

    monkeypatch.setattr(asking, "_remembered", Memory())
    assert phone.known
    assert phone.known is None


def test_another_password_ends_the_other_sessions(browser, bo):
    phone, desktop = browser(), browser(agent="Mozilla/5.0 (Windows NT 10.0) Edg/140")
    phone.sign_in(bo.email)
    desktop.sign_in(bo.email)
    assert phone.known and desktop.known
    again = desktop.post(
        "/accounts/password/",
        {
            "oldpassword": "en lugn natt i februari",
            "password1": "ett helt annat lösenord",
            "password2": "ett helt annat lösenord",
        },
    )
    assert again.status_code == 302
    assert desktop.known and phone.known is None
    assert Device.objects.count() == 1


def test_an_inactive_account_is_nobody(browser, bo):
    phone = browser()
    phone.sign_in(bo.email)
    Person.objects.filter(pk=bo.id).update(is_active=False)
    asking.forget()
    assert phone.known is None


def test_last_seen_moves_once_an_hour(browser, bo, clock):
    phone = browser()
    phone.sign_in(bo.email)
    assert phone.known
    first = Device.objects.get().seen_at
    clock.goes(minutes=59)
    assert phone.known and Device.objects.get().seen_at == first
    clock.goes(minutes=62)
    assert phone.known and Device.objects.get().seen_at == clock.now


def test_a_shared_computer_ends_with_the_browser_and_after_eight_hours(browser, bo, clock):
    shared = browser()
    shared.sign_in(bo.email, shared="yes")
    assert shared.known.shared_device
    assert not shared.cookies["samlad"]["max-age"]  # goes with the browser
    assert not [name for name in shared.cookies if name.startswith("samlad_known")]
    clock.goes(hours=7, minutes=55)
    assert shared.known
    clock.goes(minutes=10)
    assert shared.known is None


def test_others_signing_in_and_guests_cost_nobody_anything(browser, anna, bo, clock):
    """A storm of sign-ins and pressed links must not make every process forget everybody again and again."""
    phone = browser()
    phone.sign_in(anna.email)
    assert phone.known
    browser().sign_in(bo.email)
    token = guests.make_guest_link(LogId("isf:x"), "t", "1", REGION, at=clock.now, valid_for=timedelta(hours=1))[1]
    guests.spend_guest_link(token, clock.now)
    with CaptureQueriesContext(connection) as queries:
        assert phone.known
    assert not queries.captured_queries


def test_the_last_keeper_stays(anna, bo, clock):
    accounts.join(bo.id, MUNICIPALITY, Role.MEMBER, clock.now)
    with pytest.raises(Refused, match=r"people\.last_keeper"):
        accounts.leave(anna.id, MUNICIPALITY, clock.now, Role.KEEPER)
    accounts.join(bo.id, MUNICIPALITY, Role.KEEPER, clock.now)
    accounts.leave(anna.id, MUNICIPALITY, clock.now, Role.KEEPER)
    assert [one.name for one in accounts.people_of(MUNICIPALITY) if Role.KEEPER in one.roles] == ["Bo Ask"]
