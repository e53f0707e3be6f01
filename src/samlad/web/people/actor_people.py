"""An actor's people and duty phones, managed by its keeper, or by the installation's."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from samlad.desk import doorway
from samlad.domain.common import ActorId, PersonId, Refused
from samlad.web import drawing
from samlad.web.asking import Ask
from samlad.web.guards import signed_in
from samlad.web.page import Page
from samlad.web.people import typed


def manages(ask: Ask, *, actor: str, **params: object) -> None:
    """Guard: keeps this actor's people, or the installation; and there is such an actor."""
    signed_in(ask)
    if not ask.known or not doorway.may_manage(ask.known, ActorId(actor)) or not doorway.actor_name(ActorId(actor)):
        raise Http404


def people_page(ask: Ask, actor: ActorId) -> Page:
    assert ask.known
    facts = {
        "actor": actor,
        "actor_name": doorway.actor_name(actor),
        "people": doorway.people_of(ask.known, actor),
        "invitations": doorway.open_invitations(ask.known, actor, ask.now),
        "roles": _roles(),
        "me": ask.known.person,
    }
    return Page("people/people.html", facts, live=False)


def invite(ask: Ask, actor: ActorId) -> HttpResponse:
    assert ask.known
    email, role = typed.email(ask), ask.choice("role", doorway.Role)
    token = doorway.invite(ask.known, actor, email, role, ask.now)
    facts = {"actor": doorway.actor_name(actor), "by": ask.known.name, "address": link_address(token)}
    subject = _("Inbjudan till Samlad för {actor}").format(**facts)
    send_mail(subject, render_to_string("people/invitation.txt", facts), None, [email])
    return HttpResponseRedirect(drawing.address("people", actor=actor))


def change_role(ask: Ask, actor: ActorId, person: PersonId) -> HttpResponse:
    """``give`` or ``end`` a role, or end the whole membership."""
    assert ask.known
    what = ask.word("what")
    role = ask.choice("role", doorway.Role) if ask.word("role") else None
    if what == "give" and role:
        doorway.give_role(ask.known, actor, person, role, ask.now)
    elif what == "end":
        doorway.end_membership(ask.known, actor, person, ask.now, role)
    return HttpResponseRedirect(drawing.address("people", actor=actor))


def take_back(ask: Ask, actor: ActorId, invitation: str) -> HttpResponse:
    assert ask.known
    doorway.take_back_invitation(ask.known, actor, invitation, ask.now)
    return HttpResponseRedirect(drawing.address("people", actor=actor))


def phones_page(ask: Ask, actor: ActorId) -> Page:
    assert ask.known
    phones = [(phone, doorway.shift_on(phone)) for phone in doorway.phones_of(ask.known, actor)]
    facts = {"actor": actor, "actor_name": doorway.actor_name(actor), "phones": phones}
    return Page("people/phones.html", facts, live=False)


def offer_phone(ask: Ask, actor: ActorId) -> Page:
    """The link is shown once, here, to be opened on the phone."""
    assert ask.known
    function, label = ask.word("function")[:64], ask.word("label")[:120]
    if not function:
        raise Refused("people.function")
    if not label:
        raise Refused("people.label")
    address = link_address(doorway.offer_duty_phone(ask.known, actor, function, label, ask.now))
    facts = {"actor": actor, "label": label, "address": address, "picture": doorway.qr_image(address)}
    return Page("people/phone_offer.html", facts, live=False)


def revoke_phone(ask: Ask, actor: ActorId, phone: str) -> HttpResponse:
    assert ask.known
    doorway.revoke_duty_phone(ask.known, actor, phone, ask.now)
    return HttpResponseRedirect(drawing.address("phones", actor=actor))


def link_address(token: str) -> str:
    """What is sent or shown: on the address people know."""
    return settings.PUBLIC_URL + drawing.address("link", token=token)


def _roles() -> list[tuple[str, str, str]]:
    return [
        ("member", _("Företräder aktören"), _("Svarar, skriver och lämnar överenskommelser för aktören.")),
        ("keeper", _("Behörighetsansvarig"), _("Bjuder in och avslutar, sköter kontaktpunkter och jourtelefoner.")),
        ("registrator", _("Registrator"), _("Läser allt som aktören har del av.")),
    ]
