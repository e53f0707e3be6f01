"""The call on paper: the list to read aloud, as page, plain text and PDF; and an invitation's calendar file."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse

from samlad.desk.calling import papers
from samlad.domain import call as calls
from samlad.domain.call import Invitation
from samlad.domain.common import isf_log
from samlad.web.asking import Ask
from samlad.web.call import words
from samlad.web.call.board import call_of, names_in
from samlad.web.page import Page, place_of


def list_page(ask: Ask, isf: str, number: int) -> Page:
    """Whom to ring, the unanswered first; kept readable without a line."""
    call = call_of(ask, number)
    return Page(
        "call/list.html",
        facts={
            "call": call,
            "isf": isf,
            "room": ask.room,
            "list": _list(ask, number),
            "is_alarm": not isinstance(call, Invitation),
        },
        version=(ask.room.state.number, ask.register.number),
        regions={"list": "call/list_rows.html"},
        place=place_of(ask),
        offline=True,
    )


def list_text(ask: Ask, isf: str, number: int) -> HttpResponse:
    return HttpResponse(papers.as_text(_list(ask, number)), content_type="text/plain; charset=utf-8")


def list_pdf(ask: Ask, isf: str, number: int) -> HttpResponse:
    return _file(papers.as_pdf(_list(ask, number)), "application/pdf", f"larm-{number}.pdf")


def calendar_file(ask: Ask, isf: str, number: int) -> HttpResponse:
    """For a calendar of one's own; how to join stands in it, as for all who take part."""
    if not isinstance(call_of(ask, number), Invitation):
        raise Http404
    content = papers.calendar_file(isf_log(isf), ask.room.state, ask.register, number, ask.now)
    return _file(content, "text/calendar; charset=utf-8", f"mote-{number}.ics")


def _list(ask: Ask, number: int) -> papers.CallList:
    call = call_of(ask, number)
    names = names_in(call)

    def state_of(row: calls.Called) -> str:
        return words.aloud(call, row, calls.standing(call, row, ask.now), names)

    return papers.call_list(
        ask.room.state, ask.register, call, ask.now, state_of=state_of, language=ask.language, demo=settings.DEMO
    )


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
