"""Closing an ISF: nothing that is left may fall between the chairs.

The host closes. Each undertaking that is not finished is *offered* to a named actor, and moves when that actor takes it; or the
ISF ends following it up, with a reason; or it is said aloud that *ingen har tagit över*. Questions not answered are closed with
a reason, or given back to the ISF they came from. Agreements that apply go on applying between their parties; those that
never came to apply are withdrawn with a reason. Meetings ahead are cancelled. ``hosting.reopen`` opens the ISF again.

Closing has no deeds of its own: it is the subjects' own decisions, all or none, and then the ISF's.

Source: lessons from covid-19, that measures were lost when the joint work ended; MSB1378.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from samlad.domain import access, agreement, isf, meeting, question, undertaking
from samlad.domain.access import Act
from samlad.domain.agreement import Agreement
from samlad.domain.common import NO_TEXT, ActorId, Author, Deeds, Refused, Text
from samlad.domain.isf import IsfClosed
from samlad.domain.meeting import Unfinished
from samlad.domain.question import Question
from samlad.domain.undertaking import Undertaking

CANCELLED_BY_CLOSING = Text("ISF:en är avslutad.")


@dataclass(frozen=True, kw_only=True)
class OfferTo:
    """The undertaking is offered to a named actor, which takes it or not."""

    actor: ActorId
    note: Text = NO_TEXT


@dataclass(frozen=True, kw_only=True)
class EndFollowUp:
    """The ISF no longer follows it up; its actor keeps it."""

    reason: Text


@dataclass(frozen=True, kw_only=True)
class NobodyTakesIt:
    """*Ingen har tagit över.*"""

    note: Text = NO_TEXT


Handling = OfferTo | EndFollowUp | NobodyTakesIt


@dataclass(frozen=True, kw_only=True)
class LeftOver:
    undertakings: tuple[Undertaking, ...]
    questions: tuple[Question, ...]
    agreements: tuple[Agreement, ...]


def left_over(unfinished: Unfinished) -> LeftOver:
    """What must be dealt with before the ISF can close: all that is unfinished, unanswered, or asked for and never agreed."""
    return LeftOver(
        undertakings=tuple(unfinished.undertaking.unfinished),
        questions=tuple(unfinished.question.unanswered),
        agreements=tuple(one for one in unfinished.agreement.open_answers if not one.applies_between),
    )


def close(
    of_isf: isf.State,
    unfinished: Unfinished,
    meetings: meeting.State,
    author: Author,
    at: datetime,
    *,
    note: Text = NO_TEXT,
    undertakings: Mapping[int, Handling],
    questions: Mapping[int, Text],
    agreements: Mapping[int, Text],
) -> Deeds:
    """Closes the ISF when each thing that is left is dealt with. Questions and agreements are ended with the reasons given.

    Raises Refused ``closing.left_over`` (``left``: their numbers), ``closing.meeting_under_way``, and as those decisions.
    """
    access.require(of_isf, author, Act.CLOSE)
    isf.require_open(of_isf)
    if running := meetings.under_way:
        raise Refused("closing.meeting_under_way", number=running.number)
    left = left_over(unfinished)
    if missing := ", ".join(_missing(left, undertakings, questions, agreements)):
        raise Refused("closing.left_over", left=missing)
    deeds: Deeds = []
    for one in left.undertakings:
        deeds += _hand_over(unfinished.undertaking, of_isf, author, at, one.number, undertakings[one.number])
    for asked in left.questions:
        end = question.return_unanswered if asked.is_received else question.close
        deeds += end(unfinished.question, of_isf, author, at, question=asked.number, reason=questions[asked.number])
    for put in left.agreements:
        reason = agreements[put.number]
        deeds += agreement.withdraw(unfinished.agreement, of_isf, author, at, agreement=put.number, reason=reason)
    for ahead in meetings.planned:
        deeds += meeting.cancel(meetings, of_isf, author, at, meeting=ahead.number, reason=CANCELLED_BY_CLOSING)
    return [*deeds, IsfClosed(note=note)]


def _hand_over(
    state: undertaking.State, of_isf: isf.State, author: Author, at: datetime, number: int, handling: Handling
) -> Deeds:
    match handling:
        case OfferTo(actor=actor, note=note):
            return undertaking.offer_on(state, of_isf, author, at, undertaking=number, to=actor, note=note)
        case EndFollowUp(reason=reason):
            return undertaking.end_follow_up(state, of_isf, author, at, undertaking=number, reason=reason)
        case NobodyTakesIt(note=note):
            return undertaking.leave_untaken(state, of_isf, author, at, undertaking=number, note=note)


def _missing(
    left: LeftOver,
    undertakings: Mapping[int, Handling],
    questions: Mapping[int, Text],
    agreements: Mapping[int, Text],
) -> Iterator[str]:
    yield from (f"Å-{one.number}" for one in left.undertakings if one.number not in undertakings)
    yield from (f"F-{one.number}" for one in left.questions if not questions.get(one.number))
    yield from (f"Ö-{one.number}" for one in left.agreements if not agreements.get(one.number))
