"""Every test runs on SQLite, or with ``SAMLAD_TEST_DATABASE=postgresql`` on a private PostgreSQL.

A test that asks for ``database`` gets a fresh copy of a migrated template; nothing is ever flushed, since the log's
tables refuse it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
import pytest

from tests.databases import Database, Databases, PostgresqlDatabases, SqliteDatabases
from tests.postgres import Cluster

_directory = pytest.StashKey[Path]()
_databases = pytest.StashKey[Databases]()
_cluster = pytest.StashKey[Cluster]()
_broken = pytest.StashKey[Exception]()


def pytest_configure(config: pytest.Config) -> None:
    """Points the settings at a temporary directory before anything imports them."""
    directory = config.stash[_directory] = Path(tempfile.mkdtemp(prefix="samlad-test-"))
    os.environ["SAMLAD_DATA"] = str(directory)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samlad.config.settings")
    if os.environ.get("SAMLAD_TEST_DATABASE") == "postgresql":
        config.stash[_databases] = PostgresqlDatabases(_server(config))
    else:
        os.environ.pop("SAMLAD_DATABASE", None)
        config.stash[_databases] = SqliteDatabases(directory)
    try:
        django.setup()
    except Exception as broken:  # the domain's tests need no Django and run even while a room above is being rebuilt
        config.stash[_broken] = broken


def _server(config: pytest.Config) -> str:
    """The address of the one cluster that all workers of this run share."""
    if "SAMLAD_TEST_SERVER" not in os.environ:
        config.stash[_cluster] = Cluster()
        os.environ["SAMLAD_TEST_SERVER"] = config.stash[_cluster].url
    return os.environ["SAMLAD_TEST_SERVER"]


def pytest_unconfigure(config: pytest.Config) -> None:
    if cluster := config.stash.get(_cluster, None):
        os.environ.pop("SAMLAD_TEST_SERVER")
        cluster.stop()
    shutil.rmtree(config.stash[_directory], ignore_errors=True)


@pytest.fixture(scope="session")
def databases(pytestconfig: pytest.Config) -> Databases:
    """The migrated template that each test's database is copied from."""
    if broken := pytestconfig.stash.get(_broken, None):
        raise broken
    databases = pytestconfig.stash[_databases]
    databases.make_template()
    return databases


@pytest.fixture
def database(databases: Databases, tmp_path: Path) -> Iterator[Database]:
    """A fresh, migrated database with a data directory of its own; see ``Database``."""
    with databases.fresh(tmp_path / "data") as database:
        yield database
