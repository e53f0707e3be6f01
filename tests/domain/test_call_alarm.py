"""A larm: raised, rung, acknowledged, passed on; and who may do which."""

from dataclasses import replace

import pytest

from samlad.domain import call, isf
from samlad.domain.call import Attendance, Ending, How, Line, Onward, RingResult
from samlad.domain.common import NO_TEXT, SYSTEM, Author, Road, Text, Via
from tests.domain.calling import EMAIL, JOINING, MINUTE, SMS, WHY, Calling, alarm, contact, recipients
from tests.domain.story import (
    ANNA,
    BO,
    CILLA,
    ELSA,
    MUNICIPALITY,
    NEIGHBOUR,
    POWER,
    REGION,
    STAFFAN,
    START,
    told,
)
from tests.domain.story import TIB as OBSERVER

FIRST, DEPUTY = Line(0), Line(1)


@pytest.fixture
def story() -> Calling:
    story = Calling()
    story.raised(meeting_at=START + 16 * MINUTE, prepare=Text("Läget på egna boenden"))
    return story


# ---- raising


@pytest.mark.check(6)
def test_the_call_says_why_when_how_what_to_prepare_and_who_hosts(story: Calling) -> None:
    for reader in (REGION, POWER, MUNICIPALITY):
        read = story.as_read_by(reader).call.calls[1]
        assert (read.why, read.meeting_at, read.host) == (WHY, START + 16 * MINUTE, MUNICIPALITY)
        assert (read.prepare, read.joining) == (Text("Läget på egna boenden"), JOINING)


def test_contact_details_are_read_by_the_host_alone(story: Calling) -> None:
    assert story.as_read_by(MUNICIPALITY).row(REGION).contacts == recipients()[0].contacts
    read = story.as_read_by(REGION).call.calls[1]
    assert list(read.rows) == [REGION, POWER]
    assert all(row.contacts == () and row.code == "" for row in read.rows.values())
    assert call.next_to_ring(read) is None


def test_those_who_see_no_contacts_follow_the_same_board(story: Calling) -> None:
    story.does(call.note_ring, ANNA, actor=POWER, line=FIRST, result=RingResult.NO_ANSWER)
    story.lapses(minutes=5)
    story.does(call.acknowledge, BO, actor=REGION, how=How.APP)
    assert story.as_read_by(POWER).board() == story.board()


def test_alarms_and_invitations_are_numbered_in_one_series(story: Calling) -> None:
    assert [story.invited(meeting_at=START + 60 * MINUTE, reply_by=START + 30 * MINUTE)[0].call] == [2]
    assert story.raised()[0].call == 3
    assert (list(story.call.alarms), list(story.call.invitations)) == ([1, 3], [2])


def test_a_test_alarm_works_the_same_and_is_never_counted() -> None:
    story = Calling()
    assert story.raised(is_test=True)[0].mode is call.AlarmMode.TEST
    assert story.call.isf_calls == []
    assert [type(deed) for deed in story.lapses(minutes=5)] == [call.DeputyCalled, call.Unreached]


@pytest.mark.parametrize(("is_test", "mode"), [(False, call.AlarmMode.EXERCISE), (True, call.AlarmMode.TEST)])
def test_an_exercise_never_raises_a_sharp_alarm(is_test: bool, mode: call.AlarmMode) -> None:
    story = Calling()
    story.isf.opened = replace(story.isf.opened, mode=isf.Mode.EXERCISE)
    assert story.raised(is_test=is_test)[0].mode is mode


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"recipients": (*recipients(), recipients()[0])}, "call.called_twice"),
        ({"recipients": ()}, "call.no_recipients"),
        ({"recipients": (call.Recipient(actor=NEIGHBOUR),)}, "call.takes_no_part"),
        ({"why": NO_TEXT}, "call.why_missing"),
        ({"joining": call.Joining(code=Text("4711"))}, "call.joining_missing"),
        ({"meeting_at": START - MINUTE}, "call.meeting_passed"),
        ({"deputy_after_minutes": 0}, "call.deputy_minutes"),
        ({"by": BO}, "access.denied"),
        ({"by": OBSERVER}, "access.denied"),
        ({"by": CILLA}, "access.denied"),
    ],
)
def test_an_alarm_that_may_not_be_raised(changes: dict, reason: str) -> None:
    story = Calling()
    assert story.refused(call.raise_alarm, story.call, story.isf, **alarm(**changes)) == reason


