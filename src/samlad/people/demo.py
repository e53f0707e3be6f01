"""Sign-ins without typing, for made-up people. ``links.opened`` refuses them outside a data directory marked demo."""

from __future__ import annotations

from datetime import datetime, timedelta

from samlad.people import links
from samlad.people.models import DemoLink


def demo_link(person: str, at: datetime) -> str:
    """A token that works again and again for a month."""
    return links.mint(DemoLink(person_id=person, created_at=at, expires_at=at + timedelta(days=30)))
