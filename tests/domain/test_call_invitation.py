"""A mötesinbjudan: a time to reply by, one reminder, never a deputy; a moved meeting asks everyone again."""

import pytest

from samlad.domain import call
from samlad.domain.call import Attendance, Ending, How, Standing
from samlad.domain.common import NO_TEXT, Text
from tests.domain.calling import JOINING, MINUTE, Calling, invitation, recipients
from tests.domain.story import ANNA, BO, CILLA, ELSA, POWER, REGION, START, TIB

HOUR = 60 * MINUTE


@pytest.fixture
def story() -> Calling:
    story = Calling()
    story.invited(meeting=2)
    return story


def answers(story: Calling, answer: Attendance = Attendance.COMING) -> list:
    return story.does(call.answer_attendance, BO, actor=REGION, answer=answer, how=How.APP)


def test_those_invited_read_what_they_need_and_no_contacts(story: Calling) -> None:
    read = story.as_read_by(REGION).call.invitations[1]
    assert (read.meeting, read.meeting_at, read.reply_by) == (2, START + 3 * HOUR, START + 2 * HOUR)
    assert (read.joining, read.rows[REGION].contacts) == (JOINING, ())


def test_those_who_have_not_answered_are_reminded_once_before_the_time_to_reply(story: Calling) -> None:
    answers(story)
    assert call.due(story.call) == START + HOUR
    assert story.lapses(minutes=60) == [call.Reminded(call=1, actors=(POWER,))]
    assert call.due(story.call) is None
    assert story.lapses(minutes=30) == []
    assert story.board() == [(POWER, Standing.WAITING), (REGION, Standing.ACKNOWLEDGED)]
    assert story.lapses(minutes=31) == []
    assert story.board()[0] == (POWER, Standing.SILENT)


def test_nobody_is_reminded_when_all_have_answered_or_the_meeting_has_begun(story: Calling) -> None:
    answers(story)
    story.does(call.answer_attendance, ELSA, actor=POWER, answer=Attendance.HINDERED, how=How.APP)
    assert story.lapses(minutes=60) == []
    stopped = Calling()
    stopped.invited()
    assert stopped.lapses(hours=4) == [call.CallEnded(call=1, ending=Ending.MEETING_BEGAN)]


def test_a_hindrance_never_brings_a_deputy(story: Calling) -> None:
    assert [type(deed) for deed in answers(story, Attendance.HINDERED)] == [call.Acknowledged, call.AttendanceAnswered]
    assert story.is_refused(call.call_next, ANNA, actor=POWER) == "call.not_an_alarm"
    assert {type(deed) for deed in story.lapses(minutes=60)} == {call.Reminded}


def test_a_moved_meeting_asks_everyone_again(story: Calling) -> None:
    answers(story)
    times = {"meeting_at": START + 5 * HOUR, "reply_by": START + 4 * HOUR}
    assert story.does(call.move_invitation, ANNA, **times)[0].sequence == 1
    assert story.does(call.move_invitation, ANNA, **times) == []
    row = story.row(REGION)
    assert (row.attendance, row.outdated.answer) == (None, Attendance.COMING)
    assert story.lapses(hours=2) == [call.Reminded(call=1, actors=(REGION, POWER))]
    assert story.is_refused(call.move_invitation, BO, **times) == "access.denied"


def test_an_alarm_is_not_moved() -> None:
    story = Calling()
    story.raised()
    times = {"meeting_at": START + 2 * HOUR, "reply_by": START + HOUR}
    assert story.is_refused(call.move_invitation, ANNA, **times) == "call.not_an_invitation"


def test_a_cancelled_meeting_says_why(story: Calling) -> None:
    assert story.is_refused(call.withdraw, ANNA, note=NO_TEXT) == "call.withdrawn_why"
    story.does(call.withdraw, ANNA, note=Text("Läget är lugnt"))
    assert story.lapses(hours=1) == []
    assert story.is_refused(call.answer_attendance, BO, actor=REGION, answer=Attendance.COMING, how=How.APP) == (
        "call.ended"
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"reply_by": START - MINUTE}, "call.reply_passed"),
        ({"meeting_at": START - MINUTE}, "call.meeting_passed"),
        ({"reply_by": START + 4 * HOUR}, "call.reply_after_meeting"),
        ({"recipients": recipients() * 2}, "call.called_twice"),
        ({"why": NO_TEXT}, "call.why_missing"),
        ({"by": BO}, "access.denied"),
        ({"by": TIB}, "access.denied"),
        ({"by": CILLA}, "access.denied"),
    ],
)
def test_an_invitation_that_may_not_be_sent(changes: dict, reason: str) -> None:
    story = Calling()
    assert story.refused(call.invite, story.call, story.isf, **invitation(**changes)) == reason


def test_din_tur_asks_until_the_actor_has_answered(story: Calling) -> None:
    assert [one.due_at for one in call.expected_of(story.call, REGION)] == [START + 2 * HOUR]
    answers(story)
    assert call.expected_of(story.call, REGION) == ()
