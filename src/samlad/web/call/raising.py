"""A new alarm and a new invitation: who, why, when and how to join. Everything is there already and can be changed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse

from samlad.desk import calling
from samlad.domain import call as calls
from samlad.domain.call import DEPUTY_AFTER_MINUTES, Joining
from samlad.domain.common import ActorId, Author, Refused, isf_log
from samlad.domain.template import Content, LeadTimes
from samlad.web import inside
from samlad.web.asking import Ask, Room
from samlad.web.drawing import address
from samlad.web.isf_new import suggested_meeting
from samlad.web.page import Page, place_of

MEETING_AFTER = timedelta(hours=24)  # what an invitation suggests
TYPED = ("why", "prepare")  # what others read, and are told by SMS and telephone, as it was written


def new_alarm_page(ask: Ask, isf: str) -> Page:
    meeting_at = _next_meeting(ask) or suggested_meeting(ask.now)
    deputy_after = _lead_times(ask.room, ask).deputy_after_minutes
    facts = {**_facts(ask, isf), "meeting_at": meeting_at, "deputy_after": deputy_after}
    return Page("call/new_alarm.html", facts=facts, place=place_of(ask), live=False)


def raise_alarm(ask: Ask, isf: str) -> HttpResponse:
    inside.require_meant(ask, *TYPED)
    author = lead_author(ask)
    facts: dict[str, Any] = {
        **_typed(ask),
        "meeting_at": _when(ask),
        "deputy_after_minutes": ask.number("deputy_after", DEPUTY_AFTER_MINUTES),
        "is_test": ask.word("is_test") == "yes",
    }
    return ask.decide(
        isf_log(isf),
        lambda world, at: calling.alarm_deeds(world, world.isf(isf), author, at, **facts),
        author=author,
        then=lambda receipt: address("alarm", isf=isf, number=_call_in(receipt.deeds, ask)),
    )


def _when(ask: Ask) -> datetime | None:
    """None: at once. Raises Refused ``call.when_missing`` when a meeting was chosen without its time."""
    if ask.word("when") == "now":
        return None
    found = ask.moment("meeting_at")
    if found is None:
        raise Refused("call.when_missing")
    return found


def new_invitation_page(ask: Ask, isf: str) -> Page:
    meeting_at = _next_meeting(ask) or ask.now.replace(minute=0, second=0, microsecond=0) + MEETING_AFTER
    reply_within = timedelta(minutes=_lead_times(ask.room, ask).reply_within_minutes)
    facts = {**_facts(ask, isf), "meeting_at": meeting_at, "reply_by": min(ask.now + reply_within, meeting_at)}
    return Page("call/new_invitation.html", facts=facts, place=place_of(ask), live=False)


def invite(ask: Ask, isf: str) -> HttpResponse:
    inside.require_meant(ask, *TYPED)
    author, meeting_at, reply_by = lead_author(ask), ask.moment("meeting_at"), ask.moment("reply_by")
    if meeting_at is None or reply_by is None:
        raise Refused("call.when_missing")
    facts = {**_typed(ask), "meeting_at": meeting_at, "reply_by": reply_by}
    return ask.decide(
        isf_log(isf),
        lambda world, at: calling.invitation_deeds(world, world.isf(isf), author, at, **facts),
        author=author,
        then=lambda receipt: address("invitation", isf=isf, number=_call_in(receipt.deeds, ask)),
    )


def lead_author(ask: Ask) -> Author:
    """Host or ISF-stöd, as chosen beside the field or as the person is here. Raises Refused ``access.denied``."""
    return ask.author("host" if ask.room.hosts else "support")


def joining_typed(ask: Ask) -> Joining:
    return Joining(phone=ask.text("phone"), code=ask.text("code"), link=ask.text("link"), place=ask.text("place"))


def _typed(ask: Ask) -> dict[str, Any]:
    return {
        "why": ask.text("why"),
        "actors": [ActorId(one) for one in ask.post.getlist("actors")],
        "joining": joining_typed(ask),
        "prepare": ask.text("prepare"),
    }


def _call_in(deeds: tuple[Any, ...], ask: Ask) -> int:
    """The number of the call just made; the newest there is when the same form came twice."""
    made = next((one.call for one in deeds if isinstance(one, calls.AlarmRaised | calls.Invited)), None)
    return made or max(ask.desk.isf_for(ask.reader, ask.params["isf"]).call.calls)


def _facts(ask: Ask, isf: str) -> dict[str, Any]:
    room: Room = ask.room
    host, register = room.state.isf.host, ask.register
    called = [one.actor for one in room.state.isf.present if not one.taking.observes and one.actor != host]
    return {
        "isf": isf,
        "room": room,
        "position": room.state.number,
        "participants": [
            {
                "actor": one,
                "name": ask.actor_name(one),
                "contacts": [str(contact.function) for contact in calling.contacts_of(register.contact, host, one)],
            }
            for one in called
        ],
        "why": str(room.state.isf.what),
        "numbers": inside.numbers_in(ask, *TYPED),
        "joining": _standing(ask),
        "readers": [ask.actor_name(one.actor) for one in room.state.isf.present],
        "record_at": ask.actor_name(room.state.isf.opened.record_owner if room.state.isf.opened else None),
    }


def _next_meeting(ask: Ask) -> Any:
    ahead = [one.starts_at for one in ask.room.state.meeting.planned if one.starts_at > ask.now]
    return min(ahead, default=None)


def _standing(ask: Ask) -> Joining:
    """How the last call was joined; otherwise the template's standing dial-in, which its owner alone reads."""
    given = [one.joining for one in ask.room.state.call.calls.values() if one.joining]
    if given:
        return given[-1]
    content = _content(ask.room, ask)
    dial_in = content.dial_in if content else None
    return Joining(phone=dial_in.phone, code=dial_in.code, link=dial_in.link) if dial_in else Joining()


def _lead_times(room: Room, ask: Ask) -> LeadTimes:
    content = _content(room, ask)
    return content.lead_times if content else LeadTimes()


def _content(room: Room, ask: Ask) -> Content | None:
    """The version of the template that the ISF was opened from, if this reader may see it."""
    opened = room.state.isf.opened
    known = ask.register.template.templates.get(opened.template) if opened else None
    if opened is None or known is None:
        return None
    return next((one.content for one in known.versions if one.number == opened.template_version), None)