def test_no_alarm_in_a_closed_isf(story: Calling) -> None:
    story.given([isf.IsfClosed(note=Text("Klart"))])
    assert story.refused(call.raise_alarm, story.call, story.isf, **alarm()) == "isf.closed"


def test_the_meeting_may_begin_this_very_minute() -> None:
    story = Calling()
    story.passes(seconds=40)
    assert story.raised(meeting_at=START)


def test_an_actor_nobody_can_reach_is_said_to_be_so_at_once() -> None:
    story = Calling()
    empty = call.Contact(function=Text("TiB"), channels=())
    deeds = story.raised(recipients=(recipients()[0], call.Recipient(actor=POWER, contacts=(empty,))))
    assert deeds[-1] == call.Unreached(call=1, actor=POWER, why=Onward.NO_CONTACT)
    assert story.board() == [(POWER, call.Standing.UNREACHED), (REGION, call.Standing.WAITING)]


def test_an_actor_is_added_to_a_running_alarm_with_a_clock_of_its_own(story: Calling) -> None:
    host = call.Recipient(actor=MUNICIPALITY, contacts=(contact("TiB", "0701740699"),))
    story.passes(minutes=3).does(call.add_actor, ANNA, recipient=host)
    assert story.row(MUNICIPALITY).contact == host.contacts[0]
    assert story.as_read_by(REGION).row(MUNICIPALITY).contacts == ()
    story.lapses(minutes=2)
    assert [row.actor for row in story.call.calls[1].rows.values() if row.unreached_at] == [POWER]
    assert story.is_refused(call.add_actor, ANNA, recipient=recipients()[0]) == "call.called_twice"
    assert story.is_refused(call.add_actor, BO, recipient=recipients()[0]) == "access.denied"


def test_how_to_join_may_change_while_the_alarm_runs(story: Calling) -> None:
    other = call.Joining(phone=Text("010-000 00 00"))
    story.does(call.change_joining, STAFFAN, joining=other)
    assert story.as_read_by(POWER).call.calls[1].joining == other
    assert story.does(call.change_joining, STAFFAN, joining=other) == []
    assert story.is_refused(call.change_joining, ANNA, joining=call.Joining()) == "call.joining_missing"


# ---- acknowledging


@pytest.mark.check(4)
def test_a_row_shows_when_it_was_called_and_when_and_how_it_was_acknowledged(story: Calling) -> None:
    assert story.row(REGION).called_at == START
    story.passes(minutes=2).does(call.acknowledge, BO, actor=REGION, how=How.APP, who=Text("Bo Ek"))
    given = story.row(REGION).acknowledgement
    assert (given.at, given.how, given.who, given.author) == (START + 2 * MINUTE, How.APP, Text("Bo Ek"), BO)


@pytest.mark.check(4)
def test_a_link_acknowledges_for_its_own_actor_only(story: Calling) -> None:
    guest = Author(person=None, actor=POWER, via=Via(road=Road.LINK), name=Text("driftchefen"))
    story.does(call.acknowledge, guest, actor=POWER, how=How.LINK)
    assert story.row(POWER).acknowledgement.how is How.LINK
    assert story.is_refused(call.acknowledge, guest, actor=REGION, how=How.LINK) == "access.not_your_actor"


@pytest.mark.check(4)
def test_svarade_in_one_tap_is_an_acknowledgement_by_telephone(story: Calling) -> None:
    deeds = story.does(call.note_ring, ANNA, actor=POWER, line=FIRST, result=RingResult.ANSWERED)
    assert deeds[1] == call.Acknowledged(call=1, actor=POWER, how=How.PHONE, who=Text("driftcentral"))
    again = story.does(call.note_ring, ANNA, actor=POWER, line=FIRST, result=RingResult.ANSWERED)
    assert [type(deed) for deed in again] == [call.Rung]


