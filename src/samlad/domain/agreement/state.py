"""What stands about agreements, and what follows from it: who it applies between, who waits and who stands outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from samlad.domain.agreement.deeds import Answer, FormalDecisionNoted
from samlad.domain.common import NO_TEXT, ActorId, Author, Refused, Road, Text
from samlad.domain.expectation import Expectation

NEEDS_TWO = 2  # an agreement is between actors


class Position(StrEnum):
    """Where a party stands; each party is in exactly one place."""

    INSIDE = "inside"  # the agreement applies to it
    UNSETTLED = "unsettled"  # asked, returning, with a condition not met, contested, or waiting for its formal decision
    OUTSIDE = "outside"  # said no
    NOT_CONCERNED = "not_concerned"


class Status(StrEnum):
    PROPOSED = "proposed"  # nobody has answered this wording
    WAITING = "waiting"  # fewer than two are inside yet
    APPLIES_BETWEEN_SOME = "applies_between_some"  # named parties wait or stand outside
    APPLIES = "applies"  # every party that is concerned is inside
    NOT_AGREED = "not_agreed"  # all have answered and fewer than two are inside
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    LAPSED = "lapsed"


ENDED = frozenset({Status.WITHDRAWN, Status.SUPERSEDED, Status.LAPSED})


@dataclass(frozen=True, kw_only=True)
class Wording:
    number: int
    text: Text
    effect: Text
    at: datetime
    author: Author
    meeting: int = 0


@dataclass(frozen=True, kw_only=True)
class PartyAnswer:
    """One answer, kept for ever under the name that gave it, whoever represents the actor later."""

    wording: int
    by: ActorId
    answer: Answer
    at: datetime
    author: Author
    condition: Text = NO_TEXT
    returns_by: datetime | None = None
    dissent: Text = NO_TEXT
    condition_met_at: datetime | None = None
    confirmed_at: datetime | None = None
    contested: Text | None = None
    withdrawn: Text | None = None
    is_overdue: bool = False

    @property
    def was_told(self) -> bool:
        return self.author.via.road is Road.TOLD

    @property
    def awaits_confirmation(self) -> bool:
        """Typed by somebody else; the party has said neither *stämmer* nor *rätta*."""
        return self.was_told and self.stands and self.confirmed_at is None

    @property
    def stands(self) -> bool:
        return self.withdrawn is None and self.contested is None

    @property
    def is_yes(self) -> bool:
        conditional = self.answer is Answer.YES_IF and self.condition_met_at is not None
        return self.stands and (self.answer is Answer.YES or conditional)


@dataclass(frozen=True, kw_only=True)
class FormalDecision:
    """A decision that a party needs within itself. ``noted`` may be about an older wording, and then it is missing still."""

    party: ActorId
    body: Text
    needed_since: datetime
    by_when: datetime | None = None
    noted: FormalDecisionNoted | None = None


@dataclass(frozen=True, kw_only=True)
class Agreement:
    number: int
    wordings: tuple[Wording, ...]
    parties: tuple[ActorId, ...]
    proposed_by: ActorId
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    answer_by: datetime | None = None
    answers: tuple[PartyAnswer, ...] = ()
    formal_decisions: tuple[FormalDecision, ...] = ()
    ended: Status | None = None
    ended_reason: Text = NO_TEXT
    superseded_by: int = 0

    @property
    def current(self) -> Wording:
        return self.wordings[-1]

    @cached_property
    def _last_answers(self) -> dict[ActorId, PartyAnswer]:
        return {one.by: one for one in self.answers}

    def last_answer_of(self, party: ActorId) -> PartyAnswer | None:
        """Its latest answer to any wording, also one that no longer stands."""
        return self._last_answers.get(party)

    def answer_of(self, party: ActorId) -> PartyAnswer | None:
        """Its answer to the current wording, unless it was withdrawn; a contested one is shown as contested."""
        last = self.last_answer_of(party)
        return last if last and last.wording == self.current.number and last.withdrawn is None else None

    def formal_decision_of(self, party: ActorId) -> FormalDecision | None:
        return next((one for one in self.formal_decisions if one.party == party), None)

    def lacks_formal_decision(self, party: ActorId) -> bool:
        needed = self.formal_decision_of(party)
        return needed is not None and (needed.noted is None or needed.noted.wording != self.current.number)

    def position_of(self, party: ActorId) -> Position:
        """A party that said yes and lacks its formal decision is not inside until the reference stands here."""
        given = self.answer_of(party)
        if given is None or not given.stands:
            return Position.UNSETTLED
        if given.answer is Answer.NOT_CONCERNED:
            return Position.NOT_CONCERNED
        if given.answer is Answer.NO:
            return Position.OUTSIDE
        return Position.INSIDE if given.is_yes and not self.lacks_formal_decision(party) else Position.UNSETTLED

    @cached_property
    def _positions(self) -> dict[ActorId, Position]:
        return {party: self.position_of(party) for party in self.parties}

    def _at(self, position: Position) -> tuple[ActorId, ...]:
        return tuple(party for party, where in self._positions.items() if where is position)

    @property
    def applies_between(self) -> tuple[ActorId, ...]:
        """Those it applies between; nobody unless at least two."""
        inside = self._at(Position.INSIDE)
        return inside if len(inside) >= NEEDS_TWO else ()

    @property
    def outside(self) -> tuple[ActorId, ...]:
        return self._at(Position.OUTSIDE)

    @property
    def unsettled(self) -> tuple[ActorId, ...]:
        return self._at(Position.UNSETTLED)

    @property
    def not_concerned(self) -> tuple[ActorId, ...]:
        return self._at(Position.NOT_CONCERNED)

    @property
    def is_settled(self) -> bool:
        return not self.unsettled

    @property
    def is_open(self) -> bool:
        """Neither withdrawn, superseded nor lapsed."""
        return self.ended is None

    @cached_property
    def status(self) -> Status:
        if self.ended:
            return self.ended
        if self.applies_between:
            left = self.unsettled or self.outside
            return Status.APPLIES_BETWEEN_SOME if left else Status.APPLIES
        if not any(self.answer_of(party) for party in self.parties):
            return Status.PROPOSED
        return Status.NOT_AGREED if self.is_settled else Status.WAITING


@dataclass
class State:
    agreements: dict[int, Agreement] = field(default_factory=dict)

    def open_one(self, number: int) -> Agreement:
        """Raises Refused ``agreement.unknown``, or ``agreement.ended`` when it is withdrawn, superseded or lapsed."""
        if not (one := self.agreements.get(number)):
            raise Refused("agreement.unknown", number=number)
        if not one.is_open:
            raise Refused("agreement.ended", number=number)
        return one

    @property
    def open_answers(self) -> list[Agreement]:
        """Those that still wait for somebody: the next agenda carries them by itself."""
        return [one for one in self.agreements.values() if one.is_open and not one.is_settled]


def expected_of(state: State, actor: ActorId) -> tuple[Expectation, ...]:
    """What the actor has to do: answer, confirm what others typed, meet its condition, note its formal decision."""
    found = (_expected(one, actor) for one in state.agreements.values() if one.is_open and actor in one.parties)
    return tuple(expectation for several in found for expectation in several)


def _expected(agreement: Agreement, actor: ActorId) -> list[Expectation]:
    given, what, number = agreement.answer_of(actor), agreement.current.text, agreement.number

    def expect(kind: str, since: datetime, due_at: datetime | None = None) -> Expectation:
        facts = {"wording": agreement.current.number}
        return Expectation(kind=f"agreement.{kind}", number=number, since=since, due_at=due_at, what=what, facts=facts)

    found = []
    if given is None or given.contested is not None:
        found.append(expect("answer", agreement.current.at, agreement.answer_by))
    elif given.awaits_confirmation:
        found.append(expect("confirm", given.at))
    if given and given.stands and given.answer is Answer.RETURNS_BY:
        found.append(expect("return", given.at, given.returns_by))
    if given and given.stands and given.answer is Answer.YES_IF and not given.is_yes:
        found.append(expect("condition", given.at))
    if (needed := agreement.formal_decision_of(actor)) and agreement.lacks_formal_decision(actor):
        found.append(expect("formal_decision", needed.needed_since, needed.by_when))
    return found
