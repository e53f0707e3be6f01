"""The browsers in which a person is signed in, and signing out of each."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.http import HttpRequest

from samlad.people.asking import SHARED_KEY
from samlad.people.changes import change
from samlad.people.models import Attempt, Device, LetInAsk

BROWSERS = ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def label_from(user_agent: str) -> str:
    """ "Firefox · Android": enough to recognise one's own phone by. Browsers name their ancestors too, so order counts."""
    found = [next((name for mark, name in table if mark in user_agent), "") for table in (BROWSERS, SYSTEMS)]
    return " · ".join(filter(None, found)) or "–"


def remember_device(request: HttpRequest, person: str, at: datetime) -> Device:
    """Lists the browser as signed in. Called when a session has got its person; changes nothing for anybody else."""
    if request.session.session_key is None:
        request.session.save()
    device, _ = Device.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "person_id": person,
            "label": label_from(request.headers.get("User-Agent", "")),
            "shared": bool(request.session.get(SHARED_KEY)),
            "created_at": at,
            "seen_at": at,
        },
    )
    return device


def devices_of(person: str, at: datetime) -> list[Device]:
    """Those still signed in, latest seen first."""
    alive = Session.objects.filter(expire_date__gt=at).values("session_key")
    return list(Device.objects.filter(person_id=person, session_key__in=alive).order_by("-seen_at"))


def sign_out_device(device_id: str, person: str) -> None:
    """Ends the session on one of the person's own devices; holds everywhere within a second."""
    _sign_out(Device.objects.filter(pk=device_id, person_id=person))


def sign_out_others(person: str, session_key: str | None) -> None:
    """Every device but this one."""
    _sign_out(Device.objects.filter(person_id=person).exclude(session_key=session_key or ""))


def tidy(at: datetime) -> None:
    """Takes away what has ended: sessions, their devices, asks and counted tries. Run now and then."""
    Session.objects.filter(expire_date__lte=at).delete()
    Device.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    LetInAsk.objects.filter(asked_at__lt=at - timedelta(days=1)).delete()
    Attempt.objects.filter(since__lt=at - timedelta(days=1)).delete()


def _sign_out(devices: QuerySet[Device]) -> None:
    keys = list(devices.values_list("session_key", flat=True))
    with change():
        Session.objects.filter(session_key__in=keys).delete()
        Device.objects.filter(session_key__in=keys).delete()
