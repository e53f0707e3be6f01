"""Copies of a migrated template database, one for each test, on SQLite or PostgreSQL."""

from __future__ import annotations

import os
import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connections
from django.test.utils import override_settings

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Database:
    """``directory`` is the data directory; ``environment`` is what another process needs to use the same database."""

    directory: Path
    environment: dict[str, str]


class Databases(ABC):
    """Makes the template once and then a copy for each test; Django's default connection is pointed at the copy."""

    def make_template(self) -> None:
        self._create_template()
        call_command("migrate", verbosity=0)
        connections.close_all()

    @contextmanager
    def fresh(self, directory: Path) -> Iterator[Database]:
        directory.mkdir(mode=0o700)
        settings = connections.settings["default"]
        template = settings["NAME"]
        connections.close_all()
        settings["NAME"], address = self._copy(directory)
        try:
            with override_settings(DATA_DIR=directory):
                yield Database(directory, {"SAMLAD_DATA": str(directory), "SAMLAD_DATABASE": address})
        finally:
            connections.close_all()
            self._drop(str(settings["NAME"]))
            settings["NAME"] = template

    @abstractmethod
    def _create_template(self) -> None: ...

    @abstractmethod
    def _copy(self, directory: Path) -> tuple[str | Path, str]:
        """Django's name for a new copy of the template, and its address for ``SAMLAD_DATABASE``."""

    @abstractmethod
    def _drop(self, name: str) -> None: ...


class SqliteDatabases(Databases):
    def __init__(self, directory: Path) -> None:
        self._template = directory / "samlad.sqlite3"

    def _create_template(self) -> None:
        pass  # made by the first connection

    def _copy(self, directory: Path) -> tuple[Path, str]:
        return shutil.copy(self._template, directory / self._template.name), ""

    def _drop(self, name: str) -> None:
        pass  # goes with the test's folder


class PostgresqlDatabases(Databases):
    def __init__(self, server: str) -> None:
        self._server = server
        self._template = f"template_{os.getpid()}"
        os.environ["SAMLAD_DATABASE"] = f"{server}/{self._template}"

    def _create_template(self) -> None:
        self._run(f'CREATE DATABASE "{self._template}"')

    def _copy(self, directory: Path) -> tuple[str, str]:
        name = f"test_{os.getpid()}_{next(_numbers)}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{self._template}"')
        return name, f"{self._server}/{name}"

    def _drop(self, name: str) -> None:
        self._run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _run(self, statement: str) -> None:
        with psycopg.connect(f"{self._server}/postgres", autocommit=True) as server:
            server.execute(statement)
