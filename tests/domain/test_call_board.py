"""The board: unanswered first, whom to ring next, and which call a reply is the answer to."""

import pytest

from samlad.domain import call
from samlad.domain.call import Attendance, How, Line, RingResult, Standing
from samlad.domain.common import Text
from tests.domain.calling import CONTROL_ROOM, MINUTE, REGION_DEPUTY, REGION_TIB, Calling, contact, recipients
from tests.domain.story import ANNA, BO, ELSA, MUNICIPALITY, POWER, REGION, START


@pytest.fixture
def story() -> Calling:
    story = Calling()
    host = call.Recipient(actor=MUNICIPALITY, contacts=(contact("TiB", "0701740699"),))
    story.raised(recipients=(*recipients(), host))
    return story


def ring_next(story: Calling, result: RingResult = RingResult.NO_ANSWER) -> str:
    chosen = call.next_to_ring(story.call.calls[1])
    story.does(call.note_ring, ANNA, actor=chosen.actor, line=chosen.line, result=result)
    return str(chosen.contact.function)


def test_the_unanswered_stand_first(story: Calling) -> None:
    story.does(call.acknowledge, BO, actor=REGION, how=How.APP)
    story.lapses(minutes=5)
    story.does(call.answer_attendance, ELSA, actor=POWER, answer=Attendance.HINDERED, how=How.APP)
    assert story.board() == [
        (MUNICIPALITY, Standing.UNREACHED),
        (POWER, Standing.HINDERED),
        (REGION, Standing.ACKNOWLEDGED),
    ]
    assert call.counts(story.call.calls[1], story.at) == call.Counts(
        called=3, acknowledged=2, unanswered=0, unreached=1
    )


@pytest.mark.check(5)
def test_a_late_row_has_a_clock_and_the_deputys_number(story: Calling) -> None:
    story.lapses(minutes=5)
    row = next(row for row in call.board(story.call.calls[1], START + 7 * MINUTE) if row.actor == REGION)
    assert (row.standing, row.waited, row.contact) == (Standing.WAITING, 7 * MINUTE, REGION_DEPUTY)


def test_an_answered_row_has_neither_clock_nor_number(story: Calling) -> None:
    story.does(call.acknowledge, BO, actor=REGION, how=How.APP)
    last = call.board(story.call.calls[1], story.at)[-1]
    assert (last.actor, last.waited, last.contact) == (REGION, None, None)


def test_ring_next_goes_round_in_calling_order(story: Calling) -> None:
    assert [ring_next(story) for _ in range(4)] == ["TiB", "driftcentral", "TiB", "TiB"]
    assert ring_next(story, RingResult.ANSWERED) == "driftcentral"
    assert story.row(POWER).acknowledgement
    story.does(call.call_next, ANNA, actor=REGION)
    assert ring_next(story) == "säkerhetschef"


def test_whoever_has_been_passed_on_is_rung_after_those_not_rung_at_all(story: Calling) -> None:
    story.does(call.call_next, ANNA, actor=REGION)
    assert [ring_next(story) for _ in range(3)] == ["driftcentral", "TiB", "säkerhetschef"]


def test_nobody_is_left_to_ring_when_all_have_answered_or_it_is_over(story: Calling) -> None:
    for _ in range(3):
        ring_next(story, RingResult.ANSWERED)
    assert call.next_to_ring(story.call.calls[1]) is None
    story.raised()
    assert call.next_to_ring(story.call.calls[2]).contact == REGION_TIB
    story.when(call.end_call, story.call, story.isf, by=ANNA, call=2)
    assert call.next_to_ring(story.call.calls[2]) is None


def test_of_two_numbers_the_one_less_tried_is_rung() -> None:
    two = call.Contact(function=Text("driftcentral"), channels=CONTROL_ROOM.channels[:1] * 2)
    story = Calling()
    story.raised(recipients=(call.Recipient(actor=POWER, contacts=(two,)),))
    ring_next(story)
    assert call.next_to_ring(story.call.calls[1]).line == Line(0, 1)


def test_a_reply_finds_the_open_calls_of_its_number(story: Calling) -> None:
    def found(number: str) -> list[tuple[int, str, bool]]:
        return [(one.call, one.code, one.is_awaited) for one in call.open_calls_to(story.call, number)]

    assert found("0701740601") == [(1, "1", True)]
    assert found("0701740602") == []  # the deputy has not been called
    story.lapses(minutes=5)
    assert found("0701740602") == [(1, "1", True)]
    story.raised()
    assert found("0701740601") == [(1, "1", True), (2, "1", True)]
    story.does(call.acknowledge, BO, actor=REGION, how=How.APP)
    assert found("0701740601") == [(1, "1", False), (2, "1", True)]
    story.does(call.end_call, ANNA)
    assert found("0701740601") == [(2, "1", True)]


def test_din_tur_asks_for_an_acknowledgement_and_then_for_attendance(story: Calling) -> None:
    def turn() -> list[tuple[str, object]]:
        return [(one.kind, one.due_at) for one in call.expected_of(story.as_read_by(REGION).call, REGION)]

    assert turn() == [("call.acknowledge", START + 5 * MINUTE)]
    story.does(call.acknowledge, BO, actor=REGION, how=How.APP)
    assert turn() == [("call.attend", None)]
    story.does(call.answer_attendance, BO, actor=REGION, answer=Attendance.COMING, how=How.APP)
    assert turn() == []
