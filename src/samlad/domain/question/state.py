"""What stands about questions and how it follows from what has happened."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from samlad.domain.common import NO_TEXT, ActorId, Entry, IsfId, Refused, Text
from samlad.domain.expectation import Expectation
from samlad.domain.question.deeds import (
    AnsweringConfirmed,
    AnsweringDeclined,
    AnsweringProposed,
    AnswerReturned,
    QuestionAnswered,
    QuestionClosed,
    QuestionRaised,
    QuestionReceived,
    QuestionReturnedUnanswered,
    QuestionSentOn,
    SentStatus,
    StatusTold,
    Stop,
)


class Status(StrEnum):
    OPEN = "open"
    SENT_ON = "sent_on"
    ANSWERED = "answered"
    GIVEN_BACK = "given_back"  # it came from another ISF and went back there unanswered
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One sending to another ISF and how it goes there."""

    sending: str
    to: IsfId
    to_name: Text
    at: datetime
    context: Text = NO_TEXT
    status: SentStatus = SentStatus.RECEIVED
    status_at: datetime
    note: Text = NO_TEXT


@dataclass(frozen=True, kw_only=True)
class Question:
    """``road`` is empty at home; for a question received from elsewhere it leads home, the home first."""

    number: int
    text: Text
    by: ActorId
    since: datetime
    context: Text = NO_TEXT
    answer_by: datetime | None = None
    meeting: int = 0
    status: Status = Status.OPEN
    answering: ActorId | None = None
    confirmed_at: datetime | None = None
    answer: Text = NO_TEXT
    answered_by: ActorId | None = None
    answered_at: datetime | None = None
    reason: Text = NO_TEXT  # why it was declined, returned or closed
    sendings: tuple[Sent, ...] = ()
    road: tuple[Stop, ...] = ()
    from_name: Text = NO_TEXT

    @property
    def is_received(self) -> bool:
        return bool(self.road)

    @property
    def awaits_answer(self) -> bool:
        """Neither answered, closed nor given back to where it came from."""
        return self.status in {Status.OPEN, Status.SENT_ON}

    @property
    def came_back(self) -> bool:
        """It was sent on, returned unanswered, and waits here again."""
        was_returned = bool(self.sendings) and self.sendings[-1].status is SentStatus.RETURNED_UNANSWERED
        return self.status is Status.OPEN and was_returned

    @property
    def is_unconfirmed(self) -> bool:
        """It waits here, and no actor has said itself that it answers for it."""
        return self.status is Status.OPEN and self.confirmed_at is None


@dataclass
class State:
    questions: dict[int, Question] = field(default_factory=dict)

    def open_one(self, number: int) -> Question:
        """Raises Refused ``question.unknown``, or ``question.ended`` when it is answered, closed or given back."""
        if not (known := self.questions.get(number)):
            raise Refused("question.unknown", number=number)
        if not known.awaits_answer:
            raise Refused("question.ended", number=number)
        return known

    @property
    def unanswered(self) -> list[Question]:
        """Those without a confirmed answering actor first, then the soonest; the next agenda carries them by itself."""
        found = [one for one in self.questions.values() if one.awaits_answer]
        return sorted(
            found, key=lambda one: (not one.is_unconfirmed, one.answer_by is None, one.answer_by or one.since)
        )


def parties_of(question: Question) -> tuple[ActorId, ...]:
    """Who asks and who answers: what the hint about one organisation's own matter is drawn from."""
    return tuple(dict.fromkeys(actor for actor in (question.by, question.answering) if actor))


def after(state: State, entry: Entry) -> None:
    """Folds one entry in place; values are replaced, never changed."""
    done: Any = entry.deed
    if isinstance(done, QuestionRaised):
        state.questions[done.question] = replace(_new(done, entry), meeting=done.meeting, answering=done.suggested)
    elif isinstance(done, QuestionReceived):
        state.questions[done.question] = replace(_new(done, entry), road=done.road, from_name=done.from_name)
    elif known := state.questions.get(done.question):
        state.questions[done.question] = replace(known, **_changed(known, done, entry.happened_at))


def _new(done: QuestionRaised | QuestionReceived, entry: Entry) -> Question:
    return Question(
        number=done.question,
        text=done.text,
        by=done.by,
        since=entry.happened_at,
        context=done.context,
        answer_by=done.answer_by,
    )


def _changed(known: Question, done: Any, at: datetime) -> dict[str, Any]:
    match done:
        case AnsweringProposed(actor=actor):
            return {"answering": actor, "confirmed_at": None}
        case AnsweringConfirmed(by=by):
            return {"answering": by, "confirmed_at": at}
        case AnsweringDeclined(reason=reason):
            return {"answering": None, "confirmed_at": None, "reason": reason}
        case QuestionAnswered(by=by, answer=answer) | AnswerReturned(by=by, answer=answer):
            answered = {"status": Status.ANSWERED, "answer": answer, "answered_by": by, "answered_at": at}
            return answered | _told(known, done, SentStatus.ANSWERED, NO_TEXT, at)
        case QuestionClosed(reason=reason):
            return {"status": Status.CLOSED, "reason": reason}
        case QuestionReturnedUnanswered(reason=reason):
            return {"status": Status.GIVEN_BACK, "reason": reason}
        case QuestionSentOn(sending=sending, to=to, to_name=to_name, context=context):
            sent = Sent(sending=sending, to=to, to_name=to_name, at=at, context=context, status_at=at)
            return {"status": Status.SENT_ON, "sendings": (*known.sendings, sent)}
        case StatusTold(status=SentStatus.RETURNED_UNANSWERED, note=note):
            told = _told(known, done, SentStatus.RETURNED_UNANSWERED, note, at)
            return told | {"status": Status.OPEN, "reason": note}
        case StatusTold(status=status, note=note):
            return _told(known, done, status, note, at)
    return {}


def _told(known: Question, done: Any, status: SentStatus, note: Text, at: datetime) -> dict[str, Any]:
    """The sending that the news is about, with its new status."""
    sending = getattr(done, "sending", None)
    sendings = tuple(
        replace(one, status=status, note=note, status_at=at) if one.sending == sending else one
        for one in known.sendings
    )
    return {"sendings": sendings}


def expected_of(state: State, actor: ActorId) -> tuple[Expectation, ...]:
    """What the actor has to do: say whether it answers for a question, answer it, or decide on one that came back."""
    found = ((one, _expected_kind(one, actor)) for one in state.questions.values())
    return tuple(
        Expectation(kind=f"question.{kind}", number=one.number, since=one.since, due_at=one.answer_by, what=one.text)
        for one, kind in found
        if kind
    )


def _expected_kind(question: Question, actor: ActorId) -> str:
    if question.status is not Status.OPEN:
        return ""
    if question.answering == actor:
        return "answer" if question.confirmed_at else "confirm"
    return "came_back" if question.came_back and question.answering is None and question.by == actor else ""
