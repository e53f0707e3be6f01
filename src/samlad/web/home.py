"""The front page is *Din tur*; and the choice of language."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from samlad.desk import doorway
from samlad.desk.reader import NotFound
from samlad.domain.isf import Status
from samlad.domain.joint import JointState
from samlad.web import turn
from samlad.web.asking import Ask
from samlad.web.page import Page


def turn_page(ask: Ask) -> Page:
    """The keys of its forms move when what is expected does: the same tap for another larm is another decision."""
    expected = turn.expectations(ask)
    return Page(
        "home/turn.html",
        facts={"position": [(item.log, item.key, item.expected.due_at) for item in expected]},
        mine=lambda: {"expected": expected, "turn": turn, "going_on": _going_on(ask)},
        my_regions={"turn": "home/expected.html", "going-on": "home/going_on.html"},
    )


def _going_on(ask: Ask) -> list[tuple[str, JointState]]:
    """The active ISFs that the reader is in, newest first."""
    found = []
    for isf in ask.desk.isfs_of(ask.reader)[::-1]:
        try:
            state = ask.desk.isf_for(ask.reader, isf)
        except NotFound:
            continue
        if state.isf.status is Status.ACTIVE:
            found.append((isf, state))
    return found


def choose_language(ask: Ask) -> HttpResponse:
    assert ask.request
    language = ask.word("language")
    following = ask.word("next")
    safe = url_has_allowed_host_and_scheme(following, allowed_hosts=None)
    answer = HttpResponseRedirect(following if safe else "/")
    if language in dict(settings.LANGUAGES):
        if ask.known:
            doorway.set_language(ask.known, language)
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language, max_age=365 * 86400, samesite="Lax", secure=settings.SECURE
        )
    return answer
