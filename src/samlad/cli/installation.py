"""Opening an installation for a command: the directory that ``--data`` names, and its database."""

from __future__ import annotations

from pathlib import Path

from samlad.cli.terminal import Problem

MARK = "secret-key"  # made at the first start, and in every installation since


def open_installation(directory: str) -> Path:
    """Sets Django up for an installation that is there; a slip in ``--data`` makes no new one. Raises Problem."""
    path = Path(directory).resolve()
    if not (path / MARK).exists():
        raise Problem(f"There is no installation in {path}. Name its data directory with --data.")
    set_up()
    return path


def set_up() -> None:
    """Django, on whatever directory and database the environment names."""
    import django

    django.setup()
