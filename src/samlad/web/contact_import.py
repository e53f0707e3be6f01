"""A contact list out of a spreadsheet: pasted or uploaded, looked at row by row, and then read in. Nothing typed is lost."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from samlad.desk import contact_lists
from samlad.desk.contact_lists import ContactList, Unreadable
from samlad.desk.desk import World, new_id
from samlad.domain import contact_import
from samlad.domain.common import REGISTER, ActorId, Deeds, Refused
from samlad.domain.contact import ContactPoint
from samlad.domain.contact_import import Change, RowPlan
from samlad.domain.refusals import sentence
from samlad.web.asking import Ask
from samlad.web.contact import CHANNELS
from samlad.web.drawing import address, respond
from samlad.web.guards import keeper_of_actor
from samlad.web.handling import Route
from samlad.web.page import Page

SHOWN_AT_MOST = 300  # rows without a problem; every row with one is shown


def import_page(ask: Ask, actor: str) -> Page:
    return _page(ask, actor, text=ask.post.get("rows", ""))


def headings_file(ask: Ask, actor: str) -> HttpResponse:
    answer = HttpResponse(contact_lists.empty_list(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="kontaktlista.csv"'
    return answer


def take(ask: Ask, actor: str) -> HttpResponse:
    """Shows what would come of the list, or reads in its good rows (``step`` is ``record``) and gives the others back."""
    text = ask.post.get("rows", "")
    try:
        found = _read(ask, text)
        text = found.text()
        if ask.word("step") != "record":
            return respond(ask, _page(ask, actor, text=text, found=found, plans=_plans(ask, actor, found)))
        return _record(ask, actor, found)
    except Unreadable as unreadable:
        ask.refused = [unreadable.sentence(ask.language)]
    except Refused as refusal:
        ask.refused = [sentence(refusal.reason, ask.language, refusal.facts)]
    return respond(ask, _page(ask, actor, text=text), status=422)


def _read(ask: Ask, text: str) -> ContactList:
    file = ask.request.FILES.get("file") if ask.request else None
    if file:
        return contact_lists.read(file.read(contact_lists.MAX_BYTES + 1), str(file.name))
    return contact_lists.read(text, _("Det inklistrade"))


def _plans(ask: Ask, actor: str, found: ContactList) -> list[RowPlan]:
    now = ask.desk.register_for(ask.reader)
    return contact_import.preview(
        now.contact, now.register, rows=found.rows, kept_by=ActorId(actor), shared=_shared(ask)
    )


def _shared(ask: Ask) -> bool:
    return ask.word("shared") == "yes"


def _record(ask: Ask, actor: str, found: ContactList) -> HttpResponse:
    """The rows that could not be read in stand in the box again, under the headings, to be mended."""
    author, shared = ask.author(f"actor:{actor}"), _shared(ask)
    plans = _plans(ask, actor, found)

    def decide(world: World, at: datetime) -> Deeds:
        now = world.register
        return contact_import.record_import(
            now.contact,
            now.register,
            author,
            at,
            rows=found.rows,
            kept_by=ActorId(actor),
            keeps=ask.reader.keeper_of,
            shared=shared,
        )

    answer = ask.decide(REGISTER, decide, author=author, then=address("actor", actor=actor))
    bad = {one.row for one in plans if one.change is Change.PROBLEM}
    if answer.status_code != 302 or not bad:
        return answer
    left = contact_lists.read(found.only(bad))
    page = _page(ask, actor, text=left.text(), found=left, plans=_plans(ask, actor, left))
    page.facts["read_in"] = len(plans) - len(bad)
    return respond(ask, page)


def _page(
    ask: Ask, actor: str, *, text: str, found: ContactList | None = None, plans: list[RowPlan] | None = None
) -> Page:
    plans = plans or []
    counts = {change: sum(one.change is change for one in plans) for change in Change}
    facts: dict[str, Any] = {
        "actor": actor,
        "actor_name": ask.actor_name(actor),
        "text": text,
        "shared": _shared(ask),
        "warnings": [one.sentence(ask.language) for one in found.problems] if found else [],
        "rows": [_row(ask, one) for one in _shown(plans)],
        "looked_at": found is not None,
        "counts": counts,
        "to_read_in": counts[Change.ADD] + counts[Change.CHANGE],
        "headings": [names[0].capitalize() for names in contact_import.COLUMNS.values()],
        "position": new_id(),
        "typed": lambda name, default="": default,  # what a file held stands in the box as well, also after a refusal
    }
    return Page("contact/import.html", facts, live=False)


def _shown(plans: list[RowPlan]) -> list[RowPlan]:
    """Problems first, then what changes; a list of thousands is not drawn whole."""
    bad = [one for one in plans if one.change is Change.PROBLEM]
    good = [one for one in plans if one.change in {Change.ADD, Change.CHANGE}]
    return [*bad, *good[:SHOWN_AT_MOST]]


def _row(ask: Ask, plan: RowPlan) -> dict[str, Any]:
    state = ask.desk.register_for(ask.reader).contact
    known = contact_import.same_point(state, plan.content) if plan.content else None
    return {
        "number": plan.row,
        "change": plan.change,
        "problem": sentence(plan.problem, ask.language, plan.facts) if plan.problem else "",
        "actor": ask.actor_name(plan.content.for_actors[0]) if plan.content else "",
        "function": plan.content.function if plan.content else "",
        "reached": _reached(plan.content),
        "deputy": _reached(plan.deputy),
        "before": _reached(known.content) if known and plan.change is Change.CHANGE else "",
        "sharing": _sharing(known.content, plan.content) if known and plan.content else "",
    }


def _sharing(before: ContactPoint, after: ContactPoint) -> str:
    if before.shared == after.shared:
        return ""
    return _("delas med alla aktörer") if after.shared else _("delas inte längre")


def _reached(content: ContactPoint | None) -> str:
    if content is None:
        return ""
    ways = [f"{CHANNELS[one.kind]} {one.address}" for one in content.channels]
    return " · ".join([*ways, str(content.hours)] if content.hours else ways)


ROUTES = [
    Route("actors/<str:actor>/contacts/import/", "import_contacts", keeper_of_actor, import_page, take),
    Route("actors/<str:actor>/contacts/import/headings.csv", "contact_headings", keeper_of_actor, headings_file),
]
