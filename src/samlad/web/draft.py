"""Drafts: what is being written, by whom it can be opened, and the way from there into the joint log."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _

from samlad.desk import drafting
from samlad.desk.drafting import Draft, Kind
from samlad.desk.reader import NotFound
from samlad.desk.writer import Unwritable
from samlad.domain import public_record
from samlad.domain.common import ActorId, Refused, isf_log
from samlad.domain.personal import personal_numbers
from samlad.domain.refusals import sentence
from samlad.web.asking import Ask, room_of
from samlad.web.drawing import address
from samlad.web.guards import signed_in
from samlad.web.page import Page, place_of


def opens(ask: Ask, *, draft: str, **params: Any) -> None:
    """Guard: may open this draft; to everybody else there is none."""
    signed_in(ask)
    isf = _found(ask, draft).isf
    try:
        ask.room = room_of(ask.desk.isf_for(ask.reader, isf), isf, ask.reader)
    except NotFound:
        raise Http404 from None
    ask.audience = ("person", ask.reader.person)


def _found(ask: Ask, draft: str) -> Draft:
    try:
        return drafting.draft_for(ask.reader, draft)
    except NotFound:
        raise Http404 from None


# ---- the list, and a new one


def list_page(ask: Ask, isf: str) -> Page:
    drafts = [one for one in drafting.drafts_of(ask.reader, isf) if not one.about]
    return Page(
        "draft/list.html",
        facts={"room": ask.room, "position": ask.room.state.number, "drafts": drafts, "kinds": _kinds(ask)},
        place=place_of(ask),
        live=False,
    )


def _kinds(ask: Ask) -> list[tuple[str, str, str]]:
    """What this person may begin here: value, word, and who can open it."""
    own = [(f"own:{actor}", _("Eget utkast"), ask.actor_name(actor)) for actor in sorted(ask.room.standings)]
    kinds = [(value, word, _("Bara %(actor)s kan öppna det.") % {"actor": name}) for value, word, name in own]
    if ask.room.leads:
        kinds.append(("support", _("ISF-stödets arbetsmaterial"), _("ISF-stödet och värden kan öppna det.")))
    return kinds


def begin(ask: Ask, isf: str) -> HttpResponse:
    kind, _colon, actor = ask.word("kind").partition(":")
    if kind not in {Kind.OWN, Kind.SUPPORT}:
        raise Refused("field.choice", value=kind[:30])
    try:
        draft = drafting.begin(
            ask.reader, isf, kind=Kind(kind), owner=ActorId(actor), title=str(ask.text("title")) or _("Utan rubrik")
        )
    except NotFound:
        raise Http404 from None
    return HttpResponseRedirect(address("draft", draft=draft.id))


# ---- one draft


def page(ask: Ask, draft: str) -> Page:
    return Page("draft/page.html", facts=_facts(ask, _found(ask, draft)), place=place_of(ask), live=not ask.refused)


def _facts(ask: Ask, draft: Draft) -> dict[str, Any]:
    state = ask.room.state.isf
    number, text = drafting.text_at(ask.reader, draft.id)
    readers = [one for one in public_record.readers_of(state) if one in drafting.readers_of(draft, state)]
    return {
        "draft": draft,
        "room": ask.room,
        "position": number,
        "text": text,
        "may_write": drafting.may_write(draft, ask.reader, state),
        "is_ours": draft.kind != Kind.SUPPORT and not draft.about and draft.owner in ask.reader.actors,
        "opened_by": _names(ask, readers or [ActorId(draft.owner)]),
        "asked_for_at": _names(ask, public_record.authorities(readers, ask.register.register.actors)),
        "others": [
            (one.actor, ask.actor_name(one.actor)) for one in state.present if one.actor not in {*readers, draft.owner}
        ],
        "note": ask.room.state.note.of_draft(draft.id),
    }


def _names(ask: Ask, actors: list[ActorId]) -> str:
    return ", ".join(ask.actor_name(actor) or actor for actor in actors)


def receive(ask: Ask, draft: str) -> HttpResponse:
    """``{"updates": "<base64>", "key": "…"}`` → ``{"n": 18}``; a refusal is 422 with its sentence."""
    try:
        update, key = _batch(ask)
        return JsonResponse({"n": drafting.receive(ask.reader, draft, update, key)})
    except NotFound:
        raise Http404 from None
    except Refused as refusal:
        return JsonResponse({"sentence": sentence(refusal.reason, ask.language, refusal.facts)}, status=422)
    except Unwritable:
        return JsonResponse({"sentence": sentence("desk.unwritable", ask.language, {})}, status=503)


def _batch(ask: Ask) -> tuple[bytes, str]:
    assert ask.request
    try:
        batch = json.loads(ask.request.body)
        return base64.b64decode(batch["updates"], validate=True), str(batch["key"])
    except (ValueError, KeyError, TypeError, binascii.Error):
        raise Refused("draft.unreadable") from None


def rename(ask: Ask, draft: str) -> HttpResponse:
    return _done(ask, draft, lambda: drafting.rename(ask.reader, draft, str(ask.text("title"))))


def open_to(ask: Ask, draft: str) -> HttpResponse:
    actors = [ActorId(one) for one in ask.post.getlist("actor")]
    return _done(ask, draft, lambda: drafting.open_to(ask.reader, draft, actors))


def delete(ask: Ask, draft: str) -> HttpResponse:
    return _done(ask, draft, lambda: drafting.delete(ask.reader, draft), address("drafts", isf=ask.room.id))


def _done(ask: Ask, draft: str, act: Any, then: str = "") -> HttpResponse:
    try:
        act()
    except NotFound:
        raise Http404 from None
    except Unwritable:
        return ask.refuse(Refused("desk.unwritable"), status=503)
    return HttpResponseRedirect(then or address("draft", draft=draft))


# ---- sharing it in the joint log


def sharing_page(ask: Ask, draft: str) -> Page:
    """The text as it will stand, who will be able to read it, and where it becomes a public record. Then one button."""
    found, state = _found(ask, draft), ask.room.state.isf
    known = ask.room.state.note.of_draft(draft)
    chosen, behalf = _narrowed(ask), _behalf(ask, found)
    narrowed = known.audience.actors if known else None if chosen is None else chosen | {behalf}
    readers = public_record.readers_of(state, narrowed)
    facts = _facts(ask, found)
    return Page(
        "draft/sharing.html",
        facts={
            **facts,
            "chosen": sorted(chosen or ()),
            "is_narrowed": chosen is not None,
            "choices": [(one.actor, ask.actor_name(one.actor)) for one in state.present],
            "count": len([one for one in readers if one != behalf]),
            "read_by": _names(ask, readers),
            "record_at": _names(ask, public_record.record_at(state, ask.register.register.actors, narrowed)),
            "numbers": personal_numbers(f"{found.title}\n{facts['text']}"),
            "capacities": capacities(ask, found),
        },
        place=place_of(ask),
        live=False,
    )


def _behalf(ask: Ask, draft: Draft) -> ActorId:
    """The actor that the text is shared for: it always reads what it has shared."""
    mine = draft.kind == Kind.SUPPORT or draft.about or draft.owner in ask.reader.actors
    return ActorId(draft.owner) if mine else next(iter(ask.room.mine), ActorId(""))


def _narrowed(ask: Ask) -> frozenset[ActorId] | None:
    """The chosen readers: None for everyone who takes part."""
    chosen = ask.post if ask.post else ask.query
    if chosen.get("readers") != "some":
        return None
    present = {one.actor for one in ask.room.state.isf.present}
    return frozenset(ActorId(one) for one in chosen.getlist("actor")) & present


def capacities(ask: Ask, draft: Draft) -> list[tuple[str, str]]:
    """In which capacities this person may share it, the likeliest first."""
    room = ask.room
    leading = [("host", _("Värd"))] * room.hosts + [("support", _("ISF-stöd"))] * room.staff
    if draft.kind == Kind.SUPPORT or draft.about:
        return leading
    actors = [draft.owner] if draft.kind == Kind.OWN else sorted(room.standings)
    return [(f"actor:{one}", ask.actor_name(one) or one) for one in actors]


def share(ask: Ask, draft: str) -> HttpResponse:
    found = _found(ask, draft)
    offered = capacities(ask, found)
    author = ask.author(offered[0][0] if offered else "")
    decide = drafting.sharing(
        ask.reader,
        draft,
        author,
        upto=ask.number("upto"),
        readers=_narrowed(ask),
        numbers_are_meant=ask.word("meant") == "yes",
    )
    then = address("log", isf=found.isf)
    return ask.decide(
        isf_log(found.isf),
        decide,
        author=author,
        then=lambda receipt: then + (f"#entry-{receipt.number}" if receipt.number else ""),
    )
