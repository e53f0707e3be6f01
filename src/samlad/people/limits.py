"""How many tries somebody gets. Counted in the database, so that it holds across processes and restarts.

An account is limited for browsers that have not signed in to it before; one that has carries a cookie and is counted by
itself, so that nobody is locked out by other people's wrong guesses. Each address has a ceiling high enough for a whole
town hall behind one address.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from samlad.people.ids import hashed
from samlad.people.models import Attempt

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 10
PER_CODE = 6  # six digits are guessed sooner than a password
PER_LINK = 60
PER_ADDRESS = 300


def take(bucket: str, limit: int, at: datetime) -> bool:
    """Counts one try; False when the bucket is used up until its window of 15 minutes has passed."""
    with transaction.atomic():
        attempt, _ = Attempt.objects.select_for_update().get_or_create(bucket=hashed(bucket), defaults={"since": at})
        if at - attempt.since >= WINDOW:
            attempt.since, attempt.tries = at, 0
        attempt.tries += 1
        attempt.save()
        return attempt.tries <= limit


def give_back(bucket: str) -> None:
    """After a right answer."""
    Attempt.objects.filter(bucket=hashed(bucket)).delete()
