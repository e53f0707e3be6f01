"""Links: opening changes nothing, the button spends, and a link that is gone never says why."""

from __future__ import annotations

import io
import logging
from datetime import timedelta

import pytest
from django.core import mail
from django.test import override_settings

from samlad.config.logs import WithoutTokens
from samlad.desk import doorway
from samlad.domain.common import LogId, Refused
from samlad.people import guests, invitations, links, phones
from samlad.people.demo import demo_link
from samlad.people.models import GuestLink, Invitation, Person, Role
from samlad.web.page import Page
from samlad.web.people import tasks
from tests.people.cast import MUNICIPALITY, PASSWORD, REGION, Browser, words_of

NEW = {"name": "Eva Ny", "way": "password", "password": PASSWORD}


@pytest.fixture
def invited(desk, anna, clock) -> str:
    return invitations.invite("eva@orebro.example", MUNICIPALITY, Role.MEMBER, by=anna.id, at=clock.now)[1]


@pytest.fixture
def pressed(monkeypatch) -> list[str]:
    """A guest's task that notes that it was done."""
    done: list[str] = []

    def act(ask, link):
        done.append(link.object_id)
        return Page("people/let_in_done.html", {"name": "", "actor": ""}, live=False)

    show = lambda ask, link: Page("people/let_in_done.html", {"name": link.name, "actor": ""}, live=False)  # noqa: E731
    monkeypatch.setitem(tasks.TASKS, "alarm.acknowledge", tasks.Task(show, act))
    return done


def guest_link(clock, **more) -> str:
    return guests.make_guest_link(
        LogId("isf:orebro"), "alarm.acknowledge", "7", REGION, at=clock.now, valid_for=timedelta(hours=6), **more
    )[1]


def open_twice(token: str, *, in_browsers: int = 2) -> None:
    """What a mail filter does, and the filter after that one."""
    for _ in range(in_browsers):
        filter_ = Browser(agent="MailFilter/1.0")
        for _ in range(2):
            filter_.head(f"/l/{token}", follow=True)
            filter_.get(f"/l/{token}", follow=True)


