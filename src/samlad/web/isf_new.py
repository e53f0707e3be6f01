"""A new ISF within a minute on a phone: one screen, one button. The template knows the rest; all of it can be changed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpResponse

from samlad.desk.calling.deciding import alarm_deeds
from samlad.desk.calling.recipients import contacts_of
from samlad.desk.desk import World, new_id
from samlad.desk.opening import Call, Opening, dial_in_of, open_and_call
from samlad.domain import call as calls
from samlad.domain import template as templates
from samlad.domain.common import ActorId, Author, Deeds, DisturbanceId, IsfId, Refused, isf_log
from samlad.domain.isf import Mode
from samlad.domain.joint import JointState
from samlad.web.asking import Ask
from samlad.web.drawing import address
from samlad.web.page import Page

READY_FOR_CALL = timedelta(minutes=30)  # the meeting that is suggested
ROUNDED_TO = timedelta(minutes=5)


def new_page(ask: Ask) -> Page:
    """``?template=`` chooses the template, ``?disturbance=`` the event, ``?sector_of=`` the ISF to work beside."""
    host = _host(ask)
    known = ask.register.template.for_host(host)
    chosen = next((one for one in known if one.id == ask.asked("template")), known[0] if known else None)
    facts: dict[str, Any] = {
        "host": host,
        "hosts": [(actor, ask.actor_name(actor)) for actor in sorted(ask.reader.actors)],
        "templates": [(one.id, str(one.content.name)) for one in known],
        "chosen": chosen,
        "people": _participants(ask, chosen.content, host) if chosen else [],
        "dial_in": dial_in_of(ask.register.template, host, chosen.content) if chosen else None,
        "what": _sentence_of(ask),
        "suggested_at": suggested_meeting(ask.now),
        "disturbance": ask.asked("disturbance"),
        "sector_of": ask.asked("sector_of"),
        "position": new_id(),
    }
    return Page("isf/new.html", facts=facts, live=False)


def _sentence_of(ask: Ask) -> str:
    """What the first actor said about the event that this ISF is called for."""
    event = ask.query.get("disturbance", "")
    if not event:
        return ""
    first = ask.desk.disturbance_for(ask.reader, event).disturbance.first_need
    return str(first.sentence) if first else ""


def suggested_meeting(now: datetime) -> datetime:
    """Half an hour ahead, at a time that can be said aloud."""
    ahead = now + READY_FOR_CALL
    rest = timedelta(minutes=ahead.minute % 5, seconds=ahead.second, microseconds=ahead.microsecond)
    return ahead + (ROUNDED_TO - rest if rest else timedelta())


def _host(ask: Ask) -> ActorId:
    asked = ActorId(ask.asked("host"))
    if not ask.reader.actors:  # the installation's keeper hosts nothing
        raise Http404
    return asked if asked in ask.reader.actors else min(ask.reader.actors)


def _participants(ask: Ask, content: templates.Content, host: ActorId) -> list[dict[str, Any]]:
    """Whom the template calls, whether the register knows them, and whether there is a number to ring."""
    register = ask.register
    return [
        {
            "actor": one.actor,
            "name": one.name,
            "function": str(one.participant.function),
            "can_be_called": one.actor is not None and bool(contacts_of(register.contact, host, one.actor)),
        }
        for one in templates.resolve(content, register.register, host)
        if one.actor != host
    ]


def open_isf(ask: Ask) -> HttpResponse:
    """*Kalla nu*, or *Förbered*: everything is recorded together or not at all."""
    prepared = ask.word("then") == "prepare"
    host = _host(ask)
    author = ask.author(f"actor:{host}")
    meeting_at = ask.moment("meeting_at")
    if not ask.text("what"):
        raise Refused("isf.what_missing")
    if meeting_at is None and not prepared:
        raise Refused("isf.when_missing")
    opening = Opening(
        isf=IsfId(new_id()),
        host=host,
        template=ask.word("template"),
        what=ask.text("what"),
        name=ask.text("name"),
        meeting_at=None if prepared else meeting_at,
        mode=ask.choice("mode", Mode, Mode.SHARP),
        prepared=prepared,
        expected_at=meeting_at if prepared else None,
        chosen=frozenset(ActorId(one) for one in ask.post.getlist("actor")),
        disturbance=DisturbanceId(ask.word("disturbance")) or None,
        sector_of=_sector_of(ask),
    )
    joining = calls.Joining(phone=ask.text("phone"), code=ask.text("code"))
    call = None if prepared else _alarm(opening, joining)
    return ask.decide(
        isf_log(opening.isf),
        lambda world, at: open_and_call(world, author, at, opening, call=call),
        author=author,
        then=lambda receipt: _onwards(receipt.log.partition(":")[2], prepared),
    )


def _sector_of(ask: Ask) -> IsfId | None:
    """The ISF to work beside: only one that the person can read."""
    asked = IsfId(ask.word("sector_of"))
    if not asked:
        return None
    ask.desk.isf_rights(ask.reader, asked)
    return asked


def _alarm(opening: Opening, typed: calls.Joining) -> Call:
    """The larm to everyone but the host, once the ISF and its meeting are decided."""

    def call(world: World, state: JointState, author: Author, at: datetime, content: templates.Content) -> Deeds:
        return alarm_deeds(
            world,
            state,
            author,
            at,
            why=opening.what,
            actors=[one.actor for one in state.isf.present if one.actor != opening.host],
            joining=typed if typed.phone else _standing(dial_in_of(world.register.template, opening.host, content)),
            meeting=1,
            meeting_at=opening.meeting_at,
            deputy_after_minutes=content.lead_times.deputy_after_minutes,
        )

    return call


def _standing(dial_in: templates.DialIn | None) -> calls.Joining:
    return calls.Joining(phone=dial_in.phone, code=dial_in.code, link=dial_in.link) if dial_in else calls.Joining()


def _onwards(isf: str, prepared: bool) -> str:
    return address("isf", isf=isf) if prepared else address("alarm", isf=isf, number=1)
