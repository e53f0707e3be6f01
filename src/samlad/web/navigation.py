"""The frame's own facts: the menu, the badge, the stream's address, what to keep for when there is no line."""

from __future__ import annotations

import base64
import hashlib
import hmac
from functools import cache
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import gettext as _

from samlad.web.asking import Ask
from samlad.web.drawing import address


def items(ask: Ask) -> list[tuple[str, str, bool, int]]:
    """(label, address, is this page, badge)."""
    if not ask.signed_in:
        return []
    from samlad.web import turn

    badges = {"/": len(turn.expectations(ask))}
    return [(label, href, _is_here(ask, href), badges.get(href, 0)) for label, href in _places(ask.language)]


@cache
def _places(language: str) -> list[tuple[str, str]]:
    return [
        (_("Din tur"), address("home")),
        (_("Händelser"), address("disturbances")),
        (_("Aktörer"), address("actors")),
        (_("Mallar"), address("templates")),
    ]


def _is_here(ask: Ask, href: str) -> bool:
    return ask.path == href or (href != "/" and ask.path.startswith(href))


def live_address(ask: Ask) -> str:
    query = {
        "page": ask.path + ("?" + ask.query.urlencode() if ask.query else ""),
        "from": ask.desk.recent.head,
        "in": ask.desk.incarnation,
    }
    return "/live?" + urlencode(query)


def keep_key(person: str) -> str:
    """The key that locks what is typed on a device to one account: 32 bytes, base64. Known only to signed-in pages."""
    made = hmac.new(settings.SECRET_KEY.encode(), b"keep:" + person.encode(), hashlib.sha256).digest()
    return base64.b64encode(made).decode()


def offline_addresses(ask: Ask) -> tuple[str, ...]:
    """Pages to keep readable without a line: call list, agreements, of the ISFs where something goes on."""
    from samlad.web import offline

    return offline.addresses(ask)
