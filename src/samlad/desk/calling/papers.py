"""A call's papers: the list to read aloud from, and the calendar file of an invitation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from samlad.desk.calling.sending import Sending, calendar_file_of
from samlad.documents import calllist, pdf, plain
from samlad.documents.calllist import CallLine, CallList, Contact
from samlad.documents.words import Language, Mode
from samlad.domain import call
from samlad.domain.call import Alarm, Call, Called
from samlad.domain.common import LogId
from samlad.domain.contact import ChannelKind
from samlad.domain.joint import JointState

__all__ = ["CallList", "as_pdf", "as_text", "calendar_file", "call_list"]


def call_list(
    state: JointState,
    register: JointState,
    of: Call,
    at: datetime,
    *,
    state_of: Callable[[Called], str],
    language: str,
    demo: bool,
) -> CallList:
    """The unanswered first, with every number to ring in order. ``state_of`` says how far a row has come."""
    name_of = register.register.name_of
    return CallList(
        isf_name=str(state.isf.name),
        disturbance=str(state.isf.what),
        host=str(name_of(of.host)),
        produced_at=at,
        record_owner=str(name_of(state.isf.opened.record_owner)) if state.isf.opened else "",
        mode=mode_of(state, of),
        demo=demo,
        language=Language(language),
        lines=tuple(
            CallLine(
                actor=str(name_of(row.actor)),
                state=state_of(row.called),
                since=_since(row.called),
                contacts=_numbers(row.called),
            )
            for row in call.board(of, at)
        ),
    )


def mode_of(state: JointState, of: Call) -> Mode:
    if isinstance(of, Alarm):
        return Mode(of.mode.value)
    return Mode.EXERCISE if state.isf.is_exercise else Mode.SHARP


def as_text(papers: CallList) -> str:
    return plain.as_text(calllist.lay_out(papers))


def as_pdf(papers: CallList) -> bytes:
    return pdf.as_pdf(calllist.lay_out(papers))


def calendar_file(log: LogId, state: JointState, register: JointState, number: int, at: datetime) -> bytes:
    return calendar_file_of(Sending(log, state, register, state.call.calls[number], at))


def _since(row: Called) -> datetime:
    return row.acknowledgement.at if row.acknowledgement else row.called_at


def _numbers(row: Called) -> tuple[Contact, ...]:
    """One line for each number that can be rung, in the order the contacts are tried."""
    return tuple(
        Contact(function=str(one.name or one.function), number=str(way.address), is_deputy=one.is_deputy)
        for one in row.contacts
        for way in one.channels
        if way.kind in {ChannelKind.PHONE, ChannelKind.RADIO}
    )
