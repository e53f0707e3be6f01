"""Every change of who may do what goes through ``change``: counted in its own transaction, forgotten after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import F

from samlad.people import asking
from samlad.people.models import PeopleVersion


@contextmanager
def change() -> Iterator[None]:
    """One transaction. The counter is moved first, so that two changes at the same time wait for each other."""
    with transaction.atomic():
        if not PeopleVersion.objects.update(number=F("number") + 1):
            PeopleVersion.objects.create(number=1)
        yield
        transaction.on_commit(asking.forget)
