"""The register of actors: find one, see how it is reached, add one in the middle of the night with a name and a number."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samlad.desk.desk import World, new_id
from samlad.domain import contact, register
from samlad.domain.common import REGISTER, ActorId, Author, Deeds, Refused
from samlad.domain.register import BASE_KINDS, Actor, Kind
from samlad.web.asking import Ask
from samlad.web.contact import ROUTES as CONTACT_ROUTES
from samlad.web.contact import card_of
from samlad.web.contact_import import ROUTES as IMPORT_ROUTES
from samlad.web.drawing import address
from samlad.web.guards import acts_for_somebody, keeper, known_actor, reads_register
from samlad.web.handling import Route
from samlad.web.page import Page

PER_PAGE = 40

KINDS = {
    Kind.MUNICIPALITY: gettext_lazy("kommun"),
    Kind.REGION: gettext_lazy("region"),
    Kind.COUNTY_BOARD: gettext_lazy("länsstyrelse"),
    Kind.AGENCY: gettext_lazy("myndighet"),
    Kind.RESCUE_SERVICE: gettext_lazy("räddningstjänst"),
    Kind.POLICE: gettext_lazy("polis"),
    Kind.COMPANY: gettext_lazy("företag"),
    Kind.VOLUNTEER: gettext_lazy("frivilliga"),
    Kind.NETWORK: gettext_lazy("nätverk"),
    Kind.OTHER: gettext_lazy("annan"),
}


# ---- guards


def may_change(ask: Ask, *, actor: str, **params: object) -> None:
    """The installation's keeper, and the keeper of the actor or of the organisation it belongs to."""
    known_actor(ask, actor=actor)
    if not changes(ask, ActorId(actor)):
        raise Http404


def ends_actors(ask: Ask, *, actor: str, **params: object) -> None:
    keeper(ask)
    known_actor(ask, actor=actor)


def changes(ask: Ask, actor: ActorId) -> bool:
    above = register.organisations_above(ask.register.register, actor)
    return ask.reader.keeper or not ask.reader.keeper_of.isdisjoint(above)


# ---- finding


