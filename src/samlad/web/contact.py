"""Contact points on screen: how an actor is reached, kept right by those who answer there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samlad.desk.desk import World, new_id
from samlad.domain import contact, public_record
from samlad.domain.addresses import dialable, is_email
from samlad.domain.common import NO_TEXT, REGISTER, ActorId, Deeds, Refused, Text
from samlad.domain.contact import Channel, ChannelKind, ContactPoint, DisposalRule, Point
from samlad.web import lines
from samlad.web.asking import Ask
from samlad.web.drawing import address
from samlad.web.guards import acts_for_somebody, keeper_of_actor, known_actor
from samlad.web.handling import Route
from samlad.web.page import Page

CHANNELS = {
    ChannelKind.PHONE: gettext_lazy("Telefon"),
    ChannelKind.SMS: gettext_lazy("Sms"),
    ChannelKind.EMAIL: gettext_lazy("E-post"),
    ChannelKind.RADIO: gettext_lazy("Rakel"),
}
WORDS = {  # as people begin a line, in either language
    **dict.fromkeys(("telefon", "tel", "mobil", "phone"), ChannelKind.PHONE),
    **dict.fromkeys(("sms", "text"), ChannelKind.SMS),
    **dict.fromkeys(("e-post", "epost", "mejl", "mail", "e-mail", "email"), ChannelKind.EMAIL),
    **dict.fromkeys(("rakel", "radio", "talgrupp", "tetra"), ChannelKind.RADIO),
}
USUAL_RULE = (90, 730)  # days after removal and after the last confirmation, suggested to whoever decides a rule


# ---- guards


def adds_points(ask: Ask, *, actor: str, **params: object) -> None:
    known_actor(ask, actor=actor)
    if not ask.reader.actors:
        raise Http404


def reads_point(ask: Ask, *, point: int, **params: object) -> None:
    """A contact point that the reader may see; every other one does not exist."""
    acts_for_somebody(ask)
    if not ask.register.contact.has(point):
        raise Http404


def keeps_point(ask: Ask, *, point: int, **params: object) -> None:
    reads_point(ask, point=point)
    if not keeps(ask, ask.register.contact.points[point].content):
        raise Http404


def keeps(ask: Ask, content: ContactPoint) -> bool:
    """The keeper of the actor that keeps it; or any member, for what stands in the actor's own address book."""
    in_address_book = content.kept_by not in content.for_actors and not content.shared
    mine = ask.reader.keeper_of | (ask.reader.actors if in_address_book else frozenset())
    return content.kept_by in mine


# ---- one contact point, as actors' pages show it


def card_of(ask: Ask, point: Point, shown_for: ActorId) -> dict[str, Any]:
    """``shown_for`` is the actor whose page it stands on: it need not be named again."""
    content, state = point.content, ask.register.contact
    deputy = state.points[content.deputy] if content.deputy and state.has(content.deputy) else None
    return {
        "point": point,
        "content": content,
        "channels": [(one, CHANNELS[one.kind]) for one in content.channels],
        "deputy": deputy.content.function if deputy else None,
        "kept_by": ask.actor_name(content.kept_by) if content.kept_by != shown_for else "",
        "also_for": [ask.actor_name(one) for one in content.for_actors if one != shown_for],
        "read_by": readers(ask, content) if not content.shared else "",
        "keeps": keeps(ask, content),
        "may_confirm": bool(ask.reader.actors & {content.kept_by, *content.for_actors}),
    }


def readers(ask: Ask, content: ContactPoint) -> str:
    if content.shared:
        return _("alla aktörer i Samlad")
    return _names(ask, [content.kept_by, *content.for_actors])


def _names(ask: Ask, actors: list[ActorId]) -> str:
    return ", ".join(ask.actor_name(one) for one in dict.fromkeys(actors))


# ---- adding and changing


def new_page(ask: Ask, actor: str) -> Page:
    """For the actor whose page one comes from; kept by one's own actor, in its address book when it is about another."""
    reached = ActorId(actor)
    own = [reached] if reached in ask.reader.actors else sorted(ask.reader.actors)
    content = ContactPoint(
        kept_by=own[0], for_actors=(reached,), function=NO_TEXT, channels=(), shared=reached in ask.reader.keeper_of
    )
    return _form(ask, content, action=address("new_contact", actor=actor), actor=reached, keepers=own)


def point_page(ask: Ask, point: int) -> Page:
    content = ask.register.contact.points[point].content
    return _form(
        ask,
        content,
        action=address("contact", point=point),
        actor=content.for_actors[0],
        keepers=[content.kept_by],
        point=point,
    )


def _form(
    ask: Ask, content: ContactPoint, *, action: str, actor: ActorId, keepers: list[ActorId], point: int | None = None
) -> Page:
    names = [ask.actor_name(one) for one in content.for_actors]
    facts = {
        "content": content,
        "action": action,
        "actor": actor,
        "actor_name": ask.actor_name(actor),
        "point": point,
        "keepers": [(f"actor:{one}", ask.actor_name(one)) for one in keepers],
        "may_share": not ask.reader.keeper_of.isdisjoint(keepers),
        "channels": "\n".join(
            lines.written(f"{CHANNELS[one.kind]} {one.address}", one.note) for one in content.channels
        ),
        "for_actors": "\n".join(names),
        "deputies": _deputies(ask, keepers, actor, point),
        "read_by_few": _names(ask, [*keepers[:1], *content.for_actors]),
        "record_at_few": _record_at(ask, [*keepers[:1], *content.for_actors]),
        "position": new_id(),
    }
    return Page("contact/form.html", facts, live=False)


def _record_at(ask: Ask, actors: list[ActorId]) -> str:
    found = public_record.authorities(dict.fromkeys(actors), ask.register.register.actors)
    return ", ".join(ask.actor_name(one) for one in found) or _("ingen myndighet")


