"""What may be decided about a question's travels: a sending here, a receipt there, and news along the road home."""

from __future__ import annotations

from datetime import datetime

from samlad.domain import access, isf
from samlad.domain.access import Act
from samlad.domain.common import NO_TEXT, Author, Deeds, Refused, Text, To, isf_log
from samlad.domain.question.deeds import QuestionReceived, QuestionSentOn, SentStatus, StatusTold, Stop
from samlad.domain.question.state import Question, State, Status


def send_on(
    state: State,
    of_isf: isf.State,
    there: State,
    other_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    question: int,
    sending: str,
    context: Text = NO_TEXT,
) -> Deeds:
    """Sends a question to a linked ISF; its home stays here, or where it came from.

    ``sending`` is a new id, the same in both logs. Raises Refused ``question.not_linked``, ``question.other_closed``,
    ``question.already_sent``, ``question.been_there``.
    """
    access.require(of_isf, author, Act.SEND_ON)
    known = state.open_one(question)
    if other_isf.id not in of_isf.links:
        raise Refused("question.not_linked")
    if other_isf.status is isf.Status.CLOSED:
        raise Refused("question.other_closed")
    if known.status is Status.SENT_ON:
        raise Refused("question.already_sent", number=question)
    if other_isf.id in {stop.isf for stop in known.road}:
        raise Refused("question.been_there")
    sent = QuestionSentOn(question=question, sending=sending, to=other_isf.id, to_name=other_isf.name, context=context)
    received = QuestionReceived(
        question=max(there.questions, default=0) + 1,
        sending=sending,
        road=(*known.road, Stop(isf=of_isf.id, question=question, sending=sending)),
        from_name=of_isf.name,
        text=known.text,
        by=known.by,
        context=context,
        answer_by=known.answer_by,
    )
    return [sent, To(received, log=isf_log(other_isf.id)), *tell_home(known, SentStatus.SENT_ON, other_isf.name)]


def tell_home(known: Question, status: SentStatus, note: Text = NO_TEXT) -> list[To]:
    """The same news to each ISF on the road home; nobody to tell when the question is at home."""
    return [tell(stop, status, note) for stop in known.road]


def tell(stop: Stop, status: SentStatus, note: Text) -> To:
    told = StatusTold(question=stop.question, sending=stop.sending, status=status, note=note)
    return To(told, log=isf_log(stop.isf))
