"""At 02:00: a colleague of the same actor lets you in, by an act that stands in the register."""

from __future__ import annotations

import pytest

from samlad.domain.common import REGISTER
from samlad.people import accounts, phones
from samlad.people.models import LetInAsk, Role
from tests.people.cast import MUNICIPALITY, NEIGHBOUR, REGION, words_of


@pytest.fixture
def dan(anna, clock):
    """Anna's colleague, who has lost his phone; he works for the neighbour as well."""
    person = accounts.create_person("dan@orebro.example", "Dan Öst")
    accounts.join(person.id, MUNICIPALITY, Role.KEEPER, clock.now)
    accounts.join(person.id, NEIGHBOUR, Role.MEMBER, clock.now)
    return person


def ask(browser, email):
    waiting = browser()
    waiting.post("/let-in/", {"email": email})
    return waiting


def code_of(waiting) -> str:
    page = waiting.get("/let-in/waiting/").content.decode()
    return page.split('id="code">')[1].split("<")[0]


def let_in(colleague, code, actor=MUNICIPALITY, who=None):
    waiting = LetInAsk.objects.get(person=who) if who else LetInAsk.objects.get()
    return colleague.post(f"/colleagues/{waiting.id}/", {"code": code, "actor": actor})


def test_a_colleague_lets_you_in_for_twelve_hours(browser, desk, anna, dan, clock):
    locked_out, colleague = ask(browser, dan.email), browser()
    colleague.enter(anna)
    assert "Dan Öst" in colleague.words("/colleagues/")
    assert "Dan Öst är insläppt" in words_of(let_in(colleague, code_of(locked_out).lower()))
    assert locked_out.known is None
    assert "Du är insläppt" in locked_out.words("/let-in/waiting/")
    assert locked_out.known is None  # looking changes nothing
    locked_out.post("/let-in/waiting/")
    assert locked_out.known.person == dan.id
    clock.goes(hours=11, minutes=59)
    assert locked_out.known
    clock.goes(minutes=2)
    assert locked_out.known is None


def test_it_stands_in_the_register_who_let_whom_in(browser, desk, anna, dan):
    locked_out, colleague = ask(browser, dan.email), browser()
    colleague.enter(anna)
    let_in(colleague, code_of(locked_out))
    (entry,) = desk.whole(REGISTER).register.let_in
    assert (entry.deed.person, entry.deed.by, entry.deed.actor) == (dan.id, anna.id, MUNICIPALITY)


def test_the_pass_is_for_that_actor_only_and_opens_no_settings(browser, desk, anna, dan):
    locked_out, colleague = ask(browser, dan.email), browser()
    colleague.enter(anna)
    let_in(colleague, code_of(locked_out))
    locked_out.post("/let-in/waiting/")
    assert locked_out.known.actors == {MUNICIPALITY} and not locked_out.known.keeper_of and locked_out.known.limited
    assert locked_out.get("/mine/devices/").status_code == 404
    assert locked_out.get(f"/actors/{MUNICIPALITY}/people/").status_code == 404
    assert locked_out.get("/accounts/ways-in/").status_code == 302  # to sign-in: allauth does not know them
    assert locked_out.get("/colleagues/").status_code == 200


def test_whoever_was_let_in_lets_nobody_in(browser, desk, anna, dan, clock):
    accounts.join(accounts.create_person("eva@orebro.example", "Eva").id, MUNICIPALITY, Role.MEMBER, clock.now)
    locked_out, colleague = ask(browser, dan.email), browser()
    colleague.enter(anna)
    let_in(colleague, code_of(locked_out))
    locked_out.post("/let-in/waiting/")
    ask(browser, "eva@orebro.example")
    assert "Eva" not in locked_out.words("/colleagues/")


def test_an_outsider_sees_nobody_waiting_and_cannot_open(browser, desk, anna, dan, bo):
    locked_out, outsider = ask(browser, dan.email), browser()
    outsider.enter(bo)
    assert "Dan" not in outsider.words("/colleagues/")
    for actor in (REGION, MUNICIPALITY):
        assert let_in(outsider, code_of(locked_out), actor).status_code in {404, 422}
    assert not desk.whole(REGISTER).register.let_in


def test_the_wrong_code_opens_nothing_and_nobody_lets_in_themselves(browser, desk, anna, dan):
    locked_out, colleague = ask(browser, dan.email), browser()
    colleague.enter(anna)
    answer = let_in(colleague, "AAAAAA")
    assert answer.status_code == 422 and "inte kollegans kod" in words_of(answer)
    mine = ask(browser, anna.email)
    assert let_in(colleague, code_of(mine), who=anna).status_code == 422
    assert not desk.whole(REGISTER).register.let_in
    assert "Läs upp koden" in locked_out.words("/let-in/waiting/")


def test_an_unknown_address_gets_a_code_too(browser, desk, anna):
    known, unknown = ask(browser, anna.email), ask(browser, "nobody@orebro.example")
    assert known.words("/let-in/waiting/").replace(code_of(known), "") == unknown.words("/let-in/waiting/").replace(
        code_of(unknown), ""
    )


def test_the_ask_ends_after_half_an_hour(browser, desk, anna, dan, clock):
    locked_out, colleague = ask(browser, dan.email), browser()
    colleague.enter(anna)
    code = code_of(locked_out)
    clock.goes(minutes=31)
    assert "Dan" not in colleague.words("/colleagues/")
    assert let_in(colleague, code).status_code == 422


def test_asking_is_limited_for_each_address(browser, desk, dan):
    waiting = browser()
    answers = [waiting.post("/let-in/", {"email": dan.email}) for _ in range(11)]
    assert answers[9].status_code == 302 and "För många försök" in words_of(answers[10])


def test_a_pass_ends_with_the_membership(browser, desk, anna, dan, clock):
    locked_out, colleague = ask(browser, dan.email), browser()
    colleague.enter(anna)
    let_in(colleague, code_of(locked_out))
    locked_out.post("/let-in/waiting/")
    accounts.leave(dan.id, MUNICIPALITY, clock.now)
    assert locked_out.known is None


def test_also_the_one_with_the_duty_phone_can_let_in(browser, desk, anna, dan, clock):
    token = phones.offer_duty_phone(MUNICIPALITY, "TiB", "TiB-telefonen", by=anna.id, at=clock.now)[1]
    duty = browser()
    duty.get(f"/l/{token}")
    duty.post("/link/", {})
    duty.post("/phone/", {"person": anna.id})
    locked_out = ask(browser, dan.email)
    assert "är insläppt" in words_of(let_in(duty, code_of(locked_out)))
