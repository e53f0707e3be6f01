"""What is kept warm never shows: the same as if everything were read anew, and nothing of what has been destroyed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from samlad.domain import contact
from samlad.domain.common import REGISTER, Author, Capacity, Text
from samlad.domain.contact import Channel, ChannelKind, ContactPoint
from samlad.domain.isf import IsfDescribed
from tests.desk.conftest import LOG, open_isf
from tests.domain.story import ANNA, REGION

LONG = 700  # entries: more than the marks of a short log


def test_any_earlier_time_is_as_if_the_log_ended_there(desk, clock) -> None:
    from samlad.desk.warm import Fold, Rights
    from samlad.log import store

    open_isf(desk)
    for number in range(LONG // 10):
        clock.goes(minutes=1)
        named = [IsfDescribed(name=Text(f"{number}.{one}"), what=Text("")) for one in range(10)]
        desk.record(ANNA, LOG, lambda world, at, named=named: named)
    rights = Rights(frozenset())
    began = clock.now - timedelta(minutes=LONG // 10)
    for minutes in (-1, 0, 1, 30, 31.5, 69, 70, 1000):
        at = began + timedelta(minutes=minutes)
        anew = Fold()
        anew.catch_up(store.read_through(LOG, as_of=at), rights)
        assert desk.state_of(LOG, rights, as_of=at) == anew.state, minutes
    assert desk.state_of(LOG, rights).isf.name == Text("69.9"), "looking back changes nothing"


def test_a_destroyed_text_is_in_no_fold_and_no_earlier_picture(desk, clock) -> None:
    keeper = Author(person="rut", actor=REGION, capacity=Capacity.SYSTEM)
    number = Text("070-174 06 05")
    point = ContactPoint(
        kept_by=REGION,
        for_actors=(REGION,),
        function=Text("TiB"),
        channels=(Channel(kind=ChannelKind.PHONE, address=number),),
    )
    desk.record(keeper, REGISTER, lambda world, at: [contact.PointAdded(point=1, content=point)])
    known = desk.whole(REGISTER).contact.points[1]
    before = clock.now
    clock.goes(days=1)
    rule = contact.DisposalRule(after_removed_days=30, after_unconfirmed_days=365, decision=Text("KS 2026/12"))
    gone = contact.ContactDisposed(point=1, rule=rule, destroys=known.entries)
    desk.record(keeper, REGISTER, lambda world, at: [gone])
    for state in (desk.whole(REGISTER), desk.state_of(REGISTER, None, as_of=before)):
        assert str(number) not in repr(state)
    assert str(number) not in repr(list(desk.recent._entries))
    assert desk.state_of(REGISTER, None, as_of=datetime.max.replace(tzinfo=UTC)) == desk.whole(REGISTER)