def test_the_host_says_for_another_actor_only_what_it_was_told_by_whom(story: Calling) -> None:
    answer = {"actor": POWER, "how": How.PHONE}
    assert story.is_refused(call.acknowledge, ANNA, **answer) == "access.not_your_actor"
    assert story.is_refused(call.acknowledge, told(ANNA, source=""), **answer) == "access.told_by_whom"
    assert story.is_refused(call.acknowledge, told(BO), **answer) == "access.not_your_actor"
    story.does(call.acknowledge, told(ANNA), **answer)
    assert story.row(POWER).acknowledgement.author.via.source == Text("driftchefen")


@pytest.mark.parametrize(("somebody", "actor"), [(CILLA, NEIGHBOUR), (STAFFAN, REGION)])
def test_outsiders_and_staff_acknowledge_nothing(story: Calling, somebody: Author, actor: str) -> None:
    assert story.is_refused(call.acknowledge, somebody, actor=actor, how=How.APP) == "access.denied"


def test_the_first_acknowledgement_stands(story: Calling) -> None:
    story.does(call.acknowledge, BO, actor=REGION, how=How.APP)
    assert story.does(call.acknowledge, BO, actor=REGION, how=How.APP) == []
    assert story.lapses(minutes=5)[0].actor == POWER


def test_an_ended_alarm_an_unknown_one_and_one_not_called_to(story: Calling) -> None:
    host = {"actor": MUNICIPALITY, "how": How.APP}
    assert story.is_refused(call.acknowledge, ANNA, **host) == "call.not_called"
    assert story.is_refused(call.acknowledge, ANNA, **host, call=7) == "call.unknown"
    story.does(call.end_call, ANNA)
    assert story.is_refused(call.acknowledge, BO, actor=REGION, how=How.APP) == "call.ended"


# ---- taking part, as a fact of its own


def test_acknowledged_and_coming_are_two_facts(story: Calling) -> None:
    story.does(call.acknowledge, BO, actor=REGION, how=How.SMS)
    assert story.row(REGION).attendance is None
    late = START + 26 * MINUTE
    story.does(call.answer_attendance, BO, actor=REGION, answer=Attendance.COMING, how=How.APP, from_at=late)
    row = story.row(REGION)
    assert (row.acknowledgement.how, row.attendance.how, row.attendance.from_at) == (How.SMS, How.APP, late)


def test_an_answer_acknowledges_too_and_may_be_changed(story: Calling) -> None:
    coming = {"actor": POWER, "answer": Attendance.COMING, "how": How.PHONE, "who": Text("Elsa")}
    assert [type(deed) for deed in story.does(call.answer_attendance, ELSA, **coming)] == [
        call.Acknowledged,
        call.AttendanceAnswered,
    ]
    assert story.does(call.answer_attendance, ELSA, **coming) == []
    story.does(call.answer_attendance, ELSA, **{**coming, "answer": Attendance.SUBSTITUTE, "who": Text("Karin")})
    assert story.row(POWER).attendance.who == Text("Karin")
    assert story.is_refused(call.answer_attendance, ANNA, **coming) == "access.not_your_actor"


def test_a_hindrance_brings_the_next_contact_at_once(story: Calling) -> None:
    sms = Author(person=None, actor=REGION, via=Via(road=Road.CHANNEL, how="sms"))
    hindered = {"actor": REGION, "answer": Attendance.HINDERED, "how": How.SMS, "contact": 0}
    deeds = story.passes(minutes=1).does(call.answer_attendance, sms, **hindered)
    assert deeds[-1] == call.DeputyCalled(call=1, actor=REGION, contact=1, why=Onward.HINDERED)
    row = story.row(REGION)
    assert (row.acknowledgement, row.attendance, len(row.hindered)) == (None, None, 1)
    assert row.contact.is_deputy
    assert story.lapses(minutes=4) == [call.Unreached(call=1, actor=POWER, why=Onward.TIME_PASSED)]
    story.does(call.note_ring, ANNA, actor=REGION, line=DEPUTY, result=RingResult.ANSWERED)
    assert story.row(REGION).acknowledgement


