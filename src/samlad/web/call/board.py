"""The board of a call: who has answered, who has not, whom to ring next. The same page for everybody in the ISF.

Those who lead see the numbers to ring; the others' state never contained them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from samlad.desk import calling, doorway
from samlad.desk.calling import Channel
from samlad.domain import call as calls
from samlad.domain.addresses import dialable
from samlad.domain.call import Alarm, BoardRow, Call, Invitation, NextToRing, RingResult, Standing
from samlad.domain.common import PersonId, Road
from samlad.web.asking import Ask, Room
from samlad.web.call import words
from samlad.web.call.words import Names, Told
from samlad.web.drawing import address
from samlad.web.page import Page, place_of


@dataclass(frozen=True)
class Number:
    """Whom to ring: a function, its number as written, and the place of both in the call's list."""

    actor: str
    name: str
    function: str
    shown: str
    dialled: str
    contact: int
    way: int
    is_deputy: bool


@dataclass(frozen=True)
class Line:
    """One actor's row in words."""

    actor: str
    name: str
    word: str
    kind: str
    row: calls.Called
    is_waiting: bool
    tried: list[Told]
    acknowledged: list[Told]
    attending: list[Told]
    number: Number | None
    has_next: bool


def alarm_page(ask: Ask, isf: str, number: int) -> Page | HttpResponse:
    """Also where *Din tur* leads for an invitation, which has its own address."""
    call = call_of(ask, number)
    if isinstance(call, Invitation):
        return HttpResponseRedirect(address("invitation", isf=isf, number=number))
    return _page(ask, isf, call)


def invitation_page(ask: Ask, isf: str, number: int) -> Page:
    call = call_of(ask, number)
    if not isinstance(call, Invitation):
        raise Http404
    return _page(ask, isf, call)


def again(ask: Ask, isf: str, number: int) -> Page:
    """The board that a refused form returns to."""
    return _page(ask, isf, call_of(ask, number))


def call_of(ask: Ask, number: int) -> Call:
    known = ask.room.state.call.calls.get(number)
    if known is None:
        raise Http404
    return known


def _page(ask: Ask, isf: str, call: Call) -> Page:
    room: Room = ask.room
    version = (room.state.number, ask.register.number, isinstance(call, Invitation) and ask.now > call.reply_by)
    is_test = isinstance(call, Alarm) and call.mode is calls.AlarmMode.TEST
    place = place_of(ask)
    return Page(
        "call/board.html",
        facts=_facts(ask, room, call),
        version=version,
        mine=lambda: {"own": [call.rows[one] for one in room.mine if one in call.rows]},
        regions={"numbers": "call/numbers.html", "next": "call/next.html", "rows": "call/rows.html"},
        my_regions={"own": "call/own.html"},
        place=replace(place, mode="test") if is_test else place,
        offline=True,
    )


def _facts(ask: Ask, room: Room, call: Call) -> dict[str, Any]:
    names = names_in(call)
    lines = [_line(ask, call, one, names) for one in calls.board(call, ask.now)]
    ringing = calls.next_to_ring(call) if isinstance(call, Alarm) and room.leads else None
    return {
        "call": call,
        "is_alarm": isinstance(call, Alarm),
        "is_test": isinstance(call, Alarm) and call.mode is calls.AlarmMode.TEST,
        "isf": room.id,
        "room": room,
        "position": room.state.number,
        "lines": lines,
        "counts": calls.counts(call, ask.now),
        "next": _number(ask, ringing) if ringing else None,
        "noted": _last_noted(lines) if room.leads and call.is_open else None,
        "answered": _just_answered(lines) if room.leads and call.is_open else None,
        "not_connected": _not_connected(),
        "others": _others(ask, room, call) if room.leads else [],
        "actor_name": ask.actor_name,
    }


def _not_connected() -> list[str]:
    """What does not go by itself in this installation, so that somebody rings instead."""
    ways = {Channel.VOICE: _("automatisk uppringning"), Channel.SMS: _("sms"), Channel.EMAIL: _("e-post")}
    return [word for channel, word in ways.items() if not calling.carries(channel)]


def names_in(call: Call) -> Names:
    """The names of those who rang, or answered signed in."""
    people = {person for row in call.rows.values() for person in _people(row)}
    return doorway.names_of(people) if people else {}


def _people(row: calls.Called) -> Iterator[PersonId]:
    for said in (row.acknowledgement, row.attendance, *row.hindered):
        if said and said.author.person:
            yield said.author.person


def _line(ask: Ask, call: Call, one: BoardRow, names: Names) -> Line:
    row = one.called
    word, kind = words.chip_of(call, row, one.standing)
    is_waiting = one.standing in {Standing.UNREACHED, Standing.SILENT, Standing.WAITING}
    ringing = calls.number_to_ring(row) if one.waited is not None else None
    return Line(
        actor=row.actor,
        name=ask.actor_name(row.actor),
        word=word,
        kind=kind,
        row=row,
        is_waiting=is_waiting,
        tried=words.waiting(row, names) if is_waiting or row.hindered else [],
        acknowledged=words.acknowledged(row, names),
        attending=words.attending(row.attendance, names),
        number=_number(ask, ringing) if ringing else None,
        has_next=isinstance(call, Alarm) and row.step + 1 < len(row.contacts),
    )


def _number(ask: Ask, ringing: NextToRing) -> Number:
    shown = str(ringing.channel.address)
    return Number(
        actor=ringing.actor,
        name=ask.actor_name(ringing.actor),
        function=str(ringing.contact.name or ringing.contact.function),
        shown=shown,
        dialled=dialable(shown) or shown,
        contact=ringing.line.contact,
        way=ringing.line.way,
        is_deputy=ringing.contact.is_deputy,
    )


def _just_answered(lines: list[Line]) -> Line | None:
    """Who answered the telephone last and has not said whether the actor comes: it is being said just now."""
    heard = [line for line in lines if line.row.attendance is None and line.row.rings]
    heard = [line for line in heard if line.row.rings[-1].result is RingResult.ANSWERED]
    return max(heard, key=lambda line: line.row.rings[-1].at, default=None)


@dataclass(frozen=True)
class Noted:
    """What those who lead have written down last, as its receipt."""

    name: str
    words: str
    at: datetime


def _last_noted(lines: list[Line]) -> Noted | None:
    noted = [Noted(line.name, words.ring_word(one.result), one.at) for line in lines for one in line.row.rings]
    for line in lines:
        said = line.row.attendance
        if said and said.author.via.road is Road.TOLD:
            noted.append(Noted(line.name, line.attending[0].words, said.at))
        noted += [Noted(line.name, words.outside(one), one.at) for one in line.row.outside]
    return max(noted, key=lambda one: one.at, default=None)


def _others(ask: Ask, room: Room, call: Call) -> list[tuple[str, str]]:
    """Those who take part and are not called."""
    there = [one.actor for one in room.state.isf.present if not one.taking.observes]
    return [(one, ask.actor_name(one)) for one in there if one not in call.rows and one != call.host]
