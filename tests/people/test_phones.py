"""A duty phone: enrolled once, the shift picked by name, what is done is done by that person for that actor."""

from __future__ import annotations

import pytest

from samlad.people import accounts, phones
from samlad.people.models import Role, Shift
from tests.people.cast import MUNICIPALITY, NEIGHBOUR, Browser, words_of


@pytest.fixture
def tib(desk, anna, bo, clock) -> Browser:
    """The phone itself, enrolled by Anna through the page and the link it shows."""
    accounts.join(bo.id, MUNICIPALITY, Role.MEMBER, clock.now)
    keeper = Browser()
    keeper.enter(anna)
    offered = keeper.post(f"/actors/{MUNICIPALITY}/phones/", {"function": "TiB", "label": "TiB-telefonen"})
    assert offered.status_code == 200 and "data:image/svg+xml" in offered.content.decode()
    address = offered.content.decode().split("<code>")[1].split("</code>")[0]
    phone = Browser(agent="Mozilla/5.0 (Linux; Android 14) Chrome/140")
    phone.get(address.removeprefix("http://localhost:8000"))
    phone.post("/link/", {})
    return phone


def test_the_phone_alone_is_nobody(tib):
    assert tib.known is None
    assert "Vem tar skiftet?" in tib.words("/phone/")


def test_whoever_takes_the_shift_writes_as_themselves_for_this_actor_only(tib, bo):
    tib.post("/phone/", {"person": bo.id})
    assert tib.known.person == bo.id and tib.known.name == "Bo Ask"
    assert tib.known.actors == {MUNICIPALITY} and tib.known.limited
    assert (tib.known.phone.label, tib.known.phone.function) == ("TiB-telefonen", "TiB")
    assert tib.get("/mine/devices/").status_code == 404


def test_a_keepers_rights_do_not_come_along(tib, anna):
    tib.post("/phone/", {"person": anna.id})
    assert not tib.known.keeper_of
    assert tib.get(f"/actors/{MUNICIPALITY}/people/").status_code == 404


def test_the_next_shift_ends_the_one_before(tib, anna, bo, clock):
    tib.post("/phone/", {"person": bo.id})
    kept = tib.cookies["samlad"].value
    clock.goes(hours=8)
    tib.post("/phone/", {"person": anna.id})
    assert tib.known.person == anna.id
    tib.cookies["samlad"] = kept
    assert tib.known is None
    assert [(shift.person.name, bool(shift.until)) for shift in Shift.objects.order_by("pk")] == [
        ("Bo Ask", True),
        ("Anna Ek", False),
    ]


@pytest.mark.parametrize("way_out", ["/phone/handover/", "/sign-out/"])
def test_handing_over_leaves_the_phone_waiting(tib, bo, way_out):
    tib.post("/phone/", {"person": bo.id})
    assert tib.post(way_out)["Location"] == "/phone/"
    assert tib.known is None and "Bo Ask har skiftet" not in tib.words("/phone/")


def test_only_somebody_who_acts_for_the_actor_can_be_picked(tib, cilla):
    answer = tib.post("/phone/", {"person": cilla.id})
    assert answer.status_code == 422 and "Välj ett annat namn" in words_of(answer)
    assert "Cilla" not in words_of(answer)


def test_a_revoked_phone_lets_nobody_in(tib, anna, bo, clock):
    tib.post("/phone/", {"person": bo.id})
    keeper = Browser()
    keeper.enter(anna)
    (phone,) = phones.phones_of(MUNICIPALITY)
    assert "Bo Ask" in keeper.words(f"/actors/{MUNICIPALITY}/phones/")
    keeper.post(f"/actors/{MUNICIPALITY}/phones/{phone.id}/end/")
    assert tib.known is None and tib.get("/phone/").status_code == 404


def test_a_shift_ends_with_the_membership(tib, bo, clock):
    tib.post("/phone/", {"person": bo.id})
    accounts.leave(bo.id, MUNICIPALITY, clock.now)
    assert tib.known is None


def test_another_browser_has_no_such_page_and_an_outsider_enrols_nothing(tib, browser, cilla):
    assert browser().get("/phone/").status_code == 404
    outsider = browser()
    outsider.enter(cilla)
    path = f"/actors/{MUNICIPALITY}/phones/"
    assert outsider.get(path).status_code == outsider.post(path, {"function": "x", "label": "y"}).status_code == 404
    assert outsider.get(f"/actors/{NEIGHBOUR}/phones/").status_code == 404  # a member, but not its keeper


def test_what_is_missing_is_said(tib, browser, anna):
    keeper = browser()
    keeper.enter(anna)
    answer = keeper.post(f"/actors/{MUNICIPALITY}/phones/", {"function": "TiB", "label": ""})
    assert answer.status_code == 422 and 'value="TiB"' in answer.content.decode()
