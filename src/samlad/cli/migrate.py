"""Bring the database up to this version."""

from __future__ import annotations

import argparse


def run(arguments: argparse.Namespace) -> int:
    import django

    django.setup()
    migrate()
    return 0


def migrate() -> None:
    """Applies what is missing. Raises SystemExit with a sentence when the data is newer than this program."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    loader = MigrationExecutor(connection).loader
    unknown = sorted(set(loader.applied_migrations) - set(loader.disk_migrations) - _elsewhere(loader))
    if unknown:
        raise SystemExit(
            f"The data is newer than this version of Samlad ({unknown[-1][0]} {unknown[-1][1]}). Update Samlad first."
        )
    call_command("migrate", verbosity=0, interactive=False)


def _elsewhere(loader: object) -> set[tuple[str, str]]:
    """Migrations that others' squashing has replaced."""
    replacements: dict[tuple[str, str], object] = getattr(loader, "replacements", {})
    return {old for one in replacements.values() for old in one.replaces}  # type: ignore[attr-defined]
