"""What a party may decide, each for itself: its answer, its condition, its dissent, its own formal decision."""

from __future__ import annotations

from datetime import datetime

from samlad.domain import access, isf
from samlad.domain.access import Act
from samlad.domain.agreement.deeds import (
    AgreementAnswered,
    Answer,
    AnswerConfirmed,
    AnswerContested,
    AnswerWithdrawn,
    ConditionMet,
    FormalDecisionNeeded,
    FormalDecisionNoted,
)
from samlad.domain.agreement.state import Agreement, PartyAnswer, State
from samlad.domain.common import NO_TEXT, ActorId, Author, Deeds, Refused, Road, Text


def answer(
    state: State,
    of_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    agreement: int,
    wording: int,
    actor: ActorId,
    answer: Answer,
    condition: Text = NO_TEXT,
    returns_by: datetime | None = None,
    dissent: Text = NO_TEXT,
) -> Deeds:
    """A party answers the wording it has read or heard. The same answer again is no deed; given by the party itself to what
    somebody else typed, it is *stämmer*.

    Raises Refused ``agreement.old_wording`` (``current``), ``agreement.not_party``, ``agreement.condition_missing``,
    ``agreement.condition_needs_if``, ``agreement.returns_by_missing``, ``agreement.returns_by_passed``.
    """
    access.require(of_isf, author, Act.ANSWER, for_actor=actor)
    isf.require_open(of_isf)
    known = _of_party(state, agreement, actor)
    if wording != known.current.number:
        raise Refused("agreement.old_wording", number=agreement, current=known.current.number)
    returns_by = returns_by if answer is Answer.RETURNS_BY else None
    _require_complete(at, answer, condition, returns_by)
    given = known.answer_of(actor)
    if given and given.stands and _content(given) == (answer, condition, returns_by, dissent):
        by_itself = author.via.road is not Road.TOLD
        return [AnswerConfirmed(agreement=agreement, by=actor)] if by_itself and given.awaits_confirmation else []
    answered = AgreementAnswered(
        agreement=agreement,
        wording=wording,
        by=actor,
        answer=answer,
        condition=condition,
        returns_by=returns_by,
        dissent=dissent,
    )
    return [answered]


def mark_condition_met(
    state: State,
    of_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    agreement: int,
    actor: ActorId,
    note: Text = NO_TEXT,
) -> Deeds:
    """The party says that its own condition is met. Nobody else can, not even *enligt uppgift från*: a party on the telephone
    gives a new answer instead. Raises ``agreement.only_itself``, ``agreement.no_condition``."""
    given = _own_answer(state, of_isf, author, agreement, actor)
    if given.answer is not Answer.YES_IF or not given.stands:
        raise Refused("agreement.no_condition", number=agreement)
    return [] if given.condition_met_at else [ConditionMet(agreement=agreement, by=actor, note=note)]


def withdraw_answer(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, agreement: int, actor: ActorId, reason: Text
) -> Deeds:
    """A party withdraws its own answer, and only that, with a reason. Raises ``agreement.reason_missing``."""
    access.require(of_isf, author, Act.ANSWER, for_actor=actor)
    _given(_of_party(state, agreement, actor), actor)
    if not reason:
        raise Refused("agreement.reason_missing")
    return [AnswerWithdrawn(agreement=agreement, by=actor, reason=reason)]


def confirm_answer(
    state: State, of_isf: isf.State, author: Author, at: datetime, *, agreement: int, actor: ActorId
) -> Deeds:
    """*Stämmer*: the party confirms what somebody else typed for it. Raises ``agreement.not_told``, ``agreement.no_answer``."""
    given = _told_answer(state, of_isf, author, agreement, actor)
    if not given.stands:
        raise Refused("agreement.no_answer", number=agreement)
    return [] if given.confirmed_at else [AnswerConfirmed(agreement=agreement, by=actor)]


