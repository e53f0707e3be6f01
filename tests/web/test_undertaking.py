"""Undertakings on the screen: proposed by anyone, moved only by the actor whose it is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from samlad.domain.undertaking import Status
from tests.people.cast import REGION, words_of
from tests.web.conftest import POWER
from tests.web.meeting_story import BASE, did, field, refused, state, told


@pytest.fixture
def host(isf, anna, signed_in):
    return signed_in(anna)


@pytest.fixture
def region(isf, bo, signed_in):
    return signed_in(bo)


@pytest.fixture
def proposed(host, clock):
    due_at = field(clock.now + timedelta(hours=5))
    did(host, "undertakings/new/", actor=REGION, what="Delar jourlistan", due_at=due_at)


def undertaking(desk, number: int = 1):
    return state(desk).undertaking.undertakings[number]


def test_anyone_proposes_and_only_the_actor_takes_it_on(proposed, host, region, desk) -> None:
    assert undertaking(desk).status is Status.PROPOSED
    refused(host, "undertakings/1/moves/", move="accept")
    did(region, "undertakings/1/moves/", move="accept")
    assert undertaking(desk).status is Status.UNDERTAKEN
    did(region, "undertakings/1/moves/", move="finish", note="Listan ligger ute")
    assert "Listan ligger ute" in host.words(BASE + "undertakings/1/")


def test_what_an_actor_proposes_for_itself_it_has_undertaken(region, desk, clock) -> None:
    due_at = field(clock.now + timedelta(hours=5))
    did(region, "undertakings/new/", actor=REGION, what="Öppnar kvällsmottagning", due_at=due_at)
    assert undertaking(desk).status is Status.UNDERTAKEN


@pytest.mark.check(11)
def test_a_move_by_telephone_is_marked_and_can_be_put_right(host, isf, elsa, signed_in, desk, clock) -> None:
    due_at = field(clock.now + timedelta(hours=5))
    did(host, "undertakings/new/", actor=POWER, what="Lånar ut reservkraft", due_at=due_at)
    told(host, "undertakings/1/told-moves/", move="accept")
    assert undertaking(desk).status is Status.UNDERTAKEN
    power = signed_in(elsa)
    assert "Stämmer uppgiften?" in power.words(BASE + "undertakings/1/")
    did(power, "undertakings/1/correction/", correction="Vi har inget aggregat")
    assert undertaking(desk).status is Status.PROPOSED
    words = host.words(BASE + "undertakings/1/")
    assert "enligt uppgift från driftchefen, per telefon" in words and "Vi har inget aggregat" in words


def test_declining_without_a_reason_is_refused_with_a_sentence(proposed, region, desk) -> None:
    again = refused(region, "undertakings/1/moves/", move="decline")
    assert "skäl" in words_of(again).lower() and undertaking(desk).status is Status.PROPOSED


def test_without_a_time_what_was_typed_is_kept(host) -> None:
    again = refused(host, "undertakings/new/", actor=REGION, what="Delar jourlistan")
    assert "Ange senast när" in words_of(again) and "Delar jourlistan" in again.content.decode()


def test_the_soonest_stands_first_and_the_late_are_marked(proposed, host, region, desk, clock) -> None:
    soon = field(clock.now + timedelta(hours=1))
    did(host, "undertakings/new/", actor=REGION, what="Ringer jouren", due_at=soon)
    did(region, "undertakings/2/moves/", move="accept")
    words = host.words(BASE + "undertakings/")
    assert words.index("Ringer jouren") < words.index("Delar jourlistan") and " sen " not in words
    clock.goes(hours=2)
    from samlad.desk import loops

    loops.lapse_due(desk, clock.now)
    assert " sen " in host.words(BASE + "undertakings/")


def test_a_new_time_is_the_actors_own_and_needs_a_reason(proposed, region, desk, clock) -> None:
    did(region, "undertakings/1/moves/", move="accept")
    later = field(clock.now + timedelta(hours=9))
    refused(region, "undertakings/1/moves/", move="reschedule", due_at=later)
    did(region, "undertakings/1/moves/", move="reschedule", due_at=later, note="Personalbrist")
    assert field(undertaking(desk).due_at) == later
