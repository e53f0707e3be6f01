"""An ISF with contacts in the register, and real servers to send through: for the tests of calling."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest

from samlad.channels.message import Channel as Way
from samlad.desk import calling, loops, outbox
from samlad.desk.models import OutboxRow
from samlad.domain import call, contact, register
from samlad.domain.common import REGISTER, ActorId, Author, Capacity, Text
from samlad.domain.contact import Channel, ChannelKind, ContactPoint
from tests.desk.conftest import ISF, LOG, open_isf
from tests.domain.story import ANNA, MUNICIPALITY, POWER, REGION
from tests.servers.elks import ElksServer
from tests.servers.smtp import MailServer

WHY = Text("Smittspridning på äldreboenden")
JOINING = call.Joining(phone=Text("010-174 06 00"), code=Text("4711"))
TIB, DEPUTY, CONTROL_ROOM = "+46701740605", "+46701740606", "+46701740640"
NAMES = {MUNICIPALITY: "Örebro kommun", REGION: "Region Örebro län", POWER: "Elnät"}
KEEPER = Author(person="rut", actor=None, capacity=Capacity.SYSTEM)


def ways(**addresses: str) -> tuple[Channel, ...]:
    return tuple(Channel(kind=ChannelKind(kind), address=Text(address)) for kind, address in addresses.items())


def point(actor: ActorId, function: str, channels: tuple[Channel, ...], deputy: int | None = None) -> ContactPoint:
    return ContactPoint(kept_by=actor, for_actors=(actor,), function=Text(function), channels=channels, deputy=deputy)


def fill_register(desk, *, tib: tuple[Channel, ...] = (), power: tuple[Channel, ...] = ()) -> None:
    """The region's TiB with a deputy, and the power company's control room."""
    points = (
        point(REGION, "säkerhetschef", ways(phone="070-174 06 06")),
        point(REGION, "TiB", tib or ways(phone="070-174 06 05", email="tib@region.example"), deputy=1),
        point(POWER, "driftcentral", power or ways(sms="070-174 06 40")),
    )
    actors = [register.ActorAdded(actor=register.Actor(id=id, name=Text(name))) for id, name in NAMES.items()]
    added = [contact.PointAdded(point=number, content=one) for number, one in enumerate(points, start=1)]
    desk.record(KEEPER, REGISTER, lambda world, at: [*actors, *added])


def given_isf(desk, **contacts: tuple[Channel, ...]) -> None:
    fill_register(desk, **contacts)
    open_isf(desk)


def raise_alarm(desk, actors: tuple[ActorId, ...] = (REGION, POWER), isf=ISF, by: Author = ANNA, **facts: Any) -> None:
    facts = {"why": WHY, "joining": JOINING, "actors": actors, **facts}
    log = f"isf:{isf}"
    desk.record(by, log, lambda world, at: calling.alarm_deeds(world, world.isf(isf), by, at, **facts))


def row(desk, actor: ActorId, number: int = 1) -> call.Called:
    return desk.whole(LOG).call.calls[number].rows[actor]


def send_all(desk, clock) -> int:
    """Everything that is due goes out."""
    return sum(outbox.send_due(desk, channel, clock.now) for channel in Way)


def time_passes(desk, clock, minutes: float) -> None:
    clock.now += timedelta(minutes=minutes)
    loops.lapse_due(desk, clock.now)


def waiting() -> list[tuple[str, str]]:
    rows = OutboxRow.objects.filter(state=OutboxRow.State.WAITING).order_by("channel", "address")
    return [(row.channel, row.address) for row in rows]


NOWHERE = {
    "SAMLAD_46ELKS_URL": "http://127.0.0.1:9",
    "SAMLAD_46ELKS_USER": "u",
    "SAMLAD_46ELKS_PASSWORD": "p",
    "SAMLAD_46ELKS_FROM": "+46766860000",
    "SAMLAD_SMTP_URL": "smtp://127.0.0.1:9",
    "SAMLAD_MAIL_FROM": "Samlad <samlad@orebro.example>",
}  # every channel is set up; what is sent through them meets nobody


def through(elks: ElksServer, mail: MailServer) -> dict[str, str]:
    """The environment of an installation that uses these servers."""
    returns = {"SAMLAD_RETURN_MAILDIR": str(mail.folder.parent / "returns")}
    return {**NOWHERE, **elks.environment, "SAMLAD_SMTP_URL": mail.url, **returns}


@contextmanager
def set_up(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> Iterator[None]:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    outbox.gateway.cache_clear()
    yield
    outbox.gateway.cache_clear()
