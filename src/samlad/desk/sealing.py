"""Sealing the logs' heads: every so often while the server runs, and once when it stops."""

from __future__ import annotations

from django.conf import settings

from samlad.desk.desk import Desk
from samlad.log import seals
from samlad.log.seals import Seal


def seal(desk: Desk) -> Seal | None:
    """Seals what has been written since the last seal; None when nothing has. Raises OSError, DatabaseError."""
    return seals.seal_now(settings.DATA_DIR, desk.clock())