def _deputies(ask: Ask, keepers: list[ActorId], actor: ActorId, point: int | None) -> list[tuple[str, str]]:
    """Who may step in: the contact points of the same keepers and of the actor that is reached."""
    near = {*keepers, actor}
    found = [one for one in ask.register.contact.present if near & {one.content.kept_by, *one.content.for_actors}]
    choices = [(str(one.number), _deputy_name(ask, one)) for one in found if one.number != point]
    return [("", _("Ingen")), *choices]


def _deputy_name(ask: Ask, point: Point) -> str:
    return f"{point.content.function} · {ask.actor_name(point.content.for_actors[0])}"


def add(ask: Ask, actor: str) -> HttpResponse:
    author = ask.author()
    assert author.actor
    content = _typed_content(ask, author.actor)

    def decide(world: World, at: datetime) -> Deeds:
        now = world.register
        return contact.add_point(now.contact, now.register, author, at, content=content, keeps=ask.reader.keeper_of)

    return ask.decide(REGISTER, decide, author=author, then=address("actor", actor=actor))


def change(ask: Ask, point: int) -> HttpResponse:
    known = ask.register.contact.points[point].content
    author = ask.author(f"actor:{known.kept_by}")
    content = _typed_content(ask, known.kept_by)

    def decide(world: World, at: datetime) -> Deeds:
        now = world.register
        return contact.change_point(
            now.contact, now.register, author, at, point=point, content=content, keeps=ask.reader.keeper_of
        )

    return ask.decide(REGISTER, decide, author=author, then=address("actor", actor=known.for_actors[0]))


def _typed_content(ask: Ask, kept_by: ActorId) -> ContactPoint:
    deputy = ask.number("deputy") or None
    if deputy and not ask.register.contact.has(deputy):
        raise Refused("contact.deputy_unknown")
    return ContactPoint(
        kept_by=kept_by,
        for_actors=lines.actors(ask.register.register, str(ask.text("for_actors")), _("Aktörer som nås")),
        function=ask.text("function"),
        channels=tuple(map(channel_from, lines.read(str(ask.text("channels")), _("Hur ni nås"), most=2))),
        hours=ask.text("hours"),
        always=ask.word("always") == "yes",
        deputy=deputy,
        shared=ask.word("shared") == "yes",
    )


def channel_from(line: lines.Line) -> Channel:
    """*Telefon 019-21 00 00 | växel*; without a word before it, the address says what it is. Raises ``lines.channel``."""
    said, note = line.parts
    first, _between, rest = said.partition(" ")
    kind = WORDS.get(first.rstrip(":").casefold())
    typed = rest.strip() if kind else said
    if kind is None and is_email(typed):
        kind = ChannelKind.EMAIL
    elif kind is None and dialable(typed):
        kind = ChannelKind.PHONE
    if kind is None or not typed:
        raise Refused("lines.channel", line=line.number, value=line.text)
    return Channel(kind=kind, address=Text(typed), note=Text(note))


def remove(ask: Ask, point: int) -> HttpResponse:
    known = ask.register.contact.points[point].content
    author = ask.author(f"actor:{known.kept_by}")
    return ask.decide(
        REGISTER,
        lambda world, at: contact.remove_point(
            world.register.contact, author, at, point=point, keeps=ask.reader.keeper_of
        ),
        author=author,
        then=address("actor", actor=known.for_actors[0]),
    )


def confirm(ask: Ask, point: int) -> HttpResponse:
    """*Stämmer numret?* Yes, in one tap, by the actor that keeps it or is reached through it."""
    known = ask.register.contact.points[point].content
    mine = [one for one in (known.kept_by, *known.for_actors) if one in ask.reader.actors]
    if not mine:
        raise Http404
    author = ask.author(f"actor:{mine[0]}")
    return ask.decide(
        REGISTER,
        lambda world, at: contact.confirm(world.register.contact, author, at, point=point),
        author=author,
        then=address("home") if ask.word("from") == "turn" else address("actor", actor=known.for_actors[0]),
    )


# ---- gallring


def rule_page(ask: Ask, actor: str) -> Page:
    rule = ask.register.contact.rules.get(ActorId(actor))
    days = (rule.after_removed_days, rule.after_unconfirmed_days) if rule else USUAL_RULE
    facts = {
        "actor": actor,
        "actor_name": ask.actor_name(actor),
        "rule": rule,
        "after_removed": days[0],
        "after_unconfirmed": days[1],
        "position": new_id(),
    }
    return Page("contact/rule.html", facts, live=False)


def set_rule(ask: Ask, actor: str) -> HttpResponse:
    author = ask.author(f"actor:{actor}")
    rule = DisposalRule(
        after_removed_days=ask.number("after_removed"),
        after_unconfirmed_days=ask.number("after_unconfirmed"),
        decision=ask.text("decision"),
    )
    return ask.decide(
        REGISTER,
        lambda world, at: contact.set_disposal_rule(
            world.register.contact, author, at, actor=ActorId(actor), rule=rule, keeps=ask.reader.keeper_of
        ),
        author=author,
        then=address("actor", actor=actor),
    )


ROUTES = [
    Route("actors/<str:actor>/contacts/new/", "new_contact", adds_points, new_page, add),
    Route("actors/<str:actor>/contacts/disposal/", "disposal_rule", keeper_of_actor, rule_page, set_rule),
    Route("contacts/<int:point>/", "contact", keeps_point, point_page, change),
    Route("contacts/<int:point>/confirmation/", "contact_confirmation", reads_point, act=confirm),
    Route("contacts/<int:point>/end/", "contact_end", keeps_point, act=remove, again=point_page),
]