def contest_answer(
    state: State,
    of_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    agreement: int,
    actor: ActorId,
    correction: Text,
) -> Deeds:
    """*Rätta*: the party says that what was typed for it is wrong, and how; from then on the answer does not count.

    Raises ``agreement.correction_missing``.
    """
    given = _told_answer(state, of_isf, author, agreement, actor)
    if not correction:
        raise Refused("agreement.correction_missing")
    return (
        [] if given.contested == correction else [AnswerContested(agreement=agreement, by=actor, correction=correction)]
    )


def need_formal_decision(
    state: State,
    of_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    agreement: int,
    actor: ActorId,
    body: Text,
    by_when: datetime | None = None,
) -> Deeds:
    """A party says that it needs a decision within itself, and by whom; until then it is not settled.

    Raises ``agreement.body_missing``, ``agreement.decision_time_passed``.
    """
    access.require(of_isf, author, Act.ANSWER, for_actor=actor)
    known = _of_party(state, agreement, actor)
    if not body:
        raise Refused("agreement.body_missing")
    if by_when and by_when <= at:
        raise Refused("agreement.decision_time_passed")
    needed = known.formal_decision_of(actor)
    if needed and (needed.body, needed.by_when) == (body, by_when):
        return []
    return [FormalDecisionNeeded(agreement=agreement, party=actor, body=body, by_when=by_when)]


def note_formal_decision(
    state: State,
    of_isf: isf.State,
    author: Author,
    at: datetime,
    *,
    agreement: int,
    actor: ActorId,
    body: Text,
    decided_by: Text,
    decided_at: datetime,
    reference: Text,
) -> Deeds:
    """Notes the reference to a decision taken within the party, for the wording that stands now.

    Raises ``agreement.decision_incomplete``, ``agreement.decision_in_future``.
    """
    access.require(of_isf, author, Act.ANSWER, for_actor=actor)
    known = _of_party(state, agreement, actor)
    if not (body and decided_by and reference):
        raise Refused("agreement.decision_incomplete")
    if decided_at > at:
        raise Refused("agreement.decision_in_future")
    noted = FormalDecisionNoted(
        agreement=agreement,
        wording=known.current.number,
        party=actor,
        body=body,
        decided_by=decided_by,
        decided_at=decided_at,
        reference=reference,
    )
    needed = known.formal_decision_of(actor)
    return [] if needed and needed.noted == noted else [noted]


def _content(given: PartyAnswer) -> tuple[Answer, Text, datetime | None, Text]:
    return given.answer, given.condition, given.returns_by, given.dissent


def _of_party(state: State, number: int, party: ActorId) -> Agreement:
    known = state.open_one(number)
    if party not in known.parties:
        raise Refused("agreement.not_party", number=number)
    return known


def _given(known: Agreement, actor: ActorId) -> PartyAnswer:
    if not (given := known.answer_of(actor)):
        raise Refused("agreement.no_answer", number=known.number)
    return given


def _own_answer(state: State, of_isf: isf.State, author: Author, number: int, actor: ActorId) -> PartyAnswer:
    """The party's answer, for an author that is the party itself: its own hand or its own link."""
    access.require(of_isf, author, Act.ANSWER, for_actor=actor)
    if author.via.road is Road.TOLD:
        raise Refused("agreement.only_itself")
    return _given(_of_party(state, number, actor), actor)


def _told_answer(state: State, of_isf: isf.State, author: Author, number: int, actor: ActorId) -> PartyAnswer:
    given = _own_answer(state, of_isf, author, number, actor)
    if not given.was_told:
        raise Refused("agreement.not_told", number=number)
    return given


def _require_complete(at: datetime, answer: Answer, condition: Text, returns_by: datetime | None) -> None:
    if answer is Answer.YES_IF and not condition:
        raise Refused("agreement.condition_missing")
    if condition and answer is not Answer.YES_IF:
        raise Refused("agreement.condition_needs_if")
    if answer is Answer.RETURNS_BY and returns_by is None:
        raise Refused("agreement.returns_by_missing")
    if returns_by and returns_by <= at:
        raise Refused("agreement.returns_by_passed")
