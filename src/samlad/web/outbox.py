"""*Utkorg*, in a demo only: every message that would have gone out, the newest first.

A message is shown to the people of the actor that hosts the ISF it was sent from, and a letter about an account to its owner:
those who would have known of it in any case. For anybody else, and outside a demo, there is no such page.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from samlad.desk import outbox
from samlad.desk.outbox import Channel, Mode
from samlad.domain.common import ActorId, isf_log
from samlad.web.asking import Ask
from samlad.web.guards import signed_in
from samlad.web.page import Page

CHANNELS = {Channel.EMAIL: _("E-post"), Channel.SMS: _("Sms"), Channel.VOICE: _("Uppringning")}
MARKS = {Mode.EXERCISE: _("ÖVNING"), Mode.TEST: _("PROV")}


def in_demo(ask: Ask, **params: Any) -> None:
    """In a data directory marked as demo, and for somebody who acts for an actor."""
    if not settings.DEMO:
        raise Http404
    signed_in(ask)


def list_page(ask: Ask) -> Page:
    return Page("outbox/list.html", mine=lambda: _listed(ask), my_regions={"messages": "outbox/messages.html"})


def _listed(ask: Ask) -> dict[str, Any]:
    names = _hosted(ask)
    rows = outbox.newest([isf_log(isf) for isf in names], str(ask.reader.person))
    messages = [
        {
            "row": row,
            "from": names.get(row.log.partition(":")[2], ""),
            "to": ask.actor_name(ActorId(row.actor)),
            "channel": CHANNELS[Channel(row.channel)],
            "mark": MARKS.get(Mode(row.mode), ""),
        }
        for row in rows
    ]
    return {"messages": messages}


def _hosted(ask: Ask) -> dict[str, str]:
    """The names of the ISFs that the reader's own actors host."""
    states = {isf: ask.desk.isf_for(ask.reader, isf).isf for isf in ask.desk.isfs_of(ask.reader)}
    return {isf: str(state.name) for isf, state in states.items() if state.host in ask.reader.actors}
