"""The front page is *Din tur*; and the choice of language."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from samlad.desk import doorway
from samlad.web import turn
from samlad.web.asking import Ask
from samlad.web.page import Page


def turn_page(ask: Ask) -> Page:
    return Page(
        "home/turn.html",
        mine=lambda: {"expected": turn.expectations(ask), "turn": turn},
        my_regions={"turn": "home/expected.html"},
    )


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
