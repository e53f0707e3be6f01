"""The first account. Whoever can read the terminal of the machine makes it, with a code that works once."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from django.utils.crypto import constant_time_compare

from samlad.domain.common import Refused
from samlad.people import accounts, limits
from samlad.people.changes import change
from samlad.people.ids import new_code
from samlad.people.models import Person

FILE = "first-run-code"


def is_first_run() -> bool:
    return not Person.objects.exists()


def first_run_code(data_dir: Path) -> str | None:
    """The code to print in the terminal; None when there are people already. The same until it has been used."""
    if not is_first_run():
        return None
    path = data_dir / FILE
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(f"{new_code()}-{new_code()}")
    return path.read_text()


def create_first_keeper(data_dir: Path, code: str, email: str, name: str, password: str | None, at: datetime) -> Person:
    """The installation's first keeper. Raises Refused: first_run.over, first_run.wrong_code, people.too_many."""
    right = first_run_code(data_dir)
    if right is None:
        raise Refused("first_run.over")
    if not limits.take("first-run", limits.PER_ACCOUNT, at):
        raise Refused("people.too_many")
    if not constant_time_compare(right, code.strip().upper()):
        raise Refused("first_run.wrong_code")
    with change():
        if not is_first_run():  # somebody else was faster; the counter in ``change`` made us wait for them
            raise Refused("first_run.over")
        person = accounts.create_person(email, name, password, keeper=True)
    (data_dir / FILE).unlink(missing_ok=True)
    return person
