"""On the duty phone itself: who has the shift, taking it and handing it over."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect

from samlad.desk import doorway
from samlad.domain.common import ActorId, Refused
from samlad.web import drawing
from samlad.web.asking import Ask
from samlad.web.page import Page

COOKIE = "samlad_phone"
KEPT = 60 * 60 * 24 * 400  # seconds; as long as browsers keep a cookie


def keep(answer: HttpResponse, secret: str) -> None:
    """The phone's own key; sent again at each shift so that it does not run out."""
    answer.set_signed_cookie(COOKIE, secret, max_age=KEPT, httponly=True, secure=settings.SECURE, samesite="Lax")


def page(ask: Ask) -> Page:
    """Only an enrolled phone has this page; for anybody else there is none."""
    phone = _phone(ask)
    shift = doorway.shift_on(phone)
    return Page(
        "people/phone.html",
        {
            "phone": phone,
            "actor": doorway.actor_name(ActorId(phone.actor)),
            "shift": shift,
            "people": [(one.person, one.name) for one in doorway.may_take_shift(phone)],
            "is_mine": bool(ask.known and ask.known.phone and ask.known.phone.id == phone.id),
        },
        live=False,
    )


def take(ask: Ask) -> HttpResponse:
    phone = _phone(ask)
    shift = doorway.take_shift(phone, ask.word("person"), ask.now)
    if shift is None:
        raise Refused("phone.not_member")
    assert ask.request
    doorway.sign_in_on_shift(ask.request, shift)
    answer = HttpResponseRedirect(drawing.address("home"))
    keep(answer, _secret(ask))
    return answer


def hand_over(ask: Ask) -> HttpResponse:
    """Ends the shift; the phone waits for the next name."""
    assert ask.request
    doorway.end_shift(_phone(ask).id, ask.now)
    doorway.sign_out(ask.request)
    return HttpResponseRedirect(drawing.address("phone"))


def _phone(ask: Ask) -> doorway.DutyPhone:
    phone = doorway.phone_with(_secret(ask))
    if phone is None:
        raise Http404
    return phone


def _secret(ask: Ask) -> str:
    assert ask.request
    return str(ask.request.get_signed_cookie(COOKIE, default="", max_age=KEPT))
