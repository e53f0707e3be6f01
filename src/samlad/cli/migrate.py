"""Bring the database up to this version."""

from __future__ import annotations

import argparse
from typing import Any

from samlad.cli.installation import set_up
from samlad.cli.terminal import Problem


def run(arguments: argparse.Namespace) -> int:
    set_up()
    migrate()
    return 0


def migrate() -> None:
    """Applies what is missing, and touches nothing when nothing is. Raises Problem when the data is newer than this program."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from samlad.desk import starting

    executor = MigrationExecutor(connection)
    loader = executor.loader
    unknown = sorted(set(loader.applied_migrations) - set(loader.disk_migrations) - _elsewhere(loader))
    if unknown:
        raise Problem(
            f"The data is newer than this version of Samlad ({unknown[-1][0]} {unknown[-1][1]}). Update Samlad first."
        )
    if executor.migration_plan(loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    try:
        starting.require_known_kinds()
    except starting.CannotStart as newer:
        raise Problem(str(newer)) from newer


def _elsewhere(loader: Any) -> set[tuple[str, str]]:
    """Migrations that others' squashing has replaced."""
    return {old for one in loader.replacements.values() for old in one.replaces}
