"""What has happened to questions. ``question`` is the number shown as F-2 in the log where the deed stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from samlad.domain.common import NO_TEXT, ActorId, Deed, IsfId, Text, deed


class SentStatus(StrEnum):
    """How it goes with a question elsewhere, as its home sees it."""

    RECEIVED = "received"
    BEING_PREPARED = "being_prepared"
    SENT_ON = "sent_on"
    ANSWERED = "answered"
    RETURNED_UNANSWERED = "returned_unanswered"


@dataclass(frozen=True, kw_only=True)
class Stop:
    """An ISF on the road home, the question's number there, and the sending by which it left."""

    isf: IsfId
    question: int
    sending: str


@deed("question.raised/1")
class QuestionRaised(Deed):
    question: int
    text: Text
    by: ActorId
    context: Text = NO_TEXT
    answer_by: datetime | None = None
    suggested: ActorId | None = None  # who might answer for it
    meeting: int = 0


@deed("question.answering_proposed/1")
class AnsweringProposed(Deed):
    question: int
    actor: ActorId


@deed("question.answering_confirmed/1")
class AnsweringConfirmed(Deed):
    """*Vi svarar för det*, said by that actor."""

    question: int
    by: ActorId


@deed("question.answering_declined/1")
class AnsweringDeclined(Deed):
    question: int
    by: ActorId
    reason: Text


@deed("question.answered/1")
class QuestionAnswered(Deed):
    question: int
    by: ActorId
    answer: Text


@deed("question.closed/1")
class QuestionClosed(Deed):
    question: int
    reason: Text


@deed("question.sent_on/1")
class QuestionSentOn(Deed):
    """The sending, in the log that the question leaves."""

    question: int
    sending: str
    to: IsfId
    to_name: Text
    context: Text = NO_TEXT


@deed("question.received/1")
class QuestionReceived(Deed):
    """The receipt, in the other log, under the same id; ``road`` leads home, the home first."""

    question: int
    sending: str
    road: tuple[Stop, ...]
    from_name: Text
    text: Text
    by: ActorId
    context: Text = NO_TEXT
    answer_by: datetime | None = None


@deed("question.returned_unanswered/1")
class QuestionReturnedUnanswered(Deed):
    question: int
    reason: Text


@deed("question.status_told/1")
class StatusTold(Deed):
    """Told to each ISF on the road home."""

    question: int
    sending: str
    status: SentStatus
    note: Text = NO_TEXT


@deed("question.answer_returned/1")
class AnswerReturned(Deed):
    """The answer, in each log on the road home, linked to the question it answers."""

    question: int
    sending: str
    from_isf: IsfId
    by: ActorId
    answer: Text
