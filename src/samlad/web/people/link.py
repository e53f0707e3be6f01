"""A link that somebody was sent. Opening it changes nothing; the token leaves the address at once; a button spends it.

``/l/<token>`` puts the token in a cookie of its own and goes on to ``/link/``, which says whom the link is for and has
one button. A mail filter that opens the link on its way, however often, has done nothing.
"""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect

from samlad.desk import doorway
from samlad.desk.desk import KeyReused
from samlad.domain.common import ActorId, Refused
from samlad.web import drawing
from samlad.web.asking import Ask
from samlad.web.page import Page
from samlad.web.people import phone, tasks, typed

COOKIE = "samlad_link"
COOKIE_LASTS = 60 * 60  # seconds
TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")


def open_link(ask: Ask, token: str) -> HttpResponse:
    """Takes the token out of the address, whatever it is; nothing is looked up yet."""
    if not TOKEN.fullmatch(token):  # none of ours looks like that
        return drawing.respond(ask, Page("people/link_gone.html", live=False), status=410)
    answer = HttpResponseRedirect(drawing.address("opened_link"))
    answer.set_signed_cookie(COOKIE, token, max_age=COOKIE_LASTS, httponly=True, secure=settings.SECURE, samesite="Lax")
    return answer


def page(ask: Ask) -> Page | HttpResponse:
    """Whom the link is for, and its button. Spent, revoked, old and made-up links give one and the same page."""
    try:
        link = doorway.opened(_token(ask), ask.now)
        return _shown(ask, link)
    except Refused:
        return drawing.respond(ask, Page("people/link_gone.html", live=False), status=410)


def press(ask: Ask) -> HttpResponse:
    """The button. Raises Refused with what was typed wrong, and then the link is still good."""
    token = _token(ask)
    doorway.limit_link(token, typed.address(ask), ask.now)
    try:
        link = doorway.opened(token, ask.now)
    except Refused:
        return drawing.respond(ask, Page("people/link_gone.html", live=False), status=410)
    answer = PRESSED[type(link)](ask, link, token)
    if not isinstance(link, doorway.DemoLink):
        answer.delete_cookie(COOKIE)
    return answer


def _token(ask: Ask) -> str:
    assert ask.request
    return str(ask.request.get_signed_cookie(COOKIE, default="", max_age=COOKIE_LASTS))


def _shown(ask: Ask, link: doorway.Link) -> Page:
    if isinstance(link, doorway.GuestLink):
        return tasks.shown(ask, link)
    if isinstance(link, doorway.Invitation):
        facts = {"has_account": doorway.has_account(link), "actor": _actor(ask, link.actor)}
        return Page("people/invitation.html", {"link": link, **facts}, live=False)
    if isinstance(link, doorway.PhoneLink):
        return Page("people/phone_link.html", {"link": link, "actor": _actor(ask, link.actor)}, live=False)
    assert isinstance(link, doorway.DemoLink)
    return Page("people/demo_link.html", {"link": link}, live=False)


def _accept(ask: Ask, link: doorway.Invitation, token: str) -> HttpResponse:
    """A new account is signed in at once; somebody who has one signs in to it."""
    assert ask.request
    if doorway.has_account(link):
        doorway.accept_invitation(token, ask.now)
        return HttpResponseRedirect(drawing.address("home"))
    name, password = typed.person_name(ask), typed.new_password(ask)
    person = doorway.accept_invitation(token, ask.now, name=name, password=password)
    doorway.sign_in(ask.request, person, fresh=True)
    answer = HttpResponseRedirect(drawing.address("mfa_index" if password else "mfa_add_webauthn"))
    doorway.be_known(ask.request, answer, person.id)
    return answer


def _enrol(ask: Ask, link: doorway.PhoneLink, token: str) -> HttpResponse:
    _, secret = doorway.enrol_duty_phone(token, ask.now)
    answer = HttpResponseRedirect(drawing.address("phone"))
    phone.keep(answer, secret)
    return answer


def _sign_in_demo(ask: Ask, link: doorway.DemoLink, token: str) -> HttpResponse:
    assert ask.request
    doorway.sign_in(ask.request, link.person)
    return HttpResponseRedirect(drawing.address("home"))


def _do_task(ask: Ask, link: doorway.GuestLink, token: str) -> HttpResponse:
    try:
        done = tasks.TASKS[link.task].act(ask, link)
    except KeyReused:  # pressed twice with different answers: the first one counts
        raise Refused("desk.key_reused") from None
    doorway.spend_guest_link(token, ask.now)
    return drawing.respond(ask, done)


def _actor(ask: Ask, actor: str) -> str:
    """The name of the actor that the link itself is about: whoever holds the link was told it already."""
    return doorway.actor_name(ActorId(actor))


PRESSED: dict[type[doorway.Link], Any] = {
    doorway.Invitation: _accept,
    doorway.PhoneLink: _enrol,
    doorway.DemoLink: _sign_in_demo,
    doorway.GuestLink: _do_task,
}
