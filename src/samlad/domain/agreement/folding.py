"""How the state of agreements follows from what has happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from samlad.domain.agreement.deeds import (
    AgreementAnswered,
    AgreementLapsed,
    AgreementProposed,
    AgreementReworded,
    AgreementSuperseded,
    AgreementWithdrawn,
    AnswerConfirmed,
    AnswerContested,
    AnswerWithdrawn,
    ConditionMet,
    FormalDecisionNeeded,
    FormalDecisionNoted,
    PartyAdded,
    ReturnOverdue,
)
from samlad.domain.agreement.state import Agreement, FormalDecision, PartyAnswer, State, Status, Wording
from samlad.domain.common import ActorId, Entry


def after(state: State, entry: Entry) -> None:
    """Folds one entry in place; values are replaced, never changed."""
    done: Any = entry.deed
    if isinstance(done, AgreementProposed):
        state.agreements[done.agreement] = _proposed(done, entry)
    elif known := state.agreements.get(done.agreement):
        state.agreements[done.agreement] = _FOLDS[type(done)](known, done, entry)


def _proposed(done: AgreementProposed, entry: Entry) -> Agreement:
    first = Wording(
        number=1,
        text=done.text,
        effect=done.effect,
        at=entry.happened_at,
        author=entry.author,
        meeting=done.meeting,
    )
    return Agreement(
        number=done.agreement,
        wordings=(first,),
        parties=done.parties,
        proposed_by=done.proposed_by,
        valid_from=done.valid_from,
        valid_until=done.valid_until,
        answer_by=done.answer_by,
    )


def _reworded(known: Agreement, done: AgreementReworded, entry: Entry) -> Agreement:
    wording = Wording(
        number=done.wording,
        text=done.text,
        effect=done.effect,
        at=entry.happened_at,
        author=entry.author,
        meeting=done.meeting,
    )
    return replace(
        known,
        wordings=(*known.wordings, wording),
        parties=done.parties,
        valid_from=done.valid_from,
        valid_until=done.valid_until,
        answer_by=done.answer_by,
    )


def _answered(known: Agreement, done: AgreementAnswered, entry: Entry) -> Agreement:
    given = PartyAnswer(
        wording=done.wording,
        by=done.by,
        answer=done.answer,
        at=entry.happened_at,
        author=entry.author,
        condition=done.condition,
        returns_by=done.returns_by,
        dissent=done.dissent,
    )
    return replace(known, answers=(*known.answers, given))


def _with_answer(known: Agreement, by: ActorId, **changed: Any) -> Agreement:
    last = known.last_answer_of(by)
    answers = tuple(replace(one, **changed) if one is last else one for one in known.answers)
    return replace(known, answers=answers)


def _with_decision(known: Agreement, decision: FormalDecision) -> Agreement:
    others = tuple(one for one in known.formal_decisions if one.party != decision.party)
    return replace(known, formal_decisions=(*others, decision))


def _needed(known: Agreement, done: FormalDecisionNeeded, entry: Entry) -> Agreement:
    needed = FormalDecision(party=done.party, body=done.body, needed_since=entry.happened_at, by_when=done.by_when)
    return _with_decision(known, needed)


def _noted(known: Agreement, done: FormalDecisionNoted, entry: Entry) -> Agreement:
    needed = known.formal_decision_of(done.party)
    needed = needed or FormalDecision(party=done.party, body=done.body, needed_since=entry.happened_at)
    return _with_decision(known, replace(needed, noted=done))


_FOLDS: dict[type, Callable[[Agreement, Any, Entry], Agreement]] = {
    AgreementReworded: _reworded,
    PartyAdded: lambda known, done, _: replace(known, parties=(*known.parties, done.party)),
    AgreementAnswered: _answered,
    ConditionMet: lambda known, done, entry: _with_answer(known, done.by, condition_met_at=entry.happened_at),
    AnswerWithdrawn: lambda known, done, _: _with_answer(known, done.by, withdrawn=done.reason),
    AnswerConfirmed: lambda known, done, entry: _with_answer(known, done.by, confirmed_at=entry.happened_at),
    AnswerContested: lambda known, done, _: _with_answer(known, done.by, contested=done.correction),
    FormalDecisionNeeded: _needed,
    FormalDecisionNoted: _noted,
    ReturnOverdue: lambda known, done, _: _with_answer(known, done.by, is_overdue=True),
    AgreementLapsed: lambda known, *_: replace(known, ended=Status.LAPSED),
    AgreementWithdrawn: lambda known, done, _: replace(known, ended=Status.WITHDRAWN, ended_reason=done.reason),
    AgreementSuperseded: lambda known, done, _: replace(known, ended=Status.SUPERSEDED, superseded_by=done.by),
}
