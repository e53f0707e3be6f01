"""Guest links: one task for somebody without an account, with an end, and possible to take back.

The desk records what the guest did with the link's id as its key, then spends the link. Should the machine stop in
between, the link still works and the same answer gives the same receipt. A link is looked up each time it is used, so
taking it back holds at once without anybody being told.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from samlad.domain.common import ActorId, LogId
from samlad.people import links
from samlad.people.models import GuestLink


def make_guest_link(
    log: LogId,
    task: str,
    object_id: str,
    actor: ActorId,
    *,
    at: datetime,
    valid_for: timedelta,
    name: str = "",
    by: str = "",
) -> tuple[GuestLink, str]:
    """A link for one ``task`` ("alarm.acknowledge") on one thing, on behalf of ``actor``; and its token."""
    link = GuestLink(
        log=log,
        task=task,
        object_id=object_id,
        actor=actor,
        name=name,
        created_by=by,
        created_at=at,
        expires_at=at + valid_for,
    )
    return link, links.mint(link)


def open_guest_link(token: str, at: datetime) -> GuestLink:
    """Looks, and changes nothing. Raises Refused("link.gone")."""
    return links.opened_as(GuestLink, token, at)


def spend_guest_link(token: str, at: datetime) -> GuestLink:
    """Uses the link up. Raises Refused("link.gone") the second time."""
    link = links.opened_as(GuestLink, token, at)
    links.spend(link, at)
    return link


def revoke_guest_links(log: LogId, task: str, object_id: str, at: datetime, actor: ActorId | None = None) -> int:
    """Takes back the unused links to a thing (of one actor, if named). Returns how many."""
    sent = GuestLink.objects.filter(log=log, task=task, object_id=object_id)
    return links.revoke(sent.filter(actor=actor) if actor else sent, at)