def test_the_token_leaves_the_address_at_once(browser, invited):
    phone = browser()
    answer = phone.get(f"/l/{invited}")
    assert answer.status_code == 302 and answer["Location"] == "/link/"
    cookie = phone.cookies["samlad_link"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and int(cookie["max-age"]) <= 3600
    page = phone.get("/link/")
    assert invited not in page.content.decode() and "eva@orebro.example" in words_of(page)
    assert page["Referrer-Policy"] == "same-origin" and page["Cache-Control"] == "no-store"


def test_a_token_never_stands_in_the_operators_log(browser, invited, caplog):
    caplog.set_level(logging.WARNING, "django.request")  # the settings leave these out altogether
    logs = logging.StreamHandler(said := io.StringIO())
    logs.addFilter(WithoutTokens())
    logger = logging.getLogger("django.request")
    logger.addHandler(logs)
    try:
        browser().post(f"/l/{invited}")
        browser().get(f"/accounts/password/forgotten/{invited.lower()}/x/")
    finally:
        logger.removeHandler(logs)
    assert "/l/…" in said.getvalue() and invited not in said.getvalue() and invited.lower() not in said.getvalue()


def test_two_who_press_at_the_same_time(desk, pressed, clock):
    token = guest_link(clock)
    first, second = links.opened(token, clock.now), links.opened(token, clock.now)
    links.spend(first, clock.now)
    with pytest.raises(Refused, match=r"link\.gone"):
        links.spend(second, clock.now)


def test_a_token_is_stored_only_as_its_hash(invited):
    assert invited not in repr(list(Invitation.objects.values()))


def test_an_invitation_opened_by_mail_filters_first_still_works(browser, invited, clock):
    open_twice(invited)
    assert not Person.objects.filter(email="eva@orebro.example").exists()
    phone = browser()
    phone.get(f"/l/{invited}")
    answer = phone.post("/link/", NEW)
    assert answer.status_code == 302
    assert phone.known.name == "Eva Ny" and phone.known.actors == {MUNICIPALITY}


def test_what_was_typed_stays_when_the_password_is_too_weak_and_the_link_stays_good(browser, invited):
    phone = browser()
    phone.get(f"/l/{invited}")
    answer = phone.post("/link/", {**NEW, "password": "hemligt"})
    assert answer.status_code == 422 and "Välj ett annat lösenord" in words_of(answer)
    assert 'value="Eva Ny"' in answer.content.decode() and "hemligt" not in answer.content.decode()
    assert phone.post("/link/", NEW).status_code == 302


def test_somebody_with_an_account_gets_the_membership_and_signs_in_as_usual(browser, bo, anna, clock):
    token = invitations.invite(" BO@region.example", MUNICIPALITY, Role.REGISTRATOR, by=anna.id, at=clock.now)[1]
    phone = browser()
    assert "redan ett konto" in words_of(phone.get(f"/l/{token}", follow=True))
    phone.post("/link/", {})
    assert phone.known is None
    phone.sign_in(bo.email)
    assert phone.known.actors == {REGION} and phone.known.registrator_of == {MUNICIPALITY}


def test_a_guest_link_is_one_task_and_the_second_press_finds_it_gone(browser, desk, pressed, clock):
    token = guest_link(clock)
    open_twice(token)
    assert not pressed and GuestLink.objects.get().spent_at is None
    phone = browser()
    phone.get(f"/l/{token}")
    assert phone.post("/link/", {}).status_code == 200
    assert pressed == ["7"] and GuestLink.objects.get().spent_at == clock.now
    again = browser()
    again.get(f"/l/{token}")
    assert again.post("/link/", {}).status_code == 410
    assert pressed == ["7"]


def test_every_link_that_cannot_be_used_gives_one_and_the_same_page(browser, desk, anna, pressed, clock):
    spent, revoked, old = guest_link(clock), guest_link(clock), guest_link(clock)
    guests.spend_guest_link(spent, clock.now)
    links.revoke(GuestLink.objects.exclude(spent_at=clock.now).filter(pk=links.hashed(revoked)), clock.now)
    pages = set()
    clock.goes(hours=7)
    for token in (spent, revoked, old, "g-made-up", "zzz", "i" + spent[1:], demo_link(anna.id, clock.now)):
        answer = browser().get(f"/l/{token}", follow=True)
        assert answer.status_code == 410
        pages.add(words_of(answer))
    assert len(pages) == 1
    assert browser().get("/link/").status_code == 410


def test_links_to_a_thing_can_be_taken_back(browser, desk, pressed, clock):
    token, other = guest_link(clock), guest_link(clock)
    assert guests.revoke_guest_links(LogId("isf:orebro"), "alarm.acknowledge", "7", clock.now, actor=REGION) == 2
    for each in (token, other):
        assert browser().get(f"/l/{each}", follow=True).status_code == 410


def test_a_new_invitation_takes_the_earlier_one_back(browser, invited, anna, clock):
    newer = invitations.invite("eva@orebro.example", MUNICIPALITY, Role.MEMBER, by=anna.id, at=clock.now)[1]
    assert browser().get(f"/l/{invited}", follow=True).status_code == 410
    assert browser().get(f"/l/{newer}", follow=True).status_code == 200


def test_pressing_is_limited_for_each_link(browser, invited, clock):
    phone = browser()
    phone.get(f"/l/{invited}")
    answers = [phone.post("/link/", {**NEW, "password": "hemligt"}) for _ in range(61)]
    assert "Välj ett annat lösenord" in words_of(answers[59])
    assert "För många försök" in words_of(answers[60])
    clock.goes(minutes=16)
    assert phone.post("/link/", NEW).status_code == 302


@override_settings(DEMO=True)
def test_a_demo_link_works_again_and_again_after_a_button(browser, desk, anna, clock):
    token = demo_link(anna.id, clock.now)
    open_twice(token)
    for _ in range(2):
        phone = browser()
        assert "Logga in som Anna Ek" in words_of(phone.get(f"/l/{token}", follow=True))
        assert phone.known is None
        phone.post("/link/", {})
        assert phone.known.name == "Anna Ek" and not phone.known.needs_second_factor


def test_a_password_reset_opened_twice_first_still_works(browser, bo):
    phone = browser()
    phone.post("/accounts/password/forgotten/", {"email": bo.email})
    (letter,) = mail.outbox
    address = next(line for line in letter.body.splitlines() if line.startswith("http"))
    path = address.removeprefix("http://localhost:8000")
    for filter_ in (browser(), browser()):
        filter_.get(path, follow=True)
        filter_.get(path, follow=True)
    phone = browser()
    landed = phone.get(path)
    assert landed.status_code == 302 and path.split("-")[-1] not in landed["Location"]
    new = {"password1": "ett helt annat lösenord", "password2": "ett helt annat lösenord"}
    assert phone.post(landed["Location"], new).status_code == 302
    assert browser().sign_in(bo.email, "ett helt annat lösenord").status_code == 302
    assert "går inte att använda" in words_of(browser().get(path, follow=True))


def test_nothing_is_said_or_sent_about_addresses_without_an_account(browser, bo):
    known, unknown = (
        browser().post("/accounts/password/forgotten/", {"email": email}, follow=True)
        for email in (bo.email, "x@y.example")
    )
    assert words_of(known) == words_of(unknown)
    assert [letter.to for letter in mail.outbox] == [[bo.email]]


def test_a_phone_link_makes_a_duty_phone_only_when_pressed(browser, desk, anna, clock):
    token = phones.offer_duty_phone(MUNICIPALITY, "TiB", "TiB-telefonen", by=anna.id, at=clock.now)[1]
    open_twice(token)
    assert not phones.phones_of(MUNICIPALITY)
    phone = browser()
    phone.get(f"/l/{token}")
    assert phone.post("/link/", {})["Location"] == "/phone/"
    assert [each.label for each in phones.phones_of(MUNICIPALITY)] == ["TiB-telefonen"]


def test_names_are_todays(anna):
    assert doorway.names_of({anna.id, "nobody"}) == {anna.id: "Anna Ek"}
    assert doorway.names_of([]) == {}
