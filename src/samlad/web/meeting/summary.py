"""What a meeting ended in: as page, as text to read aloud or paste, and as PDF. Ready before people have hung up."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse

from samlad.desk import meeting_notes, printing, summing
from samlad.domain.meeting import ItemNotes, Status
from samlad.web import inside
from samlad.web.asking import Ask
from samlad.web.meeting import pages
from samlad.web.page import Page

Notes = tuple[ItemNotes, ...]


def page(ask: Ask, isf: str, number: int) -> Page:
    """Shown while the meeting goes on too, so that it can be read through before it ends."""
    notes = _live_notes(ask, number)
    paper = _paper(ask, number, notes)
    printing.printer.begin(_key(ask, number, notes), paper)
    facts = {
        "meeting": pages.found(ask, number),
        "paper": paper,
        "text": printing.as_text(paper),
        "kind_of": lambda block: type(block).__name__.lower(),
    }
    return inside.page(ask, "meeting/summary.html", facts, live=False, offline=True)


def text(ask: Ask, isf: str, number: int) -> HttpResponse:
    answer = HttpResponse(
        printing.as_text(_paper(ask, number, _live_notes(ask, number))), content_type="text/plain; charset=utf-8"
    )
    return _named(answer, number, "txt")


def pdf(ask: Ask, isf: str, number: int) -> HttpResponse:
    notes = _live_notes(ask, number)
    drawn = printing.printer.pdf(_key(ask, number, notes), _paper(ask, number, notes))
    return _named(HttpResponse(drawn, content_type="application/pdf"), number, "pdf")


def _paper(ask: Ask, number: int, notes: Notes) -> Any:
    held = pages.found(ask, number)
    if held.status not in {Status.UNDER_WAY, Status.ENDED}:
        raise Http404
    state = ask.room.state
    return printing.paper_of(
        summing.summary_of(
            state,
            ask.register,
            number,
            language=ask.language,
            produced_at=ask.now,
            disturbance=_disturbance(ask),
            demo=settings.DEMO,
            notes=notes,
        )
    )


def _live_notes(ask: Ask, number: int) -> Notes:
    """The notes as they stand while the meeting goes on; when it ends they are kept in the log."""
    going_on = pages.found(ask, number).status is Status.UNDER_WAY and not ask.as_of
    return meeting_notes.kept(ask.room.id, number) if going_on else ()


def _key(ask: Ask, number: int, notes: Notes) -> Any:
    """What the summary is drawn from: this reader's log so far, in this language, and notes that are not in it yet."""
    return (ask.audience, ask.room.state.number, ask.register.number, number, ask.language, ask.as_of, notes)


def _disturbance(ask: Ask) -> str:
    opened = ask.room.state.isf.opened
    known = [ask.desk.disturbance_for(ask.reader, one).disturbance for one in opened.disturbances]
    return ", ".join(str(one.name) for one in known)


def _named(answer: HttpResponse, number: int, ending: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="isf-mote-{number}-sammanfattning.{ending}"'
    return answer
