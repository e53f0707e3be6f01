"""What is shown of undertakings: the list, one with its life so far, and the forms."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from samlad.domain.undertaking import Status, Undertaking
from samlad.web import inside, told
from samlad.web.asking import Ask
from samlad.web.page import Page

MOVES = {  # what the actor may say of it, by where it stands
    Status.PROPOSED: ("accept", "decline"),
    Status.DECLINED: ("accept",),
    Status.UNDERTAKEN: ("start", "finish", "reschedule", "drop"),
    Status.STARTED: ("finish", "reschedule", "drop"),
    Status.UNTAKEN: ("reschedule",),
    Status.FOLLOW_UP_ENDED: ("reschedule",),
}
MOVE_WORDS = {
    "accept": _("Åtar oss"),
    "decline": _("Avböjer"),
    "start": _("Påbörjat"),
    "finish": _("Klart"),
    "reschedule": _("Ny tid"),
    "drop": _("Utgår"),
}
DONE_WORDS = {  # of the deeds in its life
    "undertaking.proposed/1": _("föreslogs"),
    "undertaking.accepted/1": _("åtogs"),
    "undertaking.declined/1": _("avböjdes"),
    "undertaking.started/1": _("påbörjades"),
    "undertaking.done/1": _("blev klart"),
    "undertaking.rescheduled/1": _("fick ny tid"),
    "undertaking.dropped/1": _("utgick"),
    "undertaking.move_confirmed/1": _("aktören bekräftade uppgiften"),
    "undertaking.move_contested/1": _("aktören rättade uppgiften"),
    "undertaking.overdue/1": _("tiden gick ut"),
    "undertaking.offered_on/1": _("erbjöds en annan aktör"),
    "undertaking.taken_over/1": _("togs över"),
    "undertaking.left_untaken/1": _("ingen tog över"),
    "undertaking.follow_up_ended/1": _("följs inte längre upp här"),
}


def found(ask: Ask, number: int) -> Undertaking:
    """The undertaking as this reader may see it; 404 when there is none."""
    known = ask.room.state.undertaking.undertakings.get(number)
    if known is None:
        raise Http404
    return known


def list_page(ask: Ask, isf: str) -> Page:
    """The soonest first; what is finished, declined or dropped comes after."""
    known = ask.room.state.undertaking
    ended = [one for one in known.undertakings.values() if not one.is_unfinished]
    facts = {"unfinished": known.unfinished, "ended": sorted(ended, key=lambda one: one.since, reverse=True)}
    return inside.page(
        ask, "undertaking/list.html", facts, regions={"undertakings": "undertaking/rows.html"}, offline=True
    )


def page(ask: Ask, isf: str, number: int) -> Page:
    known = found(ask, number)
    return inside.page(
        ask,
        "undertaking/page.html",
        {"undertaking": known, "DONE_WORDS": DONE_WORDS},
        mine=lambda: _mine(ask, known),
        regions={"undertaking": "undertaking/facts.html", "moves": "undertaking/moves.html"},
        my_regions={"mine": "undertaking/mine.html"},
    )


def _mine(ask: Ask, known: Undertaking) -> dict[str, Any]:
    may_take_back = known.status is Status.PROPOSED and (ask.room.leads or known.proposed_by in ask.room.mine)
    return {
        "is_ours": known.actor in ask.room.mine,
        "is_offered": known.offered_to in ask.room.mine,
        "choices": moves_of(known),
        "may_take_back": may_take_back and known.actor not in ask.room.mine,
        **inside.sharing_facts(ask, "note"),
    }


def moves_of(known: Undertaking) -> list[tuple[str, Any]]:
    return [(move, MOVE_WORDS[move]) for move in MOVES.get(known.status, ())]


def new_page(ask: Ask, isf: str) -> Page:
    """``?meeting=5&agreement=3``: what it was said in, and what it follows from."""
    state = ask.room.state
    actors = [one.actor for one in state.isf.present if not one.taking.observes]
    facts = {
        "meeting": _asked(ask, "meeting", state.meeting.meetings),
        "agreement": _asked(ask, "agreement", state.agreement.agreements),
        "actors": [(actor, ask.actor_name(actor)) for actor in actors],
        "mine": set(ask.room.mine),
        "earlier": [(one.number, f"Å-{one.number} {one.what}"[:70]) for one in state.undertaking.unfinished],
        **inside.sharing_facts(ask, "what", "effect"),
    }
    return inside.page(ask, "undertaking/new.html", facts, live=False)


def _asked(ask: Ask, name: str, known: dict[int, Any]) -> Any:
    asked = ask.asked(name)
    return known.get(int(asked)) if asked.isdigit() else None


def told_page(ask: Ask, isf: str, number: int) -> Page:
    known = found(ask, number)
    facts = {"undertaking": known, "choices": moves_of(known), **told.facts(ask)}
    return inside.page(ask, "undertaking/told.html", facts, live=False)
