"""A restored database begins a new life: nothing goes out by itself, and nobody is signed in by an old session."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction

from samlad.desk import outbox
from samlad.log import incarnation, store
from samlad.people.models import Device


def begin_again(at: datetime) -> int:
    """Marks the database as restored, before anything else is written in it. Returns how many messages now stand still.

    Sessions end, since one that was signed out after the backup was taken would otherwise be signed in again.
    """
    with transaction.atomic():
        incarnation.begin(at)
        Session.objects.all().delete()
        Device.objects.all().delete()
        return outbox.hold_all(at)


def last_entry_at() -> str:
    """When the newest entry of all was registered, in UTC."""
    return max((head.registered_at for head in store.heads()), default="(the log is empty)")
