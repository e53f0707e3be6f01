"""An installation to measure on: the base data's register, ISFs of chosen lengths, people who are signed in.

Everything in it is invented, and gone when the block ends.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

ACTORS = 40  # rows on the ISF's page
BATCH = 500


@dataclass(frozen=True)
class Installation:
    """``sessions`` are the cookies of people who are signed in; person ``n`` acts for ``actors[n % audiences]``."""

    directory: Path
    actors: list[str]
    isfs: dict[int, str]  # length of the log → the ISF
    sessions: list[str]


@contextmanager
def installed(lengths: Sequence[int] = (100,), people: int = 1, audiences: int = 1) -> Iterator[Installation]:
    """In this process Django stands on the installation's database; a server is another process on the same directory.

    With several ``audiences`` each of that many actors has a narrowed entry of its own, so none shares another's drawings.
    """
    directory = Path(tempfile.mkdtemp(prefix="samlad-bench-"))
    try:
        _set_up(directory)
        yield _furnish(directory, lengths, people, audiences)
    finally:
        _leave()
        shutil.rmtree(directory, ignore_errors=True)


def _set_up(directory: Path) -> None:
    os.environ["SAMLAD_DATA"] = str(directory)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samlad.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _leave() -> None:
    from django.db import connections

    from samlad.desk import office

    office.desk().stop()
    office.place(None)
    connections.close_all()


def _furnish(directory: Path, lengths: Sequence[int], people: int, audiences: int) -> Installation:
    from bench import story
    from samlad.desk import base_data, office

    desk = office.desk()
    base_data.load(desk)
    actors = sorted(desk.whole("register").register.actors)[:ACTORS]
    began = datetime.now(UTC) - timedelta(hours=6)
    isfs = {}
    for length in lengths:
        isfs[length] = f"isf{length}"
        lines = story.isf(isfs[length], actors, length, began, audiences if audiences > 1 else 0)
        desk.write(lambda lines=lines: _enter(lines, began))
    return Installation(directory, actors, isfs, _signed_in(people, actors[:audiences]))


def _enter(lines, began: datetime) -> None:
    """Straight into the log, by the same road as the desk but without asking the domain for each line: it is only faster."""
    from samlad.desk import office
    from samlad.index import follow
    from samlad.log import store

    entries = []
    for start in range(0, len(lines), BATCH):
        entries += store.append(lines[start : start + BATCH], began + timedelta(milliseconds=start))
    follow.rebuild(store.read(), office.desk().whole)


def _signed_in(people: int, actors: list[str]) -> list[str]:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.utils import timezone

    from samlad.people import accounts
    from samlad.people.models import Role
    from samlad.people.sessions import SessionStore

    sessions = []
    for number in range(people):
        person = accounts.create_person(f"p{number}@bench.example", f"Person {number}")
        accounts.join(person.id, actors[number % len(actors)], Role.MEMBER, timezone.now())
        session = SessionStore()
        session[SESSION_KEY] = person.pk
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.create()
        sessions.append(session.session_key)
    return sessions
