"""Questions: one answering actor that has said so itself, and a home to which every answer finds its way back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from samlad.domain import isf, question
from samlad.domain.common import ActorId, Deed, IsfId, Text, To, isf_log
from samlad.domain.own_matter import own_matter_of
from samlad.domain.question import Status
from samlad.domain.question import deeds as done
from samlad.domain.question.deeds import SentStatus
from tests.domain.story import (
    ANNA,
    BO,
    CILLA,
    COUNTY,
    ELSA,
    MUNICIPALITY,
    NEIGHBOUR,
    POWER,
    REGION,
    START,
    Story,
    author,
)

TEXT = Text("Kan regionen ta emot provsvar för boenden samma dag även helg?")
FRIDAY = START + timedelta(days=1)
HOME, LEVELS = IsfId("orebro"), {"lansstyrelsen": isf.Level.REGIONAL, "nationell": isf.Level.NATIONAL}
COUNTY_HOST = author("tib", COUNTY, ANNA.capacity)
AGENCY = ActorId("myndighet")
AGENCY_HOST = author("mia", AGENCY, ANNA.capacity)


def raised(**more: Any) -> Story:
    story = Story(question=question)
    ask(story, **more)
    return story


def ask(story: Story, **more: Any) -> list[Deed]:
    facts = {"text": TEXT, "suggested": REGION, "answer_by": FRIDAY, **more}
    return story.when(question.raise_question, story.question, story.isf, by=ANNA, **facts)


def decide(story: Story, what: Any, by: Any = BO, **more: Any) -> list[Deed]:
    return story.when(what, story.question, story.isf, by=by, question=1, **more)


def refused(story: Story, what: Any, by: Any = BO, **more: Any) -> str:
    return story.refused(what, story.question, story.isf, by=by, question=1, **more)


def of(story: Story) -> question.Question:
    return story.question.questions[1]


def expected(story: Story, actor: str) -> list[str]:
    return [one.kind for one in question.expected_of(story.question, actor)]


@pytest.mark.check(10)
def test_the_answering_actor_is_unconfirmed_until_it_says_so_itself_and_stands_first():
    story = raised(suggested=POWER)
    decide(story, question.confirm_answering, ELSA, actor=POWER)
    ask(story)
    assert [(one.number, one.is_unconfirmed) for one in story.question.unanswered] == [(2, True), (1, False)]
    assert expected(story, REGION) == ["question.confirm"]
    assert expected(story, POWER) == ["question.answer"]
    assert refused(story, question.confirm_answering, ANNA, actor=POWER) == "access.not_your_actor"


def test_one_actor_answers_for_each_question_and_it_changes_only_when_that_one_declines():
    story = raised()
    decide(story, question.confirm_answering, actor=REGION)
    assert refused(story, question.confirm_answering, ELSA, actor=POWER) == "question.answered_for"
    assert refused(story, question.propose_answering, ANNA, actor=POWER) == "question.answered_for"
    assert refused(story, question.answer, ELSA, actor=POWER, answer=Text("nej")) == "question.answered_for"
    assert refused(story, question.decline_answering, ELSA, actor=POWER, reason=Text("x")) == "question.not_yours"
    decide(story, question.decline_answering, actor=REGION, reason=Text("det är elnätets fråga"))
    decide(story, question.propose_answering, ANNA, actor=POWER)
    assert (of(story).answering, of(story).confirmed_at) == (POWER, None)
    assert expected(story, POWER) == ["question.confirm"]


def test_an_actor_may_answer_what_nobody_had_been_suggested_for():
    story = raised(suggested=None)
    assert of(story).answering is None
    deeds = decide(story, question.answer, actor=REGION, answer=Text("ja"))
    assert deeds == [
        done.AnsweringConfirmed(question=1, by=REGION),
        done.QuestionAnswered(question=1, by=REGION, answer=Text("ja")),
    ]
    assert (of(story).status, of(story).answer, of(story).answered_by) == (Status.ANSWERED, Text("ja"), REGION)
    assert refused(story, question.answer, actor=REGION, answer=Text("nej")) == "question.ended"
    assert story.question.unanswered == []


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"text": Text("")}, "question.text_missing"),
        ({"answer_by": START}, "question.answer_by_passed"),
        ({"suggested": NEIGHBOUR}, "question.actor_absent"),
    ],
)
def test_a_question_that_cannot_be_is_refused(facts: dict[str, Any], reason: str):
    story = Story(question=question)
    facts = {"text": TEXT, **facts}
    assert story.refused(question.raise_question, story.question, story.isf, by=ANNA, **facts) == reason


def test_an_outsider_asks_and_answers_nothing():
    story = raised()
    assert story.refused(question.raise_question, story.question, story.isf, by=CILLA, text=TEXT) == "access.denied"
    assert refused(story, question.answer, CILLA, actor=NEIGHBOUR, answer=Text("ja")) == "access.denied"


def test_who_asked_or_who_leads_closes_a_question_with_a_reason():
    story = raised()
    facts = {"reason": Text("har löst sig")}
    assert refused(story, question.close, BO, **facts) == "question.only_asker"
    assert refused(story, question.close, ANNA, reason=Text("")) == "question.reason_missing"
    decide(story, question.close, ANNA, **facts)
    assert of(story).status is Status.CLOSED


def test_a_question_within_one_organisation_is_hinted_at():
    story = raised(suggested=POWER)

    def city(actor: ActorId) -> ActorId:
        return MUNICIPALITY

    assert own_matter_of(question.parties_of(of(story)), city) == MUNICIPALITY
    assert own_matter_of(question.parties_of(of(story)), lambda actor: actor) is None
    assert own_matter_of((POWER,), city) is None


# ---- between ISFs


class Levels:
    """Three linked ISFs, each with its own log; what is addressed to another log is written there at once."""

    def __init__(self) -> None:
        self.home = Story(question=question)
        self.county = self._another("lansstyrelsen", COUNTY)
        self.national = self._another("nationell", AGENCY)
        self.stories = {isf_log(story.isf.id): story for story in (self.home, self.county, self.national)}
        self._link(self.home, self.county)
        self._link(self.county, self.national)
        ask(self.home, suggested=None)
        self.by = {self.home: ANNA, self.county: COUNTY_HOST, self.national: AGENCY_HOST}

    def _another(self, isf_id: str, host: ActorId) -> Story:
        story = Story(given=[], question=question)
        story.log = isf_log(isf_id)
        opened = isf.IsfOpened(
            isf=IsfId(isf_id),
            name=Text(isf_id),
            what=TEXT,
            host=host,
            record_owner=host,
            level=LEVELS[isf_id],
        )
        story.given([opened, isf.ParticipantAdded(taking=isf.Taking(actor=host))])
        return story

    def _link(self, here: Story, there: Story) -> None:
        for one, other in ((here, there), (there, here)):
            host = other.isf.host
            one.given([isf.IsfLinked(other=other.isf.id, link=isf.Link.NEIGHBOUR, name=Text("x"), host=host)])

    def decide(self, here: Story, what: Any, *more_parts: Any, **facts: Any) -> None:
        deeds = what(here.question, here.isf, *more_parts, self.by[here], here.at, question=1, **facts)
        for one in deeds:
            log = one.log if isinstance(one, To) and one.log else here.log
            self.stories[log].given([one.deed if isinstance(one, To) else one], by=self.by[here])

    def send(self, here: Story, there: Story, sending: str) -> None:
        parts = (there.question, there.isf)
        self.decide(here, question.send_on, *parts, sending=sending, context=Text("berör hela länet"))


@pytest.fixture
def levels() -> Levels:
    return Levels()


@pytest.mark.check(33)
def test_a_question_sent_to_the_county_keeps_its_home_and_the_answer_returns_to_it(levels: Levels):
    levels.send(levels.home, levels.county, "s1")
    here, there = of(levels.home), of(levels.county)
    assert (here.status, here.sendings[-1].status) == (Status.SENT_ON, SentStatus.RECEIVED)
    assert (there.text, there.context, there.by) == (TEXT, Text("berör hela länet"), MUNICIPALITY)
    assert [stop.sending for stop in there.road] == ["s1"] == [one.sending for one in here.sendings]
    levels.decide(levels.county, question.confirm_answering, actor=COUNTY)
    assert of(levels.home).sendings[-1].status is SentStatus.BEING_PREPARED
    assert of(levels.home).awaits_answer
    levels.decide(levels.county, question.answer, actor=COUNTY, answer=Text("ja, från lördag"))
    here = of(levels.home)
    assert (here.status, here.answer, here.answered_by) == (Status.ANSWERED, Text("ja, från lördag"), COUNTY)
    assert here.sendings[-1].status is SentStatus.ANSWERED


def test_an_answer_from_two_levels_up_reaches_every_isf_on_the_road_home(levels: Levels):
    levels.send(levels.home, levels.county, "s1")
    levels.send(levels.county, levels.national, "s2")
    assert of(levels.home).sendings[-1].status is SentStatus.SENT_ON
    levels.decide(levels.national, question.answer, actor=AGENCY, answer=Text("ja"))
    for story in (levels.home, levels.county):
        assert (of(story).status, of(story).answer, of(story).answered_by) == (Status.ANSWERED, Text("ja"), AGENCY)


def test_a_question_that_came_back_unanswered_waits_at_home_again_with_the_reason(levels: Levels):
    levels.send(levels.home, levels.county, "s1")
    levels.decide(levels.county, question.return_unanswered, reason=Text("kommunens egen fråga"))
    assert of(levels.county).status is Status.GIVEN_BACK
    here = of(levels.home)
    assert (here.came_back, here.status, here.reason) == (True, Status.OPEN, Text("kommunens egen fråga"))
    assert expected(levels.home, MUNICIPALITY) == ["question.came_back"]
    assert levels.home.question.unanswered == [here]
    levels.send(levels.home, levels.county, "s3")
    assert [one.status for one in of(levels.home).sendings] == [SentStatus.RETURNED_UNANSWERED, SentStatus.RECEIVED]


def test_what_came_back_to_the_county_waits_there_and_not_yet_at_home(levels: Levels):
    levels.send(levels.home, levels.county, "s1")
    levels.send(levels.county, levels.national, "s2")
    levels.decide(levels.national, question.return_unanswered, reason=Text("inte vår"))
    assert of(levels.county).came_back
    assert of(levels.home).status is Status.SENT_ON


def test_where_a_question_cannot_be_sent(levels: Levels):
    parts = (levels.home.question, levels.home.isf)

    def send(there: Story, by: Any = ANNA) -> str:
        facts = {"question": 1, "sending": "s9"}
        return levels.home.refused(question.send_on, *parts, there.question, there.isf, by=by, **facts)

    assert send(levels.national) == "question.not_linked"
    assert send(levels.county, BO) == "access.denied"
    levels.county.given([isf.IsfClosed(note=Text("klart"))])
    assert send(levels.county) == "question.other_closed"
    levels.county.given([isf.IsfReopened(note=Text("igen"))])
    levels.send(levels.home, levels.county, "s1")
    assert send(levels.county) == "question.already_sent"
    back = (levels.county.question, levels.county.isf, *parts)
    facts = {"question": 1, "sending": "s2"}
    assert levels.county.refused(question.send_on, *back, by=COUNTY_HOST, **facts) == "question.been_there"


def test_a_received_question_is_answered_or_given_back_and_one_at_home_is_closed(levels: Levels):
    levels.send(levels.home, levels.county, "s1")
    why = {"reason": Text("klart")}
    assert refused(levels.county, question.close, COUNTY_HOST, **why) == "question.return_instead"
    assert refused(levels.home, question.return_unanswered, ANNA, **why) == "question.at_home"
