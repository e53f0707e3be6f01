"""What a meeting came to: what its summary says, as page, as text to read aloud and as PDF.

There is no field for how to join: a summary cannot carry a code, a number or a live link.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from samlad.domain.agreement import Agreement, Answer
from samlad.domain.common import ActorId
from samlad.domain.meeting.agenda import Unfinished
from samlad.domain.meeting.state import Meeting
from samlad.domain.question import Question
from samlad.domain.undertaking import Undertaking


@dataclass(frozen=True, kw_only=True)
class OpenAnswer:
    """A party whose answer is still open, and by when it returns, if it has said so."""

    agreement: int
    party: ActorId
    returns_by: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """``agreements`` and ``undertakings`` are this meeting's own; the rest is what stands open when it ends."""

    meeting: Meeting
    agreements: tuple[Agreement, ...]
    undertakings: tuple[Undertaking, ...]
    carried_undertakings: tuple[Undertaking, ...]
    open_answers: tuple[OpenAnswer, ...]
    questions: tuple[Question, ...]
    next_at: datetime | None
    report_deadline: datetime | None

    @property
    def without_agreement(self) -> bool:
        """The meeting ended without anybody having agreed on anything; it may, and the summary says so."""
        return not any(one.applies_between for one in self.agreements)


def outcome_of(meeting: Meeting, left: Unfinished) -> Outcome:
    """The outcome as it stands now: an answer that comes after the meeting shows in it."""
    agreements = tuple(one for one in left.agreement.agreements.values() if _concerns(one, meeting))
    own = tuple(one for one in left.undertaking.undertakings.values() if one.meeting == meeting.number)
    return Outcome(
        meeting=meeting,
        agreements=agreements,
        undertakings=tuple(sorted(own, key=lambda one: one.due_at)),
        carried_undertakings=tuple(one for one in left.undertaking.unfinished if one.meeting != meeting.number),
        open_answers=tuple(_open_answers(left.agreement.open_answers)),
        questions=tuple(left.question.unanswered),
        next_at=meeting.next_at,
        report_deadline=meeting.next_report_deadline,
    )


def _concerns(agreement: Agreement, meeting: Meeting) -> bool:
    """Worded in this meeting, or answered while it was going on."""
    worded = any(wording.meeting == meeting.number for wording in agreement.wordings)
    return worded or any(_during(meeting, given.at) for given in agreement.answers)


def _during(meeting: Meeting, at: datetime) -> bool:
    begun = meeting.started_at is not None and meeting.started_at <= at
    return begun and (meeting.ended_at is None or at <= meeting.ended_at)


def _open_answers(agreements: Iterable[Agreement]) -> Iterable[OpenAnswer]:
    """A yes that waits for its condition or a formal decision is an answer: it stands with the agreement."""
    for agreement in agreements:
        for party in agreement.unsettled:
            given = agreement.answer_of(party)
            if given is None or not given.stands:
                yield OpenAnswer(agreement=agreement.number, party=party)
            elif given.answer is Answer.RETURNS_BY:
                yield OpenAnswer(agreement=agreement.number, party=party, returns_by=given.returns_by)
