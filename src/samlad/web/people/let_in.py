"""A colleague lets you in: the page that asks and waits, and the page where a colleague opens."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect

from samlad.desk import doorway
from samlad.domain.common import ActorId
from samlad.web import drawing
from samlad.web.asking import Ask
from samlad.web.page import Page
from samlad.web.people import typed

COOKIE = "samlad_waiting"
COOKIE_LASTS = 60 * 30  # seconds; as long as the ask


def ask_page(ask: Ask) -> Page:
    return Page("people/let_in_ask.html", live=False)


def ask_to_be_let_in(ask: Ask) -> HttpResponse:
    """Shows a code whether or not the address has an account."""
    asked = doorway.ask_to_be_let_in(typed.email(ask), typed.address(ask), ask.now)
    answer = HttpResponseRedirect(drawing.address("waiting"))
    answer.set_signed_cookie(
        COOKIE,
        f"{asked.code} {asked.secret}",
        max_age=COOKIE_LASTS,
        httponly=True,
        secure=settings.SECURE,
        samesite="Lax",
    )
    return answer


def waiting_page(ask: Ask) -> Page | HttpResponse:
    """The code to read aloud; once a colleague has opened, the button that goes in."""
    code, secret = _kept(ask)
    if not code:
        return HttpResponseRedirect(drawing.address("ask_let_in"))
    let_in = doorway.pass_for(secret, ask.now)
    return Page("people/let_in_waiting.html", {"code": code, "let_in": let_in}, live=False)


def go_in(ask: Ask) -> HttpResponse:
    """Only the pressed button uses the pass."""
    assert ask.request
    used = doorway.use_pass(_kept(ask)[1], ask.now)
    if used is None:
        return HttpResponseRedirect(drawing.address("waiting"))
    doorway.sign_in_by_pass(ask.request, used, ask.now)
    answer = HttpResponseRedirect(drawing.address("home"))
    answer.delete_cookie(COOKIE)
    return answer


def colleagues_page(ask: Ask) -> Page:
    assert ask.known
    waiting = doorway.waiting_colleagues(ask.known, ask.now)
    actors = [(actor, ask.actor_name(actor)) for actor in sorted(ask.reader.actors)]
    return Page("people/let_in_colleague.html", {"waiting": waiting, "actors": actors}, live=False)


def open_for_colleague(ask: Ask, waiting: str) -> HttpResponse:
    assert ask.known
    actor = ActorId(ask.word("actor"))
    done = doorway.let_in(ask.known, actor, waiting, ask.word("code"), ask.now)
    facts = {"name": done.person.name, "actor": ask.actor_name(actor)}
    return drawing.respond(ask, Page("people/let_in_done.html", facts, live=False))


def _kept(ask: Ask) -> tuple[str, str]:
    assert ask.request
    code, _, secret = ask.request.get_signed_cookie(COOKIE, default="", max_age=COOKIE_LASTS).partition(" ")
    return code, secret
