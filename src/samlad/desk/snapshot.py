"""The whole database as one file, taken while others write, and loaded again: SQLite's backup API, PostgreSQL's pg_dump."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.db import connection

Progress = Callable[[int, int], None]
FILES = {"sqlite": "samlad.sqlite3", "postgresql": "samlad.pgdump"}
PAGES_AT_A_TIME = 5_000
_EVERYTHING_OURS = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"


class SnapshotFailed(Exception):
    """The sentence says what went wrong and what to do."""


def take(folder: Path, progress: Progress) -> Path:
    """Writes the database as it stands at one moment to a file in the folder. Raises SnapshotFailed."""
    path = folder / FILES[connection.vendor]
    if connection.vendor == "postgresql":
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={path}")
        return path
    address = f"file:{connection.settings_dict['NAME']}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as source, closing(sqlite3.connect(path)) as target:
        # Inside a read transaction the copy stays at one moment and never has to begin again, however much others write.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(target, pages=PAGES_AT_A_TIME, progress=lambda _, left, total: progress(total - left, total))
    return path


def load(path: Path) -> None:
    """Puts a snapshot back. SQLite's already lies where it is to be used. Raises SnapshotFailed, also unless it is empty."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(_EVERYTHING_OURS)
        [(found,)] = cursor.fetchall()
    if found:
        raise SnapshotFailed(
            "The database that SAMLAD_DATABASE names is not empty. Make a new one: createdb samlad_restored"
        )
    connection.close()
    database = _settings()["PGDATABASE"]
    _run("pg_restore", "--no-owner", "--no-privileges", "--single-transaction", f"--dbname={database}", str(path))
    path.unlink()


def _run(program: str, *arguments: str) -> None:
    if not shutil.which(program):
        raise SnapshotFailed(f"{program} is not installed. On Debian: apt install postgresql-client")
    done = subprocess.run(
        [program, *arguments],
        env={**os.environ, **_settings()},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SnapshotFailed(f"{program} failed: {done.stderr.strip()}")


def _settings() -> dict[str, str]:
    """The database's address as PostgreSQL's own programs read it; the password on no command line."""
    told = connection.settings_dict
    names = {"PGDATABASE": "NAME", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGHOST": "HOST", "PGPORT": "PORT"}
    return {variable: str(told[name]) for variable, name in names.items() if told.get(name)}
