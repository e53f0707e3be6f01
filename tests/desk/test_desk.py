"""One road in; what was confirmed is there; readers see what they may."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from samlad.desk.desk import KeyReused
from samlad.desk.reader import NotFound, Reader
from samlad.domain import hosting
from samlad.domain.common import ActorId, Audience, Refused, Text, To
from samlad.domain.isf import IsfDescribed, IsfPaused, Taking
from samlad.log import store
from tests.desk.conftest import ISF, LOG, open_isf
from tests.domain.story import ANNA, BO, MUNICIPALITY, NEIGHBOUR, REGION, STAFFAN

MEMBER = Reader(person="bo", actors=frozenset({REGION}))
HOST = Reader(person="anna", actors=frozenset({MUNICIPALITY}))
OUTSIDER = Reader(person="cilla", actors=frozenset({NEIGHBOUR}))


def describe(name: str):
    return lambda world, at: hosting.describe(world.isf(ISF).isf, ANNA, at, name=Text(name), what=Text(""))


def test_what_is_recorded_is_read_at_once(desk) -> None:
    receipt = open_isf(desk)
    assert receipt.number == 1
    state = desk.isf_for(MEMBER, ISF)
    assert [one.actor for one in state.isf.present] == [MUNICIPALITY, REGION, ActorId("elnat")]


def test_the_outsider_meets_the_same_nothing_as_for_no_isf_at_all(desk) -> None:
    open_isf(desk)
    for isf in (ISF, "no-such"):
        with pytest.raises(NotFound):
            desk.isf_for(OUTSIDER, isf)
    assert desk.isfs_of(OUTSIDER) == []


def test_the_same_decision_twice_gives_the_first_receipt(desk) -> None:
    first = open_isf(desk, key="k1")
    again = open_isf(desk, key="k1")
    assert (again.position, again.repeated) == (first.position, True)
    assert store.head_position() == 4


def test_another_content_under_the_same_key_says_what_was_recorded(desk) -> None:
    first = open_isf(desk, key="k1")
    with pytest.raises(KeyReused) as reused:
        desk.record(ANNA, LOG, describe("Annat"), key="k1", content="other")
    assert reused.value.receipt.position == first.position


def test_a_refusal_does_not_consume_the_key(desk) -> None:
    with pytest.raises(Refused):
        desk.record(ANNA, LOG, describe(""), key="k2", content="x")
    open_isf(desk)
    assert desk.record(ANNA, LOG, describe("Nytt namn"), key="k2", content="x").repeated is False


def test_a_decision_that_cannot_be_stored_leaves_nothing_and_harms_nobody(desk) -> None:
    open_isf(desk)

    def unstorable(world, at):
        return [IsfDescribed(name=Text("Första"), what=Text("")), IsfPaused(note=object())]

    with pytest.raises(TypeError):
        desk.record(ANNA, LOG, unstorable)
    assert str(desk.isf_for(HOST, ISF).isf.name) == "Lokal ISF Örebro"
    desk.record(ANNA, LOG, describe("Efteråt"))
    assert str(desk.isf_for(HOST, ISF).isf.name) == "Efteråt"


def test_many_at_once_are_each_recorded_once(desk) -> None:
    open_isf(desk)
    threads = [
        threading.Thread(target=lambda n=n: desk.record(ANNA, LOG, describe(f"Namn {n}"), key=f"t{n}", content="c"))
        for n in range(40)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    entries = list(store.read(LOG))
    assert [entry.number for entry in entries] == list(range(1, 45))


def test_entries_for_fewer_readers_never_reach_the_others_state(desk) -> None:
    open_isf(desk)

    def aside(world, at):
        return [To(IsfDescribed(name=Text("Hemligt"), what=Text("")), audience=Audience.only(MUNICIPALITY))]

    desk.record(ANNA, LOG, aside)
    assert str(desk.isf_for(MEMBER, ISF).isf.name) == "Lokal ISF Örebro"
    assert str(desk.isf_for(HOST, ISF).isf.name) == "Hemligt"


def test_the_picture_as_it_stood(desk, clock) -> None:
    open_isf(desk)
    before = clock.now
    clock.goes(hours=1)
    desk.record(ANNA, LOG, describe("Senare"))
    assert str(desk.isf_for(MEMBER, ISF, as_of=before).isf.name) == "Lokal ISF Örebro"
    assert str(desk.isf_for(MEMBER, ISF).isf.name) == "Senare"


def test_one_who_has_left_keeps_what_it_could_read_until_then(desk) -> None:
    open_isf(desk)
    desk.record(BO, LOG, lambda world, at: hosting.leave(world.isf(ISF).isf, BO, at, actor=REGION))
    desk.record(ANNA, LOG, describe("Efter att ni gått"))
    assert str(desk.isf_for(MEMBER, ISF).isf.name) == "Lokal ISF Örebro"


def test_a_view_handed_out_never_moves(desk) -> None:
    open_isf(desk)
    view = desk.isf_for(MEMBER, ISF)
    added = Taking(actor=ActorId("frg"))
    desk.record(ANNA, LOG, lambda world, at: hosting.add_participant(world.isf(ISF).isf, ANNA, at, taking=added))
    assert len(view.isf.participants) == 3
    assert len(desk.isf_for(MEMBER, ISF).isf.participants) == 4


def test_staff_acting_for_another_actor_reads_nothing_by_being_staff(desk) -> None:
    open_isf(desk)
    joined = partial(hosting.join_staff, person=STAFFAN.person, actor=REGION)
    desk.record(ANNA, LOG, lambda world, at: joined(world.isf(ISF).isf, ANNA, at))
    assert desk.isf_for(Reader(person=STAFFAN.person, actors=frozenset({REGION})), ISF).isf.staff
    with pytest.raises(NotFound):
        desk.isf_for(Reader(person=STAFFAN.person, actors=frozenset({NEIGHBOUR})), ISF)
