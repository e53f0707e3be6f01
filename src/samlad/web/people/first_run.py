"""The first account, made with the code from the terminal."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect

from samlad.desk import base_data, doorway
from samlad.web import drawing
from samlad.web.asking import Ask
from samlad.web.page import Page
from samlad.web.people import typed


def page(ask: Ask) -> Page:
    if not doorway.is_first_run():
        raise Http404
    return Page("people/first_run.html", live=False)


def create(ask: Ask) -> HttpResponse:
    assert ask.request
    if not doorway.is_first_run():
        raise Http404
    email, name, password = typed.email(ask), typed.person_name(ask), typed.new_password(ask)
    person = doorway.create_first_keeper(settings.DATA_DIR, ask.word("code"), email, name, password, ask.now)
    base_data.load(ask.desk)
    doorway.sign_in(ask.request, person, fresh=True)
    answer = HttpResponseRedirect(drawing.address("mfa_index" if password else "mfa_add_webauthn"))
    doorway.be_known(ask.request, answer, person.id)
    return answer
