"""Django's sessions in the database, with *delad dator*: on a shared computer the session ends with the browser, and
after eight hours at the latest."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.utils import timezone

from samlad.people.asking import SHARED_KEY

SHARED_LASTS = timedelta(hours=8)


class SessionStore(DatabaseSessions):
    def get_expire_at_browser_close(self) -> bool:
        return bool(self.get(SHARED_KEY)) or super().get_expire_at_browser_close()

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        ends: datetime = super().get_expiry_date(**kwargs)
        if not self.get(SHARED_KEY):
            return ends
        return min(ends, kwargs.get("modification", timezone.now()) + SHARED_LASTS)
