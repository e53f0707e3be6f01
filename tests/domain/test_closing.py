"""Closing: nothing that is left falls between the chairs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from samlad.domain import agreement, closing, hosting, isf, meeting, question, undertaking
from samlad.domain.closing import EndFollowUp, NobodyTakesIt, OfferTo
from samlad.domain.common import Author, IsfId, Refused, Text, To, isf_log
from samlad.domain.meeting import Form, Unfinished
from tests.domain.story import ANNA, BO, COUNTY, ELSA, POWER, REGION, STAFFAN, START, TIB, Story

SOON = START + timedelta(hours=4)
WHY = Text("går in i ordinarie verksamhet")
ALL = {
    "undertakings": {1: OfferTo(actor=POWER), 2: EndFollowUp(reason=WHY), 3: NobodyTakesIt(note=WHY)},
    "questions": {1: WHY},
    "agreements": {1: WHY},
}
NOTHING: dict[str, Any] = {"undertakings": {}, "questions": {}, "agreements": {}}


def a_story() -> Story:
    return Story(meeting=meeting, agreement=agreement, undertaking=undertaking, question=question)


def with_things_left() -> Story:
    """Three undertakings, a question and two agreements, of which the second applies and is left to apply."""
    story = a_story()
    for what in ("Delar jourlista", "Bemanningsprognos", "Reservlager"):
        facts = {"actor": REGION, "what": Text(what), "due_at": SOON, "accepted": True}
        story.when(undertaking.propose, story.undertaking, story.isf, by=BO, **facts)
    story.when(question.raise_question, story.question, story.isf, by=BO, text=Text("Vem bekostar transport?"))
    for _ in range(2):
        facts = {"text": Text("Vi är överens"), "parties": (REGION, POWER)}
        story.when(agreement.propose, story.agreement, story.isf, by=ANNA, **facts)
    for by in (BO, ELSA):
        given = {"agreement": 2, "wording": 1, "actor": by.actor, "answer": agreement.Answer.YES}
        story.when(agreement.answer, story.agreement, story.isf, by=by, **given)
    return story


def parts(story: Story) -> tuple[Any, ...]:
    left = Unfinished(undertaking=story.undertaking, question=story.question, agreement=story.agreement)
    return story.isf, left, story.meeting


@pytest.mark.check(38)
def test_what_is_left_is_named_until_each_thing_is_dealt_with():
    story = with_things_left()
    with pytest.raises(Refused) as refused:
        closing.close(*parts(story), ANNA, story.at, **{**NOTHING, "undertakings": {2: EndFollowUp(reason=WHY)}})
    assert refused.value.reason == "closing.left_over"
    assert refused.value.facts == {"left": "Å-1, Å-3, F-1, Ö-1"}
    assert (
        story.refused(closing.close, *parts(story), by=ANNA, **{**ALL, "questions": {1: Text("")}})
        == "closing.left_over"
    )


@pytest.mark.check(38)
def test_closing_hands_over_ends_with_a_reason_and_says_what_nobody_took():
    story = with_things_left()
    story.when(closing.close, *parts(story), by=ANNA, **ALL, note=Text("tack alla"))
    one, two, three = story.undertaking.undertakings.values()
    assert (one.offered_to, one.actor, one.status) == (POWER, REGION, undertaking.Status.UNDERTAKEN)
    assert (two.status, two.note) == (undertaking.Status.FOLLOW_UP_ENDED, WHY)
    assert three.status is undertaking.Status.UNTAKEN
    assert story.question.questions[1].status is question.Status.CLOSED
    assert story.agreement.agreements[1].status is agreement.Status.WITHDRAWN
    assert story.agreement.agreements[2].status is agreement.Status.APPLIES
    assert story.isf.status is isf.Status.CLOSED
    assert story.done()[-1] == isf.IsfClosed(note=Text("tack alla"))
    story.when(undertaking.take_over, story.undertaking, story.isf, by=ELSA, undertaking=1, actor=POWER)
    assert story.undertaking.undertakings[1].actor == POWER


@pytest.mark.check(38)
def test_a_closed_isf_can_be_reopened_and_what_rests_taken_up_again():
    story = with_things_left()
    story.when(closing.close, *parts(story), by=ANNA, **ALL)
    assert story.refused(closing.close, *parts(story), by=ANNA, **NOTHING) == "isf.closed"
    story.when(hosting.reopen, story.isf, by=ANNA, note=Text("smittan tilltar"))
    assert story.isf.status is isf.Status.ACTIVE
    again = {"undertaking": 2, "due_at": SOON + timedelta(days=1), "reason": Text("smittan tilltar")}
    story.when(undertaking.reschedule, story.undertaking, story.isf, by=BO, **again)
    assert [one.number for one in story.undertaking.unfinished] == [1, 2]


def test_an_isf_with_nothing_left_closes_at_once():
    story = a_story()
    deeds = story.when(closing.close, *parts(story), by=ANNA, **NOTHING)
    assert deeds == [isf.IsfClosed(note=Text(""))]


@pytest.mark.parametrize("by", [BO, STAFFAN, TIB])
def test_only_the_host_closes(by: Author):
    story = a_story()
    assert story.refused(closing.close, *parts(story), by=by, **NOTHING) == "access.denied"


def test_what_one_handling_is_refused_for_refuses_it_all():
    story = with_things_left()
    offered = {**ALL["undertakings"], 1: OfferTo(actor=COUNTY)}
    facts = {**ALL, "undertakings": offered}
    assert story.refused(closing.close, *parts(story), by=ANNA, **facts) == "undertaking.actor_absent"


def test_a_meeting_under_way_is_ended_first_and_one_ahead_is_cancelled():
    story = a_story()
    _, left, _ = parts(story)
    for starts_at in (START, START + timedelta(days=1)):
        facts = {"starts_at": starts_at, "minutes": 30, "form": Form.TELEPHONE, "points": ()}
        story.when(meeting.plan, story.meeting, story.isf, left, by=ANNA, **facts)
    story.when(meeting.start, story.meeting, story.isf, left, by=ANNA, meeting=1)
    assert story.refused(closing.close, *parts(story), by=ANNA, **NOTHING) == "closing.meeting_under_way"
    story.when(meeting.end, story.meeting, story.isf, by=ANNA, meeting=1)
    story.when(closing.close, *parts(story), by=ANNA, **NOTHING)
    assert story.meeting.meetings[2].status is meeting.Status.CANCELLED


def test_a_question_from_another_isf_is_given_back_with_the_reason():
    story = a_story()
    road = (question.Stop(isf=IsfId("annan"), question=4, sending="s1"),)
    facts = {"question": 1, "sending": "s1", "from_name": Text("Annan"), "text": Text("Vem?"), "by": REGION}
    story.given([question.QuestionReceived(road=road, **facts)])
    deeds = closing.close(*parts(story), ANNA, story.at, **{**NOTHING, "questions": {1: WHY}})
    told = [one for one in deeds if isinstance(one, To)]
    assert [(one.log, one.deed.question, one.deed.note) for one in told] == [(isf_log("annan"), 4, WHY)]