def test_a_late_hindrance_says_nothing_of_the_deputy(story: Calling) -> None:
    story.lapses(minutes=5)
    story.does(call.answer_attendance, BO, actor=REGION, answer=Attendance.COMING, how=How.SMS, contact=1)
    late = story.does(call.answer_attendance, BO, actor=REGION, answer=Attendance.HINDERED, how=How.SMS, contact=0)
    assert [type(deed) for deed in late] == [call.AttendanceAnswered]
    assert story.row(REGION).attendance.answer is Attendance.COMING


def test_a_late_hindrance_is_no_acknowledgement_by_the_deputy_that_is_being_called(story: Calling) -> None:
    story.lapses(minutes=5)
    story.does(call.answer_attendance, BO, actor=REGION, answer=Attendance.HINDERED, how=How.SMS, contact=0)
    row = story.row(REGION)
    assert (row.step, row.acknowledgement, row.attendance, len(row.hindered)) == (1, None, None, 1)


def test_a_hindrance_without_a_deputy_stays_to_be_seen(story: Calling) -> None:
    story.does(call.answer_attendance, ELSA, actor=POWER, answer=Attendance.HINDERED, how=How.APP)
    assert (POWER, call.Standing.HINDERED) in story.board()
    assert [deed.actor for deed in story.lapses(minutes=30)] == [REGION]


# ---- passing on


@pytest.mark.check(5)
def test_after_five_minutes_the_deputy_is_called_and_then_everybody_sees_whom_we_do_not_reach(story: Calling) -> None:
    assert call.due(story.call) == START + 5 * MINUTE
    assert story.lapses(minutes=4, seconds=59) == []
    assert story.lapses(seconds=1) == [
        call.DeputyCalled(call=1, actor=REGION, contact=1, why=Onward.TIME_PASSED),
        call.Unreached(call=1, actor=POWER, why=Onward.TIME_PASSED),
    ]
    assert story.lapses(minutes=4) == []
    assert story.lapses(minutes=1) == [call.Unreached(call=1, actor=REGION, why=Onward.TIME_PASSED)]
    assert story.lapses(minutes=60) == []
    assert call.due(story.call) is None
    assert call.counts(story.as_read_by(POWER).call.calls[1], story.at).unreached == 2


def test_the_time_until_the_deputy_is_chosen_when_the_alarm_is_raised() -> None:
    story = Calling()
    story.raised(deputy_after_minutes=2)
    assert len(story.lapses(minutes=2)) == 2


def test_one_who_rings_need_not_wait_for_the_clock(story: Calling) -> None:
    assert story.does(call.call_next, ANNA, actor=REGION)[0].why is Onward.ASKED
    assert story.is_refused(call.call_next, ANNA, actor=REGION) == "call.no_more_contacts"
    story.does(call.acknowledge, BO, actor=REGION, how=How.APP)
    assert story.is_refused(call.call_next, ANNA, actor=REGION) == "call.already_acknowledged"
    assert story.is_refused(call.call_next, BO, actor=REGION) == "access.denied"


def test_an_unreached_actor_that_calls_back_is_acknowledged(story: Calling) -> None:
    story.lapses(minutes=5)
    story.does(call.acknowledge, told(ANNA), actor=POWER, how=How.PHONE)
    assert (POWER, call.Standing.ACKNOWLEDGED) in story.board()


def test_alarmed_in_another_way_is_noted_and_the_clock_goes_on(story: Calling) -> None:
    story.does(call.note_outside, ANNA, actor=POWER, way=Text("SOS Alarm"))
    assert story.row(POWER).outside[0].way == Text("SOS Alarm")
    assert story.is_refused(call.note_outside, ANNA, actor=POWER, way=NO_TEXT) == "call.way_missing"
    assert story.is_refused(call.note_outside, BO, actor=POWER, way=Text("Rakel")) == "access.denied"
    assert POWER in [deed.actor for deed in story.lapses(minutes=5)]


# ---- what the channels tell


def told_by_channel(story: Calling, decide, **facts) -> list:
    return story.when(
        decide, story.call, by=SYSTEM, **{"call": 1, "actor": REGION, "line": FIRST, "channel": SMS} | facts
    )


def failed(story: Calling, line: Line, failure: call.Failure = call.Failure.REFUSED, actor: str = REGION) -> list:
    return told_by_channel(story, call.note_failed, line=line, failure=failure, actor=actor)


