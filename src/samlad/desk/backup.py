"""Backups: the database and the secrets that belong to it, in one encrypted file. Taken while the server runs.

In it: the database as it stands at one moment, ``secret-key`` (sessions and links hang on it), ``seal-key`` and ``seals``
(without them cuts from a log's end cannot be seen), and the mark of a demo. Whoever can read a backup can read everything: it
is written encrypted, and its key does not lie in it.
"""

from __future__ import annotations

import io
import os
import shutil
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from samlad.desk.encrypted import Reader, Secret, Unreadable, Writer

MANIFEST = "manifest.json"
BESIDE = ("secret-key", "seal-key", "seals", "DEMO")
DATABASES = {"samlad.sqlite3": "sqlite", "samlad.pgdump": "postgresql"}


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The first thing in a backup. ``database`` is the vendor's name: sqlite or postgresql."""

    made_at: datetime
    version: str
    database: str


class NotEmpty(Exception):
    """Something stands where the restored files were to be."""


def back_up(directory: Path, to: Path, secret: Secret, at: datetime, progress: Callable[[int, int], None]) -> Manifest:
    """Writes a backup and reads it back. Raises FileExistsError, OSError, SnapshotFailed; then no file is left behind."""
    from django.db import connection

    from samlad.desk import snapshot

    if to.exists():
        raise FileExistsError(f"{to} is already there. Give the backup a name of its own.")
    manifest = Manifest(made_at=at, version=version("samlad"), database=connection.vendor)
    unfinished = to.with_name(f"{to.name}.part")
    try:
        with TemporaryDirectory(dir=directory, prefix=".backup-") as folder:  # in clear: never beside the backup
            beside = _copies(
                directory, Path(folder)
            )  # before the database: no seal tells of entries that are not in it
            _write(unfinished, secret, manifest, [*beside, snapshot.take(Path(folder), progress)])
        read_manifest(unfinished, secret)
        os.replace(unfinished, to)
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def _copies(directory: Path, folder: Path) -> list[Path]:
    return [Path(shutil.copy(directory / name, folder / name)) for name in BESIDE if (directory / name).exists()]


def _write(path: Path, secret: Secret, manifest: Manifest, files: list[Path]) -> None:
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        encrypted = Writer(file, secret)
        with tarfile.open(fileobj=encrypted, mode="w|gz") as archive:  # type: ignore[call-overload]
            about = msgspec.json.encode(manifest)
            member = tarfile.TarInfo(MANIFEST)
            member.size = len(about)
            archive.addfile(member, io.BytesIO(about))
            for one in files:
                archive.add(one, arcname=one.name)
        encrypted.close()
        file.flush()
        os.fsync(file.fileno())


def read_manifest(path: Path, secret: Secret) -> Manifest:
    """Reads a backup from its beginning to its end, so that a damaged one is found out now. Raises Unreadable, OSError."""
    with _opened(path, secret) as archive:
        return _manifest(archive)


def unpack(path: Path, secret: Secret, directory: Path, database: str) -> Manifest:
    """Puts a backup's files in an empty directory; the snapshot of the database among them.

    ``database`` is what the directory is to run on. Raises NotEmpty, Unreadable, OSError; then nothing is left behind.
    """
    if directory.exists() and any(directory.iterdir()):
        raise NotEmpty(f"{directory} is not empty. Restore into a new directory.")
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with _opened(path, secret) as archive:
            manifest = _manifest(archive)
            if manifest.database != database:
                raise Unreadable(_other_database(manifest.database))
            while member := archive.next():
                _extract(archive, member, directory)
    except BaseException:
        for name in (*BESIDE, *DATABASES):
            (directory / name).unlink(missing_ok=True)
        raise
    return manifest


@contextmanager
def _opened(path: Path, secret: Secret) -> Iterator[tarfile.TarFile]:
    with open(path, "rb") as file:
        reader = Reader(file, secret)
        with tarfile.open(fileobj=reader, mode="r|gz") as archive:  # type: ignore[call-overload]
            yield archive
        reader.drain()


def _manifest(archive: tarfile.TarFile) -> Manifest:
    member = archive.next()
    content = archive.extractfile(member) if member and member.name == MANIFEST else None
    if content is None:
        raise Unreadable("The backup does not begin as backups do. Try another copy.")
    return msgspec.json.decode(content.read(), type=Manifest)


def _extract(archive: tarfile.TarFile, member: tarfile.TarInfo, directory: Path) -> None:
    content = archive.extractfile(member)
    if content is None or member.name not in (*BESIDE, *DATABASES):
        raise Unreadable(f"The backup holds something that does not belong in it: {member.name}")
    with open(directory / member.name, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        shutil.copyfileobj(content, file, 1 << 20)


def _other_database(vendor: str) -> str:
    if vendor == "sqlite":
        return "The backup is of an SQLite database. Restore it without SAMLAD_DATABASE."
    return "The backup is of a PostgreSQL database. Make an empty one and name it in SAMLAD_DATABASE."
