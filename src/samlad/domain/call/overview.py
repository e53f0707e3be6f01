"""The board: who has answered, who has not, whom to ring next. Pure pictures of a call; also the list to read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from samlad.domain.addresses import dialable
from samlad.domain.call.deeds import Attendance, Contact, Line
from samlad.domain.call.state import Alarm, Call, Called, Invitation, State
from samlad.domain.common import ActorId
from samlad.domain.contact import Channel, ChannelKind


class Standing(StrEnum):
    """Where an actor stands in a call, in the order of the board."""

    UNREACHED = "unreached"
    SILENT = "silent"  # the time to reply has passed
    WAITING = "waiting"
    HINDERED = "hindered"
    ACKNOWLEDGED = "acknowledged"


@dataclass(frozen=True, kw_only=True)
class BoardRow:
    called: Called
    standing: Standing
    waited: timedelta | None  # since the first call, while the answer is awaited
    contact: Contact | None  # whom to ring now; None when answered, or hidden from the reader

    @property
    def actor(self) -> ActorId:
        return self.called.actor


@dataclass(frozen=True, kw_only=True)
class Counts:
    called: int
    acknowledged: int
    unanswered: int
    unreached: int


@dataclass(frozen=True, kw_only=True)
class NextToRing:
    actor: ActorId
    contact: Contact
    line: Line
    channel: Channel


def standing(call: Call, row: Called, at: datetime) -> Standing:
    """An acknowledgement outweighs an earlier failure; a förhinder without a deputy is shown as one."""
    if call.waits_for(row):
        if row.is_unreached:
            return Standing.UNREACHED
        is_silent = isinstance(call, Invitation) and at > call.reply_by
        return Standing.SILENT if is_silent else Standing.WAITING
    is_hindered = row.attendance is not None and row.attendance.answer is Attendance.HINDERED
    return Standing.HINDERED if is_hindered else Standing.ACKNOWLEDGED


def board(call: Call, at: datetime) -> tuple[BoardRow, ...]:
    """The rows with the unanswered first: those we do not reach, then those who have waited longest, in calling order."""
    rows = [_row(call, row, at) for row in call.rows.values()]
    order = list(Standing)
    return tuple(sorted(rows, key=lambda row: (order.index(row.standing), row.called.called_at)))


def _row(call: Call, row: Called, at: datetime) -> BoardRow:
    waits = call.is_open and call.waits_for(row)
    return BoardRow(
        called=row,
        standing=standing(call, row, at),
        waited=at - row.called_at if waits else None,
        contact=row.contact if waits else None,
    )


def counts(call: Call, at: datetime) -> Counts:
    """Kvitterade, utan svar, når vi inte; they add up to the called."""
    standings = [standing(call, row, at) for row in call.rows.values()]
    unreached = standings.count(Standing.UNREACHED)
    answered = standings.count(Standing.ACKNOWLEDGED) + standings.count(Standing.HINDERED)
    return Counts(
        called=len(standings),
        acknowledged=answered,
        unanswered=len(standings) - answered - unreached,
        unreached=unreached,
    )


def next_to_ring(alarm: Alarm) -> NextToRing | None:
    """*Ring nästa*: of those who have not acknowledged, the one least rung at its present contact, in calling order.

    Somebody whose deputy is called already comes after those not rung at all.
    """
    if not alarm.is_open:
        return None
    candidates = [one for row in alarm.waiting if (one := number_to_ring(row))]
    return min(candidates, key=lambda one: _turn(alarm.rows[one.actor]), default=None)


def number_to_ring(row: Called) -> NextToRing | None:
    """The telephone number least tried of the contact that is tried now."""
    if row.contact is None:
        return None
    lines = [(Line(row.step, way), one) for way, one in enumerate(row.contact.channels)]
    numbers = [(line, one) for line, one in lines if one.kind is ChannelKind.PHONE]
    if not numbers:
        return None
    line, number = min(numbers, key=lambda pair: row.rings_to(pair[0]))
    return NextToRing(actor=row.actor, contact=row.contact, line=line, channel=number)


def _turn(row: Called) -> tuple[int, int]:
    return sum(ring.line.contact == row.step for ring in row.rings), row.step


@dataclass(frozen=True, kw_only=True)
class OpenCall:
    """A call that a message from an address may be the answer to."""

    call: int
    actor: ActorId
    contact: int
    code: str
    is_awaited: bool


def open_calls_to(state: State, address: str) -> tuple[OpenCall, ...]:
    """The open calls that have been sent to an address, for reading a reply: *JA* when one is open, else *JA 1*, *JA 2*.

    A telephone number is the same however it is typed.
    """
    return tuple(
        OpenCall(call=call.number, actor=row.actor, contact=place, code=row.code, is_awaited=call.waits_for(row))
        for call in state.calls.values()
        if call.is_open
        for row in call.rows.values()
        for place, contact in enumerate(row.contacts[: row.step + 1])
        if _has_address(contact, address)
    )


def codes_reserved(state: State, address: str) -> set[str]:
    """The codes of the open calls that an address has been sent or may yet be sent, when the turn comes to a deputy."""
    open_rows = (row for call in state.calls.values() if call.is_open for row in call.rows.values())
    return {row.code for row in open_rows if any(_has_address(one, address) for one in row.contacts)}


def _has_address(contact: Contact, address: str) -> bool:
    wanted = dialable(address) or address
    return any((dialable(str(one.address)) or str(one.address)) == wanted for one in contact.channels)
