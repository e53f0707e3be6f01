"""Links that are sent to people.

Opening a link changes nothing, however often: mail filters open links before people do. ``opened`` only looks;
``spend`` is called by the pressed button. A link that is spent, revoked, too old or made up is *gone*, and which of
them it was is told to nobody.
"""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from django.conf import settings
from django.db import models

from samlad.domain.common import Refused
from samlad.people.ids import hashed, new_secret
from samlad.people.models import DemoLink, GuestLink, Invitation, Link, PhoneLink

KINDS: dict[str, type[Link]] = {kind.mark: kind for kind in (Invitation, GuestLink, PhoneLink, DemoLink)}
L = TypeVar("L", bound=Link)


def gone() -> Refused:
    return Refused("link.gone")


def mint(link: Link) -> str:
    """Saves a link and returns its token, which exists nowhere else from now on."""
    token = link.mark + new_secret()
    link.token_hash = hashed(token)
    link.save(force_insert=True)
    return token


def opened(token: str, at: datetime) -> Link:
    """The link behind a token, looked at without touching it. Raises Refused("link.gone")."""
    kind = KINDS.get(token[:1])
    link = kind.objects.filter(pk=hashed(token)).first() if kind else None  # type: ignore[attr-defined]
    if link is None or not link.is_open(at) or (isinstance(link, DemoLink) and not settings.DEMO):
        raise gone()
    return link


def opened_as(kind: type[L], token: str, at: datetime) -> L:
    """As ``opened``, for one kind of link only."""
    link = opened(token, at)
    if not isinstance(link, kind):
        raise gone()
    return link


def spend(link: Link, at: datetime) -> None:
    """Uses the link up. Of two who press at the same time the second gets Refused("link.gone")."""
    if not _open(type(link), at).filter(pk=link.pk).update(spent_at=at):
        raise gone()
    link.spent_at = at


def revoke(links: models.QuerySet[L], at: datetime) -> int:
    """Takes back those that have not been used. Returns how many."""
    return links.filter(spent_at=None, revoked_at=None).update(revoked_at=at)


def _open(kind: type[Link], at: datetime) -> models.QuerySet[Link]:
    links: models.QuerySet[Link] = kind.objects.filter(  # type: ignore[attr-defined]
        spent_at=None, revoked_at=None, expires_at__gt=at
    )
    return links
