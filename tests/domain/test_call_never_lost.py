"""Whatever happens, and in whatever order: no alarm is left without an acknowledgement, a next contact or a visible failure."""

from collections import Counter
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from samlad.domain import call
from samlad.domain.call import Attendance, Failure, How, Line, RingResult, Standing
from samlad.domain.common import SYSTEM, Refused
from tests.domain.calling import SMS, Calling
from tests.domain.story import ANNA, BO, ELSA, POWER, REGION, told

ACTORS = st.sampled_from([REGION, POWER])
LINES = st.builds(Line, st.integers(0, 1), st.integers(0, 2))
HAPPENINGS = st.one_of(
    st.tuples(st.just("ring"), ACTORS, LINES, st.sampled_from(RingResult)),
    st.tuples(st.just("fail"), ACTORS, LINES, st.sampled_from(Failure)),
    st.tuples(st.just("send"), ACTORS, LINES, st.booleans()),
    st.tuples(st.just("acknowledge"), ACTORS, LINES, st.none()),
    st.tuples(st.just("attend"), ACTORS, LINES, st.sampled_from(Attendance)),
    st.tuples(st.just("next"), ACTORS, LINES, st.none()),
    st.tuples(st.just("wait"), ACTORS, LINES, st.integers(0, 400)),
)


def happen(story: Calling, what: str, actor: str, line: Line, how: object) -> None:
    by_channel = {"call": 1, "actor": actor, "line": line, "channel": SMS}
    match what:
        case "ring":
            story.does(call.note_ring, ANNA, actor=actor, line=line, result=how)
        case "fail":
            story.when(call.note_failed, story.call, by=SYSTEM, **by_channel, failure=how)
        case "send":
            story.when(call.note_sent, story.call, by=SYSTEM, **by_channel, perhaps_twice=how)
        case "acknowledge":
            story.does(call.acknowledge, told(ANNA), actor=actor, how=How.PHONE)
        case "attend":
            own = BO if actor == REGION else ELSA
            story.does(call.answer_attendance, own, actor=actor, answer=how, how=How.SMS, contact=line.contact)
        case "next":
            story.does(call.call_next, ANNA, actor=actor)
        case "wait":
            story.lapses(seconds=how)


def require_nobody_lost(story: Calling) -> None:
    alarm = story.call.calls[1]
    for row in alarm.rows.values():
        is_ticking = (due := call.due(story.call)) is not None and due <= row.step_at + alarm.deputy_after
        assert row.acknowledgement or row.unreached_at or is_ticking, row


@settings(max_examples=150, deadline=None)
@given(st.lists(HAPPENINGS, max_size=25))
def test_no_alarm_is_left_without_acknowledgement_escalation_or_visible_failure(happenings: list) -> None:
    story = Calling()
    story.raised()
    for one in happenings:
        with suppress(Refused):  # a refusal changes nothing, and what must hold must hold still
            happen(story, *one)
        require_nobody_lost(story)
    while due := call.due(story.call):
        story.passes(seconds=max(0, (due - story.at).total_seconds()))
        assert story.when(call.lapse, story.call, story.isf), "a time that has come means something"
    settled = {Standing.ACKNOWLEDGED, Standing.HINDERED, Standing.UNREACHED}
    assert {standing for _, standing in story.board()} <= settled
    told_unreached = Counter(deed.actor for deed in story.done() if isinstance(deed, call.Unreached))
    assert all(times == 1 for times in told_unreached.values()), "a failure is said once"
    for reader in (REGION, POWER):
        assert story.as_read_by(reader).board() == story.board()