def list_page(ask: Ask) -> Page:
    """``?q=`` words of the name, ``?kind=``, ``?page=``. Without a search the reader's own actors stand first."""
    state, searched = ask.register.register, ask.query.get("q", "").strip()
    kind = ask.query.get("kind", "")
    found = [one for one in register.find(state, searched, limit=len(state.actors)) if kind in ("", one.kind)]
    pages = max(1, -(-len(found) // PER_PAGE))
    page = min(_page(ask), pages)
    reached = Counter(actor for point in ask.register.contact.present for actor in point.content.for_actors)
    facts: dict[str, Any] = {
        "found": found[(page - 1) * PER_PAGE : page * PER_PAGE],
        "count": len(found),
        "page": page,
        "pages": pages,
        "searched": searched,
        "kind": kind,
        "kinds": [("", _("Alla slag")), *KINDS.items()],
        "own": [state.actors[one] for one in sorted(ask.reader.actors) if one in state.actors],
        "described": lambda actor: described(state, actor),
        "reached": reached,
    }
    return Page("register/list.html", facts, live=False)


def _page(ask: Ask) -> int:
    asked = ask.query.get("page", "")
    return int(asked) if asked.isdigit() and len(asked) < 5 and int(asked) else 1


def described(state: register.State, actor: Actor) -> str:
    """What an actor is, in a line: *kommun · Örebro län*."""
    part_of = str(state.name_of(actor.part_of))
    return " · ".join(filter(None, (str(KINDS[actor.kind]), part_of, county_name(state, actor.county))))


def county_name(state: register.State, county: str) -> str:
    """The county by the name its county board carries."""
    boards = register.in_county(state, Kind.COUNTY_BOARD, county) if county else []
    return str(boards[0].name).removeprefix("Länsstyrelsen i ") if boards else ""


# ---- one actor


def actor_page(ask: Ask, actor: str) -> Page:
    state = ask.register.register
    known = state.actors[ActorId(actor)]
    points = contact.points_for(ask.register.contact, known.id)
    facts: dict[str, Any] = {
        "actor": known,
        "described": described(state, known),
        "kind": KINDS[known.kind],
        "county": county_name(state, known.county),
        "cards": [card_of(ask, point, known.id) for point in points],
        "parts": [one for one in state.actors.values() if one.part_of == known.id and not one.valid_to],
        "roles": _in_structure(state, known.id),
        "may_change": changes(ask, known.id),
        "keeps": known.id in ask.reader.keeper_of,
        "keeps_people": ask.reader.keeper or known.id in ask.reader.keeper_of,
        "may_add_point": bool(ask.reader.actors),
        "rule": ask.register.contact.rules.get(known.id),
        "position": new_id(),
    }
    return Page("register/actor.html", facts, live=False)


def _in_structure(state: register.State, actor: ActorId) -> list[str]:
    """The sectors and civil areas in which an actor has a part."""
    leads = [_("svarar för sektorn %(name)s") % {"name": one.name} for one in state.sectors if one.lead == actor]
    takes_part = [_("ingår i sektorn %(name)s") % {"name": one.name} for one in state.sectors if actor in one.agencies]
    areas = [_("samordnar %(name)s") % {"name": one.name} for one in state.civil_areas if one.county_board == actor]
    return [*leads, *takes_part, *areas]


def structure_page(ask: Ask) -> Page:
    """Sectors and civil areas as the base data has them; what nobody could check says so."""
    state = ask.register.register
    facts = {
        "sectors": state.sectors,
        "areas": state.civil_areas,
        "version": state.version,
        "actor_name": ask.actor_name,
        "county_name": lambda county: county_name(state, county),
    }
    return Page("register/structure.html", facts, live=False)


# ---- adding, changing, ending


def new_page(ask: Ask) -> Page:
    """``?part_of=`` adds a part of an organisation that the reader keeps."""
    part_of = ActorId(ask.asked("part_of"))
    facts = {
        "kinds": kinds_for(ask),
        "part_of": part_of if part_of in ask.reader.keeper_of or ask.reader.keeper else "",
        "part_of_name": ask.actor_name(part_of),
        "behalf": behalf(ask),
        "name": ask.query.get("name", ""),
        "position": new_id(),
    }
    return Page("register/new.html", facts, live=False)


def kinds_for(ask: Ask) -> list[tuple[str, Any]]:
    """Public bodies are added by the installation's keeper only."""
    return [(kind, word) for kind, word in KINDS.items() if ask.reader.keeper or kind not in BASE_KINDS]


def behalf(ask: Ask) -> list[tuple[str, str]]:
    """Whom the reader may act for."""
    return [(f"actor:{one}", ask.actor_name(one)) for one in sorted(ask.reader.actors)]


def author_of(ask: Ask) -> Author:
    """Somebody for an actor; or the installation's keeper, who need not act for any."""
    if ask.reader.keeper and not ask.reader.actors:
        return Author(person=ask.reader.person, actor=None)
    return ask.author()


def add(ask: Ask) -> HttpResponse:
    """With a name only, or a name and a number; the number is kept in the address book of whoever adds it."""
    author, phone, rights = author_of(ask), ask.text("phone"), _rights(ask)
    actor = Actor(
        id=ActorId(new_id()),
        name=ask.text("name"),
        kind=ask.choice("kind", Kind, Kind.NETWORK),
        part_of=ActorId(ask.word("part_of")) or None,
        private=ask.word("private") == "yes",
    )

    def decide(world: World, at: datetime) -> Deeds:
        now = world.register
        if not phone:
            return register.add_actor(now.register, author, at, actor=actor, **rights)
        return contact.add_reachable_actor(now.contact, now.register, author, at, actor=actor, phone=phone, **rights)

    return ask.decide(REGISTER, decide, author=author, then=lambda receipt: _place_of(ask, str(actor.name)))


def _place_of(ask: Ask, name: str) -> str:
    """The actor of this name, whichever try added it: the same form may have come twice."""
    known = ask.desk.register_for(ask.reader).register
    return address("actor", actor=next(one.id for one in known.actors.values() if str(one.name) == name))


def _rights(ask: Ask) -> dict[str, Any]:
    return {"is_keeper": ask.reader.keeper, "keeps": ask.reader.keeper_of}


def change_page(ask: Ask, actor: str) -> Page:
    state = ask.register.register
    known = state.actors[ActorId(actor)]
    facts = {
        "actor": known,
        "kinds": KINDS.items(),
        "part_of_name": str(state.name_of(known.part_of)),
        "names": sorted((str(one.name) for one in state.actors.values()), key=register.swedish_order),
        "position": new_id(),
    }
    return Page("register/change.html", facts, live=False)


def change(ask: Ask, actor: str) -> HttpResponse:
    author, rights = author_of(ask), _rights(ask)
    wanted = replace(
        ask.register.register.actors[ActorId(actor)],
        name=ask.text("name"),
        private=ask.word("private") == "yes",
        **(_for_keeper(ask) if ask.reader.keeper else {}),
    )
    return ask.decide(
        REGISTER,
        lambda world, at: register.change_actor(world.register.register, author, at, actor=wanted, **rights),
        author=author,
        then=address("actor", actor=actor),
    )


def _for_keeper(ask: Ask) -> dict[str, Any]:
    """What only the installation's keeper changes; the reader's own word makes a row confirmed."""
    return {
        "kind": ask.choice("kind", Kind),
        "part_of": _named(ask, ask.word("part_of")),
        "scb": ask.word("scb"),
        "county": ask.word("county"),
        "source": ask.word("source"),
        "valid_from": ask.word("valid_from"),
        "confirmed": ask.word("confirmed") == "yes",
    }


def _named(ask: Ask, name: str) -> ActorId | None:
    if not name:
        return None
    for one in ask.register.register.actors.values():
        if str(one.name).casefold() == name.casefold() and not one.valid_to:
            return one.id
    raise Refused("register.part_of_unknown")


def end(ask: Ask, actor: str) -> HttpResponse:
    author, note = author_of(ask), ask.text("note")
    return ask.decide(
        REGISTER,
        lambda world, at: register.end_actor(
            world.register.register, author, at, actor=ActorId(actor), is_keeper=ask.reader.keeper, note=note
        ),
        author=author,
        then=address("actor", actor=actor),
    )


ROUTES = [
    Route("actors/", "actors", reads_register, list_page),
    Route("actors/new/", "new_actor", acts_for_somebody, new_page, add),
    Route("actors/<str:actor>/", "actor", known_actor, actor_page),
    Route("actors/<str:actor>/change/", "change_actor", may_change, change_page, change),
    Route("actors/<str:actor>/end/", "actor_end", ends_actors, act=end, again=change_page),
    Route("preparedness/", "structure", reads_register, structure_page),
    *CONTACT_ROUTES,
    *IMPORT_ROUTES,
]
