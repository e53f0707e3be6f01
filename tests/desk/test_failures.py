"""When the machine fails: reading goes on, writing is refused in words, and nothing that was confirmed is lost."""

from __future__ import annotations

import pytest
from django.db import connection

from samlad.domain import isf_support
from samlad.domain.common import REGISTER, SYSTEM, IsfId, LogId, Refused, Text, isf_log
from samlad.domain.isf import IsfDescribed
from samlad.domain.refusals import sentence
from samlad.log import store
from tests.desk.conftest import ISF, LOG, open_isf
from tests.desk.test_desk import HOST, MEMBER, describe
from tests.domain.story import ANNA
from tests.log.tampering import tamper

OTHER = IsfId("hallsberg")


def damage(log: LogId, number: int) -> None:
    tamper("UPDATE entry SET body = '{' WHERE log = %s AND number = %s", log, number)


@pytest.fixture
def another(desk, clock):
    """Another process's desk on the same database."""
    from samlad.desk.desk import Desk

    made = Desk(clock)
    yield made
    made.stop()


def agree_support(desk, isf: IsfId = ISF) -> None:
    desk.record(
        ANNA,
        isf_log(isf),
        lambda world, at: isf_support.agree_support(
            world.isf(isf).support, world.isf(isf).isf, ANNA, at, mandate=Text("Samla lägesbilden")
        ),
    )


# ---- an entry that cannot be read


def test_reading_goes_on_up_to_an_entry_that_cannot_be_read(desk, another) -> None:
    open_isf(desk)
    for name in ("Före", "Trasig", "Efter"):
        desk.record(ANNA, LOG, describe(name))
    damage(LOG, 6)
    another.hear()
    state = another.isf_for(MEMBER, ISF)
    assert (str(state.isf.name), state.unreadable, state.number) == ("Före", 6, 5)
    as_of = another.isf_for(MEMBER, ISF, as_of=another.clock())
    assert (str(as_of.isf.name), as_of.unreadable) == ("Före", 6)
    rights = another.isf_rights(HOST, ISF)
    assert [entry.number for entry in another.entries_of(LOG, rights)] == [1, 2, 3, 4, 5, 7]


def test_its_log_takes_no_more_and_the_refusal_names_the_entry(desk, another) -> None:
    open_isf(desk)
    desk.record(ANNA, LOG, describe("Trasig"))
    damage(LOG, 5)
    for decide in (describe("Nytt"), lambda world, at: [IsfDescribed(name=Text("Nytt"), what=Text(""))]):
        with pytest.raises(Refused) as refused:
            another.record(ANNA, LOG, decide)
        assert (refused.value.reason, refused.value.facts) == ("log.corrupt", {"number": 5})
    assert "Notering 5" in sentence("log.corrupt", "sv", {"number": 5})


def test_other_logs_are_written_and_their_deadlines_kept(desk, another, clock) -> None:
    from samlad.desk import loops

    for isf in (ISF, OTHER):
        open_isf(desk, isf=isf)
        agree_support(desk, isf)
    damage(LOG, 5)
    clock.goes(hours=13)
    with pytest.raises(Refused, match=r"log\.corrupt"):
        loops.lapse_due(another, clock.now)
    assert another.whole(isf_log(OTHER)).support.late_since


def test_an_entry_of_a_newer_version_stops_nobody_who_only_hears_of_it(desk, another) -> None:
    open_isf(desk)
    another.hear()
    another.isf_for(MEMBER, ISF)
    desk.record(ANNA, LOG, describe("Nyare"))
    tamper("UPDATE entry SET kind = 'isf.unheard_of/1' WHERE log = %s AND number = 5", LOG)
    another.hear()
    assert another.isf_for(MEMBER, ISF).unreadable == 5
    another.record(SYSTEM, REGISTER, lambda world, at: [])
    open_isf(another, isf=OTHER)
    assert another.isf_for(MEMBER, OTHER).unreadable is None


def test_a_program_older_than_its_data_does_not_start(desk) -> None:
    from samlad.desk import starting

    open_isf(desk)
    starting.require_known_kinds()
    tamper("UPDATE entry SET kind = 'isf.unheard_of/1' WHERE number = 4")
    with pytest.raises(starting.CannotStart, match="newer than this version"):
        starting.require_known_kinds()


def test_a_database_without_its_guards_is_not_served(desk) -> None:
    from samlad.desk import starting

    on = " ON entry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER entry_refuses_{'change' if on else 'update'}{on}")
    with pytest.raises(starting.CannotStart, match="without a trace"):
        starting.start_up(desk)


# ---- a database that takes nothing


def test_a_read_only_database_is_read_and_says_that_nothing_can_be_saved(desk) -> None:
    from samlad.desk.writer import Unwritable

    open_isf(desk)
    desk.write(_from_now_on_read_only)
    with pytest.raises(Unwritable):
        desk.record(ANNA, LOG, describe("Aldrig"))
    assert not desk.is_writing
    assert str(desk.isf_for(MEMBER, ISF).isf.name) == "Lokal ISF Örebro"
    desk.record(ANNA, LOG, describe("Igen"))
    assert desk.is_writing
    assert str(desk.isf_for(MEMBER, ISF).isf.name) == "Igen"


def _from_now_on_read_only() -> None:
    """The writer's connection takes nothing until it is opened again, as after a switch to a standby."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
        else:
            cursor.execute("PRAGMA query_only = ON")


# ---- a clock that jumps


def test_registered_time_never_goes_backwards_and_a_deadline_passes_once(desk, clock) -> None:
    from samlad.desk import loops

    open_isf(desk)
    agree_support(desk)
    clock.goes(hours=13)
    assert loops.lapse_due(desk, clock.now) == 1
    clock.goes(hours=-13)
    desk.record(ANNA, LOG, describe("När klockan gått tillbaka"))
    clock.goes(hours=13)
    assert loops.lapse_due(desk, clock.now) == 0
    entries = list(store.read(LOG))
    times = [entry.registered_at for entry in entries]
    assert times == sorted(times)
    assert [entry.kind for entry in entries].count("support.late/1") == 1


def test_a_clock_that_is_behind_the_log_is_told_of(desk, clock) -> None:
    from samlad.desk import checking

    open_isf(desk)
    by_name = {check.name: check for check in checking.checks(clock.now)}
    assert by_name["Spärrar"].ok and not by_name["E-post"].ok
    clock.goes(days=-1)
    told = next(check for check in checking.checks(clock.now) if check.name == "Klocka")
    assert not told.ok and "Ställ klockan" in told.sentence
