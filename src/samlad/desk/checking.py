"""``samlad check``: tries everything the installation leans on, and says in a sentence what is wrong. Sends nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection

from samlad.channels.gateway import Gateway
from samlad.channels.message import Check
from samlad.desk import outbox
from samlad.log import schema, seals, store

LEAST_FREE_BYTES = 1_000_000_000
LEAST_FREE_SHARE = 0.05
CLOCKS_MAY_DIFFER = timedelta(seconds=5)
SEALED_WITHIN = timedelta(hours=24)


class Wrong(Exception):
    """What is wrong, as a sentence."""


def checks(at: datetime) -> Iterator[Check]:
    """Each thing as it has been tried; ``at`` is what the machine's clock says."""
    yield _tried("Databas", _database)
    yield _tried("Spärrar", _guards)
    yield _tried("Klocka", lambda: _clock(at))
    yield _tried("Datakatalog", _directory)
    yield _tried("Diskutrymme", _disk)
    yield _tried("Förseglingar", lambda: _seals(at))
    yield _tried("Adress", _address)
    yield _tried("Klientens filer", _client)
    yield _tried("Utkorg", _outbox)
    yield from outbox.gateway().check()


def inbound_address() -> str:
    """What to set as ``sms_url`` on the number at 46elks; empty in a demo."""
    gateway = outbox.gateway()
    return gateway.callbacks.inbound if isinstance(gateway, Gateway) else ""


def _tried(name: str, check: Callable[[], str]) -> Check:
    try:
        return Check(name, True, check())
    except Wrong as wrong:
        return Check(name, False, str(wrong))
    except DatabaseError as error:
        return Check(name, False, f"Databasen svarar inte: {str(error).strip() or type(error).__name__}")


def _database() -> str:
    position = store.head_position()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT version()" if connection.vendor == "postgresql" else "SELECT 'SQLite ' || sqlite_version()"
        )
        [(version,)] = cursor.fetchall()
    return f"{str(version).partition(' on ')[0]}, {position} noteringar."


def _guards() -> str:
    if missing := schema.missing_guards():
        raise Wrong(f"Spärrar i databasen saknas eller är ändrade: {', '.join(missing)}. Kör samlad verify.")
    return "Databasen vägrar ändringar i loggen."


def _clock(at: datetime) -> str:
    latest = max((store.unstamp(head.registered_at) for head in store.heads()), default=at)
    if latest > at + CLOCKS_MAY_DIFFER:
        raise Wrong(
            f"Klockan går fel: den är {at:%Y-%m-%d %H:%M} UTC, men loggen har redan en notering från {latest:%Y-%m-%d %H:%M}. "
            "Ställ klockan (chrony eller systemd-timesyncd)."
        )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            [(theirs,)] = cursor.fetchall()
        if abs(theirs - at) > CLOCKS_MAY_DIFFER:
            raise Wrong(
                f"Databasens klocka skiljer {abs(theirs - at).total_seconds():.0f} sekunder från den här maskinens."
            )
    return f"{at:%Y-%m-%d %H:%M} UTC."


def _directory() -> str:
    directory = Path(settings.DATA_DIR)
    try:
        with tempfile.NamedTemporaryFile(dir=directory, prefix=".check-"):
            pass
    except OSError as error:
        raise Wrong(
            f"Det går inte att skriva i {directory} ({error.strerror}). Se över rättigheter och om disken är full."
        ) from error
    if directory.stat().st_mode & 0o077:
        raise Wrong(f"Andra användare på maskinen kan öppna {directory}. Stäng den: chmod 700 {directory}")
    return f"{directory} går att skriva i och är stängd för andra."


def _disk() -> str:
    disk = shutil.disk_usage(settings.DATA_DIR)
    free = f"{disk.free / 1e9:.1f} GB ledigt av {disk.total / 1e9:.1f}"
    if disk.free < LEAST_FREE_BYTES or disk.free < LEAST_FREE_SHARE * disk.total:
        raise Wrong(f"Disken är snart full: {free}. När den är full går inget att spara.")
    return f"{free}."


def _seals(at: datetime) -> str:
    read = [one.seal for one in seals.read_seals(Path(settings.DATA_DIR)) if one.seal]
    if not read:
        if store.head_position():
            raise Wrong("Loggen är inte förseglad än. Servern förseglar av sig själv; gör det nu med samlad seal.")
        return "Inget att försegla än."
    last = read[-1]
    if last.position < store.head_position() and at - last.sealed_at > SEALED_WITHIN:
        raise Wrong(
            f"Loggen förseglades senast {last.sealed_at:%Y-%m-%d %H:%M} UTC. Kör samlad seal och se i serverns logg varför."
        )
    return f"Senast {last.sealed_at:%Y-%m-%d %H:%M} UTC, till position {last.position}."


def _address() -> str:
    address = urlsplit(settings.PUBLIC_URL)
    if address.scheme != "https" and address.hostname not in {"localhost", "127.0.0.1"}:
        raise Wrong(
            f"{settings.PUBLIC_URL} är okrypterad: passkeys fungerar inte och lösenord syns. Sätt SAMLAD_URL till https://…"
        )
    return f"{settings.PUBLIC_URL}"


def _client() -> str:
    if not (Path(settings.CLIENT_DIR) / "manifest.json").exists():
        raise Wrong("Klientens filer är inte byggda: sidorna saknar utseende. Kör make client.")
    return "Byggda."


def _outbox() -> str:
    if (held := outbox.held()) is not None:
        raise Wrong(
            f"Databasen är återställd från en säkerhetskopia och {held} meddelanden står still. Släpp dem: samlad release."
        )
    return "Meddelanden går ut."
