"""The agenda: the points of a template, and what they carry by themselves from earlier meetings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from samlad.domain import agreement, question, undertaking
from samlad.domain.common import Text
from samlad.domain.meeting.deeds import AgendaItem, Carried, CarriedItem
from samlad.domain.template import AgendaPoint

FOLLOW_UP = AgendaPoint(
    title=Text("Uppföljning"),
    what=Text("Åtaganden som inte är klara, svar som saknas och frågor som väntar."),
    minutes=5,
    code="follow_up",
)
ASKS_QUESTIONS = frozenset({"questions", "answers_for"})  # points that carry the unanswered questions


@dataclass(frozen=True, kw_only=True)
class Unfinished:
    """What an ISF has left to follow up: the states from which an agenda is drawn."""

    undertaking: undertaking.State = field(default_factory=undertaking.State)
    question: question.State = field(default_factory=question.State)
    agreement: agreement.State = field(default_factory=agreement.State)

    @property
    def to_follow_up(self) -> tuple[CarriedItem, ...]:
        """Undertakings not finished, the soonest first, then agreements that wait for somebody's answer."""
        undertakings = [_carried(Carried.UNDERTAKING, one.number) for one in self.undertaking.unfinished]
        return (*undertakings, *(_carried(Carried.AGREEMENT, one.number) for one in self.agreement.open_answers))

    @property
    def to_answer(self) -> tuple[CarriedItem, ...]:
        """Questions not answered, those that no actor has confirmed first."""
        return tuple(_carried(Carried.QUESTION, one.number) for one in self.question.unanswered)


def agenda_from(points: Iterable[AgendaPoint], unfinished: Unfinished) -> tuple[AgendaItem, ...]:
    """The points in order, with what is left on the points that follow up and ask.

    A template without such a point gets one after its first point, as soon as there is something to carry.
    """
    points = list(points)
    follows_up = any(point.code == FOLLOW_UP.code for point in points)
    asks = any(point.code in ASKS_QUESTIONS for point in points)
    left = unfinished.to_follow_up + (() if asks else unfinished.to_answer)
    if left and not follows_up:
        points.insert(1, FOLLOW_UP)
    return tuple(
        AgendaItem(number=number, point=point, carries=_carries(point, left, unfinished.to_answer))
        for number, point in enumerate(points, start=1)
    )


def _carries(
    point: AgendaPoint, left: tuple[CarriedItem, ...], to_answer: tuple[CarriedItem, ...]
) -> tuple[CarriedItem, ...]:
    if point.code == FOLLOW_UP.code:
        return left
    return to_answer if point.code in ASKS_QUESTIONS else ()


def _carried(kind: Carried, number: int) -> CarriedItem:
    return CarriedItem(kind=kind, number=number)
