"""What may be decided about a question where it stands: raising it, who answers for it, its answer, its end."""

from __future__ import annotations

from datetime import datetime

from samlad.domain import access, isf
from samlad.domain.access import Act
from samlad.domain.common import NO_TEXT, ActorId, Author, Deeds, Refused, Text, To, isf_log
from samlad.domain.question.deeds import (
    AnsweringConfirmed,
    AnsweringDeclined,
    AnsweringProposed,
    AnswerReturned,
    QuestionAnswered,
    QuestionClosed,
    QuestionRaised,
    QuestionReturnedUnanswered,
    SentStatus,
)
from samlad.domain.question.sending import tell, tell_home
from samlad.domain.question.state import Question, State


def raise_question(
    state: State,
    of_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    text: Text,
    context: Text = NO_TEXT,
    answer_by: datetime | None = None,
    suggested: ActorId | None = None,
    meeting: int = 0,
) -> Deeds:
    """Raises a question at home, and who might answer for it.

    Raises Refused ``question.text_missing``, ``question.answer_by_passed``, ``question.actor_absent``.
    """
    access.require(of_isf, author, Act.PROPOSE)
    isf.require_open(of_isf)
    if not text:
        raise Refused("question.text_missing")
    if answer_by and answer_by <= at:
        raise Refused("question.answer_by_passed")
    if suggested:
        _require_present(of_isf, suggested)
    assert author.actor
    raised = QuestionRaised(
        question=max(state.questions, default=0) + 1,
        text=text,
        by=author.actor,
        context=context,
        answer_by=answer_by,
        suggested=suggested,
        meeting=meeting,
    )
    return [raised]


def propose_answering(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, question: int, actor: ActorId
) -> Deeds:
    """Proposes which actor answers for it. One that has confirmed stays until it says otherwise (``question.answered_for``)."""
    access.require(of_isf, author, Act.PROPOSE)
    known = state.open_one(question)
    _require_present(of_isf, actor)
    if known.answering == actor:
        return []
    _require_free(known)
    return [AnsweringProposed(question=question, actor=actor)]


def confirm_answering(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, question: int, actor: ActorId
) -> Deeds:
    """*Vi svarar för det*: said by the actor itself, proposed or not. Raises ``question.answered_for``."""
    access.require(of_isf, author, Act.ANSWER, for_actor=actor)
    known = state.open_one(question)
    if known.answering == actor and known.confirmed_at:
        return []
    if known.answering != actor:
        _require_free(known)
    return [AnsweringConfirmed(question=question, by=actor), *tell_home(known, SentStatus.BEING_PREPARED)]


def decline_answering(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, question: int, actor: ActorId, reason: Text
) -> Deeds:
    """The actor does not answer for it, or no longer. Raises ``question.not_yours``, ``question.reason_missing``."""
    access.require(of_isf, author, Act.ANSWER, for_actor=actor)
    if state.open_one(question).answering != actor:
        raise Refused("question.not_yours", number=question)
    return [AnsweringDeclined(question=question, by=actor, reason=_required(reason))]


def answer(
    state: State,
    of_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    question: int,
    actor: ActorId,
    answer: Text,
) -> Deeds:
    """The answering actor answers; if nobody had said that it answers for the question, it has by this.

    The answer goes to every ISF on the road home. Raises ``question.answered_for``, ``question.answer_missing``.
    """
    access.require(of_isf, author, Act.ANSWER, for_actor=actor)
    known = state.open_one(question)
    if not answer:
        raise Refused("question.answer_missing")
    if known.answering != actor:
        _require_free(known)
    confirms = known.answering != actor or known.confirmed_at is None
    confirmed = [AnsweringConfirmed(question=question, by=actor)] if confirms else []
    returned = [
        To(
            AnswerReturned(question=stop.question, sending=stop.sending, from_isf=of_isf.id, by=actor, answer=answer),
            log=isf_log(stop.isf),
        )
        for stop in known.road
    ]
    return [*confirmed, QuestionAnswered(question=question, by=actor, answer=answer), *returned]


def return_unanswered(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, question: int, reason: Text
) -> Deeds:
    """A question from another ISF is given back there without an answer, with the reason; it waits there again.

    Raises ``question.at_home``, ``question.reason_missing``.
    """
    access.require(of_isf, author, Act.SEND_ON)
    known = state.open_one(question)
    if not known.is_received:
        raise Refused("question.at_home", number=question)
    returned = QuestionReturnedUnanswered(question=question, reason=_required(reason))
    nearest = known.road[-1]
    return [returned, tell(nearest, SentStatus.RETURNED_UNANSWERED, reason)]


def close(state: State, of_isf: isf.State, author: Author, at: datetime, *, question: int, reason: Text) -> Deeds:
    """Ends a question at home without an answer, with a reason: by the actor that asked, the host or the ISF-stöd.

    Raises ``question.only_asker``, ``question.return_instead``, ``question.reason_missing``.
    """
    access.require(of_isf, author, Act.PROPOSE)
    known = state.open_one(question)
    if known.is_received:
        raise Refused("question.return_instead", number=question)
    if not access.leads(of_isf, author) and author.actor != known.by:
        raise Refused("question.only_asker", number=question)
    return [QuestionClosed(question=question, reason=_required(reason))]


def _require_free(known: Question) -> None:
    """One answering actor for each question."""
    if known.answering and known.confirmed_at:
        raise Refused("question.answered_for", number=known.number)


def _require_present(of_isf: isf.State, actor: ActorId) -> None:
    if not of_isf.takes_part(actor):
        raise Refused("question.actor_absent")


def _required(reason: Text) -> Text:
    if not reason:
        raise Refused("question.reason_missing")
    return reason
