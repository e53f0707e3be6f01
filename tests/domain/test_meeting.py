"""Meetings: for somebody who only has a phone, in a fixed order, ending in what was agreed."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest

from samlad.domain import agreement, isf, meeting, question, undertaking
from samlad.domain.common import Author, Deed, IsfId, Road, Text, Via
from samlad.domain.meeting import Carried, CarriedItem, Form, ItemNotes, Joining, Outcome, Status, Unfinished
from samlad.domain.meeting import deeds as done
from samlad.domain.template import AgendaPoint
from tests.domain.story import (
    ANNA,
    ANNA_AS_ACTOR,
    BO,
    CILLA,
    COUNTY,
    ELSA,
    MUNICIPALITY,
    NEIGHBOUR,
    POWER,
    REGION,
    STAFFAN,
    START,
    TIB,
    Story,
)

HOUR = timedelta(hours=1)
OPENING = AgendaPoint(title=Text("Upprop"), minutes=2, code="opening")
AGREE = AgendaPoint(title=Text("Överenskommelser"), minutes=10, code="agreements")
ASK = AgendaPoint(title=Text("Frågor till andra"), minutes=3, code="questions")
NEXT = AgendaPoint(title=Text("Nästa möte"), minutes=1, code="next")
POINTS = (OPENING, AGREE, ASK, NEXT)
JOINING = Joining(phone=Text("08-465 004 12"), code=Text("4471"), link=Text("https://mote.example/4471"))


def a_story() -> Story:
    return Story(meeting=meeting, agreement=agreement, undertaking=undertaking, question=question)


def left(story: Story) -> Unfinished:
    return Unfinished(undertaking=story.undertaking, question=story.question, agreement=story.agreement)


def plan(story: Story, **more: Any) -> list[Deed]:
    facts = {"starts_at": story.at + HOUR, "minutes": 45, "form": Form.TELEPHONE, "points": POINTS, **more}
    return story.when(meeting.plan, story.meeting, story.isf, left(story), by=ANNA, **facts)


def under_way() -> Story:
    story = a_story()
    plan(story, starts_at=story.at)
    story.when(meeting.start, story.meeting, story.isf, left(story), by=ANNA, meeting=1)
    return story


def decide(story: Story, what: Any, by: Author = ANNA, **more: Any) -> list[Deed]:
    return story.when(what, story.meeting, story.isf, by=by, **{"meeting": 1, **more})


def refused(story: Story, what: Any, by: Author = ANNA, **more: Any) -> str:
    return story.refused(what, story.meeting, story.isf, by=by, **{"meeting": 1, **more})


def of(story: Story) -> meeting.Meeting:
    return story.meeting.meetings[1]


def expected(story: Story, actor: str) -> list[str]:
    return [one.kind for one in meeting.expected_of(story.meeting, actor)]


# ---- ahead


def test_meetings_are_numbered_and_stand_in_order_of_time():
    story = a_story()
    plan(story, starts_at=START + 3 * HOUR)
    plan(story, starts_at=START + HOUR, is_short=True, form=Form.RADIO)
    assert [one.number for one in story.meeting.planned] == [2, 1]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"starts_at": START - timedelta(minutes=1)}, "meeting.time_passed"),
        ({"minutes": 0}, "meeting.minutes"),
        ({"report_deadline": START}, "meeting.deadline"),
        ({"report_deadline": START + 2 * HOUR}, "meeting.deadline"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(facts: dict[str, Any], reason: str):
    story = a_story()
    facts = {"starts_at": START + HOUR, "minutes": 45, "form": Form.VIDEO, "points": POINTS, **facts}
    assert story.refused(meeting.plan, story.meeting, story.isf, left(story), by=ANNA, **facts) == reason


def test_the_minute_that_is_going_on_counts_as_now():
    story = a_story().passes(seconds=40)
    assert plan(story, starts_at=START)


def test_moving_a_meeting_moves_its_report_deadline_as_much():
    story = a_story()
    plan(story, starts_at=START + 3 * HOUR, report_deadline=START + 2 * HOUR)
    decide(story, meeting.move, starts_at=START + 5 * HOUR, reason=Text("väntar på prognos"))
    assert (of(story).starts_at, of(story).report_deadline) == (START + 5 * HOUR, START + 4 * HOUR)
    assert of(story).moved_from == (START + 3 * HOUR,)
    decide(story, meeting.move, starts_at=START + HOUR / 2, reason=Text("brådskar"))
    assert of(story).report_deadline is None, "a deadline that would have passed already falls away"
    assert decide(story, meeting.move, starts_at=START + HOUR / 2) == []


def test_a_meeting_is_cancelled_with_a_reason():
    story = a_story()
    plan(story)
    assert refused(story, meeting.cancel, reason=Text("")) == "meeting.reason_missing"
    decide(story, meeting.cancel, reason=Text("inget nytt"))
    assert of(story).status is Status.CANCELLED
    assert refused(story, meeting.move, starts_at=START + 2 * HOUR) == "meeting.not_planned"


def test_how_to_join_stands_in_a_deed_of_its_own_and_in_no_outcome():
    story = a_story()
    plan(story)
    decide(story, meeting.set_joining, joining=JOINING)
    assert of(story).joining == JOINING
    kinds = [entry.kind for entry in story.entries if "4471" in repr(entry.deed)]
    assert kinds == ["meeting.joining_set/1"]
    assert refused(story, meeting.set_joining, joining=Joining(code=Text("1"))) == "meeting.joining_missing"
    plan(story, starts_at=START + 2 * HOUR)
    assert story.meeting.earlier_with_code(JOINING, 2) == 1
    assert story.meeting.earlier_with_code(replace(JOINING, code=Text("9")), 2) == 0


@pytest.mark.parametrize("by", [BO, TIB, CILLA, ANNA_AS_ACTOR])
def test_only_who_leads_plans_starts_and_ends(by: Author):
    story = a_story()
    facts = {"starts_at": START + HOUR, "minutes": 45, "form": Form.VIDEO, "points": POINTS}
    assert story.refused(meeting.plan, story.meeting, story.isf, left(story), by=by, **facts) == "access.denied"
    story = under_way()
    assert refused(story, meeting.end, by) == "access.denied"
    assert refused(story, meeting.open_item, by, item=2) == "access.denied"


# ---- the agenda


def with_things_left() -> Story:
    story = a_story()
    parts = {"by": ANNA, "due_at": START + 9 * HOUR}
    propose = (undertaking.propose, story.undertaking, story.isf)
    story.when(*propose, actor=REGION, what=Text("Delar jourlista"), **parts)
    story.when(*propose, actor=POWER, what=Text("Klart"), **parts)
    story.when(undertaking.accept, story.undertaking, story.isf, by=ELSA, undertaking=2)
    story.when(undertaking.finish, story.undertaking, story.isf, by=ELSA, undertaking=2)
    story.when(question.raise_question, story.question, story.isf, by=BO, text=Text("Vem bekostar transport?"))
    facts = {"text": Text("Vi är överens"), "parties": (REGION, POWER)}
    story.when(agreement.propose, story.agreement, story.isf, by=ANNA, **facts)
    return story


@pytest.mark.check(22)
def test_the_next_agenda_carries_what_is_unfinished_and_unanswered_by_itself():
    story = with_things_left()
    plan(story)
    agenda = of(story).agenda
    assert [item.point.code for item in agenda] == ["opening", "follow_up", "agreements", "questions", "next"]
    assert [item.number for item in agenda] == [1, 2, 3, 4, 5]
    assert agenda[1].carries == (
        CarriedItem(kind=Carried.UNDERTAKING, number=1),
        CarriedItem(kind=Carried.AGREEMENT, number=1),
    )
    assert agenda[3].carries == (CarriedItem(kind=Carried.QUESTION, number=1),)


def test_what_arose_after_planning_is_on_the_agenda_when_the_meeting_starts():
    story = a_story()
    plan(story)
    assert all(not item.carries for item in of(story).agenda)
    story.when(question.raise_question, story.question, story.isf, by=BO, text=Text("Vem?"))
    story.passes(hours=1).when(meeting.start, story.meeting, story.isf, left(story), by=ANNA, meeting=1)
    assert [len(item.carries) for item in of(story).agenda] == [0, 0, 1, 0]


def test_a_template_without_points_for_it_still_follows_up():
    story = with_things_left()
    agenda = meeting.agenda_from((OPENING, NEXT), left(story))
    assert [(item.point.code, len(item.carries)) for item in agenda] == [("opening", 0), ("follow_up", 3), ("next", 0)]
    assert [item.point.code for item in meeting.agenda_from((OPENING, NEXT), Unfinished())] == ["opening", "next"]


# ---- in the meeting


@pytest.mark.check(15)
def test_the_agenda_leads_from_item_to_item_and_back():
    story = under_way()
    assert (of(story).status, of(story).started_at, of(story).open_item) == (Status.UNDER_WAY, START, 1)
    decide(story, meeting.close_item, item=1)
    assert (of(story).done_items, of(story).open_item) == ({1}, 2)
    decide(story, meeting.open_item, item=4)
    decide(story, meeting.close_item, item=2)
    assert (of(story).done_items, of(story).open_item) == ({1, 2}, 4)
    assert decide(story, meeting.open_item, item=4) == []
    assert refused(story, meeting.open_item, item=9) == "meeting.no_item"


def test_one_meeting_at_a_time():
    story = under_way()
    plan(story)
    parts = (story.meeting, story.isf, left(story))
    assert story.refused(meeting.start, *parts, by=ANNA, meeting=2) == "meeting.under_way"
    assert story.when(meeting.start, *parts, by=ANNA, meeting=1) == []


@pytest.mark.check(16)
def test_somebody_on_the_telephone_is_noted_as_present_by_who_leads():
    story = under_way()
    decide(story, meeting.attend, STAFFAN, actor=POWER, name=Text("Elsa"), role=Text("driftchef"), by_phone=True)
    elsa = of(story).present[0]
    assert (elsa.actor, elsa.name, elsa.role, elsa.by_phone, elsa.person) == (
        POWER,
        Text("Elsa"),
        Text("driftchef"),
        True,
        None,
    )
    assert expected(story, POWER) == []
    assert expected(story, REGION) == ["meeting.join"]


@pytest.mark.check(12)
def test_each_present_is_shown_with_actor_name_role_and_mandate():
    story = under_way()
    taking = isf.Taking(actor=REGION, mandate=Text("bemanning inom länet"))
    story.given([isf.ParticipationChanged(taking=taking)])
    decide(story, meeting.attend, BO, actor=REGION, name=Text("Bo"), role=Text("regional TiB"), person=BO.person)
    bo = of(story).present[0]
    assert (bo.actor, str(bo.name), str(bo.role), bo.person) == (REGION, "Bo", "regional TiB", BO.person)
    assert str(story.isf.participants[bo.actor].taking.mandate) == "bemanning inom länet"


def test_an_actor_says_itself_that_it_is_there_and_an_observer_may():
    story = under_way()
    assert decide(story, meeting.attend, TIB, actor=COUNTY, name=Text("TiB"))
    assert decide(story, meeting.attend, TIB, actor=COUNTY, name=Text("TiB")) == []
    guest = replace(ELSA, person=None, via=Via(road=Road.LINK))
    assert decide(story, meeting.attend, guest, actor=POWER, name=Text("Elsa"))
    assert refused(story, meeting.attend, BO, actor=POWER, name=Text("Elsa")) == "access.not_your_actor"
    assert refused(story, meeting.attend, ANNA, actor=NEIGHBOUR, name=Text("Cilla")) == "meeting.actor_absent"
    assert refused(story, meeting.attend, ANNA, actor=REGION, name=Text("")) == "meeting.name_missing"


@pytest.mark.check(14)
def test_a_replaced_representative_stands_with_time_and_earlier_answers_keep_the_old_name():
    story = under_way()
    per = replace(ELSA, person=None, name=Text("Per"), via=Via(road=Road.LINK))
    decide(story, meeting.attend, ANNA, actor=POWER, name=Text("Per"))
    facts = {"text": Text("Vi är överens"), "parties": (REGION, POWER)}
    story.when(agreement.propose, story.agreement, story.isf, by=ANNA, **facts)
    given = {"agreement": 1, "wording": 1, "actor": POWER, "answer": agreement.Answer.YES}
    story.when(agreement.answer, story.agreement, story.isf, by=per, **given)
    story.passes(minutes=20)
    decide(story, meeting.replace_representative, ANNA, seat=1, name=Text("Lisa"), by_phone=True)
    old, new = of(story).attendees
    assert (old.name, old.until, old.replaced_by) == (Text("Per"), story.at, new.seat)
    assert (new.name, new.since, new.by_phone, new.actor) == (Text("Lisa"), story.at, True, POWER)
    assert of(story).present == [new]
    assert story.agreement.agreements[1].answer_of(POWER).author.name == Text("Per")


def test_who_has_left_is_no_longer_present():
    story = under_way()
    decide(story, meeting.attend, BO, actor=REGION, name=Text("Bo"))
    decide(story.passes(minutes=5), meeting.leave, BO, seat=1)
    assert (of(story).present, of(story).attendees[0].until) == ([], story.at)
    assert refused(story, meeting.leave, BO, seat=1) == "meeting.not_present"


@pytest.mark.check(17)
def test_the_floor_goes_round_in_a_fixed_order_and_inget_nytt_is_one_tap():
    story = under_way()
    for by in (ELSA, BO, ANNA):  # the order in which they came on the line does not matter
        decide(story, meeting.attend, by, actor=by.actor, name=Text("x"))
    decide(story, meeting.start_round, seconds=60)
    going = of(story).round
    assert (going.order, going.seconds, going.speaking, going.next) == (
        (MUNICIPALITY, REGION, POWER),
        60,
        MUNICIPALITY,
        REGION,
    )
    decide(story, meeting.give_floor)
    assert (of(story).round.speaking, of(story).round.next) == (REGION, POWER)
    assert expected(story, REGION) == ["meeting.floor"]
    assert decide(story, meeting.pass_floor, BO, actor=REGION) == [
        done.FloorPassed(meeting=1, actor=REGION),
        done.FloorGiven(meeting=1, actor=POWER),
    ]
    assert of(story).round.passed == {REGION}
    assert refused(story, meeting.give_floor) == "meeting.round_over"


def test_who_has_nothing_new_may_say_so_ahead_and_is_not_asked():
    story = under_way()
    decide(story, meeting.start_round)
    assert of(story).round.order == (MUNICIPALITY, REGION, POWER)
    assert decide(story, meeting.pass_floor, BO, actor=REGION) == [done.FloorPassed(meeting=1, actor=REGION)]
    assert decide(story, meeting.pass_floor, BO, actor=REGION) == []
    assert of(story).round.next == POWER
    assert refused(story, meeting.pass_floor, TIB, actor=COUNTY) == "meeting.not_in_round"


def test_a_raised_hand_may_be_noted_for_the_telephone_and_falls_with_the_floor():
    story = under_way()
    decide(story, meeting.raise_hand, BO, actor=REGION)
    decide(story, meeting.raise_hand, ANNA, actor=POWER)
    assert decide(story, meeting.raise_hand, ANNA, actor=POWER) == []
    assert of(story).hands == (REGION, POWER)
    decide(story, meeting.give_floor, actor=POWER)
    assert of(story).hands == (REGION,)


# ---- the end


@pytest.mark.check(21)
def test_ending_the_meeting_gives_what_was_agreed_who_does_what_and_what_is_open():
    story = with_things_left()
    plan(story, starts_at=story.at)
    story.when(meeting.start, story.meeting, story.isf, left(story), by=ANNA, meeting=1)
    decide(story, meeting.set_joining, joining=JOINING)
    story.passes(minutes=10)
    answer = (agreement.answer, story.agreement, story.isf)
    asked = {"agreement": 1, "wording": 1}
    story.when(*answer, by=BO, **asked, actor=REGION, answer=agreement.Answer.YES)
    returns = {"answer": agreement.Answer.RETURNS_BY, "returns_by": START + 24 * HOUR}
    story.when(*answer, by=ELSA, **asked, actor=POWER, **returns)
    own = {"actor": POWER, "what": Text("Ringer jouren"), "due_at": START + HOUR, "meeting": 1}
    story.when(undertaking.propose, story.undertaking, story.isf, by=ANNA, **own)
    notes = (ItemNotes(item=1, text=Text("13 av 14")), ItemNotes(item=2, text=Text("")))
    decide(story, meeting.end, notes=notes, next_at=START + 24 * HOUR, report_deadline=START + 22 * HOUR)
    outcome = meeting.outcome_of(of(story), left(story))
    assert [one.number for one in outcome.agreements] == [1]
    assert [one.number for one in outcome.undertakings] == [3]
    assert [one.number for one in outcome.carried_undertakings] == [1]
    assert [(one.party, one.returns_by) for one in outcome.open_answers] == [(POWER, START + 24 * HOUR)]
    assert [one.number for one in outcome.questions] == [1]
    assert (outcome.next_at, outcome.report_deadline) == (START + 24 * HOUR, START + 22 * HOUR)
    assert outcome.without_agreement, "one yes and one that returns: nothing applies between anybody yet"
    assert of(story).notes == notes[:1]
    assert not {"joining", "phone", "code", "link"} & {one.name for one in fields(Outcome)}


def test_a_meeting_may_end_without_agreement_and_its_outcome_says_so():
    story = under_way()
    decide(story, meeting.attend, BO, actor=REGION, name=Text("Bo"))
    decide(story.passes(minutes=30), meeting.end)
    assert (of(story).status, of(story).ended_at, of(story).attendees[0].until) == (Status.ENDED, story.at, story.at)
    outcome = meeting.outcome_of(of(story), left(story))
    assert (outcome.without_agreement, outcome.agreements, outcome.next_at) == (True, (), None)
    assert refused(story, meeting.end) == "meeting.not_under_way"


def test_the_next_time_lies_ahead_and_the_reports_come_before_it():
    story = under_way()
    assert refused(story, meeting.end, next_at=START) == "meeting.next_passed"
    late = {"next_at": START + HOUR, "report_deadline": START + 2 * HOUR}
    assert refused(story, meeting.end, **late) == "meeting.next_deadline"
    assert refused(story, meeting.end, notes=(ItemNotes(item=9, text=Text("x")),)) == "meeting.no_item"


# ---- in the same hour


@pytest.mark.check(35)
def test_two_isfs_that_ask_for_the_same_actor_in_the_same_hour_are_warned_about():
    story = a_story()
    plan(story, starts_at=START + HOUR)
    here = meeting.slot_of(of(story), story.isf)
    assert here.actors == {MUNICIPALITY, REGION, POWER}, "an observer's time is not asked for"

    def elsewhere(minutes: int, *actors: Any) -> meeting.Slot:
        shift = timedelta(minutes=minutes)
        starts_at, ends_at = here.starts_at + shift, here.ends_at + shift
        return replace(here, isf=IsfId("sektor"), starts_at=starts_at, ends_at=ends_at, actors=frozenset(actors))

    overlapping, before = elsewhere(44, REGION, NEIGHBOUR), elsewhere(-30, POWER, REGION)
    free = (elsewhere(45, REGION), elsewhere(-45, REGION), elsewhere(0, NEIGHBOUR), here)
    found = meeting.collisions(here, (overlapping, *free, before))
    assert [(one.slot, one.actors) for one in found] == [(before, {POWER, REGION}), (overlapping, {REGION})]