def test_when_no_way_to_a_contact_is_left_the_next_is_called_at_once(story: Calling) -> None:
    assert len(failed(story, Line(0, 0))) == len(failed(story, Line(0, 2))) == 1
    assert failed(story, Line(0, 1))[-1] == call.DeputyCalled(call=1, actor=REGION, contact=1, why=Onward.UNREACHABLE)
    failed(story, Line(0, 0), actor=POWER)
    assert failed(story, Line(0, 1), actor=POWER)[-1] == call.Unreached(call=1, actor=POWER, why=Onward.UNREACHABLE)


def test_one_already_said_to_be_unreached_is_not_said_so_again(story: Calling) -> None:
    story.lapses(minutes=5)
    for way in range(2):
        assert [type(deed) for deed in failed(story, Line(0, way), actor=POWER)] == [call.DeliveryFailed]


def test_the_same_failure_is_told_once(story: Calling) -> None:
    assert failed(story, FIRST) and failed(story, FIRST) == []


def test_a_refused_message_is_seen_until_another_way_is_open(story: Calling) -> None:
    told_by_channel(story, call.note_sent, line=Line(0, 2), channel=EMAIL)
    assert story.board()[0] == (REGION, call.Standing.WAITING)
    told_by_channel(story, call.note_failed, line=Line(0, 2), channel=EMAIL, failure=call.Failure.BOUNCED)
    assert story.board()[0] == (REGION, call.Standing.UNREACHED)
    told_by_channel(story, call.note_sent, line=Line(0, 1))
    assert (REGION, call.Standing.WAITING) in story.board()


def test_a_bounce_noted_before_its_sending_is_still_a_bounce(story: Calling) -> None:
    failed(story, FIRST, call.Failure.BOUNCED)
    told_by_channel(story, call.note_sent, perhaps_twice=True)
    assert story.row(REGION).deliveries[0].failed_at
    assert story.row(REGION).deliveries[0].perhaps_twice


def test_a_receipt_says_that_it_is_in_the_telephone_and_comes_once(story: Calling) -> None:
    told_by_channel(story, call.note_sent)
    told_by_channel(story, call.note_receipt)
    assert told_by_channel(story, call.note_receipt) == []
    assert story.row(REGION).deliveries[0].receipt_at == START
    assert story.row(REGION).acknowledgement is None


def test_what_arrives_after_the_end_is_noted_and_calls_nobody(story: Calling) -> None:
    story.does(call.end_call, ANNA)
    for way in range(3):
        assert [type(deed) for deed in failed(story, Line(0, way))] == [call.DeliveryFailed]


def test_only_the_machine_says_what_the_channels_tell(story: Calling) -> None:
    facts = {"call": 1, "actor": REGION, "line": FIRST, "channel": SMS}
    assert story.refused(call.note_sent, story.call, by=ANNA, **facts) == "access.denied"
    assert story.refused(call.note_receipt, story.call, by=ANNA, **facts) == "access.denied"
    unknown = {**facts, "line": Line(7)}
    assert story.refused(call.note_sent, story.call, by=SYSTEM, **unknown) == "call.unknown_line"


# ---- ending


def test_withdrawing_tells_why_and_nobody_more_is_called(story: Calling) -> None:
    assert story.is_refused(call.withdraw, ANNA, note=NO_TEXT) == "call.withdrawn_why"
    story.does(call.withdraw, ANNA, note=Text("Falskt larm"))
    ended = story.as_read_by(REGION).call.calls[1]
    assert (ended.ending, ended.end_note) == (Ending.WITHDRAWN, Text("Falskt larm"))
    assert story.lapses(minutes=60) == []
    assert story.is_refused(call.end_call, ANNA) == "call.ended"


def test_closing_the_isf_ends_its_calls(story: Calling) -> None:
    story.given([isf.IsfClosed(note=NO_TEXT), *call.end_open_calls(story.call)])
    assert story.call.calls[1].ending is Ending.ISF_CLOSED
    story.given([isf.IsfReopened(note=NO_TEXT)])
    assert story.lapses(hours=24) == []
